/**
 * Draws every page of a short PDF that main has just printed. The viewer's worker reads stored files by range; this
 * one is handed the bytes, because a preview is stored nowhere.
 */
import type { MeasuredPaper } from '@shared/domain/layout/measured-paper'
import { AppError, toFailure } from '@shared/lib/app-error'
import { bytesSource, pdfSource } from '@shared/pdf/byte-source'
import type { Pdfium, PdfiumDocument } from '@shared/pdf/pdfium'
import { findStretches, type PageSigns } from './find-stretches'
import type { FromPreviewWorker, Stretch, ToPreviewWorker } from './preview-protocol'

type WorkerScope = {
  readonly postMessage: (message: FromPreviewWorker, transfer?: Transferable[]) => void
  onmessage: ((event: MessageEvent<ToPreviewWorker>) => void) | null
}
const scope = self as unknown as WorkerScope

// A path and not an import: PDF libraries are named only inside shared/pdf, this is their data file.
const wasmUrl = new URL('../../../../node_modules/@embedpdf/pdfium/dist/pdfium.wasm', import.meta.url).href

let loading: Promise<Pdfium> | null = null
let open: PdfiumDocument | null = null
/** Of the open file; the ruler reads more of it than pictures and signs. */
let bytes: Uint8Array | null = null
/** The signs of the open file, read when somebody first looks for something. */
let signs: readonly PageSigns[] | null = null
let queue: Promise<void> = Promise.resolve()

scope.onmessage = ({ data }) => {
  queue = queue.then(() => answer(data))
}

async function answer(request: ToPreviewWorker): Promise<void> {
  const { id } = request
  try {
    if (request.type === 'find') {
      scope.postMessage({ id, type: 'found', stretches: find(request.text) })
      return
    }
    if (request.type === 'measure') {
      scope.postMessage({ id, type: 'measured', paper: await measure() })
      return
    }
    if (request.pdf !== null) await replace(request.pdf)
    const pages = await drawAll(request.widthPx)
    scope.postMessage({ id, type: 'drawn', pages }, [...pages])
  } catch (cause) {
    scope.postMessage({ id, type: 'failed', failure: toFailure(cause) })
  }
}

async function load(): Promise<Pdfium> {
  const [{ loadPdfium }, response] = await Promise.all([import('@shared/pdf/pdfium'), fetch(wasmUrl)])
  if (!response.ok) throw new AppError('viewer/pdfium-not-loaded', `status ${response.status}`)
  return loadPdfium(await response.arrayBuffer())
}

async function replace(pdf: Uint8Array): Promise<void> {
  loading ??= load()
  const pdfium = await loading.catch((cause: unknown) => {
    loading = null
    throw cause
  })
  const opened = pdfium.open(pdfSource(bytesSource(pdf)))
  if (!opened.ok)
    throw new AppError(opened.failure.code, 'the preview cannot be opened', opened.failure.params)
  open?.close()
  open = opened.value
  bytes = pdf
  signs = null
}

async function drawAll(widthPx: number): Promise<readonly ImageBitmap[]> {
  const document = open
  if (document === null) throw new AppError('document/print-failed', 'nothing to draw yet')
  const pages: ImageBitmap[] = []
  for (let index = 0; index < document.pageCount; index += 1) {
    const { cropBox, rotate } = document.pageInfo(index)
    const [x0, y0, x1, y1] = cropBox
    const isTurned = rotate === 90 || rotate === 270
    const ratio = isTurned ? (x1 - x0) / (y1 - y0) : (y1 - y0) / (x1 - x0)
    const raster = document.render(index, { widthPx, heightPx: Math.round(widthPx * ratio) })
    pages.push(await createImageBitmap(new ImageData(raster.data, raster.widthPx, raster.heightPx)))
  }
  return pages
}

async function measure(): Promise<MeasuredPaper> {
  const [pdfium, pdf] = [await loading, bytes]
  if (!pdfium || pdf === null) throw new AppError('document/print-failed', 'nothing to measure yet')
  const { measurePaper } = await import('@shared/pdf/measure-paper')
  return measurePaper(pdfium, pdf)
}

function find(text: string): readonly Stretch[] {
  if (open === null) return []
  signs ??= readSigns(open)
  return findStretches(signs, text)
}

function readSigns(document: PdfiumDocument): readonly PageSigns[] {
  return Array.from({ length: document.pageCount }, (_, index) => {
    const [, y0, , y1] = document.pageInfo(index).cropBox
    return document
      .textBoxes(index)
      .flatMap(({ char, boxPt }) =>
        boxPt === null
          ? []
          : [{ sign: char, top: (y1 - boxPt[3]) / (y1 - y0), bottom: (y1 - boxPt[1]) / (y1 - y0) }],
      )
  })
}
