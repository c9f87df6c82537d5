/**
 * The language in which a kind words its paragraphs.
 *
 *   {{name}}   the fact of this name (fact-names.ts); a kind's own field by its id; a term as {{term.rectify}}.
 *              A fact that is not known becomes a gap that names it: （待填写主送单位）.
 *   [[…]]      a passage that falls away when a name inside it is not known. Passages do not nest.
 *   {{n}}      running number 1. of the list; {{cn}} 一、. The list begins anew after a paragraph without number.
 *
 * Everything else stands as it is written. Headings are numbered by their level and never typed (numbering.ts).
 */
import { fact, gap, type Fact, type FactBook } from './fact'

/** A stretch of text from one source: a fact, or words of the template. */
export type Segment = { readonly text: string; readonly fact: Fact | null }

export const TEMPLATE_GROUND = '文书种类模板'
export const LIST_NUMBERS = ['n', 'cn'] as const

const TOKEN = /\{\{([a-zA-Z][a-zA-Z0-9.-]*)\}\}/g
const PASSAGE = /\[\[([\s\S]*?)\]\]/g

/** Names a template asks for, list numbers left out. */
export function namesIn(template: string): readonly string[] {
  const names = [...template.matchAll(TOKEN)].map(([, name = '']) => name)
  return [...new Set(names)].filter((name) => !LIST_NUMBERS.some((number) => number === name))
}

export const asksNumber = (template: string): boolean => /\{\{c?n\}\}/.test(template)

/** Brackets that are not closed, nested, or hold what is no name; null when all is well. */
export function templateFault(template: string): string | null {
  const rest = template.replace(PASSAGE, '$1').replace(TOKEN, '')
  const stray = /\{\{|\}\}|\[\[|\]\]/.exec(rest)
  return stray === null ? null : rest.slice(stray.index, stray.index + 20)
}

const isKnown = (book: FactBook, name: string): boolean =>
  LIST_NUMBERS.some((number) => number === name) || (book[name]?.text ?? '') !== ''

/** @param labelOf  what a gap calls the fact it waits for */
export function fillTemplate(
  template: string,
  book: FactBook,
  labelOf: (name: string) => string,
): readonly Segment[] {
  const kept = template.replace(PASSAGE, (_, inner: string) =>
    namesIn(inner).every((name) => isKnown(book, name)) ? inner : '',
  )
  const segments: Segment[] = []
  let end = 0
  for (const match of kept.matchAll(TOKEN)) {
    const [token, name = ''] = match
    if (match.index > end) segments.push({ text: kept.slice(end, match.index), fact: null })
    segments.push(filled(name, book, labelOf))
    end = match.index + token.length
  }
  if (end < kept.length) segments.push({ text: kept.slice(end), fact: null })
  return segments
}

function filled(name: string, book: FactBook, labelOf: (name: string) => string): Segment {
  const known = book[name]
  if (LIST_NUMBERS.some((number) => number === name)) return { text: known?.text ?? '', fact: null }
  const value = known !== undefined && known.text !== '' ? known : gap(labelOf(name))
  return { text: value.text, fact: value }
}

/** A list number as a fact without a source: numbers are the engine's own. */
export const listNumber = (text: string): Fact => fact(text)
