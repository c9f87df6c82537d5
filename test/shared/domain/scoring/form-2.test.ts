/** What only editions of form 2 can say: ranges, section minimums, one fact once. */
import { describe, expect, it } from 'vitest'
import type { DeductionRule, ScoringStandard, SectionMinimum } from '@shared/domain/checklist/standard'
import { checkDeduction } from '@shared/domain/scoring/check-input'
import { scoreCase } from '@shared/domain/scoring/score-case'
import { describeStep } from '@shared/messages/scoring'
import { say, tinyStandard } from './say'

const four = [
  { name: '优秀', minTenths: 900 },
  { name: '良好', minTenths: 800 },
  { name: '合格', minTenths: 600 },
  { name: '不合格', minTenths: 0 },
]
const withMinimums = (minimums: Readonly<Record<string, SectionMinimum>>): ScoringStandard => {
  const standard = tinyStandard('A01=10? B01=40? C01=50?', { grades: four })
  return {
    ...standard,
    v: 2,
    sections: standard.sections.map((section) => {
      const minimum = minimums[section.id]
      return minimum ? { ...section, minimum } : section
    }),
  }
}
const withRule = (change: Partial<DeductionRule>): ScoringStandard => {
  const standard = tinyStandard('A01=5 B01=95')
  const rule = { id: 'TT-A01-r1', text: '记录不清', unitCenti: 100, per: null, maxCenti: 500, ...change }
  return {
    ...standard,
    items: standard.items.map((item) => (item.id === 'TT-A01' ? { ...item, rules: [rule] } : item)),
  }
}

describe('a section minimum', () => {
  const A60 = { A: { minTenths: 600, gradeAtMost: '合格' } }
  it.each<[string, Readonly<Record<string, SectionMinimum>>, string, string]>([
    ['met exactly', A60, 'A01 4', '优秀'], // 6 ÷ 10 = 60.0
    ['missed by a tenth of a point', A60, 'A01 4.1', '合格'], // 5.9 ÷ 10 = 59.0, total 95.9
    ['missed by a section with nothing left', A60, 'A01 10', '合格'], // total 90
    ['not asked of a section that is 合理缺项', A60, 'A01 na', '优秀'],
    ['cannot raise a grade', { A: { minTenths: 1000, gradeAtMost: '优秀' } }, 'A01 1, B01 20', '合格'], // 79
    [
      'the worse of two counts',
      { A: { minTenths: 600, gradeAtMost: '合格' }, B: { minTenths: 990, gradeAtMost: '良好' } },
      'A01 5, B01 1',
      '合格',
    ],
    [
      'each lowers in turn',
      { A: { minTenths: 900, gradeAtMost: '良好' }, B: { minTenths: 990, gradeAtMost: '合格' } },
      'A01 2, B01 1',
      '合格',
    ],
    ['looks at the rescaled section', { B: { minTenths: 975, gradeAtMost: '良好' } }, 'B01 1', '优秀'], // 39 ÷ 40 = 97.5
  ])('%s', (_name, minimums, words, grade) => {
    const result = scoreCase(withMinimums(minimums), say(words, 'B', 'TT'))
    expect(result.gradeBeforeVeto).toBe(grade)
    expect(result.grade).toBe(grade)
  })

  it('leaves the score alone and says what it did', () => {
    const result = scoreCase(withMinimums(A60), say('A01 4.1', 'B', 'TT'))
    expect(result.scoreTenths).toBe(959)
    expect(result.trace.filter((step) => step.kind === 'section-minimum').map(describeStep)).toEqual([
      '部分最低分 A 部分 A：5.9 ÷ 10 × 100 = 59.0 < 60.0，等次不得高于合格：优秀 → 合格',
    ])
    const met = scoreCase(withMinimums(A60), say('', 'B', 'TT'))
    expect(met.trace.filter((step) => step.kind === 'section-minimum').map(describeStep)).toEqual([
      '部分最低分 A 部分 A：10 ÷ 10 × 100 = 100.0 ≥ 60.0，等次不受影响',
    ])
  })

  it('comes before the veto, which looks at the lowered grade', () => {
    const result = scoreCase(withMinimums(A60), say('A01 10, V01 veto', 'C', 'TT'))
    expect([result.gradeBeforeVeto, result.grade]).toEqual(['合格', '合格'])
  })

  it('without a score there is no grade to lower', () => {
    const result = scoreCase(withMinimums(A60), say('A01 na, B01 na, C01 na', 'B', 'TT'))
    expect([result.grade, result.trace.map((step) => step.kind)]).toEqual([
      null,
      ['na', 'na', 'na', 'sum', 'nothing-applicable'],
    ])
  })
})

