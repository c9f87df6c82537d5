/** Bridges a review, as the journal knows it, to the score. Withdrawn findings and advice (提示) count nothing. */
import type { ScoringStandard } from '../checklist/standard'
import {
  standingFindings,
  type Finding,
  type FindingContent,
  type Review,
  type SubmittedResult,
} from '../review/review'
import { scoreCase } from './score-case'
import type { ScoreDeduction, ScoreInput } from './score-input'
import type { ScoreResult } from './score-result'

export function scoreReview(standard: ScoringStandard, review: Review): ScoreResult {
  return scoreCase(standard, scoreInputOf(review))
}

export function scoreInputOf(review: Review): ScoreInput {
  const findings = standingFindings(review)
  return {
    vetoStyle: review.vetoStyle,
    deductions: findings.filter((finding) => finding.kind === 'deduction').map(deductionOf),
    notApplicable: Object.entries(review.items).flatMap(([itemId, mark]) =>
      mark.naReason === null ? [] : [{ itemId, reason: mark.naReason }],
    ),
    vetoes: findings
      .filter((finding) => finding.kind === 'veto')
      .map(({ id, itemId, description, confirmedBy }) => ({
        ...{ id, itemId, reason: description },
        ...(confirmedBy ? { confirmed: true } : {}),
      })),
  }
}

/** What the record keeps of a score at submission. */
export function submittedResultOf(score: ScoreResult): SubmittedResult {
  const { scoreTenths, gotCenti, fullApplicableCenti, grade, vetoes } = score
  const vetoItemIds = [...new Set(vetoes.map(({ itemId }) => itemId))]
  return { scoreTenths, gotCenti, fullApplicableCenti, grade: grade ?? '', vetoItemIds }
}

export function deductionOf(finding: FindingContent & Pick<Finding, 'id'>): ScoreDeduction {
  const { id, itemId, unitCenti, count, description, ruleId, factId } = finding
  return {
    ...{ id, itemId, unitCenti, count, label: description },
    ...(ruleId === null ? {} : { ruleId }),
    ...(factId ? { factId } : {}),
  }
}
