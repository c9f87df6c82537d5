/**
 * 骑缝章: one seal over the edges of several pages, as when sheets are fanned out under the stamp.
 * Pure: which page gets which columns of the picture, and where they lie on it. GB/T 9704 says nothing of it; at most
 * 20 pages to an impression, mid-page, flush with the right edge are an office's practice and settings (domain/05 §8 [P]).
 *
 * Printed on both sides, only fronts (odd pages) carry strips: the sheets fanned out at their right edges, the first
 * on top, show one seal, as wet ink would leave it; a strip on a back could never be seen beside its neighbours.
 */
import {
  sharePointToPage,
  shareToPage,
  stepToPage,
  visibleSizePt,
  type PageFrame,
} from '../case-file/geometry'
import type { BoxPt } from '../case-file/page-index'
import { refuse, ok, type Result } from '@shared/lib/result'
import { crop, type Picture } from './picture'
import type { SeamImpression } from './seal'

export const SEAM_PAGES = { least: 3, standard: 20, most: 50 } as const
/** A strip narrower than this is hard to tell from a smear. */
export const NARROW_STRIP_MM = 2

const PT_PER_MM = 72 / 25.4
/**
 * Strips keep this far from the paper's edge: far below what any device shows, and enough that rounding never lets
 * a renderer think a strip reaches into the next pixel.
 */
const EDGE_PT = 0.002

/** The columns of the picture on one page. */
export type SeamStrip = {
  readonly pageIndex: number
  /** Place of the strip in its impression, and of how many. */
  readonly index: number
  readonly count: number
  readonly xPx: number
  readonly widthPx: number
}

export type SeamPlan = {
  /** In order of pages; each impression shows the whole picture once. */
  readonly impressions: readonly (readonly SeamStrip[])[]
  readonly narrowestMm: number
  readonly isNarrow: boolean
}

export type SeamWish = {
  readonly pageCount: number
  /** Columns of the picture. */
  readonly widthPx: number
  readonly widthMm: number
  /** Printed on both sides of the sheet: fronts only. */
  readonly isDuplex: boolean
  readonly pagesPerImpression?: number
}

/** Refuses with `seal/seam-one-page` and `seal/seam-picture-narrow`. */
export function planSeam(wish: SeamWish): Result<SeamPlan> {
  const { pageCount, widthPx, widthMm, isDuplex, pagesPerImpression = SEAM_PAGES.standard } = wish
  const step = isDuplex ? 2 : 1
  const pages = Array.from({ length: Math.ceil(pageCount / step) }, (_, i) => i * step)
  if (pages.length < 2) return refuse('seal/seam-one-page')
  const most = Math.min(SEAM_PAGES.most, Math.max(SEAM_PAGES.least, Math.floor(pagesPerImpression)))
  let next = 0
  const groups = shareOut(pages.length, Math.ceil(pages.length / most)).map((size) => {
    next += size
    return pages.slice(next - size, next)
  })
  const largest = Math.max(...groups.map((group) => group.length))
  if (widthPx < largest) return refuse('seal/seam-picture-narrow', { pages: largest })
  const impressions = groups.map((group) => stripsOf(group, widthPx))
  const narrowestPx = Math.min(...impressions.flatMap((strips) => strips.map((strip) => strip.widthPx)))
  const narrowestMm = (narrowestPx * widthMm) / widthPx
  return ok({ impressions, narrowestMm, isNarrow: narrowestMm < NARROW_STRIP_MM })
}

/** Whole numbers that add up to `total`, as equal as can be; the first ones take the remainder. */
function shareOut(total: number, parts: number): readonly number[] {
  const [base, rest] = [Math.floor(total / parts), total % parts]
  return Array.from({ length: parts }, (_, i) => base + (i < rest ? 1 : 0))
}

function stripsOf(pages: readonly number[], widthPx: number): readonly SeamStrip[] {
  let xPx = 0
  return shareOut(widthPx, pages.length).map((width, index) => {
    const strip = { pageIndex: pages[index] ?? 0, index, count: pages.length, xPx, widthPx: width }
    xPx += width
    return strip
  })
}

export const cutStrip = (picture: Picture, { xPx, widthPx }: Pick<SeamStrip, 'xPx' | 'widthPx'>): Picture =>
  crop(picture, { xPx, yPx: 0, widthPx, heightPx: picture.heightPx })

/** Strips side by side, as the fanned sheets show them. All must be equally high. */
export function reassemble(strips: readonly Picture[]): Picture {
  const heightPx = strips[0]?.heightPx ?? 0
  if (strips.some((strip) => strip.heightPx !== heightPx)) throw new Error('strips of different heights')
  const widthPx = strips.reduce((sum, strip) => sum + strip.widthPx, 0)
  const data = new Uint8ClampedArray(widthPx * heightPx * 4)
  let left = 0
  for (const strip of strips) {
    for (let y = 0; y < heightPx; y += 1) {
      const row = strip.data.subarray(y * strip.widthPx * 4, (y + 1) * strip.widthPx * 4)
      data.set(row, (y * widthPx + left) * 4)
    }
    left += strip.widthPx
  }
  return { widthPx, heightPx, data }
}

/** A page as displayed; `userUnit` is how many points one of its units is long (ISO 32000-1, 14.11.1). */
export type SeamPage = PageFrame & { readonly userUnit?: number }

export type SealSize = { readonly widthPx: number; readonly widthMm: number; readonly heightMm: number }

export type StripPlace = {
  /** Page space, the page's own units. */
  readonly boxPt: BoxPt
  /** [a, b, c, d, e, f]: maps the unit square to the strip, upright for the reader. */
  readonly matrix: readonly [number, number, number, number, number, number]
}

/** Flush with the right edge as displayed, centred at mid-page. Refuses with `seal/seam-page-small`. */
export function placeStrip(page: SeamPage, strip: SeamStrip, size: SealSize): Result<StripPlace> {
  const perMm = PT_PER_MM / (page.userUnit ?? 1)
  const [width, height] = [(size.widthMm * perMm * strip.widthPx) / size.widthPx, size.heightMm * perMm]
  const { widthPt, heightPt } = visibleSizePt(page)
  if (width + EDGE_PT > widthPt || height > heightPt) {
    return refuse('seal/seam-page-small', { pageNumber: strip.pageIndex + 1 })
  }
  const [right, top] = [1 - EDGE_PT / widthPt, 0.5 - height / 2 / heightPt]
  const left = right - width / widthPt
  const [rx, ry] = stepToPage(page, [width, 0])
  const [ux, uy] = stepToPage(page, [0, -height])
  const [x, y] = sharePointToPage(page, [left, top + height / heightPt])
  return ok({
    boxPt: shareToPage(page, [left, top, right - left, height / heightPt]),
    matrix: [rx, ry, ux, uy, x, y],
  })
}

/** For the register: pages and middles of each impression. */
export function seamImpressions(
  plan: SeamPlan,
  pages: readonly SeamPage[],
  { widthMm, heightMm }: Pick<SealSize, 'widthMm' | 'heightMm'>,
  isDuplex: boolean,
): readonly SeamImpression[] {
  const middleOf = (pageIndex: number): number => {
    const page = pages[pageIndex]
    if (!page) throw new Error('no such page')
    const mm = (visibleSizePt(page).heightPt * (page.userUnit ?? 1)) / 2 / PT_PER_MM
    return Math.round(mm * 100) / 100
  }
  return plan.impressions.map((strips) => {
    const indexes = strips.map(({ pageIndex }) => pageIndex)
    return { pages: indexes, widthMm, heightMm, centreYMm: indexes.map(middleOf), isDuplex }
  })
}
