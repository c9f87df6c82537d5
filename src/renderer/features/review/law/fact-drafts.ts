/** What is being typed into the facts, outside React: it outlives a change of tab, and one field redraws alone. */
import { useSyncExternalStore } from 'react'
import type { Place } from '@shared/domain/case-file/place'
import type { ListRow } from './list-fact'

export type FactDraft = {
  readonly text?: string
  readonly rows?: readonly ListRow[]
  /** Pointed out before there was a value. */
  readonly source?: Place
}

/** null when nothing is left of it. */
export function without(draft: FactDraft | undefined, part: keyof FactDraft): FactDraft | null {
  const rest: FactDraft = Object.fromEntries(Object.entries(draft ?? {}).filter(([name]) => name !== part))
  return Object.keys(rest).length === 0 ? null : rest
}

export class FactDrafts {
  readonly #drafts = new Map<string, FactDraft>()
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  get(key: string): FactDraft | undefined {
    return this.#drafts.get(key)
  }

  /** null: nothing is being typed any more. */
  set(key: string, draft: FactDraft | null): void {
    if (draft === null) this.#drafts.delete(key)
    else this.#drafts.set(key, draft)
    for (const listener of this.#listeners) listener()
  }
}

export const useFactDraft = (drafts: FactDrafts, key: string): FactDraft | undefined =>
  useSyncExternalStore(drafts.subscribe, () => drafts.get(key))
