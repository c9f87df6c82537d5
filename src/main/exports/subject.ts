/** What an export is about. */
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { Review } from '@shared/domain/review/review'
import { isVisible, viewerOf } from '@shared/domain/review/visibility'
import { isStaffed } from '@shared/events/checks/people-checks'
import { AppError } from '@shared/lib/app-error'
import type { Office } from '../office/office'

export type Subject = { readonly caseId: string | null; readonly documentId: string | null }

/** @throws AppError `review/unknown`, `review/hidden` while the first reviews are blind to each other */
export function getReview(
  { record }: Pick<Office, 'record'>,
  reviewId: string | null,
): { review: Review; caseFile: CaseFile } {
  const review = reviewId === null ? undefined : record.state.find('reviews', reviewId)
  if (!review) throw new AppError('review/unknown', 'no such review')
  const entry = review.entryId === null ? undefined : record.state.find('entries', review.entryId)
  if (!isVisible(entry, review, viewerOf(record.actor, isStaffed(record.state))))
    throw new AppError('review/hidden', 'a blind first review of somebody else')
  return { review, caseFile: record.state.get('cases', review.caseId) }
}
