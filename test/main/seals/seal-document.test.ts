import { readdirSync } from 'node:fs'
import { cp, mkdtemp, rm, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { brokenRows } from '@shared/domain/seal/register-chain'
import { DEFAULT_SEAL_FACTS, type SealFacts, type SealUse } from '@shared/domain/seal/seal'
import { signatureHolds } from '@shared/paper-proof/keys'
import { verifyPaper } from '@shared/paper-proof/verify'
import { withProof } from '@shared/paper-proof/trailer'
import { paperBook } from '../../../src/main/exports/seal-forms'
import { decideRequest } from '../../../src/main/seals/decide-request'
import { proofOf } from '../../../src/main/seals/prove'
import { sealDocument } from '../../../src/main/seals/seal-document'
import { codeOf } from '../../helpers/people'
import * as h from '../../helpers/seal-office'
import * as w from '../../helpers/sample-record'

/** PINs, passphrases and drawing cost real time, more on a busy machine. */
const SLOW = { timeout: 60_000 }

/** A staffed office, made once: every PIN costs a tenth of a second. */
let base: string
let staff: h.Staff
let dir: string
let house: h.SealHouse
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'hengjuan-seal-base-'))
  const first = await h.openSealOffice(base)
  staff = await h.staffed(first)
  await first.record.close()
}, 60_000)
afterAll(() => rm(base, { recursive: true, force: true }))
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hengjuan-seal-'))
  await cp(base, dir, { recursive: true })
  house = await h.openSealOffice(dir)
  await house.desk.signIn(staff.clerk, h.pinOf('clerk'))
})
afterEach(async () => {
  await house.record.close()
  await rm(dir, { recursive: true, force: true })
})
/** An administrator changes what is said of the seal. */
const setFacts = async (facts: Partial<SealFacts>): Promise<void> => {
  await house.desk.signIn(staff.boss, h.pinOf('boss'))
  const payload = { sealId: w.SEAL_ID, facts: { ...DEFAULT_SEAL_FACTS, ...facts } }
  await house.record.write([{ type: 'seal/facts-edited', payload }])
  await house.desk.signIn(staff.clerk, h.pinOf('clerk'))
}
/** A store of its own, nobody registered. */
const startEmpty = async (): Promise<void> => {
  await house.record.close()
  await rm(dir, { recursive: true, force: true })
  house = await h.openSealOffice(dir)
  await h.numberPaper(house)
}

const codeIn = (work: Promise<unknown>): Promise<unknown> => work.then(() => null, codeOf)
const uses = (): readonly SealUse[] => house.record.state.all('sealUses')
const paper = () => house.record.state.get('documents', w.DOCUMENT_ID)
const bytesOf = async (sha256: string): Promise<Uint8Array> =>
  house.blobs.readRange(sha256, 0, (await house.blobs.openVerified(sha256)).bytes)
const DAY_MS = 86_400_000

