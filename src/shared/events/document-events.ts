/** A paper from 拟稿 to the number, or 作废. Sealing: seal-events.ts; what follows: follow-up-events.ts. */
import { IsoDate } from '@shared/domain/case-file/case-file'
import { AttachedFile } from '@shared/domain/document/attached-file'
import { NO_FOLLOW_UP } from '@shared/domain/document/follow-up'
import { KindDefinition } from '@shared/domain/document/kind'
import {
  Annex,
  CryptoSignature,
  DocumentFields,
  DocumentNumber,
  Paragraph,
} from '@shared/domain/document/supervision-document'
import { PaperForm } from '@shared/domain/layout/paper-form'
import { z } from '@shared/lib/zod'
import { defineEvent } from './define'
import { afterStep, change, DocumentId, Reason, Step, step, touch } from './document-moves'
import { liftDrafted, liftFieldsEdited } from './lift-document'

const link = z.uuid().nullable()

export const documentEvents = {
  'document/drafted': defineEvent({
    v: 2,
    origin: 'main',
    schema: Step.extend({
      kind: KindDefinition,
      form: PaperForm,
      caseId: link,
      reviewId: link,
      matterId: link,
      clueId: link,
      disputeId: link,
      parentId: link,
      fields: DocumentFields,
      paragraphs: z.array(Paragraph).max(1000).readonly(),
      annexes: z.array(Annex).max(20).readonly(),
    }),
    lift: liftDrafted,
    touches: touch,
    apply: (rows, p, { at, by }) => {
      const { documentId, person, kind, ...given } = p
      rows.put('documents', {
        ...given,
        ...{ id: documentId, kindId: kind.id, kind, state: 'drafting', draftedAt: at },
        draftedBy: { personId: by, name: person },
        steps: [{ step: 'drafted', person, at, note: '' }],
        ...{ files: [], number: null, issuedOn: null, approvals: 0, sealed: null, cryptoSignature: null },
        followUp: NO_FOLLOW_UP,
      })
    },
  }),

  'document/paragraph-edited': defineEvent({
    v: 1,
    origin: 'person',
    schema: DocumentId.extend({ paragraphId: z.string().min(1), text: z.string().max(10_000) }),
    touches: touch,
    apply: (rows, p) =>
      change(rows, p.documentId, {
        paragraphs: rows
          .get('documents', p.documentId)
          .paragraphs.map((old) => (old.id === p.paragraphId ? { ...old, text: p.text } : old)),
      }),
  }),

  'document/paragraphs-arranged': defineEvent({
    v: 1,
    origin: 'person',
    /** The whole list after adding, removing or moving; also a redraft from the findings. */
    schema: DocumentId.extend({ paragraphs: z.array(Paragraph).min(1).max(1000).readonly() }),
    touches: touch,
    apply: (rows, p) => change(rows, p.documentId, { paragraphs: p.paragraphs }),
  }),

  'document/fields-edited': defineEvent({
    v: 2,
    origin: 'person',
    schema: DocumentId.extend({ fields: DocumentFields }),
    lift: liftFieldsEdited,
    touches: touch,
    apply: (rows, p) => change(rows, p.documentId, { fields: p.fields }),
  }),

  'document/form-set': defineEvent({
    v: 1,
    origin: 'person',
    schema: DocumentId.extend({ form: PaperForm }),
    touches: touch,
    apply: (rows, p) => change(rows, p.documentId, { form: p.form }),
  }),

  'document/annexes-set': defineEvent({
    v: 1,
    origin: 'person',
    schema: DocumentId.extend({ annexes: z.array(Annex).max(20).readonly() }),
    touches: touch,
    apply: (rows, p) => change(rows, p.documentId, { annexes: p.annexes }),
  }),

  'document/files-set': defineEvent({
    v: 1,
    origin: 'person',
    /** 随附材料 as they shall go out; taking one off keeps its bytes. */
    schema: DocumentId.extend({ files: z.array(AttachedFile).max(50).readonly() }),
    touches: touch,
    apply: (rows, p) => change(rows, p.documentId, { files: p.files }),
  }),

  'document/submitted': defineEvent({
    v: 1,
    origin: 'person',
    schema: Step,
    touches: touch,
    apply: (rows, p, o) =>
      step(rows, p, o, 'submitted', { state: afterStep(rows, p.documentId, 0), approvals: 0 }),
  }),

  'document/reviewed': defineEvent({
    v: 1,
    origin: 'person',
    schema: Step.extend({ note: z.string().trim().max(500) }),
    touches: touch,
    apply: (rows, p, o) => {
      const approvals = rows.get('documents', p.documentId).approvals + 1
      step(rows, p, o, 'reviewed', { state: afterStep(rows, p.documentId, approvals), approvals }, p.note)
    },
  }),

  'document/returned': defineEvent({
    v: 1,
    origin: 'person',
    schema: Step.extend({ reason: Reason }),
    touches: touch,
    apply: (rows, p, o) => step(rows, p, o, 'returned', { state: 'drafting', approvals: 0 }, p.reason),
  }),

  /** Signing and numbering are one act: only a paper of a kind without numbers is signed without one (null). */
  'document/signed': defineEvent({
    v: 1,
    origin: 'main',
    schema: Step.extend({ number: DocumentNumber.nullable(), issuedOn: IsoDate }),
    touches: touch,
    apply: (rows, p, o) =>
      step(
        rows,
        p,
        o,
        'signed',
        { state: 'numbered', number: p.number, issuedOn: p.issuedOn },
        p.number?.text ?? '',
      ),
  }),

  'document/voided': defineEvent({
    v: 1,
    origin: 'person',
    schema: Step.extend({ reason: Reason }),
    touches: touch,
    apply: (rows, p, o) => step(rows, p, o, 'voided', { state: 'voided' }, p.reason),
  }),

  /** PAdES, after the seal: another file, beside the sealed one. */
  'document/crypto-signed': defineEvent({
    v: 1,
    origin: 'main',
    schema: Step.extend({ signature: CryptoSignature }),
    touches: touch,
    apply: (rows, p, o) =>
      step(rows, p, o, 'crypto-signed', { cryptoSignature: p.signature }, p.signature.subject),
  }),
}
