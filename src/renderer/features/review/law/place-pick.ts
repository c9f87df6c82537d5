/** A fact that waits for its place on a page: while one does, the next box drawn is its source and no finding's. */
import type { Place } from '@shared/domain/case-file/place'

type Waiting = { readonly key: string; readonly take: (place: Place) => void }

let waiting: Waiting | null = null

export function waitForPlace(next: Waiting | null): void {
  waiting = next
}

/** @returns whether a fact was waiting; then the place is used up */
export function takeFactPlace(place: Place): boolean {
  if (waiting === null) return false
  const { take } = waiting
  waiting = null
  take(place)
  return true
}

/**
 * When the tool is put away without a box, nothing waits any more. A drawn box puts the tool away too, and hands
 * over its place right after, in the same turn.
 */
export function dropWaitingAfterThisTurn(): void {
  queueMicrotask(() => {
    waiting = null
  })
}
