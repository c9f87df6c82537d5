/**
 * The release of a seal in real Electron, asked through the bridge as a page would ask, whatever the screens look like:
 * four eyes with PINs, one approval once, wrong passphrases over a kill, and everything that is handed out afterwards.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EventBody } from '@shared/events/catalogue'
import { parseBook } from '@shared/paper-proof/book'
import { verifyPaper } from '@shared/paper-proof/verify'
import { launchApp, type RunningApp } from '../helpers/electron-app'
import * as h from '../helpers/seal-office'
import * as w from '../helpers/sample-record'
import { throwawayP12 } from '../helpers/throwaway-p12'

let dir = ''
let running: RunningApp
let staff: h.Staff
let request: EventBody

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hengjuan-release-'))
  const store = join(dir, 'store')
  await mkdir(store, { recursive: true })
  const house = await h.openSealOffice(store, { startMs: Date.now() - 600_000 })
  staff = await h.staffed(house)
  request = h.requestOf(house, { personId: staff.clerk, name: '示例乙' }, { attachmentIds: [h.FILE_ID] })
  await house.record.close()
  await start()
})
afterAll(async () => {
  await running.close()
  await rm(dir, { recursive: true, force: true })
})

async function start(): Promise<void> {
  running = await launchApp({ userDataDir: dir })
  await answer('showMessageBox', { response: 0, checkboxChecked: false })
}

/** What the person says in the next dialog of the system. */
const answer = (
  name: 'showMessageBox' | 'showSaveDialog' | 'showOpenDialog',
  value: object,
): Promise<unknown> =>
  running.app.evaluate(
    ({ dialog }, [which, said]) => {
      Object.assign(dialog, { [which]: () => Promise.resolve(said) })
    },
    [name, value] as const,
  )

type Answer = {
  readonly ok: boolean
  readonly value?: unknown
  readonly failure?: { readonly code: string; readonly params: object }
}
const ask = async (channel: string, order?: object): Promise<Answer> =>
  (await running.page.evaluate(
    ([name, args]) => {
      const { hengjuan } = globalThis as unknown as {
        hengjuan: Record<string, (...given: readonly unknown[]) => Promise<unknown>>
      }
      return hengjuan[name]?.(...args)
    },
    [channel, order === undefined ? [] : [order]] as const,
  )) as Answer
const codeOf = async (channel: string, order?: object): Promise<string | null> =>
  (await ask(channel, order)).failure?.code ?? null

const signIn = (role: h.Role) => codeOf('person:sign-in', { personId: staff[role], pin: h.pinOf(role) })
const keeperPin = () => ({ personId: staff.keeper, pin: h.pinOf('keeper') })
const decide = (pin: string) =>
  codeOf('seal:decide', { requestId: h.REQUEST_ID, personId: staff.boss, pin, isApproved: true, note: '' })
const seal = (patch: object) => codeOf('document:seal', { ...h.ORDER, keeperPin: keeperPin(), ...patch })

const save = async (kind: string, subjectId: string | null, format = 'pdf'): Promise<Buffer> => {
  const filePath = join(dir, `${kind}.${format}`)
  await answer('showSaveDialog', { canceled: false, filePath })
  expect(await ask('export:save', { jobId: crypto.randomUUID(), kind, subjectId, format })).toMatchObject({
    ok: true,
  })
  return readFile(filePath)
}

