/** The register of people, and who may do what once there is one. */
import { namesOfRoles, type Actor, type Person } from '@shared/domain/people/person'
import type { Review } from '@shared/domain/review/review'
import { refuse } from '@shared/lib/result'
import type { EventBody, EventType } from '../catalogue'
import type { MemoryTables } from '../tables'
import { neededRoles } from './roles'
import { all, FINE, type Checks, type TypesOf, type Verdict } from './verdict'

/** What main writes while nobody has signed in. */
const BEFORE_SIGN_IN: ReadonlySet<EventType> = new Set(['person/sign-in-refused'] satisfies EventType[])

export const isStaffed = (state: MemoryTables): boolean => state.all('people').length > 0

/** May this person, whoever they are, do such a thing at all? Asked before the rule of the type itself. */
export function checkActor(state: MemoryTables, body: EventBody, actor: Actor): Verdict {
  if (!isStaffed(state) || BEFORE_SIGN_IN.has(body.type)) return FINE
  if (actor.personId === null) return refuse('person/sign-in-needed')
  const person = state.find('people', actor.personId)
  if (!person || person.disabledAt !== null) return refuse('person/sign-in-needed')
  const needed = neededRoles(state, body)
  if (needed !== null && !needed.some((role) => person.roles.includes(role)))
    return refuse('person/role-needed', { roles: namesOfRoles(needed) })
  return all(
    () => checkOwnName(body, person),
    () => checkOwnReview(state, body, person),
  )
}

/** The steps of a paper are shown and printed by name: whoever is named in one has taken it. */
function checkOwnName({ type, payload }: EventBody, { name }: Person): Verdict {
  if (!type.startsWith('document/') || !('person' in payload)) return FINE
  return payload.person === name ? FINE : refuse('person/not-yourself')
}

/**
 * A review is changed by the one whose review it is; these two are acts of somebody else by nature. Inside a campaign
 * the rounds have rules of their own (round-checks.ts).
 */
function checkOwnReview(state: MemoryTables, body: EventBody, person: Person): Verdict {
  if (!/^(review|finding|suggestion)\//.test(body.type) || !('reviewId' in body.payload)) return FINE
  const review = state.find('reviews', body.payload.reviewId ?? '')
  if (!review) return FINE // being started, or unknown: the rule of the type says so
  if (body.type === 'finding/veto-confirmed') return checkSecondPerson(review, body.payload, person)
  if (review.entryId !== null) return FINE
  if (body.type === 'review/reopened' && person.roles.includes('leader')) return FINE
  return isReviewOf(review, person) ? FINE : refuse('review/not-yours', { name: review.reviewer })
}

/**
 * Whose review it is. One begun before anybody was registered belongs to the person of that name, and a leader may
 * bring it to its end.
 */
export function isReviewOf(review: Review, person: Person): boolean {
  if (review.reviewerId !== null) return review.reviewerId === person.id
  return review.reviewer === person.name || person.roles.includes('leader')
}

/** A veto is confirmed by somebody else, also when its finder has been given another name since. */
function checkSecondPerson(
  review: Review,
  p: { readonly findingId: string; readonly isConfirmed: boolean },
  person: Person,
): Verdict {
  const finding = review.findings.find(({ id }) => id === p.findingId)
  const isOwn =
    finding?.recordedBy === person.name ||
    (review.reviewerId === person.id && finding?.recordedBy === review.reviewer)
  return isOwn && p.isConfirmed ? refuse('finding/own-veto') : FINE
}

function withPerson(
  state: MemoryTables,
  personId: string,
  then: (person: Person) => Verdict = () => FINE,
): Verdict {
  const person = state.find('people', personId)
  return person ? then(person) : refuse('person/unknown')
}

/** Acts are shown by name: two people of one name could not be told apart. */
const hasFreeName = (state: MemoryTables, name: string, personId: string): Verdict =>
  state.all('people').some((other) => other.name === name && other.id !== personId)
    ? refuse('person/name-taken', { name })
    : FINE

/** Somebody must be able to let the others in. */
const leavesAnAdmin = (state: MemoryTables, without: string): Verdict =>
  state
    .all('people')
    .some(({ id, roles, disabledAt }) => id !== without && disabledAt === null && roles.includes('admin'))
    ? FINE
    : refuse('person/last-admin')

export const peopleChecks: Checks<TypesOf<'person'>> = {
  'person/registered': (state, p) =>
    all(
      () => (state.find('people', p.personId) ? refuse('person/exists') : FINE),
      () => hasFreeName(state, p.facts.name, p.personId),
      () =>
        isStaffed(state) || p.facts.roles.includes('admin') ? FINE : refuse('person/first-must-be-admin'),
    ),
  'person/facts-edited': (state, p) =>
    withPerson(state, p.personId, ({ disabledAt }) =>
      all(
        () => hasFreeName(state, p.facts.name, p.personId),
        () =>
          p.facts.roles.includes('admin') || disabledAt !== null ? FINE : leavesAnAdmin(state, p.personId),
      ),
    ),
  'person/pin-changed': (state, p, actor) =>
    withPerson(state, p.personId, () =>
      actor.personId === p.personId ? FINE : refuse('person/not-yourself'),
    ),
  'person/key-renewed': (state, p) => withPerson(state, p.personId),
  'person/disabled': (state, p) =>
    withPerson(state, p.personId, ({ disabledAt }) =>
      disabledAt === null ? leavesAnAdmin(state, p.personId) : refuse('person/already-so'),
    ),
  'person/enabled': (state, p) =>
    withPerson(state, p.personId, ({ disabledAt }) =>
      disabledAt === null ? refuse('person/already-so') : FINE,
    ),
  'person/signed-in': (state, p, actor) =>
    withPerson(state, p.personId, () =>
      actor.personId === p.personId ? FINE : refuse('person/not-yourself'),
    ),
  'person/sign-in-refused': (state, p) => withPerson(state, p.personId),
}
