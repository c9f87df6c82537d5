/**
 * 复核: which results a leader looks at again: all of the lowest grade, all with a veto, all candidates for the
 * highest grade, and a share of the rest drawn with a seed, so that anybody can repeat the choice.
 * 本项目建议; no numeric rule was found.
 */
import type { Grade } from '../checklist/standard'

export type RecheckCandidate = {
  readonly id: string
  readonly grade: string | null
  readonly hasVeto: boolean
  /** The grades of its standard, highest first. */
  readonly grades: readonly Grade[]
}

export type RecheckReason = 'lowest-grade' | 'veto' | 'highest-grade' | 'no-grade' | 'random'

export type Recheck = { readonly id: string; readonly reasons: readonly RecheckReason[] }

export type RecheckRule = {
  readonly seed: string
  /** Of the results without another reason, rounded up. */
  readonly randomPermille: number
}

export const DEFAULT_RECHECK_PERMILLE = 100

/** @returns in the order of `results`, whatever that is: who is chosen does not depend on it */
export function needsRecheck(
  results: readonly RecheckCandidate[],
  { seed, randomPermille }: RecheckRule,
): readonly Recheck[] {
  const found = results.map((result) => ({ id: result.id, reasons: reasonsOf(result) }))
  const others = found.filter(({ reasons }) => reasons.length === 0).map(({ id }) => id)
  const drawn = new Set(draw(others, seed, Math.ceil((others.length * randomPermille) / 1000)))
  return found.flatMap(({ id, reasons }): Recheck[] => {
    if (reasons.length > 0) return [{ id, reasons }]
    return drawn.has(id) ? [{ id, reasons: ['random'] }] : []
  })
}

function reasonsOf({ grade, hasVeto, grades }: RecheckCandidate): RecheckReason[] {
  return [
    ...(grade !== null && grade === grades.at(-1)?.name ? (['lowest-grade'] as const) : []),
    ...(hasVeto ? (['veto'] as const) : []),
    ...(grade !== null && grade === grades[0]?.name ? (['highest-grade'] as const) : []),
    ...(grade === null ? (['no-grade'] as const) : []),
  ]
}

/** The ids whose mixed numbers are smallest; equal numbers in the order of the ids. */
function draw(ids: readonly string[], seed: string, count: number): readonly string[] {
  return ids
    .map((id) => ({ id, rank: mix(`${seed}\n${id}`) }))
    .toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id)
}

/** FNV-1a over UTF-16 code units, then the finaliser of MurmurHash3: 32 bits, the same on every machine. */
function mix(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
