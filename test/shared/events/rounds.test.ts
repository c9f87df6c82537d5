/** The guard and the fold of a file's rounds: every state × every act, and who may not. */
import { describe, expect, it } from 'vitest'
import { EntryState } from '@shared/domain/campaign/entry'
import { ENTRY_ACTS, mayStep, type EntryAct } from '@shared/domain/campaign/entry-steps'
import type { Actor } from '@shared/domain/people/person'
import type { EventBody, EventType } from '@shared/events/catalogue'
import * as e from '../../helpers/sample-entry'
import * as w from '../../helpers/sample-record'

const entryId = e.ENTRY_ID
const on = '2026-03-02'
const twoHandlers = [e.asParticipant(e.LEADER), e.asParticipant(e.RECHECKER)]
const objection = {
  objectionId: e.OBJECTION_ID,
  ...{ on: '2026-03-03', person: '示例己', lateReason: '' },
  items: [{ itemId: 'PT-A02', findingId: null, reason: '有两人签名', materials: '' }],
}
const decision = {
  ...{ on: '2026-03-04', handlers: twoHandlers, summary: '不采纳' },
  items: [{ itemId: 'PT-A02', isUpheld: false, reason: '第二页仍缺' }],
}
const result = { findingId: w.uuid(801), isDone: true, reason: '', proof: '' }

/** One well-formed act of each kind. */
const ACTS: Readonly<Record<EntryAct, EventBody>> = {
  'entry/handed-over': {
    type: 'entry/handed-over',
    payload: {
      entryId,
      handover: { direction: 'out', on, volumes: 1, pages: 20, from: '示例己', to: '示例甲', note: '' },
    },
  },
  'entry/case-linked': e.linked,
  'entry/assigned': e.assigned(),
  'entry/compared': {
    type: 'entry/compared',
    payload: {
      entryId,
      outcome: e.agreedOutcome,
      comparison: {
        ...{ differenceTenths: 0, areGradesDifferent: false, areVetoesDifferent: false },
        ...{ outcome: 'agreed', differingItemIds: [] },
      },
    },
  },
  'entry/panel-item-decided': {
    type: 'entry/panel-item-decided',
    payload: { entryId, decision: { itemId: 'PT-A02', follows: 'A', reason: '看得清' } },
  },
  'entry/panel-concluded': {
    type: 'entry/panel-concluded',
    payload: {
      entryId,
      outcome: e.agreedOutcome,
      panel: {
        on,
        members: twoHandlers,
        decider: e.asParticipant(e.LEADER),
        decisions: [],
        reason: '一致',
        dissents: [],
      },
    },
  },
  'entry/rechecked': {
    type: 'entry/rechecked',
    payload: { entryId, on, opinion: '同意', isChanged: false, reasons: [], outcome: e.agreedOutcome },
  },
  'entry/recheck-waived': { type: 'entry/recheck-waived', payload: { entryId, reason: '无需复核' } },
  'entry/fed-back': {
    type: 'entry/fed-back',
    payload: { entryId, on, objectionDueOn: '2026-03-09', receivedBy: '示例己' },
  },
  'entry/objection-waived': { type: 'entry/objection-waived', payload: { entryId, on: '2026-03-03' } },
  'entry/objection-filed': { type: 'entry/objection-filed', payload: { entryId, objection } },
  'entry/objection-decided': {
    type: 'entry/objection-decided',
    payload: {
      ...{ entryId, objectionId: e.OBJECTION_ID, decision, reviewId: null, outcome: e.agreedOutcome },
    },
  },
  'entry/finalized': {
    type: 'entry/finalized',
    payload: { entryId, caseId: w.CASE_ID, on: '2026-03-10', outcome: e.agreedOutcome },
  },
  'entry/announced': { type: 'entry/announced', payload: { entryId, on, circular: '' } },
  'entry/rectification-ordered': {
    type: 'entry/rectification-ordered',
    payload: {
      ...{ entryId, on, dueOn: '2026-04-01' },
      items: [{ findingId: w.uuid(801), number: 1, problem: '缺签名', demand: '说明' }],
    },
  },
  'entry/rectification-reported': {
    type: 'entry/rectification-reported',
    payload: { entryId, on, person: '示例己', text: '已改', results: [result] },
  },
  'entry/reinspected': {
    type: 'entry/reinspected',
    payload: {
      ...{ entryId, on, inspectors: [e.asParticipant(e.LEADER)], isPassed: true },
      ...{ results: [result], note: '' },
    },
  },
  'entry/closed': { type: 'entry/closed', payload: { entryId, on, note: '' } },
  'entry/transferred': { type: 'entry/transferred', payload: { entryId, reason: '涉嫌越权' } },
}

