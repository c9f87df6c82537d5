/**
 * Everything that can leave the store: what is made, under which name, and the trace of it.
 * Order: made in full beside its destination, then the event, then put in place; so a copy is never out
 * without its record, and a failure leaves no half-written file.
 */
import { createHash } from 'node:crypto'
import { readFile, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { CaseFile, FiledScan } from '@shared/domain/case-file/case-file'
import type { ExportedFile } from '@shared/domain/export/export-record'
import { numberedFindings, type Review } from '@shared/domain/review/review'
import type { ExportOrder } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import { chinaDay } from '@shared/lib/china-day'
import type { PdfMark } from '@shared/pdf/append-marks'
import { countOwnPages, overlayPages } from '@shared/pdf/overlay-pages'
import { stripAnchors } from '@shared/pdf/stamp-seal'
import { buildFindingList } from '@shared/report/finding-list'
import { buildReviewReport } from '@shared/report/review-report'
import { buildScoreSheet } from '@shared/report/score-sheet'
import { buildSealRegister } from '@shared/report/seal-register'
import type { ReportTable } from '@shared/report/table'
import { tableFurnitureHtml, tableHtml } from '@shared/report/table-html'
import { documentTitle, getDocument, printForSeal, printPlain, readBlob } from '../documents/produce'
import type { Report } from '../ipc/running-jobs'
import type { Office } from '../office/office'
import { tableXlsx } from './table-xlsx'
import { freePath, placeFile, prepareFile, safeFileName, type Prepared } from './write-out'

/** Where to write: asked of a person, or given by a test. null: they closed the dialog. */
export type AskPath = (ask: {
  readonly kind: 'file' | 'folder'
  readonly suggestedName: string
  readonly format: 'pdf' | 'xlsx'
}) => Promise<string | null>

export type MadeExport = {
  readonly exportId: string
  readonly names: readonly string[]
  readonly firstPath: string
}

type Subject = { readonly caseId: string | null; readonly documentId: string | null }

export async function makeExport(
  office: Office,
  order: ExportOrder,
  askPath: AskPath,
  signal: AbortSignal,
  report: Report,
): Promise<MadeExport | null> {
  if (order.kind === 'marked-copy') return exportMarkedCopies(office, order, askPath, signal, report)
  const made = await makeSingle(office, order)
  const path = await askPath({
    kind: 'file',
    suggestedName: `${made.name}.${order.format}`,
    format: order.format,
  })
  if (path === null || signal.aborted) return null
  const prepared = await prepareFile(path, made.bytes)
  return finish(office, order, made.subject, [
    { prepared, sha256: sha256(made.bytes), bytes: made.bytes.byteLength },
  ])
}

type Single = { readonly name: string; readonly bytes: Uint8Array; readonly subject: Subject }

async function makeSingle(office: Office, order: ExportOrder): Promise<Single> {
  switch (order.kind) {
    case 'score-sheet':
    case 'finding-list':
      return makeReviewTable(office, order)
    case 'seal-register': {
      const table = buildSealRegister(office.record.state.all('sealUses'), today(office))
      const bytes = await renderTable(office, table, order.format)
      return { name: `用印登记簿-${today(office)}`, bytes, subject: { caseId: null, documentId: null } }
    }
    case 'document':
    case 'document-unsealed':
      return makeDocument(office, order)
    case 'marked-copy':
      throw new Error('marked copies are several files')
  }
}

async function makeReviewTable(office: Office, { kind, subjectId, format }: ExportOrder): Promise<Single> {
  const { review, caseFile } = getReview(office, subjectId)
  const { standard } = office.record.state.get('standards', review.standardSha256)
  const report = buildReviewReport(caseFile, review, standard, today(office))
  const isSheet = kind === 'score-sheet'
  const table = isSheet ? buildScoreSheet(report) : buildFindingList(report)
  return {
    name: safeFileName(
      `${caseFile.facts.title}-${isSheet ? '评分表' : '问题清单'}`,
      isSheet ? '评分表' : '问题清单',
    ),
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
  const subject = { caseId: document.caseId, documentId: document.id }
  const stem = `${documentTitle(document)}-${document.number?.text ?? '未编号'}`
  if (kind === 'document') {
    if (!document.sealed) throw new AppError('export/not-sealed', 'not sealed yet')
    const bytes = await readBlob(office, document.sealed.pdfSha256)
    return { name: safeFileName(stem, '监督意见书'), bytes, subject }
  }
  if (document.number === null) throw new AppError('export/not-numbered', 'no number yet')
  const printed =
    document.sealed === null
      ? await printForSeal(office, document, DEFAULT_SEAL_MM)
      : await printPlain(office, document)
  const bytes = await stripAnchors(printed.pdf, { title: stem, createdAt: office.now() })
  return { name: safeFileName(`${stem}-待盖章稿`, '待盖章稿'), bytes, subject }
}

/** Room is kept for a seal of the founding city's size when none has been used yet. */
const DEFAULT_SEAL_MM = 42

async function exportMarkedCopies(
  office: Office,
  order: ExportOrder,
  askPath: AskPath,
  signal: AbortSignal,
  report: Report,
): Promise<MadeExport | null> {
  const { review, caseFile } = getReview(office, order.subjectId)
  const folder = await askPath({ kind: 'folder', suggestedName: '', format: 'pdf' })
  if (folder === null) return null
  const pdfs = caseFile.files.filter(({ kind }) => kind === 'pdf')
  const images = caseFile.files.filter(({ kind }) => kind !== 'pdf')
  const total = pdfs.length + (images.length > 0 ? 1 : 0)
  if (total === 0) throw new AppError('export/nothing-to-mark', 'no pages')
  const outputs: Output[] = []
  try {
    for (const [index, file] of pdfs.entries()) {
      signal.throwIfAborted()
      report({ phase: 'marked-copy', done: index, total, item: file.name })
      const path = await freePath(folder, `标注卷-${String(index + 1).padStart(2, '0')}.pdf`)
      outputs.push(await markPdf(office, review, file, path, signal))
    }
    if (images.length > 0) {
      report({ phase: 'marked-copy', done: pdfs.length, total, item: '图片' })
      const path = await freePath(folder, '标注卷-图片.pdf')
      outputs.push(await markImages(office, caseFile, review, images, path, signal))
    }
    signal.throwIfAborted()
    return await finish(office, order, { caseId: caseFile.id, documentId: null }, outputs)
  } catch (cause) {
    await Promise.all(outputs.map(({ prepared }) => prepared.drop()))
    if (signal.aborted) return null
    throw cause
  }
}

type Output = { readonly prepared: Prepared; readonly sha256: string; readonly bytes: number }

async function markPdf(
  office: Office,
  review: Review,
  file: FiledScan,
  path: string,
  signal: AbortSignal,
): Promise<Output> {
  const temp = tempBeside(path)
  const { path: source } = await office.blobs.openVerified(file.sha256)
  const password = office.passwords.get(file.sha256)
  await office.jobs.run(
    'append-marks',
    {
      path: source,
      outPath: temp,
      marks: marksOf(review, (fileId) => (fileId === file.fileId ? 0 : undefined)),
      frames: (await office.pages.build(file.sha256, file.kind)).pages,
      revisionId: office.newId().replaceAll('-', ''),
      ...(password === undefined ? {} : { password }),
    },
    { signal },
  )
  return prepareExisting(temp, path)
}

async function markImages(
  office: Office,
  caseFile: CaseFile,
  review: Review,
  images: readonly FiledScan[],
  path: string,
  signal: AbortSignal,
): Promise<Output> {
  const temp = tempBeside(path)
  const places = new Map(images.map(({ fileId }, index) => [fileId, index]))
  const pages = await Promise.all(
    images.map(async ({ sha256: sha, kind }) => {
      const { path: source } = await office.blobs.openVerified(sha)
      const index = await office.pages.build(sha, kind)
      const [page] = index.pages
      if (!page) throw new Error('an image without a page')
      return { path: source, kind: kind === 'png' ? ('png' as const) : ('jpeg' as const), page }
    }),
  )
  await office.jobs.run(
    'compose-images',
    {
      images: pages,
      outPath: temp,
      marks: marksOf(review, (fileId) => places.get(fileId)),
      info: { title: `${caseFile.facts.title} 标注卷（图片）`, createdAt: office.now() },
    },
    { signal },
  )
  return prepareExisting(temp, path)
}

/** @param firstPageOf  where the pages of a file begin in the output; undefined: not part of it */
function marksOf(review: Review, firstPageOf: (fileId: string) => number | undefined): PdfMark[] {
  return numberedFindings(review).flatMap(({ number, finding }) =>
    finding.places.flatMap((place, index): PdfMark[] => {
      if (place.kind === 'missing') return []
      const first = firstPageOf(place.fileId)
      if (first === undefined) return []
      return [
        {
          id: `${finding.id}-${index}`,
          pageIndex: first + place.pageIndex,
          place:
            place.kind === 'region'
              ? { kind: 'region', boxPt: place.boxPt }
              : { kind: 'pin', pointPt: place.pointPt },
          number,
          severity: finding.severity,
          contents: [`${number}. ${finding.itemId} ${finding.description}`, finding.law, finding.advice]
            .filter(Boolean)
            .join('\n'),
          author: finding.recordedBy,
          at: finding.recordedAt,
        },
      ]
    }),
  )
}

const tempBeside = (path: string): string =>
  join(dirname(path), `.${basename(path)}.hengjuan-${process.pid}.tmp`)

async function prepareExisting(temp: string, path: string): Promise<Output> {
  const { size } = await stat(temp)
  const hash = createHash('sha256')
  hash.update(await readFile(temp))
  const drop = (): Promise<void> => rm(temp, { force: true })
  return {
    prepared: { path, drop, place: () => placeFile(temp, path) },
    sha256: hash.digest('hex'),
    bytes: size,
  }
}

async function finish(
  office: Office,
  order: ExportOrder,
  subject: Subject,
  outputs: readonly Output[],
): Promise<MadeExport> {
  const exportId = office.newId()
  const files: ExportedFile[] = outputs.map(({ prepared, sha256: sha, bytes }) => ({
    name: basename(prepared.path),
    sha256: sha,
    bytes,
  }))
  try {
    await office.record.write([
      { type: 'export/made', payload: { exportId, kind: order.kind, ...subject, files } },
    ])
    for (const { prepared } of outputs) await prepared.place()
  } catch (cause) {
    await Promise.all(outputs.map(({ prepared }) => prepared.drop()))
    throw cause
  }
  const [first] = outputs
  if (!first) throw new Error('an export of nothing')
  return { exportId, names: files.map(({ name }) => name), firstPath: first.prepared.path }
}

function getReview({ record }: Office, reviewId: string | null): { review: Review; caseFile: CaseFile } {
  const review = reviewId === null ? undefined : record.state.find('reviews', reviewId)
  if (!review) throw new AppError('review/unknown', 'no such review')
  return { review, caseFile: record.state.get('cases', review.caseId) }
}

const today = ({ now }: Office): string => chinaDay(now().toISOString())
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
