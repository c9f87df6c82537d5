/** One life of the app: started on the data folder, listened to, killed. */
import { spawn } from 'node:child_process'
import type { ElectronApplication, Page } from 'playwright-core'
import { launchApp, type RunningApp } from '../../test/helpers/electron-app'
import { killTree, isRunning } from '../../test/helpers/process-tree'
import { PROJECT_ROOT } from '../lib/paths'
import { sandboxArgs } from '../lib/sandbox'
import { TortureFailure } from './failure'
import type { HashedEvent } from './ledger'
import type { World } from './world'

export type LivingApp = {
  readonly app: ElectronApplication
  readonly page: Page
  readonly pageErrors: readonly string[]
  readonly kill: () => Promise<void>
  /** @throws Refused with the code main answered */
  readonly ask: <T>(channel: string, ...args: readonly unknown[]) => Promise<T>
  /** What the system's own dialog will answer next. */
  readonly nextFolder: (path: string) => Promise<void>
}

export class Refused extends Error {
  constructor(
    readonly channel: string,
    readonly code: string,
    readonly params: unknown,
  ) {
    super(`${channel} refused: ${code} ${JSON.stringify(params)}`)
  }
}

type Answer = {
  readonly ok: boolean
  readonly value?: unknown
  readonly failure?: { code: string; params: unknown }
}

/** @param folded  told of every event the window is told of, and waited for after each answer; may come later than the app */
export async function startApp(userDataDir: string, folded: Promise<World>): Promise<LivingApp> {
  const running: RunningApp = await launchApp({ userDataDir })
  const { app, page } = running
  const world = await folded.catch(async (cause: unknown) => {
    await running.kill()
    throw cause
  })
  await page.exposeFunction('tortureTold', (events: readonly HashedEvent[]) => world.tell(events))
  await page.evaluate(() => {
    const { tortureTold } = window as unknown as { tortureTold: (events: unknown) => void }
    window.hengjuan.on('journal:appended', ({ events }) => tortureTold(events))
  })
  // The system's dialogs are no page; here they answer at once. Unnamed functions: see scripts/demo/os-edge.ts.
  await app.evaluate(({ dialog }) => {
    const folders: string[] = []
    Object.assign(globalThis, { tortureFolders: folders })
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false })
    dialog.showOpenDialog = async () => {
      const folder = folders.shift()
      return { canceled: folder === undefined, filePaths: folder === undefined ? [] : [folder] }
    }
  })
  return {
    app,
    page,
    pageErrors: running.pageErrors,
    kill: running.kill,
    ask: async <T>(channel: string, ...args: readonly unknown[]): Promise<T> => {
      const [answer, seq] = await page.evaluate(
        async ([name, list]) => {
          const bridge = window.hengjuan as unknown as Record<string, (...all: unknown[]) => Promise<unknown>>
          const given = await bridge[name]?.(...list)
          // The answer may overtake the news of its event.
          const status = await window.hengjuan['journal:status']()
          return [given, status.ok ? status.value.head.seq : 0] as const
        },
        [channel, args] as const,
      )
      await world.reach(seq)
      const { ok, value, failure } = answer as Answer
      if (!ok) throw new Refused(channel, failure?.code ?? '?', failure?.params)
      return value as T
    },
    nextFolder: (path) =>
      app.evaluate((_electron, folder) => {
        const { tortureFolders } = globalThis as unknown as { tortureFolders: string[] }
        tortureFolders.push(folder)
      }, path),
  }
}

const GONE_LIMIT_MS = 10_000

/** A start that is cut off: no driver attached, killed after `delayMs` however far it has come. */
export async function killWhileStarting(
  executablePath: string,
  userDataDir: string,
  delayMs: number,
): Promise<void> {
  const child = spawn(executablePath, [...sandboxArgs(), `--user-data-dir=${userDataDir}`, PROJECT_ROOT], {
    stdio: 'ignore',
    cwd: PROJECT_ROOT,
  })
  await new Promise((next) => setTimeout(next, delayMs))
  const pids = killTree(child.pid ?? 0)
  const endMs = performance.now() + GONE_LIMIT_MS
  while (pids.some(isRunning)) {
    if (performance.now() > endMs) throw new TortureFailure('a killed process does not go')
    await new Promise((next) => setTimeout(next, 5))
  }
}
