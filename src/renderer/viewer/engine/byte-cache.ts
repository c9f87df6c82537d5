/**
 * Least-recently-used cache counted in bytes. Pinned entries (what is on screen) are never dropped, even over budget.
 * Everything that leaves is given to `dispose`: pictures hold memory outside the JavaScript heap.
 */
export type ByteCacheOptions<V> = {
  readonly budgetBytes: number
  readonly dispose: (value: V, key: string) => void
}

export class ByteCache<V> {
  readonly #entries = new Map<string, { readonly value: V; readonly bytes: number }>()
  readonly #options: ByteCacheOptions<V>
  #pinned: ReadonlySet<string> = new Set()
  #usedBytes = 0

  constructor(options: ByteCacheOptions<V>) {
    this.#options = options
  }

  get usedBytes(): number {
    return this.#usedBytes
  }

  get size(): number {
    return this.#entries.size
  }

  /** Looks without counting as use. */
  peek(key: string): V | undefined {
    return this.#entries.get(key)?.value
  }

  get(key: string): V | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    return entry.value
  }

  /** Replaces (and disposes of) what was there, then drops the oldest unpinned entries until the budget holds. */
  set(key: string, value: V, bytes: number): void {
    this.delete(key)
    this.#entries.set(key, { value, bytes })
    this.#usedBytes += bytes
    this.#trim(key)
  }

  delete(key: string): void {
    const entry = this.#entries.get(key)
    if (entry === undefined) return
    this.#entries.delete(key)
    this.#usedBytes -= entry.bytes
    this.#options.dispose(entry.value, key)
  }

  /** Names what must stay; pinned entries also count as just used, in the order given. */
  pin(keys: readonly string[]): void {
    this.#pinned = new Set(keys)
    for (const key of keys) this.get(key)
    this.#trim(null)
  }

  clear(): void {
    this.#pinned = new Set()
    for (const key of [...this.#entries.keys()]) this.delete(key)
  }

  #trim(newest: string | null): void {
    for (const key of [...this.#entries.keys()]) {
      if (this.#usedBytes <= this.#options.budgetBytes) return
      if (key !== newest && !this.#pinned.has(key)) this.delete(key)
    }
  }
}
