/** A paper after the seal. Each step needs the one before it; nothing is followed up that was never served. */
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { FollowUp } from '@shared/domain/document/follow-up'
import type { Actor } from '@shared/domain/people/person'
import { refuse } from '@shared/lib/result'
import type { MemoryTables } from '../tables'
import { mayHandleClues } from './clue-access'
import { all, FINE, type Checks, type Verdict } from './verdict'

/** Sealed, or numbered where the paper goes out without a seal. */
const isOut = ({ state, fields }: SupervisionDocument): boolean =>
  state === 'sealed' || (state === 'numbered' && !fields.isSealed)

function followed(
  state: MemoryTables,
  documentId: string,
  actor: Actor,
  then: (followUp: FollowUp, document: SupervisionDocument) => Verdict,
): Verdict {
  const document = state.find('documents', documentId)
  if (!document) return refuse('document/unknown')
  if (document.kind.access === 'clue' && !mayHandleClues(actor)) return refuse('clue/not-for-you')
  if (!isOut(document)) return refuse('document/not-out')
  if (document.followUp.closing !== null) return refuse('document/closed')
  return then(document.followUp, document)
}

const isServed = ({ delivery }: FollowUp): Verdict =>
  delivery === null ? refuse('document/not-delivered') : FINE

const notBeforeDelivery = ({ delivery }: FollowUp, on: string): Verdict =>
  delivery !== null && on < delivery.receivedOn ? refuse('document/before-delivery') : FINE

export const followUpChecks: Checks<
  | 'document/delivered'
  | 'document/extension-granted'
  | 'document/reminded'
  | 'document/reply-received'
  | 'document/verified'
  | 'document/closed'
  | 'document/escalated'
  | 'document/recalled'
> = {
  'document/delivered': (state, p, actor) =>
    followed(state, p.documentId, actor, (_, document) =>
      all(
        () =>
          p.delivery.servers[0]?.name === p.delivery.servers[1]?.name ? refuse('document/same-server') : FINE,
        () =>
          document.issuedOn !== null && p.delivery.receivedOn < document.issuedOn
            ? refuse('document/delivered-before-issued')
            : FINE,
        () =>
          p.delivery.refusal === null && p.delivery.receivedBy === '' ? refuse('document/no-receiver') : FINE,
      ),
    ),
  'document/extension-granted': (state, p, actor) =>
    followed(state, p.documentId, actor, (followUp) =>
      all(
        () => isServed(followUp),
        () => (followUp.extension === null ? FINE : refuse('document/extended-once')),
        () => notBeforeDelivery(followUp, p.extension.requestedOn),
      ),
    ),
  'document/reminded': (state, p, actor) =>
    followed(state, p.documentId, actor, (followUp) => isServed(followUp)),
  'document/reply-received': (state, p, actor) =>
    followed(state, p.documentId, actor, (followUp) =>
      all(
        () => isServed(followUp),
        () => notBeforeDelivery(followUp, p.reply.receivedOn),
        () =>
          followUp.replies.some(({ replyId }) => replyId === p.reply.replyId)
            ? refuse('document/exists')
            : FINE,
      ),
    ),
  'document/verified': (state, p, actor) =>
    followed(state, p.documentId, actor, (followUp) =>
      all(
        () => isServed(followUp),
        () => notBeforeDelivery(followUp, p.verification.on),
      ),
    ),
  'document/closed': (state, p, actor) =>
    followed(state, p.documentId, actor, (followUp, document) =>
      all(
        () => isServed(followUp),
        () => {
          if (!document.kind.followUp.needsRectification || followUp.escalatedTo !== null) return FINE
          const last = followUp.verifications.at(-1)
          return last?.result === '已整改' ? FINE : refuse('document/not-rectified')
        },
      ),
    ),
  'document/escalated': (state, p, actor) =>
    followed(state, p.documentId, actor, (followUp, document) =>
      all(
        () => isServed(followUp),
        () => (document.kind.followUp.escalatesTo === null ? refuse('document/no-escalation') : FINE),
        () => (followUp.escalatedTo === null ? FINE : refuse('document/escalated')),
      ),
    ),
  'document/recalled': (state, p) => {
    const document = state.find('documents', p.documentId)
    if (!document) return refuse('document/unknown')
    return document.state === 'voided' && document.sealed !== null ? FINE : refuse('document/not-voided')
  },
}
