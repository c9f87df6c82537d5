/**
 * Lays the pages of one PDF of ours over those of another, page by page, keeping text, fonts and links of both.
 * Only for papers printed by this app: pdf-lib rewrites the file (docs/adr/0008), which foreign files must not suffer.
 */
import { PDFDocument } from 'pdf-lib'
import { AppError } from '@shared/lib/app-error'

export type OverlaidPdf = { readonly pdf: Uint8Array; readonly pageCount: number }

export async function countOwnPages(pdf: Uint8Array): Promise<number> {
  return (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount()
}

export type OverlayOptions = {
  /** The overlay says how many pages there are: pages the base lacks are added, pages too many at its end dropped. */
  readonly isOverlayLeading?: boolean
}

/**
 * @param base     printed text
 * @param overlay  same number of pages, same size, lower left corners together
 * @throws AppError `document/page-count-mismatch` when the page counts differ
 */
export async function overlayPages(
  base: Uint8Array,
  overlay: Uint8Array,
  options: OverlayOptions = {},
): Promise<OverlaidPdf> {
  const target = await PDFDocument.load(base, { updateMetadata: false })
  const source = await PDFDocument.load(overlay, { updateMetadata: false })
  if (options.isOverlayLeading === true) matchPages(target, source.getPageCount())
  const pageCount = target.getPageCount()
  if (source.getPageCount() !== pageCount) {
    throw new AppError('document/page-count-mismatch', 'overlay and text differ in pages', {
      text: pageCount,
      overlay: source.getPageCount(),
    })
  }
  const drawings = await target.embedPages(source.getPages())
  for (const [index, page] of target.getPages().entries()) {
    const drawing = drawings[index]
    if (drawing !== undefined) page.drawPage(drawing, { x: 0, y: 0 })
  }
  return { pdf: await target.save(), pageCount }
}

function matchPages(target: PDFDocument, pageCount: number): void {
  const { width, height } = target.getPage(0).getSize()
  while (target.getPageCount() < pageCount) target.addPage([width, height])
  while (target.getPageCount() > pageCount) target.removePage(target.getPageCount() - 1)
}
