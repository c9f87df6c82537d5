/** What the preview and its worker say to each other. */
import type { Failure } from '@shared/lib/app-error'

export type ToPreviewWorker = {
  readonly id: number
  /** A new file; null draws the one it has again. */
  readonly pdf: Uint8Array | null
  readonly widthPx: number
}

export type FromPreviewWorker =
  | { readonly id: number; readonly type: 'drawn'; readonly pages: readonly ImageBitmap[] }
  | { readonly id: number; readonly type: 'failed'; readonly failure: Failure }
