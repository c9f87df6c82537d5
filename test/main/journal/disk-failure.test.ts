import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Journal } from '../../../src/main/journal/types'
import { faultyDisk, smallDisks } from './disks'
import {
  act,
  afterThis,
  all,
  asAfterPowerCut,
  folder,
  open,
  readSegmentFile,
  RESERVE,
  segmentPath,
} from './helpers'

const MIB = 1024 * 1024
const SEGMENT = /\.hjj$/

/** What a power cut at this moment would leave is opened as well: memory alone proves nothing. */
async function expectStored(dir: string, journal: Journal, steps: readonly unknown[]): Promise<void> {
  const payloads = (await all(journal)).map((event) => event.payload)
  expect(payloads).toEqual(steps.map((step) => ({ step })))
  const later = await open(asAfterPowerCut(dir))
  expect(later.readOnly).toBeNull()
  expect((await all(later.journal)).map((event) => event.payload)).toEqual(payloads)
  expect(await journal.verify()).toEqual({ ok: true, events: steps.length })
}

const failures = [
  ['a write refused (EIO)', { call: 'write', errno: 'EIO' }, 'journal/write-failed'],
  ['a write torn after 30 bytes (EIO)', { call: 'write', errno: 'EIO', takes: 30 }, 'journal/write-failed'],
  ['a full disk after 50 bytes', { call: 'write', errno: 'ENOSPC', takes: 50 }, 'journal/disk-full'],
  ['a used-up quota', { call: 'write', errno: 'EDQUOT' }, 'journal/disk-full'],
  ['a failed fsync (EIO)', { call: 'sync', errno: 'EIO' }, 'journal/write-failed'],
  ['an fsync that finds the disk full', { call: 'sync', errno: 'ENOSPC' }, 'journal/disk-full'],
] as const

