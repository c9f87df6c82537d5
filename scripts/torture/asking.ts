/** How a lane asks the app for something, and enters what was answered into the ledger. */
import type { MemoryTables } from '@shared/events/tables'
import type { ActKind, Ledger, Promised } from './ledger'
import type { LivingApp } from './living-app'
import type { Random } from './random'

export type Desk = {
  readonly living: LivingApp
  readonly ledger: Ledger
  readonly random: Random
  /** Follows the journal as the app tells of it. */
  readonly world: () => MemoryTables
  readonly scansDir: string
  /** Kinds of acts that are asked for and not answered yet. */
  readonly inFlight: Map<ActKind, number>
  /** How long answered acts have taken. */
  readonly timesMs: Map<ActKind, number[]>
  /** Who has signed in, in this life of the app. */
  readonly session: { personId: string | null }
}

export type Lane = (desk: Desk) => Promise<void>

async function flying<T>({ inFlight, timesMs }: Desk, kind: ActKind, work: () => Promise<T>): Promise<T> {
  const startedMs = performance.now()
  inFlight.set(kind, (inFlight.get(kind) ?? 0) + 1)
  const value = await work()
  timesMs.set(kind, [...(timesMs.get(kind) ?? []), performance.now() - startedMs])
  // Not in a `finally`: an act cut off by the kill is one that was in flight at the kill.
  inFlight.set(kind, (inFlight.get(kind) ?? 1) - 1)
  return value
}

export async function act(
  desk: Desk,
  kind: ActKind,
  type: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { seq } = await flying(desk, kind, () =>
    desk.living.ask<{ seq: number }>('act:perform', { type, payload }),
  )
  desk.ledger.promise({ kind, type, seq, payload })
}

export async function ask<T>(
  desk: Desk,
  kind: ActKind,
  channel: string,
  args: readonly unknown[],
  promised: (value: T) => Omit<Promised, 'kind'> | null,
): Promise<T> {
  const value = await flying(desk, kind, () => desk.living.ask<T>(channel, ...args))
  const promise = promised(value)
  if (promise !== null) desk.ledger.promise({ ...promise, kind })
  return value
}
