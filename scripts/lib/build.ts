/** Builds when out/ is missing or older than anything it is made of. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runTool } from './bin'
import { OUT_DIR, PROJECT_ROOT } from './paths'
import { say } from './say'

const SOURCES = ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json']
/** Written after a whole build; its time is the build's start. */
const STAMP = join(OUT_DIR, '.built')

function newestMs(path: string): number {
  const info = statSync(path, { throwIfNoEntry: false })
  if (info === undefined) return 0
  if (!info.isDirectory()) return info.mtimeMs
  // A folder's own time changes when a file is removed.
  return Math.max(info.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))))
}

export function isBuildStale(): boolean {
  if (!existsSync(STAMP)) return true
  const builtMs = statSync(STAMP).mtimeMs
  return SOURCES.some((source) => newestMs(join(PROJECT_ROOT, source)) > builtMs)
}

/** @returns whether the build is there and whole */
export async function ensureBuilt(options: { readonly force?: boolean } = {}): Promise<boolean> {
  if (options.force !== true && !isBuildStale()) return true
  say('正在构建…', 'building')
  const startedAt = new Date()
  const { code } = await runTool('electron-vite', ['build', '--logLevel', 'warn'])
  if (code !== 0) return false
  await writeFile(STAMP, startedAt.toISOString())
  // The build's start: what was saved while it ran is newer than it.
  await utimes(STAMP, startedAt, startedAt)
  return true
}
