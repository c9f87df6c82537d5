/**
 * Draws one page inside the worker. Most scans are one JPEG per page: exactly those bytes are fetched and decoded by
 * the browser. Everything else goes through PDFium, which is loaded when the first such page is asked for.
 * Foreign files are parsed here and nowhere else in the renderer.
 */
import type { PageRotation } from '@shared/domain/case-file/page-index'
import { AppError } from '@shared/lib/app-error'
import { PdfiumPages } from './pdfium-pages'
import type { PageSource, RenderedBitmap, RenderRequest } from './protocol'

/** 64 MB of pixels: A4 at 400 % on an ordinary screen. Above it the picture is stretched. */
const MAX_PICTURE_PIXELS = 16e6

export class PageRenderer {
  readonly #pdfium: PdfiumPages

  constructor(wasmUrl: string) {
    this.#pdfium = new PdfiumPages(wasmUrl)
  }

  async render(request: RenderRequest, signal: AbortSignal): Promise<RenderedBitmap> {
    const { source } = request
    const size = limitSize(request.widthPx, request.heightPx)
    if (source.kind !== 'pdf') {
      const blob = await fetchBytes(source.blobUrl, null, signal)
      return { bitmap: await decode(blob, size, null, 'from-image'), bakedRotation: 0, path: 'image' }
    }
    const jpeg = source.info.jpeg
    if (jpeg !== undefined) {
      const blob = await fetchBytes(source.blobUrl, jpeg, signal)
      // A PDF ignores EXIF: the picture lies as its samples lie.
      return { bitmap: await decode(blob, size, jpeg, 'none'), bakedRotation: 0, path: 'jpeg' }
    }
    return this.#renderWithPdfium(source, size, signal)
  }

  async #renderWithPdfium(source: PageSource, size: Size, signal: AbortSignal): Promise<RenderedBitmap> {
    const isLying = source.info.rotate % 180 !== 0
    const shown = isLying ? { widthPx: size.heightPx, heightPx: size.widthPx } : size
    const raster = await this.#pdfium.render(source, shown, signal)
    const bitmap = await createImageBitmap(new ImageData(raster.data, raster.widthPx, raster.heightPx))
    return { bitmap, bakedRotation: source.info.rotate satisfies PageRotation, path: 'pdfium' }
  }
}

type Size = { readonly widthPx: number; readonly heightPx: number }

function limitSize(widthPx: number, heightPx: number): Size {
  const shrink = Math.min(1, Math.sqrt(MAX_PICTURE_PIXELS / (widthPx * heightPx)))
  return {
    widthPx: Math.max(1, Math.round(widthPx * shrink)),
    heightPx: Math.max(1, Math.round(heightPx * shrink)),
  }
}

type ByteRange = { readonly offset: number; readonly length: number }

async function fetchBytes(url: string, range: ByteRange | null, signal: AbortSignal): Promise<Blob> {
  const headers: Record<string, string> =
    range === null ? {} : { Range: `bytes=${range.offset}-${range.offset + range.length - 1}` }
  let response: Response
  try {
    response = await fetch(url, { headers, signal })
  } catch (cause) {
    if (signal.aborted) throw cause
    throw new AppError('viewer/blob-unreadable', 'the bytes could not be fetched', {}, { cause })
  }
  if (response.status === 404) throw new AppError('viewer/blob-missing', 'no such blob')
  if (!response.ok) throw new AppError('viewer/blob-unreadable', `status ${response.status}`)
  const blob = await response.blob()
  if (range !== null && blob.size !== range.length) {
    throw new AppError('viewer/blob-unreadable', `asked for ${range.length} bytes, got ${blob.size}`)
  }
  return blob
}

async function decode(
  blob: Blob,
  size: Size,
  native: { readonly widthPx: number; readonly heightPx: number } | null,
  imageOrientation: 'none' | 'from-image',
): Promise<ImageBitmap> {
  // Enlarging would only cost memory: the screen stretches just as well.
  const isSmaller = native === null || (size.widthPx < native.widthPx && size.heightPx < native.heightPx)
  const resize: ImageBitmapOptions = isSmaller
    ? { resizeWidth: size.widthPx, resizeHeight: size.heightPx, resizeQuality: 'medium' }
    : {}
  try {
    return await createImageBitmap(blob, { ...resize, imageOrientation, premultiplyAlpha: 'premultiply' })
  } catch (cause) {
    throw new AppError('viewer/image-broken', 'the picture could not be decoded', {}, { cause })
  }
}
