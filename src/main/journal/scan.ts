/**
 * Reads one segment from its first byte and says how far it is sound. Decides what is an unfinished last write
 * ("torn") and what is damage; changes nothing.
 */
import { EventEnvelope } from '@shared/events/envelope'
import type { Sha256 } from '@shared/lib/sha256'
import {
  decodeHeader,
  eventsOfFrame,
  frameEnd,
  hashEventBytes,
  HEADER_BYTES,
  type SegmentHeader,
  somethingFollows,
} from './format'
import type { DamageKind, Head, StoredEvent } from './types'

export type FrameAt = {
  readonly segment: number
  readonly offset: number
  /** Offset after its last byte. */
  readonly end: number
  readonly firstSeq: number
  readonly count: number
}

export type Stop =
  | { readonly kind: 'end' }
  | { readonly kind: 'torn' }
  | { readonly kind: 'newer'; readonly header: SegmentHeader }
  | { readonly kind: 'damaged'; readonly damage: DamageKind }

export type SegmentScan = {
  readonly frames: readonly FrameAt[]
  /** Head after the last sound frame. */
  readonly head: Head
  /** `at` of that head, null when this segment holds no event. */
  readonly lastAt: string | null
  /** Offset after the last sound byte: where `stop` happened. */
  readonly end: number
  readonly stop: Stop
}

type FrameReading =
  | { readonly ok: true; readonly head: Head; readonly count: number; readonly lastAt: string }
  | { readonly ok: false; readonly damage: DamageKind }

/** Gives other work a turn after so many frames: main must stay responsive while it verifies. */
const FRAMES_PER_TURN = 500

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export function parseEvent(bytes: Uint8Array): StoredEvent | null {
  try {
    const value: unknown = JSON.parse(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'),
    )
    // The schema only judges: its output would reorder fields, and the hash is over the order as written.
    return EventEnvelope.safeParse(value).success ? (value as StoredEvent) : null
  } catch (cause) {
    if (cause instanceof SyntaxError) return null
    throw cause
  }
}

/** Follows the chain through one frame whose checksum is right. */
function readFrame(bytes: Buffer, offset: number, end: number, before: Head): FrameReading {
  const records = eventsOfFrame(bytes, offset, end)
  if (records === null) return { ok: false, damage: 'event' }
  let head = before
  let lastAt = ''
  for (const record of records) {
    const event = parseEvent(record)
    if (event === null) return { ok: false, damage: 'event' }
    if (event.seq !== head.seq + 1) return { ok: false, damage: 'seq' }
    if (event.prevHash !== head.hash) return { ok: false, damage: 'prev-hash' }
    head = { seq: event.seq, hash: hashEventBytes(record) }
    lastAt = event.at
  }
  return { ok: true, head, count: records.length, lastAt }
}

function judgeHeader(bytes: Buffer, segment: number, before: { seq: number; hash: Sha256 }): Stop | null {
  const reading = decodeHeader(bytes)
  if (reading.kind === 'damaged') return { kind: 'damaged', damage: 'header' }
  if (reading.kind === 'newer') return { kind: 'newer', header: reading.header }
  if (reading.header.segment !== segment) return { kind: 'damaged', damage: 'header' }
  if (reading.header.firstSeq !== before.seq + 1) return { kind: 'damaged', damage: 'seq' }
  if (reading.header.prevHash !== before.hash) return { kind: 'damaged', damage: 'prev-hash' }
  return null
}

/**
 * @param bytes   the whole file
 * @param before  head of the segment before it
 * @param last    whether it is the last one: only there can a write have been interrupted
 * @param onFrame called after each sound frame; throw to stop
 */
export async function scanSegment(
  bytes: Buffer,
  segment: number,
  before: Head,
  last: boolean,
  onFrame: (frame: FrameAt) => void = () => undefined,
): Promise<SegmentScan> {
  const frames: FrameAt[] = []
  let head = before
  let lastAt: string | null = null
  const bad = judgeHeader(bytes, segment, before)
  if (bad !== null) return { frames, head, lastAt, end: 0, stop: bad }

  let offset = HEADER_BYTES
  const until = (stop: Stop): SegmentScan => ({ frames, head, lastAt, end: offset, stop })
  while (offset < bytes.length) {
    const end = frameEnd(bytes, offset)
    if (end === null) {
      const torn = last && !somethingFollows(bytes, offset)
      return until(torn ? { kind: 'torn' } : { kind: 'damaged', damage: 'frame' })
    }
    const reading = readFrame(bytes, offset, end, head)
    if (!reading.ok) return until({ kind: 'damaged', damage: reading.damage })
    const frame = { segment, offset, end, firstSeq: head.seq + 1, count: reading.count }
    frames.push(frame)
    head = reading.head
    lastAt = reading.lastAt
    offset = end
    onFrame(frame)
    if (frames.length % FRAMES_PER_TURN === 0) await turn()
  }
  return until({ kind: 'end' })
}
