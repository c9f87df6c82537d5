/**
 * Puts the picture of a seal on a document we printed ourselves. The place comes from the printed file: Chromium turns
 * `<a href="https://seal.invalid/…">` around issuer and date into a link annotation, exact to 0.1 mm, on the right page.
 * The links must never reach a reader: they are removed here, with or without a seal.
 * What is made is a 印模套印件, not an electronic seal in the sense of the law (docs/adr/0009).
 */
import { BlendMode, type PDFDocument, type PDFImage } from 'pdf-lib'
import { AppError } from '@shared/lib/app-error'
import { linksOf, openOwn, saveOwn, setInfo, type DocumentInfo } from './lib-document'

export { setDocumentInfo, type DocumentInfo } from './lib-document'

export const PT_PER_MM = 72 / 25.4
const ANCHOR_PREFIX = 'https://seal.invalid/'

export type SealAnchor = {
  readonly pageIndex: number
  /** [x0, y0, x1, y1], points, page space (y up). */
  readonly rectPt: readonly [number, number, number, number]
}

/** The centre of the seal, from the top left corner of the visible page. */
export type SealCentre = { readonly pageIndex: number; readonly xMm: number; readonly yMm: number }

export type StampRequest = {
  readonly pdf: Uint8Array
  readonly sealPng: Uint8Array
  /** Of the whole picture, transparent margin included. */
  readonly widthMm: number
  readonly heightMm: number
  readonly centre: SealCentre
  readonly removeAnchors: boolean
  readonly info?: DocumentInfo
}

/** All places marked with `uri`, in reading order of the pages; several when the text breaks over lines. */
export async function findAnchor(pdf: Uint8Array, uri: string): Promise<readonly SealAnchor[]> {
  const doc = await openOwn(pdf)
  return linksOf(doc)
    .filter((link) => link.uri === uri)
    .map(({ pageIndex, rectPt }) => ({ pageIndex, rectPt }))
}

/** The middle of an anchor as a seal's centre. */
export async function anchorCentre(pdf: Uint8Array, anchor: SealAnchor): Promise<SealCentre> {
  const doc = await openOwn(pdf)
  const box = doc.getPage(anchor.pageIndex).getCropBox()
  const [x0, y0, x1, y1] = anchor.rectPt
  return {
    pageIndex: anchor.pageIndex,
    xMm: ((x0 + x1) / 2 - box.x) / PT_PER_MM,
    yMm: (box.y + box.height - (y0 + y1) / 2) / PT_PER_MM,
  }
}

/** For 待盖章稿 and plain output: the same pages without the links that marked the place. */
export async function stripAnchors(pdf: Uint8Array, info?: DocumentInfo): Promise<Uint8Array> {
  const doc = await openOwn(pdf)
  removeAnchors(doc)
  if (info) setInfo(doc, info)
  return saveOwn(doc)
}

/** @throws AppError `seal/off-page`, `seal/image-damaged`, `pdf/damaged` */
export async function stampSeal(request: StampRequest): Promise<Uint8Array> {
  const { pdf, sealPng, centre } = request
  const doc = await openOwn(pdf)
  const page = doc.getPages()[centre.pageIndex]
  if (!page) throw new AppError('seal/off-page', 'the page is not there')
  if (page.getRotation().angle % 360 !== 0) throw new Error('documents of ours are never turned')
  const box = page.getCropBox()
  const [width, height] = [request.widthMm * PT_PER_MM, request.heightMm * PT_PER_MM]
  const left = centre.xMm * PT_PER_MM - width / 2
  const top = centre.yMm * PT_PER_MM - height / 2
  if (left < 0 || top < 0 || left + width > box.width || top + height > box.height) {
    throw new AppError('seal/off-page', 'the seal would leave the page')
  }
  const seal = await embedSeal(doc, sealPng)
  page.drawImage(seal, {
    x: box.x + left,
    y: box.y + box.height - top - height,
    width,
    height,
    // Black text under the seal stays black, as ink on ink does.
    blendMode: BlendMode.Multiply,
  })
  if (request.removeAnchors) removeAnchors(doc)
  if (request.info) setInfo(doc, request.info)
  return saveOwn(doc)
}

async function embedSeal(doc: PDFDocument, sealPng: Uint8Array): Promise<PDFImage> {
  try {
    // pdf-lib may read the whole buffer behind a view.
    return await doc.embedPng(new Uint8Array(sealPng))
  } catch (cause) {
    throw new AppError('seal/image-damaged', 'the picture is not a PNG that can be read', {}, { cause })
  }
}

function removeAnchors(doc: PDFDocument): void {
  for (const link of linksOf(doc)) if (link.uri.startsWith(ANCHOR_PREFIX)) link.remove()
}
