/** 比对表 and 合议记录: the two first reviews side by side, and what the panel made of it. */
import { compareFirstReviews } from '@shared/domain/campaign/entry-outcome'
import type { PanelDecision } from '@shared/domain/campaign/entry'
import { standingFindings, type Review } from '@shared/domain/review/review'
import type { ComparedItem, PanelReason, ReviewComparison } from '@shared/domain/scoring/compare-reviews'
import { formatCenti, formatTenths } from '@shared/lib/decimal'
import {
  findingLine,
  firstResults,
  headFacts,
  itemText,
  lossesOf,
  lossText,
  namesOf,
  resultText,
  reviewBy,
  type EntryDossier,
} from './entry-dossier'
import type { Cell, ReportTable } from './table'

export const PANEL_REASONS: Readonly<Record<PanelReason, string>> = {
  difference: '分差超过规定',
  grades: '等次不同',
  vetoes: '否决项不同',
  style: '一票否决的处理方式不同',
  'no-score': '有一份没有得分',
}

export const FOLLOWS: Readonly<Record<PanelDecision['follows'], string>> = {
  A: '采纳初评A',
  B: '采纳初评B',
  own: '另行评定',
}

type Pair = { readonly a: Review; readonly b: Review; readonly found: ReviewComparison }

function pairOf(dossier: EntryDossier): Pair | null {
  const { rounds } = dossier.entry
  const [a, b] = [reviewBy(dossier, rounds.a), reviewBy(dossier, rounds.b)]
  return a && b ? { a, b, found: compareFirstReviews(dossier.standard, a, b) } : null
}

const side = (lost: number, isNa: boolean, isVeto: boolean, kind: ComparedItem['kind']): string =>
  isNa ? '缺项' : kind === 'veto' ? (isVeto ? '否决' : '无') : formatCenti(lost)

const linesOf = ({ caseFile }: EntryDossier, review: Review, itemId: string): string => {
  const naReason = review.items[itemId]?.naReason ?? null
  return [
    ...(naReason === null ? [] : [`合理缺项：${naReason}`]),
    ...standingFindings(review)
      .filter((finding) => finding.itemId === itemId)
      .map((finding) => findingLine(caseFile, finding)),
  ].join('\n')
}

export function buildComparison(dossier: EntryDossier): ReportTable {
  const pair = pairOf(dossier)
  const { standard, caseFile } = dossier
  const shown = pair?.found.items.filter((item) => item.differs || hasContent(item)) ?? []
  const total = standard.items.length + standard.vetoes.length
  return {
    title: '案卷初评比对表',
    facts: [...headFacts(dossier), ...firstResults(dossier), ...verdictFacts(dossier, pair)],
    columns: [
      { label: '编号', width: 8, align: 'center' },
      { label: '评查内容', width: 28, align: 'left' },
      { label: '初评A扣分', width: 6, align: 'center' },
      { label: '初评B扣分', width: 6, align: 'center' },
      { label: '是否一致', width: 8, align: 'center' },
      { label: '初评A的记录（页码）', width: 26, align: 'left' },
      { label: '初评B的记录（页码）', width: 26, align: 'left' },
    ],
    rows: pair
      ? shown.map((item): Cell[] => [
          item.itemId,
          itemText(standard, item.itemId),
          side(item.lostA, item.naA, item.vetoA, item.kind),
          side(item.lostB, item.naB, item.vetoB, item.kind),
          item.differs ? '不一致' : '一致',
          linesOf(dossier, pair.a, item.itemId),
          linesOf(dossier, pair.b, item.itemId),
        ])
      : [],
    notes: [
      {
        heading: '说明',
        lines: pair
          ? [
              `共 ${total} 项，其余 ${total - shown.length} 项两份初评都没有扣分、缺项或者否决，未列出。`,
              ruleLine(pair.found),
            ]
          : ['本案卷按单人评查进行，只有一份初评，不需要比对。'],
      },
    ],
    signatures: ['初评A：', '初评B：', `日期：${dossier.today}`],
    isSample: caseFile.sampleSlug !== null,
  }
}

