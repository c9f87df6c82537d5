import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EventBody } from '@shared/events/catalogue'
import { TABLE_NAMES } from '@shared/events/tables'
import { DATABASE_NAME, dropIfNewer, ProjectionDb } from '../../../src/renderer/data/database'
import { Projector, type JournalSource, type StoredEvent } from '../../../src/renderer/data/projector'
import * as w from '../../helpers/sample-record'

const hashOf = (history: string, seq: number): string =>
  seq === 0 ? '0'.repeat(64) : `${history}${seq}`.padStart(64, '0').slice(-64)

/** A journal in memory; `history` stands for its chain of hashes. */
class FakeJournal implements JournalSource {
  events: StoredEvent[] = []
  reads = 0

  constructor(readonly history = 'a') {}

  add(...bodies: readonly EventBody[]): StoredEvent[] {
    const added = bodies.map((body, index) => {
      const seq = this.events.length + index + 1
      return {
        ...body,
        id: w.uuid(seq),
        seq,
        at: new Date(Date.UTC(2026, 0, 1, 0, 0, seq)).toISOString(),
        actor: '示例评查员',
        v: 1,
        prevHash: hashOf(this.history, seq - 1),
        hash: hashOf(this.history, seq),
      }
    })
    this.events.push(...added)
    return added
  }

  async head() {
    return { seq: this.events.length, hash: hashOf(this.history, this.events.length) }
  }

  async read(seq: number, limit: number) {
    this.reads += 1
    return this.events.slice(seq - 1, seq - 1 + limit)
  }
}

const OPENING = [w.registered, w.adopted, w.started]

let db: ProjectionDb
const warnings: unknown[] = []
const warn = console.warn

beforeEach(async () => {
  // A warning of Dexie is how schema drift shows.
  console.warn = (...args: unknown[]) => warnings.push(args)
  db = new ProjectionDb()
  await db.open()
})

afterEach(async () => {
  db.close()
  await Dexie.delete(DATABASE_NAME)
  console.warn = warn
  expect(warnings.splice(0)).toEqual([])
})

async function everything(of: ProjectionDb): Promise<unknown> {
  return Promise.all(TABLE_NAMES.map(async (table) => [table, await of.of(table).toArray()]))
}

describe('the projector', () => {
  it('builds a missing projection and says how far it is', async () => {
    const journal = new FakeJournal()
    journal.add(...OPENING, w.recorded(1))
    const seen: number[] = []
    expect(await new Projector(db, journal).bring(({ done }) => seen.push(done))).toBe('rebuilt')
    expect(seen).toEqual([4])
    expect((await db.of('reviews').toArray()).map(({ findings }) => findings.length)).toEqual([1])
    expect(await db.meta.get('applied')).toMatchObject({ seq: 4, hash: hashOf('a', 4) })
  })

  it('reads nothing when it is current', async () => {
    const journal = new FakeJournal()
    journal.add(...OPENING)
    await new Projector(db, journal).bring()
    journal.reads = 0
    expect(await new Projector(db, journal).bring()).toBe('current')
    expect(journal.reads).toBe(0)
  })

  it('catches up when behind', async () => {
    const journal = new FakeJournal()
    journal.add(...OPENING)
    await new Projector(db, journal).bring()
    journal.add(w.recorded(1), w.recorded(2))
    expect(await new Projector(db, journal).bring()).toBe('caught-up')
    expect((await db.of('reviews').get(w.REVIEW_ID))?.findings).toHaveLength(2)
  })

  it('rebuilds when ahead of the journal', async () => {
    const journal = new FakeJournal()
    journal.add(...OPENING, w.recorded(1))
    await new Projector(db, journal).bring()
    journal.events.pop()
    expect(await new Projector(db, journal).bring()).toBe('rebuilt')
    expect((await db.of('reviews').get(w.REVIEW_ID))?.findings).toHaveLength(0)
  })

  it('rebuilds on another history of the same or greater length', async () => {
    for (const extra of [[], [w.recorded(1)]]) {
      const first = new FakeJournal('a')
      first.add(...OPENING, w.recorded(7))
      await new Projector(db, first).bring()
      const other = new FakeJournal('b')
      other.add(...OPENING, w.recorded(8), ...extra)
      expect(await new Projector(db, other).bring()).toBe('rebuilt')
      expect((await db.of('reviews').get(w.REVIEW_ID))?.findings[0]?.id).toBe(w.uuid(108))
    }
  })

  it('applies what arrives, passes over what it knows, fills a gap from the journal', async () => {
    const journal = new FakeJournal()
    journal.add(...OPENING)
    const projector = new Projector(db, journal)
    await projector.bring()
    const one = journal.add(w.recorded(1))
    await projector.receive(one)
    await projector.receive(one)
    journal.add(w.recorded(2))
    const three = journal.add(w.recorded(3))
    await projector.receive(three)
    expect((await db.of('reviews').get(w.REVIEW_ID))?.findings.map(({ id }) => id)).toEqual(
      [101, 102, 103].map(w.uuid),
    )
  })

  it('ends equal however it got there', async () => {
    const journal = new FakeJournal()
    journal.add(...OPENING)
    const projector = new Projector(db, journal)
    await projector.bring()
    for (const body of [w.recorded(1), w.recorded(2), w.submitted, w.drafted()]) {
      await projector.receive(journal.add(body))
    }
    const stepwise = await everything(db)
    await db.meta.clear()
    expect(await projector.bring()).toBe('rebuilt')
    expect(await everything(db)).toEqual(stepwise)
  })

  it('leaves rows and mark as they were when an event is unknown', async () => {
    const journal = new FakeJournal()
    journal.add(...OPENING)
    const projector = new Projector(db, journal)
    await projector.bring()
    const before = await everything(db)
    const [known] = journal.add(w.recorded(1))
    if (!known) throw new Error('nothing added')
    const unknown = { ...known, seq: 5, type: 'case/teleported' }
    await expect(projector.receive([known, unknown])).rejects.toMatchObject({ code: 'journal/unknown-event' })
    expect(await everything(db)).toEqual(before)
    expect(await db.meta.get('applied')).toMatchObject({ seq: 3 })
  })

  it('drops a database of a newer release', async () => {
    db.close()
    await Dexie.delete(DATABASE_NAME)
    const newer = new Dexie(DATABASE_NAME)
    newer.version(99).stores({ cases: 'id', elsewhere: 'id' })
    await newer.open()
    newer.close()
    expect(await dropIfNewer()).toBe(true)
    expect(await dropIfNewer()).toBe(false)
  })
})
