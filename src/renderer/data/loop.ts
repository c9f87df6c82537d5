/** What main does for the loop beyond plain acts: numbers of matters, drafts, scans taken in. Each resolves when it is saved and shown. */
import type { AttachedFile } from '@shared/domain/document/attached-file'
import type { ClueFacts } from '@shared/domain/loop/clue'
import type { DisputeFacts } from '@shared/domain/loop/dispute'
import type { MatterFacts } from '@shared/domain/loop/matter'
import type { DraftOrder } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import { call } from '../app/api'
import { saving } from './acts'
import { projector } from './connection'

async function deed<T>(work: () => Promise<T>): Promise<T> {
  const value = await saving(work)
  await projector.settled()
  return value
}

/** @param entryId  the campaign file it came from */
export const registerMatter = (facts: MatterFacts, entryId: string | null) =>
  deed(() => call('matter:register', { facts, entryId }))

export const registerClue = (facts: ClueFacts) => deed(() => call('clue:register', { facts }))

export const registerDispute = (facts: DisputeFacts) => deed(() => call('dispute:register', { facts }))

export const NO_SUBJECT = {
  form: null,
  caseId: null,
  reviewId: null,
  matterId: null,
  clueId: null,
  disputeId: null,
  parentId: null,
  reason: '',
} as const

/** @returns the new paper */
export const draftPaper = (order: Partial<DraftOrder> & Pick<DraftOrder, 'kindId'>) =>
  deed(() => call('document:draft', { ...NO_SUBJECT, ...order }))

/** Asks for scans and takes them into the store; null when the dialog was closed. */
export async function chooseFiles(): Promise<readonly AttachedFile[] | null> {
  const offer = await call('intake:choose', 'files')
  if (offer === null) return null
  const entryIds = offer.entries.filter(({ kind }) => kind !== null).map(({ entryId }) => entryId)
  if (entryIds.length === 0) throw new AppError('intake/not-a-scan', 'nothing that can be shown was chosen')
  return saving(() => call('file:attach', { token: offer.token, jobId: crypto.randomUUID(), entryIds }))
}
