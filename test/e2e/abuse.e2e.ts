/**
 * What a person can try with papers, numbers and the seal from inside the window and beside the program, in real
 * Electron with three registered people: forged acts and names, one approval twice, wrong passphrases, a copied store,
 * an edited register, a clock set back.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import { CATALOGUE, type EventType } from '@shared/events/catalogue'
import { chinaDay } from '@shared/lib/china-day'
import { segmentName } from '../../src/main/journal/format'
import { openJournal } from '../../src/main/journal/journal'
import type { StoredEvent } from '../../src/main/journal/types'
import { launchApp, type RunningApp } from '../helpers/electron-app'
import { forgeJournal } from '../helpers/forge-journal'
import { decide, foldPage, orderOf, requestOf, sealWith, wishFor } from '../helpers/seal-acts'
import { PASSPHRASE, seedAttachments, signInAs } from '../helpers/seed-seal'
import {
  act,
  approve,
  codeOf,
  expectStoreWhole,
  openAbusedOffice,
  press,
  reopen,
  writtenBytes,
  type AbusedOffice,
} from './abuse-desk'
import { answerOf, ask, journalDir } from './survival-desk'

let folder = ''
let running: RunningApp
let page: Page
let office: AbusedOffice

const dataDir = (): string => join(folder, 'data')
const paper = (index: number): string => {
  const id = office.papers[index]
  if (id === undefined) throw new Error(`there is no paper ${index}`)
  return id
}
const signIn = (name: keyof AbusedOffice['people'], at = page): Promise<void> =>
  signInAs(at, office.people[name].personId, office.people[name].pin)
const headOf = async (at = page): Promise<number> =>
  (await ask<{ head: { seq: number } }>(at, 'journal:status')).head.seq

async function restart(who: keyof AbusedOffice['people']): Promise<void> {
  running = await reopen(dataDir(), office.people[who])
  ;({ page } = running)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-abuse-'))
  ;({ running, office } = await openAbusedOffice(dataDir(), 6))
  ;({ page } = running)
})
afterAll(async () => {
  await running.kill()
  await rm(folder, { recursive: true, force: true })
})

describe('an act forged behind the screens', () => {
  it('that only main may cause is refused, whatever is in it, and writes nothing', async () => {
    const types = (Object.keys(CATALOGUE) as EventType[]).filter((type) => CATALOGUE[type].origin === 'main')
    expect(types).toEqual(
      expect.arrayContaining(['document/drafted', 'document/signed', 'document/sealed', 'matter/registered']),
    )
    const recorded = await ask<readonly { type: string; payload: object }[]>(page, 'journal:read', 1, 5000)
    const head = await headOf()
    for (const type of types) {
      const payload = recorded.find((event) => event.type === type)?.payload ?? {}
      expect([type, codeOf(await act(page, type, payload))]).toEqual([type, 'act/not-yours'])
    }
    expect(await headOf()).toBe(head)
  })

  it('that changes the content of a numbered paper is refused, before and after the approval', async () => {
    const documentId = paper(0)
    await approve(page, office, documentId)
    const { paragraphs, fields } = (await foldPage(page)).get('documents', documentId)
    const [first] = paragraphs
    const head = await headOf()
    const attempts: readonly (readonly [string, object])[] = [
      ['document/paragraph-edited', { documentId, paragraphId: first?.id, text: '改成别的内容。' }],
      ['document/paragraphs-arranged', { documentId, paragraphs: paragraphs.slice(0, 1) }],
      ['document/fields-edited', { documentId, fields: { ...fields, addressee: '示例县另一局' } }],
      ['document/annexes-set', { documentId, annexes: [] }],
      ['document/files-set', { documentId, files: [] }],
      ['document/form-set', { documentId, form: 'legal' }],
    ]
    for (const [type, payload] of attempts)
      expect([type, codeOf(await act(page, type, payload))]).toEqual([type, 'document/wrong-state'])
    expect(codeOf(await answerOf(page, 'document:redraft', { documentId }))).toBe('document/wrong-state')
    await expect(seedAttachments(running, documentId, [join(dataDir(), 'window.json')])).rejects.toThrow()
    expect(await headOf()).toBe(head)
  })

  it('that names somebody else is refused', async () => {
    const { 示例甲: boss, 示例乙: clerk, 示例丙: keeper } = office.people
    const documentId = paper(1)
    const wish = wishFor(office.sealId)
    await signIn('示例乙')
    const request = await requestOf(page, documentId, wish, clerk)
    const inNameOf = (applicant: object) =>
      act(page, request.type, { ...request.payload, applicant }).then(codeOf)
    expect(await inNameOf({ personId: boss.personId, name: boss.name })).toBe('person/not-yourself')
    expect(await inNameOf({ personId: clerk.personId, name: boss.name })).toBe('person/not-yourself')
    expect(await inNameOf({ personId: null, name: clerk.name })).toBe('person/not-yourself')
    const other = { ...request.payload, contentSha256: 'f'.repeat(64) }
    expect(codeOf(await act(page, request.type, other))).toBe('seal/content-changed')
    expect(codeOf(await act(page, request.type, request.payload))).toBe('ok')
    const { requestId, contentSha256 } = request.payload
    const approval = { requestId, contentSha256, approver: boss, note: '' }
    expect(codeOf(await act(page, 'seal-request/approved', approval))).toBe('person/not-yourself')
    expect(codeOf(await decide(page, requestId, clerk))).toBe('seal/approver-is-applicant')
    expect(codeOf(await decide(page, requestId, keeper))).toBe('person/role-needed')
    expect(codeOf(await decide(page, requestId, { ...boss, pin: clerk.pin }))).toBe('person/wrong-pin')
    await expect
      .poll(async () => codeOf(await decide(page, requestId, boss)), { timeout: 15_000, interval: 500 })
      .toBe('ok')
    const as = (who: typeof boss | null) =>
      sealWith(page, orderOf(documentId, requestId, wish, who, PASSPHRASE)).then(codeOf)
    expect(await as(boss)).toBe('seal/keeper-not-third')
    expect(await as(clerk)).toBe('person/role-needed')
    expect(await as(null)).toBe('person/role-needed')
    expect((await foldPage(page)).all('sealUses')).toEqual([])
  })

  it('that writes another name into the steps of a paper is refused', async () => {
    await signIn('示例甲')
    const { caseId, reviewId } = office.review
    const none = { matterId: null, clueId: null, disputeId: null, parentId: null }
    const { documentId } = await ask<{ documentId: string }>(page, 'document:draft', {
      ...{ kindId: 'opinion', form: null, caseId, reviewId, ...none, reason: '' },
    })
    const step = { documentId, person: '示例乙' }
    expect(codeOf(await act(page, 'document/submitted', step))).toBe('person/not-yourself')
    const voided = { ...step, reason: '示例' }
    expect(codeOf(await act(page, 'document/voided', voided))).toBe('person/not-yourself')
    expect(codeOf(await act(page, 'document/submitted', { ...step, person: '示例甲' }))).toBe('ok')
  })
})

describe('one approval', () => {
  it('presses the seal once, though two ask at the same moment', async () => {
    const documentId = paper(0)
    const { id: requestId = '' } =
      (await foldPage(page)).all('sealRequests').find((one) => one.documentId === documentId) ?? {}
    const answers = await Promise.all([
      press(page, office, documentId, requestId),
      press(page, office, documentId, requestId),
      press(page, office, documentId, requestId),
    ])
    expect(answers.map(codeOf).sort()).toEqual(['document/wrong-state', 'document/wrong-state', 'ok'])
    const state = await expectStoreWhole(dataDir())
    expect(state.all('sealUses').map(({ serial }) => serial)).toEqual([1])
    expect(state.get('documents', documentId).state).toBe('sealed')
  })

  it('presses the seal once, though 用印 is clicked twice', async () => {
    const documentId = paper(2)
    await approve(page, office, documentId)
    await page.evaluate((id) => (location.hash = `#/documents/${id}`), documentId)
    await page.getByRole('tab', { name: '用印', exact: true }).click()
    const form = page.getByTestId('seal-keeper')
    await form.getByTestId('seal-spot').waitFor()
    await form.getByLabel('监印人登录密码').fill(office.people.示例丙.pin)
    await form.getByLabel('印章口令').fill(PASSPHRASE)
    await form.getByRole('button', { name: '用印', exact: true }).dblclick()
    await page.locator('[data-state="sealed"]').first().waitFor()
    const state = await expectStoreWhole(dataDir())
    expect(state.all('sealUses').filter((use) => use.documentId === documentId)).toHaveLength(1)
  })
})

describe('wrong passphrases', () => {
  const WRONG = '不是这个口令-示例'

  it('make the next one wait longer, the fifth stops the seal, and no passphrase is written anywhere', async () => {
    await signIn('示例丙')
    const sealId = office.spareId
    const unlock = (passphrase: string) => answerOf<null>(page, 'seal:unlock', { sealId, passphrase })
    const head = await headOf()
    for (const [left, seconds] of [
      [4, 1],
      [3, 2],
      [2, 4],
      [1, 8],
    ]) {
      const { failure } = await unlock(WRONG)
      expect(failure).toMatchObject({ code: 'seal/wrong-passphrase', params: { left, seconds } })
      // A try counts from when it began, so that only the longer pauses are sure to be met.
      if (left === 1) expect(codeOf(await unlock(PASSPHRASE))).toBe('seal/wait')
      await page.waitForTimeout(Number(seconds) * 1000 + 200)
    }
    expect(await headOf()).toBe(head)
    expect((await unlock(WRONG)).failure).toMatchObject({ code: 'seal/wait', params: { seconds: 300 } })
    expect((await unlock(PASSPHRASE)).failure.code).toBe('seal/wait')
    const [refused] = await ask<readonly { type: string; payload: object }[]>(
      page,
      'journal:read',
      head + 1,
      5,
    )
    expect(refused).toMatchObject({ type: 'seal/unlock-refused', payload: { sealId, attempts: 5 } })
  })

  it('are waited for after a restart, too, and by a kill', async () => {
    const sealId = office.spareId
    await running.kill()
    await restart('示例丙')
    const { failure } = await answerOf(page, 'seal:unlock', { sealId, passphrase: PASSPHRASE })
    expect(failure.code).toBe('seal/wait')
    expect(Number(failure.params.seconds)).toBeGreaterThan(200)
    expect(await ask(page, 'seal:open-vaults')).toEqual([])
    const written = await writtenBytes(dataDir())
    for (const secret of [WRONG, PASSPHRASE, office.people.示例丙.pin])
      expect(written.includes(secret)).toBe(false)
    expect(written.includes('seal vault refused')).toBe(true)
  })
})

/** Started on a folder the test has made, and closed again. */
async function atCopy(dir: string, who: keyof AbusedOffice['people'], work: (at: Page) => Promise<void>) {
  const copy = await reopen(dir, office.people[who])
  try {
    await work(copy.page)
  } finally {
    await copy.kill()
  }
}

