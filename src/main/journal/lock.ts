/**
 * Keeps two processes from appending to one journal. Electron's single-instance lock normally does; this file is
 * for the rest: another user data folder pointing here, a second build, a tool.
 *
 * A dead owner's lock is taken over. A process number alone does not prove life, since systems reuse them: on
 * Linux the boot id and the start time of the process decide; elsewhere a restart of the machine since the lock
 * was taken does. Should two processes still come through, the writer notices a file that is not as long as it
 * left it and stops (segment-writer.ts).
 */
import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { AppError } from '@shared/lib/app-error'
import { type Disk, errnoOf, removeIfThere, withFile, writeAll } from './disk'

export const LOCK_NAME = 'journal.lock'
/** Two readings of "when did this machine start" differ by clock corrections; a restart by more than this. */
const SAME_BOOT_TOLERANCE_MS = 10 * 60_000
const TRIES = 5
const BEING_WRITTEN_MS = 2000

type Owner = {
  readonly token: string
  readonly pid: number
  /** Boot id and start time of the process, null where the system does not tell. */
  readonly process: string | null
  readonly bootAtMs: number
  readonly uptimeMs: number
}

export type Lock = { readonly release: () => Promise<void> }

const bootAtMs = (): number => Date.now() - uptime() * 1000

/** Null for a process that is gone, and on systems without /proc. */
async function processIdentity(pid: number): Promise<string | null> {
  if (process.platform !== 'linux') return null
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()
    const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8')
    // The name in parentheses may hold anything; the start time is the 20th field after it.
    const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return startedAt === undefined ? null : `${boot}/${startedAt}`
  } catch (cause) {
    if (['ENOENT', 'ESRCH', 'EACCES'].includes(errnoOf(cause))) return null
    throw cause
  }
}

function answersToSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return errnoOf(cause) === 'EPERM'
  }
}

async function isAlive(owner: Owner): Promise<boolean> {
  if (!answersToSignals(owner.pid)) return false
  if (owner.process !== null) return (await processIdentity(owner.pid)) === owner.process
  const restarted =
    uptime() * 1000 < owner.uptimeMs || Math.abs(bootAtMs() - owner.bootAtMs) > SAME_BOOT_TOLERANCE_MS
  return !restarted
}

function parseOwner(bytes: Buffer): Owner | null {
  try {
    const value = JSON.parse(bytes.toString('utf8')) as Partial<Owner> | null
    if (typeof value?.pid !== 'number' || typeof value.token !== 'string') return null
    const { pid, token, process: identity = null, bootAtMs: boot = 0, uptimeMs = 0 } = value
    return { pid, token, process: identity, bootAtMs: boot, uptimeMs }
  } catch (cause) {
    if (cause instanceof SyntaxError) return null
    throw cause
  }
}

async function readOwner(disk: Disk, path: string): Promise<Owner | 'none' | 'unreadable'> {
  try {
    return parseOwner(await disk.readFile(path)) ?? 'unreadable'
  } catch (cause) {
    if (errnoOf(cause) === 'ENOENT') return 'none'
    throw cause
  }
}

/** Puts a complete file under a name in one step; false when there is one already. */
async function place(disk: Disk, dir: string, name: string, owner: Owner): Promise<boolean> {
  const temp = join(dir, `${name}.${randomUUID()}.tmp`)
  const bytes = Buffer.from(JSON.stringify(owner))
  try {
    await withFile(disk, temp, 'wx', (file) => writeAll(file, bytes, 0))
    await disk.link(temp, join(dir, name))
    return true
  } catch (cause) {
    if (errnoOf(cause) === 'EEXIST') return false
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR'].includes(errnoOf(cause))) throw cause
    return await placeWithoutLinks(disk, join(dir, name), bytes)
  } finally {
    await removeIfThere(disk, temp)
  }
}

/** exFAT and some network drives have no hard links; there a lock is empty for an instant. */
async function placeWithoutLinks(disk: Disk, path: string, bytes: Buffer): Promise<boolean> {
  try {
    await withFile(disk, path, 'wx', (file) => writeAll(file, bytes, 0))
    return true
  } catch (cause) {
    if (errnoOf(cause) === 'EEXIST') return false
    throw cause
  }
}

const tokenOf = (owner: Owner | 'none' | 'unreadable'): string =>
  typeof owner === 'string' ? owner : owner.token

/**
 * Removes a dead owner's lock. Only who holds the right to remove this very lock (a file named after its token)
 * looks at it again and removes it, so a lock placed in the meantime is never touched.
 */
async function clearStale(disk: Disk, dir: string, stale: Owner | 'unreadable', self: Owner): Promise<void> {
  const right = `${LOCK_NAME}.${createHash('sha256').update(tokenOf(stale)).digest('hex').slice(0, 16)}.takeover`
  if (!(await place(disk, dir, right, self))) {
    // Somebody is at it, or died at it.
    const holder = await readOwner(disk, join(dir, right))
    if (typeof holder !== 'string' && !(await isAlive(holder))) await removeIfThere(disk, join(dir, right))
    return
  }
  try {
    const path = join(dir, LOCK_NAME)
    if (tokenOf(await readOwner(disk, path)) === tokenOf(stale)) await removeIfThere(disk, path)
  } finally {
    await removeIfThere(disk, join(dir, right))
  }
}

/** An unreadable lock is one being written, on a disk without links, or long ago broken by a crash. */
async function isBeingWritten(disk: Disk, path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await withFile(disk, path, 'r', (file) => file.stat())
    return Math.abs(Date.now() - mtimeMs) < BEING_WRITTEN_MS
  } catch (cause) {
    if (errnoOf(cause) === 'ENOENT') return false
    throw cause
  }
}

/** @returns the number of the process that holds the lock, null when nobody alive does */
async function holderOf(disk: Disk, path: string, found: Owner | 'unreadable'): Promise<number | null> {
  if (found === 'unreadable') return (await isBeingWritten(disk, path)) ? 0 : null
  return (await isAlive(found)) ? found.pid : null
}

/** @throws AppError `journal/locked` {pid} */
export async function acquireLock(disk: Disk, dir: string): Promise<Lock> {
  const token = randomUUID()
  const owner: Owner = {
    token,
    pid: process.pid,
    process: await processIdentity(process.pid),
    bootAtMs: bootAtMs(),
    uptimeMs: uptime() * 1000,
  }
  const path = join(dir, LOCK_NAME)
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (await place(disk, dir, LOCK_NAME, owner)) return { release: () => release(disk, dir, token) }
    const found = await readOwner(disk, path)
    if (found === 'none') continue
    const pid = await holderOf(disk, path, found)
    if (pid !== null) throw new AppError('journal/locked', 'another process has the journal open', { pid })
    await clearStale(disk, dir, found, owner)
  }
  throw new AppError('journal/locked', 'the lock changes hands too quickly', { pid: 0 })
}

async function release(disk: Disk, dir: string, token: string): Promise<void> {
  const path = join(dir, LOCK_NAME)
  const found = await readOwner(disk, path)
  if (found !== 'none' && found !== 'unreadable' && found.token === token) await removeIfThere(disk, path)
}
