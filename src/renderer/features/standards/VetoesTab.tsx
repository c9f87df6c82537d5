import { Badge, Button, Group, Radio, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { VetoStyle } from '@shared/domain/review/review'
import { VETO_STYLE_TEXT } from '@shared/messages/scoring'
import * as edit from './draft-edit'
import { MoveButtons, VetoFields } from './RowForm'
import type { DraftEditing } from './use-draft'
import classes from './standards.module.css'

type VetoesTabProps = {
  readonly editing: DraftEditing
  readonly openKey: string | null
  readonly onOpen: (key: string | null) => void
}

/** What ends the judgement of a file, and what it does to the score. */
export function VetoesTab({ editing, openKey, onOpen }: VetoesTabProps) {
  const { draft } = editing
  const add = (): void => {
    const [next, key] = edit.addVeto(editing.latest())
    editing.edit(() => next)
    onOpen(key)
  }
  return (
    <Stack gap="md">
      <Radio.Group
        label="出现否决项时"
        value={draft.vetoStyle}
        onChange={(style) => editing.edit((now) => ({ ...now, vetoStyle: VetoStyle.parse(style) }))}
      >
        <Stack gap={6} mt={6}>
          {VetoStyle.options.map((style) => (
            <Radio key={style} value={style} label={`方式 ${style}：${VETO_STYLE_TEXT[style]}`} />
          ))}
        </Stack>
      </Radio.Group>
      <section className={classes.section} aria-label="否决项">
        <div className={classes.sectionHead}>
          <Group justify="space-between">
            <Text fw={600}>否决项 {draft.vetoes.length} 项（不占分）</Text>
            <Button
              size="sm"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={add}
            >
              加否决项
            </Button>
          </Group>
        </div>
        {draft.vetoes.map((veto) => (
          <div key={veto.key} className={classes.row} data-row={`veto:${veto.key}`}>
            <UnstyledButton
              className={classes.rowButton}
              data-kind="veto"
              aria-expanded={veto.key === openKey}
              onClick={() => onOpen(veto.key === openKey ? null : veto.key)}
            >
              <Group gap={4} wrap="nowrap">
                {veto.key === openKey ? (
                  <IconChevronDown size={14} aria-hidden />
                ) : (
                  <IconChevronRight size={14} aria-hidden />
                )}
                <Text size="sm" fw={600} truncate>
                  {veto.id || '（无编号）'}
                </Text>
              </Group>
              <span className={classes.cell}>{veto.text || '（没有内容）'}</span>
              <span className={`${classes.cell} ${classes.muted}`}>{veto.ruleText}</span>
              <Group justify="flex-end">
                {veto.naAllowed && (
                  <Badge size="xs" variant="outline" color="gray">
                    可缺
                  </Badge>
                )}
              </Group>
            </UnstyledButton>
            {veto.key === openKey && (
              <div className={classes.form} onBlur={editing.leaveField}>
                <Stack gap="sm">
                  <VetoFields
                    row={veto}
                    caseType={draft.caseType}
                    onPatch={(patch, field) =>
                      editing.edit(
                        (now) => edit.patchVeto(now, veto.key, patch),
                        field === '' ? '' : `${veto.key} ${field}`,
                      )
                    }
                  />
                  <MoveButtons
                    name={`否决项 ${veto.id}`}
                    onMove={(step) => editing.edit((now) => edit.moveVeto(now, veto.key, step))}
                    onRemove={() => {
                      editing.edit((now) => edit.removeVeto(now, veto.key))
                      onOpen(null)
                    }}
                  />
                </Stack>
              </div>
            )}
          </div>
        ))}
      </section>
    </Stack>
  )
}
