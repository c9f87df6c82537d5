import { Checkbox, Fieldset, Group, SimpleGrid, Stack, Textarea } from '@mantine/core'
import { KindSubject } from '@shared/domain/document/kind'
import { PAPER_FORM_NAMES, PaperForm } from '@shared/domain/layout/paper-form'
import { LineField, TickField } from '../../../ui/form-fields'
import type { PartProps } from './part-props'

const SUBJECT_LABELS: Readonly<Record<KindSubject, string>> = {
  review: '案卷和评查',
  matter: '监督案件',
  clue: '问题线索',
  dispute: '执法争议',
  document: '原文书',
}

/** What it is called, what it looks like, what it is drafted from, what its words may say. */
export function BasicPart({ kind, isReadOnly, onChange }: PartProps) {
  return (
    <fieldset disabled={isReadOnly} style={{ border: 0, margin: 0, padding: 0 }}>
      <Stack gap="md" maw={900}>
        <SimpleGrid cols={2} spacing="sm">
          <LineField
            label="文书名称（印在发文机关下面）"
            isRequired
            value={kind.title}
            onChange={(title) => onChange({ ...kind, title })}
          />
          <LineField
            label="简称"
            isRequired
            maxLength={20}
            value={kind.shortName}
            onChange={(shortName) => onChange({ ...kind, shortName })}
          />
        </SimpleGrid>
        <Fieldset legend="可用的格式（第一个是默认的）">
          <Checkbox.Group
            value={[...kind.forms]}
            onChange={(next) => onChange({ ...kind, forms: next.map((form) => PaperForm.parse(form)) })}
          >
            <Group gap="lg">
              {PaperForm.options.map((form) => (
                <Checkbox
                  key={form}
                  value={form}
                  label={`${PAPER_FORM_NAMES[form]}${kind.forms[0] === form ? '（默认）' : ''}`}
                />
              ))}
            </Group>
          </Checkbox.Group>
        </Fieldset>
        <Fieldset legend="依据什么起草">
          <Checkbox.Group
            value={[...kind.subjects]}
            onChange={(next) => onChange({ ...kind, subjects: next.map((one) => KindSubject.parse(one)) })}
          >
            <Group gap="lg">
              {KindSubject.options.map((one) => (
                <Checkbox key={one} value={one} label={SUBJECT_LABELS[one]} />
              ))}
            </Group>
          </Checkbox.Group>
        </Fieldset>
        <Fieldset legend="用语和办理">
          <Stack gap="xs">
            <TickField
              label="可以用“责令”“撤销”等决定用语"
              value={kind.mayOrder}
              onChange={(mayOrder) => onChange({ ...kind, mayOrder })}
            />
            <TickField
              label="正文必须写明“自行纠正”"
              value={kind.asksSelfCorrection}
              onChange={(asksSelfCorrection) => onChange({ ...kind, asksSelfCorrection })}
            />
            <TickField
              label="只有线索管理人员和组长可以查看和办理"
              value={kind.access === 'clue'}
              onChange={(isClue) => onChange({ ...kind, access: isClue ? 'clue' : 'open' })}
            />
          </Stack>
        </Fieldset>
        <Textarea
          label="附件说明（每行一个，新文书自带）"
          autosize
          minRows={2}
          value={kind.attachments.join('\n')}
          onChange={(event) => onChange({ ...kind, attachments: event.currentTarget.value.split('\n', 20) })}
          onBlur={() =>
            onChange({
              ...kind,
              attachments: kind.attachments.map((name) => name.trim()).filter((name) => name !== ''),
            })
          }
        />
      </Stack>
    </fieldset>
  )
}
