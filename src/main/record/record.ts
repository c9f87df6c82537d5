/**
 * The record: the journal and the state it folds into, behind one door.
 * Everything that is written goes through `write`: schema, guard, fsync, fold, then tell the others.
 * Writes run one after another, so a check always sees the state its event will follow. An act is written in the name
 * of whoever had signed in when it was asked for, however long it took (docs/adr/0018).
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { parseBody } from '@shared/events/act'
import { applyEvent, CATALOGUE, type EventBody } from '@shared/events/catalogue'
import { checkEvent } from '@shared/events/check'
import { OverlayTables } from '@shared/events/overlay'
import { MemoryTables, SETTINGS_ID } from '@shared/events/tables'
import { AppError, toFailure, type Failure } from '@shared/lib/app-error'
import { soleActor, type Actor } from '@shared/domain/people/person'
import { signedText } from '@shared/domain/people/signed-act'
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings/settings'
import type { Head, Journal, NewEvent, OpenedJournal, StoredEvent } from '../journal/types'

/** With the hash of the event itself, so that a reader knows where it stands in the chain. */
export type RecordedEvent = StoredEvent & { readonly hash: string }

/** A registered person who has signed in, and their signature. */
export type Signer = {
  readonly personId: string
  /** The key `sign` uses; no longer theirs once an administrator has given them a new one. */
  readonly publicKey: string
  readonly sign: (text: string) => string
}

const NOBODY: Actor = { personId: null, name: '未登录', roles: [] }

export type RecordStatus = {
  readonly head: Head
  readonly trouble: Failure | null
  readonly recovered: OpenedJournal['recovered']
  readonly clockBehindMs: number
}

export class Record {
  readonly #journal: Journal
  readonly #state: MemoryTables
  readonly #opened: OpenedJournal
  /** An event of a newer release was met while folding: read what is known, write nothing. */
  readonly #foldTrouble: Failure | null
  readonly #listeners = new Set<(events: readonly RecordedEvent[]) => void>()
  readonly #newId: () => string
  /** The last event that is folded; lies before the journal's head only when a newer release wrote on. */
  #known: Head
  #latestAt: string
  #signer: Signer | null = null
  readonly #asked = new AsyncLocalStorage<{ readonly signer: Signer | null }>()
  #queue: Promise<unknown> = Promise.resolve()

  private constructor(
    opened: OpenedJournal,
    state: MemoryTables,
    foldTrouble: Failure | null,
    known: Head,
    latestAt: string,
    newId: () => string,
  ) {
    this.#known = known
    this.#latestAt = latestAt
    this.#opened = opened
    this.#journal = opened.journal
    this.#state = state
    this.#foldTrouble = foldTrouble
    this.#newId = newId
  }

  /** Folds the whole journal. @throws nothing of its own: trouble is kept in `status` and blocks writing. */
  static async open(opened: OpenedJournal, newId: () => string): Promise<Record> {
    const state = new MemoryTables()
    let trouble: Failure | null = null
    let known = opened.journal.head
    let seq = 0
    let latestAt = ''
    try {
      for await (const event of opened.journal.iterate()) {
        known = { seq, hash: event.prevHash }
        applyEvent(state, event)
        seq = event.seq
        latestAt = laterOf(latestAt, event)
      }
      known = opened.journal.head
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause
      trouble = toFailure(cause)
    }
    return new Record(opened, state, trouble, known, latestAt, newId)
  }

  /** The folded state. To be read only; the only way to change it is `write`. */
  get state(): MemoryTables {
    return this.#state
  }

  /** The journal on the disk, for those who read all of it; nothing is appended but through `write`. */
  get journal(): Pick<Journal, 'head' | 'verify' | 'iterate'> {
    return this.#journal
  }

