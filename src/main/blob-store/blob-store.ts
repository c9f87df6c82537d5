/**
 * Originals and produced files, addressed by the SHA-256 of their exact bytes:
 *   store.json · blobs/ab/abcd… (read-only) · tmp/ (unfinished copies) · quarantine/ (bytes that no longer match)
 *
 * A name under blobs/ appears by rename, after the bytes are fsynced: it is whole or not there. Nothing under
 * blobs/ is ever changed or deleted; a file that no longer matches its name is moved aside, for it may be all that
 * is left.
 */
import { join } from 'node:path'
import { AppError } from '@shared/lib/app-error'
import { Sha256 } from '@shared/lib/sha256'
import { type Disk, errnoOf, nodeDisk, readAll, removeIfThere, withFile } from '../journal/disk'
import { type Copied, hashFile } from './copy-and-hash'
import { nameFailure } from './failures'
import { type Received, receive } from './receive'
import { ensureMarker } from './store-marker'
import type { BlobFile, BlobSource, BlobStore, BlobStoreOptions, Ingested, IngestOptions } from './types'

/** Left free by blobs, so that the journal, which is small, can always be written. */
export const MARGIN_BYTES = 64 * 1024 * 1024

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

class FileBlobStore implements BlobStore {
  readonly #disk: Disk
  readonly #dir: string
  readonly #now: () => number
  readonly #marginBytes: number
  /** Found sound in this session, or being looked at. */
  readonly #verified = new Map<Sha256, Promise<BlobFile>>()
  readonly #shards = new Set<string>()
  /** Names are given one at a time, so that two copies of one file cannot race for it. */
  #naming: Promise<unknown> = Promise.resolve()

  constructor(options: BlobStoreOptions) {
    this.#disk = options.disk ?? nodeDisk
    this.#dir = options.dir
    this.#now = options.now ?? Date.now
    this.#marginBytes = options.marginBytes ?? MARGIN_BYTES
  }

