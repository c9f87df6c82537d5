/**
 * 背靠背: until the two first reviews are compared, each is seen by its own reviewer and by nobody else, leaders and
 * administrators included; not its findings, not its score, not how far it has come. Screens and exports ask here.
 * Until the comparison, because a reviewer may still take a submitted review back, and must not do so knowing the other.
 */
import type { CampaignEntry, Outcome } from '../campaign/entry'
import type { Actor } from '../people/person'
import type { Review } from './review'

/** An office that has registered nobody is one person: nothing can be kept from them. `null`: nobody has signed in. */
export type Viewer = Pick<Actor, 'personId'> & { readonly isStaffed: boolean }

export const viewerOf = (actor: Actor | null, isStaffed: boolean): Viewer => ({
  personId: actor?.personId ?? null,
  isStaffed,
})

const isBlindRound = (review: Review): boolean => review.round === '初评A' || review.round === '初评B'

export function isVisible(entry: CampaignEntry | undefined, review: Review, viewer: Viewer): boolean {
  if (!viewer.isStaffed || !isBlindRound(review)) return true
  if (entry !== undefined && entry.comparison !== null) return true
  return viewer.personId !== null && review.reviewerId === viewer.personId
}

/**
 * Whose hand may work in a review while it is open: its reviewer's; in a later round of a campaign also a leader's,
 * should the writer be away. The guard asks this too (events/checks/round-checks).
 */
export function mayWorkIn(review: Review, actor: Actor): boolean {
  if (actor.personId === null || review.reviewerId === null || review.reviewerId === actor.personId)
    return true
  const isLater = review.round === '合议' || review.round === '复核' || review.round === '申辩后'
  return isLater && actor.roles.some((role) => role === 'leader' || role === 'rechecker')
}

/** @param entry  the one these reviews belong to; undefined for a case outside a campaign */
export const visibleReviews = (
  entry: CampaignEntry | undefined,
  reviews: readonly Review[],
  viewer: Viewer,
): readonly Review[] => reviews.filter((review) => isVisible(entry, review, viewer))

export type Ruling =
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'review'; readonly review: Review }

/**
 * What a list may say of a case: the result that holds in its campaign, or the one review of a case outside any.
 * @param reviews  all of the case  @param entry  its file in the newest campaign
 */
export function rulingOf(entry: CampaignEntry | undefined, reviews: readonly Review[]): Ruling | null {
  if (entry !== undefined) return entry.outcome === null ? null : { kind: 'outcome', outcome: entry.outcome }
  const review = reviews.findLast(({ round, entryId }) => round === '初评' && entryId === null)
  return review === undefined ? null : { kind: 'review', review }
}

/**
 * The review a person means who opens a case: their own open one, then their own, then the one that rules, then the
 * newest they may see.
 */
export function ownReview(
  entry: CampaignEntry | undefined,
  reviews: readonly Review[],
  viewer: Viewer,
): Review | undefined {
  const visible = visibleReviews(entry, reviews, viewer)
  const mine = visible.filter(({ reviewerId }) => viewer.isStaffed && reviewerId === viewer.personId)
  return (
    mine.findLast(({ state }) => state === 'open') ??
    visible.findLast(({ state }) => state === 'open' && !viewer.isStaffed) ??
    mine.at(-1) ??
    visible.find(({ id }) => id === entry?.outcome?.reviewId) ??
    visible.at(-1)
  )
}
