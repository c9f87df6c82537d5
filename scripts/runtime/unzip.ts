/**
 * Unpacks chosen entries of a zip with nothing but Node: `unzip` is not on every machine and extract-zip cannot skip
 * the 25,000 small files we do not want. Reads the central directory, then streams each wanted entry.
 * Not for foreign packages: no zip64, no symlinks, and the archive's hash has been checked before.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { dirname, join, relative, isAbsolute } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

const END_OF_CENTRAL_DIRECTORY = 0x06054b50
const CENTRAL_ENTRY = 0x02014b50
const LOCAL_HEADER_BYTES = 30
const STORED = 0
const DEFLATED = 8

type Entry = {
  readonly name: string
  readonly method: number
  readonly compressedBytes: number
  readonly headerAt: number
  readonly mode: number
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

async function listEntries(file: FileHandle): Promise<Entry[]> {
  const { size } = await file.stat()
  const tailBytes = Math.min(size, 65_557)
  const tail = await readAt(file, size - tailBytes, tailBytes)
  let at = tail.length - 22
  while (at >= 0 && tail.readUInt32LE(at) !== END_OF_CENTRAL_DIRECTORY) at -= 1
  if (at < 0) throw new Error('not a zip: no end of central directory')
  const count = tail.readUInt16LE(at + 10)
  const directory = await readAt(file, tail.readUInt32LE(at + 16), tail.readUInt32LE(at + 12))
  const entries: Entry[] = []
  for (let cursor = 0; entries.length < count;) {
    if (directory.readUInt32LE(cursor) !== CENTRAL_ENTRY) throw new Error('damaged zip directory')
    const nameBytes = directory.readUInt16LE(cursor + 28)
    entries.push({
      name: directory.toString('utf8', cursor + 46, cursor + 46 + nameBytes),
      method: directory.readUInt16LE(cursor + 10),
      compressedBytes: directory.readUInt32LE(cursor + 20),
      headerAt: directory.readUInt32LE(cursor + 42),
      mode: (directory.readUInt32LE(cursor + 38) >>> 16) & 0o777,
    })
    cursor += 46 + nameBytes + directory.readUInt16LE(cursor + 30) + directory.readUInt16LE(cursor + 32)
  }
  return entries
}

async function writeEntry(zipPath: string, file: FileHandle, entry: Entry, path: string): Promise<void> {
  if (entry.method !== STORED && entry.method !== DEFLATED) throw new Error(`zip method ${entry.method}`)
  const header = await readAt(file, entry.headerAt, LOCAL_HEADER_BYTES)
  const start = entry.headerAt + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28)
  await mkdir(dirname(path), { recursive: true })
  const out = createWriteStream(path, { mode: entry.mode === 0 ? 0o644 : entry.mode })
  if (entry.compressedBytes === 0) {
    out.end()
    return
  }
  const end = start + entry.compressedBytes - 1
  const source = createReadStream(zipPath, { start, end, highWaterMark: 1 << 20 })
  if (entry.method === STORED) await pipeline(source, out)
  else await pipeline(source, createInflateRaw({ chunkSize: 1 << 20 }), out)
}

/**
 * @param target  folder that receives the files
 * @param rename  gives an entry's path inside `target`, or undefined to leave the entry out
 * @returns how many files were written
 */
export async function unzip(
  zipPath: string,
  target: string,
  rename: (name: string) => string | undefined,
): Promise<number> {
  const file = await open(zipPath, 'r')
  try {
    let written = 0
    for (const entry of await listEntries(file)) {
      const wanted = entry.name.endsWith('/') ? undefined : rename(entry.name)
      if (wanted === undefined) continue
      const path = join(target, wanted)
      const inside = relative(target, path)
      if (inside.startsWith('..') || isAbsolute(inside)) throw new Error('zip entry leaves its folder')
      await writeEntry(zipPath, file, entry, path)
      written += 1
    }
    return written
  } finally {
    await file.close()
  }
}
