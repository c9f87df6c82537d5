import { describe, expect, it } from 'vitest'
import { checkStandard } from '@shared/domain/checklist/check-standard'
import { splitRuleText } from '@shared/domain/checklist/rule-text'
import {
  DEFAULT_TWO_REVIEWERS,
  ScoringStandard,
  type DeductionRule,
  type StandardItem,
} from '@shared/domain/checklist/standard'
import { standardMessages } from '@shared/messages/standard'
import { readPenaltyStandard } from './editions'

const standard = readPenaltyStandard()

const withItem = (id: string, change: (item: StandardItem) => Partial<StandardItem>): ScoringStandard => ({
  ...standard,
  items: standard.items.map((item) => (item.id === id ? { ...item, ...change(item) } : item)),
})
const withRule = (change: Partial<DeductionRule>): ScoringStandard =>
  withItem('PT-A02', (item) => ({ rules: item.rules.map((rule) => ({ ...rule, ...change })) }))

const withMinimum = (gradeAtMost: string): ScoringStandard => ({
  ...standard,
  v: 2,
  sections: standard.sections.map((section) => ({ ...section, minimum: { minTenths: 600, gradeAtMost } })),
})

describe('checkStandard', () => {
  it.each<[string, ScoringStandard]>([
    ['every field of form 2', { ...withMinimum('合格'), effectiveTo: '2026-01-01', sameFactOnce: true }],
    [
      'a range',
      { ...withRule({ range: { minCenti: 50, maxCenti: 150 } }), v: 2, twoReviewers: DEFAULT_TWO_REVIEWERS },
    ],
    [
      'a total that is not 100',
      { ...withItem('PT-A02', () => ({ pointsCenti: 2_300 })), totalCenti: 12_000 },
    ],
    [
      'foreign numbers',
      { ...withItem('PT-A02', () => ({ id: '一（3）', rules: [] })), sections: standard.sections },
    ],
  ])('finds nothing against %s', (_name, sound) => {
    expect(checkStandard(sound)).toEqual([])
    expect(ScoringStandard.safeParse(sound).success).toBe(true)
  })

  it.each<[string, ScoringStandard]>([
    ['standard/points-do-not-add-up', withItem('PT-A01', () => ({ pointsCenti: 400 }))],
    ['standard/id-repeated', withItem('PT-A02', () => ({ id: 'PT-A01' }))],
    ['standard/id-repeated', withItem('PT-A02', () => ({ id: 'PT-V01' }))],
    ['standard/section-missing', withItem('PT-A02', () => ({ section: 'Z' }))],
    ['standard/section-empty', { ...standard, sections: [...standard.sections, { id: 'Z', name: '空' }] }],
    ['standard/cap-exceeds-points', withItem('PT-A02', () => ({ capCenti: 310 }))],
    ['standard/rule-exceeds-item', withRule({ maxCenti: 310 })],
    ['standard/rule-exceeds-item', withRule({ unitCenti: 310 })],
    ['standard/rule-of-other-item', withRule({ id: 'PT-A03-r1' })],
    ['standard/off-step', withRule({ unitCenti: 25 })],
    ['standard/grades-not-falling-to-zero', { ...standard, grades: standard.grades.toReversed() }],
    ['standard/grades-not-falling-to-zero', { ...standard, grades: standard.grades.slice(0, 2) }],
    [
      'standard/grade-repeated',
      { ...standard, grades: standard.grades.map((g) => ({ ...g, name: '合格' })) },
    ],
    ['standard/form-too-old', { ...standard, effectiveTo: '2027-12-31' }],
    ['standard/form-too-old', withRule({ manual: true })],
    ['standard/form-too-old', withItem('PT-A02', () => ({ documents: ['询问笔录'] }))],
    ['standard/days-reversed', { ...standard, v: 2, effectiveTo: '2025-12-31' }],
    [
      'standard/derived-from-itself',
      { ...standard, v: 2, derivedFrom: { id: standard.id, edition: standard.edition } },
    ],
    ['standard/grade-unknown', withMinimum('良好')],
    ['standard/range-unsound', withRule({ range: { minCenti: 150, maxCenti: 200 } })],
    ['standard/range-unsound', withRule({ range: { minCenti: 200, maxCenti: 100 } })],
    ['standard/rule-exceeds-item', withRule({ range: { minCenti: 100, maxCenti: 310 } })],
    ['standard/off-step', withRule({ range: { minCenti: 55, maxCenti: 200 } })],
    ['standard/rule-of-other-item', withRule({ id: 'PT-A02-r1-r2' })],
    [
      'standard/na-not-allowed',
      withItem('PT-A02', () => ({ naWhen: [{ factKey: 'hearing.requested', op: 'absent' }] })),
    ],
    [
      'standard/na-value-missing',
      withItem('PT-D08', () => ({ naWhen: [{ factKey: 'hearing.requested', op: 'is' }] })),
    ],
  ])('reports %s', (code, unsound) => {
    const codes = checkStandard(unsound).map((problem) => problem.code)
    expect(codes).toContain(code)
  })

  it('has a Chinese sentence for every problem', () => {
    const problems = [
      withItem('PT-A01', () => ({ pointsCenti: 400, section: 'Z', capCenti: 500 })),
      withRule({ id: 'PT-A03-r1', maxCenti: 310, unitCenti: 25 }),
      { ...standard, grades: standard.grades.map((grade) => ({ ...grade, name: '合格', minTenths: 600 })) },
      { ...standard, sections: [...standard.sections, { id: 'Z', name: '空' }] },
      { ...withMinimum('良好'), effectiveTo: '2025-01-01' },
      { ...standard, sameFactOnce: true, derivedFrom: { id: standard.id, edition: standard.edition } },
      withRule({ range: { minCenti: 200, maxCenti: 100 } }),
      withItem('PT-A02', () => ({ naWhen: [{ factKey: 'hearing.requested', op: 'is' }] })),
    ].flatMap(checkStandard)
    for (const { code, params } of problems) {
      const message = (standardMessages as Record<string, (given: typeof params) => string>)[code]
      expect(message?.(params), code).toMatch(/\p{Script=Han}.*。$/u)
      expect(message?.(params)).not.toMatch(/undefined|NaN/)
    }
    expect(new Set(problems.map((problem) => problem.code)).size).toBeGreaterThanOrEqual(16)
  })
})

