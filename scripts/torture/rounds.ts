/** What each life of the app is for, and when it ends. Drawn from the seed. */
import type { Lane } from './asking'
import { writeDocuments, writeDocumentsAlone } from './document-lane'
import { mark, score, takeScans } from './lanes'
import type { ActKind } from './ledger'
import { runOffice } from './office-lane'
import type { Random } from './random'

export type Round =
  | { readonly kind: 'start-up'; readonly killAfterMs: number }
  | {
      readonly kind: 'acting'
      readonly stress: Stress
      readonly lanes: readonly Lane[]
      readonly moment: Moment
    }

/** When the kill comes: so long after the start of acting, or so long after the first answer to an act of a kind. */
export type Moment = { readonly after: 'start' | ActKind; readonly ms: number }

const STRESSES = ['score', 'mark', 'intake', 'seal', 'all'] as const
export type Stress = (typeof STRESSES)[number] | 'office'

const LANES: Readonly<Record<Stress, readonly Lane[]>> = {
  score: [score, score, mark],
  mark: [mark, score],
  intake: [(desk) => takeScans(desk), mark],
  // Alone, so that a slow machine gets to the end of it.
  seal: [writeDocumentsAlone],
  all: [score, mark, (desk) => takeScans(desk), writeDocuments],
  office: [runOffice],
}

const WINDOW_MS = 1500
/** As long as a start takes on a slow day. */
const START_UP_WINDOW_MS = 2500
const START_UP_SHARE = 0.15

/**
 * What takes longer than the window would never come to its end, and the kills never fall behind it; so a part of
 * those rounds waits for it.
 */
const LONG: Readonly<Partial<Record<Stress, { readonly act: ActKind; readonly windowMs: number }>>> = {
  intake: { act: 'intake', windowMs: 1500 },
  seal: { act: 'seal', windowMs: 4000 },
  // Each change of hands opens a key, which is slow on purpose.
  office: { act: 'entry', windowMs: 6000 },
}
const WAITING_SHARE = 0.4
const AFTER_ANSWER_MS = 100

/** The rounds before it are those of one person alone; from then on the same store has registered people. */
const FIRST_OFFICE_ROUND = 4

/** @param number  which round it is, from 1; from the fourth on every other one is the office's */
export function drawRound(random: Random, number: number): Round {
  if (number === FIRST_OFFICE_ROUND) {
    return { kind: 'acting', stress: 'office', lanes: LANES.office, moment: { after: 'register', ms: 0 } }
  }
  const isOffice = number > FIRST_OFFICE_ROUND && number % 2 === 0
  if (!isOffice && random.chance(START_UP_SHARE)) {
    return { kind: 'start-up', killAfterMs: random.next() * START_UP_WINDOW_MS }
  }
  const stress = isOffice ? 'office' : (random.pick(STRESSES) ?? 'all')
  return { kind: 'acting', stress, lanes: LANES[stress], moment: drawMoment(random, stress) }
}

function drawMoment(random: Random, stress: Stress): Moment {
  const long = LONG[stress]
  if (long && random.chance(WAITING_SHARE)) return { after: long.act, ms: random.next() * AFTER_ANSWER_MS }
  return { after: 'start', ms: random.next() * (long?.windowMs ?? WINDOW_MS) }
}
