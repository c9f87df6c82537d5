/** The paragraphs of a paper as a tree of the editor, and back. Pure: what is not shown rides along as attributes. */
import type { JSONContent } from '@tiptap/core'
import type { Node as EditorNode } from '@tiptap/pm/model'
import type { Paragraph } from '@shared/domain/document/supervision-document'

export type ParagraphAttributes = Omit<Paragraph, 'text' | 'traces'> & {
  readonly traces: NonNullable<Paragraph['traces']> | null
}

export const nodeOf = ({ text, traces, ...rest }: Paragraph): JSONContent => ({
  type: 'paragraph',
  attrs: { ...rest, traces: traces ?? null } satisfies ParagraphAttributes,
  ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
})

export const treeOf = (list: readonly Paragraph[]): JSONContent => ({
  type: 'doc',
  content: list.map(nodeOf),
})

export function paragraphOf(node: EditorNode): Paragraph {
  const { id, role, level, findingIds, traces } = node.attrs as ParagraphAttributes
  return { id, role, level, text: node.textContent, findingIds, ...(traces === null ? {} : { traces }) }
}

export function listOf(doc: EditorNode): readonly Paragraph[] {
  const list: Paragraph[] = []
  doc.forEach((node) => list.push(paragraphOf(node)))
  return list
}

/** Same words, same order, same make-up: nothing to save. */
export const areSameLists = (a: readonly Paragraph[], b: readonly Paragraph[]): boolean =>
  a.length === b.length && a.every((one, index) => isSameParagraph(one, b[index]))

const isSameParagraph = (a: Paragraph, b: Paragraph | undefined): boolean =>
  b !== undefined && a.text === b.text && isSameMakeUp(a, b)

function isSameMakeUp(a: Paragraph, b: Paragraph): boolean {
  return (
    a.id === b.id &&
    a.role === b.role &&
    a.level === b.level &&
    (a.findingIds === b.findingIds || JSON.stringify(a.findingIds) === JSON.stringify(b.findingIds)) &&
    (a.traces === b.traces || JSON.stringify(a.traces ?? []) === JSON.stringify(b.traces ?? []))
  )
}

export type ListChange =
  | {
      readonly kind: 'texts'
      readonly edits: readonly { readonly paragraphId: string; readonly text: string }[]
    }
  | { readonly kind: 'list'; readonly paragraphs: readonly Paragraph[] }

/** The acts that lead from what is stored to what is typed: words alone are smaller than a new arrangement. */
export function changeBetween(stored: readonly Paragraph[], typed: readonly Paragraph[]): ListChange | null {
  if (areSameLists(stored, typed)) return null
  const isRearranged =
    stored.length !== typed.length ||
    typed.some((one, index) => {
      const old = stored[index]
      return old === undefined || !isSameMakeUp(one, old)
    })
  if (isRearranged) return { kind: 'list', paragraphs: typed }
  const edits = typed.flatMap(({ id, text }, index) =>
    stored[index]?.text === text ? [] : [{ paragraphId: id, text }],
  )
  return { kind: 'texts', edits }
}
