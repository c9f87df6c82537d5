/**
 * Opens what is in a journal's folder: which events are sound, and what, if anything, is wrong after them.
 * Reads only; cutting a torn tail is the writer's act.
 */
import { GENESIS_HASH } from '@shared/events/envelope'
import { type Disk, errnoOf } from './disk'
import { segmentName, segmentNumber } from './format'
import { type HeadMark, readHeadMark } from './head-mark'
import { type FrameAt, scanSegment } from './scan'
import type { Damage, Head, ReadOnlyReason } from './types'

export type Loaded = {
  readonly frames: readonly FrameAt[]
  readonly head: Head
  readonly lastAt: string | null
  /** The segment to go on with and where its sound bytes end; segment 0 when there is none yet. */
  readonly segment: number
  readonly end: number
  /** Bytes after `end` that are an unfinished write. */
  readonly tornBytes: number
  readonly readOnly: ReadOnlyReason | null
  /** The head mark knew of so many events more. */
  readonly lostEvents: number
}

const EMPTY: Loaded = {
  frames: [],
  head: { seq: 0, hash: GENESIS_HASH },
  lastAt: null,
  segment: 0,
  end: 0,
  tornBytes: 0,
  readOnly: null,
  lostEvents: 0,
}

const damaged = (damage: Damage): ReadOnlyReason => ({ code: 'journal/damaged', ...damage })

async function loadSegment(
  disk: Disk,
  dir: string,
  segment: number,
  last: boolean,
  before: Loaded,
): Promise<Loaded> {
  const bytes = await readSegment(disk, dir, segment)
  if (bytes === null) return { ...before, readOnly: damaged({ kind: 'missing-segment', segment, offset: 0 }) }
  const scan = await scanSegment(bytes, segment, before.head, last)
  const loaded: Loaded = {
    ...before,
    frames: [...before.frames, ...scan.frames],
    head: scan.head,
    lastAt: scan.lastAt ?? before.lastAt,
    segment,
    end: scan.end,
  }
  switch (scan.stop.kind) {
    case 'end':
      return loaded
    case 'torn':
      return { ...loaded, tornBytes: bytes.length - scan.end }
    case 'damaged':
      return { ...loaded, readOnly: damaged({ kind: scan.stop.damage, segment, offset: scan.end }) }
    case 'newer': {
      const { formatVersion, cipher } = scan.stop.header
      return { ...loaded, readOnly: { code: 'journal/newer-format', segment, formatVersion, cipher } }
    }
  }
}

export async function readSegment(disk: Disk, dir: string, segment: number): Promise<Buffer | null> {
  try {
    return await disk.readFile(`${dir}/${segmentName(segment)}`)
  } catch (cause) {
    if (errnoOf(cause) === 'ENOENT') return null
    throw cause
  }
}

function compareWithMark(loaded: Loaded, mark: HeadMark): Loaded {
  if (loaded.readOnly !== null) return loaded
  if (mark.segment > loaded.segment) {
    const segment = loaded.segment + 1
    return { ...loaded, readOnly: damaged({ kind: 'missing-segment', segment, offset: 0 }) }
  }
  return { ...loaded, lostEvents: Math.max(0, mark.seq - loaded.head.seq) }
}

export async function loadJournal(disk: Disk, dir: string): Promise<Loaded> {
  const numbers = (await disk.readdir(dir)).map(segmentNumber).filter((found) => found !== null)
  const lastNumber = Math.max(0, ...numbers)
  let loaded = EMPTY
  for (let segment = 1; segment <= lastNumber && loaded.readOnly === null; segment++) {
    loaded = await loadSegment(disk, dir, segment, segment === lastNumber, loaded)
  }
  return compareWithMark(loaded, await readHeadMark(disk, dir))
}
