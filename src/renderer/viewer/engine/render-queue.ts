/**
 * Decides what is drawn next. The view says again and again what it wants, best first; whatever is no longer
 * wanted is forgotten, so that a fast scroll over 300 pages never draws 300 pages.
 * Pages go before thumbnails, and thumbnails never take the last free place from a page.
 */
export const LANES = ['page', 'thumb'] as const
export type Lane = (typeof LANES)[number]

export type QueueJob = {
  readonly key: string
  /** The same key in another size is another job; the old one is then stale. */
  readonly variant: string
}

export type RenderQueueOptions = { readonly maxInFlight: Readonly<Record<Lane, number>> }

export class RenderQueue<J extends QueueJob> {
  readonly #wanted: Record<Lane, readonly J[]> = { page: [], thumb: [] }
  readonly #inFlight = new Map<string, { readonly job: J; readonly lane: Lane }>()
  readonly #options: RenderQueueOptions

  constructor(options: RenderQueueOptions) {
    this.#options = options
  }

  get inFlightCount(): number {
    return this.#inFlight.size
  }

  /**
   * Replaces the wishes of a lane.
   * @returns jobs being drawn that nobody wants any more, for the caller to cancel
   */
  setWanted(lane: Lane, jobs: readonly J[]): readonly J[] {
    this.#wanted[lane] = jobs
    const isWanted = (job: J): boolean =>
      jobs.some((one) => one.key === job.key && one.variant === job.variant)
    return [...this.#inFlight.values()]
      .filter((one) => one.lane === lane && !isWanted(one.job))
      .map((one) => one.job)
  }

  /** The next job to start, which then counts as being drawn; null when nothing waits or no place is free. */
  take(): { readonly job: J; readonly lane: Lane } | null {
    for (const lane of LANES) {
      const job = this.#wanted[lane].find((one) => !this.#inFlight.has(one.key))
      if (job === undefined) continue
      if (this.#countIn(lane) >= this.#options.maxInFlight[lane]) continue
      if (lane === 'thumb' && this.#hasPagesWaiting()) continue
      this.#wanted[lane] = this.#wanted[lane].filter((one) => one !== job)
      const taken = { job, lane }
      this.#inFlight.set(job.key, taken)
      return taken
    }
    return null
  }

  /** The job ended, in whatever way. */
  done(key: string): void {
    this.#inFlight.delete(key)
  }

  isInFlight(job: QueueJob): boolean {
    return this.#inFlight.get(job.key)?.job.variant === job.variant
  }

  clear(): void {
    this.#wanted.page = []
    this.#wanted.thumb = []
    this.#inFlight.clear()
  }

  #countIn(lane: Lane): number {
    return [...this.#inFlight.values()].filter((one) => one.lane === lane).length
  }

  #hasPagesWaiting(): boolean {
    return this.#wanted.page.length > 0
  }
}
