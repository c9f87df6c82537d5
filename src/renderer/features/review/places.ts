/** Places in words and in page numbers of the whole case. Pure. */
import type { FiledScan } from '@shared/domain/case-file/case-file'
import type { PageInfo } from '@shared/domain/case-file/page-index'
import type { Place, RegionPlace } from '@shared/domain/case-file/place'
import { roundBox } from '@shared/domain/case-file/geometry'

type Files = readonly Pick<FiledScan, 'fileId' | 'pageCount' | 'name'>[]

/** From 1 over all files in reading order; null when the file is not in the case. */
export function pageNumberOf(files: Files, fileId: string, pageIndex: number): number | null {
  let before = 0
  for (const file of files) {
    if (file.fileId === fileId) return before + pageIndex + 1
    before += file.pageCount
  }
  return null
}

export function placeText(files: Files, place: Place): string {
  if (place.kind === 'missing') return `缺失：${place.document}`
  const page = pageNumberOf(files, place.fileId, place.pageIndex)
  return page === null ? '页码不明' : `第 ${page} 页`
}

/** Short, for a list: `第 3、7 页；缺失：送达回证`. */
export function placesText(files: Files, places: readonly Place[]): string {
  const [numbers, missing] = [pageNumbers(files, places), missingTexts(places)]
  return [...(numbers.length > 0 ? [`第 ${numbers.join('、')} 页`] : []), ...missing].join('；')
}

/** For a column headed 页码: `3、7；缺失：送达回证`. */
export function pagesText(files: Files, places: readonly Place[]): string {
  const numbers = pageNumbers(files, places)
  return [...(numbers.length > 0 ? [numbers.join('、')] : []), ...missingTexts(places)].join('；')
}

const missingTexts = (places: readonly Place[]): readonly string[] =>
  places.flatMap((place) => (place.kind === 'missing' ? [`缺失：${place.document}`] : []))

/** Each page once, ascending; a page of a file that is not in the case is left out. */
function pageNumbers(files: Files, places: readonly Place[]): readonly number[] {
  const pages = places.flatMap((place) => {
    const number = place.kind === 'missing' ? null : pageNumberOf(files, place.fileId, place.pageIndex)
    return number === null ? [] : [number]
  })
  return [...new Set(pages)].sort((a, b) => a - b)
}

/** First page a finding shows itself on, for sorting; missing documents come last. */
export function firstPage(files: Files, places: readonly Place[]): number {
  const pages = places.flatMap((place) =>
    place.kind === 'missing' ? [] : [pageNumberOf(files, place.fileId, place.pageIndex) ?? Infinity],
  )
  return Math.min(Infinity, ...pages)
}

/** Kept off the very edge, so that the frame of a whole-page mark can be seen and grasped. */
const EDGE_SHARE = 0.03

/** "This page as a whole": what one key can point at without drawing. */
export function wholePage(page: {
  readonly fileId: string
  readonly pageIndex: number
  readonly info: Pick<PageInfo, 'cropBox'>
}): RegionPlace {
  const [x0, y0, x1, y1] = page.info.cropBox
  const [dx, dy] = [(x1 - x0) * EDGE_SHARE, (y1 - y0) * EDGE_SHARE]
  return {
    kind: 'region',
    fileId: page.fileId,
    pageIndex: page.pageIndex,
    boxPt: roundBox([x0 + dx, y0 + dy, x1 - dx, y1 - dy]),
  }
}
