/**
 * What the screens are drawn from. Ordinarily the database; when it cannot be used, the journal folded in memory.
 *
 * Chromium closes its database when a write fails, and on a full disk it cannot be opened again even for reading
 * (docs/adr/0001). The journal can still be read, so the work stays in sight, and what main acknowledges keeps
 * showing. There is no way back within one life of the window: the next start brings the database to the head.
 */
import type { Review, Round } from '@shared/domain/review/review'
import { applyEvent } from '@shared/events/catalogue'
import { MemoryTables, type TableName, type Tables } from '@shared/events/tables'
import { AppError } from '@shared/lib/app-error'
import type { ProjectionDb } from './database'
import { Projector, type JournalSource, type Progress, type StoredEvent } from './projector'

/** Tables whose rows belong to a case. */
type OfCase = 'reviews' | 'documents' | 'factSheets' | 'entries'

export type Reader = {
  readonly get: <T extends TableName>(table: T, id: string) => Promise<Tables[T] | undefined>
  readonly all: <T extends TableName>(table: T) => Promise<readonly Tables[T][]>
  readonly ofRound: (round: Round) => Promise<readonly Review[]>
  readonly ofCase: <T extends OfCase>(table: T, caseId: string) => Promise<readonly Tables[T][]>
}

/** A new object whenever a query must be asked anew, which in memory is after every event. */
export type Shown = { readonly from: 'database' | 'memory'; readonly reader: Reader }

const PAGE = 2000

export class Projection {
  readonly #db: ProjectionDb
  readonly #projector: Projector
  readonly #source: JournalSource
  readonly #listeners = new Set<() => void>()
  #memory: { readonly rows: MemoryTables; seq: number } | null = null
  #shown: Shown
  #queue: Promise<unknown> = Promise.resolve()

  constructor(db: ProjectionDb, source: JournalSource) {
    this.#db = db
    this.#projector = new Projector(db, source)
    this.#source = source
    this.#shown = { from: 'database', reader: this.#databaseReader() }
  }

  /** Brings what is shown to the journal's head. Must be awaited once before `receive`. */
  bring(onProgress?: (progress: Progress) => void): Promise<void> {
    return this.#enqueue(() => this.#inDatabase(() => this.#projector.bring(onProgress), onProgress))
  }

  /** Shows events main has just appended. */
  receive(events: readonly StoredEvent[]): Promise<void> {
    return this.#enqueue(() =>
      this.#memory ? this.#foldOn(events) : this.#inDatabase(() => this.#projector.receive(events)),
    )
  }

  /**
   * Resolves when everything main has acknowledged so far is shown. Asks main where the journal stands: the answer
   * to an act may overtake the news of its event.
   */
  settled(): Promise<void> {
    return this.#enqueue(() => this.#inDatabase(() => this.#projector.bring()))
  }

  /** From now on in memory; for whoever finds that the database is gone. */
  leaveDatabase(): Promise<void> {
    return this.#enqueue(() => this.#foldAll())
  }

  shown = (): Shown => this.#shown

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const next = this.#queue.then(work, work)
    this.#queue = next.catch(() => undefined)
    return next
  }

  async #inDatabase(work: () => Promise<unknown>, onProgress?: (progress: Progress) => void): Promise<void> {
    if (this.#memory) return await this.#foldOn([])
    try {
      await work()
    } catch (cause) {
      // What main refuses to read is no trouble of the database; a bug of ours shows again in the next line.
      if (cause instanceof AppError) throw cause
      await this.#foldAll(onProgress)
    }
  }

  async #foldAll(onProgress?: (progress: Progress) => void): Promise<void> {
    if (this.#memory) return
    const memory = { rows: new MemoryTables(), seq: 0 }
    await this.#catchUp(memory, onProgress)
    this.#memory = memory
    this.#tell()
  }

  async #foldOn(events: readonly StoredEvent[]): Promise<void> {
    const memory = this.#memory
    if (!memory) return
    const before = memory.seq
    const fresh = events.filter(({ seq }) => seq > memory.seq)
    if (fresh[0]?.seq === memory.seq + 1) fold(memory, fresh)
    else await this.#catchUp(memory)
    if (memory.seq !== before) this.#tell()
  }

  async #catchUp(
    memory: { readonly rows: MemoryTables; seq: number },
    onProgress?: (progress: Progress) => void,
  ): Promise<void> {
    const { seq: total } = await this.#source.head()
    while (memory.seq < total) {
      const page = await this.#source.read(memory.seq + 1, PAGE)
      if (page.length === 0) return
      fold(memory, page)
      onProgress?.({ done: memory.seq, total })
    }
  }

  #tell(): void {
    if (this.#memory) this.#shown = { from: 'memory', reader: memoryReader(this.#memory.rows) }
    for (const listener of this.#listeners) listener()
  }

  #databaseReader(): Reader {
    const db = this.#db
    const orMemory = async <T>(
      ask: () => Promise<unknown>,
      again: (reader: Reader) => Promise<T>,
    ): Promise<T> => {
      try {
        return (await ask()) as T
      } catch {
        await this.leaveDatabase()
        return await again(this.#shown.reader)
      }
    }
    return {
      get: (table, id) =>
        orMemory(
          () => db.table(table).get(id),
          (memory) => memory.get(table, id),
        ),
      all: (table) =>
        orMemory(
          () => db.table(table).toArray(),
          (memory) => memory.all(table),
        ),
      ofRound: (round) =>
        orMemory(
          () => db.of('reviews').where('round').equals(round).toArray(),
          (memory) => memory.ofRound(round),
        ),
      ofCase: (table, caseId) =>
        orMemory(
          () => db.table(table).where('caseId').equals(caseId).toArray(),
          (memory) => memory.ofCase(table, caseId),
        ),
    }
  }
}

function fold(memory: { readonly rows: MemoryTables; seq: number }, events: readonly StoredEvent[]): void {
  for (const event of events) {
    applyEvent(memory.rows, event)
    memory.seq = event.seq
  }
}

function memoryReader(rows: MemoryTables): Reader {
  return {
    get: (table, id) => Promise.resolve(rows.find(table, id)),
    all: (table) => Promise.resolve(rows.all(table)),
    ofRound: (round) => Promise.resolve(rows.all('reviews').filter((review) => review.round === round)),
    ofCase: (table, caseId) => Promise.resolve(rows.all(table).filter((row) => row.caseId === caseId)),
  }
}
