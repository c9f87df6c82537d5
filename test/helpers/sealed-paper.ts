/** A printed paper with a test seal of 42 mm where the rule puts it, and where that was; for the ruler. */
import type { OfficialDocument } from '@shared/domain/layout/official-document'
import { hasSignature } from '@shared/domain/layout/official-document'
import { LINE_PITCH_PT, ptToMm } from '@shared/domain/layout/geometry'
import type { SealExpectation } from '@shared/domain/layout/ruler-sheet'
import { placeSeal } from '@shared/domain/layout/seal-place'
import { readSealAnchors } from '@shared/pdf/measure-anchors'
import { stampSeal } from '@shared/pdf/stamp-seal'
import { pngBytes } from '../fixtures/pdf/png'

export const DIAMETER_MM = 42

/** A red ring and a bar. */
export const SEAL = pngBytes({
  widthPx: 240,
  heightPx: 240,
  pixel: (x, y) => {
    const r = Math.hypot(x - 119.5, y - 119.5)
    const isInk = (r < 119 && r > 108) || (Math.abs(y - 120) < 10 && Math.abs(x - 120) < 60)
    return isInk ? [220, 20, 20, 255] : [0, 0, 0, 0]
  },
})

export type SealedPaper = { readonly pdf: Uint8Array; readonly seals: readonly SealExpectation[] }

/**
 * Seals at the places found on the printed paper; none on papers that get none.
 * @returns the reason as text when this pitch leaves no room
 */
export async function sealPaper(
  pdf: Uint8Array,
  document: OfficialDocument,
  pitchPt: number = LINE_PITCH_PT,
): Promise<SealedPaper | string> {
  if (document.sealing === 'unsealed' || !hasSignature(document)) return { pdf, seals: [] }
  const { issuers, date, textEnd, note } = await readSealAnchors(pdf)
  if (!date || issuers.some((issuer) => issuer === null)) return 'an anchor is missing'
  const place = placeSeal({
    issuers: issuers.flatMap((issuer) => (issuer ? [issuer.rectMm] : [])),
    date: date.rectMm,
    textBottomMm: textEnd?.pageIndex === date.pageIndex ? textEnd.rectMm.bottomMm : null,
    noteTopMm: note?.pageIndex === date.pageIndex ? note.rectMm.topMm : null,
    diametersMm: issuers.map(() => DIAMETER_MM),
    pitchMm: ptToMm(pitchPt),
  })
  if (place.kind !== 'placed') return place.reason
  const seals = place.places.map(({ centreXMm, centreYMm }) => ({
    ...{ pageIndex: date.pageIndex, centreXMm, centreYMm },
    ...{ widthMm: DIAMETER_MM, heightMm: DIAMETER_MM },
  }))
  return { pdf: await stampAll(pdf, seals), seals }
}

export async function stampAll(pdf: Uint8Array, seals: readonly SealExpectation[]): Promise<Uint8Array> {
  let stamped = pdf
  for (const { pageIndex, centreXMm, centreYMm, widthMm, heightMm } of seals) {
    const centre = { pageIndex, xMm: centreXMm, yMm: centreYMm }
    const order = { pdf: stamped, sealPng: SEAL, widthMm, heightMm, centre }
    stamped = await stampSeal({ ...order, removeAnchors: false })
  }
  return stamped
}