/** Everything but what Chromium keeps for itself. */
async function copyStore(from: string, to: string): Promise<string> {
  await cp(join(from, 'store'), join(to, 'store'), { recursive: true })
  return to
}

describe('a copied store', () => {
  const year = Number(chinaDay(new Date().toISOString()).slice(0, 4))
  const block = { blockId: randomUUID(), prefix: '京执监意', year, from: 101, to: 103, note: '' }

  /** A paper as far as the signature, by two people. */
  async function readyToSign(at: Page): Promise<string> {
    const { caseId, reviewId } = office.review
    const none = { matterId: null, clueId: null, disputeId: null, parentId: null }
    await signIn('示例甲', at)
    const { documentId } = await ask<{ documentId: string }>(at, 'document:draft', {
      ...{ kindId: 'opinion', form: null, caseId, reviewId, ...none, reason: '' },
    })
    expect(codeOf(await act(at, 'document/submitted', { documentId, person: '示例甲' }))).toBe('ok')
    await signIn('示例乙', at)
    const { kind } = (await foldPage(at)).get('documents', documentId)
    for (let step = 1; step < kind.approval.length; step += 1)
      await act(at, 'document/reviewed', { documentId, person: '示例乙', note: '' })
    await signIn('示例甲', at)
    expect((await foldPage(at)).get('documents', documentId).state).toBe('signing')
    return documentId
  }
  const sign = (at: Page, documentId: string) =>
    answerOf<{ number: string }>(at, 'document:sign', { documentId, person: '示例甲' })

  it('gives no number and no seal until somebody answers for it, and never a number of the blocks it came with', async () => {
    await running.close()
    const first = await copyStore(dataDir(), join(folder, 'first'))
    await atCopy(first, '示例甲', async (at) => {
      const documentId = await readyToSign(at)
      expect(codeOf(await sign(at, documentId))).toBe('device/moved')
      const sealed = paper(1)
      const { id: requestId = '' } =
        (await foldPage(at)).all('sealRequests').find((one) => one.documentId === sealed) ?? {}
      expect(codeOf(await press(at, office, sealed, requestId))).toBe('device/moved')
      await at.evaluate((id) => (location.hash = `#/documents/${id}`), documentId)
      const before = (await foldPage(at)).get('devices', 'device').code
      await ask(at, 'device:attach', { statement: '换了电脑，原来的一份已停用（示例）' })
      expect((await foldPage(at)).get('devices', 'device').code).not.toBe(before)
      expect(codeOf(await act(at, 'device/numbering-set', { mode: 'blocks' }))).toBe('ok')
      expect(codeOf(await sign(at, documentId))).toBe('document/no-numbers-left')
      expect(codeOf(await act(at, 'number-block/received', { ...block, ...(await deviceOf(at)) }))).toBe('ok')
      expect((await sign(at, documentId)).value.number).toBe(`京执监意〔${year}〕101号`)
    })
    const second = await copyStore(first, join(folder, 'second'))
    await atCopy(second, '示例甲', async (at) => {
      const documentId = await readyToSign(at)
      expect(codeOf(await sign(at, documentId))).toBe('device/moved')
      await ask(at, 'device:attach', { statement: '从备份恢复（示例）' })
      expect(codeOf(await sign(at, documentId))).toBe('document/no-numbers-left')
    })
    await restart('示例甲')
  })

  const deviceOf = async (at: Page): Promise<{ deviceCode: string }> => ({
    deviceCode: (await foldPage(at)).get('devices', 'device').code,
  })
})

