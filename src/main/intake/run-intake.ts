/**
 * Takes scans into the store: copy and hash, read the pages, then one event for all that worked.
 * Each file ends in a result of its own; a bad one is named and the rest goes on. Until the event is written
 * nothing shows anywhere: a crash or a cancel leaves at most an unused blob.
 */
import type { FiledScan } from '@shared/domain/case-file/case-file'
import type { EventBody } from '@shared/events/catalogue'
import type { IntakeOrder, IntakeReport, IntakeResult } from '@shared/ipc/shapes'
import { AppError, toFailure } from '@shared/lib/app-error'
import type { Office } from '../office/office'
import type { Report } from '../ipc/running-jobs'
import { log } from '../app/log'
import type { FoundFile } from './find-scans'
import type { KeptOffer } from './offers'

type Taken = { readonly scan: FiledScan | null; readonly result: IntakeResult }

export async function runIntake(
  office: Office,
  kept: KeptOffer,
  order: IntakeOrder,
  signal: AbortSignal,
  report: Report,
): Promise<IntakeReport> {
  const known = knownHashes(office, order)
  const chosen = order.entryIds.flatMap((entryId) => {
    const file = kept.files.get(entryId)
    return file ? [{ entryId, file }] : []
  })
  const totalBytes = chosen.reduce((sum, { file }) => sum + file.bytes, 0)
  const scans: FiledScan[] = []
  const results: IntakeResult[] = []
  let doneBytes = 0
  for (const { entryId, file } of chosen) {
    const before = doneBytes
    const taken = await take(
      office,
      { entryId, file, password: order.passwords[entryId] },
      known,
      signal,
      (bytes) => report({ phase: 'intake', done: before + bytes, total: totalBytes, item: file.name }),
    )
    doneBytes += file.bytes
    if (taken.scan) scans.push(taken.scan)
    results.push(taken.result)
  }
  report({ phase: 'intake', done: totalBytes, total: totalBytes })
  const mayRegister = scans.length > 0 && !(signal.aborted && order.target.kind === 'new')
  return { caseId: mayRegister ? await register(office, kept, order, scans) : null, results }
}

/** Files the case has already: taking them again would show every page twice. */
function knownHashes(office: Office, { target }: IntakeOrder): Set<string> {
  if (target.kind === 'new') return new Set()
  const existing = office.record.state.find('cases', target.caseId)
  return new Set(existing?.files.map(({ sha256 }) => sha256))
}

/** One file; what goes wrong is its result. @param known  hashes that are duplicates */
export async function take(
  office: Office,
  { entryId, file, password }: { entryId: string; file: FoundFile; password: string | undefined },
  known: Set<string>,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Taken> {
  const result = (kind: IntakeResult['kind'], cause?: unknown, pageCount = 0): IntakeResult => ({
    entryId,
    name: file.name,
    kind,
    pageCount,
    failure: cause === undefined ? null : toFailure(cause),
  })
  if (signal.aborted) return { scan: null, result: result('cancelled') }
  try {
    if (file.kind === null) throw new AppError('intake/not-a-scan', 'neither PDF nor JPEG nor PNG')
    if (!file.canRead) throw new AppError('blob/source-unreadable', 'could not be opened')
    if (file.bytes === 0) throw new AppError('intake/empty-file', 'nothing in it')
    const { sha256, bytes } = await office.jobs.run(
      'ingest',
      { path: file.path },
      { signal, onProgress: onBytes },
    )
    if (known.has(sha256)) return { scan: null, result: result('duplicate') }
    const index = await office.pages.build(sha256, file.kind, {
      signal,
      ...(password === undefined ? {} : { password }),
    })
    known.add(sha256)
    const needsPassword = index.encryption === 'password'
    const pageCount = index.pages.length
    const scan = {
      fileId: office.newId(),
      name: file.name,
      kind: index.kind,
      sha256,
      bytes,
      pageCount,
      needsPassword,
    }
    return { scan, result: result('imported', undefined, pageCount) }
  } catch (cause) {
    if (signal.aborted) return { scan: null, result: result('cancelled') }
    const { code } = toFailure(cause)
    if (code !== 'pdf/password-needed' && code !== 'pdf/password-wrong') log.failure('intake', cause)
    return {
      scan: null,
      result: result(code.startsWith('pdf/password-') ? 'needs-password' : 'failed', cause),
    }
  }
}

async function register(
  { record, newId }: Office,
  { offer }: KeptOffer,
  { target }: IntakeOrder,
  files: readonly FiledScan[],
): Promise<string> {
  const caseId = target.kind === 'new' ? newId() : target.caseId
  const body: EventBody =
    target.kind === 'new'
      ? {
          type: 'case/registered',
          payload: {
            caseId,
            campaignId: target.campaignId,
            facts: target.facts,
            files,
            sampleSlug: offer.sampleSlug,
          },
        }
      : { type: 'case/files-added', payload: { caseId, files } }
  await record.write([body])
  return caseId
}