/** Somebody whose roles never stand in the way. */
const CHIEF: Actor = { ...e.actorOf(e.LEADER), roles: ['reviewer', 'leader', 'rechecker', 'admin'] }
const chiefly = () => {
  const state = e.world()
  state.put('people', { ...e.LEADER, roles: [...CHIEF.roles] })
  return state
}

const CELLS = EntryState.options.flatMap((state) => ENTRY_ACTS.map((act) => [act, state] as const))

describe('the guard, every act in every state', () => {
  it.each(CELLS)('%s in %s', (act, entryState) => {
    const state = chiefly()
    e.putInState(state, entryState)
    const refusal = e.refusalOf(state, ACTS[act], CHIEF)
    // In the right state something else may be missing yet; in the wrong one it is always the order that is refused.
    expect(refusal === 'entry/wrong-step').toBe(!mayStep(act, entryState))
  })

  it('refuses a file nobody knows', () => {
    const state = chiefly()
    for (const act of ENTRY_ACTS) {
      const body = ACTS[act]
      const strange = { ...body, payload: { ...body.payload, entryId: w.uuid(999) } } as EventBody
      expect(e.refusalOf(state, strange, CHIEF)).toBe('entry/unknown')
    }
  })
})

const a = e.actorOf(e.A)
const b = e.actorOf(e.B)
const leader = e.actorOf(e.LEADER)
const rechecker = e.actorOf(e.RECHECKER)
const admin = e.actorOf(e.ADMIN)

/** Both first reviews in: A finds one thing more than B, a veto. */
function firstReviewsIn() {
  const state = e.act(e.world(), leader, e.assigned())
  e.held(state, '初评A', a, e.found('初评A', 1), e.found('初评A', 2, VETO))
  return e.held(state, '初评B', b, e.found('初评B', 3))
}
const VETO = { kind: 'veto', itemId: 'PT-V01', unitCenti: 0, severity: '致命' } as const

function inPanel() {
  const state = firstReviewsIn()
  return e.act(state, leader, e.compared(state))
}

const decided = (follows: 'A' | 'B' | 'own', itemId = 'PT-V01'): EventBody => ({
  type: 'entry/panel-item-decided',
  payload: { entryId, decision: { itemId, follows, reason: '核对原卷' } },
})
function concluded(state: ReturnType<typeof inPanel>, patch: object = {}): EventBody {
  return {
    type: 'entry/panel-concluded',
    payload: {
      entryId,
      outcome: e.outcomeFrom(state, '合议'),
      panel: {
        ...{ on, members: [e.asParticipant(e.A), e.asParticipant(e.LEADER)] },
        decider: e.asParticipant(e.LEADER),
        decisions: e.entryOf(state).panelDecisions,
        ...{ reason: '印章清楚', dissents: [] },
        ...patch,
      },
    },
  }
}

function fedBack() {
  const state = e.act(e.world(), leader, e.assigned())
  e.held(state, '初评A', a, e.found('初评A', 1, { unitCenti: 300, itemId: 'PT-B01' }))
  e.held(state, '初评B', b, e.found('初评B', 3, { unitCenti: 300, itemId: 'PT-B01' }))
  e.act(state, leader, e.compared(state))
  const outcome = e.entryOf(state).outcome
  if (outcome === null) throw new Error('no outcome')
  const rechecked: EventBody = {
    type: 'entry/rechecked',
    payload: { entryId, on, opinion: '同意', isChanged: false, reasons: ['highest-grade'], outcome },
  }
  e.act(state, rechecker, rechecked)
  return e.act(state, leader, ACTS['entry/fed-back'])
}

