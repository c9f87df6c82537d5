/**
 * Takes a source into a temporary file of the store: copied, hashed, fsynced, read-only, not yet under its name.
 * Whatever goes wrong, the temporary file is gone afterwards.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { AppError } from '@shared/lib/app-error'
import { type Disk, type DiskFile, removeIfThere } from '../journal/disk'
import { type Copied, copyAndHash, type ReadNext, readerOfFile, readerOfStream } from './copy-and-hash'
import { diskFull, nameFailure, SourceFailure } from './failures'
import type { BlobSource, IngestOptions } from './types'

export type Received = Copied & { readonly temp: string }

export type ReceiveContext = { readonly disk: Disk; readonly tempDir: string; readonly marginBytes: number }

const READ_ONLY = 0o444
/** The free space is asked for again after so much: several files may be copied at once. */
const SPACE_CHECK_BYTES = 16 * 1024 * 1024

type OpenSource = {
  readonly next: ReadNext
  /** Null for a stream. */
  readonly totalBytes: number | null
  /** @throws SourceFailure when what was read is not one state of the source */
  readonly assertUnchanged: (readBytes: number) => Promise<void>
  readonly close: () => Promise<void>
}

const fromSource = async <T>(run: () => Promise<T>): Promise<T> => {
  try {
    return await run()
  } catch (cause) {
    throw new SourceFailure(cause)
  }
}

const errno = (code: string): Error => Object.assign(new Error(code), { code })

async function openFileSource(disk: Disk, path: string): Promise<OpenSource> {
  const file: DiskFile = await fromSource(() => disk.open(path, 'r'))
  try {
    const before = await fromSource(() => file.stat())
    if (!before.isFile) throw new SourceFailure(errno('EISDIR'))
    const next = readerOfFile(file)
    return {
      next: () => fromSource(next),
      totalBytes: before.size,
      assertUnchanged: async (readBytes) => {
        const after = await fromSource(() => file.stat())
        const same =
          after.size === before.size && after.mtimeMs === before.mtimeMs && readBytes === after.size
        if (!same) throw new SourceFailure(errno('ESTALE'))
      },
      close: () => file.close(),
    }
  } catch (cause) {
    await file.close()
    throw cause
  }
}

function openStreamSource(stream: AsyncIterable<Uint8Array>): OpenSource {
  const { next, end } = readerOfStream(stream)
  return {
    next: () => fromSource(next),
    totalBytes: null,
    assertUnchanged: () => Promise.resolve(),
    close: end,
  }
}

async function assertRoom(context: ReceiveContext, moreBytes: number): Promise<void> {
  const { disk, tempDir, marginBytes } = context
  const neededBytes = moreBytes + marginBytes
  if ((await disk.freeBytes(tempDir)) < neededBytes) throw await diskFull(disk, tempDir, neededBytes)
}

function assertGoingOn(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new AppError('blob/cancelled', 'the copy was cancelled')
}

async function copyInto(
  target: DiskFile,
  source: OpenSource,
  context: ReceiveContext,
  { signal, onProgress }: IngestOptions,
): Promise<Copied> {
  const { totalBytes } = source
  let checkedAt = -SPACE_CHECK_BYTES
  const copied = await copyAndHash(source.next, target, {
    check: async (nextBytes, doneBytes) => {
      assertGoingOn(signal)
      if (doneBytes - checkedAt < SPACE_CHECK_BYTES) return
      checkedAt = doneBytes
      await assertRoom(context, Math.max(nextBytes, (totalBytes ?? 0) - doneBytes))
    },
    onPiece: (doneBytes) => onProgress?.(totalBytes === null ? { doneBytes } : { doneBytes, totalBytes }),
  })
  await source.assertUnchanged(copied.bytes)
  await target.chmod(READ_ONLY)
  await target.sync()
  assertGoingOn(signal)
  return copied
}

/** @throws AppError as `BlobStore.ingest` */
export async function receive(
  context: ReceiveContext,
  from: BlobSource,
  options: IngestOptions,
): Promise<Received> {
  const { disk, tempDir, marginBytes } = context
  const temp = join(tempDir, `${randomUUID()}.part`)
  let totalBytes = 0
  try {
    assertGoingOn(options.signal)
    const source = typeof from === 'string' ? await openFileSource(disk, from) : openStreamSource(from)
    try {
      totalBytes = source.totalBytes ?? 0
      if (totalBytes > 0) await assertRoom(context, totalBytes)
      const target = await disk.open(temp, 'wx')
      try {
        return { ...(await copyInto(target, source, context, options)), temp }
      } finally {
        await target.close()
      }
    } finally {
      await source.close()
    }
  } catch (cause) {
    await removeIfThere(disk, temp)
    throw await nameFailure(disk, tempDir, cause, totalBytes + marginBytes)
  }
}
