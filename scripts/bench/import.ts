/**
 * Taking in the big scan, against the least that any way of doing it must do: copy it durably, or hash it, whichever
 * is slower. Both sides run in warm utility processes of the same Electron, from the same page cache, in turns.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright-core'
import { launchApp } from '../../test/helpers/electron-app'
import { PROJECT_ROOT } from '../lib/paths'
import type { Group, GroupContext } from './group'
import { makeRow, median, spread, type Row } from './row'
import { bigScan } from './scan'

const TARGET_RATIO = 1.4

export const importGroup: Group = { names: ['import/floor'], measure }

type Kept = { benchPort: Electron.UtilityProcess }

/** Starts a utility process that is kept for the messages to come. */
async function start(app: ElectronApplication, entry: string): Promise<void> {
  await app.evaluate(({ utilityProcess }, path) => {
    const kept = globalThis as unknown as Kept
    ;(kept.benchPort as Electron.UtilityProcess | undefined)?.kill()
    kept.benchPort = utilityProcess.fork(path, [], { stdio: 'ignore' })
  }, entry)
}

/** Sends messages, waits for the answer to the last one. @returns milliseconds seen from the main process */
function ask(app: ElectronApplication, messages: readonly unknown[]): Promise<number> {
  return app.evaluate(
    (_electron, sent) =>
      new Promise<number>((resolve, reject) => {
        const port = (globalThis as unknown as Kept).benchPort
        const startedMs = performance.now()
        port.on('message', (message: { kind: string }) => {
          if (message.kind === 'progress') return
          port.removeAllListeners('message')
          if (message.kind === 'done') resolve(performance.now() - startedMs)
          else reject(new Error(JSON.stringify(message)))
        })
        for (const message of sent) port.postMessage(message)
      }),
    messages,
  )
}

type Times = { readonly ingest: number[]; readonly copy: number[]; readonly hash: number[] }

async function measure({ runs }: GroupContext): Promise<readonly Row[]> {
  const { path, bytes } = bigScan()
  const dir = await mkdtemp(join(tmpdir(), 'hengjuan-bench-'))
  const running = await launchApp()
  const times: Times = { ingest: [], copy: [], hash: [] }
  try {
    // One turn more than is counted: it warms the page cache.
    for (let turn = 0; turn <= runs; turn += 1) {
      const one = await oneTurn(running.app, path, join(dir, String(turn)))
      if (turn > 0) for (const name of ['ingest', 'copy', 'hash'] as const) times[name].push(one[name])
      await rm(join(dir, String(turn)), { recursive: true, force: true })
    }
  } finally {
    await running.kill()
    await rm(dir, { recursive: true, force: true })
    await rm(running.userDataDir, { recursive: true, force: true })
  }
  const floors = times.copy.map((copy, index) => Math.max(copy, times.hash[index] ?? 0))
  const ratios = times.ingest.map((ms, index) => ms / (floors[index] ?? ms))
  const row = makeRow({
    name: 'import/floor',
    value: median(ratios),
    unit: '×',
    target: TARGET_RATIO,
    against: `${Math.round(bytes / 1e6)} MB in ${spread(times.ingest)} ms ÷ max(copyFile+fsync file and folder ${spread(times.copy)}, SHA-256 ${spread(times.hash)}), page cache warm`,
    runs,
  })
  return [row]
}

async function oneTurn(app: ElectronApplication, from: string, dir: string) {
  const blobDir = join(dir, 'blobs')
  await start(app, join(PROJECT_ROOT, 'out', 'main', 'jobs.js'))
  const configure = { kind: 'configure', config: { blobDir } }
  // Started, its store open: what is timed is the intake alone, as for the peers.
  const small = { kind: 'run', id: 1, name: 'ingest', input: { path: join(PROJECT_ROOT, 'package.json') } }
  await ask(app, [configure, small])
  const ingest = await ask(app, [{ kind: 'run', id: 2, name: 'ingest', input: { path: from } }])
  await start(app, join(import.meta.dirname, 'peer-worker.mjs'))
  await ask(app, [{ name: 'hash', input: { from: join(PROJECT_ROOT, 'package.json') } }])
  const copy = await ask(app, [{ name: 'copy', input: { from, to: join(dir, 'copy.pdf') } }])
  const hash = await ask(app, [{ name: 'hash', input: { from } }])
  return { ingest, copy, hash }
}
