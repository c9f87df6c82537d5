/** Every refusal of the loop: one row each, beside the act that is taken. */
import { describe, expect, it } from 'vitest'
import type { AttachedFile } from '@shared/domain/document/attached-file'
import type { Delivery, FollowUp, Reply, Verification } from '@shared/domain/document/follow-up'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { CLUE_STEPS, type Clue } from '@shared/domain/loop/clue'
import type { Dispute } from '@shared/domain/loop/dispute'
import type { Matter } from '@shared/domain/loop/matter'
import { soleActor, type Actor, type Person } from '@shared/domain/people/person'
import type { EventBody } from '@shared/events/catalogue'
import { checkEvent } from '@shared/events/check'
import { MemoryTables } from '@shared/events/tables'
import * as h from '../domain/loop/helpers'
import * as w from '../../helpers/sample-record'

const SOLE = soleActor('示例甲')
const ref = (name: string, personId: string | null = null) => ({ personId, name })

const refusal = (state: MemoryTables, body: EventBody, actor: Actor = SOLE): string | null => {
  const verdict = checkEvent(state, body, actor)
  return verdict.ok ? null : verdict.failure.code
}

type Rows = {
  readonly documents?: readonly SupervisionDocument[]
  readonly matters?: readonly Matter[]
  readonly clues?: readonly Clue[]
  readonly disputes?: readonly Dispute[]
  readonly people?: readonly Person[]
}
function world(rows: Rows, cases: readonly string[] = []): MemoryTables {
  const state = cases.length === 0 ? new MemoryTables() : w.play([w.registered])
  for (const row of rows.documents ?? []) state.put('documents', row)
  for (const row of rows.matters ?? []) state.put('matters', row)
  for (const row of rows.clues ?? []) state.put('clues', row)
  for (const row of rows.disputes ?? []) state.put('disputes', row)
  for (const row of rows.people ?? []) state.put('people', row)
  return state
}

const person = (n: number, name: string, ...roles: Person['roles']): Person => ({
  ...{ id: h.uuid(n), name, unit: '示例县司法局', certificate: '', roles, recusedUnits: [], publicKey: 'k' },
  lock: {
    ...{ kdf: 'scrypt', costLog2: 14, salt: 's', cipher: 'aes-256-gcm', nonce: 'n', lockedKey: 'l' },
  },
  ...{ registeredAt: '2026-01-01T00:00:00.000Z', keySince: '2026-01-01T00:00:00.000Z' },
  ...{ formerKeys: [], disabledAt: null, refusal: null },
})
const STAFF = [
  person(11, '示例甲', 'clue'),
  person(12, '示例乙', 'leader'),
  person(13, '示例丙', 'reviewer'),
  person(14, '示例丁', 'leader'),
]
const actorOf = (n: number): Actor => {
  const one = STAFF[n]
  if (!one) throw new Error('no such person')
  return { personId: one.id, name: one.name, roles: one.roles }
}

const documentId = h.DOCUMENT
const SERVED = { delivery: h.delivered('2026-03-05') }
const PDF: AttachedFile = {
  ...{ fileId: h.uuid(61), name: '整改报告.pdf', kind: 'pdf', sha256: 'a'.repeat(64), bytes: 9 },
  ...{ pageCount: 2, needsPassword: false },
}
const FINDING = h.uuid(71)
const ABOUT = {
  paragraphs: [{ id: 'p1', role: 'facts', level: 'body', text: '正文', findingIds: [FINDING] }],
} as const

const deliver = (patch: Partial<Delivery> = {}): EventBody => ({
  type: 'document/delivered',
  payload: { documentId, delivery: { ...(h.delivered('2026-03-05') as Delivery), ...patch } },
})
const reply = (patch: Partial<Reply> = {}): EventBody => ({
  type: 'document/reply-received',
  payload: { documentId, reply: { ...h.reply('2026-03-20'), ...patch } },
})
const verify = (patch: Partial<Verification> = {}): EventBody => ({
  type: 'document/verified',
  payload: { documentId, verification: { ...h.verified('2026-03-25', '已整改'), ...patch } },
})
const remind = (on: string): EventBody => ({
  type: 'document/reminded',
  payload: { documentId, reminder: { on, way: '电话', note: '' } },
})
const extend = (requestedOn: string): EventBody => ({
  type: 'document/extension-granted',
  payload: {
    documentId,
    extension: { requestedOn, days: 15, reason: '申请', approvedBy: ref('示例丁') },
  },
})
const close = (on = '2026-04-01', revoked: readonly string[] = []): EventBody => ({
  type: 'document/closed',
  payload: { documentId, closing: { on, conclusion: '销号', revoked } },
})
const escalate = (toDocumentId = h.uuid(9)): EventBody => ({
  type: 'document/escalated',
  payload: { documentId, toDocumentId, reason: '未纠正' },
})
const recall = (returned: number, missing: number, on = '2026-05-01'): EventBody => ({
  type: 'document/recalled',
  payload: { documentId, recall: { on, returned, missing, note: '', destroyedBy: null } },
})