describe('ScoringStandard', () => {
  it.each<[string, unknown]>([
    ['a fraction of a hundredth', withItem('PT-A01', () => ({ pointsCenti: 30.5 }))],
    ['negative points', withItem('PT-A01', () => ({ pointsCenti: -100 }))],
    ['an id with a slash', withItem('PT-A01', () => ({ id: '../A01' }))],
    ['another format', { ...standard, v: 3 }],
    ['an item without provenance', withItem('PT-A01', () => ({ provenance: [] }))],
    ['a day that is none', { ...standard, effectiveFrom: '2026-02-30' }],
  ])('refuses %s', (_name, data) => {
    expect(ScoringStandard.safeParse(data).success).toBe(false)
  })
})

describe('splitRuleText', () => {
  it.each([
    ['缺身份证明扣2；每处不一致扣0.5', ['缺身份证明|200|null', '每处不一致|50|处']],
    ['每份缺一人签名或证号扣1', ['每份缺一人签名或证号|100|份']],
    ['每缺一要素扣1；前后矛盾每处扣1', ['每缺一要素|100|要素', '前后矛盾每处|100|处']],
    ['每缺或错一项扣1', ['每缺或错一项|100|项']],
    ['缺报告扣2；审批意见或日期缺一处扣0.5', ['缺报告|200|null', '审批意见或日期缺一处|50|处']],
    ['超期扣3；扣除期间无文书证明扣1.5', ['超期|300|null', '扣除期间无文书证明|150|null']],
    ['每处扣0.2', ['每处|20|处']],
  ])('cuts %s', (text, expected) => {
    const rules = splitRuleText('PT-A01', text, 500)
    expect(rules.ok && rules.value.map((r) => `${r.text}|${r.unitCenti}|${r.per}`)).toEqual(expected)
    expect(rules.ok && rules.value.every((rule) => rule.maxCenti === 500)).toBe(true)
  })

  it.each(['出现即否决', '每处扣', '每处扣0.255', '缺报告扣2；其他', ''])('refuses %j', (text) => {
    const rules = splitRuleText('PT-A01', text, 500)
    expect(rules.ok).toBe(false)
  })
})
