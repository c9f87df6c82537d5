/**
 * 标注卷: every original PDF with the findings appended as annotations, and the loose pictures as one PDF more.
 * The originals are not touched; each copy is complete beside its destination before any is put in place.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { CaseFile, FiledScan } from '@shared/domain/case-file/case-file'
import { numberedFindings, type Review } from '@shared/domain/review/review'
import { AppError } from '@shared/lib/app-error'
import type { PdfMark } from '@shared/pdf/append-marks'
import type { Report } from '../ipc/running-jobs'
import type { Office } from '../office/office'
import { freePath, placeFile, tempBeside, type Output } from './write-out'

const READ_BYTES = 1024 * 1024

/**
 * @param outputs  filled as copies get ready, so that the caller can drop them all when one fails
 * @throws AppError `export/nothing-to-mark`, what the jobs throw, the signal's reason
 */
export async function prepareMarkedCopies(
  office: Office,
  { review, caseFile }: { readonly review: Review; readonly caseFile: CaseFile },
  folder: string,
  outputs: Output[],
  signal: AbortSignal,
  report: Report,
): Promise<void> {
  const pdfs = caseFile.files.filter(({ kind }) => kind === 'pdf')
  const images = caseFile.files.filter(({ kind }) => kind !== 'pdf')
  const total = pdfs.length + (images.length > 0 ? 1 : 0)
  if (total === 0) throw new AppError('export/nothing-to-mark', 'no pages')
  for (const [index, file] of pdfs.entries()) {
    signal.throwIfAborted()
    report({ phase: 'marked-copy', done: index, total, item: file.name })
    const path = await freePath(folder, `标注卷-${String(index + 1).padStart(2, '0')}.pdf`)
    outputs.push(await markPdf(office, review, file, path, signal))
  }
  if (images.length > 0) {
    signal.throwIfAborted()
    report({ phase: 'marked-copy', done: pdfs.length, total, item: '图片' })
    const path = await freePath(folder, '标注卷-图片.pdf')
    outputs.push(await markImages(office, caseFile, review, images, path, signal))
  }
}

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

async function prepareExisting(temp: string, path: string): Promise<Output> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(temp, { highWaterMark: READ_BYTES })) {
    const part = chunk as Uint8Array
    hash.update(part)
    bytes += part.byteLength
  }
  const drop = (): Promise<void> => rm(temp, { force: true })
  const prepared = { path, drop, place: () => placeFile(temp, path) }
  return { prepared, sha256: hash.digest('hex'), bytes }
}
