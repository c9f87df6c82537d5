/**
 * The store's format facts (magic, format version, cipher name) in one small file beside the blobs, not as a
 * header in each: a blob file is byte for byte the original that came in. A person who has nothing but the folder
 * can open it with any PDF program, its name is its SHA-256 by any tool, ranges need no arithmetic, and a copy to
 * hand out is a plain copy. When blobs are encrypted one day, that is another cipher here and another folder.
 */
import { join } from 'node:path'
import { AppError } from '@shared/lib/app-error'
import { z } from '@shared/lib/zod'
import { type Disk, errnoOf, writeFileDurably } from '../journal/disk'

export const MARKER_NAME = 'store.json'

const MAGIC = 'hengjuan-blob-store'
const FORMAT_VERSION = 1
const CIPHER = 'none'

const Marker = z.looseObject({
  magic: z.literal(MAGIC),
  formatVersion: z.int().positive(),
  cipher: z.string(),
})

async function readMarker(disk: Disk, dir: string): Promise<z.infer<typeof Marker> | null> {
  try {
    const parsed = Marker.safeParse(
      JSON.parse((await disk.readFile(join(dir, MARKER_NAME))).toString('utf8')),
    )
    if (parsed.success) return parsed.data
  } catch (cause) {
    if (errnoOf(cause) === 'ENOENT') return null
    if (!(cause instanceof SyntaxError)) throw cause
  }
  throw new AppError('blob/store-damaged', `${MARKER_NAME} is not a marker of ours`)
}

/**
 * Reads the marker, writes it when there is none. A store that lost its marker can only be of this first format,
 * and every blob is checked against its name before use.
 * @throws AppError `blob/store-damaged`, `blob/newer-format` {formatVersion, cipher}
 */
export async function ensureMarker(disk: Disk, dir: string): Promise<void> {
  const marker = await readMarker(disk, dir)
  if (marker === null) {
    const text = JSON.stringify({ magic: MAGIC, formatVersion: FORMAT_VERSION, cipher: CIPHER })
    await writeFileDurably(disk, dir, MARKER_NAME, Buffer.from(`${text}\n`))
    return
  }
  const { formatVersion, cipher } = marker
  if (formatVersion !== FORMAT_VERSION || cipher !== CIPHER)
    throw new AppError('blob/newer-format', 'the store was made by a newer program', {
      formatVersion,
      cipher,
    })
}
