/** How long a wrong PIN or a wrong passphrase of a seal makes the next try wait. Pure; main keeps the counts and the clock. */

/** So many wrong PINs in a row are recorded and stop the sign-in for minutes. */
export const REFUSE_AT = 5

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const FIRST_PAUSE_MIN = 5
const LONGEST_PAUSE_MIN = 60

/**
 * 1, 2, 4, 8 seconds, then 5 minutes; of each further five the same seconds and a pause twice as long, up to an hour.
 * @param attempts  wrong PINs in a row, the last one included
 */
export function waitMs(attempts: number): number {
  if (attempts <= 0) return 0
  const round = Math.ceil(attempts / REFUSE_AT)
  const inRound = attempts - (round - 1) * REFUSE_AT
  if (inRound < REFUSE_AT) return 2 ** (inRound - 1) * SECOND_MS
  return Math.min(FIRST_PAUSE_MIN * 2 ** (round - 1), LONGEST_PAUSE_MIN) * MINUTE_MS
}

export const isRefusal = (attempts: number): boolean => attempts > 0 && attempts % REFUSE_AT === 0

/** Wrong tries in a row, and when the next one may be made, on a clock nobody can set back. */
export type Attempts = { readonly count: number; readonly waitUntilMs: number }
export const NO_ATTEMPTS: Attempts = { count: 0, waitUntilMs: 0 }

/**
 * What the record says of tries before the program was started: a pause that was running goes on, and a wall clock
 * set back does not lengthen it.
 */
export function attemptsBefore(
  refusal: { readonly at: string; readonly attempts: number } | null,
  nowMs: number,
  elapsedMs: number,
): Attempts {
  if (refusal === null) return NO_ATTEMPTS
  const pauseMs = waitMs(refusal.attempts)
  const leftMs = Date.parse(refusal.at) + pauseMs - nowMs
  return { count: refusal.attempts, waitUntilMs: elapsedMs + Math.min(leftMs, pauseMs) }
}
