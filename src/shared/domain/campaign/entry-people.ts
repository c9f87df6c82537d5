/** Who is who in a file's rounds. */
import type { Review } from '../review/review'
import type { CampaignPlan } from './campaign'
import type { CampaignEntry, Participant } from './entry'

/** By id where both are registered; otherwise the name is all there is. */
export const isSamePerson = (one: Participant, other: Participant): boolean =>
  one.personId !== null && other.personId !== null ? one.personId === other.personId : one.name === other.name

export const areDifferentPeople = (people: readonly Participant[]): boolean =>
  people.every((one, index) => !people.slice(0, index).some((other) => isSamePerson(one, other)))

/** Those who made a first review of the entry, whatever the assignment says by now. */
export const firstReviewers = (entry: CampaignEntry, reviews: readonly Review[]): readonly Participant[] =>
  [entry.rounds.a, entry.rounds.b].flatMap((id) => {
    const review = reviews.find((one) => one.id === id)
    return review ? [{ personId: review.reviewerId, name: review.reviewer }] : []
  })

/** 初评A and 初评B, or one 初评. Without an assignment the plan says. */
export const isDoubleReview = (entry: CampaignEntry, plan: CampaignPlan | null): boolean =>
  entry.assignment === null ? (plan?.isDoubleReview ?? true) : entry.assignment.reviewerB !== null
