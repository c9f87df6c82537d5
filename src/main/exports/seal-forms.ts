/** 用印登记簿, 用印核对单 and the page of verification with the office's book in it, from the record. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { Person } from '@shared/domain/people/person'
import type { SealUse } from '@shared/domain/seal/seal'
import type { MemoryTables } from '@shared/events/tables'
import type { ExportOrder } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import { chinaDay } from '@shared/lib/china-day'
import { PAPER_BOOK_FORM, type BookKey, type BookRow, type PaperBook } from '@shared/paper-proof/book'
import { fingerprint } from '@shared/paper-proof/keys'
import { fillBook } from '@shared/paper-proof/page'
import { qrText } from '@shared/paper-proof/qr'
import { buildSealProofSheet } from '@shared/report/seal-proof-sheet'
import { buildSealRegister } from '@shared/report/seal-register'
import type { ReportTable } from '@shared/report/table'
import type { Office } from '../office/office'
import { assertMaySee, filesOf } from './sealed-copies'
import type { Single } from './single-file'

type Books = Pick<Office, 'record' | 'now'>

const todayOf = ({ now }: Pick<Office, 'now'>): string => chinaDay(now().toISOString())

/** @param order  `subjectId`: one seal, or all; `year`: one year, or all */
export function makeSealRegister(
  office: Books,
  { subjectId, year }: Pick<ExportOrder, 'subjectId' | 'year'>,
): ReportTable {
  const { state, status } = office.record
  const seal = subjectId === null ? null : state.find('seals', subjectId)
  if (seal === undefined) throw new AppError('seal/unknown', 'no such seal')
  return buildSealRegister({
    ...{ uses: state.all('sealUses'), shown: { year: year ?? null, seal } },
    unitOf: (use) => unitOf(state, use),
    recallOf: (use) => recallText(state.get('documents', use.documentId)),
    noteOf: (use) => noteText(state, use),
    ...{ journalHead: status.head.hash, printedOn: todayOf(office) },
  })
}

function unitOf(state: MemoryTables, { requestId }: SealUse): string {
  const personId = requestId === null ? null : state.find('sealRequests', requestId)?.applicant.personId
  return personId ? (state.find('people', personId)?.unit ?? '') : ''
}

function recallText({ state, steps, followUp }: SupervisionDocument): string {
  const voided = state === 'voided' ? steps.findLast(({ step }) => step === 'voided') : undefined
  const { recall } = followUp
  return [
    voided ? `${chinaDay(voided.at)} 作废：${voided.note}` : '',
    recall ? `${recall.on} 收回 ${recall.returned} 份，未收回 ${recall.missing} 份` : '',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function noteText(state: MemoryTables, use: SealUse): string {
  const copies = filesOf(state, use.id).filter(({ copyId }) => copyId !== undefined).length
  const isOver = copies > use.copies
  return [
    state.find('seals', use.sealId)?.isSample === true ? '示例印章' : '',
    use.placement?.movedMm ? '手工移动' : '',
    copies === 0 ? '' : `已导出 ${copies} 件${isOver ? '（超过批准份数）' : ''}`,
    use.contentSha256 === null ? '旧版记录' : '',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

export type ProofSheet = {
  readonly table: ReportTable
  readonly document: SupervisionDocument
}

/** @param subjectId  an impression, or a document: then the one on the paper itself */
export function makeProofSheet(office: Books, subjectId: string | null): ProofSheet {
  const { state } = office.record
  const useId = state.find('documents', subjectId ?? '')?.sealed?.sealUseId ?? subjectId ?? ''
  const use = state.find('sealUses', useId)
  if (use === undefined) throw new AppError('export/not-sealed', 'not sealed yet')
  const document = state.get('documents', use.documentId)
  assertMaySee(office, document)
  const table = buildSealProofSheet({
    ...{ use, unit: unitOf(state, use), qrText: qrOf(use) },
    keyFingerprint: use.proofSigner === null ? '' : fingerprint(use.proofSigner.publicKey),
    copies: filesOf(state, use.id).map(({ copyId = '—', sha256, at }) => ({ copyId, sha256, at })),
    printedOn: todayOf(office),
  })
  return { table, document }
}

function qrOf({ target, contentSha256, documentNumber, serial, id }: SealUse): string {
  if (target.kind !== 'document' || contentSha256 === null) return ''
  return qrText({ number: documentNumber, contentSha256, registerSerial: serial, sealUseId: id })
}

/** The page that tells 真, 改 and 不识 apart without a network, with all this office has sealed until now. */
export async function makeVerifyPage(
  office: Pick<Office, 'record' | 'now' | 'resourcesDir'>,
): Promise<Single> {
  const html = await readFile(join(office.resourcesDir, 'verify', 'document.html'), 'utf8')
  return {
    name: `文书核验页-${todayOf(office)}`,
    bytes: new TextEncoder().encode(fillBook(html, paperBook(office))),
    subject: { caseId: null, documentId: null },
  }
}

/** Exported for its test. */
export function paperBook({ record, now }: Books): PaperBook {
  const { state, settings } = record
  return {
    ...{ form: PAPER_BOOK_FORM, issuedOn: now().toISOString(), office: settings.officeName },
    keys: state.all('people').flatMap(keysOf),
    rows: state
      .all('sealUses')
      .toSorted((a, b) => a.serial - b.serial)
      .map((use) => bookRowOf(state, use)),
  }
}

/** A disabled person's key vouches for what was sealed before. */
function keysOf({ id, name, publicKey, keySince, formerKeys, disabledAt }: Person): readonly BookKey[] {
  const former = formerKeys.map((key) => ({ personId: id, name, ...key }))
  return [...former, { personId: id, name, publicKey, validFrom: keySince, validUntil: disabledAt }]
}

function bookRowOf(state: MemoryTables, use: SealUse): BookRow {
  const document = state.get('documents', use.documentId)
  const isRecalled = document.followUp.recall !== null
  const signed = use.target.kind === 'document' ? document.cryptoSignature?.pdfSha256 : undefined
  const files = [...filesOf(state, use.id).map(({ sha256 }) => sha256), ...(signed ? [signed] : [])]
  return {
    ...{ registerSerial: use.serial, sealUseId: use.id, number: use.documentNumber },
    title:
      use.target.kind === 'document' ? use.documentTitle : `${use.documentTitle}（随附：${use.target.name}）`,
    ...{ contentSha256: use.contentSha256 ?? '', stampedSha256: use.afterSha256 },
    files: [...new Set(files)].filter((sha256) => sha256 !== use.afterSha256),
    state: isRecalled ? 'recalled' : document.state === 'voided' ? 'voided' : 'valid',
    rowHash: use.rowHash,
  }
}
