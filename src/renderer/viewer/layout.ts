/**
 * Where every page of the case lies in one long column, and which of them are in sight. Pure.
 * Sizes are whole CSS pixels, so that a picture drawn for a page fits its place pixel by pixel.
 */
import { CSS_PX_PER_PT, visibleSizePt, type PageFrame } from '@shared/domain/case-file/geometry'
import type { PageRotation } from '@shared/domain/case-file/page-index'

export type ZoomMode =
  /** Every page as wide as the window allows; scans of different paper sizes read alike. */
  | { readonly kind: 'fit-width' }
  | { readonly kind: 'fit-page' }
  /** 1 = actual size. */
  | { readonly kind: 'ratio'; readonly ratio: number }

export const MIN_RATIO = 0.1
export const MAX_RATIO = 4
const ZOOM_STEPS = [0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const

export const PAGE_GAP_PX = 16
export const SIDE_PX = 24
/** Chromium lays nothing out beyond 2^25 px; a column is shrunk to stay well below. */
const MAX_COLUMN_PX = 30_000_000

export type ViewportSize = { readonly width: number; readonly height: number }

export type PagePlace = {
  readonly top: number
  readonly left: number
  readonly width: number
  readonly height: number
}

export type Layout = {
  readonly places: readonly PagePlace[]
  readonly width: number
  readonly height: number
}

export const clampRatio = (ratio: number): number => Math.min(MAX_RATIO, Math.max(MIN_RATIO, ratio))

/** The next fixed step above or below `ratio`. */
export function zoomStep(ratio: number, direction: 'in' | 'out'): number {
  const slack = 0.005
  return direction === 'in'
    ? (ZOOM_STEPS.find((step) => step > ratio + slack) ?? MAX_RATIO)
    : (ZOOM_STEPS.findLast((step) => step < ratio - slack) ?? MIN_RATIO)
}

/** The zoom at which one page is shown; 1 = actual size. */
export function ratioOf(page: PageFrame, turn: PageRotation, zoom: ZoomMode, viewport: ViewportSize): number {
  if (zoom.kind === 'ratio') return clampRatio(zoom.ratio)
  const { widthPt, heightPt } = visibleSizePt(page, turn)
  const byWidth = Math.max(1, viewport.width - 2 * SIDE_PX) / (widthPt * CSS_PX_PER_PT)
  const byHeight = Math.max(1, viewport.height - 2 * PAGE_GAP_PX) / (heightPt * CSS_PX_PER_PT)
  // A fitted page may be smaller than the least zoom: a photo without a sensible density measures metres.
  return Math.min(MAX_RATIO, zoom.kind === 'fit-width' ? byWidth : Math.min(byWidth, byHeight))
}

export function buildLayout(
  pages: readonly PageFrame[],
  turnOf: (index: number) => PageRotation,
  zoom: ZoomMode,
  viewport: ViewportSize,
): Layout {
  const sizes = pages.map((page, index) => {
    const turn = turnOf(index)
    const ratio = ratioOf(page, turn, zoom, viewport)
    const { widthPt, heightPt } = visibleSizePt(page, turn)
    return { width: widthPt * CSS_PX_PER_PT * ratio, height: heightPt * CSS_PX_PER_PT * ratio }
  })
  const total = sizes.reduce((sum, size) => sum + size.height + PAGE_GAP_PX, PAGE_GAP_PX)
  const shrink = Math.min(1, MAX_COLUMN_PX / total)
  const rounded = sizes.map((size) => ({
    width: Math.max(1, Math.round(size.width * shrink)),
    height: Math.max(1, Math.round(size.height * shrink)),
  }))
  const widest = rounded.reduce((most, size) => Math.max(most, size.width), 0)
  const width = Math.max(viewport.width, widest + 2 * SIDE_PX)
  let top = PAGE_GAP_PX
  const places = rounded.map((size): PagePlace => {
    const place = { top, left: Math.max(0, Math.floor((width - size.width) / 2)), ...size }
    top += size.height + PAGE_GAP_PX
    return place
  })
  return { places, width, height: top }
}

type Row = { readonly top: number; readonly height: number }

/** The row at `y`; a gap belongs to the row below it. Rows are sorted by `top`; of none it is 0. */
export function indexAt(rows: readonly Row[], y: number): number {
  let low = 0
  let high = rows.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const row = rows[middle]
    if (row !== undefined && row.top + row.height <= y) low = middle + 1
    else high = middle
  }
  return low
}

/** First and last row that touch `from`..`to`; `last < first` when there are none. */
export function rowsBetween(
  rows: readonly Row[],
  from: number,
  to: number,
): { readonly first: number; readonly last: number } {
  if (rows.length === 0) return { first: 0, last: -1 }
  const first = indexAt(rows, from)
  let last = first
  while (last + 1 < rows.length && (rows[last + 1]?.top ?? Infinity) < to) last += 1
  return { first, last }
}

/** A spot of a page held under a spot of the window, so that zooming and turning do not lose the reader's place. */
export type Anchor = {
  readonly index: number
  /** Share of the page's height and width; outside 0..1 in the gap around it. */
  readonly shareY: number
  readonly shareX: number
  /** Where in the window it is held, px from its top-left. */
  readonly focusX: number
  readonly focusY: number
}

export type ScrollPosition = { readonly left: number; readonly top: number }

export function anchorAt(
  layout: Layout,
  scroll: ScrollPosition,
  focus: { readonly x: number; readonly y: number },
): Anchor {
  const index = indexAt(layout.places, scroll.top + focus.y)
  const place = layout.places[index] ?? { top: 0, left: 0, width: 1, height: 1 }
  return {
    index,
    shareX: (scroll.left + focus.x - place.left) / place.width,
    shareY: (scroll.top + focus.y - place.top) / place.height,
    focusX: focus.x,
    focusY: focus.y,
  }
}

export function scrollFor(layout: Layout, anchor: Anchor): ScrollPosition {
  const place = layout.places[anchor.index]
  if (place === undefined) return { left: 0, top: 0 }
  return {
    left: Math.max(0, place.left + anchor.shareX * place.width - anchor.focusX),
    top: Math.max(0, place.top + anchor.shareY * place.height - anchor.focusY),
  }
}

/** The order in which pages are drawn: those in sight from the top, then the next ones, then the ones before. */
export function drawOrder(
  visible: { readonly first: number; readonly last: number },
  pageCount: number,
  ahead = 2,
  behind = 1,
): readonly number[] {
  const order: number[] = []
  for (let i = visible.first; i <= visible.last; i += 1) order.push(i)
  for (let i = 1; i <= ahead; i += 1) if (visible.last + i < pageCount) order.push(visible.last + i)
  for (let i = 1; i <= behind; i += 1) if (visible.first - i >= 0) order.push(visible.first - i)
  return order
}