describe('a paper under four eyes', SLOW, () => {
  it('is sealed by the third person, with a row that says who, what and where', async () => {
    await h.ask(house, staff)
    await h.approve(house, staff)
    const done = await h.sealAs(house, staff, 'keeper')
    const [use] = uses()
    expect(paper()).toMatchObject({ state: 'sealed', sealed: { sealUseId: done?.sealUseId } })
    expect(use).toMatchObject({
      ...{ id: done?.sealUseId, serial: 1, applicant: '示例乙', approver: '示例甲', keeper: '示例丙' },
      ...{ approvedAt: '2026-11-23T01:00:00.000Z', copies: 2, pageCount: 2, reason: '发文' },
      ...{ impressions: { signature: 1, seam: 0 }, requestId: h.REQUEST_ID },
      placement: { pageIndex: 1 },
    })
    expect(use?.placement?.centreXMm).toBeCloseTo(140, 0)
    expect(brokenRows(uses())).toEqual([])
    expect(house.record.state.get('sealRequests', h.REQUEST_ID).state).toBe('used')
    // The clerk is still at the laptop, and the vault is closed behind the keeper.
    expect(house.desk.session.personId).toBe(staff.clerk)
    expect(house.vaults.open).toEqual([])
    const { events } = await lastActs()
    expect(events).toContainEqual(['seal-request/approved', staff.boss])
    expect(events).toContainEqual(['document/sealed', staff.keeper])
  })

  it('carries a proof signed by the keeper that the page of verification finds genuine', async () => {
    await h.ask(house, staff)
    await h.approve(house, staff)
    await h.sealAs(house, staff, 'keeper')
    const [use] = uses()
    if (!use) throw new Error('no row')
    const stamped = await bytesOf(use.afterSha256)
    const proof = proofOf(use, paper(), stamped.byteLength)
    if (!proof) throw new Error('no proof')
    expect(signatureHolds(proof)).toBe(true)
    const copy = withProof(stamped, { ...proof, copyId: '1-1-ABCD' })
    const book = paperBook(house.office)
    expect(verifyPaper(copy, book).verdict).toBe('genuine')
    expect(verifyPaper(stamped, book).verdict).toBe('genuine')
    const changed = Uint8Array.from(copy)
    changed[Math.floor(stamped.byteLength / 2)] = (changed[Math.floor(stamped.byteLength / 2)] ?? 0) ^ 1
    expect(verifyPaper(changed, book).verdict).toBe('altered')
    expect(verifyPaper(await h.pdfOf(2), book).verdict).toBe('unknown')
  })

  it('gets its seam seal in the same act', async () => {
    await h.ask(house, staff, { seam: true })
    await h.approve(house, staff)
    await h.sealAs(house, staff, 'keeper')
    expect(uses()[0]).toMatchObject({ impressions: { signature: 1, seam: 1 }, seams: [{ pages: [0, 1] }] })
    expect(readdirSync(join(dir, 'blobs', 'tmp'))).toEqual([])
  })

  it('has its file sealed across the pages under the same request, once', async () => {
    await h.ask(house, staff, { attachmentIds: [h.FILE_ID] })
    await h.approve(house, staff)
    expect(await codeIn(h.sealFileAs(house, staff, 'keeper'))).toBe('document/wrong-state')
    await h.sealAs(house, staff, 'keeper')
    await h.sealFileAs(house, staff, 'keeper')
    const row = uses().find(({ target }) => target.kind === 'attachment')
    expect(row).toMatchObject({ serial: 2, placement: null, pageCount: 3, seams: [{ pages: [0, 1, 2] }] })
    const [before, after] = [await bytesOf(row?.beforeSha256 ?? ''), await bytesOf(row?.afterSha256 ?? '')]
    expect(Buffer.from(after.subarray(0, before.length)).equals(Buffer.from(before))).toBe(true)
    expect(brokenRows(uses())).toEqual([])
    expect(await codeIn(h.sealFileAs(house, staff, 'keeper'))).toBe('seal/request-used')
  })

  it('keeps where it was moved by hand, and refuses what goes too far', async () => {
    await h.ask(house, staff)
    await h.approve(house, staff)
    expect(await codeIn(h.sealAs(house, staff, 'keeper', { moveMm: [0, -10] }))).toBe(
      'seal/move-out-of-bounds',
    )
    await h.sealAs(house, staff, 'keeper', { moveMm: [2, 1] })
    const { placement } = uses()[0] ?? {}
    expect(placement?.movedMm).toEqual([2, 1])
    expect(placement?.centreXMm).toBeCloseTo(142, 0)
    expect(placement?.centreYMm).toBeCloseTo(201, 0)
  })
})

async function lastActs() {
  const events = (await house.record.read(1, 1000)).map(({ type, by }) => [type, by])
  return { events }
}

