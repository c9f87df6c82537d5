import type { KeyboardEvent } from 'react'
import type { SealSpot } from '@shared/ipc/shapes'
import { centreOf, moveByKey, NO_MOVE, type Move } from './place-move'
import classes from './seal.module.css'

const A4_MM = { width: 210, height: 297 } as const
const CROSS_MM = 3

type PlaceOverlayProps = {
  readonly spot: SealSpot
  readonly move?: Move
  /** Absent: it is only shown. */
  readonly onMove?: (move: Move) => void
}

/** Where the seal comes to stand, as an outline: the picture itself never leaves main before it is used. */
export function PlaceOverlay({ spot, move = NO_MOVE, onMove }: PlaceOverlayProps) {
  const [x, y] = centreOf(spot, move)
  const { widthMm, heightMm } = spot
  const drawing = (
    <svg viewBox={`0 0 ${A4_MM.width} ${A4_MM.height}`} className={classes.overlay} aria-hidden>
      {onMove && <BoundsBox spot={spot} move={move} />}
      <g fill="none" stroke="#c81e1e">
        <ellipse
          cx={x}
          cy={y}
          rx={widthMm / 2}
          ry={heightMm / 2}
          strokeWidth={0.7}
          fill="rgb(200 30 30 / 8%)"
        />
        <path
          d={`M${x - CROSS_MM} ${y}h${2 * CROSS_MM}M${x} ${y - CROSS_MM}v${2 * CROSS_MM}`}
          strokeWidth={0.35}
        />
      </g>
    </svg>
  )
  if (!onMove) return <div data-testid="seal-place">{drawing}</div>
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moveByKey(move, event)
    if (next === null) return
    event.preventDefault()
    onMove(next)
  }
  return (
    <div
      className={`${classes.overlay ?? ''} ${classes.mover ?? ''}`}
      role="application"
      aria-label="印章位置，用方向键移动"
      aria-describedby="seal-place-keys"
      tabIndex={0}
      data-testid="seal-place"
      onKeyDown={onKeyDown}
    >
      {drawing}
    </div>
  )
}

/** How far the centre may go. */
function BoundsBox({ spot, move }: { readonly spot: SealSpot; readonly move: Move }) {
  const { left, right, up, down } = spot.boundsMm
  const [x, y] = centreOf(spot, move)
  return (
    <g stroke="#1c5fb8" strokeWidth={0.3} strokeDasharray="1.2 0.8">
      <path d={`M${spot.ruleXMm - left} ${y}H${spot.ruleXMm + right}`} />
      <path d={`M${x} ${spot.ruleYMm - up}V${spot.ruleYMm + down}`} />
    </g>
  )
}
