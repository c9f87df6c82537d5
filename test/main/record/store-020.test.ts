/** Two stores of release 0.2.0, folded, numbered on and sealed on by the program of today. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contentSha256 } from '@shared/domain/document/content'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { brokenRows, registerHead } from '@shared/domain/seal/register-chain'
import { CATALOGUE, type EventBody } from '@shared/events/catalogue'
import { TABLE_NAMES, type TableName } from '@shared/events/tables'
import { PROJECT_ROOT } from '../../../scripts/lib/paths'
import { draftDocument } from '../../../src/main/documents/draft-document'
import { signDocument } from '../../../src/main/documents/sign-document'
import { loadKind } from '../../../src/main/office/kinds'
import { verifyRecord } from '../../../src/main/people/verify-record'
import { decideRequest } from '../../../src/main/seals/decide-request'
import { asKeeper } from '../../../src/main/seals/keeper'
import { sealDocument } from '../../../src/main/seals/seal-document'
import {
  chained,
  EVENTS_020,
  journalOf,
  layStore020,
  paperRows,
  PASSPHRASE_020,
  PINS_020,
  readWindow020,
  type Office020,
  type OldRow,
} from '../../helpers/old-store'
import { codeOf } from '../../helpers/people'
import { openSealOffice, type SealHouse } from '../../helpers/seal-office'

/** The day after it was left. */
const OPENED_MS = Date.UTC(2026, 10, 24, 1)
const OFFICES = ['unstaffed', 'staffed'] as const

let dir = ''
let house: SealHouse

async function open(office: Office020): Promise<SealHouse> {
  await layStore020(office, dir)
  house = await openSealOffice(dir, { startMs: OPENED_MS })
  return house
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hengjuan-020-'))
})
afterEach(async () => {
  await house.record.close()
  await rm(dir, { recursive: true, force: true })
})

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const byId = (rows: readonly OldRow[]) => new Map(rows.map((row) => [row.id, row]))
const personIds = ({ record }: SealHouse): Readonly<Record<string, string>> =>
  Object.fromEntries(record.state.all('people').map(({ id, name }) => [name, id]))
const paper = ({ record }: SealHouse, state: SupervisionDocument['state']): SupervisionDocument => {
  const found = record.state.all('documents').find((one) => one.state === state)
  if (!found) throw new Error(`no paper is ${state}`)
  return found
}
const numbers = ({ record }: SealHouse): readonly string[] =>
  record.state.all('documents').flatMap(({ number }) => (number ? [number.text] : []))
const drafting = ({ record, office }: SealHouse) => ({
  ...{ record, newId: office.newId, now: office.now, resourcesDir: join(PROJECT_ROOT, 'resources') },
})

describe.each(OFFICES)('the %s office of release 0.2.0', (office) => {
  it('opens whole, and not a byte of what was written is changed', async () => {
    const { record } = await open(office)
    const head = { seq: EVENTS_020[office] }
    expect(record.status).toMatchObject({ trouble: null, recovered: null, head })
    const check = await verifyRecord(record.journal, () => undefined, new AbortController().signal)
    expect(check).toMatchObject({ events: EVENTS_020[office], badCount: 0, damage: null })
    expect(check.signed > 0).toBe(office === 'staffed')
    const stored = await readFile(join(dir, 'journal', 'journal-000001.hjj'))
    expect(stored.equals(await readFile(journalOf(office)))).toBe(true)
  })

  it('folds into the rows its window showed, and what is new has its plain value', async () => {
    const { record } = await open(office)
    const { tables, applied } = await readWindow020(office)
    expect(record.status.head).toEqual({ seq: applied.seq, hash: applied.hash })
    const today = paperRows(personIds(house))
    for (const table of TABLE_NAMES.filter((name) => name !== 'registers')) {
      const rows = (tables[table] ?? []).map((row) => ({ ...row, ...today[table]?.(row) }))
      const shown = table === 'sealUses' ? chained(rows) : rows
      const folded = (record.state.all(table as TableName) as unknown as OldRow[]).map(asJson) as OldRow[]
      expect([table, byId(folded)]).toEqual([table, byId(shown)])
    }
  })

  it('has a register that is chained and whole, and the very bytes it speaks of', async () => {
    const { record, blobs } = await open(office)
    const uses = record.state.all('sealUses')
    expect(uses.length).toBeGreaterThan(0)
    expect(brokenRows(uses)).toEqual([])
    expect(record.state.get('registers', 'register')).toMatchObject({
      head: registerHead(uses),
      rows: uses.length,
    })
    for (const { beforeSha256, afterSha256 } of uses) {
      for (const sha256 of [beforeSha256, afterSha256])
        expect((await blobs.openVerified(sha256)).bytes).toBeGreaterThan(100_000)
    }
  })

  it('holds events of documents and seals in their first version, which are lifted', async () => {
    const { record } = await open(office)
    const raised = new Set<string>()
    for await (const { type, v } of record.journal.iterate()) {
      if (v < CATALOGUE[type as EventBody['type']].v) raised.add(type)
    }
    const always = ['document/drafted', 'document/sealed', 'seal/imported']
    const fields = office === 'unstaffed' ? ['document/fields-edited'] : []
    expect([...raised].sort()).toEqual([...always, ...fields].sort())
  })
})

