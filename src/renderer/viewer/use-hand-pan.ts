/** Moving the pages by hand: middle button, or the space bar held down with the left one. */
import { useCallback, useEffect, useState, type PointerEvent } from 'react'
import { trackPointer } from './track-pointer'

export type HandPan = {
  readonly state: 'off' | 'ready' | 'panning'
  /** For `onPointerDownCapture` of the scrolling element. */
  readonly onPointerDownCapture: (event: PointerEvent<HTMLElement>) => void
}

export function useHandPan(scroller: HTMLElement | null): HandPan {
  const [isSpaceDown, setSpaceDown] = useState(false)
  const [isPanning, setPanning] = useState(false)

  useEffect(() => {
    if (scroller === null) return undefined
    const stop = new AbortController()
    const on = { signal: stop.signal }
    // Only when the pages themselves have the focus: on a button or a mark, Space means "press".
    const onDown = (event: KeyboardEvent): void => {
      if (event.key !== ' ' || event.target !== scroller) return
      event.preventDefault()
      setSpaceDown(true)
    }
    const release = (event: Event): void => {
      if (!(event instanceof KeyboardEvent) || event.key === ' ') setSpaceDown(false)
    }
    scroller.addEventListener('keydown', onDown, on)
    window.addEventListener('keyup', release, on)
    window.addEventListener('blur', release, on)
    return () => {
      stop.abort()
    }
  }, [scroller])

  const onPointerDownCapture = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      const isOurs = event.button === 1 || (event.button === 0 && isSpaceDown)
      if (scroller === null || !isOurs) return
      event.preventDefault()
      event.stopPropagation()
      let [x, y] = [event.clientX, event.clientY]
      setPanning(true)
      const end = (): void => {
        setPanning(false)
      }
      trackPointer(scroller, event.pointerId, {
        onMove: (now) => {
          scroller.scrollBy({ left: x - now.clientX, top: y - now.clientY, behavior: 'instant' })
          x = now.clientX
          y = now.clientY
        },
        onEnd: end,
        onCancel: end,
      })
    },
    [isSpaceDown, scroller],
  )

  return { state: isPanning ? 'panning' : isSpaceDown ? 'ready' : 'off', onPointerDownCapture }
}
