/**
 * Seal pictures that stand open, for minutes, in main's memory and nowhere else. A vault closes by itself when it is
 * not used, when somebody else sits down, when the laptop sleeps and when the program ends; its bytes are then
 * overwritten. A passphrase is used and forgotten; wrong ones wait as wrong PINs do, over a restart.
 */
import type { Seal } from '@shared/domain/seal/seal'
import {
  attemptsBefore,
  isRefusal,
  REFUSE_AT,
  waitMs,
  NO_ATTEMPTS,
  type Attempts,
} from '@shared/domain/people/sign-in-delay'
import type { EventBody } from '@shared/events/catalogue'
import { checkEvent } from '@shared/events/check'
import { sealToUse } from './seal-to-use'
import type { OpenVault } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import type { Record } from '../record/record'
import { unlockSeal } from './vault'

export type VaultsOptions = {
  readonly record: Record
  readonly readVault: (sha256: string) => Promise<Uint8Array>
  /** Only for what must hold across a restart, and to say when a vault will close. */
  readonly now: () => Date
  /** Milliseconds that nobody can set back. */
  readonly elapsedMs: () => number
  /** The fifth wrong passphrase in a row, for the log; the passphrase is not in it. */
  readonly onRefused: (refusal: { readonly sealId: string; readonly attempts: number }) => void
}

type Opened = {
  readonly picture: Uint8Array
  readonly minutes: number
  /** Who opened it; null where nobody is registered. */
  readonly personId: string | null
  readonly closesAtMs: number
}

const MINUTE_MS = 60_000

export class Vaults {
  readonly #options: VaultsOptions
  readonly #opened = new Map<string, Opened>()
  readonly #attempts = new Map<string, Attempts>()
  readonly #listeners = new Set<(vaults: readonly OpenVault[]) => void>()
  /** One passphrase after another: a thousand at once would all be tried before the first is counted. */
  #queue: Promise<unknown> = Promise.resolve()

  constructor(options: VaultsOptions) {
    this.#options = options
  }

