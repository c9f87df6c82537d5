/** What release 0.1.0 has written is opened, folded and carried on by the program of today. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brokenRows, registerHead } from '@shared/domain/seal/register-chain'
import { scoreReview, submittedResultOf } from '@shared/domain/scoring/score-review'
import { CATALOGUE, type EventBody } from '@shared/events/catalogue'
import { TABLE_NAMES, type TableName } from '@shared/events/tables'
import { openJournal } from '../../../src/main/journal/journal'
import { Desk } from '../../../src/main/people/desk'
import { verifyRecord } from '../../../src/main/people/verify-record'
import { Record } from '../../../src/main/record/record'
import { DATABASE_NAME, ProjectionDb, SCHEMA_VERSION } from '../../../src/renderer/data/database'
import { Projector, type StoredEvent } from '../../../src/renderer/data/projector'
import {
  chained,
  layOldJournal,
  OLD_EVENTS,
  OLD_JOURNAL,
  paperRows,
  readOldWindow,
  type OldRow,
  type RowsOfToday,
} from '../../helpers/old-store'
import { factsOf, PINS } from '../../helpers/people'

let dir = ''
let record: Record

const openRecord = async (): Promise<Record> =>
  Record.open(await openJournal({ dir: join(dir, 'journal'), now: Date.now, newId: randomUUID }), randomUUID)

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hengjuan-old-'))
  await layOldJournal(join(dir, 'journal'))
  record = await openRecord()
})
afterEach(async () => {
  await record.close()
  await rm(dir, { recursive: true, force: true })
})

const noReport = (): undefined => undefined
const check = () => verifyRecord(record.journal, noReport, new AbortController().signal)
const rowsOf = (table: TableName): readonly OldRow[] => record.state.all(table) as unknown as OldRow[]
const byId = (rows: readonly OldRow[]) => new Map(rows.map((row) => [row.id, row]))
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Rows of that release in today's form: what is new has its plain value. */
const TODAY: RowsOfToday = {
  ...paperRows({}),
  campaigns: () => ({ plan: null }),
  reviews: () => ({ entryId: null, basedOn: [], reviewerId: null, decisions: [] }),
  standards: () => ({ adoptedBy: '示例评查员', origin: 'shipped', retiredAt: null }),
}

describe('the journal of release 0.1.0', () => {
  it('has every type of event of that release in its first version', async () => {
    const types = new Set<string>()
    for await (const { type, v, by, sig } of record.journal.iterate()) {
      expect([type, v, by, sig]).toEqual([type, 1, undefined, undefined])
      types.add(type)
    }
    expect(types.size).toBe(30)
    const raised = [...types].filter((type) => CATALOGUE[type as EventBody['type']].v > 1)
    expect(raised.sort()).toEqual([
      ...['document/drafted', 'document/sealed', 'review/started', 'seal/imported', 'standard/adopted'],
    ])
  })

  it('opens whole, with a sound chain, and not a byte of it is changed', async () => {
    expect(record.status).toMatchObject({ trouble: null, recovered: null, head: { seq: OLD_EVENTS } })
    expect(await check()).toEqual({ events: OLD_EVENTS, signed: 0, badCount: 0, bad: [], damage: null })
    const stored = await readFile(join(dir, 'journal', 'journal-000001.hjj'))
    expect(stored.equals(await readFile(OLD_JOURNAL))).toBe(true)
  })

  it('folds into the rows its own window showed, and what is new has its plain value', async () => {
    const { tables, applied } = await readOldWindow()
    expect(record.status.head).toEqual({ seq: applied.seq, hash: applied.hash })
    for (const table of TABLE_NAMES) {
      if (table === 'registers') continue
      const today = (tables[table] ?? []).map((row) => ({ ...row, ...TODAY[table]?.(row) }))
      const old = table === 'sealUses' ? chained(today) : today
      const folded = rowsOf(table).map((row) => asJson(row) as OldRow)
      expect([table, byId(folded)]).toEqual([table, byId(old)])
    }
  })

  it('chains the old rows of the register, the head with the last one', () => {
    const uses = record.state.all('sealUses')
    expect(uses.length).toBeGreaterThan(0)
    expect(brokenRows(uses)).toEqual([])
    expect(record.state.all('registers')).toEqual([
      { id: 'register', head: registerHead(uses), rows: uses.length },
    ])
  })

  it('has every review as 初评, scored as it was then', () => {
    const reviews = record.state.all('reviews')
    expect(reviews.map(({ round, state }) => `${round} ${state}`).sort()).toEqual([
      '初评 open',
      '初评 submitted',
      '初评 submitted',
    ])
    for (const review of reviews) {
      const { standard } = record.state.get('standards', review.standardSha256)
      const score = scoreReview(standard, review)
      if (review.result !== null) expect(submittedResultOf(score)).toEqual(review.result)
    }
    const scores = reviews.flatMap(({ result }) => (result ? [`${result.scoreTenths} ${result.grade}`] : []))
    expect(scores.sort()).toMatchInlineSnapshot(`
      [
        "0 不合格",
        "980 优秀",
      ]
    `)
  })
})

