/**
 * Finds pages that are nothing but one upright JPEG over the whole visible page, so that the viewer can let the browser
 * decode the very bytes in the file. Every doubt ends in null: the page is then drawn by PDFium, slower and always right.
 */
import type { BoxPt, PageInfo } from '@shared/domain/case-file/page-index'
import type { DocumentReader, StreamPlace } from './document-reader'
import { isTooLarge, readJpegHeader, type JpegHeader } from './jpeg-header'
import { Lexer, NotUnderstood } from './lexer'
import { isArray, isKind, isName, type PdfDict, type PdfObject, type PdfRef } from './objects'
import type { TreePage } from './page-tree'

/** How far the picture may miss the edge of the page: a third of a millimetre. */
const TOLERANCE_PT = 1
/** `q w 0 0 h x y cm /Im0 Do Q` takes forty bytes; scanners add little. */
const MAX_CONTENT_BYTES = 16_384
const MAX_CONTENT_STREAMS = 4

type JpegPlace = NonNullable<PageInfo['jpeg']>
type Matrix = readonly [number, number, number, number, number, number]
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

export function findFastPath(reader: DocumentReader, page: TreePage, cropBox: BoxPt): JpegPlace | null {
  try {
    if (hasAnnotations(reader, page)) return null
    const drawn = readSingleDo(contentOf(reader, page))
    if (!drawn || !fills(drawn.matrix, cropBox)) return null
    const objects = reader.dictAt(reader.dictAt(page.inherited.get('Resources')).entries.get('XObject'))
    const image = objects.entries.get(drawn.name)
    return isKind(image, 'ref') ? jpegOf(reader, image) : null
  } catch (cause) {
    if (cause instanceof NotUnderstood) return null
    throw cause
  }
}

function hasAnnotations(reader: DocumentReader, page: TreePage): boolean {
  const annotations = reader.get(page.dict, 'Annots')
  return annotations !== null && !(isArray(annotations) && annotations.length === 0)
}

function contentOf(reader: DocumentReader, page: TreePage): Uint8Array {
  const contents = page.dict.entries.get('Contents')
  const resolved = isKind(contents, 'ref') ? reader.resolve(contents) : contents
  const streams: readonly (PdfObject | undefined)[] = isArray(resolved) ? resolved : [contents]
  if (streams.length > MAX_CONTENT_STREAMS) throw new NotUnderstood('too many content streams')
  const parts = streams.map((stream) => reader.streamBytes(stream, MAX_CONTENT_BYTES, MAX_CONTENT_BYTES))
  // Streams are joined with a space between: a token never spans two.
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0)).fill(32)
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length + 1
  }
  return joined
}

/** Understands q, Q, cm and Do only; the content must draw exactly one thing. */
function readSingleDo(content: Uint8Array): { readonly name: string; readonly matrix: Matrix } | null {
  const lexer = new Lexer(content)
  const operands: PdfObject[] = []
  const kept: Matrix[] = []
  let matrix = IDENTITY
  let drawn: { name: string; matrix: Matrix } | null = null
  for (;;) {
    lexer.skipSpace()
    const byte = lexer.peek()
    if (byte === -1) return operands.length === 0 && kept.length === 0 ? drawn : null
    const isOperator = (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
    if (!isOperator) {
      operands.push(lexer.object())
      if (operands.length > 6) return null
      continue
    }
    const operator = lexer.word()
    if (operator === 'q' && operands.length === 0) kept.push(matrix)
    else if (operator === 'Q' && operands.length === 0) {
      const back = kept.pop()
      if (!back) return null
      matrix = back
    } else if (operator === 'cm') {
      const change = matrixOf(operands)
      if (!change) return null
      matrix = multiply(change, matrix)
    } else if (operator === 'Do' && !drawn && operands.length === 1) {
      const [image] = operands
      if (!isKind(image, 'name')) return null
      drawn = { name: image.name, matrix }
    } else return null
    operands.length = 0
  }
}

function matrixOf(operands: readonly PdfObject[]): Matrix | null {
  const numbers = operands.filter((operand) => typeof operand === 'number')
  const [a, b, c, d, e, f] = numbers
  if (operands.length !== 6 || a === undefined || b === undefined || c === undefined) return null
  if (d === undefined || e === undefined || f === undefined) return null
  return [a, b, c, d, e, f]
}

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
]

function fills([a, b, c, d, e, f]: Matrix, [x0, y0, x1, y1]: BoxPt): boolean {
  if (b !== 0 || c !== 0 || a <= 0 || d <= 0) return false
  const misses = [e - x0, f - y0, e + a - x1, f + d - y1]
  return misses.every((miss) => Math.abs(miss) <= TOLERANCE_PT)
}

/** Entries that change how the image looks, or whether it is shown at all. */
const FORBIDDEN = [
  'SMask',
  'Mask',
  'Decode',
  'DecodeParms',
  'ImageMask',
  'OC',
  'Alternates',
  'SMaskInData',
  'F',
  'Matte',
]

function jpegOf(reader: DocumentReader, image: PdfRef): JpegPlace | null {
  const place: StreamPlace = reader.stream(image)
  const { dict } = place
  if (!isName(reader.get(dict, 'Subtype'), 'Image') || FORBIDDEN.some((key) => dict.entries.has(key)))
    return null
  let filter = reader.get(dict, 'Filter')
  if (isArray(filter) && filter.length === 1) filter = reader.resolve(filter[0])
  if (!isName(filter, 'DCTDecode') || reader.get(dict, 'BitsPerComponent') !== 8) return null
  const components = componentsOf(reader, dict)
  const jpeg = readJpegHeader(reader.bytes, place.offset, place.length)
  if (components === null || !jpeg || jpeg.components !== components || !looksTheSame(jpeg)) return null
  const [widthPx, heightPx] = [reader.get(dict, 'Width'), reader.get(dict, 'Height')]
  if (jpeg.widthPx !== widthPx || jpeg.heightPx !== heightPx || widthPx < 1 || heightPx < 1) return null
  if (isTooLarge(widthPx, heightPx)) return null
  return { offset: place.offset, length: place.length, widthPx, heightPx }
}

function componentsOf(reader: DocumentReader, dict: PdfDict): 1 | 3 | null {
  const space = reader.get(dict, 'ColorSpace')
  if (isName(space, 'DeviceGray')) return 1
  if (isName(space, 'DeviceRGB')) return 3
  if (!isArray(space) || space.length !== 2 || !isName(reader.resolve(space[0]), 'ICCBased')) return null
  const count = reader.get(reader.dictAt(space[1]), 'N')
  return count === 1 || count === 3 ? count : null
}

/** A browser turns by EXIF and guesses the colour transform by other signs than a PDF engine: only clear cases pass. */
function looksTheSame(jpeg: JpegHeader): boolean {
  if (!jpeg.isCommon || jpeg.precision !== 8 || jpeg.orientation !== 1) return false
  if (jpeg.components === 1) return true
  if (jpeg.adobeTransform !== null) return jpeg.adobeTransform === 1
  return jpeg.hasJfif || jpeg.componentIds.join() === '1,2,3'
}
