/**
 * Where the seal goes on a paper with one issuer: upright, centred on the date (and so on the issuer's name above it),
 * both standing slightly below its centre, its top edge within one line below the text. Riding on the year and
 * covering the month (骑年盖月) follows from that.
 * Pure; all lengths in millimetres from the top left corner of the page. Source: GB/T 9704-2012, 加盖印章的公文;
 * the ratios are our reading of "slightly below" (docs/adr/0005).
 */
import { OFFICIAL_PAGE, type RectMm, TYPE_AREA } from './geometry'

export type SealPlaceInput = {
  /** Link rectangle around the issuer's name. */
  readonly issuer: RectMm
  /** Link rectangle around the date. */
  readonly date: RectMm
  /** Lower edge of the last line of text or 附件说明 on the same page; null when there is none. */
  readonly textBottomMm: number | null
  readonly diameterMm: number
  /** Line pitch the paper was printed with. */
  readonly pitchMm: number
}

export type SealPlaceRule =
  /** name and date 0.25 to 0.35 of the radius below the centre */
  | 'preferred'
  /** still below the centre, but nearer or farther than preferred because of the text above */
  | 'shifted'

export type SealPlace =
  | {
      readonly kind: 'placed'
      readonly centreXMm: number
      readonly centreYMm: number
      readonly rule: SealPlaceRule
      /** How far name and date stand below the centre, as a share of the radius. */
      readonly belowCentreRatio: number
      /** From the text to the top edge of the seal. */
      readonly gapAboveMm: number
    }
  | {
      readonly kind: 'needs-adjust'
      /**
       * `no-text-above`: the signature stands alone on its page; `too-far-from-text`, `no-room-above`: the distance
       * between text and date does not suit this diameter; `off-type-area`: the seal would reach the page number or
       * the edge; `not-centred`: issuer and date are not centred on each other.
       */
      readonly reason:
        'no-text-above' | 'too-far-from-text' | 'no-room-above' | 'off-type-area' | 'not-centred'
      /** Line pitch to print again with, points; null when the pitch is already as tight as allowed. */
      readonly pitchPt: number | null
    }

const PREFERRED_RATIO = { min: 0.25, target: 0.3, max: 0.35 } as const
/** "Slightly below the centre": below it at all, and no farther than half the radius. */
const ALLOWED_RATIO = { min: 0.02, max: 0.5 } as const
/** The page number is centred 7 mm below the type area and its digits reach 2 mm higher; half a millimetre is left. */
const BELOW_TYPE_AREA_MM = 7 - 2 - 0.5
const CENTRED_TOLERANCE_MM = 1
/** From the side edge of the paper. */
const EDGE_MM = 5
const PITCH_STEP_PT = 0.5
const PT_PER_MM = 72 / 25.4

const middleX = (rect: RectMm): number => (rect.leftMm + rect.rightMm) / 2
const middleY = (rect: RectMm): number => (rect.topMm + rect.bottomMm) / 2
const clamp = (value: number, min: number, max: number): number => Math.min(Math.max(value, min), max)

/** The next tighter pitch, or null at the limit of about one point. */
export function tighterPitchPt(pitchMm: number): number | null {
  const next = pitchMm * PT_PER_MM - PITCH_STEP_PT
  return next >= OFFICIAL_PAGE.tightestPitchPt.value - 0.01 ? next : null
}

const adjust = (
  reason: Extract<SealPlace, { kind: 'needs-adjust' }>['reason'],
  pitchMm: number,
): SealPlace => ({
  kind: 'needs-adjust',
  reason,
  pitchPt: tighterPitchPt(pitchMm),
})

/** The centre that comes nearest to the preferred ratio with the top edge within one line below the text. */
export function placeSeal(input: SealPlaceInput): SealPlace {
  const { issuer, date, textBottomMm, diameterMm, pitchMm } = input
  const radius = diameterMm / 2
  if (textBottomMm === null || textBottomMm > issuer.topMm) return adjust('no-text-above', pitchMm)
  if (Math.abs(middleX(issuer) - middleX(date)) > CENTRED_TOLERANCE_MM) return adjust('not-centred', pitchMm)

  const middle = (middleY(issuer) + middleY(date)) / 2
  const highest = textBottomMm + radius
  const lowest = Math.min(highest + pitchMm, TYPE_AREA.bottomMm + BELOW_TYPE_AREA_MM - radius)
  if (lowest < highest) return adjust('off-type-area', pitchMm)
  const centreYMm = clamp(middle - PREFERRED_RATIO.target * radius, highest, lowest)
  const belowCentreRatio = (middle - centreYMm) / radius
  if (belowCentreRatio < ALLOWED_RATIO.min) return adjust('no-room-above', pitchMm)
  if (belowCentreRatio > ALLOWED_RATIO.max) return adjust('too-far-from-text', pitchMm)

  const centreXMm = middleX(date)
  if (centreXMm + radius > OFFICIAL_PAGE.widthMm.value - EDGE_MM || centreXMm - radius < EDGE_MM) {
    return adjust('off-type-area', pitchMm)
  }
  const isPreferred = belowCentreRatio >= PREFERRED_RATIO.min && belowCentreRatio <= PREFERRED_RATIO.max
  return {
    kind: 'placed',
    centreXMm,
    centreYMm,
    rule: isPreferred ? 'preferred' : 'shifted',
    belowCentreRatio,
    gapAboveMm: centreYMm - radius - textBottomMm,
  }
}
