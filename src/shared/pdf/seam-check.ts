/**
 * Looks at a file with 骑缝章 as a reader would: draws each page around its strip before and after, at the resolution
 * of the picture, and compares with the picture laid over what was there. The strips, cut out of the drawing and put
 * side by side, must be the seal again. The code that placed them is not asked; a mistake in it shows here.
 */
import { pageToShare, visibleSizePt, type PageFrame } from '@shared/domain/case-file/geometry'
import { crop, type BoxPx, type Picture } from '@shared/domain/seal/picture'
import { reassemble } from '@shared/domain/seal/seam'
import { AppError } from '@shared/lib/app-error'
import { pdfSource, type ByteSource } from './byte-source'
import type { Pdfium, PdfiumDocument } from './pdfium'
import type { PlacedStrip } from './seam-append'

export type SeamCheckRequest = {
  readonly before: ByteSource
  readonly after: ByteSource
  readonly password?: string
  readonly picture: Picture
  readonly frames: readonly PageFrame[]
  readonly strips: readonly PlacedStrip[]
  /** Called after each page; throw to stop (cancel). */
  readonly onPage?: (done: number) => void
}

/** Differences of one colour of one pixel, 0 to 255. */
export type SeamDifference = { readonly largest: number; readonly mean: number }

export type SeamCheck = SeamDifference & {
  readonly pages: number
  readonly impressions: readonly SeamDifference[]
}

/**
 * One strip drawn pixel for pixel differs by rounding alone (1 or 2 of 255). A strip one pixel off, turned, mirrored
 * or of the wrong page differs by 100 and more along every edge of the drawing, and by more than 3 on the mean.
 */
export const SEAM_TOLERANCE: SeamDifference = { largest: 24, mean: 1 }
/** Around the strip nothing may change. */
const MARGIN_PX = 40

/** @throws AppError `seal/check-failed` beyond the tolerance, or when anything around a strip has changed */
export function checkSeam(pdfium: Pdfium, request: SeamCheckRequest): SeamCheck {
  const groups = new Map<number, PlacedStrip[]>()
  for (const strip of request.strips)
    groups.set(strip.impression, [...(groups.get(strip.impression) ?? []), strip])
  let done = 0
  const onPage = () => request.onPage?.((done += 1))
  // Opened anew for each: PDFium keeps every picture it has read until its document is closed.
  const impressions = [...groups.values()].map((strips) =>
    withDocument(pdfium, request.before, request.password, (before) =>
      withDocument(pdfium, request.after, request.password, (after) =>
        compare([before, after], { ...request, strips, onPage }),
      ),
    ),
  )
  const largest = Math.max(0, ...impressions.map((one) => one.largest))
  const mean = impressions.reduce((sum, one) => sum + one.mean, 0) / Math.max(1, impressions.length)
  return { largest, mean, impressions, pages: request.strips.length }
}

/** The strips of one impression. */
function compare(
  [before, after]: readonly [PdfiumDocument, PdfiumDocument],
  request: Omit<SeamCheckRequest, 'onPage'> & { readonly onPage: () => void },
): SeamDifference {
  const { picture, frames, strips, onPage } = request
  if (before.pageCount !== after.pageCount || after.pageCount !== frames.length)
    throw failed('page count changed')
  const seen = strips
    .toSorted((a, b) => a.index - b.index)
    .map((strip) => {
      const pair = drawStrip(before, after, request, strip)
      onPage()
      return pair
    })
  const drawn = reassemble(seen.map((one) => one.drawn))
  const ground = reassemble(seen.map((one) => one.ground))
  if (drawn.widthPx !== picture.widthPx) throw failed('strips do not make up the picture')
  const difference = differenceOf(drawn, inked(ground, picture))
  const { largest, mean } = difference
  if (largest > SEAM_TOLERANCE.largest || mean > SEAM_TOLERANCE.mean)
    throw failed(`differs by ${largest}, ${mean.toFixed(2)} on the mean`)
  return difference
}

