/** Names what went wrong around a blob: the source, the room on the disk, or the disk itself. */
import { AppError } from '@shared/lib/app-error'
import { type Disk, errnoOf, isDiskFull } from '../journal/disk'

/** Marks a failure that came from the source side of a copy. */
export class SourceFailure extends Error {
  constructor(cause: unknown) {
    super('the source failed', { cause })
    this.name = 'SourceFailure'
  }
}

/** There, but not for us; anything else (EIO, ENODEV, ENOENT …) means that it is gone or going. */
const REFUSED = ['EACCES', 'EPERM', 'EBUSY', 'EISDIR', 'ELOOP', 'ENAMETOOLONG', 'EINVAL', 'ENOTDIR']

export function nameSourceFailure(cause: unknown): unknown {
  const errno = errnoOf(cause)
  if (cause instanceof AppError) return cause
  if (REFUSED.includes(errno))
    return new AppError('blob/source-unreadable', 'the source cannot be read', { errno }, { cause })
  return new AppError('blob/source-lost', 'the source went away while it was read', { errno }, { cause })
}

/** @param neededBytes what the copy needs in all, as far as it is known */
export async function diskFull(
  disk: Disk,
  dir: string,
  neededBytes: number,
  cause?: unknown,
): Promise<AppError> {
  const params = { neededBytes, freeBytes: await disk.freeBytes(dir) }
  return new AppError('blob/disk-full', 'no room for a blob', params, { cause })
}

export async function nameFailure(
  disk: Disk,
  dir: string,
  cause: unknown,
  neededBytes: number,
): Promise<unknown> {
  if (cause instanceof SourceFailure) return nameSourceFailure(cause.cause)
  if (isDiskFull(cause)) return await diskFull(disk, dir, neededBytes, cause)
  if (cause instanceof AppError || errnoOf(cause) === '') return cause
  return new AppError('blob/write-failed', 'the disk refused a blob', { errno: errnoOf(cause) }, { cause })
}
