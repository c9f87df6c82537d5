/** What every check of the guard is made of. */
import type { Actor } from '@shared/domain/people/person'
import { ok, refuse, type Result } from '@shared/lib/result'
import type { EventType, PayloadOf } from '../catalogue'
import type { MemoryTables } from '../tables'

export type Verdict = Result<null>
export const FINE: Verdict = ok(null)

export type Checks<Types extends EventType> = {
  readonly [T in Types]: (state: MemoryTables, payload: PayloadOf<T>, actor: Actor) => Verdict
}

/** Event types of one area: `TypesOf<'entry'>`. */
export type TypesOf<Area extends string> = Extract<EventType, `${Area}/${string}`>

/** Runs the checks in order and answers with the first refusal. */
export function all(...checks: readonly (() => Verdict)[]): Verdict {
  for (const check of checks) {
    const verdict = check()
    if (!verdict.ok) return verdict
  }
  return FINE
}

export const areDistinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length

export function withCase(state: MemoryTables, caseId: string): Verdict {
  const found = state.find('cases', caseId)
  if (!found) return refuse('case/unknown')
  return found.removedAt === null ? FINE : refuse('case/removed')
}
