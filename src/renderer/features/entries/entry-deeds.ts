/** What main does for this page beyond plain acts; each resolves when it is saved and shown. */
import type { ObjectionDecision, PanelMinutes } from '@shared/domain/campaign/entry'
import type { Round } from '@shared/domain/review/review'
import { call } from '../../app/api'
import { saving } from '../../data/acts'
import { projector } from '../../data/connection'

async function deed<T>(work: () => Promise<T>): Promise<T> {
  const value = await saving(work)
  await projector.settled()
  return value
}

export const startRound = (order: {
  readonly caseId: string
  readonly entryId: string
  readonly round: Round
  readonly standardId: string
  readonly standardSha256: string | null
  readonly base: 'A' | 'B'
}): Promise<{ reviewId: string }> => deed(() => call('review:start', order))

export const compare = (entryId: string) => deed(() => call('entry:compare', { entryId }))

export const concludePanel = (entryId: string, minutes: PanelMinutes) =>
  deed(() => call('entry:conclude-panel', { entryId, minutes }))

export const recheck = (entryId: string, on: string, opinion: string) =>
  deed(() => call('entry:recheck', { entryId, on, opinion }))

export const decideObjection = (entryId: string, objectionId: string, decision: ObjectionDecision) =>
  deed(() => call('entry:decide-objection', { entryId, objectionId, decision }))

export const finalize = (entryId: string) => deed(() => call('entry:finalize', { entryId }))
