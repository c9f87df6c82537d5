/**
 * Taking back, for the life of this window: one history for each review, which waits there while one is elsewhere,
 * and one for what is done outside of reviews (cases, phrases). Steps that hand something out or need another
 * person's hand have no way back here: 停用印章, 用印, 签发, 提交评查 and the steps of a campaign.
 */
import type { EventBody } from '@shared/events/catalogue'
import { perform } from './acts'
import {
  EMPTY_STACK,
  forget,
  lastDone,
  lastUndone,
  push,
  stepBack,
  stepForward,
  UndoHistory,
  type UndoEntry,
} from './undo-stack'

const ofReviews = new Map<string, UndoHistory>()

/** The same history each time a review is opened. */
export function historyOfReview(reviewId: string): UndoHistory {
  const known = ofReviews.get(reviewId)
  if (known) return known
  const made = new UndoHistory()
  ofReviews.set(reviewId, made)
  return made
}

export const officeHistory = new UndoHistory()

/** Somebody else sits down: nobody takes back what another person did. */
export function forgetHistories(): void {
  ofReviews.clear()
  officeHistory.set(EMPTY_STACK)
}

/** Writes one event; what tests replace. */
export type Write = (body: EventBody) => Promise<void>
const write: Write = ({ type, payload }) => perform(type, payload)

/**
 * Does an act and remembers its way back. What is refused is not remembered, and nothing of it stays.
 * @throws AppError as `perform`
 */
export async function runEntry(history: UndoHistory, entry: UndoEntry, by: Write = write): Promise<void> {
  history.set(push(history.get(), entry))
  try {
    await writeAll(entry.act, entry.undo, by)
  } catch (cause) {
    history.set(forget(history.get(), entry))
    throw cause
  }
}

/**
 * One step back or forward.
 * @returns the step, or null when there was none
 * @throws AppError when the step back is refused; it is forgotten then, so that the one before can be reached
 */
export async function walkHistory(
  history: UndoHistory,
  direction: 'undo' | 'redo',
  by: Write = write,
): Promise<UndoEntry | null> {
  const isUndo = direction === 'undo'
  const entry = isUndo ? lastDone(history.get()) : lastUndone(history.get())
  if (entry === null) return null
  history.set(isUndo ? stepBack(history.get()) : stepForward(history.get()))
  try {
    await (isUndo ? writeAll(entry.undo, entry.redo, by) : writeAll(entry.redo, entry.undo, by))
    return entry
  } catch (cause) {
    history.set(forget(history.get(), entry))
    throw cause
  }
}

/** All or, as far as that can be, none: what was written before a refusal is taken back. */
async function writeAll(acts: readonly EventBody[], back: readonly EventBody[], by: Write): Promise<void> {
  let done = 0
  try {
    for (const act of acts) {
      await by(act)
      done += 1
    }
  } catch (cause) {
    for (const act of back.slice(back.length - done)) await by(act)
    throw cause
  }
}

const listeners = new Set<(entry: UndoEntry) => void>()

/** Told of each act outside of reviews, so that a notice can offer its way back. @returns unsubscribe */
export function onOfficeAct(listener: (entry: UndoEntry) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** An act outside of reviews that can be taken back. @throws AppError as `perform` */
export async function performUndoable(entry: UndoEntry): Promise<void> {
  await runEntry(officeHistory, entry)
  for (const listener of listeners) listener(entry)
}
