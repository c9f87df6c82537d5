import { describe, expect, it } from 'vitest'
import type { PageRotation } from '@shared/domain/case-file/page-index'
import {
  MIN_BOX_PT,
  moveMark,
  pinAt,
  pointOf,
  rectOf,
  regionAt,
  resizeMark,
  sizeText,
  type PageOnScreen,
} from '../../../src/renderer/viewer/mark-place'
import { pageInfo, viewerPage } from './pages'

/** 400 x 200 pt, off the origin, shown at 2 px/pt. */
const on = (rotate: PageRotation, turn: PageRotation = 0): PageOnScreen => {
  const isLying = (rotate + turn) % 180 !== 0
  return {
    page: viewerPage(3, { info: pageInfo([-50, 30, 350, 230], rotate) }),
    turn,
    size: isLying ? { width: 400, height: 800 } : { width: 800, height: 400 },
  }
}
/** Away with the last bits of floating point. */
const rounded = (rect: object): object =>
  Object.fromEntries(Object.entries(rect).map(([key, value]) => [key, Math.round(Number(value) * 1e6) / 1e6]))
const boxOf = (screen: PageOnScreen, x: number, y: number, width: number, height: number) =>
  regionAt(screen, { x, y, width, height }).boxPt

describe('regionAt', () => {
  // 40 x 20 pt as one sees it, 10 pt from the left and 10 pt from the top of what one sees.
  it.each([
    [0, 0, [-40, 200, 0, 220]],
    [90, 0, [-40, 40, -20, 80]],
    [180, 0, [300, 40, 340, 60]],
    [270, 0, [320, 180, 340, 220]],
    [90, 270, [-40, 200, 0, 220]],
  ] as const)('on a page with /Rotate %i turned by %i gives page space', (rotate, turn, wanted) => {
    expect(boxOf(on(rotate, turn), 20, 20, 80, 40)).toEqual(wanted)
  })

  it('says which page of which file', () => {
    expect(regionAt(on(0), { x: 0, y: 0, width: 100, height: 100 })).toMatchObject({
      kind: 'region',
      fileId: 'f',
      pageIndex: 3,
    })
  })

  it('cuts at the edge of the page', () => {
    expect(boxOf(on(0), -100, -100, 140, 140)).toEqual([-50, 210, -30, 230])
  })

  it('is never smaller than can be seen', () => {
    const [x0, y0, x1, y1] = boxOf(on(0), 400, 200, 1, 1)
    expect([x1 - x0, y1 - y0]).toEqual([MIN_BOX_PT, MIN_BOX_PT])
  })

  it('is undone by rectOf', () => {
    for (const rotate of [0, 90, 180, 270] as const) {
      const rect = { x: 30, y: 50, width: 90, height: 70 }
      expect(rounded(rectOf(on(rotate, 90), regionAt(on(rotate, 90), rect)))).toEqual(rect)
    }
  })
})

describe('pinAt', () => {
  it('is undone by pointOf and kept on the page', () => {
    expect(pointOf(on(270), pinAt(on(270), [30, 50]))).toEqual([30, 50])
    expect(pinAt(on(0), [-5, 9999]).pointPt).toEqual([-50, 30])
  })
})

describe('changing marks', () => {
  it.each([0, 90, 180, 270] as const)('moves a box by the step one sees at /Rotate %i', (rotate) => {
    const screen = on(rotate)
    const moved = moveMark(screen, regionAt(screen, { x: 30, y: 50, width: 90, height: 70 }), [12, -8])
    expect(moved.kind === 'region' && rounded(rectOf(screen, moved))).toEqual({
      x: 42,
      y: 42,
      width: 90,
      height: 70,
    })
  })

  it('stops a box at the edge in its full size', () => {
    const screen = on(0)
    const moved = moveMark(screen, regionAt(screen, { x: 30, y: 50, width: 90, height: 70 }), [-500, -500])
    expect(moved.kind === 'region' && rounded(rectOf(screen, moved))).toEqual({
      x: 0,
      y: 0,
      width: 90,
      height: 70,
    })
  })

  it('resizes by the handle one sees', () => {
    const screen = on(90)
    const place = regionAt(screen, { x: 30, y: 50, width: 90, height: 70 })
    expect(rounded(rectOf(screen, resizeMark(screen, place, 'nw', [10, 20])))).toEqual({
      x: 40,
      y: 70,
      width: 80,
      height: 50,
    })
  })

  it('tells the size on paper as one sees it', () => {
    expect(sizeText(on(0), regionAt(on(0), { x: 0, y: 0, width: 288, height: 144 }))).toBe('51 × 25 毫米')
    expect(sizeText(on(90), regionAt(on(90), { x: 0, y: 0, width: 288, height: 144 }))).toBe('51 × 25 毫米')
  })
})
