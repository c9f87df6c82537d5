/** Exports that are one file: the tables of a review, the seal register, the supervision document. */
import type { ExportOrder } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import { chinaDay } from '@shared/lib/china-day'
import { countOwnPages, overlayPages } from '@shared/pdf/overlay-pages'
import { buildFindingList } from '@shared/report/finding-list'
import { buildReviewReport } from '@shared/report/review-report'
import { buildScoreSheet } from '@shared/report/score-sheet'
import type { ReportTable } from '@shared/report/table'
import { tableFurnitureHtml, tableHtml } from '@shared/report/table-html'
import type { ExportedFile } from '@shared/domain/export/export-record'
import { getDocument } from '../documents/produce'
import type { Office } from '../office/office'
import { makeDrawList } from './campaign-tables'
import { makeScoreProof } from './score-proof'
import { makeProofSheet, makeSealRegister, makeVerifyPage } from './seal-forms'
import { assertMaySee, makeSealedAttachment, makeSealedCopy, makeSignedCopy } from './sealed-copies'
import { getReview, type Subject } from './subject'
import { makeDocx, makeUnsealed } from './paper-forms'
import { makeTable } from './tables'
import { tableXlsx } from './table-xlsx'
import { safeFileName } from './write-out'

export type Single = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly subject: Subject
  /** Put into the same folder, under these names. */
  readonly beside?: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** What the record says of the file beyond its name and hash. */
  readonly trace?: Pick<ExportedFile, 'copyId' | 'sealUseId'>
}

export async function makeSingle(office: Office, order: ExportOrder): Promise<Single> {
  // A list to hash is bytes as they are, and nothing else is.
  if ((order.format === 'csv') !== (order.kind === 'draw-list'))
    throw new AppError('export/unknown-subject', `${order.kind} as ${order.format}`)
  if ((order.format === 'json') !== (order.kind === 'score-proof'))
    throw new AppError('export/unknown-subject', `${order.kind} as ${order.format}`)
  if ((order.format === 'docx') !== (order.kind === 'document-docx'))
    throw new AppError('export/unknown-subject', `${order.kind} as ${order.format}`)
  if ((order.format === 'html') !== (order.kind === 'verify-page'))
    throw new AppError('export/unknown-subject', `${order.kind} as ${order.format}`)
  switch (order.kind) {
    case 'score-sheet':
    case 'finding-list':
      return makeReviewTable(office, order)
    case 'seal-register': {
      const bytes = await renderTable(office, makeSealRegister(office, order), order.format)
      return { name: `用印登记簿-${today(office)}`, bytes, subject: { caseId: null, documentId: null } }
    }
    case 'seal-proof-sheet': {
      const { table, document } = makeProofSheet(office, order.subjectId)
      return {
        name: safeFileName(document.number?.text ?? '', '监督文书', '-用印核对单'),
        bytes: await renderTable(office, table, order.format),
        subject: { caseId: document.caseId, documentId: document.id },
      }
    }
    case 'verify-page':
      return makeVerifyPage(office)
    case 'sealed-attachment':
      return makeSealedAttachment(office, order.subjectId ?? '')
    case 'document':
    case 'document-unsealed':
    case 'document-signed':
    case 'document-docx':
      return makeDocument(office, order)
    case 'marked-copy':
      throw new Error('marked copies are several files')
    case 'draw-list':
      return makeDrawList(office, order.subjectId ?? '')
    case 'score-proof':
      return makeScoreProof(office, order.subjectId)
    default: {
      const {
        table,
        name,
        caseId,
        documentId = null,
      } = await makeTable(office, order.kind, order.subjectId, order.year ?? null)
      const bytes = await renderTable(office, table, order.format)
      return { name, bytes, subject: { caseId, documentId } }
    }
  }
}

async function makeReviewTable(office: Office, { kind, subjectId, format }: ExportOrder): Promise<Single> {
  const { review, caseFile } = getReview(office, subjectId)
  const { standard } = office.record.state.get('standards', review.standardSha256)
  const report = buildReviewReport(caseFile, review, standard, today(office))
  const isSheet = kind === 'score-sheet'
  const table = isSheet ? buildScoreSheet(report) : buildFindingList(report)
  return {
    name: safeFileName(caseFile.facts.title, '案卷', isSheet ? '-评分表' : '-问题清单'),
    bytes: await renderTable(office, table, format),
    subject: { caseId: caseFile.id, documentId: null },
  }
}

async function renderTable(
  office: Office,
  table: ReportTable,
  format: ExportOrder['format'],
): Promise<Uint8Array> {
  if (format === 'xlsx') return tableXlsx(table)
  const { printer, fonts } = office
  const body = await printer.printHtml(tableHtml(table, fonts.manifest))
  const numbers = tableFurnitureHtml(await countOwnPages(body), fonts.manifest)
  return (await overlayPages(body, await printer.printHtml(numbers))).pdf
}

/** 盖章件: the very bytes that were checked after stamping. 待盖章稿: the same page with room for the wet seal. */
async function makeDocument(office: Office, { kind, subjectId }: ExportOrder): Promise<Single> {
  const document = getDocument(office, subjectId ?? '')
  assertMaySee(office, document)
  if (kind === 'document') return makeSealedCopy(office, document)
  if (kind === 'document-signed') return makeSignedCopy(office, document)
  if (kind === 'document-docx') return makeDocx(office, document)
  return makeUnsealed(office, document)
}

const today = ({ now }: Office): string => chinaDay(now().toISOString())
