/** The rows of the page list: a heading where a new document begins, then its pages. Pure. */
import { visibleSizePt } from '@shared/domain/case-file/geometry'
import type { PageRotation } from '@shared/domain/case-file/page-index'
import type { ViewportSize } from './layout'
import type { ViewerPage } from './viewer-page'

export const HEADING_HEIGHT_PX = 34
export const THUMB_BOX: ViewportSize = { width: 112, height: 148 }
/** Room for the page number under the picture and the air between rows. */
export const THUMB_ROW_REST_PX = 36

export type RailRow =
  | {
      readonly kind: 'heading'
      readonly top: number
      readonly height: number
      readonly id: string
      readonly name: string
    }
  | { readonly kind: 'page'; readonly top: number; readonly height: number; readonly index: number }

export type RailRows = {
  readonly rows: readonly RailRow[]
  readonly height: number
  /** Row number of each page. */
  readonly rowOfPage: readonly number[]
}

/** A case that is one single document gets no heading. */
export function buildRailRows(
  pages: readonly Pick<ViewerPage, 'group' | 'info'>[],
  turnOf: (index: number) => PageRotation,
): RailRows {
  const rows: RailRow[] = []
  const rowOfPage: number[] = []
  const hasHeadings = pages.some((page) => page.group.id !== pages[0]?.group.id)
  let top = 0
  let groupId: string | null = null
  pages.forEach((page, index) => {
    const { group } = page
    if (hasHeadings && group.id !== groupId) {
      groupId = group.id
      rows.push({
        kind: 'heading',
        top,
        height: HEADING_HEIGHT_PX,
        id: `${group.id}/${index}`,
        name: group.name,
      })
      top += HEADING_HEIGHT_PX
    }
    rowOfPage.push(rows.length)
    const height = thumbSize(page, turnOf(index)).height + THUMB_ROW_REST_PX
    rows.push({ kind: 'page', top, height, index })
    top += height
  })
  return { rows, height: top, rowOfPage }
}

/** The size of a page that just fits the thumbnail's box, whole pixels. */
export function thumbSize(page: Pick<ViewerPage, 'info'>, turn: PageRotation): ViewportSize {
  const { widthPt, heightPt } = visibleSizePt(page.info, turn)
  const scale = Math.min(THUMB_BOX.width / widthPt, THUMB_BOX.height / heightPt)
  return {
    width: Math.max(1, Math.round(widthPt * scale)),
    height: Math.max(1, Math.round(heightPt * scale)),
  }
}
