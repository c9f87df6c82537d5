/** What each life of the app is for, and when it ends. Drawn from the seed. */
import { mark, score, takeScans, writeDocuments, type Lane } from './lanes'
import type { ActKind } from './ledger'
import type { Random } from './random'

export type Round =
  | { readonly kind: 'start-up'; readonly killAfterMs: number }
  | {
      readonly kind: 'acting'
      readonly stress: Stress
      readonly lanes: readonly Lane[]
      readonly killAfterMs: (times: ActTimes) => number
    }

/** How long acts of a kind have taken so far, in order. */
export type ActTimes = ReadonlyMap<ActKind, readonly number[]>

const STRESSES = ['score', 'mark', 'intake', 'seal', 'all'] as const
export type Stress = (typeof STRESSES)[number]

const LANES: Readonly<Record<Stress, readonly Lane[]>> = {
  score: [score, score, mark],
  mark: [mark, score],
  intake: [takeScans, mark],
  // Alone, so that a slow machine gets to the end of it; with nothing to draft from yet, this marks first.
  seal: [writeDocuments],
  all: [score, mark, takeScans, writeDocuments],
}

const WINDOW_MS = 1500
/** As long as a start takes on a slow day. */
const START_UP_WINDOW_MS = 2500
const START_UP_SHARE = 0.15

/**
 * An impression is unlocked, printed, stamped and looked at again, which takes seconds: the window reaches a little
 * past the end of an ordinary one, so that kills fall before, in and after it.
 */
const FIRST_SEAL_WINDOW_MS = 8000
const PAST_THE_SEAL = 1.3

function sealWindowMs(times: ActTimes): number {
  const sorted = [...(times.get('seal') ?? [])].sort((a, b) => a - b)
  const median = sorted[sorted.length >> 1]
  return median === undefined ? FIRST_SEAL_WINDOW_MS : median * PAST_THE_SEAL
}

export function drawRound(random: Random): Round {
  if (random.chance(START_UP_SHARE)) {
    return { kind: 'start-up', killAfterMs: random.next() * START_UP_WINDOW_MS }
  }
  const stress = random.pick(STRESSES) ?? 'all'
  const share = random.next()
  const killAfterMs = (times: ActTimes) => share * (stress === 'seal' ? sealWindowMs(times) : WINDOW_MS)
  return { kind: 'acting', stress, lanes: LANES[stress], killAfterMs }
}
