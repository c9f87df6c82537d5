/** What else a paper can be handed out as: the room for the wet seal, a Word file, and what the ruler says of its page. */
import { composeDocument } from '@shared/domain/document/compose'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { LINE_PITCH_PT, MM_PER_INCH, PT_PER_INCH } from '@shared/domain/layout/geometry'
import type { MeasuredPaper } from '@shared/domain/layout/measured-paper'
import { PAPER_FORM_NAMES } from '@shared/domain/layout/paper-form'
import { rulerSheet, type RulerLine } from '@shared/domain/layout/ruler-sheet'
import { tighterPitchPt } from '@shared/domain/layout/seal-place'
import { AppError } from '@shared/lib/app-error'
import { chinaDay } from '@shared/lib/china-day'
import { listFontNames } from '@shared/pdf/font-names'
import { stripAnchors } from '@shared/pdf/stamp-seal'
import { buildRulerSheet } from '@shared/report/ruler-sheet'
import { createHash } from 'node:crypto'
import { documentTitle, getDocument, printForSeal, printPlain, readBlob } from '../documents/produce'
import type { Office } from '../office/office'
import { qrOf } from '../seals/prove'
import { assertMaySee } from './sealed-copies'
import type { Single } from './single-file'
import type { MadeTable } from './tables'
import { safeFileName } from './write-out'

const stemOf = (document: SupervisionDocument): string =>
  `${documentTitle(document)}-${document.number?.text ?? '未编号'}`

/** 待盖章稿: the same page with room for the wet seal, or the paper itself where it gets none. */
export async function makeUnsealed(office: Office, document: SupervisionDocument): Promise<Single> {
  if (document.issuedOn === null) throw new AppError('export/not-numbered', 'not signed yet')
  const subject = { caseId: document.caseId, documentId: document.id }
  const end = document.fields.isSealed ? '-待盖章稿' : ''
  return {
    name: safeFileName(stemOf(document), '监督文书', end),
    bytes: await unsealedPdf(office, document),
    subject,
  }
}

async function unsealedPdf(office: Office, document: SupervisionDocument): Promise<Uint8Array> {
  if (document.sealed) {
    // The very page the seal went onto.
    return readBlob(office, office.record.state.get('sealUses', document.sealed.sealUseId).beforeSha256)
  }
  const { pdf } = document.fields.isSealed
    ? await printForSeal(office, document, DEFAULT_SEAL_MM)
    : await printPlain(office, document)
  return stripAnchors(pdf, { title: stemOf(document), createdAt: office.now() })
}

/** Room is kept for a seal of the founding city's size when none has been used yet. */
const DEFAULT_SEAL_MM = 42

/** The paper as a Word file, with the faces the PDF was set in; never with the seal. */
export async function makeDocx(office: Office, document: SupervisionDocument): Promise<Single> {
  const isDraft = document.issuedOn === null
  const { pdf } = await printPlain(office, document)
  const { fonts } = await listFontNames(pdf)
  // Read when it is first asked for: the library is large, and most papers go out as PDF.
  const { documentDocx } = await import('@shared/docx/document-docx')
  const bytes = await documentDocx(composeDocument(document), {
    ...{ createdAt: office.now(), pdfFonts: fonts },
    ...(isDraft ? { mark: '草稿' } : {}),
  })
  return {
    name: safeFileName(stemOf(document), '监督文书', isDraft ? '-草稿' : ''),
    bytes,
    subject: { caseId: document.caseId, documentId: document.id },
  }
}

/** 公文版面测量单 of the paper as it is: sealed, ready for the seal, or a draft. */
export async function makeRulerSheet(office: Office, documentId: string): Promise<MadeTable> {
  const document = getDocument(office, documentId)
  assertMaySee(office, document)
  const pdf = await finishedPdf(office, document)
  const paper = await office.jobs.run('measure-paper', { pdf })
  const table = buildRulerSheet(measuredLines(office, document, paper), {
    ...{ title: documentTitle(document), number: document.number?.text ?? '未编号' },
    ...{ form: PAPER_FORM_NAMES[document.form], pageCount: paper.pages.length, isSample: false },
    fileSha256: createHash('sha256').update(pdf).digest('hex'),
    measuredOn: chinaDay(office.now().toISOString()),
  })
  return {
    table,
    name: safeFileName(stemOf(document), '监督文书', '-版面测量单'),
    caseId: document.caseId,
    documentId,
  }
}

async function finishedPdf(office: Office, document: SupervisionDocument): Promise<Uint8Array> {
  if (document.sealed) return readBlob(office, document.sealed.pdfSha256)
  if (document.issuedOn !== null) return unsealedPdf(office, document)
  return stripAnchors((await printPlain(office, document)).pdf)
}

/**
 * A paper may have been set a little tighter to make room for its seal; how much is not kept, so each pitch the rule
 * allows is tried and the one that agrees best is the one it was printed with.
 */
function measuredLines(
  office: Office,
  document: SupervisionDocument,
  paper: MeasuredPaper,
): readonly RulerLine[] {
  const { sealed } = document
  const use = sealed ? office.record.state.get('sealUses', sealed.sealUseId) : null
  const qr = use === null ? null : qrOf({ ...use, sealUseId: use.id })
  const doc = { ...composeDocument(document), qr }
  const seals = sealed ? [sealed.placement] : []
  let best: readonly RulerLine[] = []
  let pitchPt: number | null = LINE_PITCH_PT
  while (pitchPt !== null) {
    const lines = rulerSheet(doc, paper, seals, { pitchPt })
    if (best.length === 0 || countWrong(lines) < countWrong(best)) best = lines
    pitchPt = countWrong(best) === 0 ? null : tighterPitchPt((pitchPt * MM_PER_INCH) / PT_PER_INCH)
  }
  return best
}

const countWrong = (lines: readonly RulerLine[]): number => lines.filter(({ isOk }) => !isOk).length