describe('who may be whom', SLOW, () => {
  /** applicant, approver, keeper → code of the first refusal, or null. */
  it.each<readonly [h.Role, h.Role, h.Role, string | null]>([
    ['clerk', 'boss', 'keeper', null],
    ['clerk', 'spare', 'keeper', null],
    ['clerk', 'boss', 'spare', null],
    ['spare', 'boss', 'keeper', null],
    ['spare', 'spare', 'keeper', 'seal/approver-is-applicant'],
    ['spare', 'boss', 'spare', 'seal/keeper-not-third'],
    ['clerk', 'spare', 'spare', 'seal/keeper-not-third'],
    ['spare', 'spare', 'spare', 'seal/approver-is-applicant'],
    ['clerk', 'clerk', 'keeper', 'person/role-needed'],
    ['clerk', 'boss', 'boss', 'person/role-needed'],
    ['clerk', 'boss', 'clerk', 'person/role-needed'],
    ['keeper', 'boss', 'keeper', 'seal/keeper-not-third'],
  ])('%s asks, %s approves, %s seals: %s', async (applicant, approver, keeper, code) => {
    const names: Record<h.Role, string> = {
      boss: '示例甲',
      clerk: '示例乙',
      keeper: '示例丙',
      spare: '示例丁',
    }
    await house.desk.signIn(staff[applicant], h.pinOf(applicant))
    const who = { personId: staff[applicant], name: names[applicant] }
    await house.record.write([h.requestOf(house, who)])
    const refused =
      (await codeIn(h.approve(house, staff, approver))) ?? (await codeIn(h.sealAs(house, staff, keeper)))
    expect(refused).toBe(code)
    expect(uses()).toHaveLength(code === null ? 1 : 0)
    // Nobody who is refused leaves a sealed file behind either.
    if (code !== null) expect(house.printed).toEqual([])
  })

  it('lets nobody ask in another name', async () => {
    const asBoss = h.requestOf(house, { personId: staff.boss, name: '示例甲' })
    expect(await codeIn(house.record.write([asBoss]))).toBe('person/not-yourself')
  })

  it('counts a wrong PIN of the second person like one at the sign-in', async () => {
    await h.ask(house, staff)
    const decide = (pin: string) =>
      decideRequest(house, house.desk, {
        requestId: h.REQUEST_ID,
        personId: staff.boss,
        pin,
        isApproved: true,
        note: '',
      })
    for (const waitMs of [1000, 2000, 4000, 8000]) {
      expect(await codeIn(decide('000000'))).toBe('person/wrong-pin')
      expect(await codeIn(decide(h.pinOf('boss')))).toBe('person/wait')
      house.pass(waitMs)
    }
    expect(await codeIn(decide('000000'))).toBe('person/wait')
    expect((await lastActs()).events.map(([type]) => type)).toContain('person/sign-in-refused')
    expect(house.record.state.get('sealRequests', h.REQUEST_ID).state).toBe('asked')
  })

  it('takes a no with a reason only', async () => {
    await h.ask(house, staff)
    const no = (note: string) =>
      decideRequest(house, house.desk, {
        ...{ requestId: h.REQUEST_ID, personId: staff.boss, pin: h.pinOf('boss'), isApproved: false, note },
      })
    expect(await codeIn(no(' '))).toBe('seal/reason-needed')
    await no('附件不全')
    expect(house.record.state.get('sealRequests', h.REQUEST_ID)).toMatchObject({
      ...{ state: 'refused', note: '附件不全', decidedBy: { personId: staff.boss } },
    })
    expect(await codeIn(h.sealAs(house, staff, 'keeper'))).toBe('seal/request-state')
  })
})

