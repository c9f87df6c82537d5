import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAssignment } from '@shared/domain/campaign/assign'
import { proposeAssignments, type AssignableEntry } from '@shared/domain/campaign/auto-assign'
import type { Assignment } from '@shared/domain/campaign/entry'
import { isSimilarUnit, recusalOf } from '@shared/domain/campaign/recusal'
import { uuid } from '../../../helpers/sample-record'
import { listed, person, plan } from './files'

const UNIT = '示例县农业农村局'
const [a, b, c] = [person(0), person(1), person(2)] as const
const leader = person(5, { roles: ['leader'] })

describe('回避', () => {
  it.each([
    ['nobody', {}, null],
    ['the own unit', { unit: '示例县 农业农村局' }, 'own-unit'],
    ['a further unit', { recusedUnits: [UNIT] }, 'recused-unit'],
    ['another unit', { unit: '示例县水利局', recusedUnits: ['示例县城管局'] }, null],
  ] as const)('%s', (_case, patch, kind) => {
    expect(recusalOf(person(0, patch), UNIT, null)?.kind ?? null).toBe(kind)
  })
  it('by the plan, with its reason, and only for that person', () => {
    const recusals = [{ personId: a.id, unit: UNIT, reason: '近亲属在该单位' }]
    expect(recusalOf(a, UNIT, { recusals })).toEqual({ kind: 'planned', note: '近亲属在该单位' })
    expect(recusalOf(b, UNIT, { recusals })).toBeNull()
  })
  it.each([
    ['农业农村局', UNIT, true],
    [UNIT, UNIT, false],
    ['', UNIT, false],
    ['水利局', '示例县水利局', false],
    ['示例县水利局', UNIT, false],
  ])('%j and %j are alike: %j', (one, other, expected) => {
    expect(isSimilarUnit(one, other)).toBe(expected)
  })
})

describe('an assignment', () => {
  const people = [
    a,
    b,
    c,
    leader,
    person(3, { unit: UNIT }),
    person(4, { disabledAt: '2026-01-02T00:00:00.000Z' }),
    person(6, { roles: ['admin'] }),
    person(7, { roles: ['leader'], recusedUnits: [UNIT] }),
  ]
  const both: Assignment = { reviewerA: a.id, reviewerB: b.id, leader: leader.id }
  const codeOf = (assignment: Assignment, isDoubleReview = true): string => {
    const verdict = checkAssignment({ unit: UNIT, plan: plan({ isDoubleReview }), people }, assignment)
    return verdict.ok ? 'fine' : verdict.failure.code
  }
  it.each([
    ['two reviewers and a leader', both, 'fine'],
    ['no leader', { ...both, leader: null }, 'fine'],
    ['one person twice', { ...both, reviewerB: a.id }, 'assignment/same-person'],
    ['no second', { ...both, reviewerB: null }, 'assignment/second-missing'],
    ['the leader as reviewer', { ...both, leader: a.id }, 'assignment/leader-reviews'],
    ['a stranger', { ...both, reviewerB: uuid(1) }, 'assignment/unknown-person'],
    ['somebody who has left', { ...both, reviewerB: uuid(704) }, 'assignment/unknown-person'],
    ['no reviewer by role', { ...both, reviewerA: uuid(706) }, 'assignment/wrong-role'],
    ['a leader without the role', { ...both, leader: c.id }, 'assignment/wrong-role'],
    ['somebody of that unit', { ...both, reviewerA: uuid(703) }, 'assignment/recused'],
    ['a leader who stays away', { ...both, leader: uuid(707) }, 'assignment/recused'],
  ] as const)('%s: %s', (_case, assignment, expected) => {
    expect(codeOf(assignment)).toBe(expected)
  })
  it('of a single review has one reviewer', () => {
    expect(codeOf({ ...both, reviewerB: null }, false)).toBe('fine')
    expect(codeOf(both, false)).toBe('assignment/second-not-planned')
  })
})

const entryOf = (n: number, unit: string, assignment: Assignment | null = null): AssignableEntry => ({
  id: uuid(n),
  listed: listed({ unit, number: `〔2025〕${n}号` }),
  assignment,
})

describe('自动分配', () => {
  const people = [a, b, c, person(3), leader]
  const planned = plan({ reviewerIds: [a.id, b.id, c.id, uuid(703)], leaderId: leader.id })

  it('mixes the pairs', () => {
    const entries = Array.from({ length: 12 }, (_, n) => entryOf(n + 1, UNIT))
    const pairs = new Set(
      proposeAssignments(entries, planned, people).assignments.map(({ assignment }) =>
        [assignment.reviewerA, assignment.reviewerB].sort().join(),
      ),
    )
    expect(pairs.size).toBe(6)
  })

  it('counts the work already given and leaves it alone', () => {
    const given: Assignment = { reviewerA: a.id, reviewerB: b.id, leader: null }
    const { assignments } = proposeAssignments([entryOf(1, UNIT, given), entryOf(2, UNIT)], planned, people)
    expect(assignments).toMatchObject([
      { entryId: uuid(2), assignment: { reviewerA: c.id, reviewerB: uuid(703) } },
    ])
  })

  it('says which files too few people are left for', () => {
    const local = plan({
      reviewerIds: [a.id, b.id],
      recusals: [{ personId: a.id, unit: UNIT, reason: '' }],
    })
    expect(proposeAssignments([entryOf(1, UNIT), entryOf(2, '示例县水利局')], local, people)).toMatchObject({
      assignments: [{ entryId: uuid(2) }],
      unassigned: [{ entryId: uuid(1), eligible: 1 }],
    })
  })

  it('is allowed by the guard, even and the same every time', () => {
    const units = ['甲局', '乙局', '丙局']
    const world = fc.record({
      homes: fc.array(fc.constantFrom('', ...units), { minLength: 3, maxLength: 8 }),
      files: fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: 60 }),
      isDoubleReview: fc.boolean(),
      hasLeader: fc.boolean(),
    })
    fc.assert(
      fc.property(world, ({ homes, files, isDoubleReview, hasLeader }) => {
        const staff = [...homes.map((unit, n) => person(n, { unit })), person(50, { roles: ['leader'] })]
        const own = plan({
          isDoubleReview,
          reviewerIds: homes.map((_unit, n) => uuid(700 + n)),
          leaderId: hasLeader ? uuid(750) : null,
        })
        const entries = files.map((unit, n) => entryOf(n + 1, unit))
        const proposal = proposeAssignments(entries, own, staff)
        expect(proposal.assignments.length + proposal.unassigned.length).toBe(entries.length)
        for (const { entryId, assignment } of proposal.assignments) {
          const unit = entries.find(({ id }) => id === entryId)?.listed.unit ?? ''
          expect(checkAssignment({ unit, plan: own, people: staff }, assignment).ok).toBe(true)
        }
        expect(proposeAssignments([...entries].reverse(), own, staff)).toEqual(proposal)
        if (homes.every((unit) => unit === '')) {
          const loads = own.reviewerIds.map(
            (id) =>
              proposal.assignments.filter(
                ({ assignment }) => assignment.reviewerA === id || assignment.reviewerB === id,
              ).length,
          )
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 400 },
    )
  })
})
