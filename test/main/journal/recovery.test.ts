import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHash } from 'node:crypto'
import { encodeFrame, FRAME_HEADER_BYTES, HEADER_BYTES } from '../../../src/main/journal/format'
import type { StoredEvent } from '../../../src/main/journal/types'
import {
  act,
  all,
  asAfterPowerCut,
  folder,
  frameOffsets,
  journalOf,
  open,
  readSegmentFile,
  segmentPath,
  writeSegmentFile,
} from './helpers'

const flipped = (bytes: Buffer, offset: number, mask = 0x01): Buffer => {
  const copy = Buffer.from(bytes)
  copy[offset] = (copy[offset] ?? 0) ^ mask
  return copy
}

/** A folder that holds just these bytes as its only segment. */
const folderWith = (bytes: Uint8Array): string => {
  const dir = folder()
  writeSegmentFile(dir, bytes)
  return dir
}

describe('a torn last frame', () => {
  it('is cut at every byte, kept aside and reported; all events before it stay', async () => {
    const { dir, events } = await journalOf(3)
    const bytes = readSegmentFile(dir)
    const [, , start = 0, end = 0] = frameOffsets(bytes)
    expect(end).toBe(bytes.length)
    for (let length = start + 1; length < end; length++) {
      const torn = folderWith(bytes.subarray(0, length))
      const { journal, recovered, readOnly } = await open(torn)
      expect(readOnly).toBeNull()
      expect(await all(journal)).toEqual(events.slice(0, 2))
      expect(recovered).toMatchObject({ segment: 1, bytes: length - start, lostEvents: 0 })
      expect(readFileSync(join(torn, recovered?.sideFile ?? ''))).toEqual(bytes.subarray(start, length))
      expect(readSegmentFile(torn)).toEqual(bytes.subarray(0, start))
      await journal.close()
      rmSync(torn, { recursive: true })
    }
  }, 60_000)

  it('is also one whose last blocks never reached the disk and read as zeros', async () => {
    const { dir, events } = await journalOf(3)
    const bytes = readSegmentFile(dir)
    const [, , start = 0] = frameOffsets(bytes)
    for (const from of [start, start + 7, start + FRAME_HEADER_BYTES, start + 90]) {
      const zeroed = Buffer.concat([Buffer.from(bytes).fill(0, from), Buffer.alloc(4096)])
      const { journal, recovered, readOnly } = await open(folderWith(zeroed))
      expect({ from, readOnly, bytes: recovered?.bytes }).toEqual({
        from,
        readOnly: null,
        bytes: zeroed.length - start,
      })
      expect(await all(journal)).toEqual(events.slice(0, 2))
    }
  })

  it('takes the whole batch with it: events of one append are there together or not at all', async () => {
    const { dir, journal, events } = await journalOf(1)
    await journal.append([act({ number: 7 }), act({ signed: true }), act({ sealed: true })])
    const bytes = readSegmentFile(dir)
    for (let length = frameOffsets(bytes)[1] ?? 0; length < bytes.length; length += 11) {
      const torn = await open(folderWith(bytes.subarray(0, length)))
      expect(await all(torn.journal)).toEqual(events)
    }
    const whole = await open(folderWith(bytes))
    expect(await all(whole.journal)).toHaveLength(4)
  })

  it('is cut once: the next start is clean and new events follow the last sound one', async () => {
    const { dir, events } = await journalOf(3)
    const torn = folderWith(readSegmentFile(dir).subarray(0, -5))
    const first = await open(torn)
    const [stored] = await first.journal.append([act({ again: true })])
    expect(stored?.seq).toBe(3)
    await first.journal.close()
    const second = await open(torn)
    expect(second.recovered).toBeNull()
    expect(await all(second.journal)).toEqual([...events.slice(0, 2), stored])
  })

  it('says how many acknowledged events the disk lost, when the mark of the last clean end knows', async () => {
    const { dir, journal, events } = await journalOf(5)
    await journal.close()
    const bytes = readSegmentFile(dir)
    const offsets = frameOffsets(bytes)
    writeSegmentFile(dir, bytes.subarray(0, (offsets[3] ?? 0) + 10))
    const torn = await open(dir)
    expect(torn.recovered).toMatchObject({ bytes: 10, lostEvents: 2 })
    expect(await all(torn.journal)).toEqual(events.slice(0, 3))
    await torn.journal.close()
    writeSegmentFile(dir, bytes.subarray(0, offsets[2]))
    const cutAtFrame = await open(dir)
    expect(cutAtFrame.recovered).toEqual({ segment: 1, bytes: 0, lostEvents: 1 })
  })
})

