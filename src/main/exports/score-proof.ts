/** 评分凭证: everything a stranger needs to work the score out again. Checked by resources/verify/score.html. */
import { app } from 'electron'
import { proofOf } from '@shared/domain/scoring/proof'
import type { Office } from '../office/office'
import { gatherProof } from './gather-proof'
import type { Single } from './single-file'
import { safeFileName } from './write-out'

/** @throws AppError `review/unknown` */
export function makeScoreProof({ record, now }: Office, reviewId: string): Single {
  const made = { at: now().toISOString(), appVersion: app.getVersion() }
  const proof = proofOf(gatherProof(record.state, reviewId, made))
  return {
    name: safeFileName(proof.caseFile.title, '案卷', '-评分凭证'),
    bytes: new TextEncoder().encode(`${JSON.stringify(proof, null, 1)}\n`),
    subject: { caseId: record.state.get('reviews', reviewId).caseId, documentId: null },
  }
}
