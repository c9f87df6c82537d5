/** 版头 in the flow of a DOCX, title, 主送; the mark and the double lines of a letter stand in its header and footer. */
import {
  AlignmentType,
  BorderStyle,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import {
  LETTER,
  OFFICIAL_PAGE,
  ptToMm,
  RED_HEAD,
  TYPE_AREA,
  TYPE_SIZE_PT,
} from '@shared/domain/layout/geometry'
import {
  headLabels,
  headPlan,
  type HeadPlan,
  LINE_INSET_MM,
  type MarkPlan,
} from '@shared/domain/layout/head-plan'
import { numberText, type OfficialDocument } from '@shared/domain/layout/official-document'
import { TITLE_LINE_PITCHES } from '@shared/domain/layout/document-css'
import { titleLinesOf } from '@shared/domain/layout/title-lines'
import { characters, eighths, points, twips, TYPE_TWIPS } from './docx-measure'
import type { Builder, ParagraphStyle } from './docx-parts'

export const RED = RED_HEAD.red.value.toString(16).padStart(6, '0').toUpperCase()
const PITCH_MM = OFFICIAL_PAGE.linePitchMm.value
/** An exact line a little higher than the type, so that no program cuts the mark. */
const MARK_LINE = 1.16
export const NO_BORDERS = (() => {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  return { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
})()

const markRun = (build: Builder, text: string, mark: MarkPlan) =>
  build.run(text, {
    role: 'biaosong',
    sizePt: mark.sizePt,
    color: RED,
    isFree: true,
    ...(mark.condenseRatio < 1 ? { scale: Math.floor(mark.condenseRatio * 100) } : {}),
  })

/** Top of the em box of the first line of the mark. */
const emTopMm = (mark: MarkPlan): number => (mark.lines[0]?.baselineMm ?? 0) - 0.88 * ptToMm(mark.sizePt)

export function markParagraph(build: Builder, mark: MarkPlan, style: ParagraphStyle): Paragraph {
  const line = twips(ptToMm(mark.sizePt) * MARK_LINE)
  return build.paragraph([markRun(build, mark.lines[0]?.text ?? '', mark)], {
    alignment: AlignmentType.CENTER,
    line,
    ...style,
  })
}

/** Names of a joint paper under each other, spaced to one width, 文件 beside them. */
function stackedMark(build: Builder, mark: MarkPlan): Table {
  const word = mark.lines.at(-1)?.text === '文件' ? mark.lines.at(-1) : undefined
  const names = word ? mark.lines.slice(0, -1) : mark.lines
  const [first, second] = names
  const step = first && second ? second.baselineMm - first.baselineMm : ptToMm(mark.sizePt)
  const nameTwips = twips(first?.widthMm ?? 0) + 20
  const wordTwips = word ? twips(word.widthMm) + 160 : 0
  const line = twips(step)
  const cell = (children: readonly Paragraph[], width: number): TableCell =>
    new TableCell({
      children: [...children],
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 0, right: 0, top: 0, bottom: 0 },
      borders: NO_BORDERS,
    })
  const rows = names.map(({ text }) =>
    build.paragraph([markRun(build, text, mark)], { alignment: AlignmentType.DISTRIBUTE, line }),
  )
  const beside = word
    ? [
        cell(
          [build.paragraph([markRun(build, word.text, mark)], { alignment: AlignmentType.RIGHT, line })],
          wordTwips,
        ),
      ]
    : []
  return new Table({
    rows: [new TableRow({ children: [cell(rows, nameTwips), ...beside] })],
    columnWidths: word ? [nameTwips, wordTwips] : [nameTwips],
    width: { size: nameTwips + wordTwips, type: WidthType.DXA },
    alignment: AlignmentType.CENTER,
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
  })
}

function labelParagraphs(build: Builder, doc: OfficialDocument): readonly Paragraph[] {
  return headLabels(doc).map((text) =>
    build.paragraph([build.run(text, { role: text === doc.head.copyNumber ? 'fang' : 'hei' })]),
  )
}

function redNumber(build: Builder, doc: OfficialDocument, before: number): Paragraph {
  const { signatory } = doc.head
  const border = {
    bottom: {
      style: BorderStyle.SINGLE,
      size: eighths(RED_HEAD.ruleThicknessMm.value),
      color: RED,
      // From the line, not from the type in its middle.
      space: points(RED_HEAD.ruleGapMm.value - LINE_INSET_MM),
    },
  }
  const number = build.run(numberText(doc))
  if (signatory === null)
    return build.paragraph([number], { alignment: AlignmentType.CENTER, before, border })
  const inset = characters(RED_HEAD.insetCharacters.value)
  const tabStops = [
    { type: TabStopType.LEFT, position: inset },
    { type: TabStopType.RIGHT, position: TYPE_TWIPS - inset },
  ]
  const signed = [
    build.tab(),
    number,
    build.tab(),
    build.run('签发人：'),
    build.run(signatory, { role: 'kai' }),
  ]
  return build.paragraph(signed, { before, border, tabStops })
}

function redHead(build: Builder, doc: OfficialDocument, plan: HeadPlan): readonly (Paragraph | Table)[] {
  const labels = labelParagraphs(build, doc)
  const { mark } = plan
  const sizeMm = ptToMm(mark.sizePt)
  const isStacked = mark.lines.length > 1
  const overMm = isStacked ? 0.09 * sizeMm : ((MARK_LINE - 1) / 2) * sizeMm
  const downMm = emTopMm(mark) - TYPE_AREA.topMm - labels.length * PITCH_MM - overMm
  const before = twips(RED_HEAD.blankLinesBelowMark.value * PITCH_MM - overMm)
  const number = redNumber(build, doc, before)
  if (!isStacked) return [...labels, markParagraph(build, mark, { before: twips(downMm) }), number]
  return [...labels, build.paragraph([], { line: twips(downMm) }), stackedMark(build, mark), number]
}

/** Number flush right; 份号 and the like flush left from the same line on. */
function letterHead(build: Builder, doc: OfficialDocument, plan: HeadPlan): readonly Paragraph[] {
  const [first = '', ...others] = headLabels(doc)
  const label = (text: string) => build.run(text, { role: text === doc.head.copyNumber ? 'fang' : 'hei' })
  const before = twips(plan.numberTopMm - TYPE_AREA.topMm)
  const tabStops = [{ type: TabStopType.RIGHT, position: TYPE_TWIPS }]
  return [
    build.paragraph([label(first), build.tab(), build.run(numberText(doc))], { before, tabStops }),
    ...others.map((text) => build.paragraph([label(text)])),
  ]
}

export function titleParagraphs(
  build: Builder,
  lines: readonly string[],
  before: number,
  after = 0,
): readonly Paragraph[] {
  const broken = titleLinesOf(lines)
  return broken.map((line, index) =>
    build.paragraph([build.run(line, { role: 'biaosong', sizePt: TYPE_SIZE_PT.二号.value, isFree: true })], {
      alignment: AlignmentType.CENTER,
      line: Math.round(build.pitch * TITLE_LINE_PITCHES),
      before: index === 0 ? before : 0,
      after: index === broken.length - 1 ? after : 0,
      keepNext: true,
    }),
  )
}

export function headParts(build: Builder, doc: OfficialDocument): readonly (Paragraph | Table)[] {
  const plan = headPlan(doc)
  const to =
    doc.addressee === ''
      ? []
      : [
          build.paragraph([build.run(`${doc.addressee}：`)], {
            alignment: AlignmentType.BOTH,
            before: build.pitch,
            keepNext: true,
          }),
        ]
  if (plan === null) {
    const hasNumber = doc.form !== 'sheet' || doc.number !== null
    const number = build.paragraph([build.run(numberText(doc))], {
      alignment: AlignmentType.CENTER,
      before: Math.round(build.pitch / 2),
    })
    return [...titleParagraphs(build, doc.titleLines, 0), ...(hasNumber ? [number] : []), ...to]
  }
  const isLetter = doc.form === 'letter'
  const head = isLetter ? letterHead(build, doc, plan) : redHead(build, doc, plan)
  const blank = (isLetter ? LETTER : RED_HEAD).blankLinesAboveTitle.value
  return [...head, ...titleParagraphs(build, doc.titleLines, blank * build.pitch), ...to]
}

/** Double line of a letter as a border: 170 mm long, so it reaches out of the type area on both sides. */
export function doubleRule(side: 'upper' | 'lower'): NonNullable<ParagraphStyle['border']> {
  const isUpper = side === 'upper'
  return {
    bottom: {
      style: isUpper ? BorderStyle.THICK_THIN_MEDIUM_GAP : BorderStyle.THIN_THICK_MEDIUM_GAP,
      size: eighths(LETTER.thickMm.value),
      color: RED,
      space: isUpper ? points(LETTER.doubleRuleGapMm.value) : 0,
    },
  }
}

/** Out of the type area to where the double line begins and ends. */
export const DOUBLE_RULE_INDENT = {
  left: twips((OFFICIAL_PAGE.widthMm.value - LETTER.doubleRuleLengthMm.value) / 2 - TYPE_AREA.leftMm),
  right: twips(TYPE_AREA.rightMm - (OFFICIAL_PAGE.widthMm.value + LETTER.doubleRuleLengthMm.value) / 2),
}

/** Where the header of a letter's first page begins: the top of its line, from the paper edge. */
export const letterHeaderMm = (plan: HeadPlan): number =>
  emTopMm(plan.mark) - ((MARK_LINE - 1) / 2) * ptToMm(plan.mark.sizePt)
