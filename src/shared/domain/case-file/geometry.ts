/**
 * The one place where screen, shares of the visible page, and the page's own space meet.
 *
 * Three spaces, named in every function:
 * - page:  points, the page's own unrotated user space, y up (how marks are kept);
 * - share: 0..1 of the *displayed* page (CropBox, /Rotate and the reader's turn applied), from its top-left, y down;
 * - view:  CSS pixels of the displayed page at a zoom, from its top-left, y down.
 *
 * Pure. `turn` is the rotation the reader chose on top of the page's own /Rotate; both are clockwise.
 */
import type { BoxPt, PageRotation } from './page-index'

/** What geometry needs of a page; `PageInfo` fits. */
export type PageFrame = { readonly cropBox: BoxPt; readonly rotate: PageRotation }

/** [x, y] in page space, points. */
export type PointPt = readonly [number, number]
/** [x, y] in share space. */
export type SharePoint = readonly [number, number]
/** [x, y, width, height] in share space. */
export type ShareRect = readonly [number, number, number, number]
/** [x, y] in view space, CSS pixels. */
export type ViewPoint = readonly [number, number]
export type ViewRect = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export type SizePt = { readonly widthPt: number; readonly heightPt: number }

/** CSS pixels per point when a page is shown in its actual size. */
export const CSS_PX_PER_PT = 96 / 72

const ROTATIONS: readonly PageRotation[] = [0, 90, 180, 270]

/** Any multiple of 90, also negative, as one of the four rotations. */
export function toRotation(degrees: number): PageRotation {
  const quarter = (((Math.round(degrees / 90) % 4) + 4) % 4) as 0 | 1 | 2 | 3
  return ROTATIONS[quarter] ?? 0
}

export const addRotation = (a: PageRotation, b: PageRotation): PageRotation => toRotation(a + b)

/** How far the unrotated page is turned clockwise on screen. */
export const displayRotation = (page: PageFrame, turn: PageRotation = 0): PageRotation =>
  addRotation(page.rotate, turn)

/** Size of the displayed page in points, after /Rotate and the reader's turn. */
export function visibleSizePt(page: PageFrame, turn: PageRotation = 0): SizePt {
  const [x0, y0, x1, y1] = page.cropBox
  const isLying = displayRotation(page, turn) % 180 !== 0
  return isLying ? { widthPt: y1 - y0, heightPt: x1 - x0 } : { widthPt: x1 - x0, heightPt: y1 - y0 }
}

export function pagePointToShare(page: PageFrame, [x, y]: PointPt, turn: PageRotation = 0): SharePoint {
  const [x0, y0, x1, y1] = page.cropBox
  const right = (x - x0) / (x1 - x0)
  const down = (y1 - y) / (y1 - y0)
  switch (displayRotation(page, turn)) {
    case 0:
      return [right, down]
    case 90:
      return [1 - down, right]
    case 180:
      return [1 - right, 1 - down]
    case 270:
      return [down, 1 - right]
  }
}

export function sharePointToPage(page: PageFrame, [a, b]: SharePoint, turn: PageRotation = 0): PointPt {
  const [x0, y0, x1, y1] = page.cropBox
  const at = (right: number, down: number): PointPt => [x0 + right * (x1 - x0), y1 - down * (y1 - y0)]
  switch (displayRotation(page, turn)) {
    case 0:
      return at(a, b)
    case 90:
      return at(b, 1 - a)
    case 180:
      return at(1 - a, 1 - b)
    case 270:
      return at(1 - b, a)
  }
}

/** A box from two opposite corners in any order. */
export const boxBetween = ([ax, ay]: PointPt, [bx, by]: PointPt): BoxPt => [
  Math.min(ax, bx),
  Math.min(ay, by),
  Math.max(ax, bx),
  Math.max(ay, by),
]

/** A share rectangle of the displayed page as a box in page space (not rounded). */
export function shareToPage(page: PageFrame, [x, y, w, h]: ShareRect, turn: PageRotation = 0): BoxPt {
  return boxBetween(sharePointToPage(page, [x, y], turn), sharePointToPage(page, [x + w, y + h], turn))
}

/** A box in page space as a share rectangle of the displayed page; outside the page it leaves 0..1. */
export function pageToShare(page: PageFrame, box: BoxPt, turn: PageRotation = 0): ShareRect {
  const [ax, ay] = pagePointToShare(page, [box[0], box[1]], turn)
  const [bx, by] = pagePointToShare(page, [box[2], box[3]], turn)
  return [Math.min(ax, bx), Math.min(ay, by), Math.abs(bx - ax), Math.abs(by - ay)]
}

/** @param pxPerPt CSS pixels per point of the displayed page, for example `zoomRatio * CSS_PX_PER_PT` */
export function pageToView(page: PageFrame, box: BoxPt, pxPerPt: number, turn: PageRotation = 0): ViewRect {
  const { widthPt, heightPt } = visibleSizePt(page, turn)
  const [x, y, w, h] = pageToShare(page, box, turn)
  const [width, height] = [widthPt * pxPerPt, heightPt * pxPerPt]
  return { x: x * width, y: y * height, width: w * width, height: h * height }
}

export function viewToPage(page: PageFrame, rect: ViewRect, pxPerPt: number, turn: PageRotation = 0): BoxPt {
  return boxBetween(
    viewPointToPage(page, [rect.x, rect.y], pxPerPt, turn),
    viewPointToPage(page, [rect.x + rect.width, rect.y + rect.height], pxPerPt, turn),
  )
}

