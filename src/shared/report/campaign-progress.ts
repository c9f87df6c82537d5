/** 评查进度表: every file with its state and result, and the units with grades and mean. */
import type { Campaign } from '@shared/domain/campaign/campaign'
import { ENTRY_STATE_NAMES } from '@shared/domain/campaign/entry'
import {
  countStates,
  unitResults,
  type ProgressRow,
  type UnitResult,
  type UnitResults,
} from '@shared/domain/campaign/progress'
import { formatTenths } from '@shared/lib/decimal'
import type { ReportTable, TablePart } from './table'

export const scoreText = (tenths: number | null): string => (tenths === null ? '' : formatTenths(tenths))

export function dueText({ dueOn, dueState }: Pick<ProgressRow, 'dueOn' | 'dueState'>): string {
  if (dueOn === null) return ''
  return dueState === 'overdue' ? `${dueOn} 已超期` : dueOn
}

export function buildCampaignProgress(
  campaign: Campaign,
  rows: readonly ProgressRow[],
  printedOn: string,
): ReportTable {
  const overdue = rows.filter(({ dueState }) => dueState === 'overdue').length
  const states = countStates(rows.map(({ entry }) => entry))
  return {
    title: '行政执法案卷评查进度表',
    facts: [
      ['批次', `${campaign.year}年度 ${campaign.name}`],
      ['打印日期', printedOn],
      ['参评案卷', `${rows.length} 件`],
      ['超期', `${overdue} 件`],
      ['各环节', states.map(({ state, count }) => `${ENTRY_STATE_NAMES[state]} ${count}`).join('，')],
    ],
    columns: [
      { label: '序号', width: 5, align: 'center' },
      { label: '单位', width: 18, align: 'left' },
      { label: '文号', width: 18, align: 'left' },
      { label: '案卷名称', width: 26, align: 'left' },
      { label: '类型', width: 10, align: 'center' },
      { label: '评查员', width: 14, align: 'left' },
      { label: '组长', width: 8, align: 'left' },
      { label: '环节', width: 9, align: 'center' },
      { label: '得分', width: 6, align: 'right' },
      { label: '等次', width: 9, align: 'center' },
      { label: '到期', width: 13, align: 'center' },
    ],
    rows: rows.map((row, index) => [
      index + 1,
      row.entry.listed.unit,
      row.entry.listed.number,
      row.entry.listed.title,
      row.entry.listed.caseType,
      row.reviewerNames.join('、'),
      row.leaderName,
      ENTRY_STATE_NAMES[row.entry.state],
      row.scoreTenths === null ? '' : row.scoreTenths / 10,
      row.hasVeto ? `${row.grade}（一票否决）` : row.grade,
      dueText(row),
    ]),
    parts: [unitPart(unitResults(rows))],
    notes: [
      {
        heading: '说明',
        lines: [
          '单位均分为本单位已有得分案卷的算术平均，保留一位小数，四舍五入；没有得分的案卷不计入。',
          '尚未定稿的得分可能因合议、复核、异议处理而变化。',
        ],
      },
    ],
    signatures: ['填表人：', `日期：${printedOn}`],
    isSample: false,
  }
}

function unitPart({ units, all, grades }: UnitResults): TablePart {
  const cells = (unit: UnitResult) => [
    unit.unit,
    unit.files,
    unit.judged,
    ...grades.map((grade) => unit.byGrade.get(grade) ?? 0),
    unit.vetoed,
    unit.meanTenths === null ? '' : unit.meanTenths / 10,
  ]
  const count = (label: string) => ({ label, width: 8, align: 'right' }) as const
  return {
    heading: '各单位结果',
    columns: [
      { label: '单位', width: 24, align: 'left' },
      count('件数'),
      count('已有结果'),
      ...grades.map((grade) => count(grade || '不评等次')),
      count('一票否决'),
      count('均分'),
    ],
    rows: [...units.map(cells), cells(all)],
  }
}
