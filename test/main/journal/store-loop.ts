/**
 * Run as a process of its own by kill.test.ts, which ends it in the middle: appends batches of events and takes in
 * blobs, and says on its output what has been acknowledged, after it has been.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { openBlobStore } from '../../../src/main/blob-store/blob-store'
import { openJournal } from '../../../src/main/journal/journal'

const say = (line: string): void => {
  writeSync(1, `${line}\n`)
}

async function appendForEver(dir: string): Promise<never> {
  const { journal } = await openJournal({
    dir: join(dir, 'journal'),
    now: Date.now,
    newId: randomUUID,
    segmentBytes: 16 * 1024,
    reserveBytes: 4096,
  })
  say('ready')
  const one = async (): Promise<never> => {
    for (;;) {
      const batch = randomUUID()
      const size = 1 + Math.floor(Math.random() * 3)
      const stored = await journal.append(
        Array.from({ length: size }, (_, index) => ({
          actor: '示例甲',
          type: 'review/item-scored' as const,
          v: 1,
          payload: { batch, index, size, text: '案卷'.repeat(Math.floor(Math.random() * 200)) },
        })),
      )
      say(`event ${stored.map((event) => `${String(event.seq)}:${event.id}`).join(' ')}`)
    }
  }
  return await Promise.race([one(), one(), one()])
}

async function ingestForEver(dir: string): Promise<never> {
  const store = await openBlobStore({ dir: join(dir, 'blobs'), marginBytes: 0 })
  await store.sweepTemp()
  say('ready')
  for (;;) {
    const bytes = randomBytes(1 + Math.floor(Math.random() * 3_000_000))
    const { sha256 } = await store.ingest(pieces(bytes))
    if (sha256 !== createHash('sha256').update(bytes).digest('hex')) throw new Error('wrong hash')
    say(`blob ${sha256}`)
  }
}

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 200_000) {
    await Promise.resolve()
    yield bytes.subarray(at, at + 200_000)
  }
}

const [kind, dir] = process.argv.slice(2)
if (dir === undefined) throw new Error('usage: store-loop events|blobs DIR')
await (kind === 'events' ? appendForEver(dir) : ingestForEver(dir))
