/** Persons named in the forms of a file: known, distinct, and none of them judging their own review. */
import { checkAssignment } from '@shared/domain/campaign/assign'
import type { Assignment, CampaignEntry, Participant } from '@shared/domain/campaign/entry'
import { areDifferentPeople, firstReviewers, isSamePerson } from '@shared/domain/campaign/entry-people'
import { refuse } from '@shared/lib/result'
import type { MemoryTables } from '../tables'
import { isStaffed } from './people-checks'
import { planOf, reviewsOf } from './round-checks'
import { all, FINE, type Verdict } from './verdict'

/** Where people are registered, whoever takes part must be one of them, under their own name. */
export function checkParticipants(state: MemoryTables, people: readonly Participant[]): Verdict {
  if (!areDifferentPeople(people)) return refuse('entry/person-twice')
  if (!isStaffed(state)) return FINE
  const stranger = people.find(({ personId, name }) => {
    const person = personId === null ? undefined : state.find('people', personId)
    return person === undefined || person.disabledAt !== null || person.name !== name
  })
  return stranger ? refuse('entry/person-unknown', { name: stranger.name }) : FINE
}

/** 异议处理: at least two, none of whom made a first review. By name where nobody is registered. */
export function checkHandlers(
  state: MemoryTables,
  entry: CampaignEntry,
  handlers: readonly Participant[],
): Verdict {
  const first = firstReviewers(entry, reviewsOf(state, entry.id))
  const own = handlers.find((handler) => first.some((one) => isSamePerson(one, handler)))
  return all(
    () => checkParticipants(state, handlers),
    () => (own ? refuse('entry/handler-reviewed', { name: own.name }) : FINE),
  )
}

/** Who may be given a file is in domain/campaign/assign; what was begun is only known here. */
export const checkAssigned = (state: MemoryTables, entry: CampaignEntry, assignment: Assignment): Verdict =>
  all(
    () =>
      checkAssignment(
        { unit: entry.listed.unit, plan: planOf(state, entry), people: state.all('people') },
        assignment,
      ),
    () => checkBegun(state, entry, assignment),
  )

/** A review that was begun stays with its reviewer. */
function checkBegun(state: MemoryTables, { rounds }: CampaignEntry, assignment: Assignment): Verdict {
  const slots = [
    [rounds.a, assignment.reviewerA],
    [rounds.b, assignment.reviewerB],
  ] as const
  const taken = slots.find(([reviewId, personId]) => {
    const review = reviewId === null ? undefined : state.find('reviews', reviewId)
    return review !== undefined && review.reviewerId !== null && review.reviewerId !== personId
  })
  return taken ? refuse('entry/review-begun') : FINE
}
