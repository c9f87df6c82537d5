/** 线索台账: for the named roles alone, and without what the clue says. */
import { clueNumber, type Clue } from '@shared/domain/loop/clue'
import { matterNumber, type Matter } from '@shared/domain/loop/matter'
import type { Paper } from '@shared/domain/loop/progress'
import { CLUE_STATUS } from '@shared/domain/loop/status'
import { column } from './loop-parts'
import type { ReportTable } from './table'

export function buildClueRegister(
  clues: readonly Clue[],
  find: {
    readonly matter: (id: string) => Matter | undefined
    readonly paper: (id: string) => Paper | undefined
  },
  year: number | null,
  printedOn: string,
): ReportTable {
  const listed = clues
    .filter((clue) => year === null || clue.year === year)
    .toSorted((a, b) => a.year - b.year || a.serial - b.serial)
  return {
    title: '问题线索移送台账',
    facts: [
      ['年度', year === null ? '全部' : `${year} 年`],
      ['线索数', `${listed.length} 条`],
      ['打印日期', printedOn],
      ['知悉范围', '线索管理人员、组长'],
    ],
    columns: [
      column('线索编号', 12),
      column('发现日期', 10, 'center'),
      column('来源案件', 13),
      column('密级', 6, 'center'),
      column('涉及单位', 14),
      column('涉嫌性质', 9),
      column('接收机关', 14),
      column('批准日期', 10, 'center'),
      column('移送日期', 10, 'center'),
      column('移送函号', 14),
      column('回执日期', 10, 'center'),
      column('办理结果', 8, 'center'),
      column('结果日期', 10, 'center'),
      column('状态', 9, 'center'),
    ],
    rows: listed.map((clue) => {
      const { facts, approvals, transfer, receipt, result, state } = clue
      const matter = facts.matterId === null ? undefined : find.matter(facts.matterId)
      return [
        clueNumber(clue),
        facts.foundOn,
        matter === undefined ? '' : matterNumber(matter),
        facts.secrecy,
        facts.unit,
        facts.nature,
        facts.receiver,
        approvals.length === 4 ? (approvals.at(-1)?.on ?? '') : '',
        transfer?.on ?? '',
        find.paper(transfer?.documentId ?? '')?.number?.text ?? '',
        receipt?.on ?? '',
        result?.result ?? '',
        result?.on ?? '',
        CLUE_STATUS[state],
      ]
    }),
    notes: [],
    signatures: ['登记人：', '审核人：', `日期：${printedOn}`],
    isSample: false,
  }
}
