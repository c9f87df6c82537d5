/** The big scan every large figure is measured on: 1000 pages, one 200 dpi JPEG each, 340 MB; made once. */
import { statSync } from 'node:fs'
import { fixture, makeScanPdf } from '../../test/fixtures/pdf/build'

export const SCAN_PAGES = 1000
const BYTES_PER_PAGE = 340_000

export type BigScan = { readonly path: string; readonly bytes: number }

export function bigScan(): BigScan {
  const path = fixture('bench-1000.pdf', (draft) =>
    makeScanPdf({ pages: SCAN_PAGES, bytesPerPage: BYTES_PER_PAGE, path: draft }),
  )
  return { path, bytes: statSync(path).size }
}
