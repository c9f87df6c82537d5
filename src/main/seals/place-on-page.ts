/** Where the seal would come to stand, moved by hand or not, and how far it may go: for the screen, nothing is stamped. */
import { maySealStand, moveBounds, type MoveMm, type SealRoom } from '@shared/domain/seal/move'
import type { PlaceSealOrder, SealSpot } from '@shared/ipc/shapes'
import type { z } from '@shared/lib/zod'
import { AppError } from '@shared/lib/app-error'
import { getDocument, printForSeal } from '../documents/produce'
import type { Office } from '../office/office'
import { sealToUse } from './seal-to-use'

/** @throws AppError `document/wrong-state`, `seal/no-place`, `seal/move-out-of-bounds` */
export async function placeOnPage(
  office: Office,
  { documentId, sealId, moveMm }: z.infer<typeof PlaceSealOrder>,
): Promise<z.infer<typeof SealSpot>> {
  const document = getDocument(office, documentId)
  const seal = sealToUse(office.record.state, sealId)
  if (document.number === null)
    throw new AppError('document/wrong-state', 'a number comes first', { state: document.state })
  const { room, place } = await printForSeal(office, document, seal.heightMm)
  const own: SealRoom = { ...room, widthMm: seal.widthMm, heightMm: seal.heightMm }
  const move: MoveMm = moveMm ?? [0, 0]
  if (!maySealStand(own, move)) throw new AppError('seal/move-out-of-bounds', 'moved too far')
  return {
    pageIndex: place.pageIndex,
    ...{ ruleXMm: room.rule.xMm, ruleYMm: room.rule.yMm },
    ...{ centreXMm: room.rule.xMm + move[0], centreYMm: room.rule.yMm + move[1] },
    ...{ widthMm: seal.widthMm, heightMm: seal.heightMm },
    boundsMm: moveBounds(own, move),
  }
}
