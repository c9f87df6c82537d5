/** Undo and redo of this screen: acts and the acts that take them back. The journal keeps all of them. */
import type { EventType, PayloadOf } from '@shared/events/catalogue'

export type ScreenAct = {
  [T in Extract<EventType, `finding/${string}` | `review/${string}`>]: {
    readonly type: T
    readonly payload: PayloadOf<T>
  }
}[Extract<EventType, `finding/${string}` | `review/${string}`>]

export type UndoEntry = {
  /** For the notice and the button: 扣分 PT-A02. */
  readonly label: string
  /** The act itself; doing it again after an undo may be another act (a withdrawn finding is restored). */
  readonly act: ScreenAct
  readonly undo: ScreenAct
  readonly redo: ScreenAct
  /** Where the screen goes when it is taken back; null stays. */
  readonly itemId: string | null
}

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

/** The stack of one open screen, outside React: keys may follow each other faster than it draws. */
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
