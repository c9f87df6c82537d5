/** What every form of one file in a campaign is made from, and the words they share. Pure. */
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { CampaignTerms } from '@shared/domain/campaign/campaign'
import type { CampaignEntry, Outcome, Participant } from '@shared/domain/campaign/entry'
import { isFirstRound } from '@shared/domain/campaign/entry-steps'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { Finding, Review } from '@shared/domain/review/review'
import { describePlaces } from '@shared/domain/scoring/place-text'
import { scoreReview } from '@shared/domain/scoring/score-review'
import { formatCenti, formatTenths } from '@shared/lib/decimal'
import type { ReportTable } from './table'

export type EntryDossier = {
  readonly entry: CampaignEntry
  readonly campaignName: string
  readonly terms: CampaignTerms
  readonly caseFile: CaseFile
  /** Of this entry, in the order they were begun. */
  readonly reviews: readonly Review[]
  readonly standard: ScoringStandard
  /** `YYYY-MM-DD` in Beijing. */
  readonly today: string
}

export const reviewBy = ({ reviews }: EntryDossier, id: string | null): Review | null =>
  reviews.find((review) => review.id === id) ?? null

export const scoreText = (tenths: number | null): string =>
  tenths === null ? '不计分' : formatTenths(tenths)

export const resultText = (result: Pick<Outcome, 'scoreTenths' | 'grade' | 'vetoItemIds'> | null): string =>
  result === null
    ? ''
    : [
        `${scoreText(result.scoreTenths)}${result.scoreTenths === null ? '' : ' 分'}`,
        result.grade || '不评等次',
        ...(result.vetoItemIds.length > 0 ? [`一票否决（${result.vetoItemIds.join('、')}）`] : []),
      ].join('，')

export const OUTCOME_FROM: Readonly<Record<Outcome['from'], string>> = {
  初评: '初评',
  初评A: '初评A',
  初评B: '初评B',
  合议: '合议',
  复核: '复核',
  申辩后: '申辩后',
  训练: '训练',
  'A+B': '两份初评一致，合并计分',
}

export const namesOf = (people: readonly Participant[]): string => people.map(({ name }) => name).join('、')

/** Hundredths an item lost; null when it is 合理缺项 there. */
export function lossesOf(standard: ScoringStandard, review: Review): ReadonlyMap<string, number | null> {
  return new Map(
    scoreReview(standard, review).items.map(({ itemId, status, lostCenti }) => [
      itemId,
      status === 'na' ? null : lostCenti,
    ]),
  )
}

export const lossText = (centi: number | null | undefined): string =>
  centi === undefined ? '' : centi === null ? '缺项' : formatCenti(centi)

export const itemText = (standard: ScoringStandard, itemId: string): string =>
  [...standard.items, ...standard.vetoes].find(({ id }) => id === itemId)?.text ?? ''

export const placesText = (caseFile: CaseFile, { places }: Finding): string =>
  describePlaces(caseFile, places).join('、')

/** One finding as a line: what, where, what it cost. */
export function findingLine(caseFile: CaseFile, finding: Finding): string {
  const { kind, unitCenti, count, description } = finding
  const effect =
    kind === 'deduction' ? `，扣${formatCenti(unitCenti * count)}` : kind === 'veto' ? '，否决' : '，提示'
  return `${description || '（未写说明）'}（${placesText(caseFile, finding)}${effect}）`
}

/** The heads of every form. */
export function headFacts({ entry, caseFile, standard, campaignName }: EntryDossier): ReportTable['facts'] {
  const { facts } = caseFile
  return [
    ['评查批次', campaignName],
    ['被评查单位', entry.listed.unit],
    ['案卷名称', facts.title],
    ['文号', facts.decisionNumber || entry.listed.number],
    ['当事人', facts.party],
    ['评分标准', `${standard.name}（${standard.id}，${standard.edition}）`],
  ]
}

/** `初评A 示例甲：95.0 分，优秀` */
export const firstResults = (dossier: EntryDossier): ReportTable['facts'] =>
  dossier.reviews
    .filter(({ round }) => isFirstRound(round))
    .map((review) => [
      review.round,
      [review.reviewer, review.result === null ? '尚未提交' : resultText(review.result)].join('：'),
    ])
