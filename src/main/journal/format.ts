/**
 * The bytes of a journal segment, version 1. Pure: buffers in, buffers out.
 *
 * Segment = header (128 bytes), then frames, little-endian:
 *   header  0 magic(8) · 8 format version u32 · 12 segment number u32 · 16 cipher name, ASCII, zero-padded (16)
 *           32 seq of its first event u64 · 40 hash of the event before it (32) · 72 zero (24)
 *           96 SHA-256 of bytes 0..95 (32)
 *   frame   0 'HJF1' · 4 body bytes u32 · 8 number of events u32 · 12 zero u32
 *           16 first half of the SHA-256 of bytes 0..15 and the body · 32 body
 *   body    per event: length u32, then the event as JSON (UTF-8). The hash of an event is the SHA-256 of those
 *           JSON bytes.
 *
 * Magic, format version, header length and header checksum stay where they are in every future version: only so
 * can "newer" be told from "damaged".
 *
 * Why SHA-256 and not CRC-32C as the frame's checksum: Node hashes natively at more than 1 GB/s while a CRC-32C
 * would be code of ours; the chain needs SHA-256 anyway; and recovery looks for a valid frame at every place of a
 * damaged stretch, where 32 bits would one day find one by chance. Half of it (128 bits) is plenty for accidents;
 * the chain of full hashes is what shows tampering.
 *
 * One frame is one write and one fsync. The next frame is begun only after that fsync, therefore an invalid
 * frame with a valid one behind it had once been acknowledged: damage, not an unfinished write.
 */
import { createHash } from 'node:crypto'
import type { Sha256 } from '@shared/lib/sha256'

export const FORMAT_VERSION = 1
export const CIPHER = 'none'
export const HEADER_BYTES = 128
export const FRAME_HEADER_BYTES = 32
export const RECORD_HEADER_BYTES = 4
/** One act is small; what is larger belongs into the blob store. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024

const MAGIC = Buffer.from([0x89, 0x48, 0x4a, 0x4a, 0x0d, 0x0a, 0x1a, 0x0a])
const FRAME_MAGIC = Buffer.from('HJF1', 'latin1')
const CHECKSUM_BYTES = 16

export type SegmentHeader = {
  readonly formatVersion: number
  readonly cipher: string
  readonly segment: number
  readonly firstSeq: number
  readonly prevHash: Sha256
}

export type HeaderReading =
  | { readonly kind: 'header'; readonly header: SegmentHeader }
  | { readonly kind: 'newer'; readonly header: SegmentHeader }
  | { readonly kind: 'damaged' }

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Hash of an event: of its exact JSON bytes. */
export const hashEventBytes = (bytes: Uint8Array): Sha256 => sha256(bytes).toString('hex')

export const segmentName = (segment: number): string => `journal-${String(segment).padStart(6, '0')}.hjj`

/** The number in a segment's file name, null for any other file. */
export function segmentNumber(name: string): number | null {
  const found = /^journal-(\d{6,})\.hjj$/.exec(name)
  return found?.[1] === undefined ? null : Number(found[1])
}

export function encodeHeader(header: Pick<SegmentHeader, 'segment' | 'firstSeq' | 'prevHash'>): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES)
  MAGIC.copy(bytes, 0)
  bytes.writeUInt32LE(FORMAT_VERSION, 8)
  bytes.writeUInt32LE(header.segment, 12)
  bytes.write(CIPHER, 16, 'latin1')
  bytes.writeBigUInt64LE(BigInt(header.firstSeq), 32)
  Buffer.from(header.prevHash, 'hex').copy(bytes, 40)
  sha256(bytes.subarray(0, 96)).copy(bytes, 96)
  return bytes
}

