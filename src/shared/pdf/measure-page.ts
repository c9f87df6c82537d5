/**
 * One loaded page as the ruler needs it: characters with their place, face and colour, shapes and pictures, those in
 * form XObjects (our furniture) included. Everything allocated in the module is freed in a `finally`.
 */
import type { MeasuredChar, MeasuredPage, MeasuredShape } from '@shared/domain/layout/measured-paper'
import type { RectMm } from '@shared/domain/layout/geometry'
import type { Engine } from './pdfium-engine'
import { readPageInfo } from './pdfium-page'
import type { RawPdfium } from './pdfium-raw'

/** Calls of fpdf_text.h and fpdf_edit.h that only measuring needs. */
type MeasureCalls = {
  readonly pdfium: { readonly HEAPF32: Float32Array; readonly HEAPU32: Uint32Array }
  readonly FPDFText_GetCharOrigin: (textPage: number, index: number, x: number, y: number) => boolean
  readonly FPDFText_GetLooseCharBox: (textPage: number, index: number, rect: number) => boolean
  readonly FPDFText_GetFontSize: (textPage: number, index: number) => number
  readonly FPDFText_GetMatrix: (textPage: number, index: number, matrix: number) => boolean
  readonly FPDFText_GetFontInfo: (
    textPage: number,
    index: number,
    buffer: number,
    bytes: number,
    flags: number,
  ) => number
  readonly FPDFText_GetFillColor: (
    textPage: number,
    index: number,
    r: number,
    g: number,
    b: number,
    a: number,
  ) => boolean
  readonly FPDFPage_CountObjects: (page: number) => number
  readonly FPDFPage_GetObject: (page: number, index: number) => number
  readonly FPDFPageObj_GetType: (object: number) => number
  readonly FPDFPageObj_GetBounds: (
    object: number,
    left: number,
    bottom: number,
    right: number,
    top: number,
  ) => boolean
  readonly FPDFPageObj_GetMatrix: (object: number, matrix: number) => boolean
  readonly FPDFPageObj_GetFillColor: (object: number, r: number, g: number, b: number, a: number) => boolean
  readonly FPDFPageObj_GetStrokeColor: (object: number, r: number, g: number, b: number, a: number) => boolean
  readonly FPDFPath_GetDrawMode: (path: number, fill: number, stroke: number) => boolean
  readonly FPDFFormObj_CountObjects: (form: number) => number
  readonly FPDFFormObj_GetObject: (form: number, index: number) => number
}

const PATH = 2
const IMAGE = 3
const FORM = 5
const MM_PER_PT = 25.4 / 72
const FONT_NAME_BYTES = 128
/** Doubles, floats, ints and the font name, one after another. */
const SCRATCH_BYTES = 64 + 64 + 64 + FONT_NAME_BYTES

/** One em wide in Chinese faces; PDFium's own "loose box" is cut to the ink for some of them. */
const FULL_WIDTH = /[\u2014\u2018-\u201d\u2026\u25a0-\u27bf\u2e80-\uffee\u{20000}-\u{3ffff}]/u

/** [a, b, c, d, e, f] as PDF writes it. */
type Matrix = readonly [number, number, number, number, number, number]
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
]

const apply = (m: Matrix, x: number, y: number): readonly [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
]

type Scratch = {
  readonly raw: RawPdfium & MeasureCalls
  readonly doubles: number
  readonly floats: number
  readonly ints: number
  readonly bytes: number
}

const doubleAt = ({ raw, doubles }: Scratch, index: number): number =>
  raw.pdfium.HEAPF64[(doubles >> 3) + index] ?? Number.NaN
const floatAt = ({ raw, floats }: Scratch, index: number): number =>
  raw.pdfium.HEAPF32[(floats >> 2) + index] ?? Number.NaN
const intAt = ({ raw, ints }: Scratch, index: number): number => raw.pdfium.HEAPU32[(ints >> 2) + index] ?? 0

/** Runs `ask` with the four places of a colour. */
function colourOf(scratch: Scratch, ask: (r: number, g: number, b: number, a: number) => boolean): number {
  const { ints } = scratch
  if (!ask(ints, ints + 4, ints + 8, ints + 12)) return 0
  return (intAt(scratch, 0) << 16) | (intAt(scratch, 1) << 8) | intAt(scratch, 2)
}

function matrixOf(scratch: Scratch, ask: (pointer: number) => boolean): Matrix {
  if (!ask(scratch.floats)) return IDENTITY
  const at = (index: number): number => floatAt(scratch, index)
  return [at(0), at(1), at(2), at(3), at(4), at(5)]
}

type Box = { readonly left: number; readonly bottom: number; readonly width: number; readonly height: number }

const toRect = (box: Box, x0: number, y0: number, x1: number, y1: number): RectMm => ({
  leftMm: (Math.min(x0, x1) - box.left) * MM_PER_PT,
  topMm: (box.bottom + box.height - Math.max(y0, y1)) * MM_PER_PT,
  rightMm: (Math.max(x0, x1) - box.left) * MM_PER_PT,
  bottomMm: (box.bottom + box.height - Math.min(y0, y1)) * MM_PER_PT,
})

function fontOf(scratch: Scratch, textPage: number, index: number): string {
  const { raw, bytes, ints } = scratch
  const length = raw.FPDFText_GetFontInfo(textPage, index, bytes, FONT_NAME_BYTES, ints)
  let name = ''
  for (let i = 0; i < Math.min(length, FONT_NAME_BYTES) - 1; i += 1) {
    name += String.fromCharCode(raw.pdfium.HEAPU8[bytes + i] ?? 0)
  }
  return name.replace(/^[A-Z]{6}\+/, '')
}

