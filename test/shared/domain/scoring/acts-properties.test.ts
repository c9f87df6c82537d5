/** The score of what the record holds: acts in any order, acts taken back, and the proof of it all. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import { FindingContent, type Review } from '@shared/domain/review/review'
import { checkProof } from '@shared/domain/scoring/check-proof'
import { proofOf } from '@shared/domain/scoring/proof'
import type { ScoreResult } from '@shared/domain/scoring/score-result'
import { scoreReview, submittedResultOf } from '@shared/domain/scoring/score-review'
import { sha256OfText } from '@shared/domain/scoring/sha256-of-text'
import type { EventBody } from '@shared/events/catalogue'
import type { MemoryTables } from '@shared/events/tables'
import * as w from '../../../helpers/sample-record'
import { readStandard } from '../checklist/editions'

const IDS = ['CF-PT-2026.1', 'CF-JY-2026.1', 'CF-XK-2026.1', 'CF-QZ-2026.1', 'CF-JC-2026.1'] as const
const OF_REVIEW = { reviewId: w.REVIEW_ID, caseId: w.CASE_ID }

const deductionOf = (standard: ScoringStandard): fc.Arbitrary<FindingContent> =>
  fc.constantFrom(...standard.items).chain((item) =>
    fc
      .record({
        unitCenti: fc.integer({ min: 1, max: item.pointsCenti / 10 }).map((tenths) => tenths * 10),
        count: fc.integer({ min: 1, max: 9 }),
        ruleId: fc.constantFrom(null, ...item.rules.map(({ id }) => id)),
      })
      .map((patch) => w.finding({ itemId: item.id, ...patch })),
  )
const vetoOf = (standard: ScoringStandard): fc.Arbitrary<FindingContent> =>
  fc
    .constantFrom(...standard.vetoes)
    .map(({ id }) => w.finding({ kind: 'veto', itemId: id, unitCenti: 0, description: '见卷内' }))
const findingOf = (standard: ScoringStandard): fc.Arbitrary<FindingContent> =>
  fc.oneof({ weight: 9, arbitrary: deductionOf(standard) }, { weight: 1, arbitrary: vetoOf(standard) })

const record = (finding: FindingContent, n: number): EventBody => ({
  type: 'finding/recorded',
  payload: { ...OF_REVIEW, findingId: w.uuid(100 + n), finding },
})
const excuse = (itemId: string, reason: string | null): EventBody => ({
  type: 'review/item-excused',
  payload: { ...OF_REVIEW, itemId, reason },
})

function open(standard: ScoringStandard, sha256: string): MemoryTables {
  const started = { ...w.started.payload, standardSha256: sha256, standardId: standard.id }
  return w.play([
    w.registered,
    { type: 'standard/adopted', payload: { sha256, standard, origin: 'shipped' } },
    { type: 'review/started', payload: started } as EventBody,
  ])
}

describe.each(IDS)('a review by %s', (id) => {
  const standard = readStandard(id)
  const sha256 = sha256OfText(JSON.stringify(standard))
  const reviewIn = (state: MemoryTables): Review => state.get('reviews', w.REVIEW_ID)
  const scoreIn = (state: MemoryTables): ScoreResult => scoreReview(standard, reviewIn(state))
  const excusable = standard.items.filter(({ naAllowed }) => naAllowed).map((item) => item.id)
  const actsOf = fc
    .tuple(fc.array(findingOf(standard), { maxLength: 12 }), fc.subarray(excusable))
    .map(([findings, items]) => [
      ...findings.map(record),
      ...items.map((itemId) => excuse(itemId, '本案没有此情形')),
    ])

  it('scores the same in whatever order the acts came', () => {
    fc.assert(
      fc.property(
        actsOf.chain((acts) =>
          fc.tuple(fc.constant(acts), fc.shuffledSubarray(acts, { minLength: acts.length })),
        ),
        ([acts, shuffled]) => {
          const straight = scoreIn(w.play(acts, open(standard, sha256)))
          expect(scoreIn(w.play(shuffled, open(standard, sha256)))).toEqual(straight)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is what it was when an act is taken back, and what it became when it is done again', () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant('finding' as const), finding: findingOf(standard) }),
      fc.record({ kind: fc.constant('edit' as const), finding: deductionOf(standard) }),
      fc.record({ kind: fc.constant('excuse' as const), itemId: fc.constantFrom(...excusable) }),
      fc.record({ kind: fc.constant('style' as const), style: fc.constantFrom('A' as const, 'C' as const) }),
    )
    type Change = typeof change extends fc.Arbitrary<infer T> ? T : never
    /** The act, its undo and its redo, as the screens do them. */
    const actsFor = (made: Change, before: Review): readonly [EventBody, EventBody, EventBody] | null => {
      const ofNew = { ...OF_REVIEW, findingId: w.uuid(900) }
      if (made.kind === 'finding') {
        return [
          { type: 'finding/recorded', payload: { ...ofNew, finding: made.finding } },
          { type: 'finding/withdrawn', payload: ofNew },
          { type: 'finding/restored', payload: ofNew },
        ]
      }
      if (made.kind === 'excuse') {
        const old = before.items[made.itemId]?.naReason ?? null
        return [excuse(made.itemId, '改作缺项'), excuse(made.itemId, old), excuse(made.itemId, '改作缺项')]
      }
      if (made.kind === 'style') {
        const set = (vetoStyle: 'A' | 'B' | 'C'): EventBody => ({
          type: 'review/veto-style-set',
          payload: { ...OF_REVIEW, vetoStyle },
        })
        return [set(made.style), set(before.vetoStyle), set(made.style)]
      }
      const old = before.findings.find(({ kind }) => kind === 'deduction')
      if (!old) return null
      const edit = (finding: FindingContent): EventBody => ({
        type: 'finding/edited',
        payload: { ...OF_REVIEW, findingId: old.id, finding },
      })
      return [edit(made.finding), edit(FindingContent.parse(old)), edit(made.finding)]
    }
    fc.assert(
      fc.property(actsOf, change, (acts, made) => {
        const state = w.play(acts, open(standard, sha256))
        const before = scoreIn(state)
        const [act, undo, redo] = actsFor(made, reviewIn(state)) ?? []
        if (!act || !undo || !redo) return
        const after = scoreIn(w.play([act], state))
        expect(scoreIn(w.play([undo], state))).toEqual(before)
        expect(scoreIn(w.play([redo], state))).toEqual(after)
      }),
      { numRuns: 120 },
    )
  })

  it('has a proof that agrees with the program to the last digit', () => {
    fc.assert(
      fc.property(actsOf, (acts) => {
        const state = w.play(acts, open(standard, sha256))
        const score = scoreIn(state)
        const result = submittedResultOf(score)
        w.play([{ type: 'review/submitted', payload: { ...OF_REVIEW, result } }], state)
        const proof = proofOf({
          ...{ madeAt: '2026-03-01T00:00:00.000Z', appVersion: '0.1.0', panel: null, outcome: null },
          caseFile: state.get('cases', w.CASE_ID),
          reviews: [{ review: reviewIn(state), standard }],
        })
        const check = checkProof(JSON.stringify(proof))
        expect(check.differences).toEqual([])
        expect(check.equal).toBe(true)
        expect(check.rounds[0]?.result).toEqual(score)
        // And any other score is found out.
        const lie = {
          ...proof,
          rounds: proof.rounds.map((round) => ({
            ...round,
            result: { ...score, gotCenti: score.gotCenti + 10 },
          })),
        }
        expect(checkProof(JSON.stringify(lie)).equal).toBe(false)
      }),
      { numRuns: 40 },
    )
  })
})
