/** The real PDFium, loaded once for each test file from the package, as production loads it from beside the bundle. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { loadPdfium, type Pdfium } from '@shared/pdf/pdfium'

export const PDFIUM_WASM_PATH = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')

let loaded: Promise<Pdfium> | null = null

export function testPdfium(): Promise<Pdfium> {
  loaded ??= loadPdfium(readFileSync(PDFIUM_WASM_PATH))
  return loaded
}
