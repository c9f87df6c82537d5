/**
 * Outputs appear whole or not at all: written beside their place under another name, fsynced, renamed.
 * A copy of an original is made by the kernel; only the tail passes through memory.
 */
import { randomUUID } from 'node:crypto'
import { constants, copyFile, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '@shared/lib/app-error'
import { errnoOf } from './file-source'

type Draft = (draftPath: string) => Promise<void>

/** @throws AppError `pdf/disk-full`, `pdf/write-failed` */
async function writeWhole(outPath: string, draft: Draft): Promise<void> {
  const draftPath = `${outPath}.${randomUUID()}.part`
  try {
    await draft(draftPath)
    await rename(draftPath, outPath)
    await syncFolder(dirname(outPath))
  } catch (cause) {
    await rm(draftPath, { force: true })
    if (cause instanceof AppError) throw cause
    const errno = errnoOf(cause)
    throw new AppError(
      errno === 'ENOSPC' ? 'pdf/disk-full' : 'pdf/write-failed',
      'output',
      { errno },
      { cause },
    )
  }
}

/** The original's bytes, then `tail`. */
export function writeCopyWithTail(
  path: string,
  outPath: string,
  size: number,
  tail: Uint8Array,
): Promise<void> {
  return writeWhole(outPath, async (draftPath) => {
    await copyFile(path, draftPath, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL)
    const file = await open(draftPath, 'r+')
    try {
      // Blobs are read-only files; the copy must not be.
      await file.chmod(0o644)
      const copied = (await file.stat()).size
      if (copied !== size) throw new AppError('pdf/read-failed', 'the original changed while it was copied')
      for (let done = 0; done < tail.length;) {
        done += (await file.write(tail, done, tail.length - done, size + done)).bytesWritten
      }
      await file.sync()
    } finally {
      await file.close()
    }
  })
}

export function writeBytes(outPath: string, bytes: Uint8Array): Promise<void> {
  return writeWhole(outPath, async (draftPath) => {
    const file = await open(draftPath, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  })
}

/** The rename itself must survive a power cut. Windows has no such thing and needs none. */
async function syncFolder(dir: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(dir, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
