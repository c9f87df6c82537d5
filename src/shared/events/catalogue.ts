/**
 * Every event this version knows. A type or version missing here was written by a newer release:
 * reading stops there, and nothing is written after it.
 */
import { AppError } from '@shared/lib/app-error'
import type { z } from '@shared/lib/zod'
import { caseEvents } from './case-events'
import type { EventDefinition } from './define'
import { documentEvents } from './document-events'
import { officeEvents } from './office-events'
import { reviewEvents } from './review-events'
import type { Key, Rows } from './tables'

export const CATALOGUE = { ...caseEvents, ...reviewEvents, ...documentEvents, ...officeEvents }

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
  return definitionOf(event).touches(event.payload)
}

/**
 * Folds one event into the rows it touches. Pure but for `rows`.
 * The payload was checked when it was written and the hash chain vouches for it since; it is not parsed again.
 */
export function applyEvent(rows: Rows, event: JournalEvent): void {
  definitionOf(event).apply(rows, event.payload, event)
}