  get open(): readonly OpenVault[] {
    const { now, elapsedMs } = this.#options
    return [...this.#opened].map(([sealId, { closesAtMs }]) => ({
      sealId,
      closesAt: new Date(now().getTime() + Math.max(0, closesAtMs - elapsedMs())).toISOString(),
    }))
  }

  onChanged(listener: (vaults: readonly OpenVault[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * @throws AppError `seal/wait`, `seal/wrong-passphrase` with the tries left, `seal/vault-damaged`, `blob/missing`,
   *   and the guard's codes before anything is tried
   */
  unlock(sealId: string, passphrase: string): Promise<void> {
    return this.#inTurn(async () => {
      const seal = sealToUse(this.#options.record.state, sealId)
      const body: EventBody = { type: 'seal/unlocked', payload: { sealId, minutes: seal.lockAfterMinutes } }
      this.#mustAllow(body)
      const picture = await this.#try(seal, passphrase)
      try {
        await this.#options.record.write([body])
      } catch (cause) {
        picture.fill(0)
        throw cause
      }
      this.#drop(sealId)
      const { signer } = this.#options.record
      const { lockAfterMinutes: minutes } = seal
      const personId = signer?.personId ?? null
      this.#opened.set(sealId, { picture, minutes, personId, closesAtMs: this.#closing(minutes) })
      this.#tell()
    })
  }

  /**
   * Lends the picture to `use` as a copy that is overwritten afterwards, and starts the minutes anew.
   * @throws AppError `seal/vault-closed`
   */
  async withPicture<T>(sealId: string, use: (picture: Uint8Array) => Promise<T>): Promise<T> {
    this.tick()
    const opened = this.#opened.get(sealId)
    if (opened === undefined) throw new AppError('seal/vault-closed', 'the vault is not open')
    this.#opened.set(sealId, { ...opened, closesAtMs: this.#closing(opened.minutes) })
    this.#tell()
    const lent = Uint8Array.from(opened.picture)
    try {
      return await use(lent)
    } finally {
      lent.fill(0)
    }
  }

  isOpen(sealId: string): boolean {
    this.tick()
    return this.#opened.has(sealId)
  }

  lock(sealId: string): void {
    if (this.#drop(sealId)) this.#tell()
  }

  lockAll(): void {
    const closed = [...this.#opened.keys()].filter((sealId) => this.#drop(sealId))
    if (closed.length > 0) this.#tell()
  }

  /** Somebody signed in, out or over, or the laptop was locked: only the opener's own vaults stay open. */
  keepOnlyOf(personId: string | null): void {
    const others = [...this.#opened].filter(([, opened]) => opened.personId !== personId)
    for (const [sealId] of others) this.#drop(sealId)
    if (others.length > 0) this.#tell()
  }

  /** Asked now and then by a timer, and before each use. */
  tick(): void {
    const nowMs = this.#options.elapsedMs()
    const over = [...this.#opened].filter(([, { closesAtMs }]) => closesAtMs <= nowMs)
    for (const [sealId] of over) this.#drop(sealId)
    if (over.length > 0) this.#tell()
  }

  #closing(minutes: number): number {
    return this.#options.elapsedMs() + minutes * MINUTE_MS
  }

  #drop(sealId: string): boolean {
    this.#opened.get(sealId)?.picture.fill(0)
    return this.#opened.delete(sealId)
  }

  #tell(): void {
    const { open } = this
    for (const listener of this.#listeners) listener(open)
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(work)
    this.#queue = next.catch(() => undefined)
    return next
  }

  /** Who may not open it does not get to try a passphrase either. */
  #mustAllow(body: EventBody): void {
    const { record } = this.#options
    const verdict = checkEvent(record.state, body, record.actor)
    if (!verdict.ok)
      throw new AppError(verdict.failure.code, 'may not open the vault', verdict.failure.params)
  }

  async #try(seal: Seal, passphrase: string): Promise<Uint8Array> {
    const { elapsedMs, readVault } = this.#options
    const { count, waitUntilMs } = this.#attemptsOf(seal)
    const leftMs = waitUntilMs - elapsedMs()
    if (leftMs > 0) throw new AppError('seal/wait', 'too early', { seconds: Math.ceil(leftMs / 1000) })
    const vault = await readVault(seal.vaultSha256)
    // Counted before it is tried: whatever happens meanwhile, it was a try.
    const tried = count + 1
    this.#attempts.set(seal.id, { count: tried, waitUntilMs: elapsedMs() + waitMs(tried) })
    const picture = await unlockSeal(vault, passphrase).catch((cause: unknown) => {
      // Not a try: the vault itself cannot be read.
      this.#attempts.set(seal.id, { count, waitUntilMs })
      throw cause
    })
    if (picture === null) throw await this.#refused(seal.id, tried)
    this.#attempts.set(seal.id, NO_ATTEMPTS)
    return picture
  }

  /** Read from the record once: from then on the clock that nobody can set counts. */
  #attemptsOf(seal: Seal): Attempts {
    const { now, elapsedMs } = this.#options
    const attempts = this.#attempts.get(seal.id) ?? attemptsBefore(seal.refusal, now().getTime(), elapsedMs())
    this.#attempts.set(seal.id, attempts)
    return attempts
  }

  async #refused(sealId: string, attempts: number): Promise<AppError> {
    const seconds = waitMs(attempts) / 1000
    if (!isRefusal(attempts)) {
      const left = REFUSE_AT - (attempts % REFUSE_AT)
      return new AppError('seal/wrong-passphrase', 'wrong passphrase', { left, seconds })
    }
    this.#options.onRefused({ sealId, attempts })
    await this.#options.record.write([{ type: 'seal/unlock-refused', payload: { sealId, attempts } }])
    return new AppError('seal/wait', 'paused after wrong passphrases', { seconds })
  }
}
