/**
 * Sentences of a paragraph and where each comes from. A sentence ends with 。！？ or a line feed; one without an end
 * (…如下：) is a sentence too. A trace belongs to the words as they were drafted: whoever changes a sentence takes it
 * over, and the others keep theirs.
 */
import type { Place } from '../case-file/place'
import type { Paragraph, SentenceTrace } from './supervision-document'
import { TEMPLATE_GROUND, type Segment } from './template'

export type Sentence = {
  readonly text: string
  /** Index in the paragraph, UTF-16 units. */
  readonly start: number
}

const MAX_SENTENCE = 4000
const MAX_TRACES = 200
const MAX_PLACES = 200
const SENTENCE = /[^。！？\n]*[。！？]+[”’」』）】]*|[^。！？\n]+|\n/gu

/** Without the white space around them. */
export function splitSentences(text: string): readonly Sentence[] {
  return [...text.matchAll(SENTENCE)].flatMap((match) => {
    const lead = match[0].length - match[0].trimStart().length
    const words = match[0].trim()
    return pieces(words, match.index + lead)
  })
}

/** What goes on for pages without an end is cut, so that a trace can hold it. */
function pieces(text: string, start: number): readonly Sentence[] {
  const found: Sentence[] = []
  for (let at = 0; at < text.length; at += MAX_SENTENCE) {
    found.push({ text: text.slice(at, at + MAX_SENTENCE), start: start + at })
  }
  return found
}

/** The sentences segments make when they are joined, each with all its sources. */
export function traceSentences(segments: readonly Segment[]): readonly SentenceTrace[] {
  const text = segments.map((segment) => segment.text).join('')
  let at = 0
  const placed = segments.map((segment) => {
    const from = at
    at += segment.text.length
    return { fact: segment.fact, from, to: at }
  })
  return splitSentences(text)
    .slice(0, MAX_TRACES)
    .map(({ text: sentence, start }) => {
      const end = start + sentence.length
      const sources = placed.flatMap(({ fact, from, to }) =>
        fact !== null && from < end && to > start ? [fact] : [],
      )
      const grounds = distinct(sources.map(({ ground }) => ground))
      const findingIds = distinct(sources.flatMap((source) => source.findingIds))
      const law = distinct(sources.map((source) => source.law)).join('；')
      const isTemplate = grounds.length === 0 && findingIds.length === 0
      return {
        sentence,
        findingIds,
        places: distinctPlaces(sources.flatMap((source) => source.places)).slice(0, MAX_PLACES),
        law: law.slice(0, 2000),
        ground: (isTemplate ? TEMPLATE_GROUND : grounds.join('、')).slice(0, 300),
      }
    })
}

const distinct = (words: readonly string[]): readonly string[] =>
  [...new Set(words)].filter((word) => word !== '')

const distinctPlaces = (places: readonly Place[]): readonly Place[] => [
  ...new Map(places.map((place) => [JSON.stringify(place), place])).values(),
]

export type CheckedSentence = Sentence & {
  /** null: written or changed by hand. */
  readonly trace: SentenceTrace | null
}

/** `1.`, `（一）`, `一、` say where a sentence stands, not what it says. */
const LIST_NUMBER = /^(?:\d+\.|（[一二三四五六七八九十百\d]+）|[一二三四五六七八九十百]+、)/u
const wordsOf = (sentence: string): string => sentence.trim().replace(LIST_NUMBER, '').trim()

/** The sentences of the text as it stands now, each with the trace it was drafted with while its words are the same. */
export function checkTraces({
  text,
  traces,
}: Pick<Paragraph, 'text' | 'traces'>): readonly CheckedSentence[] {
  const left = [...(traces ?? [])]
  return splitSentences(text).map((sentence) => {
    const index = left.findIndex((trace) => wordsOf(trace.sentence) === wordsOf(sentence.text))
    const [trace = null] = index < 0 ? [] : left.splice(index, 1)
    return { ...sentence, trace }
  })
}