describe('a row of the register edited on the disk', () => {
  it('by one byte: opens for reading only, says so, presses and numbers nothing, and the check finds it', async () => {
    await running.close()
    const path = join(journalDir(dataDir()), segmentName(1))
    const sound = await readFile(path)
    const bytes = Buffer.from(sound)
    const at = bytes.indexOf('"copies":2', bytes.indexOf('"type":"document/sealed"'))
    expect(at).toBeGreaterThan(0)
    bytes[at + '"copies":'.length] = '9'.charCodeAt(0)
    await writeFile(path, bytes)
    running = await launchApp({ userDataDir: dataDir() })
    ;({ page } = running)
    const notice = page.getByRole('alert').filter({ hasText: '只能查看，不能修改' })
    await notice.waitFor()
    expect(await notice.innerText()).toContain('记录文件中间有一段已损坏')
    await signIn('示例乙')
    const documentId = paper(1)
    const request = await requestOf(page, documentId, wishFor(office.sealId), office.people.示例乙)
    const { requestId } = request.payload
    expect(codeOf(await act(page, request.type, request.payload))).toBe('journal/damaged')
    expect(codeOf(await press(page, office, documentId, requestId))).not.toBe('ok')
    const check = await ask<{ damage: { code: string } | null }>(page, 'record:verify', {
      jobId: randomUUID(),
    })
    expect(check.damage?.code).toBe('journal/damaged')
    await running.close()
    expect((await readFile(path)).equals(bytes)).toBe(true)
    await writeFile(path, sound)
    await restart('示例甲')
  })

  it('with every hash of the journal made anew: the signature and the chain of the register give it away', async () => {
    await running.close()
    const dir = await copyStore(dataDir(), join(folder, 'forged'))
    const opened = await openJournal({ dir: journalDir(dir), now: Date.now, newId: randomUUID })
    const events: StoredEvent[] = []
    for await (const event of opened.journal.iterate()) events.push(event)
    await opened.journal.close()
    const edited = events.map((event) =>
      event.type === 'document/sealed'
        ? { ...event, payload: { ...(event.payload as object), copies: 9 } }
        : event,
    )
    await forgeJournal(journalDir(dir), edited)
    await atCopy(dir, '示例甲', async (at) => {
      const check = await ask<{ bad: readonly { seq: number; why: string }[]; damage: unknown }>(
        at,
        'record:verify',
        { jobId: randomUUID() },
      )
      // Each signature covers the hash before it: everything from the edited row on has lost its own.
      const first = events.find(({ type }) => type === 'document/sealed')?.seq
      expect(check.bad[0]).toEqual({ seq: first, why: 'bad-signature' })
      await at.evaluate(() => (location.hash = '#/seals'))
      await at.getByRole('tab', { name: /^用印登记簿/ }).click()
      await at.getByTestId('register-chain').getByText('登记簿核对不符').waitFor()
    })
    await restart('示例甲')
  })
})

