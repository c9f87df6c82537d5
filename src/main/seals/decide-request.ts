/**
 * 审批: a second person's yes or no with their own PIN, at the laptop of whoever asked. The act is written in the
 * second person's name and signed with their key; nobody is signed out for it (docs/adr/0025).
 */
import type { PersonRef } from '@shared/domain/people/person'
import type { EventBody } from '@shared/events/catalogue'
import type { SealDecision } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import type { Office } from '../office/office'
import type { Desk } from '../people/desk'

/** @throws AppError of the PIN, of the guard, `seal/reason-needed` for a no without a reason */
export async function decideRequest(
  { record }: Pick<Office, 'record'>,
  desk: Pick<Desk, 'signerFor'>,
  { requestId, personId, pin, isApproved, note }: SealDecision,
): Promise<void> {
  const request = record.state.find('sealRequests', requestId)
  if (!request) throw new AppError('seal/request-unknown', 'no such request')
  if (!isApproved && note.trim() === '') throw new AppError('seal/reason-needed', 'a no without a reason')
  const signer = await desk.signerFor(personId, pin)
  const approver: PersonRef = { personId, name: record.state.get('people', personId).name }
  const body: EventBody = isApproved
    ? {
        type: 'seal-request/approved',
        payload: { requestId, contentSha256: request.contentSha256, approver, note },
      }
    : { type: 'seal-request/refused', payload: { requestId, approver, reason: note } }
  await record.inNameOf(signer, () => record.write([body]))
}