describe('first reviews', () => {
  it('are begun by whom they are given to, and by nobody else', () => {
    const state = e.world()
    expect(e.refusalOf(state, e.started('初评A'), a)).toBe('entry/not-assigned')
    e.act(state, leader, e.assigned())
    expect(e.refusalOf(state, e.started('初评A'), b)).toBe('entry/not-your-round')
    expect(e.refusalOf(state, e.started('初评B'), a)).toBe('entry/not-your-round')
    expect(e.refusalOf(state, e.started('初评A'), leader)).toBe('entry/not-your-round')
    expect(e.refusalOf(state, e.started('初评'), a)).toBe('entry/round-not-planned')
    expect(e.refusalOf(state, e.started('初评A'), a)).toBeNull()
    expect(e.refusalOf(state, e.started('初评B'), b)).toBeNull()
  })

  it('are touched by nobody but their reviewer', () => {
    const state = e.act(e.world(), leader, e.assigned())
    e.act(state, a, e.started('初评A'))
    expect(e.refusalOf(state, e.found('初评A', 1), b)).toBe('review/not-yours')
    expect(e.refusalOf(state, e.found('初评A', 1), leader)).toBe('review/not-yours')
    expect(e.refusalOf(state, e.submitted(state, '初评A'), b)).toBe('review/not-yours')
    expect(e.refusalOf(state, e.found('初评A', 1), a)).toBeNull()
    e.act(state, a, e.found('初评A', 2, VETO))
    const confirmed: EventBody = {
      type: 'finding/veto-confirmed',
      payload: {
        ...{ reviewId: e.reviewIdOf('初评A'), caseId: w.CASE_ID, findingId: w.uuid(802), isConfirmed: true },
      },
    }
    expect(e.refusalOf(state, confirmed, leader)).toBe('review/hidden')
  })

  it('make the file 初评完成 when both are in, and 初评中 again when one is taken back', () => {
    const state = e.act(e.world(), leader, e.assigned())
    e.held(state, '初评A', a)
    expect(e.entryOf(state)).toMatchObject({ state: 'reviewing', submittedRounds: ['初评A'] })
    e.held(state, '初评B', b)
    expect(e.entryOf(state).state).toBe('reviewed')
    e.act(state, a, e.reopened('初评A'))
    expect(e.entryOf(state)).toMatchObject({ state: 'reviewing', submittedRounds: ['初评B'] })
    e.act(state, a, e.submitted(state, '初评A'))
    expect(e.entryOf(state).state).toBe('reviewed')
    expect(e.entryOf(state).steps.map(({ to }) => to)).toEqual([
      ...['drawn', 'reviewing', 'reviewed', 'reviewing', 'reviewed'],
    ])
  })

  it('stay as they are once compared', () => {
    expect(e.refusalOf(inPanel(), e.reopened('初评A'), a)).toBe('entry/too-late-to-reopen')
  })

  it('of one reviewer pass the comparison with themselves', () => {
    const state = e.act(e.world({ isDouble: false }), leader, e.assigned(e.A.id, null))
    e.held(state, '初评', a, e.found('初评', 1))
    expect(e.entryOf(state).state).toBe('reviewed')
    e.act(state, leader, e.compared(state))
    expect(e.entryOf(state)).toMatchObject({
      state: 'recheck',
      outcome: { from: '初评', reviewId: e.reviewIdOf('初评'), scoreTenths: 990 },
    })
  })

  it('are under one edition', () => {
    const state = e.act(e.world(), leader, e.assigned())
    e.act(state, a, e.started('初评A'))
    state.put('standards', { ...state.get('standards', w.sha('5')), id: w.sha('6') })
    const other = e.started('初评B')
    const payload = { ...other.payload, standardSha256: w.sha('6') }
    expect(e.refusalOf(state, { ...other, payload } as EventBody, b)).toBe('entry/other-edition')
  })

  it('are not begun beside the campaign', () => {
    const state = e.world()
    const beside = { ...w.started, payload: { ...w.started.payload, reviewId: w.uuid(9) } } as EventBody
    expect(e.refusalOf(state, beside, a)).toBe('entry/review-through-campaign')
  })

  it('keep their reviewer once begun', () => {
    const state = e.act(e.world(), leader, e.assigned())
    e.act(state, a, e.started('初评A'))
    expect(e.refusalOf(state, e.assigned(e.RECHECKER.id), leader)).toBe('entry/review-begun')
    expect(e.refusalOf(state, e.assigned(e.A.id, e.RECHECKER.id), leader)).toBeNull()
  })

  it('are no ground for an opinion before there is a result', () => {
    const state = e.act(e.world(), leader, e.assigned())
    e.held(state, '初评A', a, e.found('初评A', 1))
    const drafted = w.drafted()
    const opinion = {
      ...drafted,
      payload: { ...drafted.payload, reviewId: e.reviewIdOf('初评A') },
    } as EventBody
    expect(e.refusalOf(state, opinion, a)).toBe('entry/opinion-too-early')
    e.held(state, '初评B', b, e.found('初评B', 2))
    e.act(state, leader, e.compared(state))
    expect(e.refusalOf(state, opinion, a)).toBeNull()
  })

  it('must say whose file they are', () => {
    const state = e.act(e.world(), leader, e.assigned())
    e.act(state, a, e.started('初评A'))
    const { type, payload } = e.submitted(state, '初评A')
    expect(e.refusalOf(state, { type, payload: { ...payload, entryId: null } } as EventBody, a)).toBe(
      'entry/unknown',
    )
  })
})

