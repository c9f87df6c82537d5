/** A disk of its own, small enough to be filled: a tmpfs. Only root on Linux can have one. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeSync, openSync, closeSync, fsyncSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type SmallDisk = {
  readonly dir: string
  /** Writes until not one more byte goes in, or until so many are left. */
  readonly fill: (leaveBytes?: number) => void
  /** Gives back what `fill` took. */
  readonly free: () => void
  readonly freeBytes: () => number
  readonly remove: () => void
}

const PIECE_BYTES = 1 << 20

function mount(dir: string, megabytes: number): string | null {
  const args = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dir]
  const { status, error, stderr } = spawnSync('mount', args, { encoding: 'utf8' })
  return status === 0 ? null : (error?.message ?? stderr.trim())
}

/** @returns null when a small disk can be made here, else why not */
export function whyNoSmallDisk(): string | null {
  if (process.platform !== 'linux') return 'a small disk needs Linux (tmpfs)'
  if (process.getuid?.() !== 0) return 'a small disk needs root (mount)'
  const dir = mkdtempSync(join(tmpdir(), 'hengjuan-disk-'))
  const refused = mount(dir, 1)
  if (refused === null) spawnSync('umount', [dir])
  rmSync(dir, { recursive: true, force: true })
  return refused === null ? null : `a small disk cannot be mounted here: ${refused}`
}

export function makeSmallDisk(megabytes: number): SmallDisk {
  const dir = mkdtempSync(join(tmpdir(), 'hengjuan-disk-'))
  const refused = mount(dir, megabytes)
  if (refused !== null) throw new Error(`cannot mount: ${refused}`)
  const ballast = join(dir, 'ballast.bin')
  const freeBytes = (): number => {
    const { bavail, bsize } = statfsSync(dir)
    return bavail * bsize
  }
  return {
    dir,
    freeBytes,
    fill: (leaveBytes = 0) => {
      const file = openSync(ballast, 'a')
      const piece = Buffer.alloc(PIECE_BYTES, 1)
      try {
        while (freeBytes() > leaveBytes) {
          writeSync(file, piece, 0, Math.min(PIECE_BYTES, freeBytes() - leaveBytes))
        }
        fsyncSync(file)
      } catch (cause) {
        if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC')) throw cause
      } finally {
        closeSync(file)
      }
    },
    free: () => rmSync(ballast, { force: true }),
    remove: () => {
      // Lazily, since a helper process that is just going may still hold a file.
      spawnSync('umount', ['-l', dir])
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