describe('papers of an office that had its own issuer, prefix, basis and term', () => {
  it('are there in every state', async () => {
    const { record } = await open('unstaffed')
    const states = record.state.all('documents').map(({ state }) => state)
    expect(states.sort()).toEqual([
      ...['drafting', 'numbered', 'reviewing', 'sealed', 'sealed', 'signing', 'voided'],
    ])
    expect([...numbers(house)].sort()).toEqual([
      ...['京执监意〔2026〕1号', '示执监意〔2026〕1号', '示执监意〔2026〕2号', '示执监意〔2026〕3号'],
    ])
  })

  it('take the number after the last one of its own prefix, the void one never again', async () => {
    const at = await open('unstaffed')
    const documentId = paper(at, 'signing').id
    const signed = await signDocument(at.office, { documentId, person: '示例己' })
    expect(signed).toEqual({ number: '示执监意〔2026〕4号' })
    expect(at.record.state.get('documents', documentId)).toMatchObject({
      state: 'numbered',
      fields: { issuer: '示例县行政执法监督局' },
    })
  })

  it('are finished from the draft through the chain they had', async () => {
    const at = await open('unstaffed')
    const documentId = paper(at, 'drafting').id
    const step = { documentId, person: '示例戊' }
    await at.record.write([
      { type: 'document/submitted', payload: step },
      { type: 'document/reviewed', payload: { ...step, note: '' } },
    ])
    expect(at.record.state.get('documents', documentId).state).toBe('signing')
    await signDocument(at.office, step)
    expect(at.record.state.get('documents', documentId).number?.text).toBe('示执监意〔2026〕4号')
  })

  it('are drafted on in its words, through the kind of today', async () => {
    const at = await open('unstaffed')
    const kind = await loadKind(drafting(at), 'opinion')
    expect(kind).toMatchObject({
      issuer: { value: '示例县行政执法监督局', isConfirmed: true },
      numberPrefix: { value: '示执监意', isConfirmed: true },
      basisText: { value: '《示例县行政执法监督办法》', isConfirmed: true },
    })
    expect(kind.terms.find(({ id }) => id === 'rectify')).toMatchObject({ days: 15, isConfirmed: true })
    const { caseId, reviewId } = paper(at, 'sealed')
    const none = { matterId: null, clueId: null, disputeId: null, parentId: null }
    const { documentId } = await draftDocument(drafting(at), {
      ...{ kindId: 'opinion', form: null, caseId, reviewId, ...none, reason: '' },
    })
    const { fields, paragraphs, kind: frozen } = at.record.state.get('documents', documentId)
    const text = paragraphs.map((one) => one.text).join('\n')
    expect(fields).toMatchObject({ issuer: '示例县行政执法监督局', contactPerson: '示例庚' })
    expect(text).toContain('根据《示例县行政执法监督办法》')
    expect(text).toContain('15日内')
    expect(text).not.toContain('京山')
    expect(frozen.numberPrefix.value).toBe('示执监意')
  })

  it('follow the kind once the office has set it there, whatever its settings say', async () => {
    const at = await open('unstaffed')
    const kind = await loadKind(drafting(at), 'opinion')
    const own = { ...kind, numberPrefix: { ...kind.numberPrefix, value: '示新监意' } }
    await at.record.write([{ type: 'kind/set', payload: { kind: own } }])
    expect((await loadKind(drafting(at), 'opinion')).numberPrefix.value).toBe('示新监意')
    const signed = await signDocument(at.office, { documentId: paper(at, 'signing').id, person: '示例己' })
    expect(signed.number).toBe('示执监意〔2026〕4号')
  })

  it('get no real seal any more while nobody is registered to answer for it', async () => {
    const at = await open('unstaffed')
    const seal = at.record.state.all('seals').find(({ name }) => name === '示例县行政执法监督专用章')
    const sealing = sealDocument(at.sealing, {
      ...{ documentId: paper(at, 'numbered').id, sealId: seal?.id ?? '', requestId: null },
      ...{ passphrase: PASSPHRASE_020, keeperPin: null, applicant: '示例甲', approver: '示例乙' },
      ...{ keeper: '示例丙', reason: '发文', copies: 1, seam: false, isDuplex: false, moveMm: null },
    })
    expect(await sealing.catch(codeOf)).toBe('seal/people-needed')
    expect(at.record.state.all('sealUses')).toHaveLength(2)
  })
})

