/** 年度统计表: the founding article's list with the year before, rates, and tables by kind, month and unit. */
import type { KindCount, MonthCount, UnitCount } from '@shared/domain/loop/figure-tables'
import type { Figure, YearlyFigures } from '@shared/domain/loop/figures'
import { column } from './loop-parts'
import type { Cell, Column, ReportTable, TablePart } from './table'

export type YearlyTables = {
  readonly kinds: readonly KindCount[]
  readonly months: readonly MonthCount[]
  readonly units: readonly UnitCount[]
}

const FIGURE_COLUMNS = (year: number): readonly Column[] => [
  column('项目', 18),
  column('单位', 6, 'center'),
  column(`${year} 年`, 9, 'right'),
  column(`${year - 1} 年`, 9, 'right'),
  column('增减', 8, 'right'),
  column('怎么算的', 46),
]

const figureRow = ({ label, unit, value, before, definition }: Figure): Cell[] => [
  label,
  unit,
  value,
  before,
  value === null || before === null ? null : Math.round((value - before) * 10) / 10,
  definition,
]

export function buildYearlyFigures(
  { year, printed, more, rates }: YearlyFigures,
  tables: YearlyTables,
  printedOn: string,
): ReportTable {
  return {
    title: `行政执法监督年度统计表（${year} 年）`,
    facts: [
      ['年度', `${year} 年`],
      ['打印日期', printedOn],
    ],
    columns: FIGURE_COLUMNS(year),
    rows: printed.map(figureRow),
    parts: [
      { heading: '线索去向和争议协调', columns: FIGURE_COLUMNS(year), rows: more.map(figureRow) },
      { heading: '送达、反馈和整改', columns: FIGURE_COLUMNS(year), rows: rates.map(figureRow) },
      kindPart(tables.kinds, year),
      monthPart(tables),
      unitPart(tables.units),
    ],
    notes: [],
    signatures: ['填表人：', '审核人：', `日期：${printedOn}`],
    isSample: false,
  }
}

const kindPart = (kinds: readonly KindCount[], year: number): TablePart => ({
  heading: '按文书种类',
  columns: [column('种类', 30), column(`${year} 年`, 10, 'right'), column(`${year - 1} 年`, 10, 'right')],
  rows: kinds.map(({ title, value, before }) => [title, value, before]),
})

const monthPart = ({ months, kinds }: YearlyTables): TablePart => {
  const issued = kinds.filter(({ value }) => value > 0)
  return {
    heading: '按月',
    columns: [
      column('月份', 8, 'center'),
      column('监督案件', 9, 'right'),
      column('文书合计', 9, 'right'),
      ...issued.map(({ title }) => column(title, 10, 'right')),
    ],
    rows: months.map(({ month, matters, papers, byKind }) => [
      `${month}月`,
      matters,
      papers,
      ...issued.map(({ kindId }) => byKind[kindId] ?? 0),
    ]),
  }
}

const unitPart = (units: readonly UnitCount[]): TablePart => ({
  heading: '按被监督单位',
  columns: [
    column('单位', 30),
    column('监督案件', 9, 'right'),
    column('文书', 9, 'right'),
    column('未销号', 9, 'right'),
    column('超期', 9, 'right'),
    column('撤销决定', 9, 'right'),
  ],
  rows: units.map(({ unit, matters, papers, open, overdue, revoked }) => [
    unit,
    matters,
    papers,
    open,
    overdue,
    revoked,
  ]),
})
