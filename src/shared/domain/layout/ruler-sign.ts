/** 署名, 成文日期, 附注 and the seals. */
import { OFFICIAL_MARKS, OFFICIAL_PAGE, type RectMm, TYPE_AREA } from './geometry'
import { hasSignature, widthInCharacters, dateText } from './official-document'
import type { RulerContext, SealExpectation } from './ruler-context'
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
import { centreOf, leftOf, linesOf, middleOf, rightOf, type TextLine } from './ruler-text'
import { blankLinesAboveNote, dateRightCharacters, jointRows } from './signature-plan'

const CHAR_MM = OFFICIAL_PAGE.characterAdvanceMm.value
const SEALED = sourceOf(OFFICIAL_MARKS.dateRightCharacters, '加盖印章的公文')
const UNSEALED = sourceOf(OFFICIAL_MARKS.issuerRightCharacters, '不加盖印章的公文')

/** The lines of each name; a name on two lines is measured as one block. */
const names = (context: RulerContext): readonly (readonly TextLine[])[] =>
  context.pieces('issuer').map(({ chars }) => linesOf(chars))

const blockCentre = (lines: readonly TextLine[]): number =>
  (Math.min(...lines.map(leftOf)) + Math.max(...lines.map(rightOf))) / 2

/** The last line of running text or 附件说明 above the signature, on the same page. */
function lineAbove(context: RulerContext, pageIndex: number): TextLine | undefined {
  const lines = context.lines('body', 'h1', 'h2', 'attachment', 'sheet-end')
  return lines.filter((line) => line.pageIndex === pageIndex).at(-1)
}

function sealedLines(
  context: RulerContext,
  date: TextLine,
  all: readonly (readonly TextLine[])[],
): readonly RulerLine[] {
  const { doc, pitchMm } = context
  const isJoint = doc.issuers.length > 1
  const right = isJoint ? jointRows(doc).dateRight : dateRightCharacters(doc.issuers[0] ?? '', dateText(doc))
  const last = all.at(-1)
  const bottom = last?.at(-1)
  const top = all[0]?.[0]
  const above = top ? lineAbove(context, top.pageIndex) : undefined
  const blank = OFFICIAL_MARKS.blankLinesAboveIssuer.value + 1
  return present([
    lengthLine(
      { id: 'date-right', what: `成文日期右空${right}字`, source: SEALED },
      TYPE_AREA.rightMm - right * CHAR_MM,
      rightOf(date),
    ),
    // The blanks of a date to come cannot be measured.
    doc.dateIso === null
      ? null
      : lengthLine(
          { id: 'issuer-centre', what: '署名以成文日期为准居中', source: SEALED },
          centreOf(date),
          last ? blockCentre(last) : null,
        ),
    lengthLine(
      { id: 'date-down', what: '成文日期在署名下一行', source: SEALED },
      pitchMm,
      bottom ? middleOf(date) - middleOf(bottom) : null,
    ),
    top && above && doc.form !== 'sheet'
      ? lengthLine(
          {
            id: 'issuer-down',
            what: '署名距正文（留印章位置）',
            source: sourceOf(OFFICIAL_MARKS.blankLinesAboveIssuer, '加盖印章的公文'),
          },
          blank * pitchMm,
          middleOf(top) - middleOf(above),
        )
      : null,
    isJoint ? jointLine(context, all) : null,
  ])
}

/** Neighbours in a row of names stand one cell apart. */
function jointLine({ doc }: RulerContext, all: readonly (readonly TextLine[])[]): RulerLine | null {
  const { rows, cellMm } = jointRows(doc)
  const pairs = rows.flatMap((row) =>
    row.slice(1).flatMap(({ index }) => {
      const [one, other] = [all[index - 1], all[index]]
      return one && other ? [[cellMm, blockCentre(other) - blockCentre(one)] as const] : []
    }),
  )
  const source = sourceOf(OFFICIAL_MARKS.issuersPerRow, '加盖印章的公文（联合行文）')
  return worstLine({ id: 'joint-apart', what: `联合行文署名间距（每排不超过 3 个）`, source }, pairs)
}