describe('an append the disk refuses', () => {
  it.each(failures)(
    '%s: told by code, nothing of it stays, the next one works',
    async (_name, fault, code) => {
      const dir = folder()
      const { disk, fail } = faultyDisk()
      const { journal } = await open(dir, { disk })
      await journal.append([act({ step: 1 })])
      const sizeBefore = statSync(segmentPath(dir)).size
      fail({ ...fault, path: SEGMENT, times: 1 })
      await expect(journal.append([act({ step: 'lost' }), act({ step: 'lost too' })])).rejects.toMatchObject({
        code,
      })
      expect(statSync(segmentPath(dir)).size).toBe(sizeBefore)
      expect(journal.head.seq).toBe(1)
      await journal.append([act({ step: 2 })])
      await expectStored(dir, journal, [1, 2])
    },
  )

  it('is never fsynced again: the file is opened afresh and cut before the next write (fsyncgate)', async () => {
    const dir = folder()
    const { disk, fail, log } = faultyDisk()
    const { journal } = await open(dir, { disk })
    await journal.append([act({ step: 1 })])
    await journal.append([act({ step: 2 })])
    fail({ call: 'sync', path: SEGMENT, errno: 'EIO', times: 1 })
    log.length = 0
    await expect(journal.append([act({ step: 'lost' })])).rejects.toMatchObject({
      code: 'journal/write-failed',
    })
    await journal.append([act({ step: 3 })])
    expect(log.filter((line) => line.endsWith('.hjj')).map((line) => line.split(' ')[0])).toEqual([
      ...['write', 'sync'], // the one that fails
      ...['open', 'truncate', 'sync', 'read'], // afresh, cut, durable, looked at
      ...['open', 'write', 'sync'], // the next one
    ])
    await expectStored(dir, journal, [1, 2, 3])
  })

  it('keeps every other append waiting until the cut has worked', async () => {
    const dir = folder()
    const { disk, fail, heal } = faultyDisk()
    const { journal } = await open(dir, { disk })
    await journal.append([act({ step: 1 })])
    fail({ call: 'sync', path: SEGMENT, errno: 'EIO' })
    for (const step of ['lost', 'also lost', 'lost again'])
      await expect(journal.append([act({ step })])).rejects.toMatchObject({ code: 'journal/write-failed' })
    heal()
    fail({ call: 'truncate', path: SEGMENT, errno: 'EIO', times: 1 })
    await expect(journal.append([act({ step: 'lost' })])).rejects.toMatchObject({
      code: 'journal/write-failed',
    })
    await journal.append([act({ step: 2 })])
    await expectStored(dir, journal, [1, 2])
  })

  it('fails all that shared its frame, and none that came after', async () => {
    const dir = folder()
    const { disk, fail } = faultyDisk()
    const { journal } = await open(dir, { disk })
    await journal.append([act({ step: 1 })])
    fail({ call: 'sync', path: SEGMENT, errno: 'EIO', times: 1 })
    const together = await Promise.allSettled(['a', 'b', 'c'].map((step) => journal.append([act({ step })])))
    expect(together.map((one) => one.status)).toEqual(['rejected', 'rejected', 'rejected'])
    await Promise.all([2, 3].map((step) => journal.append([act({ step })])))
    await expectStored(dir, journal, [1, 2, 3])
  })

  it.each([
    ['write', /journal-000002/],
    ['sync', /journal-000002/],
    ['rename', /journal-000002/],
    ['open', /journal-000002/],
    ['syncFolder', /./],
  ] as const)('while a segment is begun (%s): the next one begins it again', async (call, path) => {
    const dir = folder()
    const { disk, fail } = faultyDisk()
    const { journal } = await open(dir, { disk, segmentBytes: 1400 })
    await journal.append([act({ step: 1 })])
    await journal.append([act({ step: 2 })])
    expect(existsSync(segmentPath(dir, 2))).toBe(false)
    fail({ call, path, errno: 'EIO', times: 1 })
    const large = act({ step: 'lost', text: 'x'.repeat(800) })
    await expect(journal.append([large])).rejects.toMatchObject({ code: 'journal/write-failed' })
    const cut = await open(asAfterPowerCut(dir))
    expect(cut.readOnly).toBeNull()
    expect(cut.journal.head).toEqual(journal.head)
    // Small enough for the old segment; but the header of the new one may be on the disk and names the old head.
    await journal.append([act({ step: 3 })])
    expect(existsSync(segmentPath(dir, 2))).toBe(true)
    await expectStored(dir, journal, [1, 2, 3])
  })

  it('because another program wrote into the segment makes the journal read-only', async () => {
    const dir = folder()
    const { journal } = await open(dir)
    await journal.append([act({ step: 1 })])
    const { writeFileSync } = await import('node:fs')
    writeFileSync(segmentPath(dir), Buffer.concat([readSegmentFile(dir), Buffer.from('x')]))
    await expect(journal.append([act()])).rejects.toMatchObject({
      code: 'journal/damaged',
      params: { kind: 'foreign-write' },
    })
    expect(journal.readOnly).toMatchObject({ code: 'journal/damaged', kind: 'foreign-write' })
    await expect(journal.append([act()])).rejects.toMatchObject({ code: 'journal/damaged' })
    expect(readSegmentFile(dir).at(-1)).toBe(0x78)
  })
})

describe('a failing disk at the start', () => {
  it('that refuses the folder is told as such, and the lock is let go', async () => {
    const dir = folder()
    const { disk, fail, heal } = faultyDisk()
    const first = await open(dir)
    await first.journal.append([act({ step: 1 })])
    await first.journal.close()
    fail({ call: 'sync', path: SEGMENT, errno: 'EIO' })
    await expect(open(dir, { disk })).rejects.toMatchObject({
      code: 'journal/open-failed',
      params: { errno: 'EIO' },
    })
    heal()
    const again = await open(dir, { disk })
    await expectStored(dir, again.journal, [1])
  })
})

