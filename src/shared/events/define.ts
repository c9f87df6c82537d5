/** One event type: its payload schema, the rows it touches, and what it makes of them. */
import type { z } from '@shared/lib/zod'
import type { Key, Rows } from './tables'

/** The parts of an event that `apply` may use; the clock and the actor come from the envelope. */
export type Occurrence = {
  readonly id: string
  readonly at: string
  readonly actor: string
  /** The registered person, null while nobody is registered. */
  readonly by: string | null
}

export type EventDefinition<Payload> = {
  /** Version of the payload written today. */
  readonly v: number
  readonly schema: z.ZodType<Payload>
  /** May the renderer ask for it, or does only main record it after the deed? */
  readonly origin: 'person' | 'main'
  readonly touches: (payload: Payload) => readonly Key[]
  /** Makes today's payload of one written as version `v`, for types whose version has been raised. */
  readonly lift?: (payload: unknown, v: number) => Payload
  readonly apply: (rows: Rows, payload: Payload, occurrence: Occurrence) => void
}

export function defineEvent<Payload>(definition: EventDefinition<Payload>): EventDefinition<Payload> {
  return definition
}
