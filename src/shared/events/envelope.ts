/**
 * The envelope around every act in the journal: who, when, what, in which order, after what.
 * The payloads have their own schemas beside this file; the envelope alone is enough to store, order and
 * verify an event, so the journal never needs to understand one. Fields it does not know are kept: a newer
 * program may have written them.
 */
import { Sha256 } from '@shared/lib/sha256'
import { z } from '@shared/lib/zod'

/** A past-tense fact, `area/what`: `case/registered`, `review/item-scored`. */
export const EventType = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*\/[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
export type EventType = `${string}/${string}`

/** UTC, always with milliseconds and `Z`, so that two instants compare as text. */
export const Instant = z.iso.datetime({ precision: 3 })

export const EventEnvelope = z
  .looseObject({
    id: z.uuid(),
    /** From 1, without gaps. This orders events; `at` is only what the clock of that machine said. */
    seq: z.int().positive(),
    at: Instant,
    actor: z.string().min(1),
    /** The registered person; absent or null where nobody is registered. */
    by: z.uuid().nullable().optional(),
    /** Ed25519 over id, type, v, payload, actor and by, made with that person's key; base64. */
    sig: z.string().min(1).max(200).optional(),
    type: EventType,
    /** Version of the payload's schema, from 1. */
    v: z.int().positive(),
    /** Any JSON value, `null` included, but never absent. */
    payload: z.unknown().refine((value) => value !== undefined, 'payload is absent'),
    /** Hash of the event before this one: SHA-256 of its exact stored bytes; `GENESIS_HASH` for the first. */
    prevHash: Sha256,
  })
  .readonly()

export type EventEnvelope = {
  readonly id: string
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly by?: string | null | undefined
  readonly sig?: string | undefined
  readonly type: EventType
  readonly v: number
  readonly payload: unknown
  readonly prevHash: Sha256
}

/** What the first event of a journal follows. */
export const GENESIS_HASH: Sha256 = '0'.repeat(64)
