/** Where a paper stands after it went out; read off its own history, so that screens, clocks and guard agree. */
import type { FollowUp } from '../document/follow-up'
import type { SupervisionDocument } from '../document/supervision-document'

export type Paper = SupervisionDocument

/** Sealed, or numbered where the paper goes out without a seal. */
export const isOut = ({ state, fields }: Pick<Paper, 'state' | 'fields'>): boolean =>
  state === 'sealed' || (state === 'numbered' && !fields.isSealed)

/** `failed`: looked into, and not put right. */
export type AnswerState = 'waiting' | 'answered' | 'failed' | 'done'

/** The order of replies and verifications is that of the record: both may bear the same date. */
export function answerState({ steps, followUp }: Pick<Paper, 'steps' | 'followUp'>): AnswerState {
  const last = steps.findLast(({ step }) => step === 'replied' || step === 'verified')
  if (last === undefined) return 'waiting'
  if (last.step === 'replied') return 'answered'
  return followUp.verifications.at(-1)?.result === '已整改' ? 'done' : 'failed'
}

/** The day its terms run from: receipt, or the day of signing where the kind is not served. */
export const servedOn = ({ kind, followUp, issuedOn }: Paper): string | null =>
  followUp.delivery?.receivedOn ?? (kind.followUp.needsDelivery ? null : issuedOn)

export const asksForAnswer = ({ kind: { followUp } }: Pick<Paper, 'kind'>): boolean =>
  followUp.needsReply || followUp.needsRectification

/** Nothing more happens to it: 销号, or 作废. */
export const isEnded = ({ state, followUp }: Pick<Paper, 'state' | 'followUp'>): boolean =>
  state === 'voided' || followUp.closing !== null

/** The paper of an id; where the papers are not at hand, none is found. */
export type FindPaper = (id: string) => Pick<Paper, 'state'> | undefined
export const findNone: FindPaper = () => undefined

/** Carried on by a decision; a decision that was voided carries nothing on. */
export const isEscalated = ({ followUp }: Pick<Paper, 'followUp'>, find: FindPaper): boolean =>
  followUp.escalatedTo !== null && find(followUp.escalatedTo)?.state !== 'voided'

/** A paper a matter still waits for. A record sheet without number, service or answer (送达回证) is never one. */
export function isPaperOpen(paper: Paper): boolean {
  if (isEnded(paper)) return false
  const { kind, followUp } = paper
  const isRecord = kind.numberPrefix.value === '' && !kind.followUp.needsDelivery && !asksForAnswer(paper)
  if (isRecord) return false
  if (!isOut(paper)) return true
  return asksForAnswer(paper) || (kind.followUp.needsDelivery && followUp.delivery === null)
}

/** The latest day in what has been recorded of a paper, for the order of dates. */
export function lastDayOf({ issuedOn, followUp }: Paper): string {
  const days = [issuedOn ?? '', ...daysOf(followUp)]
  return days.reduce((last, day) => (day > last ? day : last), '')
}

const daysOf = ({ delivery, extension, reminders, replies, verifications }: FollowUp): readonly string[] => [
  delivery?.receivedOn ?? '',
  extension?.requestedOn ?? '',
  ...reminders.map(({ on }) => on),
  ...replies.map(({ receivedOn }) => receivedOn),
  ...verifications.map(({ on }) => on),
]
