/** What the guard refuses of seals, requests and impressions, one row a rule; four eyes end to end: test/main/seals. */
import { describe, expect, it } from 'vitest'
import { contentSha256 } from '@shared/domain/document/content'
import { soleActor, type Actor, type Role } from '@shared/domain/people/person'
import { registerRowHash } from '@shared/domain/seal/register-chain'
import { DEFAULT_SEAL_FACTS, REGISTER_START, type SealFacts, type SealWish } from '@shared/domain/seal/seal'
import { applyEvent, CATALOGUE, type EventBody, type PayloadOf } from '@shared/events/catalogue'
import { checkEvent } from '@shared/events/check'
import { rowOf } from '@shared/events/seal-events'
import { MemoryTables } from '@shared/events/tables'
import * as w from '../../../helpers/sample-record'

const LOCK = {
  ...({
    kdf: 'scrypt',
    costLog2: 15,
    salt: 'AAAA',
    cipher: 'aes-256-gcm',
    nonce: 'AAAA',
    lockedKey: 'AAAA',
  } as const),
}
const person = (n: number, name: string, ...roles: readonly Role[]): Actor => ({
  personId: w.uuid(n),
  name,
  roles,
})
const CLERK = person(501, '示例甲', 'reviewer')
const LEADER = person(502, '示例乙', 'admin', 'leader')
const KEEPER = person(503, '示例丙', 'keeper')
const OTHER = person(504, '示例丁', 'leader', 'keeper', 'reviewer')
const STAFF = [LEADER, CLERK, KEEPER, OTHER]
const keyOf = ({ personId }: Actor): string => `key of ${personId ?? ''}`

const registration = (one: Actor): EventBody => ({
  type: 'person/registered',
  payload: {
    ...{ personId: one.personId ?? '', publicKey: keyOf(one), lock: LOCK },
    facts: { name: one.name, unit: '', certificate: '', roles: one.roles, recusedUnits: [] },
  },
})

const REQUEST_ID = w.uuid(70)
const FILE = {
  ...({ fileId: w.uuid(61), name: '示例清单.pdf', kind: 'pdf', needsPassword: false } as const),
  ...{ sha256: w.sha('c'), bytes: 10, pageCount: 3 },
}
const AT = '2026-11-23T02:00:00.000Z'
const SEAL_NAME = '京山市人民政府行政执法监督专用章'

const seal = (facts: Partial<SealFacts> = {}, name = SEAL_NAME): EventBody => ({
  type: 'seal/imported',
  payload: {
    ...{ sealId: w.SEAL_ID, name, widthMm: 42, heightMm: 42, isSample: false, vaultSha256: w.sha('e') },
    facts: { ...DEFAULT_SEAL_FACTS, ...facts },
  },
})

/** Folds without asking the guard: the state a rule is asked about. */
function after(bodies: readonly EventBody[], state = new MemoryTables()): MemoryTables {
  for (const [index, body] of bodies.entries())
    applyEvent(state, {
      ...{ ...body, id: w.uuid(900 + index), seq: index + 1, at: AT, v: CATALOGUE[body.type].v },
      ...{ actor: '示例甲', by: CLERK.personId },
    })
  return state
}

const filesSet: EventBody = {
  type: 'document/files-set',
  payload: { documentId: w.DOCUMENT_ID, files: [FILE] },
}
const NUMBERED: readonly EventBody[] = [
  ...[w.registered, w.adopted, w.started, w.submitted, w.drafted(), filesSet, w.step('document/submitted')],
  { type: 'document/reviewed', payload: { documentId: w.DOCUMENT_ID, person: '示例乙', note: '' } },
  w.signed(),
  ...STAFF.map(registration),
]
const CONTENT = contentSha256(after(NUMBERED).get('documents', w.DOCUMENT_ID))

const WISH: SealWish = {
  ...{
    sealId: w.SEAL_ID,
    reason: '发文',
    copies: 2,
    seam: false,
    isDuplex: false,
    attachmentIds: [FILE.fileId],
  },
}
const refOf = ({ personId, name }: Actor) => ({ personId, name })
const made = (patch: Partial<PayloadOf<'seal-request/made'>> = {}): EventBody => ({
  type: 'seal-request/made',
  payload: {
    ...{ requestId: REQUEST_ID, documentId: w.DOCUMENT_ID, wish: WISH, contentSha256: CONTENT },
    ...{ applicant: refOf(CLERK), ...patch },
  },
})
const approved = (by: Actor = LEADER, content = CONTENT): EventBody => ({
  type: 'seal-request/approved',
  payload: { requestId: REQUEST_ID, contentSha256: content, approver: refOf(by), note: '' },
})

