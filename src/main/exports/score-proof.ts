/**
 * 评分凭证: everything a stranger needs to work the score out again, and beside it the page that does so
 * (resources/verify/score.html), so that whoever gets the one has the other.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app } from 'electron'
import { proofOf } from '@shared/domain/scoring/proof'
import type { Office } from '../office/office'
import { gatherProof } from './gather-proof'
import type { Single } from './single-file'
import { getReview } from './subject'
import { safeFileName } from './write-out'

export const VERIFY_PAGE_NAME = '评分凭证核对页.html'

/** @throws AppError `review/unknown`, `review/hidden` */
export async function makeScoreProof(office: Office, subjectId: string | null): Promise<Single> {
  const { record, now, resourcesDir } = office
  const { review, caseFile } = getReview(office, subjectId)
  const made = { at: now().toISOString(), appVersion: app.getVersion() }
  const proof = proofOf(gatherProof(record.state, review.id, made))
  return {
    name: safeFileName(proof.caseFile.title, '案卷', '-评分凭证'),
    bytes: new TextEncoder().encode(`${JSON.stringify(proof, null, 1)}\n`),
    subject: { caseId: caseFile.id, documentId: null },
    beside: [{ name: VERIFY_PAGE_NAME, bytes: await readFile(join(resourcesDir, 'verify', 'score.html')) }],
  }
}
