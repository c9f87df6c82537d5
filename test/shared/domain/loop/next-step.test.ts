/** What is offered is taken by the guard, and what is not offered is refused: over every paper a walk can come to. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FollowUp, Verification } from '@shared/domain/document/follow-up'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import {
  nextForClue,
  nextForDispute,
  nextForMatter,
  nextForPaper,
  wantsPaper,
  type NextStep,
} from '@shared/domain/loop/next-step'
import { CLUE_STEPS, type Clue } from '@shared/domain/loop/clue'
import type { PaperAct } from '@shared/domain/loop/paper-rules'
import { soleActor } from '@shared/domain/people/person'
import { applyEvent, CATALOGUE, type EventBody } from '@shared/events/catalogue'
import { checkEvent } from '@shared/events/check'
import { MemoryTables } from '@shared/events/tables'
import { KINDS } from '../../../helpers/loop-store'
import * as h from './helpers'

const ACTOR = soleActor('示例甲')
const REF = { personId: null, name: '示例甲' }
const DECISION = h.uuid(900)
const LATE = '2026-12-01'

const refusal = (state: MemoryTables, body: EventBody): string | null => {
  const verdict = checkEvent(state, body, ACTOR)
  return verdict.ok ? null : verdict.failure.code
}

let n = 0
/** Every act with details that are right whatever has happened before it. */
function bodyOf(act: PaperAct, state: MemoryTables, result: Verification['result']): EventBody {
  n += 1
  const documentId = h.DOCUMENT
  const document = state.get('documents', documentId)
  switch (act) {
    case 'document/delivered': {
      const delivery = h.delivered(document.followUp.delivery?.receivedOn ?? '2026-03-05')
      return { type: act, payload: { documentId, delivery: delivery as NonNullable<FollowUp['delivery']> } }
    }
    case 'document/extension-granted': {
      const extension = { requestedOn: LATE, days: 15, reason: '申请', approvedBy: REF }
      return { type: act, payload: { documentId, extension } }
    }
    case 'document/reminded':
      return { type: act, payload: { documentId, reminder: { on: LATE, way: '电话', note: '' } } }
    case 'document/reply-received':
      return { type: act, payload: { documentId, reply: h.reply(LATE, n) } }
    case 'document/verified':
      return { type: act, payload: { documentId, verification: h.verified(LATE, result, n) } }
    case 'document/escalated':
      return { type: act, payload: { documentId, toDocumentId: DECISION, reason: '未纠正' } }
    case 'document/closed':
      return { type: act, payload: { documentId, closing: { on: LATE, conclusion: '销号', revoked: [] } } }
    case 'document/recalled': {
      const recall = { on: LATE, returned: 0, missing: 0, note: '', destroyedBy: null }
      return { type: act, payload: { documentId, recall } }
    }
  }
}

function storeWith(paper: SupervisionDocument): MemoryTables {
  const state = new MemoryTables()
  state.put('documents', paper)
  const kindId = paper.kind.followUp.escalatesTo ?? 'decision'
  state.put(
    'documents',
    h.paper({ id: DECISION, kindId, parentId: h.DOCUMENT, state: 'drafting', number: null, issuedOn: null }),
  )
  return state
}

function fold(state: MemoryTables, body: EventBody): void {
  applyEvent(state, {
    ...body,
    ...{ id: h.uuid(n), seq: n + 1, at: '2026-12-01T02:00:00.000Z', actor: '示例甲' },
    v: CATALOGUE[body.type].v,
  })
}

const stepsOf = (state: MemoryTables, today = '2026-04-01'): readonly NextStep<PaperAct>[] =>
  nextForPaper(state.get('documents', h.DOCUMENT), h.CALENDARS, today, (id) => state.find('documents', id))

const START = fc.record({
  kind: fc.constantFrom(...KINDS),
  state: fc.constantFrom<SupervisionDocument['state']>(
    'numbered',
    'sealed',
    'sealed',
    'sealed',
    'voided',
    'drafting',
  ),
  isSealed: fc.boolean(),
})
const WALK = fc.array(
  fc.record({
    pick: fc.nat(20),
    result: fc.constantFrom<Verification['result']>('已整改', '部分整改', '未整改'),
  }),
  { maxLength: 12 },
)