  async prepare(): Promise<void> {
    for (const name of ['', 'blobs', 'tmp']) await this.#disk.mkdir(join(this.#dir, name))
    await ensureMarker(this.#disk, this.#dir)
    await this.#disk.syncFolder(this.#dir)
  }

  path = (sha256: Sha256): string => {
    // A hash from the other side of the border becomes part of a path here and nowhere else.
    if (!Sha256.safeParse(sha256).success) throw new AppError('blob/missing', 'not a blob address')
    return join(this.#dir, 'blobs', sha256.slice(0, 2), sha256)
  }

  ingest = async (source: BlobSource, options: IngestOptions = {}): Promise<Ingested> => {
    const context = { disk: this.#disk, tempDir: join(this.#dir, 'tmp'), marginBytes: this.#marginBytes }
    const received = await receive(context, source, options)
    const named = this.#naming.then(() => this.#giveName(received))
    this.#naming = named.catch(() => undefined)
    try {
      return await named
    } catch (cause) {
      await removeIfThere(this.#disk, received.temp)
      throw await nameFailure(this.#disk, this.#dir, cause, received.bytes + this.#marginBytes)
    }
  }

  put = (bytes: Uint8Array): Promise<Ingested> => this.ingest(once(bytes))

  has = async (sha256: Sha256): Promise<boolean> => {
    try {
      await this.#disk.size(this.path(sha256))
      return true
    } catch (cause) {
      if (errnoOf(cause) === 'ENOENT') return false
      throw readFailure(cause)
    }
  }

  openVerified = (sha256: Sha256): Promise<BlobFile> => {
    const known = this.#verified.get(sha256)
    if (known !== undefined) return known
    const opening = this.#verify(sha256)
    this.#verified.set(sha256, opening)
    opening.catch(() => this.#verified.delete(sha256))
    return opening
  }

  readRange = async (sha256: Sha256, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> => {
    const { path, bytes } = await this.openVerified(sha256)
    const from = Math.max(0, start)
    const buffer = Buffer.alloc(Math.max(0, Math.min(end, bytes) - from))
    try {
      const count = await withFile(this.#disk, path, 'r', (file) => readAll(file, buffer, from))
      return buffer.subarray(0, count)
    } catch (cause) {
      this.#verified.delete(sha256)
      throw readFailure(cause)
    }
  }

  sweepTemp = async (): Promise<number> => {
    const folder = join(this.#dir, 'tmp')
    const names = await this.#disk.readdir(folder)
    for (const name of names) await removeIfThere(this.#disk, join(folder, name))
    return names.length
  }

  list = async (): Promise<readonly { readonly sha256: Sha256; readonly bytes: number }[]> => {
    const found: { sha256: Sha256; bytes: number }[] = []
    for (const shard of await this.#disk.readdir(join(this.#dir, 'blobs'))) {
      if (!/^[0-9a-f]{2}$/.test(shard)) continue
      for (const name of await this.#disk.readdir(join(this.#dir, 'blobs', shard))) {
        if (!Sha256.safeParse(name).success || !name.startsWith(shard)) continue
        found.push({ sha256: name, bytes: await this.#disk.size(this.path(name)) })
      }
    }
    return found
  }

  async #giveName({ sha256, bytes, temp }: Received): Promise<Ingested> {
    const existed = await this.#isSound(sha256)
    if (existed) {
      await removeIfThere(this.#disk, temp)
      return { sha256, bytes, existed }
    }
    const path = this.path(sha256)
    await this.#ensureShard(sha256.slice(0, 2))
    await this.#disk.rename(temp, path)
    await this.#disk.syncFolder(join(path, '..'))
    // Hashed on its way in, a moment ago.
    this.#verified.set(sha256, Promise.resolve({ path, bytes }))
    return { sha256, bytes, existed }
  }

  /** A duplicate counts only if its bytes are really there; a rotten one is replaced by the copy just made. */
  async #isSound(sha256: Sha256): Promise<boolean> {
    if (!(await this.has(sha256))) return false
    try {
      await this.openVerified(sha256)
      return true
    } catch (cause) {
      if (cause instanceof AppError && ['blob/hash-mismatch', 'blob/missing'].includes(cause.code))
        return false
      throw cause
    }
  }

  async #ensureShard(shard: string): Promise<void> {
    if (this.#shards.has(shard)) return
    await this.#disk.mkdir(join(this.#dir, 'blobs', shard))
    await this.#disk.syncFolder(join(this.#dir, 'blobs'))
    this.#shards.add(shard)
  }

  async #verify(sha256: Sha256): Promise<BlobFile> {
    const path = this.path(sha256)
    let found: Copied
    try {
      found = await withFile(this.#disk, path, 'r', hashFile)
    } catch (cause) {
      throw readFailure(cause)
    }
    if (found.sha256 === sha256) return { path, bytes: found.bytes }
    await this.#quarantine(sha256)
    throw new AppError('blob/hash-mismatch', 'a blob no longer matches its name', { sha256 })
  }

  async #quarantine(sha256: Sha256): Promise<void> {
    const folder = join(this.#dir, 'quarantine')
    const stamp = new Date(this.#now()).toISOString().replace(/[-:.]/g, '')
    await this.#disk.mkdir(folder)
    await this.#disk.rename(this.path(sha256), join(folder, `${sha256}.${stamp}`))
    await this.#disk.syncFolder(folder)
    await this.#disk.syncFolder(join(this.path(sha256), '..'))
  }
}

function readFailure(cause: unknown): unknown {
  const errno = errnoOf(cause)
  if (errno === 'ENOENT') return new AppError('blob/missing', 'a blob is not in the store', {}, { cause })
  if (errno === '') return cause
  return new AppError('blob/read-failed', 'a blob cannot be read', { errno }, { cause })
}

/** @throws AppError `blob/newer-format`, `blob/store-damaged`, `blob/open-failed` {errno} */
export async function openBlobStore(options: BlobStoreOptions): Promise<BlobStore> {
  const store = new FileBlobStore(options)
  try {
    await store.prepare()
  } catch (cause) {
    const errno = errnoOf(cause)
    if (cause instanceof AppError || errno === '') throw cause
    throw new AppError('blob/open-failed', 'the blob store cannot be used', { errno }, { cause })
  }
  return store
}
