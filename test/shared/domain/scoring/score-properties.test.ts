import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import { scoreCase } from '@shared/domain/scoring/score-case'
import type { ScoreDeduction, ScoreInput } from '@shared/domain/scoring/score-input'
import type { ScoreResult, ScoreStep } from '@shared/domain/scoring/score-result'
import { readPenaltyStandard, readStandard } from '../checklist/editions'
import { tinyStandard } from './say'

const penalty = readPenaltyStandard()
/** Everything may be not applicable here, and one cap lies below its points. */
const small = tinyStandard('A01=8? A02=2? B01=10/6? B02=0.7?')

const deductionOf = (standard: ScoringStandard): fc.Arbitrary<Omit<ScoreDeduction, 'id'>> =>
  fc.constantFrom(...standard.items).chain((item) =>
    fc.record(
      {
        itemId: fc.constant(item.id),
        unitCenti: fc.integer({ min: 0, max: 60 }).map((tenths) => tenths * standard.stepCenti),
        count: fc.integer({ min: 1, max: 12 }),
        factId: fc.constantFrom('f1', 'f2'),
        ...(item.rules.length > 0 ? { ruleId: fc.constantFrom(...item.rules.map((rule) => rule.id)) } : {}),
      },
      { requiredKeys: ['itemId', 'unitCenti', 'count'] },
    ),
  )

const inputOf = (standard: ScoringStandard): fc.Arbitrary<ScoreInput> =>
  fc.record({
    vetoStyle: fc.constantFrom('A', 'B', 'C'),
    deductions: fc
      .array(deductionOf(standard), { maxLength: 25 })
      .map((list) => list.map((entry, index) => ({ ...entry, id: `d${index}` }))),
    notApplicable: fc
      .subarray(standard.items.map((item) => item.id))
      .map((ids) => ids.map((itemId) => ({ itemId, reason: '无此情形' }))),
    vetoes: fc
      .subarray(standard.vetoes.map((veto) => veto.id))
      .map((ids) => ids.map((itemId, index) => ({ id: `v${index}`, itemId, reason: '有' }))),
    sameFactOnce: fc.boolean(),
  })

/** Two sections keep the grade down; every second rule has a range, so that some entries are refused. */
const strict: ScoringStandard = {
  ...readStandard('CF-PT-2026.2'),
  sections: penalty.sections.map((section) => {
    if (section.id === 'D') return { ...section, minimum: { minTenths: 800, gradeAtMost: '合格' } }
    return section.id === 'B' ? { ...section, minimum: { minTenths: 500, gradeAtMost: '不合格' } } : section
  }),
  items: penalty.items.map((item) => ({
    ...item,
    rules: item.rules.map((rule, index) => {
      const range = { minCenti: 10, maxCenti: rule.unitCenti }
      return index % 2 === 0 ? { ...rule, range } : { ...rule, maxCenti: rule.unitCenti }
    }),
  })),
}

/** The five checklists: 300 × 8 + 200 × 2 runs each, 14 000 in all; then two more editions. */
const all: [string, ScoringStandard][] = [
  ...(['CF-PT-2026.1', 'CF-JY-2026.1', 'CF-XK-2026.1', 'CF-QZ-2026.1', 'CF-JC-2026.1'] as const).map(
    (id): [string, ScoringStandard] => [id, readStandard(id)],
  ),
  ['minimums, ranges and caps', strict],
  ['a standard where all may be missing', small],
]

const check = (standard: ScoringStandard, holds: (result: ScoreResult, input: ScoreInput) => void): void =>
  fc.assert(
    fc.property(inputOf(standard), (input) => {
      holds(scoreCase(standard, input), input)
    }),
    { numRuns: 300 },
  )

