/**
 * What a 评分凭证 is made of: the review asked for and, when it is part of a campaign whose two first reviews have
 * been compared, every submitted round of that file. Before the comparison nothing of the other reviewer may leave.
 */
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import type { Review } from '@shared/domain/review/review'
import type { ProofOutcome, ProofPanel, ProofSource } from '@shared/domain/scoring/proof'
import type { MemoryTables } from '@shared/events/tables'
import { AppError } from '@shared/lib/app-error'

/** @throws AppError `review/unknown` */
export function gatherProof(
  state: MemoryTables,
  reviewId: string,
  made: { readonly at: string; readonly appVersion: string },
): ProofSource {
  const review = state.find('reviews', reviewId)
  if (!review) throw new AppError('review/unknown', 'no such review')
  const entry = review.entryId === null ? undefined : state.find('entries', review.entryId)
  const isOpenToAll = entry !== undefined && entry.comparison !== null
  const reviews = isOpenToAll ? roundsOf(state, entry, review) : [review]
  return {
    madeAt: made.at,
    appVersion: made.appVersion,
    caseFile: state.get('cases', review.caseId),
    reviews: reviews.map((each) => ({
      review: each,
      standard: state.get('standards', each.standardSha256).standard,
    })),
    panel: isOpenToAll ? panelOf(entry) : null,
    outcome: isOpenToAll ? outcomeOf(entry) : null,
  }
}

/** Submitted rounds in the order they were held, and the one asked for whatever its state. */
function roundsOf(state: MemoryTables, { rounds }: CampaignEntry, asked: Review): Review[] {
  const ids = [rounds.a, rounds.b, rounds.panel, rounds.recheck, rounds.objection]
  const held = ids
    .flatMap((id) => (id === null ? [] : (state.find('reviews', id) ?? [])))
    .filter((review) => review.state === 'submitted' || review.id === asked.id)
  return held.some((review) => review.id === asked.id) ? held : [...held, asked]
}

function panelOf({ panel }: CampaignEntry): ProofPanel | null {
  if (panel === null) return null
  return {
    on: panel.on,
    members: panel.members.map(({ name }) => name),
    decider: panel.decider.name,
    reason: panel.reason,
    decisions: panel.decisions,
    dissents: panel.dissents.map(({ person, itemId, text }) => ({ person: person.name, itemId, text })),
  }
}

function outcomeOf({ outcome }: CampaignEntry): ProofOutcome | null {
  if (outcome === null) return null
  const { from, reviewId, scoreTenths, grade } = outcome
  return { from, reviewId, scoreTenths, grade }
}
