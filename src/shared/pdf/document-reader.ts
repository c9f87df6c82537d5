/**
 * The strict reader: cross-reference tables and streams, /Prev and hybrid files, object streams. It reads about a
 * kilobyte for an object and keeps nothing of a file but what it was asked for, so a file of 340 MB costs as little as one of 3.
 * Everything it is not sure of ends in NotUnderstood. Encrypted files are not read. Source: ISO 32000-1, 7.5.
 */
import type { ByteSource } from './byte-source'
import { inflateUpTo, unpredict } from './inflate'
import { Incomplete, Lexer, NotUnderstood } from './lexer'
import { isArray, isKind, isName, latin1Bytes, type PdfDict, type PdfObject, type PdfRef } from './objects'
import { MAX_OBJECTS, readTable, readXrefEntries, type XrefEntry } from './xref'

type Section = { readonly trailer: PdfDict; readonly isStream: boolean }

export type StreamPlace = { readonly dict: PdfDict; readonly offset: number; readonly length: number }

/** One window holds a page dictionary, and mostly the JPEG header behind it too. */
const WINDOW = 1024
const MAX_OBJECT_BYTES = 8 << 20
const MAX_SECTIONS = 512
const MAX_PACKED_BYTES = 32 << 20
const MAX_PACKED_STREAMS_KEPT = 16
const TAIL = 1024

export class DocumentReader {
  readonly trailer: PdfDict
  /** Where the newest cross-reference section starts, for /Prev of an appended one. */
  readonly startXref: number
  /** The newest section is a stream: an appended one should be too. */
  readonly usesXrefStream: boolean
  private readonly xref = new Map<number, XrefEntry>()
  private readonly packed = new Map<number, readonly PdfObject[]>()
  private window: { readonly offset: number; readonly bytes: Uint8Array } = {
    offset: 0,
    bytes: new Uint8Array(0),
  }

  /** @throws NotUnderstood for anything but a well-formed, unencrypted file */
  constructor(private readonly source: ByteSource) {
    // Offsets count from the header; a file with something in front of it is a matter of taste between readers.
    if (source.size < 32 || !startsWith(source.readAt(0, 5), '%PDF-')) throw new NotUnderstood('no header')
    this.startXref = this.findStartXref()
    const sections = this.readSections()
    const newest = sections[0]
    if (newest === undefined) throw new NotUnderstood('no trailer')
    this.trailer = newest.trailer
    this.usesXrefStream = newest.isStream
    if (sections.some((section) => section.trailer.entries.has('Encrypt')))
      throw new NotUnderstood('encrypted')
  }

  /** Follows references until there is something else; a missing object is null, as the standard says. */
  resolve(object: PdfObject | undefined): PdfObject {
    let current = object ?? null
    for (let hops = 0; isKind(current, 'ref'); hops += 1) {
      if (hops > 8) throw new NotUnderstood('reference chain')
      current = this.load(current)
    }
    return current
  }

  get(from: PdfDict, key: string): PdfObject {
    return this.resolve(from.entries.get(key))
  }

  dictAt(object: PdfObject | undefined): PdfDict {
    const found = this.resolve(object)
    if (!isKind(found, 'dict')) throw new NotUnderstood('a dictionary was expected')
    return found
  }

  /** Where the bytes of a stream lie in the file. The word after them is checked, so /Length can be believed. */
  stream(object: PdfObject | undefined): StreamPlace {
    if (!isKind(object, 'ref')) throw new NotUnderstood('a stream must be referred to')
    const entry = this.xref.get(object.num)
    if (entry?.kind !== 'at') throw new NotUnderstood('no such stream')
    return this.streamAt(entry.offset, object)
  }

  /** The unpacked bytes of a small stream: no filter or Flate only. */
  streamBytes(object: PdfObject | undefined, maxPacked: number, maxBytes: number): Uint8Array {
    return this.decode(this.stream(object), maxPacked, maxBytes)
  }

  /** The number the first new object may take. */
  nextNumber(): number {
    const size = this.trailer.entries.get('Size')
    let next = typeof size === 'number' ? size : 0
    for (const num of this.xref.keys()) next = Math.max(next, num + 1)
    return next
  }

  /** The file, through the window that is read already. */
  get bytes(): ByteSource {
    return { size: this.source.size, readAt: (offset, length) => this.read(offset, length) }
  }

