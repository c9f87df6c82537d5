/**
 * Looks into a ZIP before a reader unpacks it: every part is inflated once with a limit, whatever size it claims, so
 * that a small file cannot fill the memory.
 */
import { inflateRawSync } from 'node:zlib'
import { AppError } from '@shared/lib/app-error'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8
const MAX_ENTRIES = 2000

const damaged = (why: string): AppError => new AppError('table/damaged', why)

/** @throws AppError `table/damaged`, `table/too-large` */
export function checkZip(bytes: Buffer, maxBytes: number): void {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END)
    throw damaged('no end of directory')
  const count = bytes.readUInt16LE(end + 10)
  if (count > MAX_ENTRIES) throw new AppError('table/too-large', 'too many parts', {})
  let at = bytes.readUInt32LE(end + 16)
  let leftBytes = maxBytes
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw damaged('directory')
    leftBytes -= inflatedSize(bytes, at, leftBytes)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
}

function inflatedSize(bytes: Buffer, entry: number, leftBytes: number): number {
  if ((bytes.readUInt16LE(entry + 8) & 1) !== 0) throw new AppError('table/locked', 'encrypted part')
  const method = bytes.readUInt16LE(entry + 10)
  const packed = bytes.readUInt32LE(entry + 20)
  const local = bytes.readUInt32LE(entry + 42)
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL) throw damaged('part')
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  if (from + packed > bytes.length) throw damaged('part leaves the file')
  if (method === STORED) return within(packed, leftBytes)
  if (method !== DEFLATED) throw damaged(`method ${method}`)
  try {
    return inflateRawSync(bytes.subarray(from, from + packed), { maxOutputLength: Math.max(1, leftBytes) })
      .length
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') {
      throw new AppError('table/too-large', 'inflates beyond the limit')
    }
    throw new AppError('table/damaged', 'part cannot be inflated', {}, { cause })
  }
}

function within(size: number, leftBytes: number): number {
  if (size > leftBytes) throw new AppError('table/too-large', 'beyond the limit')
  return size
}
