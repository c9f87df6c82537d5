/**
 * Writes frames at the end of the last segment and puts the file right after a failure.
 *
 * After a failed write or fsync nobody knows what is on the disk. Linux marks the pages of a failed fsync clean, so
 * that a second fsync "succeeds" without writing them (fsyncgate). Therefore a failed frame is never fsynced
 * again: the writer is in doubt, and before anything else is written it opens the file afresh, cuts it back to the
 * last acknowledged byte, fsyncs that and reads the last acknowledged frame again. The cut is a change of the
 * file's own record, which the file system either commits or reports; and it makes the last, shared block dirty
 * again, so it is written anew. Acknowledged bytes before the cut were covered by an earlier fsync that
 * succeeded, and a failed rewrite of their block carries the same bytes there. Cutting first matters as much as
 * not losing: a refused frame that stayed on the disk would come back after a restart as an event that its author
 * was told is not saved.
 */
import { join } from 'node:path'
import { AppError } from '@shared/lib/app-error'
import { type Disk, type DiskFile, readAll, withFile, writeAll, writeFileDurably } from './disk'
import { encodeHeader, frameEnd, HEADER_BYTES, segmentName } from './format'
import type { FrameAt } from './scan'
import type { Damage, Head } from './types'

export type WriterStart = {
  /** 0 when there is no segment yet. */
  readonly segment: number
  readonly end: number
  readonly lastFrame: FrameAt | null
  /** What lies after `end` was left by a crash: kept in a side file before it is cut. */
  readonly torn: boolean
}

type Doubt = 'none' | 'our-tail' | 'torn-tail'

const damagedAt = (damage: Damage, message: string): AppError =>
  new AppError('journal/damaged', message, damage)

export class SegmentWriter {
  #segment: number
  #end: number
  #lastFrame: FrameAt | null
  #doubt: Doubt
  /** A new segment was begun and may be on the disk: going on in the old one would contradict its header. */
  #mustRoll: boolean
  #file: DiskFile | null = null

  constructor(
    private readonly disk: Disk,
    private readonly dir: string,
    private readonly segmentBytes: number,
    start: WriterStart,
  ) {
    this.#segment = start.segment
    this.#end = start.end
    this.#lastFrame = start.lastFrame
    this.#doubt = start.torn ? 'torn-tail' : 'none'
    this.#mustRoll = start.segment === 0
  }

  get segment(): number {
    return this.#segment
  }

  get inDoubt(): boolean {
    return this.#doubt !== 'none'
  }

  /**
   * Writes one frame and answers when it is on the disk.
   * @param head the head before the frame
   * @throws what the disk threw; the frame is then not stored, and `repair` comes before the next one
   */
  async write(frame: Buffer, head: Head, count: number): Promise<FrameAt> {
    if (this.inDoubt) throw new Error('repair first')
    const full = this.#end > HEADER_BYTES && this.#end + frame.length > this.segmentBytes
    if (this.#mustRoll || full) await this.#roll(head)
    const file = await this.#open()
    await this.#assertAsLeft(file)
    this.#doubt = 'our-tail'
    await writeAll(file, frame, this.#end)
    await file.sync()
    this.#doubt = 'none'
    const at = {
      segment: this.#segment,
      offset: this.#end,
      end: this.#end + frame.length,
      firstSeq: head.seq + 1,
      count,
    }
    this.#end = at.end
    this.#lastFrame = at
    return at
  }

  /**
   * Cuts the file back to its last acknowledged byte. Does nothing when there is no doubt. Can be tried again.
   * @param sideName where the bytes left by a crash are kept
   */
  async repair(sideName: string): Promise<void> {
    if (!this.inDoubt) return
    await this.#letGo()
    if (this.#doubt === 'torn-tail') await this.#keepTail(sideName)
    const path = this.#path()
    await withFile(this.disk, path, 'r+', async (file) => {
      const { size } = await file.stat()
      if (size < this.#end) throw damagedAt(this.#here('frame'), 'acknowledged bytes are gone from the end')
      await file.truncate(this.#end)
      await file.sync()
      await this.#assertLastFrame(file)
    })
    this.#doubt = 'none'
  }

  /** Makes durable what a killed predecessor had written but not fsynced, before anyone is told of it. */
  async settle(): Promise<void> {
    if (this.#segment === 0) return
    await (await this.#open()).sync()
    await this.disk.syncFolder(this.dir)
  }

  async close(): Promise<void> {
    const file = this.#file
    this.#file = null
    await file?.close()
  }

  #path(): string {
    return join(this.dir, segmentName(this.#segment))
  }

  #here(kind: Damage['kind']): Damage {
    return { kind, segment: this.#segment, offset: this.#end }
  }

  async #open(): Promise<DiskFile> {
    this.#file ??= await this.disk.open(this.#path(), 'r+')
    return this.#file
  }

  /** After a failure even closing may fail; the handle is of no use either way. */
  async #letGo(): Promise<void> {
    try {
      await this.close()
    } catch (cause) {
      if (!(cause instanceof Error)) throw cause
    }
  }

  async #assertAsLeft(file: DiskFile): Promise<void> {
    const { size } = await file.stat()
    if (size !== this.#end) throw damagedAt(this.#here('foreign-write'), 'somebody else changed the segment')
  }

  async #assertLastFrame(file: DiskFile): Promise<void> {
    const last = this.#lastFrame
    if (last?.segment !== this.#segment) return
    const bytes = Buffer.alloc(last.end - last.offset)
    const whole =
      (await readAll(file, bytes, last.offset)) === bytes.length && frameEnd(bytes, 0) === bytes.length
    if (!whole)
      throw damagedAt({ ...this.#here('frame'), offset: last.offset }, 'the last acknowledged frame is bad')
  }

  async #keepTail(sideName: string): Promise<void> {
    const bytes = await this.disk.readFile(this.#path())
    if (bytes.length <= this.#end) return
    await writeFileDurably(this.disk, this.dir, sideName, bytes.subarray(this.#end))
  }

  /**
   * Begins the next segment: complete under another name, then renamed, so a half-written header cannot exist.
   * Its content depends only on the head, which stays put until this has worked: trying again is harmless.
   */
  async #roll(head: Head): Promise<void> {
    this.#mustRoll = true
    const segment = this.#segment + 1
    const header = encodeHeader({ segment, firstSeq: head.seq + 1, prevHash: head.hash })
    await writeFileDurably(this.disk, this.dir, segmentName(segment), header)
    await this.#letGo()
    this.#segment = segment
    this.#end = HEADER_BYTES
    this.#mustRoll = false
  }
}
