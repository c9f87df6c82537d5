/**
 * WOFF2 back to a TrueType file, for programs that read only that (LibreOffice in scripts/docx-check.ts). Handles what
 * scripts/fonts/build.py writes: transformed glyf and loca, every other table as it is.
 * Source: WOFF File Format 2.0, W3C Recommendation, sections 4 and 5.
 */
import { brotliDecompressSync } from 'node:zlib'

const KNOWN_TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
const tagOf = (index: number): string => KNOWN_TAGS.slice(index * 5, index * 5 + 4)

class Reader {
  private readonly view: DataView
  at: number
  constructor(bytes: Uint8Array, at = 0) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.at = at
  }
  u8 = (): number => this.view.getUint8(this.at++)
  u16 = (): number => this.skip(2, this.view.getUint16(this.at))
  i16 = (): number => this.skip(2, this.view.getInt16(this.at))
  u32 = (): number => this.skip(4, this.view.getUint32(this.at))
  /** UIntBase128 */
  base128(): number {
    let value = 0
    for (;;) {
      const byte = this.u8()
      value = value * 128 + (byte & 0x7f)
      if ((byte & 0x80) === 0) return value
    }
  }
  /** 255UInt16 */
  packed(): number {
    const code = this.u8()
    if (code === 253) return this.u16()
    if (code === 255) return this.u8() + 253
    return code === 254 ? this.u8() + 506 : code
  }
  bytes(length: number): Uint8Array {
    const from = this.view.byteOffset + this.at
    this.at += length
    return new Uint8Array(this.view.buffer, from, length)
  }
  private skip(length: number, value: number): number {
    this.at += length
    return value
  }
}

class Writer {
  private data = new Uint8Array(1 << 20)
  length = 0
  bytes(values: ArrayLike<number>): void {
    while (this.length + values.length > this.data.length) {
      const larger = new Uint8Array(this.data.length * 2)
      larger.set(this.data)
      this.data = larger
    }
    this.data.set(values, this.length)
    this.length += values.length
  }
  u8 = (value: number): void => this.bytes([value & 255])
  u16 = (value: number): void => this.bytes([(value >> 8) & 255, value & 255])
  u32 = (value: number): void => {
    this.u16(value >>> 16)
    this.u16(value & 0xffff)
  }
  pad(): void {
    while (this.length % 4 !== 0) this.u8(0)
  }
  done = (): Uint8Array => this.data.slice(0, this.length)
}

type Table = { readonly tag: string; readonly bytes: Uint8Array }

export function woff2ToTtf(woff2: Uint8Array): Uint8Array {
  const reader = new Reader(woff2)
  if (reader.u32() !== 0x774f4632) throw new Error('not a WOFF2 file')
  const flavor = reader.u32()
  reader.u32()
  const count = reader.u16()
  reader.at = 20
  const compressed = reader.u32()
  reader.at = 48
  const entries = Array.from({ length: count }, () => {
    const flags = reader.u8()
    const tag = (flags & 63) === 63 ? Buffer.from(reader.bytes(4)).toString('latin1') : tagOf(flags & 63)
    const original = reader.base128()
    const isGlyphs = tag === 'glyf' || tag === 'loca'
    const isTransformed = isGlyphs ? flags >> 6 === 0 : flags >> 6 !== 0
    if (isTransformed && !isGlyphs) throw new Error(`${tag} is transformed, which is not supported here`)
    return { tag, isTransformed, length: isTransformed ? reader.base128() : original }
  })
  const data = brotliDecompressSync(woff2.subarray(reader.at, reader.at + compressed))
  let at = 0
  const raw = entries.map((entry) => {
    const bytes = new Uint8Array(data.subarray(at, at + entry.length))
    at += entry.length
    return { ...entry, bytes }
  })
  const glyf = raw.find(({ tag }) => tag === 'glyf')
  const tables: Table[] = raw.filter(({ tag }) => tag !== 'glyf' && tag !== 'loca')
  if (glyf?.isTransformed) {
    const rebuilt = rebuildGlyphs(glyf.bytes)
    tables.push({ tag: 'glyf', bytes: rebuilt.glyf }, { tag: 'loca', bytes: rebuilt.loca })
    const head = tables.find(({ tag }) => tag === 'head')
    // Long offsets.
    head?.bytes.set([0, 1], 50)
  }
  return writeSfnt(flavor, tables)
}

function writeSfnt(flavor: number, tables: readonly Table[]): Uint8Array {
  const sorted = [...tables].sort((a, b) => (a.tag < b.tag ? -1 : 1))
  const out = new Writer()
  const power = 2 ** Math.floor(Math.log2(sorted.length))
  out.u32(flavor)
  out.u16(sorted.length)
  out.u16(power * 16)
  out.u16(Math.log2(power))
  out.u16((sorted.length - power) * 16)
  let offset = 12 + sorted.length * 16
  for (const { tag, bytes } of sorted) {
    out.bytes(Buffer.from(tag, 'latin1'))
    out.u32(0)
    out.u32(offset)
    out.u32(bytes.length)
    offset += (bytes.length + 3) & ~3
  }
  for (const { bytes } of sorted) {
    out.bytes(bytes)
    out.pad()
  }
  return out.done()
}