const next = (patch: Partial<SupervisionDocument> = {}): SupervisionDocument =>
  h.paper({
    ...{ id: h.uuid(9), kindId: 'decision', parentId: documentId, state: 'drafting', number: null },
    ...patch,
  })

const VERIFIED: Partial<FollowUp> = { ...SERVED, verifications: [h.verified('2026-03-25', '已整改')] }
const done = h.paper({}, VERIFIED, ['verified'])
const silent = h.kindOf({
  followUp: { needsDelivery: true, needsReply: false, needsRectification: false, escalatesTo: null },
  terms: [],
})
const asking = h.kindOf({
  followUp: { needsDelivery: true, needsReply: true, needsRectification: false, escalatesTo: null },
})
const out = h.paper(ABOUT)
const served = h.paper(ABOUT, SERVED)

describe('a paper', () => {
  it.each<readonly [string, SupervisionDocument | null, EventBody, string | null]>([
    ['served', out, deliver(), null],
    ['of nobody', null, deliver(), 'document/unknown'],
    ['still on the desk', h.paper({ state: 'numbered' }), deliver(), 'document/not-out'],
    ['void', h.paper({ state: 'voided' }), deliver(), 'document/not-out'],
    [
      'after 销号',
      h.paper({}, { closing: { on: '2026-04-01', conclusion: '完', revoked: [] } }),
      deliver(),
      'document/closed',
    ],
    ['by one server twice', out, deliver({ servers: [ref('示例甲'), ref('示例甲')] }), 'loop/person-twice'],
    [
      'by a server nobody knows',
      out,
      deliver({ servers: [ref('示例甲', h.uuid(99)), ref('示例乙')] }),
      'person/unknown',
    ],
    ['before it was signed', out, deliver({ receivedOn: '2026-03-01' }), 'loop/date-order'],
    ['on the day it was signed', out, deliver({ receivedOn: '2026-03-02' }), null],
    ['to nobody', out, deliver({ receivedBy: '' }), 'document/no-receiver'],
    [
      'refused before a witness',
      out,
      deliver({ receivedBy: '', refusal: { reason: '拒收', witness: '示例戊' } }),
      null,
    ],
    ['left without a refusal', out, deliver({ way: '留置送达' }), 'document/left-without-refusal'],
    ['corrected', served, deliver({ receivedOn: '2026-03-06' }), null],
    [
      'corrected to a day after the reply',
      h.paper({}, { ...SERVED, replies: [h.reply('2026-03-10')] }, ['replied']),
      deliver({ receivedOn: '2026-03-11' }),
      'loop/date-order',
    ],
    [
      'corrected to a day after a reminder',
      h.paper({}, { ...SERVED, reminders: [{ on: '2026-03-10', way: '电话', note: '' }] }),
      deliver({ receivedOn: '2026-03-11' }),
      'loop/date-order',
    ],

    ['extended', served, extend('2026-03-30'), null],
    ['extended unserved', out, extend('2026-03-30'), 'document/not-delivered'],
    [
      'extended twice',
      h.paper(
        {},
        {
          ...SERVED,
          extension: { requestedOn: '2026-03-20', days: 5, reason: '申请', approvedBy: ref('示例丁') },
        },
      ),
      extend('2026-03-30'),
      'document/extended-once',
    ],
    ['extended before it was received', served, extend('2026-03-04'), 'loop/date-order'],
    ['extended without a term', h.paper({ kind: silent }, SERVED), extend('2026-03-30'), 'document/no-term'],
    ['extended when done', done, extend('2026-03-30'), 'document/rectified-already'],

    ['reminded', served, remind('2026-04-08'), null],
    ['reminded unserved', out, remind('2026-04-08'), 'document/not-delivered'],
    [
      'reminded of nothing',
      h.paper({ kind: silent }, SERVED),
      remind('2026-04-08'),
      'document/nothing-asked',
    ],
    ['reminded before receipt', served, remind('2026-03-04'), 'loop/date-order'],
    [
      'reminded before the last reminder',
      h.paper({}, { ...SERVED, reminders: [{ on: '2026-04-08', way: '电话', note: '' }] }),
      remind('2026-04-07'),
      'loop/date-order',
    ],
    ['reminded when done', done, remind('2026-04-08'), 'document/rectified-already'],

    ['answered', served, reply(), null],
    ['answered unserved', out, reply(), 'document/not-delivered'],
    ['answered before receipt', served, reply({ receivedOn: '2026-03-04' }), 'loop/date-order'],
    [
      'answered twice with one id',
      h.paper({}, { ...SERVED, replies: [h.reply('2026-03-20')] }, ['replied']),
      reply(),
      'loop/recorded-already',
    ],
    ['answered when done', done, reply(), 'document/rectified-already'],
    ['answered with a file twice', served, reply({ files: [PDF, PDF] }), 'case/duplicate-file'],
    [
      'answered with evidence',
      served,
      reply({ files: [PDF], evidence: [{ findingId: FINDING, fileId: PDF.fileId, pageIndex: 1, note: '' }] }),
      null,
    ],
    [
      'with evidence on no page',
      served,
      reply({ files: [PDF], evidence: [{ findingId: null, fileId: PDF.fileId, pageIndex: 2, note: '' }] }),
      'document/evidence-unknown',
    ],
    [
      'with evidence in no file',
      served,
      reply({ evidence: [{ findingId: null, fileId: PDF.fileId, pageIndex: 0, note: '' }] }),
      'document/evidence-unknown',
    ],
    [
      'with evidence for a foreign finding',
      served,
      reply({
        files: [PDF],
        evidence: [{ findingId: h.uuid(72), fileId: PDF.fileId, pageIndex: 0, note: '' }],
      }),
      'document/unknown-finding',
    ],

    ['verified', served, verify(), null],
    ['verified unserved', out, verify(), 'document/not-delivered'],
    [
      'verified where nothing was asked',
      h.paper({ kind: silent }, SERVED),
      verify(),
      'document/nothing-asked',
    ],
    ['verified twice with one id', done, verify(), 'loop/recorded-already'],
    [
      'verified by one person twice',
      served,
      verify({ people: [ref('示例甲'), ref('示例甲')] }),
      'loop/person-twice',
    ],
    [
      'verified before the reply',
      h.paper({}, { ...SERVED, replies: [h.reply('2026-03-26')] }, ['replied']),
      verify(),
      'loop/date-order',
    ],
    [
      'verified for a finding twice',
      served,
      verify({ result: '部分整改', items: [item('已整改'), item('未整改')] }),
      'document/finding-twice',
    ],
    [
      'verified for a foreign finding',
      served,
      verify({ items: [{ ...item('已整改'), findingId: h.uuid(72) }] }),
      'document/unknown-finding',
    ],
    [
      'verified as done with a problem open',
      served,
      verify({ items: [item('部分整改')] }),
      'document/verified-with-open',
    ],
    ['verified in part', served, verify({ result: '部分整改', items: [item('部分整改')] }), null],

    ['closed', done, close(), null],
    ['closed with two decisions revoked', done, close('2026-04-01', ['一', '二']), null],
    ['closed unserved', out, close(), 'document/not-delivered'],
    ['closed unverified', served, close(), 'document/not-rectified'],
    [
      'closed after a failed look',
      h.paper({}, { ...SERVED, verifications: [h.verified('2026-03-25', '部分整改')] }, ['verified']),
      close(),
      'document/not-rectified',
    ],
    ['closed before the look', done, close('2026-03-24'), 'loop/date-order'],
    ['closed with a decision twice', done, close('2026-04-01', ['一', '一']), 'document/revoked-twice'],
    ['closed without the answer asked for', h.paper({ kind: asking }, SERVED), close(), 'document/no-reply'],
    [
      'closed after asking again',
      h.paper({ kind: asking }, { ...SERVED, reminders: [{ on: '2026-03-30', way: '电话', note: '' }] }),
      close(),
      null,
    ],
    ['closed where nothing was asked', h.paper({ kind: silent }, SERVED), close(), null],
    ['closed when escalated', h.paper({}, { ...SERVED, escalatedTo: h.uuid(8) }), close(), null],

    ['escalated', served, escalate(), null],
    ['escalated unserved', out, escalate(), 'document/not-delivered'],
    ['escalated to nothing there is', served, escalate(h.uuid(98)), 'document/escalation-other'],
    ['escalated when done', done, escalate(), 'document/rectified-already'],
    ['escalated twice', h.paper({}, { ...SERVED, escalatedTo: h.uuid(8) }), escalate(), 'document/escalated'],
    [
      'escalated without a kind for it',
      h.paper({ kind: silent }, SERVED),
      escalate(),
      'document/no-escalation',
    ],

    ['recalled while it stands', h.paper({ sealed: sealedBy() }), recall(2, 0), 'document/not-voided'],
    ['recalled unsealed', h.paper({ state: 'voided' }), recall(0, 0), 'document/not-voided'],
    ['recalled', h.paper({ state: 'voided', sealed: sealedBy() }), recall(1, 1), null],
    [
      'recalled with a copy unaccounted for',
      h.paper({ state: 'voided', sealed: sealedBy() }),
      recall(1, 0),
      'document/recall-copies',
    ],
    [
      'recalled before it was signed',
      h.paper({ state: 'voided', sealed: sealedBy() }),
      recall(2, 0, '2026-03-01'),
      'loop/date-order',
    ],
  ])('%s', (_name, paper, body, expected) => {
    const state = world({ documents: paper === null ? [] : [paper, next()] })
    state.put('sealUses', { id: h.uuid(50), copies: 2 } as never)
    expect(refusal(state, body)).toBe(expected)
  })

  it.each([
    ['of another kind', next({ kindId: 'opinion' })],
    ['of another paper', next({ parentId: h.uuid(97) })],
    ['already void', next({ state: 'voided' })],
  ])('is not escalated to a paper %s', (_name, to) => {
    expect(refusal(world({ documents: [served, to] }), escalate())).toBe('document/escalation-other')
  })

  it.each([deliver(), extend('2026-03-30'), remind('2026-04-08'), reply(), verify(), close(), escalate()])(
    '$type about a clue is for those who may handle clues, also on a paper that follows one',
    (body) => {
      const letter = h.paper({ id: h.uuid(30), clueId: h.CLUE }, SERVED)
      const sheet = h.paper({ parentId: letter.id }, VERIFIED, ['verified'])
      const state = world({ documents: [letter, sheet, next()] })
      expect(refusal(state, body, h.REVIEWER)).toBe('clue/not-for-you')
      expect(refusal(state, body, h.CLUE_KEEPER)).not.toBe('clue/not-for-you')
    },
  )
})

