/**
 * Chosen files into the store, for a reply, a receipt, a verification …: copied, hashed, their pages read. They belong
 * to nothing until an act names them; an act speaks of all of them, so one that fails refuses the whole. What was taken
 * in before it stays as unused blobs, which nothing shows.
 */
import type { AttachedFile } from '@shared/domain/document/attached-file'
import { AppError, toFailure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'
import type { KeptOffer } from '../intake/offers'
import { take } from '../intake/run-intake'
import type { Report } from '../ipc/running-jobs'
import type { Office } from '../office/office'

/** @throws AppError `blob/cancelled`; `loop/file-refused` with the file's name and why */
export async function attachFiles(
  office: Office,
  kept: KeptOffer,
  entryIds: readonly string[],
  signal: AbortSignal,
  report: Report,
): Promise<readonly AttachedFile[]> {
  const chosen = entryIds.map((entryId) => {
    const file = kept.files.get(entryId)
    if (!file) throw new AppError('intake/offer-gone', 'no such file in the offer')
    return { entryId, file }
  })
  const total = chosen.reduce((sum, { file }) => sum + file.bytes, 0)
  const taken: AttachedFile[] = []
  let done = 0
  for (const { entryId, file } of chosen) {
    const before = done
    const { scan, result } = await take(
      office,
      { entryId, file, password: undefined },
      new Set(),
      signal,
      (bytes) => report({ phase: 'intake', done: before + bytes, total, item: file.name }),
    )
    if (result.kind === 'cancelled') throw new AppError('blob/cancelled', 'attaching was cancelled')
    if (scan === null) {
      const reason = describeFailure(result.failure ?? toFailure(null))
      throw new AppError('loop/file-refused', `not attached: ${result.kind}`, { name: file.name, reason })
    }
    taken.push(scan)
    done += file.bytes
  }
  report({ phase: 'intake', done: total, total })
  return taken
}
