/**
 * A table somebody else made, as text: XLSX by its sheets, CSV or tab-separated text as one. Runs in the background
 * process. Nothing of the content is trusted: size, number of parts and number of cells are limited.
 */
import { readFile, stat } from 'node:fs/promises'
import { AppError } from '@shared/lib/app-error'
import { trimTable } from '@shared/domain/checklist/import/paste'
import { checkZip } from './zip-guard'

export type TableSheet = { readonly name: string; readonly rows: readonly (readonly string[])[] }

export const MAX_FILE_BYTES = 20 * 1024 * 1024
export const MAX_UNPACKED_BYTES = 100 * 1024 * 1024
export const MAX_CELLS = 500_000

const ZIP_MAGIC = Buffer.from([0x50, 0x4b, 0x03, 0x04])
/** The older container: XLS, ET, and XLSX with a password. */
const OLE_MAGIC = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** @throws AppError `table/…` */
export async function readTable(path: string): Promise<readonly TableSheet[]> {
  const bytes = await load(path)
  const startsWith = (magic: Buffer): boolean => bytes.subarray(0, magic.length).equals(magic)
  if (startsWith(OLE_MAGIC)) throw new AppError('table/old-format', 'OLE container')
  const sheets = startsWith(ZIP_MAGIC) ? await readWorkbook(bytes) : await readText(bytes)
  const cells = sheets.reduce((sum, { rows }) => sum + rows.length * (rows[0]?.length ?? 0), 0)
  if (cells > MAX_CELLS) throw new AppError('table/too-many-cells', 'too many cells', { max: MAX_CELLS })
  const filled = sheets.filter(({ rows }) => rows.length > 0)
  if (filled.length === 0) throw new AppError('table/empty', 'no cells')
  return filled
}

async function load(path: string): Promise<Buffer> {
  try {
    if ((await stat(path)).size > MAX_FILE_BYTES) throw new AppError('table/too-large', 'file')
    return await readFile(path)
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('table/unreadable', 'cannot be read', {}, { cause })
  }
}

async function readWorkbook(bytes: Buffer): Promise<TableSheet[]> {
  checkZip(bytes, MAX_UNPACKED_BYTES)
  try {
    const { default: readExcelFile } = await import('read-excel-file/node')
    const sheets = await readExcelFile(bytes)
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: trimTable(data.map((row) => row.map(textOf))),
    }))
  } catch (cause) {
    throw new AppError('table/damaged', 'not a workbook', {}, { cause })
  }
}

/** Numbers without the dust of binary fractions, days as the paper writes them. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(Number(value.toPrecision(12)))
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return ''
    const text = value.toISOString()
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ')
  }
  return ''
}

async function readText(bytes: Buffer): Promise<TableSheet[]> {
  const text = decode(bytes)
  // Letters no text has: some other kind of file under a table's name.
  if ([...text.slice(0, 4096)].some((letter) => letter < '\t'))
    throw new AppError('table/not-a-table', 'binary')
  const { default: Papa } = await import('papaparse')
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: false })
  return [{ name: '', rows: trimTable(data) }]
}

/** UTF-8 where it is valid, otherwise what Excel and WPS write on a Chinese system. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this one.
    }
  }
  throw new AppError('table/encoding', 'neither UTF-8 nor GB18030')
}
