/**
 * What a person is typing, until the disk has it. Holds the typed value by key, saves it when typing rests, and keeps
 * it on failure, so that nothing typed is ever lost to a slow or refusing disk. No React, no Dexie: both are given.
 */
export type Typed<T> = {
  readonly value: T
  /** Not yet on the disk in this form. */
  readonly isDirty: boolean
}

export type AutoSaverOptions<T> = {
  readonly save: (key: string, value: T) => Promise<void>
  readonly onFailure: (cause: unknown) => void
  /** Values that cannot be saved yet (an empty name, say) are kept and wait. */
  readonly canSave?: (value: T) => boolean
  readonly delayMs?: number
}

/** Long enough not to save every letter, short enough that a pulled plug costs a few words at most. */
const DELAY_MS = 600

export class AutoSaver<T> {
  readonly #options: AutoSaverOptions<T>
  #typed: ReadonlyMap<string, Typed<T>> = new Map()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #listeners = new Set<() => void>()
  #queue: Promise<void> = Promise.resolve()

  constructor(options: AutoSaverOptions<T>) {
    this.#options = options
  }

  /** For useSyncExternalStore: a new map after every change. */
  readonly snapshot = (): ReadonlyMap<string, Typed<T>> => this.#typed

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** @param isComposing  an input method is at work: keep the value, but do not save half a word */
  change(key: string, value: T, isComposing = false): void {
    this.#set(key, { value, isDirty: true })
    clearTimeout(this.#timers.get(key))
    if (isComposing) return
    const timer = setTimeout(() => void this.flush(key), this.#options.delayMs ?? DELAY_MS)
    this.#timers.set(key, timer)
  }

  /** Saves now: one key, or everything. Resolves when all that could be saved is on the disk, false if something is not. */
  async flush(key?: string): Promise<boolean> {
    const keys = key === undefined ? [...this.#typed.keys()] : [key]
    for (const each of keys) this.#enqueue(each)
    await this.#queue
    return keys.every((each) => !this.#typed.get(each)?.isDirty)
  }

  /** The live query shows the saved value: nothing needs to be held any more. A newer dirty value stays. */
  settle(key: string): void {
    if (this.#typed.get(key)?.isDirty === false) this.#set(key, null)
  }

  /** The record holds this now, whoever wrote it; what was typed and not saved gives way. */
  know(key: string, value: T): void {
    clearTimeout(this.#timers.get(key))
    this.#timers.delete(key)
    this.#set(key, { value, isDirty: false })
  }

  #set(key: string, typed: Typed<T> | null): void {
    const next = new Map(this.#typed)
    if (typed === null) next.delete(key)
    else next.set(key, typed)
    this.#typed = next
    for (const listener of this.#listeners) listener()
  }

  /** One save at a time, in the order asked; what is typed meanwhile stays dirty. */
  #enqueue(key: string): void {
    clearTimeout(this.#timers.get(key))
    this.#timers.delete(key)
    this.#queue = this.#queue.then(() => this.#saveNow(key))
  }

  async #saveNow(key: string): Promise<void> {
    const typed = this.#typed.get(key)
    if (!typed?.isDirty || this.#options.canSave?.(typed.value) === false) return
    try {
      await this.#options.save(key, typed.value)
      if (this.#typed.get(key) === typed) this.#set(key, { value: typed.value, isDirty: false })
    } catch (cause) {
      this.#options.onFailure(cause)
    }
  }
}