type Sealed = Omit<PayloadOf<'document/sealed'>, 'rowHash'>
const PLAIN_USE: Omit<Sealed, 'placement'> = {
  ...{
    documentId: w.DOCUMENT_ID,
    sealUseId: w.uuid(50),
    serial: 1,
    requestId: REQUEST_ID,
    sealId: w.SEAL_ID,
  },
  ...{
    sealName: SEAL_NAME,
    documentTitle: '示例局行政执法监督意见书',
    documentNumber: '京执监意〔2026〕1号',
  },
  ...{ addressee: '示例单位', reason: '发文', copies: 2, pageCount: 2, applicant: CLERK.name },
  ...{ approver: LEADER.name, approvedAt: AT, keeper: KEEPER.name, contentSha256: CONTENT, seams: [] },
  ...{ beforeSha256: w.sha('1'), afterSha256: w.sha('2'), proofAt: AT, proofSignature: 'AAAA' },
  proofSigner: { personId: KEEPER.personId ?? '', name: KEEPER.name, publicKey: keyOf(KEEPER) },
}
const USE: Sealed = {
  ...PLAIN_USE,
  placement: { pageIndex: 1, centreXMm: 140, centreYMm: 200, widthMm: 42, heightMm: 42, coversText: '' },
}
function sealedWith(patch: Partial<Sealed> = {}, previous: string = REGISTER_START): EventBody {
  const { placement, ...use } = { ...USE, ...patch }
  const rowHash = registerRowHash(rowOf(use, { kind: 'document' }, placement), previous)
  return { type: 'document/sealed', payload: { ...use, placement, rowHash } }
}
const SEAM = { pages: [0, 1, 2], widthMm: 42, heightMm: 42, centreYMm: [148, 148, 148], isDuplex: false }
function seamedWith(
  patch: Partial<Omit<PayloadOf<'attachment/seamed'>, 'rowHash'>> = {},
  previous: string = headAfterPaper,
): EventBody {
  const { fileId, fileName, ...use } = {
    ...{
      ...PLAIN_USE,
      sealUseId: w.uuid(51),
      serial: 2,
      beforeSha256: FILE.sha256,
      pageCount: 3,
      seams: [SEAM],
    },
    ...{ proofAt: null, proofSigner: null, proofSignature: null, fileId: FILE.fileId, fileName: FILE.name },
    ...patch,
  }
  const rowHash = registerRowHash(rowOf(use, { kind: 'attachment', fileId, name: fileName }, null), previous)
  return { type: 'attachment/seamed', payload: { ...use, rowHash, fileId, fileName } }
}

const RELEASED = [...NUMBERED, seal(), made(), approved()]
const headAfterPaper = after([...RELEASED, sealedWith()]).get('registers', 'register').head
const voided: EventBody = {
  type: 'document/voided',
  payload: { documentId: w.DOCUMENT_ID, person: '示例乙', reason: '发错了' },
}
const unsealedPaper: readonly EventBody[] = NUMBERED.map((body) =>
  body.type === 'document/drafted'
    ? { ...body, payload: { ...body.payload, fields: { ...w.FIELDS, isSealed: false } } }
    : body,
)

type Row = readonly [
  what: string,
  before: readonly EventBody[],
  body: EventBody,
  by: Actor,
  code: string | null,
]

const codeOf = (before: readonly EventBody[], body: EventBody, by: Actor): string | null => {
  const verdict = checkEvent(after(before), body, by)
  return verdict.ok ? null : verdict.failure.code
}

