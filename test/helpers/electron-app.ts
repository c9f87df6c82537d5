/**
 * Starts the built app in real Electron, as a person would, on a data folder of its own.
 * The runtime is the one `npm run e2e` has resolved (HENGJUAN_ELECTRON), or the one scripts/runtime finds.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ConsoleMessage, type ElectronApplication, type Page } from 'playwright-core'
import { PROJECT_ROOT } from '../../scripts/lib/paths'
import { CHINESE_LOCALE } from '../../scripts/lib/locale'
import { sandboxArgs } from '../../scripts/lib/sandbox'
import { resolveRuntime } from '../../scripts/runtime'
import { isRunning, killTree } from './process-tree'

export type LaunchOptions = {
  /** Kept after close when given; otherwise a fresh one is made and removed. */
  readonly userDataDir?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export type RunningApp = {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userDataDir: string
  /** console.error of the page and uncaught errors, in order; a test asserts what it expects. */
  readonly pageErrors: readonly string[]
  /** What main wrote to stdout and stderr. */
  readonly mainOutput: () => string
  /** Quits as a person would. */
  readonly close: () => Promise<void>
  /** SIGKILL for every process of the app; resolves when all are gone. The data folder stays. */
  readonly kill: () => Promise<void>
}

async function executablePath(): Promise<string> {
  return process.env.HENGJUAN_ELECTRON ?? (await resolveRuntime({ quiet: true })).executablePath
}

/** The environment without undefined values, which Playwright does not take. */
function environment(extra: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(own), ...CHINESE_LOCALE, ...extra }
}

async function gone(pids: readonly number[]): Promise<void> {
  while (pids.some(isRunning)) await new Promise((next) => setTimeout(next, 5))
}

function watchPage(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(`uncaught: ${error.message}`))
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`)
  })
}

const LAUNCH_LIMIT_MS = 60_000

export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const isOwnFolder = options.userDataDir === undefined
  const userDataDir = options.userDataDir ?? (await mkdtemp(join(tmpdir(), 'hengjuan-e2e-')))
  const noSandbox = sandboxArgs()
  const app = await _electron.launch({
    executablePath: await executablePath(),
    args: [...noSandbox, `--user-data-dir=${userDataDir}`, ...(options.args ?? []), PROJECT_ROOT],
    env: environment(options.env ?? {}),
    cwd: PROJECT_ROOT,
    chromiumSandbox: noSandbox.length === 0,
    timeout: LAUNCH_LIMIT_MS,
  })
  const pid = app.process().pid ?? 0
  let output = ''
  app.process().stdout?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
  app.process().stderr?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
  const pageErrors: string[] = []
  app.context().on('page', (opened) => watchPage(opened, pageErrors))
  app.windows().forEach((opened) => watchPage(opened, pageErrors))
  const page = await app.firstWindow({ timeout: LAUNCH_LIMIT_MS })
  await page.waitForLoadState('load')
  const removeFolder = () => (isOwnFolder ? rm(userDataDir, { recursive: true, force: true }) : undefined)
  return {
    app,
    page,
    userDataDir,
    pageErrors,
    mainOutput: () => output,
    close: async () => {
      await app.close()
      await removeFolder()
    },
    kill: async () => {
      await gone(killTree(pid))
    },
  }
}

export type ScreenshotOptions = {
  readonly width?: number
  readonly height?: number
  readonly scheme?: 'light' | 'dark'
}

/** The two sizes every screen is looked at in. */
export const SCREEN_SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const

export async function resizeContent(running: RunningApp, width: number, height: number): Promise<void> {
  const shown = await running.app.browserWindow(running.page)
  await shown.evaluate(
    (window, size) => {
      window.setMinimumSize(1, 1)
      window.setContentSize(size.width, size.height)
    },
    { width, height },
  )
  await running.page.waitForFunction(
    (size) => window.innerWidth === size.width && window.innerHeight === size.height,
    { width, height },
  )
}

/** A picture of the page at a given content size and colour scheme. */
export async function screenshot(
  running: RunningApp,
  path: string,
  { width = 1366, height = 768, scheme = 'light' }: ScreenshotOptions = {},
): Promise<void> {
  await resizeContent(running, width, height)
  await running.page.emulateMedia({ colorScheme: scheme })
  await running.page.screenshot({ path, animations: 'disabled' })
}
