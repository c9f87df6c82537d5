/**
 * Opens the journal of a folder: lock, look, put right what may be put right, and say so. A torn tail is cut (and
 * kept aside); anything else that is wrong makes the journal read-only, with the events before it readable.
 */
import { AppError } from '@shared/lib/app-error'
import { type Disk, errnoOf, isDiskFull, nodeDisk, removeIfThere } from './disk'
import { writeHeadMark } from './head-mark'
import { FileJournal, sideFileName } from './file-journal'
import { type Loaded, loadJournal } from './load'
import { acquireLock, type Lock, LOCK_NAME } from './lock'
import { openReserve, type Reserve, RESERVE_BYTES } from './reserve'
import { SegmentWriter } from './segment-writer'
import type { JournalOptions, OpenedJournal, Recovered } from './types'

/** Long enough to be few, short enough to be read whole into memory at start. */
export const SEGMENT_BYTES = 8 * 1024 * 1024

/** A full disk must not keep the program from starting: the reserve is there for this. */
async function withReserve<T>(reserve: Reserve, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (cause) {
    if (!isDiskFull(cause) || !(await reserve.release())) throw cause
    return await run()
  }
}

/** What a crash left half-made. Not the lock's: another process may be asking for it at this moment. */
async function sweepTemp(disk: Disk, dir: string): Promise<void> {
  for (const name of await disk.readdir(dir)) {
    if (name.endsWith('.tmp') && !name.startsWith(LOCK_NAME)) await removeIfThere(disk, `${dir}/${name}`)
  }
}

/**
 * Cuts a torn tail now if the disk lets us; on a disk so full that the tail cannot even be kept aside, the cut
 * waits for the first append.
 */
async function recover(
  writer: SegmentWriter,
  reserve: Reserve,
  loaded: Loaded,
  nowMs: number,
): Promise<Recovered | null> {
  const { segment, tornBytes: bytes, lostEvents } = loaded
  if (bytes === 0) return lostEvents > 0 ? { segment, bytes, lostEvents } : null
  const sideFile = sideFileName(segment, nowMs)
  try {
    await withReserve(reserve, () => writer.repair(sideFile))
    return { segment, bytes, sideFile, lostEvents }
  } catch (cause) {
    if (!isDiskFull(cause)) throw cause
    return { segment, bytes, lostEvents }
  }
}

async function openLocked(
  options: JournalOptions,
  disk: Disk,
  reserve: Reserve,
  lock: Lock,
): Promise<OpenedJournal> {
  const { dir, now } = options
  await sweepTemp(disk, dir)
  const loaded = await loadJournal(disk, dir)
  const writer = new SegmentWriter(disk, dir, options.segmentBytes ?? SEGMENT_BYTES, {
    segment: loaded.segment,
    end: loaded.end,
    lastFrame: loaded.frames.at(-1) ?? null,
    torn: loaded.tornBytes > 0,
  })
  let recovered: Recovered | null = null
  if (loaded.readOnly === null) {
    recovered = await recover(writer, reserve, loaded, now())
    await writer.settle()
    if (await reserve.ensure())
      await writeHeadMark(disk, dir, { seq: loaded.head.seq, segment: loaded.segment })
  }
  const journal = new FileJournal({
    disk,
    dir,
    now,
    newId: options.newId,
    writer,
    reserve,
    frames: loaded.frames,
    head: loaded.head,
    readOnly: loaded.readOnly,
    releaseLock: lock.release,
  })
  const lastAtMs = loaded.lastAt === null ? 0 : Date.parse(loaded.lastAt)
  return { journal, recovered, readOnly: loaded.readOnly, clockBehindMs: Math.max(0, lastAtMs - now()) }
}

const openFailure = (cause: unknown): unknown =>
  cause instanceof AppError || errnoOf(cause) === ''
    ? cause
    : new AppError(
        'journal/open-failed',
        'the journal folder cannot be used',
        { errno: errnoOf(cause) },
        { cause },
      )

/** @throws AppError `journal/locked` {pid}, `journal/open-failed` {errno} */
export async function openJournal(options: JournalOptions): Promise<OpenedJournal> {
  const disk = options.disk ?? nodeDisk
  const { dir } = options
  const reserve = openReserve(disk, dir, options.reserveBytes ?? RESERVE_BYTES)
  try {
    await disk.mkdir(dir)
    const lock = await withReserve(reserve, () => acquireLock(disk, dir))
    try {
      return await openLocked(options, disk, reserve, lock)
    } catch (cause) {
      await lock.release()
      throw cause
    }
  } catch (cause) {
    throw openFailure(cause)
  }
}
