import { IsoDate } from '@shared/domain/case-file/case-file'
import {
  DocumentFields,
  DocumentKind,
  DocumentNumber,
  Paragraph,
  SealPlacement,
  type DocumentStep,
  type SupervisionDocument,
} from '@shared/domain/document/supervision-document'
import { Sha256 } from '@shared/lib/sha256'
import { z } from '@shared/lib/zod'
import { defineEvent, type Occurrence } from './define'
import type { Key, Rows } from './tables'

const DocumentId = z.object({ documentId: z.uuid() })
const Person = z.string().trim().min(1).max(50)
const Reason = z.string().trim().min(1).max(500)
const Step = DocumentId.extend({ person: Person })

const touch = (p: { documentId: string }): readonly Key[] => [['documents', p.documentId]]

function change(rows: Rows, documentId: string, patch: Partial<SupervisionDocument>): void {
  rows.put('documents', { ...rows.get('documents', documentId), ...patch })
}

function step(
  rows: Rows,
  p: { documentId: string; person: string },
  { at }: Occurrence,
  name: DocumentStep['step'],
  patch: Partial<SupervisionDocument>,
  note = '',
): void {
  const { steps } = rows.get('documents', p.documentId)
  change(rows, p.documentId, { ...patch, steps: [...steps, { step: name, person: p.person, at, note }] })
}

export const documentEvents = {
  'document/drafted': defineEvent({
    v: 1,
    origin: 'person',
    schema: Step.extend({
      kind: DocumentKind,
      caseId: z.uuid(),
      reviewId: z.uuid(),
      fields: DocumentFields,
      paragraphs: z.array(Paragraph).min(1).readonly(),
    }),
    touches: touch,
    apply: (rows, p, { at }) =>
      rows.put('documents', {
        id: p.documentId,
        kind: p.kind,
        caseId: p.caseId,
        reviewId: p.reviewId,
        state: 'drafting',
        draftedAt: at,
        fields: p.fields,
        paragraphs: p.paragraphs,
        number: null,
        issuedOn: null,
        steps: [{ step: 'drafted', person: p.person, at, note: '' }],
        sealed: null,
      }),
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
    schema: DocumentId.extend({ paragraphs: z.array(Paragraph).min(1).max(200).readonly() }),
    touches: touch,
    apply: (rows, p) => change(rows, p.documentId, { paragraphs: p.paragraphs }),
  }),

  'document/fields-edited': defineEvent({
    v: 1,
    origin: 'person',
    schema: DocumentId.extend({ fields: DocumentFields }),
    touches: touch,
    apply: (rows, p) => change(rows, p.documentId, { fields: p.fields }),
  }),

  'document/submitted': defineEvent({
    v: 1,
    origin: 'person',
    schema: Step,
    touches: touch,
    apply: (rows, p, o) => step(rows, p, o, 'submitted', { state: 'reviewing' }),
  }),

  'document/reviewed': defineEvent({
    v: 1,
    origin: 'person',
    schema: Step.extend({ note: z.string().trim().max(500) }),
    touches: touch,
    apply: (rows, p, o) => step(rows, p, o, 'reviewed', { state: 'signing' }, p.note),
  }),

  'document/returned': defineEvent({
    v: 1,
    origin: 'person',
    schema: Step.extend({ reason: Reason }),
    touches: touch,
    apply: (rows, p, o) => step(rows, p, o, 'returned', { state: 'drafting' }, p.reason),
  }),

  /** Signing and numbering are one act: a signed document without a number cannot exist. */
  'document/signed': defineEvent({
    v: 1,
    origin: 'main',
    schema: Step.extend({ number: DocumentNumber, issuedOn: IsoDate }),
    touches: touch,
    apply: (rows, p, o) =>
      step(
        rows,
        p,
        o,
        'signed',
        { state: 'numbered', number: p.number, issuedOn: p.issuedOn },
        p.number.text,
      ),
  }),

  'document/voided': defineEvent({
    v: 1,
    origin: 'person',
    schema: Step.extend({ reason: Reason }),
    touches: touch,
    apply: (rows, p, o) => step(rows, p, o, 'voided', { state: 'voided' }, p.reason),
  }),

  /** The impression and its register row are one event: neither can exist without the other. */
  'document/sealed': defineEvent({
    v: 1,
    origin: 'main',
    schema: DocumentId.extend({
      sealUseId: z.uuid(),
      serial: z.int().positive(),
      sealId: z.uuid(),
      sealName: z.string(),
      documentTitle: z.string(),
      documentNumber: z.string(),
      addressee: z.string(),
      reason: z.string().trim().min(1).max(500),
      copies: z.int().min(1).max(999),
      pageCount: z.int().positive(),
      applicant: Person,
      approver: Person,
      keeper: Person,
      beforeSha256: Sha256,
      afterSha256: Sha256,
      placement: SealPlacement,
    }),
    touches: (p) => [
      ['documents', p.documentId],
      ['sealUses', p.sealUseId],
    ],
    apply: (rows, p, o) => {
      const { sealUseId, ...use } = p
      rows.put('sealUses', { ...use, id: sealUseId, at: o.at })
      step(rows, { documentId: p.documentId, person: p.keeper }, o, 'sealed', {
        state: 'sealed',
        sealed: { sealUseId, pdfSha256: p.afterSha256, placement: p.placement },
      })
    },
  }),
}
