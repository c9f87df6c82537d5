/**
 * Keeps the projection equal to the journal: catches up when behind, rebuilds when missing, ahead or of
 * another history, applies what main appends while the app runs. Rows and the mark move in one transaction.
 */
import { applyEvent, keysOf, type JournalEvent } from '@shared/events/catalogue'
import { MemoryTables, TABLE_NAMES, type Key, type TableName, type Tables } from '@shared/events/tables'
import type { ProjectionDb } from './database'

export type StoredEvent = JournalEvent & { readonly prevHash: string; readonly hash: string }

export type JournalSource = {
  head(): Promise<{ readonly seq: number; readonly hash: string }>
  /** Events from `seq` on, at most `limit`, in order. */
  read(seq: number, limit: number): Promise<readonly StoredEvent[]>
}

export type Progress = { readonly done: number; readonly total: number }
export type BringResult = 'current' | 'caught-up' | 'rebuilt'

const PAGE = 2000
/** Further behind than this, folding from the start in memory is quicker than row by row. */
const CATCH_UP_LIMIT = 2000

export class Projector {
  #queue: Promise<unknown> = Promise.resolve()

  constructor(
    readonly db: ProjectionDb,
    readonly source: JournalSource,
  ) {}

  /** Brings the projection to the journal's head. Must be awaited once before `receive`. */
  bring(onProgress: (progress: Progress) => void = () => undefined): Promise<BringResult> {
    return this.#enqueue(() => this.#bring(onProgress))
  }

  /** Applies events main has just appended. Known ones are passed over, a gap is read from the journal. */
  receive(events: readonly StoredEvent[]): Promise<void> {
    return this.#enqueue(async () => {
      const applied = (await this.db.meta.get('applied'))?.seq ?? 0
      const fresh = events.filter(({ seq }) => seq > applied)
      const first = fresh[0]
      if (!first) return
      if (first.seq === applied + 1) await this.#apply(fresh)
      else await this.#bring(() => undefined)
    })
  }

  /** Resolves when everything received so far has been applied. */
  settled(): Promise<void> {
    return this.#enqueue(async () => undefined)
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(work, work)
    this.#queue = next.catch(() => undefined)
    return next
  }

  async #bring(onProgress: (progress: Progress) => void): Promise<BringResult> {
    const head = await this.source.head()
    const mark = await this.db.meta.get('applied')
    if (mark && mark.seq === head.seq && mark.hash === head.hash) return 'current'
    const isBehindOnSameHistory =
      mark !== undefined && mark.seq < head.seq && head.seq - mark.seq <= CATCH_UP_LIMIT && mark.seq > 0
    if (isBehindOnSameHistory) {
      const missing = await this.source.read(mark.seq + 1, CATCH_UP_LIMIT)
      if (missing[0]?.prevHash === mark.hash) {
        await this.#apply(missing)
        return 'caught-up'
      }
    }
    await this.#rebuild(head, onProgress)
    return 'rebuilt'
  }

  async #apply(events: readonly StoredEvent[]): Promise<void> {
    const last = events.at(-1)
    if (!last) return
    const touched = uniqueKeys(events.flatMap(keysOf))
    await this.db.transaction('rw', this.db.everything(), async () => {
      const rows = new MemoryTables()
      for (const [table, ids] of touched) {
        const found = await this.db.of(table).bulkGet([...ids])
        for (const row of found) if (row) rows.put(table, row as Tables[typeof table])
      }
      for (const event of events) applyEvent(rows, event)
      await this.#write(rows)
      await this.db.meta.put({ id: 'applied', seq: last.seq, hash: last.hash })
    })
  }

  async #rebuild(
    head: { seq: number; hash: string },
    onProgress: (progress: Progress) => void,
  ): Promise<void> {
    const rows = new MemoryTables()
    let applied = { seq: 0, hash: head.hash }
    while (applied.seq < head.seq) {
      const page = await this.source.read(applied.seq + 1, PAGE)
      const last = page.at(-1)
      if (!last) break
      for (const event of page) applyEvent(rows, event)
      applied = { seq: last.seq, hash: last.hash }
      onProgress({ done: applied.seq, total: head.seq })
    }
    await this.db.transaction('rw', this.db.everything(), async () => {
      for (const table of TABLE_NAMES) await this.db.of(table).clear()
      await this.#write(rows)
      await this.db.meta.put({ id: 'applied', ...applied })
    })
  }

  async #write(rows: MemoryTables): Promise<void> {
    for (const table of TABLE_NAMES) {
      const changed = rows.all(table)
      if (changed.length > 0) await this.db.of(table).bulkPut([...changed] as never[])
    }
  }
}

function uniqueKeys(keys: readonly Key[]): Map<TableName, Set<string>> {
  const byTable = new Map<TableName, Set<string>>()
  for (const [table, id] of keys) {
    const ids = byTable.get(table) ?? new Set()
    byTable.set(table, ids.add(id))
  }
  return byTable
}
