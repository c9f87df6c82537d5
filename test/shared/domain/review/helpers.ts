import type { Place } from '@shared/domain/case-file/place'
import type { Finding, Review } from '@shared/domain/review/review'

export const FILE_A = '00000000-0000-4000-8000-00000000000a'
export const FILE_B = '00000000-0000-4000-8000-00000000000b'

export const box = (
  pageIndex: number,
  boxPt: readonly [number, number, number, number] = [100, 100, 200, 140],
  fileId = FILE_A,
): Place => ({ kind: 'region', fileId, pageIndex, boxPt })

export const missing = (document: string): Place => ({ kind: 'missing', document })

export const finding = (id: string, change: Partial<Finding> = {}): Finding => ({
  kind: 'deduction',
  itemId: 'PT-A02',
  ruleId: 'PT-A02-r1',
  unitCenti: 100,
  count: 1,
  places: [box(0)],
  description: `问题 ${id}`,
  defectCode: null,
  law: '',
  severity: '一般',
  advice: '',
  id,
  recordedAt: '2026-03-01T01:00:00.000Z',
  recordedBy: '示例甲',
  withdrawnAt: null,
  ...change,
})

export const review = (change: Partial<Review> = {}): Review => ({
  id: 'r-1',
  caseId: 'c-1',
  round: '初评',
  entryId: null,
  basedOn: [],
  standardSha256: 'a'.repeat(64),
  standardId: 'CF-PT-2026.1',
  vetoStyle: 'B',
  state: 'open',
  startedAt: '2026-03-01T00:00:00.000Z',
  reviewer: '示例甲',
  reviewerId: null,
  submittedAt: null,
  result: null,
  items: {},
  findings: [],
  decisions: [],
  ...change,
})
