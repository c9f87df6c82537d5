/**
 * 真, 改 or 不识, for any bytes at all. 真 needs two things: every byte is accounted for (the whole file is listed, or it is
 * the stamped file with exactly the trailer that follows from its proof), and somebody known vouches (the office's
 * list, or a key of the list). Whatever claims to be ours and falls short is 改; whatever claims nothing is 不识.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { NotUnderstood } from '@shared/pdf/lexer'
import { latin1Bytes } from '@shared/pdf/objects'
import type { BookRow, PaperBook, PaperState } from './book'
import { equalBytes, findAll, hexOf, sha256Hex } from './bytes'
import { readClaim, type Claim } from './claim'
import { fingerprint, signatureHolds } from './keys'
import type { PaperProof } from './proof'
import { proofTrailer } from './trailer'

/** What speaks for or against a paper; put into words by the page. */
export type Reason =
  // 真
  | { readonly kind: 'file-listed' }
  | { readonly kind: 'stamped-listed' }
  | { readonly kind: 'signed-by-known'; readonly name: string; readonly fingerprint: string }
  | { readonly kind: 'not-in-list'; readonly issuedOn: string }
  | { readonly kind: 'copy-not-listed'; readonly copyId: string }
  // 改
  | { readonly kind: 'content-changed' }
  | { readonly kind: 'shorter'; readonly statedBytes: number; readonly foundBytes: number }
  | { readonly kind: 'bytes-behind'; readonly bytes: number }
  | { readonly kind: 'trailer-changed' }
  | { readonly kind: 'page-count'; readonly stated: number; readonly found: number }
  | { readonly kind: 'proof-unreadable' }
  | { readonly kind: 'signature-wrong' }
  | { readonly kind: 'contradicts-list'; readonly fields: readonly ProofField[] }
  | { readonly kind: 'key-not-listed'; readonly name: string; readonly fingerprint: string }
  | { readonly kind: 'begins-as'; readonly number: string; readonly title: string }
  // 不识
  | { readonly kind: 'no-claim' }
  | { readonly kind: 'key-unknown'; readonly name: string; readonly fingerprint: string }
  | { readonly kind: 'key-not-valid'; readonly name: string; readonly fingerprint: string }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'no-list'; readonly fingerprint: string }

export type ProofField =
  'number' | 'title' | 'registerSerial' | 'sealUseId' | 'contentSha256' | 'stampedSha256' | 'rowHash'

export type PaperVerdict = {
  readonly verdict: 'genuine' | 'altered' | 'unknown'
  /** As the list has it; null when it is not in it. */
  readonly state: PaperState | null
  readonly reasons: readonly Reason[]
  readonly proof: PaperProof | null
  readonly row: BookRow | null
  readonly sha256: string
}

type Judged = Pick<PaperVerdict, 'verdict' | 'reasons'> & { readonly row?: BookRow | null }

export function verifyPaper(bytes: Uint8Array, book: PaperBook | null): PaperVerdict {
  const whole = sha256Hex(bytes)
  const claim = readClaim(bytes)
  const fits = claim.proofs.map((proof) => fitOf(bytes, proof))
  const best = fits.find((fit) => fit.kind === 'exact') ?? fits.find((fit) => fit.kind !== 'other') ?? fits[0]
  const proof = best?.proof ?? null
  const finish = ({ row = null, ...judged }: Judged): PaperVerdict => ({
    ...judged,
    ...{ row, proof, sha256: whole, state: row?.state ?? null },
  })
  const listed = book?.rows.find((row) => row.files.includes(whole))
  if (listed) return finish({ verdict: 'genuine', reasons: [{ kind: 'file-listed' }], row: listed })
  const stamped = book?.rows.find((row) => row.stampedSha256 === whole)
  if (stamped) return finish({ verdict: 'genuine', reasons: [{ kind: 'stamped-listed' }], row: stamped })
  const judged = best?.kind === 'exact' ? judgeExact(best.proof, book) : null
  if (judged && judged.verdict !== 'unknown') return finish(judged)
  // Somebody else's proof around one of our papers, with something between, is no stranger's paper.
  const inner = judged ? fits.find((fit) => fit.kind === 'behind') : best
  if (inner) {
    const reasons = differencesOf(inner, claim, bytes)
    return { ...finish({ verdict: 'altered', reasons, row: rowOf(inner.proof, book) }), proof: inner.proof }
  }
  const known = book && knownBeginning(bytes, book)
  if (known) {
    const { row, length } = known
    const begins = { kind: 'begins-as', number: row.number, title: row.title } as const
    const behind = { kind: 'bytes-behind', bytes: bytes.length - length } as const
    return finish({ verdict: 'altered', reasons: [begins, behind], row })
  }
  if (judged) return finish(judged)
  if (claim.isOurs) return finish({ verdict: 'altered', reasons: [{ kind: 'proof-unreadable' }] })
  return finish({ verdict: 'unknown', reasons: [{ kind: 'no-claim' }] })
}

type Fit =
  | { readonly kind: 'exact'; readonly proof: PaperProof }
  /** The stamped bytes are right; what follows is not, or not only, what should. */
  | { readonly kind: 'behind'; readonly proof: PaperProof; readonly extraBytes: number | null }
  | { readonly kind: 'other'; readonly proof: PaperProof }

function fitOf(bytes: Uint8Array, proof: PaperProof): Fit {
  const { stampedBytes, stampedSha256 } = proof
  if (stampedBytes > bytes.length) return { kind: 'other', proof }
  const stamped = bytes.subarray(0, stampedBytes)
  if (sha256Hex(stamped) !== stampedSha256) return { kind: 'other', proof }
  const [expected, found] = [trailerOf(stamped, proof), bytes.subarray(stampedBytes)]
  if (expected && equalBytes(expected, found)) return { kind: 'exact', proof }
  const isWhole = expected !== null && equalBytes(expected, found.subarray(0, expected.length))
  return { kind: 'behind', proof, extraBytes: isWhole ? found.length - expected.length : null }
}

