import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BoxPt, PageRotation } from '@shared/domain/case-file/page-index'
import {
  HANDLES,
  addRotation,
  boxBetween,
  clipBox,
  growBox,
  handlePoint,
  hitBox,
  moveBox,
  pagePointToShare,
  pagePointToView,
  pageToShare,
  pageToView,
  resizeRect,
  roundBox,
  roundPt,
  sharePointToPage,
  shareToPage,
  stepToPage,
  toRotation,
  viewPointToPage,
  viewToPage,
  visibleSizePt,
  type PageFrame,
} from '@shared/domain/case-file/geometry'

const rotations = [0, 90, 180, 270] as const
const upright = (rotate: PageRotation): PageFrame => ({ cropBox: [0, 0, 600, 800], rotate })
/** A CropBox whose origin is neither 0,0 nor positive. */
const cropped = (rotate: PageRotation): PageFrame => ({ cropBox: [-50, 30, 350, 230], rotate })

const close = (actual: readonly number[], wanted: readonly number[]): void => {
  expect(actual.length).toBe(wanted.length)
  actual.forEach((value, i) => {
    expect(value).toBeCloseTo(wanted[i] ?? NaN, 8)
  })
}

const anyFrame = fc.record({
  x: fc.double({ min: -2000, max: 2000, noNaN: true }),
  y: fc.double({ min: -2000, max: 2000, noNaN: true }),
  w: fc.double({ min: 20, max: 4000, noNaN: true }),
  h: fc.double({ min: 20, max: 4000, noNaN: true }),
  rotate: fc.constantFrom(...rotations),
})
const toFrame = (f: { x: number; y: number; w: number; h: number; rotate: PageRotation }): PageFrame => ({
  cropBox: [f.x, f.y, f.x + f.w, f.y + f.h],
  rotate: f.rotate,
})
const unit = fc.double({ min: 0, max: 1, noNaN: true })

describe('rotations', () => {
  it.each([
    [0, 0],
    [90, 90],
    [360, 0],
    [450, 90],
    [-90, 270],
    [-450, 270],
  ])('takes %i as %i', (degrees, wanted) => {
    expect(toRotation(degrees)).toBe(wanted)
  })

  it('adds the turn of the reader to the page', () => {
    expect(addRotation(270, 180)).toBe(90)
  })
})

describe('visibleSizePt', () => {
  it.each([
    [0, 0, 600, 800],
    [90, 0, 800, 600],
    [180, 0, 600, 800],
    [270, 0, 800, 600],
    [90, 90, 600, 800],
    [0, 270, 800, 600],
  ] as const)('of /Rotate %i turned by %i is %i by %i', (rotate, turn, widthPt, heightPt) => {
    expect(visibleSizePt(upright(rotate), turn)).toEqual({ widthPt, heightPt })
  })
})

describe('share and page space', () => {
  // The top-left tenth of what the reader sees, and where that paper lies in the page's own space.
  it.each([
    [upright(0), [0, 720, 60, 800]],
    [upright(90), [0, 0, 60, 80]],
    [upright(180), [540, 0, 600, 80]],
    [upright(270), [540, 720, 600, 800]],
    [cropped(0), [-50, 210, -10, 230]],
    [cropped(90), [-50, 30, -10, 50]],
    [cropped(180), [310, 30, 350, 50]],
    [cropped(270), [310, 210, 350, 230]],
  ] as const)('places the top-left tenth of %o', (page, box) => {
    close(shareToPage(page, [0, 0, 0.1, 0.1]), box)
    close(pageToShare(page, box), [0, 0, 0.1, 0.1])
  })

  it('follows the turn of the reader on top of the page', () => {
    close(shareToPage(upright(90), [0, 0, 0.1, 0.1], 180), shareToPage(upright(270), [0, 0, 0.1, 0.1]))
  })

  it('turns there and back for any page, rotation and point', () => {
    fc.assert(
      fc.property(anyFrame, fc.constantFrom(...rotations), unit, unit, (f, turn, a, b) => {
        const page = toFrame(f)
        const [x, y] = pagePointToShare(page, sharePointToPage(page, [a, b], turn), turn)
        expect(Math.abs(x - a)).toBeLessThan(1e-6)
        expect(Math.abs(y - b)).toBeLessThan(1e-6)
      }),
    )
  })

  it('keeps every share of the page inside the CropBox', () => {
    fc.assert(
      fc.property(anyFrame, fc.constantFrom(...rotations), unit, unit, (f, turn, a, b) => {
        const page = toFrame(f)
        const [x, y] = sharePointToPage(page, [a, b], turn)
        const [x0, y0, x1, y1] = page.cropBox
        expect(x >= x0 - 1e-6 && x <= x1 + 1e-6 && y >= y0 - 1e-6 && y <= y1 + 1e-6).toBe(true)
      }),
    )
  })
})

