/** The data folder of release 0.1.0 under the program of today, in real Electron: its journal, and its window's database. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { checkProjection, readProjection, waitReady } from '../../scripts/torture/check-screen'
import type { StoreReport } from '../../scripts/torture/check-store'
import { openJournal } from '../../src/main/journal/journal'
import { Record } from '../../src/main/record/record'
import { launchApp, resizeContent, type RunningApp } from '../helpers/electron-app'
import {
  laySampleFiles,
  layOldJournal,
  OLD_EVENTS,
  OLD_STORES,
  OLD_VERSION,
  readOldWindow,
} from '../helpers/old-store'
import { bringDatabase, databaseVersion } from '../helpers/old-window'

let folder = ''
let running: RunningApp
let page: Page
let folded: StoreReport

/** Folded outside of the app, on a copy: what every screen must come from. */
async function foldOldJournal(): Promise<StoreReport> {
  const dir = join(folder, 'copy')
  await layOldJournal(dir)
  const opened = await openJournal({ dir, now: Date.now, newId: randomUUID })
  const record = await Record.open(opened, randomUUID)
  await record.close()
  return { state: record.state, head: record.status.head, tornBytes: 0, signed: 0 }
}

const bringOldDatabase = async (): Promise<void> =>
  bringDatabase(page, { ...(await readOldWindow()), stores: OLD_STORES, version: OLD_VERSION })

const settledAt = (seq: number): Promise<void> =>
  expect.poll(async () => (await readProjection(page)).applied?.seq, { timeout: 20_000 }).toBe(seq)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-upgrade-'))
  const store = join(folder, 'data', 'store')
  await layOldJournal(join(store, 'journal'))
  await laySampleFiles(store)
  folded = await foldOldJournal()
  running = await launchApp({ userDataDir: join(folder, 'data') })
  page = running.page
  page.setDefaultTimeout(15_000)
  await page.evaluate('globalThis.__name = (f) => f')
  await resizeContent(running, 1366, 768)
})
afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => {
  expect(running.pageErrors).toEqual([])
})

describe('the store of release 0.1.0', () => {
  it('comes up without a complaint, everything folded', async () => {
    await waitReady(page)
    await settledAt(OLD_EVENTS)
    await checkProjection(page, folded)
  })

  it('is shown from a database built anew, not from the rows that release had left', async () => {
    await bringOldDatabase()
    expect(await databaseVersion(page)).toBe(OLD_VERSION)
    await page.reload()
    await page.evaluate('globalThis.__name = (f) => f')
    await waitReady(page)
    await expect.poll(() => databaseVersion(page), { timeout: 20_000 }).toBeGreaterThan(OLD_VERSION)
    await settledAt(OLD_EVENTS)
    await checkProjection(page, folded)
  })

  it('shows its cases, reviews, documents, register and campaign', async () => {
    const go = async (hash: string, text: string | RegExp): Promise<void> => {
      await page.evaluate((to) => (location.hash = to), hash)
      await page.getByText(text).first().waitFor()
    }
    const { state } = folded
    for (const { caseId, state: now, result } of state.all('reviews')) {
      await go('#/cases', state.get('cases', caseId).facts.title)
      await page.evaluate((id) => (location.hash = `#/cases/${id}`), caseId)
      await page.locator(`[data-review-state="${now}"]`).waitFor()
      if (typeof result?.scoreTenths === 'number')
        await page
          .getByText(`${result.scoreTenths / 10} 分`)
          .first()
          .waitFor()
      await page.locator('[data-page-number="1"][data-rendered]').waitFor()
    }
    for (const { number } of state.all('documents')) await go('#/documents', number?.text ?? '没有文号')
    await go('#/seals', '旧示例印章')
    await go('#/campaigns', '2025年度抽查')
    await go('#/standards', '行政处罚（普通程序）')
  })

  it('is carried on by key', async () => {
    const open = folded.state.all('reviews').find(({ state }) => state === 'open')
    await page.evaluate((id) => (location.hash = `#/cases/${id}`), open?.caseId ?? '')
    await page.locator('[data-review-state="open"]').waitFor()
    await page.locator('[data-current-row]').waitFor()
    await page.locator('[data-current-row]').focus()
    await page.keyboard.press('Space')
    await settledAt(OLD_EVENTS + 1)
    await page.locator('[data-save-state="saved"]').waitFor()
  })
})