function item(result: Verification['result']) {
  return { findingId: FINDING, result, note: '' }
}
function sealedBy(): NonNullable<SupervisionDocument['sealed']> {
  const placement = { pageIndex: 0, centreXMm: 1, centreYMm: 1, widthMm: 42, heightMm: 42, coversText: '' }
  return { sealUseId: h.uuid(50), pdfSha256: '2'.repeat(64), placement, seams: [] }
}

const matterId = h.MATTER
const register = (patch: object = {}, facts: object = {}): EventBody => ({
  type: 'matter/registered',
  payload: {
    ...{ matterId: h.uuid(5), year: 2026, serial: 2, entryId: null },
    facts: { ...h.matter().facts, ...facts },
    ...patch,
  },
})
const editMatter = (facts: object): EventBody => ({
  type: 'matter/facts-edited',
  payload: { matterId, facts: { ...h.matter().facts, ...facts } },
})
const investigate = (patch: object = {}): EventBody => ({
  type: 'matter/investigated',
  payload: {
    matterId,
    investigation: {
      ...{ investigationId: h.uuid(81), on: '2026-03-03', what: '查阅案卷', files: [] },
      people: [
        { name: '示例甲', certificate: '001' },
        { name: '示例乙', certificate: '002' },
      ],
      ...patch,
    },
  },
})
const closeMatter = (on = '2026-05-01'): EventBody => ({
  type: 'matter/closed',
  payload: { matterId, closing: { on, conclusion: '已整改销号', note: '' } },
})
const archive = (on = '2026-05-10', archiveNumber = '2026-1'): EventBody => ({
  type: 'matter/archived',
  payload: { matterId, archive: { on, archiveNumber, note: '' } },
})
const investigated = h.matter({
  investigations: [
    {
      ...{ investigationId: h.uuid(81), on: '2026-03-10', what: '查', files: [] },
      people: [
        { name: '示例甲', certificate: '001' },
        { name: '示例乙', certificate: '002' },
      ],
    },
  ],
})
const CLOSING = { on: '2026-05-01', conclusion: '已整改销号', note: '' } as const
const closed = h.matter({ state: 'closed', closing: CLOSING })
const archived = h.matter({
  ...{ id: h.uuid(6), serial: 9, state: 'archived', closing: CLOSING },
  archive: { on: '2026-05-02', archiveNumber: '2026-1', note: '' },
})

