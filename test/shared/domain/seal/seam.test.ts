import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BoxPt, PageRotation } from '@shared/domain/case-file/page-index'
import {
  cutStrip,
  placeStrip,
  planSeam,
  reassemble,
  seamImpressions,
  type SeamPlan,
  type SeamWish,
} from '@shared/domain/seal/seam'
import { sealPicture } from '../../../fixtures/pdf/seal'

const WISH: SeamWish = { pageCount: 2, widthPx: 992, widthMm: 42, isDuplex: false }

function planOf(change: Partial<SeamWish>): SeamPlan {
  const plan = planSeam({ ...WISH, ...change })
  if (!plan.ok) throw new Error(plan.failure.code)
  return plan.value
}
const sizesOf = (plan: SeamPlan): readonly number[] => plan.impressions.map((strips) => strips.length)
const MM = 72 / 25.4

describe('planSeam', () => {
  it.each<[pageCount: number, sizes: readonly number[]]>([
    [2, [2]],
    [3, [3]],
    [19, [19]],
    [20, [20]],
    [21, [11, 10]],
    [40, [20, 20]],
    [41, [14, 14, 13]],
    [100, [20, 20, 20, 20, 20]],
  ])('shares %i pages out as %j', (pageCount, sizes) => {
    expect(sizesOf(planOf({ pageCount }))).toEqual(sizes)
  })

  it.each<[pageCount: number, sheets: readonly number[]]>([
    [3, [0, 2]],
    [4, [0, 2]],
    [5, [0, 2, 4]],
    [6, [0, 2, 4]],
  ])('puts strips on the fronts alone of %i pages printed on both sides', (pageCount, sheets) => {
    const plan = planOf({ pageCount, isDuplex: true })
    expect(plan.impressions.flat().map(({ pageIndex }) => pageIndex)).toEqual(sheets)
  })

  it.each<[string, Partial<SeamWish>, string]>([
    ['one page', { pageCount: 1 }, 'seal/seam-one-page'],
    ['one sheet', { pageCount: 2, isDuplex: true }, 'seal/seam-one-page'],
    ['fewer columns than pages', { pageCount: 20, widthPx: 19 }, 'seal/seam-picture-narrow'],
  ])('refuses %s', (_name, change, code) => {
    expect(planSeam({ ...WISH, ...change })).toMatchObject({ ok: false, failure: { code } })
  })

  it.each<[number, number, boolean]>([
    [20, 42, false],
    [21, 42, false],
    [22, 40, false],
    [20, 38, true],
  ])('says of %i pages and %i mm whether strips are narrow', (pageCount, widthMm, isNarrow) => {
    expect(planOf({ pageCount, widthMm }).isNarrow).toBe(isNarrow)
  })

  it('never leaves a page alone, never exceeds the limit, and gives every column to one strip', () => {
    const wishes = fc.record({
      pageCount: fc.integer({ min: 3, max: 1200 }),
      widthPx: fc.integer({ min: 60, max: 2000 }),
      pagesPerImpression: fc.integer({ min: 3, max: 50 }),
      isDuplex: fc.boolean(),
    })
    fc.assert(
      fc.property(wishes, (wish) => {
        const { impressions } = planOf(wish)
        const sizes = impressions.map((strips) => strips.length)
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2)
        expect(Math.max(...sizes)).toBeLessThanOrEqual(wish.pagesPerImpression)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        for (const strips of impressions) {
          let next = 0
          for (const { xPx, widthPx } of strips) {
            expect(xPx).toBe(next)
            next += widthPx
          }
          expect(next).toBe(wish.widthPx)
          const widths = strips.map(({ widthPx }) => widthPx)
          expect(widths).toEqual(widths.toSorted((a, b) => b - a))
          expect((widths[0] ?? 0) - (widths.at(-1) ?? 0)).toBeLessThanOrEqual(1)
        }
        const pages = impressions.flat().map(({ pageIndex }) => pageIndex)
        const step = wish.isDuplex ? 2 : 1
        const all = Array.from({ length: Math.ceil(wish.pageCount / step) }, (_, i) => i * step)
        expect(pages).toEqual(all)
      }),
      { numRuns: 300 },
    )
  })
})

describe('cutStrip and reassemble', () => {
  it.each([2, 3, 7, 19, 20])('give the picture back from %i strips', (pageCount) => {
    const picture = sealPicture(211)
    const [strips = []] = planOf({ pageCount, widthPx: 211 }).impressions
    expect(reassemble(strips.map((strip) => cutStrip(picture, strip)))).toEqual(picture)
  })
})

describe('placeStrip', () => {
  const A4: BoxPt = [0, 0, 595.28, 841.89]
  const first = planOf({ pageCount: 20 }).impressions[0]?.[0]
  const place = (cropBox: BoxPt, rotate: PageRotation, userUnit = 1) => {
    if (!first) throw new Error('no strip')
    return placeStrip({ cropBox, rotate, userUnit }, first, { widthPx: 992, widthMm: 42, heightMm: 42 })
  }
  const side = 42 * MM
  const wide = (50 / 992) * side

  it.each<[PageRotation, BoxPt]>([
    [0, [595.28 - wide, (841.89 - side) / 2, 595.28, (841.89 + side) / 2]],
    [90, [(595.28 - side) / 2, 841.89 - wide, (595.28 + side) / 2, 841.89]],
    [180, [0, (841.89 - side) / 2, wide, (841.89 + side) / 2]],
    [270, [(595.28 - side) / 2, 0, (595.28 + side) / 2, wide]],
  ])('finds the right edge as displayed on a page turned by %i', (rotate, box) => {
    const placed = place(A4, rotate)
    if (!placed.ok) throw new Error(placed.failure.code)
    placed.value.boxPt.forEach((value, i) => expect(Math.abs(value - (box[i] ?? 0))).toBeLessThan(0.01))
  })

  it('counts from the visible box and in the units of the page', () => {
    const placed = place([100, 200, 400, 500], 0, 2)
    if (!placed.ok) throw new Error(placed.failure.code)
    const [x0, y0, x1, y1] = placed.value.boxPt
    expect(x1).toBeCloseTo(400, 2)
    expect(x1 - x0).toBeCloseTo(wide / 2, 4)
    expect((y0 + y1) / 2).toBeCloseTo(350, 4)
    expect(y1 - y0).toBeCloseTo(side / 2, 4)
  })

  it('refuses a page lower than the seal, and says which', () => {
    expect(place([0, 0, 500, 100], 0)).toEqual({
      ok: false,
      failure: { code: 'seal/seam-page-small', params: { pageNumber: 1 } },
    })
    expect(place([0, 0, 500, 100], 90).ok).toBe(true)
  })
})

describe('seamImpressions', () => {
  it('lists pages and their middles for the register', () => {
    const plan = planOf({ pageCount: 3 })
    const pages = [
      { cropBox: [0, 0, 595.28, 841.89], rotate: 0 },
      { cropBox: [0, 0, 595.28, 841.89], rotate: 90 },
      { cropBox: [0, 0, 100, 200], rotate: 0, userUnit: 3 },
    ] as const
    expect(seamImpressions(plan, pages, { widthMm: 42, heightMm: 41 }, false)).toEqual([
      { pages: [0, 1, 2], widthMm: 42, heightMm: 41, centreYMm: [148.5, 105, 105.83], isDuplex: false },
    ])
  })
})