describe('a seal before the guard', () => {
  const facts = (patch: Partial<SealFacts>): EventBody => ({
    type: 'seal/facts-edited',
    payload: { sealId: w.SEAL_ID, facts: { ...DEFAULT_SEAL_FACTS, ...patch } },
  })
  const unlocked: EventBody = { type: 'seal/unlocked', payload: { sealId: w.SEAL_ID, minutes: 5 } }
  const retired: EventBody = { type: 'seal/retired', payload: { sealId: w.SEAL_ID } }
  const WITH = [...NUMBERED, seal()]
  it.each<Row>([
    ['is imported', NUMBERED, seal(), LEADER, null],
    ['is not imported twice', WITH, seal(), LEADER, 'seal/exists'],
    ['may have keepers for holders', WITH, facts({ holders: [KEEPER.personId ?? ''] }), LEADER, null],
    [
      'has no holder who is no keeper',
      WITH,
      facts({ holders: [CLERK.personId ?? ''] }),
      LEADER,
      'seal/bad-holder',
    ],
    ['has no holder nobody knows', WITH, facts({ holders: [w.uuid(999)] }), LEADER, 'seal/bad-holder'],
    [
      'has no holder twice',
      WITH,
      facts({ holders: [KEEPER.personId ?? '', KEEPER.personId ?? ''] }),
      LEADER,
      'seal/bad-holder',
    ],
    [
      'is not valid from after until',
      WITH,
      facts({ validFrom: '2026-12-01', validUntil: '2026-01-01' }),
      LEADER,
      'seal/bad-validity',
    ],
    ['is opened by a keeper', WITH, unlocked, KEEPER, null],
    ['is not opened by others', WITH, unlocked, CLERK, 'person/role-needed'],
    [
      'is opened by its holder',
      [...NUMBERED, seal({ holders: [KEEPER.personId ?? ''] })],
      unlocked,
      KEEPER,
      null,
    ],
    [
      'is not opened by another keeper',
      [...NUMBERED, seal({ holders: [KEEPER.personId ?? ''] })],
      unlocked,
      OTHER,
      'seal/not-holder',
    ],
    ['is not opened once retired', [...WITH, retired], unlocked, KEEPER, 'seal/retired'],
    ['is not opened when unknown', NUMBERED, unlocked, KEEPER, 'seal/unknown'],
  ])('%s', (_what, before, body, by, code) => {
    expect(codeOf(before, body, by)).toBe(code)
  })
})

describe('a request before the guard', () => {
  const WITH = [...NUMBERED, seal()]
  const withdrawn: EventBody = {
    type: 'seal-request/withdrawn',
    payload: { requestId: REQUEST_ID, reason: '写错了' },
  }
  const refused = (by: Actor): EventBody => ({
    type: 'seal-request/refused',
    payload: { requestId: REQUEST_ID, approver: refOf(by), reason: '附件不全' },
  })
  const wish = (patch: Partial<SealWish>) => made({ wish: { ...WISH, ...patch } })
  it.each<Row>([
    ['is made by the applicant', WITH, made(), CLERK, null],
    ['is not made in another name', WITH, made({ applicant: refOf(LEADER) }), CLERK, 'person/not-yourself'],
    [
      'is not made under another name with the own id',
      WITH,
      made({ applicant: { personId: CLERK.personId, name: '示例戊' } }),
      CLERK,
      'person/not-yourself',
    ],
    [
      'is of a paper with a number',
      [...NUMBERED.slice(0, 6), ...NUMBERED.slice(9), seal()],
      made(),
      CLERK,
      'document/wrong-state',
    ],
    ['is of a paper that wants a seal', [...unsealedPaper, seal()], made(), CLERK, 'seal/not-wanted'],
    ['names a seal', NUMBERED, made(), CLERK, 'seal/unknown'],
    [
      'names the seal the kind asks for',
      [...NUMBERED, seal({}, '示例印章')],
      made(),
      CLERK,
      'seal/not-for-kind',
    ],
    [
      'or one that names the kind',
      [...NUMBERED, seal({ kindIds: ['opinion'] }, '示例印章')],
      made(),
      CLERK,
      null,
    ],
    [
      'not one for other kinds',
      [...NUMBERED, seal({ kindIds: ['notice'] })],
      made(),
      CLERK,
      'seal/not-for-kind',
    ],
    [
      'not one out of time',
      [...NUMBERED, seal({ validUntil: '2026-11-22' })],
      made(),
      CLERK,
      'seal/not-valid',
    ],
    [
      'holds what stands on the paper',
      WITH,
      made({ contentSha256: w.sha('9') }),
      CLERK,
      'seal/content-changed',
    ],
    [
      'asks for files of the paper',
      WITH,
      wish({ attachmentIds: [w.uuid(999)] }),
      CLERK,
      'finding/unknown-file',
    ],
    [
      'asks for each file once',
      WITH,
      wish({ attachmentIds: [FILE.fileId, FILE.fileId] }),
      CLERK,
      'finding/unknown-file',
    ],
    ['is the only open one', [...WITH, made()], made({ requestId: w.uuid(71) }), CLERK, 'seal/request-open'],
    [
      'may follow one that was refused',
      [...WITH, made(), refused(LEADER)],
      made({ requestId: w.uuid(71) }),
      CLERK,
      null,
    ],
    ['is approved by another', [...WITH, made()], approved(), LEADER, null],
    [
      'is not approved by the applicant',
      [...WITH, made({ applicant: refOf(OTHER) })],
      approved(OTHER),
      OTHER,
      'seal/approver-is-applicant',
    ],
    ['is not approved in another name', [...WITH, made()], approved(LEADER), OTHER, 'person/not-yourself'],
    ['is not approved by who may not', [...WITH, made()], approved(KEEPER), KEEPER, 'person/role-needed'],
    [
      'is approved for the same content',
      [...WITH, made()],
      approved(LEADER, w.sha('9')),
      LEADER,
      'seal/content-changed',
    ],
    ['is not approved twice', [...WITH, made(), approved()], approved(), LEADER, 'seal/request-state'],
    [
      'is not approved after it was refused',
      [...WITH, made(), refused(LEADER)],
      approved(),
      LEADER,
      'seal/request-state',
    ],
    [
      'is not approved for a void paper',
      [...WITH, made(), voided],
      approved(),
      LEADER,
      'document/wrong-state',
    ],
    ['is taken back by the applicant', [...WITH, made(), approved()], withdrawn, CLERK, null],
    ['is sent back by the keeper', [...WITH, made(), approved()], withdrawn, KEEPER, null],
    [
      'is not taken back by anybody else',
      [...WITH, made({ applicant: refOf(OTHER) })],
      withdrawn,
      CLERK,
      'person/not-yourself',
    ],
    [
      'is not taken back once used',
      [...WITH, made(), refused(LEADER)],
      withdrawn,
      CLERK,
      'seal/request-state',
    ],
    ['must be known', WITH, approved(), LEADER, 'seal/request-unknown'],
  ])('%s', (_what, before, body, by, code) => {
    expect(codeOf(before, body, by)).toBe(code)
  })
})

