/** 分配: who may be given a file, checked before it is written. Two reviewers who may, and never the same one twice. */
import { ok, refuse, type Result } from '@shared/lib/result'
import type { Person, Role } from '../people/person'
import type { CampaignPlan } from './campaign'
import type { Assignment } from './entry'
import { recusalOf } from './recusal'

export type AssignContext = {
  /** The unit the file is from. */
  readonly unit: string
  readonly plan: CampaignPlan | null
  readonly people: readonly Person[]
}

function checkMember(context: AssignContext, personId: string, roles: readonly Role[]): Result<null> {
  const person = context.people.find(({ id }) => id === personId)
  if (!person || person.disabledAt !== null) return refuse('assignment/unknown-person')
  const { name } = person
  if (!roles.some((role) => person.roles.includes(role))) return refuse('assignment/wrong-role', { name })
  return recusalOf(person, context.unit, context.plan) === null
    ? ok(null)
    : refuse('assignment/recused', { name, unit: context.unit })
}

/**
 * Refuses `assignment/unknown-person`, `-/wrong-role`, `-/recused`, `-/same-person`, `-/second-missing`,
 * `-/second-not-planned`, `-/leader-reviews`.
 */
export function checkAssignment(context: AssignContext, assignment: Assignment): Result<null> {
  const { reviewerA, reviewerB, leader } = assignment
  const isDouble = context.plan?.isDoubleReview ?? true
  if (reviewerA === reviewerB) return refuse('assignment/same-person')
  if (isDouble && reviewerB === null) return refuse('assignment/second-missing')
  if (!isDouble && reviewerB !== null) return refuse('assignment/second-not-planned')
  if (leader !== null && (leader === reviewerA || leader === reviewerB))
    return refuse('assignment/leader-reviews')
  const members: readonly (readonly [string | null, readonly Role[]])[] = [
    [reviewerA, ['reviewer']],
    [reviewerB, ['reviewer']],
    [leader, ['leader', 'rechecker']],
  ]
  for (const [personId, roles] of members) {
    const verdict = personId === null ? ok(null) : checkMember(context, personId, roles)
    if (!verdict.ok) return verdict
  }
  return ok(null)
}
