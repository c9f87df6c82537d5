/** What a file is by its first bytes; its name is not asked. */
import type { FileKind } from '@shared/domain/case-file/page-index'
import { latin1Bytes } from './objects'

/** How much of a file to pass in. Readers accept a PDF whose header starts within its first 1024 bytes. */
export const SNIFF_BYTES = 1024 + 5

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const PDF = [...latin1Bytes('%PDF-')]

const hasAt = (bytes: Uint8Array, at: number, wanted: readonly number[]) =>
  wanted.every((byte, i) => bytes[at + i] === byte)

export function sniffKind(firstBytes: Uint8Array): FileKind | null {
  if (hasAt(firstBytes, 0, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (hasAt(firstBytes, 0, PNG)) return 'png'
  const last = Math.min(1024, firstBytes.length - PDF.length)
  for (let at = 0; at <= last; at += 1) if (hasAt(firstBytes, at, PDF)) return 'pdf'
  return null
}
