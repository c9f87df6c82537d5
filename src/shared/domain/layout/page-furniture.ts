/**
 * What stands outside the flowing text: page numbers, the 版记 on the last page, the mark of a draft.
 * Printed as a PDF of its own with one page per page of the text, everything placed in millimetres, and laid over.
 * Source: GB/T 9704-2012, page number and 版记 (geometry.ts).
 */
import { CHINESE_TYPE_CSS, esc, htmlPage, pageCss } from './css'
import { type FontManifest, fontFaceCss, fontStack } from './fonts'
import { OFFICIAL_MARKS, OFFICIAL_PAGE, TYPE_AREA, TYPE_SIZE_PT, ptToMm } from './geometry'

export type PageFurniture = {
  readonly pageCount: number
  /** 抄送; empty means no 版记. */
  readonly copies: readonly string[]
  /** Set above the type area of every page, for example 草稿; null on the real paper. */
  readonly mark: string | null
}

const mm = (value: number): string => `${value.toFixed(3)}mm`

/** Odd pages right, even pages left, one character in from the type area. */
export const pageNumberSide = (pageNumber: number): 'left' | 'right' =>
  pageNumber % 2 === 1 ? 'right' : 'left'

function css(manifest: FontManifest): string {
  const character = OFFICIAL_PAGE.characterAdvanceMm.value
  const sizePt = TYPE_SIZE_PT.四号.value
  // The dash stands in the middle of its line; the line is centred 7 mm below the type area.
  const numberTopMm = TYPE_AREA.bottomMm + OFFICIAL_MARKS.pageNumberGapMm.value - ptToMm(sizePt) / 2
  const insetMm = OFFICIAL_MARKS.pageNumberInsetCharacters.value * character
  return `${fontFaceCss(manifest)}
${pageCss({ size: 'A4', orientation: 'portrait', marginsMm: { top: 0, right: 0, bottom: 0, left: 0 } })}
${CHINESE_TYPE_CSS}
body{font-size:${sizePt}pt;line-height:1}
.page{position:relative;width:200mm;height:296mm;overflow:hidden}
.page+.page{break-before:page}
.no{position:absolute;top:${mm(numberTopMm)};white-space:pre;font-family:${fontStack('song')}}
.no.right{left:${mm(TYPE_AREA.leftMm)};width:${mm(OFFICIAL_PAGE.typeWidthMm.value - insetMm)};text-align:right}
.no.left{left:${mm(TYPE_AREA.leftMm + insetMm)};text-align:left}
.mark{position:absolute;left:${mm(TYPE_AREA.leftMm)};top:20mm;font-family:${fontStack('hei')}}
.imprint{position:absolute;left:${mm(TYPE_AREA.leftMm)};width:${mm(OFFICIAL_PAGE.typeWidthMm.value)};bottom:${mm(296 - TYPE_AREA.bottomMm)};box-sizing:border-box;padding:1.5mm ${mm(OFFICIAL_MARKS.imprintInsetCharacters.value * character)};border-top:${OFFICIAL_MARKS.imprintThickRuleMm.value}mm solid #000;border-bottom:${OFFICIAL_MARKS.imprintThickRuleMm.value}mm solid #000;font-family:${fontStack('fang')};line-height:1.5;display:grid;grid-template-columns:max-content 1fr}`
}

function pageHtml(pageNumber: number, furniture: PageFurniture): string {
  const isLast = pageNumber === furniture.pageCount
  const imprint =
    isLast && furniture.copies.length > 0
      ? `<div class="imprint"><span>抄送：</span><span>${esc(furniture.copies.join('，'))}。</span></div>`
      : ''
  const mark = furniture.mark === null ? '' : `<div class="mark">${esc(furniture.mark)}</div>`
  return `<div class="page">${mark}<div class="no ${pageNumberSide(pageNumber)}">— ${pageNumber} —</div>${imprint}</div>`
}

/** HTML with exactly `pageCount` pages, to be laid over the printed text page by page. */
export function buildFurnitureHtml(furniture: PageFurniture, manifest: FontManifest): string {
  const pages = Array.from({ length: furniture.pageCount }, (_, index) => pageHtml(index + 1, furniture))
  return htmlPage('', css(manifest), pages.join('\n'))
}
