import { describe, expect, it } from 'vitest'
import type { ScoringStandard, TwoReviewersRule } from '@shared/domain/checklist/standard'
import type { VetoStyle } from '@shared/domain/review/review'
import { compareReviews, type ReviewComparison } from '@shared/domain/scoring/compare-reviews'
import { scoreCase } from '@shared/domain/scoring/score-case'
import { readStandard } from '../checklist/editions'
import { say, tinyStandard } from './say'

const licence = readStandard('CF-XK-2026.1')
const RULE = { maxDifferenceTenths: 50, needSameGrade: true, needSameVetoes: true, combine: 'mean' } as const

function compare(
  a: string,
  b: string,
  options: { style?: VetoStyle; standard?: ScoringStandard; prefix?: string } = {},
): ReviewComparison {
  const { style = 'B', standard = licence, prefix = 'XK' } = options
  const [inputA, inputB] = [say(a, style, prefix), say(b, style, prefix)]
  return compareReviews(standard, scoreCase(standard, inputA), inputA, scoreCase(standard, inputB), inputB)
}
const ruled = (rule: Partial<TwoReviewersRule>): ScoringStandard => ({
  ...licence,
  twoReviewers: { ...RULE, ...rule },
})
const short = ({ outcome, reasons, agreedTenths, agreedGrade }: ReviewComparison): string =>
  outcome === 'agreed' ? `${agreedTenths} ${agreedGrade}` : reasons.join(' ')

describe('compareReviews by the default rule', () => {
  it.each([
    ['', '', '1000 优秀'],
    ['D02 1x4', 'D02 1x2', '970 优秀'], // 96 and 98
    ['D02 1', 'D02 1, E02 0.5', '988 优秀'], // (99.0 + 98.5) ÷ 2 = 98.75, half up
    ['D02 1', 'G03 0.2', '994 优秀'], // (99.0 + 99.8) ÷ 2 = 99.4
    ['C01#r1 6', 'C02#r1 3', '955 优秀'], // 94 and 97
    ['D01#r1 6', 'A01#r1 2', '960 优秀'], // 94 and 98
    ['D01#r1 6', 'A02 1', '965 优秀'], // 94 and 99: 5.0 apart, still agreed
    ['D01#r1 6', 'A02 0.9', 'difference'], // 94 and 99.1: 5.1 apart
    ['D01#r1 6, D04 1x4', 'D01#r1 6, D04 1x4, G03 0.2', 'grades'], // 90.0 and 89.8
    ['D01#r1 6, D04 1x4, G03 0.2', 'A02 1', 'difference grades'], // 89.8 and 99.0
    ['V05 veto', '', 'grades vetoes'],
    ['V05 veto', 'V06 veto', 'vetoes'],
    ['V05 veto, D02 1x4', 'V05 veto, D02 1x2', '970 不合格'], // B keeps the score
  ])('%s | %s → %s', (a, b, expected) => {
    expect(short(compare(a, b))).toBe(expected)
    expect(short(compare(b, a))).toBe(expected)
  })

  it.each<[VetoStyle, string]>([
    ['A', '0 不合格'],
    ['B', '970 不合格'],
    ['C', '970 合格'],
  ])('keeps the effect of the veto both found, style %s', (style, expected) => {
    expect(short(compare('V05 veto, D02 1x4', 'V05 veto, D02 1x2', { style }))).toBe(expected)
  })

  it('is the same without a rule in the standard', () => {
    const old = readStandard('CF-PT-2026.1')
    expect(compare('A01 1', 'A01 2', { standard: old, prefix: 'PT' }).rule).toEqual(RULE)
  })

  it('sends scores that cannot be compared to the panel', () => {
    const standard = tinyStandard('A01=100?')
    const all = compare('A01 na', 'A01 na', { standard, prefix: 'TT' })
    expect([all.differenceTenths, ...all.reasons]).toEqual([null, 'no-score'])
    expect(compare('A01 na', '', { standard, prefix: 'TT' }).reasons).toEqual(['no-score', 'grades'])
    const [a, b] = [say('V05 veto', 'B', 'XK'), say('V05 veto', 'C', 'XK')]
    const styles = compareReviews(licence, scoreCase(licence, a), a, scoreCase(licence, b), b)
    expect(styles.reasons).toEqual(['grades', 'style'])
  })
})

describe('compareReviews by another rule', () => {
  it.each<[string, Partial<TwoReviewersRule>, string, string, string]>([
    ['the lower one', { combine: 'lower' }, 'D02 1x4', 'D02 1x2', '960 优秀'],
    ['wider', { maxDifferenceTenths: 100 }, 'D01#r1 6', '', '970 优秀'],
    ['none apart', { maxDifferenceTenths: 0 }, 'D02 1', 'D02 2', 'difference'],
    [
      'grades may differ: the grade of the mean',
      { needSameGrade: false },
      'D01#r1 6, D04 1x4',
      'D01#r1 6, D04 1x4, G03 0.2',
      '899 合格', // (90.0 + 89.8) ÷ 2 = 89.9
    ],
    [
      'vetoes may differ: the veto of one is kept',
      { needSameGrade: false, needSameVetoes: false },
      'V05 veto',
      '',
      '1000 不合格',
    ],
  ])('%s', (_name, rule, a, b, expected) => {
    expect(short(compare(a, b, { standard: ruled(rule) }))).toBe(expected)
  })

  it('keeps a grade that a section minimum lowered', () => {
    const standard: ScoringStandard = {
      ...licence,
      sections: licence.sections.map((section) =>
        section.id === 'A' ? { ...section, minimum: { minTenths: 900, gradeAtMost: '合格' } } : section,
      ),
    }
    // Section A: 8 ÷ 12 and 10 ÷ 12; totals 96 and 98
    expect(short(compare('A01 4', 'A01 2', { standard }))).toBe('970 合格')
  })
})

describe('the items of a comparison', () => {
  const { items } = compare(
    'D02 1x4, D02 1x4, C04 na, V05 veto, A01 1, G03 0.1x2',
    'D02 1x6, C04 1, V06 veto, A01 1, G03 0.2',
  )
  const row = (short: string) => items.find(({ itemId }) => itemId === `XK-${short}`)

  it('are all rows of the standard', () => {
    expect(items.map(({ itemId }) => itemId)).toEqual([
      ...licence.items.map(({ id }) => id),
      ...licence.vetoes.map(({ id }) => id),
    ])
  })

  it.each([
    ['D02', { lostA: 600, lostB: 600, differs: false }], // 8 capped at 6, and 6
    ['C04', { lostA: 0, lostB: 100, naA: true, naB: false, differs: true }],
    ['A01', { lostA: 100, lostB: 100, differs: false }],
    ['G03', { lostA: 20, lostB: 20, differs: false }],
    ['V05', { kind: 'veto', vetoA: true, vetoB: false, differs: true }],
    ['V06', { kind: 'veto', vetoA: false, vetoB: true, differs: true }],
    ['V01', { kind: 'veto', vetoA: false, vetoB: false, differs: false }],
    ['B01', { lostA: 0, lostB: 0, differs: false }],
  ])('%s', (short, expected) => {
    expect(row(short)).toMatchObject(expected)
  })

  it('name the findings of either side', () => {
    expect([row('D02')?.findingIdsA, row('D02')?.findingIdsB]).toEqual([['d00', 'd01'], ['d00']])
    expect([row('V05')?.findingIdsA, row('V05')?.findingIdsB]).toEqual([['d03'], []])
  })
})
