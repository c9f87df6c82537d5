/**
 * The append-only record of every act: the truth of this program (docs/adr/0001). "Saved" means that `append`
 * answered, and it answers after fsync.
 *
 * One commit at a time: what is waiting goes into one frame, one write, one fsync, and is then answered. A commit
 * that fails leaves head and file as they were.
 */
import { AppError } from '@shared/lib/app-error'
import { type Disk, errnoOf, isDiskFull } from './disk'
import { encodeFrame, segmentName } from './format'
import { writeHeadMark } from './head-mark'
import { assertFits, encodeEvents, type Prepared, prepare } from './prepare'
import { readEvents, readRuns } from './reader'
import type { Reserve } from './reserve'
import type { FrameAt } from './scan'
import type { SegmentWriter } from './segment-writer'
import type {
  AppendOptions,
  Head,
  Journal,
  NewEvent,
  ReadOnlyReason,
  StoredEvent,
  VerifyProgress,
  VerifyResult,
} from './types'
import { verifyFrames } from './verify'

type Request = {
  readonly prepared: readonly Prepared[]
  readonly bytes: number
  readonly essential: boolean
  readonly resolve: (events: readonly StoredEvent[]) => void
  readonly reject: (cause: unknown) => void
}

export type JournalParts = {
  readonly disk: Disk
  readonly dir: string
  readonly now: () => number
  readonly newId: () => string
  readonly writer: SegmentWriter
  readonly reserve: Reserve
  readonly frames: readonly FrameAt[]
  readonly head: Head
  readonly readOnly: ReadOnlyReason | null
  readonly releaseLock: () => Promise<void>
}

/** The head mark is a lower bound; one extra fsync in so many commits is not felt. */
const COMMITS_PER_MARK = 256
const EVENTS_PER_READ = 500
/** Calls that share a frame, unless one alone is larger: a frame is read whole. */
const SHARED_FRAME_BYTES = 512 * 1024

/** What the failure of a commit is called. A bug of ours stays what it is. */
async function nameFailure(cause: unknown, disk: Disk, dir: string): Promise<unknown> {
  if (isDiskFull(cause)) return await diskFull(disk, dir, cause)
  if (cause instanceof AppError || errnoOf(cause) === '') return cause
  const params = { errno: errnoOf(cause) }
  return new AppError('journal/write-failed', 'the disk refused a journal write', params, { cause })
}

async function diskFull(disk: Disk, dir: string, cause?: unknown): Promise<AppError> {
  const freeBytes = await disk.freeBytes(dir)
  return new AppError('journal/disk-full', 'no room for the journal', { freeBytes }, { cause })
}

/** A name for the side file that sorts by time and is legal on Windows. */
export const sideFileName = (segment: number, nowMs: number): string =>
  `${segmentName(segment)}.torn-${new Date(nowMs).toISOString().replace(/[-:.]/g, '')}`

export class FileJournal implements Journal {
  readonly #parts: JournalParts
  readonly #frames: FrameAt[]
  readonly #queue: Request[] = []
  #head: Head
  #readOnly: ReadOnlyReason | null
  #draining: Promise<void> | null = null
  #closed = false
  #commitsSinceMark = 0

  constructor(parts: JournalParts) {
    this.#parts = parts
    this.#frames = [...parts.frames]
    this.#head = parts.head
    this.#readOnly = parts.readOnly
  }

  get head(): Head {
    return this.#head
  }

  get readOnly(): ReadOnlyReason | null {
    return this.#readOnly
  }

