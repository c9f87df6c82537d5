import { describe, expect, it } from 'vitest'
import { needsRecheck, type RecheckCandidate } from '@shared/domain/scoring/needs-recheck'

const grades = [
  { name: '优秀', minTenths: 900 },
  { name: '合格', minTenths: 600 },
  { name: '不合格', minTenths: 0 },
]
const candidate = (id: string, grade: string | null, hasVeto = false): RecheckCandidate => ({
  ...{ id, grade, hasVeto, grades },
})
const middle = Array.from({ length: 45 }, (_, index) => candidate(`c${index}`, '合格'))
const rule = { seed: '2026-05-20 第三次', randomPermille: 100 }
const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id).toSorted()

describe('needsRecheck', () => {
  it('always names the lowest, the vetoed, the highest and the ungraded, with the reasons', () => {
    const some = [
      candidate('low', '不合格'),
      candidate('low-veto', '不合格', true),
      candidate('capped', '合格', true),
      candidate('high', '优秀'),
      candidate('none', null),
      candidate('plain', '合格'),
    ]
    expect(needsRecheck(some, { ...rule, randomPermille: 0 })).toEqual([
      { id: 'low', reasons: ['lowest-grade'] },
      { id: 'low-veto', reasons: ['lowest-grade', 'veto'] },
      { id: 'capped', reasons: ['veto'] },
      { id: 'high', reasons: ['highest-grade'] },
      { id: 'none', reasons: ['no-grade'] },
    ])
  })

  it.each([
    [45, 5], // 4.5, rounded up
    [40, 4],
    [1, 1],
    [0, 0],
  ])('of %i others draws %i', (count, drawn) => {
    const chosen = needsRecheck(middle.slice(0, count), rule)
    expect(chosen).toHaveLength(drawn)
    expect(chosen.every(({ reasons }) => reasons.join() === 'random')).toBe(true)
  })

  it('draws the same again, in whatever order the results come', () => {
    expect(idsOf(needsRecheck(middle.toReversed(), rule))).toEqual(idsOf(needsRecheck(middle, rule)))
  })

  // Worked out by a program of another language from the description alone.
  it('draws as written down when the seed is known: a repeat on another machine must come to this', () => {
    expect(idsOf(needsRecheck(middle, rule))).toEqual(['c17', 'c23', 'c25', 'c31', 'c32'])
  })

  it('draws others by another seed', () => {
    expect(idsOf(needsRecheck(middle, { ...rule, seed: '另一个' }))).not.toEqual(
      idsOf(needsRecheck(middle, rule)),
    )
  })

  it('gives every file about the same chance', () => {
    const times = new Map<string, number>()
    for (let seed = 0; seed < 900; seed += 1) {
      for (const { id } of needsRecheck(middle, { ...rule, seed: String(seed) })) {
        times.set(id, (times.get(id) ?? 0) + 1)
      }
    }
    // 900 × 5 ÷ 45 = 100 each; four standard deviations are about 38
    for (const { id } of middle) {
      expect(times.get(id), id).toBeGreaterThan(60)
      expect(times.get(id), id).toBeLessThan(140)
    }
  })
})
