/** 用印 through the page's own bridge, as the screens ask for it: request, decision, impression. */
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { contentSha256 } from '@shared/domain/document/content'
import type { SealWish } from '@shared/domain/seal/seal'
import { applyEvent, type EventBody } from '@shared/events/catalogue'
import { MemoryTables } from '@shared/events/tables'
import type { SealOrder } from '@shared/ipc/shapes'
import { answerOf, ask, type Answer } from '../e2e/survival-desk'

export type Somebody = { readonly personId: string; readonly name: string; readonly pin: string }

/** The record as main tells of it, folded on this side. */
export async function foldPage(page: Page): Promise<MemoryTables> {
  const state = new MemoryTables()
  const events = await ask<readonly Parameters<typeof applyEvent>[1][]>(page, 'journal:read', 1, 5000)
  for (const event of events) applyEvent(state, event)
  return state
}

export const wishFor = (sealId: string, patch: Partial<SealWish> = {}): SealWish => ({
  ...{ sealId, reason: '正式发文', copies: 2, seam: false, isDuplex: false, attachmentIds: [] },
  ...patch,
})

/** 申请: in the name of whoever has signed in, for the paper as it is now. */
export async function requestOf(
  page: Page,
  documentId: string,
  wish: SealWish,
  { personId, name }: Pick<Somebody, 'personId' | 'name'>,
): Promise<Extract<EventBody, { type: 'seal-request/made' }>> {
  const document = (await foldPage(page)).get('documents', documentId)
  return {
    type: 'seal-request/made',
    payload: {
      ...{ requestId: randomUUID(), documentId, wish, applicant: { personId, name } },
      contentSha256: contentSha256(document),
    },
  }
}

export const decide = (
  page: Page,
  requestId: string,
  { personId, pin }: Somebody,
  isApproved = true,
): Promise<Answer<null>> =>
  answerOf<null>(page, 'seal:decide', {
    ...{ requestId, personId, pin, isApproved, note: isApproved ? '' : '请先核对' },
  })

/** Asked by one, approved by another. @returns the request */
export async function approvedRequest(
  page: Page,
  documentId: string,
  wish: SealWish,
  { applicant, approver }: { readonly applicant: Somebody; readonly approver: Somebody },
): Promise<string> {
  const request = await requestOf(page, documentId, wish, applicant)
  await ask(page, 'act:perform', request)
  const { requestId } = request.payload
  const answer = await decide(page, requestId, approver)
  if (!answer.ok) throw new Error(`seal:decide: ${answer.failure.code}`)
  return requestId
}

/** The keeper beside whoever has signed in, with passphrase and PIN. */
export const orderOf = (
  documentId: string,
  requestId: string | null,
  wish: SealWish,
  keeper: Somebody | null,
  passphrase: string,
): SealOrder => ({
  ...{ documentId, requestId, sealId: wish.sealId, reason: wish.reason, copies: wish.copies },
  ...{ seam: wish.seam, isDuplex: wish.isDuplex, passphrase, moveMm: null },
  ...{ applicant: '示例甲', approver: '示例乙', keeper: '示例丙' },
  keeperPin: keeper && { personId: keeper.personId, pin: keeper.pin },
})

export const sealWith = (page: Page, order: SealOrder): Promise<Answer<{ sealUseId: string } | null>> =>
  answerOf<{ sealUseId: string } | null>(page, 'document:seal', order)
