/** One page of the whole case, in reading order across its files: what the components of this folder are given. */
import type { FiledScan } from '@shared/domain/case-file/case-file'
import type { BoxPt, FileKind, PageIndex, PageInfo } from '@shared/domain/case-file/page-index'
import type { Failure } from '@shared/lib/app-error'

export type ViewerPage = {
  /** Unique in the case: `<fileId>/<pageIndex>`. */
  readonly key: string
  readonly fileId: string
  readonly sha256: string
  readonly blobUrl: string
  readonly kind: FileKind
  readonly bytes: number
  /** From 0, within its file. */
  readonly pageIndex: number
  readonly info: PageInfo
  /** From 1, over the whole case; what the screen shows. */
  readonly pageNumber: number
  /** The document or file this page belongs to; pages in a row with the same id form a group in the rail. */
  readonly group: { readonly id: string; readonly name: string }
  readonly password: string | null
  /** Set when the file's page index could not be had: the page shows this reason instead of a picture. */
  readonly problem: Failure | null
}

export type CaseFilePages = {
  readonly file: Pick<FiledScan, 'fileId' | 'name' | 'kind' | 'sha256' | 'bytes' | 'pageCount'>
  readonly index: PageIndex | Failure
  readonly password?: string | null
}

export const blobUrlOf = (sha256: string): string => `app://hengjuan/blob/${sha256}`
export const pagesUrlOf = (sha256: string): string => `app://hengjuan/pages/${sha256}.json`
export const pageKey = (fileId: string, pageIndex: number): string => `${fileId}/${pageIndex}`

/** A4 upright, the size of a page that cannot be measured. */
const UNKNOWN_PAGE: BoxPt = [0, 0, 595.28, 841.89]

/** Lays the pages of all files one after another; a file without an index keeps its places as failed pages. */
export function buildViewerPages(files: readonly CaseFilePages[]): readonly ViewerPage[] {
  const pages: ViewerPage[] = []
  for (const { file, index, password = null } of files) {
    const problem = 'pages' in index ? null : index
    const infos: readonly PageInfo[] =
      'pages' in index
        ? index.pages
        : Array.from({ length: file.pageCount }, () => ({ cropBox: UNKNOWN_PAGE, rotate: 0 as const }))
    infos.forEach((info, pageIndex) => {
      pages.push({
        key: pageKey(file.fileId, pageIndex),
        fileId: file.fileId,
        sha256: file.sha256,
        blobUrl: blobUrlOf(file.sha256),
        kind: file.kind,
        bytes: file.bytes,
        pageIndex,
        info,
        pageNumber: pages.length + 1,
        group: { id: file.fileId, name: file.name },
        password,
        problem,
      })
    })
  }
  return pages
}
