/**
 * Every event this version knows. A type or version missing here was written by a newer release:
 * reading stops there, and nothing is written after it.
 */
import { AppError } from '@shared/lib/app-error'
import type { z } from '@shared/lib/zod'
import { campaignEvents } from './campaign-events'
import { caseEvents } from './case-events'
import { clueEvents } from './clue-events'
import type { EventDefinition } from './define'
import { disputeEvents } from './dispute-events'
import { documentEvents } from './document-events'
import { entryEvents } from './entry-events'
import { followUpEvents } from './follow-up-events'
import { kindEvents } from './kind-events'
import { lawEvents } from './law-events'
import { matterEvents } from './matter-events'
import { officeEvents } from './office-events'
import { peopleEvents } from './people-events'
import { reviewEvents } from './review-events'
import { sealEvents } from './seal-events'
import { standardEvents } from './standard-events'
import type { Key, Rows } from './tables'

export const CATALOGUE = {
  ...campaignEvents,
  ...caseEvents,
  ...clueEvents,
  ...disputeEvents,
  ...documentEvents,
  ...entryEvents,
  ...followUpEvents,
  ...kindEvents,
  ...lawEvents,
  ...matterEvents,
  ...officeEvents,
  ...peopleEvents,
  ...reviewEvents,
  ...sealEvents,
  ...standardEvents,
}

export type EventType = keyof typeof CATALOGUE
export type PayloadOf<T extends EventType> = z.infer<(typeof CATALOGUE)[T]['schema']>
/** An event before the journal gives it id, seq, time, actor and hash. */
export type EventBody = {
  [T in EventType]: { readonly type: T; readonly payload: PayloadOf<T> }
}[EventType]

/** The envelope as far as `applyEvent` needs it. */
export type JournalEvent = {
  readonly id: string
  readonly seq: number
  readonly at: string
  readonly actor: string
  /** Absent in records older than the register of people. */
  readonly by?: string | null | undefined
  readonly type: string
  readonly v: number
  readonly payload: unknown
}

type AnyDefinition = EventDefinition<unknown>

/** @throws AppError `journal/unknown-event` when a newer release wrote the event */
export function definitionOf(event: { type: string; v: number; seq?: number }): AnyDefinition {
  const definition = Object.hasOwn(CATALOGUE, event.type)
    ? (CATALOGUE[event.type as EventType] as unknown as AnyDefinition)
    : undefined
  if (definition === undefined || event.v > definition.v) {
    throw new AppError('journal/unknown-event', `event ${event.type} v${event.v} is not known`, {
      type: event.type,
      v: event.v,
      seq: event.seq ?? 0,
    })
  }
  return definition
}

export function keysOf(event: JournalEvent): readonly Key[] {
  const definition = definitionOf(event)
  return definition.touches(payloadOf(definition, event))
}

function payloadOf(definition: AnyDefinition, { payload, v }: JournalEvent): unknown {
  return v < definition.v && definition.lift ? definition.lift(payload, v) : payload
}

/**
 * Folds one event into the rows it touches. Pure but for `rows`.
 * The payload was checked when it was written and the hash chain vouches for it since; it is not parsed again.
 */
export function applyEvent(rows: Rows, event: JournalEvent): void {
  const definition = definitionOf(event)
  const { id, at, actor, by = null } = event
  definition.apply(rows, payloadOf(definition, event), { id, at, actor, by })
}
