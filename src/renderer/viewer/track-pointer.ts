/** Follows one press of the pointer until it is let go, cancelled, or given up with Esc. */
export type PointerTrack = {
  readonly onMove: (event: PointerEvent) => void
  readonly onEnd: (event: PointerEvent) => void
  readonly onCancel: () => void
}

export function trackPointer(target: Element, pointerId: number, track: PointerTrack): void {
  target.setPointerCapture(pointerId)
  const stop = new AbortController()
  const on = { signal: stop.signal }
  const ours = (event: Event): event is PointerEvent =>
    event instanceof PointerEvent && event.pointerId === pointerId
  const finish = (run: () => void): void => {
    stop.abort()
    if (target.hasPointerCapture(pointerId)) target.releasePointerCapture(pointerId)
    run()
  }
  target.addEventListener('pointermove', (event) => ours(event) && track.onMove(event), on)
  target.addEventListener('pointerup', (event) => ours(event) && finish(() => track.onEnd(event)), on)
  target.addEventListener('pointercancel', (event) => ours(event) && finish(track.onCancel), on)
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      finish(track.onCancel)
    },
    { ...on, capture: true },
  )
}
