/** The data folders of release 0.2.0 under the program of today, in real Electron: shown, numbered on, handed out. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brokenRows, registerHead } from '@shared/domain/seal/register-chain'
import { checkProjection, readProjection, waitReady } from '../../scripts/torture/check-screen'
import { checkStore, type StoreReport } from '../../scripts/torture/check-store'
import { Ledger } from '../../scripts/torture/ledger'
import { launchApp, resizeContent, type RunningApp } from '../helpers/electron-app'
import {
  EVENTS_020,
  laySampleFiles,
  layStore020,
  PASSPHRASE_020,
  PINS_020,
  readWindow020,
  type Office020,
} from '../helpers/old-store'
import { bringDatabase, databaseVersion } from '../helpers/old-window'
import { approvedRequest, orderOf, sealWith, wishFor } from '../helpers/seal-acts'
import { perform, signInAs } from '../helpers/seed-seal'
import { ask } from './survival-desk'

let folder = ''
let running: RunningApp
let page: Page

const dataDir = (): string => join(folder, 'data')

async function open(office: Office020): Promise<void> {
  const store = join(dataDir(), 'store')
  await layStore020(office, store)
  await laySampleFiles(store)
  running = await launchApp({ userDataDir: dataDir() })
  page = running.page
  page.setDefaultTimeout(20_000)
  await page.evaluate('globalThis.__name = (f) => f')
  await resizeContent(running, 1366, 768)
  await waitReady(page)
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-upgrade-020-'))
})
afterEach(async () => {
  expect(running.pageErrors).toEqual([])
  await running.close()
  await rm(folder, { recursive: true, force: true })
})

/** Read from the disk beside the app: chain, signatures, files, numbers. */
const stored = (): Promise<StoreReport> => checkStore(dataDir(), new Ledger(), new Map())
const settledAt = (seq: number): Promise<void> =>
  expect.poll(async () => (await readProjection(page)).applied?.seq, { timeout: 20_000 }).toBe(seq)
const go = async (hash: string, text: string | RegExp): Promise<void> => {
  await page.evaluate((to) => (location.hash = to), hash)
  await page.getByText(text).first().waitFor()
}

describe.each(['unstaffed', 'staffed'] as const)('the %s office of release 0.2.0', (office) => {
  it('comes up whole, and anew over the database that release had left', async () => {
    await open(office)
    await settledAt(EVENTS_020[office])
    await checkProjection(page, await stored())
    const old = await readWindow020(office)
    await bringDatabase(page, old)
    expect(await databaseVersion(page)).toBe(old.version)
    await page.reload()
    await page.evaluate('globalThis.__name = (f) => f')
    await waitReady(page)
    await expect.poll(() => databaseVersion(page), { timeout: 20_000 }).toBeGreaterThan(old.version)
    await settledAt(EVENTS_020[office])
    await checkProjection(page, await stored())
  })
})

describe('an office of release 0.2.0 with its own prefix', () => {
  it('sees its papers, its seals and its register, and nothing in it is called broken', async () => {
    await open('unstaffed')
    const { state } = await stored()
    for (const { id, number, fields } of state.all('documents')) {
      await go('#/documents', number?.text ?? fields.addressee)
      await page.evaluate((to) => (location.hash = `#/documents/${to}`), id)
      await page.getByTestId('document-page').waitFor()
      await page.getByTestId('preview-page').first().waitFor()
    }
    await go('#/seals', '示例县行政执法监督专用章')
    await page.getByRole('tab', { name: /^用印登记簿/ }).click()
    const chain = page.getByTestId('register-chain')
    await chain.waitFor()
    expect(await chain.innerText()).toContain('共 2 行，前后相连，没有改动')
    await page.getByText('示执监意〔2026〕1号').first().waitFor()
  })

  it('hands out a paper sealed then, bit for bit', async () => {
    await open('unstaffed')
    const { state } = await stored()
    await running.app.evaluate(
      ({ dialog }, path) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
      },
      join(folder, '盖章件.pdf'),
    )
    for (const { id, sealed } of state.all('documents')) {
      if (sealed === null) continue
      await ask(page, 'export:save', {
        ...{ jobId: randomUUID(), kind: 'document', subjectId: id, format: 'pdf' },
      })
      const out = await readFile(join(folder, '盖章件.pdf'))
      const kept = join(dataDir(), 'store', 'blobs', 'blobs', sealed.pdfSha256.slice(0, 2), sealed.pdfSha256)
      expect(out.equals(await readFile(kept))).toBe(true)
    }
  })

  it('signs, prints and numbers on in its own name', async () => {
    await open('unstaffed')
    const { state } = await stored()
    const document = state.all('documents').find((one) => one.state === 'drafting')
    const documentId = document?.id ?? ''
    const step = { documentId, person: '示例戊' }
    await perform(page, { type: 'document/submitted', payload: step })
    await perform(page, { type: 'document/reviewed', payload: { ...step, note: '' } })
    expect(await ask(page, 'document:sign', step)).toEqual({ number: '示执监意〔2026〕4号' })
    await page.evaluate((to) => (location.hash = `#/documents/${to}`), documentId)
    await page.getByTestId('document-number').getByText('示执监意〔2026〕4号').waitFor()
    await page.getByTestId('preview-page').first().waitFor()
    await checkProjection(page, await stored())
  })
})

describe('an office of release 0.2.0 with people', () => {
  it('goes on sealing with a keeper named today; the new row is chained to the old', async () => {
    await open('staffed')
    const before = (await stored()).state
    const ids = Object.fromEntries(before.all('people').map(({ id, name }) => [name, id]))
    const { 示例甲: boss = '', 示例乙: clerk = '', 示例丙: keeper = '' } = ids
    const { name, unit, certificate, roles, recusedUnits } = before.get('people', keeper)
    await signInAs(page, boss, PINS_020.示例甲)
    await perform(page, {
      type: 'person/facts-edited',
      payload: {
        personId: keeper,
        facts: { name, unit, certificate, recusedUnits, roles: [...roles, 'keeper'] },
      },
    })
    await signInAs(page, clerk, PINS_020.示例乙)
    const document = before.all('documents').find(({ state }) => state === 'numbered')
    const [seal] = before.all('seals')
    await running.app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
    })
    const documentId = document?.id ?? ''
    const wish = wishFor(seal?.id ?? '')
    const requestId = await approvedRequest(page, documentId, wish, {
      applicant: { personId: clerk, name: '示例乙', pin: PINS_020.示例乙 },
      approver: { personId: boss, name: '示例甲', pin: PINS_020.示例甲 },
    })
    const third = { personId: keeper, name: '示例丙', pin: PINS_020.示例丙 }
    const order = orderOf(documentId, requestId, wish, third, PASSPHRASE_020)
    expect(await sealWith(page, order)).toMatchObject({ ok: true })
    const { state } = await stored()
    const uses = state.all('sealUses')
    expect(uses).toHaveLength(2)
    expect(brokenRows(uses)).toEqual([])
    expect(state.get('registers', 'register')).toMatchObject({ rows: 2, head: registerHead(uses) })
  })
})