describe('papers of an office with people', () => {
  it('take the next number of the shipped prefix', async () => {
    const at = await open('staffed')
    const { 示例甲: boss = '', 示例丙: second = '' } = personIds(at)
    const documentId = paper(at, 'reviewing').id
    await at.desk.signIn(second, PINS_020.示例丙)
    await at.record.write([
      { type: 'document/reviewed', payload: { documentId, person: '示例丙', note: '' } },
    ])
    await at.desk.signIn(boss, PINS_020.示例甲)
    const { number } = await signDocument(at.office, { documentId, person: '示例甲' })
    expect(number).toBe('京执监意〔2026〕3号')
  })

  it(
    'are sealed on by three people; the new row is chained to the old one',
    { timeout: 60_000 },
    async () => {
      const at = await open('staffed')
      const { record, desk, vaults } = at
      const ids = personIds(at)
      const { 示例甲: boss = '', 示例乙: clerk = '', 示例丙: keeper = '' } = ids
      await desk.signIn(boss, PINS_020.示例甲)
      const { name, unit, certificate, roles, recusedUnits } = record.state.get('people', keeper)
      await record.write([
        {
          type: 'person/facts-edited',
          payload: {
            personId: keeper,
            facts: { name, unit, certificate, recusedUnits, roles: [...roles, 'keeper'] },
          },
        },
      ])
      await desk.signIn(clerk, PINS_020.示例乙)
      const document = paper(at, 'numbered')
      const [seal] = record.state.all('seals')
      const [old] = record.state.all('sealUses')
      const requestId = randomUUID()
      const wish = { sealId: seal?.id ?? '', reason: '发文', copies: 1, seam: false, isDuplex: false }
      const applicant = { personId: clerk, name: '示例乙' }
      await record.write([
        {
          type: 'seal-request/made',
          payload: {
            ...{ requestId, documentId: document.id, wish: { ...wish, attachmentIds: [] }, applicant },
            contentSha256: contentSha256(document),
          },
        },
      ])
      await decideRequest(at, desk, {
        ...{ requestId, personId: boss, pin: PINS_020.示例甲, isApproved: true, note: '' },
      })
      const keeperPin = { personId: keeper, pin: PINS_020.示例丙 }
      const order = {
        ...{
          documentId: document.id,
          requestId,
          passphrase: PASSPHRASE_020,
          keeperPin,
          moveMm: null,
          ...wish,
        },
        ...{ applicant: '示例乙', approver: '示例甲', keeper: '示例丙' },
      }
      const done = await asKeeper(at.office, desk, vaults, keeperPin, () => sealDocument(at.sealing, order))
      const uses = record.state.all('sealUses')
      expect(uses.map(({ serial }) => serial).sort()).toEqual([1, 2])
      expect(brokenRows(uses)).toEqual([])
      expect(uses.find(({ id }) => id === done?.sealUseId)?.rowHash).toBe(registerHead(uses))
      expect(registerHead(uses)).not.toBe(old?.rowHash)
      expect(record.state.get('documents', document.id).state).toBe('sealed')
    },
  )
})
