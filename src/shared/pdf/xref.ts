/** Cross-reference tables and streams, read strictly. Source: ISO 32000-1, 7.5.4 and 7.5.8. */
import { NotUnderstood, type Lexer } from './lexer'
import { isArray, isKind, type PdfDict, type PdfObject } from './objects'

export type XrefEntry =
  | { readonly kind: 'free' }
  | { readonly kind: 'at'; readonly offset: number; readonly gen: number }
  | { readonly kind: 'packed'; readonly inStream: number; readonly index: number }

/** No case file comes near; a table that claims more is a bomb. */
export const MAX_OBJECTS = 2_000_000

/** Gives back what it read instead of adding it: a window that ends inside the table is read again from its start. */
export function readTable(lexer: Lexer): {
  readonly trailer: PdfDict
  readonly entries: readonly (readonly [number, XrefEntry])[]
} {
  lexer.take('xref')
  const entries: (readonly [number, XrefEntry])[] = []
  while (!lexer.take('trailer')) {
    const [first, count] = [lexer.unsigned(), lexer.unsigned()]
    if (first + count > MAX_OBJECTS) throw new NotUnderstood('table too large')
    for (let i = 0; i < count; i += 1) {
      const [offset, gen] = [lexer.unsigned(), lexer.unsigned()]
      if (lexer.take('n')) entries.push([first + i, { kind: 'at', offset, gen }])
      else if (lexer.take('f')) entries.push([first + i, { kind: 'free' }])
      else throw new NotUnderstood('odd table entry')
    }
  }
  const trailer = lexer.object()
  if (!isKind(trailer, 'dict')) throw new NotUnderstood('odd trailer')
  return { trailer, entries }
}

function wholeNumbers(object: PdfObject | undefined): readonly number[] {
  if (!isArray(object)) throw new NotUnderstood('an array of numbers was expected')
  return object.map((value) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
      throw new NotUnderstood('odd number')
    return value
  })
}

export function readXrefEntries(
  streamDict: PdfDict,
  data: Uint8Array,
  add: (num: number, entry: XrefEntry) => void,
): void {
  const widths = wholeNumbers(streamDict.entries.get('W'))
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths
  const width = typeWidth + secondWidth + thirdWidth
  // Six bytes hold any offset JavaScript counts exactly; an entry of no bytes could go on for ever.
  if (widths.length !== 3 || secondWidth === 0 || widths.some((w) => w > 6)) throw new NotUnderstood('odd W')
  const ranges = wholeNumbers(streamDict.entries.get('Index') ?? [0, streamDict.entries.get('Size') ?? 0])
  if (ranges.length % 2 !== 0) throw new NotUnderstood('odd Index')
  let at = 0
  const field = (bytes: number, fallback: number) => {
    if (bytes === 0) return fallback
    let value = 0
    for (let i = 0; i < bytes; i += 1) value = value * 256 + (data[at++] ?? 0)
    return value
  }
  for (let r = 0; r < ranges.length; r += 2) {
    const [first = 0, count = 0] = [ranges[r], ranges[r + 1]]
    if (at + count * width > data.length) throw new NotUnderstood('cross-reference stream too short')
    for (let i = 0; i < count; i += 1) {
      const [type, second, third] = [field(typeWidth, 1), field(secondWidth, 0), field(thirdWidth, 0)]
      add(first + i, entryOf(type, second, third))
    }
  }
}

function entryOf(type: number, second: number, third: number): XrefEntry {
  if (type === 0) return { kind: 'free' }
  if (type === 1) return { kind: 'at', offset: second, gen: third }
  if (type === 2) return { kind: 'packed', inStream: second, index: third }
  throw new NotUnderstood('odd entry type')
}
