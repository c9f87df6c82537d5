/** Which faces a document of ours really carries: Chromium may have fallen back, and a person should know. */
import { PDFDict, PDFName } from 'pdf-lib'
import { openOwn } from './lib-document'

export type FontNames = { readonly pageCount: number; readonly fonts: readonly string[] }

/** PostScript names without the subset tag, each once, in order of first use. */
export async function listFontNames(pdf: Uint8Array): Promise<FontNames> {
  const doc = await openOwn(pdf)
  const names = new Set<string>()
  for (const [, object] of doc.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.lookup(PDFName.of('Type')) !== PDFName.of('Font')) continue
    const base = object.lookup(PDFName.of('BaseFont'))
    if (base instanceof PDFName) names.add(base.decodeText().replace(/^[A-Z]{6}\+/, ''))
  }
  return { pageCount: doc.getPageCount(), fonts: [...names] }
}
