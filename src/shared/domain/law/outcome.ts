/** Making outcomes, and one outcome out of several: the worst status leads, every sentence stays. */
import type { Due } from './calendar'
import { LAW_STATUSES, type LawStatus, type Outcome } from './rules/rule'

const NOTHING: Omit<Outcome, 'status' | 'sentences'> = {
  days: 0,
  hours: null,
  unit: null,
  dueOn: null,
  counted: [],
  shiftedFrom: null,
  calendarVersions: [],
  missingYears: [],
  nearLimit: false,
  from: null,
}

export const outcome = (
  status: LawStatus,
  sentences: readonly string[],
  more: Partial<Outcome> = {},
): Outcome => ({ ...NOTHING, ...more, status, sentences: sentences.filter((sentence) => sentence !== '') })

/** What a term adds to an outcome. */
export const dueFacts = (from: string, due: Due): Partial<Outcome> => ({
  from,
  dueOn: due.dueOn,
  counted: due.countedDays,
  shiftedFrom: due.shiftedFrom,
  calendarVersions: due.calendarVersions,
  missingYears: due.missingYears,
})

export const rank = (status: LawStatus): number => LAW_STATUSES.indexOf(status)

export function worst(outcomes: readonly Outcome[]): { readonly index: number; readonly outcome: Outcome } {
  let index = 0
  outcomes.forEach((each, at) => {
    const best = outcomes[index]
    if (best && rank(each.status) < rank(best.status)) index = at
  })
  const leader = outcomes[index]
  if (!leader) throw new Error('a rule without checks')
  // The calendar drawn is the leader's own; where it counted nothing, the first that did.
  const counting = leader.dueOn === null ? (outcomes.find((each) => each.dueOn !== null) ?? leader) : leader
  const { dueOn, counted, shiftedFrom, from } = counting
  return {
    index,
    outcome: {
      ...leader,
      ...{ dueOn, counted, shiftedFrom, from },
      sentences: outcomes.flatMap((each) => each.sentences),
      calendarVersions: [...new Set(outcomes.flatMap((each) => each.calendarVersions))],
      missingYears: [...new Set(outcomes.flatMap((each) => each.missingYears))],
      nearLimit: outcomes.some((each) => each.nearLimit),
    },
  }
}