describe('the panel', () => {
  it('settles only what differs, and everything that differs', () => {
    const state = inPanel()
    expect(e.entryOf(state).comparison?.differingItemIds).toEqual(['PT-V01'])
    expect(e.refusalOf(state, decided('A', 'PT-A02'), leader)).toBe('entry/item-agrees')
    e.act(state, leader, decided('A'), decided('B'))
    expect(e.entryOf(state).panelDecisions).toHaveLength(1)
    e.held(state, '合议', leader)
    expect(e.refusalOf(state, decided('A'), leader)).toBe('entry/panel-begun')
    expect(e.refusalOf(state, decided('B'), leader)).toBeNull()
    expect(e.refusalOf(state, concluded(state, { decisions: [] }), leader)).toBe('entry/items-undecided')
  })

  it('is concluded on its own submitted review, by members, one of whom decides', () => {
    const state = inPanel()
    e.act(state, leader, decided('B'), e.started('合议'))
    const open: EventBody = {
      type: 'entry/panel-concluded',
      payload: {
        entryId,
        outcome: e.agreedOutcome,
        panel: {
          ...{ on, members: [e.asParticipant(e.A), e.asParticipant(e.LEADER)], reason: '一致', dissents: [] },
          ...{ decider: e.asParticipant(e.LEADER), decisions: e.entryOf(state).panelDecisions },
        },
      },
    }
    expect(e.refusalOf(state, open, leader)).toBe('entry/panel-review-open')
    e.act(state, leader, e.submitted(state, '合议'))
    const refused = (patch: object) => e.refusalOf(state, concluded(state, patch), leader)
    expect(refused({ decider: e.asParticipant(e.B) })).toBe('entry/decider-not-member')
    expect(refused({ members: [e.asParticipant(e.A), e.asParticipant(e.A)] })).toBe('entry/person-twice')
    expect(refused({ members: [e.asParticipant(e.LEADER), { personId: null, name: '示例庚' }] })).toBe(
      'entry/person-unknown',
    )
    expect(refused({ members: [e.asParticipant(e.LEADER), { personId: e.A.id, name: '示例庚' }] })).toBe(
      'entry/person-unknown',
    )
    const dissent = { person: e.asParticipant(e.B), itemId: null, text: '不同意' }
    expect(refused({ dissents: [dissent] })).toBe('entry/dissenter-not-member')
    e.act(state, leader, concluded(state, { dissents: [{ ...dissent, person: e.asParticipant(e.A) }] }))
    expect(e.entryOf(state)).toMatchObject({ state: 'recheck', outcome: { from: '合议' } })
    expect(e.entryOf(state).panel?.dissents).toHaveLength(1)
  })
})

