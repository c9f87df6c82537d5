/** The printed official document: text, then page numbers and 版记 laid over. Preview and final paper alike. */
import {
  buildDocumentHtml,
  type LayoutOptions,
  type OfficialDocument,
} from '@shared/domain/layout/official-document'
import { buildFurnitureHtml } from '@shared/domain/layout/page-furniture'
import type { FontManifest } from '@shared/domain/layout/fonts'
import { countOwnPages, overlayPages } from '@shared/pdf/overlay-pages'
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
  const pageCount = await countOwnPages(text)
  const furniture = { pageCount, copies: document.copies, mark: options.mark ?? null }
  return overlayPages(text, await printer.printHtml(buildFurnitureHtml(furniture, manifest)))
}
