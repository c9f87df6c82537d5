/**
 * How far a person may move the seal from where the rule puts it: it still rides on the date (on a joint paper, on its
 * own name), stays clear of the text, of the 附注 and of other seals, and leaves neither the sheet nor, on a joint
 * paper, the type area. Pure; millimetres from the top left corner of the page.
 * Source: GB/T 9704-2012, 加盖印章的公文; half of the date as the least is our reading (docs/adr/0025).
 */
import { OFFICIAL_MARKS, OFFICIAL_PAGE, TYPE_AREA, type RectMm } from '../layout/geometry'

export type SpotMm = { readonly xMm: number; readonly yMm: number }

/** What stands around one seal. */
export type SealRoom = {
  /** Where the rule puts its centre. */
  readonly rule: SpotMm
  readonly widthMm: number
  readonly heightMm: number
  /** The date; on a joint paper the name this seal belongs to. */
  readonly target: RectMm
  /** Lower edge of the text above, or of the seal above. */
  readonly aboveMm: number
  /** The 附注 below, which begins at the left edge of the type area; null when there is none. */
  readonly note: Pick<RectMm, 'topMm' | 'rightMm'> | null
  /** Other seals of a joint paper. */
  readonly others: readonly (SpotMm & { readonly radiusMm: number })[]
}

export type MoveMm = readonly [right: number, down: number]

export type MoveBounds = {
  /** How far from the rule's place each way, zero or more, while the other direction stays as it is. */
  readonly left: number
  readonly right: number
  readonly up: number
  readonly down: number
}

const LEAST_COVERED = 0.5
/** As in seal-place.ts: from the side edge of the paper, and clear of the page number. */
const EDGE_MM = 5
const LOWEST_MM = TYPE_AREA.bottomMm + OFFICIAL_MARKS.pageNumberGapMm.value - 2 - 0.5
const APART_MM = 0.5
const STEP_MM = 0.1
/** The rule's own place is worked out in floating point and may stand exactly on a border. */
const SLACK_MM = 1e-6
/** No correction by hand is as far as this. */
const FARTHEST_MM = 60

const middleY = ({ topMm, bottomMm }: RectMm): number => (topMm + bottomMm) / 2

/** Share of the target's width under the seal, on the line through its middle. */
function coveredShare({ target, widthMm, heightMm }: SealRoom, { xMm, yMm }: SpotMm): number {
  const height = (middleY(target) - yMm) / (heightMm / 2)
  if (Math.abs(height) >= 1) return 0
  const half = (widthMm / 2) * Math.sqrt(1 - height * height)
  const shared = Math.min(target.rightMm, xMm + half) - Math.max(target.leftMm, xMm - half)
  return Math.max(0, shared) / (target.rightMm - target.leftMm)
}

function isOnSheet({ widthMm, others }: SealRoom, { xMm }: SpotMm): boolean {
  const isJoint = others.length > 0
  const [left, right] = isJoint
    ? [TYPE_AREA.leftMm - APART_MM, TYPE_AREA.rightMm + APART_MM]
    : [EDGE_MM, OFFICIAL_PAGE.widthMm.value - EDGE_MM]
  return xMm - widthMm / 2 >= left - SLACK_MM && xMm + widthMm / 2 <= right + SLACK_MM
}

/** May the seal stand there? */
export function maySealStand(room: SealRoom, move: MoveMm): boolean {
  if (move[0] === 0 && move[1] === 0) return true
  const centre = { xMm: room.rule.xMm + move[0], yMm: room.rule.yMm + move[1] }
  const [top, bottom] = [centre.yMm - room.heightMm / 2, centre.yMm + room.heightMm / 2]
  const radiusMm = Math.max(room.widthMm, room.heightMm) / 2
  const isOverNote = room.note !== null && centre.xMm - room.widthMm / 2 < room.note.rightMm
  const lowest = Math.min(LOWEST_MM, isOverNote ? (room.note?.topMm ?? Infinity) - APART_MM : Infinity)
  return (
    top >= room.aboveMm - SLACK_MM &&
    bottom <= lowest + SLACK_MM &&
    isOnSheet(room, centre) &&
    coveredShare(room, centre) >= LEAST_COVERED - SLACK_MM &&
    room.others.every(
      (other) =>
        Math.hypot(centre.xMm - other.xMm, centre.yMm - other.yMm) >=
        radiusMm + other.radiusMm + APART_MM - SLACK_MM,
    )
  )
}

/** From `move` on in one direction, to the last tenth of a millimetre that is allowed without a gap. */
function farthest(room: SealRoom, move: MoveMm, axis: 0 | 1, sign: 1 | -1): number {
  let reached = move[axis]
  for (let steps = 1; steps * STEP_MM <= FARTHEST_MM; steps += 1) {
    const value = Math.round((move[axis] + sign * steps * STEP_MM) * 10) / 10
    const next: MoveMm = axis === 0 ? [value, move[1]] : [move[0], value]
    if (!maySealStand(room, next)) break
    reached = value
  }
  return reached
}

/** Bounds around `move`; where `move` itself is not allowed, around the rule's own place. */
export function moveBounds(room: SealRoom, move: MoveMm = [0, 0]): MoveBounds {
  const from = maySealStand(room, move) ? move : ([0, 0] as const)
  return {
    left: -farthest(room, from, 0, -1) + 0,
    right: farthest(room, from, 0, 1),
    up: -farthest(room, from, 1, -1) + 0,
    down: farthest(room, from, 1, 1),
  }
}
