/**
 * From the start of the process to a home screen that can be used: the app is started as a person starts it, without a
 * driver that would hold it up; a debugger joins beside it and waits for the list of cases.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { killTree } from '../../test/helpers/process-tree'
import { PROJECT_ROOT } from '../lib/paths'
import { sandboxArgs } from '../lib/sandbox'
import type { Group, GroupContext } from './group'
import { makeRow, median, spread, type Row } from './row'
import { OFFICE, officeYear, writeStore } from './store'

const EVENTS = 10_000
const EMPTY_TARGET_MS = null
const TARGET_RATIO = 3
const LIMIT_MS = 60_000

export const coldStartGroup: Group = {
  names: ['cold-start/empty', 'cold-start/10000-events', 'cold-start/10000-rebuild'],
  measure,
}

/** The list of cases, or the invitation to take in the first one. */
const HOME = 'table tbody tr button, h3:has-text("还没有案卷")'

async function devToolsAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', () => reject(new Error(`the app ended before it had started:\n${said}`)))
  })
}

async function firstPage(browser: Browser): Promise<Page> {
  const context = browser.contexts()[0]
  if (context === undefined) throw new Error('the app has no browser context')
  return context.pages()[0] ?? (await context.waitForEvent('page', { timeout: LIMIT_MS }))
}

/** @returns milliseconds from spawn to home */
async function startOnce(executablePath: string, userDataDir: string): Promise<number> {
  const args = [...sandboxArgs(), `--user-data-dir=${userDataDir}`, '--remote-debugging-port=0', PROJECT_ROOT]
  const spawnedAtMs = performance.timeOrigin + performance.now()
  const child = spawn(executablePath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  try {
    const browser = await chromium.connectOverCDP(await devToolsAddress(child))
    const page = await firstPage(browser)
    await page.waitForSelector(HOME, { timeout: LIMIT_MS })
    // Both clocks are the machine's own.
    const homeAtMs = await page.evaluate(() => performance.timeOrigin + performance.now())
    await endPolitely(browser, child)
    return homeAtMs - spawnedAtMs
  } finally {
    if (child.exitCode === null && child.pid !== undefined) killTree(child.pid)
  }
}

/** As closing the window does: the projection and the settings of the window are written out. */
async function endPolitely(browser: Browser, child: ChildProcess): Promise<void> {
  const ended = child.exitCode === null ? once(child, 'exit') : Promise.resolve()
  const session = await browser.newBrowserCDPSession()
  // The connection may be gone before the answer; that the process ends is what counts.
  await session.send('Browser.close').catch(() => undefined)
  await ended
}

async function measure({ runs, executablePath }: GroupContext): Promise<readonly Row[]> {
  const dir = await mkdtemp(join(tmpdir(), 'hengjuan-bench-'))
  const [empty, full, rebuilt] = ['empty', 'full', 'rebuilt'].map((name) => join(dir, name))
  if (empty === undefined || full === undefined || rebuilt === undefined) throw new Error('three folders')
  const times = { empty: [] as number[], full: [] as number[], rebuilt: [] as number[] }
  const start = (folder: string): Promise<number> => startOnce(executablePath, folder)
  try {
    await writeStore(empty, [OFFICE])
    await writeStore(full, officeYear(EVENTS))
    await writeStore(rebuilt, officeYear(EVENTS))
    // Not counted: builds the projections and Chromium's own folders, warms the page cache.
    for (const folder of [empty, full, rebuilt]) await start(folder)
    for (let run = 0; run < runs; run += 1) {
      times.empty.push(await start(empty))
      times.full.push(await start(full))
      await rm(join(rebuilt, 'chromium', 'IndexedDB'), { recursive: true, force: true })
      times.rebuilt.push(await start(rebuilt))
    }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
  const ratio = (name: string, values: readonly number[], what: string): Row =>
    makeRow({
      name,
      value: median(values.map((ms, index) => ms / (times.empty[index] ?? ms))),
      unit: '×',
      target: TARGET_RATIO,
      against: `${what}: ${spread(values)} ms ÷ empty store ${spread(times.empty)} ms`,
      runs,
    })
  return [
    makeRow({
      name: 'cold-start/empty',
      value: median(times.empty),
      unit: 'ms',
      target: EMPTY_TARGET_MS,
      against: `spawn to usable home, ${spread(times.empty)}, page cache warm`,
      runs,
    }),
    ratio('cold-start/10000-events', times.full, 'projection current'),
    ratio('cold-start/10000-rebuild', times.rebuilt, 'projection deleted'),
  ]
}
