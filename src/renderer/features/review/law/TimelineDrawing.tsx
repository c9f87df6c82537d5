import type { KeyboardEvent } from 'react'
import { fitText, LABEL_PX, textWidth, type Bar, type Drawing } from './timeline-layout'
import classes from './law.module.css'

type TimelineDrawingProps = { readonly drawing: Drawing; readonly onOpen: (ruleId: string) => void }

const MONTHS_PX = 20
const STEP_ROW_PX = 16
const CLAIM_ROW_PX = 20
const BAR_ROW_PX = 34
const BAR_PX = 12
const GAP_PX = 6

/** The drawn calendar. What is late is hatched and says so in words; a bar can be opened by click or key. */
export function TimelineDrawing({ drawing, onOpen }: TimelineDrawingProps) {
  const { widthPx, months, off, steps, stepRows, claims, bars } = drawing
  const stepsBottom = MONTHS_PX + stepRows * STEP_ROW_PX + GAP_PX
  const claimsBottom = stepsBottom + claims.length * CLAIM_ROW_PX
  const height = claimsBottom + bars.length * BAR_ROW_PX + GAP_PX
  return (
    <svg className={classes.drawing} width={widthPx} height={height} role="group" aria-label="办案时间轴">
      <Patterns />
      {off.map(({ kind, from, to, x, width }) => (
        <rect
          key={from}
          className={classes.off}
          data-kind={kind}
          x={x}
          y={MONTHS_PX}
          width={width}
          height={height - MONTHS_PX}
        >
          <title>{`${from === to ? from : `${from} 至 ${to}`} ${OFF_WORDS[kind]}`}</title>
        </rect>
      ))}
      {months.map(({ x, label }) => (
        <g key={x}>
          <line className={classes.grid} x1={x} x2={x} y1={0} y2={height} />
          <text className={classes.monthText} x={x + 3} y={14}>
            {label}
          </text>
        </g>
      ))}
      {steps.map(({ key, x, labelX, row, text, isOutOfOrder }) => (
        <g key={key} data-step={key}>
          <line className={classes.step} x1={x} x2={x} y1={MONTHS_PX + row * STEP_ROW_PX + 3} y2={height} />
          <text
            className={classes.stepText}
            data-wrong={isOutOfOrder || undefined}
            x={labelX}
            y={MONTHS_PX + row * STEP_ROW_PX + LABEL_PX + 1}
          >
            {text}
            {isOutOfOrder && <title>早于前一环节</title>}
          </text>
        </g>
      ))}
      {claims.map(({ x, width, text }, index) => {
        const y = stepsBottom + index * CLAIM_ROW_PX
        const labelX = Math.max(0, Math.min(x + width + 4, widthPx - textWidth(text, LABEL_PX)))
        return (
          <g key={index}>
            <rect className={classes.claim} x={x} y={y} width={width} height={BAR_PX} />
            <text className={classes.stepText} x={labelX} y={y + 11}>
              {text}
            </text>
          </g>
        )
      })}
      {bars.map((bar, index) => (
        <BarRow
          key={bar.ruleId}
          bar={bar}
          y={claimsBottom + index * BAR_ROW_PX}
          widthPx={widthPx}
          onOpen={() => onOpen(bar.ruleId)}
        />
      ))}
    </svg>
  )
}

const OFF_WORDS = { weekend: '周末', holiday: '节假日', makeup: '调休上班' } as const

function Patterns() {
  return (
    <defs>
      <pattern id="law-late" width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={6} height={6} className={classes.lateGround} />
        <rect width={2.5} height={6} className={classes.lateStripe} />
      </pattern>
      <pattern
        id="law-claim"
        width={5}
        height={5}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(-45)"
      >
        <rect width={1.5} height={5} className={classes.claimStripe} />
      </pattern>
    </defs>
  )
}

type BarRowProps = {
  readonly bar: Bar
  readonly y: number
  readonly widthPx: number
  readonly onOpen: () => void
}

function BarRow({ bar, y, widthPx, onOpen }: BarRowProps) {
  const { ruleId, title, note, status, window, shift, late, isCut, spoken } = bar
  const noteWidth = textWidth(note, LABEL_PX)
  // The label stands over its own bar, moved left as far as both texts need.
  const label = `${ruleId} ${title}`
  const room = Math.min(textWidth(label, LABEL_PX), widthPx - noteWidth - 10)
  const x = Math.max(0, Math.min(window.x, widthPx - room - noteWidth - 10))
  const top = y + 16
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    event.stopPropagation()
    onOpen()
  }
  return (
    <g
      role="button"
      tabIndex={0}
      className={classes.bar}
      data-bar={ruleId}
      data-status={status}
      onClick={onOpen}
      onKeyDown={onKeyDown}
    >
      {/* The name of the button, and what the mouse is told: an SVG element is named by its title. */}
      <title>{spoken}</title>
      <rect className={classes.hit} x={0} y={y} width={widthPx} height={BAR_ROW_PX} />
      <text className={classes.barText} x={x} y={y + LABEL_PX}>
        {fitText(label, room, LABEL_PX)}
        <tspan className={classes.barNote} dx={8}>
          {note}
        </tspan>
      </text>
      <rect className={classes.window} x={window.x} y={top} width={window.width} height={BAR_PX} />
      {shift !== null && (
        <rect className={classes.shift} x={shift.x} y={top} width={shift.width} height={BAR_PX} />
      )}
      {late !== null && (
        <rect className={classes.late} x={late.x} y={top} width={late.width} height={BAR_PX} />
      )}
      {isCut.left && (
        <path className={classes.cut} d={`M7 ${top} L1 ${top + BAR_PX / 2} L7 ${top + BAR_PX}`} />
      )}
      {isCut.right && (
        <path
          className={classes.cut}
          d={`M${widthPx - 7} ${top} L${widthPx - 1} ${top + BAR_PX / 2} L${widthPx - 7} ${top + BAR_PX}`}
        />
      )}
    </g>
  )
}
