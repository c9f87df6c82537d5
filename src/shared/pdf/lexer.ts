/**
 * Reads PDF objects from bytes, strictly: what is not plain ISO 32000-1 (7.2, 7.3) is refused with NotUnderstood and
 * left to PDFium, which knows how to guess. Numbers, names and nesting have limits, so that no file can make it
 * recurse or allocate without end.
 */
import { isKind, type PdfObject } from './objects'

/** The strict reader meets something it will not guess about. Never reaches a person: PDFium takes over. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood'
}

/** The window ends inside an object: read more and try again. */
export class Incomplete extends Error {
  override readonly name = 'Incomplete'
}

const MAX_DEPTH = 48
const MAX_TOKEN = 4096

const isSpace = (byte: number) =>
  byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0
const isDelimiter = (byte: number) =>
  byte === 0x28 ||
  byte === 0x29 ||
  byte === 0x3c ||
  byte === 0x3e ||
  byte === 0x5b ||
  byte === 0x5d ||
  byte === 0x7b ||
  byte === 0x7d ||
  byte === 0x2f ||
  byte === 0x25

const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39

const hexValue = (byte: number): number => {
  if (isDigit(byte)) return byte - 0x30
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}

const ESCAPES: ReadonlyMap<number, number> = new Map([
  [0x6e, 10],
  [0x72, 13],
  [0x74, 9],
  [0x62, 8],
  [0x66, 12],
])

export class Lexer {
  /**
   * @param isEnd whether `bytes` end where the data ends; otherwise running out means Incomplete
   */
  constructor(
    private readonly bytes: Uint8Array,
    public at = 0,
    private readonly isEnd = true,
  ) {}

  /** The next byte, or -1 at the end of the data. */
  peek(): number {
    const byte = this.bytes[this.at]
    if (byte !== undefined) return byte
    if (!this.isEnd) throw new Incomplete()
    return -1
  }

  skipSpace(): void {
    for (;;) {
      const byte = this.peek()
      if (byte === 0x25) {
        while (this.peek() !== -1 && this.peek() !== 10 && this.peek() !== 13) this.at += 1
      } else if (byte !== -1 && isSpace(byte)) {
        this.at += 1
      } else {
        return
      }
    }
  }

  /** A run of regular characters; empty when a delimiter or the end comes first. */
  word(): string {
    let text = ''
    for (;;) {
      const byte = this.peek()
      if (byte === -1 || isSpace(byte) || isDelimiter(byte)) return text
      text += String.fromCharCode(byte)
      this.at += 1
      if (text.length > MAX_TOKEN) throw new NotUnderstood('token too long')
    }
  }

  /** Takes `keyword` if it comes next (after spaces). */
  take(keyword: string): boolean {
    this.skipSpace()
    const before = this.at
    if (this.word() === keyword) return true
    this.at = before
    return false
  }

  unsigned(): number {
    this.skipSpace()
    const text = this.word()
    if (!/^\d{1,15}$/.test(text)) throw new NotUnderstood(`not a whole number`)
    return Number(text)
  }

  object(depth = 0): PdfObject {
    if (depth > MAX_DEPTH) throw new NotUnderstood('nested too deeply')
    this.skipSpace()
    const byte = this.peek()
    switch (byte) {
      case 0x2f:
        this.at += 1
        return { kind: 'name', name: this.nameText() }
      case 0x28:
        return { kind: 'string', bytes: this.literalString() }
      case 0x5b:
        this.at += 1
        return this.array(depth)
      case 0x3c:
        this.at += 1
        if (this.peek() === 0x3c) {
          this.at += 1
          return this.dict(depth)
        }
        return { kind: 'string', bytes: this.hexString() }
      default:
        return this.numberOrKeyword()
    }
  }

  private nameText(): string {
    const text = this.word()
    return text.replace(/#([0-9a-fA-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  }

  private array(depth: number): PdfObject {
    const items: PdfObject[] = []
    for (;;) {
      this.skipSpace()
      if (this.peek() === 0x5d) {
        this.at += 1
        return items
      }
      items.push(this.object(depth + 1))
    }
  }

  private dict(depth: number): PdfObject {
    const entries = new Map<string, PdfObject>()
    for (;;) {
      this.skipSpace()
      if (this.peek() === 0x3e) {
        this.at += 1
        if (this.peek() !== 0x3e) throw new NotUnderstood('dictionary not closed')
        this.at += 1
        return { kind: 'dict', entries }
      }
      const key = this.object(depth + 1)
      if (!isKind(key, 'name')) throw new NotUnderstood('dictionary key is not a name')
      // Readers disagree on which of two equal keys counts.
      if (entries.has(key.name)) throw new NotUnderstood('duplicate dictionary key')
      entries.set(key.name, this.object(depth + 1))
    }
  }

  private literalString(): Uint8Array {
    const out: number[] = []
    let open = 0
    for (;;) {
      const byte = this.next()
      if (byte === 0x5c) this.escape(out)
      else if (byte === 0x28) {
        if (open > 0) out.push(byte)
        open += 1
      } else if (byte === 0x29) {
        open -= 1
        if (open === 0) return Uint8Array.from(out)
        out.push(byte)
      } else out.push(byte)
    }
  }

  private escape(out: number[]): void {
    const byte = this.next()
    if (isDigit(byte) && byte < 0x38) {
      let value = byte - 0x30
      for (let i = 0; i < 2 && isDigit(this.peek()) && this.peek() < 0x38; i += 1) {
        value = value * 8 + this.next() - 0x30
      }
      out.push(value & 0xff)
    } else if (byte === 13) {
      if (this.peek() === 10) this.at += 1
    } else if (byte !== 10) {
      out.push(ESCAPES.get(byte) ?? byte)
    }
  }

  private hexString(): Uint8Array {
    const digits: number[] = []
    for (;;) {
      const byte = this.next()
      if (byte === 0x3e) break
      if (isSpace(byte)) continue
      const value = hexValue(byte)
      if (value < 0) throw new NotUnderstood('not a hex string')
      digits.push(value)
    }
    if (digits.length % 2 === 1) digits.push(0)
    return Uint8Array.from(
      { length: digits.length / 2 },
      (_, i) => (digits[i * 2] ?? 0) * 16 + (digits[i * 2 + 1] ?? 0),
    )
  }

  private numberOrKeyword(): PdfObject {
    const text = this.word()
    if (text === 'true') return true
    if (text === 'false') return false
    if (text === 'null') return null
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) || text.length > 20) throw new NotUnderstood('not an object')
    const value = Number(text)
    return /^\d+$/.test(text) ? this.refOr(value) : value
  }

  /** `12 0 R`, or the number 12 with nothing taken after it. */
  private refOr(num: number): PdfObject {
    const before = this.at
    this.skipSpace()
    const gen = this.word()
    if (/^\d{1,5}$/.test(gen)) {
      this.skipSpace()
      if (this.word() === 'R') return { kind: 'ref', num, gen: Number(gen) }
    }
    this.at = before
    return num
  }

  private next(): number {
    const byte = this.peek()
    if (byte === -1) throw new NotUnderstood('ends inside an object')
    this.at += 1
    return byte
  }
}
