/**
 * One impression: print, unlock, stamp, look at the result, ask the person, store, record.
 * The bytes go first and the event second; only the event makes the paper sealed, and it is its own register row.
 * A kill at any point leaves either nothing or both.
 */
import type { SealPlacement, SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { Seal } from '@shared/domain/seal/seal'
import { contentSha256 } from '@shared/domain/document/content'
import { registerRowHash } from '@shared/domain/seal/register-chain'
import { nextSealUseSerial, registerHeadOf } from '@shared/events/checks/seal-checks'
import { rowOf } from '@shared/events/seal-events'
import type { SealOrder } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import { stripAnchors } from '@shared/pdf/stamp-seal'
import { documentTitle, getDocument, printForSeal, readBlob } from '../documents/produce'
import type { Office } from '../office/office'
import { unlockSeal } from './vault'

export type SealDone = { readonly sealUseId: string; readonly placement: SealPlacement }

/** Asks the person in main's own window; nothing the renderer draws can answer for them. */
export type Confirm = (question: {
  readonly title: string
  readonly number: string
  readonly seal: string
}) => Promise<boolean>

/**
 * @returns null when the person said no
 * @throws AppError `seal/wrong-passphrase`, `seal/no-place`, `seal/check-failed`, the guard's codes
 */
export async function applySeal(
  office: Office,
  order: SealOrder,
  confirm: Confirm,
): Promise<SealDone | null> {
  const document = getDocument(office, order.documentId)
  const seal = getSeal(office, order.sealId)
  const number = document.number
  if (document.state !== 'numbered' || number === null) {
    throw new AppError('document/wrong-state', 'only a numbered document is sealed', {
      state: document.state,
    })
  }
  const picture = await unlockSeal(await readBlob(office, seal.vaultSha256), order.passphrase ?? '')
  const printed = await printForSeal(office, document, seal.heightMm)
  const question = { title: documentTitle(document), number: number.text, seal: seal.name }
  if (!(await confirm(question))) return null
  const stamped = await stampAndCheck(office, document, seal, picture, printed)
  const before = await office.blobs.put(stamped.before)
  const after = await office.blobs.put(stamped.after)
  const sealUseId = office.newId()
  await office.record.write((state) => {
    const use = {
      ...{ documentId: document.id, sealUseId, serial: nextSealUseSerial(state), requestId: order.requestId },
      ...{ sealId: seal.id, sealName: seal.name, documentTitle: documentTitle(document) },
      ...{ documentNumber: number.text, addressee: document.fields.addressee, reason: order.reason },
      ...{ copies: order.copies, pageCount: printed.pageCount, applicant: order.applicant },
      ...{
        approver: order.approver,
        approvedAt: null,
        keeper: order.keeper,
        seams: [],
        proofSignature: null,
      },
      ...{ beforeSha256: before.sha256, afterSha256: after.sha256, contentSha256: contentSha256(document) },
    }
    const { placement } = stamped
    const rowHash = registerRowHash(rowOf(use, { kind: 'document' }, placement), registerHeadOf(state))
    return [{ type: 'document/sealed', payload: { ...use, placement, rowHash } }]
  })
  return { sealUseId, placement: stamped.placement }
}

function getSeal({ record }: Office, sealId: string): Seal {
  const seal = record.state.find('seals', sealId)
  if (!seal) throw new AppError('seal/unknown', 'no such seal')
  if (seal.retiredAt !== null) throw new AppError('seal/retired', 'the seal is retired')
  return seal
}

type Stamped = { readonly before: Uint8Array; readonly after: Uint8Array; readonly placement: SealPlacement }

/** The stamped bytes are drawn and measured by another engine before anybody may have them. */
async function stampAndCheck(
  office: Office,
  document: SupervisionDocument,
  seal: Seal,
  picture: Uint8Array,
  { pdf, place }: Awaited<ReturnType<typeof printForSeal>>,
): Promise<Stamped> {
  const info = { title: `${documentTitle(document)} ${document.number?.text ?? ''}`, createdAt: office.now() }
  const before = await stripAnchors(pdf, info)
  const { widthMm, heightMm } = seal
  const centre = { pageIndex: place.pageIndex, xMm: place.centreXMm, yMm: place.centreYMm }
  const { pdf: after, check: seen } = await office.jobs.run('stamp-seal', {
    pdf,
    sealPng: picture,
    widthMm,
    heightMm,
    centre,
    info,
  })
  const placement: SealPlacement = {
    pageIndex: seen.pageIndex,
    centreXMm: seen.centreMm[0],
    centreYMm: seen.centreMm[1],
    widthMm: seen.sizeMm[0],
    heightMm: seen.sizeMm[1],
    coversText: seen.coversText,
  }
  return { before, after, placement }
}
