/** Page numbers over the whole case, from 1, in reading order of its files: what people cite. */
import type { CaseFile, FiledScan } from './case-file'

export type CasePage = { readonly file: FiledScan; readonly pageIndex: number }

export const countPages = (files: readonly FiledScan[]): number =>
  files.reduce((sum, { pageCount }) => sum + pageCount, 0)

/** @returns the page number over the case, or undefined when the file is not part of it */
export function pageNumberOf({ files }: CaseFile, fileId: string, pageIndex: number): number | undefined {
  let before = 0
  for (const file of files) {
    if (file.fileId === fileId) return pageIndex < file.pageCount ? before + pageIndex + 1 : undefined
    before += file.pageCount
  }
  return undefined
}

/** @param pageNumber  from 1 over the whole case */
export function pageAt(files: readonly FiledScan[], pageNumber: number): CasePage | undefined {
  let before = 0
  for (const file of files) {
    const pageIndex = pageNumber - 1 - before
    if (pageIndex >= 0 && pageIndex < file.pageCount) return { file, pageIndex }
    before += file.pageCount
  }
  return undefined
}
