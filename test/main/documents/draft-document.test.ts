/** Drafting, redrafting and signing on a real record: main gathers the facts, nobody else. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DocumentSubject, SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { Person } from '@shared/domain/people/person'
import type { EventBody } from '@shared/events/catalogue'
import type { DraftOrder } from '@shared/ipc/shapes'
import { DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import { draftDocument, redraftDocument } from '../../../src/main/documents/draft-document'
import { signDocument } from '../../../src/main/documents/sign-document'
import { openJournal } from '../../../src/main/journal/journal'
import { loadKind, loadKinds } from '../../../src/main/office/kinds'
import { Record } from '../../../src/main/record/record'
import { CLUE, DISPUTE, kindOf, MATTER } from '../../helpers/paper-source'
import { codeOf } from '../../helpers/people'
import { A, LEADER } from '../../helpers/sample-entry'
import * as w from '../../helpers/sample-record'

let dir: string
let record: Record
let today = '2026-03-06'
let isMoved = false
const office = () => ({
  record,
  resourcesDir: 'resources',
  newId: randomUUID,
  now: () => new Date(`${today}T02:00:00.000Z`),
  device: {
    assertAttached: () => (isMoved ? Promise.reject(new Error('moved')) : Promise.resolve()),
  },
})

const NOWHERE: DocumentSubject = {
  ...{ caseId: null, reviewId: null, matterId: null, clueId: null, disputeId: null, parentId: null },
}
const order = (kindId: string, part: Partial<DraftOrder> = {}): DraftOrder => ({
  ...NOWHERE,
  ...{ kindId, form: null, reason: '' },
  ...part,
})
const get = (documentId: string): SupervisionDocument => record.state.get('documents', documentId)
const REVIEW = { caseId: w.CASE_ID, reviewId: w.REVIEW_ID }

beforeEach(async () => {
  today = '2026-03-06'
  isMoved = false
  dir = await mkdtemp(join(tmpdir(), 'hengjuan-draft-'))
  const opened = await openJournal({ dir: join(dir, 'journal'), now: Date.now, newId: randomUUID })
  record = await Record.open(opened, randomUUID)
  await record.write([
    w.registered,
    w.adopted,
    w.started,
    w.recorded(1, { law: '《示例法》第一条' }),
    w.submitted,
  ])
})
afterEach(async () => {
  await record.close()
  await rm(dir, { recursive: true, force: true })
})

const draft = async (kindId: string, part: Partial<DraftOrder>): Promise<SupervisionDocument> =>
  get((await draftDocument(office(), order(kindId, part))).documentId)

const register = (): readonly EventBody[] => {
  const { id: matterId, year, facts } = MATTER
  return [
    {
      type: 'matter/registered',
      payload: { matterId, year, serial: 1, facts: { ...facts, caseIds: [w.CASE_ID] }, entryId: null },
    },
    { type: 'clue/registered', payload: { clueId: CLUE.id, year: 2026, serial: 1, facts: CLUE.facts } },
    {
      type: 'dispute/registered',
      payload: { disputeId: DISPUTE.id, year: 2026, serial: 1, facts: DISPUTE.facts },
    },
  ]
}

/** Through the whole chain to the number. */
async function issue(documentId: string): Promise<{ number: string }> {
  await record.write([{ type: 'document/submitted', payload: { documentId, person: '示例甲' } }])
  while (get(documentId).state === 'reviewing')
    await record.write([{ type: 'document/reviewed', payload: { documentId, person: '示例乙', note: '' } }])
  return signDocument(office(), { documentId, person: '示例丙' })
}

