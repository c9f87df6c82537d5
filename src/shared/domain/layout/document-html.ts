/**
 * An official document as HTML for the print window, in any of its forms. The preview is this page printed, so there
 * is one layout only. Pure; every text is escaped.
 *
 * Red lines and mark, page numbers and 版记 are not in here: Chromium 130 has no page margin boxes, so they are
 * printed on their own (page-furniture.ts) and laid over; room is kept for them (head-plan.ts, imprint.ts).
 * Source of the measures: geometry.ts; of the CSS: docs/adr/0005.
 */
import { esc, htmlPage } from './css'
import { documentCss } from './document-css'
import type { FontManifest } from './fonts'
import { LINE_PITCH_PT, OFFICIAL_MARKS, OFFICIAL_PAGE, TYPE_AREA } from './geometry'
import { headLabels, headPlan, type HeadPlan } from './head-plan'
import {
  type Annex,
  annexLabel,
  attachmentLabel,
  blocksOf,
  CHARACTERS_PER_LINE,
  hasSignature,
  type LayoutLevel,
  type LayoutOptions,
  type LayoutParagraph,
  numberText,
  type OfficialDocument,
  widthInCharacters,
} from './official-document'
import { sheetHtml } from './sheet-html'
import { FLOW_END, imprintRoomHtml, signHtml, withEndAnchor } from './sign-html'
import { titleLinesOf } from './title-lines'

const LEVEL_CLASS: Readonly<Record<LayoutLevel, string>> = { body: '', h1: 'h1', h2: 'h2', h3: '', h4: '' }

/** Body paragraphs; the tail is tied so that at least two lines of text stand on the page of the signature. */
function bodyHtml(paragraphs: readonly LayoutParagraph[], isAnchored: boolean): string {
  const blocks = blocksOf(paragraphs)
  return blocks
    .map((block, index) => {
      const isLast = index === blocks.length - 1
      const width = widthInCharacters(block.text) + OFFICIAL_MARKS.indentCharacters.value
      const isOneLine = width <= CHARACTERS_PER_LINE + 0.5
      const classes = ['p', LEVEL_CLASS[block.level], isLast ? 'end' : '', isLast && isOneLine ? 'keep' : '']
      const content = isLast && isAnchored ? withEndAnchor(block.text) : esc(block.text)
      return `<p class="${classes.filter(Boolean).join(' ')}">${content}</p>`
    })
    .join('\n')
}

function attachmentsHtml(names: readonly string[]): string {
  if (names.length === 0) return ''
  const rows = names.map((name, index) => {
    const [label, number] = attachmentLabel(index, names.length)
    const content = index === names.length - 1 ? withEndAnchor(name) : esc(name)
    return `<span>${label}</span><span style="white-space:pre">${number}</span><span>${content}</span>`
  })
  return `<div class="att">${rows.join('\n')}</div>`
}

const titleHtml = (lines: readonly string[], extra = ''): string =>
  `<div class="title${extra}">${titleLinesOf(lines)
    .map((line) => `<div>${esc(line)}</div>`)
    .join('')}</div>`

const mm = (value: number): string => `${value.toFixed(3)}mm`
const labelHtml = (text: string, doc: OfficialDocument): string =>
  `<div${text === doc.head.copyNumber ? '' : ' class="hei"'}>${esc(text)}</div>`

/** 份号、密级、紧急程度 in the first lines, room for mark and red line, the number between them. */
function redHeadHtml(doc: OfficialDocument, plan: HeadPlan): string {
  const { signatory } = doc.head
  const number = esc(numberText(doc))
  const row =
    signatory === null
      ? `<p class="head-number">${number}</p>`
      : `<p class="head-number two"><span>${number}</span><span>签发人：<span class="kai">${esc(signatory)}</span></span></p>`
  const labels = headLabels(doc).map((text) => labelHtml(text, doc))
  const below = plan.bottomMm - plan.numberTopMm - OFFICIAL_PAGE.linePitchMm.value
  return `<div class="head" style="height:${mm(plan.numberTopMm - TYPE_AREA.topMm)}">${labels.join('')}</div>
${row}
<div style="height:${mm(below)}"></div>
${titleHtml(doc.titleLines, ' below-head')}`
}

/** Number flush right below the first double line, 份号 and the like flush left from the same height on. */
function letterHeadHtml(doc: OfficialDocument, plan: HeadPlan): string {
  const [first, ...others] = headLabels(doc)
  const left = first === undefined ? '<span></span>' : labelHtml(first, doc)
  return `<div style="height:${mm(plan.numberTopMm - TYPE_AREA.topMm)}"></div>
<div class="head-number letter">${left}<span>${esc(numberText(doc))}</span></div>
<div class="head">${others.map((text) => labelHtml(text, doc)).join('')}</div>
${titleHtml(doc.titleLines, ' below-head')}`
}

function openingHtml(doc: OfficialDocument): string {
  const plan = headPlan(doc)
  if (plan !== null) return doc.form === 'letter' ? letterHeadHtml(doc, plan) : redHeadHtml(doc, plan)
  const number =
    doc.form === 'sheet' && doc.number === null ? '' : `<p class="number">${esc(numberText(doc))}</p>`
  return `${titleHtml(doc.titleLines)}
${number}`
}

/** 附件1 in the first line, its title in the third, then text and table. */
function annexHtml(annex: Annex, label: string): string {
  return `<section class="annex"><p class="hei">${label}</p>
${titleHtml([annex.title])}
${bodyHtml(annex.paragraphs, false)}
${annex.table === null ? '' : annexTableHtml(annex.table)}</section>`
}

function annexTableHtml({ columns, rows }: NonNullable<Annex['table']>): string {
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  const cols = columns.map(({ width }) => `<col style="width:${((width / total) * 100).toFixed(3)}%">`)
  const cells = (row: readonly string[]): string =>
    row.map((cell) => `<td>${cell.split('\n').map(esc).join('\n')}</td>`).join('')
  return `<table class="annex-table"><colgroup>${cols.join('')}</colgroup><thead><tr>${columns
    .map(({ label }) => `<th>${esc(label)}</th>`)
    .join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody></table>`
}

/** The page without its furniture. Prints on A4 with `preferCSSPageSize`. */
export function buildDocumentHtml(
  doc: OfficialDocument,
  manifest: FontManifest,
  options: LayoutOptions = {},
): string {
  const isSigned = hasSignature(doc)
  const { annexes } = doc
  const addressee = doc.addressee === '' ? '' : `<p class="to">${esc(doc.addressee)}：</p>`
  const first = doc.addressee === '' && doc.form !== 'sheet' ? '<div class="first"></div>' : ''
  const isOpenEnded = !isSigned || annexes.length > 0
  const body = `${openingHtml(doc)}
${addressee}${first}
${bodyHtml(doc.paragraphs, doc.attachments.length === 0)}
${attachmentsHtml(doc.attachments)}
${doc.form === 'sheet' ? sheetHtml(doc) : ''}
${isSigned ? signHtml(doc) : ''}
${annexes.map((annex, index) => annexHtml(annex, annexLabel(doc, index))).join('\n')}
${isOpenEnded ? FLOW_END + imprintRoomHtml(doc) : ''}`
  return htmlPage(doc.titleLines.join(''), documentCss(manifest, options.pitchPt ?? LINE_PITCH_PT), body)
}
