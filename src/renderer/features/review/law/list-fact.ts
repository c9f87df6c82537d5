/** Facts that are lists (officers, spans, records, numbered papers) as rows of text fields, and back. Pure. */
import { FactValue, type FactKind } from '@shared/domain/law/fact-sheet'
import { minuteText } from '@shared/domain/law/fact-text'
import { parseDay, parseMinute } from './parse-fact'

export type ListKind = Extract<FactKind, 'officers' | 'spans' | 'records' | 'papers'>
export const isListKind = (kind: FactKind): kind is ListKind => kind in LIST_COLUMNS

export type ListColumn = {
  readonly key: string
  readonly label: string
  readonly kind: 'text' | 'date' | 'datetime' | 'names'
  readonly isRequired: boolean
  readonly placeholder?: string
}

const text = (key: string, label: string, isRequired = false): ListColumn => ({
  key,
  label,
  kind: 'text',
  isRequired,
})
const date = (key: string, label: string, isRequired = false): ListColumn => ({
  key,
  label,
  kind: 'date',
  isRequired,
})

export const LIST_COLUMNS: Readonly<Record<ListKind, readonly ListColumn[]>> = {
  officers: [
    text('name', '姓名', true),
    text('certificate', '执法证号'),
    date('validFrom', '有效期起'),
    date('validTo', '有效期止'),
  ],
  spans: [
    date('from', '起', true),
    date('to', '止', true),
    text('reason', '理由'),
    text('document', '凭据文书'),
  ],
  records: [
    text('title', '名称', true),
    text('location', '地点'),
    { key: 'start', label: '开始', kind: 'datetime', isRequired: true },
    { key: 'end', label: '结束', kind: 'datetime', isRequired: false },
    { key: 'officers', label: '执法人员', kind: 'names', isRequired: false, placeholder: '用顿号隔开' },
  ],
  papers: [text('title', '文书名称', true), text('number', '文号', true), date('date', '日期', true)],
}

export type ListRow = Readonly<Record<string, string>>

export const emptyRow = (kind: ListKind): ListRow =>
  Object.fromEntries(LIST_COLUMNS[kind].map(({ key }) => [key, '']))

export function rowsOfFact(kind: ListKind, fact: FactValue | null): readonly ListRow[] {
  if (fact === null || fact.kind !== kind) return []
  const rows: readonly Readonly<Record<string, unknown>>[] = fact.value
  return rows.map((row) =>
    Object.fromEntries(LIST_COLUMNS[kind].map((column) => [column.key, cellText(column, row[column.key])])),
  )
}

function cellText({ kind }: ListColumn, value: unknown): string {
  if (Array.isArray(value)) return value.join('、')
  if (typeof value !== 'string') return ''
  return kind === 'datetime' ? minuteText(value) : value
}

/** By row and column; the first error of a cell. */
export type ListErrors = readonly Readonly<Record<string, string>>[]
export type ParsedList =
  | { readonly ok: true; readonly value: FactValue | null }
  | { readonly ok: false; readonly errors: ListErrors }

const isBlank = (row: ListRow): boolean => Object.values(row).every((cell) => cell.trim() === '')

/** Rows left empty are dropped; no row at all takes the fact away. */
export function parseList(kind: ListKind, given: readonly ListRow[]): ParsedList {
  const rows = given.filter((row) => !isBlank(row))
  if (rows.length === 0) return { ok: true, value: null }
  const read = given.map((row) => (isBlank(row) ? { values: {}, errors: {} } : readRow(kind, row)))
  const errors = read.map((row) => row.errors)
  if (errors.some((each) => Object.keys(each).length > 0)) return { ok: false, errors }
  const value = read.filter((_, index) => !isBlank(given[index] ?? {})).map((row) => row.values)
  const parsed = FactValue.safeParse({ kind, value })
  if (parsed.success) return { ok: true, value: parsed.data }
  return {
    ok: false,
    errors: given.map((row) => (isBlank(row) ? {} : { [firstKey(kind)]: '这一行过长，请缩短。' })),
  }
}

const firstKey = (kind: ListKind): string => LIST_COLUMNS[kind][0]?.key ?? ''

function readRow(kind: ListKind, row: ListRow) {
  const values: Record<string, unknown> = {}
  const errors: Record<string, string> = {}
  for (const column of LIST_COLUMNS[kind]) {
    const cell = (row[column.key] ?? '').trim()
    const value = readCell(column, cell)
    if (value === undefined) errors[column.key] = cell === '' ? '必填' : WRONG[column.kind]
    else values[column.key] = value
  }
  const { from, to } = values
  if (kind === 'spans' && typeof from === 'string' && typeof to === 'string' && to < from)
    errors.to = '止早于起'
  return { values, errors }
}

const WRONG: Readonly<Record<ListColumn['kind'], string>> = {
  text: '太长',
  names: '太长',
  date: '如 2024-09-09',
  datetime: '如 2024-09-09 21:30',
}

/** undefined: not acceptable. */
function readCell({ kind, isRequired }: ListColumn, cell: string): unknown {
  if (kind === 'names') return cell === '' ? [] : cell.split(/[、,，;；\s]+/).filter((name) => name !== '')
  if (cell === '') return isRequired ? undefined : kind === 'text' ? '' : null
  if (kind === 'date') return parseDay(cell) ?? undefined
  if (kind === 'datetime') return parseMinute(cell) ?? undefined
  return cell.length <= 200 ? cell : undefined
}
