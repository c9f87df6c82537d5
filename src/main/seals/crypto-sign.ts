/**
 * The office's own cryptographic signature behind the sealed file: another file beside it, and another thing than the
 * picture of the seal (docs/adr/0009). Certificate file and password are used and forgotten.
 */
import type { CryptoSignOrder } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import type { z } from '@shared/lib/zod'
import type { Office } from '../office/office'
import { signers } from './signers/signers'

/** Answers the bytes of the chosen certificate file, null when the person closed the dialog. */
export type ChooseP12 = () => Promise<Uint8Array | null>

const NO_FILE = new Uint8Array()

/**
 * @returns null when the dialog was closed
 * @throws AppError `document/wrong-state`, `document/already-signed`, `seal/p12-…`, `seal/sm2-unavailable`
 */
export async function cryptoSign(
  { record, blobs, jobs, now }: Pick<Office, 'record' | 'blobs' | 'jobs' | 'now'>,
  { documentId, person, signer, password, reason }: z.infer<typeof CryptoSignOrder>,
  choose: ChooseP12,
): Promise<{ readonly subject: string } | null> {
  const document = record.state.find('documents', documentId)
  if (!document) throw new AppError('document/unknown', 'no such document')
  if (document.sealed === null)
    throw new AppError('document/wrong-state', 'sealed first', { state: document.state })
  if (document.cryptoSignature !== null) throw new AppError('document/already-signed', 'has a signature')
  const { bytes } = await blobs.openVerified(document.sealed.pdfSha256)
  const pdf = await blobs.readRange(document.sealed.pdfSha256, 0, bytes)
  const p12 = signer === 'p12' ? await choose() : NO_FILE
  if (p12 === null) return null
  try {
    const signedAt = now().toISOString()
    const signed = await signers(jobs)[signer].sign({ pdf, reason, signedAt, p12, password })
    const { sha256: pdfSha256 } = await blobs.put(signed.pdf)
    const { subject, issuer, serialNumber, validUntil } = signed.certificate
    const signature = { signer, pdfSha256, signedAt, subject, issuer, serialNumber, validUntil }
    await record.write([{ type: 'document/crypto-signed', payload: { documentId, person, signature } }])
    return { subject }
  } finally {
    p12.fill(0)
  }
}
