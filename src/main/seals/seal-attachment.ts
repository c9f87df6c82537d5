/**
 * 骑缝章 on a file that goes out with a sealed paper, under the same request: the file's own bytes stay as they are, the
 * strips stand behind them (docs/adr/0009). Kept first, recorded second, as with the paper itself.
 */
import type { AttachedFile } from '@shared/domain/document/attached-file'
import { registerRowHash } from '@shared/domain/seal/register-chain'
import { seamImpressions } from '@shared/domain/seal/seam'
import type { SealTarget, SeamImpression } from '@shared/domain/seal/seal'
import { registerHeadOf } from '@shared/events/checks/seal-checks'
import { rowOf } from '@shared/events/seal-events'
import type { AttachmentSealOrder } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import type { RunOptions } from '../jobs/pool'
import type { SealDone } from './seal-document'
import { assertReleased, assertWithinDay, openVault, planUse, withTempFile, type Sealing } from './sealing'
import type { Planned, SealOffice } from './sealing'
import { sealSeam } from './seam'

/** By SHA-256: what a person has typed this session. */
type Passwords = ReadonlyMap<string, string>

/**
 * @returns null when the person said no
 * @throws AppError as `sealDocument`, `attachment/unknown`, `attachment/not-pdf`, `blob/missing`, `pdf/cannot-append`,
 *   `pdf/wrong-password`, `jobs/cancelled`
 */
export function sealAttachment(
  sealing: Sealing,
  order: AttachmentSealOrder,
  passwords: Passwords,
  options: RunOptions = {},
): Promise<SealDone | null> {
  return sealing.queue.run(() => sealNow(sealing, order, passwords, options))
}

async function sealNow(
  sealing: Sealing,
  order: AttachmentSealOrder,
  passwords: Passwords,
  options: RunOptions,
): Promise<SealDone | null> {
  const { office, vaults, confirm, onStep } = sealing
  const planned = planUse(office, order, null)
  const { document, seal, plan } = planned
  const file = document.files.find(({ fileId }) => fileId === order.fileId)
  if (file === undefined) throw new AppError('attachment/unknown', 'no such file')
  if (file.kind !== 'pdf') throw new AppError('attachment/not-pdf', 'only a PDF has pages to seal across')
  const target = { kind: 'attachment', fileId: file.fileId, name: file.name } as const
  await assertReleased(office, planned, target)
  onStep?.('released')
  await openVault(vaults, seal.id, order.passphrase)
  if (!(await confirm({ title: file.name, number: plan.documentNumber, seal: seal.name }))) return null
  const password = order.filePassword || passwords.get(file.sha256)
  const made = await vaults.withPicture(seal.id, (picture) =>
    withTempFile(office, async (outPath) => {
      const seams = await seamFile(office, planned, file, { picture, outPath, password }, options)
      onStep?.('seamed')
      assertWithinDay(office, seal, seams.length)
      return { seams, afterSha256: (await office.blobs.ingest(outPath)).sha256 }
    }),
  )
  onStep?.('kept-after')
  await enterRow(office, planned, file, target, made)
  onStep?.('recorded')
  return { sealUseId: plan.sealUseId }
}

type Means = { readonly picture: Uint8Array; readonly outPath: string; readonly password: string | undefined }

async function seamFile(
  { blobs, jobs, newId }: SealOffice,
  { seal, wish }: Planned,
  { sha256 }: AttachedFile,
  { picture, outPath, password }: Means,
  options: RunOptions,
): Promise<readonly SeamImpression[]> {
  // Looked at before in this session or not: the original must be there now.
  if (!(await blobs.has(sha256))) throw new AppError('blob/missing', 'the file is gone', { sha256 })
  const { path } = await blobs.openVerified(sha256)
  const given = password === undefined ? {} : { password }
  const { pages: frames } = await jobs.run('inspect', { path, sha256, kind: 'pdf', ...given }, options)
  const { widthMm, heightMm } = seal
  const { isDuplex } = wish
  const order = { path, outPath, sealPng: picture, widthMm, heightMm, frames, isDuplex, revisionId: newId() }
  const { plan } = await sealSeam(jobs, { ...order, ...given }, options)
  return seamImpressions(plan, frames, seal, isDuplex)
}

type Made = { readonly seams: readonly SeamImpression[]; readonly afterSha256: string }

async function enterRow(
  { record }: SealOffice,
  { plan }: Planned,
  file: AttachedFile,
  target: SealTarget,
  made: Made,
): Promise<void> {
  await record.write((state) => {
    const use = {
      ...{ ...plan, ...made, pageCount: file.pageCount, beforeSha256: file.sha256 },
      ...{ proofAt: null, proofSigner: null },
    }
    const rowHash = registerRowHash(rowOf(use, target, null), registerHeadOf(state))
    const { fileId, name: fileName } = file
    return [
      { type: 'attachment/seamed', payload: { ...use, proofSignature: null, rowHash, fileId, fileName } },
    ]
  })
}
