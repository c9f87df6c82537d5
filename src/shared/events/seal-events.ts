/** Seals, 用印申请, impressions and the register. */
import { SealPlacement } from '@shared/domain/document/supervision-document'
import { PersonRef } from '@shared/domain/people/person'
import { registerHead, registerRowHash } from '@shared/domain/seal/register-chain'
import type { SealTarget } from '@shared/domain/seal/seal'
import {
  ProofSigner,
  SealFacts,
  SealWish,
  SeamImpression,
  targetsOf,
  type SealUse,
} from '@shared/domain/seal/seal'
import { Sha256 } from '@shared/lib/sha256'
import { z } from '@shared/lib/zod'
import { defineEvent, type Occurrence } from './define'
import { DocumentId, PersonName, Reason, step } from './document-moves'
import { liftSealed, liftSealImported } from './lift-document'
import { REGISTER_ID, type Key, type Rows } from './tables'

export const SealMeasures = z.object({
  name: z.string().trim().min(1).max(100),
  widthMm: z.number().min(10).max(100),
  heightMm: z.number().min(10).max(100),
  isSample: z.boolean(),
})

const SealId = z.object({ sealId: z.uuid() })
const RequestId = z.object({ requestId: z.uuid() })
const touchSeal = (p: { sealId: string }): readonly Key[] => [['seals', p.sealId]]
const touchRequest = (p: { requestId: string }): readonly Key[] => [['sealRequests', p.requestId]]

/** What an impression on a paper and one on an attachment have in common. */
const Use = DocumentId.extend({
  sealUseId: z.uuid(),
  serial: z.int().positive(),
  requestId: z.uuid().nullable(),
  sealId: z.uuid(),
  sealName: z.string(),
  documentTitle: z.string(),
  documentNumber: z.string(),
  addressee: z.string(),
  reason: Reason,
  copies: z.int().min(1).max(999),
  pageCount: z.int().positive(),
  applicant: PersonName,
  approver: PersonName,
  approvedAt: z.iso.datetime().nullable(),
  keeper: PersonName,
  beforeSha256: Sha256,
  afterSha256: Sha256,
  contentSha256: Sha256.nullable(),
  seams: z.array(SeamImpression).max(100).readonly(),
  proofAt: z.iso.datetime().nullable(),
  proofSigner: ProofSigner.nullable(),
  proofSignature: z.string().max(200).nullable(),
  /** null only in rows of releases before 0.3. */
  rowHash: Sha256.nullable(),
})
type Use = z.infer<typeof Use>

/** The row of the register, without its hash; main makes it of the order, `apply` of the event. */
export function rowOf<U extends Omit<Use, 'rowHash' | 'proofSignature'>>(
  use: U,
  target: SealTarget,
  placement: SealPlacement | null,
) {
  const { sealUseId, ...rest } = use
  const impressions = { signature: placement === null ? 0 : 1, seam: use.seams.length }
  return { ...rest, id: sealUseId, target, placement, impressions }
}

function enter(
  rows: Rows,
  { rowHash, ...use }: Use,
  target: SealTarget,
  placement: SealPlacement | null,
  { at }: Occurrence,
): void {
  const head = rows.find('registers', REGISTER_ID)?.head ?? registerHead([])
  const row = rowOf(use, target, placement)
  const hash = rowHash ?? registerRowHash(row, head)
  const entered: SealUse = { ...row, at, rowHash: hash }
  rows.put('sealUses', entered)
  rows.put('registers', { id: REGISTER_ID, head: hash, rows: use.serial })
  if (use.requestId === null) return
  const request = rows.get('sealRequests', use.requestId)
  const used = [...request.used, target.kind === 'document' ? 'document' : target.fileId]
  const isAll = targetsOf(request).every((one) => used.includes(one))
  rows.put('sealRequests', { ...request, used, state: isAll ? 'used' : request.state })
}

const touchUse = (p: {
  documentId: string
  sealUseId: string
  requestId?: string | null
}): readonly Key[] => [
  ['documents', p.documentId],
  ['sealUses', p.sealUseId],
  ['registers', REGISTER_ID],
  ...(p.requestId ? [['sealRequests', p.requestId] as const] : []),
]

