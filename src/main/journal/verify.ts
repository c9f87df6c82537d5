/** Checks the whole chain again from the disk, in the background of a running program. */
import { GENESIS_HASH } from '@shared/events/envelope'
import type { Disk } from './disk'
import { readSegment } from './load'
import { type FrameAt, scanSegment } from './scan'
import type { Head, VerifyProgress, VerifyResult } from './types'

/** @param frames what has been acknowledged so far; what is appended meanwhile is not looked at */
export async function verifyFrames(
  disk: Disk,
  dir: string,
  frames: readonly FrameAt[],
  onProgress: (progress: VerifyProgress) => void,
  signal: AbortSignal | undefined,
): Promise<VerifyResult> {
  const final = frames.at(-1)
  const totalEvents = final === undefined ? 0 : final.firstSeq + final.count - 1
  let head: Head = { seq: 0, hash: GENESIS_HASH }
  for (let segment = 1; segment <= (final?.segment ?? 0); segment++) {
    signal?.throwIfAborted()
    const bytes = await readSegment(disk, dir, segment)
    if (bytes === null) return { ok: false, damage: { kind: 'missing-segment', segment, offset: 0 } }
    const sound = segment === final?.segment ? bytes.subarray(0, final.end) : bytes
    const scan = await scanSegment(sound, segment, head, false, (frame) => {
      signal?.throwIfAborted()
      onProgress({ checkedEvents: frame.firstSeq + frame.count - 1, totalEvents })
    })
    if (scan.stop.kind !== 'end') {
      const kind = scan.stop.kind === 'damaged' ? scan.stop.damage : 'header'
      return { ok: false, damage: { kind, segment, offset: scan.end } }
    }
    head = scan.head
  }
  const last = frames.findLast((frame) => frame.segment === final?.segment)
  return head.seq === totalEvents
    ? { ok: true, events: totalEvents }
    : { ok: false, damage: { kind: 'frame', segment: last?.segment ?? 0, offset: last?.offset ?? 0 } }
}
