import { describe, expect, it } from 'vitest'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { VetoStyle } from '@shared/domain/review/review'
import { scoreCase } from '@shared/domain/scoring/score-case'
import type { ScoreResult } from '@shared/domain/scoring/score-result'
import { formatCenti, formatTenths } from '@shared/lib/decimal'
import { readPenaltyStandard } from '../checklist/editions'
import { say, tinyStandard } from './say'

const standard = readPenaltyStandard()

/** `got/full score grade` */
const outcome = (result: ScoreResult): string => {
  const score = result.scoreTenths === null ? '无' : formatTenths(result.scoreTenths)
  return `${formatCenti(result.gotCenti)}/${formatCenti(result.fullApplicableCenti)} ${score} ${result.grade ?? '无'}`
}

const ALL_NA = 'B05 na, B06 na, D03 na, D05 na, D07 na, D08 na, D09 na, F03 na, F04 na'
const LOSE_40 =
  'B01 1x5, B02 1x5, B03 0.5x8, B04 0.5x6, B05 1x2, B06 1, C01 1x4, C02 1x4, C03 2x2, C04 1x2, E01 1x5, E05 0.2x5'

describe('scoreCase by the shipped standard, worked by hand', () => {
  it.each([
    // occurrences × unit
    ['', '100/100 100.0 优秀'], // nothing said: 100
    ['E05 0.2x3', '99.4/100 99.4 优秀'], // 0.2 × 3 = 0.6; 100 − 0.6
    ['E05 0.2', '99.8/100 99.8 优秀'], // 100 − 0.2
    ['E05 0.2x4', '99.2/100 99.2 优秀'], // 0.2 × 4 = 0.8
    ['E05 0.2x5', '99/100 99.0 优秀'], // 0.2 × 5 = 1 = the whole item
    ['E05 0.1x3', '99.7/100 99.7 优秀'], // free entry: 0.1 × 3 = 0.3
    ['E05 0.1x7', '99.3/100 99.3 优秀'], // 0.1 × 7 = 0.7
    ['E05 0.1, G03 0.2', '99.7/100 99.7 优秀'], // 0.1 + 0.2 = 0.3
    ['A02 1x2', '98/100 98.0 优秀'], // 1 × 2
    ['A03 0.5x3', '98.5/100 98.5 优秀'], // 0.5 × 3 = 1.5
    ['D10 1.5', '98.5/100 98.5 优秀'], // 1.5
    ['A01 0', '100/100 100.0 优秀'], // linked without cost
    ['A01 0x7', '100/100 100.0 优秀'], // 0 × 7 = 0
    // caps of the item, 扣完为止
    ['E05 0.2x6', '99/100 99.0 优秀'], // 1.2 > 1 → 1
    ['E05 0.2x999', '99/100 99.0 优秀'], // 199.8 > 1 → 1
    ['A02 1x4', '97/100 97.0 优秀'], // 4 > 3 → 3
    ['G02 0.5x5', '98/100 98.0 优秀'], // 2.5 > 2 → 2
    ['F04 0.5x3', '99/100 99.0 优秀'], // 1.5 > 1 → 1
    ['B03 0.5x8', '96/100 96.0 优秀'], // 4 = 4, exactly the cap
    ['B03 0.5x9', '96/100 96.0 优秀'], // 4.5 > 4 → 4
    ['A01 100', '97/100 97.0 优秀'], // 100 > 3 → 3
    // several rules and entries in one item
    ['A03#r1 2, A03#r2 0.5', '97.5/100 97.5 优秀'], // 2 + 0.5 = 2.5
    ['A03#r1 2, A03#r2 0.5x3', '97/100 97.0 优秀'], // 2 + 1.5 = 3.5 > 3 → 3
    ['A01#r1 2, A01#r2 1', '97/100 97.0 优秀'], // 2 + 1 = 3
    ['D01#r1 1, D01#r2 1, D01#r3 2', '97/100 97.0 优秀'], // 1 + 1 + 2 = 4 > 3 → 3
    ['D03#r1 2, D03#r2 1, D03#r3 3', '97/100 97.0 优秀'], // 6 > 3 → 3
    ['B01#r1 1x2, B01#r2 1x2', '96/100 96.0 优秀'], // 2 + 2 = 4
    ['B02#r1 2x2, B02#r2 1x2', '95/100 95.0 优秀'], // 4 + 2 = 6 > 5 → 5
    ['C01#r1 1x2, C01#r2 0.5x3', '96.5/100 96.5 优秀'], // 2 + 1.5 = 3.5
    ['D04#r1 2, D04#r2 0.5', '98/100 98.0 优秀'], // 2.5 > 2 → 2
    ['G04#r1 1, G04#r2 0.5', '98.5/100 98.5 优秀'], // 1.5
    ['E05 0.2x2, E05 0.1x3', '99.3/100 99.3 优秀'], // 0.4 + 0.3 = 0.7
    ['E05#r1 0.2x2, E05 0.1x7', '99/100 99.0 优秀'], // 0.4 + 0.7 = 1.1 > 1 → 1
    ['B01 1, B01 1, B01 1', '97/100 97.0 优秀'], // three entries add up
    // several items
    ['A02 1x2, E05 0.2x3, G02 0.5', '96.9/100 96.9 优秀'], // 2 + 0.6 + 0.5 = 3.1
    ['A02 1x4, F01 3, F01 2', '94/100 94.0 优秀'], // 3 + min(5, 3) = 6
    ['D06#r1 1x3, D06#r2 2, E03 1', '95/100 95.0 优秀'], // min(5, 4) + 1 = 5
    ['B03 0.5x3, B04 0.5x2, F02 0.5, G01 0.5x4', '95/100 95.0 优秀'], // 1.5 + 1 + 0.5 + 2 = 5
    // grade edges, full 100
    ['B01 1x5, B02 1x5', '90/100 90.0 优秀'], // 100 − 10
    ['B01 1x5, B02 1x5, A01 0.1', '89.9/100 89.9 合格'], // 100 − 10.1
    ['B01 1x5, B02 1x4, A01 0.9', '90.1/100 90.1 优秀'], // 100 − 9.9
    [LOSE_40, '60/100 60.0 合格'], // B 20 + C 14 + 5 + 1 = 40
    [`${LOSE_40}, A01 0.1`, '59.9/100 59.9 不合格'], // 100 − 40.1
    // 合理缺项: leaves numerator and denominator
    ['D08 na', '97/97 100.0 优秀'], // 97 ÷ 97
    ['F04 na', '99/99 100.0 优秀'], // 99 ÷ 99
    [ALL_NA, '81/81 100.0 优秀'], // 100 − 19 = 81
    ['D08 na, D09 na, A01 1', '94/95 98.9 优秀'], // 94 ÷ 95 = 98.947…
    ['D08 na, A02 1x2', '95/97 97.9 优秀'], // 95 ÷ 97 = 97.938…
    ['F04 na, B01 1', '98/99 99.0 优秀'], // 98 ÷ 99 = 98.989…
    ['B06 na, F04 na, B01 1x5, B02 1x5', '88/98 89.8 合格'], // 88 ÷ 98 = 89.795…: 88 points are no 90
    ['D03 na, D05 na, D08 na, B01 1x5, B02 1x4, A01 0.1', '81.9/91 90.0 优秀'], // 81.9 ÷ 91 = 90 exactly
    ['D03 na, D05 na, D08 na, B01 1x5, B02 1x4, A01 0.2', '81.8/91 89.9 合格'], // 81.8 ÷ 91 = 89.890…
    [`${ALL_NA}, A02 1x3`, '78/81 96.3 优秀'], // 78 ÷ 81 = 96.296…
    [`${ALL_NA}, E05 0.2x3`, '80.4/81 99.3 优秀'], // 80.4 ÷ 81 = 99.259…
    [`${ALL_NA}, G02 0.5, G03 0.2`, '80.3/81 99.1 优秀'], // 80.3 ÷ 81 = 99.135…
    // half up at an exact five: full 96
    ['F04 na, D08 na, E05 0.2x5, A01 0.2', '94.8/96 98.8 优秀'], // 94.8 ÷ 96 = 98.75 → 98.8
    ['F04 na, D08 na, B01 1x3, B02 0.6', '92.4/96 96.3 优秀'], // 92.4 ÷ 96 = 96.25 → 96.3
    ['F04 na, D08 na, B01 1x3, B02 0.7', '92.3/96 96.1 优秀'], // 92.3 ÷ 96 = 96.145…
    ['F04 na, D08 na, B01 1x5, B02 1x5, A01 2', '84/96 87.5 合格'], // 84 ÷ 96 = 87.5 exactly
    // a deduction on an item that is not applicable counts nothing
    ['D08 na, D08 1x2', '97/97 100.0 优秀'], // 97 ÷ 97
    ['D08 na, D08 1x2, A01 1', '96/97 99.0 优秀'], // 96 ÷ 97 = 98.969…
  ])('%s → %s', (words, expected) => {
    expect(outcome(scoreCase(standard, say(words)))).toBe(expected)
  })
})

