/**
 * An official document as an editable DOCX for WPS and Word, from the same OfficialDocument as the PDF and with the
 * same measures: page, exact line pitch, 28 characters, faces by their Chinese names, heads with red lines, 版记,
 * annexes, sheets, different odd and even page numbers. Never a seal and never the square: both vouch for the PDF.
 */
import type { Table } from 'docx'
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Header,
  Packer,
  PageNumber,
  type Paragraph,
  TextRun,
} from 'docx'
import {
  OFFICIAL_MARKS,
  OFFICIAL_PAGE,
  LETTER,
  LINE_PITCH_PT,
  ptToMm,
  TYPE_AREA,
  TYPE_SIZE_PT,
} from '@shared/domain/layout/geometry'
import { headPlan } from '@shared/domain/layout/head-plan'
import { annexLabel, hasSignature, type OfficialDocument } from '@shared/domain/layout/official-document'
import { DRAFT_MARK_TOP_MM } from '@shared/domain/layout/page-furniture'
import { attachmentParagraphs, bodyParagraphs, signParagraphs } from './docx-body'
import {
  doubleRule,
  DOUBLE_RULE_INDENT,
  headParts,
  letterHeaderMm,
  markParagraph,
  titleParagraphs,
} from './docx-head'
import {
  BOTTOM_SLACK_MM,
  characters,
  DOCX_FONTS,
  type DocxFonts,
  halfPoints,
  PITCH_TWIPS,
  twips,
} from './docx-measure'
import { type Builder, builder } from './docx-parts'
import { annexTable, imprintTable, sheetTable } from './docx-tables'
import { finishPackage } from './finish-package'

export type DocxFacts = {
  readonly createdAt: Date
  /** Set above the type area, for example 草稿. */
  readonly mark?: string
  /** Line pitch the PDF was printed with, points, where it is not the natural one. */
  readonly pitchPt?: number
  /** PostScript names of the faces in the PDF of the same text; recorded in the file's properties. */
  readonly pdfFonts?: readonly string[]
}

type Part = Paragraph | Table

const PAGE = OFFICIAL_PAGE
const SMALL_PT = TYPE_SIZE_PT.四号.value
/** From the lower edge of the page-number line to the paper edge. */
const FOOTER_MM =
  PAGE.heightMm.value - TYPE_AREA.bottomMm - OFFICIAL_MARKS.pageNumberGapMm.value - ptToMm(SMALL_PT) / 2

function annexParts(build: Builder, doc: OfficialDocument): readonly Part[] {
  return doc.annexes.flatMap((annex, index): Part[] => [
    build.paragraph([build.run(annexLabel(doc, index), { role: 'hei' })], {
      pageBreakBefore: true,
    }),
    ...titleParagraphs(build, [annex.title], build.pitch, build.pitch),
    ...bodyParagraphs(build, annex.paragraphs, false),
    ...(annex.table === null ? [] : [annexTable(build, annex.table)]),
  ])
}

function bodyParts(build: Builder, doc: OfficialDocument): readonly Part[] {
  const isSigned = hasSignature(doc)
  const sheet =
    doc.form === 'sheet' && doc.sheet.length > 0
      ? [build.paragraph([], { line: Math.round(build.pitch / 2) }), sheetTable(build, doc)]
      : []
  const signatures = doc.form === 'sheet' ? doc.signatures : []
  const imprint = imprintTable(build, doc)
  return [
    ...headParts(build, doc),
    ...bodyParagraphs(build, doc.paragraphs, isSigned || doc.attachments.length > 0),
    ...attachmentParagraphs(build, doc.attachments),
    ...sheet,
    ...signatures.map((line, index) =>
      build.paragraph([build.run(line)], { before: index === 0 ? Math.round(build.pitch / 2) : 0 }),
    ),
    ...(isSigned ? signParagraphs(build, doc) : []),
    ...annexParts(build, doc),
    // A floating table belongs to the paragraph after it; a table may not end a document either.
    ...(imprint === null ? [] : [imprint]),
    build.paragraph([], { line: 20 }),
  ]
}

