/**
 * The link annotations that mark issuer, date and text end (SEAL_ANCHORS), all read at once from a printed paper.
 * A name on two lines has two rectangles; the box around both is meant.
 */
import { SEAL_ANCHORS } from '@shared/domain/layout/anchors'
import type { RectMm } from '@shared/domain/layout/geometry'
import { linksOf, openOwn } from './lib-document'

const PT_PER_MM = 72 / 25.4
const PREFIX = 'https://seal.invalid/'

export type AnchorBox = { readonly pageIndex: number; readonly rectMm: RectMm }

export type SealAnchors = {
  readonly pageCount: number
  /** In the order of the issuers; null where one is missing. */
  readonly issuers: readonly (AnchorBox | null)[]
  readonly date: AnchorBox | null
  readonly textEnd: AnchorBox | null
  /** Around all 附注 on the page of the date. */
  readonly note: AnchorBox | null
  /** The last page that holds any anchor, and so any text. */
  readonly lastTextPageIndex: number
}

export async function readSealAnchors(pdf: Uint8Array): Promise<SealAnchors> {
  const doc = await openOwn(pdf)
  const boxes = linksOf(doc)
    .filter(({ uri }) => uri.startsWith(PREFIX))
    .map(({ uri, pageIndex, rectPt: [x0, y0, x1, y1] }) => {
      const box = doc.getPage(pageIndex).getCropBox()
      const rectMm: RectMm = {
        leftMm: (x0 - box.x) / PT_PER_MM,
        topMm: (box.y + box.height - y1) / PT_PER_MM,
        rightMm: (x1 - box.x) / PT_PER_MM,
        bottomMm: (box.y + box.height - y0) / PT_PER_MM,
      }
      return { uri, pageIndex, rectMm }
    })
  const find = (uri: string): AnchorBox | null => {
    const found = boxes.filter((box) => box.uri === uri)
    const pageIndex = found.at(-1)?.pageIndex
    if (pageIndex === undefined) return null
    return { pageIndex, rectMm: around(found.filter((box) => box.pageIndex === pageIndex)) }
  }
  const count = new Set(
    boxes.map(({ uri }) => uri).filter((uri) => uri.startsWith(SEAL_ANCHORS.issuer(0).slice(0, -1))),
  )
  return {
    pageCount: doc.getPageCount(),
    issuers: Array.from({ length: count.size }, (_, index) => find(SEAL_ANCHORS.issuer(index))),
    date: find(SEAL_ANCHORS.date),
    textEnd: find(SEAL_ANCHORS.textEnd),
    note: find(SEAL_ANCHORS.note),
    lastTextPageIndex: Math.max(0, ...boxes.map(({ pageIndex }) => pageIndex)),
  }
}

function around(boxes: readonly { readonly rectMm: RectMm }[]): RectMm {
  const rects = boxes.map(({ rectMm }) => rectMm)
  return {
    leftMm: Math.min(...rects.map(({ leftMm }) => leftMm)),
    topMm: Math.min(...rects.map(({ topMm }) => topMm)),
    rightMm: Math.max(...rects.map(({ rightMm }) => rightMm)),
    bottomMm: Math.max(...rects.map(({ bottomMm }) => bottomMm)),
  }
}