export function decodeHeader(bytes: Buffer): HeaderReading {
  if (bytes.length < HEADER_BYTES || !bytes.subarray(0, 8).equals(MAGIC)) return { kind: 'damaged' }
  if (!sha256(bytes.subarray(0, 96)).equals(bytes.subarray(96, HEADER_BYTES))) return { kind: 'damaged' }
  const header = {
    formatVersion: bytes.readUInt32LE(8),
    segment: bytes.readUInt32LE(12),
    cipher: bytes.toString('latin1', 16, 32).replace(/\0+$/, ''),
    firstSeq: Number(bytes.readBigUInt64LE(32)),
    prevHash: bytes.toString('hex', 40, 72),
  }
  const known = header.formatVersion === FORMAT_VERSION && header.cipher === CIPHER
  return { kind: known ? 'header' : 'newer', header }
}

/** @param events JSON bytes of each event, in order, at least one */
export function encodeFrame(events: readonly Uint8Array[]): Buffer {
  const body = events.reduce((sum, event) => sum + RECORD_HEADER_BYTES + event.length, 0)
  const bytes = Buffer.alloc(FRAME_HEADER_BYTES + body)
  FRAME_MAGIC.copy(bytes, 0)
  bytes.writeUInt32LE(body, 4)
  bytes.writeUInt32LE(events.length, 8)
  let at = FRAME_HEADER_BYTES
  for (const event of events) {
    bytes.writeUInt32LE(event.length, at)
    bytes.set(event, at + RECORD_HEADER_BYTES)
    at += RECORD_HEADER_BYTES + event.length
  }
  checksum(bytes, 0, bytes.length).copy(bytes, 16)
  return bytes
}

const checksum = (bytes: Buffer, start: number, end: number): Buffer =>
  sha256(bytes.subarray(start, start + 16), bytes.subarray(start + FRAME_HEADER_BYTES, end)).subarray(
    0,
    CHECKSUM_BYTES,
  )

/** Where the frame at `offset` says it ends; null when nothing there looks like the beginning of a frame. */
function claimedEnd(bytes: Buffer, offset: number): number | null {
  if (bytes.length - offset < FRAME_HEADER_BYTES) return null
  if (!bytes.subarray(offset, offset + 4).equals(FRAME_MAGIC)) return null
  const body = bytes.readUInt32LE(offset + 4)
  return body > MAX_BODY_BYTES ? null : offset + FRAME_HEADER_BYTES + body
}

/** End of the valid frame at `offset`, null when there is none. */
export function frameEnd(bytes: Buffer, offset: number): number | null {
  const end = claimedEnd(bytes, offset)
  if (end === null || end > bytes.length) return null
  return checksum(bytes, offset, end).equals(bytes.subarray(offset + 16, offset + FRAME_HEADER_BYTES))
    ? end
    : null
}

/** Splits a valid frame into the JSON bytes of its events; null when its inside is not what it says. */
export function eventsOfFrame(bytes: Buffer, offset: number, end: number): readonly Buffer[] | null {
  const events: Buffer[] = []
  let at = offset + FRAME_HEADER_BYTES
  while (at < end) {
    if (end - at < RECORD_HEADER_BYTES) return null
    const length = bytes.readUInt32LE(at)
    at += RECORD_HEADER_BYTES
    if (length > end - at) return null
    events.push(bytes.subarray(at, at + length))
    at += length
  }
  return events.length > 0 && events.length === bytes.readUInt32LE(offset + 8) ? events : null
}

/**
 * Whether anything after the bad frame at `offset` proves that it had once been complete: the next frame begins
 * exactly where it says it ends, or a whole valid frame lies anywhere behind it.
 */
export function somethingFollows(bytes: Buffer, offset: number): boolean {
  const end = claimedEnd(bytes, offset)
  if (end !== null && bytes.subarray(end, end + 4).equals(FRAME_MAGIC)) return true
  let at = bytes.indexOf(FRAME_MAGIC, offset + 1)
  while (at !== -1) {
    if (frameEnd(bytes, at) !== null) return true
    at = bytes.indexOf(FRAME_MAGIC, at + 1)
  }
  return false
}
