/** The scrolling column of pages: window size, layout, place kept on zoom and turn, current page, jumps. */
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import {
  PAGE_GAP_PX,
  anchorAt,
  buildLayout,
  clampRatio,
  indexAt,
  ratioOf,
  rowsBetween,
  scrollFor,
  type Anchor,
  type Layout,
  type ScrollPosition,
  type ViewportSize,
} from './layout'
import { ScrollBox } from './scroll-box'
import { useViewerState } from './use-viewer'
import type { ViewerPage } from './viewer-page'
import type { ViewerStore } from './viewer-store'

/** The reader's eye rests above the middle: this line decides which page is the current one. */
const EYE_SHARE = 0.4
const WHEEL_ZOOM = 1.0015
const NOWHERE: ViewportSize = { width: 0, height: 0 }

export type PageColumn = {
  /** Give it to the scrolling element as `ref`. */
  readonly setScroller: (element: HTMLDivElement | null) => void
  readonly scroller: HTMLDivElement | null
  readonly onScroll: () => void
  readonly viewport: ViewportSize
  readonly layout: Layout
  readonly scroll: ScrollPosition
  readonly visible: { readonly first: number; readonly last: number }
  /**
   * Scrolls there at once; the page named stays the current one until the reader scrolls on.
   * `focusY` is what stays in place when the zoom changes next, px from the window's top.
   */
  readonly jump: (to: ScrollPosition, index: number, focusY: number) => void
}

export function usePageColumn(viewer: ViewerStore, pages: readonly ViewerPage[]): PageColumn {
  const { turns, zoom } = useViewerState(viewer)
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const viewport = useViewportSize(scroller)
  const [box] = useState(() => new ScrollBox())
  const scroll = useSyncExternalStore(box.subscribe, box.get)
  const turnOf = useCallback((index: number) => turns.get(pages[index]?.key ?? '') ?? 0, [turns, pages])
  const layout = useMemo(
    () =>
      buildLayout(
        pages.map((page) => page.info),
        turnOf,
        zoom,
        viewport,
      ),
    [pages, turnOf, zoom, viewport],
  )
  const anchor = useRef<Anchor | null>(null)
  const shown = useRef(layout)
  const pinned = useRef<{ readonly index: number; readonly top: number } | null>(null)

  const remember = useCallback(
    (focus: { readonly x: number; readonly y: number }) => {
      anchor.current = anchorAt(shown.current, box.get(), focus)
    },
    [box],
  )

  const onScroll = useCallback(() => {
    if (scroller === null) return
    box.readFrom(scroller)
    if (pinned.current !== null && Math.abs(pinned.current.top - scroller.scrollTop) < 2) return
    pinned.current = null
    remember({ x: scroller.clientWidth / 2, y: scroller.clientHeight * EYE_SHARE })
  }, [box, remember, scroller])

  useLayoutEffect(() => {
    shown.current = layout
    if (scroller === null || anchor.current === null || viewport.width === 0) return
    const to = scrollFor(layout, anchor.current)
    scroller.scrollTo({ ...to, behavior: 'instant' })
    const held = pinned.current
    box.readFrom(scroller)
    if (held !== null) pinned.current = { index: held.index, top: scroller.scrollTop }
  }, [layout, scroller, box, viewport])

  const jump = useCallback(
    (to: ScrollPosition, index: number, focusY: number) => {
      if (scroller === null) return
      scroller.scrollTo({ ...to, behavior: 'instant' })
      pinned.current = { index, top: scroller.scrollTop }
      box.readFrom(scroller)
      remember({ x: scroller.clientWidth / 2, y: focusY })
    },
    [box, remember, scroller],
  )

  useWheelZoom(scroller, viewer, remember)
  useReports({ viewer, pages, layout, viewport, scroll, pinned, turnOf })

  const visible = rowsBetween(layout.places, scroll.top, scroll.top + Math.max(1, viewport.height))
  return { setScroller, scroller, onScroll, viewport, layout, scroll, visible, jump }
}

function useViewportSize(element: HTMLElement | null): ViewportSize {
  const [size, setSize] = useState(NOWHERE)
  useEffect(() => {
    if (element === null) return undefined
    const observer = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight })
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [element])
  return size
}

/** Ctrl + wheel zooms about the pointer. React's wheel listener is passive and could not keep the window from zooming. */
function useWheelZoom(
  scroller: HTMLElement | null,
  viewer: ViewerStore,
  remember: (focus: { readonly x: number; readonly y: number }) => void,
): void {
  useEffect(() => {
    if (scroller === null) return undefined
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return
      event.preventDefault()
      const bounds = scroller.getBoundingClientRect()
      remember({ x: event.clientX - bounds.left, y: event.clientY - bounds.top })
      const ratio = clampRatio(viewer.getState().ratio * WHEEL_ZOOM ** -event.deltaY)
      viewer.setZoom({ kind: 'ratio', ratio })
    }
    scroller.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      scroller.removeEventListener('wheel', onWheel)
    }
  }, [remember, scroller, viewer])
}

type Seen = {
  readonly viewer: ViewerStore
  readonly pages: readonly ViewerPage[]
  readonly layout: Layout
  readonly viewport: ViewportSize
  readonly scroll: ScrollPosition
  readonly pinned: { readonly current: { readonly index: number; readonly top: number } | null }
  readonly turnOf: (index: number) => 0 | 90 | 180 | 270
}

function useReports({ viewer, pages, layout, viewport, scroll, pinned, turnOf }: Seen): void {
  const { zoom } = useViewerState(viewer)
  useEffect(() => {
    viewer.report({ pageCount: pages.length })
    if (viewport.width === 0 || pages.length === 0) return
    const held = pinned.current
    const isHeld = held !== null && Math.abs(held.top - scroll.top) < 2
    const currentIndex = isHeld
      ? held.index
      : indexAt(layout.places, scroll.top + viewport.height * EYE_SHARE)
    const page = pages[currentIndex]
    if (page === undefined) return
    viewer.report({ currentIndex, ratio: ratioOf(page.info, turnOf(currentIndex), zoom, viewport) })
  }, [viewer, pages, layout, viewport, scroll, pinned, turnOf, zoom])
}

/** Scroll position that shows the top of a page. */
export function pageTop(layout: Layout, index: number, scroll: ScrollPosition): ScrollPosition {
  const place = layout.places[index]
  return { left: scroll.left, top: place === undefined ? 0 : Math.max(0, place.top - PAGE_GAP_PX / 2) }
}
