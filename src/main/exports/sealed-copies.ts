/**
 * Sealed bytes that leave the store. Each copy of a 盖章件 carries the keeper's proof and a number of its own behind the
 * stamped bytes, which stay as they were checked (shared/paper-proof/trailer.ts); its hash goes into the record.
 */
import { randomInt } from 'node:crypto'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { ExportedFile } from '@shared/domain/export/export-record'
import { maySeeDocument } from '@shared/domain/loop/access'
import type { SealUse } from '@shared/domain/seal/seal'
import type { MemoryTables } from '@shared/events/tables'
import { AppError } from '@shared/lib/app-error'
import { withProof } from '@shared/paper-proof/trailer'
import { documentTitle, readBlob } from '../documents/produce'
import type { Office } from '../office/office'
import { proofOf } from '../seals/prove'
import { safeFileName } from './write-out'
import type { Single } from './single-file'

export type HandedOut = ExportedFile & { readonly at: string }

/** Files handed out so far that answer to this row, oldest first. */
export const filesOf = (state: MemoryTables, sealUseId: string): readonly HandedOut[] =>
  state
    .all('exports')
    .flatMap(({ at, files }) =>
      files.filter((file) => file.sealUseId === sealUseId).map((file) => ({ ...file, at })),
    )
    .toSorted((a, b) => a.at.localeCompare(b.at))

const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
/** Four signs of chance: two exports at the same moment are two copies all the same. */
const CHANCE = 4

/** `12-2-K7QF`: second copy of row 12. */
export function nextCopyId(state: MemoryTables, { id, serial }: Pick<SealUse, 'id' | 'serial'>): string {
  const copies = filesOf(state, id).filter(({ copyId }) => copyId !== undefined).length
  const chance = Array.from({ length: CHANCE }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('')
  return `${serial}-${copies + 1}-${chance}`
}

/** @throws AppError `clue/not-for-you` */
export function assertMaySee({ record }: Pick<Office, 'record'>, document: SupervisionDocument): void {
  if (!maySeeDocument(document, record.actor, (id) => record.state.find('documents', id)))
    throw new AppError('clue/not-for-you', 'a paper about a clue')
}

const stemOf = (document: SupervisionDocument): string =>
  `${documentTitle(document)}-${document.number?.text ?? '未编号'}`

const subjectOf = ({ id, caseId }: SupervisionDocument) => ({ caseId, documentId: id })

/** 盖章件. @throws AppError `export/not-sealed`, `blob/missing` */
export async function makeSealedCopy(office: Office, document: SupervisionDocument): Promise<Single> {
  if (!document.sealed) throw new AppError('export/not-sealed', 'not sealed yet')
  const { state } = office.record
  const use = state.get('sealUses', document.sealed.sealUseId)
  const stamped = await readBlob(office, use.afterSha256)
  const proof = proofOf(use, document, stamped.byteLength)
  const named = { name: safeFileName(stemOf(document), '监督文书'), subject: subjectOf(document) }
  // A row of an older release has no proof: its bytes go out as they are.
  if (proof === null) return { ...named, bytes: stamped, trace: { sealUseId: use.id } }
  const copyId = nextCopyId(state, use)
  return { ...named, bytes: withProof(stamped, { ...proof, copyId }), trace: { sealUseId: use.id, copyId } }
}

/** The file with the office's cryptographic signature: not a byte may follow it. */
export async function makeSignedCopy(office: Office, document: SupervisionDocument): Promise<Single> {
  if (!document.sealed || !document.cryptoSignature)
    throw new AppError('export/not-signed', 'no cryptographic signature')
  return {
    name: safeFileName(stemOf(document), '监督文书', '-数字签名件'),
    bytes: await readBlob(office, document.cryptoSignature.pdfSha256),
    subject: subjectOf(document),
    trace: { sealUseId: document.sealed.sealUseId },
  }
}

/** A file that went out with a paper, its seam seal behind its own bytes. @throws AppError `export/unknown-subject` */
export async function makeSealedAttachment(office: Office, sealUseId: string): Promise<Single> {
  const { state } = office.record
  const use = state.find('sealUses', sealUseId)
  if (use?.target.kind !== 'attachment') throw new AppError('export/unknown-subject', 'no sealed attachment')
  const document = state.get('documents', use.documentId)
  assertMaySee(office, document)
  return {
    name: safeFileName(use.target.name.replace(/\.pdf$/i, ''), '随附材料', '-骑缝章'),
    bytes: await readBlob(office, use.afterSha256),
    subject: subjectOf(document),
    trace: { sealUseId: use.id },
  }
}
