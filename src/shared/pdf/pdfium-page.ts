/** What is read from and drawn of one loaded page. Everything allocated in the module is freed in a `finally`. */
import type { BoxPt, PageInfo, PageRotation } from '@shared/domain/case-file/page-index'
import { AppError } from '@shared/lib/app-error'
import type { Engine } from './pdfium-engine'

export type ClipPx = {
  readonly xPx: number
  readonly yPx: number
  readonly widthPx: number
  readonly heightPx: number
}

export type RenderSize = {
  /** The whole page as displayed (/Rotate applied), pixels. */
  readonly widthPx: number
  readonly heightPx: number
  /** The part wanted, in those pixels from the top left; without it the whole page. */
  readonly clip?: ClipPx
}

export type Raster = {
  readonly widthPx: number
  readonly heightPx: number
  /** RGBA, opaque, top row first; a buffer of its own, so it can be transferred. */
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

export type TextChar = {
  readonly char: string
  /** Unrotated user space, points; null for a character PDFium added itself (space, line end). */
  readonly boxPt: BoxPt | null
}

/** 64 megapixels is A4 at 800 dpi and takes 256 MB: more is a bomb, not a wish. */
const MAX_RENDER_PIXELS = 64e6
const BITMAP_BGRA = 4
const WHITE = 0xffffffff
/** FPDF_ANNOT | FPDF_REVERSE_BYTE_ORDER; FPDF_LCD_TEXT (2) stays off: coloured fringes would end up in pictures. */
const RENDER_FLAGS = 0x01 | 0x10
/** Any size does, the mapping is linear; a round one keeps the arithmetic exact. */
const PROBE = 1000

/** Runs `use` with `count` doubles in the module's memory; read them with `at` after the call. */
function withDoubles<T>(
  engine: Engine,
  count: number,
  use: (pointers: readonly number[], at: (i: number) => number) => T,
): T {
  const start = engine.malloc(count * 8)
  try {
    const pointers = Array.from({ length: count }, (_, i) => start + i * 8)
    return use(pointers, (i) => engine.raw.pdfium.HEAPF64[(start >> 3) + i] ?? Number.NaN)
  } finally {
    engine.free(start)
  }
}

/**
 * The visible box is asked for through the display matrix and not through FPDFPage_GetCropBox: that one neither
 * inherits nor clips, the matrix is what the page is drawn with.
 */
export function readPageInfo(engine: Engine, page: number): PageInfo {
  const { raw } = engine
  const quarterTurns = raw.FPDFPage_GetRotation(page) & 3
  const rotate = (quarterTurns * 90) as PageRotation
  const cropBox = withDoubles(engine, 4, ([x0 = 0, y0 = 0, x1 = 0, y1 = 0], at) => {
    raw.FPDF_DeviceToPage(page, 0, 0, PROBE, PROBE, 0, 0, 0, x0, y0)
    raw.FPDF_DeviceToPage(page, 0, 0, PROBE, PROBE, 0, PROBE, PROBE, x1, y1)
    return orderedBox(at(0), at(1), at(2), at(3))
  })
  return { cropBox, rotate }
}

function orderedBox(xa: number, ya: number, xb: number, yb: number): BoxPt {
  const round = (value: number) => Math.round(value * 1e4) / 1e4
  return [round(Math.min(xa, xb)), round(Math.min(ya, yb)), round(Math.max(xa, xb)), round(Math.max(ya, yb))]
}

export function renderPage(engine: Engine, page: number, size: RenderSize): Raster {
  const { raw } = engine
  const clip = size.clip ?? { xPx: 0, yPx: 0, widthPx: size.widthPx, heightPx: size.heightPx }
  const [width, height] = [Math.round(clip.widthPx), Math.round(clip.heightPx)]
  if (!(width >= 1 && height >= 1 && width * height <= MAX_RENDER_PIXELS)) {
    throw new AppError('pdf/render-too-large', `${width} x ${height} px refused`)
  }
  const bytes = width * height * 4
  const pixels = engine.malloc(bytes)
  let bitmap = 0
  try {
    bitmap = raw.FPDFBitmap_CreateEx(width, height, BITMAP_BGRA, pixels, width * 4)
    if (bitmap === 0) throw new AppError('pdf/out-of-memory', 'no bitmap')
    raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
    raw.FPDF_RenderPageBitmap(
      bitmap,
      page,
      -Math.round(clip.xPx),
      -Math.round(clip.yPx),
      Math.round(size.widthPx),
      Math.round(size.heightPx),
      0,
      RENDER_FLAGS,
    )
    const data = new Uint8ClampedArray(bytes)
    data.set(raw.pdfium.HEAPU8.subarray(pixels, pixels + bytes))
    return { widthPx: width, heightPx: height, data }
  } finally {
    if (bitmap !== 0) raw.FPDFBitmap_Destroy(bitmap)
    engine.free(pixels)
  }
}

function withTextPage<T>(engine: Engine, page: number, use: (textPage: number, count: number) => T): T {
  const { raw } = engine
  const textPage = raw.FPDFText_LoadPage(page)
  if (textPage === 0) throw new AppError('pdf/page-unreadable', 'text cannot be loaded')
  try {
    return use(textPage, Math.max(0, raw.FPDFText_CountChars(textPage)))
  } finally {
    raw.FPDFText_ClosePage(textPage)
  }
}

function charOf(unicode: number): string {
  return unicode > 0 && unicode <= 0x10ffff ? String.fromCodePoint(unicode) : ''
}

export function readText(engine: Engine, page: number): string {
  return withTextPage(engine, page, (textPage, count) => {
    const chars: string[] = []
    for (let i = 0; i < count; i += 1) chars.push(charOf(engine.raw.FPDFText_GetUnicode(textPage, i)))
    return chars.join('')
  })
}

export function readTextBoxes(engine: Engine, page: number): readonly TextChar[] {
  const { raw } = engine
  return withTextPage(engine, page, (textPage, count) =>
    withDoubles(engine, 4, ([left = 0, right = 0, bottom = 0, top = 0], at) => {
      const chars: TextChar[] = []
      for (let i = 0; i < count; i += 1) {
        const char = charOf(raw.FPDFText_GetUnicode(textPage, i))
        const found = raw.FPDFText_GetCharBox(textPage, i, left, right, bottom, top)
        const boxPt = orderedBox(at(0), at(2), at(1), at(3))
        const hasArea = found && boxPt[0] < boxPt[2] && boxPt[1] < boxPt[3]
        chars.push({ char, boxPt: hasArea ? boxPt : null })
      }
      return chars
    }),
  )
}
