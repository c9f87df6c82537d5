/**
 * What a sealed paper says of itself, in its own file: which document, which row of the 用印登记簿, which bytes were
 * stamped, and the keeper's signature over all of it. The number of a copy is left out of the signature: one act of
 * sealing, many copies. It is a claim until the verifier has held it against the bytes and a key (verify.ts).
 */
import { canonicalJson } from '@shared/domain/people/signed-act'
import { fromBase64, toBase64, utf8 } from './bytes'

export const PAPER_PROOF_FORM = 'hengjuan/paper-proof/1'

export type ProofSigner = {
  readonly personId: string
  readonly name: string
  /** Ed25519, SPKI, base64. */
  readonly publicKey: string
}

export type PaperProof = {
  readonly form: typeof PAPER_PROOF_FORM
  readonly documentId: string
  readonly title: string
  readonly number: string
  readonly kind: string
  readonly pageCount: number
  /** Of the text that was approved. */
  readonly contentSha256: string
  readonly sealUseId: string
  readonly registerSerial: number
  readonly rowHash: string
  /** Of the file up to this proof, and how long that is. */
  readonly stampedSha256: string
  readonly stampedBytes: number
  /** ISO 8601 */
  readonly sealedAt: string
  /** null where nobody is registered: then only the office's list vouches. */
  readonly signer: ProofSigner | null
  /** Base64 of 64 bytes, over `proofText`. */
  readonly signature: string | null
  /** Which copy this is; empty for the office's own. */
  readonly copyId: string
}

/** What the keeper's key signs, as UTF-8. */
export function proofText(proof: Omit<PaperProof, 'signature' | 'copyId'>): string {
  const { form, documentId, title, number, kind, pageCount, contentSha256, sealUseId } = proof
  const { registerSerial, rowHash, stampedSha256, stampedBytes, sealedAt, signer } = proof
  return canonicalJson({
    ...{ form, documentId, title, number, kind, pageCount, contentSha256, sealUseId },
    ...{ registerSerial, rowHash, stampedSha256, stampedBytes, sealedAt, signer },
  })
}

/** The one way a proof is written; two spellings would be two files. */
export const encodeProof = (proof: PaperProof): string => toBase64(utf8(canonicalJson(proof)))

const SHA256 = /^[0-9a-f]{64}$/
const isText = (value: unknown, most = 500): value is string =>
  typeof value === 'string' && value.length <= most
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

/** null for anything that is not a proof, or is written another way than `encodeProof` writes it. */
export function decodeProof(text: string): PaperProof | null {
  const bytes = fromBase64(text)
  if (!bytes) return null
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    // Not text, or not JSON: no proof, which the caller says.
    return null
  }
  return isProof(json) && encodeProof(json) === text ? json : null
}

function isProof(value: unknown): value is PaperProof {
  if (typeof value !== 'object' || value === null) return false
  const proof = value as Readonly<Record<string, unknown>>
  const texts = ['documentId', 'title', 'number', 'kind', 'sealUseId', 'sealedAt', 'copyId']
  const hashes = ['contentSha256', 'rowHash', 'stampedSha256']
  const counts = ['pageCount', 'registerSerial', 'stampedBytes']
  return (
    Object.keys(proof).length === 16 &&
    proof.form === PAPER_PROOF_FORM &&
    texts.every((key) => isText(proof[key])) &&
    hashes.every((key) => isText(proof[key]) && SHA256.test(proof[key])) &&
    counts.every((key) => isCount(proof[key])) &&
    (proof.signer === null || isSigner(proof.signer)) &&
    (proof.signature === null || isText(proof.signature))
  )
}

function isSigner(value: unknown): value is ProofSigner {
  if (typeof value !== 'object' || value === null) return false
  const signer = value as Readonly<Record<string, unknown>>
  return (
    Object.keys(signer).length === 3 && ['personId', 'name', 'publicKey'].every((key) => isText(signer[key]))
  )
}
