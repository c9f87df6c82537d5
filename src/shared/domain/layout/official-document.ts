/**
 * An official document (legal-document style, no red head) as HTML for the print window. The preview is this page
 * printed, so there is one layout only. Pure; every text is escaped.
 *
 * Page numbers and 版记 are not in here: Chromium 130 has no page margin boxes, so they are printed on their own
 * (page-furniture.ts) and laid over. Source of the measures: geometry.ts; of the CSS: docs/adr/0005.
 */
import { chineseDate } from '../document/chinese-date'
import type { ParagraphLevel } from '../document/supervision-document'
import { CHINESE_TYPE_CSS, esc, htmlPage, pageCss } from './css'
import { type FontManifest, fontFaceCss, fontStack } from './fonts'
import { LINE_PITCH_PT, OFFICIAL_MARKS, OFFICIAL_PAGE, TYPE_SIZE_PT } from './geometry'

export type LayoutParagraph = {
  readonly id: string
  readonly level: ParagraphLevel
  /** A line feed starts a new paragraph of the same level. */
  readonly text: string
}

export type OfficialDocument = {
  /** Issuer line(s) and document name, one entry a line. */
  readonly titleLines: readonly string[]
  /** 文号, or null while it is not yet given. */
  readonly number: string | null
  /** 主送, without the colon. */
  readonly addressee: string
  readonly paragraphs: readonly LayoutParagraph[]
  /** 附件 names, without number or end punctuation. */
  readonly attachments: readonly string[]
  /** 发文机关署名 */
  readonly issuer: string
  /** 成文日期 `YYYY-MM-DD`, or null while not signed. */
  readonly dateIso: string | null
  /** 附注, set in brackets below the date. */
  readonly notes: readonly string[]
  /** 抄送; its room is kept here, its text is drawn by page-furniture. */
  readonly copies: readonly string[]
}

export type LayoutOptions = {
  /** Line pitch in points; smaller than natural only to make room for the seal (seal-place.ts). */
  readonly pitchPt?: number
}

/**
 * Link targets around the places the seal is found by: Chromium writes each as a link annotation with its rectangle.
 * `.invalid` never resolves; the links are taken out when the paper is stamped or exported.
 */
export const SEAL_ANCHORS = {
  issuer: 'https://seal.invalid/issuer',
  date: 'https://seal.invalid/date',
  /** Around the last character of the text or the 附件说明. */
  textEnd: 'https://seal.invalid/text-end',
} as const

const NUMBER_TO_COME = '（文号待编）'
const DATE_TO_COME = '　　　　年　月　日'

/** Width in Han characters: Latin letters and digits count half. Good enough to plan with, never to place. */
export function widthInCharacters(text: string): number {
  let width = 0
  for (const sign of text) width += sign <= '\u00ff' ? 0.5 : 1
  return width
}

const anchor = (href: string, text: string): string => `<a href="${href}">${esc(text)}</a>`

/** Escapes `text` and puts the end anchor around its last character. */
function withEndAnchor(text: string): string {
  const signs = Array.from(text.trimEnd())
  const last = signs.pop()
  return last === undefined ? '' : esc(signs.join('')) + anchor(SEAL_ANCHORS.textEnd, last)
}

const css = (manifest: FontManifest, pitchPt: number): string => {
  const page = OFFICIAL_PAGE
  // Chromium rounds margins to whole pixels: the text gets its width by itself.
  // 0.2 mm off the bottom margin: 22 lines fill the type area exactly, and rounding must not push the last one out.
  const slackMm = 0.2
  return `${fontFaceCss(manifest)}
${pageCss({
  size: 'A4',
  orientation: 'portrait',
  marginsMm: {
    top: page.marginTopMm.value,
    right: page.marginRightMm.value,
    bottom: page.marginBottomMm.value - slackMm,
    left: page.marginLeftMm.value,
  },
})}
${CHINESE_TYPE_CSS}
:root{--pitch:${pitchPt.toFixed(4)}pt;--char:calc(${page.typeWidthMm.value}mm/${page.charactersPerLine.value});--blank:var(--pitch)}
body{width:${page.typeWidthMm.value}mm;font-family:${fontStack('fang')};font-size:${TYPE_SIZE_PT.三号.value}pt;line-height:var(--pitch);letter-spacing:calc(var(--char) - ${TYPE_SIZE_PT.三号.value}pt);orphans:1;widows:1}
p,h1,h2,h3{margin:0;font-size:inherit;font-weight:400}
a{color:inherit;text-decoration:none}
.title{font-family:${fontStack('biaosong')};font-size:${TYPE_SIZE_PT.二号.value}pt;letter-spacing:0;line-height:calc(var(--pitch)*1.25);text-align:center;text-wrap:balance}
.number{text-align:center;margin-top:calc(var(--pitch)*.5)}
.to{margin-top:var(--blank);break-after:avoid}
.p{text-wrap:pretty;text-indent:calc(var(--char)*${OFFICIAL_MARKS.indentCharacters.value})}
.h1{font-family:${fontStack('hei')};break-after:avoid}
.h2{font-family:${fontStack('kai')}}
.end{orphans:2;widows:2}
.keep{break-before:avoid}
.att{margin-top:var(--blank);padding-left:calc(var(--char)*${OFFICIAL_MARKS.indentCharacters.value});display:grid;grid-template-columns:max-content max-content 1fr;break-inside:avoid;break-before:avoid}
.sign{break-before:avoid;break-inside:avoid;padding-top:calc(var(--blank)*${OFFICIAL_MARKS.blankLinesAboveIssuer.value})}
.who{display:grid;justify-content:end;white-space:nowrap}
.issuer{width:0;justify-self:center;display:flex;justify-content:center}
.note{text-indent:calc(var(--char)*${OFFICIAL_MARKS.indentCharacters.value})}`
}

