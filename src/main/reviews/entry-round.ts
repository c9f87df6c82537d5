/** What a round of a campaign is bound to: the edition of the first review, and what a later round takes over. */
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import { rulingReviews } from '@shared/domain/campaign/entry-outcome'
import { isFirstRound } from '@shared/domain/campaign/entry-steps'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import { inheritAll, inheritReview, type Inherited, type Source } from '@shared/domain/review/inherit'
import type { Review, Round, VetoStyle } from '@shared/domain/review/review'
import type { MemoryTables } from '@shared/events/tables'
import { AppError } from '@shared/lib/app-error'

export type RoundGround = {
  readonly sha256: string
  readonly standard: ScoringStandard
  readonly vetoStyle: VetoStyle
  readonly basedOn: readonly string[]
  readonly inherited: Inherited | null
}

type Ask = {
  readonly entryId: string
  readonly round: Round
  /** Which of two combined first reviews a re-check starts from. */
  readonly base: Source
}

/**
 * @returns null for the first review of an entry: that one chooses the edition
 * @throws AppError `entry/unknown`, `entry/items-undecided`
 */
export function groundOf(state: MemoryTables, ask: Ask, newId: () => string): RoundGround | null {
  const entry = state.find('entries', ask.entryId)
  if (!entry) throw new AppError('entry/unknown', 'no such entry')
  const reviews = state.all('reviews').filter(({ entryId }) => entryId === entry.id)
  const [first] = reviews
  if (!first) return null
  const { standard } = state.get('standards', first.standardSha256)
  const sources = isFirstRound(ask.round) ? [] : sourcesOf(entry, ask.round, reviews)
  const itemIds = [...standard.items, ...standard.vetoes].map(({ id }) => id)
  return {
    ...{ sha256: first.standardSha256, standard, vetoStyle: first.vetoStyle },
    basedOn: sources.map(({ id }) => id),
    inherited: inheritedOf(entry, ask, sources, itemIds, newId),
  }
}

/** 合议 looks at both first reviews; what comes later at whatever rules by then. */
function sourcesOf(entry: CampaignEntry, round: Round, reviews: readonly Review[]): readonly Review[] {
  if (round !== '合议') return rulingReviews(entry, reviews)
  return [entry.rounds.a, entry.rounds.b].flatMap((id) => reviews.find((review) => review.id === id) ?? [])
}

function inheritedOf(
  entry: CampaignEntry,
  { round, base }: Ask,
  [a, b]: readonly Review[],
  itemIds: readonly string[],
  newId: () => string,
): Inherited | null {
  if (a === undefined) return null
  if (b === undefined) return inheritAll(itemIds, a, newId)
  const follows = new Map(
    round === '合议' ? entry.panelDecisions.map((one) => [one.itemId, one.follows] as const) : [],
  )
  const open = round === '合议' ? (entry.comparison?.differingItemIds ?? []) : []
  if (open.some((itemId) => !follows.has(itemId)))
    throw new AppError('entry/items-undecided', 'items without a decision')
  return inheritReview(itemIds, { A: a, B: b }, { follows, otherwise: round === '合议' ? 'A' : base }, newId)
}
