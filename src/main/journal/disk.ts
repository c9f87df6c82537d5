/**
 * The edge between our files and the operating system, for journal and blobs alike: the few calls we make, in
 * one table, so that a test can make any of them fail as a real disk does. No decisions here.
 */
import { constants, promises as fs } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'

export type DiskFile = {
  readonly read: (
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number | null,
  ) => Promise<number>
  readonly write: (buffer: Uint8Array, offset: number, length: number, position: number) => Promise<number>
  readonly truncate: (bytes: number) => Promise<void>
  readonly sync: () => Promise<void>
  readonly chmod: (mode: number) => Promise<void>
  readonly stat: () => Promise<{ readonly size: number; readonly mtimeMs: number; readonly isFile: boolean }>
  readonly close: () => Promise<void>
}

export type OpenFlags = 'r' | 'r+' | 'w' | 'wx'

export type Disk = {
  readonly open: (path: string, flags: OpenFlags) => Promise<DiskFile>
  readonly rename: (from: string, to: string) => Promise<void>
  readonly unlink: (path: string) => Promise<void>
  readonly link: (from: string, to: string) => Promise<void>
  readonly mkdir: (path: string) => Promise<void>
  readonly readdir: (path: string) => Promise<readonly string[]>
  readonly readFile: (path: string) => Promise<Buffer>
  readonly size: (path: string) => Promise<number>
  /** Makes renames, creations and removals in a folder durable. Does nothing on Windows, where NTFS journals them. */
  readonly syncFolder: (path: string) => Promise<void>
  /** Bytes an ordinary user may still write on the disk that holds `path`. */
  readonly freeBytes: (path: string) => Promise<number>
}

function wrap(handle: FileHandle): DiskFile {
  return {
    read: async (buffer, offset, length, position) =>
      (await handle.read(buffer, offset, length, position)).bytesRead,
    write: async (buffer, offset, length, position) =>
      (await handle.write(buffer, offset, length, position)).bytesWritten,
    truncate: (bytes) => handle.truncate(bytes),
    sync: () => handle.sync(),
    chmod: (mode) => handle.chmod(mode),
    stat: async () => {
      const found = await handle.stat()
      return { size: found.size, mtimeMs: found.mtimeMs, isFile: found.isFile() }
    },
    close: () => handle.close(),
  }
}

export const nodeDisk: Disk = {
  open: async (path, flags) => wrap(await fs.open(path, flags)),
  rename: (from, to) => fs.rename(from, to),
  unlink: (path) => fs.unlink(path),
  link: (from, to) => fs.link(from, to),
  mkdir: async (path) => {
    await fs.mkdir(path, { recursive: true })
  },
  readdir: (path) => fs.readdir(path),
  readFile: (path) => fs.readFile(path),
  size: async (path) => (await fs.stat(path)).size,
  syncFolder: async (path) => {
    if (process.platform === 'win32') return
    const folder = await fs.open(path, constants.O_RDONLY)
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  },
  freeBytes: async (path) => {
    const found = await fs.statfs(path)
    return found.bavail * found.bsize
  },
}

/** The system's own name of a failure (`ENOSPC`), '' for anything that is not one. */
export function errnoOf(cause: unknown): string {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return ''
}

/** No space, or none for this user, or the file system cannot hold so long a file. */
export const isDiskFull = (cause: unknown): boolean => ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(errnoOf(cause))

/** `write` may take only a part; a disk that takes nothing at all is full. */
export async function writeAll(file: DiskFile, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const written = await file.write(bytes, done, bytes.length - done, position + done)
    if (written === 0) throw Object.assign(new Error('the disk took no bytes'), { code: 'ENOSPC' })
    done += written
  }
}

/** Fills `into` from `position`; answers how many bytes there were before the end of the file. */
export async function readAll(file: DiskFile, into: Uint8Array, position: number): Promise<number> {
  let done = 0
  while (done < into.length) {
    const count = await file.read(into, done, into.length - done, position + done)
    if (count === 0) break
    done += count
  }
  return done
}

/** Closes after `use`, whichever way it ends. */
export async function withFile<T>(
  disk: Disk,
  path: string,
  flags: OpenFlags,
  use: (file: DiskFile) => Promise<T>,
): Promise<T> {
  const file = await disk.open(path, flags)
  try {
    return await use(file)
  } finally {
    await file.close()
  }
}

/** A small file that is either wholly there, durable, under its name, or not there at all. */
export async function writeFileDurably(
  disk: Disk,
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const temp = `${folder}/${name}.tmp`
  try {
    await withFile(disk, temp, 'w', async (file) => {
      await writeAll(file, bytes, 0)
      await file.sync()
    })
    await disk.rename(temp, `${folder}/${name}`)
  } catch (cause) {
    await removeIfThere(disk, temp)
    throw cause
  }
  await disk.syncFolder(folder)
}

export async function removeIfThere(disk: Disk, path: string): Promise<void> {
  try {
    await disk.unlink(path)
  } catch (cause) {
    if (errnoOf(cause) !== 'ENOENT') throw cause
  }
}
