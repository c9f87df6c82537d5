import { describe, expect, it } from 'vitest'
import { DEFAULT_DRAW_RULE, DEFAULT_TERMS, type CampaignPlan } from '@shared/domain/campaign/campaign'
import { planProblems, proposedFields } from '@shared/domain/campaign/plan-problems'
import { person, plan } from './files'

const [a, b] = [person(0), person(1)] as const
const leader = person(5, { roles: ['leader'] })
const GOOD = plan({
  basis: '示例依据',
  units: ['示例县农业农村局', '示例县城管局'],
  standardIds: { 处罚普通: 'CF-PT-2026.1' },
  reviewerIds: [a.id, b.id],
  leaderId: leader.id,
})
const kinds = (patch: Partial<CampaignPlan>, people = [a, b, leader]): readonly string[] =>
  planProblems({ ...GOOD, ...patch }, people).map(({ kind }) => kind)

describe('a plan', () => {
  it('in order has no problems', () => {
    expect(kinds({})).toEqual([])
  })
  it.each([
    ['minimum above maximum', { drawRule: { ...DEFAULT_DRAW_RULE, minPerUnit: 30 } }, ['min-above-max']],
    ['a unit twice', { units: ['示例县城管局', '示例县 城管局'] }, ['unit-twice']],
    ['a reviewer twice', { reviewerIds: [a.id, b.id, b.id] }, ['reviewer-twice']],
    ['no units', { units: [] }, ['no-units']],
    ['no basis', { basis: '' }, ['no-basis']],
    ['no standard', { standardIds: {} }, ['no-standard']],
    [
      'a rule that draws nothing',
      { drawRule: { ...DEFAULT_DRAW_RULE, ratioPermille: 0, minPerUnit: 0 } },
      ['nothing-drawn'],
    ],
    ['one reviewer for two', { reviewerIds: [a.id] }, ['too-few-reviewers']],
    ['one reviewer for one', { reviewerIds: [a.id], isDoubleReview: false }, []],
    ['no leader', { leaderId: null }, ['no-leader']],
    [
      'nobody left for a unit',
      { recusals: [{ personId: a.id, unit: '示例县城管局', reason: '' }] },
      ['unit-without-reviewers'],
    ],
    [
      'a recusal of somebody who takes no part',
      { recusals: [{ personId: person(9).id, unit: '示例县城管局', reason: '' }] },
      ['recusal-of-stranger'],
    ],
  ] as const)('%s', (_case, patch, expected) => {
    expect(kinds(patch)).toEqual(expected)
  })
  it('warns of somebody from a unit of nearly that name', () => {
    expect(kinds({}, [{ ...a, unit: '农业农村局' }, b, leader])).toEqual(['similar-unit'])
  })
  it('warns of people who have left or are no reviewers', () => {
    const gone = { ...a, disabledAt: '2026-01-01T00:00:00.000Z' }
    expect(kinds({}, [gone, b, leader])).toEqual(['too-few-reviewers', 'person-gone'])
    expect(kinds({}, [{ ...a, roles: ['admin'] }, b, leader])).toEqual([
      'too-few-reviewers',
      'not-a-reviewer',
    ])
  })
  it('of an office that registers nobody asks for no people', () => {
    expect(kinds({ reviewerIds: [], leaderId: null }, [])).toEqual([])
  })
})

it('numbers nobody issued are known as proposals until they are changed', () => {
  expect(proposedFields(DEFAULT_DRAW_RULE, DEFAULT_TERMS)).toHaveLength(11)
  expect(proposedFields({ ...DEFAULT_DRAW_RULE, minPerUnit: 5 }, DEFAULT_TERMS)).not.toContain('minPerUnit')
})
