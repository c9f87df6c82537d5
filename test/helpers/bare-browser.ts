/** A window of Chromium and nothing of ours in it: for pages strangers open. Keeps every address it asks for. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { _electron, type Page } from 'playwright-core'
import { sandboxArgs } from '../../scripts/lib/sandbox'
import { resolveRuntime } from '../../scripts/runtime'

export type BareBrowser = {
  readonly page: Page
  /** Whatever was asked for since the window was opened, the page itself first. */
  readonly requested: () => Promise<readonly string[]>
  /** Puts text where a person's Ctrl+V takes it from. */
  readonly copy: (text: string) => Promise<void>
  readonly close: () => Promise<void>
}

const MAIN = `
const { app, BrowserWindow, session } = require('electron')
globalThis.requested = []
app.whenReady().then(() => {
  session.defaultSession.webRequest.onBeforeRequest((details, decide) => {
    globalThis.requested.push(details.url)
    decide({})
  })
  const window = new BrowserWindow({ width: 1100, height: 900, webPreferences: { sandbox: true } })
  return window.loadURL(process.env.BARE_PAGE)
})
`

export async function openInBareBrowser(path: string): Promise<BareBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'hengjuan-bare-'))
  await writeFile(join(folder, 'main.js'), MAIN)
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'bare', version: '0.0.0', main: 'main.js' }),
  )
  const noSandbox = sandboxArgs()
  const own = Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : []))
  const app = await _electron.launch({
    executablePath: process.env.HENGJUAN_ELECTRON ?? (await resolveRuntime({ quiet: true })).executablePath,
    args: [...noSandbox, `--user-data-dir=${join(folder, 'data')}`, folder],
    env: { ...(Object.fromEntries(own) as Record<string, string>), BARE_PAGE: pathToFileURL(path).href },
    chromiumSandbox: noSandbox.length === 0,
  })
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  return {
    page,
    requested: () =>
      app.evaluate(() => [...(globalThis as unknown as { requested: readonly string[] }).requested]),
    copy: (text) => app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text),
    close: async () => {
      await app.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