  append = async (
    events: readonly NewEvent[],
    options: AppendOptions = {},
  ): Promise<readonly StoredEvent[]> => {
    this.#assertWritable()
    const nowMs = this.#parts.now()
    const prepared = events.map((event) => prepare(event, this.#parts.newId, nowMs))
    if (prepared.length === 0) return []
    const bytes = assertFits(prepared)
    return await new Promise((resolve, reject) => {
      this.#queue.push({ prepared, bytes, essential: options.essential ?? false, resolve, reject })
      this.#draining ??= this.#drain()
    })
  }

  readFrom = (seq: number, limit: number): Promise<readonly StoredEvent[]> =>
    readEvents(this.#parts.disk, this.#parts.dir, this.#frames, seq, limit)

  async *iterate(): AsyncGenerator<StoredEvent> {
    const { disk, dir } = this.#parts
    for await (const events of readRuns(disk, dir, this.#frames, 1, EVENTS_PER_READ)) yield* events
  }

  verify = async (
    onProgress: (progress: VerifyProgress) => void = () => undefined,
    signal?: AbortSignal,
  ): Promise<VerifyResult> => {
    const reason = this.#readOnly
    if (reason?.code === 'journal/damaged') {
      const { kind, segment, offset } = reason
      return { ok: false, damage: { kind, segment, offset } }
    }
    return await verifyFrames(this.#parts.disk, this.#parts.dir, [...this.#frames], onProgress, signal)
  }

  close = async (): Promise<void> => {
    if (this.#closed) return
    this.#closed = true
    await this.#draining
    try {
      if (this.#readOnly === null) await this.#mark()
      await this.#parts.writer.close()
    } finally {
      await this.#parts.releaseLock()
    }
  }

  #assertWritable(): void {
    if (this.#closed) throw new AppError('journal/closed', 'append after close')
    const reason = this.#readOnly
    if (reason === null) return
    const { code, ...params } = reason
    throw new AppError(code, 'the journal is open read-only', params)
  }

  async #drain(): Promise<void> {
    // What is called in the same turn shares the first frame too.
    await Promise.resolve()
    while (this.#queue.length > 0) {
      const group = this.#takeGroup()
      try {
        await this.#commit(group)
      } catch (cause) {
        const failure = await nameFailure(cause, this.#parts.disk, this.#parts.dir).catch(() => cause)
        this.#noteDamage(failure)
        for (const request of group) request.reject(failure)
      }
    }
    this.#draining = null
  }

  #takeGroup(): readonly Request[] {
    const group: Request[] = []
    let bytes = 0
    for (const request of this.#queue) {
      const fits = bytes + request.bytes <= SHARED_FRAME_BYTES
      if (group.length > 0 && (!fits || request.essential !== group[0]?.essential)) break
      group.push(request)
      bytes += request.bytes
    }
    this.#queue.splice(0, group.length)
    return group
  }

  async #commit(group: readonly Request[]): Promise<void> {
    this.#assertWritableNow()
    const { disk, dir, writer, reserve } = this.#parts
    const essential = group[0]?.essential ?? false
    // A tail in doubt is put right even on a full disk; it may itself free space.
    if (writer.inDoubt) await this.#withReserve(essential, () => this.#repair())
    if (!essential && !(await reserve.ensure())) throw await diskFull(disk, dir)

    const encoded = encodeEvents(
      group.flatMap((request) => request.prepared),
      this.#head,
    )
    const frame = encodeFrame(encoded.bytes)
    const segmentBefore = writer.segment
    const at = await this.#withReserve(essential, () => this.#writeOrRepair(frame, encoded.events.length))
    this.#frames.push(at)
    this.#head = encoded.head
    let from = 0
    for (const request of group) {
      request.resolve(encoded.events.slice(from, from + request.prepared.length))
      from += request.prepared.length
    }
    this.#commitsSinceMark += 1
    if (writer.segment !== segmentBefore || this.#commitsSinceMark >= COMMITS_PER_MARK) await this.#mark()
  }

  #assertWritableNow(): void {
    const reason = this.#readOnly
    if (reason !== null) throw new AppError(reason.code, 'the journal has become read-only', { ...reason })
  }

  async #writeOrRepair(frame: Buffer, count: number): Promise<FrameAt> {
    const { writer } = this.#parts
    try {
      return await writer.write(frame, this.#head, count)
    } catch (cause) {
      // Best at once, while it may still work; if not, the doubt stays and the next commit begins with it.
      await this.#repair().catch((second: unknown) => {
        this.#noteDamage(second)
        if (errnoOf(second) === '' && !(second instanceof AppError)) throw second
      })
      throw cause
    }
  }

  #repair(): Promise<void> {
    return this.#parts.writer.repair(sideFileName(this.#parts.writer.segment, this.#parts.now()))
  }

  /** Tries once more with the reserve given up, when the disk is full and the matter is worth it. */
  async #withReserve<T>(essential: boolean, run: () => Promise<T>): Promise<T> {
    try {
      return await run()
    } catch (cause) {
      if (!essential || !isDiskFull(cause) || !(await this.#parts.reserve.release())) throw cause
    }
    if (this.#parts.writer.inDoubt) await this.#repair()
    return await run()
  }

  #noteDamage(failure: unknown): void {
    if (!(failure instanceof AppError) || failure.code !== 'journal/damaged') return
    const { kind, segment, offset } = failure.params
    this.#readOnly ??= {
      code: 'journal/damaged',
      kind: kind === 'foreign-write' ? kind : 'frame',
      segment: Number(segment),
      offset: Number(offset),
    }
  }

  async #mark(): Promise<void> {
    const { disk, dir, writer } = this.#parts
    const done = await writeHeadMark(disk, dir, { seq: this.#head.seq, segment: writer.segment })
    if (done) this.#commitsSinceMark = 0
  }
}
