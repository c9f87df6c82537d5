/** What the preview and its worker say to each other. */
import type { MeasuredPaper } from '@shared/domain/layout/measured-paper'
import type { Failure } from '@shared/lib/app-error'

export type ToPreviewWorker =
  | {
      readonly id: number
      readonly type: 'draw'
      /** A new file; null draws the one it has again. */
      readonly pdf: Uint8Array | null
      readonly widthPx: number
    }
  | { readonly id: number; readonly type: 'find'; readonly text: string }
  /** Every line and sign of the file drawn last, in millimetres, for the ruler. */
  | { readonly id: number; readonly type: 'measure' }

/** A stretch of text on one page, as shares of the page's height from its top. */
export type Stretch = { readonly pageIndex: number; readonly top: number; readonly bottom: number }

export type FromPreviewWorker =
  | { readonly id: number; readonly type: 'drawn'; readonly pages: readonly ImageBitmap[] }
  | { readonly id: number; readonly type: 'found'; readonly stretches: readonly Stretch[] }
  | { readonly id: number; readonly type: 'measured'; readonly paper: MeasuredPaper }
  | { readonly id: number; readonly type: 'failed'; readonly failure: Failure }
