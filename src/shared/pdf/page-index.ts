/**
 * Builds what the viewer must know of a PDF. The strict reader gives geometry and the JPEG fast path; PDFium must
 * agree on the number of pages, and gives the geometry wherever the strict reader is unsure. A page neither can read
 * keeps its place as an empty A4, so that one bad page does not lock a thousand good ones.
 */
import type { BoxPt, PageIndex, PageInfo } from '@shared/domain/case-file/page-index'
import { AppError } from '@shared/lib/app-error'
import { ok, refuse, type Result } from '@shared/lib/result'
import { pdfSource, type ByteSource } from './byte-source'
import { DocumentReader } from './document-reader'
import { findFastPath } from './fast-path'
import { NotUnderstood } from './lexer'
import { MAX_PAGES, pageGeometry, walkPages } from './page-tree'
import type { Pdfium, PdfiumDocument } from './pdfium'

export type PdfIndexRequest = {
  readonly source: ByteSource
  readonly sha256: string
  readonly pdfium: Pdfium
  readonly password?: string
  /** Called before each page; throw to stop (deadline, cancel). */
  readonly onPage?: (pageIndex: number) => void
}

const A4_PT: BoxPt = [0, 0, 595.28, 841.89]

/** Refuses as `Pdfium.open` does, and with `pdf/too-many-pages`. */
export function buildPdfIndex(request: PdfIndexRequest): Result<PageIndex> {
  const { source, sha256, pdfium, password } = request
  const opened = pdfium.open(pdfSource(source), password)
  if (!opened.ok) return opened
  const doc = opened.value
  try {
    if (doc.pageCount > MAX_PAGES) return refuse('pdf/too-many-pages', { limit: MAX_PAGES })
    const strict = doc.isEncrypted ? null : readStrictly(source, request.onPage)
    const isAgreed = strict?.length === doc.pageCount
    const pages = Array.from({ length: doc.pageCount }, (_, pageIndex) => {
      const known = isAgreed ? strict[pageIndex] : null
      if (known) return known
      request.onPage?.(pageIndex)
      return pageFromPdfium(doc, pageIndex)
    })
    const encryption = !doc.isEncrypted ? 'none' : password ? 'password' : 'empty-password'
    return ok({ v: 1, sha256, kind: 'pdf', bytes: source.size, encryption, pages })
  } finally {
    doc.close()
  }
}

/** One entry a page, null where PDFium shall be asked; null as a whole when the file is not read strictly. */
function readStrictly(
  source: ByteSource,
  onPage?: (pageIndex: number) => void,
): readonly (PageInfo | null)[] | null {
  try {
    const reader = new DocumentReader(source)
    const pages: (PageInfo | null)[] = []
    walkPages(reader, (page) => {
      onPage?.(pages.length)
      const geometry = pageGeometry(reader, page)
      const jpeg = geometry && findFastPath(reader, page, geometry.cropBox)
      pages.push(geometry && (jpeg ? { ...geometry, jpeg } : geometry))
    })
    return pages
  } catch (cause) {
    if (cause instanceof NotUnderstood) return null
    throw cause
  }
}

function pageFromPdfium(doc: PdfiumDocument, pageIndex: number): PageInfo {
  try {
    const info = doc.pageInfo(pageIndex)
    const [x0, y0, x1, y1] = info.cropBox
    if (x1 - x0 >= 1 && y1 - y0 >= 1) return info
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'pdf/page-unreadable') throw cause
  }
  return { cropBox: A4_PT, rotate: 0 }
}