export function pagePointToView(
  page: PageFrame,
  point: PointPt,
  pxPerPt: number,
  turn: PageRotation = 0,
): ViewPoint {
  const { widthPt, heightPt } = visibleSizePt(page, turn)
  const [x, y] = pagePointToShare(page, point, turn)
  return [x * widthPt * pxPerPt, y * heightPt * pxPerPt]
}

export function viewPointToPage(
  page: PageFrame,
  [x, y]: ViewPoint,
  pxPerPt: number,
  turn: PageRotation = 0,
): PointPt {
  const { widthPt, heightPt } = visibleSizePt(page, turn)
  return sharePointToPage(page, [x / (widthPt * pxPerPt), y / (heightPt * pxPerPt)], turn)
}

/**
 * A step on screen as a step in page space.
 * @param step [right, down] in points of the displayed page
 * @returns [x, y] in page space, points
 */
export function stepToPage(
  page: PageFrame,
  [right, down]: readonly [number, number],
  turn: PageRotation = 0,
): PointPt {
  switch (displayRotation(page, turn)) {
    case 0:
      return [right, -down]
    case 90:
      return [down, right]
    case 180:
      return [-right, down]
    case 270:
      return [-down, -right]
  }
}

/** Rounds to 0.01 pt (0.0035 mm), the grain in which marks are kept. Never gives -0. */
export const roundPt = (value: number): number => Math.round(value * 100) / 100 + 0

export const roundPoint = ([x, y]: PointPt): PointPt => [roundPt(x), roundPt(y)]
export const roundBox = (box: BoxPt): BoxPt => [
  roundPt(box[0]),
  roundPt(box[1]),
  roundPt(box[2]),
  roundPt(box[3]),
]

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

/** The nearest point of the visible page. */
export const clampPoint = (page: PageFrame, [x, y]: PointPt): PointPt => [
  clamp(x, page.cropBox[0], page.cropBox[2]),
  clamp(y, page.cropBox[1], page.cropBox[3]),
]

/** The part of `box` on the visible page; a box wholly outside becomes an empty box on the nearest edge. */
export const clipBox = (page: PageFrame, box: BoxPt): BoxPt =>
  boxBetween(clampPoint(page, [box[0], box[1]]), clampPoint(page, [box[2], box[3]]))

/** Moves `box` without changing its size, stopping at the edges of the visible page. */
export function moveBox(page: PageFrame, box: BoxPt, [dx, dy]: PointPt): BoxPt {
  const [x0, y0, x1, y1] = page.cropBox
  const width = Math.min(box[2] - box[0], x1 - x0)
  const height = Math.min(box[3] - box[1], y1 - y0)
  const left = clamp(box[0] + dx, x0, x1 - width)
  const bottom = clamp(box[1] + dy, y0, y1 - height)
  return [left, bottom, left + width, bottom + height]
}

/** Grows a box about its centre to at least `minPt` on both sides, then keeps it on the visible page. */
export function growBox(page: PageFrame, box: BoxPt, minPt: number): BoxPt {
  const [width, height] = [box[2] - box[0], box[3] - box[1]]
  const moreX = Math.max(0, minPt - width) / 2
  const moreY = Math.max(0, minPt - height) / 2
  return moveBox(page, [box[0] - moreX, box[1] - moreY, box[2] + moreX, box[3] + moreY], [0, 0])
}

/** The eight handles of a box *as seen on screen*. */
export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type Handle = (typeof HANDLES)[number]

/** Where a handle sits on a view rectangle. */
export function handlePoint(rect: ViewRect, handle: Handle): ViewPoint {
  const x = handle.includes('w') ? 0 : handle.includes('e') ? 1 : 0.5
  const y = handle.includes('n') ? 0 : handle.includes('s') ? 1 : 0.5
  return [rect.x + rect.width * x, rect.y + rect.height * y]
}

/**
 * Drags one handle of a view rectangle; the opposite side stays, the dragged side never passes it.
 * @param step  [right, down] in view pixels
 * @param minPx smallest side afterwards
 */
export function resizeRect(
  rect: ViewRect,
  handle: Handle,
  step: readonly [number, number],
  minPx: number,
): ViewRect {
  let { x, y, width, height } = rect
  if (handle.includes('e')) width = Math.max(minPx, width + step[0])
  if (handle.includes('s')) height = Math.max(minPx, height + step[1])
  if (handle.includes('w')) {
    const next = Math.max(minPx, width - step[0])
    x += width - next
    width = next
  }
  if (handle.includes('n')) {
    const next = Math.max(minPx, height - step[1])
    y += height - next
    height = next
  }
  return { x, y, width, height }
}

/** Whether `point` lies in `box`, with a margin around it (both in the same space, points). */
export const boxHas = (box: BoxPt, [x, y]: PointPt, marginPt = 0): boolean =>
  x >= box[0] - marginPt && x <= box[2] + marginPt && y >= box[1] - marginPt && y <= box[3] + marginPt

/**
 * The box under a point; of several the smallest, so that a box inside a bigger one can be reached.
 * @returns its place in `boxes`, or null
 */
export function hitBox(boxes: readonly BoxPt[], point: PointPt, marginPt = 0): number | null {
  let best: number | null = null
  let bestArea = Infinity
  boxes.forEach((box, i) => {
    const area = (box[2] - box[0]) * (box[3] - box[1])
    if (boxHas(box, point, marginPt) && area < bestArea) {
      best = i
      bestArea = area
    }
  })
  return best
}
