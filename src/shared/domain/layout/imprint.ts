/**
 * 版记: its lines and rules in millimetres, and which page it goes on. A page that holds nothing else, and an empty
 * page before it, carry no number (GB/T 9704-2012, 页码).
 */
import { chineseDate } from '../document/chinese-date'
import { EM_ASCENT_RATIO, OFFICIAL_MARKS, OFFICIAL_PAGE, TYPE_AREA, TYPE_SIZE_PT, ptToMm } from './geometry'
import type { RuleMm } from './head-plan'
import { type OfficialDocument, widthInCharacters } from './official-document'

export type ImprintText = {
  readonly text: string
  /** Left edge, or right edge when `side` is right. */
  readonly xMm: number
  readonly baselineMm: number
  readonly side: 'left' | 'right'
}

export type ImprintPlan = {
  readonly texts: readonly ImprintText[]
  readonly rules: readonly RuleMm[]
  readonly topMm: number
  readonly heightMm: number
}

const EM_MM = ptToMm(TYPE_SIZE_PT.四号.value)
const ROW_MM = OFFICIAL_MARKS.imprintPitchMm.value
const INSET_MM = OFFICIAL_MARKS.imprintInsetCharacters.value * OFFICIAL_PAGE.characterAdvanceMm.value
export const COPIES_LABEL = '抄送：'
const NOT_FIRST = '，。；：、）》”'
const IMPRINT_DATE_TO_COME = '　　　　年　月　日印发'

/** How many 四号 characters stand beside the label. */
const COPIES_CHARACTERS = Math.floor(
  (OFFICIAL_PAGE.typeWidthMm.value - 2 * INSET_MM) / EM_MM - COPIES_LABEL.length,
)

/** Lines of at most `widest` characters; no line begins with a mark. */
export function wrapByWidth(text: string, widest: number): readonly string[] {
  const lines: string[] = []
  let line: string[] = []
  for (const sign of text) {
    if (widthInCharacters(line.join('') + sign) <= widest) {
      line.push(sign)
      continue
    }
    const carried = NOT_FIRST.includes(sign) ? line.splice(-1) : []
    lines.push(line.join(''))
    line = [...carried, sign]
  }
  return line.length === 0 ? lines : [...lines, line.join('')]
}

/** The lines of 抄送 as printed, without the label; empty for none. */
export const copiesLines = (copies: readonly string[]): readonly string[] =>
  copies.length === 0 ? [] : wrapByWidth(`${copies.join('，')}。`, COPIES_CHARACTERS)

/** 印发日期 as printed. */
export const imprintDateText = (iso: string | null): string =>
  iso === null ? IMPRINT_DATE_TO_COME : `${chineseDate(iso)}印发`

/** A letter has neither rules nor 印发 line. Null when there is nothing to print. */
export function imprintPlan(doc: OfficialDocument): ImprintPlan | null {
  const isLetter = doc.form === 'letter'
  const copies = copiesLines(doc.copies)
  const imprint = isLetter ? null : doc.imprint
  if (copies.length === 0 && imprint === null) return null
  const rows = copies.length + (imprint === null ? 0 : 1)
  const topMm = TYPE_AREA.bottomMm - rows * ROW_MM
  const baseline = (row: number): number =>
    topMm + row * ROW_MM + (ROW_MM - EM_MM) / 2 + EM_ASCENT_RATIO * EM_MM
  const left = TYPE_AREA.leftMm + INSET_MM
  const right = TYPE_AREA.rightMm - INSET_MM
  const texts: ImprintText[] = copies.flatMap((text, row): ImprintText[] => {
    const line = {
      text,
      xMm: left + COPIES_LABEL.length * EM_MM,
      baselineMm: baseline(row),
      side: 'left' as const,
    }
    return row === 0 ? [{ ...line, text: COPIES_LABEL, xMm: left }, line] : [line]
  })
  if (imprint !== null) {
    const baselineMm = baseline(copies.length)
    texts.push({ text: imprint.printedBy, xMm: left, baselineMm, side: 'left' })
    texts.push({ text: imprintDateText(imprint.printedOnIso), xMm: right, baselineMm, side: 'right' })
  }
  const rules = isLetter ? [] : imprintRules(topMm, copies.length, rows)
  return { texts, rules, topMm, heightMm: TYPE_AREA.bottomMm - topMm }
}

/** Thick at top and bottom, thin between; the last one ends with the type area. */
function imprintRules(topMm: number, copyRows: number, rows: number): readonly RuleMm[] {
  const rule = (at: number, thicknessMm: number): RuleMm => ({
    leftMm: TYPE_AREA.leftMm,
    widthMm: OFFICIAL_PAGE.typeWidthMm.value,
    topMm: at,
    thicknessMm,
  })
  const thick = OFFICIAL_MARKS.imprintThickRuleMm.value
  const thin = OFFICIAL_MARKS.imprintThinRuleMm.value
  const middle = copyRows > 0 && rows > copyRows ? [rule(topMm + copyRows * ROW_MM - thin / 2, thin)] : []
  return [rule(topMm - thick, thick), ...middle, rule(TYPE_AREA.bottomMm - thick, thick)]
}

/** Height the flow keeps free at its end: the 版记 and half a line above it. */
export function imprintRoomMm(doc: OfficialDocument): number {
  const plan = imprintPlan(doc)
  return plan === null ? 0 : plan.heightMm + OFFICIAL_PAGE.linePitchMm.value / 2
}

export type PagePlan = {
  readonly pageCount: number
  /** Index of the page with the 版记; null for none. */
  readonly imprintPageIndex: number | null
  readonly lastTextPageIndex: number
  /** One entry a page; false: no page number. */
  readonly isNumbered: readonly boolean[]
}

export type PageFacts = {
  /** Pages of the printed flow. */
  readonly printedPages: number
  /** Index of the last page that holds text. */
  readonly lastTextPageIndex: number
}

/** Which pages there are, and what each carries outside the flow. */
export function planPages(doc: OfficialDocument, facts: PageFacts, isDuplex: boolean): PagePlan {
  const { printedPages, lastTextPageIndex } = facts
  const hasImprint = imprintPlan(doc) !== null
  const needed = hasImprint ? printedPages : lastTextPageIndex + 1
  const pageCount = hasImprint && isDuplex && needed % 2 === 1 ? needed + 1 : needed
  return {
    pageCount,
    imprintPageIndex: hasImprint ? pageCount - 1 : null,
    lastTextPageIndex,
    isNumbered: Array.from(
      { length: pageCount },
      (_, index) => index <= lastTextPageIndex && !(doc.form === 'letter' && index === 0),
    ),
  }
}
