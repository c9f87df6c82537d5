import { describe, expect, it } from 'vitest'
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import {
  isVisible,
  mayWorkIn,
  ownReview,
  rulingOf,
  viewerOf,
  visibleReviews,
} from '@shared/domain/review/visibility'
import type { Review, Round } from '@shared/domain/review/review'
import * as e from '../../../helpers/sample-entry'
import * as w from '../../../helpers/sample-record'

/** Both first reviews in, not compared. */
function blind() {
  const state = e.act(e.world(), e.actorOf(e.LEADER), e.assigned())
  e.held(state, '初评A', e.actorOf(e.A), e.found('初评A', 1))
  e.held(state, '初评B', e.actorOf(e.B))
  return state
}
const opened = () => {
  const state = blind()
  return e.act(state, e.actorOf(e.LEADER), e.compared(state))
}

const VIEWERS = {
  A: viewerOf(e.actorOf(e.A), true),
  B: viewerOf(e.actorOf(e.B), true),
  组长: viewerOf(e.actorOf(e.LEADER), true),
  复核: viewerOf(e.actorOf(e.RECHECKER), true),
  管理员: viewerOf(e.actorOf(e.ADMIN), true),
  未登录: viewerOf(null, true),
  单人: viewerOf(e.SOLE, false),
} as const
type Who = keyof typeof VIEWERS

describe('who sees the first reviews', () => {
  it.each<[Who, readonly Round[]]>([
    ['A', ['初评A']],
    ['B', ['初评B']],
    ['组长', []],
    ['复核', []],
    ['管理员', []],
    ['未登录', []],
    ['单人', ['初评A', '初评B']],
  ])('before the comparison %s: %j', (who, rounds) => {
    const state = blind()
    const shown = visibleReviews(e.entryOf(state), state.all('reviews'), VIEWERS[who])
    expect(shown.map(({ round }) => round)).toEqual(rounds)
  })

  it.each(Object.keys(VIEWERS) as Who[])('after the comparison %s: both', (who) => {
    const state = opened()
    const shown = visibleReviews(e.entryOf(state), state.all('reviews'), VIEWERS[who])
    expect(shown.map(({ round }) => round)).toEqual(['初评A', '初评B'])
  })

  it('hides them also when one of two is taken back after both were in', () => {
    const state = e.act(blind(), e.actorOf(e.A), e.reopened('初评A'))
    expect(visibleReviews(e.entryOf(state), state.all('reviews'), VIEWERS.A)).toHaveLength(1)
  })

  it('hides a blind review without its file', () => {
    const review = blind().get('reviews', e.reviewIdOf('初评A'))
    expect(isVisible(undefined, review, VIEWERS.组长)).toBe(false)
  })

  it.each<Round>(['初评', '合议', '复核', '申辩后', '训练'])('shows %s to everybody', (round) => {
    const review: Review = { ...blind().get('reviews', e.reviewIdOf('初评A')), round }
    expect(isVisible(undefined, review, VIEWERS.组长)).toBe(true)
  })
})

describe('the review a person means', () => {
  it.each<[Who, string | undefined]>([
    ['A', '初评A'],
    ['B', '初评B'],
    ['组长', undefined],
    ['未登录', undefined],
  ])('while they are blind, %s: %s', (who, round) => {
    const state = blind()
    expect(ownReview(e.entryOf(state), state.all('reviews'), VIEWERS[who])?.round).toBe(round)
  })

  it('is the one that rules for whoever has none of their own', () => {
    const state = opened()
    const entry: CampaignEntry = {
      ...e.entryOf(state),
      outcome: e.outcomeFrom(state, '初评B'),
    }
    expect(ownReview(entry, state.all('reviews'), VIEWERS.组长)?.round).toBe('初评B')
    expect(ownReview(entry, state.all('reviews'), VIEWERS.A)?.round).toBe('初评A')
  })

  it('is the open one of a single person', () => {
    const state = e.world({ isStaffed: false })
    e.held(state, '初评A', e.SOLE)
    e.act(state, e.SOLE, e.started('初评B'))
    expect(ownReview(e.entryOf(state), state.all('reviews'), VIEWERS.单人)?.round).toBe('初评B')
  })
})

describe('whose hand', () => {
  const review = (round: Round, reviewerId: string | null): Review => ({
    ...blind().get('reviews', e.reviewIdOf('初评A')),
    ...{ round, reviewerId },
  })
  it.each([
    ['初评A', e.A.id, e.A, true],
    ['初评A', e.A.id, e.B, false],
    ['初评A', e.A.id, e.LEADER, false],
    ['初评', e.A.id, e.LEADER, false],
    ['合议', e.LEADER.id, e.RECHECKER, true],
    ['合议', e.LEADER.id, e.A, false],
    ['申辩后', e.RECHECKER.id, e.LEADER, true],
    ['复核', e.RECHECKER.id, e.ADMIN, false],
    ['训练', e.A.id, e.B, false],
    ['初评', null, e.B, true],
  ] as const)('works in %s of %s', (round, reviewerId, person, may) => {
    expect(mayWorkIn(review(round, reviewerId), e.actorOf(person))).toBe(may)
  })
  it('is the one hand where nobody is registered', () => {
    expect(mayWorkIn(review('初评A', e.A.id), e.SOLE)).toBe(true)
  })
})

describe('what a list says of a case', () => {
  it('says nothing of a file whose first reviews are blind', () => {
    const state = blind()
    expect(rulingOf(e.entryOf(state), state.all('reviews'))).toBeNull()
  })

  it('says the result that holds', () => {
    const state = opened()
    expect(rulingOf(e.entryOf(state), state.all('reviews'))).toMatchObject({
      kind: 'outcome',
      outcome: { from: 'A+B' },
    })
  })

  it('says the one review outside a campaign, practice never', () => {
    const state = w.play([w.registered, w.adopted, w.started])
    const [review] = state.all('reviews')
    if (!review) throw new Error('no review')
    const practice: Review = { ...review, id: w.uuid(9), round: '训练' }
    expect(rulingOf(undefined, [review, practice])).toMatchObject({
      kind: 'review',
      review: { id: review.id },
    })
    expect(rulingOf(undefined, [practice])).toBeNull()
  })
})
