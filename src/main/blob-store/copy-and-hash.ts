/**
 * One pass over a source: read, hash and write at the same time, with two buffers: while one is being written the
 * other is being filled. Node only, so it runs in main as well as in a utility process; hashing takes about 3 ms
 * per buffer on the calling thread, between which everything else gets its turn.
 */
import { createHash } from 'node:crypto'
import type { Sha256 } from '@shared/lib/sha256'
import { type DiskFile, writeAll } from '../journal/disk'

/** 4 MB measured best of 64 KB … 16 MB: large enough to hide the calls, small enough to keep memory flat. */
export const BUFFER_BYTES = 4 * 1024 * 1024

/**
 * The disk is set to work while the copy goes on, so that little is left for the fsync at the end: measured, it
 * falls from 140 ms to 10–30 ms of a 340 MB file. It also keeps a slow disk from stalling the writer all at once.
 */
const FLUSH_BYTES = 32 * 1024 * 1024

export type Copied = { readonly sha256: Sha256; readonly bytes: number }

/** The next bytes, valid until the call after the next; empty at the end. */
export type ReadNext = () => Promise<Uint8Array>

/** Calls `check` before each piece and `onPiece` after it has been written. */
export type CopyHooks = {
  readonly check: (nextBytes: number, doneBytes: number) => Promise<void> | void
  readonly onPiece: (doneBytes: number) => void
}

export function readerOfFile(file: DiskFile): ReadNext {
  const buffers = [Buffer.allocUnsafeSlow(BUFFER_BYTES), Buffer.allocUnsafeSlow(BUFFER_BYTES)] as const
  let turn: 0 | 1 = 0
  let position = 0
  return async () => {
    const buffer = buffers[turn]
    turn = turn === 0 ? 1 : 0
    const count = await file.read(buffer, 0, buffer.length, position)
    position += count
    return buffer.subarray(0, count)
  }
}

export function readerOfStream(stream: AsyncIterable<Uint8Array>): {
  next: ReadNext
  end: () => Promise<void>
} {
  const iterator = stream[Symbol.asyncIterator]()
  const next = async (): Promise<Uint8Array> => {
    for (;;) {
      const step = await iterator.next()
      if (step.done === true) return new Uint8Array(0)
      if (step.value.length > 0) return step.value
    }
  }
  const end = async (): Promise<void> => {
    await iterator.return?.()
  }
  return { next, end }
}

/** Fsyncs behind the copy, one at a time. A failure is kept: after it a later fsync proves nothing (fsyncgate). */
function flusher(target: DiskFile): { after: (bytes: number) => void; settle: () => Promise<void> } {
  let running: Promise<void> | null = null
  let failure: { readonly cause: unknown } | null = null
  let flushed = 0
  return {
    after: (bytes) => {
      if (failure !== null) throw failure.cause
      if (running !== null || bytes - flushed < FLUSH_BYTES) return
      flushed = bytes
      running = target
        .sync()
        .catch((cause: unknown) => {
          failure = { cause }
        })
        .finally(() => {
          running = null
        })
    },
    settle: async () => {
      await running
      if (failure !== null) throw failure.cause
    },
  }
}

/** Copies all of the source; the bytes are not durable before `target.sync()`, which is left to the caller. */
export async function copyAndHash(next: ReadNext, target: DiskFile, hooks: CopyHooks): Promise<Copied> {
  const flush = flusher(target)
  try {
    const copied = await copyPieces(next, target, hooks, flush.after)
    await flush.settle()
    return copied
  } catch (cause) {
    // No fsync may be running when the caller closes the file.
    await flush.settle().catch(() => undefined)
    throw cause
  }
}

async function copyPieces(
  next: ReadNext,
  target: DiskFile,
  hooks: CopyHooks,
  flushAfter: (bytes: number) => void,
): Promise<Copied> {
  const hash = createHash('sha256')
  let bytes = 0
  let piece = await next()
  while (piece.length > 0) {
    await hooks.check(piece.length, bytes)
    const writing = writeAll(target, piece, bytes)
    const reading = next()
    hash.update(piece)
    // Both are waited for, so that no buffer or handle is in use when an error leaves here; a target that fails
    // (disk full) is the more telling of two errors.
    const [written, read] = await Promise.allSettled([writing, reading])
    if (written.status === 'rejected') throw written.reason
    if (read.status === 'rejected') throw read.reason
    bytes += piece.length
    flushAfter(bytes)
    hooks.onPiece(bytes)
    piece = read.value
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** Hash of a whole file. */
export async function hashFile(file: DiskFile): Promise<Copied> {
  const hash = createHash('sha256')
  const next = readerOfFile(file)
  let bytes = 0
  let piece = await next()
  while (piece.length > 0) {
    const reading = next()
    hash.update(piece)
    bytes += piece.length
    piece = await reading
  }
  return { sha256: hash.digest('hex'), bytes }
}