describe('abuse', SLOW, () => {
  it('seals once with one approval, also when asked twice at once', async () => {
    await h.ask(house, staff)
    await h.approve(house, staff)
    const both = await Promise.all([
      codeIn(h.sealAs(house, staff, 'keeper')),
      codeIn(h.sealAs(house, staff, 'keeper')),
    ])
    expect(both).toEqual([null, 'document/wrong-state'])
    expect(uses()).toHaveLength(1)
    expect(house.printed).toHaveLength(1)
  })

  it.each([
    ['asked only', 'seal/request-state'],
    ['withdrawn', 'seal/request-state'],
  ])('does not seal on a request that is %s', async (what, code) => {
    await h.ask(house, staff)
    if (what === 'withdrawn')
      await house.record.write([
        { type: 'seal-request/withdrawn', payload: { requestId: h.REQUEST_ID, reason: '写错了' } },
      ])
    expect(await codeIn(h.sealAs(house, staff, 'keeper'))).toBe(code)
    expect(house.printed).toEqual([])
  })

  it('does not seal without a request, nor another paper with it', async () => {
    await h.ask(house, staff)
    await h.approve(house, staff)
    expect(await codeIn(h.sealAs(house, staff, 'keeper', { requestId: null }))).toBe('seal/request-needed')
    expect(await codeIn(h.sealAs(house, staff, 'keeper', { requestId: w.uuid(99) }))).toBe(
      'seal/request-unknown',
    )
    expect(await codeIn(h.sealAs(house, staff, 'keeper', { documentId: w.uuid(98) }))).toBe(
      'document/unknown',
    )
  })

  it('does not seal with an approval that is older than seven days, nor under a clock set back', async () => {
    await h.ask(house, staff)
    await h.approve(house, staff)
    house.setWall(h.SEALING_MS - 2 * DAY_MS)
    expect(await codeIn(h.sealAs(house, staff, 'keeper'))).toBe('device/clock-behind')
    house.setWall(h.SEALING_MS + 7 * DAY_MS + 60_000)
    expect(await codeIn(h.sealAs(house, staff, 'keeper'))).toBe('seal/approval-old')
    house.setWall(h.SEALING_MS + 7 * DAY_MS - 60_000)
    expect(await codeIn(h.sealAs(house, staff, 'keeper'))).toBe(null)
  })

  it('stops at the daily limit, seams counted', async () => {
    await setFacts({ dailyLimit: 1 })
    await h.ask(house, staff, { seam: true })
    await h.approve(house, staff)
    expect(await codeIn(h.sealAs(house, staff, 'keeper'))).toBe('seal/daily-limit')
    expect(house.printed).toEqual([])
  })

  it('does not seal with a seal that is not valid today', async () => {
    await setFacts({ validUntil: '2026-11-23' })
    await h.ask(house, staff)
    await h.approve(house, staff)
    house.setWall(h.SEALING_MS + DAY_MS)
    expect(await codeIn(h.sealAs(house, staff, 'keeper'))).toBe('seal/not-valid')
  })

  it('goes on after somebody has answered for a clock that once ran ahead, with the same code', async () => {
    await h.ask(house, staff)
    await h.approve(house, staff)
    const { code } = await house.device.status()
    house.setWall(h.SEALING_MS + 900 * DAY_MS)
    await house.desk.signIn(staff.clerk, h.pinOf('clerk'))
    house.setWall(h.SEALING_MS + 60_000)
    await house.desk.signIn(staff.clerk, h.pinOf('clerk'))
    expect(await codeIn(h.sealAs(house, staff, 'keeper'))).toBe('device/clock-behind')
    await house.device.attach('本机日期曾误设为 2029 年，已调准')
    expect(await house.device.status()).toMatchObject({ code, isMoved: false, clockBehindMinutes: 0 })
    expect(await codeIn(h.sealAs(house, staff, 'keeper'))).toBe(null)
  })

  it('does not seal for who does not hold the seal', async () => {
    await setFacts({ holders: [staff.spare] })
    await h.ask(house, staff)
    await h.approve(house, staff)
    expect(await codeIn(h.sealAs(house, staff, 'keeper'))).toBe('seal/not-holder')
    expect(await codeIn(h.sealAs(house, staff, 'spare'))).toBe(null)
  })

  it.each<readonly [string, Partial<SealFacts>, string | null]>([
    ['named for another kind only', { kindIds: ['decision'] }, 'seal/not-for-kind'],
    ['named for this kind', { kindIds: ['decision', 'opinion'] }, null],
    ['not valid yet on the day of the paper', { validFrom: '2026-11-24' }, 'seal/not-valid'],
    ['valid to the day', { validFrom: '2026-11-23', validUntil: '2026-11-23' }, null],
  ])('asks what the seal is for: %s', async (_what, facts, code) => {
    await setFacts(facts)
    expect(await codeIn(h.ask(house, staff))).toBe(code)
  })

  it('does not seal in a store that was copied', async () => {
    await h.ask(house, staff)
    await h.approve(house, staff)
    await house.device.status()
    await house.record.close()
    house = await h.openSealOffice(dir, { fingerprint: () => Promise.resolve('another machine') })
    await house.desk.signIn(staff.clerk, h.pinOf('clerk'))
    expect(await codeIn(h.sealAs(house, staff, 'keeper'))).toBe('device/moved')
    await house.device.attach('原电脑已报废，数据拷到本机继续使用')
    expect(await codeIn(h.sealAs(house, staff, 'keeper'))).toBe(null)
  })

  it('leaves nothing when the person says no, and nothing when the vault is lost', async () => {
    await h.ask(house, staff)
    await h.approve(house, staff)
    const before = (await house.blobs.list()).length
    const said = { ...house, sealing: { ...house.sealing, confirm: () => Promise.resolve(false) } }
    expect(await h.sealAs(said, staff, 'keeper')).toBe(null)
    expect((await house.blobs.list()).length).toBe(before)
    const { vaultSha256 } = house.record.state.get('seals', w.SEAL_ID)
    await unlink(house.blobs.path(vaultSha256))
    expect(await codeIn(h.sealAs(house, staff, 'keeper'))).toBe('blob/missing')
    expect(uses()).toEqual([])
    expect((await house.blobs.list()).length).toBe(before - 1)
  })

  it('says so when the file to be sealed is lost', async () => {
    await h.ask(house, staff, { attachmentIds: [h.FILE_ID] })
    await h.approve(house, staff)
    await h.sealAs(house, staff, 'keeper')
    const [file] = paper().files
    await unlink(house.blobs.path(file?.sha256 ?? ''))
    expect(await codeIn(h.sealFileAs(house, staff, 'keeper'))).toBe('blob/missing')
    expect(uses()).toHaveLength(1)
  })
})

describe('an office that registers nobody', SLOW, () => {
  const order = { ...h.ORDER, requestId: null }

  it('seals with a sample seal and typed names', async () => {
    await startEmpty()
    await h.importSeal(house, { name: '示例印章', isSample: true })
    await sealDocument(house.sealing, order)
    expect(uses()[0]).toMatchObject({
      requestId: null,
      keeper: '示例丙',
      proofSigner: null,
      proofSignature: null,
    })
  })

  it('refuses a real seal, and a request', async () => {
    await startEmpty()
    await h.importSeal(house)
    expect(await codeIn(sealDocument(house.sealing, order))).toBe('seal/people-needed')
    const made = h.requestOf(house, { personId: null, name: '示例乙' })
    expect(await codeIn(house.record.write([made]))).toBe('seal/people-needed')
  })
})
