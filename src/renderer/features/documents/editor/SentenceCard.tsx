import { Paper, Portal } from '@mantine/core'
import { useCallback, useEffect, useRef, useState, type MouseEvent } from 'react'
import type { EditorView } from '@tiptap/pm/view'
import { paragraphOf } from './editor-list'
import { sentenceAt, sourcesOf, type SentenceView } from './sentence-sources'
import { SourceView, type SourceActs } from './SourceView'
import classes from './editor.module.css'

const DELAY_MS = 350
const LEAVE_MS = 250
const WIDTH_PX = 380
const ROOM_PX = 200

export type Hovered = {
  readonly sentence: SentenceView
  readonly left: number
  readonly top: number
  readonly isAbove: boolean
}

/** The sentence the pointer rests on; gone a moment after it leaves, unless it goes to the card. */
export function useHoveredSentence(view: EditorView | null) {
  const [hovered, setHovered] = useState<Hovered | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const later = useCallback((run: () => void, ms: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(run, ms)
  }, [])
  useEffect(() => () => clearTimeout(timer.current), [])
  const onMove = (event: MouseEvent): void => {
    if (view === null || event.buttons !== 0) return later(() => setHovered(null), 0)
    const { clientX, clientY } = event
    const found = sentenceUnder(view, clientX, clientY, event.target)
    if (found && hovered && found.start === hovered.sentence.start && isSame(found, hovered.sentence))
      return clearTimeout(timer.current)
    later(() => setHovered(found && placed(view, found, clientX)), found ? DELAY_MS : LEAVE_MS)
  }
  return {
    hovered,
    onMove,
    onLeave: () => later(() => setHovered(null), LEAVE_MS),
    onStay: () => clearTimeout(timer.current),
    hide: () => {
      clearTimeout(timer.current)
      setHovered(null)
    },
  }
}

const isSame = (a: SentenceView, b: SentenceView): boolean =>
  a.paragraphId === b.paragraphId && a.text === b.text

function sentenceUnder(
  view: EditorView,
  left: number,
  top: number,
  target: EventTarget,
): SentenceView | null {
  if (!(target instanceof Element) || target.closest('[data-paragraph-id] > p') === null) return null
  const at = view.posAtCoords({ left, top })
  if (!at || at.inside < 0) return null
  const spot = view.state.doc.resolve(at.pos)
  if (spot.depth === 0) return null
  return sentenceAt(sourcesOf(paragraphOf(spot.parent)).sentences, spot.parentOffset)
}

function placed(view: EditorView, sentence: SentenceView, mouseX: number): Hovered | null {
  let start = -1
  view.state.doc.forEach((node, pos) => {
    if (node.attrs.id === sentence.paragraphId) start = pos + 1
  })
  if (start < 0 || start + sentence.end > view.state.doc.content.size) return null
  const above = view.coordsAtPos(start + sentence.start).top
  const below = view.coordsAtPos(start + sentence.end).bottom
  const isAbove = below + ROOM_PX > innerHeight && above > ROOM_PX
  return {
    sentence,
    isAbove,
    left: Math.max(8, Math.min(mouseX - 40, innerWidth - WIDTH_PX - 12)),
    top: isAbove ? innerHeight - above + 6 : below + 6,
  }
}

type SentenceCardProps = {
  readonly hovered: Hovered
  readonly acts: SourceActs
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** For the mouse; the list 依据 below the text says the same to the keyboard. */
export function SentenceCard({ hovered, acts, onStay, onLeave }: SentenceCardProps) {
  const { sentence, left, top, isAbove } = hovered
  return (
    <Portal>
      <Paper
        withBorder
        shadow="md"
        className={classes.card ?? ''}
        style={isAbove ? { left, bottom: top } : { left, top }}
        onMouseEnter={onStay}
        onMouseLeave={onLeave}
        role="group"
        aria-label="这句话的依据"
        data-testid="sentence-card"
      >
        <SourceView sentence={sentence} acts={acts} />
      </Paper>
    </Portal>
  )
}
