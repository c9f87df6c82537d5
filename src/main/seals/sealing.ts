/**
 * What sealing a paper and sealing a file that goes out with it have in common: one at a time, asked before anything is
 * made whether it may be, and a row worked out from what was approved.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { contentSha256 } from '@shared/domain/document/content'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { APPROVAL_DAYS, impressionsOn, isApprovalOld, isValidOn } from '@shared/domain/seal/release'
import type { Seal, SealTarget, SealWish } from '@shared/domain/seal/seal'
import {
  checkRelease,
  nextSealUseSerial,
  registerHeadOf,
  type SealPlan,
} from '@shared/events/checks/seal-checks'
import type { SealOrder } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import { chinaDay } from '@shared/lib/china-day'
import type { OfficialDocument } from '@shared/domain/layout/official-document'
import type { PlacedDocument } from '../documents/produce'
import type { Office } from '../office/office'
import type { Vaults } from './open-vaults'
import { sealToUse } from './seal-to-use'

/** Asks the person in main's own window; nothing the renderer draws can answer for them. */
export type Confirm = (question: {
  readonly title: string
  readonly number: string
  readonly seal: string
}) => Promise<boolean>

/** In order. A process that ends after any of them leaves either no impression at all or a whole one with its row. */
export const SEAL_STEPS = [
  'released',
  'printed',
  'stamped',
  'seamed',
  'kept-before',
  'kept-after',
  'recorded',
] as const
export type SealStep = (typeof SEAL_STEPS)[number]

export type SealOffice = Pick<Office, 'record' | 'blobs' | 'jobs' | 'device' | 'newId' | 'now' | 'storeDir'>

export type Sealing = {
  readonly office: SealOffice
  readonly vaults: Vaults
  readonly queue: SealQueue
  readonly confirm: Confirm
  readonly print: (
    document: SupervisionDocument,
    diameterMm: number,
    qr: OfficialDocument['qr'],
  ) => Promise<PlacedDocument>
  /** Told after each step; the tests end the process there. */
  readonly onStep?: (step: SealStep) => void
}

/** One impression after another: two at once could both find the approval unused. */
export class SealQueue {
  #last: Promise<unknown> = Promise.resolve()

  run<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work)
    this.#last = next.catch(() => undefined)
    return next
  }
}

export type Planned = {
  readonly document: SupervisionDocument
  readonly seal: Seal
  readonly plan: SealPlan
  readonly wish: Pick<SealWish, 'seam' | 'isDuplex'>
  /** Hash of the row before this one. */
  readonly registerHead: string
}

type Ordered = Pick<SealOrder, 'documentId' | 'requestId'>
/** Typed at the screen, while nobody is registered. */
type Typed = Pick<
  SealOrder,
  'sealId' | 'applicant' | 'approver' | 'keeper' | 'reason' | 'copies' | 'seam' | 'isDuplex'
>

/** @throws AppError `document/unknown`, `document/not-numbered`, `seal/request-unknown`, `seal/unknown`, `seal/retired` */
export function planUse({ record, newId }: SealOffice, order: Ordered, typed: Typed | null): Planned {
  const { state } = record
  const document = state.find('documents', order.documentId)
  if (!document) throw new AppError('document/unknown', 'no such document')
  if (document.number === null)
    throw new AppError('document/wrong-state', 'only a numbered document is sealed', {
      state: document.state,
    })
  const asked = order.requestId === null ? null : askedFor(state, order.requestId)
  if (asked === null && typed === null) throw new AppError('seal/request-needed', 'no request')
  const wish = asked?.wish ?? typed
  if (wish === null) throw new AppError('seal/request-needed', 'no request')
  const seal = sealToUse(state, wish.sealId)
  const people = asked
    ? { ...asked.people, keeper: record.actor.name }
    : {
        applicant: typed?.applicant ?? '',
        approver: typed?.approver ?? '',
        approvedAt: null,
        keeper: typed?.keeper ?? '',
      }
  const plan: SealPlan = {
    ...{ documentId: document.id, sealUseId: newId(), serial: nextSealUseSerial(state) },
    ...{ requestId: order.requestId, sealId: seal.id, sealName: seal.name },
    ...{
      documentTitle: `${document.fields.issuer}${document.kind.title}`,
      documentNumber: document.number.text,
    },
    ...{ addressee: document.fields.addressee, reason: wish.reason, copies: wish.copies },
    ...people,
    contentSha256: contentSha256(document),
  }
  return { document, seal, plan, wish, registerHead: registerHeadOf(state) }
}

function askedFor(state: SealOffice['record']['state'], requestId: string) {
  const request = state.find('sealRequests', requestId)
  if (!request) throw new AppError('seal/request-unknown', 'no such request')
  const { wish, applicant, decidedBy, decidedAt } = request
  const people = { applicant: applicant.name, approver: decidedBy?.name ?? '', approvedAt: decidedAt }
  return { wish, people }
}

/**
 * Everything that can be refused, before the passphrase is tried and before anything is made.
 * @throws AppError of the guard, `device/moved`, `device/clock-behind`, `seal/approval-old`, `seal/not-valid`,
 *   `seal/daily-limit`
 */
export async function assertReleased(
  { record, device, now }: SealOffice,
  { plan, seal, wish }: Planned,
  target: SealTarget,
): Promise<void> {
  await device.assertAttached()
  const verdict = checkRelease(record.state, plan, target, record.actor)
  if (!verdict.ok) throw new AppError(verdict.failure.code, 'not released', verdict.failure.params)
  const request = plan.requestId === null ? undefined : record.state.find('sealRequests', plan.requestId)
  if (request && isApprovalOld(request, now()))
    throw new AppError('seal/approval-old', 'the approval has aged out', { days: APPROVAL_DAYS })
  if (!isValidOn(seal, chinaDay(now().toISOString())))
    throw new AppError('seal/not-valid', 'not valid today', { name: seal.name })
  const least = target.kind === 'document' && wish.seam ? 2 : 1
  assertWithinDay({ record, now }, seal, least)
}

/** @param adding  impressions about to be made */
export function assertWithinDay(
  { record, now }: Pick<SealOffice, 'record' | 'now'>,
  { id, name, dailyLimit }: Seal,
  adding: number,
): void {
  const made = impressionsOn(record.state.all('sealUses'), id, chinaDay(now().toISOString()))
  if (dailyLimit !== null && made + adding > dailyLimit)
    throw new AppError('seal/daily-limit', 'enough for today', { name, limit: dailyLimit, made })
}

/** Opens the vault with the passphrase, or asks that it stand open. */
export async function openVault(vaults: Vaults, sealId: string, passphrase: string | null): Promise<void> {
  if (passphrase !== null) await vaults.unlock(sealId, passphrase)
  else if (!vaults.isOpen(sealId)) throw new AppError('seal/vault-closed', 'the vault is not open')
}

/** A file of the store's own, gone afterwards; what a crash leaves is swept at the next start. */
export async function withTempFile<T>(
  { storeDir, newId }: Pick<SealOffice, 'storeDir' | 'newId'>,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const path = join(storeDir, 'blobs', 'tmp', `seal-${newId()}.pdf`)
  try {
    return await use(path)
  } finally {
    await rm(path, { force: true })
  }
}