describe('an impression before the guard', () => {
  const tampered = (patch: object): EventBody => {
    const body = sealedWith()
    const plain: object = { ...body, payload: { ...body.payload, ...patch } }
    return plain as EventBody
  }
  it.each<Row>([
    ['follows its request', RELEASED, sealedWith(), KEEPER, null],
    [
      'needs a request',
      RELEASED,
      sealedWith({ requestId: null, approvedAt: null }),
      KEEPER,
      'seal/request-needed',
    ],
    ['needs a known one', RELEASED, sealedWith({ requestId: w.uuid(79) }), KEEPER, 'seal/request-unknown'],
    [
      'needs an approved one',
      RELEASED.slice(0, -1),
      sealedWith({ approver: '' }),
      KEEPER,
      'seal/request-state',
    ],
    ['is pressed by a keeper', RELEASED, sealedWith({ keeper: LEADER.name }), LEADER, 'person/role-needed'],
    [
      'is pressed in the own name',
      RELEASED,
      sealedWith({ keeper: OTHER.name }),
      KEEPER,
      'person/not-yourself',
    ],
    [
      'is pressed by a third person',
      [...NUMBERED, seal(), made(), approved(OTHER)],
      sealedWith({ approver: OTHER.name, keeper: OTHER.name }),
      OTHER,
      'seal/keeper-not-third',
    ],
    ['says who asked', RELEASED, sealedWith({ applicant: OTHER.name }), KEEPER, 'seal/request-other'],
    ['says who approved', RELEASED, sealedWith({ approver: OTHER.name }), KEEPER, 'seal/request-other'],
    [
      'says when',
      RELEASED,
      sealedWith({ approvedAt: '2026-11-24T02:00:00.000Z' }),
      KEEPER,
      'seal/request-other',
    ],
    ['is for as many copies', RELEASED, sealedWith({ copies: 3 }), KEEPER, 'seal/request-other'],
    ['is for the same reason', RELEASED, sealedWith({ reason: '另用' }), KEEPER, 'seal/request-other'],
    ['has no seam nobody asked for', RELEASED, sealedWith({ seams: [SEAM] }), KEEPER, 'seal/request-other'],
    [
      'is of the same content',
      RELEASED,
      sealedWith({ contentSha256: w.sha('9') }),
      KEEPER,
      'seal/content-changed',
    ],
    ['says what content', RELEASED, sealedWith({ contentSha256: null }), KEEPER, 'seal/content-changed'],
    ['says which seal', RELEASED, sealedWith({ sealName: '另一枚' }), KEEPER, 'seal/row-other'],
    [
      'says which number',
      RELEASED,
      sealedWith({ documentNumber: '京执监意〔2026〕2号' }),
      KEEPER,
      'seal/row-other',
    ],
    ['says to whom', RELEASED, sealedWith({ addressee: '另一单位' }), KEEPER, 'seal/row-other'],
    ['leaves no gap', RELEASED, sealedWith({ serial: 2 }), KEEPER, 'seal/register-serial'],
    [
      'is not written twice',
      [...RELEASED, sealedWith()],
      sealedWith({ serial: 2 }),
      KEEPER,
      'document/wrong-state',
    ],
    ['hangs on the chain', RELEASED, sealedWith({}, w.sha('7')), KEEPER, 'seal/register-hash'],
    ['has the hash of what it says', RELEASED, tampered({ pageCount: 9 }), KEEPER, 'seal/register-hash'],
    ['has a hash', RELEASED, tampered({ rowHash: null }), KEEPER, 'seal/register-hash'],
    ['is vouched for', RELEASED, sealedWith({ proofSignature: null }), KEEPER, 'person/not-yourself'],
    [
      'is vouched for by the keeper',
      RELEASED,
      sealedWith({ proofSigner: null }),
      KEEPER,
      'person/not-yourself',
    ],
    [
      'is vouched for with the key of today',
      RELEASED,
      sealedWith({ proofSigner: { personId: KEEPER.personId ?? '', name: KEEPER.name, publicKey: 'old' } }),
      KEEPER,
      'person/not-yourself',
    ],
    ['is not on a void paper', [...RELEASED, voided], sealedWith(), KEEPER, 'document/wrong-state'],
    [
      'is of nobody while nobody signs in',
      RELEASED,
      sealedWith(),
      soleActor('示例丙'),
      'person/sign-in-needed',
    ],
  ])('%s', (_what, before, body, by, code) => {
    expect(codeOf(before, body, by)).toBe(code)
  })
})

