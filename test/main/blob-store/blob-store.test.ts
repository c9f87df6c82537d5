import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openBlobStore } from '../../../src/main/blob-store/blob-store'
import { BUFFER_BYTES } from '../../../src/main/blob-store/copy-and-hash'
import type { BlobStore, BlobStoreOptions } from '../../../src/main/blob-store/types'
import { type Disk, nodeDisk } from '../../../src/main/journal/disk'
import { faultyDisk, smallDisks, systemError } from '../journal/disks'
import { afterThis, folder, NOW } from '../journal/helpers'

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

type Store = { readonly dir: string; readonly store: BlobStore; readonly usb: string }

async function storeIn(dir: string, options: Partial<BlobStoreOptions> = {}): Promise<Store> {
  const usb = folder()
  const store = await openBlobStore({ dir, now: () => NOW, marginBytes: 0, ...options })
  return { dir, store, usb }
}

const newStore = (options: Partial<BlobStoreOptions> = {}): Promise<Store> => storeIn(folder(), options)

function sourceFile(usb: string, bytes: Uint8Array, name = '卷宗 01.pdf'): string {
  const path = join(usb, name)
  writeFileSync(path, bytes)
  return path
}

const filesIn = (dir: string, name: string): readonly string[] =>
  readdirSync(join(dir, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)

/** Neither a blob nor half of one. */
const expectNothingLeft = ({ dir }: Store): void => {
  expect({ tmp: filesIn(dir, 'tmp'), blobs: filesIn(dir, 'blobs') }).toEqual({ tmp: [], blobs: [] })
}

/** Changes a stored file behind the store's back, as rot would. */
function rot(path: string, change: (bytes: Buffer) => Buffer): void {
  chmodSync(path, 0o644)
  writeFileSync(path, change(readFileSync(path)))
}

const flipFirst = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes)
  copy[0] = (copy[0] ?? 0) ^ 1
  return copy
}

describe('ingest', () => {
  it.each([
    0,
    1,
    1000,
    BUFFER_BYTES - 1,
    BUFFER_BYTES,
    BUFFER_BYTES + 1,
    2 * BUFFER_BYTES,
    3 * BUFFER_BYTES + 17,
  ])('keeps exactly the %i bytes of the source, under their hash, read-only', async (size) => {
    const { dir, store, usb } = await newStore()
    const bytes = randomBytes(size)
    const source = sourceFile(usb, bytes)
    const progress: number[] = []
    const found = await store.ingest(source, {
      onProgress: ({ doneBytes, totalBytes }) => {
        expect(totalBytes).toBe(size)
        progress.push(doneBytes)
      },
    })
    expect(found).toEqual({ sha256: sha(bytes), bytes: size, existed: false })
    const path = join(dir, 'blobs', found.sha256.slice(0, 2), found.sha256)
    expect(store.path(found.sha256)).toBe(path)
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(statSync(path).mode & 0o777).toBe(0o444)
    expect(progress.at(-1) ?? 0).toBe(size)
    expect(readFileSync(source).equals(bytes)).toBe(true)
    expect(filesIn(dir, 'tmp')).toEqual([])
  })

  it('takes a stream in pieces of any size', async () => {
    const { store } = await newStore()
    const bytes = randomBytes(300_000)
    async function* pieces() {
      for (const [from, to] of [
        [0, 1],
        [1, 1],
        [1, 100_000],
        [100_000, 300_000],
      ] as const) {
        await Promise.resolve()
        yield bytes.subarray(from, to)
      }
    }
    expect(await store.ingest(pieces())).toEqual({ sha256: sha(bytes), bytes: 300_000, existed: false })
    expect(Buffer.from(await store.readRange(sha(bytes), 0, 300_000)).equals(bytes)).toBe(true)
  })

  it('finds duplicates and makes no second copy, also when both come at once', async () => {
    const { dir, store, usb } = await newStore()
    const bytes = randomBytes(50_000)
    const first = sourceFile(usb, bytes, 'a.pdf')
    const second = sourceFile(usb, bytes, 'b.pdf')
    const both = await Promise.all([store.ingest(first), store.ingest(second), store.put(bytes)])
    expect(both.map(({ existed }) => existed).sort()).toEqual([false, true, true])
    expect((await store.ingest(first)).existed).toBe(true)
    expect(filesIn(dir, 'blobs')).toEqual([sha(bytes)])
    expect(filesIn(dir, 'tmp')).toEqual([])
  })

  it('replaces a rotten duplicate by the sound bytes it has just read', async () => {
    const dir = folder()
    const bytes = randomBytes(1000)
    const { sha256 } = await (await storeIn(dir)).store.put(bytes)
    const { store } = await storeIn(dir)
    rot(store.path(sha256), flipFirst)
    expect((await store.put(bytes)).existed).toBe(false)
    expect(Buffer.from(await store.readRange(sha256, 0, 1000)).equals(bytes)).toBe(true)
    expect(filesIn(dir, 'quarantine')).toHaveLength(1)
  })

  it('answers only after bytes, name and folder are on the disk, in that order', async () => {
    const { disk, log } = faultyDisk()
    const { store } = await newStore({ disk })
    log.length = 0
    const { sha256 } = await store.put(Buffer.from('x'))
    const names = log.map((line) => line.replace(/\S+\.part$/, 'temp').replace(sha256, 'blob'))
    expect(names).toEqual([
      'open temp',
      'write temp',
      'sync temp',
      'syncFolder blobs',
      'rename blob',
      `syncFolder ${sha256.slice(0, 2)}`,
    ])
  })

  it('leaves nothing when cancelled, at whichever piece', async () => {
    for (const stopAt of [0, 1, 2, 3]) {
      const found = await newStore()
      const stop = new AbortController()
      if (stopAt === 0) stop.abort()
      const source = sourceFile(found.usb, randomBytes(3 * BUFFER_BYTES))
      const ingest = found.store.ingest(source, {
        signal: stop.signal,
        onProgress: ({ doneBytes }) => {
          if (doneBytes === stopAt * BUFFER_BYTES) stop.abort()
        },
      })
      await expect(ingest).rejects.toMatchObject({ code: 'blob/cancelled' })
      expectNothingLeft(found)
    }
  })
})

