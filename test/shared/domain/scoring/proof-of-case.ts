/** A whole proof for tests: two first reviews that agree, a panel's record and the result, of a made-up licence file. */
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { Round, Review } from '@shared/domain/review/review'
import { proofOf, type ProofSource, type ScoreProof } from '@shared/domain/scoring/proof'
import { scoreReview, submittedResultOf } from '@shared/domain/scoring/score-review'
import { sha256OfText } from '@shared/domain/scoring/sha256-of-text'
import { readStandard } from '../checklist/editions'
import { reviewOf } from './review-of'

export const LICENCE = readStandard('CF-XK-2026.1')
const FILE_ID = '00000000-0000-4000-8000-000000000001'
export const SHA256 = sha256OfText(JSON.stringify(LICENCE))

export const CASE_FILE: CaseFile = {
  ...{ id: 'c', campaignId: null, state: 'submitted', registeredAt: '2026-01-01T00:00:00.000Z' },
  facts: {
    ...{ title: '示例公司许可案', agency: '示例县某局', party: '示例公司', caseType: '许可' },
    ...{ decisionNumber: '示许决〔2026〕1号', handlers: '示例甲、示例乙' },
    dates: { filed: null, decided: null, served: null },
  },
  files: [
    {
      ...{ fileId: FILE_ID, name: '正卷.pdf', kind: 'pdf', sha256: 'b'.repeat(64), bytes: 10, pageCount: 30 },
      needsPassword: false,
    },
  ],
  ...{ sampleSlug: null, removedAt: null },
}

const page = (pageIndex: number) =>
  [
    { kind: 'pin', fileId: FILE_ID, pageIndex, pointPt: [1, 1] },
  ] satisfies Review['findings'][number]['places']

export const submitted = (review: Review, round: Round): Review => ({
  ...{ ...review, id: `review-${round}`, round, standardSha256: SHA256 },
  ...{ state: 'submitted', submittedAt: '2026-02-01T00:00:00.000Z' },
  result: submittedResultOf(scoreReview(LICENCE, review)),
})

/** D02: 4 lost of 96 (C04 is 合理缺项) → 92 ÷ 96 = 95.833… → 95.8 */
const A = reviewOf(
  LICENCE,
  [
    {
      ...{ itemId: 'XK-D02', ruleId: 'XK-D02-r1', unitCenti: 100, count: 4, description: '缺依据' },
      places: [...page(2), ...page(4)],
    },
    { kind: 'advice', itemId: 'XK-D02', unitCenti: 0, description: '建议写明期限', places: page(2) },
  ],
  { 'XK-C04': '未举行听证' },
)
/** 2 and 0.2 lost of 96 → 93.8 ÷ 96 = 97.708… → 97.7 */
const B = reviewOf(
  LICENCE,
  [
    {
      itemId: 'XK-D02',
      ruleId: 'XK-D02-r1',
      unitCenti: 100,
      count: 2,
      places: page(2),
      recordedBy: '示例乙',
    },
    { itemId: 'XK-G03', unitCenti: 20, count: 1, places: [{ kind: 'missing', document: '页码' }] },
  ],
  { 'XK-C04': '未举行听证' },
)

/** Agreed: (95.8 + 97.7) ÷ 2 = 96.75 → 96.8 */
export const SOURCE: ProofSource = {
  ...{ madeAt: '2026-03-01T00:00:00.000Z', appVersion: '0.1.0', caseFile: CASE_FILE },
  reviews: [submitted(A, '初评A'), submitted(B, '初评B')].map((review) => ({ review, standard: LICENCE })),
  panel: null,
  outcome: { from: 'A+B', reviewId: null, scoreTenths: 968, grade: '优秀' },
}

export const GENUINE: ScoreProof = proofOf(SOURCE)

/** As exported and read again. */
export const genuineJson = (): string => JSON.stringify(GENUINE, null, 1)
