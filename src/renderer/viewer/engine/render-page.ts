/**
 * Draws one page inside the worker. Most scans are one JPEG per page: exactly those bytes are fetched and decoded by
 * the browser. Everything else goes through PDFium, which is loaded when the first such page is asked for.
 * Foreign files are parsed here and nowhere else in the renderer.
 */
import { AppError } from '@shared/lib/app-error'
import { PdfiumPages } from './pdfium-pages'
import type { PageSource, RenderedPixels, RenderRequest } from './protocol'

/** 64 MB of pixels: A4 at 400 % on an ordinary screen. Above it the picture is stretched. */
const MAX_PICTURE_PIXELS = 16e6

export class PageRenderer {
  readonly #pdfium: PdfiumPages

  constructor(wasmUrl: string) {
    this.#pdfium = new PdfiumPages(wasmUrl)
  }

  async render(request: RenderRequest, signal: AbortSignal): Promise<RenderedPixels> {
    const { source } = request
    const size = limitSize(request.widthPx, request.heightPx)
    if (source.kind !== 'pdf') {
      const blob = await fetchBytes(source.blobUrl, null, signal)
      return { pixels: await decodeFile(blob, size), bakedRotation: 0, path: 'image' }
    }
    const jpeg = source.info.jpeg
    if (jpeg !== undefined) {
      const blob = await fetchBytes(source.blobUrl, jpeg, signal)
      return { pixels: await decodeScan(blob, size, jpeg), bakedRotation: 0, path: 'jpeg' }
    }
    return this.#renderWithPdfium(source, size, signal)
  }

  async #renderWithPdfium(source: PageSource, size: Size, signal: AbortSignal): Promise<RenderedPixels> {
    const isLying = source.info.rotate % 180 !== 0
    const shown = isLying ? { widthPx: size.heightPx, heightPx: size.widthPx } : size
    const raster = await this.#pdfium.render(source, shown, signal)
    const { widthPx, heightPx, data } = raster
    return {
      pixels: { widthPx, heightPx, buffer: data.buffer },
      bakedRotation: source.info.rotate,
      path: 'pdfium',
    }
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
  if (response.status === 410) throw new AppError('viewer/blob-altered', 'the blob was set aside')
  if (!response.ok) throw new AppError('viewer/blob-unreadable', `status ${response.status}`)
  const blob = await response.blob()
  if (range !== null && blob.size !== range.length) {
    throw new AppError('viewer/blob-unreadable', `asked for ${range.length} bytes, got ${blob.size}`)
  }
  return blob
}

/** Enlarging would only cost memory: the screen stretches just as well. */
const resizeFrom = (native: Size, wanted: Size): ImageBitmapOptions =>
  wanted.widthPx < native.widthPx && wanted.heightPx < native.heightPx
    ? { resizeWidth: wanted.widthPx, resizeHeight: wanted.heightPx, resizeQuality: 'medium' }
    : {}

/** A JPEG out of a PDF. The index lets none with an EXIF turn through: Chromium would obey it, a PDF must not. */
const decodeScan = (blob: Blob, size: Size, native: Size): Promise<ImageBitmap> =>
  decoded(createImageBitmap(blob, resizeFrom(native, size)))

/**
 * A picture file, turned as its EXIF says. Redrawn on a canvas, because Chromium 130 keeps the turn beside the pixels:
 * resizing on decode squashes such a picture, and a bitmap given to a canvas as it is forgets the turn.
 */
async function decodeFile(blob: Blob, size: Size): Promise<ImageBitmap> {
  const whole = await decoded(createImageBitmap(blob, { imageOrientation: 'from-image' }))
  try {
    const width = Math.min(size.widthPx, whole.width)
    const height = Math.min(size.heightPx, whole.height)
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    if (context === null) throw new AppError('viewer/page-failed', 'no 2d context in the worker')
    context.imageSmoothingQuality = 'high'
    // Paper is white: a transparent PNG would otherwise show the window's colour in the dark theme.
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    context.drawImage(whole, 0, 0, width, height)
    return canvas.transferToImageBitmap()
  } finally {
    whole.close()
  }
}

async function decoded(bitmap: Promise<ImageBitmap>): Promise<ImageBitmap> {
  try {
    return await bitmap
  } catch (cause) {
    throw new AppError('viewer/image-broken', 'the picture could not be decoded', {}, { cause })
  }
}