describe('a source that fails', () => {
  it.each([
    ['is not there', 'blob/source-lost', (usb: string) => join(usb, 'gone.pdf')],
    ['is a folder', 'blob/source-unreadable', (usb: string) => usb],
  ] as const)('because it %s is told as %s', async (_why, code, path) => {
    const found = await newStore()
    await expect(found.store.ingest(path(found.usb))).rejects.toMatchObject({ code })
    expectNothingLeft(found)
  })

  it.each([
    ['a stick pulled out (EIO)', 'EIO', 'blob/source-lost'],
    ['a stick pulled out (ENODEV)', 'ENODEV', 'blob/source-lost'],
    ['a file that may not be read', 'EACCES', 'blob/source-unreadable'],
  ])('in the middle: %s', async (_name, errno, code) => {
    const { disk, fail } = faultyDisk()
    const found = await newStore({ disk })
    fail({ call: 'read', path: /卷宗/, errno, after: 1 })
    const source = sourceFile(found.usb, randomBytes(2 * BUFFER_BYTES))
    await expect(found.store.ingest(source)).rejects.toMatchObject({ code, params: { errno } })
    expectNothingLeft(found)
  })

  it.each([
    ['grows', (path: string) => writeFileSync(path, 'more', { flag: 'a' })],
    ['shrinks', (path: string) => truncateSync(path, BUFFER_BYTES + 5)],
    ['is written anew', (path: string) => writeFileSync(path, randomBytes(2 * BUFFER_BYTES))],
  ])('because it %s while it is read is not taken', async (_how, change) => {
    const found = await newStore()
    const source = sourceFile(found.usb, randomBytes(2 * BUFFER_BYTES))
    let changed = false
    const ingest = found.store.ingest(source, {
      onProgress: () => {
        if (!changed) change(source)
        changed = true
      },
    })
    await expect(ingest).rejects.toMatchObject({ code: 'blob/source-lost' })
    expectNothingLeft(found)
  })

  it('is told when a stream breaks', async () => {
    const found = await newStore()
    async function* broken() {
      yield await Promise.resolve(Buffer.from('half'))
      throw systemError('EIO')
    }
    await expect(found.store.ingest(broken())).rejects.toMatchObject({ code: 'blob/source-lost' })
    expectNothingLeft(found)
  })
})