type Streams = Readonly<
  Record<'contours' | 'points' | 'flags' | 'glyphs' | 'composites' | 'instructions', Reader>
> & {
  readonly bitmap: Uint8Array
  readonly boxes: Reader
}

function rebuildGlyphs(bytes: Uint8Array): { readonly glyf: Uint8Array; readonly loca: Uint8Array } {
  const head = new Reader(bytes, 4)
  const count = head.u16()
  head.u16()
  const sizes = Array.from({ length: 7 }, () => head.u32())
  let at = head.at
  const starts = sizes.map((size) => {
    const start = at
    at += size
    return start
  })
  const stream = (index: number): Reader => new Reader(bytes, starts[index] ?? 0)
  const bitmapBytes = ((count + 31) >> 5) << 2
  const streams: Streams = {
    contours: stream(0),
    points: stream(1),
    flags: stream(2),
    glyphs: stream(3),
    composites: stream(4),
    bitmap: bytes.subarray(starts[5] ?? 0, (starts[5] ?? 0) + bitmapBytes),
    boxes: new Reader(bytes, (starts[5] ?? 0) + bitmapBytes),
    instructions: stream(6),
  }
  const glyf = new Writer()
  const loca = new Writer()
  for (let index = 0; index < count; index += 1) {
    loca.u32(glyf.length)
    writeGlyph(streams, index, glyf)
    glyf.pad()
  }
  loca.u32(glyf.length)
  return { glyf: glyf.done(), loca: loca.done() }
}

function writeGlyph(streams: Streams, index: number, out: Writer): void {
  const contours = streams.contours.i16()
  const hasBox = ((streams.bitmap[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0
  const box = hasBox ? [0, 1, 2, 3].map(() => streams.boxes.i16()) : null
  if (contours === 0) return
  if (contours < 0) {
    writeComposite(streams, box ?? [0, 0, 0, 0], out)
    return
  }
  const ends: number[] = []
  let last = -1
  for (let i = 0; i < contours; i += 1) {
    last += streams.points.packed()
    ends.push(last)
  }
  const points = readPoints(streams, last + 1)
  const instructions = streams.instructions.bytes(streams.glyphs.packed())
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const around = box ?? [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  out.u16(contours)
  around.forEach(out.u16)
  ends.forEach(out.u16)
  out.u16(instructions.length)
  out.bytes(instructions)
  out.bytes(points.map(({ isOn }) => (isOn ? 1 : 0)))
  for (const values of [xs, ys]) values.forEach((value, i) => out.u16(value - (values[i - 1] ?? 0)))
}

type Point = { readonly x: number; readonly y: number; readonly isOn: boolean }

function readPoints({ flags, glyphs }: Streams, count: number): readonly Point[] {
  let [x, y] = [0, 0]
  return Array.from({ length: count }, () => {
    const flag = flags.u8()
    const [dx, dy] = triplet(flag & 0x7f, glyphs)
    x += dx
    y += dy
    return { x, y, isOn: flag >> 7 === 0 }
  })
}

/** Table 1 of section 5.2: how many bytes, and what they stand for. */
function triplet(flag: number, from: Reader): readonly [number, number] {
  const sign = (bit: number, value: number): number => ((flag >> bit) & 1 ? value : -value)
  if (flag < 10) return [0, sign(0, ((flag & 14) << 7) + from.u8())]
  if (flag < 20) return [sign(0, (((flag - 10) & 14) << 7) + from.u8()), 0]
  if (flag < 84) {
    const [b0, b1] = [flag - 20, from.u8()]
    return [sign(0, 1 + (b0 & 0x30) + (b1 >> 4)), sign(1, 1 + ((b0 & 0x0c) << 2) + (b1 & 15))]
  }
  if (flag < 120) {
    const b0 = flag - 84
    const [first, second] = [from.u8(), from.u8()]
    return [sign(0, 1 + (Math.floor(b0 / 12) << 8) + first), sign(1, 1 + (((b0 % 12) >> 2) << 8) + second)]
  }
  if (flag < 124) {
    const [a, b, c] = [from.u8(), from.u8(), from.u8()]
    return [sign(0, (a << 4) + (b >> 4)), sign(1, ((b & 15) << 8) + c)]
  }
  return [sign(0, from.u16()), sign(1, from.u16())]
}

const ARGS_ARE_WORDS = 1
const HAS_SCALE = 8
const MORE = 32
const HAS_XY_SCALE = 64
const HAS_TWO_BY_TWO = 128
const HAS_INSTRUCTIONS = 256

function writeComposite(
  { composites, glyphs, instructions }: Streams,
  box: readonly number[],
  out: Writer,
): void {
  out.u16(0xffff)
  box.forEach(out.u16)
  let flags = MORE
  let hasInstructions = false
  while (flags & MORE) {
    flags = composites.u16()
    hasInstructions ||= (flags & HAS_INSTRUCTIONS) !== 0
    const scale = flags & HAS_SCALE ? 2 : flags & HAS_XY_SCALE ? 4 : flags & HAS_TWO_BY_TWO ? 8 : 0
    out.u16(flags)
    out.bytes(composites.bytes(2 + (flags & ARGS_ARE_WORDS ? 4 : 2) + scale))
  }
  if (!hasInstructions) return
  const length = glyphs.packed()
  out.u16(length)
  out.bytes(instructions.bytes(length))
}