describe('a clock set back', () => {
  it('stops the seal with words, behind the screen and on it', async () => {
    await running.close()
    const { journal } = await openJournal({
      ...{ dir: journalDir(dataDir()), now: () => Date.now() + 26 * 3_600_000, newId: randomUUID },
    })
    const settings = { ...DEFAULT_SETTINGS, reviewerName: '示例评查员' }
    await journal.append([{ actor: '示例甲', type: 'settings/changed', v: 1, payload: { settings } }])
    await journal.close()
    await restart('示例甲')
    await page.getByRole('alert').filter({ hasText: '请检查电脑时间' }).waitFor()
    const documentId = paper(1)
    const { id: requestId = '' } =
      (await foldPage(page)).all('sealRequests').find((one) => one.documentId === documentId) ?? {}
    await signIn('示例乙')
    const { failure } = await press(page, office, documentId, requestId)
    expect(failure.code).toBe('device/clock-behind')
    expect(Number(failure.params.minutes)).toBeGreaterThan(25 * 60)
    expect((await foldPage(page)).get('documents', documentId).state).toBe('numbered')
    await page.evaluate((id) => (location.hash = `#/documents/${id}`), documentId)
    await page.getByRole('tab', { name: '用印', exact: true }).click()
    await page.getByTestId('seal-keeper').getByLabel('监印人登录密码').fill(office.people.示例丙.pin)
    await page.getByTestId('seal-keeper').getByLabel('印章口令').fill(PASSPHRASE)
    await page.getByTestId('seal-keeper').getByRole('button', { name: '用印', exact: true }).click()
    await page.getByText('本机时间比最后一条记录早约').first().waitFor()
    expect((await foldPage(page)).all('sealUses')).toHaveLength(2)
  })
})