  private findStartXref(): number {
    const length = Math.min(TAIL, this.source.size)
    const text = latin1(this.source.readAt(this.source.size - length, length))
    const found = /startxref[\s]+(\d{1,15})[\s]+%%EOF[\s\0]*$/.exec(text)
    if (!found) throw new NotUnderstood('no startxref at the end')
    return Number(found[1])
  }

  private readSections(): readonly Section[] {
    const sections: Section[] = []
    const seen = new Set<number>()
    let next: number | null = this.startXref
    while (next !== null) {
      if (seen.has(next) || sections.length >= MAX_SECTIONS) throw new NotUnderstood('cross-reference loop')
      seen.add(next)
      const section = this.readSection(next, seen)
      sections.push(section)
      const previous = section.trailer.entries.get('Prev')
      if (previous !== undefined && typeof previous !== 'number') throw new NotUnderstood('odd Prev')
      next = previous ?? null
    }
    return sections
  }

  private readSection(offset: number, seen: Set<number>): Section {
    const isTable = this.parse(offset, (lexer) => lexer.take('xref'))
    if (isTable) {
      const { trailer, entries } = this.parse(offset, readTable)
      this.readHybrid(trailer.entries.get('XRefStm'), seen)
      for (const [num, entry] of entries) this.add(num, entry)
      return { trailer, isStream: false }
    }
    return { trailer: this.readXrefStream(offset, (num, entry) => this.add(num, entry)), isStream: true }
  }

  /** What a hybrid file hides from old readers stands as free in its table and as used in this stream: it goes first. */
  private readHybrid(offset: PdfObject | undefined, seen: Set<number>): void {
    if (offset === undefined) return
    if (typeof offset !== 'number' || seen.has(offset)) throw new NotUnderstood('odd XRefStm')
    seen.add(offset)
    this.readXrefStream(offset, (num, entry) => {
      if (entry.kind !== 'free') this.add(num, entry)
    })
  }

  private readXrefStream(offset: number, add: (num: number, entry: XrefEntry) => void): PdfDict {
    const place = this.streamAt(offset, null)
    if (!isName(place.dict.entries.get('Type'), 'XRef'))
      throw new NotUnderstood('not a cross-reference stream')
    readXrefEntries(place.dict, this.decode(place, MAX_OBJECT_BYTES, MAX_PACKED_BYTES), add)
    return place.dict
  }

  /** Newer sections are read first, and the newest entry counts. */
  private add(num: number, entry: XrefEntry): void {
    if (num > MAX_OBJECTS) throw new NotUnderstood('object number too large')
    if (!this.xref.has(num)) this.xref.set(num, entry)
  }

  private load(wanted: PdfRef): PdfObject {
    const entry = this.xref.get(wanted.num)
    if (entry === undefined || entry.kind === 'free') return null
    if (entry.kind === 'packed') {
      if (wanted.gen !== 0) throw new NotUnderstood('generation of a packed object')
      return this.unpack(entry.inStream, wanted.num, entry.index)
    }
    return this.parse(entry.offset, (lexer) => {
      this.header(lexer, wanted)
      const object = lexer.object()
      if (!lexer.take('endobj') && !lexer.take('stream')) throw new NotUnderstood('object not closed')
      return object
    })
  }

  private header(lexer: Lexer, wanted: PdfRef | null): void {
    const [num, gen] = [lexer.unsigned(), lexer.unsigned()]
    if (!lexer.take('obj')) throw new NotUnderstood('no object here')
    if (wanted && (wanted.num !== num || wanted.gen !== gen))
      throw new NotUnderstood('another object is here')
  }

  private streamAt(offset: number, wanted: PdfRef | null): StreamPlace {
    const { dict, start } = this.parse(offset, (lexer) => {
      this.header(lexer, wanted)
      const object = lexer.object()
      if (!isKind(object, 'dict') || !lexer.take('stream')) throw new NotUnderstood('not a stream')
      if (lexer.peek() === 13) lexer.at += 1
      if (lexer.peek() !== 10) throw new NotUnderstood('no line end after stream')
      return { dict: object, start: lexer.at + 1 }
    })
    const length = this.get(dict, 'Length')
    const from = offset + start
    if (
      typeof length !== 'number' ||
      !Number.isInteger(length) ||
      length < 0 ||
      from + length > this.source.size
    ) {
      throw new NotUnderstood('odd stream length')
    }
    const after = latin1(this.read(from + length, Math.min(11, this.source.size - from - length)))
    if (!/^(\r\n|\n|\r)?endstream/.test(after)) throw new NotUnderstood('stream length is wrong')
    return { dict, offset: from, length }
  }

