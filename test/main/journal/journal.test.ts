import { readdirSync, readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EventEnvelope, GENESIS_HASH } from '@shared/events/envelope'
import { eventsOfFrame, MAX_BODY_BYTES } from '../../../src/main/journal/format'
import { hashEvent } from '../../../src/main/journal/prepare'
import { act, all, folder, frameOffsets, journalOf, NOW, open, readSegmentFile } from './helpers'
import { faultyDisk } from './disks'

describe('journal', () => {
  it('begins empty, before the first event', async () => {
    const { journal, recovered, readOnly, clockBehindMs } = await open(folder())
    expect(journal.head).toEqual({ seq: 0, hash: GENESIS_HASH })
    expect(await all(journal)).toEqual([])
    expect({ recovered, readOnly, clockBehindMs }).toEqual({
      recovered: null,
      readOnly: null,
      clockBehindMs: 0,
    })
    expect(await journal.verify()).toEqual({ ok: true, events: 0 })
  })

  it('answers with the events exactly as they are read back, now and after reopening', async () => {
    const { dir, journal, events } = await journalOf(5)
    expect(events.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5])
    expect(events[0]?.at).toBe('2026-03-03T01:02:03.004Z')
    expect(await all(journal)).toEqual(events)
    const { head } = journal
    await journal.close()
    const again = await open(dir)
    expect(await all(again.journal)).toEqual(events)
    expect(again.journal.head).toEqual(head)
    expect(again.recovered).toBeNull()
  })

  it('chains each event to the SHA-256 of the exact bytes of the one before', async () => {
    const { dir, journal, events } = await journalOf(3)
    const bytes = readSegmentFile(dir)
    const offsets = frameOffsets(bytes)
    const records = offsets
      .slice(0, -1)
      .flatMap((at, i) => eventsOfFrame(bytes, at, offsets[i + 1] ?? 0) ?? [])
    const hashes = records.map((record) => createHash('sha256').update(record).digest('hex'))
    expect(events.map((event) => event.prevHash)).toEqual([GENESIS_HASH, hashes[0], hashes[1]])
    expect(journal.head.hash).toBe(hashes[2])
    expect(events.map(hashEvent)).toEqual(hashes)
  })

  it('keeps payloads as JSON has them', async () => {
    const payload = {
      text: '䶮𬱖㛃\u2028"\\\n\ud800',
      nothing: null,
      list: [1, 0.2, -0],
      2: 'b',
      1: 'a',
      gone: undefined,
    }
    const { journal } = await open(folder())
    const [stored] = await journal.append([act(payload)])
    const [read] = await journal.readFrom(1, 1)
    expect(read).toEqual(stored)
    expect(read?.payload).toEqual(JSON.parse(JSON.stringify(payload)))
    expect(read === undefined ? '' : hashEvent(read)).toBe(journal.head.hash)
  })

  it('uses the id it is given, so that events of one batch can name each other', async () => {
    const { journal } = await open(folder())
    const id = '7f1cbd0c-6a3c-4a55-9d8a-0d6a4f9a2b11'
    const stored = await journal.append([{ ...act(), id }, act({ follows: id })])
    expect(stored[0]?.id).toBe(id)
  })

  it.each([
    ['a type that is not area/what', { ...act(), type: 'Scored/' as const }],
    ['no actor', { ...act(), actor: '' }],
    ['an absent payload', { ...act(), payload: undefined }],
    ['an id that is not a UUID', { ...act(), id: '1' }],
    ['version 0', { ...act(), v: 0 }],
  ])('refuses %s as a bug of the caller and stores nothing', async (_name, event) => {
    const { journal } = await open(folder())
    await expect(journal.append([act(), event])).rejects.toThrow(/not an event/)
    expect(journal.head.seq).toBe(0)
  })

  it('reads any stretch by sequence number, over frames and segments', async () => {
    const { journal, events } = await journalOf(40, { segmentBytes: 2000 })
    for (const [seq, limit] of [
      [1, 3],
      [7, 1],
      [12, 25],
      [39, 10],
      [41, 5],
      [1, 1000],
      [5, 0],
    ] as const) {
      expect(await journal.readFrom(seq, limit)).toEqual(events.slice(seq - 1, seq - 1 + limit))
    }
  })

  it('begins a new segment when the old one is full, and knows the chain across it', async () => {
    const { dir, journal, events } = await journalOf(40, { segmentBytes: 2000 })
    const segments = readdirSync(dir).filter((name) => name.endsWith('.hjj'))
    expect(segments.length).toBeGreaterThan(4)
    for (const name of segments) expect(readFileSync(join(dir, name)).length).toBeLessThanOrEqual(2000)
    expect(await journal.verify()).toEqual({ ok: true, events: 40 })
    await journal.close()
    const again = await open(dir, { segmentBytes: 2000 })
    expect(await all(again.journal)).toEqual(events)
    const [next] = await again.journal.append([act()])
    expect(next?.seq).toBe(41)
  })

  it('serves concurrent appends in order and lets them share an fsync', async () => {
    const dir = folder()
    const { disk, log } = faultyDisk()
    const { journal } = await open(dir, { disk })
    log.length = 0
    const stored = await Promise.all(
      Array.from({ length: 200 }, (_, step) => journal.append([act({ step })])),
    )
    expect(stored.flat().map((event) => event.payload)).toEqual(
      Array.from({ length: 200 }, (_, step) => ({ step })),
    )
    expect(stored.flat().map((event) => event.seq)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
    expect(log.filter((line) => line === 'sync journal-000001.hjj')).toHaveLength(1)
    expect(await journal.verify()).toEqual({ ok: true, events: 200 })
  })

  it('answers only after the fsync of the event', async () => {
    const { disk, log } = faultyDisk()
    const { journal } = await open(folder(), { disk })
    await journal.append([act()])
    log.length = 0
    await journal.append([act()])
    expect(log.filter((line) => line.endsWith('.hjj'))).toEqual([
      'write journal-000001.hjj',
      'sync journal-000001.hjj',
    ])
  })

  it('refuses what does not fit into a frame, with a code, and goes on', async () => {
    const { journal } = await open(folder())
    const huge = act({ text: 'x'.repeat(MAX_BODY_BYTES) })
    await expect(journal.append([huge])).rejects.toMatchObject({
      code: 'journal/event-too-large',
      params: { maxBytes: MAX_BODY_BYTES },
    })
    const half = act({ text: 'x'.repeat(MAX_BODY_BYTES / 2) })
    await expect(journal.append([half, half])).rejects.toMatchObject({ code: 'journal/event-too-large' })
    const [stored] = await journal.append([act({ text: 'x'.repeat(MAX_BODY_BYTES - 1000) })])
    expect(stored?.seq).toBe(1)
    expect((await journal.readFrom(1, 1))[0]).toEqual(stored)
  })

  it('is not disturbed by a clock that goes backwards, and tells of it', async () => {
    const { dir, journal, events } = await journalOf(2)
    await journal.close()
    const earlier = NOW - 3_600_000
    const again = await open(dir, { now: () => earlier })
    expect(again.clockBehindMs).toBe(3_600_000)
    const [stored] = await again.journal.append([act()])
    expect(stored).toMatchObject({ seq: 3, at: new Date(earlier).toISOString() })
    await again.journal.close()
    const last = await open(dir)
    expect(await all(last.journal)).toEqual([...events, stored])
    expect(last.clockBehindMs).toBe(0)
  })

  it('waits for what is being written when it is closed, then refuses', async () => {
    const { dir, journal } = await journalOf(0)
    const waiting = Promise.all([journal.append([act()]), journal.append([act()])])
    await journal.close()
    expect((await waiting).flat()).toHaveLength(2)
    await expect(journal.append([act()])).rejects.toMatchObject({ code: 'journal/closed' })
    expect(readdirSync(dir)).not.toContain('journal.lock')
  })

  it('verifies with progress, and stops when told to', async () => {
    const { journal } = await journalOf(10)
    const seen: number[] = []
    await journal.verify(({ checkedEvents, totalEvents }) => {
      expect(totalEvents).toBe(10)
      seen.push(checkedEvents)
    })
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const stop = new AbortController()
    const stopped = journal.verify(({ checkedEvents }) => {
      if (checkedEvents === 4) stop.abort()
    }, stop.signal)
    await expect(stopped).rejects.toThrow(/abort/i)
  })
})

describe('EventEnvelope', () => {
  it('keeps fields it does not know', async () => {
    const { events } = await journalOf(1)
    const newer = { ...events[0], signature: 'later' }
    expect(EventEnvelope.parse(newer)).toEqual(newer)
  })
})
