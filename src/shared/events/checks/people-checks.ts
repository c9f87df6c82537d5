/** The register of people, and who may do what once there is one. */
import type { Actor, Role } from '@shared/domain/people/person'
import { refuse } from '@shared/lib/result'
import type { EventType } from '../catalogue'
import type { MemoryTables } from '../tables'
import { all, FINE, type Checks, type TypesOf, type Verdict } from './verdict'

/** Acts that need one of these roles; what is not listed any registered person may do. */
const NEEDED_ROLES: Readonly<Partial<Record<EventType, readonly Role[]>>> = {
  'person/facts-edited': ['admin'],
  'person/key-renewed': ['admin'],
  'person/disabled': ['admin'],
  'person/enabled': ['admin'],
  'settings/changed': ['admin'],
  'calendar/set': ['admin'],
  'sector/set': ['admin'],
  'standard/retired': ['admin'],
  'standard/reinstated': ['admin'],
  'campaign/planned': ['admin', 'leader'],
  'draw/made': ['admin', 'leader'],
  'entry/assigned': ['admin', 'leader'],
  'entry/panel-concluded': ['leader', 'rechecker'],
  'entry/rechecked': ['rechecker', 'leader'],
  'entry/recheck-waived': ['rechecker', 'leader'],
}

/** Events of the register itself that come before anybody can have signed in. */
const BEFORE_SIGN_IN: ReadonlySet<EventType> = new Set([
  'person/signed-in',
  'person/sign-in-refused',
] satisfies EventType[])

export const isStaffed = (state: MemoryTables): boolean => state.all('people').length > 0

export function checkActor(state: MemoryTables, type: EventType, actor: Actor): Verdict {
  if (!isStaffed(state) || BEFORE_SIGN_IN.has(type)) return FINE
  if (actor.personId === null) return refuse('person/sign-in-needed')
  const person = state.find('people', actor.personId)
  if (!person || person.disabledAt !== null) return refuse('person/sign-in-needed')
  const needed = NEEDED_ROLES[type]
  return needed === undefined || needed.some((role) => person.roles.includes(role))
    ? FINE
    : refuse('person/role-needed', { roles: needed.join('、') })
}

const known = (state: MemoryTables, personId: string): Verdict =>
  state.find('people', personId) ? FINE : refuse('person/unknown')

/** Somebody must be able to let the others in. */
const leavesAnAdmin = (state: MemoryTables, without: string): Verdict =>
  state
    .all('people')
    .some(({ id, roles, disabledAt }) => id !== without && disabledAt === null && roles.includes('admin'))
    ? FINE
    : refuse('person/last-admin')

export const peopleChecks: Checks<TypesOf<'person'>> = {
  'person/registered': (state, p, actor) =>
    all(
      () => (state.find('people', p.personId) ? refuse('person/exists') : FINE),
      () => (state.all('people').some(({ name }) => name === p.facts.name) ? refuse('person/exists') : FINE),
      () =>
        isStaffed(state) || p.facts.roles.includes('admin') ? FINE : refuse('person/first-must-be-admin'),
      () =>
        !isStaffed(state) || actor.roles.includes('admin')
          ? FINE
          : refuse('person/role-needed', { roles: 'admin' }),
    ),
  'person/facts-edited': (state, p) =>
    all(
      () => known(state, p.personId),
      () => (p.facts.roles.includes('admin') ? FINE : leavesAnAdmin(state, p.personId)),
    ),
  'person/pin-changed': (state, p, actor) =>
    all(
      () => known(state, p.personId),
      () => (actor.personId === p.personId ? FINE : refuse('person/not-yourself')),
    ),
  'person/key-renewed': (state, p) => known(state, p.personId),
  'person/disabled': (state, p) =>
    all(
      () => known(state, p.personId),
      () => leavesAnAdmin(state, p.personId),
    ),
  'person/enabled': (state, p) => known(state, p.personId),
  'person/signed-in': (state, p) => known(state, p.personId),
  'person/sign-in-refused': (state, p) => known(state, p.personId),
}
