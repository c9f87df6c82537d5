/** 评查意见: what the unit is told, by groups, with what it may do about it. */
import { rulingFindings, type RulingFinding } from '@shared/domain/campaign/entry-outcome'
import { chineseDate } from '@shared/domain/document/chinese-date'
import type { Finding } from '@shared/domain/review/review'
import { formatCenti } from '@shared/lib/decimal'
import {
  headFacts,
  lossesOf,
  OUTCOME_FROM,
  placesText,
  resultText,
  reviewBy,
  type EntryDossier,
} from './entry-dossier'
import { PROBLEM_GROUPS, problemGroup } from './problem-groups'
import type { Cell, ReportTable } from './table'

const orderOf = ({ standard }: EntryDossier): readonly string[] =>
  [...standard.vetoes, ...standard.items].map(({ id }) => id)

/** The problems as the unit sees them everywhere: the same numbers in the opinion, the register and on screen. */
export const problemsOf = (dossier: EntryDossier): readonly RulingFinding[] =>
  rulingFindings(dossier.entry, dossier.reviews, orderOf(dossier))

const effectOf = ({ kind, unitCenti, count }: Finding): string =>
  kind === 'deduction' ? formatCenti(unitCenti * count) : kind === 'veto' ? '一票否决' : '提示'

/** @returns null while there is no result */
export function buildFeedback(dossier: EntryDossier): ReportTable | null {
  const { entry, standard, caseFile } = dossier
  if (entry.outcome === null) return null
  const problems = problemsOf(dossier)
  const rows = PROBLEM_GROUPS.flatMap((group) =>
    problems
      .filter(({ finding }) => problemGroup(standard, finding) === group)
      .map(({ number, finding }): Cell[] => [
        group,
        number,
        finding.itemId,
        placesText(caseFile, finding),
        finding.description,
        finding.law,
        finding.severity,
        effectOf(finding),
        finding.advice,
      ]),
  )
  return {
    title: '行政执法案卷评查意见',
    facts: [
      ...headFacts(dossier),
      ['得分等次', resultText(entry.outcome)],
      ['结果依据', OUTCOME_FROM[entry.outcome.from]],
      ['问题数', `${rows.length} 个`],
    ],
    columns: [
      { label: '类别', width: 9, align: 'center' },
      { label: '序号', width: 5, align: 'center' },
      { label: '评查项', width: 9, align: 'center' },
      { label: '卷内页码', width: 12, align: 'center' },
      { label: '主要问题', width: 36, align: 'left' },
      { label: '依据条款', width: 24, align: 'left' },
      { label: '程度', width: 6, align: 'center' },
      { label: '扣分', width: 8, align: 'center' },
      { label: '整改意见', width: 24, align: 'left' },
    ],
    rows,
    notes: [
      { heading: '案件概况', lines: overview(dossier) },
      { heading: '优点', lines: strengths(dossier) },
      { heading: '整改意见', lines: adviceLines(problems.length) },
      { heading: '救济', lines: [remedy(dossier)] },
    ],
    signatures: ['评查机关（盖章）：', '被评查单位签收：', `日期：${entry.feedback?.on ?? dossier.today}`],
    isSample: caseFile.sampleSlug !== null,
  }
}

function overview({ caseFile }: EntryDossier): string[] {
  const { agency, party, title, decisionNumber, handlers, dates } = caseFile.facts
  const day = (label: string, date: string | null): string[] =>
    date === null ? [] : [`${chineseDate(date)}${label}`]
  const course = [
    ...day('立案', dates.filed),
    ...day('作出决定', dates.decided),
    ...day('送达', dates.served),
  ]
  return [
    `${agency || '（单位未填）'}办理的${title}${decisionNumber === '' ? '' : `（${decisionNumber}）`}，当事人：${party || '未填'}${handlers === '' ? '' : `，承办人：${handlers}`}。`,
    ...(course.length > 0 ? [`${course.join('，')}。`] : []),
  ]
}

/** Sections in which nothing was lost. Said of what was judged, never of what did not apply. */
function strengths(dossier: EntryDossier): string[] {
  const { standard, entry } = dossier
  const ids =
    entry.outcome?.reviewId === null ? [entry.rounds.a, entry.rounds.b] : [entry.outcome?.reviewId ?? null]
  const losses = ids.flatMap((id) => {
    const review = reviewBy(dossier, id)
    return review ? [lossesOf(standard, review)] : []
  })
  const clean = standard.sections.filter(({ id }) => {
    const items = standard.items.filter(({ section }) => section === id)
    const judged = items.filter((item) => losses.some((one) => typeof one.get(item.id) === 'number'))
    return judged.length > 0 && judged.every((item) => losses.every((one) => (one.get(item.id) ?? 0) === 0))
  })
  return clean.length === 0
    ? ['各部分均有扣分，详见主要问题。']
    : [`${clean.map(({ name }) => name).join('、')}部分符合评分标准的要求，没有扣分。`]
}

const adviceLines = (count: number): string[] =>
  count === 0
    ? ['本次评查没有发现需要整改的问题。']
    : [
        '请对照上列问题逐条核查整改，可以补正的以书面说明附卷并注明日期，不得替换、涂改或者倒签案卷材料。',
        '整改期限以定稿后的整改要求为准。',
      ]

function remedy({ entry, terms }: EntryDossier): string {
  const { feedback } = entry
  return feedback === null
    ? `对本评查意见有异议的，可以自收到之日起 ${terms.objection} 个工作日内书面提出，说明评查项、理由并附材料。`
    : `本评查意见于${chineseDate(feedback.on)}反馈，由${feedback.receivedBy}签收。有异议的，可以在${chineseDate(feedback.objectionDueOn)}前（含当日）书面提出，说明评查项、理由并附材料。`
}
