/** Annex tables, the ruled table of a sheet and the 版记. */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type ITableCellOptions,
  OverlapType,
  type Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { OFFICIAL_MARKS, TYPE_SIZE_PT } from '@shared/domain/layout/geometry'
import { COPIES_LABEL, copiesLines, imprintDateText, imprintPlan } from '@shared/domain/layout/imprint'
import type { Annex, OfficialDocument } from '@shared/domain/layout/official-document'
import { planRow, rowHeightMm, SHEET_COLUMNS, SHEET_LINE_MM } from '@shared/domain/layout/sheet-html'
import { NO_BORDERS } from './docx-head'
import { characters, eighths, twips, TYPE_TWIPS } from './docx-measure'
import type { Builder } from './docx-parts'

const CELL = { left: twips(1.5), right: twips(1.5), top: twips(0.8), bottom: twips(0.8) } as const
const LABEL = { ...CELL, left: twips(1), right: twips(1) } as const
const SIZE = OFFICIAL_MARKS.sheetTypePt.value
const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const GRID = {
  top: THIN,
  bottom: THIN,
  left: THIN,
  right: THIN,
  insideHorizontal: THIN,
  insideVertical: THIN,
}

/** One paragraph a line, so that line feeds stay where they are. */
function cellLines(
  build: Builder,
  text: string,
  isCentred: boolean,
  role: 'fang' | 'hei' = 'fang',
): Paragraph[] {
  return text.split('\n').map((line) =>
    build.paragraph([build.run(line, { role, sizePt: SIZE, isFree: true })], {
      alignment: isCentred ? AlignmentType.CENTER : AlignmentType.LEFT,
      line: twips(SHEET_LINE_MM),
    }),
  )
}

const cell = (options: Omit<ITableCellOptions, 'verticalAlign'>): TableCell =>
  new TableCell({ ...options, verticalAlign: VerticalAlignTable.CENTER })

export function annexTable(build: Builder, { columns, rows }: NonNullable<Annex['table']>): Table {
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.round((width / total) * TYPE_TWIPS))
  const size = (index: number) => ({ size: widths[index] ?? 0, type: WidthType.DXA })
  const head = columns.map(({ label }, index) =>
    cell({ children: cellLines(build, label, true, 'hei'), width: size(index), margins: CELL }),
  )
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((text, index) =>
          cell({ children: cellLines(build, text, false), width: size(index), margins: CELL }),
        ),
      }),
  )
  return new Table({
    rows: [new TableRow({ children: head, tableHeader: true, cantSplit: true }), ...body],
    columnWidths: widths,
    width: { size: TYPE_TWIPS, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: GRID,
  })
}

export function sheetTable(build: Builder, { sheet }: OfficialDocument): Table {
  const each = TYPE_TWIPS / SHEET_COLUMNS
  const rows = sheet.map((row) => {
    const cells = planRow(row).flatMap(({ label, value, labelColumns, valueColumns }) => [
      cell({ children: cellLines(build, label, true), columnSpan: labelColumns, margins: LABEL }),
      cell({ children: cellLines(build, value, false), columnSpan: valueColumns, margins: CELL }),
    ])
    const height = { value: twips(rowHeightMm(row)), rule: HeightRule.ATLEAST }
    return new TableRow({ children: cells, height, cantSplit: true })
  })
  return new Table({
    rows,
    columnWidths: Array.from({ length: SHEET_COLUMNS }, () => Math.round(each)),
    width: { size: TYPE_TWIPS, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: GRID,
  })
}

/** 版记 at the foot of the page its last paragraph stands on; null when there is none. */
export function imprintTable(build: Builder, doc: OfficialDocument): Table | null {
  const plan = imprintPlan(doc)
  if (plan === null) return null
  const isLetter = doc.form === 'letter'
  const inset = characters(OFFICIAL_MARKS.imprintInsetCharacters.value)
  const small = { sizePt: TYPE_SIZE_PT.四号.value, isFree: true }
  const line = twips(OFFICIAL_MARKS.imprintPitchMm.value)
  const label = twips((COPIES_LABEL.length * TYPE_SIZE_PT.四号.value * 25.4) / 72)
  const copies = copiesLines(doc.copies).map((text, index) =>
    build.paragraph([build.run(index === 0 ? COPIES_LABEL + text : text, small)], {
      line,
      indent: { left: inset + (index === 0 ? 0 : label), right: inset },
    }),
  )
  const printed =
    isLetter || doc.imprint === null
      ? []
      : [
          build.paragraph(
            [
              build.run(doc.imprint.printedBy, small),
              build.tab(),
              build.run(imprintDateText(doc.imprint.printedOnIso), small),
            ],
            {
              line,
              indent: { left: inset },
              tabStops: [{ type: TabStopType.RIGHT, position: TYPE_TWIPS - inset }],
            },
          ),
        ]
  const groups = [copies, printed].filter((group) => group.length > 0)
  const border = (mm: number) => ({ style: BorderStyle.SINGLE, size: eighths(mm), color: '000000' })
  const thick = border(OFFICIAL_MARKS.imprintThickRuleMm.value)
  const rules = {
    ...NO_BORDERS,
    top: thick,
    bottom: thick,
    insideHorizontal: border(OFFICIAL_MARKS.imprintThinRuleMm.value),
  }
  return new Table({
    rows: groups.map((group) => new TableRow({ cantSplit: true, children: [cell({ children: group })] })),
    columnWidths: [TYPE_TWIPS],
    width: { size: TYPE_TWIPS, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    borders: isLetter ? NO_BORDERS : rules,
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: 0,
      absoluteVerticalPosition: twips(plan.topMm),
      overlap: OverlapType.NEVER,
    },
  })
}
