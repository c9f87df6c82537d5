/** 复核意见: what the re-check looked at, and what it changed. */
import { compareEntry } from '@shared/domain/campaign/entry-outcome'
import { standingFindings, type Review } from '@shared/domain/review/review'
import type { RecheckReason } from '@shared/domain/scoring/needs-recheck'
import {
  findingLine,
  headFacts,
  itemText,
  lossesOf,
  lossText,
  OUTCOME_FROM,
  resultText,
  reviewBy,
  type EntryDossier,
} from './entry-dossier'
import type { Cell, ReportTable, TablePart } from './table'

export const RECHECK_REASONS: Readonly<Record<RecheckReason, string>> = {
  'lowest-grade': '最低等次',
  veto: '一票否决',
  'highest-grade': '最高等次',
  'no-grade': '没有等次',
  random: '随机抽中',
}

/** What held before the re-check: the panel's review, or the first ones. */
function before(dossier: EntryDossier): { readonly reviews: readonly Review[]; readonly text: string } {
  const { entry } = dossier
  const panel = reviewBy(dossier, entry.rounds.panel)
  if (panel !== null) return { reviews: [panel], text: `${resultText(panel.result)}（合议）` }
  const [a, b] = [reviewBy(dossier, entry.rounds.a), reviewBy(dossier, entry.rounds.b)]
  if (a === null) return { reviews: [], text: '' }
  const { outcome } = compareEntry(dossier.standard, a, b)
  const from = outcome === null ? '' : `（${OUTCOME_FROM[outcome.from]}）`
  return { reviews: b === null ? [a] : [a, b], text: `${resultText(outcome)}${from}` }
}

/** @returns null before the re-check */
export function buildRecheckRecord(dossier: EntryDossier): ReportTable | null {
  const { entry, caseFile } = dossier
  const { recheck } = entry
  if (recheck === null) return null
  const review = recheck.isChanged ? reviewBy(dossier, entry.rounds.recheck) : null
  const earlier = before(dossier)
  const why = recheck.reasons.map((reason) => RECHECK_REASONS[reason]).join('、')
  return {
    title: '案卷评查复核意见',
    facts: [
      ...headFacts(dossier),
      ['复核人', recheck.name],
      ['复核日期', recheck.on],
      ['复核原因', why || '组长决定'],
    ],
    columns: [
      { label: '复核前结果', width: 34, align: 'left' },
      { label: '复核结论', width: 22, align: 'left' },
      { label: '复核后结果', width: 34, align: 'left' },
      { label: '复核意见', width: 44, align: 'left' },
    ],
    rows: [
      [
        earlier.text,
        recheck.isWaived ? '免予复核' : review ? '改变原结果' : '维持原结果',
        review ? resultText(review.result) : '同复核前',
        recheck.opinion,
      ],
    ],
    parts: review ? [changes(dossier, earlier.reviews, review)] : [],
    notes: [],
    signatures: ['复核人签名：', `日期：${recheck.on}`],
    isSample: caseFile.sampleSlug !== null,
  }
}

/** Items the later review judges otherwise than any of the earlier ones. */
export function changes(dossier: EntryDossier, earlier: readonly Review[], later: Review): TablePart {
  const { standard, caseFile } = dossier
  const old = earlier.map((review) => lossesOf(standard, review))
  const now = lossesOf(standard, later)
  const vetoes = (review: Review, itemId: string): string =>
    standingFindings(review).some((one) => one.kind === 'veto' && one.itemId === itemId) ? '否决' : '无'
  const rows = [
    ...standard.items.map(({ id }) => ({
      id,
      was: old.map((losses) => lossText(losses.get(id))),
      is: lossText(now.get(id)),
    })),
    ...standard.vetoes.map(({ id }) => ({
      id,
      was: earlier.map((review) => vetoes(review, id)),
      is: vetoes(later, id),
    })),
  ].filter(({ was, is }) => was.some((text) => text !== is))
  return {
    heading: '改变的评查项',
    columns: [
      { label: '编号', width: 8, align: 'center' },
      { label: '评查内容', width: 40, align: 'left' },
      { label: '原扣分', width: 12, align: 'center' },
      { label: '现扣分', width: 8, align: 'center' },
      { label: '现认定的问题（页码）', width: 44, align: 'left' },
    ],
    rows: rows.map(({ id, was, is }): Cell[] => [
      id,
      itemText(standard, id),
      [...new Set(was)].join(' / '),
      is,
      standingFindings(later)
        .filter(({ itemId }) => itemId === id)
        .map((finding) => findingLine(caseFile, finding))
        .join('\n'),
    ]),
  }
}
