/** An anchor as the layout sees it: millimetres from the top left corner of its page. */
import type { RectMm } from '@shared/domain/layout/geometry'
import { openOwn } from './lib-document'
import { PT_PER_MM, type SealAnchor } from './stamp-seal'

export async function anchorRectMm(pdf: Uint8Array, { pageIndex, rectPt }: SealAnchor): Promise<RectMm> {
  const box = (await openOwn(pdf)).getPage(pageIndex).getCropBox()
  const [x0, y0, x1, y1] = rectPt
  return {
    leftMm: (x0 - box.x) / PT_PER_MM,
    topMm: (box.y + box.height - y1) / PT_PER_MM,
    rightMm: (x1 - box.x) / PT_PER_MM,
    bottomMm: (box.y + box.height - y0) / PT_PER_MM,
  }
}
