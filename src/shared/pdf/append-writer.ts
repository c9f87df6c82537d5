/**
 * An incremental update (ISO 32000-1, 7.5.6): new and replaced objects behind the untouched original, then a
 * cross-reference section of the same style as the file's own. Holds only what it adds.
 */
import type { DocumentReader } from './document-reader'
import type { ObjectSink } from './mark-appearance'
import { NotUnderstood } from './lexer'
import {
  dict,
  formatObject,
  isArray,
  latin1Bytes,
  name,
  ref,
  type PdfDict,
  type PdfObject,
  type PdfRef,
} from './objects'

/** Ten digits of a table entry. */
const MAX_TABLE_OFFSET = 9_999_999_999
const STREAM_OFFSET_BYTES = 5
const STREAM_ENTRY_BYTES = 1 + STREAM_OFFSET_BYTES + 2

export class AppendWriter implements ObjectSink {
  private readonly parts: Uint8Array[] = []
  private readonly placed = new Map<number, { readonly offset: number; readonly gen: number }>()
  private offset: number
  private nextNumber: number
  private info: PdfRef | null = null

  constructor(
    private readonly reader: DocumentReader,
    originalBytes: number,
  ) {
    this.offset = originalBytes
    this.nextNumber = reader.nextNumber()
    this.put('\n')
  }

  add = (object: PdfObject): PdfRef => {
    const target = ref(this.nextNumber++)
    this.replace(target, object)
    return target
  }

  addStream = (entries: PdfDict, data: Uint8Array): PdfRef => {
    const target = ref(this.nextNumber++)
    this.place(target)
    const full: PdfDict = { kind: 'dict', entries: new Map([...entries.entries, ['Length', data.length]]) }
    this.put(`${target.num} 0 obj\n${formatObject(full)}\nstream\n`)
    this.put(data)
    this.put('\nendstream\nendobj\n')
    return target
  }

  /** A new version of an object that is there already. */
  replace(target: PdfRef, object: PdfObject): void {
    this.place(target)
    this.put(`${target.num} ${target.gen} obj\n${formatObject(object)}\nendobj\n`)
  }

  /**
   * @param revisionId 32 hex digits that differ from save to save: the second half of the file's /ID
   * @param info a document information dictionary in place of the old one
   */
  finish(revisionId: string, info: PdfRef | null = null): Uint8Array {
    this.info = info
    if (this.reader.usesXrefStream) this.writeXrefStream(revisionId)
    else this.writeXrefTable(revisionId)
    const out = new Uint8Array(this.parts.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of this.parts) {
      out.set(part, at)
      at += part.length
    }
    return out
  }

  private writeXrefTable(revisionId: string): void {
    const start = this.offset
    if (start > MAX_TABLE_OFFSET) throw new NotUnderstood('file too long for a table')
    const digits = (value: number, width: number) => String(value).padStart(width, '0')
    let text = 'xref\n'
    for (const [first, count] of this.runs()) {
      text += `${first} ${count}\n`
      for (let num = first; num < first + count; num += 1) {
        const entry = this.placed.get(num)
        text += `${digits(entry?.offset ?? 0, 10)} ${digits(entry?.gen ?? 0, 5)} n \n`
      }
    }
    this.put(`${text}trailer\n${formatObject(this.trailer(revisionId))}\nstartxref\n${start}\n%%EOF\n`)
  }

  private writeXrefStream(revisionId: string): void {
    const start = this.offset
    const own = ref(this.nextNumber++)
    this.place(own)
    const runs = this.runs()
    const data = new Uint8Array(this.placed.size * STREAM_ENTRY_BYTES)
    let at = 0
    const field = (value: number, bytes: number) => {
      for (let i = bytes - 1; i >= 0; i -= 1) data[at++] = Math.floor(value / 256 ** i) & 0xff
    }
    for (const [first, count] of runs) {
      for (let num = first; num < first + count; num += 1) {
        const entry = this.placed.get(num)
        field(1, 1)
        field(entry?.offset ?? 0, STREAM_OFFSET_BYTES)
        field(entry?.gen ?? 0, 2)
      }
    }
    const entries = new Map([
      ...this.trailer(revisionId).entries,
      ...dict({
        Type: name('XRef'),
        W: [1, STREAM_OFFSET_BYTES, 2],
        Index: runs.flat(),
        Length: data.length,
      }).entries,
    ])
    this.put(`${own.num} 0 obj\n${formatObject({ kind: 'dict', entries })}\nstream\n`)
    this.put(data)
    this.put(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`)
  }

  private trailer(revisionId: string): PdfDict {
    const old = this.reader.trailer.entries
    const kept = ['Root', 'Info'].flatMap((key): [string, PdfObject][] => {
      const value = key === 'Info' && this.info ? this.info : old.get(key)
      return value === undefined ? [] : [[key, value]]
    })
    const id = this.reader.resolve(old.get('ID'))
    const renewed = { kind: 'string' as const, bytes: hexBytes(revisionId) }
    const first = isArray(id) ? this.reader.resolve(id[0]) : null
    return {
      kind: 'dict',
      entries: new Map<string, PdfObject>([
        ...kept,
        ['ID', [first ?? renewed, renewed]],
        ['Prev', this.reader.startXref],
        ['Size', this.nextNumber],
      ]),
    }
  }

  /** Runs of consecutive object numbers: [first, count]. */
  private runs(): readonly (readonly [number, number])[] {
    const runs: [number, number][] = []
    for (const num of [...this.placed.keys()].sort((a, b) => a - b)) {
      const last = runs.at(-1)
      if (last && last[0] + last[1] === num) last[1] += 1
      else runs.push([num, 1])
    }
    return runs
  }

  private place(target: PdfRef): void {
    this.placed.set(target.num, { offset: this.offset, gen: target.gen })
  }

  private put(part: string | Uint8Array): void {
    const bytes = typeof part === 'string' ? latin1Bytes(part) : part
    this.parts.push(bytes)
    this.offset += bytes.length
  }
}

function hexBytes(hex: string): Uint8Array {
  if (!/^[0-9a-f]{32}$/.test(hex)) throw new Error('a revision id has 32 hex digits')
  return Uint8Array.from({ length: 16 }, (_, i) => parseInt(hex.slice(i * 2, i * 2 + 2), 16))
}
