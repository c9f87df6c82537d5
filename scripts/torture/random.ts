/** Random numbers that a seed repeats: mulberry32. */
export type Random = {
  /** [0, 1) */
  readonly next: () => number
  /** Whole numbers from 0 up to, without, `below`. */
  readonly below: (below: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T | undefined
  /** An independent stream, so that lanes running side by side do not take each other's numbers. */
  readonly fork: () => Random
  readonly uuid: () => string
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => below(16).toString(16)).join('')
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (from) => from[below(from.length)],
    fork: () => randomFrom(below(2 ** 32)),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  }
}
