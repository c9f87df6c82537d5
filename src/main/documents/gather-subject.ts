/**
 * What a paper is about, found in the record: the links an order names, and those that follow from them. A paper that
 * follows another is about the same case and matter; a matter brings its cases along.
 */
import type { PaperSource, ReviewedCase } from '@shared/domain/document/paper-source'
import type { DocumentSubject, SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { Review } from '@shared/domain/review/review'
import type { MemoryTables } from '@shared/events/tables'
import { AppError } from '@shared/lib/app-error'
import { chinaDay } from '@shared/lib/china-day'

/** With what follows from the parent filled in. @throws AppError `document/unknown` */
export function fullSubject(state: MemoryTables, order: DocumentSubject): DocumentSubject {
  const parent = parentOf(state, order)
  const reviewId = order.reviewId ?? parent?.reviewId ?? null
  return {
    ...order,
    reviewId,
    caseId: order.caseId ?? state.find('reviews', reviewId ?? '')?.caseId ?? parent?.caseId ?? null,
    matterId: order.matterId ?? parent?.matterId ?? null,
    clueId: order.clueId ?? parent?.clueId ?? null,
    disputeId: order.disputeId ?? parent?.disputeId ?? null,
  }
}

type Gathered = Pick<PaperSource, 'cases' | 'matter' | 'matterPapers' | 'clue' | 'dispute' | 'parent'>

/** @throws AppError `document/unknown`, `matter/unknown`, `clue/unknown`, `dispute/unknown`, `case/unknown`, `review/unknown` */
export function gatherSubject(state: MemoryTables, subject: DocumentSubject): Gathered {
  const { matterId, clueId, disputeId } = subject
  const matter = matterId === null ? null : state.find('matters', matterId)
  if (matter === undefined) throw new AppError('matter/unknown', 'no such matter')
  const clue = clueId === null ? null : state.find('clues', clueId)
  if (clue === undefined) throw new AppError('clue/unknown', 'no such clue')
  const dispute = disputeId === null ? null : state.find('disputes', disputeId)
  if (dispute === undefined) throw new AppError('dispute/unknown', 'no such dispute')
  return {
    ...{ matter, clue, dispute },
    parent: parentOf(state, subject),
    cases: casesOf(state, subject, matter?.facts.caseIds ?? []),
    matterPapers: matter === null ? [] : papersOf(state, matter.id),
  }
}

function parentOf(state: MemoryTables, { parentId }: DocumentSubject): SupervisionDocument | null {
  if (parentId === null) return null
  const parent = state.find('documents', parentId)
  if (!parent) throw new AppError('document/unknown', 'no such parent')
  return parent
}

/** The one case of the paper; without one, the cases of the matter that are still there. */
function casesOf(
  state: MemoryTables,
  { caseId, reviewId }: DocumentSubject,
  ofMatter: readonly string[],
): readonly ReviewedCase[] {
  if (caseId === null) {
    return ofMatter.flatMap((id) => {
      const caseFile = state.find('cases', id)
      return caseFile?.removedAt === null ? [reviewedCase(state, id, latestReview(state, id))] : []
    })
  }
  const review = reviewId === null ? null : state.find('reviews', reviewId)
  if (review === undefined) throw new AppError('review/unknown', 'no such review')
  return [reviewedCase(state, caseId, review)]
}

function reviewedCase(state: MemoryTables, caseId: string, review: Review | null): ReviewedCase {
  const caseFile = state.find('cases', caseId)
  if (!caseFile) throw new AppError('case/unknown', 'no such case')
  const adopted = review === null ? undefined : state.find('standards', review.standardSha256)
  if (review === null || adopted === undefined) return { caseFile, reviewed: null }
  const on = chinaDay(review.submittedAt ?? review.startedAt)
  return { caseFile, reviewed: { review, standard: adopted.standard, on } }
}

/** The review of a case that counts: the last one submitted that was no practice. */
const latestReview = (state: MemoryTables, caseId: string): Review | null =>
  state
    .all('reviews')
    .filter((review) => review.caseId === caseId && review.state === 'submitted' && review.round !== '训练')
    .toSorted((a, b) => (a.submittedAt ?? '').localeCompare(b.submittedAt ?? ''))
    .at(-1) ?? null

/** Papers of the matter that went out, in the order of their dates; void ones are not spoken of. */
const papersOf = (state: MemoryTables, matterId: string): readonly SupervisionDocument[] =>
  state
    .all('documents')
    .filter((one) => one.matterId === matterId && (one.state === 'numbered' || one.state === 'sealed'))
    .toSorted((a, b) => (a.issuedOn ?? '').localeCompare(b.issuedOn ?? ''))
