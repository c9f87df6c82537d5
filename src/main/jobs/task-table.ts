/** The heavy tasks by name: what goes in, what comes out, how much memory they want and how long they may take. */
import type { MeasuredPaper } from '@shared/domain/layout/measured-paper'
import type { PageFrame } from '@shared/domain/case-file/geometry'
import type { FileKind, PageIndex, PageInfo } from '@shared/domain/case-file/page-index'
import type { SeamPlan } from '@shared/domain/seal/seam'
import type { PdfMark } from '@shared/pdf/append-marks'
import type { StampCheck } from '@shared/pdf/check-stamp'
import type { PlacedStrip, SeamMethod, SignedState } from '@shared/pdf/seam-append'
import type { SeamCheck } from '@shared/pdf/seam-check'
import type { DocumentInfo, SealCentre } from '@shared/pdf/stamp-seal'
import type { Ingested } from '../blob-store/types'
import type { SignedPdf, SignOrder } from '../seals/signers/signer'
import type { TableSheet } from '../tables/read-table'

export type StampInput = {
  readonly pdf: Uint8Array
  readonly sealPng: Uint8Array
  readonly widthMm: number
  readonly heightMm: number
  readonly centre: SealCentre
  readonly info?: DocumentInfo
}

/** Strips behind a file, not yet looked at. */
export type SeamSealed = {
  readonly bytes: number
  readonly addedBytes: number
  readonly plan: SeamPlan
  readonly strips: readonly PlacedStrip[]
  readonly method: SeamMethod
  readonly signed: SignedState
}

export type Tasks = {
  /** Reads page geometry and the JPEG fast path of a scan. */
  readonly inspect: {
    readonly input: {
      readonly path: string
      readonly sha256: string
      readonly kind: FileKind
      readonly password?: string
    }
    readonly output: PageIndex
  }
  /** Copies a file into the blob store and hashes it in the same pass. Progress counts bytes. */
  readonly ingest: { readonly input: { readonly path: string }; readonly output: Ingested }
  /** Writes a copy of the original with marks behind it. `outPath` appears whole or not at all. */
  readonly 'append-marks': {
    readonly input: {
      readonly path: string
      readonly outPath: string
      readonly marks: readonly PdfMark[]
      readonly frames: readonly PageFrame[]
      readonly revisionId: string
      readonly password?: string
    }
    readonly output: { readonly bytes: number; readonly addedBytes: number }
  }
  /** One PDF of several pictures, with marks. */
  readonly 'compose-images': {
    readonly input: {
      readonly images: readonly {
        readonly path: string
        readonly kind: 'jpeg' | 'png'
        readonly page: PageInfo
      }[]
      readonly outPath: string
      readonly marks: readonly PdfMark[]
      readonly info: DocumentInfo
    }
    readonly output: { readonly bytes: number }
  }
  /** Stamps, then checks the result as `check-stamp` does: what comes back has been looked at. */
  readonly 'stamp-seal': {
    readonly input: StampInput
    readonly output: { readonly pdf: Uint8Array; readonly check: StampCheck }
  }
  readonly 'check-stamp': {
    readonly input: {
      readonly before: Uint8Array
      readonly after: Uint8Array
      readonly sealPng: Uint8Array
      readonly widthMm: number
      readonly heightMm: number
      readonly centre: SealCentre
    }
    readonly output: StampCheck
  }
  /** Writes a copy of a file with 骑缝章 behind it. `outPath` appears whole or not at all; `check-seam` looks at it. */
  readonly 'seam-seal': {
    readonly input: {
      readonly path: string
      readonly outPath: string
      readonly sealPng: Uint8Array
      readonly widthMm: number
      readonly heightMm: number
      /** Of all pages. */
      readonly frames: readonly PageFrame[]
      /** Printed on both sides: fronts only. */
      readonly isDuplex: boolean
      readonly pagesPerImpression?: number
      /** A UUID, new for each. */
      readonly revisionId: string
      readonly password?: string
      readonly method?: SeamMethod
    }
    readonly output: SeamSealed
  }
  /** Draws every page with a strip before and after. Progress counts pages. */
  readonly 'check-seam': {
    readonly input: {
      readonly beforePath: string
      readonly afterPath: string
      readonly sealPng: Uint8Array
      readonly frames: readonly PageFrame[]
      readonly strips: readonly PlacedStrip[]
      readonly password?: string
    }
    readonly output: SeamCheck
  }
  /** A cryptographic signature with the office's certificate file, behind the given bytes. */
  readonly 'sign-p12': { readonly input: SignOrder; readonly output: SignedPdf }
  /** A paper of ours as the ruler reads it. */
  readonly 'measure-paper': { readonly input: { readonly pdf: Uint8Array }; readonly output: MeasuredPaper }
  /** A foreign workbook or CSV as text. */
  readonly 'read-table': {
    readonly input: { readonly path: string }
    readonly output: readonly TableSheet[]
  }
}
export type TaskName = keyof Tasks

export type TaskRule = {
  /** Heavy ones run one at a time. */
  readonly weight: 'light' | 'heavy'
  /** Without an answer after this, the process is ended: a hostile file may hang the parser. */
  readonly deadlineMs: number
}

const MINUTE_MS = 60_000

export const TASK_RULES: Readonly<Record<TaskName, TaskRule>> = {
  inspect: { weight: 'light', deadlineMs: 3 * MINUTE_MS },
  // A stick may be slow and a file large; it can be cancelled, and the copy loop never hangs on what is in the file.
  ingest: { weight: 'light', deadlineMs: 6 * 60 * MINUTE_MS },
  'append-marks': { weight: 'heavy', deadlineMs: 20 * MINUTE_MS },
  'compose-images': { weight: 'heavy', deadlineMs: 20 * MINUTE_MS },
  'stamp-seal': { weight: 'heavy', deadlineMs: 3 * MINUTE_MS },
  'check-stamp': { weight: 'heavy', deadlineMs: 3 * MINUTE_MS },
  'seam-seal': { weight: 'heavy', deadlineMs: 20 * MINUTE_MS },
  // Every page of a scan is decoded twice.
  'check-seam': { weight: 'heavy', deadlineMs: 60 * MINUTE_MS },
  'measure-paper': { weight: 'heavy', deadlineMs: MINUTE_MS },
  'sign-p12': { weight: 'heavy', deadlineMs: 3 * MINUTE_MS },
  'read-table': { weight: 'light', deadlineMs: MINUTE_MS },
}