/** What the page shows where the strip should be, and what it showed before. */
function drawStrip(
  before: PdfiumDocument,
  after: PdfiumDocument,
  { frames, picture }: Pick<SeamCheckRequest, 'frames' | 'picture'>,
  strip: PlacedStrip,
): { readonly drawn: Picture; readonly ground: Picture } {
  const frame = frames[strip.pageIndex]
  if (!frame) throw failed('a page is missing', strip.pageIndex)
  const { size, box } = gridOf(frame, strip, picture.heightPx)
  const left = Math.max(0, box.xPx - MARGIN_PX)
  const top = Math.max(0, box.yPx - MARGIN_PX)
  const clip = {
    xPx: left,
    yPx: top,
    widthPx: Math.min(size.widthPx, box.xPx + box.widthPx + MARGIN_PX) - left,
    heightPx: Math.min(size.heightPx, box.yPx + box.heightPx + MARGIN_PX) - top,
  }
  const pair = [after, before].map((doc) => doc.render(strip.pageIndex, { ...size, clip }))
  const [shown, was] = pair
  if (!shown || !was) throw failed('nothing was drawn', strip.pageIndex)
  const inClip = { ...box, xPx: box.xPx - left, yPx: box.yPx - top }
  if (changedOutside(shown, was, inClip)) throw failed('the page changed beside the strip', strip.pageIndex)
  return { drawn: crop(shown, inClip), ground: crop(was, inClip) }
}

/**
 * The size to draw the page at so that the strip falls on whole pixels, a pixel of the picture to each: a trifle below
 * the exact size, as PDFium draws an image into every pixel it so much as touches.
 */
function gridOf(
  frame: PageFrame,
  strip: PlacedStrip,
  heightPx: number,
): { readonly size: { readonly widthPx: number; readonly heightPx: number }; readonly box: BoxPx } {
  const [x, , shareX, shareY] = pageToShare(frame, strip.boxPt)
  // Twice the gap at the paper's edge, so that both sides of the strip lie within their pixels.
  const gapPx = (Math.max(0, 1 - x - shareX) * strip.widthPx) / shareX
  const widthPx = Math.floor((strip.widthPx - 2 * gapPx) / shareX - 1e-6)
  const exact = heightPx / shareY - 0.5
  const half = Math.floor((exact - heightPx) / 2)
  const size = { widthPx, heightPx: heightPx + half * 2 }
  const { widthPt, heightPt } = visibleSizePt(frame)
  if (!(size.widthPx >= strip.widthPx && half >= 0 && widthPt > 0 && heightPt > 0))
    throw failed('the strip does not fit its page', strip.pageIndex)
  return { size, box: { xPx: widthPx - strip.widthPx, yPx: half, widthPx: strip.widthPx, heightPx } }
}

function changedOutside(a: Picture, b: Picture, box: BoxPx): boolean {
  for (let y = 0, at = 0; y < a.heightPx; y += 1) {
    const isRow = y >= box.yPx && y < box.yPx + box.heightPx
    for (let x = 0; x < a.widthPx; x += 1, at += 4) {
      if (isRow && x >= box.xPx && x < box.xPx + box.widthPx) continue
      for (let i = at; i < at + 3; i += 1)
        if (Math.abs((a.data[i] ?? 0) - (b.data[i] ?? 0)) > SEAM_TOLERANCE.largest) return true
    }
  }
  return false
}

/** The picture multiplied over the ground, as red ink on a page (ISO 32000-1, 11.3.5). */
function inked(ground: Picture, picture: Picture): Picture {
  const data = new Uint8ClampedArray(ground.data.length)
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (picture.data[at + 3] ?? 0) / 255
    for (let i = at; i < at + 3; i += 1) {
      const under = ground.data[i] ?? 0
      data[i] = (1 - alpha) * under + (alpha * under * (picture.data[i] ?? 0)) / 255
    }
    data[at + 3] = 255
  }
  return { ...ground, data }
}

function differenceOf(a: Picture, b: Picture): SeamDifference {
  let [largest, sum] = [0, 0]
  for (let at = 0; at < a.data.length; at += 4) {
    for (let i = at; i < at + 3; i += 1) {
      const difference = Math.abs((a.data[i] ?? 0) - (b.data[i] ?? 0))
      largest = Math.max(largest, difference)
      sum += difference
    }
  }
  return { largest, mean: sum / Math.max(1, (a.data.length / 4) * 3) }
}

function withDocument<T>(
  pdfium: Pdfium,
  source: ByteSource,
  password: string | undefined,
  use: (doc: PdfiumDocument) => T,
): T {
  const opened = pdfium.open(pdfSource(source), password)
  if (!opened.ok)
    throw new AppError(opened.failure.code, 'a sealed file does not open', opened.failure.params)
  try {
    return use(opened.value)
  } finally {
    opened.value.close()
  }
}

const failed = (why: string, pageIndex?: number) =>
  new AppError(
    'seal/check-failed',
    `seam check: ${why}`,
    pageIndex === undefined ? {} : { pageNumber: pageIndex + 1 },
  )
