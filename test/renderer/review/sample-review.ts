/** A review of the shipped standard, built by hand for the tests of the review screen. */
import { readFileSync } from 'node:fs'
import { ScoringStandard } from '@shared/domain/checklist/standard'
import type { Finding, FindingContent, Review } from '@shared/domain/review/review'

export const STANDARD = ScoringStandard.parse(
  JSON.parse(readFileSync('resources/standards/CF-PT-2026.1.json', 'utf8')),
)

export const FILES = [
  { fileId: '00000000-0000-4000-8000-000000000001', name: '正卷.pdf', pageCount: 12 },
  { fileId: '00000000-0000-4000-8000-000000000002', name: '照片.jpg', pageCount: 1 },
  { fileId: '00000000-0000-4000-8000-000000000003', name: '副卷.pdf', pageCount: 9 },
] as const

export const region = (pageIndex: number, file = 0) =>
  ({
    kind: 'region',
    fileId: FILES[file]?.fileId ?? '',
    pageIndex,
    boxPt: [10, 20, 110, 60],
  }) as const

export const missing = (document: string) => ({ kind: 'missing', document }) as const

export function finding(id: string, change: Partial<FindingContent> & { withdrawnAt?: string }): Finding {
  return {
    kind: 'deduction',
    itemId: 'PT-A02',
    ruleId: null,
    unitCenti: 100,
    count: 1,
    places: [region(2)],
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
  }
}

export const review = (change: Partial<Review> = {}): Review => ({
  id: '00000000-0000-4000-8000-0000000000aa',
  caseId: '00000000-0000-4000-8000-0000000000bb',
  round: '初评',
  standardSha256: 'a'.repeat(64),
  standardId: STANDARD.id,
  vetoStyle: 'B',
  state: 'open',
  startedAt: '2026-03-01T00:00:00.000Z',
  reviewer: '示例甲',
  reviewerId: null,
  entryId: null,
  basedOn: [],
  decisions: [],
  submittedAt: null,
  result: null,
  items: {},
  findings: [],
  ...change,
})
