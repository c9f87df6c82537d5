/** 评分凭证: everything a stranger needs to work the score out again. */
import { AppError } from '@shared/lib/app-error'
import type { Office } from '../office/office'
import type { Single } from './single-file'
import { getReview } from './subject'

export function makeScoreProof(office: Office, reviewId: string): Single {
  getReview(office, reviewId)
  throw new AppError('export/unknown-subject', 'not yet')
}
