/** Width of the right panel: dragged or set with the arrow keys, kept on this machine. */
import { useState, type KeyboardEvent, type PointerEvent } from 'react'

export const MIN_PANEL_PX = 360
export const MAX_PANEL_PX = 720
/** Measured for 1366 × 768; a wide screen gives the long sentences of the standard more room. */
const DEFAULT_PX = 440
const WIDE_PX = 540
const WIDE_WINDOW_PX = 1700
const STEP_PX = 20
const KEY = 'review-panel-width'

const clamp = (width: number): number => Math.min(MAX_PANEL_PX, Math.max(MIN_PANEL_PX, Math.round(width)))

const usualWidth = (): number => (window.innerWidth >= WIDE_WINDOW_PX ? WIDE_PX : DEFAULT_PX)

function readWidth(): number {
  const kept = Number(localStorage.getItem(KEY))
  return Number.isFinite(kept) && kept > 0 ? clamp(kept) : usualWidth()
}

export function usePanelWidth() {
  const [width, setWidth] = useState(readWidth)
  const set = (next: number): void => {
    setWidth(clamp(next))
    localStorage.setItem(KEY, String(clamp(next)))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') set(width + STEP_PX)
    else if (event.key === 'ArrowRight') set(width - STEP_PX)
    else if (event.key === 'Home') set(usualWidth())
    else return
    event.preventDefault()
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) set(window.innerWidth - event.clientX)
  }
  return { width, handlers: { onKeyDown, onPointerDown, onPointerMove } }
}
