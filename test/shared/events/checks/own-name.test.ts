/** Once people are registered, nobody writes another name into the steps of a paper. */
import { describe, expect, it } from 'vitest'
import type { Person } from '@shared/domain/people/person'
import type { EventBody } from '@shared/events/catalogue'
import { checkActor } from '@shared/events/checks/people-checks'
import { MemoryTables } from '@shared/events/tables'
import { uuid } from '../../../helpers/sample-record'

const ROLES = ['admin', 'leader', 'reviewer', 'keeper'] as const
const ME = uuid(70)
const person = { id: ME, name: '示例甲', roles: ROLES, disabledAt: null } as unknown as Person
const actor = { personId: ME, name: '示例甲', roles: ROLES }

const office = (people: readonly Person[]): MemoryTables => {
  const state = new MemoryTables()
  for (const one of people) state.put('people', one)
  return state
}

const STEPS = ['submitted', 'reviewed', 'returned', 'signed', 'voided', 'crypto-signed'] as const
const bodyOf = (step: (typeof STEPS)[number], name: string): EventBody =>
  ({ type: `document/${step}`, payload: { documentId: uuid(3), person: name } }) as unknown as EventBody

describe.each(STEPS)('document/%s', (step) => {
  it('is refused in the name of somebody else, and allowed in one’s own', () => {
    const other = checkActor(office([person]), bodyOf(step, '示例乙'), actor)
    expect(other).toMatchObject({ ok: false, failure: { code: 'person/not-yourself' } })
    expect(checkActor(office([person]), bodyOf(step, '示例甲'), actor)).toMatchObject({ ok: true })
  })

  it('names whom it likes while nobody is registered', () => {
    expect(checkActor(office([]), bodyOf(step, '示例乙'), actor)).toMatchObject({ ok: true })
  })
})