describe('damage before the last frame', () => {
  it('at any byte makes the journal read-only, with the events before it readable', async () => {
    const { dir, events } = await journalOf(4)
    const bytes = readSegmentFile(dir)
    const offsets = frameOffsets(bytes)
    const lastFrame = offsets.at(-2) ?? 0
    for (let offset = HEADER_BYTES; offset < lastFrame; offset++) {
      const damaged = folderWith(flipped(bytes, offset, 1 << (offset % 8)))
      const opened = await open(damaged)
      const frame = offsets.findLastIndex((start) => start <= offset)
      expect(opened.readOnly).toEqual({
        code: 'journal/damaged',
        kind: 'frame',
        segment: 1,
        offset: offsets[frame],
      })
      expect(opened.recovered).toBeNull()
      expect(await all(opened.journal)).toEqual(events.slice(0, frame))
      await opened.journal.close()
      expect(readSegmentFile(damaged)).toEqual(flipped(bytes, offset, 1 << (offset % 8)))
      rmSync(damaged, { recursive: true })
    }
  }, 60_000)

  it('refuses to append, with the place of the damage', async () => {
    const { dir } = await journalOf(3)
    const { journal } = await open(folderWith(flipped(readSegmentFile(dir), HEADER_BYTES + 40)))
    await expect(journal.append([act()])).rejects.toMatchObject({
      code: 'journal/damaged',
      params: { kind: 'frame', segment: 1, offset: HEADER_BYTES },
    })
    expect(await journal.verify()).toEqual({
      ok: false,
      damage: { kind: 'frame', segment: 1, offset: HEADER_BYTES },
    })
  })

  it('is known from the beginning of a next frame, even if that next frame is itself torn', async () => {
    const { dir, events } = await journalOf(3)
    const bytes = readSegmentFile(dir)
    const [, second = 0, third = 0] = frameOffsets(bytes)
    const opened = await open(folderWith(flipped(bytes, second + 60).subarray(0, third + 20)))
    expect(opened.readOnly).toMatchObject({ kind: 'frame', offset: second })
    expect(await all(opened.journal)).toEqual(events.slice(0, 1))
  })

  it('in the header is told at each of its bytes, and nothing of that segment is read', async () => {
    const { dir } = await journalOf(2)
    const bytes = readSegmentFile(dir)
    for (let offset = 0; offset < HEADER_BYTES; offset++) {
      const opened = await open(folderWith(flipped(bytes, offset)))
      expect(opened.readOnly).toEqual({ code: 'journal/damaged', kind: 'header', segment: 1, offset: 0 })
    }
  })

  it.each([0, 1, 8, 64, HEADER_BYTES - 1])(
    'a header of only %i bytes is damage: we never write one',
    async (length) => {
      const { dir } = await journalOf(2)
      const opened = await open(folderWith(readSegmentFile(dir).subarray(0, length)))
      expect(opened.readOnly).toMatchObject({ code: 'journal/damaged', kind: 'header' })
      expect(await all(opened.journal)).toEqual([])
    },
  )

  it.each([
    ['first', 1, 0],
    ['middle', 3, undefined],
  ])('a missing %s segment is named', async (_which, segment, readable) => {
    const { dir, events } = await journalOf(40, { segmentBytes: 2000 })
    const copy = asAfterPowerCut(dir)
    rmSync(segmentPath(copy, segment))
    const opened = await open(copy)
    expect(opened.readOnly).toEqual({ code: 'journal/damaged', kind: 'missing-segment', segment, offset: 0 })
    const rest = await all(opened.journal)
    expect(rest).toEqual(events.slice(0, rest.length))
    expect(rest.length).toBe(readable ?? rest.length)
    expect(rest.length).toBeLessThan(events.length)
  })

  it('a missing last segment is known from the mark; so is a folder emptied of all segments', async () => {
    const { dir, journal } = await journalOf(40, { segmentBytes: 2000 })
    await journal.close()
    const segments = readdirSync(dir).filter((name) => name.endsWith('.hjj'))
    rmSync(segmentPath(dir, segments.length))
    const opened = await open(dir)
    expect(opened.readOnly).toMatchObject({ kind: 'missing-segment', segment: segments.length })
    await opened.journal.close()
    for (const name of segments) rmSync(join(dir, name), { force: true })
    expect((await open(dir)).readOnly).toMatchObject({ kind: 'missing-segment', segment: 1 })
  })

  it('an incomplete frame at the end of any but the last segment is damage, not a torn write', async () => {
    const { dir } = await journalOf(40, { segmentBytes: 2000 })
    const copy = asAfterPowerCut(dir)
    writeSegmentFile(copy, readSegmentFile(copy, 2).subarray(0, -3), 2)
    expect((await open(copy)).readOnly).toMatchObject({ kind: 'frame', segment: 2 })
  })

  it('a segment from elsewhere in the place of ours is refused', async () => {
    const ours = asAfterPowerCut((await journalOf(40, { segmentBytes: 2000 })).dir)
    const theirs = (await journalOf(40, { segmentBytes: 2000 })).dir
    writeSegmentFile(ours, readSegmentFile(theirs, 2), 2)
    const opened = await open(ours)
    expect(opened.readOnly).toMatchObject({ kind: 'prev-hash', segment: 2 })
    await opened.journal.close()
    writeSegmentFile(ours, readSegmentFile(ours, 3), 2)
    expect((await open(ours)).readOnly).toMatchObject({ kind: 'header', segment: 2 })
  })

  const tampered: readonly (readonly [string, string, (event: StoredEvent) => unknown])[] = [
    ['a rewritten past', 'prev-hash', (event) => ({ ...event, prevHash: 'a'.repeat(64) })],
    ['a gap in the numbers', 'seq', (event) => ({ ...event, seq: event.seq + 1 })],
    ['a repeated number', 'seq', (event) => ({ ...event, seq: event.seq - 1 })],
    ['something that is no event', 'event', (event) => ({ ...event, at: 'yesterday' })],
    ['something that is not even an object', 'event', () => 'x'],
  ]
  it.each(tampered)('%s is found behind a right checksum', async (_name, kind, change) => {
    const { dir, events } = await journalOf(3)
    const bytes = readSegmentFile(dir)
    const [, start = 0] = frameOffsets(bytes)
    const second = events[1]
    if (second === undefined) throw new Error('three events were written')
    const forged = encodeFrame([Buffer.from(JSON.stringify(change(second)))])
    const opened = await open(folderWith(Buffer.concat([bytes.subarray(0, start), forged])))
    expect(opened.readOnly).toEqual({ code: 'journal/damaged', kind, segment: 1, offset: start })
    expect(await all(opened.journal)).toEqual(events.slice(0, 1))
  })

  it('is found by verify in a running program, and by reading', async () => {
    const { dir, journal } = await journalOf(5)
    const bytes = readSegmentFile(dir)
    const third = frameOffsets(bytes)[2] ?? 0
    writeSegmentFile(dir, flipped(bytes, third + 50))
    expect(await journal.verify()).toEqual({
      ok: false,
      damage: { kind: 'frame', segment: 1, offset: third },
    })
    await expect(journal.readFrom(3, 1)).rejects.toMatchObject({ code: 'journal/read-failed' })
  })
})

