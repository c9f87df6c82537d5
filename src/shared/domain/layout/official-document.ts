/**
 * An official document as it goes on paper, in one of four forms. This is the one layout source: preview and PDF
 * (document-html.ts, page-furniture.ts), DOCX (shared/docx) and the ruler (ruler-sheet.ts) all start from it.
 * Pure data, no measures: those are in geometry.ts.
 */
import { chineseDate } from '../document/chinese-date'
import { OFFICIAL_PAGE } from './geometry'
import type { PaperForm } from './paper-form'

/** 一、黑体 （一）楷体 1. 仿宋 （1）仿宋 */
export type LayoutLevel = 'body' | 'h1' | 'h2' | 'h3' | 'h4'

export type LayoutParagraph = {
  readonly id: string
  readonly level: LayoutLevel
  /** A line feed starts a new paragraph of the same level. */
  readonly text: string
}

export type DocumentHead = {
  /** 发文机关标志 as printed, 文件 included where the form has it; not used by `legal` and `sheet`. */
  readonly mark: string
  /** 份号, six digits; secret papers only. */
  readonly copyNumber: string | null
  /** 密级和保密期限 */
  readonly secrecy: string | null
  /** 紧急程度 */
  readonly urgency: string | null
  /** 签发人; upward papers only. */
  readonly signatory: string | null
}

export type AnnexTable = {
  readonly columns: readonly { readonly label: string; readonly width: number }[]
  readonly rows: readonly (readonly string[])[]
}

/** 附件, each beginning on a new page. */
export type Annex = {
  readonly title: string
  readonly paragraphs: readonly LayoutParagraph[]
  readonly table: AnnexTable | null
}

export type SheetCell = {
  readonly label: string
  /** Line feeds are kept. */
  readonly value: string
  /** Least height of the cell in text lines; absent: one. */
  readonly minLines?: number
}

/** One to four label/value cells side by side, sharing the line evenly. */
export type SheetRow = { readonly cells: readonly SheetCell[] }

export type OfficialDocument = {
  readonly form: PaperForm
  /** Issuer line(s) and document name, one entry a line; a longer one is broken by sense (title-lines.ts). */
  readonly titleLines: readonly string[]
  /** 文号, or null while it is not yet given. */
  readonly number: string | null
  /** 主送, without the colon; empty for none. */
  readonly addressee: string
  readonly paragraphs: readonly LayoutParagraph[]
  /** 附件说明: names, without number or end punctuation. */
  readonly attachments: readonly string[]
  /** 发文机关署名: one, or two to six for 联合行文, the host first. */
  readonly issuers: readonly string[]
  /** 成文日期 `YYYY-MM-DD`, or null while not signed. */
  readonly dateIso: string | null
  /** 附注, set in brackets below the date. */
  readonly notes: readonly string[]
  /** 抄送 */
  readonly copies: readonly string[]
  readonly head: DocumentHead
  readonly sealing: 'sealed' | 'unsealed'
  /** 印发机关 and 印发日期 of the 版记. */
  readonly imprint: { readonly printedBy: string; readonly printedOnIso: string | null } | null
  readonly annexes: readonly Annex[]
  /** Form `sheet` only. */
  readonly sheet: readonly SheetRow[]
  /** Lines at the end of a sheet. */
  readonly signatures: readonly string[]
  /** A square outside the type area of the last page with text. */
  readonly qr: { readonly text: string; readonly caption: string } | null
}

/** Everything a plain single-issuer paper in legal-document form leaves empty. */
export const PLAIN_DOCUMENT: OfficialDocument = {
  form: 'legal',
  titleLines: [],
  number: null,
  addressee: '',
  paragraphs: [],
  attachments: [],
  issuers: [],
  dateIso: null,
  notes: [],
  copies: [],
  head: { mark: '', copyNumber: null, secrecy: null, urgency: null, signatory: null },
  sealing: 'sealed',
  imprint: null,
  annexes: [],
  sheet: [],
  signatures: [],
  qr: null,
}

export type LayoutOptions = {
  /** Line pitch in points; smaller than natural only to make room for the seal (seal-place.ts). */
  readonly pitchPt?: number
  /** Printed on both sides: the 版记 goes on the last even page. */
  readonly duplex?: boolean
}

export const NUMBER_TO_COME = '（文号待编）'
export const DATE_TO_COME = '　　　　年　月　日'

export const numberText = ({ number }: Pick<OfficialDocument, 'number'>): string => number ?? NUMBER_TO_COME

export const dateText = ({ dateIso }: Pick<OfficialDocument, 'dateIso'>): string =>
  dateIso === null ? DATE_TO_COME : chineseDate(dateIso)

/** Width in Han characters: Latin letters and digits count half. Good enough to plan with, never to place. */
export function widthInCharacters(text: string): number {
  let width = 0
  for (const sign of text) width += sign <= '\u00ff' ? 0.5 : 1
  return width
}

export type Block = { readonly level: LayoutLevel; readonly text: string }

/** Paragraphs as they are set: one block a line feed, empty ones left out. */
export function blocksOf(paragraphs: readonly LayoutParagraph[]): readonly Block[] {
  return paragraphs.flatMap((paragraph) =>
    paragraph.text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((text) => ({ level: paragraph.level, text })),
  )
}

/** 附件： with its number where there are several. */
export const attachmentLabel = (index: number, count: number): readonly [label: string, number: string] => [
  index === 0 ? '附件：' : '',
  count === 1 ? '' : `${index + 1}. `,
]

/** 附件2 above an annex, as the 附件说明 counts it: some attachments have no body here. A single one has no number. */
export function annexLabel(
  { annexes, attachments }: Pick<OfficialDocument, 'annexes' | 'attachments'>,
  index: number,
): string {
  const count = Math.max(annexes.length, attachments.length)
  const listed = attachments.indexOf(annexes[index]?.title ?? '')
  return count === 1 ? '附件' : `附件${(listed < 0 ? index : listed) + 1}`
}

/** Does a paper of this form carry 署名 and 成文日期 below its text? A sheet does only when it is sealed. */
export const hasSignature = ({ form, sealing, issuers }: OfficialDocument): boolean =>
  issuers.length > 0 && (form !== 'sheet' || sealing === 'sealed')

/** Whole characters in a line of the type area. */
export const CHARACTERS_PER_LINE = OFFICIAL_PAGE.charactersPerLine.value
