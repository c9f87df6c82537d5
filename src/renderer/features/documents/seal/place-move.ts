/** Moving the seal by hand from where the rule puts it: steps, bounds, where the circle stands. Pure; millimetres. */
import type { SealSpot } from '@shared/ipc/shapes'

/** Right and down. */
export type Move = readonly [right: number, down: number]
export const NO_MOVE: Move = [0, 0]

export const STEP_MM = { arrow: 0.5, fine: 0.1 } as const

/** Steps of a tenth: 0.1 + 0.2 is 0.3. */
const tenth = (mm: number): number => Math.round(mm * 10) / 10 + 0

export function clampMove([right, down]: Move, { boundsMm }: Pick<SealSpot, 'boundsMm'>): Move {
  const within = (value: number, least: number, most: number): number =>
    Math.min(Math.max(value, least), most)
  // Towards zero: a bound of 3.27 allows 3.2, not 3.3.
  const floor = (mm: number): number => Math.floor(mm * 10 + 1e-6) / 10
  return [
    tenth(within(right, -floor(boundsMm.left), floor(boundsMm.right))),
    tenth(within(down, -floor(boundsMm.up), floor(boundsMm.down))),
  ]
}

const ARROWS: Readonly<Record<string, Move>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** null: not a key that moves. */
export function moveByKey(
  [right, down]: Move,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
): Move | null {
  const arrow = ARROWS[key]
  if (arrow === undefined) return null
  const step = shiftKey ? STEP_MM.fine : STEP_MM.arrow
  return [tenth(right + arrow[0] * step), tenth(down + arrow[1] * step)]
}

export const isMoved = ([right, down]: Move): boolean => right !== 0 || down !== 0

/** What crosses: null keeps the rule. */
export const toOrder = (move: Move): Move | null => (isMoved(move) ? move : null)

export const centreOf = (spot: SealSpot, [right, down]: Move): readonly [number, number] => [
  spot.ruleXMm + right,
  spot.ruleYMm + down,
]

/** `右移 0.5 毫米，上移 1.0 毫米` */
export function moveText([right, down]: Move): string {
  const parts = [
    right === 0 ? '' : `${right > 0 ? '右' : '左'}移 ${Math.abs(right).toFixed(1)} 毫米`,
    down === 0 ? '' : `${down > 0 ? '下' : '上'}移 ${Math.abs(down).toFixed(1)} 毫米`,
  ]
  return parts.filter(Boolean).join('，') || '未移动'
}
