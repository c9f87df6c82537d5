/** Ed25519 (RFC 8032) without WebCrypto, which a page opened from a disk may not have. */
import { hashes, verify } from '@noble/ed25519'
import { sha512 } from '@noble/hashes/sha2.js'
import { fromBase64, hexOf, utf8 } from './bytes'
import { proofText, type PaperProof } from './proof'

hashes.sha512 = sha512

/** What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
const SPKI_HEAD = '302a300506032b6570032100'
const SHOWN_BYTES = 8

function rawKey(publicKey: string): Uint8Array | null {
  const spki = fromBase64(publicKey)
  const headBytes = SPKI_HEAD.length / 2
  if (!spki || spki.length !== headBytes + 32 || hexOf(spki.subarray(0, headBytes)) !== SPKI_HEAD) return null
  return spki.subarray(headBytes)
}

/** `3F2A-91BC-…`: the first bytes of the key itself, as the app prints it; empty for what is no key. */
export function fingerprint(publicKey: string): string {
  const key = rawKey(publicKey)
  if (!key) return ''
  return hexOf(key.subarray(0, SHOWN_BYTES))
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-')
}

/** Whether the signature in a proof was made with the key that stands in it. Says nothing about whose key that is. */
export function signatureHolds(proof: PaperProof): boolean {
  const key = proof.signer && rawKey(proof.signer.publicKey)
  const signature = proof.signature === null ? null : fromBase64(proof.signature)
  if (!key || signature?.length !== 64) return false
  try {
    return verify(signature, utf8(proofText(proof)), key, { zip215: false })
  } catch {
    // A key or signature that is no point of the curve holds nothing.
    return false
  }
}
