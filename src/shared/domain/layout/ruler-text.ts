/**
 * Which character of the paper belongs to which part of the document. The text of the PDF, in the order of the file
 * and without spaces, must be the text of the document; then every part is known by its characters and can be measured.
 */
import { esc } from './css'
import { TYPE_AREA } from './geometry'
import { headLabels } from './head-plan'
import { imprintPlan } from './imprint'
import { type MeasuredChar, type MeasuredPaper, emMiddleMm, isRed } from './measured-paper'
import {
  annexLabel,
  attachmentLabel,
  blocksOf,
  dateText,
  hasSignature,
  type LayoutParagraph,
  numberText,
  type OfficialDocument,
} from './official-document'
import { titleLinesOf } from './title-lines'

export type PieceRole =
  | 'label'
  | 'number'
  | 'signatory-label'
  | 'signatory'
  | 'title'
  | 'addressee'
  | 'body'
  | 'h1'
  | 'h2'
  | 'attachment-label'
  | 'attachment'
  | 'cell-label'
  | 'cell'
  | 'sheet-end'
  | 'issuer'
  | 'date'
  | 'note'
  | 'annex-label'
  | 'annex-title'
  | 'annex-body'
  | 'annex-h1'
  | 'annex-h2'
  | 'annex-head'
  | 'annex-cell'

export type Piece = { readonly role: PieceRole; readonly index: number; readonly text: string }
export type PlacedChar = MeasuredChar & { readonly pageIndex: number }
export type LocatedPiece = Piece & { readonly chars: readonly PlacedChar[] }

/** As it arrives in a PDF: no spaces, no control characters. */
const plain = (text: string): string =>
  esc(text)
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'",
    )
    .replace(/\s+/gu, '')

const piece = (role: PieceRole, index: number, text: string): Piece => ({ role, index, text: plain(text) })

function bodyPieces(paragraphs: readonly LayoutParagraph[], prefix: '' | 'annex-'): readonly Piece[] {
  return blocksOf(paragraphs).map(({ level, text }, index) => {
    const role =
      level === 'h1' || level === 'h2' ? (`${prefix}${level}` as const) : (`${prefix}body` as const)
    return piece(role, index, text)
  })
}

function openingPieces(doc: OfficialDocument): readonly Piece[] {
  const title = titleLinesOf(doc.titleLines).map((line, index) => piece('title', index, line))
  const labels = headLabels(doc).map((text, index) => piece('label', index, text))
  const number = piece('number', 0, numberText(doc))
  if (doc.form === 'red-head') {
    const { signatory } = doc.head
    const signed =
      signatory === null ? [] : [piece('signatory-label', 0, '签发人：'), piece('signatory', 0, signatory)]
    return [...labels, number, ...signed, ...title]
  }
  if (doc.form === 'letter') return [...labels.slice(0, 1), number, ...labels.slice(1), ...title]
  return doc.form === 'sheet' && doc.number === null ? title : [...title, number]
}

function annexPieces(doc: OfficialDocument): readonly Piece[] {
  return doc.annexes.flatMap((annex, at) => [
    piece('annex-label', at, annexLabel(doc, at)),
    ...titleLinesOf([annex.title]).map((line) => piece('annex-title', at, line)),
    ...bodyPieces(annex.paragraphs, 'annex-'),
    ...(annex.table?.columns.map(({ label }, index) => piece('annex-head', index, label)) ?? []),
    ...(annex.table?.rows.flat().map((cell, index) => piece('annex-cell', index, cell)) ?? []),
  ])
}

/** All parts of the flow, in the order they are printed. */
export function piecesOf(doc: OfficialDocument): readonly Piece[] {
  const count = doc.attachments.length
  const attachments = doc.attachments.flatMap((name, index) => [
    piece('attachment-label', index, attachmentLabel(index, count).join('')),
    piece('attachment', index, name),
  ])
  const cells = doc.sheet.flatMap(({ cells: row }, at) =>
    row.flatMap(({ label, value }) => [piece('cell-label', at, label), piece('cell', at, value)]),
  )
  const signed = hasSignature(doc)
    ? [
        ...doc.issuers.map((name, index) => piece('issuer', index, name)),
        piece('date', 0, dateText(doc)),
        ...doc.notes.map((note, index) => piece('note', index, `（${note}）`)),
      ]
    : []
  return [
    ...openingPieces(doc),
    ...(doc.addressee === '' ? [] : [piece('addressee', 0, `${doc.addressee}：`)]),
    ...bodyPieces(doc.paragraphs, ''),
    ...attachments,
    ...(doc.form === 'sheet' ? cells : []),
    ...(doc.form === 'sheet' ? doc.signatures.map((line, index) => piece('sheet-end', index, line)) : []),
    ...signed,
    ...annexPieces(doc),
  ].filter(({ text }) => text !== '')
}

