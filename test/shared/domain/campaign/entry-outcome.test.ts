import { describe, expect, it } from 'vitest'
import { DEFAULT_TERMS } from '@shared/domain/campaign/campaign'
import {
  areDifferentPeople,
  firstReviewers,
  isDoubleReview,
  isSamePerson,
} from '@shared/domain/campaign/entry-people'
import { compareEntry, outcomeOfReview, rulingFindings } from '@shared/domain/campaign/entry-outcome'
import { recheckReasons } from '@shared/domain/campaign/recheck'
import type { FindingContent } from '@shared/domain/review/review'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import * as e from '../../../helpers/sample-entry'
import * as w from '../../../helpers/sample-record'

/** First reviews with these deductions; the submitted entry and both reviews. */
function reviewed(ofA: readonly Partial<FindingContent>[], ofB: readonly Partial<FindingContent>[]) {
  const state = e.act(e.world(), e.actorOf(e.LEADER), e.assigned())
  e.held(state, '初评A', e.actorOf(e.A), ...ofA.map((patch, n) => e.found('初评A', n, patch)))
  e.held(state, '初评B', e.actorOf(e.B), ...ofB.map((patch, n) => e.found('初评B', 50 + n, patch)))
  const [a, b] = (['初评A', '初评B'] as const).map((round) => state.get('reviews', e.reviewIdOf(round)))
  if (!a || !b) throw new Error('not reviewed')
  return { state, a, b }
}

const points = (itemId: string, unitCenti: number): Partial<FindingContent> => ({ itemId, unitCenti })
const VETO: Partial<FindingContent> = { kind: 'veto', itemId: 'PT-V01', unitCenti: 0 }

describe('the comparison', () => {
  it.each<
    [
      string,
      readonly Partial<FindingContent>[],
      readonly Partial<FindingContent>[],
      'agreed' | 'panel',
      number | null,
    ]
  >([
    ['nothing found by either', [], [], 'agreed', 1000],
    ['the same', [points('PT-A02', 100)], [points('PT-A02', 100)], 'agreed', 990],
    ['5 points apart, one grade', [points('PT-B01', 500)], [], 'agreed', 975],
    ['an odd tenth, half up', [points('PT-A03', 50)], [], 'agreed', 998],
    ['more than 5 points apart', [points('PT-B01', 500), points('PT-A02', 100)], [], 'panel', null],
    ['a veto of one', [VETO], [], 'panel', null],
    ['a veto of both', [VETO], [VETO], 'agreed', 1000],
  ])('%s', (_what, ofA, ofB, outcome, tenths) => {
    const { a, b } = reviewed(ofA, ofB)
    const compared = compareEntry(w.STANDARD, a, b)
    expect(compared.comparison.outcome).toBe(outcome)
    expect(compared.outcome?.scoreTenths ?? null).toBe(tenths)
    expect(compared.outcome?.reviewId ?? null).toBeNull()
  })

  it('puts the points together as the scores are', () => {
    const { a, b } = reviewed([points('PT-A03', 50)], [points('PT-A02', 100)])
    expect(compareEntry(w.STANDARD, a, b).outcome).toMatchObject({
      ...{ from: 'A+B', gotCenti: 9925, fullApplicableCenti: 10_000, scoreTenths: 993 },
    })
    const lower: ScoringStandard = {
      ...w.STANDARD,
      twoReviewers: {
        ...{ maxDifferenceTenths: 50, needSameGrade: true, needSameVetoes: true, combine: 'lower' },
      },
    }
    expect(compareEntry(lower, a, b).outcome).toMatchObject({ gotCenti: 9900, scoreTenths: 990 })
  })

  it('names the items that differ', () => {
    const { a, b } = reviewed([points('PT-A02', 100), VETO], [points('PT-A02', 200)])
    expect(compareEntry(w.STANDARD, a, b).comparison).toMatchObject({
      ...{ differingItemIds: ['PT-A02', 'PT-V01'], areVetoesDifferent: true, areGradesDifferent: true },
    })
  })

  it('lets a single review pass with itself', () => {
    const { a } = reviewed([points('PT-B01', 500)], [])
    const { comparison, outcome } = compareEntry(w.STANDARD, a, null)
    expect(comparison).toMatchObject({ outcome: 'agreed', differenceTenths: null, differingItemIds: [] })
    expect(outcome).toEqual(outcomeOfReview(a))
    expect(outcome?.scoreTenths).toBe(950)
  })
})

