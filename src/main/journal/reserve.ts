/**
 * A file of real bytes kept beside the journal. When the disk is full it is given up, so that the few events that
 * close things down can still be written and the program can start. Ordinary appends are only made while it is
 * held: without that rule they would eat the space it frees.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Disk, errnoOf, isDiskFull, removeIfThere, withFile, writeAll } from './disk'

export const RESERVE_NAME = 'reserve.bin'
export const RESERVE_BYTES = 4 * 1024 * 1024

export type Reserve = {
  /** Makes it if there is room; false when the disk is full. Costs nothing while it is held. */
  readonly ensure: () => Promise<boolean>
  /** Frees its space; false when there was nothing to free. */
  readonly release: () => Promise<boolean>
}

export function openReserve(disk: Disk, dir: string, bytes: number): Reserve {
  const path = join(dir, RESERVE_NAME)
  let held = false

  const isThere = async (): Promise<boolean> => {
    try {
      return (await disk.size(path)) >= bytes
    } catch (cause) {
      if (errnoOf(cause) === 'ENOENT') return false
      throw cause
    }
  }

  const make = async (): Promise<boolean> => {
    // As much again must stay free, or the file would take the last of the room it is there to guard.
    if ((await disk.freeBytes(dir)) < 2 * bytes) return false
    try {
      // Random, because a file system that compresses would keep nothing for a file of zeros.
      await withFile(disk, path, 'w', async (file) => {
        await writeAll(file, randomBytes(bytes), 0)
        await file.sync()
      })
      return true
    } catch (cause) {
      await removeIfThere(disk, path)
      if (isDiskFull(cause)) return false
      throw cause
    }
  }

  return {
    ensure: async () => {
      if (!held) held = (await isThere()) || (await make())
      return held
    },
    release: async () => {
      held = false
      try {
        await disk.unlink(path)
        await disk.syncFolder(dir)
        return true
      } catch (cause) {
        if (errnoOf(cause) === 'ENOENT') return false
        throw cause
      }
    },
  }
}
