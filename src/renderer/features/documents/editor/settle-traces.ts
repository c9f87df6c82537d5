/**
 * Where sentences went when paragraphs were split, merged, cut and pasted: a trace follows its sentence, and stays
 * where it was when the sentence stands nowhere any more (it was rewritten there). Pure.
 */
import { checkTraces } from '@shared/domain/document/sentences'
import type { Paragraph, SentenceTrace } from '@shared/domain/document/supervision-document'

const keyOf = ({ sentence, law, ground, findingIds }: SentenceTrace): string =>
  [sentence, law, ground, ...findingIds].join(' ')

/** Every trace there is, each once. */
export function tracePool(lists: readonly (readonly Paragraph[])[]): readonly SentenceTrace[] {
  const pool = new Map<string, SentenceTrace>()
  for (const list of lists)
    for (const { traces } of list) for (const trace of traces ?? []) pool.set(keyOf(trace), trace)
  return [...pool.values()]
}

/** @param pool  all traces known to this paper, whatever paragraph they came with */
export function settleTraces(
  list: readonly Paragraph[],
  pool: readonly SentenceTrace[],
): readonly Paragraph[] {
  if (pool.length === 0) return list
  const standing = list.map(({ text, traces = [] }) =>
    checkTraces({ text, traces: [...traces, ...pool.filter((one) => !holds(traces, one))] }).flatMap(
      ({ trace }) => trace ?? [],
    ),
  )
  const everywhere = new Set(standing.flat().map(keyOf))
  return list.map((paragraph, index) => {
    const here = standing[index] ?? []
    const own = paragraph.traces ?? []
    const kept = own.filter((trace) => holds(here, trace) || !everywhere.has(keyOf(trace)))
    const come = here.filter((trace) => !holds(own, trace))
    if (come.length === 0 && kept.length === own.length) return paragraph
    const findingIds = [...new Set([...paragraph.findingIds, ...come.flatMap((trace) => trace.findingIds)])]
    return { ...paragraph, findingIds, traces: inOrder(here, kept, come) }
  })
}

const holds = (traces: readonly SentenceTrace[], trace: SentenceTrace): boolean =>
  traces.some((one) => keyOf(one) === keyOf(trace))

/** As the sentences stand; those rewritten keep their place behind the one before them. */
function inOrder(
  here: readonly SentenceTrace[],
  kept: readonly SentenceTrace[],
  come: readonly SentenceTrace[],
): readonly SentenceTrace[] {
  const place = new Map(here.map((trace, index) => [keyOf(trace), index]))
  let last = -1
  return [...kept, ...come]
    .map((trace, index) => {
      const found = place.get(keyOf(trace))
      if (found !== undefined) last = found
      return { trace, at: found ?? last, index }
    })
    .toSorted((a, b) => a.at - b.at || a.index - b.index)
    .map(({ trace }) => trace)
}
