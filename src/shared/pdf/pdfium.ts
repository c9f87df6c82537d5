/**
 * PDFium behind a small typed face, the same in a Web Worker, in Node and in a utility process.
 * Reads by block through the caller's source, never the whole file. Must not know where bytes come from, and must
 * not leak: everything allocated in the module's memory is freed in a `finally`, every page closed.
 * Expected refusals (password, damage) are results; a crash inside the module makes it unusable and says so.
 */
import type { PageInfo } from '@shared/domain/case-file/page-index'
import type { MeasuredPage } from '@shared/domain/layout/measured-paper'
import { AppError } from '@shared/lib/app-error'
import { ok, refuse, type Result } from '@shared/lib/result'
import type { PdfSource } from './byte-source'
import { readMeasuredPage } from './measure-page'
import { engineOf, type Engine } from './pdfium-engine'
import {
  readPageInfo,
  readText,
  readTextBoxes,
  renderPage,
  type Raster,
  type RenderSize,
  type TextChar,
} from './pdfium-page'
import { loadRawPdfium } from './pdfium-raw'

export type { ClipPx, Raster, RenderSize, TextChar } from './pdfium-page'

export type PdfiumDocument = {
  readonly pageCount: number
  readonly isEncrypted: boolean
  /** @throws AppError `pdf/page-unreadable` */
  readonly pageInfo: (pageIndex: number) => PageInfo
  /** White ground, annotations drawn, grey anti-aliasing. @throws AppError `pdf/page-unreadable`, `pdf/render-too-large` */
  readonly render: (pageIndex: number, size: RenderSize) => Raster
  readonly text: (pageIndex: number) => string
  readonly textBoxes: (pageIndex: number) => readonly TextChar[]
  /** Characters, shapes and pictures with their places, for the ruler. */
  readonly measured: (pageIndex: number) => MeasuredPage
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
const FILE_ACCESS_BYTES = 12

/** FPDF_GetLastError, fpdfview.h */
const ERROR_PASSWORD = 4
const ERROR_SECURITY = 5

/** @param wasmBinary dist/pdfium.wasm of @embedpdf/pdfium; the caller knows where it lies */
export async function loadPdfium(wasmBinary: Uint8Array | ArrayBuffer): Promise<Pdfium> {
  const engine = engineOf(await loadRawPdfium(wasmBinary))
  return {
    open: (source, password) => openDocument(engine, source, password),
    isBroken: engine.isBroken,
    memoryBytes: () => engine.raw.pdfium.HEAPU8.length,
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
    measured: (pageIndex) => withPage(pageIndex, (page) => readMeasuredPage(engine, page)),
    close: () => {
      if (closed) return
      closed = true
      if (!engine.isBroken()) raw.FPDF_CloseDocument(doc)
      access.release()
    },
  }
}
