/**
 * What a file claims of itself, read from a stranger's bytes: proofs in its information dictionary, in older versions
 * of it, or only the traces of one. Nothing here is believed; a claim makes a file that does not fit 改 and not 不识.
 */
import { bytesSource } from '@shared/pdf/byte-source'
import { DocumentReader } from '@shared/pdf/document-reader'
import { NotUnderstood } from '@shared/pdf/lexer'
import { inflateUpTo } from '@shared/pdf/inflate'
import { isKind, latin1Bytes, type PdfObject } from '@shared/pdf/objects'
import { walkPages } from '@shared/pdf/page-tree'
import { findAll } from './bytes'
import { decodeProof, encodeProof, type PaperProof } from './proof'
import { QR_PREFIX } from './qr'
import { COPY_KEY, PROOF_KEY } from './trailer'

export type Claim = {
  /** Every proof that can be read, the newest first. */
  readonly proofs: readonly PaperProof[]
  /** Something in it says it is one of ours. */
  readonly isOurs: boolean
  /** null where the pages cannot be counted. */
  readonly pageCount: number | null
}

/** A hostile file may hold thousands, each of which would have the file hashed once more. */
const MAX_PROOFS = 8
const MAX_PROOF_DIGITS = 20_000
const MAX_PACKED_BYTES = 32 << 20

export function readClaim(bytes: Uint8Array): Claim {
  const info = readInfo(bytes)
  const written = [PROOF_KEY, COPY_KEY].flatMap((key) => findAll(bytes, latin1Bytes(`/${key}`)))
  const all = [...info.proofs, ...rawProofs(bytes)]
  const proofs = [...new Map(all.map((proof) => [encodeProof(proof), proof])).values()].slice(0, MAX_PROOFS)
  const isOurs =
    proofs.length > 0 || info.isOurs || written.length > 0 || (!info.isRead && isPackedAway(bytes))
  return { proofs, isOurs, pageCount: info.pageCount }
}

type Info = {
  readonly proofs: readonly PaperProof[]
  readonly isOurs: boolean
  readonly isRead: boolean
  readonly pageCount: number | null
}

const UNREAD: Info = { proofs: [], isOurs: false, isRead: false, pageCount: null }

function readInfo(bytes: Uint8Array): Info {
  return strictly(UNREAD, () => {
    const reader = new DocumentReader(bytesSource(bytes))
    const info = reader.resolve(reader.trailer.entries.get('Info'))
    const entries = isKind(info, 'dict') ? info.entries : new Map<string, PdfObject>()
    const text = (key: string): string => textOf(reader.resolve(entries.get(key)))
    const proof = decodeProof(text(PROOF_KEY))
    const isOurs =
      entries.has(PROOF_KEY) ||
      entries.has(COPY_KEY) ||
      [...entries.keys()].some((key) => text(key).includes(QR_PREFIX))
    return { proofs: proof ? [proof] : [], isOurs, isRead: true, pageCount: countPages(reader) }
  })
}

function countPages(reader: DocumentReader): number | null {
  return strictly(null, () => {
    let count = 0
    walkPages(reader, () => {
      count += 1
    })
    return count
  })
}

/** A stranger's file may be anything: what cannot be read is not there. */
function strictly<T>(otherwise: T, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof NotUnderstood || cause instanceof RangeError) return otherwise
    throw cause
  }
}

/** UTF-16 with its mark, else one byte a sign. */
function textOf(object: PdfObject): string {
  if (!isKind(object, 'string')) return ''
  const { bytes } = object
  let text = ''
  const isWide = bytes[0] === 0xfe && bytes[1] === 0xff
  for (let at = isWide ? 2 : 0; at < bytes.length; at += isWide ? 2 : 1) {
    const unit = isWide ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0)
    text += String.fromCharCode(unit)
  }
  return text
}

/** As our writer writes them, wherever they stand: an older version of the dictionary lies in the file still. */
function rawProofs(bytes: Uint8Array): readonly PaperProof[] {
  return findAll(bytes, latin1Bytes(`/${PROOF_KEY} <`))
    .toReversed()
    .flatMap((at) => {
      const from = at + PROOF_KEY.length + 3
      const end = bytes.indexOf(0x3e, from)
      if (end < 0 || end - from > MAX_PROOF_DIGITS || (end - from) % 2 !== 0) return []
      let base64 = ''
      for (let i = from; i < end; i += 2) {
        base64 += String.fromCharCode(parseInt(String.fromCharCode(bytes[i] ?? 0, bytes[i + 1] ?? 0), 16))
      }
      const proof = decodeProof(base64)
      return proof ? [proof] : []
    })
}

/** A damaged file whose dictionary lies packed in an object stream. */
function isPackedAway(bytes: Uint8Array): boolean {
  const [end, wanted] = [latin1Bytes('endstream'), latin1Bytes(`/${PROOF_KEY}`)]
  return findAll(bytes, latin1Bytes('/ObjStm')).some((at) => {
    const [start = -1] = findAll(bytes.subarray(at, at + 400), latin1Bytes('stream'))
    if (start < 0) return false
    let from = at + start + 6
    if (bytes[from] === 13) from += 1
    if (bytes[from] === 10) from += 1
    const rest = bytes.subarray(from, from + MAX_PACKED_BYTES)
    const [length = rest.length] = findAll(rest, end)
    return strictly(false, () => {
      const plain = inflateUpTo(rest.subarray(0, length), MAX_PACKED_BYTES)
      return findAll(plain, wanted).length > 0
    })
  })
}
