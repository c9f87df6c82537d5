import { Button, CloseButton, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { factText } from '@shared/domain/law/fact-text'
import {
  emptyRow,
  LIST_COLUMNS,
  parseList,
  rowsOfFact,
  type ListErrors,
  type ListKind,
  type ListRow,
} from './list-fact'
import { without } from './fact-drafts'
import type { FactField } from './use-fact-field'
import classes from './law.module.css'

type ListInputProps = { readonly field: FactField; readonly kind: ListKind; readonly labelId: string }

/** Officers, spans, records, papers: a line while closed, rows of fields while open. */
export function ListInput({ field, kind, labelId }: ListInputProps) {
  const { draft, saved, isLocked, change, fact } = field
  const rows = draft?.rows
  if (rows !== undefined && !isLocked)
    return <ListEditor field={field} kind={kind} rows={rows} labelId={labelId} />
  const open = (): void => {
    const own = rowsOfFact(kind, saved)
    change({ ...draft, rows: own.length > 0 ? own : [emptyRow(kind)] })
  }
  return (
    <div className={classes.listLine} data-fact-input>
      <span>{saved === null ? <span className={classes.muted}>未填</span> : factText(saved)}</span>
      {!isLocked && (
        <button type="button" className={classes.link} aria-label={`填写：${fact.label}`} onClick={open}>
          {saved === null ? '填写' : '修改'}
        </button>
      )}
    </div>
  )
}

type ListEditorProps = ListInputProps & { readonly rows: readonly ListRow[] }

function ListEditor({ field, kind, rows, labelId }: ListEditorProps) {
  const { draft, change, save, currentPage, isSaving } = field
  const [errors, setErrors] = useState<ListErrors>([])
  const setRows = (next: readonly ListRow[]): void => change({ ...draft, rows: next })
  const commit = async (withPage: boolean): Promise<void> => {
    const parsed = parseList(kind, rows)
    setErrors(parsed.ok ? [] : parsed.errors)
    if (!parsed.ok) return
    await (withPage ? save(parsed.value, currentPage()) : save(parsed.value))
  }
  const close = (): void => change(without(draft, 'rows'))
  return (
    <div
      className={classes.list}
      role="group"
      aria-labelledby={labelId}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
        else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) void commit(event.ctrlKey)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      {rows.map((row, index) => (
        <RowFields
          key={index}
          {...{ kind, row, index }}
          errors={errors[index] ?? {}}
          onChange={(next) => setRows(rows.map((each, at) => (at === index ? next : each)))}
          onDrop={() => setRows(rows.filter((_, at) => at !== index))}
        />
      ))}
      <Group gap={6}>
        <Button size="compact-xs" variant="default" onClick={() => setRows([...rows, emptyRow(kind)])}>
          加一行
        </Button>
        <Button size="compact-xs" loading={isSaving} onClick={() => void commit(false)}>
          保存
        </Button>
        <Button size="compact-xs" variant="default" onClick={close}>
          取消
        </Button>
      </Group>
    </div>
  )
}

type RowFieldsProps = {
  readonly kind: ListKind
  readonly row: ListRow
  readonly index: number
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (row: ListRow) => void
  readonly onDrop: () => void
}

function RowFields({ kind, row, index, errors, onChange, onDrop }: RowFieldsProps) {
  return (
    <div className={classes.listRow}>
      {LIST_COLUMNS[kind].map(({ key, label, placeholder }) => (
        <TextInput
          key={key}
          size="xs"
          label={label}
          aria-label={`第 ${index + 1} 行${label}`}
          maxLength={200}
          placeholder={placeholder ?? ''}
          value={row[key] ?? ''}
          error={errors[key]}
          autoFocus={index > 0 && key === LIST_COLUMNS[kind][0]?.key}
          onChange={(event) => onChange({ ...row, [key]: event.currentTarget.value })}
        />
      ))}
      <CloseButton size="sm" aria-label={`删除第 ${index + 1} 行`} onClick={onDrop} />
    </div>
  )
}
