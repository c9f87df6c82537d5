import {
  Button,
  Group,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import type { CaseType } from '@shared/domain/case-file/case-file'
import type { DraftItem, DraftSection, DraftVeto } from '@shared/domain/checklist/draft'
import { ConditionsField } from './ConditionsField'
import type { ItemPatch, RowPatch } from './draft-edit'
import { PointsInput } from './NumberFields'

type MoveProps = { readonly onMove: (step: 1 | -1) => void; readonly onRemove: () => void }

type RowFieldsProps<R, P> = {
  readonly row: R
  readonly caseType: CaseType
  /** @param field  the field being typed in; '' for a single step */
  readonly onPatch: (patch: P, field: string) => void
}

type ItemFieldsProps = RowFieldsProps<DraftItem, ItemPatch> & { readonly sections: readonly DraftSection[] }

/** Number, section, points and cap of an item, then what every row has. */
export function ItemFields({ row, sections, caseType, onPatch }: ItemFieldsProps) {
  return (
    <Stack gap="xs">
      <SimpleGrid cols={4} spacing="sm">
        <TextInput
          label="编号"
          size="sm"
          maxLength={40}
          data-first
          value={row.id}
          onChange={(event) => onPatch({ id: event.currentTarget.value }, 'id')}
        />
        <Select
          label="部分"
          size="sm"
          data={sections
            .filter(({ id }) => id !== '')
            .map(({ id, name }) => ({ value: id, label: name || id }))}
          value={sections.some(({ id }) => id === row.section && id !== '') ? row.section : null}
          placeholder="请选择"
          allowDeselect={false}
          onChange={(section) => section !== null && onPatch({ section }, '')}
        />
        <PointsInput
          label="分值"
          size="sm"
          value={row.pointsCenti}
          onChange={(pointsCenti) => onPatch({ pointsCenti }, 'points')}
        />
        <PointsInput
          label="封顶"
          placeholder="同分值"
          size="sm"
          value={row.capCenti}
          onChange={(capCenti) => onPatch({ capCenti }, 'cap')}
        />
      </SimpleGrid>
      <CommonFields row={row} caseType={caseType} onPatch={onPatch} ruleLabel="扣分规则原文" />
    </Stack>
  )
}

export function VetoFields({ row, caseType, onPatch }: RowFieldsProps<DraftVeto, RowPatch>) {
  return (
    <Stack gap="xs">
      <TextInput
        label="编号"
        size="sm"
        maw={220}
        maxLength={40}
        data-first
        value={row.id}
        onChange={(event) => onPatch({ id: event.currentTarget.value }, 'id')}
      />
      <CommonFields row={row} caseType={caseType} onPatch={onPatch} ruleLabel="规则原文" />
    </Stack>
  )
}

type CommonFieldsProps = RowFieldsProps<DraftVeto | DraftItem, RowPatch> & { readonly ruleLabel: string }

function CommonFields({ row, caseType, onPatch, ruleLabel }: CommonFieldsProps) {
  return (
    <>
      <Textarea
        label="评查内容"
        size="sm"
        autosize
        minRows={1}
        maxRows={6}
        maxLength={4000}
        value={row.text}
        onChange={(event) => onPatch({ text: event.currentTarget.value }, 'text')}
      />
      <Textarea
        label={ruleLabel}
        size="sm"
        autosize
        minRows={1}
        maxRows={6}
        maxLength={4000}
        value={row.ruleText}
        onChange={(event) => onPatch({ ruleText: event.currentTarget.value }, 'ruleText')}
      />
      <TextInput
        label="依据"
        placeholder="未载明"
        size="sm"
        maxLength={1000}
        value={row.basis}
        onChange={(event) => onPatch({ basis: event.currentTarget.value }, 'basis')}
      />
      <TagsInput
        label="在哪些文书里评"
        placeholder={row.documents.length === 0 ? '可空；写一个文书名称，按回车' : ''}
        size="sm"
        maxTags={40}
        clearable={false}
        value={[...row.documents]}
        onChange={(names) =>
          onPatch(
            { documents: names.map((name) => name.trim().slice(0, 40)).filter((name) => name !== '') },
            '',
          )
        }
      />
      <Switch
        label="可缺项（没有这个环节的案卷，可以不评这一项）"
        size="sm"
        checked={row.naAllowed}
        onChange={(event) =>
          onPatch(event.currentTarget.checked ? { naAllowed: true } : { naAllowed: false, naWhen: [] }, '')
        }
      />
      {row.naAllowed && (
        <ConditionsField
          rowName={row.id}
          caseType={caseType}
          conditions={row.naWhen}
          onChange={(naWhen) => onPatch({ naWhen }, 'naWhen')}
        />
      )}
    </>
  )
}

export function MoveButtons({ name, onMove, onRemove }: MoveProps & { readonly name: string }) {
  return (
    <Group gap={6} justify="flex-end">
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowUp size={14} aria-hidden />}
        aria-label={`${name} 上移`}
        onClick={() => onMove(-1)}
      >
        上移
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowDown size={14} aria-hidden />}
        aria-label={`${name} 下移`}
        onClick={() => onMove(1)}
      >
        下移
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconTrash size={14} aria-hidden />}
        aria-label={`删除 ${name}`}
        onClick={onRemove}
      >
        删除
      </Button>
    </Group>
  )
}
