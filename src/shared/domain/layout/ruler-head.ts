/** 版头: mark, red lines, number, 份号 and the like; then title and 主送. */
import { LETTER, OFFICIAL_PAGE, RED_HEAD, TYPE_AREA, TYPE_SIZE_PT, ptToMm } from './geometry'
import { headPlan, type HeadPlan, type RuleMm } from './head-plan'
import { emTopMm, isRed, type MeasuredChar } from './measured-paper'
import type { RulerContext } from './ruler-context'
import {
  factLine,
  lengthLine,
  missingLine,
  RULER_TOLERANCE_MM,
  type RulerLine,
  sourceOf,
  worstLine,
} from './ruler-line'
import { present } from './ruler-page'
import { centreOf, leftOf, middleOf, rightOf } from './ruler-text'
import { TITLE_LINE_PITCHES } from './document-css'

const CENTRE_MM = (TYPE_AREA.leftMm + TYPE_AREA.rightMm) / 2
const NATURAL_MM = OFFICIAL_PAGE.linePitchMm.value
const CHAR_MM = OFFICIAL_PAGE.characterAdvanceMm.value

/** The red characters of page 1 against the plan: upper edge, middle, width, text. */
function markLines({ paper, doc }: RulerContext, { mark }: HeadPlan): readonly RulerLine[] {
  const chars = (paper.pages[0]?.chars ?? []).filter(({ colour }) => isRed(colour))
  const isLetter = doc.form === 'letter'
  const source = sourceOf(isLetter ? LETTER.markTopMm : RED_HEAD.markTopMm, '发文机关标志')
  const rule = (id: string, what: string) => ({ id: `mark-${id}`, what: `发文机关标志${what}`, source })
  const wanted = mark.lines.map(({ text }) => text.replace(/\s+/gu, '')).join('')
  const text = chars.map(({ char }) => char).join('')
  const inks = (pick: (char: MeasuredChar) => number): readonly number[] => chars.map(pick)
  if (chars.length === 0) return [missingLine(rule('text', ''), wanted)]
  const left = Math.min(...inks(({ leftMm }) => leftMm))
  const right = Math.max(...inks(({ rightMm }) => rightMm))
  const wantedLeft = Math.min(...mark.lines.map(({ leftMm }) => leftMm))
  const wantedRight = Math.max(...mark.lines.map(({ leftMm, widthMm }) => leftMm + widthMm))
  return [
    factLine(rule('text', '文字'), wanted, text, wanted === text),
    lengthLine(rule('top', '上边缘'), mark.inkTopMm, Math.min(...inks(({ inkMm }) => inkMm.topMm))),
    lengthLine(rule('centre', '居中'), (wantedLeft + wantedRight) / 2, (left + right) / 2),
    factLine(
      rule('face', '红色小标宋'),
      '红色小标宋',
      [...new Set(chars.map(({ font }) => font))].join('、'),
      chars.every(({ font }) => /BiaoSong|XBS|小标宋|Rare/.test(font)),
    ),
  ]
}

/** One red or black line: place, length, thickness. Looks for the shape nearest to where it should be. */
export function ruleLines(
  rule: { readonly id: string; readonly what: string; readonly source: string },
  wanted: RuleMm,
  page: RulerContext['paper']['pages'][number] | undefined,
  isColour: (colour: number) => boolean,
): readonly RulerLine[] {
  const flat = (page?.shapes ?? []).filter(
    ({ rectMm: rect, colour }) =>
      isColour(colour) && rect.rightMm - rect.leftMm > 100 && rect.bottomMm - rect.topMm < 2,
  )
  const middle = wanted.topMm + wanted.thicknessMm / 2
  const distance = ({ rectMm: rect }: (typeof flat)[number]): number =>
    Math.abs((rect.topMm + rect.bottomMm) / 2 - middle)
  const nearest = flat.reduce<(typeof flat)[number] | null>(
    (best, one) => (best === null || distance(one) < distance(best) ? one : best),
    null,
  )
  const is = (id: string, what: string) => ({ ...rule, id: `${rule.id}-${id}`, what: `${rule.what}${what}` })
  if (nearest === null) return [missingLine(is('place', '位置'), `${middle.toFixed(2)} mm`)]
  const { rectMm: found } = nearest
  return [
    lengthLine(is('place', '位置'), middle, (found.topMm + found.bottomMm) / 2),
    lengthLine(is('left', '左端'), wanted.leftMm, found.leftMm),
    lengthLine(is('length', '长度'), wanted.widthMm, found.rightMm - found.leftMm),
    lengthLine(
      is('thickness', '粗细'),
      wanted.thicknessMm,
      found.bottomMm - found.topMm,
      RULER_TOLERANCE_MM.ruleThickness,
    ),
  ]
}

const LETTER_RULES = ['首条双线粗线', '首条双线细线', '末条双线细线', '末条双线粗线']

function redRuleLines({ paper, doc }: RulerContext, plan: HeadPlan): readonly RulerLine[] {
  const isLetter = doc.form === 'letter'
  const source = isLetter
    ? sourceOf(LETTER.doubleRuleLengthMm, '信函格式')
    : sourceOf(RED_HEAD.ruleGapMm, '版头中的分隔线')
  return plan.rules.flatMap((wanted, index) => {
    const what = isLetter ? (LETTER_RULES[index] ?? '双线') : '红色分隔线'
    return ruleLines({ id: `red-rule-${index + 1}`, what, source }, wanted, paper.pages[0], isRed)
  })
}

