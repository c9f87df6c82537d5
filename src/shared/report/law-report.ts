/** 时限与程序核对表: every fact with its page, every result with its counting, and what people decided. */
import { CASE_TYPE_NAMES, type CaseFile } from '@shared/domain/case-file/case-file'
import type { LawResult } from '@shared/domain/law/check-law'
import { statusText } from '@shared/domain/law/explain'
import type { FactSheet } from '@shared/domain/law/fact-sheet'
import { factText } from '@shared/domain/law/fact-text'
import { FACTS, factLabel } from '@shared/domain/law/facts'
import type { Sector } from '@shared/domain/law/sectors'
import { numberedFindings, type Review, type SuggestionDecision } from '@shared/domain/review/review'
import { describePlaces } from '@shared/domain/scoring/place-text'
import { chinaMinute } from '@shared/lib/china-day'
import type { Cell, ReportTable, TablePart } from './table'

export type LawReportInput = {
  readonly caseFile: CaseFile
  readonly review: Review
  readonly facts: FactSheet['facts']
  readonly sector: Sector
  readonly results: readonly LawResult[]
  readonly printedOn: string
}

export function buildLawReport(input: LawReportInput): ReportTable {
  const { caseFile, review, results, sector, printedOn } = input
  const shown = results.filter(({ status }) => status !== '不适用')
  return {
    title: '行政执法案卷时限与程序核对表',
    facts: [
      ['被评查单位', caseFile.facts.agency],
      ['案卷名称', caseFile.facts.title],
      ['案卷类型', CASE_TYPE_NAMES[caseFile.facts.caseType]],
      ['轮次', review.round],
      ['适用行业', `${sector.name}${sector.confirmed ? '' : '（期限待确认）'}`],
      ['结果', countText(results)],
    ],
    columns: [
      { label: '规则', width: 7, align: 'center' },
      { label: '核对事项', width: 18, align: 'left' },
      { label: '结论', width: 9, align: 'center' },
      { label: '起算', width: 13, align: 'center' },
      { label: '届满', width: 13, align: 'center' },
      { label: '计入天数', width: 8, align: 'right' },
      { label: '说明', width: 40, align: 'left' },
      { label: '依据', width: 18, align: 'left' },
      { label: '处理', width: 22, align: 'left' },
    ],
    rows: shown.map((result) => resultRow(result, review)),
    parts: [factPart(input)],
    notes: notesOf(results),
    signatures: [`评查人：${review.reviewer}`, '复核人：', `打印日期：${printedOn}`],
    isSample: caseFile.sampleSlug !== null,
  }
}

const STATUSES = ['违反', '超期', '临界', '缺日期', '需人工', '合规', '不适用'] as const

const countText = (results: readonly LawResult[]): string =>
  STATUSES.flatMap((status) => {
    const count = results.filter((result) => result.status === status).length
    return count === 0 ? [] : [`${status} ${count}`]
  }).join('，')

function resultRow(result: LawResult, review: Review): readonly Cell[] {
  const { ruleId, title, from, dueOn, shiftedFrom, counted, explanation, articleText } = result
  return [
    ruleId,
    title,
    statusText(result),
    from?.replace('T', ' ') ?? '',
    dueOn === null
      ? ''
      : `${dueOn.replace('T', ' ')}${shiftedFrom === null ? '' : `（由${shiftedFrom}顺延）`}`,
    counted.length === 0 ? null : counted.length,
    explanation.join(''),
    articleText,
    decisionText(result, review),
  ]
}

function decisionText({ ruleId, suggestion }: LawResult, review: Review): string {
  const decision = review.decisions.find(({ suggestionId }) => suggestionId === ruleId)
  if (decision === undefined) return suggestion === null ? '' : '待定'
  return `${what(decision, review)}，${decision.by}，${chinaMinute(decision.at)}`
}

function what({ kind, findingId, reason }: SuggestionDecision, review: Review): string {
  if (kind === 'rejected') return `不采纳（${reason}）`
  const number = numberedFindings(review).find(({ finding }) => finding.id === findingId)?.number
  return number === undefined ? '已采纳（问题已撤回）' : `已采纳（第${number}条问题）`
}

/** In the order of the catalogue; what no catalogue knows comes last. */
function factPart({ caseFile, facts }: LawReportInput): TablePart {
  const order = new Map<string, number>(FACTS.map(({ key }, index) => [key, index]))
  const known = Object.entries(facts)
    .filter(([key]) => order.has(key))
    .toSorted(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  return {
    heading: '案情事实',
    columns: [
      { label: '事实', width: 26, align: 'left' },
      { label: '内容', width: 44, align: 'left' },
      { label: '出处', width: 16, align: 'left' },
      { label: '录入', width: 24, align: 'left' },
    ],
    rows: known.map(([key, { value, source, enteredAt, enteredBy }]) => [
      factLabel(key),
      factText(value),
      source === null ? '' : describePlaces(caseFile, [source]).join('、'),
      `${enteredBy} ${chinaMinute(enteredAt)}`,
    ]),
  }
}

function notesOf(results: readonly LawResult[]): ReportTable['notes'] {
  const versions = [...new Set(results.flatMap(({ calendarVersions }) => calendarVersions))].sort()
  const missing = [...new Set(results.flatMap(({ missingYears }) => missingYears))].sort((a, b) => a - b)
  return [
    {
      heading: '说明',
      lines: [
        `工作日和顺延按下列年度节假日安排推算：${versions.length === 0 ? '未用到' : versions.join('、')}。`,
        ...(missing.length === 0
          ? []
          : [`${missing.join('、')}年的节假日安排没有录入，仅按周末推算，须核对。`]),
        '本表由软件按录入的事实推算，只作提示；是否成立、是否扣分由评查人决定。“不适用”的规则没有列出。',
      ],
    },
  ]
}
