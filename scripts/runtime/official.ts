/**
 * The official Electron: what the `electron` package has downloaded, or its own download.
 * The download site may refuse at once or swallow packets, so it is given up as soon as no byte arrives for
 * STALL_LIMIT_MS; a slow line that does deliver is waited for. A failure is remembered for a day.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { CACHE_DIR } from '../lib/paths'
import { say } from '../lib/say'

const STALL_LIMIT_MS = 15_000
const POLL_MS = 250
const REMEMBER_MS = 24 * 60 * 60_000
const MEMO = join(CACHE_DIR, 'electron', 'download-failed.json')

const EXECUTABLE: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}
export const executableName = EXECUTABLE[process.platform] ?? 'electron'

const packageDir = () => dirname(createRequire(import.meta.url).resolve('electron/package.json'))

async function packageVersion(): Promise<string> {
  const manifest: { version: string } = JSON.parse(
    await readFile(join(packageDir(), 'package.json'), 'utf8'),
  ) as { version: string }
  return manifest.version
}

/** @returns the executable the `electron` package has already downloaded, if it is whole */
export function findDownloaded(): string | undefined {
  const dir = packageDir()
  const path = join(dir, 'dist', executableName)
  // install.js writes path.txt last, so a half-unpacked dist has none.
  return existsSync(path) && existsSync(join(dir, 'path.txt')) ? path : undefined
}

async function bytesUnder(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (info) => (info.isFile() ? info.size : 0),
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Runs the package's installer and watches its temporary folder and its dist grow. */
async function runInstaller(stallLimitMs: number): Promise<boolean> {
  const dir = packageDir()
  await mkdir(join(CACHE_DIR, 'electron'), { recursive: true })
  const temporary = await mkdtemp(join(CACHE_DIR, 'electron', 'download-'))
  const child = spawn(process.execPath, [join(dir, 'install.js')], {
    env: {
      ...process.env,
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
      ELECTRON_GET_NO_PROGRESS: '1',
    },
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  const ended = new Promise<number>((done) => {
    child.on('error', () => done(127))
    child.on('close', (code) => done(code ?? 1))
  })
  let seenBytes = -1
  let growthAtMs = Date.now()
  const watch = setInterval(() => {
    void Promise.all([bytesUnder(temporary), bytesUnder(join(dir, 'dist'))]).then(([loaded, unpacked]) => {
      if (loaded + unpacked !== seenBytes) growthAtMs = Date.now()
      seenBytes = loaded + unpacked
      if (Date.now() - growthAtMs > stallLimitMs) child.kill('SIGKILL')
    })
  }, POLL_MS)
  try {
    return (await ended) === 0
  } finally {
    clearInterval(watch)
    await rm(temporary, { recursive: true, force: true })
  }
}

async function failedLately(version: string): Promise<boolean> {
  if (process.env.HENGJUAN_RETRY_ELECTRON_DOWNLOAD === '1') return false
  const memo = await readFile(MEMO, 'utf8').catch(() => '{}')
  const { version: failed, atMs } = JSON.parse(memo) as { version?: string; atMs?: number }
  return failed === version && atMs !== undefined && Date.now() - atMs < REMEMBER_MS
}

/** @returns the executable, or undefined when the download is switched off, known to fail, or fails now */
export async function downloadOfficial(stallLimitMs = STALL_LIMIT_MS): Promise<string | undefined> {
  const version = await packageVersion()
  if (process.env.HENGJUAN_SKIP_ELECTRON_DOWNLOAD === '1' || (await failedLately(version))) return undefined
  say(`正在下载官方 Electron ${version} …`, `downloading the official Electron ${version}`)
  if (await runInstaller(stallLimitMs)) return findDownloaded()
  await writeFile(MEMO, JSON.stringify({ version, atMs: Date.now() }))
  say('官方下载站连不上', 'the download site cannot be reached')
  return undefined
}
