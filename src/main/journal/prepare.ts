/** From an act to the bytes of an event. What cannot be stored faithfully is refused here, before any queue. */
import { EventEnvelope, GENESIS_HASH } from '@shared/events/envelope'
import { AppError } from '@shared/lib/app-error'
import { hashEventBytes, MAX_BODY_BYTES, RECORD_HEADER_BYTES } from './format'
import type { Head, NewEvent, StoredEvent } from './types'

export type Prepared = {
  readonly envelope: Omit<StoredEvent, 'seq' | 'payload' | 'prevHash'>
  /** Written once, so that what was checked is what is stored. */
  readonly payloadJson: string
}

/** Room for `seq`, `prevHash` and their names, which are only known at the moment of writing. */
const PLACE_BYTES = 128

/** @throws Error (a bug of the caller) when this is not an event */
export function prepare(event: NewEvent, newId: () => string, nowMs: number): Prepared {
  const payloadJson = JSON.stringify(event.payload) as string | undefined
  const envelope = {
    id: event.id ?? newId(),
    at: new Date(nowMs).toISOString(),
    actor: event.actor,
    ...(event.by === undefined || event.by === null ? {} : { by: event.by }),
    ...(event.sig === undefined ? {} : { sig: event.sig }),
    type: event.type,
    v: event.v,
  }
  const payload: unknown = payloadJson === undefined ? undefined : JSON.parse(payloadJson)
  const judged = EventEnvelope.safeParse({ ...envelope, seq: 1, prevHash: GENESIS_HASH, payload })
  if (payloadJson === undefined || !judged.success) {
    const where = judged.error?.issues.map((issue) => issue.path.join('.')).join(', ') ?? 'payload'
    throw new Error(`not an event (${where}): ${event.type}`)
  }
  return { envelope, payloadJson }
}

/** An upper bound of the bytes these events take in a frame. */
export const sizeOf = (events: readonly Prepared[]): number =>
  events.reduce(
    (sum, { envelope, payloadJson }) =>
      sum +
      RECORD_HEADER_BYTES +
      PLACE_BYTES +
      Buffer.byteLength(JSON.stringify(envelope)) +
      Buffer.byteLength(payloadJson),
    0,
  )

/** @throws AppError `journal/event-too-large` {bytes, maxBytes} */
export function assertFits(events: readonly Prepared[]): number {
  const bytes = sizeOf(events)
  if (bytes > MAX_BODY_BYTES)
    throw new AppError('journal/event-too-large', 'an act does not fit into a frame', {
      bytes,
      maxBytes: MAX_BODY_BYTES,
    })
  return bytes
}

export type Encoded = {
  readonly events: readonly StoredEvent[]
  readonly bytes: readonly Buffer[]
  readonly head: Head
}

/** Gives each event its place after `head`. */
export function encodeEvents(prepared: readonly Prepared[], head: Head): Encoded {
  const events: StoredEvent[] = []
  const bytes: Buffer[] = []
  let at = head
  for (const { envelope, payloadJson } of prepared) {
    const { id, ...rest } = envelope
    const start = JSON.stringify({ id, seq: at.seq + 1, ...rest }).slice(0, -1)
    const json = `${start},"payload":${payloadJson},"prevHash":"${at.hash}"}`
    const record = Buffer.from(json)
    events.push(JSON.parse(json) as StoredEvent)
    bytes.push(record)
    at = { seq: at.seq + 1, hash: hashEventBytes(record) }
  }
  return { events, bytes, head: at }
}

/**
 * The hash of an event as read back, as the next event names it: for those who carry events elsewhere. Holds
 * because JSON.stringify gives back what it wrote, as long as nobody has reordered the fields.
 */
export const hashEvent = (event: StoredEvent): string => hashEventBytes(Buffer.from(JSON.stringify(event)))