/** `— 3 —` in 四号宋体; in a letter raised by an empty line, as its footer begins lower. */
function numberFooter(build: Builder, fonts: DocxFonts, side: 'left' | 'right', raiseMm: number): Footer {
  const font = { ascii: fonts.song, hAnsi: fonts.song, eastAsia: fonts.song, hint: 'eastAsia' }
  const inset = characters(OFFICIAL_MARKS.pageNumberInsetCharacters.value)
  const number = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    font,
    size: halfPoints(SMALL_PT),
  })
  const paragraph = build.paragraph([number], {
    alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
    indent: side === 'left' ? { left: inset } : { right: inset },
    line: SMALL_PT * 20,
  })
  const below = raiseMm > 0 ? [build.paragraph([], { line: twips(raiseMm) })] : []
  return new Footer({ children: [paragraph, ...below] })
}

function headers(build: Builder, doc: OfficialDocument, mark: string | undefined) {
  const plan = doc.form === 'letter' ? headPlan(doc) : null
  const draft =
    mark === undefined
      ? []
      : [
          build.paragraph([build.run(mark, { role: 'hei', sizePt: SMALL_PT, isFree: true })], {
            line: SMALL_PT * 20,
          }),
        ]
  const plain = new Header({ children: draft.length > 0 ? draft : [build.paragraph([], { line: 20 })] })
  if (plan === null) return { default: plain, even: plain }
  const before = draft.length === 0 ? 0 : twips(letterHeaderMm(plan) - DRAFT_MARK_TOP_MM - ptToMm(SMALL_PT))
  const style = { before, border: doubleRule('upper'), indent: DOUBLE_RULE_INDENT }
  const head = markParagraph(build, plan.mark, style)
  return { default: plain, even: plain, first: new Header({ children: [...draft, head] }) }
}

function footers(build: Builder, doc: OfficialDocument, fonts: DocxFonts) {
  const isLetter = doc.form === 'letter'
  const raiseMm = isLetter ? FOOTER_MM - LETTER.bottomRuleMm.value : 0
  const numbers = {
    default: numberFooter(build, fonts, 'right', raiseMm),
    even: numberFooter(build, fonts, 'left', raiseMm),
  }
  if (!isLetter) return numbers
  const rule = build.paragraph([], {
    border: doubleRule('lower'),
    indent: DOUBLE_RULE_INDENT,
    line: twips(3),
  })
  return { ...numbers, first: new Footer({ children: [rule] }) }
}

function pageProperties(doc: OfficialDocument, hasMark: boolean) {
  const plan = doc.form === 'letter' ? headPlan(doc) : null
  return {
    titlePage: plan !== null,
    page: {
      size: { width: twips(PAGE.widthMm.value), height: twips(PAGE.heightMm.value) },
      margin: {
        // Negative: fixed. The header of a letter reaches into the type area and must not push the text down.
        top: (plan === null ? 1 : -1) * twips(PAGE.marginTopMm.value),
        right: twips(PAGE.marginRightMm.value),
        bottom: twips(PAGE.marginBottomMm.value - BOTTOM_SLACK_MM),
        left: twips(PAGE.marginLeftMm.value),
        header: twips(plan === null || hasMark ? DRAFT_MARK_TOP_MM : letterHeaderMm(plan)),
        footer: twips(plan === null ? FOOTER_MM : LETTER.bottomRuleMm.value),
      },
    },
    // Always the natural grid: a page that holds a part of a grid line is shifted by some programs.
    grid: { type: DocumentGridType.LINES, linePitch: PITCH_TWIPS },
  }
}

/** @throws Error when the DOCX library refuses, which no text of a person can cause */
export async function documentDocx(
  doc: OfficialDocument,
  facts: DocxFacts,
  fonts: DocxFonts = DOCX_FONTS,
): Promise<Uint8Array> {
  const build = builder(fonts, Math.round((facts.pitchPt ?? LINE_PITCH_PT) * 20))
  const title = [...doc.titleLines, doc.number ?? ''].join('')
  const file = new Document({
    title,
    creator: '衡卷',
    lastModifiedBy: '衡卷',
    evenAndOddHeaderAndFooters: true,
    ...(facts.pdfFonts === undefined
      ? {}
      : { customProperties: [{ name: 'PDF 所用字体', value: facts.pdfFonts.join('、') }] }),
    sections: [
      {
        properties: pageProperties(doc, facts.mark !== undefined),
        headers: headers(build, doc, facts.mark),
        footers: footers(build, doc, fonts),
        children: [...bodyParts(build, doc)],
      },
    ],
  })
  return finishPackage(new Uint8Array(await Packer.toArrayBuffer(file)), facts.createdAt)
}