describe.each(all)('scoreCase with %s', (_name, standard) => {
  it('does not depend on the order of the input', () => {
    fc.assert(
      fc.property(inputOf(standard), fc.infiniteStream(fc.nat()), (input, numbers) => {
        const shuffle = <T>(list: readonly T[]): T[] =>
          list
            .map((value) => ({ value, key: numbers.next().value ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ value }) => value)
        const shuffled: ScoreInput = {
          ...input,
          deductions: shuffle(input.deductions),
          notApplicable: shuffle(input.notApplicable),
          vetoes: shuffle(input.vetoes),
        }
        expect(scoreCase(standard, shuffled)).toEqual(scoreCase(standard, input))
      }),
      { numRuns: 300 },
    )
  })

  it('keeps every item between 0 and its points and within its cap', () => {
    check(standard, (result) => {
      for (const item of result.items) {
        const cap = standard.items.find((candidate) => candidate.id === item.itemId)?.capCenti ?? 0
        expect(item.lostCenti).toBeGreaterThanOrEqual(0)
        expect(item.lostCenti).toBeLessThanOrEqual(Math.min(cap, item.deductedCenti))
        expect(item.gotCenti).toBeGreaterThanOrEqual(0)
        if (item.status === 'scored') expect(item.gotCenti + item.lostCenti).toBe(item.fullCenti)
      }
    })
  })

  it('keeps the score between 0 and 100, in whole tenths, or has none', () => {
    check(standard, (result) => {
      if (result.scoreBeforeVetoTenths === null) {
        expect(result.fullApplicableCenti).toBe(0)
        return
      }
      expect(Number.isInteger(result.scoreBeforeVetoTenths)).toBe(true)
      expect(result.scoreBeforeVetoTenths).toBeGreaterThanOrEqual(0)
      expect(result.scoreBeforeVetoTenths).toBeLessThanOrEqual(1000)
    })
  })

  it('never gives more than what was got, and 合理缺项 never more than 100', () => {
    check(standard, (result) => {
      const { gotCenti, fullApplicableCenti, scoreTenths } = result
      expect(gotCenti).toBeGreaterThanOrEqual(0)
      expect(gotCenti).toBeLessThanOrEqual(fullApplicableCenti)
      expect(scoreTenths ?? 0).toBeLessThanOrEqual(1000)
      const without = standard.items.filter(({ id }) =>
        result.items.some((item) => item.itemId === id && item.status === 'scored'),
      )
      expect(without.reduce((sum, item) => sum + item.pointsCenti, 0)).toBe(fullApplicableCenti)
    })
  })

  it('rounds to the nearest tenth, up at exactly one half', () => {
    check(standard, (result) => {
      const { scoreBeforeVetoTenths: tenths, gotCenti: got, fullApplicableCenti: full } = result
      if (tenths === null) return
      // −½ ≤ exact − rounded < ½, without leaving whole numbers
      const twiceError = 2n * (BigInt(got) * 1000n - BigInt(tenths) * BigInt(full))
      expect(twiceError >= -BigInt(full) && twiceError < BigInt(full)).toBe(true)
    })
  })

  it('has totals that can be worked again from the trace alone', () => {
    check(standard, (result) => {
      const again = workAgain(standard, result.trace)
      expect(again).toEqual({
        gotCenti: result.gotCenti,
        fullApplicableCenti: result.fullApplicableCenti,
        scoreTenths: result.scoreTenths,
        grade: result.grade,
      })
    })
  })

  it('has sections that add up to the whole', () => {
    check(standard, (result) => {
      const sum = (of: (s: (typeof result.sections)[number]) => number): number =>
        result.sections.reduce((total, section) => total + of(section), 0)
      expect(sum((section) => section.gotCenti)).toBe(result.gotCenti)
      expect(sum((section) => section.fullCenti)).toBe(result.fullApplicableCenti)
      expect(sum((section) => section.fullCenti - section.lostCenti)).toBe(result.gotCenti)
    })
  })

  it('is restored when what was added is taken away again', () => {
    fc.assert(
      fc.property(inputOf(standard), deductionOf(standard), (input, extra) => {
        const before = scoreCase(standard, input)
        const more = { ...input, deductions: [...input.deductions, { ...extra, id: 'extra' }] }
        scoreCase(standard, more)
        const less = { ...more, deductions: more.deductions.filter((entry) => entry.id !== 'extra') }
        expect(scoreCase(standard, less)).toEqual(before)
      }),
      { numRuns: 200 },
    )
  })

  it('never rises by one more deduction', () => {
    fc.assert(
      fc.property(inputOf(standard), deductionOf(standard), (given, extra) => {
        const input = { ...given, sameFactOnce: false }
        const more = { ...input, deductions: [...input.deductions, { ...extra, id: 'extra' }] }
        expect(scoreCase(standard, more).gotCenti).toBeLessThanOrEqual(scoreCase(standard, input).gotCenti)
      }),
      { numRuns: 200 },
    )
  })

  it('does not change its input', () => {
    check(standard, (result, input) => {
      const copy = structuredClone(input)
      expect(scoreCase(standard, input)).toEqual(result)
      expect(input).toEqual(copy)
    })
  })
})

