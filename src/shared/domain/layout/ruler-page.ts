/** Paper, type area, grid, faces and page numbers. */
import { OFFICIAL_MARKS, OFFICIAL_PAGE, TYPE_AREA, TYPE_SIZE_PT } from './geometry'
import { planPages } from './imprint'
import { emBottomMm, emTopMm, type MeasuredChar } from './measured-paper'
import { pageNumberSide } from './page-furniture'
import type { RulerContext } from './ruler-context'
import {
  factLine,
  lengthLine,
  limitLine,
  missingLine,
  type RulerLine,
  sourceOf,
  worstLine,
} from './ruler-line'
import { leftOf, linesOf, middleOf, type PieceRole, rightOf, type TextLine } from './ruler-text'

const PAGE = OFFICIAL_PAGE
const CHAR_MM = PAGE.characterAdvanceMm.value
/** What stands on the grid of 28 by 22. */
const BODY: readonly PieceRole[] = ['body', 'h1', 'h2', 'annex-body', 'annex-h1', 'annex-h2']
const isHan = (char: string): boolean => /\p{Script=Han}/u.test(char)

export const present = (lines: readonly (RulerLine | null)[]): readonly RulerLine[] =>
  lines.filter((line): line is RulerLine => line !== null)

export function paperLines({ paper }: RulerContext): readonly RulerLine[] {
  const width = { id: 'paper-width', what: '纸张宽', source: sourceOf(PAGE.widthMm, '幅面尺寸') }
  const height = { id: 'paper-height', what: '纸张高', source: sourceOf(PAGE.heightMm, '幅面尺寸') }
  return present([
    worstLine(
      width,
      paper.pages.map(({ widthMm }) => [PAGE.widthMm.value, widthMm]),
    ),
    worstLine(
      height,
      paper.pages.map(({ heightMm }) => [PAGE.heightMm.value, heightMm]),
    ),
  ])
}

/** Edges by lines that go on in the next one: they fill the type area; their first line is indented. */
export function areaLines(context: RulerContext): readonly RulerLine[] {
  const full = context.pieces(...BODY).flatMap(({ chars }) => linesOf(chars).slice(0, -1))
  const unindented = context.pieces(...BODY).flatMap(({ chars }) => linesOf(chars).slice(1))
  const flow = context.text.pieces.flatMap(({ chars }) => chars)
  const rule = (id: string, what: string, measure = PAGE.typeWidthMm) => ({
    id,
    what,
    source: sourceOf(measure, '版面'),
  })
  const lowest = Math.max(0, ...flow.map(emBottomMm))
  const highest = Math.min(PAGE.heightMm.value, ...flow.map(emTopMm))
  return present([
    worstLine(
      rule('area-left', '版心左边缘（订口）', PAGE.marginLeftMm),
      unindented.map((line) => [TYPE_AREA.leftMm, leftOf(line)]),
    ),
    worstLine(
      rule('area-right', '版心右边缘', PAGE.typeWidthMm),
      full.map((line) => [TYPE_AREA.rightMm, rightOf(line)]),
    ),
    limitLine(
      rule('area-bottom', '文字不低于版心下边缘', PAGE.typeHeightMm),
      TYPE_AREA.bottomMm,
      lowest,
      0.5,
    ),
    factLine(
      rule('area-top', '文字不高于版心上边缘（天头）', PAGE.marginTopMm),
      `不小于 ${TYPE_AREA.topMm.toFixed(2)} mm`,
      `${highest.toFixed(2)} mm`,
      highest >= TYPE_AREA.topMm - 0.5,
    ),
    ...gridLines(context),
  ])
}

/** From each line of one page to the next. */
function pitches(lines: readonly TextLine[], pitchMm: number): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]
    if (next?.pageIndex !== line.pageIndex) continue
    const distance = middleOf(next) - middleOf(line)
    // Blank lines and headings of an annex lie between; only neighbours tell the pitch.
    if (distance > 0 && distance < pitchMm * 1.2) pairs.push([pitchMm, distance])
  }
  return pairs
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}

function advances(lines: readonly TextLine[]): readonly number[] {
  return lines.flatMap(({ chars }) =>
    chars.flatMap((char, index) => {
      const next = chars[index + 1]
      return next !== undefined && isHan(char.char) && isHan(next.char) ? [next.leftMm - char.leftMm] : []
    }),
  )
}

function gridLines(context: RulerContext): readonly (RulerLine | null)[] {
  const lines = context.lines(...BODY)
  const pairs = pitches(lines, context.pitchMm)
  const mean = pairs.reduce((sum, [, distance]) => sum + distance, 0) / Math.max(1, pairs.length)
  const pitch = { id: 'pitch', what: '行距（平均）', source: sourceOf(PAGE.linePitchMm, '版面') }
  const single = {
    id: 'pitch-worst',
    what: '行距（偏差最大的一行）',
    source: sourceOf(PAGE.linePitchMm, '版面'),
  }
  // Last lines of paragraphs are not justified: they show the advance as it was set.
  const loose = context.pieces(...BODY).flatMap(({ chars }) => linesOf(chars).slice(-1))
  const advance = median(advances(loose)) ?? median(advances(lines))
  const perLine = {
    id: 'characters',
    what: '每行 28 字的宽度',
    source: sourceOf(PAGE.charactersPerLine, '版面'),
  }
  const perPage = { id: 'lines', what: '满页行数', source: sourceOf(PAGE.linesPerPage, '版面') }
  const full = fullPage(context)
  return [
    pairs.length === 0 ? null : lengthLine(pitch, context.pitchMm, mean, 0.1),
    worstLine(single, pairs),
    advance === null || lines.length === 0
      ? null
      : lengthLine(perLine, PAGE.typeWidthMm.value, advance * PAGE.charactersPerLine.value),
    full === null || context.options.pitchPt !== undefined
      ? null
      : factLine(perPage, `${PAGE.linesPerPage.value} 行`, `${full} 行`, full === PAGE.linesPerPage.value),
  ]
}

