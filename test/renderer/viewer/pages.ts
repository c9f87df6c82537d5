import type { BoxPt, PageInfo, PageRotation } from '@shared/domain/case-file/page-index'
import type { ViewerPage } from '../../../src/renderer/viewer/viewer-page'

export const A4: BoxPt = [0, 0, 595, 842]

export const pageInfo = (cropBox: BoxPt = A4, rotate: PageRotation = 0): PageInfo => ({ cropBox, rotate })

export const viewerPage = (pageIndex: number, change: Partial<ViewerPage> = {}): ViewerPage => ({
  key: `f/${pageIndex}`,
  fileId: 'f',
  sha256: 'a'.repeat(64),
  blobUrl: `app://hengjuan/blob/${'a'.repeat(64)}`,
  kind: 'pdf',
  bytes: 1000,
  pageIndex,
  info: pageInfo(),
  pageNumber: pageIndex + 1,
  group: { id: 'f', name: '示例.pdf' },
  password: null,
  problem: null,
  ...change,
})
