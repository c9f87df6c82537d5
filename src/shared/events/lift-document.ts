/** Papers and seal uses as releases before 0.3 wrote them, in today's form. */
import { OPINION_V1 } from '@shared/domain/document/opinion-v1'
import type { DocumentFields, Paragraph, SealPlacement } from '@shared/domain/document/supervision-document'
import { DEFAULT_SEAL_FACTS, type SealFacts } from '@shared/domain/seal/seal'
import type { Sha256 } from '@shared/lib/sha256'

type FieldsV1 = Pick<
  DocumentFields,
  'issuer' | 'addressee' | 'attachments' | 'contactPerson' | 'contactPhone'
>

export const liftFields = (old: FieldsV1): DocumentFields => ({
  ...old,
  ...{ coIssuers: [], copiesTo: [], signatory: '', secrecy: '', urgency: '', copyNumber: '' },
  ...{ isSealed: true, printedBy: '', values: {} },
})

type DraftedV1 = {
  readonly documentId: string
  readonly person: string
  readonly caseId: string
  readonly reviewId: string
  readonly fields: FieldsV1
  readonly paragraphs: readonly Paragraph[]
}

export function liftDrafted(payload: unknown) {
  const { documentId, person, caseId, reviewId, fields, paragraphs } = payload as DraftedV1
  return {
    ...{ documentId, person, caseId, reviewId, paragraphs },
    ...{ matterId: null, clueId: null, disputeId: null, parentId: null },
    kind: OPINION_V1,
    form: 'legal' as const,
    fields: liftFields(fields),
    annexes: [],
  }
}

export function liftFieldsEdited(payload: unknown) {
  const { documentId, fields } = payload as { documentId: string; fields: FieldsV1 }
  return { documentId, fields: liftFields(fields) }
}

type SealedV1 = {
  readonly documentId: string
  readonly sealUseId: string
  readonly serial: number
  readonly sealId: string
  readonly sealName: string
  readonly documentTitle: string
  readonly documentNumber: string
  readonly addressee: string
  readonly reason: string
  readonly copies: number
  readonly pageCount: number
  readonly applicant: string
  readonly approver: string
  readonly keeper: string
  readonly beforeSha256: Sha256
  readonly afterSha256: Sha256
  readonly placement: SealPlacement
}

export function liftSealed(payload: unknown) {
  const old = payload as SealedV1
  return {
    ...old,
    ...{ requestId: null, approvedAt: null, contentSha256: null, seams: [] },
    ...{ proofAt: null, proofSigner: null, proofSignature: null },
    /** Chained when it is folded: the rows before it are not known here. */
    rowHash: null,
  }
}

export function liftSealImported(payload: unknown) {
  const old = payload as {
    sealId: string
    vaultSha256: Sha256
    name: string
    widthMm: number
    heightMm: number
    isSample: boolean
  }
  return { ...old, facts: DEFAULT_SEAL_FACTS as SealFacts }
}
