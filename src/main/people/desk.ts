/**
 * Who sits at the laptop: signing in, out and over, and the lock after a while without a hand.
 * The private key of the person signed in lives here, in main's memory, and nowhere else in clear. A PIN is used and
 * forgotten; it is never logged and never in a failure's parameters.
 */
import { sign, type KeyObject } from 'node:crypto'
import type { Person, PersonFacts } from '@shared/domain/people/person'
import { checkPin, normalizePin } from '@shared/domain/people/pin'
import {
  attemptsBefore,
  isRefusal,
  REFUSE_AT,
  waitMs,
  NO_ATTEMPTS,
  type Attempts,
} from '@shared/domain/people/sign-in-delay'
import type { EventBody } from '@shared/events/catalogue'
import { isStaffed } from '@shared/events/checks/people-checks'
import type { PersonSession } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import type { Record, Signer } from '../record/record'
import { lockKey, newKeys, openKey } from './key-lock'

export const LOCK_AFTER_MS = 15 * 60_000

export type DeskOptions = {
  readonly record: Record
  readonly newId: () => string
  /** Only for what must hold across a restart. */
  readonly now: () => Date
  /** Milliseconds that nobody can set back. */
  readonly elapsedMs: () => number
  /** A write that failed and does not matter to the person. */
  readonly onTrouble: (cause: unknown) => void
}

const signerOf = ({ id, publicKey }: Pick<Person, 'id' | 'publicKey'>, key: KeyObject): Signer => ({
  personId: id,
  publicKey,
  sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
})

const refuseBadPin = (pin: string): void => {
  const judged = checkPin(pin)
  if (!judged.ok) throw new AppError(judged.failure.code, 'PIN not taken', judged.failure.params)
}

export class Desk {
  readonly #options: DeskOptions
  readonly #attempts = new Map<string, Attempts>()
  readonly #listeners = new Set<(session: PersonSession) => void>()
  /** Kept while locked: their work waits on the screen. */
  #personId: string | null = null
  /** Who has signed in now. The record's own answer may be older: it says who had, when a call was made. */
  #signer: Signer | null = null
  /** The first registration is told once its person has signed in, not half-way. */
  #isSettingUp = false
  #lastHandMs: number
  /** One PIN after another: a thousand at once would all be tried before the first is counted. */
  #queue: Promise<unknown> = Promise.resolve()

  constructor(options: DeskOptions) {
    this.#options = options
    this.#lastHandMs = options.elapsedMs()
    options.record.onAppended((events) => {
      if (events.some(({ type }) => type.startsWith('person/'))) this.#followRegister()
    })
  }

  get session(): PersonSession {
    const { record } = this.#options
    return {
      isStaffed: isStaffed(record.state),
      personId: this.#personId,
      isLocked: this.#personId !== null && this.#signer === null,
    }
  }

