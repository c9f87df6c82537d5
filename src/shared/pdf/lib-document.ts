/** What every use of pdf-lib here has in common: open what we made ourselves, take nothing from the clock, say who made it. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString, PDFHexString } from 'pdf-lib'
import { AppError } from '@shared/lib/app-error'

export const PRODUCER = '衡卷'

export type DocumentInfo = {
  readonly title: string
  readonly author?: string
  readonly subject?: string
  readonly createdAt: Date
}

/** @throws AppError `pdf/damaged`. Never for foreign files: pdf-lib rewrites what it opens (docs/adr/0008). */
export async function openOwn(pdf: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(pdf, { updateMetadata: false })
  } catch (cause) {
    throw new AppError('pdf/damaged', 'our own document cannot be opened', {}, { cause })
  }
}

export function setInfo(doc: PDFDocument, info: DocumentInfo): void {
  doc.setTitle(info.title)
  if (info.author !== undefined) doc.setAuthor(info.author)
  if (info.subject !== undefined) doc.setSubject(info.subject)
  doc.setProducer(PRODUCER)
  doc.setCreator(PRODUCER)
  doc.setCreationDate(info.createdAt)
  doc.setModificationDate(info.createdAt)
}

/** Object streams off: other programs, and people who look into the file, read it more easily. */
export const saveOwn = (doc: PDFDocument): Promise<Uint8Array> =>
  doc.save({ useObjectStreams: false, updateFieldAppearances: false })

/** Title, author and dates of a document of our own; nothing is taken from the clock. */
export async function setDocumentInfo(pdf: Uint8Array, info: DocumentInfo): Promise<Uint8Array> {
  const doc = await openOwn(pdf)
  setInfo(doc, info)
  return saveOwn(doc)
}

export type LinkAnnotation = {
  readonly pageIndex: number
  readonly uri: string
  /** [x0, y0, x1, y1], points, page space. */
  readonly rectPt: readonly [number, number, number, number]
  readonly remove: () => void
}

export function linksOf(doc: PDFDocument): readonly LinkAnnotation[] {
  return doc.getPages().flatMap((page, pageIndex) => {
    const annotations = page.node.Annots()
    if (!annotations) return []
    return annotations.asArray().flatMap((entry): LinkAnnotation[] => {
      const annotation = doc.context.lookup(entry)
      if (!(annotation instanceof PDFDict)) return []
      const action = annotation.lookup(PDFName.of('A'))
      const uri = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined
      const rect = annotation.lookup(PDFName.of('Rect'))
      if (!(uri instanceof PDFString || uri instanceof PDFHexString) || !(rect instanceof PDFArray)) return []
      const { x, y, width, height } = rect.asRectangle()
      const remove = () => {
        const at = annotations.indexOf(entry)
        if (at !== undefined) annotations.remove(at)
      }
      return [{ pageIndex, uri: uri.decodeText(), rectPt: [x, y, x + width, y + height], remove }]
    })
  })
}
