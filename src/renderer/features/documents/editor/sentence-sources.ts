/**
 * The sentences of one paragraph with what is behind each, and, where a person has rewritten one, the sentence it was.
 * A rewritten sentence is paired with a lost one that stood in the same gap between sentences still standing. Pure.
 */
import { checkTraces, type CheckedSentence } from '@shared/domain/document/sentences'
import type { Paragraph, SentenceTrace } from '@shared/domain/document/supervision-document'

export type SentenceView = CheckedSentence & {
  readonly paragraphId: string
  readonly end: number
  /** What the system wrote here before somebody changed it; null for a sentence of their own. */
  readonly original: SentenceTrace | null
}

export type ParagraphSources = {
  readonly sentences: readonly SentenceView[]
  /** Sentences that were taken out and not replaced. */
  readonly lost: readonly SentenceTrace[]
}

export function sourcesOf(paragraph: Pick<Paragraph, 'id' | 'text' | 'traces'>): ParagraphSources {
  const traces = paragraph.traces ?? []
  const checked = checkTraces(paragraph)
  const matched = new Set(checked.flatMap(({ trace }) => trace ?? []))
  const taken = new Set<SentenceTrace>()
  const sentences = checked.map((sentence, index): SentenceView => {
    const end = sentence.start + sentence.text.length
    const view = { ...sentence, paragraphId: paragraph.id, end }
    if (sentence.trace !== null) return { ...view, original: null }
    const original = lostBetween(checked, index, traces).find(
      (trace) => !matched.has(trace) && !taken.has(trace),
    )
    if (original) taken.add(original)
    return { ...view, original: original ?? null }
  })
  return { sentences, lost: traces.filter((trace) => !matched.has(trace) && !taken.has(trace)) }
}

/** Traces between the last standing sentence before this one and the first after it. */
function lostBetween(
  checked: readonly CheckedSentence[],
  index: number,
  traces: readonly SentenceTrace[],
): readonly SentenceTrace[] {
  const before = checked.slice(0, index).findLast(({ trace }) => trace !== null)?.trace
  const after = checked.slice(index + 1).find(({ trace }) => trace !== null)?.trace
  const from = before ? traces.indexOf(before) + 1 : 0
  const to = after ? traces.indexOf(after) : traces.length
  return traces.slice(from, Math.max(from, to))
}

/** The sentence at an index of the text; between two, the one before. */
export const sentenceAt = (sentences: readonly SentenceView[], index: number): SentenceView | null =>
  sentences.find(({ start, end }) => index >= start && index < end) ??
  sentences.findLast(({ end }) => index >= end) ??
  sentences[0] ??
  null