/** Characters of the flow: black, inside the type area, above the 版记 of the last page. */
function flowChars(doc: OfficialDocument, paper: MeasuredPaper): readonly (readonly PlacedChar[])[] {
  const imprint = imprintPlan(doc)
  return paper.pages.map((page, pageIndex) => {
    const isLast = pageIndex === paper.pages.length - 1
    const bottomMm = isLast && imprint !== null ? imprint.topMm : TYPE_AREA.bottomMm + 1
    return page.chars
      .filter((char) => {
        const middle = emMiddleMm(char)
        return middle > TYPE_AREA.topMm - 1 && middle < bottomMm && !isRed(char.colour)
      })
      .map((char) => ({ ...char, pageIndex }))
  })
}

export type LocatedText = {
  readonly pieces: readonly LocatedPiece[]
  readonly expected: string
  readonly actual: string
  /** Where the two begin to differ; null when they are equal. */
  readonly differsAt: number | null
}

/** The head of a table is printed again on each page it goes on to; only the first one is in the document. */
function withoutRepeatedHeads(
  doc: OfficialDocument,
  pages: readonly (readonly PlacedChar[])[],
  expected: string,
): readonly PlacedChar[] {
  const heads = doc.annexes.flatMap(({ table }) =>
    table === null ? [] : [table.columns.map(({ label }) => plain(label)).join('')],
  )
  const chars: PlacedChar[] = []
  for (const page of pages) {
    const text = page.map(({ char }) => char).join('')
    const next = expected.slice(chars.map(({ char }) => char).join('').length)
    const head = heads.find((one) => one !== '' && text.startsWith(one) && !next.startsWith(one))
    chars.push(...page.slice(head === undefined ? 0 : Array.from(head).length))
  }
  return chars
}

/** Gives every part its characters; where the texts differ, parts around the difference get none. */
export function locateText(doc: OfficialDocument, paper: MeasuredPaper): LocatedText {
  const pieces = piecesOf(doc)
  const expected = pieces.map(({ text }) => text).join('')
  const chars = withoutRepeatedHeads(doc, flowChars(doc, paper), expected)
  const wanted = Array.from(expected)
  const actual = chars.map(({ char }) => char).join('')
  let head = 0
  while (head < wanted.length && head < chars.length && wanted[head] === chars[head]?.char) head += 1
  const isEqual = head === wanted.length && head === chars.length
  const shift = chars.length - wanted.length
  let tail = wanted.length
  while (tail > head && wanted[tail - 1] === chars[tail - 1 + shift]?.char) tail -= 1
  let at = 0
  const located = pieces.map((one): LocatedPiece => {
    const length = Array.from(one.text).length
    const start = at
    at += length
    if (shift === 0 || start + length <= head) return { ...one, chars: chars.slice(start, start + length) }
    return { ...one, chars: start >= tail ? chars.slice(start + shift, start + shift + length) : [] }
  })
  return { pieces: located, expected, actual, differsAt: isEqual ? null : head }
}

export type TextLine = { readonly chars: readonly PlacedChar[]; readonly pageIndex: number }

const SAME_LINE_MM = 1.5

/** The lines a part is printed in. */
export function linesOf(chars: readonly PlacedChar[]): readonly TextLine[] {
  const lines: { readonly chars: PlacedChar[]; readonly pageIndex: number }[] = []
  for (const char of chars) {
    const line = lines.at(-1)
    const last = line?.chars.at(-1)
    const isSame =
      last !== undefined &&
      last.pageIndex === char.pageIndex &&
      Math.abs(last.baselineMm - char.baselineMm) < SAME_LINE_MM
    if (isSame && line) line.chars.push(char)
    else lines.push({ chars: [char], pageIndex: char.pageIndex })
  }
  return lines
}

export const leftOf = ({ chars }: TextLine): number => Math.min(...chars.map(({ leftMm }) => leftMm))
export const rightOf = ({ chars }: TextLine): number => Math.max(...chars.map(({ rightMm }) => rightMm))
export const centreOf = (line: TextLine): number => (leftOf(line) + rightOf(line)) / 2

/** Middle of the em boxes of a line. */
export function middleOf({ chars }: TextLine): number {
  const all = chars.map(emMiddleMm)
  return all.reduce((sum, value) => sum + value, 0) / Math.max(1, all.length)
}
