import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PageFrame } from '@shared/domain/case-file/geometry'
import {
  PAGE_GAP_PX,
  SIDE_PX,
  anchorAt,
  buildLayout,
  drawOrder,
  indexAt,
  ratioOf,
  rowsBetween,
  scrollFor,
  zoomStep,
  type ZoomMode,
} from '../../../src/renderer/viewer/layout'

const upright: PageFrame = { cropBox: [0, 0, 600, 800], rotate: 0 }
const lying: PageFrame = { cropBox: [0, 0, 600, 800], rotate: 90 }
const viewport = { width: 1000, height: 700 }
const noTurn = () => 0 as const
const fitWidth: ZoomMode = { kind: 'fit-width' }

describe('ratioOf', () => {
  const wide = 1000 - 2 * SIDE_PX
  it.each([
    ['width, upright', upright, 0, fitWidth, wide / 800],
    ['width, lying', lying, 0, fitWidth, (wide * 72) / (800 * 96)],
    ['width, turned by the reader', upright, 90, fitWidth, (wide * 72) / (800 * 96)],
    ['page', upright, 0, { kind: 'fit-page' }, ((700 - 2 * PAGE_GAP_PX) * 72) / (800 * 96)],
    ['a fixed zoom', upright, 0, { kind: 'ratio', ratio: 1.5 }, 1.5],
    ['never above 400 %', upright, 0, { kind: 'ratio', ratio: 9 }, 4],
    ['never below 10 %', upright, 0, { kind: 'ratio', ratio: 0.01 }, 0.1],
  ] as const)('fits %s', (_name, page, turn, zoom, wanted) => {
    expect(ratioOf(page, turn, zoom, viewport)).toBeCloseTo(wanted, 10)
  })

  it('fits a photo without density, which measures metres, below the least fixed zoom', () => {
    expect(ratioOf({ cropBox: [0, 0, 12_000, 9000], rotate: 0 }, 0, fitWidth, viewport)).toBeLessThan(0.1)
  })
})

describe('zoomStep', () => {
  it.each([
    [1, 'in', 1.1],
    [1, 'out', 0.9],
    [1.19, 'in', 1.25],
    [1.19, 'out', 1.1],
    [4, 'in', 4],
    [0.1, 'out', 0.1],
  ] as const)('from %d %s goes to %d', (ratio, direction, wanted) => {
    expect(zoomStep(ratio, direction)).toBe(wanted)
  })
})

describe('buildLayout', () => {
  it('puts pages under each other, centred, with gaps', () => {
    const layout = buildLayout([upright, lying], noTurn, { kind: 'ratio', ratio: 0.75 }, viewport)
    expect(layout.places).toEqual([
      { top: 16, left: 200, width: 600, height: 800 },
      { top: 832, left: 100, width: 800, height: 600 },
    ])
    expect(layout).toMatchObject({ width: 1000, height: 1448 })
  })

  it('grows sideways for a page wider than the window', () => {
    const layout = buildLayout([upright, lying], noTurn, { kind: 'ratio', ratio: 1.5 }, viewport)
    expect(layout.width).toBe(1600 + 2 * SIDE_PX)
    expect(layout.places[0]?.left).toBe(Math.floor((1648 - 1200) / 2))
  })

  it('turns only the page the reader turned', () => {
    const layout = buildLayout(
      [upright, upright],
      (i) => (i === 1 ? 90 : 0),
      { kind: 'ratio', ratio: 0.75 },
      viewport,
    )
    expect(layout.places.map(({ width, height }) => [width, height])).toEqual([
      [600, 800],
      [800, 600],
    ])
  })

  it('keeps 20,000 pages at 400 % within what Chromium lays out', () => {
    const many = Array.from({ length: 20_000 }, () => upright)
    expect(buildLayout(many, noTurn, { kind: 'ratio', ratio: 4 }, viewport).height).toBeLessThan(33_554_431)
  })

  it('has no pages for no pages', () => {
    expect(buildLayout([], noTurn, fitWidth, viewport).places).toEqual([])
  })
})

describe('rows in sight', () => {
  const rows = [0, 100, 200, 300].map((top) => ({ top: top + 10, height: 90 }))

  it.each([
    [0, 0],
    [99, 0],
    [100, 1],
    [105, 1],
    [399, 3],
    [9999, 3],
    [-50, 0],
  ])('finds the row at %d', (y, wanted) => {
    expect(indexAt(rows, y)).toBe(wanted)
  })

  it.each([
    [0, 100, 0, 0],
    [0, 111, 0, 1],
    [150, 250, 1, 2],
    [0, 9999, 0, 3],
  ])('between %d and %d are %d to %d', (from, to, first, last) => {
    expect(rowsBetween(rows, from, to)).toEqual({ first, last })
  })

  it('finds none in an empty list', () => {
    expect(rowsBetween([], 0, 100)).toEqual({ first: 0, last: -1 })
  })

  it('agrees with looking at every row', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 1, max: 900 }),
        (heights, from, length) => {
          let top = 0
          const list = heights.map((height) => {
            const row = { top, height }
            top += height
            return row
          })
          const touching = list.flatMap((row, i) =>
            row.top < from + length && row.top + row.height > from ? [i] : [],
          )
          const { first, last } = rowsBetween(list, from, from + length)
          const expected =
            touching.length === 0 ? [list.length - 1, list.length - 1] : [touching[0], touching.at(-1)]
          expect([first, last]).toEqual(expected)
        },
      ),
    )
  })
})

describe('keeping the place', () => {
  it('holds the same spot of the same page under the same spot of the window', () => {
    const pages = Array.from({ length: 50 }, (_, i) => (i % 3 === 0 ? lying : upright))
    fc.assert(
      fc.property(
        fc.double({ min: 0.3, max: 4, noNaN: true }),
        fc.double({ min: 0.3, max: 4, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (before, after, share) => {
          const a = buildLayout(pages, noTurn, { kind: 'ratio', ratio: before }, viewport)
          const b = buildLayout(pages, noTurn, { kind: 'ratio', ratio: after }, viewport)
          const anchor = anchorAt(a, { left: 0, top: share * a.height }, { x: 500, y: 280 })
          const scroll = scrollFor(b, anchor)
          if (scroll.top === 0) return
          const again = anchorAt(b, scroll, { x: 500, y: 280 })
          const height = b.places[anchor.index]?.height ?? 1
          // In a gap the row may change, the distance may not.
          const top = (b.places[again.index]?.top ?? 0) - (b.places[anchor.index]?.top ?? 0)
          const again2 = top + again.shareY * (b.places[again.index]?.height ?? 1)
          expect(Math.abs(again2 - anchor.shareY * height)).toBeLessThan(1)
        },
      ),
    )
  })
})

describe('drawOrder', () => {
  it.each([
    [{ first: 3, last: 4 }, 10, [3, 4, 5, 6, 2]],
    [{ first: 0, last: 0 }, 10, [0, 1, 2]],
    [{ first: 9, last: 9 }, 10, [9, 8]],
    [{ first: 0, last: -1 }, 0, []],
  ])('of %o in %d pages is %o', (visible, count, wanted) => {
    expect(drawOrder(visible, count)).toEqual(wanted)
  })
})
