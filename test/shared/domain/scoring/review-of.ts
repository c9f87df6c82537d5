/** A review as the record holds it, from the few fields a test is about. */
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { Finding, Review } from '@shared/domain/review/review'

const AT = '2026-01-01T00:00:00.000Z'

export function reviewOf(
  standard: ScoringStandard,
  findings: readonly Partial<Finding>[],
  naReasons: Readonly<Record<string, string>> = {},
): Review {
  return {
    ...{ id: 'r', caseId: 'c', round: '初评', entryId: null, basedOn: [] },
    ...{ standardSha256: 'a'.repeat(64), standardId: standard.id, vetoStyle: standard.vetoStyle },
    ...{
      state: 'open',
      startedAt: AT,
      reviewer: '示例甲',
      reviewerId: null,
      submittedAt: null,
      result: null,
    },
    items: Object.fromEntries(
      Object.entries(naReasons).map(([itemId, naReason]) => [itemId, { isChecked: true, naReason }]),
    ),
    findings: findings.map((finding, index) => ({
      ...{ id: `f${index}`, kind: 'deduction', itemId: 'PT-A01', ruleId: null, unitCenti: 0, count: 1 },
      ...{ places: [], description: '', defectCode: null, law: '', severity: '一般', advice: '' },
      ...{ recordedAt: AT, recordedBy: '示例甲', withdrawnAt: null },
      ...finding,
    })),
    decisions: [],
  }
}
