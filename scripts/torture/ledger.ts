/**
 * Everything the app has acknowledged, kept outside of it. Two kinds: events it told its window of (they are on the
 * disk by then), and answers to what was asked. Neither may ever be missing again.
 */
import { isDeepStrictEqual } from 'node:util'
import type { StoredEvent } from '../../src/main/journal/types'

export type HashedEvent = StoredEvent & { readonly hash: string }

export type ActKind =
  | 'settings'
  | 'score'
  | 'mark'
  | 'intake'
  | 'review'
  | 'document'
  | 'sign'
  | 'seal-import'
  | 'seal'
  | 'release'
  | 'register'
  | 'sign-in'
  | 'law'
  | 'suggestion'
  | 'campaign'
  | 'draw'
  | 'entry'
  | 'round'

/** What an answer promised: an event of this type whose payload holds at least this. */
export type Promised = {
  readonly kind: ActKind
  readonly type: string
  /** When the answer named it. */
  readonly seq?: number
  readonly payload: Readonly<Record<string, unknown>>
}

type Found = Promised & { foundSeq: number | null }

export class Ledger {
  readonly #told = new Map<number, { readonly id: string; readonly hash: string }>()
  readonly #promised: Found[] = []
  readonly #counts = new Map<ActKind, number>()

  tell(event: HashedEvent): void {
    this.#told.set(event.seq, { id: event.id, hash: event.hash })
  }

  promise(promised: Promised): void {
    this.#promised.push({ ...promised, foundSeq: promised.seq ?? null })
    this.#counts.set(promised.kind, (this.#counts.get(promised.kind) ?? 0) + 1)
  }

  get size(): { readonly told: number; readonly answered: number } {
    return { told: this.#told.size, answered: this.#promised.length }
  }

  get counts(): Readonly<Partial<Record<ActKind, number>>> {
    return Object.fromEntries(this.#counts)
  }

  /** @returns one line for each acknowledged thing that the journal does not have */
  findLost(events: readonly HashedEvent[]): readonly string[] {
    const lost: string[] = []
    for (const [seq, { id, hash }] of this.#told) {
      const event = events[seq - 1]
      if (event?.id !== id || event.hash !== hash)
        lost.push(`event ${seq} was shown as ${id}, is ${event?.id}`)
    }
    for (const promised of this.#promised) {
      const event = this.#find(promised, events)
      if (event === undefined) lost.push(`answered, not in the journal: ${JSON.stringify(promised)}`)
      else promised.foundSeq = event.seq
    }
    return lost
  }

  #find(promised: Found, events: readonly HashedEvent[]): HashedEvent | undefined {
    const { foundSeq } = promised
    if (foundSeq === null) return events.findLast((event) => isPromised(promised, event))
    const event = events[foundSeq - 1]
    return event !== undefined && isPromised(promised, event) ? event : undefined
  }
}

function isPromised({ type, payload }: Promised, event: HashedEvent): boolean {
  if (event.type !== type) return false
  const stored = event.payload as Readonly<Record<string, unknown>>
  return Object.entries(payload).every(([name, value]) => isDeepStrictEqual(stored[name], value))
}
