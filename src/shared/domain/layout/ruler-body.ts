/** 正文, 附件说明, annex pages and sheets. */
import { OFFICIAL_MARKS, OFFICIAL_PAGE, TYPE_AREA, TYPE_SIZE_PT } from './geometry'
import { TITLE_LINE_PITCHES } from './document-css'
import type { RulerContext } from './ruler-context'
import { factLine, lengthLine, missingLine, type RulerLine, sourceOf, worstLine } from './ruler-line'
import { present } from './ruler-page'
import { centreOf, leftOf, linesOf, middleOf, type LocatedPiece } from './ruler-text'

const CHAR_MM = OFFICIAL_PAGE.characterAdvanceMm.value
const INDENT_MM = OFFICIAL_MARKS.indentCharacters.value * CHAR_MM
const CENTRE_MM = (TYPE_AREA.leftMm + TYPE_AREA.rightMm) / 2
const firstLeft = ({ chars }: LocatedPiece): number => chars[0]?.leftMm ?? Number.NaN

export function bodyLines(context: RulerContext): readonly RulerLine[] {
  const paragraphs = context.pieces('body', 'h1', 'h2', 'annex-body', 'annex-h1', 'annex-h2')
  const source = sourceOf(OFFICIAL_MARKS.indentCharacters, '正文')
  return present([
    worstLine(
      { id: 'indent', what: '段首空二字', source },
      paragraphs.map((one) => [TYPE_AREA.leftMm + INDENT_MM, firstLeft(one)]),
    ),
    ...attachmentLines(context),
    ...annexLines(context),
    ...sheetLines(context),
  ])
}

/** One line below the text, indented; a wrapped name goes on under its own beginning. */
function attachmentLines(context: RulerContext): readonly RulerLine[] {
  if (context.doc.attachments.length === 0) return []
  const source = sourceOf(OFFICIAL_MARKS.indentCharacters, '附件说明')
  const [label] = context.pieces('attachment-label')
  const names = context.pieces('attachment')
  const text = context.lines('body', 'h1', 'h2').at(-1)
  const rule = (id: string, what: string) => ({ id: `attachment-${id}`, what: `附件说明${what}`, source })
  const [first] = label ? linesOf(label.chars) : []
  const isNext = text !== undefined && first !== undefined && text.pageIndex === first.pageIndex
  const continued = names.flatMap(({ chars }) => {
    const [head, ...others] = linesOf(chars)
    return head ? others.map((line) => [leftOf(head), leftOf(line)] as const) : []
  })
  return present([
    lengthLine(rule('left', '左空二字'), TYPE_AREA.leftMm + INDENT_MM, label ? firstLeft(label) : null),
    isNext ? lengthLine(rule('down', '空一行'), 2 * context.pitchMm, middleOf(first) - middleOf(text)) : null,
    worstLine(rule('wrap', '回行对齐'), continued),
    factLine(
      rule('end', '末尾无标点'),
      '无标点',
      names.map(({ text: name }) => Array.from(name).at(-1) ?? '').join(''),
      names.every(({ text: name }) => !/[，。；、：]$/u.test(name)),
    ),
  ])
}

/** 附件1 in the first line of a new page, its title in the third. */
function annexLines(context: RulerContext): readonly RulerLine[] {
  const labels = context.pieces('annex-label')
  const source = sourceOf({ provenance: 'knowledge' }, '附件')
  if (labels.length < context.doc.annexes.length) {
    return [missingLine({ id: 'annex', what: '附件', source }, `${context.doc.annexes.length} 个附件`)]
  }
  return labels.flatMap((label) => {
    const [line] = linesOf(label.chars)
    const titles = context.pieces('annex-title').filter(({ index }) => index === label.index)
    const [title] = titles.flatMap(({ chars }) => linesOf(chars))
    const rule = (id: string, what: string) => ({
      id: `annex-${label.index + 1}-${id}`,
      what: `附件 ${label.index + 1} ${what}`,
      source,
    })
    if (!line) return []
    const before = context.text.pieces[context.text.pieces.findIndex((one) => one === label) - 1]
    const isNew = before?.chars.at(-1)?.pageIndex !== line.pageIndex
    const { pitchMm } = context
    return [
      factLine(rule('page', '另面编排'), '另面', isNew ? '另面' : '未另面', isNew),
      lengthLine(rule('left', '左端顶格'), TYPE_AREA.leftMm, leftOf(line)),
      lengthLine(rule('down', '在版心第一行'), TYPE_AREA.topMm + pitchMm / 2, middleOf(line)),
      lengthLine(rule('centre', '标题居中'), CENTRE_MM, title ? centreOf(title) : null),
      lengthLine(
        rule('title', '标题在版心第三行'),
        TYPE_AREA.topMm + (2 + TITLE_LINE_PITCHES / 2) * pitchMm,
        title ? middleOf(title) : null,
      ),
    ]
  })
}

/** The ruled table of a sheet: as wide as the type area, cells in 四号. */
function sheetLines({ doc, paper, pieces }: RulerContext): readonly RulerLine[] {
  if (doc.form !== 'sheet' || doc.sheet.length === 0) return []
  const pages = new Set(pieces('cell-label').map(({ chars }) => chars[0]?.pageIndex))
  const source = sourceOf(OFFICIAL_MARKS.sheetTypePt, '公文中的表格')
  const shapes = [...pages].flatMap((index) =>
    index === undefined ? [] : (paper.pages[index]?.shapes ?? []),
  )
  const inside = shapes
    .map(({ rectMm }) => rectMm)
    .filter(({ topMm, bottomMm }) => topMm > TYPE_AREA.topMm && bottomMm < TYPE_AREA.bottomMm + 1)
  const sizes = pieces('cell', 'cell-label').flatMap(({ chars }) => chars.map(({ sizePt }) => sizePt))
  const off = Math.max(0, ...sizes.map((size) => Math.abs(size - OFFICIAL_MARKS.sheetTypePt.value)))
  return [
    lengthLine(
      { id: 'sheet-left', what: '表格左边框', source },
      TYPE_AREA.leftMm,
      Math.min(...inside.map(({ leftMm }) => leftMm)),
    ),
    lengthLine(
      { id: 'sheet-right', what: '表格右边框', source },
      TYPE_AREA.rightMm,
      Math.max(...inside.map(({ rightMm }) => rightMm)),
    ),
    factLine(
      { id: 'sheet-size', what: '表格字号', source },
      `${OFFICIAL_MARKS.sheetTypePt.value} 磅，不小于五号（${TYPE_SIZE_PT.五号.value} 磅）`,
      `偏差 ${off.toFixed(1)} 磅`,
      off < 0.1,
    ),
  ]
}
