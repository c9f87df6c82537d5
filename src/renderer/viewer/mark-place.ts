/**
 * Marks between the page's own space and the pixels of a page on screen. Pure.
 * `size` is the page's place on screen in CSS pixels (whole numbers), `turn` the reader's turn.
 */
import {
  boxBetween,
  clampPoint,
  clipBox,
  displayRotation,
  growBox,
  moveBox,
  pagePointToShare,
  pageToShare,
  resizeRect,
  roundBox,
  roundPoint,
  sharePointToPage,
  stepToPage,
  visibleSizePt,
  type Handle,
  type ViewPoint,
  type ViewRect,
} from '@shared/domain/case-file/geometry'
import type { PageRotation } from '@shared/domain/case-file/page-index'
import type { PinPlace, RegionPlace } from '@shared/domain/case-file/place'
import type { ViewportSize } from './layout'
import type { MarkPlace } from './viewer-mark'
import type { ViewerPage } from './viewer-page'

/** A box smaller than this (2 mm) can neither be seen nor grasped on paper. */
export const MIN_BOX_PT = 6

export type PageOnScreen = {
  readonly page: ViewerPage
  readonly size: ViewportSize
  readonly turn: PageRotation
}

export function rectOf({ page, size, turn }: PageOnScreen, place: RegionPlace): ViewRect {
  const [x, y, width, height] = pageToShare(page.info, place.boxPt, turn)
  return { x: x * size.width, y: y * size.height, width: width * size.width, height: height * size.height }
}

export function pointOf({ page, size, turn }: PageOnScreen, place: PinPlace): ViewPoint {
  const [x, y] = pagePointToShare(page.info, place.pointPt, turn)
  return [x * size.width, y * size.height]
}

/** A rectangle on screen as a mark: cut to the page, at least MIN_BOX_PT, rounded to 0.01 pt. */
export function regionAt({ page, size, turn }: PageOnScreen, rect: ViewRect): RegionPlace {
  const corner = (x: number, y: number) =>
    sharePointToPage(page.info, [x / size.width, y / size.height], turn)
  const box = boxBetween(corner(rect.x, rect.y), corner(rect.x + rect.width, rect.y + rect.height))
  const boxPt = roundBox(growBox(page.info, clipBox(page.info, box), MIN_BOX_PT))
  return { kind: 'region', fileId: page.fileId, pageIndex: page.pageIndex, boxPt }
}

export function pinAt({ page, size, turn }: PageOnScreen, [x, y]: ViewPoint): PinPlace {
  const point = sharePointToPage(page.info, [x / size.width, y / size.height], turn)
  const pointPt = roundPoint(clampPoint(page.info, point))
  return { kind: 'pin', fileId: page.fileId, pageIndex: page.pageIndex, pointPt }
}

/** Moves a mark by a step on screen, keeping it on the page and a box in its size. */
export function moveMark(on: PageOnScreen, place: MarkPlace, stepPx: readonly [number, number]): MarkPlace {
  const { page, turn } = on
  if (place.kind === 'pin') {
    const [x, y] = pointOf(on, place)
    return pinAt(on, [x + stepPx[0], y + stepPx[1]])
  }
  const step = stepToPage(page.info, stepInPoints(on, stepPx), turn)
  return { ...place, boxPt: roundBox(moveBox(page.info, place.boxPt, step)) }
}

export function resizeMark(
  on: PageOnScreen,
  place: RegionPlace,
  handle: Handle,
  stepPx: readonly [number, number],
): RegionPlace {
  const minPx = MIN_BOX_PT * pxPerPt(on)
  return regionAt(on, resizeRect(rectOf(on, place), handle, stepPx, minPx))
}

const pxPerPt = ({ page, size, turn }: PageOnScreen): number =>
  size.width / visibleSizePt(page.info, turn).widthPt

function stepInPoints(on: PageOnScreen, [x, y]: readonly [number, number]): readonly [number, number] {
  const scale = pxPerPt(on)
  return [x / scale, y / scale]
}

const MM_PER_PT = 25.4 / 72

/** Size of a box on paper for the reader, width × height as displayed. */
export function sizeText({ page, turn }: PageOnScreen, place: RegionPlace): string {
  const [x0, y0, x1, y1] = place.boxPt
  const isLying = displayRotation(page.info, turn) % 180 !== 0
  const [width, height] = isLying ? [y1 - y0, x1 - x0] : [x1 - x0, y1 - y0]
  return `${Math.round(width * MM_PER_PT)} × ${Math.round(height * MM_PER_PT)} 毫米`
}
