import { Badge, Button, Group, Select, Stack, Switch, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { memo, useMemo } from 'react'
import type { CaseType } from '@shared/domain/case-file/case-file'
import type { DraftItem, DraftSection, StandardDraft } from '@shared/domain/checklist/draft'
import { formatCenti } from '@shared/lib/decimal'
import * as edit from './draft-edit'
import { PointsInput } from './NumberFields'
import { ItemFields, MoveButtons } from './RowForm'
import { RulesField } from './RulesField'
import type { DraftEditing } from './use-draft'
import classes from './standards.module.css'

/** Stands in no name. */
const BETWEEN = '\n'

type TabProps = {
  readonly editing: DraftEditing
  /** Key of the row that is open for writing. */
  readonly openKey: string | null
  readonly onOpen: (key: string | null) => void
}

/** Sections with their items; one item at a time is open. */
export function ItemsTab({ editing, openKey, onOpen }: TabProps) {
  const { draft } = editing
  const homeless = useMemo(
    () => draft.items.filter(({ section }) => !draft.sections.some(({ id }) => id === section)),
    [draft.items, draft.sections],
  )
  const gradeNames = draft.grades.map(({ name }) => name).join(BETWEEN)
  return (
    <Stack gap="md">
      {draft.sections.length === 0 && (
        <Text c="dimmed">还没有内容。先加一个部分（例如“主体资格”），再往里加评查项。</Text>
      )}
      {draft.sections.map((section) => (
        <section key={section.key} className={classes.section} aria-label={`部分 ${section.name}`}>
          <SectionHead
            section={section}
            count={draft.items.filter((item) => item.section === section.id).length}
            sumCenti={sumOf(draft.items, section.id)}
            grades={gradeNames}
            latest={editing.latest}
            put={editing.edit}
            onOpen={onOpen}
          />
          <ItemList
            editing={editing}
            items={draft.items.filter((item) => item.section === section.id)}
            openKey={openKey}
            onOpen={onOpen}
          />
        </section>
      ))}
      {homeless.length > 0 && (
        <section className={classes.section} aria-label="没有归入部分的评查项">
          <div className={classes.sectionHead}>
            <Text fw={600}>没有归入任何部分</Text>
          </div>
          <ItemList editing={editing} items={homeless} openKey={openKey} onOpen={onOpen} />
        </section>
      )}
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => editing.edit(edit.addSection)}
        >
          加一个部分
        </Button>
      </Group>
    </Stack>
  )
}

const sumOf = (items: readonly DraftItem[], section: string): number =>
  items.reduce((sum, item) => sum + (item.section === section ? (item.pointsCenti ?? 0) : 0), 0)

type SectionHeadProps = {
  readonly section: DraftSection
  readonly count: number
  readonly sumCenti: number
  /** One string, so that it stays equal while the grades do. */
  readonly grades: string
  readonly latest: DraftEditing['latest']
  readonly put: DraftEditing['edit']
  readonly onOpen: (key: string | null) => void
}

/** Kept as it is while one types in an item. */
const SectionHead = memo(function SectionHead(props: SectionHeadProps) {
  const { section, count, sumCenti, latest, put, onOpen } = props
  const { key, id, name, minimum } = section
  const grades = props.grades.split(BETWEEN).filter((grade) => grade.trim() !== '')
  const patch = (change: Parameters<typeof edit.patchSection>[2], field: string): void =>
    put((now) => edit.patchSection(now, key, change), field === '' ? '' : `${key} ${field}`)
  const addItem = (): void => {
    const [next, itemKey] = edit.addItem(latest(), id)
    put(() => next)
    onOpen(itemKey)
  }
  return (
    <div className={classes.sectionHead} data-row={`section:${key}`}>
      <Group gap="xs" wrap="nowrap" align="flex-end">
        <TextInput
          label="部分名称"
          size="sm"
          flex={1}
          maxLength={100}
          data-first
          value={name}
          onChange={(event) => patch({ name: event.currentTarget.value }, 'name')}
        />
        <TextInput
          label="代号"
          size="sm"
          w={70}
          maxLength={10}
          value={id}
          onChange={(event) => patch({ id: event.currentTarget.value.trim() }, 'id')}
        />
        <Text size="sm" w={104} pb={8} ta="right" className={classes.total}>
          {count} 项 {formatCenti(sumCenti)} 分
        </Text>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          aria-label={`加评查项到“${name || id}”`}
          onClick={addItem}
        >
          加评查项
        </Button>
      </Group>
      <Group gap="sm" mt={8} justify="space-between" wrap="nowrap">
        <Group gap="xs" wrap="nowrap">
          <Switch
            size="xs"
            label="设部分最低分"
            aria-label={`“${name || id}”设部分最低分`}
            checked={minimum !== null}
            onChange={(event) =>
              patch(
                {
                  minimum: event.currentTarget.checked
                    ? { minTenths: 600, gradeAtMost: grades.at(-1) ?? '' }
                    : null,
                },
                '',
              )
            }
          />
          {minimum !== null && (
            <>
              <Text size="xs">折算后低于</Text>
              <PointsInput
                aria-label={`“${name || id}”最低分（百分制）`}
                size="xs"
                w={60}
                unit="tenths"
                value={minimum.minTenths}
                onChange={(minTenths) => patch({ minimum: { ...minimum, minTenths } }, 'minimum')}
              />
              <Text size="xs">等次不得高于</Text>
              <Select
                aria-label={`“${name || id}”低于最低分时的最高等次`}
                size="xs"
                w={100}
                data={[...new Set(grades)]}
                value={grades.includes(minimum.gradeAtMost) ? minimum.gradeAtMost : null}
                allowDeselect={false}
                onChange={(gradeAtMost) =>
                  gradeAtMost !== null && patch({ minimum: { ...minimum, gradeAtMost } }, '')
                }
              />
            </>
          )}
        </Group>
        <MoveButtons
          name={`部分 ${name || id}`}
          onMove={(step) => put((now) => edit.moveSection(now, key, step))}
          onRemove={() => put((now) => edit.removeSection(now, key))}
        />
      </Group>
    </div>
  )
})

