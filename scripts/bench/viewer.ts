/**
 * A case of 1000 scanned pages, 340 MB, on the review screen: how soon the first page is there, how soon any other one,
 * and what all processes of the app hold meanwhile. Each run is a life of the app of its own.
 */
import { link, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchApp } from '../../test/helpers/electron-app'
import { seedSettings } from '../../test/helpers/seed-case'
import type { Group, GroupContext } from './group'
import { appMemory, type Memory } from './memory'
import {
  backToCases,
  drawnPage,
  importThroughDialog,
  startReview,
  useSmallWindow,
  timeUntil,
} from './real-app'
import { makeRow, median, p95, spread, type Row } from './row'
import { bigScan, SCAN_PAGES } from './scan'

const JUMPS_PER_RUN = 40
const FIRST_PAGE_TARGET_MS = 1000
const PAGE_TARGET_MS = 200
const MEMORY_TARGET_MB = 600
const TITLE = '示例大案卷'

export const viewerGroup: Group = {
  names: ['first-page-ms', 'first-page-cold-ms', 'page-p95-ms', 'viewer-memory-mb'],
  measure,
}

/** A data folder with the scan taken in and its review begun. */
export async function prepareBigCase(dir: string): Promise<string> {
  const [userDataDir, folder] = [join(dir, 'data'), join(dir, 'scans')]
  await mkdir(folder)
  await link(bigScan().path, join(folder, '01案卷.pdf'))
  const running = await launchApp({ userDataDir })
  await useSmallWindow(running)
  await seedSettings(running.page)
  await importThroughDialog(running, folder, TITLE)
  await startReview(running.page)
  await running.close()
  return userDataDir
}

async function openCase(page: Page): Promise<number> {
  const title = page.getByRole('button', { name: TITLE, exact: true })
  return timeUntil(page, 'click', drawnPage(1), () => title.click())
}

async function jumpTo(page: Page, number: number): Promise<number> {
  await page.getByRole('textbox', { name: '页码' }).fill(String(number))
  const ms = await timeUntil(page, 'keydown', drawnPage(number), () => page.keyboard.press('Enter'))
  // The box is made anew for each page: what is typed before it is there would be lost.
  await page.waitForFunction(
    (wanted) => document.querySelector<HTMLInputElement>('input[aria-label="页码"]')?.value === wanted,
    String(number),
  )
  return ms
}

/** Far from one another and in no order, so that no page is there before it is asked for; the same in every run. */
export function jumpTargets(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => 20 + ((index * 617 + 331) % (SCAN_PAGES - 40)))
}

type Life = {
  readonly coldMs: number
  readonly warmMs: number
  readonly jumpsMs: readonly number[]
  readonly peak: Memory
}

async function liveOnce(userDataDir: string): Promise<Life> {
  const running = await launchApp({ userDataDir })
  const { page } = running
  const pid = running.app.process().pid ?? 0
  try {
    await useSmallWindow(running)
    const coldMs = await openCase(page)
    await backToCases(page)
    const warmMs = await openCase(page)
    const jumpsMs: number[] = []
    let peak = appMemory(pid)
    for (const number of jumpTargets(JUMPS_PER_RUN)) {
      jumpsMs.push(await jumpTo(page, number))
      const memory = appMemory(pid)
      if (memory.totalMb > peak.totalMb) peak = memory
    }
    return { coldMs, warmMs, jumpsMs, peak }
  } finally {
    await running.kill()
  }
}

async function measure({ runs }: GroupContext): Promise<readonly Row[]> {
  const dir = await mkdtemp(join(tmpdir(), 'hengjuan-bench-'))
  const lives: Life[] = []
  try {
    const userDataDir = await prepareBigCase(dir)
    for (let run = 0; run < runs; run += 1) lives.push(await liveOnce(userDataDir))
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
  return toRows(lives)
}

function toRows(lives: readonly Life[]): readonly Row[] {
  const runs = lives.length
  const [cold, warm] = [lives.map(({ coldMs }) => coldMs), lives.map(({ warmMs }) => warmMs)]
  const jumps = lives.flatMap(({ jumpsMs }) => jumpsMs)
  const peaks = lives.map(({ peak }) => peak.totalMb)
  const worst = lives.find(({ peak }) => peak.totalMb === Math.max(...peaks))
  const first = (name: string, values: readonly number[], when: string): Row =>
    makeRow({
      name,
      value: median(values),
      unit: 'ms',
      target: FIRST_PAGE_TARGET_MS,
      against: `click to page 1 drawn, ${when}: ${spread(values)}`,
      runs,
    })
  return [
    first('first-page-ms', warm, 'opened before in this session'),
    first('first-page-cold-ms', cold, 'first time after the start, all bytes hashed first'),
    makeRow({
      name: 'page-p95-ms',
      value: p95(jumps),
      unit: 'ms',
      target: PAGE_TARGET_MS,
      against: `page number entered to page drawn, no pause between jumps: median ${spread(jumps)}`,
      runs: jumps.length,
    }),
    makeRow({
      name: 'viewer-memory-mb',
      value: Math.max(...peaks),
      unit: 'MB',
      target: MEMORY_TARGET_MB,
      against: `PSS of all processes, peak after any of ${JUMPS_PER_RUN} jumps: ${spread(peaks)}; ${worst?.peak.byProcess.join(', ') ?? ''}`,
      runs,
    }),
  ]
}
