/**
 * 自动分配: an even load for everybody, nobody on a file they must stay away from, pairs mixed.
 * Deterministic: the same people, files and existing assignments give the same answer. Pure.
 */
import type { Person } from '../people/person'
import type { CampaignPlan } from './campaign'
import { compareText } from './clean-text'
import type { Assignment, CampaignEntry } from './entry'
import { recusalOf } from './recusal'

export type AssignableEntry = Pick<CampaignEntry, 'id' | 'listed' | 'assignment'>

export type Proposal = {
  readonly assignments: readonly { readonly entryId: string; readonly assignment: Assignment }[]
  /** Files for which too few people are left. */
  readonly unassigned: readonly { readonly entryId: string; readonly eligible: number }[]
}

type Loads = {
  readonly total: Map<string, number>
  readonly asFirst: Map<string, number>
  readonly pairs: Map<string, number>
}

const add = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

function book(loads: Loads, { reviewerA, reviewerB }: Assignment): void {
  add(loads.total, reviewerA)
  add(loads.asFirst, reviewerA)
  if (reviewerB === null) return
  add(loads.total, reviewerB)
  add(loads.pairs, pairKey(reviewerA, reviewerB))
}

/** The person with the least work; then the one `tie` prefers; then the earlier in the plan. */
function leastBusy(
  candidates: readonly string[],
  loads: Loads,
  tie: (id: string) => number,
): string | undefined {
  return candidates
    .map((id, index) => ({ id, index, load: loads.total.get(id) ?? 0, second: tie(id) }))
    .toSorted((a, b) => a.load - b.load || a.second - b.second || a.index - b.index)[0]?.id
}

function choose(
  eligible: readonly string[],
  loads: Loads,
  isDouble: boolean,
): Omit<Assignment, 'leader'> | null {
  const one = leastBusy(eligible, loads, () => 0)
  if (one === undefined) return null
  if (!isDouble) return { reviewerA: one, reviewerB: null }
  const others = eligible.filter((id) => id !== one)
  const two = leastBusy(others, loads, (id) => loads.pairs.get(pairKey(one, id)) ?? 0)
  if (two === undefined) return null
  const isOneFirst = (loads.asFirst.get(one) ?? 0) <= (loads.asFirst.get(two) ?? 0)
  return isOneFirst ? { reviewerA: one, reviewerB: two } : { reviewerA: two, reviewerB: one }
}

/** @param entries  all of the campaign: those with reviewers count as work already given and are left alone */
export function proposeAssignments(
  entries: readonly AssignableEntry[],
  plan: CampaignPlan,
  people: readonly Person[],
): Proposal {
  const byId = new Map(people.map((person) => [person.id, person]))
  const able = (ids: readonly string[]): readonly Person[] =>
    ids.flatMap((id) => {
      const person = byId.get(id)
      return person && person.disabledAt === null ? [person] : []
    })
  const reviewers = able(plan.reviewerIds).filter(({ roles }) => roles.includes('reviewer'))
  const [leader] = able(plan.leaderId === null ? [] : [plan.leaderId])
  const loads: Loads = { total: new Map(), asFirst: new Map(), pairs: new Map() }
  for (const { assignment } of entries) if (assignment) book(loads, assignment)

  const waiting = entries
    .filter(({ assignment }) => assignment === null)
    .map(({ id, listed }) => {
      const { unit } = listed
      const leaderId = leader && recusalOf(leader, unit, plan) === null ? leader.id : null
      const eligible = reviewers
        .filter((person) => person.id !== leaderId && recusalOf(person, unit, plan) === null)
        .map((person) => person.id)
      return { id, listed, leaderId, eligible }
    })
    // Files few may judge first: later ones have more choice to even the load out.
    .toSorted(
      (a, b) =>
        a.eligible.length - b.eligible.length ||
        compareText(a.listed.unit, b.listed.unit) ||
        compareText(a.listed.number, b.listed.number),
    )

  const assignments: { entryId: string; assignment: Assignment }[] = []
  const unassigned: { entryId: string; eligible: number }[] = []
  for (const { id, leaderId, eligible } of waiting) {
    const chosen = choose(eligible, loads, plan.isDoubleReview)
    if (chosen === null) {
      unassigned.push({ entryId: id, eligible: eligible.length })
      continue
    }
    const assignment = { ...chosen, leader: leaderId }
    book(loads, assignment)
    assignments.push({ entryId: id, assignment })
  }
  return { assignments, unassigned }
}
