/**
 * What stands outside the flowing text: the red mark and red lines, page numbers, 版记, the square for the verify
 * page, the mark of a draft. Printed as a PDF of its own with one page per page of the text and laid over. Drawn as
 * SVG in millimetres, which Chromium does not move to whole pixels as it does boxes.
 */
import { CHINESE_TYPE_CSS, esc, htmlPage, pageCss } from './css'
import { type FontManifest, type TypeRole, fontFaceCss, fontStack } from './fonts'
import {
  EM_ASCENT_RATIO,
  OFFICIAL_MARKS,
  OFFICIAL_PAGE,
  QR_SQUARE,
  RED_HEAD,
  TYPE_AREA,
  TYPE_SIZE_PT,
  ptToMm,
} from './geometry'
import { headPlan, type HeadPlan, type MarkLine, type MarkPlan, type RuleMm } from './head-plan'
import { imprintPlan, type ImprintPlan, type PagePlan } from './imprint'
import type { OfficialDocument } from './official-document'
import { qrPath } from './qr-svg'

export type PageFurniture = {
  readonly pages: PagePlan
  readonly document: OfficialDocument
  /** Set above the type area of every page, for example 草稿; null on the real paper. */
  readonly mark: string | null
}

/** The page box is a little smaller than the sheet, so that rounding makes no second page. */
const BOX = { widthMm: 200, heightMm: 296 } as const
export const DRAFT_MARK_TOP_MM = 20
const SMALL_MM = ptToMm(TYPE_SIZE_PT.四号.value)
const RED = `#${RED_HEAD.red.value.toString(16).padStart(6, '0')}`
/** From the baseline up to the dash of our 宋体, as measured; it must be 7 mm below the type area. */
const MIDDLE_RATIO = 0.302

const mm = (value: number): string => value.toFixed(3)

/** Odd pages right, even pages left, one character in from the type area. */
export const pageNumberSide = (pageNumber: number): 'left' | 'right' =>
  pageNumber % 2 === 1 ? 'right' : 'left'

type SvgText = {
  readonly text: string
  readonly xMm: number
  readonly baselineMm: number
  readonly sizeMm: number
  readonly role: TypeRole
  readonly anchor?: 'start' | 'end'
}

function textSvg(line: SvgText): string {
  const { text, anchor = 'start' } = line
  return `<text class="${line.role}" x="${mm(line.xMm)}" y="${mm(line.baselineMm)}" font-size="${mm(line.sizeMm)}" text-anchor="${anchor}" fill="#000">${esc(text)}</text>`
}

const ruleSvg = ({ leftMm, topMm, widthMm, thicknessMm }: RuleMm, fill: string): string =>
  `<rect x="${mm(leftMm)}" y="${mm(topMm)}" width="${mm(widthMm)}" height="${mm(thicknessMm)}" fill="${fill}"/>`

/** Every character at a place of its own, so that spacing and condensing are the same in any engine. */
function markLineSvg({ text, leftMm, widthMm, baselineMm }: MarkLine, mark: MarkPlan): string {
  const sizeMm = ptToMm(mark.sizePt)
  const ratio = mark.condenseRatio
  const signs = Array.from(text)
  const each = sizeMm * ratio
  const step = signs.length < 2 ? 0 : (widthMm - each) / (signs.length - 1)
  const xs = signs.map((_, index) => mm((index * step) / ratio)).join(' ')
  const place = `translate(${mm(leftMm)} ${mm(baselineMm)}) scale(${ratio.toFixed(5)} 1)`
  return `<text class="biaosong" transform="${place}" x="${xs}" y="0" font-size="${mm(sizeMm)}" fill="${RED}">${esc(text)}</text>`
}

function headSvg({ mark, rules }: HeadPlan): string {
  const lines = mark.lines.map((line) => markLineSvg(line, mark))
  return [...lines, ...rules.map((rule) => ruleSvg(rule, RED))].join('')
}

/** The number's dashes stand in the middle of its line, 7 mm below the type area. */
function numberSvg(pageNumber: number): string {
  const insetMm = OFFICIAL_MARKS.pageNumberInsetCharacters.value * OFFICIAL_PAGE.characterAdvanceMm.value
  const isRight = pageNumberSide(pageNumber) === 'right'
  return textSvg({
    text: `— ${pageNumber} —`,
    xMm: isRight ? TYPE_AREA.rightMm - insetMm : TYPE_AREA.leftMm + insetMm,
    baselineMm: TYPE_AREA.bottomMm + OFFICIAL_MARKS.pageNumberGapMm.value + MIDDLE_RATIO * SMALL_MM,
    sizeMm: SMALL_MM,
    role: 'song',
    anchor: isRight ? 'end' : 'start',
  })
}