describe('a rule with a range', () => {
  const ranged = withRule({ unitCenti: 200, range: { minCenti: 100, maxCenti: 300 } })
  it.each([
    ['1', true],
    ['3', true],
    ['2.5', true],
    ['0.9', false],
    ['3.1', false],
  ])('takes %s: %s', (points, isTaken) => {
    const [deduction] = say(`A01#r1 ${points}`, 'B', 'TT').deductions
    const checked = deduction && checkDeduction(ranged, deduction)
    expect(checked?.ok).toBe(isTaken)
    if (checked && !checked.ok) expect(checked.failure.code).toBe('score/points-outside-range')
    const { gotCenti } = scoreCase(ranged, say(`A01#r1 ${points}`, 'B', 'TT'))
    expect(gotCenti).toBe(isTaken ? 10_000 - Math.round(Number(points) * 100) : 10_000)
  })

  it('does not bind an entry without the rule', () => {
    expect(scoreCase(ranged, say('A01 0.5', 'B', 'TT')).gotCenti).toBe(9_950)
  })

  it('holds for each occurrence, the cap for all of them', () => {
    expect(scoreCase(ranged, say('A01#r1 3x2', 'B', 'TT')).gotCenti).toBe(9_500) // 6 > 5
  })
})

describe('a rule that was not understood', () => {
  it('takes what the reviewer sets', () => {
    const manual = withRule({ manual: true, unitCenti: 10 })
    expect(scoreCase(manual, say('A01#r1 2.3', 'B', 'TT')).gotCenti).toBe(9_770)
  })
})

describe('one fact once', () => {
  const input = {
    ...say('', 'B', 'TT'),
    deductions: [
      { id: 'x', itemId: 'TT-A01', unitCenti: 100, count: 1, factId: 'f' },
      { id: 'y', itemId: 'TT-B01', unitCenti: 200, count: 1, factId: 'f' },
    ],
  }
  it.each<[string, boolean | undefined, boolean | undefined, number]>([
    ['neither says anything', undefined, undefined, 9_700],
    ['the standard says so', true, undefined, 9_800],
    ['the standard says no', false, undefined, 9_700],
    ['the input says no', true, false, 9_700],
    ['the input says so', false, true, 9_800],
  ])('%s', (_name, ofStandard, ofInput, gotCenti) => {
    const standard = {
      ...tinyStandard('A01=5 B01=95'),
      ...(ofStandard === undefined ? {} : { sameFactOnce: ofStandard }),
    }
    const given = ofInput === undefined ? input : { ...input, sameFactOnce: ofInput }
    expect(scoreCase(standard, given).gotCenti).toBe(gotCenti)
  })
})

describe('a total that is not 100', () => {
  it('is rescaled like any other', () => {
    const standard = tinyStandard('A01=20 B01=100?')
    expect(scoreCase(standard, say('A01 2', 'B', 'TT')).scoreTenths).toBe(983) // 118 ÷ 120 = 98.333…
    expect(scoreCase(standard, say('A01 2, B01 na', 'B', 'TT')).scoreTenths).toBe(900) // 18 ÷ 20
  })
})
