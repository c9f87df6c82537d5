/** 编号台账: every serial of every series and what became of it; nothing is left out (domain/document/number-register.ts). */
import type { SerialRow, SerialState, Series } from '@shared/domain/document/number-register'
import { column } from './loop-parts'
import type { Cell, ReportTable } from './table'

export type NumberedSeries = Series & { readonly rows: readonly SerialRow[] }

const STATES: Readonly<Record<SerialState['kind'], string>> = {
  used: '已使用',
  void: '已作废',
  given: '已分配给其他电脑',
  own: '本机号段，未使用',
  closed: '号段已收回',
  elsewhere: '由登记电脑管理',
  unexplained: '没有记录，待说明',
}

/** @param isClosed  papers about clues: their number alone is shown */
export function buildNumberRegister(
  series: readonly NumberedSeries[],
  isClosed: (documentId: string) => boolean,
  year: number | null,
  printedOn: string,
): ReportTable {
  const rows = series.flatMap((one) => one.rows.map((row) => numberRow(one, row, isClosed)))
  const open = series.flatMap((one) => one.rows).filter(({ state }) => state.kind === 'unexplained')
  return {
    title: '监督文书编号台账',
    facts: [
      ['年度', year === null ? '全部' : `${year} 年`],
      ['编号数', `${rows.length} 个`],
      ['待说明', `${open.length} 个`],
      ['打印日期', printedOn],
    ],
    columns: [
      column('机关代字', 14),
      column('年份', 8, 'center'),
      column('顺序号', 8, 'right'),
      column('文号', 20),
      column('状态', 16),
      column('文书种类', 18),
      column('成文日期', 12, 'center'),
      column('说明', 30),
    ],
    rows,
    notes: [],
    signatures: ['登记人：', '核对人：', `日期：${printedOn}`],
    isSample: false,
  }
}

function numberRow(
  { prefix, year }: Series,
  { serial, text, state }: SerialRow,
  isClosed: (documentId: string) => boolean,
): Cell[] {
  const head = [prefix, year, serial, text, STATES[state.kind]]
  if (state.kind === 'used')
    return [...head, isClosed(state.documentId) ? '' : state.title, state.issuedOn, '']
  if (state.kind === 'void')
    return isClosed(state.documentId) ? [...head, '', '', ''] : [...head, state.title, '', state.reason]
  return [...head, '', '', noteOf(state)]
}

function noteOf(state: SerialState): string {
  if (state.kind === 'closed') return state.reason
  return state.kind === 'given' || state.kind === 'own'
    ? [`${state.block.from}—${state.block.to}`, state.block.note].filter(Boolean).join('，')
    : ''
}