describe('the re-check', () => {
  it('is not made by a first reviewer, and not waived where it is due', () => {
    const state = firstReviewsIn()
    e.putInState(state, 'recheck', { outcome: e.agreedOutcome, comparison: null })
    const both: Actor = { ...a, roles: ['reviewer', 'leader'] }
    state.put('people', { ...e.A, roles: [...both.roles] })
    expect(e.refusalOf(state, ACTS['entry/rechecked'], both)).toBe('entry/own-first-review')
    expect(e.refusalOf(state, e.started('复核'), both)).toBe('entry/own-first-review')
    expect(e.refusalOf(state, e.started('复核'), rechecker)).toBeNull()
    expect(e.refusalOf(state, ACTS['entry/rechecked'], rechecker)).toBeNull()
    // One file in the lot: the random share is that file.
    expect(e.refusalOf(state, ACTS['entry/recheck-waived'], leader)).toBe('entry/recheck-needed')
  })

  it('with a review of its own waits for it', () => {
    const state = firstReviewsIn()
    e.putInState(state, 'recheck', { outcome: e.agreedOutcome })
    e.act(state, rechecker, e.started('复核'))
    const changed = { ...ACTS['entry/rechecked'].payload, isChanged: true }
    expect(e.refusalOf(state, ACTS['entry/rechecked'], rechecker)).toBe('entry/recheck-review-open')
    e.act(state, rechecker, e.submitted(state, '复核'))
    expect(e.refusalOf(state, ACTS['entry/rechecked'], rechecker)).toBe('entry/recheck-review-open')
    expect(
      e.refusalOf(state, { type: 'entry/rechecked', payload: changed } as EventBody, rechecker),
    ).toBeNull()
  })

  it('may be waived for a file without a reason that the lot does not draw', () => {
    const state = firstReviewsIn()
    e.putInState(state, 'recheck', { outcome: e.agreedOutcome })
    const entry = e.entryOf(state)
    for (let n = 0; n < 60; n += 1) state.put('entries', { ...entry, id: w.uuid(3000 + n), outcome: null })
    const codes = state
      .all('entries')
      .map(({ id }) =>
        e.refusalOf(
          state,
          { type: 'entry/recheck-waived', payload: { entryId: id, reason: '无需' } },
          leader,
        ),
      )
    expect(codes.filter((code) => code === 'entry/recheck-needed')).toHaveLength(7)
    expect(codes.filter((code) => code === null)).toHaveLength(54)
  })
})

describe('objections', () => {
  const filed = (patch: object = {}): EventBody => ({
    type: 'entry/objection-filed',
    payload: { entryId, objection: { ...objection, ...patch } },
  })
  const answered = (patch: object = {}, reviewId: string | null = null): EventBody => ({
    type: 'entry/objection-decided',
    payload: {
      ...{ entryId, objectionId: e.OBJECTION_ID, reviewId, outcome: e.agreedOutcome },
      decision: { ...decision, ...patch },
    },
  })

  it.each([
    ['in time', '2026-03-09', '', null],
    ['before the feedback', '2026-03-01', '', 'entry/before-feedback'],
    ['late without a reason', '2026-03-10', '', 'entry/objection-late'],
    ['late with a reason', '2026-03-10', '邮寄在途', null],
  ])('filed %s', (_what, day, lateReason, code) => {
    expect(e.refusalOf(fedBack(), filed({ on: day, lateReason }), leader)).toBe(code)
  })

  it('after the unit has waived needs a reason too', () => {
    const state = e.act(fedBack(), leader, ACTS['entry/objection-waived'])
    expect(e.refusalOf(state, filed(), leader)).toBe('entry/objection-late')
    expect(e.refusalOf(state, ACTS['entry/objection-waived'], leader)).toBe('entry/waived-already')
  })

  it('are answered item by item by two who did not review first', () => {
    const state = e.act(fedBack(), leader, filed())
    const refused = (patch: object) => e.refusalOf(state, answered(patch), leader)
    expect(refused({ handlers: [e.asParticipant(e.A), e.asParticipant(e.LEADER)] })).toBe(
      'entry/handler-reviewed',
    )
    expect(refused({ handlers: [e.asParticipant(e.LEADER)] })).toMatch('act/malformed')
    expect(refused({ items: [] })).toBe('entry/objection-items')
    expect(refused({ items: [...decision.items, { itemId: 'PT-B01', isUpheld: false, reason: '无' }] })).toBe(
      'entry/objection-items',
    )
    expect(refused({ on: '2026-03-02' })).toBe('entry/before-objection')
    expect(refused({ items: [{ ...decision.items[0], isUpheld: true }] })).toBe(
      'entry/objection-review-needed',
    )
    expect(refused({})).toBeNull()
  })

  it('upheld change the result through a review of their own, and lead back to 已反馈', () => {
    const state = e.act(fedBack(), leader, filed())
    expect(e.refusalOf(state, e.started('申辩后'), a)).toBe('entry/own-first-review')
    e.act(state, rechecker, e.started('申辩后'))
    const upheld = { items: [{ itemId: 'PT-A02', isUpheld: true, reason: '属实' }] }
    const reviewId = e.reviewIdOf('申辩后')
    expect(e.refusalOf(state, answered(upheld, reviewId), leader)).toBe('entry/objection-review-open')
    e.act(state, rechecker, e.submitted(state, '申辩后'))
    expect(e.refusalOf(state, answered({}, reviewId), leader)).toBe('entry/objection-review-needed')
    e.act(state, leader, answered(upheld, reviewId))
    expect(e.entryOf(state)).toMatchObject({ state: 'fed-back', rounds: { objection: reviewId } })
    expect(e.refusalOf(state, filed(), leader)).toBe('entry/objection-unknown')
    e.act(state, leader, filed({ objectionId: w.uuid(703) }))
    // The second one has a review of its own.
    expect(e.refusalOf(state, e.started('申辩后', w.uuid(726)), rechecker)).toBeNull()
  })

  it('keep a file from becoming final while the term runs', () => {
    const final = (day: string): EventBody => ({
      type: 'entry/finalized',
      payload: { entryId, caseId: w.CASE_ID, on: day, outcome: e.agreedOutcome },
    })
    const state = fedBack()
    expect(e.refusalOf(state, final('2026-03-09'), leader)).toBe('entry/term-running')
    expect(e.refusalOf(state, final('2026-03-10'), leader)).toBeNull()
    e.act(state, leader, ACTS['entry/objection-waived'])
    expect(e.refusalOf(state, final('2026-03-03'), leader)).toBeNull()
    e.act(state, leader, final('2026-03-03'))
    expect(e.entryOf(state).state).toBe('final')
    expect(state.get('cases', w.CASE_ID).state).toBe('submitted')
  })
})