describe('a matter', () => {
  const people = (names: readonly string[], certificates: readonly string[]) => ({
    people: names.map((name, n) => ({ name, certificate: certificates[n] ?? '' })),
  })

  it.each<readonly [string, readonly Matter[], EventBody, string | null]>([
    ['registered', [h.matter()], register(), null],
    ['registered twice', [h.matter({ id: h.uuid(5) })], register({ serial: 2 }), 'matter/exists'],
    ['registered out of turn', [h.matter()], register({ serial: 3 }), 'loop/number-taken'],
    [
      'registered with a number of another year',
      [h.matter()],
      register({ year: 2025, serial: 1 }),
      'matter/year-differs',
    ],
    ['registered from no entry', [h.matter()], register({ entryId: h.uuid(44) }), 'entry/unknown'],
    ['registered about no case', [h.matter()], register({}, { caseIds: [h.uuid(43)] }), 'case/unknown'],
    [
      'registered about one case twice',
      [h.matter()],
      register({}, { caseIds: [w.CASE_ID, w.CASE_ID] }),
      'matter/same-case',
    ],
    ['edited', [h.matter()], editMatter({ title: '另一事项' }), null],
    [
      'edited into another year',
      [h.matter()],
      editMatter({ registeredOn: '2025-12-31' }),
      'matter/year-differs',
    ],
    [
      'edited past its investigation',
      [investigated],
      editMatter({ registeredOn: '2026-03-11' }),
      'loop/date-order',
    ],
    ['edited when closed', [closed], editMatter({}), 'matter/wrong-state'],
    ['unknown', [], editMatter({}), 'matter/unknown'],
    ['investigated', [h.matter()], investigate(), null],
    [
      'investigated by one person',
      [h.matter()],
      investigate(people(['示例甲', '示例甲'], ['001', '002'])),
      'matter/same-investigator',
    ],
    [
      'investigated on one certificate',
      [h.matter()],
      investigate(people(['示例甲', '示例乙'], ['001', '001'])),
      'matter/same-certificate',
    ],
    ['investigated before it began', [h.matter()], investigate({ on: '2026-02-28' }), 'loop/date-order'],
    [
      'investigated twice with one id',
      [investigated],
      investigate({ on: '2026-03-11' }),
      'loop/recorded-already',
    ],
    ['investigated when closed', [closed], investigate(), 'matter/wrong-state'],
    ['closed', [investigated], closeMatter(), null],
    ['closed before its investigation', [investigated], closeMatter('2026-03-09'), 'loop/date-order'],
    ['closed twice', [closed], closeMatter(), 'matter/wrong-state'],
    ['reopened', [closed], { type: 'matter/reopened', payload: { matterId, reason: '有新情况' } }, null],
    [
      'reopened while open',
      [h.matter()],
      { type: 'matter/reopened', payload: { matterId, reason: '有新情况' } },
      'matter/wrong-state',
    ],
    ['archived', [closed], archive(), null],
    ['archived while open', [h.matter()], archive(), 'matter/wrong-state'],
    ['archived before it was closed', [closed], archive('2026-04-30'), 'loop/date-order'],
    ['archived under a number in use', [closed, archived], archive(), 'matter/archive-number-taken'],
  ])('%s', (_name, matters, body, expected) => {
    expect(refusal(world({ matters }, [w.CASE_ID]), body)).toBe(expected)
  })

  it('needs two investigators: one does not even fit the form', () => {
    expect(w.refusalOf(world({ matters: [h.matter()] }), investigate(people(['示例甲'], ['001'])))).toBe(
      'act/malformed',
    )
  })

  it('begins with no case in the bin, and keeps one that was put there later', () => {
    const state = world({ matters: [h.matter({ facts: { ...h.matter().facts, caseIds: [w.CASE_ID] } })] }, [
      w.CASE_ID,
    ])
    state.put('cases', { ...state.get('cases', w.CASE_ID), removedAt: '2026-03-05T00:00:00.000Z' })
    expect(refusal(state, register({}, { caseIds: [w.CASE_ID] }))).toBe('case/removed')
    expect(refusal(state, editMatter({ caseIds: [w.CASE_ID], title: '另一事项' }))).toBeNull()
  })

  it.each<readonly [string, SupervisionDocument, string | null]>([
    ['a paper that waits for an answer', served, 'matter/paper-open'],
    ['a draft', h.paper({ state: 'drafting' }), 'matter/paper-open'],
    ['a paper not served', h.paper({ kind: silent }), 'matter/paper-open'],
    ['a void paper', h.paper({ state: 'voided' }), null],
    ['a paper served that asks nothing', h.paper({ kind: silent }, SERVED), null],
    ['a paper of another matter', h.paper({ matterId: h.uuid(7) }), null],
    [
      'a closed paper',
      h.paper({}, { ...VERIFIED, closing: { on: '2026-04-30', conclusion: '完', revoked: [] } }),
      null,
    ],
    [
      'a paper closed later',
      h.paper({}, { ...VERIFIED, closing: { on: '2026-05-02', conclusion: '完', revoked: [] } }),
      'loop/date-order',
    ],
    [
      'a record sheet never numbered',
      h.paper({
        ...{ state: 'drafting', parentId: h.uuid(7) },
        kind: h.kindOf({
          numberPrefix: { value: '', provenance: 'proposal', isConfirmed: false },
          followUp: { needsDelivery: false, needsReply: false, needsRectification: false, escalatesTo: null },
        }),
      }),
      null,
    ],
  ])('is closed beside %s: %o', (_name, paper, expected) => {
    expect(refusal(world({ matters: [h.matter()], documents: [paper] }), closeMatter())).toBe(expected)
  })

  it('comes from a file that was handed over, once', () => {
    const entry = (state: string) => ({ id: h.uuid(44), state }) as never
    const state = world({ matters: [h.matter()] })
    state.put('entries', entry('rectifying'))
    expect(refusal(state, register({ entryId: h.uuid(44) }))).toBe('matter/entry-not-transferred')
    state.put('entries', entry('transferred'))
    expect(refusal(state, register({ entryId: h.uuid(44) }))).toBeNull()
    state.put('matters', h.matter({ entryId: h.uuid(44) }))
    expect(refusal(state, register({ entryId: h.uuid(44) }))).toBe('matter/entry-taken')
  })
})