/** Lines of the first page that holds nothing but running text; null when there is none. */
function fullPage(context: RulerContext): number | null {
  const body = context.pieces('body').flatMap(({ chars }) => chars)
  for (let index = 1; index < context.paper.pages.length - 1; index += 1) {
    const flow = context.text.pieces.flatMap(({ chars }) =>
      chars.filter(({ pageIndex }) => pageIndex === index),
    )
    const text = body.filter(({ pageIndex }) => pageIndex === index)
    const goesOn = body.some(({ pageIndex }) => pageIndex === index + 1)
    if (goesOn && text.length > 0 && text.length === flow.length) return linesOf(text).length
  }
  return null
}

const FACES: readonly (readonly [role: string, name: string, face: RegExp, sizePt: number, PieceRole[]])[] = [
  ['title', '标题 二号小标宋', /BiaoSong|XBS|小标宋/, TYPE_SIZE_PT.二号.value, ['title', 'annex-title']],
  [
    'body',
    '正文 三号仿宋',
    /Fang|FZFS|仿宋/,
    TYPE_SIZE_PT.三号.value,
    ['body', 'addressee', 'issuer', 'attachment'],
  ],
  ['h1', '一级标题 三号黑体', /Hei|FZHTK|黑体/, TYPE_SIZE_PT.三号.value, ['h1', 'annex-h1', 'annex-label']],
  ['h2', '二级标题 三号楷体', /Kai|FZKTK|楷体/, TYPE_SIZE_PT.三号.value, ['h2', 'annex-h2', 'signatory']],
]
/** Holds characters of names the other faces lack. */
const RARE_FACE = /Rare/

/** Which face and size each role was really set in. */
export function faceLines(context: RulerContext): readonly RulerLine[] {
  return FACES.flatMap(([id, name, face, sizePt, roles]) => {
    const chars = context.pieces(...roles).flatMap((one) => one.chars.filter(({ char }) => isHan(char)))
    if (chars.length === 0) return []
    const odd = chars.filter(({ font }) => !face.test(font) && !RARE_FACE.test(font))
    const fonts = [...new Set(chars.map(({ font }) => font))].join('、')
    const off = chars.reduce(
      (worst: MeasuredChar, char) =>
        Math.abs(char.sizePt - sizePt) > Math.abs(worst.sizePt - sizePt) ? char : worst,
      chars[0] as MeasuredChar,
    )
    const isOk = odd.length === 0 && Math.abs(off.sizePt - sizePt) < 0.1
    const rule = {
      id: `face-${id}`,
      what: `字体字号：${name}`,
      source: sourceOf(TYPE_SIZE_PT.三号, '字体和字号'),
    }
    return [factLine(rule, `${name}（${sizePt} 磅）`, `${fonts}，${off.sizePt.toFixed(1)} 磅`, isOk)]
  })
}

/** The page number of one page: `—`, digits, `—` below the type area on its side. */
function numberChars(chars: readonly MeasuredChar[]): readonly MeasuredChar[] {
  const below = chars.filter(
    (char) =>
      char.baselineMm > TYPE_AREA.bottomMm + 4 && Math.abs(char.sizePt - TYPE_SIZE_PT.四号.value) < 0.2,
  )
  return below.filter(({ char }) => /[—\d]/u.test(char))
}

const middleOfInk = ({ inkMm }: MeasuredChar): number => (inkMm.topMm + inkMm.bottomMm) / 2

function numberLines(
  pageIndex: number,
  chars: readonly MeasuredChar[],
  isNumbered: boolean,
): readonly RulerLine[] {
  const number = pageIndex + 1
  const found = numberChars(chars)
  const text = found.map(({ char }) => char).join('')
  const source = sourceOf(OFFICIAL_MARKS.pageNumberGapMm, '页码')
  const is = (id: string, what: string) => ({
    id: `number-${number}-${id}`,
    what: `第 ${number} 页页码${what}`,
    source,
  })
  const wanted = isNumbered ? `—${number}—` : '无页码'
  const said = factLine(
    is('text', ''),
    wanted,
    text === '' ? '无页码' : text,
    text === (isNumbered ? wanted : ''),
  )
  const dash = found[0]
  const last = found.at(-1)
  if (!isNumbered) return [said]
  if (!dash || !last) return [said, missingLine(is('place', '位置'), wanted)]
  const inset = OFFICIAL_MARKS.pageNumberInsetCharacters.value * CHAR_MM
  const isRight = pageNumberSide(number) === 'right'
  const side = isRight
    ? lengthLine(is('side', '右端（空一字）'), TYPE_AREA.rightMm - inset, last.rightMm)
    : lengthLine(is('side', '左端（空一字）'), TYPE_AREA.leftMm + inset, dash.leftMm)
  const down = TYPE_AREA.bottomMm + OFFICIAL_MARKS.pageNumberGapMm.value
  return [said, side, lengthLine(is('down', '一字线高度'), down, middleOfInk(dash))]
}

export function pageNumberLines({ doc, paper, options, text }: RulerContext): readonly RulerLine[] {
  const ends = text.pieces.flatMap(({ chars }) => chars.map(({ pageIndex }) => pageIndex))
  const facts = { printedPages: paper.pages.length, lastTextPageIndex: Math.max(0, ...ends) }
  const plan = planPages(doc, facts, options.duplex === true)
  return paper.pages.flatMap((page, pageIndex) =>
    numberLines(pageIndex, page.chars, plan.isNumbered[pageIndex] === true),
  )
}