describe.each(smallDisks)('a full disk (%s)', (_kind, smallDisk) => {
  const small = (bytes: number) => {
    const disk = smallDisk(bytes)
    afterThis(disk.dispose)
    return disk
  }
  const options = { reserveBytes: 16 * RESERVE }

  it('refuses ordinary acts, keeps all that was acknowledged, and goes on when there is room', async () => {
    const { dir, disk, fill, free } = small(MIB)
    const at = join(dir, 'journal')
    const { journal } = await open(at, { ...options, disk })
    const steps: number[] = []
    fill(20_000)
    let refusal: unknown = null
    for (let step = 0; refusal === null && step < 500; step++) {
      await journal.append([act({ step })]).then(
        () => steps.push(step),
        (cause: unknown) => {
          refusal = cause
        },
      )
    }
    expect(refusal).toMatchObject({ code: 'journal/disk-full' })
    expect(steps.length).toBeGreaterThan(10)
    await expect(journal.append([act({ step: 'no' })])).rejects.toMatchObject({ code: 'journal/disk-full' })
    free()
    await journal.append([act({ step: 1000 })])
    await expectStored(at, journal, [...steps, 1000])
    await journal.close()
  })

  it('still takes a closing event from the reserve, and keeps the rest of it for more of them', async () => {
    const { dir, disk, fill, free } = small(MIB)
    const at = join(dir, 'journal')
    const { journal } = await open(at, { ...options, disk })
    await journal.append([act({ step: 1 })])
    fill()
    await expect(fillUp(journal)).rejects.toMatchObject({ code: 'journal/disk-full' })
    const before = journal.head.seq
    await journal.append([act({ step: 'closing' })], { essential: true })
    expect(existsSync(join(at, 'reserve.bin'))).toBe(false)
    await expect(journal.append([act({ step: 'no' })])).rejects.toMatchObject({ code: 'journal/disk-full' })
    await journal.append([act({ step: 'closed' })], { essential: true })
    expect(journal.head.seq).toBe(before + 2)
    free()
    await journal.append([act({ step: 'after' })])
    expect(statSync(join(at, 'reserve.bin')).size).toBe(options.reserveBytes)
    expect(await journal.verify()).toEqual({ ok: true, events: before + 3 })
    await journal.close()
  })

  it('does not keep the program from starting, not even with a torn tail to put right', async () => {
    const { dir, disk, fill, free } = small(MIB)
    const at = join(dir, 'journal')
    const first = await open(at, { ...options, disk })
    await first.journal.append([act({ step: 1 })])
    await first.journal.append([act({ step: 2 })])
    await first.journal.close()
    const whole = await disk.open(segmentPath(at), 'r+')
    await whole.truncate(statSync(segmentPath(at)).size - 4)
    await whole.close()
    fill()
    const second = await open(at, { ...options, disk })
    expect(second.readOnly).toBeNull()
    expect(second.recovered).toMatchObject({ segment: 1, lostEvents: 1 })
    expect(existsSync(join(at, second.recovered?.sideFile ?? 'none'))).toBe(true)
    expect((await all(second.journal)).map((event) => event.payload)).toEqual([{ step: 1 }])
    await expect(second.journal.append([act({ step: 'no' })])).rejects.toMatchObject({
      code: 'journal/disk-full',
    })
    free()
    await second.journal.append([act({ step: 2 })])
    await expectStored(at, second.journal, [1, 2])
    await second.journal.close()
  })

  it('starts on a disk that has never had room for the reserve, for reading and for freeing it', async () => {
    const { dir, disk, fill, free } = small(MIB)
    const at = join(dir, 'journal')
    fill(16_000)
    const { journal } = await open(at, { ...options, disk })
    await expect(journal.append([act({ step: 1 })])).rejects.toMatchObject({ code: 'journal/disk-full' })
    free()
    await journal.append([act({ step: 1 })])
    await expectStored(at, journal, [1])
    await journal.close()
  })
})

async function fillUp(journal: Journal): Promise<never> {
  for (let step = 0; step < 2000; step++) await journal.append([act({ step })])
  throw new Error('the disk never got full')
}
