/** A paper after the seal: 送达, 延期, 催办, 反馈, 核查, 销号, 升级, 收回. */
import {
  Closing,
  Delivery,
  Extension,
  Recall,
  Reminder,
  Reply,
  Verification,
  type FollowUp,
} from '@shared/domain/document/follow-up'
import { z } from '@shared/lib/zod'
import { defineEvent, type Occurrence } from './define'
import { DocumentId, step, touch } from './document-moves'
import type { DocumentStep } from '@shared/domain/document/supervision-document'
import type { Rows } from './tables'

function follow(
  rows: Rows,
  p: { documentId: string },
  o: Occurrence,
  name: DocumentStep['step'],
  patch: (old: FollowUp) => Partial<FollowUp>,
  note: string,
): void {
  const { followUp } = rows.get('documents', p.documentId)
  step(
    rows,
    { documentId: p.documentId, person: o.actor },
    o,
    name,
    { followUp: { ...followUp, ...patch(followUp) } },
    note,
  )
}

export const followUpEvents = {
  'document/delivered': defineEvent({
    v: 1,
    origin: 'person',
    /** A second one corrects the first: both stay in the record. */
    schema: DocumentId.extend({ delivery: Delivery }),
    touches: touch,
    apply: (rows, p, o) =>
      follow(rows, p, o, 'delivered', () => ({ delivery: p.delivery }), p.delivery.receivedOn),
  }),

  'document/extension-granted': defineEvent({
    v: 1,
    origin: 'person',
    schema: DocumentId.extend({ extension: Extension }),
    touches: touch,
    apply: (rows, p, o) =>
      follow(rows, p, o, 'extended', () => ({ extension: p.extension }), `${p.extension.days}日`),
  }),

  'document/reminded': defineEvent({
    v: 1,
    origin: 'person',
    schema: DocumentId.extend({ reminder: Reminder }),
    touches: touch,
    apply: (rows, p, o) =>
      follow(
        rows,
        p,
        o,
        'reminded',
        (old) => ({ reminders: [...old.reminders, p.reminder] }),
        `${p.reminder.on} ${p.reminder.way}`,
      ),
  }),

  'document/reply-received': defineEvent({
    v: 1,
    origin: 'person',
    schema: DocumentId.extend({ reply: Reply }),
    touches: touch,
    apply: (rows, p, o) =>
      follow(rows, p, o, 'replied', (old) => ({ replies: [...old.replies, p.reply] }), p.reply.receivedOn),
  }),

  'document/verified': defineEvent({
    v: 1,
    origin: 'person',
    schema: DocumentId.extend({ verification: Verification }),
    touches: touch,
    apply: (rows, p, o) =>
      follow(
        rows,
        p,
        o,
        'verified',
        (old) => ({ verifications: [...old.verifications, p.verification] }),
        p.verification.result,
      ),
  }),

  'document/closed': defineEvent({
    v: 1,
    origin: 'person',
    schema: DocumentId.extend({ closing: Closing }),
    touches: touch,
    apply: (rows, p, o) =>
      follow(rows, p, o, 'closed', () => ({ closing: p.closing }), p.closing.conclusion.slice(0, 200)),
  }),

  'document/escalated': defineEvent({
    v: 1,
    origin: 'main',
    /** Written together with the draft of the decision. */
    schema: DocumentId.extend({ toDocumentId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
    touches: touch,
    apply: (rows, p, o) => follow(rows, p, o, 'escalated', () => ({ escalatedTo: p.toDocumentId }), p.reason),
  }),

  'document/recalled': defineEvent({
    v: 1,
    origin: 'person',
    schema: DocumentId.extend({ recall: Recall }),
    touches: touch,
    apply: (rows, p, o) =>
      follow(rows, p, o, 'recalled', () => ({ recall: p.recall }), `收回${p.recall.returned}份`),
  }),
}
