import { describe, expect, it } from 'vitest'
import type { Person } from '@shared/domain/people/person'
import { DEFAULT_SEAL_FACTS, SealFacts } from '@shared/domain/seal/seal'
import {
  factsFormOf,
  findFactsProblems,
  holderChoices,
  NO_FACTS,
  toFacts,
} from '../../../src/renderer/features/seals/facts-form'

describe('the form of the facts', () => {
  it('says the same there and back', () => {
    const facts: SealFacts = {
      ...{ holders: ['00000000-0000-4000-8000-000000000001'], kindIds: ['opinion'] },
      ...{ validFrom: '2026-01-01', validUntil: null, dailyLimit: 5, lockAfterMinutes: 10 },
    }
    expect(toFacts(factsFormOf(facts))).toEqual(facts)
    expect(toFacts(NO_FACTS)).toEqual(DEFAULT_SEAL_FACTS)
    expect(SealFacts.parse(toFacts({ ...NO_FACTS, isLimited: true }))).toMatchObject({ dailyLimit: 20 })
  })

  it.each([
    [{ validFrom: '2026-02-01', validUntil: '2026-01-31' }, 'validity'],
    [{ isLimited: true, dailyLimit: 0 }, 'dailyLimit'],
    [{ isLimited: true, dailyLimit: 2.5 }, 'dailyLimit'],
    [{ lockAfterMinutes: 0 }, 'lockAfter'],
    [{ lockAfterMinutes: 61 }, 'lockAfter'],
  ] as const)('finds what is wrong in %j', (patch, field) => {
    const problems = findFactsProblems({ ...NO_FACTS, ...patch })
    expect(problems[field]).not.toBeNull()
    expect(Object.values(problems).filter((one) => one !== null)).toHaveLength(1)
  })

  it('asks nothing of a limit that is off', () => {
    expect(findFactsProblems({ ...NO_FACTS, dailyLimit: 0 }).dailyLimit).toBeNull()
  })
})

describe('holderChoices', () => {
  const person = (id: string, roles: readonly string[], disabledAt: string | null = null): Person =>
    ({ id, name: `示例${id}`, roles, disabledAt }) as unknown as Person
  const people = [person('甲', ['keeper']), person('乙', ['leader']), person('丙', ['keeper'], '2026')]

  it('offers keepers who work here, and whoever is named already', () => {
    expect(holderChoices(people, []).map(({ value }) => value)).toEqual(['甲'])
    expect(holderChoices(people, ['丙']).map(({ label }) => label)).toContain('示例丙（已停用）')
  })
})
