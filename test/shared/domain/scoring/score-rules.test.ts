import { describe, expect, it } from 'vitest'
import type { DeductionRule, ScoringStandard } from '@shared/domain/checklist/standard'
import type { Finding, Review } from '@shared/domain/review/review'
import { checkDeduction, checkNotApplicable, checkVeto } from '@shared/domain/scoring/check-input'
import { meanTenths, rescale } from '@shared/domain/scoring/rescale'
import { scoreCase } from '@shared/domain/scoring/score-case'
import type { ScoreInput } from '@shared/domain/scoring/score-input'
import { scoreReview } from '@shared/domain/scoring/score-review'
import { readPenaltyStandard } from '../checklist/editions'
import { say, tinyStandard } from './say'

const standard = readPenaltyStandard()
const codesOf = (input: ScoreInput): string[] => scoreCase(standard, input).refused.map((r) => r.code)
const itemOf = (words: string, itemId: string, from: ScoringStandard = standard, prefix = 'PT') =>
  scoreCase(from, say(words, 'B', prefix)).items.find((item) => item.itemId === itemId)

/** One row per clause of the scoring rules (docs/adr/0013). */
describe('the rules of scoring', () => {
  it('start value: an untouched file has 100 points', () => {
    expect(scoreCase(standard, say(''))).toMatchObject({ gotCenti: 10_000, scoreTenths: 1000, grade: '优秀' })
  })

  it('item floor: an item never falls below 0 and what was claimed stays visible', () => {
    expect(itemOf('A02 1x9', 'PT-A02')).toMatchObject({ deductedCenti: 900, lostCenti: 300, gotCenti: 0 })
  })

  it('cap: an item with a cap below its points keeps the rest', () => {
    const small = tinyStandard('A01=10/6')
    expect(itemOf('A01 1x9', 'TT-A01', small, 'TT')).toMatchObject({ lostCenti: 600, gotCenti: 400 })
  })

  it('cap: a cap above the points of its item does not go below 0', () => {
    const small = tinyStandard('A01=5/9')
    expect(itemOf('A01 1x9', 'TT-A01', small, 'TT')).toMatchObject({ lostCenti: 500, gotCenti: 0 })
  })

  it('same fault twice: counts in both items while the switch is off', () => {
    expect(scoreCase(standard, sameFact(false)).gotCenti).toBe(9_650) // 100 − 2 − 1.5
  })

  it('same fault twice: counts once, where it costs most, when the switch is on', () => {
    const result = scoreCase(standard, sameFact(true))
    expect(result.gotCenti).toBe(9_800) // 100 − 2
    expect(result.trace).toContainEqual({
      kind: 'same-fact',
      deductionId: 'x',
      itemId: 'PT-D02',
      label: '',
      amountCenti: 150,
      countedItemId: 'PT-D06',
    })
  })

  it('same fault twice: moves to the next item when the dearest is not applicable', () => {
    const input: ScoreInput = {
      ...say('D08 na'),
      deductions: [
        { id: 'x', itemId: 'PT-D08', unitCenti: 300, count: 1, factId: 'f' },
        { id: 'y', itemId: 'PT-D02', unitCenti: 100, count: 1, factId: 'f' },
      ],
      sameFactOnce: true,
    }
    expect(scoreCase(standard, input)).toMatchObject({ gotCenti: 9_600, fullApplicableCenti: 9_700 })
  })

  it('not listed: advice costs nothing and leaves no step', () => {
    const result = scoreReview(standard, reviewOf([{ kind: 'advice', itemId: 'PT-A01', unitCenti: 0 }]))
    expect(result.gotCenti).toBe(10_000)
    expect(result.trace.map((step) => step.kind)).toEqual(['sum', 'rescale', 'grade'])
  })

  it('合理缺项: leaves numerator and denominator', () => {
    const result = scoreCase(standard, say('D08 na, A02 1x2'))
    expect(result).toMatchObject({ fullApplicableCenti: 9_700, gotCenti: 9_500, scoreTenths: 979 })
    expect(itemOf('D08 na', 'PT-D08')).toMatchObject({
      status: 'na',
      fullCenti: 300,
      lostCenti: 0,
      gotCenti: 0,
    })
  })

  it('合理缺项: only for items that allow it', () => {
    expect(codesOf(say('A01 na'))).toEqual(['score/na-not-allowed'])
    expect(scoreCase(standard, say('A01 na')).fullApplicableCenti).toBe(10_000)
  })

  it.each(['', '  ', '\n'])('合理缺项: refuses the reason %j', (reason) => {
    const input = { ...say(''), notApplicable: [{ itemId: 'PT-D08', reason }] }
    expect(codesOf(input)).toEqual(['score/na-without-reason'])
    expect(scoreCase(standard, input).fullApplicableCenti).toBe(10_000)
  })

  it('合理缺项: reports a deduction on the same item', () => {
    expect(scoreCase(standard, say('D08 na, D08 1')).notices).toEqual([
      { kind: 'deduction-on-na', itemId: 'PT-D08', deductionId: 'd01' },
    ])
  })

  it.each([
    ['A01 na', 6_000, []],
    ['A01 na, A02 na', 5_900, [{ kind: 'little-applicable', fullApplicableCenti: 5_900, limitCenti: 6_000 }]],
    ['A01 na, A02 na, A03 na', 0, [{ kind: 'nothing-applicable' }]],
  ])('合理缺项: warns below 60 applicable points (%s)', (words, full, notices) => {
    const small = tinyStandard('A01=40? A02=1? A03=59?', { naWarnBelowCenti: 6_000 })
    const result = scoreCase(small, say(words, 'B', 'TT'))
    expect(result.notices).toEqual(notices)
    expect(result.fullApplicableCenti).toBe(full)
  })

  it('grades: come from the standard, so a set of four works alike', () => {
    const grades = [
      { name: '优秀', minTenths: 900 },
      { name: '良好', minTenths: 800 },
      { name: '合格', minTenths: 600 },
      { name: '不合格', minTenths: 0 },
    ]
    const small = tinyStandard('A01=100', { grades })
    const gradeAt = (lost: string): string | null => scoreCase(small, say(`A01 ${lost}`, 'B', 'TT')).grade
    expect(['10', '10.1', '20', '20.1', '40', '40.1'].map(gradeAt)).toEqual([
      '优秀',
      '良好',
      '良好',
      '合格',
      '合格',
      '不合格',
    ])
    expect(scoreCase(small, say('V01 veto', 'C', 'TT')).grade).toBe('良好')
  })

  it.each([
    [[900, 801], 851], // 170.1 ÷ 2 = 85.05 → 85.1
    [[900, 800, 700], 800],
    [[1000, 999, 999], 999], // 299.8 ÷ 3 = 99.933…
    [[900, null], 900],
    [[null], null],
    [[], null],
  ])('unit score: the mean of %j is %j', (scores, mean) => {
    expect(meanTenths(scores)).toBe(mean)
  })

  it.each([
    [25, true],
    [5, true],
    [10, false],
    [250, false],
  ])('step of points: %i hundredths refused: %s', (unitCenti, isRefused) => {
    const deduction = { id: 'x', itemId: 'PT-A01', unitCenti, count: 1 }
    expect(checkDeduction(standard, deduction).ok).toBe(!isRefused)
  })
})

