/** 署名, 成文日期 and 附注; the seals on them are in ruler-seal.ts. */
import { OFFICIAL_MARKS, OFFICIAL_PAGE, TYPE_AREA } from './geometry'
import { hasSignature, widthInCharacters, dateText } from './official-document'
import { lineAbove, type RulerContext } from './ruler-context'
import { factLine, lengthLine, missingLine, type RulerLine, sourceOf, worstLine } from './ruler-line'
import { present } from './ruler-page'
import { sealLines } from './ruler-seal'
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
