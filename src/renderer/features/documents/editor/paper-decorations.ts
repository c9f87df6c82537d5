/** What is drawn over the text without being text: numbers of paragraphs, words to look at, the sentence at hand. */
import { Extension } from '@tiptap/core'
import type { Node as EditorNode } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { Paragraph } from '@shared/domain/document/supervision-document'
import { followCaret } from './caret'

/** A stretch of one paragraph's text. */
export type Stretch = {
  readonly paragraphId: string
  readonly start: number
  readonly end: number
  /** `warning`, `by-hand`, `active`: drawn by the style sheet. */
  readonly mark: 'warning' | 'by-hand' | 'active'
  /** What stood there when it was marked; a stretch that has changed since is not drawn. */
  readonly text: string
}

export type Drawn = {
  readonly stretches: readonly Stretch[]
  readonly currentId: string | null
  readonly labelOf: (paragraph: Pick<Paragraph, 'role' | 'level'>) => string
}

const NOTHING: Drawn = { stretches: [], currentId: null, labelOf: () => '' }
const KEY = new PluginKey<Drawn>('paperDecorations')

export const PaperDecorations = Extension.create({
  name: 'paperDecorations',
  addProseMirrorPlugins: () => [
    new Plugin<Drawn>({
      key: KEY,
      state: {
        init: () => NOTHING,
        apply: (tr, drawn) => (tr.getMeta(KEY) as Drawn | undefined) ?? drawn,
      },
      props: {
        decorations: (state) =>
          DecorationSet.create(state.doc, draw(state.doc, KEY.getState(state) ?? NOTHING)),
      },
    }),
  ],
})

export function setDrawn(view: EditorView, drawn: Drawn): void {
  const tr = view.state.tr.setMeta(KEY, drawn).setMeta('addToHistory', false)
  view.dispatch(followCaret(view, tr))
}

function draw(doc: EditorNode, { stretches, currentId, labelOf }: Drawn): Decoration[] {
  const decorations: Decoration[] = []
  doc.forEach((node, pos, index) => {
    const { id, role, level } = node.attrs as Pick<Paragraph, 'id' | 'role' | 'level'>
    decorations.push(
      Decoration.node(pos, pos + node.nodeSize, {
        'data-label': `${index + 1} · ${labelOf({ role, level })}`,
        ...(id === currentId ? { 'data-current': 'true' } : {}),
      }),
    )
    const text = node.textContent
    for (const one of stretches) {
      if (one.paragraphId !== id || text.slice(one.start, one.end) !== one.text) continue
      decorations.push(Decoration.inline(pos + 1 + one.start, pos + 1 + one.end, { class: `hj-${one.mark}` }))
    }
  })
  return decorations
}