describe('a segment of a newer program', () => {
  const rewrittenHeader = (bytes: Buffer, write: (header: Buffer) => void): Buffer => {
    const copy = Buffer.from(bytes)
    write(copy)
    createHash('sha256').update(copy.subarray(0, 96)).digest().copy(copy, 96)
    return copy
  }

  it.each([
    ['format version', { formatVersion: 2, cipher: 'none' }, (h: Buffer) => h.writeUInt32LE(2, 8)],
    [
      'cipher',
      { formatVersion: 1, cipher: 'aes-256-gcm' },
      (h: Buffer) => h.write('aes-256-gcm', 16, 'latin1'),
    ],
  ])('is refused by its %s, read-only, with what came before readable', async (_name, told, write) => {
    const { dir, events } = await journalOf(40, { segmentBytes: 2000 })
    const copy = asAfterPowerCut(dir)
    writeSegmentFile(copy, rewrittenHeader(readSegmentFile(copy, 3), write), 3)
    const opened = await open(copy)
    expect(opened.readOnly).toEqual({ code: 'journal/newer-format', segment: 3, ...told })
    const rest = await all(opened.journal)
    expect(rest.length).toBeGreaterThan(0)
    expect(rest).toEqual(events.slice(0, rest.length))
    await expect(opened.journal.append([act()])).rejects.toMatchObject({ code: 'journal/newer-format' })
  })
})

describe('any prefix of the bytes', () => {
  it('opens to a prefix of the events, and never to more than was cut', async () => {
    const { dir, journal, events } = await journalOf(12)
    await journal.append([act({ a: 1 }), act({ text: '整改'.repeat(200) }), act({ c: 3 })])
    const stored = [...events, ...(await journal.readFrom(13, 3))]
    const bytes = readSegmentFile(dir)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: bytes.length }),
        fc.uint8Array({ maxLength: 40 }),
        async (length, junk) => {
          const prefix = folderWith(Buffer.concat([bytes.subarray(0, length), junk]))
          const opened = await open(prefix)
          const read = await all(opened.journal)
          expect(read).toEqual(stored.slice(0, read.length))
          const wholeFrames = Math.max(0, frameOffsets(bytes).filter((end) => end <= length).length - 1)
          expect(read.length).toBeGreaterThanOrEqual(wholeFrames)
          expect(opened.readOnly === null).toBe(length >= HEADER_BYTES)
          await opened.journal.close()
          expect(existsSync(join(prefix, 'journal.lock'))).toBe(false)
          rmSync(prefix, { recursive: true })
        },
      ),
      { numRuns: 150 },
    )
  }, 60_000)
})