describe('the findings behind a result', () => {
  it('are those of the review that rules', () => {
    const { state, a, b } = reviewed([points('PT-B01', 500)], [points('PT-A02', 100)])
    const entry = { ...e.entryOf(state), outcome: outcomeOfReview(b) }
    expect(rulingFindings(entry, [a, b]).map(({ finding }) => finding.itemId)).toEqual(['PT-A02'])
  })

  it('of two combined are both, each fact once, in the order of the standard', () => {
    const same = { ...points('PT-B01', 100), defectCode: 'D-SS-02' }
    const { state, a, b } = reviewed(
      [same],
      [same, points('PT-A02', 100), { ...same, defectCode: 'D-SS-01' }],
    )
    const entry = { ...e.entryOf(state), outcome: compareEntry(w.STANDARD, a, b).outcome }
    const order = w.STANDARD.items.map(({ id }) => id)
    const found = rulingFindings(entry, [a, b], order)
    expect(found.map(({ number, finding, review }) => [number, finding.itemId, review.round])).toEqual([
      [1, 'PT-A02', '初评B'],
      [2, 'PT-B01', '初评A'],
      [3, 'PT-B01', '初评B'],
    ])
  })

  it('are none while there is no result', () => {
    const { state, a, b } = reviewed([VETO], [])
    expect(rulingFindings(e.entryOf(state), [a, b])).toEqual([])
  })
})

describe('who has to look again', () => {
  const lot = (grade: string, vetoItemIds: readonly string[] = []) => {
    const entry = e.entryOf(e.world())
    const outcome = { ...e.agreedOutcome, grade, vetoItemIds }
    const own = { ...entry, outcome }
    const entries = [own, ...Array.from({ length: 99 }, (_, n) => ({ ...entry, id: w.uuid(4000 + n) }))]
    return recheckReasons(own, { entries, gradesOf: () => w.STANDARD.grades, seed: '12' })
  }
  it.each([
    ['优秀', [], ['highest-grade']],
    ['不合格', [], ['lowest-grade']],
    ['不合格', ['PT-V01'], ['lowest-grade', 'veto']],
    ['', [], ['no-grade']],
  ] as const)('%s with vetoes %j: %j', (grade, vetoes, reasons) => {
    expect(lot(grade, vetoes)).toEqual(reasons)
  })

  it('draws one in ten of the rest, the same ones each time', () => {
    const entry = e.entryOf(e.world())
    const entries = Array.from({ length: 100 }, (_, n) => ({
      ...entry,
      ...{ id: w.uuid(4000 + n), outcome: { ...e.agreedOutcome } },
    }))
    const draw = (seed: string): readonly string[] =>
      entries
        .filter(
          (one) =>
            recheckReasons(one, { entries, gradesOf: () => w.STANDARD.grades, seed }).join() === 'random',
        )
        .map(({ id }) => id)
    expect(draw('7')).toHaveLength(10)
    expect(draw('7')).toEqual(draw('7'))
    expect(draw('7')).not.toEqual(draw('8'))
  })
})

describe('people', () => {
  it.each([
    [{ personId: w.uuid(1), name: '示例甲' }, { personId: w.uuid(1), name: '示例甲（已改名）' }, true],
    [{ personId: w.uuid(1), name: '示例甲' }, { personId: w.uuid(2), name: '示例甲' }, false],
    [{ personId: null, name: '示例甲' }, { personId: w.uuid(2), name: '示例甲' }, true],
    [{ personId: null, name: '示例甲' }, { personId: null, name: '示例乙' }, false],
  ])('%j and %j: %s', (one, other, isSame) => {
    expect(isSamePerson(one, other)).toBe(isSame)
    expect(areDifferentPeople([one, other])).toBe(!isSame)
  })

  it('who reviewed first is read from the reviews, not from the assignment', () => {
    const { state, a, b } = reviewed([], [])
    const entry = { ...e.entryOf(state), assignment: null }
    expect(firstReviewers(entry, [a, b])).toEqual([e.A, e.B].map(e.asParticipant))
  })

  it('one or two: by the assignment, else by the plan, else two', () => {
    const state = e.world({ isDouble: false })
    const plan = state.get('campaigns', e.CAMPAIGN_ID).plan
    expect(plan?.terms).toEqual(DEFAULT_TERMS)
    const entry = e.entryOf(state)
    const given = (reviewerB: string | null) => ({ reviewerA: e.A.id, reviewerB, leader: null })
    expect(isDoubleReview(entry, plan)).toBe(false)
    expect(isDoubleReview(entry, null)).toBe(true)
    expect(isDoubleReview({ ...entry, assignment: given(e.B.id) }, plan)).toBe(true)
    expect(isDoubleReview({ ...entry, assignment: given(null) }, null)).toBe(false)
  })
})
