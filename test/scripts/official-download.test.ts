/**
 * The official download against sites that refuse, hang or lie, through the real installer of the `electron` package.
 * No test lets it succeed: nothing is ever written into node_modules.
 */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const STALL_LIMIT_MS = 1500
let cache = ''
let requests = 0
const close: (() => void)[] = []

/** @param answer  what the site does with a request; nothing at all when it hangs */
async function site(answer: (end: (status: number) => void) => void): Promise<void> {
  const server = createServer((_request, response) => {
    requests += 1
    answer((status) => response.writeHead(status).end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  close.push(() => (server.closeAllConnections(), server.close()))
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
}

async function download(): Promise<string | undefined> {
  const { downloadOfficial } = await import('../../scripts/runtime/official')
  return downloadOfficial(STALL_LIMIT_MS)
}

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'hengjuan-download-'))
  requests = 0
  vi.resetModules()
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  vi.stubEnv('HENGJUAN_CACHE_DIR', cache)
  // A real cached archive of this machine would make the download succeed without asking.
  vi.stubEnv('electron_config_cache', join(cache, 'archives'))
  // Nor may a runtime that is already there: the installer is asked for another system's.
  vi.stubEnv('ELECTRON_INSTALL_PLATFORM', process.platform === 'win32' ? 'linux' : 'win32')
  vi.stubEnv('HENGJUAN_SKIP_ELECTRON_DOWNLOAD', undefined)
  vi.stubEnv('HENGJUAN_RETRY_ELECTRON_DOWNLOAD', undefined)
})

afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  close.splice(0).forEach((stop) => stop())
  await rm(cache, { recursive: true, force: true })
})

describe('downloadOfficial', () => {
  it('gives up at once where the site refuses', async () => {
    vi.stubEnv('ELECTRON_MIRROR', 'http://127.0.0.1:9/')
    expect(await download()).toBeUndefined()
  })

  it('gives up on a site that takes the request and never answers', async () => {
    await site(() => undefined)
    expect(await download()).toBeUndefined()
    expect(requests).toBeGreaterThan(0)
  })

  it('remembers a failure, asks no second time, and asks again when told to', async () => {
    await site((end) => end(404))
    await download()
    const first = requests
    expect(first).toBeGreaterThan(0)
    await download()
    expect(requests).toBe(first)
    vi.stubEnv('HENGJUAN_RETRY_ELECTRON_DOWNLOAD', '1')
    await download()
    expect(requests).toBeGreaterThan(first)
  })

  it('asks nobody when switched off, and leaves no mark', async () => {
    await site((end) => end(404))
    vi.stubEnv('HENGJUAN_SKIP_ELECTRON_DOWNLOAD', '1')
    expect(await download()).toBeUndefined()
    expect(requests).toBe(0)
    expect(existsSync(join(cache, 'electron'))).toBe(false)
  })

  it('leaves no half-loaded files behind', async () => {
    await site(() => undefined)
    await download()
    expect(await readdir(join(cache, 'electron'))).toEqual(['download-failed.json'])
  })
})
