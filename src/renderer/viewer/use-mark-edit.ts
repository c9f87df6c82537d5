/**
 * Moving and resizing marks of one page, by pointer and by keyboard. Until the caller has taken a change over
 * (its promise settles), the page shows the draft; what the caller refuses falls back to where it was.
 */
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Handle } from '@shared/domain/case-file/geometry'
import { arrowStep, isArrow } from './keyboard-cursor'
import { moveMark, resizeMark, type PageOnScreen } from './mark-place'
import { trackPointer } from './track-pointer'
import type { MarkPlace, ViewerMark } from './viewer-mark'

/** Several taps of an arrow key are one change. */
const KEYBOARD_REST_MS = 700

type Draft = { readonly id: string; readonly place: MarkPlace }

export type MarkEditOptions = {
  readonly on: PageOnScreen
  readonly canEdit: boolean
  readonly onChange: ((id: string, place: MarkPlace) => void | Promise<void>) | undefined
  readonly onDelete: ((id: string) => void) | undefined
  readonly onSelect: ((id: string | null) => void) | undefined
}

export type MarkEdit = {
  readonly placeOf: (mark: ViewerMark) => MarkPlace
  readonly grab: (mark: ViewerMark, handle: Handle | null, event: PointerEvent<SVGElement>) => void
  readonly press: (mark: ViewerMark, event: KeyboardEvent<SVGGElement>) => void
  readonly flush: () => void
}

function changed(
  on: PageOnScreen,
  place: MarkPlace,
  handle: Handle | null,
  step: readonly [number, number],
): MarkPlace {
  return handle !== null && place.kind === 'region'
    ? resizeMark(on, place, handle, step)
    : moveMark(on, place, step)
}

export function useMarkEdit({ on, canEdit, onChange, onDelete, onSelect }: MarkEditOptions): MarkEdit {
  const [draft, setDraft] = useState<Draft | null>(null)
  const waiting = useRef<{ readonly draft: Draft; readonly timer: ReturnType<typeof setTimeout> } | null>(
    null,
  )
  const commitNow = useRef<(one: Draft) => void>(() => undefined)

  useEffect(() => {
    commitNow.current = (one) => {
      const drop = (): void => {
        setDraft((now) => (now === one ? null : now))
      }
      Promise.resolve(onChange?.(one.id, one.place)).then(drop, drop)
    }
  }, [onChange])

  const flush = useCallback(() => {
    const held = waiting.current
    if (held === null) return
    clearTimeout(held.timer)
    waiting.current = null
    commitNow.current(held.draft)
  }, [])

  // A page scrolled away takes its unfinished keyboard move with it otherwise.
  useEffect(() => flush, [flush])

  const placeOf = (mark: ViewerMark): MarkPlace => (draft?.id === mark.id ? draft.place : mark.place)

  const grab = (mark: ViewerMark, handle: Handle | null, event: PointerEvent<SVGElement>): void => {
    if (!canEdit) return
    flush()
    const from = { x: event.clientX, y: event.clientY }
    const start = placeOf(mark)
    const at = (now: globalThis.PointerEvent): Draft => ({
      id: mark.id,
      place: changed(on, start, handle, [now.clientX - from.x, now.clientY - from.y]),
    })
    trackPointer(event.currentTarget, event.pointerId, {
      onMove: (now) => {
        setDraft(at(now))
      },
      onEnd: (now) => {
        const hasMoved = Math.hypot(now.clientX - from.x, now.clientY - from.y) >= 2
        const last = hasMoved ? at(now) : null
        setDraft(last)
        if (last !== null) commitNow.current(last)
      },
      onCancel: () => {
        setDraft(null)
      },
    })
  }

  const nudge = (mark: ViewerMark, event: KeyboardEvent<SVGGElement>): void => {
    const step = arrowStep(event.key, event.ctrlKey)
    const next = { id: mark.id, place: changed(on, placeOf(mark), event.shiftKey ? 'se' : null, step) }
    if (waiting.current !== null) clearTimeout(waiting.current.timer)
    setDraft(next)
    waiting.current = { draft: next, timer: setTimeout(flush, KEYBOARD_REST_MS) }
  }

  const giveUp = (): void => {
    if (waiting.current === null) onSelect?.(null)
    else clearTimeout(waiting.current.timer)
    waiting.current = null
    setDraft(null)
  }

  const press = (mark: ViewerMark, event: KeyboardEvent<SVGGElement>): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      flush()
      onSelect?.(mark.id)
    } else if (event.key === 'Escape') giveUp()
    else if (canEdit && isArrow(event.key)) nudge(mark, event)
    else if (canEdit && event.key === 'Delete') onDelete?.(mark.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return { placeOf, grab, press, flush }
}