describe('a disk that fails', () => {
  it.each([
    ['write', { call: 'write', path: /\.part$/, takes: 100 }],
    ['fsync', { call: 'sync', path: /\.part$/ }],
    ['rename', { call: 'rename', path: /blobs/ }],
  ] as const)('at %s leaves nothing and is told by code', async (_name, fault) => {
    for (const [errno, code] of [
      ['EIO', 'blob/write-failed'],
      ['ENOSPC', 'blob/disk-full'],
    ] as const) {
      const { disk, fail, heal } = faultyDisk()
      const found = await newStore({ disk })
      fail({ ...fault, errno })
      await expect(found.store.put(randomBytes(5000))).rejects.toMatchObject({ code })
      expectNothingLeft(found)
      heal()
      expect((await found.store.put(randomBytes(5000))).existed).toBe(false)
    }
  })

  it('whose fsync failed while the copy went on is not believed when the next one succeeds', async () => {
    const { disk, fail } = faultyDisk()
    const found = await newStore({ disk })
    fail({ call: 'sync', path: /\.part$/, errno: 'EIO', times: 1 })
    await expect(
      found.store.ingest(sourceFile(found.usb, Buffer.alloc(10 * BUFFER_BYTES))),
    ).rejects.toMatchObject({
      code: 'blob/write-failed',
    })
    expectNothingLeft(found)
  })

  it('refuses before the first byte when margin and file do not fit, and says how much is missing', async () => {
    const disk: Disk = { ...nodeDisk, freeBytes: () => Promise.resolve(70_000) }
    const found = await newStore({ disk, marginBytes: 64_000 })
    await expect(found.store.ingest(sourceFile(found.usb, randomBytes(6001)))).rejects.toMatchObject({
      code: 'blob/disk-full',
      params: { neededBytes: 70_001, freeBytes: 70_000 },
    })
    expectNothingLeft(found)
    expect((await found.store.ingest(sourceFile(found.usb, randomBytes(6000)))).bytes).toBe(6000)
  })
})

describe.each(smallDisks)('a disk that fills up while a file is copied (%s)', (_kind, smallDisk) => {
  it('is told, nothing half-written stays, and the same file goes in when there is room', async () => {
    const small = smallDisk(24 * 1024 * 1024)
    afterThis(small.dispose)
    const found = await storeIn(join(small.dir, 'store'), { disk: small.disk })
    const source = sourceFile(found.usb, randomBytes(4 * BUFFER_BYTES))
    let filled = false
    const ingest = found.store.ingest(source, {
      onProgress: () => {
        if (!filled) small.fill(BUFFER_BYTES / 2)
        filled = true
      },
    })
    await expect(ingest).rejects.toMatchObject({ code: 'blob/disk-full' })
    expectNothingLeft(found)
    await expect(found.store.ingest(source)).rejects.toMatchObject({ code: 'blob/disk-full' })
    small.free()
    expect((await found.store.ingest(source)).bytes).toBe(4 * BUFFER_BYTES)
  })
})

