/**
 * 表格式: the kind's own fields as a ruled sheet (送达回证, 复查记录). Two short cells side by side, a long one across;
 * what is empty is left for the hand. Cells to be signed are fields too.
 */
import type { SheetCell, SheetRow } from '../layout/official-document'
import { chineseDate } from './chinese-date'
import type { KindField } from './kind'
import type { SupervisionDocument } from './supervision-document'

export type Sheet = { readonly rows: readonly SheetRow[]; readonly signatures: readonly string[] }

const LONG_LINES = 4
/** Characters in a line of a cell that goes across; good enough to plan its height. */
const ACROSS_CHARACTERS = 24
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/

export function sheetOf({ kind, fields }: Pick<SupervisionDocument, 'kind' | 'fields'>): Sheet {
  const rows: SheetRow[] = []
  let pending: SheetCell | null = null
  const flush = (): void => {
    if (pending !== null) rows.push({ cells: [pending] })
    pending = null
  }
  for (const field of kind.fields) {
    const cell = cellOf(field, fields.values[field.id] ?? '')
    if (field.type === 'long') {
      flush()
      rows.push({ cells: [cell] })
    } else if (pending === null) pending = cell
    else {
      rows.push({ cells: [pending, cell] })
      pending = null
    }
  }
  flush()
  return { rows, signatures: [] }
}

function cellOf({ label, type }: KindField, written: string): SheetCell {
  const value = ISO_DAY.test(written) ? chineseDate(written) : written
  if (type !== 'long') return { label, value }
  const lines = value
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / ACROSS_CHARACTERS)), 0)
  return { label, value, minLines: Math.max(LONG_LINES, lines) }
}
