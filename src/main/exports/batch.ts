/**
 * Many papers into one folder. Each has its own result: one that cannot be made is named and the rest goes on. All that
 * were made are written beside their places, then recorded in one event, then put in place; a cancel stops the making,
 * and what was made until then goes out with its record.
 */
import { basename, extname } from 'node:path'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { maySeeDocument } from '@shared/domain/loop/access'
import type { BatchExportOrder, BatchExportReport } from '@shared/ipc/shapes'
import { AppError, toFailure } from '@shared/lib/app-error'
import type { z } from '@shared/lib/zod'
import { log } from '../app/log'
import type { Report } from '../ipc/running-jobs'
import type { Office } from '../office/office'
import { finish, prepareOutput, type AskPath } from './make-export'
import { makeSingle, type Single } from './single-file'
import { freePath, type Output } from './write-out'

type Order = z.infer<typeof BatchExportOrder>
export type MadeBatch = { readonly report: BatchExportReport; readonly firstPath: string | null }

/** @returns null when the dialog was closed; @throws AppError `export/disk-full`, `export/cannot-write` */
export async function makeBatch(
  office: Office,
  order: Order,
  askPath: AskPath,
  signal: AbortSignal,
  report: Report,
): Promise<MadeBatch | null> {
  const folder = await askPath({ kind: 'folder', suggestedName: '选择文书的保存位置', format: 'pdf' })
  if (folder === null) return null
  const total = order.documentIds.length
  const [results, outputs, taken] = [
    [] as BatchExportReport['results'][number][],
    [] as Output[],
    new Set<string>(),
  ]
  for (const documentId of order.documentIds) {
    if (signal.aborted) break
    report({ phase: 'batch', done: results.length, total, item: nameIn(office, documentId) })
    const single = await makeOne(office, order, documentId)
    if ('failure' in single) {
      results.push({ documentId, name: '', failure: single.failure })
      continue
    }
    const path = await pathFor(folder, `${single.name}.${formatOf(order)}`, taken)
    outputs.push({ ...(await orDropAll(outputs, () => prepareOutput(path, single.bytes))), ...single.trace })
    results.push({ documentId, name: basename(path), failure: null })
  }
  report({ phase: 'batch', done: total, total })
  const isCancelled = signal.aborted
  if (outputs.length === 0) return { report: { exportId: null, results, isCancelled }, firstPath: null }
  const made = await finish(office, order, { caseId: null, documentId: null }, outputs)
  return { report: { exportId: made.exportId, results, isCancelled }, firstPath: made.firstPath }
}

const formatOf = ({ kind }: Order): 'pdf' | 'docx' => (kind === 'document-docx' ? 'docx' : 'pdf')

const nameIn = ({ record }: Office, documentId: string): string =>
  record.state.find('documents', documentId)?.number?.text ?? ''

/** What is wrong with one paper is its own result; a full disk is everybody's and ends the batch. */
async function makeOne(
  office: Office,
  order: Order,
  documentId: string,
): Promise<Single | { readonly failure: ReturnType<typeof toFailure> }> {
  const { state, actor } = office.record
  const find = (id: string): SupervisionDocument | undefined => state.find('documents', id)
  try {
    const document = find(documentId)
    if (!document) throw new AppError('document/unknown', 'no such document')
    if (!maySeeDocument(document, actor, find)) throw new AppError('clue/not-for-you', 'a paper about a clue')
    const format = formatOf(order)
    return await makeSingle(office, { jobId: order.jobId, kind: order.kind, subjectId: documentId, format })
  } catch (cause) {
    log.failure('batch export', cause)
    return { failure: toFailure(cause) }
  }
}

/** Free on the disk and not promised to another paper of this batch, in either case of letters. */
async function pathFor(folder: string, name: string, taken: Set<string>): Promise<string> {
  const [ending, stem] = [extname(name), name.slice(0, name.length - extname(name).length)]
  for (let n = 1; ; n += 1) {
    const path = await freePath(folder, n === 1 ? name : `${stem}（${n}）${ending}`)
    const key = path.toLowerCase()
    if (taken.has(key)) continue
    taken.add(key)
    return path
  }
}

async function orDropAll<T>(outputs: readonly Output[], work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    await Promise.all(outputs.map(({ prepared }) => prepared.drop()))
    throw cause
  }
}
