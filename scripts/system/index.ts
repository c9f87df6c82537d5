/**
 * System libraries Electron and the tests need on Linux. As root on Debian or Ubuntu they are installed; otherwise
 * the exact command is printed and the work goes on. Fonts are not here: the app brings its own.
 */
import { existsSync } from 'node:fs'
import { capture, hasProgram, run } from '../lib/run'
import { say } from '../lib/say'

const WINDOW_PACKAGES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libdrm2',
] as const
const DISPLAY_PACKAGES = ['xvfb', 'xauth'] as const
/** pdftotext, pdftoppm, pdffonts and qpdf read our PDFs with other eyes than ours. */
const TEST_PACKAGES = ['poppler-utils', 'qpdf'] as const

/** Newer Debian and Ubuntu renamed some libraries for 64-bit time; the old name is then gone or virtual. */
const TIME64 = new Set<string>(['libgtk-3-0', 'libasound2', 'libatk-bridge2.0-0'])

async function installedPackages(names: readonly string[]): Promise<ReadonlySet<string>> {
  const { output } = await capture('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Abbrev}\n', ...names])
  const lines = output.split('\n').filter((line) => / ii\s*$/.test(line))
  return new Set(lines.map((line) => line.split(' ', 1)[0] ?? ''))
}

/** @returns the packages still to install, by their old names */
async function findMissing(wanted: readonly string[]): Promise<readonly string[]> {
  const installed = await installedPackages(wanted.flatMap((name) => [name, `${name}t64`]))
  return wanted.filter((name) => !installed.has(name) && !installed.has(`${name}t64`))
}

/** The name this release really has; asked only after `apt-get update`. */
async function currentName(name: string): Promise<string> {
  if (!TIME64.has(name)) return name
  const { output } = await capture('apt-cache', ['show', '--no-all-versions', `${name}t64`])
  return output.includes(`Package: ${name}t64`) ? `${name}t64` : name
}

async function install(missing: readonly string[]): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const update = await run('apt-get', ['update', '-qq'], { env })
  if (update.code !== 0) return false
  const names = await Promise.all(missing.map(currentName))
  const added = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env })
  return added.code === 0
}

export type SystemNeeds = {
  /** A virtual display, when the machine has none. */
  readonly display: boolean
  /** The PDF tools the tests use. */
  readonly tests: boolean
}

/** Never fails: what is really missing shows when the window does not open, with the command above it. */
export async function ensureSystemLibraries(needs: SystemNeeds): Promise<void> {
  if (process.platform !== 'linux') return
  const wanted = [
    ...WINDOW_PACKAGES,
    ...(needs.display ? DISPLAY_PACKAGES : []),
    ...(needs.tests ? TEST_PACKAGES : []),
  ]
  if (!existsSync('/usr/bin/dpkg-query') || !(await hasProgram('apt-get'))) {
    if (needs.display && !(await hasProgram('xvfb-run'))) {
      say('请用系统的软件包管理器安装 Xvfb、GTK 3、NSS、ALSA、GBM', 'install Xvfb, GTK 3, NSS, ALSA and GBM')
    }
    return
  }
  const missing = await findMissing(wanted)
  if (missing.length === 0) return
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0) {
    say(`缺系统库，请运行：sudo sh -c '${command}'`, 'system libraries are missing: run the command above')
    return
  }
  say(`正在安装系统库：${missing.join(' ')}`, 'installing system libraries')
  if (!(await install(missing)))
    say(`没有装上，请手动运行：${command}`, 'not installed: run the command by hand')
}
