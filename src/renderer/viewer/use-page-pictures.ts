/** Tells the engine which pages are in sight and how large; waits with a new size until zooming has come to rest. */
import { useEffect, useState } from 'react'
import { displayRotation } from '@shared/domain/case-file/geometry'
import type { PageWish } from './engine/page-engine'
import { drawOrder } from './layout'
import type { PageColumn } from './use-page-column'
import { useViewerState } from './use-viewer'
import type { ViewerPage } from './viewer-page'
import type { ViewerStore } from './viewer-store'

const ZOOM_REST_MS = 120

/** The last value that has stayed for `ms`. */
function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value)
    }, ms)
    return () => {
      clearTimeout(timer)
    }
  }, [value, ms])
  return settled
}

export function usePagePictures(
  viewer: ViewerStore,
  pages: readonly ViewerPage[],
  { layout, viewport, visible }: PageColumn,
): void {
  const { turns } = useViewerState(viewer)
  const isAtRest = useSettled(layout, ZOOM_REST_MS) === layout
  const { first, last } = visible
  useEffect(() => {
    if (viewport.width === 0) return
    const density = window.devicePixelRatio
    const wishes = drawOrder({ first, last }, pages.length).flatMap((index): PageWish[] => {
      const [page, place] = [pages[index], layout.places[index]]
      if (page === undefined || place === undefined) return []
      const isVisible = index >= first && index <= last
      const slot = viewer.engine.slot('page', page.key)
      const isLying = displayRotation(page.info, turns.get(page.key) ?? 0) % 180 !== 0
      const [width, height] = isLying ? [place.height, place.width] : [place.width, place.height]
      const wantedPx = Math.round(width * density)
      // While zooming, what is there is stretched; only pages without any picture are drawn.
      const widthPx = !isAtRest && slot.status === 'shown' ? slot.picture.askedWidthPx : wantedPx
      return [{ page, widthPx, heightPx: Math.round((widthPx * height) / width), isVisible }]
    })
    viewer.engine.want('page', wishes)
  }, [viewer, pages, layout, viewport, turns, first, last, isAtRest])
}
