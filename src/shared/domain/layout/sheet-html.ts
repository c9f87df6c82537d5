/**
 * 表格式: a ruled table as wide as the type area, one to four label/value pairs in a row (送达回证, 复查记录,
 * 线索登记表). One table of sixty narrow columns holds rows of any division, so that all rules meet.
 */
import { SEAL_ANCHORS } from './anchors'
import { esc } from './css'
import { OFFICIAL_PAGE } from './geometry'
import type { OfficialDocument, SheetCell, SheetRow } from './official-document'
import { withEndAnchor } from './sign-html'

/** Divisible by 1 to 4 pairs, and a label takes a whole number of them. */
export const SHEET_COLUMNS = 60
/** Columns of a label in a row of one to four pairs. */
const LABEL_COLUMNS: readonly number[] = [10, 10, 8, 6]
/** A row higher than this may be broken over pages. */
const TALL_LINES = 12
/** Line height inside a cell; document-css.ts sets the same. */
export const SHEET_LINE_MM = 7
export const CELL_PADDING_MM = 1.6

export type SheetCellPlan = SheetCell & { readonly labelColumns: number; readonly valueColumns: number }

/** The cells of a row with their share of the sixty columns. */
export function planRow({ cells }: SheetRow): readonly SheetCellPlan[] {
  const each = SHEET_COLUMNS / Math.max(1, cells.length)
  const labelColumns = LABEL_COLUMNS[cells.length - 1] ?? 6
  return cells.map((cell) => ({ ...cell, labelColumns, valueColumns: each - labelColumns }))
}

/** Least height of a row, millimetres: one line pitch, or its tallest cell. */
export function rowHeightMm({ cells }: SheetRow): number {
  const lines = Math.max(1, ...cells.map(({ minLines }) => minLines ?? 1))
  return lines === 1 ? OFFICIAL_PAGE.linePitchMm.value : lines * SHEET_LINE_MM + 2 * CELL_PADDING_MM
}

const lines = (text: string): string => text.split('\n').map(esc).join('\n')

function rowHtml(row: SheetRow): string {
  const heightMm = rowHeightMm(row)
  const cells = planRow(row).map(
    ({ label, value, labelColumns, valueColumns }) =>
      `<td class="label" colspan="${labelColumns}">${lines(label)}</td><td colspan="${valueColumns}">${lines(value)}</td>`,
  )
  const isTall = heightMm > TALL_LINES * SHEET_LINE_MM
  return `<tr${isTall ? ' class="tall"' : ''} style="height:${heightMm.toFixed(3)}mm">${cells.join('')}</tr>`
}

/** Where the table ends; a seal below it keeps its distance from here. */
const TABLE_END = `<a class="flow-end" href="${SEAL_ANCHORS.textEnd}"></a>`

export function sheetHtml({ sheet, signatures }: OfficialDocument): string {
  const columns = `<col span="${SHEET_COLUMNS}" style="width:${(100 / SHEET_COLUMNS).toFixed(4)}%">`
  const table =
    sheet.length === 0
      ? ''
      : `<table class="sheet">${columns}<tbody>${sheet.map(rowHtml).join('\n')}</tbody></table>`
  const signed = signatures.map((line, index) => {
    const isLast = index === signatures.length - 1
    return `<p>${isLast ? withEndAnchor(line, SEAL_ANCHORS.textEnd) : esc(line)}</p>`
  })
  return signed.length === 0 ? table + TABLE_END : `${table}<div class="signatures">${signed.join('')}</div>`
}
