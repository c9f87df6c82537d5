/**
 * What can be done to paragraphs, each one step of the editor's own undo. Positions come from the selection or from
 * an id; every function answers whether it did something.
 */
import type { Fragment, Node as EditorNode } from '@tiptap/pm/model'
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Paragraph } from '@shared/domain/document/supervision-document'
import { MAX_PARAGRAPHS } from '../paragraph-list'
import { areSameLists, listOf, nodeOf, paragraphOf } from './editor-list'

export type Spot = {
  readonly index: number
  readonly node: EditorNode
  /** Before the paragraph. */
  readonly pos: number
}

export function spotOf(doc: EditorNode, id: string): Spot | null {
  let found: Spot | null = null
  doc.forEach((node, pos, index) => {
    if (node.attrs.id === id) found = { node, pos, index }
  })
  return found
}

/** The paragraph the cursor is in; of a selection, the one it ends in. */
export function currentSpot({ doc, selection }: EditorState): Spot | null {
  const index = selection.$head.depth === 0 ? selection.$from.index(0) : selection.$head.index(0)
  const node = doc.maybeChild(index)
  if (!node) return null
  let pos = 0
  for (let at = 0; at < index; at += 1) pos += doc.child(at).nodeSize
  return { index, node, pos }
}

const cursorAt = (tr: Transaction, pos: number): Transaction =>
  tr.setSelection(TextSelection.near(tr.doc.resolve(pos), 1))

/** Enter: the rest of the paragraph becomes one of its own. */
export function splitParagraph(view: EditorView): boolean {
  const { state } = view
  const { selection, schema } = state
  const { $from, $to } = selection
  const type = schema.nodes.paragraph
  if (!type || !$from.sameParent($to) || $from.depth === 0) return false
  if (state.doc.childCount >= MAX_PARAGRAPHS) return true
  const from = $from.parent
  const rest: Fragment = from.content.cut($to.parentOffset)
  const added = type.create(
    // What stood before keeps its place in the scheme; what follows is the person's own paragraph.
    {
      id: crypto.randomUUID(),
      role: 'added',
      level: 'body',
      findingIds: from.attrs.findingIds,
      traces: null,
    },
    rest,
  )
  const tr = state.tr.delete($from.pos, $from.end())
  const end = tr.doc.resolve($from.pos).after()
  view.dispatch(cursorAt(tr.insert(end, added), end + 1).scrollIntoView())
  return true
}

/** Backspace at the start, Delete at the end: two paragraphs become one, with the findings of both. */
export function mergeWith(view: EditorView, direction: -1 | 1): boolean {
  const { state } = view
  const { selection, doc } = state
  if (!selection.empty || selection.$from.depth === 0) return false
  const { $from } = selection
  const isAtEdge = direction < 0 ? $from.parentOffset === 0 : $from.parentOffset === $from.parent.content.size
  if (!isAtEdge) return false
  const index = $from.index(0)
  const first = doc.maybeChild(direction < 0 ? index - 1 : index)
  const second = doc.maybeChild(direction < 0 ? index : index + 1)
  if (!first || !second) return true
  const start = direction < 0 ? $from.before() - first.nodeSize : $from.before()
  const merged = mergedNode(first, second)
  const tr = state.tr.replaceWith(start, start + first.nodeSize + second.nodeSize, merged)
  view.dispatch(cursorAt(tr, start + 1 + first.content.size).scrollIntoView())
  return true
}

/** An empty line before a part of the scheme gives way to it, not the other way round. */
function mergedNode(first: EditorNode, second: EditorNode): EditorNode {
  const [keeps, joins] = first.content.size === 0 ? [second, first] : [first, second]
  const [a, b] = [paragraphOf(keeps), paragraphOf(joins)]
  const traces = [...(a.traces ?? []), ...(b.traces ?? [])]
  return keeps.type.create(
    {
      ...keeps.attrs,
      findingIds: [...new Set([...a.findingIds, ...b.findingIds])],
      traces: a.traces === undefined && b.traces === undefined ? null : traces,
    },
    first.content.append(second.content),
  )
}

export function moveParagraph(view: EditorView, id: string, step: -1 | 1): boolean {
  const { state } = view
  const spot = spotOf(state.doc, id)
  const other = spot && state.doc.maybeChild(spot.index + step)
  if (!spot || !other) return false
  const offset = Math.min(spot.node.content.size, Math.max(0, state.selection.head - spot.pos - 1))
  const start = step < 0 ? spot.pos - other.nodeSize : spot.pos
  const tr = state.tr.replaceWith(
    start,
    start + spot.node.nodeSize + other.nodeSize,
    step < 0 ? [spot.node, other] : [other, spot.node],
  )
  const moved = step < 0 ? start : start + other.nodeSize
  view.dispatch(cursorAt(tr, moved + 1 + offset).scrollIntoView())
  return true
}

