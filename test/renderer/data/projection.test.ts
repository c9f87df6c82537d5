import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { applyEvent, type EventBody } from '@shared/events/catalogue'
import { MemoryTables, TABLE_NAMES } from '@shared/events/tables'
import { AppError } from '@shared/lib/app-error'
import { DATABASE_NAME, ProjectionDb } from '../../../src/renderer/data/database'
import { Projection } from '../../../src/renderer/data/projection'
import type { StoredEvent } from '../../../src/renderer/data/projector'
import * as w from '../../helpers/sample-record'

const hashOf = (seq: number): string => String(seq).padStart(64, '0')

let journal: StoredEvent[]
let db: ProjectionDb
let projection: Projection
const source = {
  head: () => Promise.resolve({ seq: journal.length, hash: hashOf(journal.length) }),
  read: (seq: number, limit: number) => Promise.resolve(journal.slice(seq - 1, seq - 1 + limit)),
}

function add(...bodies: readonly EventBody[]): StoredEvent[] {
  const added = bodies.map((body, index) => {
    const seq = journal.length + index + 1
    const at = new Date(Date.UTC(2026, 0, 1, 0, 0, seq)).toISOString()
    return {
      ...body,
      id: w.uuid(seq),
      seq,
      at,
      actor: '示例评查员',
      v: 1,
      prevHash: hashOf(seq - 1),
      hash: hashOf(seq),
    }
  })
  journal.push(...added)
  return added
}

async function shownRows(): Promise<Record<string, readonly unknown[]>> {
  const { reader } = projection.shown()
  const rows = await Promise.all(TABLE_NAMES.map(async (name) => [name, await reader.all(name)] as const))
  return Object.fromEntries(rows)
}

/** What the same events give without any database. */
const folded = (): Record<string, readonly unknown[]> => {
  const state = new MemoryTables()
  for (const event of journal) applyEvent(state, event)
  return Object.fromEntries(TABLE_NAMES.map((name) => [name, state.all(name)]))
}

beforeEach(async () => {
  journal = []
  db = new ProjectionDb()
  await db.open()
  projection = new Projection(db, source)
  add(w.registered, w.adopted, w.started)
  await projection.bring()
})
afterEach(async () => {
  db.close()
  await Dexie.delete(DATABASE_NAME)
})

describe('a projection with its database', () => {
  it('shows from the database and follows what main appends', async () => {
    await projection.receive(add(w.recorded(1)))
    expect(projection.shown().from).toBe('database')
    expect(await shownRows()).toEqual(folded())
  })

  it('waits for news that an answer has overtaken', async () => {
    const news = add(w.recorded(1))
    await projection.settled()
    expect((await projection.shown().reader.get('reviews', w.REVIEW_ID))?.findings).toHaveLength(1)
    await projection.receive(news)
    expect((await projection.shown().reader.get('reviews', w.REVIEW_ID))?.findings).toHaveLength(1)
  })

  it('passes on what main refuses to read, and keeps the database', async () => {
    vi.spyOn(source, 'head').mockRejectedValueOnce(new AppError('journal/read-failed', 'no'))
    await expect(projection.settled()).rejects.toMatchObject({ code: 'journal/read-failed' })
    expect(projection.shown().from).toBe('database')
    await projection.settled()
  })
})

describe('a projection that loses its database', () => {
  // As Chromium does when a write fails.
  const lose = () => db.close({ disableAutoOpen: false })

  it.each<readonly [what: string, meet: () => Promise<unknown>]>([
    ['a query', () => projection.shown().reader.all('cases')],
    ['news of an event', () => projection.receive(add(w.recorded(1)))],
    ['waiting for the head', () => projection.settled()],
    ['being told', () => projection.leaveDatabase()],
  ])('shows the same from memory after %s', async (_what, meet) => {
    lose()
    await meet()
    expect(projection.shown().from).toBe('memory')
    expect(await shownRows()).toEqual(folded())
  })

  it('answers the very query that met the loss', async () => {
    lose()
    const { reader } = projection.shown()
    expect(await reader.get('cases', w.CASE_ID)).toMatchObject({ id: w.CASE_ID })
    expect((await reader.ofCase('reviews', w.CASE_ID)).map(({ id }) => id)).toEqual([w.REVIEW_ID])
  })

  it('tells its screens at the loss and after every event, never for nothing', async () => {
    const told = vi.fn()
    projection.subscribe(told)
    lose()
    await projection.settled()
    expect(told).toHaveBeenCalledTimes(1)
    const before = projection.shown()
    await projection.receive(add(w.recorded(1)))
    expect(told).toHaveBeenCalledTimes(2)
    expect(projection.shown()).not.toBe(before)
    await projection.settled()
    expect(told).toHaveBeenCalledTimes(2)
  })

  it('reads what it has not been told of from the journal', async () => {
    lose()
    await projection.settled()
    add(w.recorded(1))
    await projection.receive(add(w.recorded(2)))
    const review = await projection.shown().reader.get('reviews', w.REVIEW_ID)
    expect(review?.findings).toHaveLength(2)
  })
})
