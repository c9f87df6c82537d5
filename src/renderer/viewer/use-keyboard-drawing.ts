/** The drawing tools without a mouse: arrow keys bring up a cursor on the current page, Enter sets the mark. */
import { useState, type KeyboardEvent } from 'react'
import type { SharePoint } from '@shared/domain/case-file/geometry'
import { describeCursor, isArrow, moveCursor, startCursor, type KeyboardCursor } from './keyboard-cursor'
import type { PagePlace } from './layout'
import { pinAt, regionAt } from './mark-place'
import { cursorRect } from './cursor-rect'
import type { PageColumn } from './use-page-column'
import { useViewerState } from './use-viewer'
import type { MarkPlace } from './viewer-mark'
import type { ViewerPage } from './viewer-page'
import type { ViewerStore } from './viewer-store'

export type KeyboardDrawing = {
  readonly cursor: KeyboardCursor | null
  /** For a live region. */
  readonly spoken: string
  /** @returns whether the key was used */
  readonly onKey: (event: KeyboardEvent<HTMLElement>) => boolean
}

export function useKeyboardDrawing(
  viewer: ViewerStore,
  pages: readonly ViewerPage[],
  column: PageColumn,
  onCreate: (place: MarkPlace) => void,
): KeyboardDrawing {
  const { tool, currentIndex, turns } = useViewerState(viewer)
  const [held, setHeld] = useState<KeyboardCursor | null>(null)
  // A cursor belongs to its tool and its page: another tool or page starts a new one.
  const cursor = held !== null && held.tool === tool && held.index === currentIndex ? held : null
  const place = column.layout.places[currentIndex]

  const set = (): void => {
    const page = pages[currentIndex]
    if (cursor === null || page === undefined || place === undefined) return
    const on = { page, size: place, turn: turns.get(page.key) ?? 0 }
    const rect = cursorRect(cursor, on)
    setHeld(null)
    onCreate(cursor.tool === 'pin' ? pinAt(on, [rect.x, rect.y]) : regionAt(on, rect))
  }

  const move = (event: KeyboardEvent<HTMLElement>): void => {
    if (tool === 'read' || place === undefined) return
    const next =
      cursor === null
        ? startCursor(tool, currentIndex, middleInSight(column, place))
        : moveCursor(cursor, event, place)
    setHeld(next)
    keepInSight(column, place, next)
  }

  const onKey = (event: KeyboardEvent<HTMLElement>): boolean => {
    if (tool === 'read') return false
    if (isArrow(event.key)) move(event)
    else if (event.key === 'Enter' && cursor !== null) set()
    else if (event.key === 'Escape') {
      if (cursor === null) viewer.setTool('read')
      else setHeld(null)
    } else return false
    return true
  }

  return { cursor, spoken: cursor === null ? '' : describeCursor(cursor), onKey }
}

/** The middle of the part of a page that is on screen, as a share of the page. */
function middleInSight({ scroll, viewport }: PageColumn, place: PagePlace): SharePoint {
  const middle = (start: number, length: number, from: number, size: number): number => {
    const low = Math.max(start, from)
    const high = Math.min(start + length, from + size)
    return high > low ? ((low + high) / 2 - start) / length : 0.5
  }
  return [
    middle(place.left, place.width, scroll.left, viewport.width),
    middle(place.top, place.height, scroll.top, viewport.height),
  ]
}

const MARGIN_PX = 40

function keepInSight(column: PageColumn, place: PagePlace, cursor: KeyboardCursor): void {
  const { scroll, viewport } = column
  const [x, y, width, height] = cursor.rect
  const nearest = (low: number, high: number, from: number, size: number): number => {
    if (high - low > size) return low
    return Math.min(Math.max(from, high - size), low)
  }
  const left = place.left + x * place.width
  const top = place.top + y * place.height
  const to = {
    left: nearest(left - MARGIN_PX, left + width * place.width + MARGIN_PX, scroll.left, viewport.width),
    top: nearest(top - MARGIN_PX, top + height * place.height + MARGIN_PX, scroll.top, viewport.height),
  }
  if (to.left !== scroll.left || to.top !== scroll.top) column.jump(to, cursor.index, viewport.height / 2)
}
