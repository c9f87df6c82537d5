/**
 * Everything that can leave the store, and the trace of it.
 * Order: made in full beside its destination, then the event, then put in place; so a copy is never out
 * without its record, and a failure leaves no half-written file.
 */
import { createHash } from 'node:crypto'
import { basename, dirname } from 'node:path'
import type { ExportedFile } from '@shared/domain/export/export-record'
import type { ExportOrder } from '@shared/ipc/shapes'
import type { Report } from '../ipc/running-jobs'
import type { Office } from '../office/office'
import { prepareMarkedCopies } from './marked-copies'
import { makeSingle } from './single-file'
import { getReview, type Subject } from './subject'
import { placeFor, prepareFile, type Output } from './write-out'

/** Where to write: asked of a person, or given by a test. null: they closed the dialog. */
export type AskPath = (ask: {
  readonly kind: 'file' | 'folder'
  readonly suggestedName: string
  readonly format: ExportOrder['format']
}) => Promise<string | null>

export type MadeExport = {
  readonly exportId: string
  readonly names: readonly string[]
  readonly firstPath: string
}

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
  const outputs: Output[] = []
  try {
    outputs.push({ ...(await prepareOutput(path, made.bytes)), ...made.trace })
    for (const { name, bytes } of made.beside ?? [])
      outputs.push(await prepareOutput(await placeFor(dirname(path), name, bytes), bytes))
  } catch (cause) {
    await Promise.all(outputs.map(({ prepared }) => prepared.drop()))
    throw cause
  }
  return finish(office, order, made.subject, outputs)
}

export const prepareOutput = async (path: string, bytes: Uint8Array): Promise<Output> => ({
  prepared: await prepareFile(path, bytes),
  sha256: sha256(bytes),
  bytes: bytes.byteLength,
})

async function exportMarkedCopies(
  office: Office,
  order: ExportOrder,
  askPath: AskPath,
  signal: AbortSignal,
  report: Report,
): Promise<MadeExport | null> {
  const subject = getReview(office, order.subjectId)
  const folder = await askPath({ kind: 'folder', suggestedName: '', format: 'pdf' })
  if (folder === null) return null
  const outputs: Output[] = []
  try {
    await prepareMarkedCopies(office, subject, folder, outputs, signal, report)
    signal.throwIfAborted()
  } catch (cause) {
    await Promise.all(outputs.map(({ prepared }) => prepared.drop()))
    if (signal.aborted) return null
    throw cause
  }
  return finish(office, order, { caseId: subject.caseFile.id, documentId: null }, outputs)
}

/** Recorded, then put in place. */
export async function finish(
  office: Office,
  order: Pick<ExportOrder, 'kind'>,
  subject: Subject,
  outputs: readonly Output[],
): Promise<MadeExport> {
  const exportId = office.newId()
  const files: ExportedFile[] = outputs.map(({ prepared, ...file }) => ({
    name: basename(prepared.path),
    ...file,
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

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