function unsealedLines(
  context: RulerContext,
  date: TextLine,
  all: readonly (readonly TextLine[])[],
): readonly RulerLine[] {
  const { doc, pitchMm } = context
  const widest = Math.max(...doc.issuers.map(widthInCharacters))
  const isLonger = widthInCharacters(dateText(doc)) > widest
  const two = OFFICIAL_MARKS.issuerRightCharacters.value * CHAR_MM
  const first = all[0]?.[0]
  const bottom = all.at(-1)?.at(-1)
  const left = Math.min(...all.flat().map(leftOf))
  const right = Math.max(...all.flat().map(rightOf))
  const above = first ? lineAbove(context, first.pageIndex) : undefined
  return present([
    isLonger
      ? lengthLine(
          { id: 'date-right', what: '成文日期右空二字（日期长于署名）', source: UNSEALED },
          TYPE_AREA.rightMm - two,
          rightOf(date),
        )
      : lengthLine(
          { id: 'issuer-right', what: '署名右空二字', source: UNSEALED },
          TYPE_AREA.rightMm - two,
          right,
        ),
    doc.dateIso === null
      ? null
      : lengthLine(
          { id: 'date-shift', what: '成文日期首字比署名首字右移二字', source: UNSEALED },
          two,
          leftOf(date) - left,
        ),
    lengthLine(
      { id: 'date-down', what: '成文日期在署名下一行', source: UNSEALED },
      pitchMm,
      bottom ? middleOf(date) - middleOf(bottom) : null,
    ),
    first && above && doc.form !== 'sheet'
      ? lengthLine(
          { id: 'issuer-down', what: '署名在正文下空一行', source: UNSEALED },
          2 * pitchMm,
          middleOf(first) - middleOf(above),
        )
      : null,
  ])
}

function noteLines(context: RulerContext, date: TextLine): readonly RulerLine[] {
  const notes = context.pieces('note')
  const [first] = notes.flatMap(({ chars }) => linesOf(chars))
  if (context.doc.notes.length === 0 || !first) return []
  const source = sourceOf(OFFICIAL_MARKS.indentCharacters, '附注')
  const indent = TYPE_AREA.leftMm + OFFICIAL_MARKS.indentCharacters.value * CHAR_MM
  const down = (1 + blankLinesAboveNote(context.doc)) * context.pitchMm
  return present([
    worstLine(
      { id: 'note-left', what: '附注左空二字', source },
      notes.map(({ chars }) => [indent, chars[0]?.leftMm ?? Number.NaN]),
    ),
    first.pageIndex === date.pageIndex
      ? lengthLine(
          { id: 'note-down', what: '附注在成文日期之下', source },
          down,
          middleOf(first) - middleOf(date),
        )
      : null,
  ])
}

export function signLines(context: RulerContext): readonly RulerLine[] {
  const { doc } = context
  if (!hasSignature(doc)) return sealLines(context)
  const [date] = context.lines('date')
  const all = names(context)
  const source = doc.sealing === 'sealed' ? SEALED : UNSEALED
  if (!date || all.length === 0)
    return [missingLine({ id: 'signature', what: '署名和成文日期', source }, '有')]
  const isTogether = all.flat().every(({ pageIndex }) => pageIndex === date.pageIndex)
  const hasText = doc.form === 'sheet' || lineAbove(context, date.pageIndex) !== undefined
  return [
    ...(doc.sealing === 'sealed' ? sealedLines(context, date, all) : unsealedLines(context, date, all)),
    factLine(
      {
        id: 'signature-page',
        what: '署名、日期与正文同页，不用“此页无正文”',
        source: sourceOf({ provenance: 'knowledge' }, '特殊情况说明'),
      },
      '同页',
      isTogether && hasText ? '同页' : '不同页',
      isTogether && hasText && !context.text.actual.includes('此页无正文'),
    ),
    ...noteLines(context, date),
    ...sealLines(context),
  ]
}

const rectOf = ({ centreXMm, centreYMm, widthMm, heightMm }: SealExpectation): RectMm => ({
  leftMm: centreXMm - widthMm / 2,
  topMm: centreYMm - heightMm / 2,
  rightMm: centreXMm + widthMm / 2,
  bottomMm: centreYMm + heightMm / 2,
})

const middle = (a: number, b: number): number => (a + b) / 2

