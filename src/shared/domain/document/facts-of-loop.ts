/** Facts of a clue and of a dispute. */
import { clueNumber, type Clue } from '../loop/clue'
import { disputeNumber, type Dispute, type PartyView } from '../loop/dispute'
import { GROUND } from './grounds'
import { chineseDate } from './chinese-date'
import { facts, trimEnd, type FactBook } from './fact'

/** No more of a person than the clue's own register says. */
export function factsOfClue(clue: Clue | null): FactBook {
  if (clue === null) return {}
  const { title, foundBy, foundOn, secrecy, unit, persons, happenedAt, amount, nature, receiver } = clue.facts
  return facts(`${GROUND.clue}${clueNumber(clue)}`, {
    clueNumber: clueNumber(clue),
    clueTitle: title,
    ...{ foundBy, secrecy, happenedAt, amount, nature, receiver, clueUnit: unit },
    foundOn: chineseDate(foundOn),
    persons: persons.map(({ name, post }) => (post === '' ? name : `${name}（${post}）`)).join('、'),
    clueFacts: trimEnd(clue.facts.facts),
  })
}

export function factsOfDispute(dispute: Dispute | null): FactBook {
  if (dispute === null) return {}
  const { title, appliedOn, applicant, parties, kind, question } = dispute.facts
  const { staffingOpinion, meetings, ending } = dispute
  return facts(GROUND.dispute, {
    disputeNumber: disputeNumber(dispute),
    ...{ disputeTitle: title, applicant, disputeKind: kind, parties: parties.join('、') },
    question: trimEnd(question),
    appliedOn: chineseDate(appliedOn),
    staffing: staffingText(staffingOpinion),
    meetings: meetings.map(meetingText).join('；'),
    outcome: trimEnd(ending?.outcome ?? ''),
  })
}

function staffingText(opinion: Dispute['staffingOpinion']): string {
  if (opinion === null) return ''
  const number = opinion.number === '' ? '' : `（${opinion.number}）`
  return `${opinion.from}于${chineseDate(opinion.on)}${number}提出：${trimEnd(opinion.opinion)}`
}

function meetingText({ on, experts, opinion }: Dispute['meetings'][number]): string {
  const names = experts.map(({ name, title }) => (title === '' ? name : `${name}（${title}）`)).join('、')
  return `${chineseDate(on)}，组织${names}论证，论证意见为：${trimEnd(opinion)}`
}

export const factsOfView = ({ party, view, basis, on }: PartyView): FactBook =>
  facts(GROUND.dispute, {
    partyName: party,
    view: trimEnd(view),
    viewBasis: trimEnd(basis),
    viewOn: chineseDate(on),
  })
