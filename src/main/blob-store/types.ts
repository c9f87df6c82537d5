/** What the blob store promises: the exact original bytes, under their hash, or nothing. */
import type { Disk } from '../journal/disk'
import type { Sha256 } from '@shared/lib/sha256'

export type Ingested = {
  readonly sha256: Sha256
  readonly bytes: number
  /** The same bytes were in the store already; no second copy was made. */
  readonly existed: boolean
}

export type IngestOptions = {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: IngestProgress) => void
}

export type IngestProgress = {
  readonly doneBytes: number
  /** Absent for a stream. */
  readonly totalBytes?: number
}

export type BlobFile = {
  /** Never leaves main. */
  readonly path: string
  readonly bytes: number
}

/** A path, or bytes as they come (a Node stream is one). */
export type BlobSource = string | AsyncIterable<Uint8Array>

export type BlobStore = {
  /**
   * Copies and hashes in one pass; answers when file and folder are on the disk (fsync).
   * Cancelled or failed, it leaves nothing behind.
   * @throws AppError `blob/disk-full` {neededBytes, freeBytes} · `blob/source-lost` (vanished or changed while
   *   read) · `blob/source-unreadable` · `blob/write-failed` · `blob/cancelled`
   */
  readonly ingest: (source: BlobSource, options?: IngestOptions) => Promise<Ingested>
  readonly put: (bytes: Uint8Array) => Promise<Ingested>
  /** Where a blob lies or would lie; says nothing about whether it is there. */
  readonly path: (sha256: Sha256) => string
  readonly has: (sha256: Sha256) => Promise<boolean>
  /**
   * Hashes the whole file the first time it is opened in this session, then answers from memory.
   * @throws AppError `blob/missing` · `blob/read-failed` · `blob/hash-mismatch`: the file was moved to
   *   `quarantine/`, not deleted
   */
  readonly openVerified: (sha256: Sha256) => Promise<BlobFile>
  /**
   * Bytes `start` (included) to `end` (not included) of a verified blob; shorter at the end of the file.
   * The buffer is the caller's own.
   */
  readonly readRange: (sha256: Sha256, start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>
  /** Removes what a crash left half-copied. Only at start, before anybody ingests. Answers how many. */
  readonly sweepTemp: () => Promise<number>
  readonly list: () => Promise<readonly { readonly sha256: Sha256; readonly bytes: number }[]>
}

export type BlobStoreOptions = {
  /** A folder of the store's own; made when missing. */
  readonly dir: string
  readonly disk?: Disk
  /** Epoch milliseconds, names what is set aside. */
  readonly now?: () => number
  /** How much of the disk is left alone, so that the journal can always be written. */
  readonly marginBytes?: number
}

/** @throws AppError `blob/newer-format`, `blob/store-damaged`, `blob/open-failed` */
export type OpenBlobStore = (options: BlobStoreOptions) => Promise<BlobStore>
