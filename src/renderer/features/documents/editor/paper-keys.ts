/** Keys, plain-text clipboard and the two limits of a paper's text. */
import { Extension } from '@tiptap/core'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import type { Node as EditorNode } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import { ParagraphLevel } from '@shared/domain/document/supervision-document'
import { MAX_PARAGRAPHS } from '../paragraph-list'
import { followCaret, tripleClicks } from './caret'
import {
  currentSpot,
  mergeWith,
  moveParagraph,
  setParagraphLevel,
  splitParagraph,
} from './paragraph-commands'
import { MAX_TEXT } from './paragraph-node'

export type PaperKeysOptions = {
  /** Ctrl+;, or / in an empty paragraph. */
  readonly onPhrases: () => void
  /** A change was not taken: too many paragraphs, or one too long. */
  readonly onFull: () => void
}

export const PaperKeys = Extension.create<PaperKeysOptions>({
  name: 'paperKeys',
  addOptions: () => ({ onPhrases: () => undefined, onFull: () => undefined }),

  addKeyboardShortcuts() {
    const { editor, options } = this
    const here = (act: (view: EditorView, id: string) => boolean) => (): boolean => {
      const spot = currentSpot(editor.view.state)
      if (spot) act(editor.view, String(spot.node.attrs.id))
      return spot !== null
    }
    const levels = ParagraphLevel.options.map((level, index) => [
      `Mod-Alt-${index}`,
      here((view, id) => setParagraphLevel(view, id, level)),
    ])
    return {
      ...(Object.fromEntries(levels) as Record<string, () => boolean>),
      Enter: () => splitParagraph(editor.view),
      'Shift-Enter': () => splitParagraph(editor.view),
      'Mod-Enter': () => false,
      Backspace: () => mergeWith(editor.view, -1),
      Delete: () => mergeWith(editor.view, 1),
      'Alt-ArrowUp': here((view, id) => moveParagraph(view, id, -1)),
      'Alt-ArrowDown': here((view, id) => moveParagraph(view, id, 1)),
      'Mod-;': () => {
        options.onPhrases()
        return true
      },
      '/': () => {
        if (currentSpot(editor.view.state)?.node.content.size !== 0) return false
        options.onPhrases()
        return true
      },
    }
  },

  addProseMirrorPlugins() {
    const { onFull } = this.options
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown: (view) => {
              const tr = followCaret(view, view.state.tr)
              if (tr.selectionSet) view.dispatch(tr)
              return false
            },
          },
          handlePaste: (view, event) => pastePlain(view, event.clipboardData),
          handleDrop: (view, event, _slice, isMoved) => !isMoved && pastePlain(view, event.dataTransfer),
          clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n'),
        },
        filterTransaction: (tr) => {
          if (!tr.docChanged || fits(tr.doc)) return true
          onFull()
          return false
        },
        appendTransaction: (_trs, _before, { doc, tr }) => giveIds(doc, tr),
      }),
      // Behind the one above, which reads the selection before the count of clicks is forgotten.
      tripleClicks(),
    ]
  },
})

function fits(doc: EditorNode): boolean {
  let isFine = doc.childCount <= MAX_PARAGRAPHS
  doc.forEach((node) => {
    if (node.content.size > MAX_TEXT) isFine = false
  })
  return isFine
}

/** Text as text: fonts and colours of other programs end here. Each line becomes a paragraph. */
function pastePlain(view: EditorView, data: DataTransfer | null): boolean {
  const { state } = view
  const type = state.schema.nodes.paragraph
  const lines = (data?.getData('text/plain') ?? '').split(/\r\n?|\n/).map((line) => line.trim())
  const [first = '', ...rest] = lines.filter((line) => line !== '')
  if (first === '' || !type) return true
  const tr = state.tr.insertText(first)
  const { $head } = tr.selection
  const added = rest.map((line) =>
    type.create(
      { id: crypto.randomUUID(), role: 'added', level: 'body', findingIds: [], traces: null },
      state.schema.text(line),
    ),
  )
  if (added.length > 0 && $head.depth > 0) tr.insert($head.after(), added)
  view.dispatch(tr.scrollIntoView())
  return true
}

/** Copies of a paragraph, and paragraphs the browser made, get a name of their own. */
function giveIds(doc: EditorNode, tr: Transaction): Transaction | null {
  const seen = new Set<string>()
  let isChanged = false
  doc.forEach((node, pos) => {
    const id = String(node.attrs.id)
    if (id !== '' && !seen.has(id)) {
      seen.add(id)
      return
    }
    const fresh = crypto.randomUUID()
    seen.add(fresh)
    tr.setNodeMarkup(pos, null, { ...node.attrs, id: fresh, role: 'added' })
    isChanged = true
  })
  return isChanged ? tr : null
}
