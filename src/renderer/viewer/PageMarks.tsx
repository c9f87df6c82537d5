import { useState, type PointerEvent } from 'react'
import type { ViewPoint, ViewRect } from '@shared/domain/case-file/geometry'
import { cursorRect } from './cursor-rect'
import type { KeyboardCursor } from './keyboard-cursor'
import { MarkShape } from './MarkShape'
import { pinAt, regionAt, sizeText, type PageOnScreen } from './mark-place'
import { trackPointer } from './track-pointer'
import { useMarkEdit } from './use-mark-edit'
import type { MarkPlace, ViewerMark } from './viewer-mark'
import type { Tool } from './viewer-store'
import classes from './PageMarks.module.css'

export type PageMarksProps = {
  readonly on: PageOnScreen
  readonly marks: readonly ViewerMark[]
  readonly selectedId: string | null
  readonly tool: Tool
  readonly canEdit: boolean
  /** The keyboard's box when it is on this page. */
  readonly cursor: KeyboardCursor | null
  readonly onSelect: ((id: string | null) => void) | undefined
  readonly onCreate: (place: MarkPlace) => void
  readonly onChange: ((id: string, place: MarkPlace) => void | Promise<void>) | undefined
  readonly onDelete: ((id: string) => void) | undefined
}

/** A press that moves less than this was a click, not a box. */
const MIN_DRAG_PX = 5

/** The marks of one page, drawn over its picture; all they hand out is in page space, points. */
export function PageMarks(props: PageMarksProps) {
  const { on, marks, selectedId, tool, canEdit, cursor, onSelect, onCreate, onChange, onDelete } = props
  const edit = useMarkEdit({ on, canEdit, onChange, onDelete, onSelect })
  const [drawn, setDrawn] = useState<ViewRect | null>(null)
  const { width, height } = on.size

  const startDrawing = (event: PointerEvent<SVGSVGElement>): void => {
    if (tool === 'read' || event.button !== 0) return
    const layer = event.currentTarget
    const from = pointIn(layer, event)
    if (tool === 'pin') {
      onCreate(pinAt(on, from))
      return
    }
    const rectTo = (now: globalThis.PointerEvent): ViewRect => rectBetween(from, pointIn(layer, now))
    trackPointer(layer, event.pointerId, {
      onMove: (now) => {
        setDrawn(rectTo(now))
      },
      onEnd: (now) => {
        setDrawn(null)
        const rect = rectTo(now)
        if (rect.width >= MIN_DRAG_PX || rect.height >= MIN_DRAG_PX) onCreate(regionAt(on, rect))
      },
      onCancel: () => {
        setDrawn(null)
      },
    })
  }

  return (
    <svg
      className={classes.layer}
      data-tool={tool}
      data-page-layer={on.page.pageNumber}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      onPointerDown={startDrawing}
    >
      {inDrawingOrder(marks).map((mark) => (
        <MarkShape
          key={mark.id}
          mark={mark}
          place={edit.placeOf(mark)}
          on={on}
          isSelected={mark.id === selectedId}
          canEdit={canEdit && tool === 'read'}
          onSelect={() => onSelect?.(mark.id)}
          onKey={(event) => edit.press(mark, event)}
          onLeave={edit.flush}
          onGrab={(event, handle) => edit.grab(mark, handle, event)}
        />
      ))}
      {drawn !== null && <NewBox rect={drawn} on={on} />}
      {cursor !== null && <CursorShape cursor={cursor} on={on} />}
    </svg>
  )
}

/** Large boxes first, pins last: what is small stays on top and within reach. */
function inDrawingOrder(marks: readonly ViewerMark[]): readonly ViewerMark[] {
  const area = ({ place }: ViewerMark): number =>
    place.kind === 'pin' ? 0 : (place.boxPt[2] - place.boxPt[0]) * (place.boxPt[3] - place.boxPt[1])
  return marks.toSorted((a, b) => area(b) - area(a))
}

function NewBox({ rect, on }: { readonly rect: ViewRect; readonly on: PageOnScreen }) {
  const textY =
    rect.y + rect.height + 18 <= on.size.height ? rect.y + rect.height + 16 : rect.y + rect.height - 8
  return (
    <>
      <rect className={classes.newBox} {...rect} />
      <text className={classes.sizeText} x={rect.x + rect.width} y={textY}>
        {sizeText(on, regionAt(on, rect))}
      </text>
    </>
  )
}

function CursorShape({ cursor, on }: { readonly cursor: KeyboardCursor; readonly on: PageOnScreen }) {
  const rect = cursorRect(cursor, on)
  if (cursor.tool === 'box') return <NewBox rect={rect} on={on} />
  return (
    <path
      className={classes.crosshair}
      d={`M ${rect.x - 14} ${rect.y} h 28 M ${rect.x} ${rect.y - 14} v 28`}
      data-keyboard-cursor="pin"
    />
  )
}

/** The pointer within the layer, kept on the page. */
function pointIn(layer: Element, event: { readonly clientX: number; readonly clientY: number }): ViewPoint {
  const bounds = layer.getBoundingClientRect()
  const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most)
  return [
    within(event.clientX - bounds.left, bounds.width),
    within(event.clientY - bounds.top, bounds.height),
  ]
}

const rectBetween = ([ax, ay]: ViewPoint, [bx, by]: ViewPoint): ViewRect => ({
  x: Math.min(ax, bx),
  y: Math.min(ay, by),
  width: Math.abs(bx - ax),
  height: Math.abs(by - ay),
})
