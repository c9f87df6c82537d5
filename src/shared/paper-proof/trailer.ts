/**
 * The proof behind a stamped file: an incremental update that puts it, and the number of the copy, into the document
 * information dictionary. It follows from the stamped bytes and the proof alone, so the verifier makes it again and
 * compares: every byte of the file is then either hashed or recomputed.
 */
import { canonicalJson } from '@shared/domain/people/signed-act'
import { AppendWriter } from '@shared/pdf/append-writer'
import { bytesSource } from '@shared/pdf/byte-source'
import { DocumentReader } from '@shared/pdf/document-reader'
import { asciiString, isKind, textString, type PdfObject, type PdfRef } from '@shared/pdf/objects'
import { sha256Hex, utf8 } from './bytes'
import { encodeProof, type PaperProof } from './proof'

export const PROOF_KEY = 'HJProof'
export const COPY_KEY = 'HJCopy'

/** @throws NotUnderstood for what is no plain, whole PDF; files of ours always are */
export function proofTrailer(stamped: Uint8Array, proof: PaperProof): Uint8Array {
  const reader = new DocumentReader(bytesSource(stamped))
  const writer = new AppendWriter(reader, stamped.length)
  const old = reader.trailer.entries.get('Info')
  const found = reader.resolve(old)
  const entries = new Map<string, PdfObject>(isKind(found, 'dict') ? found.entries : [])
  entries.set(PROOF_KEY, asciiString(encodeProof(proof)))
  entries.set(COPY_KEY, textString(proof.copyId))
  const info = { kind: 'dict', entries } as const
  const revision = sha256Hex(utf8(canonicalJson(proof))).slice(0, 32)
  return writer.finish(
    revision,
    isKind(old, 'ref') && found !== null ? replaced(writer, old, info) : writer.add(info),
  )
}

function replaced(writer: AppendWriter, target: PdfRef, object: PdfObject): PdfRef {
  writer.replace(target, object)
  return target
}

/** The file that is handed out. */
export function withProof(stamped: Uint8Array, proof: PaperProof): Uint8Array {
  const trailer = proofTrailer(stamped, proof)
  const out = new Uint8Array(stamped.length + trailer.length)
  out.set(stamped)
  out.set(trailer, stamped.length)
  return out
}