const clueId = h.CLUE
const approve = (
  step: (typeof CLUE_STEPS)[number],
  name: string,
  on = '2026-03-05',
  id: string | null = null,
): EventBody => ({
  type: 'clue/approved',
  payload: { clueId, approval: { step, on, person: ref(name, id), opinion: '' } },
})
const approvedBy = (...names: readonly string[]): Clue['approvals'] =>
  names.map((name, n) => ({
    ...{ step: CLUE_STEPS[n] ?? '承办', on: '2026-03-05', opinion: '' },
    person: ref(name, STAFF.find((one) => one.name === name)?.id ?? null),
  }))
const transfer = (patch: object = {}): EventBody => ({
  type: 'clue/transferred',
  payload: {
    clueId,
    transfer: {
      ...{ on: '2026-03-06', way: '专人送达', carriers: [ref('示例甲'), ref('示例乙')], copies: 1 },
      ...{ isSealedEnvelope: true, documentId: null },
      ...patch,
    },
  },
})
const TRANSFER = {
  ...{ on: '2026-03-06', way: '专人送达', carriers: [ref('示例甲')], copies: 1 },
  ...{ isSealedEnvelope: true, documentId: null },
}
const approvedClue = h.clue({ state: 'approved', approvals: approvedBy('一', '二', '三', '四') })
const sent = h.clue({ state: 'transferred', transfer: TRANSFER })
const receipt = (on: string): EventBody => ({
  type: 'clue/receipt-recorded',
  payload: { clueId, receipt: { on, receivedBy: '示例戊', note: '', files: [] } },
})
const result = (on: string): EventBody => ({
  type: 'clue/result-recorded',
  payload: { clueId, result: { on, result: '立案', number: '', note: '' } },
})
const withdraw = (on: string): EventBody => ({
  type: 'clue/withdrawn',
  payload: { clueId, on, reason: '查无' },
})
const registerClue = (patch: object = {}, facts: object = {}): EventBody => ({
  type: 'clue/registered',
  payload: { clueId: h.uuid(5), year: 2026, serial: 2, facts: { ...h.clue().facts, ...facts }, ...patch },
})
const editClue = (facts: object = {}): EventBody => ({
  type: 'clue/facts-edited',
  payload: { clueId, facts: { ...h.clue().facts, ...facts } },
})

