/** What an export is about. */
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { Review } from '@shared/domain/review/review'
import { AppError } from '@shared/lib/app-error'
import type { Office } from '../office/office'

export type Subject = { readonly caseId: string | null; readonly documentId: string | null }

/** @throws AppError `review/unknown` */
export function getReview(
  { record }: Office,
  reviewId: string | null,
): { review: Review; caseFile: CaseFile } {
  const review = reviewId === null ? undefined : record.state.find('reviews', reviewId)
  if (!review) throw new AppError('review/unknown', 'no such review')
  return { review, caseFile: record.state.get('cases', review.caseId) }
}
