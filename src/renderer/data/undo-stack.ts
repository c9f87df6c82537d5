/** Undo and redo: acts and the acts that take them back. The journal keeps all of them. */
import type { EventBody } from '@shared/events/catalogue'

export type UndoEntry = {
  /** For the notice and the button: 扣分 PT-A02. */
  readonly label: string
  /** What one press did, in this order. */
  readonly act: readonly EventBody[]
  /** The other way round: the first one takes back the last act. As many as `act`. */
  readonly undo: readonly EventBody[]
  /** Doing it again after an undo may be another act (a withdrawn finding is restored). */
  readonly redo: readonly EventBody[]
  /** Where the review goes when it is taken back; null stays. */
  readonly itemId: string | null
}

/** An act that can be done again as it was. */
export const repeatable = (entry: Omit<UndoEntry, 'act'>): UndoEntry => ({ ...entry, act: entry.redo })

export type UndoStack = { readonly done: readonly UndoEntry[]; readonly undone: readonly UndoEntry[] }

export const EMPTY_STACK: UndoStack = { done: [], undone: [] }

const DEPTH = 200

export const push = (stack: UndoStack, entry: UndoEntry): UndoStack => ({
  done: [...stack.done, entry].slice(-DEPTH),
  undone: [],
})

export const lastDone = (stack: UndoStack): UndoEntry | null => stack.done.at(-1) ?? null
export const lastUndone = (stack: UndoStack): UndoEntry | null => stack.undone.at(-1) ?? null

export function stepBack(stack: UndoStack): UndoStack {
  const entry = lastDone(stack)
  return entry ? { done: stack.done.slice(0, -1), undone: [...stack.undone, entry] } : stack
}

export function stepForward(stack: UndoStack): UndoStack {
  const entry = lastUndone(stack)
  return entry ? { done: [...stack.done, entry], undone: stack.undone.slice(0, -1) } : stack
}

/** An act that was refused never happened: it leaves both lists. */
export const forget = (stack: UndoStack, entry: UndoEntry): UndoStack => ({
  done: stack.done.filter((one) => one !== entry),
  undone: stack.undone.filter((one) => one !== entry),
})

/** A stack outside React: keys may follow each other faster than it draws. */
export class UndoHistory {
  #stack = EMPTY_STACK
  readonly #listeners = new Set<() => void>()

  readonly get = (): UndoStack => this.#stack

  /** @returns unsubscribe */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  set(next: UndoStack): void {
    this.#stack = next
    for (const listener of this.#listeners) listener()
  }
}
