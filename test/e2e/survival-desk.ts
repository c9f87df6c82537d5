/** A desk to break things on: the app with one case under review, and looks at what it shows and what lies on the disk. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { checkProjection, waitReady } from '../../scripts/torture/check-screen'
import { checkStore, type StoreReport } from '../../scripts/torture/check-store'
import { Ledger } from '../../scripts/torture/ledger'
import { launchApp, type RunningApp } from '../helpers/electron-app'

export type Desk = RunningApp & { readonly caseId: string; readonly reviewId: string }

export type Answer<T> = {
  readonly ok: boolean
  readonly value: T
  readonly failure: { readonly code: string; readonly params: Readonly<Record<string, unknown>> }
}

/** Asks main as the screens do, and gives the answer as it came. */
export async function answerOf<T>(
  page: Page,
  channel: string,
  ...args: readonly unknown[]
): Promise<Answer<T>> {
  const answer = await page.evaluate(
    ([name, list]) => {
      const bridge = window.hengjuan as unknown as Record<string, (...all: unknown[]) => Promise<unknown>>
      return bridge[name]?.(...list)
    },
    [channel, args] as const,
  )
  return answer as Answer<T>
}

export async function ask<T>(page: Page, channel: string, ...args: readonly unknown[]): Promise<T> {
  const { ok, value, failure } = await answerOf<T>(page, channel, ...args)
  if (!ok) throw new Error(`${channel}: ${failure.code} ${JSON.stringify(failure.params)}`)
  return value
}

/** What the system's open dialog answers from now on. */
export const chooseFrom = ({ app }: RunningApp, path: string): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)

/** A fresh data folder at work: the person has a name, the first sample is in and under review. */
export async function openDesk(userDataDir: string): Promise<Desk> {
  mkdirSync(userDataDir, { recursive: true })
  const running = await launchApp({ userDataDir })
  const { page } = running
  await page.getByLabel('您的姓名').fill('示例评查员')
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
  const offer = await ask<{
    token: string
    facts: unknown
    entries: { entryId: string; kind: string | null }[]
  }>(page, 'sample:offer', '01-canyin')
  const { caseId } = await ask<{ caseId: string }>(page, 'intake:run', {
    token: offer.token,
    jobId: crypto.randomUUID(),
    target: { kind: 'new', facts: offer.facts, campaignId: null },
    entryIds: offer.entries.filter(({ kind }) => kind !== null).map(({ entryId }) => entryId),
    passwords: {},
  })
  const { reviewId } = await ask<{ reviewId: string }>(page, 'review:start', {
    caseId,
    standardId: 'CF-PT-2026.1',
  })
  return { ...running, caseId, reviewId }
}

export async function openReview({ page, caseId }: Pick<Desk, 'page' | 'caseId'>): Promise<void> {
  await page.evaluate((id) => (location.hash = `#/cases/${id}`), caseId)
  await page.locator('[data-current-row]').waitFor()
}

/** The files are sound, and the screen's database equals them. */
export async function expectSound({ page, userDataDir }: RunningApp): Promise<StoreReport> {
  const report = await checkStore(userDataDir, new Ledger(), new Map())
  await checkProjection(page, report)
  return report
}

export async function startAgain(userDataDir: string): Promise<RunningApp> {
  const running = await launchApp({ userDataDir })
  await waitReady(running.page)
  return running
}

export const headerState = (page: Page): Promise<string> => page.locator('[data-save-state]').innerText()

export const journalDir = (userDataDir: string): string => join(userDataDir, 'store', 'journal')

export async function expectSeq({ page }: RunningApp, seq: number): Promise<void> {
  const { head } = await ask<{ head: { seq: number } }>(page, 'journal:status')
  expect(head.seq).toBe(seq)
}