describe('a clue', () => {
  it.each<readonly [string, readonly Clue[], EventBody, string | null]>([
    ['registered', [h.clue()], registerClue(), null],
    ['registered twice', [h.clue({ id: h.uuid(5) })], registerClue(), 'clue/exists'],
    ['registered out of turn', [], registerClue(), 'loop/number-taken'],
    ['registered from no matter', [h.clue()], registerClue({}, { matterId: h.uuid(40) }), 'matter/unknown'],
    ['edited', [h.clue()], editClue(), null],
    ['edited to no matter', [h.clue()], editClue({ matterId: h.uuid(40) }), 'matter/unknown'],
    ['edited when approved', [approvedClue], editClue(), 'clue/wrong-state'],
    ['unknown', [], editClue(), 'clue/unknown'],
    ['approved first by 承办', [h.clue()], approve('承办', '一'), null],
    ['approved first by 法制', [h.clue()], approve('法制审核', '一'), 'clue/step-order'],
    [
      'approved twice by 承办',
      [h.clue({ approvals: approvedBy('一') })],
      approve('承办', '二'),
      'clue/step-order',
    ],
    ['approved before it was found', [h.clue()], approve('承办', '一', '2026-02-28'), 'loop/date-order'],
    [
      'approved before the step before',
      [h.clue({ approvals: approvedBy('一') })],
      approve('法制审核', '二', '2026-03-04'),
      'loop/date-order',
    ],
    [
      'approved by nobody registered',
      [h.clue()],
      approve('承办', '一', '2026-03-05', h.uuid(90)),
      'person/unknown',
    ],
    ['approved when approved', [approvedClue], approve('承办', '一'), 'clue/wrong-state'],
    ['transferred', [approvedClue], transfer(), null],
    ['transferred unapproved', [h.clue()], transfer(), 'clue/wrong-state'],
    ['transferred before its approval', [approvedClue], transfer({ on: '2026-03-04' }), 'loop/date-order'],
    [
      'carried by one person twice',
      [approvedClue],
      transfer({ carriers: [ref('示例甲'), ref('示例甲')] }),
      'loop/person-twice',
    ],
    ['receipted', [sent], receipt('2026-03-07'), null],
    ['receipted before it was sent', [sent], receipt('2026-03-05'), 'loop/date-order'],
    ['receipted unsent', [approvedClue], receipt('2026-03-07'), 'clue/wrong-state'],
    ['answered', [sent], result('2026-04-07'), null],
    ['answered before it was sent', [sent], result('2026-03-05'), 'loop/date-order'],
    [
      'answered before the receipt',
      [
        {
          ...sent,
          state: 'received',
          receipt: { on: '2026-03-08', receivedBy: '示例戊', note: '', files: [] },
        },
      ],
      result('2026-03-07'),
      'loop/date-order',
    ],
    ['answered twice', [{ ...sent, state: 'answered' }], result('2026-04-07'), 'clue/wrong-state'],
    ['withdrawn', [approvedClue], withdraw('2026-03-06'), null],
    ['withdrawn before it was found', [h.clue()], withdraw('2026-02-28'), 'loop/date-order'],
    ['withdrawn when sent', [sent], withdraw('2026-03-08'), 'clue/wrong-state'],
  ])('%s', (_name, clues, body, expected) => {
    expect(refusal(world({ clues }), body)).toBe(expected)
  })

  it.each<readonly [string, Partial<SupervisionDocument> | null, string | null]>([
    [
      'numbered, of a kind without a seal',
      { state: 'numbered', fields: { ...out.fields, isSealed: false } },
      null,
    ],
    ['sealed', { state: 'sealed' }, null],
    ['that does not exist', null, 'document/unknown'],
    ['numbered and still to be sealed', { state: 'numbered' }, 'loop/letter-not-ready'],
    ['void', { state: 'voided' }, 'loop/letter-not-ready'],
    ['of another clue', { clueId: h.uuid(41) }, 'loop/other-letter'],
    ['dated after it', { issuedOn: '2026-03-07' }, 'loop/date-order'],
  ])('goes out with a letter %s: %o', (_name, patch, expected) => {
    const letter = patch === null ? [] : [h.paper({ clueId, ...patch })]
    const state = world({ clues: [approvedClue], documents: letter })
    expect(refusal(state, transfer({ documentId }))).toBe(expected)
  })

  it.each<readonly [string, readonly string[], (typeof CLUE_STEPS)[number], string, string | null]>([
    ['法制 by 承办', ['示例甲'], '法制审核', '示例甲', 'clue/same-person'],
    ['分管 by 法制', ['示例甲', '示例乙'], '分管负责人', '示例乙', 'clue/same-person'],
    ['主要 by 承办', ['示例甲', '示例乙', '示例丁'], '主要负责人', '示例甲', 'clue/same-person'],
    ['主要 by 分管: one head may be both', ['示例甲', '示例乙', '示例丁'], '主要负责人', '示例丁', null],
    ['主要 by a fourth', ['示例甲', '示例乙', '示例丁'], '主要负责人', '示例丙', null],
  ])('with people registered, %s', (_name, before, step, name, expected) => {
    const clues = [h.clue({ approvals: approvedBy(...before) })]
    const id = STAFF.find((one) => one.name === name)?.id ?? null
    expect(refusal(world({ clues, people: STAFF }), approve(step, name, '2026-03-05', id), actorOf(0))).toBe(
      expected,
    )
    expect(refusal(world({ clues }), approve(step, name))).toBeNull()
  })

  it.each([
    registerClue(),
    editClue(),
    approve('承办', '一'),
    transfer(),
    receipt('2026-03-07'),
    result('2026-04-07'),
    withdraw('2026-03-06'),
  ])('$type is for the named roles', (body) => {
    const clues = [h.clue(), approvedClue, sent]
    for (const clue of clues) {
      const state = world({ clues: [clue] })
      expect(refusal(state, body, h.REVIEWER)).toBe('clue/not-for-you')
      expect(refusal(state, body, h.CLUE_KEEPER)).not.toBe('clue/not-for-you')
    }
    const staffed = world({ clues: [h.clue()], people: STAFF })
    expect(refusal(staffed, body, actorOf(2))).toBe('person/role-needed')
  })
})

