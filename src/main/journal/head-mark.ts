/**
 * A note beside the segments: "at least so many events had been acknowledged". The chain cannot show that its own
 * end is missing; this can. Written now and then, after an fsync of the journal, so it is a lower bound and never
 * ahead of the truth. Losing it loses nothing but that bound, therefore a mark that cannot be read or written is
 * no failure.
 */
import { z } from '@shared/lib/zod'
import { type Disk, errnoOf, writeFileDurably } from './disk'

export const HEAD_MARK_NAME = 'head.json'

const HeadMark = z
  .object({
    magic: z.literal('hengjuan-journal-head'),
    formatVersion: z.literal(1),
    cipher: z.literal('none'),
    seq: z.int().nonnegative(),
    segment: z.int().nonnegative(),
  })
  .readonly()

export type HeadMark = { readonly seq: number; readonly segment: number }

export const NO_MARK: HeadMark = { seq: 0, segment: 0 }

export async function readHeadMark(disk: Disk, dir: string): Promise<HeadMark> {
  try {
    const parsed = HeadMark.safeParse(
      JSON.parse((await disk.readFile(`${dir}/${HEAD_MARK_NAME}`)).toString('utf8')),
    )
    return parsed.success ? { seq: parsed.data.seq, segment: parsed.data.segment } : NO_MARK
  } catch (cause) {
    if (errnoOf(cause) === 'ENOENT' || cause instanceof SyntaxError) return NO_MARK
    throw cause
  }
}

/** False when it could not be written (a full disk, most likely): the older mark stays and stays true. */
export async function writeHeadMark(disk: Disk, dir: string, mark: HeadMark): Promise<boolean> {
  const text = JSON.stringify({ magic: 'hengjuan-journal-head', formatVersion: 1, cipher: 'none', ...mark })
  try {
    await writeFileDurably(disk, dir, HEAD_MARK_NAME, Buffer.from(text))
    return true
  } catch (cause) {
    if (errnoOf(cause) !== '') return false
    throw cause
  }
}
