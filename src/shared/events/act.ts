/** What the renderer may ask main to write: the events a person causes directly, checked field by field. */
import { ok, refuse, type Result } from '@shared/lib/result'
import { z } from '@shared/lib/zod'
import { CATALOGUE, type EventBody, type EventType } from './catalogue'

export const Act = z.object({ type: z.string(), payload: z.unknown() })
export type Act = z.infer<typeof Act>

/** @returns the typed body, or `act/unknown`, `act/not-yours`, `act/malformed` with the first bad field */
export function parseAct(act: Act): Result<EventBody> {
  if (!Object.hasOwn(CATALOGUE, act.type)) return refuse('act/unknown', { type: act.type })
  const type = act.type as EventType
  const definition = CATALOGUE[type]
  if (definition.origin !== 'person') return refuse('act/not-yours', { type })
  return parseBody(type, act.payload)
}

/** Checks a payload against the schema of its type; main uses it for its own events too. */
export function parseBody(type: EventType, payload: unknown): Result<EventBody> {
  const parsed = CATALOGUE[type].schema.safeParse(payload)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return refuse('act/malformed', {
      type,
      field: issue?.path.map(String).join('.') ?? '',
      reason: issue?.message ?? '',
    })
  }
  return ok({ type, payload: parsed.data } as EventBody)
}
