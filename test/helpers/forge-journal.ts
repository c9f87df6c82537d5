/** What somebody does who can write to the disk and knows the format: changes events and computes the chain anew. */
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GENESIS_HASH } from '@shared/events/envelope'
import { encodeFrame, encodeHeader, hashEventBytes, segmentName } from '../../src/main/journal/format'
import type { StoredEvent } from '../../src/main/journal/types'

/** Replaces the closed journal in `dir` by one that holds `events`, with right numbers, hashes and checksums. */
export async function forgeJournal(dir: string, events: readonly StoredEvent[]): Promise<void> {
  for (const name of await readdir(dir)) await rm(join(dir, name), { recursive: true })
  const parts = [encodeHeader({ segment: 1, firstSeq: 1, prevHash: GENESIS_HASH })]
  let prevHash = GENESIS_HASH
  events.forEach((event, index) => {
    const bytes = Buffer.from(JSON.stringify({ ...event, seq: index + 1, prevHash }))
    parts.push(encodeFrame([bytes]))
    prevHash = hashEventBytes(bytes)
  })
  await writeFile(join(dir, segmentName(1)), Buffer.concat(parts))
}
