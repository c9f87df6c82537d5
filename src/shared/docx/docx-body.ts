/** 正文, 附件说明, 署名 and 成文日期, 附注. */
import { AlignmentType, type Paragraph, TabStopType } from 'docx'
import { OFFICIAL_MARKS, OFFICIAL_PAGE } from '@shared/domain/layout/geometry'
import type { TypeRole } from '@shared/domain/layout/fonts'
import {
  attachmentLabel,
  blocksOf,
  dateText,
  type LayoutLevel,
  type LayoutParagraph,
  type OfficialDocument,
  widthInCharacters,
} from '@shared/domain/layout/official-document'
import {
  blankLinesAboveNote,
  dateRightCharacters,
  jointNameLines,
  jointRows,
} from '@shared/domain/layout/signature-plan'
import { CHAR_MM, characters, twips, TYPE_TWIPS } from './docx-measure'
import { type Builder, INDENT } from './docx-parts'

const LEVEL_ROLE: Readonly<Record<LayoutLevel, TypeRole>> = {
  body: 'fang',
  h1: 'hei',
  h2: 'kai',
  h3: 'fang',
  h4: 'fang',
}

/** @param isTied  the last paragraph stays with the signature below it */
export function bodyParagraphs(
  build: Builder,
  paragraphs: readonly LayoutParagraph[],
  isTied: boolean,
): readonly Paragraph[] {
  const blocks = blocksOf(paragraphs)
  return blocks.map(({ level, text }, index) => {
    const isLast = index === blocks.length - 1
    return build.paragraph([build.run(text, { role: LEVEL_ROLE[level] })], {
      alignment: AlignmentType.BOTH,
      indent: INDENT,
      keepNext: level === 'h1' || (isLast && isTied),
      // Two lines at least go over to the page of the signature.
      widowControl: isLast && isTied,
    })
  })
}

/** Names begin in one column; a wrapped one goes on there. */
export function attachmentParagraphs(build: Builder, names: readonly string[]): readonly Paragraph[] {
  const indent = OFFICIAL_MARKS.indentCharacters.value
  const label = widthInCharacters('附件：')
  const number = names.length === 1 ? 0 : 1.085
  const left = characters(indent + label + number)
  return names.map((name, index) => {
    const [head, digits] = attachmentLabel(index, names.length)
    const tabStops = [
      { type: TabStopType.LEFT, position: characters(indent + label) },
      { type: TabStopType.LEFT, position: left },
    ]
    const start = [
      build.run(head),
      build.tab(),
      ...(digits === '' ? [] : [build.run(digits.trim()), build.tab()]),
    ]
    return build.paragraph([...start, build.run(name)], {
      alignment: AlignmentType.BOTH,
      before: index === 0 ? build.pitch : 0,
      indent: { left, hanging: characters(label + number) },
      tabStops,
      keepNext: true,
    })
  })
}

function sealedSingle(build: Builder, doc: OfficialDocument): readonly Paragraph[] {
  const [issuer = ''] = doc.issuers
  const date = dateText(doc)
  const right = dateRightCharacters(issuer, date)
  const nameRight = right + (widthInCharacters(date) - widthInCharacters(issuer)) / 2
  const isLast = doc.notes.length === 0
  return [
    build.paragraph([build.run(issuer)], {
      alignment: AlignmentType.RIGHT,
      indent: { right: characters(nameRight) },
      before: OFFICIAL_MARKS.blankLinesAboveIssuer.value * build.pitch,
      keepNext: true,
    }),
    build.paragraph([build.run(date)], {
      alignment: AlignmentType.RIGHT,
      indent: { right: characters(right) },
      keepNext: !isLast,
    }),
  ]
}

/** Names of a row centred at tab stops, where their seals go; rows far enough apart for them. */
function sealedJoint(build: Builder, doc: OfficialDocument): readonly Paragraph[] {
  const { rows, cellMm, dateRight } = jointRows(doc)
  const date = dateText(doc)
  const centreMm = OFFICIAL_PAGE.typeWidthMm.value - (dateRight + widthInCharacters(date) / 2) * CHAR_MM
  const named = rows.flatMap((row, at) => {
    const tabStops = row.map((_, index) => ({
      type: TabStopType.CENTER,
      position: twips(centreMm - (row.length - 1 - index) * cellMm),
    }))
    const broken = row.map(({ name }) => jointNameLines(name))
    const height = Math.max(...broken.map((lines) => lines.length))
    const blank =
      at === 0 ? OFFICIAL_MARKS.blankLinesAboveIssuer.value : OFFICIAL_MARKS.sealRowLines.value - 1
    return Array.from({ length: height }, (_, line) => {
      const cells = broken.flatMap((lines) => [
        build.tab(),
        // Short names stand on the last line of their row.
        build.run(lines[line - (height - lines.length)] ?? ''),
      ])
      return build.paragraph(cells, {
        tabStops,
        before: line === 0 ? blank * build.pitch : 0,
        keepNext: true,
      })
    })
  })
  const dated = build.paragraph([build.run(date)], {
    alignment: AlignmentType.RIGHT,
    indent: { right: characters(dateRight) },
    keepNext: doc.notes.length > 0,
  })
  return [...named, dated]
}

function unsealed(build: Builder, doc: OfficialDocument): readonly Paragraph[] {
  const two = OFFICIAL_MARKS.issuerRightCharacters.value
  const widest = Math.max(...doc.issuers.map(widthInCharacters))
  const date = dateText(doc)
  const dateWidth = widthInCharacters(date)
  const right = dateWidth > widest ? two + dateWidth + OFFICIAL_MARKS.dateShiftCharacters.value - widest : two
  const left = TYPE_TWIPS - characters(right + widest)
  const names = doc.issuers.map((name, index) =>
    build.paragraph([build.run(name)], {
      alignment: doc.issuers.length > 1 ? AlignmentType.DISTRIBUTE : AlignmentType.RIGHT,
      indent: { right: characters(right), ...(doc.issuers.length > 1 ? { left } : {}) },
      before: index === 0 ? OFFICIAL_MARKS.blankLinesAboveUnsealed.value * build.pitch : 0,
      keepNext: true,
    }),
  )
  const dated = build.paragraph([build.run(date)], {
    indent: { left: left + characters(OFFICIAL_MARKS.dateShiftCharacters.value) },
    keepNext: doc.notes.length > 0,
  })
  return [...names, dated]
}

export function signParagraphs(build: Builder, doc: OfficialDocument): readonly Paragraph[] {
  const isJoint = doc.issuers.length > 1
  const who = doc.sealing === 'unsealed' ? unsealed : isJoint ? sealedJoint : sealedSingle
  const notes = doc.notes.map((note, index) =>
    build.paragraph([build.run(`（${note}）`)], {
      alignment: AlignmentType.BOTH,
      indent: INDENT,
      before: index === 0 ? blankLinesAboveNote(doc) * build.pitch : 0,
    }),
  )
  return [...who(build, doc), ...notes]
}
