import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { FRAME_HEADER_BYTES, frameEnd, HEADER_BYTES } from '../../../src/main/journal/format'
import { openJournal } from '../../../src/main/journal/journal'
import type {
  Journal,
  JournalOptions,
  NewEvent,
  OpenedJournal,
  StoredEvent,
} from '../../../src/main/journal/types'
import { tempFolder } from './disks'

export const NOW = Date.UTC(2026, 2, 3, 1, 2, 3, 4)
export const RESERVE = 4096

let counter = 0
/** UUIDs that tell their order. */
export const countedId = (): string => `00000000-0000-4000-8000-${String(++counter).padStart(12, '0')}`

export const act = (payload: unknown = {}, type: NewEvent['type'] = 'review/item-scored'): NewEvent => ({
  actor: '示例甲',
  type,
  v: 1,
  payload,
})

const cleanUp: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const run of cleanUp.splice(0).reverse()) await run()
})

export const afterThis = (run: () => Promise<void> | void): void => {
  cleanUp.push(run)
}

export function folder(): string {
  const dir = tempFolder()
  afterThis(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** Opened journals are closed after the test, so that folders can go. */
export async function open(dir: string, options: Partial<JournalOptions> = {}): Promise<OpenedJournal> {
  const opened = await openJournal({
    dir,
    now: () => NOW,
    newId: countedId,
    reserveBytes: RESERVE,
    ...options,
  })
  afterThis(() => opened.journal.close())
  return opened
}

export async function all(journal: Journal): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = []
  for await (const event of journal.iterate()) events.push(event)
  return events
}

/**
 * A copy of the folder as a power cut would leave it: no lock, no mark of a clean end. A copy, so that the journal
 * it is taken from can go on.
 */
export function asAfterPowerCut(dir: string): string {
  const copy = folder()
  cpSync(dir, copy, { recursive: true })
  for (const name of readdirSync(copy)) if (/lock|head\.json/.test(name)) rmSync(join(copy, name))
  return copy
}

export const segmentPath = (dir: string, segment = 1): string =>
  join(dir, `journal-${String(segment).padStart(6, '0')}.hjj`)

export const readSegmentFile = (dir: string, segment = 1): Buffer => readFileSync(segmentPath(dir, segment))

export const writeSegmentFile = (dir: string, bytes: Uint8Array, segment = 1): void =>
  writeFileSync(segmentPath(dir, segment), bytes)

/** Offsets of the frames of a sound segment, and after the last one its end. */
export function frameOffsets(bytes: Buffer): readonly number[] {
  const offsets = [HEADER_BYTES]
  for (;;) {
    const at = offsets.at(-1) ?? 0
    if (bytes.length - at < FRAME_HEADER_BYTES) return offsets
    const end = frameEnd(bytes, at)
    if (end === null) return offsets
    offsets.push(end)
  }
}

/** A journal of `payloads.length` events, one frame each, and its folder; left open. */
export async function journalOf(
  count: number,
  options: Partial<JournalOptions> = {},
): Promise<{ dir: string; journal: Journal; events: readonly StoredEvent[] }> {
  const dir = folder()
  const { journal } = await open(dir, options)
  const events: StoredEvent[] = []
  for (let i = 0; i < count; i++) events.push(...(await journal.append([act({ step: i })])))
  return { dir, journal, events }
}