const LEVEL_CLASS: Readonly<Record<ParagraphLevel, string>> = { body: '', h1: 'h1', h2: 'h2', h3: '' }

type Block = { readonly level: ParagraphLevel; readonly text: string }

function blocksOf(paragraphs: readonly LayoutParagraph[]): readonly Block[] {
  return paragraphs.flatMap((paragraph) =>
    paragraph.text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((text) => ({ level: paragraph.level, text })),
  )
}

/** Body paragraphs; the tail is tied so that at least two lines of text stand on the page of the signature. */
function bodyHtml(doc: OfficialDocument): string {
  const blocks = blocksOf(doc.paragraphs)
  const anchorsText = doc.attachments.length === 0
  return blocks
    .map((block, index) => {
      const isLast = index === blocks.length - 1
      const lines = widthInCharacters(block.text) + OFFICIAL_MARKS.indentCharacters.value
      const isOneLine = lines <= OFFICIAL_PAGE.charactersPerLine.value + 0.5
      const classes = ['p', LEVEL_CLASS[block.level], isLast ? 'end' : '', isLast && isOneLine ? 'keep' : '']
      const content = isLast && anchorsText ? withEndAnchor(block.text) : esc(block.text)
      return `<p class="${classes.filter(Boolean).join(' ')}">${content}</p>`
    })
    .join('\n')
}

function attachmentsHtml(names: readonly string[]): string {
  if (names.length === 0) return ''
  const rows = names.map((name, index) => {
    const label = index === 0 ? '附件：' : ''
    const number = names.length === 1 ? '' : `${index + 1}. `
    const content = index === names.length - 1 ? withEndAnchor(name) : esc(name)
    return `<span>${label}</span><span style="white-space:pre">${number}</span><span>${content}</span>`
  })
  return `<div class="att">${rows.join('\n')}</div>`
}

/**
 * How far the date stands from the right edge, in characters: four, or more where a long issuer name centred
 * on the date would otherwise leave the type area.
 */
export function dateRightCharacters(issuer: string, dateText: string): number {
  const overhang = (widthInCharacters(issuer) - widthInCharacters(dateText)) / 2
  return Math.max(OFFICIAL_MARKS.dateRightCharacters.value, Math.ceil(overhang))
}

function signHtml(doc: OfficialDocument): string {
  const date = doc.dateIso === null ? DATE_TO_COME : chineseDate(doc.dateIso)
  const right = dateRightCharacters(doc.issuer, date)
  const notes = doc.notes.map((note) => `<p class="note">（${esc(note)}）</p>`).join('')
  return `<section class="sign"><div class="who" style="padding-right:calc(var(--char)*${right})">
<span class="issuer">${anchor(SEAL_ANCHORS.issuer, doc.issuer)}</span>
<span class="date">${anchor(SEAL_ANCHORS.date, date)}</span></div>${notes}${imprintRoomHtml(doc.copies)}</section>`
}

/** Lines the 版记 takes, one blank line above it included; 0 without 抄送. */
export function imprintLines(copies: readonly string[]): number {
  if (copies.length === 0) return 0
  const inset = 2 * OFFICIAL_MARKS.imprintInsetCharacters.value + 3
  const width =
    widthInCharacters(`${copies.join('，')}。`) * (TYPE_SIZE_PT.四号.value / TYPE_SIZE_PT.三号.value)
  return 1 + Math.ceil(width / (OFFICIAL_PAGE.charactersPerLine.value - inset))
}

const imprintRoomHtml = (copies: readonly string[]): string =>
  copies.length === 0 ? '' : `<div style="height:calc(var(--pitch)*${imprintLines(copies)})"></div>`

/** The page without its furniture. Prints on A4 with `preferCSSPageSize`. */
export function buildDocumentHtml(
  doc: OfficialDocument,
  manifest: FontManifest,
  options: LayoutOptions = {},
): string {
  const body = `<div class="title">${doc.titleLines.map((line) => `<div>${esc(line)}</div>`).join('')}</div>
<p class="number">${esc(doc.number ?? NUMBER_TO_COME)}</p>
<p class="to">${esc(doc.addressee)}：</p>
${bodyHtml(doc)}
${attachmentsHtml(doc.attachments)}
${signHtml(doc)}`
  return htmlPage(doc.titleLines.join(''), css(manifest, options.pitchPt ?? LINE_PITCH_PT), body)
}