describe('acts of today', () => {
  const openReview = () => {
    const review = record.state.all('reviews').find(({ state }) => state === 'open')
    if (!review) throw new Error('no open review')
    return { reviewId: review.id, caseId: review.caseId }
  }

  it('follow on an old review and an old case', async () => {
    await record.write([
      { type: 'review/item-checked', payload: { ...openReview(), itemId: 'PT-A01', isChecked: true } },
      {
        type: 'campaign/opened',
        payload: { campaignId: randomUUID(), name: '2026年度评查', year: 2026 },
      },
    ])
    await record.close()
    record = await openRecord()
    expect(record.status).toMatchObject({ trouble: null, head: { seq: OLD_EVENTS + 2 } })
    expect(record.state.get('reviews', openReview().reviewId).items['PT-A01']?.isChecked).toBe(true)
    expect((await check()).damage).toBeNull()
  })

  it('are signed from the moment somebody is registered; the old ones stay good without', async () => {
    const { reviewId, caseId } = openReview()
    const { reviewer } = record.state.get('reviews', reviewId)
    const desk = new Desk({
      record,
      newId: randomUUID,
      now: () => new Date(),
      elapsedMs: () => performance.now(),
      onTrouble: (cause) => {
        throw cause
      },
    })
    await desk.register(factsOf(reviewer, 'admin', 'reviewer'), PINS.admin)
    const before = await check()
    await record.write([
      { type: 'review/item-checked', payload: { reviewId, caseId, itemId: 'PT-B01', isChecked: true } },
    ])
    const after = await check()
    expect(after).toMatchObject({ badCount: 0, damage: null, events: before.events + 1 })
    expect(after.signed).toBe(before.signed + 1)
  })
})

describe("the window's database of release 0.1.0", () => {
  afterEach(() => Dexie.delete(DATABASE_NAME))

  async function makeOldDatabase(): Promise<void> {
    const { applied, tables } = await readOldWindow()
    const old = new Dexie(DATABASE_NAME)
    // The stores as that release declared them.
    old.version(1).stores({
      meta: 'id',
      campaigns: 'id, year',
      cases: 'id, state, registeredAt, campaignId',
      reviews: 'id, caseId, state',
      documents: 'id, caseId, reviewId, state, draftedAt',
      seals: 'id, importedAt',
      sealUses: 'id, serial, documentId',
      exports: 'id, at, caseId',
      standards: 'id',
      settings: 'id',
    })
    await old.open()
    for (const [table, rows] of Object.entries(tables)) await old.table(table).bulkPut([...rows])
    // A row that no event has made: whatever stays of the old database shows by it.
    await old.table('cases').put({ id: 'left-over', state: 'registered' })
    await old.table('meta').put(applied)
    old.close()
  }

  it('is built anew from the journal, though its mark says that it is current', async () => {
    await makeOldDatabase()
    const db = new ProjectionDb()
    await db.open()
    expect(db.verno).toBe(SCHEMA_VERSION)
    const { head } = record.status
    const events = (await record.read(1, 1000)) as readonly StoredEvent[]
    const projector = new Projector(db, {
      head: () => Promise.resolve(head),
      read: (seq, limit) => Promise.resolve(events.slice(seq - 1, seq - 1 + limit)),
    })
    expect(await projector.bring()).toBe('rebuilt')
    for (const table of TABLE_NAMES) {
      const shown = new Map((await db.of(table).toArray()).map((row) => [row.id, row]))
      const folded = new Map(record.state.all(table).map((row) => [row.id, row]))
      expect([table, shown]).toEqual([table, folded])
    }
    expect(await db.of('cases').get('left-over')).toBeUndefined()
    expect(await projector.bring()).toBe('current')
    db.close()
  })
})
