/**
 * What a sealed paper says of itself: the square printed on it, and the proof behind its bytes, signed by the keeper.
 * The proof names the row by its hash; the row's hash leaves the signature out (domain/seal/register-chain.ts).
 */
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { OfficialDocument } from '@shared/domain/layout/official-document'
import type { ProofSigner, SealUse } from '@shared/domain/seal/seal'
import type { SealPlan } from '@shared/events/checks/seal-checks'
import { PAPER_PROOF_FORM, proofText, type PaperProof } from '@shared/paper-proof/proof'
import { qrText } from '@shared/paper-proof/qr'
import type { Record } from '../record/record'

const QR_CAPTION = '扫码得核验码\n在核验页上核对'

export function qrOf({ documentNumber, contentSha256, serial, sealUseId }: SealPlan): OfficialDocument['qr'] {
  if (contentSha256 === null) return null
  const text = qrText({ number: documentNumber, contentSha256, registerSerial: serial, sealUseId })
  return { text, caption: QR_CAPTION }
}

/** The keeper with the key they have signed in with; null while nobody is registered. */
export function proofSignerOf({ signer, actor }: Pick<Record, 'signer' | 'actor'>): ProofSigner | null {
  if (signer === null || actor.personId === null) return null
  return { personId: signer.personId, name: actor.name, publicKey: signer.publicKey }
}

type ProofRow = Omit<SealUse, 'at' | 'proofSignature'> & { readonly proofSignature?: string | null }

/** The proof of a row, without the number of a copy; null for rows that carry none. */
export function proofOf(
  row: ProofRow,
  { kind }: Pick<SupervisionDocument, 'kind'>,
  stampedBytes: number,
): PaperProof | null {
  if (row.contentSha256 === null || row.proofAt === null) return null
  return {
    ...{ form: PAPER_PROOF_FORM, documentId: row.documentId, title: row.documentTitle },
    ...{ number: row.documentNumber, kind: kind.shortName, pageCount: row.pageCount },
    ...{ contentSha256: row.contentSha256, sealUseId: row.id, registerSerial: row.serial },
    ...{ rowHash: row.rowHash, stampedSha256: row.afterSha256, stampedBytes, sealedAt: row.proofAt },
    ...{ signer: row.proofSigner, signature: row.proofSignature ?? null, copyId: '' },
  }
}

export const signProof = (proof: PaperProof, signer: Record['signer']): string | null =>
  signer === null ? null : signer.sign(proofText(proof))