describe('draftDocument', () => {
  it('drafts the opinion of a submitted review in the first form of its kind', async () => {
    const paper = await draft('opinion', REVIEW)
    expect(paper).toMatchObject({
      ...REVIEW,
      kindId: 'opinion',
      form: 'legal',
      state: 'drafting',
      matterId: null,
    })
    expect(paper.kind).toEqual(kindOf('opinion'))
    expect(paper.fields.addressee).toBe(w.FACTS.agency)
    const fact = paper.paragraphs.find(({ role }) => role === 'fact')
    expect(fact).toMatchObject({ text: '1.缺一人签名（见案卷第1页）。', findingIds: [w.uuid(101)] })
    expect(fact?.traces?.[0]?.law).toBe('《示例法》第一条')
  })

  it('writes in the name the settings give while nobody is registered', async () => {
    expect((await draft('opinion', REVIEW)).draftedBy.name).toBe('未登记')
    await record.write([
      { type: 'settings/changed', payload: { settings: { ...DEFAULT_SETTINGS, reviewerName: '示例甲' } } },
    ])
    expect((await draft('opinion', REVIEW)).draftedBy).toEqual({ personId: null, name: '示例甲' })
  })

  it('takes the form it is asked for, if the kind has it', async () => {
    expect((await draft('opinion', { ...REVIEW, form: 'red-head' })).form).toBe('red-head')
    await expect(draft('opinion', { ...REVIEW, form: 'letter' })).rejects.toMatchObject({
      code: 'document/form-not-allowed',
    })
  })

  it.each([
    ['notice', 'matter', { matterId: MATTER.id }],
    ['opinion', 'matter', { matterId: MATTER.id }],
    ['circular', 'matter', { matterId: MATTER.id }],
    ['transfer', 'clue', { clueId: CLUE.id }],
    ['dispute-opinion', 'dispute', { disputeId: DISPUTE.id }],
  ] as const)('drafts a %s from a %s', async (kindId, _subject, part) => {
    await record.write(register())
    const paper = await draft(kindId, part)
    expect(paper).toMatchObject({ kindId, ...part })
    expect(paper.paragraphs.length).toBeGreaterThan(3)
  })

  it('brings the cases of a matter along, with what their last reviews found', async () => {
    await record.write(register())
    const paper = await draft('opinion', { matterId: MATTER.id })
    expect(paper.paragraphs.filter(({ role }) => role === 'fact').map(({ text }) => text)).toEqual([
      '1.缺一人签名（见案卷第1页）。',
    ])
    expect(paper.caseId).toBeNull()
  })

  it.each([
    ['nothing', {}],
    ['a case where it needs a clue', { caseId: w.CASE_ID }],
  ])('refuses a transfer of %s', async (_name, part) => {
    await expect(draft('transfer', part)).rejects.toMatchObject({ code: 'document/subject-not-allowed' })
  })

  it.each<[string, string, Partial<DraftOrder>, string]>([
    ['an unknown kind', 'nothing', REVIEW, 'kind/unknown'],
    ['an unknown review', 'opinion', { caseId: w.CASE_ID, reviewId: w.uuid(77) }, 'review/unknown'],
    ['an unknown matter', 'opinion', { matterId: w.uuid(77) }, 'matter/unknown'],
    ['an unknown parent', 'decision', { parentId: w.uuid(77) }, 'document/unknown'],
  ])('refuses %s', async (_name, kindId, part, code) => {
    await expect(draft(kindId, part)).rejects.toMatchObject({ code })
    expect(record.state.all('documents')).toEqual([])
  })

  it('refuses a kind the office retired', async () => {
    await record.write([{ type: 'kind/retired', payload: { kind: kindOf('opinion') } }])
    await expect(draft('opinion', REVIEW)).rejects.toMatchObject({ code: 'kind/retired' })
  })

  it('drafts by the kind as the office set it, and the paper keeps it', async () => {
    const issuer = { value: '示例市监督局', provenance: 'found', isConfirmed: true } as const
    await record.write([{ type: 'kind/set', payload: { kind: { ...kindOf('opinion'), issuer } } }])
    const paper = await draft('opinion', REVIEW)
    await record.write([{ type: 'kind/set', payload: { kind: kindOf('opinion') } }])
    expect([paper.fields.issuer, get(paper.id).kind.issuer.value]).toEqual(['示例市监督局', '示例市监督局'])
    expect((await loadKind(office(), 'opinion')).issuer.value).toBe('京山市行政执法监督局')
  })

  it('drafts by a kind of the office’s own', async () => {
    const kind = {
      ...kindOf('reminder'),
      id: 'my-letter',
      numberPrefix: { ...kindOf('reminder').numberPrefix, value: '示监函' },
    }
    await record.write([{ type: 'kind/set', payload: { kind } }])
    expect((await loadKinds(office())).map(({ id }) => id).at(-1)).toBe('my-letter')
    const { id } = await draft('my-letter', REVIEW)
    expect(await issue(id)).toEqual({ number: '示监函〔2026〕1号' })
  })
})

