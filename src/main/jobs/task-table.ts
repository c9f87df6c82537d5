/** The heavy tasks by name: what goes in, what comes out, how much memory they want and how long they may take. */
import type { PageFrame } from '@shared/domain/case-file/geometry'
import type { FileKind, PageIndex, PageInfo } from '@shared/domain/case-file/page-index'
import type { PdfMark } from '@shared/pdf/append-marks'
import type { StampCheck } from '@shared/pdf/check-stamp'
import type { DocumentInfo, SealCentre } from '@shared/pdf/stamp-seal'
import type { Ingested } from '../blob-store/types'
import type { TableSheet } from '../tables/read-table'

export type StampInput = {
  readonly pdf: Uint8Array
  readonly sealPng: Uint8Array
  readonly widthMm: number
  readonly heightMm: number
  readonly centre: SealCentre
  readonly info?: DocumentInfo
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
  'read-table': { weight: 'light', deadlineMs: MINUTE_MS },
}
