/** The same strips through @libpdf/core, for what the strict reader leaves alone: encrypted and odd files. */
import { PDF, PdfRef } from '@libpdf/core'
import { fromLib, fromLibRef, hasPrefix, libSink, toLib } from './libpdf-objects'
import { isKind, type PdfObject } from './objects'
import {
  placed,
  signedState,
  stripsByPage,
  toUserUnit,
  type SeamAppended,
  type SeamRequest,
} from './seam-append'
import { seamPen } from './seam-draw'

const MAX_TREE_DEPTH = 32

/** @returns null where it cannot be done without touching the original */
export async function appendSeamWithLibpdf(request: SeamRequest): Promise<SeamAppended | null> {
  const { source, frames, plan, picture, password } = request
  const original = source.readAt(0, source.size)
  const pdf = await PDF.load(original, password === undefined ? {} : { credentials: password })
  const isOpen = !pdf.isEncrypted || pdf.isAuthenticated
  if (!isOpen || pdf.canSaveIncrementally() !== null || pdf.getPageCount() !== frames.length) return null
  const resolve = (object: PdfObject | undefined): PdfObject =>
    isKind(object, 'ref')
      ? fromLib(pdf.getObject(PdfRef.of(object.num, object.gen)) ?? undefined)
      : (object ?? null)
  const signed = signedState(resolve, fromLib(pdf.getCatalog()))
  const method = request.method ?? (signed.isSigned ? 'annotation' : 'content')
  const pen = seamPen(libSink(pdf), picture, method)
  const strips: SeamAppended['strips'][number][] = []
  for (const [pageIndex, strip] of stripsByPage(plan)) {
    const [page, frame] = [pdf.getPage(pageIndex), frames[pageIndex]]
    const own = fromLib(page?.dict)
    if (!page || !frame || !isKind(own, 'dict')) return null
    const userUnit = toUserUnit(resolve(own.entries.get('UserUnit')))
    const put = placed(request, { ...frame, userUnit }, strip)
    const host = { ref: fromLibRef(page.ref), dict: own, resources: resourcesOf(own, resolve), resolve }
    for (const [key, value] of pen.draw(host, strip, put)) page.dict.set(key, toLib(value))
    strips.push(put)
  }
  const saved = await pdf.save({ incremental: true })
  if (!hasPrefix(saved, original)) return null
  return { tail: saved.subarray(original.length), strips, method, signed }
}

function resourcesOf(page: PdfObject, resolve: (object: PdfObject | undefined) => PdfObject): PdfObject {
  let node = page
  for (let depth = 0; depth < MAX_TREE_DEPTH && isKind(node, 'dict'); depth += 1) {
    const found = node.entries.get('Resources')
    if (found !== undefined) return found
    node = resolve(node.entries.get('Parent'))
  }
  return null
}