describe('a paper that follows another', () => {
  const delivery = {
    ...{
      receivedBy: '示例己',
      receiverTitle: '',
      unit: '示例单位',
      place: '',
      way: '直接送达' as const,
      copies: 1,
    },
    servers: ['示例甲', '示例乙'].map((name) => ({ personId: null, name })),
    ...{ receivedOn: '2026-03-08', receivedTime: '', refusal: null, note: '', files: [] },
  }
  async function servedOpinion(): Promise<SupervisionDocument> {
    const paper = await draft('opinion', REVIEW)
    await record.write([
      {
        type: 'document/fields-edited',
        payload: { documentId: paper.id, fields: { ...paper.fields, isSealed: false } },
      },
    ])
    await issue(paper.id)
    await record.write([{ type: 'document/delivered', payload: { documentId: paper.id, delivery } }])
    return get(paper.id)
  }

  it('escalates its parent in the same write, about the same case and review', async () => {
    const parent = await servedOpinion()
    const decision = await draft('decision', { parentId: parent.id, reason: '期限届满未报告' })
    expect(decision).toMatchObject({ ...REVIEW, parentId: parent.id, kindId: 'decision' })
    expect(get(parent.id).followUp.escalatedTo).toBe(decision.id)
    expect(get(parent.id).steps.at(-1)).toMatchObject({ step: 'escalated', note: '期限届满未报告' })
    expect(decision.paragraphs.find(({ role }) => role === 'source')?.text).toContain(
      '（京执监意〔2026〕1号）',
    )
  })

  it('is not written at all when the parent cannot be escalated', async () => {
    const parent = await draft('opinion', REVIEW)
    await expect(draft('decision', { parentId: parent.id })).rejects.toMatchObject({
      code: 'document/not-out',
    })
    expect(record.state.all('documents')).toHaveLength(1)
  })

  it('escalates nothing when it is a receipt', async () => {
    const parent = await servedOpinion()
    const receipt = await draft('receipt', { parentId: parent.id })
    expect(receipt).toMatchObject({ form: 'sheet', paragraphs: [], fields: { isSealed: false } })
    expect(receipt.fields.values).toMatchObject({ paper: '行政执法监督意见书', unit: w.FACTS.agency })
    expect(get(parent.id).followUp.escalatedTo).toBeNull()
    expect(await issue(receipt.id)).toEqual({ number: '' })
    expect(get(receipt.id)).toMatchObject({ state: 'numbered', number: null, issuedOn: '2026-03-06' })
  })
})

describe('where people are registered', () => {
  const signIn = (person: Person | null): void => {
    record.signer = person && { personId: person.id, publicKey: person.publicKey, sign: () => 'signed' }
  }
  const [reviewer, leader] = [A, LEADER]
  beforeEach(async () => {
    await record.write(register())
    for (const person of [reviewer, leader]) record.state.put('people', person)
  })

  it('a paper is drafted in the name of whoever signed in', async () => {
    signIn(leader)
    expect((await draft('opinion', { matterId: MATTER.id })).draftedBy).toEqual({
      ...{ personId: leader.id, name: leader.name },
    })
    signIn(null)
    await expect(draft('opinion', { matterId: MATTER.id })).rejects.toThrow()
  })

  it('and signed in that name, whatever name was typed', async () => {
    signIn(reviewer)
    const { id } = await draft('reminder', { matterId: MATTER.id })
    await record.write([{ type: 'document/submitted', payload: { documentId: id, person: reviewer.name } }])
    await expect(signDocument(office(), { documentId: id, person: leader.name })).rejects.toThrow()
    signIn(leader)
    await signDocument(office(), { documentId: id, person: '别的名字' })
    expect(get(id).steps.at(-1)).toMatchObject({ step: 'signed', person: leader.name })
  })

  it('papers about a clue, and papers that follow them, are for those who may handle clues', async () => {
    signIn(leader)
    const letter = await draft('transfer', { clueId: CLUE.id })
    signIn(reviewer)
    const refused: { [kindId: string]: unknown } = {}
    for (const [kindId, part] of [
      ['transfer', { clueId: CLUE.id }],
      ['receipt', { parentId: letter.id }],
      ['opinion', { matterId: MATTER.id, clueId: CLUE.id }],
    ] as const)
      refused[kindId] = await draft(kindId, part).catch(codeOf)
    refused.redraft = await redraftDocument(office(), letter.id).catch(codeOf)
    expect(refused).toEqual({
      ...{ transfer: 'person/role-needed', redraft: 'person/role-needed' },
      ...{ receipt: 'clue/not-for-you', opinion: 'clue/not-for-you' },
    })
    expect(record.state.all('documents')).toHaveLength(1)
  })
})