describe('scoreCase by small standards, worked by hand', () => {
  const cents = { stepCenti: 1 }
  it.each<[ScoringStandard, string, string]>([
    [tinyStandard('A01=8 A02=2?'), 'A02 na, A01 0.9', '7.1/8 88.8 合格'], // 7.1 ÷ 8 = 88.75 → up
    [tinyStandard('A01=8 A02=2?'), 'A02 na, A01 1.5', '6.5/8 81.3 合格'], // 6.5 ÷ 8 = 81.25 → up
    [tinyStandard('A01=8 A02=2?'), 'A02 na, A01 1.7', '6.3/8 78.8 合格'], // 6.3 ÷ 8 = 78.75 → up
    [tinyStandard('A01=20', cents), 'A01 2.01', '17.99/20 90.0 优秀'], // 89.95 → 90.0, then graded
    [tinyStandard('A01=25', cents), 'A01 2.52', '22.48/25 89.9 合格'], // 89.92 → 89.9
    [tinyStandard('A01=20', cents), 'A01 8.01', '11.99/20 60.0 合格'], // 59.95 → 60.0
    [tinyStandard('A01=25', cents), 'A01 10.02', '14.98/25 59.9 不合格'], // 59.92 → 59.9
    [tinyStandard('A01=20', cents), 'A01 0.01', '19.99/20 100.0 优秀'], // 99.95 → 100.0
    [tinyStandard('A01=20', cents), 'A01 19.99', '0.01/20 0.1 不合格'], // 0.05 → 0.1
    [tinyStandard('A01=3 A02=3 A03=3'), 'A01 1', '8/9 88.9 合格'], // 88.888…
    [tinyStandard('A01=3 A02=3 A03=3'), 'A01 3, A02 3', '3/9 33.3 不合格'], // 33.333…
    [tinyStandard('A01=3'), 'A01 1', '2/3 66.7 合格'], // 66.666…
    [tinyStandard('A01=6'), 'A01 1', '5/6 83.3 合格'], // 83.333…
    [tinyStandard('A01=7'), 'A01 7', '0/7 0.0 不合格'], // nothing left
    [tinyStandard('A01=10/6'), 'A01 1x9', '4/10 40.0 不合格'], // 9 > cap 6 → 6
    [tinyStandard('A01=10/6'), 'A01 1x6', '4/10 40.0 不合格'], // exactly the cap
    [tinyStandard('A01=10/6'), 'A01 5.9', '4.1/10 41.0 不合格'], // below the cap
    [tinyStandard('A01=5? A02=5?'), 'A01 na, A02 na', '0/0 无 无'], // nothing applicable: no score
    [tinyStandard('A01=5? A02=5?'), 'A01 na, A02 5', '0/5 0.0 不合格'], // 0 ÷ 5
  ])('%#: %s', (small, words, expected) => {
    expect(outcome(scoreCase(small, say(words, 'B', 'TT')))).toBe(expected)
  })
})

