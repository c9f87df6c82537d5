/** Reads stored events back, by sequence number, checking each frame again on the way. */
import { join } from 'node:path'
import { AppError } from '@shared/lib/app-error'
import { type Disk, errnoOf, readAll, withFile } from './disk'
import { eventsOfFrame, frameEnd, segmentName } from './format'
import type { FrameAt } from './scan'
import type { StoredEvent } from './types'

/** One read covers as many neighbouring frames as fit. */
const CHUNK_BYTES = 1024 * 1024

/** Index of the frame that holds `seq`, or of the first one after it. */
function frameIndex(frames: readonly FrameAt[], seq: number): number {
  let low = 0
  let high = frames.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const frame = frames[middle]
    if (frame !== undefined && frame.firstSeq + frame.count <= seq) low = middle + 1
    else high = middle
  }
  return low
}

/** Neighbouring frames of one segment from `index` that hold at least `wanted` events or fill a chunk. */
function runFrom(frames: readonly FrameAt[], index: number, wanted: number): readonly FrameAt[] {
  const run: FrameAt[] = []
  let events = 0
  for (let at = index; at < frames.length && events < wanted; at++) {
    const frame = frames[at]
    const first = run[0] ?? frame
    if (frame === undefined || first === undefined || frame.segment !== first.segment) break
    if (run.length > 0 && frame.end - first.offset > CHUNK_BYTES) break
    run.push(frame)
    events += frame.count
  }
  return run
}

/** Null when a frame is no longer what it was when the journal was opened. */
async function readRun(
  disk: Disk,
  dir: string,
  run: readonly FrameAt[],
): Promise<readonly StoredEvent[] | null> {
  const first = run[0]
  const last = run.at(-1)
  if (first === undefined || last === undefined) return []
  const bytes = Buffer.alloc(last.end - first.offset)
  await withFile(disk, join(dir, segmentName(first.segment)), 'r', (file) =>
    readAll(file, bytes, first.offset),
  )
  const events: StoredEvent[] = []
  for (const frame of run) {
    const start = frame.offset - first.offset
    const end = frame.end - first.offset
    const records = frameEnd(bytes, start) === end ? eventsOfFrame(bytes, start, end) : null
    if (records === null) return null
    // The checksum says these are the bytes whose schema and chain were judged when they were opened or written.
    for (const record of records) events.push(JSON.parse(record.toString('utf8')) as StoredEvent)
  }
  return events
}

const unreadable = ({ segment, offset }: FrameAt, cause?: unknown): AppError =>
  new AppError('journal/read-failed', 'a stored frame can no longer be read', { segment, offset }, { cause })

/**
 * The events of one frame after another, from the frame that holds `seq`, about `wanted` at a time.
 * @throws AppError `journal/read-failed` {segment, offset}
 */
export async function* readRuns(
  disk: Disk,
  dir: string,
  frames: readonly FrameAt[],
  seq: number,
  wanted: number,
): AsyncGenerator<readonly StoredEvent[]> {
  let index = frameIndex(frames, seq)
  while (index < frames.length) {
    const run = runFrom(frames, index, wanted)
    const first = run[0]
    if (first === undefined) return
    const events = await readRun(disk, dir, run).catch((cause: unknown) => {
      throw errnoOf(cause) === '' ? cause : unreadable(first, cause)
    })
    if (events === null) throw unreadable(first)
    yield events
    index += run.length
  }
}

/** Up to `limit` events from `seq` on. @throws AppError `journal/read-failed` {segment, offset} */
export async function readEvents(
  disk: Disk,
  dir: string,
  frames: readonly FrameAt[],
  seq: number,
  limit: number,
): Promise<readonly StoredEvent[]> {
  const found: StoredEvent[] = []
  if (limit <= 0) return found
  for await (const events of readRuns(disk, dir, frames, seq, limit)) {
    for (const event of events) if (event.seq >= seq && found.length < limit) found.push(event)
    if (found.length >= limit) break
  }
  return found
}
