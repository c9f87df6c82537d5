/**
 * Pages through PDFium, by range. The module (about 5 MB) is loaded at the first page that needs it; a few documents
 * stay open, because finding the pages of a file costs more than drawing one.
 */
import type { PdfiumDocument, Pdfium, Raster, RenderSize } from '@shared/pdf/pdfium'
import { AppError } from '@shared/lib/app-error'
import { ChunkReader } from './chunk-reader'
import type { PageSource } from './protocol'

const MAX_OPEN_DOCUMENTS = 3
/** All open documents together hold about 16 MB of blocks. */
const BLOCKS_BUDGET_BYTES = Math.floor((16 * 1024 * 1024) / MAX_OPEN_DOCUMENTS)

export class PdfiumPages {
  readonly #wasmUrl: string
  #loading: Promise<Pdfium> | null = null
  readonly #open = new Map<string, PdfiumDocument>()

  constructor(wasmUrl: string) {
    this.#wasmUrl = wasmUrl
  }

  async render(source: PageSource, size: RenderSize, signal: AbortSignal): Promise<Raster> {
    const pdfium = await this.#load()
    // Requests queue up while the module loads or a page is drawn: give a cancel the chance to arrive.
    await new Promise((resolve) => setTimeout(resolve, 0))
    signal.throwIfAborted()
    try {
      return this.#document(pdfium, source).render(source.pageIndex, size)
    } catch (cause) {
      if (pdfium.isBroken()) this.#forget()
      throw cause
    }
  }

  #load(): Promise<Pdfium> {
    this.#loading ??= loadModule(this.#wasmUrl).catch((cause: unknown) => {
      this.#loading = null
      throw new AppError('viewer/pdfium-not-loaded', 'pdfium.wasm could not be loaded', {}, { cause })
    })
    return this.#loading
  }

  /** A crashed module takes its documents with it; the next page starts a new one. */
  #forget(): void {
    this.#open.clear()
    this.#loading = null
  }

  #document(pdfium: Pdfium, source: PageSource): PdfiumDocument {
    const key = `${source.sha256} ${source.password ?? ''}`
    const known = this.#open.get(key)
    if (known !== undefined) {
      this.#open.delete(key)
      this.#open.set(key, known)
      return known
    }
    this.#closeOldest()
    const readRange = rangeReader(source.blobUrl)
    const reader = new ChunkReader({ sizeBytes: source.bytes, readRange, budgetBytes: BLOCKS_BUDGET_BYTES })
    const opened = pdfium.open({ size: source.bytes, readAt: reader.readAt }, source.password ?? undefined)
    if (!opened.ok) throw new AppError(opened.failure.code, 'pdfium refused the file', opened.failure.params)
    this.#open.set(key, opened.value)
    return opened.value
  }

  #closeOldest(): void {
    if (this.#open.size < MAX_OPEN_DOCUMENTS) return
    const oldest = this.#open.entries().next().value
    if (oldest === undefined) return
    this.#open.delete(oldest[0])
    oldest[1].close()
  }
}

async function loadModule(wasmUrl: string): Promise<Pdfium> {
  const [{ loadPdfium }, response] = await Promise.all([import('@shared/pdf/pdfium'), fetch(wasmUrl)])
  if (!response.ok) throw new Error(`status ${response.status}`)
  return loadPdfium(await response.arrayBuffer())
}

/** PDFium reads from inside a call, so the request has to be synchronous; only a worker may do that. */
function rangeReader(url: string): (offset: number, length: number) => Uint8Array {
  return (offset, length) => {
    const request = new XMLHttpRequest()
    request.open('GET', url, false)
    request.responseType = 'arraybuffer'
    request.setRequestHeader('Range', `bytes=${offset}-${offset + length - 1}`)
    try {
      request.send()
    } catch (cause) {
      throw new AppError('viewer/blob-unreadable', 'a range could not be read', {}, { cause })
    }
    if (request.status === 404) throw new AppError('viewer/blob-missing', 'no such blob')
    if (request.status === 410) throw new AppError('viewer/blob-altered', 'the blob was set aside')
    if (request.status !== 206 && request.status !== 200) {
      throw new AppError('viewer/blob-unreadable', `status ${request.status}`)
    }
    const bytes = new Uint8Array(request.response as ArrayBuffer)
    // A server that ignores Range sends the whole file.
    return request.status === 200 ? bytes.slice(offset, offset + length) : bytes
  }
}