describe('a paper', () => {
  it('offers what the guard accepts, and nothing else, along every walk', () => {
    let taken = 0
    fc.assert(
      fc.property(START, WALK, ({ kind, state: at, isSealed }, walk) => {
        const first = h.paper({ kind, kindId: kind.id, state: at, sealed: SEALED })
        const state = storeWith({ ...first, fields: { ...first.fields, isSealed } })
        for (const { pick, result } of walk) {
          const steps = stepsOf(state)
          expect(steps.filter(({ isNext }) => isNext).length).toBeLessThanOrEqual(1)
          for (const { act, isPossible, refusal: told } of steps) {
            const answer = refusal(state, bodyOf(act, state, result))
            expect([act, answer === null]).toEqual([act, isPossible])
            expect(told?.code ?? null).toBe(answer)
          }
          const possible = steps.filter(({ isPossible }) => isPossible)
          const chosen = possible[pick % Math.max(1, possible.length)]
          if (!chosen) return
          fold(state, bodyOf(chosen.act, state, result))
          taken += 1
        }
      }),
      { numRuns: 150 },
    )
    expect(taken).toBeGreaterThan(250)
  })

  const served = { delivery: h.delivered('2026-03-05') }
  const nextOf = (paper: SupervisionDocument, today: string): string | undefined =>
    nextForPaper(paper, h.CALENDARS, today).find(({ isNext }) => isNext)?.act
  const reminded = { ...served, reminders: [{ on: '2026-04-08', way: '催办函', note: '' }] }

  it.each([
    ['out, not served', h.paper(), '2026-03-03', 'document/delivered'],
    ['within its term', h.paper({}, served), '2026-04-07', 'document/reply-received'],
    ['past its term', h.paper({}, served), '2026-04-08', 'document/reminded'],
    ['reminded', h.paper({}, reminded, ['reminded']), '2026-04-15', 'document/reply-received'],
    ['reminded in vain', h.paper({}, reminded, ['reminded']), '2026-04-16', 'document/escalated'],
    [
      'reminded in vain, without a kind to go on in',
      h.paper({ kind: h.kindOf({ followUp: { ...h.kindOf().followUp, escalatesTo: null } }) }, reminded, [
        'reminded',
      ]),
      '2026-04-16',
      'document/reminded',
    ],
    [
      'answered',
      h.paper({}, { ...served, replies: [h.reply('2026-03-20')] }, ['replied']),
      '2026-03-21',
      'document/verified',
    ],
    [
      'put right',
      h.paper({}, { ...served, verifications: [h.verified('2026-03-20', '已整改')] }, ['verified']),
      '2026-03-21',
      'document/closed',
    ],
    ['escalated', h.paper({}, { ...served, escalatedTo: DECISION }), '2026-05-01', 'document/closed'],
    ['closed', h.paper({}, { ...served, closing: CLOSED }), '2026-05-01', undefined],
    ['void', h.paper({ state: 'voided', sealed: SEALED }), '2026-05-01', 'document/recalled'],
    ['drafting', h.paper({ state: 'drafting' }), '2026-05-01', undefined],
  ] as const)('%s', (_name, paper, today, expected) => {
    expect(nextOf(paper, today)).toBe(expected)
  })

  it('says by when, and how near that is', () => {
    const [next] = nextForPaper(h.paper({}, served), h.CALENDARS, '2026-04-06').filter(({ isNext }) => isNext)
    expect(next).toMatchObject({ label: '登记反馈', dueOn: '2026-04-07', level: 'soon' })
    expect(next?.why).toMatch(/反馈。$/)
  })

  it('goes on where the decision it was escalated to was voided', () => {
    const paper = h.paper({}, { ...reminded, escalatedTo: DECISION }, ['reminded', 'escalated'])
    const acts = (state: SupervisionDocument['state']) =>
      nextForPaper(paper, h.CALENDARS, '2026-05-01', () => ({ state })).find(({ isNext }) => isNext)?.act
    expect([acts('drafting'), acts('voided')]).toEqual(['document/closed', 'document/escalated'])
  })
})

const CLOSED = { on: '2026-04-01', conclusion: '销号', revoked: [] }
const SEALED = {
  ...{ sealUseId: h.uuid(50), pdfSha256: '2'.repeat(64), seams: [] },
  placement: { pageIndex: 0, centreXMm: 1, centreYMm: 1, widthMm: 42, heightMm: 42, coversText: '' },
} as const

const possible = (steps: readonly NextStep[]): readonly string[] =>
  steps.filter(({ isPossible }) => isPossible).map(({ act }) => act)

describe('a matter', () => {
  const looked = h.matter({
    investigations: [
      {
        ...{ investigationId: h.uuid(1), on: '2026-03-02', what: '查', files: [] },
        people: [
          { name: '示例甲', certificate: '1' },
          { name: '示例乙', certificate: '2' },
        ],
      },
    ],
  })
  const open = h.paper({ matterId: h.MATTER })
  const done = h.paper({ matterId: h.MATTER }, { delivery: h.delivered('2026-03-05'), closing: CLOSED })

  it.each([
    ['new', h.matter(), [], 'matter/investigated', false],
    ['looked into', looked, [], undefined, true],
    ['with a paper open', looked, [open], undefined, false],
    ['with its papers closed', looked, [done], 'matter/closed', false],
    ['with a void paper alone', looked, [{ ...open, state: 'voided' as const }], undefined, true],
    ['closed', h.matter({ state: 'closed' }), [done], 'matter/archived', false],
    ['archived', h.matter({ state: 'archived' }), [], undefined, false],
  ] as const)('%s', (_name, matter, papers, next, wants) => {
    const steps = nextForMatter(matter, papers)
    expect(steps.find(({ isNext }) => isNext)?.act).toBe(next)
    expect(wantsPaper(matter, papers)).toBe(wants)
    const state = new MemoryTables()
    state.put('matters', matter)
    for (const paper of papers) state.put('documents', paper)
    for (const { act, isPossible, refusal: told } of steps) {
      const answer = refusal(state, matterBody(act))
      expect([act, answer === null]).toEqual([act, isPossible])
      expect(told?.code ?? null).toBe(answer)
    }
  })
})

