/**
 * 评分凭证: a score with everything it follows from, so that anybody can work it out again without this program:
 * the standard, what every reviewer entered and where it stands in the file, and the results with their working.
 * `check-proof.ts` does so with the very function that made the score; resources/verify/score.html carries it.
 */
import { Sha256 } from '@shared/lib/sha256'
import { z } from '@shared/lib/zod'
import type { CaseFile } from '../case-file/case-file'
import { ScoringStandard } from '../checklist/standard'
import { Round, standingFindings, SubmittedResult, type Review } from '../review/review'
import { compareReviews } from './compare-reviews'
import { describePlaces } from './place-text'
import { ScoreInput } from './score-input'
import { scoreInputOf, scoreReview } from './score-review'

const text = z.string().max(5000)

/** The words of a deduction or veto; its points are in the input, under the same id. */
const ProofFinding = z
  .object({
    id: z.string().min(1),
    places: z.array(text).readonly(),
    description: text,
    defectCode: text.nullable(),
    law: text,
    recordedBy: text,
  })
  .readonly()

const ProofRound = z
  .object({
    reviewId: z.string().min(1),
    round: Round,
    reviewer: text,
    submittedAt: z.string().nullable(),
    standardSha256: Sha256,
    input: ScoreInput,
    findings: z.array(ProofFinding).readonly(),
    /** What the record held at submission; null while the review is open. */
    submitted: SubmittedResult.nullable(),
    /** As stated; compared, never trusted. */
    result: z.unknown(),
  })
  .readonly()
export type ProofRound = z.infer<typeof ProofRound>

const ProofPanel = z
  .object({
    on: text,
    members: z.array(text).readonly(),
    decider: text,
    reason: text,
    decisions: z.array(z.object({ itemId: text, follows: text, reason: text }).readonly()).readonly(),
    dissents: z.array(z.object({ person: text, itemId: text.nullable(), text }).readonly()).readonly(),
  })
  .readonly()
export type ProofPanel = z.infer<typeof ProofPanel>

/** The result that holds. `A+B`: agreed by comparison; otherwise that of a round. */
const ProofOutcome = z
  .object({
    from: z.union([Round, z.literal('A+B')]),
    reviewId: z.string().nullable(),
    scoreTenths: z.int().nullable(),
    grade: text,
  })
  .readonly()
export type ProofOutcome = z.infer<typeof ProofOutcome>

export const ScoreProof = z
  .object({
    format: z.literal('hengjuan/score-proof'),
    v: z.literal(1),
    madeAt: z.string(),
    appVersion: text,
    caseFile: z
      .object({
        ...{ title: text, agency: text, party: text, caseType: text, decisionNumber: text, handlers: text },
        files: z.array(z.object({ name: text, sha256: Sha256, pageCount: z.int() }).readonly()).readonly(),
      })
      .readonly(),
    standards: z.array(z.object({ sha256: Sha256, standard: ScoringStandard }).readonly()).readonly(),
    /** In the order they were held. */
    rounds: z.array(ProofRound).min(1).readonly(),
    comparison: z
      .object({ reviewA: z.string(), reviewB: z.string(), result: z.unknown() })
      .readonly()
      .nullable(),
    panel: ProofPanel.nullable(),
    outcome: ProofOutcome.nullable(),
  })
  .readonly()
export type ScoreProof = z.infer<typeof ScoreProof>

export type ProofSource = {
  readonly madeAt: string
  readonly appVersion: string
  readonly caseFile: CaseFile
  /** In the order they were held; 初评A and 初评B are compared when both are submitted under one edition. */
  readonly reviews: readonly { readonly review: Review; readonly standard: ScoringStandard }[]
  readonly panel: ProofPanel | null
  readonly outcome: ProofOutcome | null
}

export function proofOf(source: ProofSource): ScoreProof {
  const { madeAt, appVersion, caseFile, reviews, panel, outcome } = source
  const { title, agency, party, caseType, decisionNumber, handlers } = caseFile.facts
  const standards = new Map(reviews.map(({ review, standard }) => [review.standardSha256, standard]))
  return {
    ...{ format: 'hengjuan/score-proof', v: 1, madeAt, appVersion },
    caseFile: {
      ...{ title, agency, party, caseType, decisionNumber, handlers },
      files: caseFile.files.map(({ name, sha256, pageCount }) => ({ name, sha256, pageCount })),
    },
    standards: [...standards].map(([sha256, standard]) => ({ sha256, standard })),
    rounds: reviews.map(({ review, standard }) => roundOf(caseFile, review, standard)),
    comparison: comparisonOf(reviews),
    panel,
    outcome,
  }
}

function roundOf(caseFile: CaseFile, review: Review, standard: ScoringStandard): ProofRound {
  const { id: reviewId, round, reviewer, submittedAt, standardSha256, result: submitted } = review
  return {
    ...{ reviewId, round, reviewer, submittedAt, standardSha256 },
    input: scoreInputOf(review),
    findings: standingFindings(review)
      .filter(({ kind }) => kind !== 'advice')
      .map(({ id, places, description, defectCode, law, recordedBy }) => ({
        ...{ id, description, defectCode, law, recordedBy },
        places: describePlaces(caseFile, places),
      })),
    submitted,
    result: scoreReview(standard, review),
  }
}

function comparisonOf(reviews: ProofSource['reviews']): ScoreProof['comparison'] {
  const find = (round: Round): ProofSource['reviews'][number] | undefined =>
    reviews.find(({ review }) => review.round === round && review.state === 'submitted')
  const [a, b] = [find('初评A'), find('初评B')]
  if (!a || !b || a.review.standardSha256 !== b.review.standardSha256) return null
  const result = compareReviews(
    a.standard,
    ...([scoreReview(a.standard, a.review), scoreInputOf(a.review)] as const),
    ...([scoreReview(b.standard, b.review), scoreInputOf(b.review)] as const),
  )
  return { reviewA: a.review.id, reviewB: b.review.id, result }
}