describe('redraftDocument', () => {
  it('writes text and annexes anew from the fields as filled in, and keeps what somebody added behind', async () => {
    await record.write(register())
    const { id, fields, annexes } = await draft('notice', { matterId: MATTER.id })
    const own = { id: 'mine', title: '另附说明', paragraphs: ['甲'], table: null }
    const values = { ...fields.values, requirements: '完善登记制度' }
    await record.write([
      {
        type: 'document/fields-edited',
        payload: { documentId: id, fields: { ...fields, values, copiesTo: ['示例办'] } },
      },
      { type: 'document/annexes-set', payload: { documentId: id, annexes: [own] } },
      {
        type: 'document/paragraph-edited',
        payload: { documentId: id, paragraphId: 'source', text: '手改。' },
      },
    ])
    await redraftDocument(office(), id)
    const paper = get(id)
    expect(paper.paragraphs.find(({ role }) => role === 'requirement')?.text).toBe('1.完善登记制度。')
    expect(paper.paragraphs[0]?.text).toMatch(/^因办理投诉举报事项/)
    expect(paper.annexes.map(({ title }) => title)).toEqual([
      ...annexes.map(({ title }) => title),
      '另附说明',
    ])
    expect(paper.fields.copiesTo).toEqual(['示例办'])
  })

  it('is refused once the paper is on its way', async () => {
    const { id } = await draft('opinion', REVIEW)
    await record.write([{ type: 'document/submitted', payload: { documentId: id, person: '示例甲' } }])
    await expect(redraftDocument(office(), id)).rejects.toMatchObject({ code: 'document/wrong-state' })
    await expect(redraftDocument(office(), w.uuid(77))).rejects.toMatchObject({ code: 'document/unknown' })
  })
})

describe('signDocument', () => {
  it('counts each kind on its own, whoever asks at the same time', async () => {
    const papers = await Promise.all([1, 2, 3].map(() => draft('opinion', REVIEW)))
    const numbers = await Promise.all(papers.map(({ id }) => issue(id)))
    expect(numbers.map(({ number }) => number).toSorted()).toEqual([
      ...['京执监意〔2026〕1号', '京执监意〔2026〕2号', '京执监意〔2026〕3号'],
    ])
    const { id } = await draft('suggestion', REVIEW)
    expect(await issue(id)).toEqual({ number: '京执监建〔2026〕1号' })
  })

  it('keeps the number of a void paper', async () => {
    const { id } = await draft('opinion', REVIEW)
    await issue(id)
    await record.write([
      { type: 'document/voided', payload: { documentId: id, person: '示例丙', reason: '写错' } },
    ])
    expect(await issue((await draft('opinion', REVIEW)).id)).toEqual({ number: '京执监意〔2026〕2号' })
  })

  it('begins anew with the year', async () => {
    await issue((await draft('opinion', REVIEW)).id)
    today = '2027-01-02'
    expect(await issue((await draft('opinion', REVIEW)).id)).toEqual({ number: '京执监意〔2027〕1号' })
  })

  it('signs nothing dated before the last of its series', async () => {
    await issue((await draft('opinion', REVIEW)).id)
    today = '2026-03-05'
    await expect(issue((await draft('opinion', REVIEW)).id)).rejects.toMatchObject({
      code: 'document/date-before-last',
    })
  })

  it('signs nothing in a store that was moved', async () => {
    const { id } = await draft('opinion', REVIEW)
    isMoved = true
    await expect(issue(id)).rejects.toThrow('moved')
    expect(get(id)).toMatchObject({ state: 'signing', number: null })
  })

  it('takes the prefix of the settings for a kind nobody has looked at', async () => {
    const { id } = await draft('opinion', REVIEW)
    const settings = { ...DEFAULT_SETTINGS, numberPrefix: '示监意' }
    await record.write([{ type: 'settings/changed', payload: { settings } }])
    expect(await issue(id)).toEqual({ number: '示监意〔2026〕1号' })
  })

  it('lets no number be left out or made up', async () => {
    const { id } = await draft('opinion', REVIEW)
    await record.write([{ type: 'document/submitted', payload: { documentId: id, person: '示例甲' } }])
    while (get(id).state === 'reviewing')
      await record.write([
        { type: 'document/reviewed', payload: { documentId: id, person: '示例乙', note: '' } },
      ])
    const signed = { documentId: id, person: '示例丙', issuedOn: '2026-03-06' }
    await expect(
      record.write([{ type: 'document/signed', payload: { ...signed, number: null } }]),
    ).rejects.toMatchObject({ code: 'document/number-mismatch' })
  })
})
