/**
 * Disks that misbehave on purpose: one that fails the calls it is told to, and one that is small.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Disk, type DiskFile, nodeDisk } from '../../../src/main/journal/disk'

export const tempFolder = (): string => mkdtempSync(join(tmpdir(), 'hengjuan-test-'))

type Call = 'open' | 'read' | 'write' | 'truncate' | 'sync' | 'rename' | 'unlink' | 'link' | 'syncFolder'

export type Fault = {
  readonly call: Call
  /** Only for paths like this. */
  readonly path?: RegExp
  readonly errno: string
  /** Calls that pass before the fault begins. */
  readonly after?: number
  /** How often it fails; for ever when absent. */
  readonly times?: number
  /** `write` takes so many bytes before it fails. */
  readonly takes?: number
}

export const systemError = (errno: string): Error => Object.assign(new Error(errno), { code: errno })

/** A disk with a list of faults to come, and a log of what was called. */
export function faultyDisk(inner: Disk = nodeDisk) {
  const faults: { fault: Fault; seen: number; failed: number }[] = []
  const log: string[] = []

  const meet = (call: Call, path: string): Fault | null => {
    log.push(`${call} ${path.split(/[\\/]/).at(-1) ?? ''}`)
    for (const entry of faults) {
      const { fault } = entry
      if (fault.call !== call || (fault.path !== undefined && !fault.path.test(path))) continue
      entry.seen += 1
      if (entry.seen <= (fault.after ?? 0) || entry.failed >= (fault.times ?? Infinity)) continue
      entry.failed += 1
      return fault
    }
    return null
  }
  const check = (call: Call, path: string): void => {
    const fault = meet(call, path)
    if (fault !== null) throw systemError(fault.errno)
  }

  const wrap = (file: DiskFile, path: string): DiskFile => ({
    ...file,
    read: async (buffer, offset, length, position) => {
      check('read', path)
      return await file.read(buffer, offset, length, position)
    },
    write: async (buffer, offset, length, position) => {
      const fault = meet('write', path)
      if (fault === null) return await file.write(buffer, offset, length, position)
      if (fault.takes !== undefined && fault.takes > 0)
        await file.write(buffer, offset, Math.min(fault.takes, length), position)
      throw systemError(fault.errno)
    },
    truncate: async (bytes) => {
      check('truncate', path)
      await file.truncate(bytes)
    },
    sync: async () => {
      check('sync', path)
      await file.sync()
    },
  })

  const disk: Disk = {
    ...inner,
    open: async (path, flags) => {
      check('open', path)
      return wrap(await inner.open(path, flags), path)
    },
    rename: async (from, to) => {
      check('rename', to)
      await inner.rename(from, to)
    },
    unlink: async (path) => {
      check('unlink', path)
      await inner.unlink(path)
    },
    link: async (from, to) => {
      check('link', to)
      await inner.link(from, to)
    },
    syncFolder: async (path) => {
      check('syncFolder', path)
      await inner.syncFolder(path)
    },
  }
  return {
    disk,
    log,
    fail: (fault: Fault): void => {
      faults.push({ fault, seen: 0, failed: 0 })
    },
    heal: (): void => {
      faults.length = 0
    },
  }
}

export type SmallDisk = {
  readonly dir: string
  readonly disk: Disk
  /** Leaves just so many bytes free. */
  readonly fill: (leaveBytes?: number) => void
  /** Gives back what `fill` took. */
  readonly free: () => void
  readonly dispose: () => void
}

const filler = (dir: string): string => join(dir, 'filler')

/** A real file system of that size in memory; null where the system does not let us mount one. */
function mountedDisk(bytes: number): SmallDisk | null {
  const dir = tempFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(bytes)}`, 'tmpfs', dir], { stdio: 'ignore' })
  } catch (cause) {
    rmSync(dir, { recursive: true })
    if (cause instanceof Error) return null
    throw cause
  }
  const take = (leaveBytes: number): void => {
    const free = Number(execFileSync('df', ['--output=avail', '-B1', dir]).toString().split('\n')[1])
    writeFileSync(filler(dir), Buffer.alloc(Math.max(0, free - leaveBytes)))
  }
  return {
    dir,
    disk: nodeDisk,
    fill: (leaveBytes = 0) => take(leaveBytes),
    free: () => rmSync(filler(dir), { force: true }),
    dispose: () => {
      execFileSync('umount', [dir])
      rmSync(dir, { recursive: true })
    },
  }
}

function usedBytes(dir: string): number {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}

/** An ordinary folder whose edge counts bytes and refuses more than fit. */
function countedDisk(bytes: number): SmallDisk {
  const dir = tempFolder()
  let filled = 0
  const free = (): number => Math.max(0, bytes - filled - usedBytes(dir))
  const disk: Disk = {
    ...nodeDisk,
    freeBytes: () => Promise.resolve(free()),
    open: async (path, flags) => {
      const file = await nodeDisk.open(path, flags)
      return {
        ...file,
        write: async (buffer, offset, length, position) => {
          const room = free()
          if (room === 0) throw systemError('ENOSPC')
          return await file.write(buffer, offset, Math.min(length, room), position)
        },
      }
    },
  }
  return {
    dir,
    disk,
    fill: (leaveBytes = 0) => {
      filled += Math.max(0, free() - leaveBytes)
    },
    free: () => {
      filled = 0
    },
    dispose: () => rmSync(dir, { recursive: true }),
  }
}

/** The kinds of small disk this system can give; always at least one. */
export const smallDisks: readonly (readonly [string, (bytes: number) => SmallDisk])[] = (() => {
  const kinds: [string, (bytes: number) => SmallDisk][] = [['counted', countedDisk]]
  const trial = mountedDisk(1024 * 1024)
  if (trial === null) return kinds
  trial.dispose()
  const mounted = (bytes: number): SmallDisk => {
    const disk = mountedDisk(bytes)
    if (disk === null) throw new Error('mounting worked a moment ago')
    return disk
  }
  return [...kinds, ['tmpfs', mounted]]
})()
