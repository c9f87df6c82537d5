/**
 * PDFium behind a small typed face, the same in a Web Worker, in Node and in a utility process.
 * Reads by block through the caller's source, never the whole file. Must not know where bytes come from, and must
 * not leak: everything allocated in the module's memory is freed in a `finally`, every page closed.
 * Expected refusals (password, damage) are results; a crash inside the module makes it unusable and says so.
 */
import type { BoxPt, PageInfo, PageRotation } from '@shared/domain/case-file/page-index'
import { AppError } from '@shared/lib/app-error'
import { ok, refuse, type Result } from '@shared/lib/result'
import type { PdfSource } from './byte-source'
import { loadRawPdfium, type RawPdfium } from './pdfium-raw'

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

export type PdfiumDocument = {
  readonly pageCount: number
  readonly isEncrypted: boolean
  /** @throws AppError `pdf/page-unreadable` */
  readonly pageInfo: (pageIndex: number) => PageInfo
  /** White ground, annotations drawn, grey anti-aliasing. @throws AppError `pdf/page-unreadable`, `pdf/render-too-large` */
  readonly render: (pageIndex: number, size: RenderSize) => Raster
  readonly text: (pageIndex: number) => string
  readonly textBoxes: (pageIndex: number) => readonly TextChar[]
  /** Safe to call twice. */
  readonly close: () => void
}

export type Pdfium = {
  /** Refuses with `pdf/password-needed`, `pdf/password-wrong`, `pdf/damaged`, `pdf/unsupported`, `pdf/too-large`. */
  readonly open: (source: PdfSource, password?: string) => Result<PdfiumDocument>
  /** True once the module has crashed: load a new one. */
  readonly isBroken: () => boolean
  /** What the module holds; it grows in steps and never shrinks. */
  readonly memoryBytes: () => number
}

/** PDFium's file access counts in 32 bits. */
const MAX_FILE_BYTES = 2 ** 32 - 1
/** 64 megapixels is A4 at 800 dpi and takes 256 MB: more is a bomb, not a wish. */
const MAX_RENDER_PIXELS = 64e6
const FILE_ACCESS_BYTES = 12
const BITMAP_BGRA = 4
const WHITE = 0xffffffff
/** FPDF_ANNOT | FPDF_REVERSE_BYTE_ORDER; FPDF_LCD_TEXT (2) stays off: coloured fringes would end up in pictures. */
const RENDER_FLAGS = 0x01 | 0x10
/** Any size does, the mapping is linear; a round one keeps the arithmetic exact. */
const PROBE = 1000

/** FPDF_GetLastError, fpdfview.h */
const ERROR_PASSWORD = 4
const ERROR_SECURITY = 5

type Engine = {
  readonly raw: RawPdfium
  /** Runs one call into the module; a crash marks it broken. */
  readonly call: <T>(run: () => T) => T
  readonly malloc: (bytes: number) => number
  readonly free: (pointer: number) => void
  readonly isBroken: () => boolean
}

/** @param wasmBinary dist/pdfium.wasm of @embedpdf/pdfium; the caller knows where it lies */
export async function loadPdfium(wasmBinary: Uint8Array | ArrayBuffer): Promise<Pdfium> {
  const engine = engineOf(await loadRawPdfium(wasmBinary))
  return {
    open: (source, password) => openDocument(engine, source, password),
    isBroken: engine.isBroken,
    memoryBytes: () => engine.raw.pdfium.HEAPU8.length,
  }
}

function engineOf(raw: RawPdfium): Engine {
  const { malloc, free } = raw.pdfium.wasmExports
  let broken = false
  return {
    raw,
    isBroken: () => broken,
    free,
    malloc: (bytes) => {
      const pointer = malloc(bytes)
      if (pointer === 0) throw new AppError('pdf/out-of-memory', `pdfium could not allocate ${bytes} bytes`)
      return pointer >>> 0
    },
    call: (run) => {
      if (broken) throw new AppError('pdf/engine-failed', 'pdfium has crashed before')
      try {
        return run()
      } catch (cause) {
        if (cause instanceof AppError) throw cause
        broken = true
        throw new AppError('pdf/engine-failed', 'pdfium crashed', {}, { cause })
      }
    },
  }
}