  get status(): RecordStatus {
    const { recovered, clockBehindMs } = this.#opened
    // Asked anew each time: a journal can become read-only while it is open.
    const { readOnly } = this.#journal
    const damage: Failure | null = readOnly ? describeReadOnly(readOnly) : null
    return { head: this.#known, trouble: damage ?? this.#foldTrouble, recovered, clockBehindMs }
  }

  /**
   * The latest time in the record, not that of its last event: a clock set back goes on writing. Begins anew when
   * somebody has answered for the store (office/device.ts). Empty for an empty record.
   */
  get latestAt(): string {
    return this.#latestAt
  }

  /** Who has signed in; inside `inNameOf` the one it was called with. Null when nobody has. */
  get signer(): Signer | null {
    const asked = this.#asked.getStore()
    return asked === undefined ? this.#signer : asked.signer
  }

  set signer(signer: Signer | null) {
    this.#signer = signer
  }

  /** Runs `work`: what it writes, at once or after hours, is written in the name of `signer`. */
  inNameOf<T>(signer: Signer | null, work: () => T): T {
    return this.#asked.run({ signer }, work)
  }

  /** Who the next act is by: the person signed in, or the one person of an office that has registered nobody. */
  get actor(): Actor {
    return this.#actorOf(this.signer)
  }

  get settings(): Settings {
    const row = this.#state.find('settings', SETTINGS_ID)
    return row ?? DEFAULT_SETTINGS
  }

  /**
   * Writes all of `bodies` or none; resolves when they are on the disk and folded.
   * @throws AppError with the guard's code, or what the journal throws
   */
  write(
    bodies: readonly EventBody[] | ((state: MemoryTables) => readonly EventBody[]),
  ): Promise<readonly RecordedEvent[]> {
    const { signer } = this
    const next = this.#queue.then(() =>
      this.#write(typeof bodies === 'function' ? bodies(this.#state) : bodies, signer),
    )
    this.#queue = next.catch(() => undefined)
    return next
  }

  /** Events from `seq` on with their hashes. */
  async read(seq: number, limit: number): Promise<readonly RecordedEvent[]> {
    const known = this.#known
    const events = await this.#journal.readFrom(seq, limit + 1)
    const folded = events.filter((event) => event.seq <= known.seq)
    return withHashes(folded, known.hash).slice(0, limit)
  }

  onAppended(listener: (events: readonly RecordedEvent[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    await this.#queue
    await this.#journal.close()
  }

  async #write(bodies: readonly EventBody[], signer: Signer | null): Promise<readonly RecordedEvent[]> {
    const { trouble } = this.status
    if (trouble) throw new AppError(trouble.code, 'the record is open for reading only', trouble.params)
    const actor = this.#actorOf(signer)
    this.#check(bodies, actor)
    const { hash: after } = this.#journal.head
    const events = bodies.map((body) => this.#draft(body, actor))
    const stored = await this.#journal.append(
      signer === null || actor.personId === null
        ? events
        : events.map((event) => ({ ...event, sig: signer.sign(signedText(event, after)) })),
    )
    for (const event of stored) {
      applyEvent(this.#state, event)
      this.#latestAt = laterOf(this.#latestAt, event)
    }
    this.#known = this.#journal.head
    const recorded = withHashes(stored, this.#known.hash)
    for (const listener of this.#listeners) listener(recorded)
    return recorded
  }

  #draft({ type, payload }: EventBody, { name, personId }: Actor): NewEvent & { readonly id: string } {
    return {
      ...{ type, v: CATALOGUE[type].v, payload, actor: name, id: this.#newId() },
      ...(personId === null ? {} : { by: personId }),
    }
  }

  /** A signer whose key is no longer the registered one is nobody: their signature would not hold. */
  #actorOf(signer: Signer | null): Actor {
    const people = this.#state.all('people')
    if (people.length === 0) return soleActor(this.settings.reviewerName || '未登记')
    const person = people.find(({ id }) => id === signer?.personId)
    if (person === undefined || person.publicKey !== signer?.publicKey) return NOBODY
    return { personId: person.id, name: person.name, roles: person.roles }
  }

  #check(bodies: readonly EventBody[], actor: Actor): void {
    const draft = new OverlayTables(this.#state)
    for (const body of bodies) {
      for (const verdict of [parseBody(body.type, body.payload), checkEvent(draft, body, actor)]) {
        if (!verdict.ok)
          throw new AppError(verdict.failure.code, `refused ${body.type}`, verdict.failure.params)
      }
      applyEvent(draft, {
        ...body,
        ...{ id: '', seq: 0, at: '', actor: actor.name, by: actor.personId, v: CATALOGUE[body.type].v },
      })
    }
  }
}

function laterOf(latest: string, { type, at, payload }: StoredEvent): string {
  const isAnswer = type === 'device/attached' && (payload as { readonly statement: string }).statement !== ''
  return isAnswer || at > latest ? at : latest
}

/** The hash of an event is what the next one names; the last one is the head. */
function withHashes(events: readonly StoredEvent[], headHash: string): readonly RecordedEvent[] {
  return events.map((event, index) => ({ ...event, hash: events[index + 1]?.prevHash ?? headHash }))
}

function describeReadOnly(reason: NonNullable<OpenedJournal['readOnly']>): Failure {
  const { code, ...params } = reason
  return { code, params }
}
