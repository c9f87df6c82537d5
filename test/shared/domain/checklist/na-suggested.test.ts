import { describe, expect, it } from 'vitest'
import { naSuggested, type FactValues } from '@shared/domain/checklist/na-suggested'
import type { NaCondition, StandardItem } from '@shared/domain/checklist/standard'
import { readStandard } from './editions'

const penalty = readStandard('CF-PT-2026.2')
const row = (id: string): StandardItem => {
  const found = penalty.items.find((item) => item.id === id)
  if (!found) throw new Error(id)
  return found
}
const hearing = (condition: Omit<NaCondition, 'factKey'>): StandardItem => ({
  ...row('PT-D08'),
  naWhen: [{ factKey: 'hearing.requested', ...condition }],
})
/** As the fact sheet of a case holds it. */
const sheet = (value: unknown): FactValues => ({ 'hearing.requested': { value: { kind: 'yes-no', value } } })

describe('naSuggested', () => {
  it.each<[string, Omit<NaCondition, 'factKey'>, FactValues, boolean]>([
    ['is, the same', { op: 'is', value: '否' }, sheet(false), true],
    ['is, another', { op: 'is', value: '否' }, sheet(true), false],
    ['is, not known', { op: 'is', value: '否' }, {}, false],
    ['is-not, another', { op: 'is-not', value: '是' }, sheet(false), true],
    ['is-not, the same', { op: 'is-not', value: '是' }, sheet(true), false],
    ['is-not, not known', { op: 'is-not', value: '是' }, {}, false],
    ['present', { op: 'present' }, sheet(false), true],
    ['present, not known', { op: 'present' }, {}, false],
    ['absent', { op: 'absent' }, {}, true],
    ['absent, known', { op: 'absent' }, sheet(true), false],
    ['absent, blank', { op: 'absent' }, sheet('  '), true],
    ['absent, an empty list', { op: 'absent' }, sheet([]), true],
    ['a plain value', { op: 'is', value: '3' }, { 'hearing.requested': { value: 3 } }, true],
  ])('%s', (_name, condition, facts, expected) => {
    expect(naSuggested(hearing(condition), facts)).toBe(expected)
  })

  it('asks for all conditions of a row', () => {
    const veto = penalty.vetoes.find((candidate) => candidate.id === 'PT-V09')
    const facts = (review: boolean, discussion: boolean): FactValues => ({
      'review.required': { value: review },
      'discussion.required': { value: discussion },
    })
    expect(veto && naSuggested(veto, facts(false, false))).toBe(true)
    expect(veto && naSuggested(veto, facts(false, true))).toBe(false)
  })

  it('suggests nothing for a row without conditions or one that may not be left out', () => {
    expect(naSuggested(row('PT-A01'), {})).toBe(false)
    const forced = { ...row('PT-A01'), naWhen: [{ factKey: 'x.y', op: 'absent' } as const] }
    expect(naSuggested(forced, {})).toBe(false)
  })
})
