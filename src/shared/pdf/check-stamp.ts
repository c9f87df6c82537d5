/**
 * Looks at a stamped document as a reader would: draws it before and after, takes the difference, and measures where
 * the seal is, how large it is and what it covers. The stamping code is not asked; a mistake in it shows here.
 */
import { PDFDocument } from 'pdf-lib'
import { AppError } from '@shared/lib/app-error'
import { bytesSource, pdfSource } from './byte-source'
import { saveOwn } from './lib-document'
import type { Pdfium, PdfiumDocument, Raster } from './pdfium'
import { PT_PER_MM } from './stamp-seal'

export type ExpectedStamp = {
  readonly pageIndex: number
  /** From the top left corner of the visible page. */
  readonly centreMm: readonly [number, number]
  readonly sizeMm: readonly [number, number]
  readonly sealPng: Uint8Array
}

export type StampCheck = {
  readonly pageIndex: number
  readonly centreMm: readonly [number, number]
  readonly sizeMm: readonly [number, number]
  /** The characters that lie under the seal, in the order of the page. */
  readonly coversText: string
  readonly pageCount: number
}

/** 0.5 mm: a person cannot stamp better by hand, and a wrong unit or corner is always more. */
const TOLERANCE_MM = 0.5
const SEAL_DPI = 300
const OTHER_PAGES_DPI = 50
/** Anti-aliasing at the rim changes a pixel a little; ink changes it a lot. */
const DIFFERENCE = 40

/** Share of a picture that carries ink: [left, top, right, bottom], 0..1. */
type InkShare = readonly [number, number, number, number]
type PxBox = { left: number; top: number; right: number; bottom: number }

/** @throws AppError `seal/check-failed` when place or size is off by more than 0.5 mm, or anything else has changed */
export async function checkStamp(
  pdfium: Pdfium,
  before: Uint8Array,
  after: Uint8Array,
  expected: ExpectedStamp,
): Promise<StampCheck> {
  const ink = await inkShare(pdfium, expected)
  return withDocument(pdfium, before, (original) =>
    withDocument(pdfium, after, (stamped) => {
      if (original.pageCount !== stamped.pageCount) throw failed('page count changed')
      for (let i = 0; i < stamped.pageCount; i += 1) {
        if (i === expected.pageIndex) continue
        if (differenceOf(original, stamped, i, OTHER_PAGES_DPI).box) throw failed('another page changed', i)
      }
      return measure(original, stamped, expected, ink)
    }),
  )
}

function measure(
  original: PdfiumDocument,
  stamped: PdfiumDocument,
  expected: ExpectedStamp,
  ink: InkShare,
): StampCheck {
  const { pageIndex } = expected
  const { box } = differenceOf(original, stamped, pageIndex, SEAL_DPI)
  if (!box) throw failed('no seal is visible')
  const mm = (px: number) => (px / SEAL_DPI) * 25.4
  const [widthShare, heightShare] = [ink[2] - ink[0], ink[3] - ink[1]]
  const sizeMm = [mm(box.right - box.left) / widthShare, mm(box.bottom - box.top) / heightShare] as const
  const centreMm = [
    mm(box.left) + (0.5 - ink[0]) * sizeMm[0],
    mm(box.top) + (0.5 - ink[1]) * sizeMm[1],
  ] as const
  const misses = [
    centreMm[0] - expected.centreMm[0],
    centreMm[1] - expected.centreMm[1],
    sizeMm[0] - expected.sizeMm[0],
    sizeMm[1] - expected.sizeMm[1],
  ]
  if (misses.some((miss) => !(Math.abs(miss) <= TOLERANCE_MM)))
    throw failed(`off by ${misses.map(round).join(' ')} mm`)
  return {
    pageIndex,
    centreMm: [round(centreMm[0]), round(centreMm[1])],
    sizeMm: [round(sizeMm[0]), round(sizeMm[1])],
    coversText: textUnder(stamped, pageIndex, box),
    pageCount: stamped.pageCount,
  }
}

/** The box of all pixels that differ, by edges; null when the two look the same. */
function differenceOf(
  original: PdfiumDocument,
  stamped: PdfiumDocument,
  pageIndex: number,
  dpi: number,
): { readonly box: PxBox | null } {
  const [one, other] = [rasterOf(original, pageIndex, dpi), rasterOf(stamped, pageIndex, dpi)]
  if (one.widthPx !== other.widthPx || one.heightPx !== other.heightPx)
    throw failed('page size changed', pageIndex)
  return { box: boxOf(one, (at) => differs(one.data, other.data, at)) }
}

