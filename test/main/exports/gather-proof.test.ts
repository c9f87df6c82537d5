import { describe, expect, it } from 'vitest'
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import type { Review, Round } from '@shared/domain/review/review'
import { checkProof } from '@shared/domain/scoring/check-proof'
import { proofOf } from '@shared/domain/scoring/proof'
import { MemoryTables } from '@shared/events/tables'
import { gatherProof } from '../../../src/main/exports/gather-proof'
import { CASE_FILE, LICENCE, SHA256, submitted } from '../../shared/domain/scoring/proof-of-case'
import { reviewOf } from '../../shared/domain/scoring/review-of'

const MADE = { at: '2026-03-01T00:00:00.000Z', appVersion: '0.1.0' }
const place = [{ kind: 'missing', document: '示例文书' }] as const
const round = (name: Round, unitCenti: number): Review => ({
  ...submitted(reviewOf(LICENCE, [{ itemId: 'XK-D02', unitCenti, places: place }]), name),
  entryId: 'e',
})
const [A, B, PANEL] = [round('初评A', 100), round('初评B', 300), round('合议', 200)]

type EntryPart = Pick<CampaignEntry, 'rounds' | 'comparison' | 'panel' | 'outcome'>
const ROUNDS = { a: A.id, b: B.id, panel: null, recheck: null, objection: null }
const BEFORE: EntryPart = { rounds: ROUNDS, comparison: null, panel: null, outcome: null }
const AGREED: EntryPart = {
  ...BEFORE,
  comparison: {
    ...{ differenceTenths: 20, areGradesDifferent: false, areVetoesDifferent: false, outcome: 'agreed' },
    differingItemIds: ['XK-D02'],
  },
}

function stateOf(entry: EntryPart, reviews: readonly Review[]): MemoryTables {
  const state = new MemoryTables()
  state.put('cases', CASE_FILE)
  const adopted = { adoptedAt: MADE.at, adoptedBy: '示例甲', retiredAt: null, origin: 'shipped' as const }
  state.put('standards', { id: SHA256, standard: LICENCE, ...adopted })
  state.put('entries', { id: 'e', ...entry } as CampaignEntry)
  for (const review of reviews) state.put('reviews', review)
  return state
}
const roundsOf = (state: MemoryTables, id: string): string[] =>
  gatherProof(state, id, MADE).reviews.map(({ review }) => review.round)

describe('gatherProof', () => {
  it('takes the review alone outside a campaign', () => {
    const single = { ...A, entryId: null }
    const source = gatherProof(stateOf(BEFORE, [single, B]), single.id, MADE)
    expect(source.reviews).toHaveLength(1)
    expect([source.panel, source.outcome]).toEqual([null, null])
    expect(checkProof(JSON.stringify(proofOf(source))).equal).toBe(true)
  })

  it('hands nothing of the other reviewer out before the comparison', () => {
    const state = stateOf(BEFORE, [A, B])
    expect(roundsOf(state, A.id)).toEqual(['初评A'])
    expect(roundsOf(state, B.id)).toEqual(['初评B'])
  })

  it('takes both, the comparison and the result after it', () => {
    const outcome = {
      from: 'A+B',
      reviewId: null,
      scoreTenths: 980,
      gotCenti: 0,
      fullApplicableCenti: 0,
    } as const
    const state = stateOf({ ...AGREED, outcome: { ...outcome, grade: '优秀', vetoItemIds: [] } }, [A, B])
    const proof = proofOf(gatherProof(state, B.id, MADE))
    expect(proof.rounds.map((each) => each.round)).toEqual(['初评A', '初评B'])
    expect(proof.outcome).toEqual({ from: 'A+B', reviewId: null, scoreTenths: 980, grade: '优秀' })
    expect(checkProof(JSON.stringify(proof)).differences).toEqual([]) // 99.0 and 97.0
  })

  it('takes the panel with its members, reasons and dissents', () => {
    const panel: CampaignEntry['panel'] = {
      on: '2026-02-10',
      members: [
        { personId: null, name: '示例甲' },
        { personId: null, name: '示例乙' },
      ],
      decider: { personId: null, name: '示例丙' },
      decisions: [{ itemId: 'XK-D02', follows: 'own', reason: '缺两项' }],
      reason: '经逐项核对',
      dissents: [{ person: { personId: null, name: '示例乙' }, itemId: 'XK-D02', text: '应扣3分' }],
    }
    const entry = { ...AGREED, panel, rounds: { ...ROUNDS, panel: PANEL.id } }
    const state = stateOf(entry, [A, B, PANEL])
    const source = gatherProof(state, A.id, MADE)
    expect(source.reviews.map(({ review }) => review.round)).toEqual(['初评A', '初评B', '合议'])
    expect(source.panel).toMatchObject({
      members: ['示例甲', '示例乙'],
      decider: '示例丙',
      dissents: [{ person: '示例乙', itemId: 'XK-D02', text: '应扣3分' }],
    })
    expect(checkProof(JSON.stringify(proofOf(source))).equal).toBe(true)
  })

  it('leaves rounds out that are still open, but not the one asked for', () => {
    const open: Review = { ...PANEL, state: 'open', submittedAt: null, result: null }
    const state = stateOf({ ...AGREED, rounds: { ...ROUNDS, panel: open.id } }, [A, B, open])
    expect(roundsOf(state, A.id)).toEqual(['初评A', '初评B'])
    expect(roundsOf(state, open.id)).toEqual(['初评A', '初评B', '合议'])
  })

  it('refuses a review nobody knows', () => {
    expect(() => gatherProof(stateOf(BEFORE, []), 'x', MADE)).toThrow(
      expect.objectContaining({ code: 'review/unknown' }),
    )
  })
})