describe('a preset with a cap of its own', () => {
  const capped = withRule({ id: 'TT-A01-r1', text: '每处', unitCenti: 50, per: '处', maxCenti: 200 })

  it.each([
    ['A01#r1 0.5x4', 200, 0], // 2 = the preset's cap
    ['A01#r1 0.5x5', 200, 1], // 2.5 > 2
    ['A01#r1 0.5x3, A01#r1 0.5x3', 200, 1], // 1.5 + 1.5 = 3 > 2: all entries of the preset together
    ['A01#r1 0.5x9, A01 1', 300, 1], // 2 + 1
    ['A01 0.5x9', 450, 0], // free entry: no preset cap
    ['A01#r1 0.5x9, A01 1x9', 500, 1], // 2 + 9 > 5
  ])('%s loses %i', (words, lostCenti, ruleCaps) => {
    const result = scoreCase(capped, say(words, 'B', 'TT'))
    expect(result.items[0]?.lostCenti).toBe(lostCenti)
    expect(result.trace.filter((step) => step.kind === 'rule-cap')).toHaveLength(ruleCaps)
  })

  it('that happens once is questioned when it is used twice, and counted as entered', () => {
    const result = scoreCase(standard, say('A03#r1 1x2'))
    expect(result.gotCenti).toBe(9_800)
    expect(result.notices).toEqual([
      { kind: 'one-off-repeated', itemId: 'PT-A03', ruleId: 'PT-A03-r1', times: 2 },
    ])
    expect(scoreCase(standard, say('A03#r2 0.5x3')).notices).toEqual([])
  })
})

