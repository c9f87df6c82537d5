/**
 * Where everything in the 版头 stands, worked out once for page, furniture, DOCX and ruler.
 * All lengths in millimetres from the top left corner of the sheet. Source of the measures: geometry.ts.
 */
import {
  EM_ASCENT_RATIO,
  INK_INSET_RATIO,
  LETTER,
  OFFICIAL_PAGE,
  RED_HEAD,
  TYPE_AREA,
  TYPE_SIZE_PT,
  mmToPt,
  ptToMm,
} from './geometry'
import { type OfficialDocument, widthInCharacters } from './official-document'

/** One line of the red mark; shorter names of a joint paper are spaced out to the width of the longest. */
export type MarkLine = {
  readonly text: string
  readonly leftMm: number
  readonly widthMm: number
  readonly baselineMm: number
}

export type MarkPlan = {
  readonly sizePt: number
  /** Below 1 the characters are condensed. */
  readonly condenseRatio: number
  readonly lines: readonly MarkLine[]
  /** Upper edge of the ink; what the standard measures. */
  readonly inkTopMm: number
  /** Lower edge of the em box of the last line. */
  readonly bottomMm: number
}

export type HeadPlan = {
  readonly mark: MarkPlan
  /** Top of the line box of the number. */
  readonly numberTopMm: number
  /** Lower edge of the head: red line, or number line of a letter. */
  readonly bottomMm: number
  /** Upper edges of red lines on page 1: [top, thickness] each. */
  readonly rules: readonly RuleMm[]
}

export type RuleMm = {
  readonly leftMm: number
  readonly widthMm: number
  readonly topMm: number
  readonly thicknessMm: number
}

const EM_MM = ptToMm(TYPE_SIZE_PT.三号.value)
const PITCH_MM = OFFICIAL_PAGE.linePitchMm.value
/** From the top of a line box to the em box of the size-3 character in its middle. */
export const LINE_INSET_MM = (PITCH_MM - EM_MM) / 2

const WORD = '文件'
/** Stacked names of 联合行文 stand this far apart, as a share of the size. */
const STACK_RATIO = 1.18

/** Names of 份号, 密级 and 紧急程度 that are set, in the order of the standard. */
export const headLabels = ({ head }: OfficialDocument): readonly string[] =>
  [head.copyNumber, head.secrecy, head.urgency].filter((text): text is string => text !== null && text !== '')

/** Size by the widest line; characters are condensed when even the smallest does not fit. */
function sizeFor(characters: number): {
  readonly sizePt: number
  readonly widthMm: number
  readonly condenseRatio: number
} {
  const widest = OFFICIAL_PAGE.typeWidthMm.value
  const fitting = mmToPt(widest) / Math.max(characters, 1)
  const sizePt = Math.min(RED_HEAD.markLargestPt.value, Math.max(RED_HEAD.markSmallestPt.value, fitting))
  const natural = ptToMm(sizePt) * characters
  return { sizePt, widthMm: Math.min(widest, natural), condenseRatio: Math.min(1, widest / natural) }
}

const TYPE_CENTRE_MM = (TYPE_AREA.leftMm + TYPE_AREA.rightMm) / 2

function singleMark(text: string, inkTopMm: number, centreMm: number): MarkPlan {
  const { sizePt, widthMm, condenseRatio } = sizeFor(widthInCharacters(text))
  const sizeMm = ptToMm(sizePt)
  const emTopMm = inkTopMm - INK_INSET_RATIO * sizeMm
  const baselineMm = emTopMm + EM_ASCENT_RATIO * sizeMm
  return {
    sizePt,
    condenseRatio,
    lines: [{ text, leftMm: centreMm - widthMm / 2, widthMm, baselineMm }],
    inkTopMm,
    bottomMm: emTopMm + sizeMm,
  }
}

