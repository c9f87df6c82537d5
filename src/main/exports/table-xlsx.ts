/** A report table as .xlsx: the same cells as on paper, numbers as numbers so that they can be summed. */
import writeExcelFile, { type CellObject, type SheetData } from 'write-excel-file/node'
import type { Cell, Column, ReportTable } from '@shared/report/table'

const HEAD_FILL = '#EEF1F6'

type CellOptions = { readonly align?: Column['align']; readonly bold?: boolean; readonly boxed?: boolean }

export async function tableXlsx(table: ReportTable): Promise<Uint8Array> {
  const span = table.columns.length
  const line = (text: string, bold = false): SheetData[number] => [
    {
      value: text,
      columnSpan: span,
      wrap: true,
      alignVertical: 'top',
      ...(bold ? { fontWeight: 'bold' as const } : {}),
    },
  ]
  const rows: SheetData = [
    [{ value: table.title, columnSpan: span, align: 'center', fontWeight: 'bold', fontSize: 16 }],
    ...(table.isSample ? [line('示例案卷，仅供练习，不得作为评查依据')] : []),
    ...table.facts.map(([label, value]) => line(`${label}：${value || '—'}`)),
    ...tableRows(table),
    ...(table.parts ?? []).flatMap((part) => [line(part.heading, true), ...tableRows(part)]),
    ...table.notes.flatMap(({ heading, lines }) => [line(heading, true), ...lines.map((text) => line(text))]),
    line(table.signatures.join('　　　　')),
  ]
  const file = writeExcelFile(rows, {
    sheet: table.title.slice(0, 31),
    columns: table.columns.map(({ width }) => ({ width: width * 1.8 })),
    orientation: 'landscape',
  })
  return new Uint8Array(await file.toBuffer())
}

const tableRows = ({ columns, rows }: Pick<ReportTable, 'columns' | 'rows'>): SheetData => [
  columns.map(({ label }) => ({
    ...cell(label, { align: 'center', bold: true, boxed: true }),
    backgroundColor: HEAD_FILL,
  })),
  ...rows.map((row) =>
    row.map((value, index) => cell(value, { align: columns[index]?.align ?? 'left', boxed: true })),
  ),
]

function cell(value: Cell, { align = 'left', bold = false, boxed = false }: CellOptions): CellObject {
  const style: CellObject = {
    align,
    alignVertical: 'center',
    wrap: true,
    ...(bold ? { fontWeight: 'bold' } : {}),
    ...(boxed ? { borderStyle: 'thin' } : {}),
  }
  // An empty string would be a text cell with nothing in it; a blank keeps sums clean.
  if (value === null || value === '') return style
  return typeof value === 'number' ? { ...style, value, type: Number } : { ...style, value, type: String }
}