describe('a veto', () => {
  it.each<[VetoStyle, string, string]>([
    ['A', 'V07 veto', '100/100 0.0 不合格'], // total 0
    ['B', 'V07 veto', '100/100 100.0 不合格'], // score kept, lowest grade
    ['C', 'V07 veto', '100/100 100.0 合格'], // score kept, below the highest
    ['A', 'V07 veto, A02 1x2', '98/100 0.0 不合格'],
    ['B', 'V07 veto, A02 1x2', '98/100 98.0 不合格'],
    ['C', 'V07 veto, A02 1x2', '98/100 98.0 合格'],
    ['C', 'V07 veto, B01 1x5, B02 1x5, A01 0.1', '89.9/100 89.9 合格'], // was 合格 already
    ['C', `V07 veto, ${LOSE_40}, A01 0.1`, '59.9/100 59.9 不合格'], // was 不合格 already
    ['B', `V07 veto, ${LOSE_40}, A01 0.1`, '59.9/100 59.9 不合格'],
    ['B', 'V01 veto, V07 veto, V14 veto', '100/100 100.0 不合格'], // three weigh as one
    ['C', 'V01 veto, V07 veto, V14 veto', '100/100 100.0 合格'],
    ['B', 'V07 veto, D08 na, A02 1x2', '95/97 97.9 不合格'], // rescaled, then vetoed
    ['A', 'V07 veto, D08 na, A02 1x2', '95/97 0.0 不合格'],
    ['B', 'V08 na', '100/100 100.0 优秀'], // a veto row without points leaves no sum
  ])('of style %s: %s → %s', (style, words, expected) => {
    expect(outcome(scoreCase(standard, say(words, style)))).toBe(expected)
  })

  it.each<[VetoStyle, string]>([
    ['A', '0/0 0.0 不合格'],
    ['B', '0/0 无 不合格'],
    ['C', '0/0 无 无'],
  ])('of style %s holds where nothing is applicable', (style, expected) => {
    const small = tinyStandard('A01=5?')
    expect(outcome(scoreCase(small, say('A01 na, V01 veto', style, 'TT')))).toBe(expected)
  })

  it('keeps score and grade from before it', () => {
    const result = scoreCase(standard, say('V07 veto, A02 1x2', 'A'))
    expect(result).toMatchObject({ scoreBeforeVetoTenths: 980, gradeBeforeVeto: '优秀', scoreTenths: 0 })
    expect(result.vetoes).toEqual([
      {
        id: 'd00',
        itemId: 'PT-V07',
        text: '作出决定前未依法告知，或拒绝听取陈述申辩（当事人明确放弃除外）',
        reason: '见卷内第12页',
        confirmed: true,
      },
    ])
  })

  it('takes effect before it is confirmed, and says so', () => {
    const input = { ...say(''), vetoes: [{ id: 'v', itemId: 'PT-V03', reason: '' }] }
    const result = scoreCase(standard, input)
    expect(result.grade).toBe('不合格')
    expect(result.notices).toEqual([{ kind: 'veto-unconfirmed', itemId: 'PT-V03' }])
    expect(result.refused).toEqual([])
  })

  it('is not hidden by a 合理缺项 of its row', () => {
    const result = scoreCase(standard, say('V08 na, V08 veto'))
    expect(result.grade).toBe('不合格')
    expect(result.notices).toEqual([{ kind: 'veto-on-na', itemId: 'PT-V08', vetoId: 'd01' }])
  })
})