function trailerOf(stamped: Uint8Array, proof: PaperProof): Uint8Array | null {
  try {
    return proofTrailer(stamped, proof)
  } catch (cause) {
    if (cause instanceof NotUnderstood || cause instanceof RangeError) return null
    throw cause
  }
}

/** Every byte is accounted for: the question is who vouches for the proof. */
function judgeExact(proof: PaperProof, book: PaperBook | null): Judged {
  const { signer } = proof
  const isSigned = signer !== null && proof.signature !== null
  const print = signer ? fingerprint(signer.publicKey) : ''
  if (isSigned && !signatureHolds(proof)) return altered({ kind: 'signature-wrong' }, rowOf(proof, book))
  if (!book) return unknown(isSigned ? { kind: 'no-list', fingerprint: print } : { kind: 'unsigned' })
  const row = rowOf(proof, book)
  if (row) {
    const fields = FIELDS.filter((field) => proof[field] !== row[field])
    if (fields.length > 0) return altered({ kind: 'contradicts-list', fields }, row)
  }
  const named = { name: signer?.name ?? '', fingerprint: print }
  const trust = isSigned ? trustIn(proof, book) : null
  if (row) {
    if (trust !== null && trust !== 'good') return altered({ kind: 'key-not-listed', ...named }, row)
    const reasons: Reason[] = [{ kind: 'stamped-listed' }]
    if (trust === 'good') reasons.push({ kind: 'signed-by-known', ...named })
    if (row.files.length > 0) reasons.push({ kind: 'copy-not-listed', copyId: proof.copyId })
    return { verdict: 'genuine', reasons, row }
  }
  if (trust === null) return unknown({ kind: 'unsigned' })
  if (trust === 'unknown') return unknown({ kind: 'key-unknown', ...named })
  if (trust === 'out-of-time') return unknown({ kind: 'key-not-valid', ...named })
  const later: Reason = { kind: 'not-in-list', issuedOn: book.issuedOn }
  return { verdict: 'genuine', reasons: [{ kind: 'signed-by-known', ...named }, later] }
}

const altered = (reason: Reason, row: BookRow | null): Judged => ({
  verdict: 'altered',
  reasons: [reason],
  row,
})
const unknown = (reason: Reason): Judged => ({ verdict: 'unknown', reasons: [reason] })

const FIELDS: readonly ProofField[] = [
  ...([
    'number',
    'title',
    'registerSerial',
    'sealUseId',
    'contentSha256',
    'stampedSha256',
    'rowHash',
  ] as const),
]

/** The row of these bytes, else the one whose place in the register or whose sealing the proof takes. */
function rowOf(proof: PaperProof, book: PaperBook | null): BookRow | null {
  const rows = book?.rows ?? []
  return (
    rows.find(({ stampedSha256 }) => stampedSha256 === proof.stampedSha256) ??
    rows.find(({ sealUseId }) => sealUseId === proof.sealUseId) ??
    rows.find(({ registerSerial }) => registerSerial === proof.registerSerial) ??
    null
  )
}

/** A person may have had several keys; the time that counts is the one the proof was signed with. */
function trustIn({ signer, sealedAt }: PaperProof, { keys }: PaperBook): 'good' | 'out-of-time' | 'unknown' {
  const own = keys.filter(
    ({ personId, publicKey }) => personId === signer?.personId && publicKey === signer.publicKey,
  )
  if (own.length === 0) return 'unknown'
  const at = Date.parse(sealedAt)
  const isValid = own.some(
    ({ validFrom, validUntil }) =>
      Date.parse(validFrom) <= at && (validUntil === null || at <= Date.parse(validUntil)),
  )
  return isValid ? 'good' : 'out-of-time'
}

function differencesOf(fit: Fit, { pageCount }: Claim, bytes: Uint8Array): readonly Reason[] {
  const { proof } = fit
  const reasons: Reason[] = []
  if (pageCount !== null && pageCount !== proof.pageCount)
    reasons.push({ kind: 'page-count', stated: proof.pageCount, found: pageCount })
  if (bytes.length < proof.stampedBytes)
    reasons.push({ kind: 'shorter', statedBytes: proof.stampedBytes, foundBytes: bytes.length })
  if (fit.kind === 'other') reasons.push({ kind: 'content-changed' })
  if (fit.kind === 'behind' && fit.extraBytes !== null)
    reasons.push({ kind: 'bytes-behind', bytes: fit.extraBytes })
  if (fit.kind === 'behind' && fit.extraBytes === null) reasons.push({ kind: 'trailer-changed' })
  if (proof.signature !== null && !signatureHolds(proof)) reasons.push({ kind: 'signature-wrong' })
  return reasons
}

/** Whether the file begins with a whole listed one: a version ends wherever %%EOF stands. */
function knownBeginning(
  bytes: Uint8Array,
  book: PaperBook,
): { readonly row: BookRow; readonly length: number } | null {
  const rows = new Map(
    book.rows.flatMap((row) => [row.stampedSha256, ...row.files].map((hash) => [hash, row] as const)),
  )
  const running = sha256.create()
  let done = 0
  for (const at of findAll(bytes, latin1Bytes('%%EOF'))) {
    for (const end of [at + 5, at + 6, at + 7]) {
      if (end < done || end > bytes.length) continue
      running.update(bytes.subarray(done, end))
      done = end
      const row = rows.get(hexOf(running.clone().digest()))
      if (row) return { row, length: end }
    }
  }
  return null
}