/** Each seal against the place given: centre, size; none too many. */
function sealLines(context: RulerContext): readonly RulerLine[] {
  const { paper, seals } = context
  const source = sourceOf({ provenance: 'found' }, '印章')
  const found = paper.pages.reduce((sum, { pictures }) => sum + pictures.length, 0)
  const count = factLine(
    { id: 'seal-count', what: '印章个数', source },
    `${seals.length} 个`,
    `${found} 个`,
    found === seals.length,
  )
  const lines = seals.flatMap((seal, index) => {
    const wanted = rectOf(seal)
    const rule = (id: string, what: string) => ({
      id: `seal-${index + 1}-${id}`,
      what: `第 ${index + 1} 枚印章${what}`,
      source,
    })
    const pictures = paper.pages[seal.pageIndex]?.pictures ?? []
    const off = (rect: RectMm): number =>
      Math.hypot(
        middle(rect.leftMm, rect.rightMm) - seal.centreXMm,
        middle(rect.topMm, rect.bottomMm) - seal.centreYMm,
      )
    const nearest = pictures.reduce<RectMm | null>(
      (best, one) => (best === null || off(one) < off(best) ? one : best),
      null,
    )
    if (nearest === null) return [missingLine(rule('place', ''), `第 ${seal.pageIndex + 1} 页`)]
    const { sealCentre, sealSize } = RULER_TOLERANCE_MM
    return [
      lengthLine(rule('x', '中心横向'), seal.centreXMm, middle(nearest.leftMm, nearest.rightMm), sealCentre),
      lengthLine(rule('y', '中心纵向'), seal.centreYMm, middle(nearest.topMm, nearest.bottomMm), sealCentre),
      lengthLine(rule('width', '宽'), seal.widthMm, nearest.rightMm - nearest.leftMm, sealSize),
      lengthLine(rule('height', '高'), seal.heightMm, nearest.bottomMm - nearest.topMm, sealSize),
      ...(sealTopLine(context, rule('top', '上距正文一行之内'), wanted, seal.pageIndex, index) ?? []),
    ]
  })
  return present([count, ...lines, noteUnderSealLine(context), sealsApartLine(context)])
}

/** The top edge of a seal of the first row within one line below the text. */
function sealTopLine(
  context: RulerContext,
  rule: { readonly id: string; readonly what: string; readonly source: string },
  wanted: RectMm,
  pageIndex: number,
  index: number,
): readonly RulerLine[] | null {
  const inFirstRow = context.doc.issuers.length > 1 ? (jointRows(context.doc).rows[0]?.length ?? 1) : 1
  const above = lineAbove(context, pageIndex)
  if (index >= inFirstRow || !above) return null
  const gap = wanted.topMm - Math.max(...above.chars.map(({ inkMm }) => inkMm.bottomMm))
  const isOk = gap >= -0.3 && gap <= context.pitchMm + RULER_TOLERANCE_MM.place + 2
  return [factLine(rule, `0 至 ${context.pitchMm.toFixed(2)} mm`, `${gap.toFixed(2)} mm`, isOk)]
}

/** No character of a 附注 under a round seal. */
function noteUnderSealLine(context: RulerContext): RulerLine | null {
  const chars = context.pieces('note').flatMap((one) => one.chars)
  if (context.seals.length === 0 || chars.length === 0) return null
  const covered = chars.filter((char) =>
    context.seals.some((seal) => {
      if (seal.pageIndex !== char.pageIndex) return false
      const dx = Math.max(char.inkMm.leftMm - seal.centreXMm, 0, seal.centreXMm - char.inkMm.rightMm)
      const dy = Math.max(char.inkMm.topMm - seal.centreYMm, 0, seal.centreYMm - char.inkMm.bottomMm)
      return Math.hypot(dx, dy) < Math.max(seal.widthMm, seal.heightMm) / 2
    }),
  )
  const rule = {
    id: 'note-free',
    what: '附注不压在印章下',
    source: sourceOf({ provenance: 'proposal' }, '附注'),
  }
  return factLine(
    rule,
    '不相压',
    covered.length === 0 ? '不相压' : `压住“${covered.map(({ char }) => char).join('')}”`,
    covered.length === 0,
  )
}

function sealsApartLine({ seals }: RulerContext): RulerLine | null {
  if (seals.length < 2) return null
  let gap = Infinity
  for (const [index, one] of seals.entries()) {
    for (const other of seals.slice(index + 1)) {
      if (one.pageIndex !== other.pageIndex) continue
      const distance = Math.hypot(one.centreXMm - other.centreXMm, one.centreYMm - other.centreYMm)
      gap = Math.min(gap, distance - (one.widthMm + other.widthMm) / 2)
    }
  }
  const rule = {
    id: 'seals-apart',
    what: '印章互不相交或相切',
    source: sourceOf({ provenance: 'knowledge' }, '加盖印章的公文（联合行文）'),
  }
  return factLine(rule, '大于 0 mm', `${gap.toFixed(2)} mm`, gap > 0)
}