const disputeId = h.DISPUTE
const [ONE = '', TWO = ''] = h.dispute().facts.parties
const view = (party: string, on = '2026-03-10', id = 91) => ({
  ...{ viewId: h.uuid(id), party, on, view: '意见', basis: '', files: [] },
})
const say = (party: string, on?: string, id?: number): EventBody => ({
  type: 'dispute/view-recorded',
  payload: { disputeId, view: view(party, on, id) },
})
const opinion = (on = '2026-03-12') => ({ on, from: '示例编办', number: '', opinion: '意见', files: [] })
const meeting = (patch: object = {}) => ({
  ...{ meetingId: h.uuid(93), on: '2026-03-15', place: '', opinion: '意见', files: [] },
  experts: [{ name: '示例己', title: '' }],
  ...patch,
})
const meet = (patch: object = {}): EventBody => ({
  type: 'dispute/meeting-held',
  payload: { disputeId, meeting: meeting(patch) },
})
const end = (way: '达成一致' | '协调意见' | '协调决定' | '撤回申请', patch: object = {}): EventBody => ({
  type: 'dispute/ended',
  payload: {
    disputeId,
    ending: { on: '2026-03-20', way, outcome: '由前者负责', documentId: null, ...patch },
  },
})
const editDispute = (facts: object): EventBody => ({
  type: 'dispute/facts-edited',
  payload: { disputeId, facts: { ...h.dispute().facts, ...facts } },
})
const heard = h.dispute({ views: [view(ONE, '2026-03-10', 91), view(TWO, '2026-03-11', 92)] })
const advised = { ...heard, staffingOpinion: opinion() }
const met = { ...advised, meetings: [meeting()] }
const registerDispute = (patch: object = {}, facts: object = {}): EventBody => ({
  type: 'dispute/registered',
  payload: {
    disputeId: h.uuid(5),
    year: 2026,
    serial: 2,
    facts: { ...h.dispute().facts, ...facts },
    ...patch,
  },
})

