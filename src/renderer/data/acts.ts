/** Acts of a person, and how far their saving has come. "已保存" is said only after main's fsync. */
import { useSyncExternalStore } from 'react'
import type { EventType, PayloadOf } from '@shared/events/catalogue'
import { AppError, toFailure, type Failure } from '@shared/lib/app-error'
import { call } from '../app/api'
import { projector } from './connection'

export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly atMs: number }
  | { readonly kind: 'failed'; readonly failure: Failure }

let state: SaveState = { kind: 'idle' }
let pending = 0
const listeners = new Set<() => void>()

function setState(next: SaveState): void {
  state = next
  for (const listener of listeners) listener()
}

/** Runs anything that ends in an fsync and keeps the save indicator true. */
export async function saving<T>(work: () => Promise<T>): Promise<T> {
  pending += 1
  setState({ kind: 'saving' })
  try {
    const value = await work()
    pending -= 1
    if (pending === 0) setState({ kind: 'saved', atMs: Date.now() })
    return value
  } catch (cause) {
    pending -= 1
    setState({ kind: 'failed', failure: toFailure(cause) })
    throw cause
  }
}

/**
 * Asks main to write one act. Resolves when it is on the disk and shown by the live queries.
 * @throws AppError with the guard's code
 */
export async function perform<T extends EventType>(type: T, payload: PayloadOf<T>): Promise<void> {
  await saving(() => call('act:perform', { type, payload }))
  await projector.settled()
}

export const isAppError = (cause: unknown): cause is AppError => cause instanceof AppError

export function useSaveState(): SaveState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}
