/**
 * One pass over a source: read, hash and write at the same time. Reading is one buffer ahead of the hash, writing may
 * be some buffers behind it, so that none of the three waits for the slowest of each single buffer. Node only, so it
 * runs in main as well as in a utility process; hashing takes about 0.7 ms per buffer on the calling thread, between
 * which everything else gets its turn.
 */
import { createHash } from 'node:crypto'
import type { Sha256 } from '@shared/lib/sha256'
import { type DiskFile, writeAll } from '../journal/disk'

/** Measured between 256 KB and 4 MB: smaller costs calls, larger leaves the processor's cache and makes others wait. */
export const BUFFER_BYTES = 1024 * 1024
/** One being read, one being hashed, the others waiting for the disk. */
const BUFFER_COUNT = 8
const MAX_BEHIND = BUFFER_COUNT - 2

/**
 * The disk is set to work while the copy goes on, so that little is left for the fsync at the end: measured, it
 * falls from 140 ms to 10–30 ms of a 340 MB file. It also keeps a slow disk from stalling the writer all at once.
 */
const FLUSH_BYTES = 32 * 1024 * 1024

export type Copied = { readonly sha256: Sha256; readonly bytes: number }

/** The next bytes, valid for `BUFFER_COUNT` - 1 more calls; empty at the end. */
export type ReadNext = () => Promise<Uint8Array>

/** Calls `check` before each piece and `onPiece` after it has been written. */
export type CopyHooks = {
  readonly check: (nextBytes: number, doneBytes: number) => Promise<void> | void
  readonly onPiece: (doneBytes: number) => void
}

export function readerOfFile(file: DiskFile, bufferCount = BUFFER_COUNT): ReadNext {
  const buffers: Buffer[] = []
  let turn = 0
  let position = 0
  return async () => {
    const buffer = (buffers[turn] ??= Buffer.allocUnsafeSlow(BUFFER_BYTES))
    turn = (turn + 1) % bufferCount
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

/**
 * Writes in order, in its own time. The first failure is kept, what was to follow is not written, and whoever comes
 * next is told.
 */
class WriteBehind {
  readonly #target: DiskFile
  readonly #onWritten: (doneBytes: number) => void
  readonly #waiting: Promise<void>[] = []
  #last: Promise<void> = Promise.resolve()
  #failure: { readonly cause: unknown } | null = null
  #position = 0

  constructor(target: DiskFile, onWritten: (doneBytes: number) => void) {
    this.#target = target
    this.#onWritten = onWritten
  }

  push(piece: Uint8Array): void {
    const at = this.#position
    this.#position += piece.length
    this.#last = this.#last.then(() => this.#write(piece, at))
    this.#waiting.push(this.#last)
  }

  /** Resolves when another piece may be pushed. @throws what a write has failed with */
  async room(): Promise<void> {
    while (this.#waiting.length > MAX_BEHIND) await this.#waiting.shift()
    this.#assertSound()
  }

  /** Resolves when nothing is being written any more. @throws what a write has failed with */
  async settle(): Promise<void> {
    await this.#last
    this.#assertSound()
  }

  #assertSound(): void {
    if (this.#failure !== null) throw this.#failure.cause
  }

  async #write(piece: Uint8Array, at: number): Promise<void> {
    if (this.#failure !== null) return
    try {
      await writeAll(this.#target, piece, at)
      this.#onWritten(at + piece.length)
    } catch (cause) {
      this.#failure = { cause }
    }
  }
}

/** Copies all of the source; the bytes are not durable before `target.sync()`, which is left to the caller. */
export async function copyAndHash(next: ReadNext, target: DiskFile, hooks: CopyHooks): Promise<Copied> {
  const flush = flusher(target)
  const writes = new WriteBehind(target, (doneBytes) => {
    flush.after(doneBytes)
    hooks.onPiece(doneBytes)
  })
  try {
    const copied = await copyPieces(next, writes, hooks)
    await writes.settle()
    await flush.settle()
    return copied
  } catch (cause) {
    // Nothing may be running when the caller closes the file. A target that fails (disk full) tells more than
    // what happened to the source meanwhile.
    const failure = await writes.settle().then(
      () => cause,
      (inWrite: unknown) => inWrite,
    )
    await flush.settle().catch(() => undefined)
    throw failure
  }
}

async function copyPieces(next: ReadNext, writes: WriteBehind, { check }: CopyHooks): Promise<Copied> {
  const hash = createHash('sha256')
  let bytes = 0
  let piece = await next()
  while (piece.length > 0) {
    await check(piece.length, bytes)
    await writes.room()
    writes.push(piece)
    const reading = next()
    hash.update(piece)
    bytes += piece.length
    piece = await reading
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** Hash of a whole file. */
export async function hashFile(file: DiskFile): Promise<Copied> {
  const hash = createHash('sha256')
  const next = readerOfFile(file, 2)
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