export const sealEvents = {
  'seal/imported': defineEvent({
    v: 2,
    origin: 'main',
    schema: SealMeasures.extend({ sealId: z.uuid(), vaultSha256: Sha256, facts: SealFacts }),
    lift: liftSealImported,
    touches: touchSeal,
    apply: (rows, p, { at, actor }) => {
      const { sealId, facts, ...measures } = p
      rows.put('seals', {
        ...{ ...measures, ...facts, id: sealId, importedAt: at, importedBy: actor },
        ...{ retiredAt: null, refusal: null },
      })
    },
  }),

  'seal/facts-edited': defineEvent({
    v: 1,
    origin: 'person',
    schema: SealId.extend({ facts: SealFacts }),
    touches: touchSeal,
    apply: (rows, p) => rows.put('seals', { ...rows.get('seals', p.sealId), ...p.facts }),
  }),

  'seal/retired': defineEvent({
    v: 1,
    origin: 'person',
    schema: SealId,
    touches: touchSeal,
    apply: (rows, p, { at }) => rows.put('seals', { ...rows.get('seals', p.sealId), retiredAt: at }),
  }),

  /** Five wrong passphrases in a row: the vault waits, and the record says so. */
  'seal/unlock-refused': defineEvent({
    v: 1,
    origin: 'main',
    schema: SealId.extend({ attempts: z.int().positive() }),
    touches: touchSeal,
    apply: (rows, p, { at }) =>
      rows.put('seals', { ...rows.get('seals', p.sealId), refusal: { at, attempts: p.attempts } }),
  }),

  'seal/unlocked': defineEvent({
    v: 1,
    origin: 'main',
    schema: SealId.extend({ minutes: z.int().min(1).max(60) }),
    touches: touchSeal,
    apply: (rows, p) => rows.put('seals', { ...rows.get('seals', p.sealId), refusal: null }),
  }),

  'seal-request/made': defineEvent({
    v: 1,
    origin: 'person',
    schema: RequestId.extend({
      documentId: z.uuid(),
      wish: SealWish,
      contentSha256: Sha256,
      applicant: PersonRef,
    }),
    touches: touchRequest,
    apply: (rows, p, { at }) => {
      const { requestId, ...made } = p
      rows.put('sealRequests', {
        ...{ ...made, id: requestId, state: 'asked', askedAt: at },
        ...{ decidedBy: null, decidedAt: null, note: '', used: [] },
      })
    },
  }),

  'seal-request/approved': defineEvent({
    v: 1,
    origin: 'person',
    schema: RequestId.extend({
      contentSha256: Sha256,
      approver: PersonRef,
      note: z.string().trim().max(500),
    }),
    touches: touchRequest,
    apply: (rows, p, { at }) =>
      rows.put('sealRequests', {
        ...rows.get('sealRequests', p.requestId),
        ...{ state: 'approved', decidedBy: p.approver, decidedAt: at, note: p.note },
      }),
  }),

  'seal-request/refused': defineEvent({
    v: 1,
    origin: 'person',
    schema: RequestId.extend({ approver: PersonRef, reason: Reason }),
    touches: touchRequest,
    apply: (rows, p, { at }) =>
      rows.put('sealRequests', {
        ...rows.get('sealRequests', p.requestId),
        ...{ state: 'refused', decidedBy: p.approver, decidedAt: at, note: p.reason },
      }),
  }),

  'seal-request/withdrawn': defineEvent({
    v: 1,
    origin: 'person',
    schema: RequestId.extend({ reason: Reason }),
    touches: touchRequest,
    apply: (rows, p) =>
      rows.put('sealRequests', {
        ...rows.get('sealRequests', p.requestId),
        ...{ state: 'withdrawn', note: p.reason },
      }),
  }),

  /** The impression and its register row are one event: neither can exist without the other. */
  'document/sealed': defineEvent({
    v: 2,
    origin: 'main',
    schema: Use.extend({ placement: SealPlacement }),
    lift: liftSealed,
    touches: touchUse,
    apply: (rows, p, o) => {
      const { placement, ...use } = p
      enter(rows, use, { kind: 'document' }, placement, o)
      const { documentId, sealUseId, seams } = p
      step(rows, { documentId, person: p.keeper }, o, 'sealed', {
        state: 'sealed',
        sealed: { sealUseId, pdfSha256: p.afterSha256, placement, seams },
      })
    },
  }),

  /** The seam seal on a file that goes out with a paper. */
  'attachment/seamed': defineEvent({
    v: 1,
    origin: 'main',
    schema: Use.extend({ fileId: z.uuid(), fileName: z.string().min(1).max(400) }),
    touches: touchUse,
    apply: (rows, p, o) => {
      const { fileId, fileName, ...use } = p
      enter(rows, use, { kind: 'attachment', fileId, name: fileName }, null, o)
    },
  }),
}
