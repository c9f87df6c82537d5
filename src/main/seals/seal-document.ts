/**
 * One impression on a paper: released, printed, stamped and looked at, kept, recorded. The bytes go first and the event
 * second; only the event makes the paper sealed, and it is its own register row. A kill at any point leaves either
 * nothing or both.
 */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import type { SealPlacement } from '@shared/domain/document/supervision-document'
import { maySealStand, type MoveMm, type SealRoom } from '@shared/domain/seal/move'
import { registerRowHash } from '@shared/domain/seal/register-chain'
import { seamImpressions } from '@shared/domain/seal/seam'
import type { Seal, SeamImpression } from '@shared/domain/seal/seal'
import { nextSealUseSerial, registerHeadOf } from '@shared/events/checks/seal-checks'
import { rowOf } from '@shared/events/seal-events'
import type { SealOrder } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import type { StampCheck } from '@shared/pdf/check-stamp'
import { stripAnchors, type DocumentInfo, type SealCentre } from '@shared/pdf/stamp-seal'
import type { PlacedDocument } from '../documents/produce'
import { proofOf, proofSignerOf, qrOf, signProof } from './prove'
import {
  assertReleased,
  assertWithinDay,
  openVault,
  planUse,
  withTempFile,
  type Planned,
  type SealOffice,
  type Sealing,
} from './sealing'
import { sealSeam } from './seam'

export type SealDone = { readonly sealUseId: string }

const TARGET = { kind: 'document' } as const

/**
 * In the name of whoever has the record's ear: the keeper.
 * @returns null when the person said no
 * @throws AppError of `assertReleased`, `seal/wrong-passphrase`, `seal/wait`, `seal/vault-closed`, `seal/no-place`,
 *   `seal/move-out-of-bounds`, `seal/check-failed`, the guard's codes
 */
export function sealDocument(sealing: Sealing, order: SealOrder): Promise<SealDone | null> {
  return sealing.queue.run(() => sealNow(sealing, order))
}

async function sealNow(sealing: Sealing, order: SealOrder): Promise<SealDone | null> {
  const { office, vaults, print, confirm, onStep } = sealing
  const planned = planUse(office, order, order)
  const { document, seal, plan } = planned
  await assertReleased(office, planned, TARGET)
  onStep?.('released')
  await openVault(vaults, seal.id, order.passphrase)
  const printed = await print(document, seal.heightMm, qrOf(plan))
  const centre = centreOf(printed, seal, order.moveMm)
  onStep?.('printed')
  const question = { title: plan.documentTitle, number: plan.documentNumber, seal: seal.name }
  if (!(await confirm(question))) return null
  const made = await vaults.withPicture(seal.id, (picture) =>
    impress(sealing, planned, printed.pdf, picture, centre),
  )
  assertWithinDay(office, seal, 1 + made.seams.length)
  await keepAndRecord(sealing, planned, { made, pageCount: printed.pageCount, moveMm: order.moveMm })
  return { sealUseId: plan.sealUseId }
}

/** @throws AppError `seal/move-out-of-bounds` */
function centreOf({ room, place }: PlacedDocument, seal: Seal, moveMm: MoveMm | null): SealCentre {
  const [right, down] = moveMm ?? [0, 0]
  const own: SealRoom = { ...room, widthMm: seal.widthMm, heightMm: seal.heightMm }
  if (!maySealStand(own, [right, down])) throw new AppError('seal/move-out-of-bounds', 'moved too far')
  return { pageIndex: place.pageIndex, xMm: place.centreXMm + right, yMm: place.centreYMm + down }
}

type Made = {
  readonly before: Uint8Array
  readonly after: Uint8Array
  readonly check: StampCheck
  readonly seams: readonly SeamImpression[]
}

/** What comes back has been drawn and measured by another engine, the seam too. */
async function impress(
  { office, onStep }: Sealing,
  { seal, plan, wish }: Planned,
  pdf: Uint8Array,
  picture: Uint8Array,
  centre: SealCentre,
): Promise<Made> {
  const { widthMm, heightMm } = seal
  const info: DocumentInfo = {
    title: `${plan.documentTitle} ${plan.documentNumber}`,
    createdAt: office.now(),
  }
  const before = await stripAnchors(pdf, info)
  const stamp = { pdf, sealPng: picture, widthMm, heightMm, centre, info }
  const { pdf: stamped, check } = await office.jobs.run('stamp-seal', stamp)
  onStep?.('stamped')
  if (!wish.seam) return { before, after: stamped, check, seams: [] }
  const seamed = await seamOwn(office, stamped, picture, seal, wish.isDuplex)
  onStep?.('seamed')
  return { before, check, ...seamed }
}

async function seamOwn(
  office: SealOffice,
  stamped: Uint8Array,
  sealPng: Uint8Array,
  seal: Seal,
  isDuplex: boolean,
): Promise<Pick<Made, 'after' | 'seams'>> {
  return withTempFile(office, (path) =>
    withTempFile(office, async (outPath) => {
      await writeFile(path, stamped)
      const sha256 = createHash('sha256').update(stamped).digest('hex')
      const { pages: frames } = await office.jobs.run('inspect', { path, sha256, kind: 'pdf' })
      const { widthMm, heightMm } = seal
      const order = {
        path,
        outPath,
        sealPng,
        widthMm,
        heightMm,
        frames,
        isDuplex,
        revisionId: office.newId(),
      }
      const { plan } = await sealSeam(office.jobs, order)
      return { after: await readFile(outPath), seams: seamImpressions(plan, frames, seal, isDuplex) }
    }),
  )
}

type Result = {
  readonly made: Made
  readonly pageCount: number
  readonly moveMm: MoveMm | null
}

async function keepAndRecord(
  { office, onStep }: Sealing,
  { document, plan, registerHead }: Planned,
  { made, pageCount, moveMm }: Result,
): Promise<void> {
  const placement = placementOf(made.check, moveMm)
  const { sha256: beforeSha256 } = await office.blobs.put(made.before)
  onStep?.('kept-before')
  const { sha256: afterSha256 } = await office.blobs.put(made.after)
  onStep?.('kept-after')
  const { record } = office
  const files = { pageCount, beforeSha256, afterSha256, seams: made.seams }
  const proofBy = { proofAt: office.now().toISOString(), proofSigner: proofSignerOf(record) }
  const { signer } = record
  await record.write((state) => {
    // The paper says which row it is: it must be that one.
    if (nextSealUseSerial(state) !== plan.serial || registerHeadOf(state) !== registerHead)
      throw new AppError('seal/register-serial', 'the register has moved on')
    const row = rowOf({ ...plan, ...files, ...proofBy }, TARGET, placement)
    const rowHash = registerRowHash(row, registerHead)
    const proof = proofOf({ ...row, rowHash }, document, made.after.byteLength)
    const proofSignature = proof === null ? null : signProof(proof, signer)
    return [
      {
        type: 'document/sealed',
        payload: { ...plan, ...files, ...proofBy, proofSignature, placement, rowHash },
      },
    ]
  })
  onStep?.('recorded')
}

/** As the other engine saw it. */
function placementOf(seen: StampCheck, moveMm: MoveMm | null): SealPlacement {
  const isMoved = moveMm !== null && (moveMm[0] !== 0 || moveMm[1] !== 0)
  return {
    pageIndex: seen.pageIndex,
    centreXMm: seen.centreMm[0],
    centreYMm: seen.centreMm[1],
    widthMm: seen.sizeMm[0],
    heightMm: seen.sizeMm[1],
    coversText: seen.coversText,
    ...(isMoved ? { movedMm: moveMm } : {}),
  }
}