type ItemListProps = TabProps & { readonly items: readonly DraftItem[] }

function ItemList({ editing, items, openKey, onOpen }: ItemListProps) {
  return (
    <div>
      {items.map((item) => (
        <div key={item.key} className={classes.row} data-row={`item:${item.key}`}>
          <ItemRow item={item} isOpen={item.key === openKey} onOpen={onOpen} />
          {item.key === openKey && <OpenItem editing={editing} item={item} onOpen={onOpen} />}
        </div>
      ))}
    </div>
  )
}

type ItemRowProps = {
  readonly item: DraftItem
  readonly isOpen: boolean
  readonly onOpen: (key: string | null) => void
}

/** Kept as it is while its item is: typing in one must not draw the others again. */
const ItemRow = memo(function ItemRow({ item, isOpen, onOpen }: ItemRowProps) {
  const open = item.rules.filter(edit.isUnchecked).length
  return (
    <UnstyledButton
      className={classes.rowButton}
      aria-expanded={isOpen}
      onClick={() => onOpen(isOpen ? null : item.key)}
    >
      <Group gap={4} wrap="nowrap">
        {isOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
        <Text size="sm" fw={600} truncate>
          {item.id || '（无编号）'}
        </Text>
      </Group>
      <span className={classes.cell}>{item.text || '（没有内容）'}</span>
      <span className={classes.points}>
        {item.pointsCenti === null ? '—' : `${formatCenti(item.pointsCenti)} 分`}
      </span>
      <span className={`${classes.cell} ${classes.muted}`}>{item.ruleText || '（没有扣分规则）'}</span>
      <Group gap={4} wrap="nowrap" justify="flex-end">
        {item.naAllowed && (
          <Badge size="xs" variant="outline" color="gray">
            可缺
          </Badge>
        )}
        {open > 0 && (
          <Badge size="xs" variant="light" color="yellow">
            核对 {open}
          </Badge>
        )}
      </Group>
    </UnstyledButton>
  )
})

type OpenItemProps = {
  readonly editing: DraftEditing
  readonly item: DraftItem
  readonly onOpen: (key: string | null) => void
}

function OpenItem({ editing, item, onOpen }: OpenItemProps) {
  const { draft, edit: put } = editing
  const { key } = item
  const caseType: CaseType = draft.caseType
  const group = (field: string): string => (field === '' ? '' : `${key} ${field}`)
  const change = (make: (now: StandardDraft) => StandardDraft, field = ''): void => put(make, group(field))
  return (
    <div className={classes.form} onBlur={editing.leaveField}>
      <Stack gap="sm">
        <ItemFields
          row={item}
          sections={draft.sections}
          caseType={caseType}
          onPatch={(patch, field) => change((now) => edit.patchItem(now, key, patch), field)}
        />
        <RulesField
          item={item}
          onPatch={(index, patch, field) =>
            change((now) => edit.patchRule(now, key, index, patch), field === '' ? '' : `${index} ${field}`)
          }
          onAdd={() => change((now) => edit.addRule(now, key))}
          onRemove={(index) => change((now) => edit.removeRule(now, key, index))}
          onReread={() => change((now) => edit.rereadRules(now, key))}
        />
        <MoveButtons
          name={`评查项 ${item.id}`}
          onMove={(step) => change((now) => edit.moveItem(now, key, step))}
          onRemove={() => {
            change((now) => edit.removeItem(now, key))
            onOpen(null)
          }}
        />
      </Stack>
    </div>
  )
}
