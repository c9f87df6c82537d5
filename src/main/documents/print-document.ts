/**
 * The printed official document: the flowing text, then everything outside it laid over (red head, page numbers,
 * 版记, square). Two prints, preview and final paper alike.
 */
import { buildDocumentHtml } from '@shared/domain/layout/document-html'
import type { FontManifest } from '@shared/domain/layout/fonts'
import { planPages } from '@shared/domain/layout/imprint'
import type { LayoutOptions, OfficialDocument } from '@shared/domain/layout/official-document'
import { buildFurnitureHtml } from '@shared/domain/layout/page-furniture'
import { readSealAnchors } from '@shared/pdf/measure-anchors'
import { overlayPages } from '@shared/pdf/overlay-pages'
import type { Printer } from './print'

export type PrintOptions = LayoutOptions & {
  /** Set above the type area of every page, for example 草稿; absent on the real paper. */
  readonly mark?: string
}

export type PrintedDocument = { readonly pdf: Uint8Array; readonly pageCount: number }

/** The seal anchors (`SEAL_ANCHORS`) are still in the result as link annotations. */
export async function printDocument(
  printer: Printer,
  manifest: FontManifest,
  document: OfficialDocument,
  options: PrintOptions = {},
): Promise<PrintedDocument> {
  const text = await printer.printHtml(buildDocumentHtml(document, manifest, options))
  const { pageCount: printedPages, lastTextPageIndex } = await readSealAnchors(text)
  const pages = planPages(document, { printedPages, lastTextPageIndex }, options.duplex === true)
  const furniture = buildFurnitureHtml({ pages, document, mark: options.mark ?? null }, manifest)
  return overlayPages(text, await printer.printHtml(furniture), { isOverlayLeading: true })
}