describe('view space', () => {
  it.each([
    [upright(0), 2, { x: 20, y: 40, width: 60, height: 80 }, [10, 740, 40, 780]],
    [upright(90), 2, { x: 20, y: 40, width: 60, height: 80 }, [20, 10, 60, 40]],
    [cropped(180), 0.5, { x: 10, y: 5, width: 20, height: 10 }, [290, 40, 330, 60]],
    [cropped(270), 1, { x: 10, y: 20, width: 30, height: 40 }, [290, 190, 330, 220]],
  ] as const)('maps a rectangle drawn on %o at %d px/pt', (page, pxPerPt, rect, box) => {
    close(viewToPage(page, rect, pxPerPt), box)
    const back = pageToView(page, box, pxPerPt)
    close([back.x, back.y, back.width, back.height], [rect.x, rect.y, rect.width, rect.height])
  })

  it('maps points there and back at any zoom', () => {
    fc.assert(
      fc.property(
        anyFrame,
        fc.constantFrom(...rotations),
        unit,
        unit,
        fc.double({ min: 0.1, max: 8, noNaN: true }),
        (f, turn, a, b, zoom) => {
          const page = toFrame(f)
          const point = sharePointToPage(page, [a, b], turn)
          const [x, y] = viewPointToPage(page, pagePointToView(page, point, zoom, turn), zoom, turn)
          expect(Math.abs(x - point[0])).toBeLessThan(1e-5)
          expect(Math.abs(y - point[1])).toBeLessThan(1e-5)
        },
      ),
    )
  })

  it('moves by a screen step as the difference of two points says', () => {
    for (const rotate of rotations) {
      for (const turn of rotations) {
        const page = cropped(rotate)
        const from = viewPointToPage(page, [30, 40], 1, turn)
        const to = viewPointToPage(page, [37, 29], 1, turn)
        close(stepToPage(page, [7, -11], turn), [to[0] - from[0], to[1] - from[1]])
      }
    }
  })
})

