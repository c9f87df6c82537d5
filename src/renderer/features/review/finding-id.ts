/**
 * Ids of findings that sort in the order they were made (UUID version 7): the working of the score lists deductions
 * by id, and a reader expects them in the order of their numbers.
 */

/** @param random  ten random bytes */
export function findingIdAt(nowMs: number, random: Uint8Array): string {
  const time = nowMs.toString(16).padStart(12, '0').slice(-12)
  const hex = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = ((Number.parseInt(hex.slice(3, 4), 16) & 0x3) | 0x8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`
}

let lastMs = 0

/** Never the same millisecond twice, so that two quick keys keep their order. */
export function newFindingId(): string {
  lastMs = Math.max(lastMs + 1, Date.now())
  return findingIdAt(lastMs, crypto.getRandomValues(new Uint8Array(10)))
}
