/** What the engine and its worker say to each other. */
import type { FileKind, PageInfo, PageRotation } from '@shared/domain/case-file/page-index'
import type { Failure } from '@shared/lib/app-error'

/** All the worker needs to draw one page; no name, no path. */
export type PageSource = {
  readonly sha256: string
  readonly blobUrl: string
  readonly kind: FileKind
  readonly bytes: number
  readonly pageIndex: number
  readonly info: PageInfo
  readonly password: string | null
}

export type RenderRequest = {
  readonly type: 'render'
  readonly id: number
  readonly source: PageSource
  /** Size of the *unrotated* page in device pixels; the worker may return less where the scan has no more. */
  readonly widthPx: number
  readonly heightPx: number
}

export type ToWorker = RenderRequest | { readonly type: 'cancel'; readonly id: number }

export type RenderPath = 'jpeg' | 'image' | 'pdfium'

/** PDFium's pixels travel bare: Chromium 130 frees the bitmaps made from them only with the garbage collector. */
export type RawPixels = {
  readonly widthPx: number
  readonly heightPx: number
  /** RGBA */
  readonly buffer: ArrayBuffer
}

export type RenderedPixels = {
  readonly pixels: ImageBitmap | RawPixels
  /** How far the picture is already turned against the unrotated page. */
  readonly bakedRotation: PageRotation
  readonly path: RenderPath
}

export type FromWorker =
  | ({ readonly type: 'rendered'; readonly id: number } & RenderedPixels)
  | { readonly type: 'failed'; readonly id: number; readonly failure: Failure }
  | { readonly type: 'cancelled'; readonly id: number }
