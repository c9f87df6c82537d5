/**
 * Makes one PDF of pictures that are not one: JPEG bytes go in unchanged, EXIF orientation is undone by where they are
 * placed, and marks become the same annotations as on a PDF. The page is the page of the picture's index.
 */
import {
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFNull,
  concatTransformationMatrix,
  drawObject,
  popGraphicsState,
  pushGraphicsState,
  type PDFContext,
  type PDFObject,
} from 'pdf-lib'
import type { PageFrame } from '@shared/domain/case-file/geometry'
import type { PageInfo } from '@shared/domain/case-file/page-index'
import { AppError } from '@shared/lib/app-error'
import { bytesSource } from './byte-source'
import { groupByPage } from './append-marks'
import { readJpegHeader } from './jpeg-header'
import { saveOwn, setInfo, type DocumentInfo } from './lib-document'
import { addMark, addMarkResources, type ObjectSink, type PdfMark } from './mark-appearance'
import { isArray, ref, type PdfDict, type PdfObject, type PdfRef } from './objects'

export type ImagePage = { readonly kind: 'jpeg' | 'png'; readonly bytes: Uint8Array; readonly page: PageInfo }

export type ComposeRequest = {
  readonly images: readonly ImagePage[]
  /** `pageIndex` counts in `images`. */
  readonly marks: readonly PdfMark[]
  readonly info: DocumentInfo
}

type Matrix = readonly [number, number, number, number, number, number]

/** The unit square of the stored picture onto the page as displayed, W by H (Exif 2.3, tag 0x0112). */
export function placeByOrientation(orientation: number, w: number, h: number): Matrix {
  switch (orientation) {
    case 2:
      return [-w, 0, 0, h, w, 0]
    case 3:
      return [-w, 0, 0, -h, w, h]
    case 4:
      return [w, 0, 0, -h, 0, h]
    case 5:
      return [0, -h, -w, 0, w, h]
    case 6:
      return [0, -h, w, 0, 0, h]
    case 7:
      return [0, h, w, 0, 0, 0]
    case 8:
      return [0, h, -w, 0, w, 0]
    default:
      return [w, 0, 0, h, 0, 0]
  }
}

/** @throws AppError `image/damaged`, `pdf/mark-outside` */
export async function composeImagesPdf({ images, marks, info }: ComposeRequest): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false })
  for (const image of images) await addImagePage(doc, image)
  addMarks(
    doc,
    images.map(({ page }) => page),
    marks,
  )
  setInfo(doc, info)
  return saveOwn(doc)
}

async function addImagePage(doc: PDFDocument, { kind, bytes, page: { cropBox } }: ImagePage): Promise<void> {
  const [width, height] = [cropBox[2] - cropBox[0], cropBox[3] - cropBox[1]]
  const page = doc.addPage([width, height])
  const orientation =
    kind === 'jpeg' ? (readJpegHeader(bytesSource(bytes), 0, bytes.length)?.orientation ?? 1) : 1
  // pdf-lib reads the whole buffer behind a view (JpegEmbedder: `new DataView(data.buffer)`), so it gets its own.
  const own = new Uint8Array(bytes)
  try {
    const image = kind === 'jpeg' ? await doc.embedJpg(own) : await doc.embedPng(own)
    const name = page.node.newXObject('Im', image.ref)
    page.pushOperators(
      pushGraphicsState(),
      concatTransformationMatrix(...placeByOrientation(orientation, width, height)),
      drawObject(name),
      popGraphicsState(),
    )
  } catch (cause) {
    throw new AppError('image/damaged', 'the picture cannot be embedded', {}, { cause })
  }
}

function addMarks(doc: PDFDocument, frames: readonly PageFrame[], marks: readonly PdfMark[]): void {
  if (marks.length === 0) return
  const sink: ObjectSink = {
    add: (object) => fromLib(doc.context.register(toLib(doc.context, object))),
    addStream: (entries, data) => {
      const stream = doc.context.stream(data)
      for (const [key, value] of entries.entries) stream.dict.set(PDFName.of(key), toLib(doc.context, value))
      return fromLib(doc.context.register(stream))
    },
  }
  const resources = addMarkResources(sink)
  for (const [pageIndex, onPage] of groupByPage(marks)) {
    const [page, frame] = [doc.getPages()[pageIndex], frames[pageIndex]]
    if (!page || !frame) throw new AppError('pdf/mark-outside', 'no such page', { pageNumber: pageIndex + 1 })
    for (const mark of onPage) {
      const added = addMark(sink, resources, { ref: fromLib(page.ref), frame }, mark)
      page.node.addAnnot(PDFRef.of(added.num, added.gen))
    }
  }
}

const fromLib = (libRef: PDFRef): PdfRef => ref(libRef.objectNumber, libRef.generationNumber)

function toLib(context: PDFContext, object: PdfObject): PDFObject {
  if (object === null) return PDFNull
  if (typeof object === 'boolean') return object ? PDFBool.True : PDFBool.False
  if (typeof object === 'number') return PDFNumber.of(object)
  if (isArray(object)) {
    const array = PDFArray.withContext(context)
    for (const item of object) array.push(toLib(context, item))
    return array
  }
  switch (object.kind) {
    case 'name':
      return PDFName.of(object.name)
    case 'ref':
      return PDFRef.of(object.num, object.gen)
    case 'string':
      return PDFHexString.of(Array.from(object.bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''))
    case 'dict':
      return toLibDict(context, object)
  }
}

function toLibDict(context: PDFContext, object: PdfDict): PDFDict {
  const out = PDFDict.withContext(context)
  for (const [key, value] of object.entries) out.set(PDFName.of(key), toLib(context, value))
  return out
}