  private decode(place: StreamPlace, maxPacked: number, maxBytes: number): Uint8Array {
    if (place.length > maxPacked) throw new NotUnderstood('stream too long')
    const data = this.read(place.offset, place.length)
    let filter = this.get(place.dict, 'Filter')
    if (isArray(filter) && filter.length <= 1) filter = this.resolve(filter[0])
    if (filter === null) return data
    if (!isName(filter, 'FlateDecode')) throw new NotUnderstood('another filter')
    let parms = this.get(place.dict, 'DecodeParms')
    if (isArray(parms) && parms.length <= 1) parms = this.resolve(parms[0])
    const plain = inflateUpTo(data, maxBytes)
    if (parms === null) return plain
    if (!isKind(parms, 'dict')) throw new NotUnderstood('odd DecodeParms')
    return unpredict(plain, parms)
  }

  private unpack(inStream: number, num: number, index: number): PdfObject {
    const objects = this.packed.get(inStream) ?? this.loadPacked(inStream)
    if (objects[index] === undefined) throw new NotUnderstood(`object ${num} is not in its stream`)
    return objects[index]
  }

  private loadPacked(inStream: number): readonly PdfObject[] {
    const place = this.stream({ kind: 'ref', num: inStream, gen: 0 })
    const [count, first] = [this.get(place.dict, 'N'), this.get(place.dict, 'First')]
    if (
      !isName(this.get(place.dict, 'Type'), 'ObjStm') ||
      typeof count !== 'number' ||
      typeof first !== 'number'
    ) {
      throw new NotUnderstood('not an object stream')
    }
    const data = this.decode(place, MAX_OBJECT_BYTES, MAX_PACKED_BYTES)
    if (count > data.length) throw new NotUnderstood('object count too large')
    const head = new Lexer(data)
    const starts = Array.from({ length: count }, () => {
      head.unsigned()
      return first + head.unsigned()
    })
    const objects = starts.map((start) => new Lexer(data, start).object())
    if (this.packed.size >= MAX_PACKED_STREAMS_KEPT) {
      const oldest = this.packed.keys().next()
      if (!oldest.done) this.packed.delete(oldest.value)
    }
    this.packed.set(inStream, objects)
    return objects
  }

  /**
   * Parses at `offset`: first in what is left of the kept window, as a page, its content and its image mostly lie in
   * one kilobyte; then in windows that widen until the object is whole. Positions are relative to `offset`.
   */
  private parse<T>(offset: number, run: (lexer: Lexer) => T): T {
    if (offset < 0 || offset >= this.source.size) throw new NotUnderstood('offset outside the file')
    const kept = this.window.offset + this.window.bytes.length - offset
    if (offset >= this.window.offset && kept > 0) {
      const found = this.tryParse(offset, kept, run)
      if (found) return found.value
    }
    for (let want = WINDOW; ; want *= 4) {
      const length = Math.min(want, this.source.size - offset)
      this.window = { offset, bytes: this.source.readAt(offset, length) }
      const found = this.tryParse(offset, length, run)
      if (found) return found.value
      if (length >= MAX_OBJECT_BYTES) throw new NotUnderstood('object too large')
    }
  }

  /** Null when the bytes given end inside the object. */
  private tryParse<T>(
    offset: number,
    length: number,
    run: (lexer: Lexer) => T,
  ): { readonly value: T } | null {
    const isEnd = offset + length >= this.source.size
    try {
      return { value: run(new Lexer(this.read(offset, length), 0, isEnd)) }
    } catch (cause) {
      if (cause instanceof Incomplete) return null
      throw cause
    }
  }

  /** Bytes from the kept window when they are all in it, else from the file. */
  private read(offset: number, length: number): Uint8Array {
    const from = offset - this.window.offset
    if (from >= 0 && from + length <= this.window.bytes.length)
      return this.window.bytes.subarray(from, from + length)
    return this.source.readAt(offset, length)
  }
}

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

const startsWith = (bytes: Uint8Array, text: string) =>
  latin1Bytes(text).every((byte, i) => bytes[i] === byte)
