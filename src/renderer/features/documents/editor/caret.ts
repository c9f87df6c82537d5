/**
 * What the person sees selected is what the editor works on. The browser moves the caret first and tells the editor a moment later. Whatever redraws the text in between would
 * put the caret back where the editor last knew it, and a key would work there; so the caret is read first.
 */
import type { ResolvedPos } from '@tiptap/pm/model'
import { Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** @returns the transaction, with the selection the person sees */
export function followCaret(view: EditorView, tr: Transaction): Transaction {
  const shown = view.dom.ownerDocument.getSelection()
  if (!view.editable || view.composing || !view.hasFocus()) return tr
  if (!shown?.anchorNode || !shown.focusNode || !(tr.selection instanceof TextSelection)) return tr
  if (!view.dom.contains(shown.anchorNode) || !view.dom.contains(shown.focusNode)) return tr
  const anchor = view.posAtDOM(shown.anchorNode, shown.anchorOffset)
  const head = view.posAtDOM(shown.focusNode, shown.focusOffset)
  const most = tr.doc.content.size
  if (anchor < 0 || head < 0 || anchor > most || head > most) return tr
  const [$anchor, $head] = [tr.doc.resolve(anchor), tr.doc.resolve(head)]
  const selection =
    view.someProp('createSelectionBetween', (between) => between(view, $anchor, $head)) ??
    TextSelection.between($anchor, $head)
  return selection.eq(tr.selection) ? tr : tr.setSelection(selection)
}

/**
 * A triple click selects a paragraph with the break behind it, as far as the start of the next one; typing over that
 * would join the two. The editor knows triple clicks itself, but counts by its own clock and not as the browser does.
 */
export function wholeParagraphs($anchor: ResolvedPos, $head: ResolvedPos): TextSelection | null {
  const isPast = $head.depth > 0 && $head.parentOffset === 0 && $head.pos > $anchor.pos
  if (!isPast || $head.sameParent($anchor)) return null
  const end = $head.before() - 1
  return end < $anchor.pos ? null : TextSelection.create($anchor.doc, $anchor.pos, end)
}

export function tripleClicks(): Plugin {
  let clicks = 0
  return new Plugin({
    props: {
      handleDOMEvents: {
        mousedown: (_view, { detail }) => {
          clicks = detail
          return false
        },
        keydown: () => {
          clicks = 0
          return false
        },
      },
      createSelectionBetween: (_view, $anchor, $head) =>
        clicks >= 3 ? wholeParagraphs($anchor, $head) : null,
    },
  })
}
