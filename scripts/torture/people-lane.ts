/** People at one laptop: registered, signed in and out, mistaken, given new keys. Everything after that is signed. */
import type { Person, PersonFacts, Role } from '@shared/domain/people/person'
import { act, ask, type Desk } from './asking'
import type { ActKind } from './ledger'
import { Refused } from './living-app'

const PIN = '739164'
const WRONG_PIN = '284913'

const member = (name: string, ...roles: readonly Role[]): PersonFacts => ({
  ...{ name, unit: '示例县司法局', certificate: '', roles, recusedUnits: [] },
})

/** 示例甲 may do everything, so the other lanes go on under that name. */
export const CHIEF = '示例甲'
export const REVIEWER_A = '示例乙'
export const REVIEWER_B = '示例丙'
export const SECOND = '示例丁'
/** Holds the seal, by PIN at the chief's own seat. */
export const KEEPER = '示例庚'
/** Gets a new key now and then, and acts under each of them. */
const RENEWED = '示例戊'
/** Never gets in. */
const MISTAKEN = '示例己'

const TEAM: readonly PersonFacts[] = [
  member(CHIEF, 'reviewer', 'leader', 'rechecker', 'admin'),
  member(REVIEWER_A, 'reviewer'),
  member(REVIEWER_B, 'reviewer'),
  member(SECOND, 'leader', 'rechecker'),
  member(KEEPER, 'keeper'),
  member(RENEWED, 'reviewer'),
  member(MISTAKEN, 'reviewer'),
]
/** Whoever enters facts: any of these. */
export const ANYBODY = [CHIEF, REVIEWER_A, REVIEWER_B, SECOND, RENEWED] as const

export const personNamed = (desk: Desk, name: string): Person => {
  const person = desk
    .world()
    .all('people')
    .find((one) => one.name === name)
  if (!person) throw new Error(`${name} is not registered`)
  return person
}

/** A second person's PIN, typed while somebody else stays signed in. */
export const credentialsOf = (
  desk: Desk,
  name: string,
): { readonly personId: string; readonly pin: string } => ({
  personId: personNamed(desk, name).id,
  pin: PIN,
})

/** A life begins with nobody signed in. */
export async function signInFirst(desk: Desk): Promise<void> {
  if (desk.world().all('people').length > 0) await signInAs(desk, CHIEF)
}

export async function signInAs(desk: Desk, name: string): Promise<void> {
  const { id: personId } = personNamed(desk, name)
  if (desk.session.personId === personId) return
  await ask<null>(desk, 'sign-in', 'person:sign-in', [{ personId, pin: PIN }], () => ({
    type: 'person/signed-in',
    payload: { personId },
  }))
  desk.session.personId = personId
}

export async function actAs(
  desk: Desk,
  name: string,
  kind: ActKind,
  type: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  await signInAs(desk, name)
  await act(desk, kind, type, payload)
}

/** @returns whether there was somebody left to register */
export async function completeTeam(desk: Desk): Promise<boolean> {
  const known = desk.world().all('people')
  const facts = TEAM.find(({ name }) => known.every((person) => person.name !== name))
  if (facts === undefined) return false
  if (known.length > 0) await signInAs(desk, CHIEF)
  await ask<{ personId: string }>(
    desk,
    'register',
    'person:register',
    [{ facts, pin: PIN }],
    ({ personId }) => ({
      type: 'person/registered',
      payload: { personId, facts },
    }),
  )
  return true
}

export async function renewKey(desk: Desk): Promise<void> {
  const { id: personId } = personNamed(desk, RENEWED)
  await signInAs(desk, CHIEF)
  await ask<null>(desk, 'register', 'person:renew-key', [{ personId, pin: PIN }], () => ({
    type: 'person/key-renewed',
    payload: { personId },
  }))
}

const MISTAKES = ['person/wrong-pin', 'person/wait']

/** Refused, and whoever had signed in before stays so. */
export async function mistakePin({ living, world }: Desk): Promise<void> {
  const person = world()
    .all('people')
    .find(({ name }) => name === MISTAKEN)
  try {
    await living.ask('person:sign-in', { personId: person?.id, pin: WRONG_PIN })
  } catch (cause) {
    if (cause instanceof Refused && MISTAKES.includes(cause.code)) return
    throw cause
  }
  throw new Error('a wrong PIN let somebody in')
}
