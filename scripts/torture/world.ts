/** The record as the app tells of it while it lives, folded on this side: what the lanes look at before they act. */
import { applyEvent } from '@shared/events/catalogue'
import type { MemoryTables } from '@shared/events/tables'
import type { HashedEvent } from './ledger'

export class World {
  #seq: number
  readonly #early = new Map<number, HashedEvent>()
  #waiting: { readonly seq: number; readonly resolve: () => void }[] = []

  /** @param state  folded up to `seq`; goes on from there and is changed */
  constructor(
    readonly state: MemoryTables,
    seq: number,
    readonly onEvent: (event: HashedEvent) => void,
  ) {
    this.#seq = seq
  }

  tell(events: readonly HashedEvent[]): void {
    for (const event of events) {
      this.onEvent(event)
      this.#early.set(event.seq, event)
    }
    for (let next = this.#early.get(this.#seq + 1); next; next = this.#early.get(this.#seq + 1)) {
      this.#early.delete(next.seq)
      applyEvent(this.state, next)
      this.#seq = next.seq
    }
    this.#waiting = this.#waiting.filter(({ seq, resolve }) => {
      if (seq > this.#seq) return true
      resolve()
      return false
    })
  }

  /** Resolves when everything up to `seq` has been told. */
  reach(seq: number): Promise<void> {
    if (seq <= this.#seq) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push({ seq, resolve }))
  }
}
