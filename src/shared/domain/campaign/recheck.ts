/**
 * Must this file be looked at again by a leader? The whole campaign is the lot the random share is drawn from,
 * files without a result included, so that the draw does not depend on which file comes first.
 */
import type { Grade } from '../checklist/standard'
import { DEFAULT_RECHECK_PERMILLE, needsRecheck, type RecheckReason } from '../scoring/needs-recheck'
import type { CampaignEntry } from './entry'

export type RecheckLot = {
  /** Every entry of the campaign. */
  readonly entries: readonly CampaignEntry[]
  /** Grades of the standard an entry was reviewed under, highest first. */
  readonly gradesOf: (entry: CampaignEntry) => readonly Grade[]
  /** The seed of the campaign's draw, or its id where nothing was drawn. */
  readonly seed: string
}

/** Not yet known; no grade has this name. */
const NO_RESULT = ' '

/** @returns why it must be; empty: the leader may let it pass */
export function recheckReasons(
  entry: CampaignEntry,
  { entries, gradesOf, seed }: RecheckLot,
): readonly RecheckReason[] {
  const lot = entries.map((one) => ({
    id: one.id,
    grade: one.outcome === null ? NO_RESULT : one.outcome.grade === '' ? null : one.outcome.grade,
    hasVeto: (one.outcome?.vetoItemIds.length ?? 0) > 0,
    grades: gradesOf(one),
  }))
  const rule = { seed, randomPermille: DEFAULT_RECHECK_PERMILLE }
  return needsRecheck(lot, rule).find(({ id }) => id === entry.id)?.reasons ?? []
}