describe('what the standard does not allow', () => {
  const base = { id: 'x', itemId: 'PT-A01', unitCenti: 100, count: 1 }
  it.each([
    ['score/unknown-item', { ...base, itemId: 'PT-Z99' }],
    ['score/unknown-item', { ...base, itemId: 'PT-V01' }],
    ['score/unknown-rule', { ...base, ruleId: 'PT-A02-r1' }],
    ['score/points-out-of-range', { ...base, unitCenti: -100 }],
    ['score/points-out-of-range', { ...base, unitCenti: Number.NaN }],
    ['score/points-out-of-range', { ...base, unitCenti: 20.5 }],
    ['score/points-out-of-range', { ...base, unitCenti: Number.MAX_SAFE_INTEGER }],
    ['score/points-off-step', { ...base, unitCenti: 15 }],
    ['score/count-out-of-range', { ...base, count: 0 }],
    ['score/count-out-of-range', { ...base, count: 1.5 }],
    ['score/count-out-of-range', { ...base, count: 10_001 }],
  ])('is refused as %s and counts nothing', (code, deduction) => {
    expect(checkDeduction(standard, deduction)).toMatchObject({ ok: false, failure: { code } })
    const result = scoreCase(standard, { ...say(''), deductions: [deduction] })
    expect(result.refused.map((failure) => failure.code)).toEqual([code])
    expect(result.gotCenti).toBe(10_000)
  })

  it('covers 合理缺项 and vetoes', () => {
    expect(checkNotApplicable(standard, { itemId: 'PT-Z99', reason: '无' }).ok).toBe(false)
    expect(checkNotApplicable(standard, { itemId: 'PT-V01', reason: '无' }).ok).toBe(false)
    expect(checkNotApplicable(standard, { itemId: 'PT-V08', reason: '无' }).ok).toBe(true)
    expect(checkNotApplicable(standard, { itemId: 'PT-D08', reason: '未举行听证' }).ok).toBe(true)
    expect(checkVeto(standard, { id: 'v', itemId: 'PT-A01', reason: '' }).ok).toBe(false)
    expect(codesOf({ ...say(''), vetoes: [{ id: 'v', itemId: 'PT-A01', reason: '' }] })).toEqual([
      'score/unknown-veto',
    ])
    expect(checkVeto(standard, { id: 'v', itemId: 'PT-V01', reason: '' }).ok).toBe(true)
  })
})

describe('rescale', () => {
  it('never divides by zero', () => {
    expect(rescale(0, 0)).toBeNull()
  })

  it.each([
    [8_995, 10_000, 900, 'up'], // 89.95
    [8_994, 10_000, 899, 'down'], // 89.94
    [9_000, 10_000, 900, 'exact'],
    [1, 3, 333, 'down'],
    [2, 3, 667, 'up'],
    [0, 5, 0, 'exact'],
    [5, 5, 1000, 'exact'],
  ])('%i of %i is %i tenths, %s', (got, full, scoreTenths, rounding) => {
    expect(rescale(got, full)).toMatchObject({ scoreTenths, rounding })
  })
})

describe('scoreReview', () => {
  it('counts deductions and vetoes that stand, with their reasons', () => {
    const result = scoreReview(
      standard,
      reviewOf([
        { kind: 'deduction', itemId: 'PT-A02', unitCenti: 100, count: 2, ruleId: 'PT-A02-r1' },
        { kind: 'deduction', itemId: 'PT-E05', unitCenti: 20, count: 3 },
        { kind: 'deduction', itemId: 'PT-B01', unitCenti: 500, withdrawnAt: '2026-01-02T00:00:00.000Z' },
        { kind: 'veto', itemId: 'PT-V07', unitCenti: 0, description: '未见告知书' },
        { kind: 'veto', itemId: 'PT-V01', unitCenti: 0, withdrawnAt: '2026-01-02T00:00:00.000Z' },
      ]),
    )
    expect(result).toMatchObject({ gotCenti: 9_440, fullApplicableCenti: 9_700, scoreTenths: 973 }) // 94.4 ÷ 97 = 97.319…
    expect(result.vetoes).toMatchObject([{ itemId: 'PT-V07', reason: '未见告知书', confirmed: false }])
    expect(result.grade).toBe('不合格')
  })
})

function sameFact(sameFactOnce: boolean): ScoreInput {
  return {
    ...say(''),
    deductions: [
      { id: 'x', itemId: 'PT-D02', unitCenti: 150, count: 1, factId: '告知' },
      { id: 'y', itemId: 'PT-D06', unitCenti: 200, count: 1, factId: '告知' },
    ],
    sameFactOnce,
  }
}

function withRule(rule: DeductionRule): ScoringStandard {
  const small = tinyStandard('A01=5')
  return { ...small, items: small.items.map((item) => ({ ...item, rules: [rule] })) }
}

function reviewOf(findings: readonly Partial<Finding>[]): Review {
  return {
    id: 'r',
    caseId: 'c',
    round: '初评',
    standardSha256: 'a'.repeat(64),
    standardId: standard.id,
    vetoStyle: 'B',
    state: 'open',
    startedAt: '2026-01-01T00:00:00.000Z',
    reviewer: '示例甲',
    reviewerId: null,
    entryId: null,
    basedOn: [],
    decisions: [],
    submittedAt: null,
    result: null,
    items: {
      'PT-D08': { isChecked: true, naReason: findings.length > 1 ? '未举行听证' : null },
      'PT-A01': { isChecked: true, naReason: null },
    },
    findings: findings.map((finding, index) => ({
      id: `f${index}`,
      kind: 'deduction',
      itemId: 'PT-A01',
      ruleId: null,
      unitCenti: 0,
      count: 1,
      places: [],
      description: '',
      defectCode: null,
      law: '',
      severity: '一般',
      advice: '',
      recordedAt: '2026-01-01T00:00:00.000Z',
      recordedBy: '示例甲',
      withdrawnAt: null,
      ...finding,
    })),
  }
}