  onChanged(listener: (session: PersonSession) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The first person is signed in with it: they have just chosen their PIN. */
  async register(facts: PersonFacts, pin: string): Promise<{ readonly personId: string }> {
    refuseBadPin(pin)
    const { record, newId } = this.#options
    const isFirst = !isStaffed(record.state)
    const personId = newId()
    const { publicKey, privateKey } = newKeys()
    const lock = await lockKey({ id: personId, publicKey }, privateKey, pin)
    const body: EventBody = { type: 'person/registered', payload: { personId, facts, publicKey, lock } }
    if (!isFirst) await record.write([body])
    else await this.#registerFirst(body, signerOf({ id: personId, publicKey }, privateKey))
    return { personId }
  }

  /** @throws AppError `person/unknown`, `person/disabled`, `person/wait`, `person/wrong-pin`, `person/lock-damaged` */
  signIn(personId: string, pin: string): Promise<void> {
    return this.#inTurn(async () => {
      const person = this.#find(personId)
      if (person.disabledAt !== null) throw new AppError('person/disabled', 'disabled', { name: person.name })
      await this.#enter(signerOf(person, await this.#open(person, pin)))
    })
  }

  /**
   * A second person's signature at the same laptop: their PIN for one act, while whoever has signed in stays. Tries
   * count and wait as at the sign-in.
   * @throws AppError as `signIn` does
   */
  signerFor(personId: string, pin: string): Promise<Signer> {
    return this.#inTurn(async () => {
      const person = this.#find(personId)
      if (person.disabledAt !== null) throw new AppError('person/disabled', 'disabled', { name: person.name })
      return signerOf(person, await this.#open(person, pin))
    })
  }

  signOut(): void {
    this.#leave(null)
  }

  /** What is on screen stays where it is; nothing can be written until somebody signs in. */
  lock(): void {
    if (this.#signer !== null) this.#leave(this.#personId)
  }

  /** The same key under another PIN. The old PIN is asked for: a laptop left open gives nobody a new one. */
  changePin(oldPin: string, newPin: string): Promise<void> {
    return this.#inTurn(async () => {
      const { record } = this.#options
      if (this.#signer === null) throw new AppError('person/sign-in-needed', 'nobody has signed in')
      refuseBadPin(newPin)
      const person = this.#find(this.#signer.personId)
      const key = await this.#open(person, oldPin)
      if (normalizePin(oldPin) === normalizePin(newPin)) throw new AppError('person/pin-unchanged', 'same')
      const lock = await lockKey(person, key, newPin)
      await record.write([{ type: 'person/pin-changed', payload: { personId: person.id, lock } }])
    })
  }

  /** A forgotten PIN: nobody can open the old key any more, so the person gets a new one. */
  async renewKey(personId: string, pin: string): Promise<void> {
    refuseBadPin(pin)
    const { record } = this.#options
    if (personId === this.#signer?.personId) throw new AppError('person/renew-own', 'own key')
    const { publicKey, privateKey } = newKeys()
    const lock = await lockKey({ id: personId, publicKey }, privateKey, pin)
    await record.write([{ type: 'person/key-renewed', payload: { personId, publicKey, lock } }])
    this.#attempts.delete(personId)
  }

  /** A hand at the laptop: a key, a click, a turn of the wheel. */
  touch(): void {
    this.#lastHandMs = this.#options.elapsedMs()
  }

  /** Asked now and then by a timer. */
  tick(): void {
    if (this.#options.elapsedMs() - this.#lastHandMs >= LOCK_AFTER_MS) this.lock()
  }

  async #registerFirst(body: EventBody, signer: Signer): Promise<void> {
    this.#isSettingUp = true
    try {
      // In nobody's name: who comes second in a race is refused, not written as the first one's act.
      await this.#options.record.inNameOf(null, () => this.#options.record.write([body]))
      await this.#enter(signer)
    } finally {
      this.#isSettingUp = false
    }
    this.#tell()
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(work)
    this.#queue = next.catch(() => undefined)
    return next
  }

  #find(personId: string): Person {
    const person = this.#options.record.state.find('people', personId)
    if (person === undefined) throw new AppError('person/unknown', 'no such person')
    return person
  }

  async #open(person: Person, pin: string): Promise<KeyObject> {
    const { elapsedMs } = this.#options
    const { count, waitUntilMs } = this.#attemptsOf(person)
    const leftMs = waitUntilMs - elapsedMs()
    if (leftMs > 0) throw new AppError('person/wait', 'too early', { seconds: Math.ceil(leftMs / 1000) })
    // Counted before it is tried: whatever happens meanwhile, it was a try.
    const tried = count + 1
    this.#attempts.set(person.id, { count: tried, waitUntilMs: elapsedMs() + waitMs(tried) })
    const key = await openKey(person, pin)
    if (key === null) throw await this.#refused(person.id, tried)
    this.#attempts.set(person.id, NO_ATTEMPTS)
    return key
  }

  /** Read from the record once: from then on the clock that nobody can set counts. */
  #attemptsOf(person: Person): Attempts {
    const { now, elapsedMs } = this.#options
    const attempts =
      this.#attempts.get(person.id) ?? attemptsBefore(person.refusal, now().getTime(), elapsedMs())
    this.#attempts.set(person.id, attempts)
    return attempts
  }

  async #refused(personId: string, attempts: number): Promise<AppError> {
    const seconds = waitMs(attempts) / 1000
    if (!isRefusal(attempts)) {
      const left = REFUSE_AT - (attempts % REFUSE_AT)
      return new AppError('person/wrong-pin', 'wrong PIN', { left, seconds })
    }
    await this.#note({ type: 'person/sign-in-refused', payload: { personId, attempts } })
    return new AppError('person/wait', 'paused after wrong PINs', { seconds })
  }

  async #enter(signer: Signer): Promise<void> {
    const { record } = this.#options
    const { personId } = signer
    await record.inNameOf(signer, () => this.#note({ type: 'person/signed-in', payload: { personId } }))
    record.signer = signer
    this.#signer = signer
    this.#personId = personId
    this.touch()
    this.#tell()
  }

  /** A full disk must not lock people out of what they can still read: the sign-in holds, its note does not. */
  async #note(body: EventBody): Promise<void> {
    try {
      await this.#options.record.write([body])
    } catch (cause) {
      if (!(cause instanceof AppError) || !cause.code.startsWith('journal/')) throw cause
      this.#options.onTrouble(cause)
    }
  }

  #leave(personId: string | null): void {
    this.#options.record.signer = null
    this.#signer = null
    this.#personId = personId
    this.#tell()
  }

  /** Somebody was registered, or the person at the laptop has just been disabled or given another key. */
  #followRegister(): void {
    const { record } = this.#options
    const person = this.#personId === null ? undefined : record.state.find('people', this.#personId)
    if (person !== undefined && person.disabledAt !== null) return this.#leave(null)
    this.#tell()
  }

  #tell(): void {
    if (this.#isSettingUp) return
    const { session } = this
    for (const listener of this.#listeners) listener(session)
  }
}