describe('the time one score takes', () => {
  it('is far below a millisecond with 60 deductions', () => {
    const input: ScoreInput = {
      vetoStyle: 'B',
      deductions: Array.from({ length: 60 }, (_, index) => ({
        id: `d${index}`,
        itemId: penalty.items[index % penalty.items.length]?.id ?? '',
        unitCenti: 20,
        count: 3,
      })),
      notApplicable: [{ itemId: 'PT-D08', reason: '未举行听证' }],
      vetoes: [],
    }
    const runs = 2_000
    for (let run = 0; run < 200; run += 1) scoreCase(penalty, input)
    const times = Array.from({ length: runs }, () => {
      const start = performance.now()
      scoreCase(penalty, input)
      return performance.now() - start
    }).toSorted((a, b) => a - b)
    expect(times[runs / 2]).toBeLessThan(1)
  })
})

type Totals = Pick<ScoreResult, 'gotCenti' | 'fullApplicableCenti' | 'scoreTenths' | 'grade'>

/** What a person with the printed steps and the standard would do; shares no code with the scorer. */
function workAgain(standard: ScoringStandard, trace: readonly ScoreStep[]): Totals {
  let full = standard.items.reduce((sum, item) => sum + item.pointsCenti, 0)
  let lost = 0
  let open = new Map<string, number>()
  let score: number | null = null
  let grade: string | null = null
  const settle = (): void => {
    for (const amount of open.values()) lost += amount
    open = new Map()
  }
  for (const step of trace) {
    if (step.kind === 'deduction') {
      expect(step.amountCenti).toBe(step.unitCenti * step.count)
      open.set(step.itemId, (open.get(step.itemId) ?? 0) + step.amountCenti)
    } else if (step.kind === 'rule-cap') {
      open.set(step.itemId, (open.get(step.itemId) ?? 0) - step.sumCenti + step.capCenti)
    } else if (step.kind === 'item-cap') {
      expect(open.get(step.itemId)).toBe(step.sumCenti)
      open.set(step.itemId, step.capCenti)
    } else if (step.kind === 'item') {
      expect(open.get(step.itemId)).toBe(step.lostCenti)
      expect(step.fullCenti - step.lostCenti).toBe(step.gotCenti)
    } else if (step.kind === 'na') full -= step.fullCenti
    else if (step.kind === 'sum') {
      settle()
      expect(step).toMatchObject({ fullApplicableCenti: full, lostCenti: lost, gotCenti: full - lost })
      expect(step.totalCenti - step.naCenti).toBe(full)
    } else if (step.kind === 'rescale') {
      expect(step.numerator).toBe((full - lost) * 1000)
      expect(step.wholeTenths * step.denominator + step.remainder).toBe(step.numerator)
      score = step.wholeTenths + (step.remainder * 2 >= step.denominator ? 1 : 0)
      expect(step.scoreTenths).toBe(score)
    } else if (step.kind === 'grade') {
      expect(score).toBeGreaterThanOrEqual(step.minTenths)
      grade = step.grade
    } else if (step.kind === 'section-minimum') {
      expect(step.gradeBefore).toBe(grade)
      const share = step.gotCenti / step.fullCenti
      if (Math.abs(share * 1000 - step.minTenths) > 0.5)
        expect(step.isMet).toBe(share * 1000 > step.minTenths)
      const names = standard.grades.map(({ name }) => name)
      const lowest = Math.max(names.indexOf(step.gradeBefore), names.indexOf(step.gradeAtMost))
      expect(step.gradeAfter).toBe(step.isMet ? step.gradeBefore : names[lowest])
      grade = step.gradeAfter
    } else if (step.kind === 'veto-effect') {
      expect(step).toMatchObject({ scoreBeforeTenths: score, gradeBefore: grade })
      score = step.scoreAfterTenths
      grade = step.gradeAfter
    }
  }
  return { gotCenti: full - lost, fullApplicableCenti: full, scoreTenths: score, grade }
}