/** 联合行文: names under each other, set to one width, 文件 right of them in the middle of their height. */
function stackedMark(names: readonly string[], hasWord: boolean, inkTopMm: number): MarkPlan {
  const longest = Math.max(...names.map(widthInCharacters))
  const word = hasWord ? widthInCharacters(WORD) : 0
  const { sizePt, widthMm, condenseRatio } = sizeFor(longest + (hasWord ? word + 0.5 : 0))
  const sizeMm = ptToMm(sizePt)
  const unit = widthMm / (longest + (hasWord ? word + 0.5 : 0))
  const leftMm = TYPE_CENTRE_MM - widthMm / 2
  const emTopMm = inkTopMm - INK_INSET_RATIO * sizeMm
  const first = emTopMm + EM_ASCENT_RATIO * sizeMm
  const step = STACK_RATIO * sizeMm
  const lines = names.map((text, index) => ({
    text,
    leftMm,
    widthMm: longest * unit,
    baselineMm: first + index * step,
  }))
  const middle = first + ((names.length - 1) * step) / 2
  if (hasWord) {
    lines.push({
      text: WORD,
      leftMm: leftMm + (longest + 0.5) * unit,
      widthMm: word * unit,
      baselineMm: middle,
    })
  }
  return { sizePt, condenseRatio, lines, inkTopMm, bottomMm: emTopMm + sizeMm + (names.length - 1) * step }
}

function redHeadPlan(doc: OfficialDocument): HeadPlan {
  const inkTopMm = TYPE_AREA.topMm + RED_HEAD.markTopMm.value
  const { mark: text } = doc.head
  const mark =
    doc.issuers.length > 1
      ? stackedMark(doc.issuers, text.endsWith(WORD), inkTopMm)
      : singleMark(text, inkTopMm, TYPE_CENTRE_MM)
  const numberTopMm = mark.bottomMm + RED_HEAD.blankLinesBelowMark.value * PITCH_MM
  const ruleTopMm = numberTopMm + LINE_INSET_MM + EM_MM + RED_HEAD.ruleGapMm.value
  const rule = {
    leftMm: TYPE_AREA.leftMm,
    widthMm: RED_HEAD.ruleWidthMm.value,
    topMm: ruleTopMm,
    thicknessMm: RED_HEAD.ruleThicknessMm.value,
  }
  return { mark, numberTopMm, rules: [rule], bottomMm: ruleTopMm + rule.thicknessMm }
}

/** Both double lines of a letter, thick over thin above, thin over thick below. */
export function letterRules(markBottomMm: number): readonly RuleMm[] {
  const widthMm = LETTER.doubleRuleLengthMm.value
  const leftMm = (OFFICIAL_PAGE.widthMm.value - widthMm) / 2
  const [thick, gap, thin] = [LETTER.thickMm.value, LETTER.gapMm.value, LETTER.thinMm.value]
  const upper = markBottomMm + LETTER.doubleRuleGapMm.value
  const lower = OFFICIAL_PAGE.heightMm.value - LETTER.bottomRuleMm.value
  const at = (topMm: number, thicknessMm: number): RuleMm => ({ leftMm, widthMm, topMm, thicknessMm })
  return [
    at(upper, thick),
    at(upper + thick + gap, thin),
    at(lower - thick - gap - thin, thin),
    at(lower - thick, thick),
  ]
}

function letterPlan(doc: OfficialDocument): HeadPlan {
  const mark = singleMark(doc.head.mark, LETTER.markTopMm.value, OFFICIAL_PAGE.widthMm.value / 2)
  const rules = letterRules(mark.bottomMm)
  const second = rules[1]
  const below = second === undefined ? mark.bottomMm : second.topMm + second.thicknessMm
  const numberTopMm = below + LETTER.numberGapCharacters.value * EM_MM - LINE_INSET_MM
  const rows = Math.max(1, headLabels(doc).length)
  return { mark, numberTopMm, rules, bottomMm: numberTopMm + rows * PITCH_MM }
}

/** Null for the forms without a 版头. */
export function headPlan(doc: OfficialDocument): HeadPlan | null {
  if (doc.form === 'red-head') return redHeadPlan(doc)
  return doc.form === 'letter' ? letterPlan(doc) : null
}
