/**
 * Which result holds after each round, and which findings go with it. Pure: everything here can be worked out again
 * from the reviews, and main works it out itself whatever a screen says.
 */
import type { ScoringStandard } from '../checklist/standard'
import { standingFindings, type Finding, type Review } from '../review/review'
import { compareReviews, type ReviewComparison } from '../scoring/compare-reviews'
import { scoreInputOf, scoreReview } from '../scoring/score-review'
import type { CampaignEntry, Comparison, Outcome } from './entry'

/** 初评A against 初评B, item by item. Both must be under `standard`. */
export const compareFirstReviews = (standard: ScoringStandard, a: Review, b: Review): ReviewComparison =>
  compareReviews(
    standard,
    scoreReview(standard, a),
    scoreInputOf(a),
    scoreReview(standard, b),
    scoreInputOf(b),
  )

export type ComparedEntry = {
  readonly comparison: Comparison
  /** null: the panel has to make one. */
  readonly outcome: Outcome | null
}

/** A single first review (`b` null) agrees with itself. */
export function compareEntry(standard: ScoringStandard, a: Review, b: Review | null): ComparedEntry {
  if (b === null) {
    const none = { differenceTenths: null, areGradesDifferent: false, areVetoesDifferent: false } as const
    return {
      comparison: { ...none, outcome: 'agreed', differingItemIds: [] },
      outcome: outcomeOfReview(a),
    }
  }
  const found = compareFirstReviews(standard, a, b)
  const comparison: Comparison = {
    differenceTenths: found.differenceTenths,
    areGradesDifferent: found.gradesDiffer,
    areVetoesDifferent: found.vetoesDiffer,
    outcome: found.outcome,
    differingItemIds: found.items.filter(({ differs }) => differs).map(({ itemId }) => itemId),
  }
  return { comparison, outcome: found.outcome === 'agreed' ? agreedOutcome(found, a, b) : null }
}

/**
 * The points of a combined score are those of the two put together the same way; they are shown beside it and are
 * not what it is computed from (that are the two scores).
 */
function agreedOutcome(found: ReviewComparison, a: Review, b: Review): Outcome {
  const [one, other] = [resultOf(a), resultOf(b)]
  const isMean = found.rule.combine === 'mean'
  const lower = (other.scoreTenths ?? 0) < (one.scoreTenths ?? 0) ? other : one
  const middle = (x: number, y: number): number => Math.floor((x + y + 1) / 2)
  return {
    scoreTenths: found.agreedTenths,
    gotCenti: isMean ? middle(one.gotCenti, other.gotCenti) : lower.gotCenti,
    fullApplicableCenti: isMean
      ? middle(one.fullApplicableCenti, other.fullApplicableCenti)
      : lower.fullApplicableCenti,
    grade: found.agreedGrade ?? '',
    vetoItemIds: [...new Set([...one.vetoItemIds, ...other.vetoItemIds])],
    from: 'A+B',
    reviewId: null,
  }
}

function resultOf(review: Review): NonNullable<Review['result']> {
  if (review.result === null) throw new Error(`review ${review.id} is not submitted`)
  return review.result
}

export function outcomeOfReview(review: Review): Outcome {
  return { ...resultOf(review), from: review.round, reviewId: review.id }
}

/** The review whose findings stand behind the result; both first ones when their scores were combined. */
export function rulingReviews(entry: CampaignEntry, reviews: readonly Review[]): readonly Review[] {
  const { outcome, rounds } = entry
  if (outcome === null) return []
  const ids = outcome.reviewId === null ? [rounds.a, rounds.b] : [outcome.reviewId]
  return ids.flatMap((id) => reviews.find((review) => review.id === id) ?? [])
}

export type RulingFinding = { readonly number: number; readonly finding: Finding; readonly review: Review }

/**
 * The problems the unit is told of, numbered. Of two combined reviews both lists count; a finding of B that says the
 * same of the same item (same rule, same defect, same place) as one of A is left out.
 */
export function rulingFindings(
  entry: CampaignEntry,
  reviews: readonly Review[],
  order: readonly string[] = [],
): readonly RulingFinding[] {
  const seen = new Set<string>()
  const rank = new Map(order.map((id, index) => [id, index]))
  return rulingReviews(entry, reviews)
    .flatMap((review, index) => standingFindings(review).map((finding) => ({ review, finding, index })))
    .filter(({ finding, index }) => {
      const key = sameness(finding)
      if (index > 0 && seen.has(key)) return false
      seen.add(key)
      return true
    })
    .toSorted((a, b) => (rank.get(a.finding.itemId) ?? 0) - (rank.get(b.finding.itemId) ?? 0))
    .map(({ finding, review }, index) => ({ number: index + 1, finding, review }))
}

const sameness = ({ kind, itemId, ruleId, defectCode, places }: Finding): string =>
  JSON.stringify([
    ...[kind, itemId, ruleId, defectCode],
    places
      .map((place) => (place.kind === 'missing' ? place.document : `${place.fileId} ${place.pageIndex}`))
      .sort(),
  ])

/** Something to put right; advice (提示) is not. */
export const isProblem = ({ kind }: Finding): boolean => kind !== 'advice'
