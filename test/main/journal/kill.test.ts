/** SIGKILL at random moments: what had been acknowledged is there, and whole. The seed is in the test's name. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBlobStore } from '../../../src/main/blob-store/blob-store'
import type { StoredEvent } from '../../../src/main/journal/types'
import { tempFolder } from './disks'
import { all, folder, open } from './helpers'

const SEED = Number(process.env['HJ_SEED'] ?? Math.floor(Math.random() * 1e9))
const EVENT_ROUNDS = 40
const BLOB_ROUNDS = 12

/** mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

let program = ''

// Bundled once: forty starts of a TypeScript loader would take longer than everything they test.
beforeAll(async () => {
  program = tempFolder()
  await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@shared': resolve('src/shared') } },
    ssr: { noExternal: true },
    build: {
      ssr: 'test/main/journal/store-loop.ts',
      outDir: program,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'store-loop.mjs' } },
    },
  })
}, 60_000)

afterAll(() => rmSync(program, { recursive: true, force: true }))

/** Runs the loop on `dir`, ends it `afterMs` after it is ready, answers the lines it had said by then. */
async function runAndKill(
  kind: 'events' | 'blobs',
  dir: string,
  afterMs: number,
): Promise<readonly string[]> {
  const child = spawn(process.execPath, [join(program, 'store-loop.mjs'), kind, dir], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let complaint = ''
  child.stderr.on('data', (data: Buffer) => (complaint += data.toString()))
  child.stdout.on('data', (data: Buffer) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs)
    said += data.toString()
  })
  const signal = await new Promise((done) => child.once('close', (_code, by) => done(by)))
  expect({ signal, complaint }).toEqual({ signal: 'SIGKILL', complaint: '' })
  // A last line without its end was not said.
  return said.split('\n').slice(0, -1)
}

type Payload = { readonly batch: string; readonly index: number; readonly size: number }

function expectWholeBatches(events: readonly StoredEvent[]): void {
  let expected = 0
  for (const { index, size } of events.map((event) => event.payload as Payload)) {
    expect(index).toBe(expected)
    expected = index + 1 === size ? 0 : index + 1
  }
  expect(expected).toBe(0)
}

describe(`SIGKILL at random moments (HJ_SEED=${String(SEED)})`, () => {
  it(`loses no acknowledged event in ${String(EVENT_ROUNDS)} rounds, and tears no batch apart`, async () => {
    const random = randomFrom(SEED)
    const dir = folder()
    const acknowledged = new Map<number, string>()
    for (let round = 0; round < EVENT_ROUNDS; round++) {
      const lines = await runAndKill('events', dir, random() * 60)
      for (const line of lines.filter((text) => text.startsWith('event '))) {
        for (const item of line.slice(6).split(' ')) {
          const [seq, id = ''] = item.split(':')
          acknowledged.set(Number(seq), id)
        }
      }
      const { journal, readOnly, recovered } = await open(join(dir, 'journal'))
      expect(readOnly).toBeNull()
      expect(recovered?.lostEvents ?? 0).toBe(0)
      const events = await all(journal)
      const stored = new Map(events.map((event) => [event.seq, event.id]))
      for (const [seq, id] of acknowledged) expect(stored.get(seq)).toBe(id)
      expectWholeBatches(events)
      await journal.close()
    }
    // How many depends on the machine's load; none would mean that nothing was shown.
    expect(acknowledged.size).toBeGreaterThan(0)
  }, 120_000)

  it(`leaves no half blob under a name in ${String(BLOB_ROUNDS)} rounds, and keeps every acknowledged one`, async () => {
    const random = randomFrom(SEED + 1)
    const dir = folder()
    const acknowledged = new Set<string>()
    for (let round = 0; round < BLOB_ROUNDS; round++) {
      for (const line of await runAndKill('blobs', dir, random() * 80))
        if (line.startsWith('blob ')) acknowledged.add(line.slice(5))
      const store = await openBlobStore({ dir: join(dir, 'blobs') })
      await store.sweepTemp()
      expect(readdirSync(join(dir, 'blobs', 'tmp'))).toEqual([])
      const listed = new Set((await store.list()).map(({ sha256 }) => sha256))
      for (const sha256 of acknowledged) expect(listed).toContain(sha256)
      for (const sha256 of listed)
        expect(
          createHash('sha256')
            .update(readFileSync(store.path(sha256)))
            .digest('hex'),
        ).toBe(sha256)
    }
    expect(acknowledged.size).toBeGreaterThan(0)
  }, 120_000)
})
