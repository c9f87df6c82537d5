/**
 * Rounds of a campaign: which review may be begun when and by whom (roles: people-checks).
 * Without registered people (`personId` null) there is one person for everything, and only the order is checked.
 */
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import { firstReviewers, isDoubleReview, isSamePerson } from '@shared/domain/campaign/entry-people'
import { isFirstRound, REOPEN_STATES, ROUND_STATES } from '@shared/domain/campaign/entry-steps'
import type { Actor } from '@shared/domain/people/person'
import type { Review, Round } from '@shared/domain/review/review'
import { mayWorkIn } from '@shared/domain/review/visibility'
import { refuse } from '@shared/lib/result'
import type { EventBody, PayloadOf } from '../catalogue'
import type { MemoryTables } from '../tables'
import { all, FINE, type Verdict } from './verdict'

export const reviewsOf = (state: MemoryTables, entryId: string): readonly Review[] =>
  state.all('reviews').filter((review) => review.entryId === entryId)

export const planOf = (state: MemoryTables, entry: CampaignEntry) =>
  state.find('campaigns', entry.campaignId)?.plan ?? null

/** Made one of the first reviews; such a person neither re-checks nor answers the objection. */
export const isFirstReviewer = (state: MemoryTables, entry: CampaignEntry, actor: Actor): boolean =>
  actor.personId !== null &&
  (firstReviewers(entry, reviewsOf(state, entry.id)).some((one) => isSamePerson(one, actor)) ||
    entry.assignment?.reviewerA === actor.personId ||
    entry.assignment?.reviewerB === actor.personId)

/** May this review of a case be begun? Outside a campaign there is one; inside, one a round. */
export function checkRoundStart(
  state: MemoryTables,
  p: PayloadOf<'review/started'>,
  actor: Actor,
  round: Exclude<Round, '训练'>,
): Verdict {
  if (p.entryId === null) return checkOutside(state, p.caseId, round)
  const entry = state.find('entries', p.entryId)
  if (!entry || entry.caseId !== p.caseId) return refuse('entry/unknown')
  return all(
    () =>
      ROUND_STATES[round].includes(entry.state)
        ? FINE
        : refuse('entry/wrong-step', { act: round, state: entry.state }),
    () => checkSlot(state, entry, round),
    () => checkEdition(state, entry, p),
    () => checkBeginner(state, entry, round, actor),
  )
}

function checkOutside(state: MemoryTables, caseId: string, round: Round): Verdict {
  if (round !== '初评') return refuse('entry/unknown')
  const isInCampaign = state.all('entries').some((entry) => entry.caseId === caseId)
  if (isInCampaign) return refuse('entry/review-through-campaign')
  const others = state.all('reviews').some((review) => review.caseId === caseId && review.round !== '训练')
  return others ? refuse('review/exists') : FINE
}

function checkSlot(state: MemoryTables, entry: CampaignEntry, round: Exclude<Round, '训练'>): Verdict {
  if (isFirstRound(round) && (round === '初评') === isDoubleReview(entry, planOf(state, entry)))
    return refuse('entry/round-not-planned', { round })
  const used = new Set(entry.objections.map(({ decision }) => decision?.reviewId))
  const standing = reviewsOf(state, entry.id).some((review) => review.round === round && !used.has(review.id))
  return standing ? refuse('review/exists') : FINE
}

/** All rounds of a file are judged by one edition; otherwise nothing could be compared. */
function checkEdition(state: MemoryTables, entry: CampaignEntry, p: PayloadOf<'review/started'>): Verdict {
  const first = reviewsOf(state, entry.id)[0]
  return first && first.standardSha256 !== p.standardSha256 ? refuse('entry/other-edition') : FINE
}

function checkBeginner(state: MemoryTables, entry: CampaignEntry, round: Round, actor: Actor): Verdict {
  if (actor.personId === null) return FINE
  if (isFirstRound(round)) {
    if (entry.assignment === null) return refuse('entry/not-assigned')
    const { reviewerA, reviewerB } = entry.assignment
    const wanted = round === '初评B' ? reviewerB : reviewerA
    return wanted === actor.personId
      ? FINE
      : refuse('entry/not-your-round', { round, name: state.find('people', wanted ?? '')?.name ?? '他人' })
  }
  // The first reviewers may sit in the panel; what comes after it they leave to others.
  if (round === '合议') return FINE
  return isFirstReviewer(state, entry, actor) ? refuse('entry/own-first-review', { act: round }) : FINE
}

/**
 * Whose hand: a first review is its reviewer's alone; a later one is also the leaders', should its writer be away.
 * A veto is confirmed by somebody else (people-checks), but not while the first reviews are blind to each other.
 */
export function checkHand(state: MemoryTables, body: EventBody, actor: Actor): Verdict {
  if (actor.personId === null || body.type === 'review/started') return FINE
  if (!/^(review|finding|suggestion)\//.test(body.type) || !('reviewId' in body.payload)) return FINE
  const review = state.find('reviews', body.payload.reviewId ?? '')
  if (!review || review.entryId === null || review.reviewerId === actor.personId) return FINE
  if (body.type === 'finding/veto-confirmed')
    return isFirstRound(review.round) ? refuse('review/hidden') : FINE
  if (body.type === 'review/reopened' && actor.roles.includes('leader')) return FINE
  return mayWorkIn(review, actor) ? FINE : refuse('review/not-yours', { name: review.reviewer })
}

/** An opinion stands on a result; before there is one it would also tell others what a blind review says. */
export function checkOpinionGround(state: MemoryTables, { entryId }: Review): Verdict {
  if (entryId === null) return FINE
  return state.find('entries', entryId)?.outcome ? FINE : refuse('entry/opinion-too-early')
}

/** Submitting and taking back move the entry too, so they must name it and come in time. */
export function checkRoundMove(
  state: MemoryTables,
  review: Review,
  entryId: string | null | undefined,
  move: 'submit' | 'reopen',
): Verdict {
  if (review.entryId !== (entryId ?? null)) return refuse('entry/unknown')
  if (review.entryId === null || review.round === '训练') return FINE
  const entry = state.find('entries', review.entryId)
  if (!entry) return refuse('entry/unknown')
  const allowed = (move === 'submit' ? ROUND_STATES : REOPEN_STATES)[review.round]
  if (allowed.includes(entry.state)) return FINE
  return move === 'submit'
    ? refuse('entry/wrong-step', { act: review.round, state: entry.state })
    : refuse('entry/too-late-to-reopen', { round: review.round, state: entry.state })
}