describe('after 定稿', () => {
  function final() {
    const state = e.act(fedBack(), leader, ACTS['entry/objection-waived'])
    return e.act(state, leader, {
      type: 'entry/finalized',
      payload: {
        ...{ entryId, caseId: w.CASE_ID, on: '2026-03-03', outcome: e.outcomeOf(state) },
      },
    })
  }
  const inspected = (isPassed: boolean, isDone = isPassed): EventBody => ({
    type: 'entry/reinspected',
    payload: {
      ...{ entryId, on, inspectors: [e.asParticipant(e.LEADER)], isPassed, note: '' },
      results: [{ ...result, isDone }],
    },
  })

  it('problems are put right before the file is closed', () => {
    const state = final()
    expect(e.refusalOf(state, ACTS['entry/closed'], leader)).toBe('entry/problems-open')
    const strange = { ...ACTS['entry/rectification-ordered'].payload }
    const items = [{ findingId: w.uuid(999), number: 1, problem: '', demand: '改' }]
    expect(
      e.refusalOf(
        state,
        { type: 'entry/rectification-ordered', payload: { ...strange, items } } as EventBody,
        leader,
      ),
    ).toBe('entry/unknown-problem')
    e.act(state, leader, ACTS['entry/announced'], ACTS['entry/rectification-ordered'])
    const empty = { ...ACTS['entry/rectification-reported'].payload, results: [] }
    expect(
      e.refusalOf(state, { type: 'entry/rectification-reported', payload: empty } as EventBody, leader),
    ).toBe('entry/results-incomplete')
    e.act(state, leader, ACTS['entry/rectification-reported'])
    expect(e.refusalOf(state, ACTS['entry/closed'], leader)).toBe('entry/not-passed')
    expect(e.refusalOf(state, inspected(true, false), leader)).toBe('entry/passed-with-open')
    e.act(state, leader, inspected(false))
    expect(e.entryOf(state).state).toBe('rectifying')
    e.act(state, leader, ACTS['entry/rectification-reported'], inspected(true))
    expect(e.refusalOf(state, inspected(true), leader)).toBe('entry/passed-already')
    e.act(state, leader, ACTS['entry/closed'])
    expect(e.entryOf(state)).toMatchObject({ state: 'closed', closed: { on } })
    expect(e.entryOf(state).rectification?.reinspections).toHaveLength(2)
  })

  it('a file without problems is closed at once', () => {
    const state = final()
    state.put('reviews', { ...state.get('reviews', e.reviewIdOf('初评A')), findings: [] })
    state.put('reviews', { ...state.get('reviews', e.reviewIdOf('初评B')), findings: [] })
    expect(e.refusalOf(state, ACTS['entry/closed'], leader)).toBeNull()
  })

  it('a file may become a supervision case, and then stays one', () => {
    const state = e.act(final(), leader, ACTS['entry/transferred'])
    expect(e.entryOf(state)).toMatchObject({ state: 'transferred', transferReason: '涉嫌越权' })
    expect(e.refusalOf(state, ACTS['entry/announced'], leader)).toBe('entry/wrong-step')
  })
})

