/** Writing a file where a person asked for it: complete or not at all, and never over another one unasked. */
import { randomUUID } from 'node:crypto'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { ExportedFile } from '@shared/domain/export/export-record'
import { AppError } from '@shared/lib/app-error'

/** Characters no Windows file name may hold, control characters, and marks that turn the reading direction. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Bidi_Control}]/gu
/** Devices of Windows: reserved whatever follows the first dot. */
const RESERVED = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])\s*(\.|$)/i
/** Characters, and bytes as Linux counts them (255 at most, and there is an extension and perhaps （2） to come). */
const MAX_CHARACTERS = 80
const MAX_BYTES = 220

const withoutEdges = (text: string): string => text.trim().replace(/^[. ]+|[. ]+$/g, '')

/** Cut between characters, never within one. */
function shorten(text: string, characters: number, bytes: number): string {
  const kept = [...text].slice(0, Math.max(0, characters))
  while (kept.length > 0 && Buffer.byteLength(kept.join('')) > bytes) kept.pop()
  return withoutEdges(kept.join(''))
}

/**
 * A file name from text a person entered; never empty, never a path.
 * @param ending  tells two papers of one case apart, so it stays however long the text is
 */
export function safeFileName(text: string, fallback: string, ending = ''): string {
  const room = MAX_CHARACTERS - [...ending].length
  const stem = shorten(
    withoutEdges(text.replace(FORBIDDEN, '_')),
    room,
    MAX_BYTES - Buffer.byteLength(ending),
  )
  return `${stem === '' || RESERVED.test(`${stem}${ending}`) ? fallback : stem}${ending}`
}

/** `name.pdf`, or `name（2）.pdf` … when that is taken. */
export async function freePath(folder: string, name: string): Promise<string> {
  const extension = extname(name)
  const stem = basename(name, extension)
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? name : `${stem}（${n}）${extension}`)
    const isTaken = await stat(path).then(
      () => true,
      () => false,
    )
    if (!isTaken) return path
  }
}

/** Where a file nobody was asked about goes: over its own copy from an earlier time, or else beside whatever is there. */
export async function placeFor(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name)
  const there = await readFile(path).catch(() => null)
  return there?.equals(bytes) === true ? path : freePath(folder, name)
}

/** In the same folder, so that putting it in place is one rename; its own name may be too long to lengthen. */
export const tempBeside = (path: string): string => join(dirname(path), `.hengjuan-${randomUUID()}.tmp`)

/** A file fully written beside its destination, waiting to be put in place or dropped. */
export type Prepared = {
  readonly path: string
  readonly place: () => Promise<void>
  readonly drop: () => Promise<void>
}

/** A prepared file with what the record will say of it. */
export type Output = Omit<ExportedFile, 'name'> & { readonly prepared: Prepared }

/** @throws AppError `export/disk-full`, `export/cannot-write` */
export async function prepareFile(path: string, bytes: Uint8Array): Promise<Prepared> {
  const temp = tempBeside(path)
  const drop = (): Promise<void> => rm(temp, { force: true })
  try {
    const file = await open(temp, 'w')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (cause) {
    await drop()
    throw asExportError(cause)
  }
  return { path, drop, place: () => placeFile(temp, path) }
}

/** @throws AppError `export/cannot-write` when the destination is open elsewhere or gone */
export async function placeFile(temp: string, path: string): Promise<void> {
  await rename(temp, path).catch(async (cause: unknown) => {
    await rm(temp, { force: true })
    throw asExportError(cause)
  })
}

export function asExportError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('export/disk-full', 'no space', {}, { cause })
  return new AppError('export/cannot-write', `cannot write: ${code}`, {}, { cause })
}
