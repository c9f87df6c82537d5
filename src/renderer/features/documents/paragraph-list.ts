/** Changes to the list of paragraphs, and what the system's own draft says. Pure; every function returns a new list. */
import type { Paragraph } from '@shared/domain/document/supervision-document'

type List = readonly Paragraph[]

/** `document/paragraphs-arranged` takes no more. */
export const MAX_PARAGRAPHS = 200

/** A new empty paragraph after the one given; it speaks of the same findings, as it most likely continues it. */
export function addAfter(list: List, afterId: string, id: string): List {
  const index = list.findIndex((paragraph) => paragraph.id === afterId)
  const before = list[index]
  const added: Paragraph = {
    id,
    role: 'added',
    level: 'body',
    text: '',
    findingIds: before?.findingIds ?? [],
  }
  return list.toSpliced(index + 1, 0, added)
}

export const remove = (list: List, id: string): List => list.filter((paragraph) => paragraph.id !== id)

/** The same list when it cannot move any further. */
export function move(list: List, id: string, step: -1 | 1): List {
  const from = list.findIndex((paragraph) => paragraph.id === id)
  const to = from + step
  const paragraph = list[from]
  if (paragraph === undefined || to < 0 || to >= list.length) return list
  return list.toSpliced(from, 1).toSpliced(to, 0, paragraph)
}

export const setLevel = (list: List, id: string, level: Paragraph['level']): List =>
  list.map((paragraph) => (paragraph.id === id ? { ...paragraph, level } : paragraph))

type Taken = { readonly before: List; readonly after: List; readonly now: List }

/** Undoes an arrangement and keeps what was typed since. */
export function takeBack({ before, after, now }: Taken): List {
  const afterText = new Map(after.map(({ id, text }) => [id, text]))
  const nowText = new Map(now.map(({ id, text }) => [id, text]))
  return before.map((paragraph) => {
    const text = nowText.get(paragraph.id)
    const isTypedSince = text !== undefined && text !== afterText.get(paragraph.id)
    return isTypedSince ? { ...paragraph, text } : paragraph
  })
}

/** What the system would write for this paragraph now; undefined when it is not one of its own. */
export const systemText = (draft: List | null, id: string): string | undefined =>
  draft?.find((paragraph) => paragraph.id === id)?.text

/** How far the person's text has left the system's draft, in paragraphs. */
export function countDifferences(list: List, draft: List): number {
  const own = new Map(list.map(({ id, text }) => [id, text]))
  const changed = draft.filter(({ id, text }) => own.get(id) !== text).length
  const known = new Set(draft.map(({ id }) => id))
  return changed + list.filter(({ id }) => !known.has(id)).length
}
