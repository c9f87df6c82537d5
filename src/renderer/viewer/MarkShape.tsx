import type { KeyboardEvent, PointerEvent } from 'react'
import { HANDLES, handlePoint, type Handle } from '@shared/domain/case-file/geometry'
import { pointOf, rectOf, type PageOnScreen } from './mark-place'
import { severityWord, toneOf, type MarkPlace, type ViewerMark } from './viewer-mark'
import classes from './PageMarks.module.css'

export type MarkShapeProps = {
  readonly mark: ViewerMark
  /** Where it is now: differs from `mark.place` while it is being moved. */
  readonly place: MarkPlace
  readonly on: PageOnScreen
  readonly isSelected: boolean
  readonly canEdit: boolean
  readonly onSelect: () => void
  readonly onKey: (event: KeyboardEvent<SVGGElement>) => void
  readonly onLeave: () => void
  /** `handle` is null when the whole mark is dragged. */
  readonly onGrab: (event: PointerEvent<SVGElement>, handle: Handle | null) => void
}

const TAG_HEIGHT_PX = 20
const HANDLE_PX = 9
const PIN_RADIUS_PX = 12
const PIN_STEM_PX = 20

export function MarkShape(props: MarkShapeProps) {
  const { mark, place, on, isSelected, canEdit, onSelect, onKey, onLeave, onGrab } = props
  const word = severityWord(mark.severity)
  return (
    <g
      role="button"
      tabIndex={0}
      className={classes.mark}
      data-mark-id={mark.id}
      data-tone={toneOf(mark.severity)}
      data-selected={isSelected || undefined}
      data-editable={(canEdit && isSelected) || undefined}
      aria-pressed={isSelected}
      aria-label={`标记 ${mark.label}，${word}：${mark.title}，第 ${on.page.pageNumber} 页`}
      onFocus={onSelect}
      onBlur={onLeave}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.stopPropagation()
        onSelect()
        onGrab(event, null)
      }}
    >
      <title>{`${mark.label} ${word}：${mark.title}`}</title>
      {place.kind === 'region' ? (
        <BoxShape {...props} text={isSelected ? `${mark.label} ${word}` : mark.label} place={place} />
      ) : (
        <Pin at={pointOf(on, place)} label={mark.label} />
      )}
    </g>
  )
}

type BoxShapeProps = MarkShapeProps & {
  readonly text: string
  readonly place: Extract<MarkPlace, { kind: 'region' }>
}

function BoxShape({ place, on, text, isSelected, canEdit, onGrab }: BoxShapeProps) {
  const rect = rectOf(on, place)
  const tagWidth = tagWidthPx(text)
  const tagX = Math.min(rect.x, Math.max(0, on.size.width - tagWidth))
  const tagY = rect.y >= TAG_HEIGHT_PX ? rect.y - TAG_HEIGHT_PX : rect.y
  return (
    <>
      <rect className={classes.halo} {...rect} />
      <rect className={classes.box} {...rect} />
      <rect className={classes.tag} x={tagX} y={tagY} width={tagWidth} height={TAG_HEIGHT_PX} rx={2} />
      <text className={classes.tagText} x={tagX + tagWidth / 2} y={tagY + TAG_HEIGHT_PX / 2}>
        {text}
      </text>
      {isSelected &&
        canEdit &&
        HANDLES.map((handle) => {
          const [x, y] = handlePoint(rect, handle)
          return (
            <rect
              key={handle}
              className={classes.handle}
              data-handle={handle}
              x={x - HANDLE_PX / 2}
              y={y - HANDLE_PX / 2}
              width={HANDLE_PX}
              height={HANDLE_PX}
              onPointerDown={(event) => {
                if (event.button !== 0) return
                event.stopPropagation()
                onGrab(event, handle)
              }}
            />
          )
        })}
    </>
  )
}

/** A drop whose tip is the place meant; near the upper edge it hangs below the place instead. */
function Pin({ at: [x, y], label }: { readonly at: readonly [number, number]; readonly label: string }) {
  const up = y >= PIN_STEM_PX + PIN_RADIUS_PX ? -1 : 1
  const centre = y + up * PIN_STEM_PX
  const radius = Math.max(PIN_RADIUS_PX, tagWidthPx(label) / 2)
  return (
    <>
      <path className={classes.pinStem} d={`M ${x} ${y} L ${x - 6} ${centre} L ${x + 6} ${centre} Z`} />
      <circle className={classes.pinHead} cx={x} cy={centre} r={radius} />
      <circle className={classes.pinTip} cx={x} cy={y} r={2.5} />
      <text className={classes.tagText} x={x} y={centre}>
        {label}
      </text>
    </>
  )
}

/** Digits are about 7.5 px wide at 13 px, Chinese characters 13. */
function tagWidthPx(text: string): number {
  let width = 10
  for (const char of text) width += char.charCodeAt(0) > 0xff ? 13 : 7.5
  return Math.max(TAG_HEIGHT_PX, Math.ceil(width))
}