function rasterOf(doc: PdfiumDocument, pageIndex: number, dpi: number): Raster {
  const { cropBox, rotate } = doc.pageInfo(pageIndex)
  const [a, b] = [cropBox[2] - cropBox[0], cropBox[3] - cropBox[1]].map((pt) => Math.round((pt * dpi) / 72))
  const [widthPx = 1, heightPx = 1] = rotate % 180 === 0 ? [a, b] : [b, a]
  return doc.render(pageIndex, { widthPx, heightPx })
}

function differs(a: Uint8ClampedArray, b: Uint8ClampedArray, at: number): boolean {
  for (let i = at; i < at + 3; i += 1) if (Math.abs((a[i] ?? 0) - (b[i] ?? 0)) > DIFFERENCE) return true
  return false
}

const isInk = (data: Uint8ClampedArray, at: number) =>
  Math.min(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255) < 255 - DIFFERENCE

function boxOf(raster: Raster, isHit: (at: number) => boolean): PxBox | null {
  const box = { left: raster.widthPx, top: raster.heightPx, right: 0, bottom: 0 }
  for (let y = 0, at = 0; y < raster.heightPx; y += 1) {
    for (let x = 0; x < raster.widthPx; x += 1, at += 4) {
      if (!isHit(at)) continue
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x + 1)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y + 1)
    }
  }
  return box.right > box.left ? box : null
}

/** The picture alone on a white page of its size, drawn as large by the same engine, so that its edges blur alike. */
async function inkShare(pdfium: Pdfium, { sealPng, sizeMm }: ExpectedStamp): Promise<InkShare> {
  const doc = await PDFDocument.create({ updateMetadata: false })
  const [width, height] = [sizeMm[0] * PT_PER_MM, sizeMm[1] * PT_PER_MM]
  const page = doc.addPage([width, height])
  try {
    page.drawImage(await doc.embedPng(new Uint8Array(sealPng)), { x: 0, y: 0, width, height })
  } catch (cause) {
    throw new AppError('seal/image-damaged', 'the picture is not a PNG that can be read', {}, { cause })
  }
  const bytes = await saveOwn(doc)
  return withDocument(pdfium, bytes, (alone) => {
    const raster = rasterOf(alone, 0, SEAL_DPI)
    const box = boxOf(raster, (at) => isInk(raster.data, at))
    if (!box) throw new AppError('seal/image-damaged', 'the picture of the seal is empty')
    return [
      box.left / raster.widthPx,
      box.top / raster.heightPx,
      box.right / raster.widthPx,
      box.bottom / raster.heightPx,
    ]
  })
}

function textUnder(doc: PdfiumDocument, pageIndex: number, box: PxBox): string {
  const { cropBox } = doc.pageInfo(pageIndex)
  const pt = (px: number) => (px / SEAL_DPI) * 25.4 * PT_PER_MM
  const [left, right] = [cropBox[0] + pt(box.left), cropBox[0] + pt(box.right)]
  const [bottom, top] = [cropBox[3] - pt(box.bottom), cropBox[3] - pt(box.top)]
  return doc
    .textBoxes(pageIndex)
    .filter(
      ({ boxPt }) => boxPt && boxPt[0] < right && boxPt[2] > left && boxPt[1] < top && boxPt[3] > bottom,
    )
    .map(({ char }) => char)
    .join('')
}

function withDocument<T>(pdfium: Pdfium, bytes: Uint8Array, use: (doc: PdfiumDocument) => T): T {
  const opened = pdfium.open(pdfSource(bytesSource(bytes)))
  if (!opened.ok)
    throw new AppError(opened.failure.code, 'a document of ours does not open', opened.failure.params)
  try {
    return use(opened.value)
  } finally {
    opened.value.close()
  }
}

const failed = (why: string, pageIndex?: number) =>
  new AppError(
    'seal/check-failed',
    `stamp check: ${why}`,
    pageIndex === undefined ? {} : { pageNumber: pageIndex + 1 },
  )

const round = (value: number) => Math.round(value * 100) / 100