describe('a seam on a file before the guard', () => {
  const SEALED = [...RELEASED, sealedWith()]
  it.each<Row>([
    ['follows the paper under its request', SEALED, seamedWith(), KEEPER, null],
    [
      'does not go before the paper',
      RELEASED,
      seamedWith({ serial: 1 }, REGISTER_START),
      KEEPER,
      'document/wrong-state',
    ],
    ['is made once', [...SEALED, seamedWith()], seamedWith({ serial: 3 }), KEEPER, 'seal/request-used'],
    ['is on the file itself', SEALED, seamedWith({ beforeSha256: w.sha('9') }), KEEPER, 'seal/request-other'],
    ['names it', SEALED, seamedWith({ fileName: '另一份.pdf' }), KEEPER, 'seal/request-other'],
    [
      'is on a file that was asked for',
      SEALED,
      seamedWith({ fileId: w.uuid(62) }),
      KEEPER,
      'seal/request-other',
    ],
    ['is there', SEALED, seamedWith({ seams: [] }), KEEPER, 'seal/request-other'],
    ['hangs on the row of the paper', SEALED, seamedWith({}, REGISTER_START), KEEPER, 'seal/register-hash'],
    ['is pressed by a third person', SEALED, seamedWith({ keeper: CLERK.name }), CLERK, 'person/role-needed'],
    ['does not go on a void paper', [...SEALED, voided], seamedWith(), KEEPER, 'document/wrong-state'],
  ])('%s', (_what, before, body, by, code) => {
    expect(codeOf(before, body, by)).toBe(code)
  })

  it('uses the request up with the last of its targets', () => {
    const state = (bodies: readonly EventBody[]) => after(bodies).get('sealRequests', REQUEST_ID)
    expect(state(SEALED)).toMatchObject({ state: 'approved', used: ['document'] })
    expect(state([...SEALED, seamedWith()])).toMatchObject({ state: 'used', used: ['document', FILE.fileId] })
  })
})