describe('the paper file', () => {
  it('goes out and comes back by turns', () => {
    const state = e.world()
    const handed = (direction: 'out' | 'back'): EventBody => ({
      type: 'entry/handed-over',
      payload: {
        entryId,
        handover: { direction, on, volumes: 1, pages: 9, from: '示例己', to: '示例甲', note: '' },
      },
    })
    expect(e.refusalOf(state, handed('back'), leader)).toBe('entry/handover-order')
    e.act(state, leader, handed('out'))
    expect(e.entryOf(state).state).toBe('lent')
    expect(e.refusalOf(state, handed('out'), leader)).toBe('entry/handover-order')
    e.act(state, leader, handed('back'))
    expect(e.entryOf(state).handovers).toHaveLength(2)
  })

  it('stands for one case', () => {
    const state = e.world()
    state.put('entries', { ...e.entryOf(state), id: w.uuid(750), caseId: null })
    const body: EventBody = {
      type: 'entry/case-linked',
      payload: { entryId: w.uuid(750), caseId: w.CASE_ID },
    }
    expect(e.refusalOf(state, body, leader)).toBe('entry/case-taken')
  })
})

describe('an office that has registered nobody', () => {
  it('goes through both first reviews and the panel as one person; only names can tell people apart', () => {
    const state = e.world({ isStaffed: false })
    e.held(state, '初评A', e.SOLE, e.found('初评A', 1), e.found('初评A', 2, VETO))
    e.held(state, '初评B', e.SOLE, e.found('初评B', 3))
    e.act(state, e.SOLE, e.compared(state), decided('B'))
    e.held(state, '合议', e.SOLE)
    const named = (...names: string[]) => names.map((name) => ({ personId: null, name }))
    const [first] = named('示例甲')
    expect(
      e.refusalOf(state, concluded(state, { members: named('示例甲', '示例甲'), decider: first }), e.SOLE),
    ).toBe('entry/person-twice')
    e.act(state, e.SOLE, concluded(state, { members: named('示例甲', '示例壬'), decider: first }))
    expect(e.entryOf(state).state).toBe('recheck')
    e.putInState(state, 'objected', { objections: [{ ...objection, decision: null }] })
    const answer = (...names: string[]): EventBody => ({
      type: 'entry/objection-decided',
      payload: {
        ...{ entryId, objectionId: e.OBJECTION_ID, reviewId: null, outcome: e.agreedOutcome },
        decision: { ...decision, handlers: named(...names) },
      },
    })
    expect(e.refusalOf(state, answer('示例甲', '示例壬'), e.SOLE)).toBe('entry/handler-reviewed')
    expect(e.refusalOf(state, answer('示例辛', '示例壬'), e.SOLE)).toBeNull()
  })
})

describe('roles', () => {
  it.each<[EventType, Actor, string | null]>([
    ['entry/panel-item-decided', a, 'person/role-needed'],
    ['entry/finalized', admin, 'person/role-needed'],
    ['entry/objection-decided', a, 'person/role-needed'],
  ])('%s by %j', (type, actor, code) => {
    const state = e.world()
    e.putInState(state, 'panel')
    expect(e.refusalOf(state, ACTS[type as EntryAct], actor)).toBe(code)
  })
})
