/**
 * What a person chose on the stick: files, or a folder with everything below it, in natural order of names
 * (2 before 10). Decides by content, not by extension, what is a scan. Links are not followed.
 */
import type { Dirent } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import type { FileKind } from '@shared/domain/case-file/page-index'
import { AppError } from '@shared/lib/app-error'
import { SNIFF_BYTES, sniffKind } from '@shared/pdf/sniff-kind'

export type FoundFile = {
  readonly path: string
  /** Below the chosen folder, with `/`. */
  readonly name: string
  readonly bytes: number
  readonly kind: FileKind | null
  readonly canRead: boolean
}

const MAX_FILES = 5000
const MAX_DEPTH = 8

const byName = new Intl.Collator('zh-Hans-CN', { numeric: true, sensitivity: 'base' })

/** System droppings that nobody means to import. */
const isNoise = (name: string): boolean =>
  name.startsWith('.') || name.startsWith('~$') || /^(thumbs\.db|desktop\.ini|__macosx)$/i.test(name)

/** @throws AppError `intake/unreadable`, `intake/too-many-files` */
export async function findScans(paths: readonly string[]): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = []
  for (const path of [...paths].sort(comparePaths)) {
    const facts = await stat(path).catch((cause: unknown) => {
      throw new AppError(
        'intake/unreadable',
        'cannot stat what was chosen',
        { name: basename(path) },
        { cause },
      )
    })
    if (facts.isDirectory()) await walk(path, path, 0, found)
    else if (facts.isFile()) found.push(await describe(path, basename(path)))
  }
  return found
}

async function walk(root: string, folder: string, depth: number, found: FoundFile[]): Promise<void> {
  if (depth > MAX_DEPTH) return
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new AppError('intake/unreadable', 'cannot list a folder', { name: basename(folder) }, { cause })
  })
  for (const entry of entries.filter(({ name }) => !isNoise(name)).sort(compareEntries)) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await walk(root, path, depth + 1, found)
    else if (entry.isFile()) found.push(await describe(path, relative(root, path).split(sep).join('/')))
    if (found.length > MAX_FILES)
      throw new AppError('intake/too-many-files', 'too many files', { limit: MAX_FILES })
  }
}

const compareEntries = (a: Dirent, b: Dirent): number => byName.compare(a.name, b.name)
const comparePaths = (a: string, b: string): number => byName.compare(basename(a), basename(b))

/** A file that cannot be read is judged by its name, and the intake says why when it is asked to take it. */
async function describe(path: string, foundName: string): Promise<FoundFile> {
  const name = shortName(foundName)
  const file = await open(path, 'r').catch(() => null)
  if (file === null) return { path, name, bytes: 0, kind: kindByName(name), canRead: false }
  try {
    const { size } = await file.stat()
    const head = new Uint8Array(SNIFF_BYTES)
    const { bytesRead } = await file.read(head, 0, SNIFF_BYTES, 0)
    return {
      path,
      name,
      bytes: size,
      kind: sniffKind(head.subarray(0, bytesRead)) ?? kindByName(name),
      canRead: true,
    }
  } finally {
    await file.close()
  }
}

/** The record takes names up to this length; of a longer path the end tells more. */
const MAX_NAME = 400
const shortName = (name: string): string => (name.length <= MAX_NAME ? name : `…${name.slice(1 - MAX_NAME)}`)

/** A damaged scan still looks like one by name; it is offered, so that its failure is named and not passed over. */
function kindByName(name: string): FileKind | null {
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase()
  if (extension === 'pdf') return 'pdf'
  if (extension === 'jpg' || extension === 'jpeg') return 'jpeg'
  return extension === 'png' ? 'png' : null
}
