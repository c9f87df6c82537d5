/** Who may do what: every event type against every role, then the rules that look closer. */
import { describe, expect, it } from 'vitest'
import { soleActor, type Actor, type PinLock, type Role } from '@shared/domain/people/person'
import { DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import { CATALOGUE, type EventBody, type EventType } from '@shared/events/catalogue'
import { applyEvent } from '@shared/events/catalogue'
import { checkEvent } from '@shared/events/check'
import { checkActor } from '@shared/events/checks/people-checks'
import { neededRoles } from '@shared/events/checks/roles'
import { MemoryTables } from '@shared/events/tables'
import * as w from '../../../helpers/sample-record'

const LOCK: PinLock = {
  kdf: 'scrypt',
  costLog2: 15,
  salt: 'AAAA',
  cipher: 'aes-256-gcm',
  nonce: 'AAAA',
  lockedKey: 'AAAA',
}
const PEOPLE = {
  admin: { id: w.uuid(501), name: '示例甲', roles: ['admin'] },
  leader: { id: w.uuid(502), name: '示例乙', roles: ['leader'] },
  rechecker: { id: w.uuid(503), name: '示例丙', roles: ['rechecker'] },
  reviewer: { id: w.uuid(504), name: '示例丁', roles: ['reviewer'] },
  keeper: { id: w.uuid(506), name: '示例己', roles: ['keeper'] },
  clue: { id: w.uuid(507), name: '示例庚', roles: ['clue'] },
} as const satisfies Record<Role, { id: string; name: string; roles: readonly Role[] }>
const OTHER = { id: w.uuid(505), name: '示例戊', roles: ['reviewer'] } as const

type Someone = { readonly id: string; readonly name: string; readonly roles: readonly Role[] }
const actorOf = ({ id, name, roles }: Someone): Actor => ({ personId: id, name, roles })

const registration = ({ id, name, roles }: Someone): EventBody => ({
  type: 'person/registered',
  payload: {
    personId: id,
    facts: { name, unit: '', certificate: '', roles: [...roles], recusedUnits: [] },
    publicKey: 'AAAA',
    lock: LOCK,
  },
})

type Step = readonly [body: EventBody, by?: Someone]

/** Folds without asking the guard: the state a rule is asked about. */
function stateAfter(...steps: readonly Step[]): MemoryTables {
  const state = new MemoryTables()
  steps.forEach(([body, by], index) =>
    applyEvent(state, {
      ...body,
      ...{ id: w.uuid(900 + index), seq: index + 1, at: '2026-03-02T01:00:00.000Z' },
      ...{ actor: by?.name ?? '示例甲', by: by?.id ?? null, v: CATALOGUE[body.type].v },
    }),
  )
  return state
}

const STAFF: readonly Step[] = [...Object.values(PEOPLE), OTHER].map((one): Step => [registration(one)])
const ids = { reviewId: w.REVIEW_ID, caseId: w.CASE_ID }
const checked: EventBody = {
  type: 'review/item-checked',
  payload: { ...ids, itemId: 'PT-A01', isChecked: true },
}
const codeOf = (state: MemoryTables, body: EventBody, by: Someone | null): string | null => {
  const verdict = checkEvent(state, body, by === null ? soleActor('示例甲') : actorOf(by))
  return verdict.ok ? null : verdict.failure.code
}

/** r reviewer, l leader, c rechecker, a admin, k keeper, q clues; `*` everybody. */
const ROLES: Readonly<Record<EventType, string>> = {
  'person/registered': 'a',
  'person/facts-edited': 'a',
  'person/key-renewed': 'a',
  'person/disabled': 'a',
  'person/enabled': 'a',
  'person/pin-changed': '*',
  'person/signed-in': '*',
  'person/sign-in-refused': '*',
  'settings/changed': 'a',
  'calendar/set': 'a',
  'sector/set': 'a',
  'phrase/saved': '*',
  'phrase/removed': '*',
  'standard/adopted': 'a',
  'standard/retired': 'a',
  'standard/reinstated': 'a',
  'standard-draft/saved': 'la',
  'standard-draft/ended': 'la',
  'standard-draft/restored': 'la',
  'campaign/opened': 'la',
  'campaign/planned': 'la',
  'roster/imported': 'la',
  'roster/withdrawn': 'la',
  'draw/made': 'la',
  'case/registered': '*',
  'case/files-added': '*',
  'case/files-ordered': '*',
  'case/facts-edited': '*',
  'case/fact-set': '*',
  'case/outline-set': '*',
  'case/assigned': 'la',
  'case/removed': 'la',
  'case/restored': 'la',
  'entry/added': 'la',
  'entry/handed-over': '*',
  'entry/case-linked': '*',
  'entry/assigned': 'la',
  'entry/compared': 'rlc',
  'entry/panel-item-decided': 'lc',
  'entry/panel-concluded': 'lc',
  'entry/rechecked': 'lc',
  'entry/recheck-waived': 'lc',
  'entry/fed-back': 'la',
  'entry/objection-waived': 'la',
  'entry/objection-filed': 'la',
  'entry/objection-decided': 'lc',
  'entry/finalized': 'l',
  'entry/announced': 'la',
  'entry/rectification-ordered': 'la',
  'entry/rectification-reported': '*',
  'entry/reinspected': 'rlc',
  'entry/closed': 'la',
  'entry/transferred': 'l',
  'review/started': 'rlc',
  'review/veto-style-set': 'rlc',
  'review/item-checked': 'rlc',
  'review/item-excused': 'rlc',
  'review/submitted': 'rlc',
  'review/reopened': 'rlc',
  'finding/recorded': 'rlc',
  'finding/edited': 'rlc',
  'finding/withdrawn': 'rlc',
  'finding/restored': 'rlc',
  'finding/veto-confirmed': 'rlc',
  'suggestion/accepted': 'rlc',
  'suggestion/rejected': 'rlc',
  'suggestion/reopened': 'rlc',
  'document/drafted': 'rlc',
  'document/paragraph-edited': 'rlc',
  'document/paragraphs-arranged': 'rlc',
  'document/fields-edited': 'rlc',
  'document/submitted': 'rlc',
  'document/reviewed': 'lc',
  'document/returned': 'lc',
  'document/signed': 'l',
  'document/voided': 'l',
  'document/form-set': 'rlc',
  'document/annexes-set': 'rlc',
  'document/files-set': 'rlc',
  'document/crypto-signed': 'k',
  'document/sealed': 'k',
  'attachment/seamed': 'k',
  'document/delivered': 'rlca',
  'document/extension-granted': 'l',
  'document/reminded': 'rlca',
  'document/reply-received': 'rlca',
  'document/verified': 'rlc',
  'document/closed': 'l',
  'document/escalated': 'rlc',
  'document/recalled': 'rlca',
  'seal/imported': 'la',
  'seal/facts-edited': 'la',
  'seal/retired': 'la',
  'seal/unlock-refused': '*',
  'seal/unlocked': 'k',
  'seal-request/made': '*',
  'seal-request/approved': 'l',
  'seal-request/refused': 'l',
  'seal-request/withdrawn': '*',
  'kind/set': 'a',
  'kind/retired': 'a',
  'kind/reinstated': 'a',
  'device/attached': '*',
  'device/numbering-set': 'a',
  'number-block/given': 'la',
  'number-block/received': 'la',
  'number-block/closed': 'la',
  'matter/registered': 'rlca',
  'matter/facts-edited': 'rlca',
  'matter/investigated': 'rlca',
  'matter/closed': 'l',
  'matter/reopened': 'l',
  'matter/archived': 'rlca',
  'clue/registered': 'lq',
  'clue/facts-edited': 'lq',
  'clue/approved': 'lq',
  'clue/transferred': 'lq',
  'clue/receipt-recorded': 'lq',
  'clue/result-recorded': 'lq',
  'clue/withdrawn': 'lq',
  'dispute/registered': 'rlca',
  'dispute/facts-edited': 'rlca',
  'dispute/view-recorded': 'rlca',
  'dispute/staffing-opinion-recorded': 'rlca',
  'dispute/meeting-held': 'rlca',
  'dispute/ended': 'l',
  'export/made': '*',
}
const LETTERS: Readonly<Record<Role, string>> = {
  reviewer: 'r',
  leader: 'l',
  rechecker: 'c',
  admin: 'a',
  keeper: 'k',
  clue: 'q',
}

/** A payload is looked at only by the rules below; here any will do. */
const BARE: Readonly<Partial<Record<EventType, object>>> = {
  'settings/changed': { settings: { ...DEFAULT_SETTINGS, officeName: '另一机关' } },
  'document/drafted': { kind: { access: 'open' } },
}
const bareBody = (type: EventType): EventBody => ({ type, payload: BARE[type] ?? {} }) as unknown as EventBody

describe('each event', () => {
  const state = stateAfter(...STAFF)

  it('stands in the table', () => {
    expect(Object.keys(ROLES).toSorted()).toEqual(Object.keys(CATALOGUE).toSorted())
  })

  it.each((Object.keys(ROLES) as EventType[]).map((type) => [type, ROLES[type]] as const))(
    '%s is for %s',
    (type, letters) => {
      const allowed = (Object.keys(PEOPLE) as Role[]).filter(
        (role) => checkActor(state, bareBody(type), actorOf(PEOPLE[role])).ok,
      )
      const wanted = (Object.keys(PEOPLE) as Role[]).filter(
        (role) => letters === '*' || letters.includes(LETTERS[role]),
      )
      expect(allowed).toEqual(wanted)
    },
  )

  it('a paper about a clue is for those who handle clues', () => {
    const body = { type: 'document/drafted', payload: { kind: { access: 'clue' } } } as unknown as EventBody
    const allowed = (Object.keys(PEOPLE) as Role[]).filter(
      (role) => checkActor(state, body, actorOf(PEOPLE[role])).ok,
    )
    expect(allowed.toSorted()).toEqual(['clue', 'leader'])
  })

  it.each(Object.keys(ROLES) as EventType[])('%s is for anybody while nobody is registered', (type) => {
    expect(checkActor(new MemoryTables(), bareBody(type), soleActor('示例甲')).ok).toBe(true)
  })

  it.each(Object.keys(ROLES) as EventType[])('%s needs a person who has signed in', (type) => {
    const verdict = checkActor(state, bareBody(type), { personId: null, name: '未登录', roles: [] })
    expect(verdict.ok ? null : verdict.failure.code).toBe(
      type === 'person/sign-in-refused' ? null : 'person/sign-in-needed',
    )
  })

  it('believes the register, not the caller, about roles', () => {
    const liar = { ...PEOPLE.reviewer, roles: ['admin'] } as const
    expect(codeOf(state, bareBody('settings/changed'), liar)).toBe('person/role-needed')
  })

  it('names the roles in Chinese', () => {
    const verdict = checkActor(state, bareBody('entry/rechecked'), actorOf(PEOPLE.admin))
    expect(verdict).toMatchObject({ failure: { params: { roles: '组长、复核' } } })
  })

  it('is closed to a disabled person', () => {
    const off = stateAfter(...STAFF, [
      { type: 'person/disabled', payload: { personId: PEOPLE.leader.id } },
      PEOPLE.admin,
    ])
    expect(codeOf(off, w.registered, PEOPLE.leader)).toBe('person/sign-in-needed')
  })
})

describe('roles that depend on what is in the event', () => {
  const state = stateAfter(...STAFF)
  const startedAs = (round: string): EventBody =>
    ({ type: 'review/started', payload: { round, reviewId: w.uuid(77) } }) as unknown as EventBody
  const settings = (patch: object): EventBody => ({
    type: 'settings/changed',
    payload: { settings: { ...DEFAULT_SETTINGS, ...patch } },
  })

  it.each([
    ['a first review', startedAs('初评A'), ['reviewer', 'leader', 'rechecker']],
    ['a panel', startedAs('合议'), ['leader', 'rechecker']],
    ['a re-check', startedAs('复核'), ['leader', 'rechecker']],
    ['practice', startedAs('训练'), null],
    ['a shipped edition', w.adopted, null],
    [
      'an edited edition',
      {
        type: 'standard/adopted',
        payload: { sha256: w.sha('6'), standard: w.STANDARD, origin: 'edited' },
      } as EventBody,
      ['admin'],
    ],
    ['light and dark', settings({ colorScheme: 'dark' }), null],
    ['light and dark with something else', settings({ colorScheme: 'dark', rectifyDays: 15 }), ['admin']],
  ] as const)('%s', (_what, body, roles) => {
    expect(neededRoles(state, body)).toEqual(roles)
  })
})

describe('somebody else’s review', () => {
  const begun = stateAfter(...STAFF, [w.registered], [w.adopted], [w.started, PEOPLE.reviewer])
  const veto = w.recorded(1, { kind: 'veto', itemId: 'PT-V01', unitCenti: 0 })
  const withVeto = stateAfter(
    ...STAFF,
    [w.registered],
    [w.adopted],
    [w.started, PEOPLE.reviewer],
    [veto, PEOPLE.reviewer],
  )
  const submitted = stateAfter(
    ...STAFF,
    [w.registered],
    [w.adopted],
    [w.started, PEOPLE.reviewer],
    [w.submitted, PEOPLE.reviewer],
  )
  const confirm = (isConfirmed: boolean): EventBody => ({
    type: 'finding/veto-confirmed',
    payload: { ...ids, findingId: w.uuid(101), isConfirmed },
  })
  const reopen: EventBody = { type: 'review/reopened', payload: { ...ids, reason: '漏看一页' } }

  it.each([
    ['is changed by its reviewer', begun, checked, PEOPLE.reviewer, null],
    ['is not changed by another reviewer', begun, checked, OTHER, 'review/not-yours'],
    ['is not changed by the leader', begun, checked, PEOPLE.leader, 'review/not-yours'],
    ['is not changed by the rechecker', begun, w.recorded(1), PEOPLE.rechecker, 'review/not-yours'],
    ['is not touched by an administrator', begun, checked, PEOPLE.admin, 'person/role-needed'],
    ['is not submitted by another', begun, w.submitted, OTHER, 'review/not-yours'],
    ['is submitted by its reviewer', begun, w.submitted, PEOPLE.reviewer, null],
    ['is taken back by its reviewer', submitted, reopen, PEOPLE.reviewer, null],
    ['is given back by the leader', submitted, reopen, PEOPLE.leader, null],
    ['is not taken back by another', submitted, reopen, OTHER, 'review/not-yours'],
    ['has its veto confirmed by another', withVeto, confirm(true), OTHER, null],
    ['has no veto confirmed by who found it', withVeto, confirm(true), PEOPLE.reviewer, 'finding/own-veto'],
    ['lets who found a veto take a confirmation back', withVeto, confirm(false), PEOPLE.reviewer, null],
  ] as const)('%s', (_what, state, body, by, code) => {
    expect(codeOf(state, body, by)).toBe(code)
  })

  it('keeps a renamed person from confirming their own veto', () => {
    const facts = {
      name: '示例己',
      unit: '',
      certificate: '',
      roles: ['reviewer' as const],
      recusedUnits: [],
    }
    applyEvent(withVeto, {
      ...{ type: 'person/facts-edited', payload: { personId: PEOPLE.reviewer.id, facts } },
      ...{
        id: w.uuid(990),
        seq: 99,
        at: '2026-03-03T01:00:00.000Z',
        actor: '示例甲',
        by: PEOPLE.admin.id,
        v: 1,
      },
    })
    expect(codeOf(withVeto, confirm(true), { ...PEOPLE.reviewer, name: '示例己' })).toBe('finding/own-veto')
  })

  it('belongs to the person of that name when it was begun before anybody was registered', () => {
    const old = stateAfter([w.registered], [w.adopted], [w.started], ...STAFF)
    const jia = { ...PEOPLE.admin, roles: ['admin', 'reviewer'] } as const
    applyEvent(old, {
      ...{
        type: 'person/facts-edited',
        payload: {
          personId: jia.id,
          facts: { name: '示例甲', unit: '', certificate: '', roles: jia.roles, recusedUnits: [] },
        },
      },
      ...{ id: w.uuid(991), seq: 99, at: '2026-03-03T01:00:00.000Z', actor: '示例甲', by: jia.id, v: 1 },
    })
    expect(codeOf(old, checked, jia)).toBeNull()
    expect(codeOf(old, checked, PEOPLE.leader)).toBeNull()
    expect(codeOf(old, checked, OTHER)).toBe('review/not-yours')
  })

  it('is everybody’s while nobody is registered', () => {
    const single = stateAfter([w.registered], [w.adopted], [w.started])
    expect(codeOf(single, checked, null)).toBeNull()
  })
})

describe('the register of people', () => {
  const state = stateAfter(...STAFF)
  const fresh = (patch: Partial<Someone> = {}): EventBody =>
    registration({ id: w.uuid(600), name: '示例辛', roles: ['reviewer'], ...patch })
  const edit = (personId: string, patch: { name?: string; roles?: readonly Role[] }): EventBody => ({
    type: 'person/facts-edited',
    payload: {
      personId,
      facts: { name: '示例甲', unit: '', certificate: '', roles: ['admin'], recusedUnits: [], ...patch },
    },
  })
  const act = (type: 'person/disabled' | 'person/enabled', personId: string): EventBody => ({
    type,
    payload: { personId },
  })
  const pinChange = (personId: string): EventBody => ({
    type: 'person/pin-changed',
    payload: { personId, lock: LOCK },
  })
  const nobody = new MemoryTables()
  const twoAdmins = stateAfter(...STAFF, [
    registration({ id: w.uuid(601), name: '示例壬', roles: ['admin'] }),
  ])
  const reviewerOff = stateAfter(...STAFF, [act('person/disabled', PEOPLE.reviewer.id), PEOPLE.admin])

  it.each([
    ['takes an administrator first', nobody, fresh({ roles: ['admin', 'leader'] }), null, null],
    ['takes nobody else first', nobody, fresh({ roles: ['leader'] }), null, 'person/first-must-be-admin'],
    ['takes a second by the administrator', state, fresh(), PEOPLE.admin, null],
    ['takes none by a leader', state, fresh(), PEOPLE.leader, 'person/role-needed'],
    ['takes none from nobody', state, fresh(), null, 'person/sign-in-needed'],
    ['takes no name twice', state, fresh({ name: '示例丁' }), PEOPLE.admin, 'person/name-taken'],
    ['takes no id twice', state, fresh({ id: OTHER.id }), PEOPLE.admin, 'person/exists'],
    [
      'takes no name of another',
      state,
      edit(PEOPLE.admin.id, { name: '示例丁' }),
      PEOPLE.admin,
      'person/name-taken',
    ],
    [
      'keeps the last administrator',
      state,
      edit(PEOPLE.admin.id, { roles: ['leader'] }),
      PEOPLE.admin,
      'person/last-admin',
    ],
    [
      'keeps the last administrator in office',
      state,
      act('person/disabled', PEOPLE.admin.id),
      PEOPLE.admin,
      'person/last-admin',
    ],
    ['lets one of two go', twoAdmins, edit(PEOPLE.admin.id, { roles: ['leader'] }), PEOPLE.admin, null],
    ['lets one of two be disabled', twoAdmins, act('person/disabled', PEOPLE.admin.id), PEOPLE.admin, null],
    [
      'disables once',
      reviewerOff,
      act('person/disabled', PEOPLE.reviewer.id),
      PEOPLE.admin,
      'person/already-so',
    ],
    ['enables again', reviewerOff, act('person/enabled', PEOPLE.reviewer.id), PEOPLE.admin, null],
    [
      'enables none that is',
      state,
      act('person/enabled', PEOPLE.reviewer.id),
      PEOPLE.admin,
      'person/already-so',
    ],
    ['knows whom it has', state, act('person/disabled', w.uuid(999)), PEOPLE.admin, 'person/unknown'],
    ['lets each change their own PIN', state, pinChange(PEOPLE.reviewer.id), PEOPLE.reviewer, null],
    [
      'lets nobody change another’s',
      state,
      pinChange(PEOPLE.reviewer.id),
      PEOPLE.admin,
      'person/not-yourself',
    ],
  ] as const)('%s', (_what, before, body, by, code) => {
    expect(codeOf(before, body, by)).toBe(code)
  })
})