describe('a seal released by three people', () => {
  it('says nothing and does nothing before somebody signs in', async () => {
    expect(await codeOf('seal:unlock', { sealId: w.SEAL_ID, passphrase: h.PASSPHRASE })).toBe(
      'person/sign-in-needed',
    )
    expect(await ask('seal:open-vaults')).toEqual({ ok: true, value: [] })
  })

  it('waits for the second person, who gives their PIN beside the first', async () => {
    expect(await signIn('clerk')).toBeNull()
    expect(await codeOf('act:perform', request)).toBeNull()
    expect(await seal({})).toBe('seal/request-state')
    expect(await decide('000000')).toBe('person/wrong-pin')
    expect(await decide(h.pinOf('boss'))).toBe('person/wait')
    await sleep(1100)
    expect(await decide(h.pinOf('boss'))).toBeNull()
    expect((await ask('person:session')).value).toMatchObject({ personId: staff.clerk, isLocked: false })
  })

  it('is not pressed by who asked, nor with another passphrase', async () => {
    expect(await seal({ keeperPin: null })).toBe('person/role-needed')
    expect(await seal({ passphrase: null })).toBe('seal/vault-closed')
    expect(await seal({ passphrase: 'falsch-falsch' })).toBe('seal/wrong-passphrase')
    await sleep(1100)
  })

  it('is pressed once by the third, on the paper and across its file', async () => {
    const twice = await Promise.all([seal({}), seal({})])
    expect(twice).toEqual([null, 'document/wrong-state'])
    const file = {
      ...{ jobId: crypto.randomUUID(), documentId: w.DOCUMENT_ID, fileId: h.FILE_ID },
      ...{ requestId: h.REQUEST_ID, passphrase: h.PASSPHRASE, keeperPin: keeperPin(), filePassword: '' },
    }
    expect(await codeOf('attachment:seal', file)).toBeNull()
    expect(await codeOf('attachment:seal', { ...file, jobId: crypto.randomUUID() })).toBe('seal/request-used')
    expect(await ask('seal:open-vaults')).toEqual({ ok: true, value: [] })
  })

  it('is followed by a cryptographic signature with the certificate of the office, if it has one', async () => {
    expect(await signIn('keeper')).toBeNull()
    const { p12, password } = throwawayP12()
    const path = join(dir, 'office.p12')
    await writeFile(path, p12)
    await answer('showOpenDialog', { canceled: false, filePaths: [path] })
    const order = { documentId: w.DOCUMENT_ID, person: '示例丙', signer: 'p12', password, reason: '签发' }
    expect(await codeOf('document:crypto-sign', { ...order, signer: 'sm2' })).toBe('seal/sm2-unavailable')
    expect(await codeOf('document:crypto-sign', { ...order, password: 'falsch' })).toBe(
      'seal/p12-wrong-password',
    )
    expect(await ask('document:crypto-sign', order)).toMatchObject({
      value: { subject: expect.stringContaining('示例') as string },
    })
    expect(await codeOf('document:crypto-sign', order)).toBe('document/already-signed')
  })

  it('hands out files the page of verification knows, each under its own number', async () => {
    const copy = await save('document', w.DOCUMENT_ID)
    const signed = await save('document-signed', w.DOCUMENT_ID)
    for (const form of ['seal-register', 'seal-proof-sheet'])
      expect(
        (await save(form, form === 'seal-register' ? null : w.DOCUMENT_ID)).subarray(0, 5).toString(),
      ).toBe('%PDF-')
    const html = (await save('verify-page', null, 'html')).toString()
    const [, json = ''] = /<script type="application\/json" id="book">([\s\S]*?)<\/script>/.exec(html) ?? []
    const book = parseBook(json)
    for (const file of [copy, signed]) expect(verifyPaper(file, book).verdict).toBe('genuine')
    expect(verifyPaper(Buffer.concat([copy, Buffer.from(' ')]), book).verdict).toBe('altered')
    const checked = await ask('record:verify', { jobId: crypto.randomUUID() })
    expect(checked.value).toMatchObject({ badCount: 0, damage: null })
  })
})

describe('five wrong passphrases', () => {
  it('stop the vault for minutes, in the log without the passphrase, and over a kill', async () => {
    const unlock = (passphrase: string) => ask('seal:unlock', { sealId: w.SEAL_ID, passphrase })
    for (const seconds of [1, 2, 4, 8]) {
      expect((await unlock('falsch-falsch')).failure).toMatchObject({
        ...{ code: 'seal/wrong-passphrase', params: { seconds } },
      })
      await sleep(seconds * 1000 + 100)
    }
    expect((await unlock('falsch-falsch')).failure).toMatchObject({
      ...{ code: 'seal/wait', params: { seconds: 300 } },
    })
    const log = await readFile(join(dir, 'logs', 'main.log'), 'utf8')
    expect(log).toContain('seal vault refused')
    expect(log).not.toContain('falsch')
    await running.kill()
    await start()
    expect(await signIn('keeper')).toBeNull()
    expect((await unlock(h.PASSPHRASE)).failure?.code).toBe('seal/wait')
  })
})
