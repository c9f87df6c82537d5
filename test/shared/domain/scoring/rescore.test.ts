import { describe, expect, it } from 'vitest'
import type { ScoringStandard, StandardItem } from '@shared/domain/checklist/standard'
import type { Finding, Review } from '@shared/domain/review/review'
import { rescoreUnder } from '@shared/domain/scoring/rescore'
import { readStandard } from '../checklist/editions'
import { reviewOf } from './review-of'

const own = readStandard('CF-PT-2026.1')
const next = readStandard('CF-PT-2026.2')

/** A02 costs more, E05 is gone, B01 has a range, a rule of A03 reads otherwise. */
const other: ScoringStandard = {
  ...next,
  id: 'CF-PT-2027.1',
  vetoStyle: 'C',
  items: next.items.flatMap((item): StandardItem[] => {
    if (item.id === 'PT-E05') return []
    if (item.id === 'PT-A02') return [{ ...item, pointsCenti: 600, capCenti: 400 }]
    if (item.id === 'PT-D08') return [{ ...item, naAllowed: false }]
    const [first, ...rest] = item.rules
    if (!first) return [item]
    if (item.id === 'PT-B01') {
      return [{ ...item, rules: [{ ...first, range: { minCenti: 50, maxCenti: 100 } }, ...rest] }]
    }
    return item.id === 'PT-A03' ? [{ ...item, rules: [{ ...first, text: '另一写法' }, ...rest] }] : [item]
  }),
  vetoes: next.vetoes.filter((veto) => veto.id !== 'PT-V01'),
}

const deduction = (itemId: string, unitCenti: number, more: Partial<Finding> = {}): Partial<Finding> => ({
  ...{ kind: 'deduction', itemId, unitCenti },
  ...more,
})
const review: Review = reviewOf(
  own,
  [
    deduction('PT-A02', 100, { count: 4, ruleId: 'PT-A02-r1' }),
    deduction('PT-E05', 20, { count: 3 }),
    deduction('PT-B01', 150, { ruleId: 'PT-B01-r1' }),
    deduction('PT-A03', 200, { ruleId: 'PT-A03-r1' }),
    deduction('PT-C01', 100, { withdrawnAt: '2026-01-02T00:00:00.000Z' }),
    { kind: 'veto', itemId: 'PT-V01', unitCenti: 0 },
    { kind: 'veto', itemId: 'PT-V07', unitCenti: 0 },
  ],
  { 'PT-D08': '未举行听证', 'PT-D09': '未集体讨论' },
)

describe('rescoreUnder', () => {
  const result = rescoreUnder(own, other, review)
  const row = (itemId: string) => result.items.find((item) => item.itemId === itemId)

  it('changes nothing under an edition of the same items', () => {
    const same = rescoreUnder(own, next, review)
    expect(same.unmapped).toEqual([])
    expect(same.items.filter(({ differs }) => differs)).toEqual([])
    expect(same.after.trace).toEqual(same.before.trace)
  })

  it('scores both sides', () => {
    // Own: 3 + 0.6 + 1.5 + 2 = 7.1 of 95 → 87.9 ÷ 95 = 92.526…
    expect([result.before.gotCenti, result.before.scoreTenths, result.before.grade]).toEqual([
      8_790,
      925,
      '不合格',
    ])
    // Other: 100 + 3 − 1 − 2 (D09) = 100; A02 stops at the rule's own cap of 3, A03 2 → 95 (style C)
    expect([result.after.gotCenti, result.after.scoreTenths, result.after.grade]).toEqual([
      9_500,
      950,
      '合格',
    ])
  })

  it('lists what the other edition has no place for', () => {
    expect(
      result.unmapped.map(({ kind, itemId, findingId, failure }) => [kind, itemId, findingId, failure.code]),
    ).toEqual([
      ['deduction', 'PT-E05', 'f1', 'score/unknown-item'],
      ['deduction', 'PT-B01', 'f2', 'score/points-outside-range'],
      ['na', 'PT-D08', null, 'score/na-not-allowed'],
      ['veto', 'PT-V01', 'f5', 'score/unknown-veto'],
    ])
  })

  it('shows both sides of every item of either edition', () => {
    expect(result.items).toHaveLength(own.items.length)
    expect(row('PT-A02')).toMatchObject({
      before: { fullCenti: 300, lostCenti: 300 },
      after: { fullCenti: 600, lostCenti: 300 },
      differs: true,
    })
    expect(row('PT-E05')).toMatchObject({ before: { lostCenti: 60 }, after: null, differs: true })
    expect(row('PT-D08')).toMatchObject({ before: { isNa: true }, after: { isNa: false }, differs: true })
    expect(row('PT-D09')).toMatchObject({ before: { isNa: true }, after: { isNa: true }, differs: false })
    const added = rescoreUnder(other, own, review).items.find(({ itemId }) => itemId === 'PT-E05')
    expect(added).toMatchObject({ before: null, after: { fullCenti: 100 }, differs: true })
  })

  it('drops a rule that reads otherwise and keeps the deduction, with the words it was made by', () => {
    const carried = result.inputAfter.deductions.find(({ itemId }) => itemId === 'PT-A03')
    expect(carried).toEqual({ id: 'f3', itemId: 'PT-A03', unitCenti: 200, count: 1, label: '缺身份证明' })
    expect(result.inputAfter.deductions.find(({ itemId }) => itemId === 'PT-A02')?.ruleId).toBe('PT-A02-r1')
  })

  it('follows the veto style of the edition unless the reviewer had chosen another', () => {
    expect(result.inputAfter.vetoStyle).toBe('C')
    expect(rescoreUnder(own, other, { ...review, vetoStyle: 'A' }).inputAfter.vetoStyle).toBe('A')
  })

  it('leaves the review as it is', () => {
    const copy = structuredClone(review)
    rescoreUnder(own, other, review)
    expect(review).toEqual(copy)
  })
})
