/**
 * Which steps a paper allows after it went out. The guard and the screens ask the same function, so that a step is
 * never offered and then refused; what a step says in detail (dates, people) is checked in the guard alone.
 */
import { ok, refuse, type Result } from '@shared/lib/result'
import {
  answerState,
  asksForAnswer,
  findNone,
  isEscalated,
  isOut,
  type FindPaper,
  type Paper,
} from './progress'
import { answerTerms } from './terms'

export const PAPER_ACTS = [
  'document/delivered',
  'document/extension-granted',
  'document/reminded',
  'document/reply-received',
  'document/verified',
  'document/escalated',
  'document/closed',
  'document/recalled',
] as const
export type PaperAct = (typeof PAPER_ACTS)[number]

type Rule = (paper: Paper, find: FindPaper) => Result<null>
const FINE = ok(null)

const served: Rule = ({ kind, followUp }) =>
  kind.followUp.needsDelivery && followUp.delivery === null ? refuse('document/not-delivered') : FINE

const asks: Rule = (paper) => (asksForAnswer(paper) ? FINE : refuse('document/nothing-asked'))

const notDone: Rule = (paper) => (answerState(paper) === 'done' ? refuse('document/rectified-already') : FINE)

const hasTerm: Rule = ({ kind }) => (answerTerms(kind).length > 0 ? FINE : refuse('document/no-term'))

const notExtended: Rule = ({ followUp }) =>
  followUp.extension === null ? FINE : refuse('document/extended-once')

const mayEscalate: Rule = (paper, find) => {
  if (paper.kind.followUp.escalatesTo === null) return refuse('document/no-escalation')
  return isEscalated(paper, find) ? refuse('document/escalated') : FINE
}

/** Put right, or carried on by a decision; where only an answer was asked for, answered or at least asked again. */
const settled: Rule = (paper, find) => {
  const { kind, followUp } = paper
  if (isEscalated(paper, find)) return FINE
  if (kind.followUp.needsRectification)
    return answerState(paper) === 'done' ? FINE : refuse('document/not-rectified')
  const isAnswered = followUp.replies.length > 0 || followUp.reminders.length > 0
  return !kind.followUp.needsReply || isAnswered ? FINE : refuse('document/no-reply')
}

const RULES: Readonly<Record<Exclude<PaperAct, 'document/recalled'>, readonly Rule[]>> = {
  'document/delivered': [],
  'document/extension-granted': [hasTerm, served, notExtended, notDone],
  'document/reminded': [asks, served, notDone],
  'document/reply-received': [served, notDone],
  'document/verified': [asks, served],
  'document/escalated': [mayEscalate, served, notDone],
  'document/closed': [served, settled],
}

/**
 * @param find  the other papers, so that a decision voided since does not count
 * @returns the refusal the guard would give, whatever the step says in detail
 */
export function mayFollow(paper: Paper, act: PaperAct, find: FindPaper = findNone): Result<null> {
  if (act === 'document/recalled')
    return paper.state === 'voided' && paper.sealed !== null ? FINE : refuse('document/not-voided')
  if (!isOut(paper)) return refuse('document/not-out')
  if (paper.followUp.closing !== null) return refuse('document/closed')
  for (const rule of RULES[act]) {
    const verdict = rule(paper, find)
    if (!verdict.ok) return verdict
  }
  return FINE
}