/** Null for a space, and for a character PDFium added itself. */
function charAt(scratch: Scratch, textPage: number, index: number, box: Box): MeasuredChar | null {
  const { raw, doubles, floats } = scratch
  const unicode = raw.FPDFText_GetUnicode(textPage, index)
  const char = unicode > 0 && unicode <= 0x10ffff ? String.fromCodePoint(unicode) : ''
  if (char.trim() === '') return null
  if (!raw.FPDFText_GetCharBox(textPage, index, doubles, doubles + 8, doubles + 16, doubles + 24)) return null
  const ink = toRect(
    box,
    doubleAt(scratch, 0),
    doubleAt(scratch, 2),
    doubleAt(scratch, 1),
    doubleAt(scratch, 3),
  )
  if (!raw.FPDFText_GetCharOrigin(textPage, index, doubles, doubles + 8)) return null
  const [originX, originY] = [doubleAt(scratch, 0), doubleAt(scratch, 1)]
  if (!raw.FPDFText_GetLooseCharBox(textPage, index, floats)) return null
  const looseRight = floatAt(scratch, 2)
  const matrix = matrixOf(scratch, (pointer) => raw.FPDFText_GetMatrix(textPage, index, pointer))
  const size = raw.FPDFText_GetFontSize(textPage, index)
  const right = FULL_WIDTH.test(char) ? originX + size * Math.hypot(matrix[0], matrix[1]) : looseRight
  return {
    // A hyphen at a line end is told apart by PDFium as U+0002; on paper it is a hyphen.
    char: unicode === 2 ? '-' : char,
    baselineMm: (box.bottom + box.height - originY) * MM_PER_PT,
    leftMm: (originX - box.left) * MM_PER_PT,
    rightMm: (right - box.left) * MM_PER_PT,
    inkMm: ink,
    sizePt: size * Math.hypot(matrix[2], matrix[3]),
    font: fontOf(scratch, textPage, index),
    colour: colourOf(scratch, (r, g, b, a) => raw.FPDFText_GetFillColor(textPage, index, r, g, b, a)),
  }
}

function readChars(scratch: Scratch, page: number, box: Box): readonly MeasuredChar[] {
  const { raw } = scratch
  const textPage = raw.FPDFText_LoadPage(page)
  if (textPage === 0) return []
  try {
    const chars: MeasuredChar[] = []
    for (let i = 0; i < raw.FPDFText_CountChars(textPage); i += 1) {
      const char = charAt(scratch, textPage, i, box)
      if (char !== null) chars.push(char)
    }
    return chars
  } finally {
    raw.FPDFText_ClosePage(textPage)
  }
}

type Found = { readonly shapes: MeasuredShape[]; readonly pictures: RectMm[] }

function rectOf(scratch: Scratch, object: number, matrix: Matrix, box: Box): RectMm | null {
  const { raw, floats } = scratch
  if (!raw.FPDFPageObj_GetBounds(object, floats, floats + 4, floats + 8, floats + 12)) return null
  const [left, bottom, right, top] = [0, 1, 2, 3].map((at) => floatAt(scratch, at)) as [
    number,
    number,
    number,
    number,
  ]
  const [a, b] = [apply(matrix, left, bottom), apply(matrix, right, top)]
  return toRect(box, a[0], a[1], b[0], b[1])
}

function readObject(scratch: Scratch, object: number, matrix: Matrix, box: Box, found: Found): void {
  const { raw, ints } = scratch
  const type = raw.FPDFPageObj_GetType(object)
  if (type === FORM) {
    const inner = times(
      matrixOf(scratch, (pointer) => raw.FPDFPageObj_GetMatrix(object, pointer)),
      matrix,
    )
    for (let i = 0; i < raw.FPDFFormObj_CountObjects(object); i += 1) {
      readObject(scratch, raw.FPDFFormObj_GetObject(object, i), inner, box, found)
    }
    return
  }
  if (type !== PATH && type !== IMAGE) return
  const rectMm = rectOf(scratch, object, matrix, box)
  if (rectMm === null) return
  if (type === IMAGE) {
    found.pictures.push(rectMm)
    return
  }
  raw.FPDFPath_GetDrawMode(object, ints, ints + 4)
  const [isFilled, isStroked] = [intAt(scratch, 0) !== 0, intAt(scratch, 1) !== 0]
  if (!isFilled && !isStroked) return
  const ask = isFilled ? raw.FPDFPageObj_GetFillColor : raw.FPDFPageObj_GetStrokeColor
  found.shapes.push({ rectMm, colour: colourOf(scratch, (r, g, b, a) => ask(object, r, g, b, a)) })
}

/** Reads everything visible of one page. */
export function readMeasuredPage(engine: Engine, page: number): MeasuredPage {
  const raw = engine.raw as RawPdfium & MeasureCalls
  const start = engine.malloc(SCRATCH_BYTES)
  const scratch = { raw, doubles: start, floats: start + 64, ints: start + 128, bytes: start + 192 }
  try {
    const [x0, y0, x1, y1] = readPageInfo(engine, page).cropBox
    const box = { left: x0, bottom: y0, width: x1 - x0, height: y1 - y0 }
    const found: Found = { shapes: [], pictures: [] }
    for (let i = 0; i < raw.FPDFPage_CountObjects(page); i += 1) {
      readObject(scratch, raw.FPDFPage_GetObject(page, i), IDENTITY, box, found)
    }
    const chars = readChars(scratch, page, box)
    return { widthMm: box.width * MM_PER_PT, heightMm: box.height * MM_PER_PT, chars, ...found }
  } finally {
    engine.free(start)
  }
}