function imprintSvg(plan: ImprintPlan): string {
  const texts = plan.texts.map(({ text, xMm, baselineMm, side }) =>
    textSvg({
      text,
      xMm,
      baselineMm,
      sizeMm: SMALL_MM,
      role: 'fang',
      anchor: side === 'left' ? 'start' : 'end',
    }),
  )
  return [...plan.rules.map((rule) => ruleSvg(rule, '#000')), ...texts].join('')
}

export type QrPlace = { readonly leftMm: number; readonly topMm: number; readonly sizeMm: number }

/** On the side the page number leaves free: bottom left on odd pages, bottom right on even ones. */
export function qrPlace(doc: OfficialDocument, pageIndex: number): QrPlace {
  const isLetterHead = doc.form === 'letter' && pageIndex === 0
  const sizeMm = (isLetterHead ? QR_SQUARE.letterSizeMm : QR_SQUARE.sizeMm).value
  const isLeft = pageNumberSide(pageIndex + 1) === 'right'
  return {
    leftMm: isLeft ? TYPE_AREA.leftMm : TYPE_AREA.rightMm - sizeMm,
    topMm: TYPE_AREA.bottomMm + QR_SQUARE.gapMm.value,
    sizeMm,
  }
}

function qrSvg(doc: OfficialDocument, pageIndex: number): string {
  if (doc.qr === null) return ''
  const { leftMm, topMm, sizeMm } = qrPlace(doc, pageIndex)
  const isLeft = leftMm === TYPE_AREA.leftMm
  const captionMm = ptToMm(QR_SQUARE.captionPt.value)
  const caption = doc.qr.caption.split('\n').map((text, row) =>
    textSvg({
      text,
      xMm: isLeft ? leftMm + sizeMm + 1.5 : leftMm - 1.5,
      baselineMm:
        topMm +
        sizeMm -
        (doc.qr?.caption.split('\n').length ?? 1) * captionMm * 1.3 +
        (row + 1) * captionMm * 1.3,
      sizeMm: captionMm,
      role: 'song',
      anchor: isLeft ? 'start' : 'end',
    }),
  )
  const path = `<path transform="translate(${mm(leftMm)} ${mm(topMm)})" d="${qrPath(doc.qr.text, sizeMm)}" fill="#000"/>`
  return path + caption.join('')
}

function pageHtml(pageIndex: number, { pages, document, mark }: PageFurniture): string {
  const head = pageIndex === 0 ? headPlan(document) : null
  const imprint = pageIndex === pages.imprintPageIndex ? imprintPlan(document) : null
  const draft: SvgText = {
    text: mark ?? '',
    xMm: TYPE_AREA.leftMm,
    baselineMm: DRAFT_MARK_TOP_MM + EM_ASCENT_RATIO * SMALL_MM,
    sizeMm: SMALL_MM,
    role: 'hei',
  }
  const parts = [
    mark === null ? '' : textSvg(draft),
    head === null ? '' : headSvg(head),
    pages.isNumbered[pageIndex] === true ? numberSvg(pageIndex + 1) : '',
    imprint === null ? '' : imprintSvg(imprint),
    pageIndex === pages.lastTextPageIndex ? qrSvg(document, pageIndex) : '',
  ]
  return `<div class="page"><svg viewBox="0 0 ${BOX.widthMm} ${BOX.heightMm}" width="${BOX.widthMm}mm" height="${BOX.heightMm}mm">${parts.join('')}</svg></div>`
}

const ROLES = ['fang', 'kai', 'hei', 'biaosong', 'song'] as const

const css = (manifest: FontManifest): string => `${fontFaceCss(manifest)}
${pageCss({ size: 'A4', orientation: 'portrait', marginsMm: { top: 0, right: 0, bottom: 0, left: 0 } })}
${CHINESE_TYPE_CSS}
.page{width:${BOX.widthMm}mm;height:${BOX.heightMm}mm;overflow:hidden}
.page+.page{break-before:page}
svg{display:block}
text{white-space:pre;text-rendering:geometricPrecision}
${ROLES.map((role) => `.${role}{font-family:${fontStack(role)}}`).join('\n')}`

/** HTML with exactly `pages.pageCount` pages, to be laid over the printed text page by page. */
export function buildFurnitureHtml(furniture: PageFurniture, manifest: FontManifest): string {
  const pages = Array.from({ length: furniture.pages.pageCount }, (_, index) => pageHtml(index, furniture))
  return htmlPage('', css(manifest), pages.join('\n'))
}