export function setParagraphLevel(view: EditorView, id: string, level: Paragraph['level']): boolean {
  const spot = spotOf(view.state.doc, id)
  if (!spot || spot.node.attrs.level === level) return false
  view.dispatch(view.state.tr.setNodeAttribute(spot.pos, 'level', level))
  return true
}

/** A new empty paragraph below; it most likely continues what it follows. */
export function addParagraph(view: EditorView, id: string): boolean {
  const { state } = view
  const spot = spotOf(state.doc, id)
  const type = state.schema.nodes.paragraph
  if (!spot || !type || state.doc.childCount >= MAX_PARAGRAPHS) return false
  const { findingIds } = spot.node.attrs
  const added = type.create({
    id: crypto.randomUUID(),
    role: 'added',
    level: 'body',
    findingIds,
    traces: null,
  })
  const end = spot.pos + spot.node.nodeSize
  view.dispatch(cursorAt(state.tr.insert(end, added), end + 1).scrollIntoView())
  return true
}

export function removeParagraph(view: EditorView, id: string): boolean {
  const spot = spotOf(view.state.doc, id)
  if (!spot || view.state.doc.childCount === 1) return false
  const tr = view.state.tr.delete(spot.pos, spot.pos + spot.node.nodeSize)
  view.dispatch(cursorAt(tr, Math.min(spot.pos + 1, tr.doc.content.size)).scrollIntoView())
  return true
}

/** New words for a stretch of one paragraph; the rest of it, and its make-up, stay. */
export function replaceText(view: EditorView, id: string, from: number, to: number, text: string): boolean {
  const spot = spotOf(view.state.doc, id)
  if (!spot || to > spot.node.content.size || from > to) return false
  const start = spot.pos + 1
  const tr = view.state.tr
  if (text === '') tr.delete(start + from, start + to)
  else tr.replaceWith(start + from, start + to, view.state.schema.text(text))
  view.dispatch(cursorAt(tr, start + from + text.length).scrollIntoView())
  return true
}

/**
 * Another list of paragraphs, changed only where it differs: what stays keeps its cursor and its way back.
 * @param isUndoable  false for what came from elsewhere (a redraft by main)
 */
export function replaceList(view: EditorView, list: readonly Paragraph[], isUndoable: boolean): boolean {
  const { state } = view
  const old = listOf(state.doc)
  if (areSameLists(old, list)) return false
  const isAlike = (a?: Paragraph, b?: Paragraph): boolean => a?.id === b?.id && a?.text === b?.text
  let head = 0
  while (head < Math.min(old.length, list.length) && isAlike(old[head], list[head])) head += 1
  let tail = 0
  while (
    tail < Math.min(old.length, list.length) - head &&
    isAlike(old[old.length - 1 - tail], list[list.length - 1 - tail])
  )
    tail += 1
  const tr = state.tr
  const [from, to] = [startOf(state.doc, head), startOf(state.doc, old.length - tail)]
  const middle = list.slice(head, list.length - tail).map((each) => state.schema.nodeFromJSON(nodeOf(each)))
  if (to > from || middle.length > 0) tr.replaceWith(from, to, middle)
  dress(tr, list)
  if (!isUndoable) tr.setMeta('addToHistory', false)
  view.dispatch(tr)
  return true
}

const startOf = (doc: EditorNode, index: number): number => {
  let pos = 0
  for (let at = 0; at < index; at += 1) pos += doc.child(at).nodeSize
  return pos
}

/** Paragraphs whose words are right already may still be made up differently. */
function dress(tr: Transaction, list: readonly Paragraph[]): void {
  tr.doc.forEach((node, pos, index) => {
    const wanted = list[index]
    if (!wanted) return
    // Attribute by attribute: a new mark-up of the whole paragraph would push the cursor out of an empty one.
    for (const [name, value] of Object.entries(nodeOf(wanted).attrs ?? {}))
      if (JSON.stringify(value) !== JSON.stringify(node.attrs[name])) tr.setNodeAttribute(pos, name, value)
  })
}

/** The cursor into a paragraph, at an index of its text. */
export function goTo(view: EditorView, id: string, index: number, length = 0): boolean {
  const spot = spotOf(view.state.doc, id)
  if (!spot) return false
  const start = spot.pos + 1 + Math.min(index, spot.node.content.size)
  const end = Math.min(start + length, spot.pos + 1 + spot.node.content.size)
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, start, end)).scrollIntoView())
  view.focus()
  return true
}