describe('a dispute', () => {
  it.each<readonly [string, readonly Dispute[], EventBody, string | null]>([
    ['registered', [h.dispute()], registerDispute(), null],
    ['registered twice', [h.dispute({ id: h.uuid(5) })], registerDispute(), 'dispute/exists'],
    ['registered out of turn', [], registerDispute(), 'loop/number-taken'],
    [
      'between one and the same',
      [h.dispute()],
      registerDispute({}, { parties: [ONE, ONE] }),
      'dispute/same-party',
    ],
    ['from no matter', [h.dispute()], registerDispute({}, { matterId: h.uuid(40) }), 'matter/unknown'],
    ['edited', [h.dispute()], editDispute({ title: '另一争议' }), null],
    ['edited to parties alike', [h.dispute()], editDispute({ parties: [ONE, ONE] }), 'dispute/same-party'],
    [
      'edited without a party that was heard',
      [heard],
      editDispute({ parties: [ONE, '第三方'] }),
      'dispute/party-heard',
    ],
    [
      'edited to have begun after it was heard',
      [heard],
      editDispute({ appliedOn: '2026-03-11' }),
      'loop/date-order',
    ],
    ['unknown', [], editDispute({}), 'dispute/unknown'],
    ['heard', [h.dispute()], say(ONE), null],
    ['heard from a stranger', [h.dispute()], say('第三方'), 'dispute/not-a-party'],
    ['heard before it began', [h.dispute()], say(ONE, '2026-03-01'), 'loop/date-order'],
    ['heard twice with one id', [heard], say(ONE), 'loop/recorded-already'],
    [
      'asked of the 编办',
      [h.dispute()],
      { type: 'dispute/staffing-opinion-recorded', payload: { disputeId, opinion: opinion() } },
      null,
    ],
    [
      'asked before it began',
      [h.dispute()],
      { type: 'dispute/staffing-opinion-recorded', payload: { disputeId, opinion: opinion('2026-03-01') } },
      'loop/date-order',
    ],
    ['discussed', [h.dispute()], meet(), null],
    [
      'discussed by one expert twice',
      [h.dispute()],
      meet({
        experts: [
          { name: '示例己', title: '' },
          { name: '示例己', title: '' },
        ],
      }),
      'loop/person-twice',
    ],
    ['discussed before it began', [h.dispute()], meet({ on: '2026-03-01' }), 'loop/date-order'],
    ['discussed twice with one id', [met], meet(), 'loop/recorded-already'],
    ['taken back', [h.dispute()], end('撤回申请'), null],
    ['settled', [h.dispute()], end('达成一致'), null],
    ['ended by an opinion, nobody heard', [h.dispute()], end('协调意见'), 'dispute/party-unheard'],
    [
      'ended by an opinion, one side heard',
      [{ ...heard, views: heard.views.slice(0, 1) }],
      end('协调意见'),
      'dispute/party-unheard',
    ],
    ['ended by an opinion, 编办 not asked', [heard], end('协调意见'), 'dispute/staffing-opinion-needed'],
    ['ended by an opinion', [advised], end('协调意见'), null],
    ['ended by a decision, no experts', [advised], end('协调决定'), 'dispute/meeting-needed'],
    ['ended by a decision', [met], end('协调决定'), null],
    ['ended before its experts met', [met], end('协调决定', { on: '2026-03-14' }), 'loop/date-order'],
    ['ended before it began', [h.dispute()], end('撤回申请', { on: '2026-03-01' }), 'loop/date-order'],
    ['ended twice', [{ ...met, state: 'ended' }], end('协调决定'), 'dispute/ended'],
    ['heard when ended', [{ ...met, state: 'ended' }], say(ONE, '2026-03-21', 95), 'dispute/ended'],
  ])('%s', (_name, disputes, body, expected) => {
    expect(refusal(world({ disputes }), body)).toBe(expected)
  })

  it.each<readonly [string, Partial<SupervisionDocument>, string | null]>([
    ['sealed', {}, null],
    ['a draft', { state: 'drafting' }, 'loop/letter-not-ready'],
    ['of another dispute', { disputeId: h.uuid(42) }, 'loop/other-letter'],
    ['dated after it', { issuedOn: '2026-03-21' }, 'loop/date-order'],
  ])('ends with its paper %s: %o', (_name, patch, expected) => {
    const state = world({ disputes: [met], documents: [h.paper({ disputeId, ...patch })] })
    expect(refusal(state, end('协调决定', { documentId }))).toBe(expected)
  })
})

describe('a new paper', () => {
  const drafted = (numberPrefix: string): EventBody => {
    const { kind, form, fields, paragraphs, annexes } = h.paper()
    const prefix = { value: numberPrefix, provenance: 'proposal', isConfirmed: false } as const
    return {
      type: 'document/drafted',
      payload: {
        ...{ documentId: h.uuid(5), person: '示例甲', form, fields, paragraphs, annexes, matterId },
        ...{ caseId: null, reviewId: null, clueId: null, disputeId: null, parentId: null },
        kind: { ...kind, numberPrefix: prefix },
      },
    }
  }

  it.each<readonly [string, readonly Matter[], string, string | null]>([
    ['of an open matter', [h.matter()], '京执监意', null],
    ['of no matter', [], '京执监意', 'matter/unknown'],
    ['of a closed matter', [closed], '京执监意', 'matter/wrong-state'],
    ['of a closed matter, a record sheet', [closed], '', null],
  ])('%s', (_name, matters, prefix, expected) => {
    expect(refusal(world({ matters }), drafted(prefix))).toBe(expected)
  })
})
