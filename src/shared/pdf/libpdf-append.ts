/**
 * The same annotations through @libpdf/core, for what the strict reader leaves alone: encrypted files, and files odd
 * enough to need a lenient parser. It holds the file in memory, so it is the second way, not the first.
 */
import { PDF, PdfArray, PdfRef } from '@libpdf/core'
import type { PageFrame } from '@shared/domain/case-file/geometry'
import { fromLibRef, hasPrefix, libSink } from './libpdf-objects'
import { addMark, addMarkResources, type PdfMark } from './mark-appearance'

/** @returns the tail to put behind the original, or null where it cannot be done without touching the original */
export async function appendWithLibpdf(
  original: Uint8Array,
  marksByPage: ReadonlyMap<number, readonly PdfMark[]>,
  frames: readonly PageFrame[],
  password: string | undefined,
): Promise<Uint8Array | null> {
  const pdf = await PDF.load(original, password === undefined ? {} : { credentials: password })
  const isOpen = !pdf.isEncrypted || pdf.isAuthenticated
  if (!isOpen || pdf.canSaveIncrementally() !== null || pdf.getPageCount() !== frames.length) return null
  const sink = libSink(pdf)
  const resources = addMarkResources(sink)
  for (const [pageIndex, marks] of marksByPage) {
    const [page, frame] = [pdf.getPage(pageIndex), frames[pageIndex]]
    if (!page || !frame) return null
    const added = marks.map((mark) => addMark(sink, resources, { ref: fromLibRef(page.ref), frame }, mark))
    const existing = page.dict.get('Annots')
    const resolved = existing instanceof PdfRef ? pdf.getObject(existing) : existing
    const before = resolved instanceof PdfArray ? [...resolved] : []
    page.dict.set('Annots', new PdfArray([...before, ...added.map((item) => PdfRef.of(item.num, item.gen))]))
  }
  const saved = await pdf.save({ incremental: true })
  return hasPrefix(saved, original) ? saved.subarray(original.length) : null
}