function numberLines(context: RulerContext, plan: HeadPlan | null): readonly RulerLine[] {
  const [line] = context.lines('number')
  const { doc } = context
  const place = sourceOf(RED_HEAD.blankLinesBelowMark, '发文字号')
  const rule = (id: string, what: string) => ({ id: `number-${id}`, what: `发文字号${what}`, source: place })
  if (doc.form === 'sheet' && doc.number === null) return []
  if (!line) return [missingLine(rule('place', '位置'), '有发文字号')]
  const down = numberMiddleMm(context, plan)
  const lines = [lengthLine(rule('down', '高度'), down, middleOf(line))]
  const inset = RED_HEAD.insetCharacters.value * CHAR_MM
  if (doc.form === 'letter') lines.push(lengthLine(rule('right', '右端'), TYPE_AREA.rightMm, rightOf(line)))
  else if (doc.form === 'red-head' && doc.head.signatory !== null) {
    const signatory = context.lines('signatory')[0]
    lines.push(lengthLine(rule('left', '左端（空一字）'), TYPE_AREA.leftMm + inset, leftOf(line)))
    const right = {
      id: 'signatory-right',
      what: '签发人右端（空一字）',
      source: sourceOf(RED_HEAD.insetCharacters, '签发人'),
    }
    lines.push(lengthLine(right, TYPE_AREA.rightMm - inset, signatory ? rightOf(signatory) : null))
  } else lines.push(lengthLine(rule('centre', '居中'), CENTRE_MM, centreOf(line)))
  return lines
}

/** Middle of the number's line. */
function numberMiddleMm(context: RulerContext, plan: HeadPlan | null): number {
  if (plan !== null) return plan.numberTopMm + NATURAL_MM / 2
  const titles = context.lines('title').length
  return TYPE_AREA.topMm + (titles * TITLE_LINE_PITCHES + 0.5 + 0.5) * context.pitchMm
}

/** 份号、密级、紧急程度: one under the other, flush left. */
function labelLines(context: RulerContext, plan: HeadPlan): readonly RulerLine[] {
  const lines = context.lines('label')
  const top = context.doc.form === 'letter' ? plan.numberTopMm : TYPE_AREA.topMm
  const source = sourceOf(RED_HEAD.insetCharacters, '份号、密级和保密期限、紧急程度')
  return present([
    worstLine(
      { id: 'labels-left', what: '份号、密级、紧急程度左端', source },
      lines.map((line) => [TYPE_AREA.leftMm, leftOf(line)]),
    ),
    worstLine(
      { id: 'labels-down', what: '份号、密级、紧急程度高度', source },
      lines.map((line, index) => [top + (index + 0.5) * NATURAL_MM, middleOf(line)]),
    ),
  ])
}

/** Gap between the first double line of a letter and the number: 7/8 of a character. */
function letterGapLine(context: RulerContext, plan: HeadPlan): RulerLine | null {
  const first = context.pieces('number')[0]?.chars[0]
  const rule = plan.rules[1]
  if (context.doc.form !== 'letter' || !first || !rule) return null
  const em = ptToMm(TYPE_SIZE_PT.三号.value)
  const source = sourceOf(LETTER.numberGapCharacters, '信函格式')
  const what = '发文字号距首条双线（三号字高的 7/8）'
  return lengthLine(
    { id: 'letter-number-gap', what, source },
    LETTER.numberGapCharacters.value * em,
    emTopMm(first) - (rule.topMm + rule.thicknessMm),
  )
}

/** Top of the first title line's box. */
function titleTopMm({ doc, pitchMm }: RulerContext, plan: HeadPlan | null): number {
  if (plan === null) return TYPE_AREA.topMm
  const blank = (doc.form === 'letter' ? LETTER : RED_HEAD).blankLinesAboveTitle.value
  return plan.bottomMm + blank * pitchMm
}

function titleLines(context: RulerContext, plan: HeadPlan | null): readonly RulerLine[] {
  const lines = context.lines('title')
  const top = titleTopMm(context, plan)
  const source = sourceOf(TYPE_SIZE_PT.二号, '标题')
  const box = TITLE_LINE_PITCHES * context.pitchMm
  return present([
    worstLine(
      { id: 'title-centre', what: '标题居中', source },
      lines.map((line) => [CENTRE_MM, centreOf(line)]),
    ),
    worstLine(
      { id: 'title-down', what: '标题高度', source },
      lines.map((line, index) => [top + (index + 0.5) * box, middleOf(line)]),
    ),
    ...(lines.length > 0 ? [] : [missingLine({ id: 'title', what: '标题', source }, '有标题')]),
  ])
}

function addresseeLines(context: RulerContext, plan: HeadPlan | null): readonly RulerLine[] {
  const [line] = context.lines('addressee')
  if (context.doc.addressee === '') return []
  const source = sourceOf({ provenance: 'found' }, '主送机关')
  const titles = context.lines('title').length
  const above =
    plan === null
      ? numberMiddleMm(context, plan) + context.pitchMm / 2
      : titleTopMm(context, plan) + titles * TITLE_LINE_PITCHES * context.pitchMm
  return [
    lengthLine(
      { id: 'to-left', what: '主送机关左端顶格', source },
      TYPE_AREA.leftMm,
      line ? leftOf(line) : null,
    ),
    lengthLine(
      { id: 'to-down', what: '主送机关高度（空一行）', source },
      above + 1.5 * context.pitchMm,
      line ? middleOf(line) : null,
    ),
  ]
}

export function headLines(context: RulerContext): readonly RulerLine[] {
  const plan = headPlan(context.doc)
  const red =
    plan === null
      ? []
      : [...markLines(context, plan), ...redRuleLines(context, plan), ...labelLines(context, plan)]
  const gap = plan === null ? null : letterGapLine(context, plan)
  return present([
    ...red,
    ...numberLines(context, plan),
    gap,
    ...titleLines(context, plan),
    ...addresseeLines(context, plan),
  ])
}