describe('opening', () => {
  it('hashes a blob once a session, for all who ask at once', async () => {
    const dir = folder()
    const { sha256 } = await (await storeIn(dir)).store.put(randomBytes(1000))
    const { disk, log } = faultyDisk()
    const { store } = await storeIn(dir, { disk })
    const opens = (): number => log.filter((line) => line === `open ${sha256}`).length
    await Promise.all([store.openVerified(sha256), store.openVerified(sha256)])
    expect(await store.openVerified(sha256)).toEqual({ path: store.path(sha256), bytes: 1000 })
    expect(opens()).toBe(1)
  })

  it.each([
    ['one bit', flipFirst],
    ['a missing end', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['an added byte', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')])],
    ['nothing left', () => Buffer.alloc(0)],
  ])('finds %s changed, moves the file aside and keeps it', async (_what, change) => {
    const dir = folder()
    const bytes = randomBytes(1000)
    const { sha256 } = await (await storeIn(dir)).store.put(bytes)
    const { store } = await storeIn(dir)
    rot(store.path(sha256), change)
    await expect(store.openVerified(sha256)).rejects.toMatchObject({
      code: 'blob/hash-mismatch',
      params: { sha256 },
    })
    expect(await store.has(sha256)).toBe(false)
    const [kept = ''] = filesIn(dir, 'quarantine')
    expect(kept).toBe(`${sha256}.20260303T010203004Z`)
    expect(readFileSync(join(dir, 'quarantine', kept)).equals(change(bytes))).toBe(true)
    await expect(store.openVerified(sha256)).rejects.toMatchObject({ code: 'blob/missing' })
    expect((await store.put(bytes)).existed).toBe(false)
    expect((await store.openVerified(sha256)).bytes).toBe(1000)
  })

  it('does not take a disk that cannot be read for a changed file', async () => {
    const dir = folder()
    const { sha256 } = await (await storeIn(dir)).store.put(randomBytes(1000))
    const { disk, fail } = faultyDisk()
    const { store } = await storeIn(dir, { disk })
    fail({ call: 'read', errno: 'EIO', times: 1, path: new RegExp(sha256) })
    await expect(store.openVerified(sha256)).rejects.toMatchObject({ code: 'blob/read-failed' })
    expect((await store.openVerified(sha256)).bytes).toBe(1000)
  })

  it.each([
    [0, 10, 0, 10],
    [990, 2000, 990, 1000],
    [1000, 1001, 1000, 1000],
    [5000, 6000, 0, 0],
    [20, 10, 0, 0],
    [-5, 5, 0, 5],
  ])('reads the range %i to %i as bytes %i to %i', async (start, end, from, to) => {
    const { store } = await newStore()
    const bytes = randomBytes(1000)
    const { sha256 } = await store.put(bytes)
    expect(Buffer.from(await store.readRange(sha256, start, end)).equals(bytes.subarray(from, to))).toBe(true)
  })

  it.each(['', 'a'.repeat(63), `${'a'.repeat(64)}/..`, '../../../../etc/passwd', 'A'.repeat(64)])(
    'never makes a path of %j',
    async (address) => {
      const { store } = await newStore()
      expect(() => store.path(address)).toThrow(expect.objectContaining({ code: 'blob/missing' }))
      await expect(store.openVerified(address)).rejects.toMatchObject({ code: 'blob/missing' })
      await expect(store.readRange(address, 0, 1)).rejects.toMatchObject({ code: 'blob/missing' })
    },
  )
})

describe('the store', () => {
  it('lists what it holds and nothing else', async () => {
    const { dir, store } = await newStore()
    const put = await Promise.all([10, 20, 30].map((size) => store.put(randomBytes(size))))
    mkdirSync(join(dir, 'blobs', 'zz'))
    writeFileSync(join(dir, 'blobs', '.DS_Store'), '')
    writeFileSync(join(dirname(store.path(put[0]?.sha256 ?? '')), 'Thumbs.db'), '')
    const listed = await store.list()
    const bySha = (a: { sha256: string }, b: { sha256: string }): number => (a.sha256 < b.sha256 ? -1 : 1)
    expect([...listed].sort(bySha)).toEqual(put.map(({ sha256, bytes }) => ({ sha256, bytes })).sort(bySha))
  })

  it('sweeps what a crash left half-copied and touches no blob', async () => {
    const { dir, store } = await newStore()
    const { sha256 } = await store.put(randomBytes(10))
    writeFileSync(join(dir, 'tmp', 'left.part'), 'half')
    expect(await store.sweepTemp()).toBe(1)
    expect(filesIn(dir, 'tmp')).toEqual([])
    expect(await store.has(sha256)).toBe(true)
  })

  it('says what it is in a marker beside the blobs', async () => {
    const { dir } = await newStore()
    expect(JSON.parse(readFileSync(join(dir, 'store.json'), 'utf8'))).toEqual({
      magic: 'hengjuan-blob-store',
      formatVersion: 1,
      cipher: 'none',
    })
  })

  it.each([
    [
      'of a newer format',
      { magic: 'hengjuan-blob-store', formatVersion: 2, cipher: 'none' },
      'blob/newer-format',
    ],
    [
      'with an unknown cipher',
      { magic: 'hengjuan-blob-store', formatVersion: 1, cipher: 'aes' },
      'blob/newer-format',
    ],
    ['of something else', { magic: 'zip' }, 'blob/store-damaged'],
    ['that is no object', null, 'blob/store-damaged'],
  ])('is refused by a marker %s, unchanged', async (_what, marker, code) => {
    const { dir } = await newStore()
    const text = JSON.stringify(marker)
    writeFileSync(join(dir, 'store.json'), text)
    await expect(storeIn(dir)).rejects.toMatchObject({ code })
    expect(readFileSync(join(dir, 'store.json'), 'utf8')).toBe(text)
  })

  it('gets its marker back when it was lost', async () => {
    const { dir, store } = await newStore()
    const { sha256 } = await store.put(randomBytes(10))
    rmSync(join(dir, 'store.json'))
    const again = await storeIn(dir)
    expect(existsSync(join(dir, 'store.json'))).toBe(true)
    expect(await again.store.has(sha256)).toBe(true)
  })
})