describe('keeping boxes on the page', () => {
  const page = cropped(90)

  it.each([
    ['inside stays', [0, 50, 10, 60], [0, 50, 10, 60]],
    ['hanging over is cut', [-80, 0, 10, 60], [-50, 30, 10, 60]],
    ['outside becomes empty on the edge', [400, 300, 500, 400], [350, 230, 350, 230]],
  ] as const)('clips: %s', (_name, box, wanted) => {
    expect(clipBox(page, box)).toEqual(wanted)
  })

  it.each([
    ['freely', [0, 50, 10, 60], [5, -5], [5, 45, 15, 55]],
    ['to the edge without shrinking', [0, 50, 10, 60], [-500, 500], [-50, 220, -40, 230]],
    ['and fits a box larger than the page', [-100, 0, 500, 400], [0, 0], [-50, 30, 350, 230]],
  ] as const)('moves %s', (_name, box, step, wanted) => {
    expect(moveBox(page, box, step)).toEqual(wanted)
  })

  it.each([
    ['a speck', [100, 100, 101, 100], 8, [96.5, 96, 104.5, 104]],
    ['a speck in the corner', [-50, 30, -50, 30], 8, [-50, 30, -42, 38]],
    ['a large box not at all', [0, 50, 10, 60], 8, [0, 50, 10, 60]],
  ] as const)('grows %s', (_name, box, minPt, wanted) => {
    expect(growBox(page, box, minPt)).toEqual(wanted)
  })

  it('always ends on the page with at least the least size', () => {
    fc.assert(
      fc.property(
        anyFrame,
        fc.array(fc.double({ min: -5000, max: 5000, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (f, c) => {
          const frame = toFrame(f)
          const box = growBox(
            frame,
            clipBox(frame, boxBetween([c[0] ?? 0, c[1] ?? 0], [c[2] ?? 0, c[3] ?? 0])),
            6,
          )
          const [x0, y0, x1, y1] = frame.cropBox
          const slack = 1e-6
          expect(
            box[0] >= x0 - slack && box[1] >= y0 - slack && box[2] <= x1 + slack && box[3] <= y1 + slack,
          ).toBe(true)
          expect(box[2] - box[0]).toBeGreaterThanOrEqual(6 - slack)
          expect(box[3] - box[1]).toBeGreaterThanOrEqual(6 - slack)
        },
      ),
    )
  })

  it('rounds to hundredths of a point', () => {
    expect(roundBox([1.005, -0.001, 2.3456, 9.999])).toEqual([1, 0, 2.35, 10])
    expect(Object.is(roundPt(-0.001), 0)).toBe(true)
  })
})

describe('handles', () => {
  const rect = { x: 10, y: 20, width: 100, height: 50 }

  it.each([
    ['nw', 10, 20],
    ['n', 60, 20],
    ['se', 110, 70],
    ['w', 10, 45],
  ] as const)('places %s', (handle, x, y) => {
    expect(handlePoint(rect, handle)).toEqual([x, y])
  })

  it.each([
    ['se', [5, 6], { x: 10, y: 20, width: 105, height: 56 }],
    ['nw', [5, 6], { x: 15, y: 26, width: 95, height: 44 }],
    ['n', [5, -6], { x: 10, y: 14, width: 100, height: 56 }],
    ['e', [-500, 9], { x: 10, y: 20, width: 8, height: 50 }],
    ['w', [500, 9], { x: 102, y: 20, width: 8, height: 50 }],
  ] as const)('drags %s', (handle, step, wanted) => {
    expect(resizeRect(rect, handle, step, 8)).toEqual(wanted)
  })

  it('moves the dragged handle by the step and leaves the opposite one', () => {
    const opposite = { nw: 'se', n: 's', ne: 'sw', e: 'w', se: 'nw', s: 'n', sw: 'ne', w: 'e' } as const
    for (const handle of HANDLES) {
      const next = resizeRect(rect, handle, [3, -4], 8)
      const [x, y] = handlePoint(rect, handle)
      const wanted = [
        handle === 'n' || handle === 's' ? x : x + 3,
        handle === 'e' || handle === 'w' ? y : y - 4,
      ]
      expect(handlePoint(next, handle)).toEqual(wanted)
      const still = handlePoint(next, opposite[handle])
      if (handle.length === 2) expect(still).toEqual(handlePoint(rect, opposite[handle]))
    }
  })
})

describe('hitBox', () => {
  const boxes: readonly BoxPt[] = [
    [0, 0, 100, 100],
    [40, 40, 60, 60],
  ]
  it.each([
    [[50, 50], 0, 1],
    [[10, 10], 0, 0],
    [[101, 50], 0, null],
    [[101, 50], 2, 0],
  ] as const)('at %o with margin %d finds %s', (point, margin, wanted) => {
    expect(hitBox(boxes, point, margin)).toBe(wanted)
  })
})