function openDocument(engine: Engine, source: PdfSource, password?: string): Result<PdfiumDocument> {
  if (source.size <= 0) return refuse('pdf/damaged')
  if (source.size > MAX_FILE_BYTES) return refuse('pdf/too-large')
  const { raw } = engine
  const access = fileAccess(engine, source)
  let doc = 0
  try {
    doc = engine.call(() => raw.FPDF_LoadCustomDocument(access.pointer, password ?? ''))
    access.rethrow()
    if (doc === 0)
      return refusalOf(
        engine.call(() => raw.FPDF_GetLastError()),
        password,
      )
    if (engine.call(() => raw.FPDF_GetPageCount(doc)) < 1) return refuse('pdf/damaged')
    const opened = documentOf(engine, doc, access)
    doc = 0
    return ok(opened)
  } finally {
    if (doc !== 0 && !engine.isBroken()) raw.FPDF_CloseDocument(doc)
    if (!access.isKept()) access.release()
  }
}

function refusalOf(error: number, password: string | undefined): Result<never> {
  if (error === ERROR_PASSWORD) {
    return refuse(password === undefined || password === '' ? 'pdf/password-needed' : 'pdf/password-wrong')
  }
  return refuse(error === ERROR_SECURITY ? 'pdf/unsupported' : 'pdf/damaged')
}

type FileAccess = {
  readonly pointer: number
  /** A failed read cannot cross the module: it is kept and thrown after the call. */
  readonly rethrow: () => void
  readonly release: () => void
  readonly keep: () => void
  readonly isKept: () => boolean
}

function fileAccess(engine: Engine, source: PdfSource): FileAccess {
  const { pdfium } = engine.raw
  let failure: unknown = null
  let kept = false
  const getBlock = pdfium.addFunction((_param = 0, position = 0, buffer = 0, size = 0) => {
    const [offset, to, length] = [position >>> 0, buffer >>> 0, size >>> 0]
    if (offset + length > source.size) return 0
    try {
      source.readAt(offset, length, pdfium.HEAPU8.subarray(to, to + length))
      return 1
    } catch (cause) {
      failure = cause
      return 0
    }
  }, 'iiiii')
  const pointer = engine.malloc(FILE_ACCESS_BYTES)
  pdfium.HEAP32.set([source.size | 0, getBlock, 0], pointer >> 2)
  return {
    pointer,
    rethrow: () => {
      if (failure === null) return
      const cause = failure
      failure = null
      if (cause instanceof AppError) throw cause
      throw new AppError('pdf/read-failed', 'the file could not be read', {}, { cause })
    },
    release: () => {
      pdfium.removeFunction(getBlock)
      engine.free(pointer)
    },
    keep: () => {
      kept = true
    },
    isKept: () => kept,
  }
}

function documentOf(engine: Engine, doc: number, access: FileAccess): PdfiumDocument {
  const { raw } = engine
  access.keep()
  let closed = false
  const pageCount = engine.call(() => raw.FPDF_GetPageCount(doc))

  const withPage = <T>(pageIndex: number, use: (page: number) => T): T => {
    if (closed) throw new Error('the document is closed')
    const page = engine.call(() => raw.FPDF_LoadPage(doc, pageIndex))
    try {
      access.rethrow()
      if (page === 0)
        throw new AppError('pdf/page-unreadable', 'page cannot be loaded', { pageNumber: pageIndex + 1 })
      const value = engine.call(() => use(page))
      access.rethrow()
      return value
    } finally {
      if (page !== 0 && !engine.isBroken()) raw.FPDF_ClosePage(page)
    }
  }

  return {
    pageCount,
    isEncrypted: engine.call(() => raw.FPDF_GetSecurityHandlerRevision(doc)) !== -1,
    pageInfo: (pageIndex) => withPage(pageIndex, (page) => readPageInfo(engine, page)),
    render: (pageIndex, size) => withPage(pageIndex, (page) => renderPage(engine, page, size)),
    text: (pageIndex) => withPage(pageIndex, (page) => readText(engine, page)),
    textBoxes: (pageIndex) => withPage(pageIndex, (page) => readTextBoxes(engine, page)),
    close: () => {
      if (closed) return
      closed = true
      if (!engine.isBroken()) raw.FPDF_CloseDocument(doc)
      access.release()
    },
  }
}

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
function readPageInfo(engine: Engine, page: number): PageInfo {
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

function renderPage(engine: Engine, page: number, size: RenderSize): Raster {
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

function readText(engine: Engine, page: number): string {
  return withTextPage(engine, page, (textPage, count) => {
    const chars: string[] = []
    for (let i = 0; i < count; i += 1) chars.push(charOf(engine.raw.FPDFText_GetUnicode(textPage, i)))
    return chars.join('')
  })
}

function readTextBoxes(engine: Engine, page: number): readonly TextChar[] {
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