function matterBody(act: NextStep['act']): EventBody {
  const matterId = h.MATTER
  const people = [
    { name: '示例甲', certificate: '1' },
    { name: '示例乙', certificate: '2' },
  ]
  switch (act) {
    case 'matter/facts-edited':
      return { type: act, payload: { matterId, facts: h.matter().facts } }
    case 'matter/investigated':
      return {
        type: act,
        payload: {
          matterId,
          investigation: { investigationId: h.uuid(77), on: LATE, people, what: '查', files: [] },
        },
      }
    case 'matter/closed':
      return { type: act, payload: { matterId, closing: { on: LATE, conclusion: '已整改销号', note: '' } } }
    case 'matter/reopened':
      return { type: act, payload: { matterId, reason: '有新情况' } }
    default:
      return {
        type: 'matter/archived',
        payload: { matterId, archive: { on: LATE, archiveNumber: '1', note: '' } },
      }
  }
}

describe('a clue', () => {
  const clueBody = (act: NextStep['act'], clue: Clue): EventBody => {
    const clueId = h.CLUE
    switch (act) {
      case 'clue/facts-edited':
        return { type: act, payload: { clueId, facts: clue.facts } }
      case 'clue/approved': {
        const step = CLUE_STEPS[clue.approvals.length] ?? '承办'
        return { type: act, payload: { clueId, approval: { step, on: LATE, person: REF, opinion: '' } } }
      }
      case 'clue/transferred':
        return {
          type: act,
          payload: {
            clueId,
            transfer: {
              ...{ on: LATE, way: '专人送达', carriers: [REF], copies: 1 },
              ...{ isSealedEnvelope: true, documentId: null },
            },
          },
        }
      case 'clue/receipt-recorded':
        return {
          type: act,
          payload: { clueId, receipt: { on: LATE, receivedBy: '示例丙', note: '', files: [] } },
        }
      case 'clue/result-recorded':
        return { type: act, payload: { clueId, result: { on: LATE, result: '立案', number: '', note: '' } } }
      default:
        return { type: 'clue/withdrawn', payload: { clueId, on: LATE, reason: '查无' } }
    }
  }

  it.each([
    ['registered', 'clue/approved'],
    ['approved', 'clue/transferred'],
    ['transferred', 'clue/receipt-recorded'],
    ['received', 'clue/result-recorded'],
    ['answered', undefined],
    ['withdrawn', undefined],
  ] as const)('%s: next %s, and the guard says the same', (at, next) => {
    const clue = h.clue({ state: at })
    const state = new MemoryTables()
    state.put('clues', clue)
    const steps = nextForClue(clue)
    expect(steps.find(({ isNext }) => isNext)?.act).toBe(next)
    for (const { act, isPossible } of steps)
      expect([act, refusal(state, clueBody(act, clue)) === null]).toEqual([act, isPossible])
  })

  it('names the step of the approval that comes next', () => {
    expect(nextForClue(h.clue()).find(({ isNext }) => isNext)?.label).toBe('审批：承办')
  })
})

describe('a dispute', () => {
  const view = (party: string, n: number) => ({
    ...{ viewId: h.uuid(n), party, on: '2026-03-03', view: '意见', basis: '', files: [] },
  })
  const views = h.dispute().facts.parties.map(view)
  const staffingOpinion = { on: '2026-03-04', from: '示例编办', number: '', opinion: '意见', files: [] }

  it.each([
    [h.dispute(), 'dispute/view-recorded', `等待${h.UNIT}的意见。`],
    [h.dispute({ views }), 'dispute/staffing-opinion-recorded', '各方意见已齐，应当征求机构编制部门意见。'],
    [
      h.dispute({ views, staffingOpinion }),
      'dispute/ended',
      '可以提出协调意见；要作协调决定的，先开专家论证会。',
    ],
  ])('next %#', (dispute, act, why) => {
    expect(nextForDispute(dispute).find(({ isNext }) => isNext)).toMatchObject({ act, why })
  })

  it('allows nothing once it has ended', () => {
    expect(possible(nextForDispute(h.dispute({ state: 'ended' })))).toEqual([])
  })
})