const hasContent = (item: ComparedItem): boolean =>
  item.lostA > 0 || item.lostB > 0 || item.naA || item.naB || item.vetoA || item.vetoB

const ruleLine = ({ rule }: ReviewComparison): string =>
  [
    `一致的条件：分差不超过 ${formatTenths(rule.maxDifferenceTenths)} 分`,
    ...(rule.needSameGrade ? ['等次相同'] : []),
    ...(rule.needSameVetoes ? ['否决项相同'] : []),
    rule.combine === 'mean' ? '一致的取平均分，保留一位小数' : '一致的取较低分',
  ].join('；') + '。'

function verdictFacts({ entry }: EntryDossier, pair: Pair | null): ReportTable['facts'] {
  if (pair === null) return [['比对结果', '单人评查，以初评为准']]
  const { found } = pair
  const difference =
    found.differenceTenths === null ? '不能比较' : `${formatTenths(found.differenceTenths)} 分`
  return [
    ['分差', difference],
    [
      '比对结果',
      found.outcome === 'agreed'
        ? `一致，合并得分 ${resultText({
            scoreTenths: found.agreedTenths,
            grade: found.agreedGrade ?? '',
            vetoItemIds: entry.outcome?.from === 'A+B' ? entry.outcome.vetoItemIds : [],
          })}`
        : `需要合议（${found.reasons.map((reason) => PANEL_REASONS[reason]).join('、')}）`,
    ],
  ]
}

/** @returns null while there is no panel record */
export function buildPanelRecord(dossier: EntryDossier): ReportTable | null {
  const { entry, standard, caseFile } = dossier
  const { panel } = entry
  const [review, a, b] = [entry.rounds.panel, entry.rounds.a, entry.rounds.b].map((id) =>
    reviewBy(dossier, id),
  )
  if (panel === null || !review || !a || !b) return null
  const [after, lostA, lostB] = [review, a, b].map((one) => lossesOf(standard, one))
  const order = [...standard.items, ...standard.vetoes].map(({ id }) => id)
  const decisions = panel.decisions.toSorted((x, y) => order.indexOf(x.itemId) - order.indexOf(y.itemId))
  return {
    title: '案卷评查合议记录',
    facts: [
      ...headFacts(dossier),
      ['合议时间', panel.on],
      ['参加人员', namesOf(panel.members)],
      ...firstResults(dossier),
      ['最终决定人', panel.decider.name],
      ['合议结果', resultText(review.result)],
    ],
    columns: [
      { label: '编号', width: 8, align: 'center' },
      { label: '评查内容', width: 30, align: 'left' },
      { label: '初评A扣分', width: 10, align: 'center' },
      { label: '初评B扣分', width: 10, align: 'center' },
      { label: '合议意见', width: 11, align: 'center' },
      { label: '合议后扣分', width: 10, align: 'center' },
      { label: '理由', width: 36, align: 'left' },
    ],
    rows: decisions.map(({ itemId, follows, reason }): Cell[] => [
      itemId,
      itemText(standard, itemId),
      vetoOr(a, itemId, lostA?.get(itemId)),
      vetoOr(b, itemId, lostB?.get(itemId)),
      FOLLOWS[follows],
      vetoOr(review, itemId, after?.get(itemId)),
      reason,
    ]),
    notes: [
      { heading: '合议理由', lines: [panel.reason] },
      {
        heading: '保留意见',
        lines:
          panel.dissents.length === 0
            ? ['没有保留意见。']
            : panel.dissents.map(
                ({ person, itemId, text }) =>
                  `${person.name}${itemId === null ? '' : `（${itemId}）`}：${text}`,
              ),
      },
      { heading: '说明', lines: ['两份初评一致的项，按初评认定，未列出。'] },
    ],
    signatures: ['参加合议人员签名：', '最终决定人：', `日期：${panel.on}`],
    isSample: caseFile.sampleSlug !== null,
  }
}

/** Veto rows lose no points. */
function vetoOr(review: Review, itemId: string, lost: number | null | undefined): string {
  if (lost !== undefined) return lossText(lost)
  const isRaised = standingFindings(review).some((one) => one.kind === 'veto' && one.itemId === itemId)
  return isRaised ? '否决' : '无'
}
