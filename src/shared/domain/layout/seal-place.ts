/**
 * Where the seals go. One issuer: upright, centred on the date (and so on the name above it), both standing slightly
 * below its centre, its top edge within one line below the text; riding on the year and covering the month (骑年盖月)
 * follows. 联合行文: one seal on each name, seals of a row on one height, none touching another, the last one on name
 * and date. Nothing of a 附注 may lie under a seal.
 * Pure; all lengths in millimetres from the top left corner of the page. Source: GB/T 9704-2012, 加盖印章的公文;
 * the ratios are our reading of "slightly below" (docs/adr/0005).
 */
import { OFFICIAL_MARKS, OFFICIAL_PAGE, type RectMm, TYPE_AREA } from './geometry'

export type SealPlaceInput = {
  /** Link rectangles around the issuers' names, the host first. */
  readonly issuers: readonly RectMm[]
  /** Link rectangle around the date. */
  readonly date: RectMm
  /** Lower edge of the last line of text or 附件说明 on the same page; null when there is none. */
  readonly textBottomMm: number | null
  /** Upper edge of the 附注 on the same page; null when there is none or it ends left of the seals. */
  readonly noteTopMm: number | null
  /** One a name, in the same order. */
  readonly diametersMm: readonly number[]
  /** Line pitch the paper was printed with. */
  readonly pitchMm: number
}

export type SealPlaceRule =
  /** name and date 0.25 to 0.35 of the radius below the centre */
  | 'preferred'
  /** still below the centre, but nearer or farther than preferred because of what stands above or below */
  | 'shifted'

/** The place of one seal. */
export type SealSpot = {
  readonly centreXMm: number
  readonly centreYMm: number
  readonly rule: SealPlaceRule
  /** How far name and date stand below the centre, as a share of the radius. */
  readonly belowCentreRatio: number
  /** From the text, or the seal above, to the top edge of this seal. */
  readonly gapAboveMm: number
}

export type SealPlace =
  | {
      readonly kind: 'placed'
      /** One an issuer, in their order. */
      readonly places: readonly SealSpot[]
    }
  | {
      readonly kind: 'needs-adjust'
      /**
       * `no-text-above`: the signature stands alone on its page; `too-far-from-text`, `no-room-above`: the distance
       * between text and date does not suit this diameter; `off-type-area`: the seal would reach the page number or
       * the edge; `not-centred`: issuer and date are not centred on each other; `seals-touch`: two seals of a joint
       * paper would touch or cross.
       */
      readonly reason:
        | 'no-text-above'
        | 'too-far-from-text'
        | 'no-room-above'
        | 'off-type-area'
        | 'not-centred'
        | 'seals-touch'
      /** Line pitch to print again with, points; null when the pitch is already as tight as allowed. */
      readonly pitchPt: number | null
    }

const PREFERRED_RATIO = { min: 0.25, target: 0.3, max: 0.35 } as const
/** "Slightly below the centre": below it at all, and no farther than half the radius. */
const ALLOWED_RATIO = { min: 0.02, max: 0.5 } as const
/** The page number is centred 7 mm below the type area and its digits reach 2 mm higher; half a millimetre is left. */
const BELOW_TYPE_AREA_MM = OFFICIAL_MARKS.pageNumberGapMm.value - 2 - 0.5
const CENTRED_TOLERANCE_MM = 1
/** From the side edge of the paper. */
const EDGE_MM = 5
/** Between two seals, and between a seal and a 附注. */
const APART_MM = 0.5
/** Names of one row stand on one height. */
const SAME_ROW_MM = 2.5
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

type Reason = Extract<SealPlace, { kind: 'needs-adjust' }>['reason']

/** One name with the seal it gets. */
type Named = { readonly index: number; readonly rect: RectMm; readonly radiusMm: number }

/** Names in rows from top to bottom. */
function rowsOf({ issuers, diametersMm }: SealPlaceInput): readonly (readonly Named[])[] {
  const rows: Named[][] = []
  for (const [index, rect] of issuers.entries()) {
    const named = { index, rect, radiusMm: (diametersMm[index] ?? diametersMm.at(-1) ?? 0) / 2 }
    // The lower edge: a name on two lines stands on the same line as its neighbours.
    const row = rows.find(([first]) => first && Math.abs(first.rect.bottomMm - rect.bottomMm) < SAME_ROW_MM)
    if (row) row.push(named)
    else rows.push([named])
  }
  return rows.sort((a, b) => (a[0]?.rect.bottomMm ?? 0) - (b[0]?.rect.bottomMm ?? 0))
}

type RowInput = {
  /** The middle of what stands under the seals: names, with the date in the last row. */
  readonly middleMm: number
  /** Nothing of a seal may be above this, nor further below it than one line. */
  readonly aboveMm: number
  readonly isFirst: boolean
  readonly lowestMm: number
  readonly radiusMm: number
  readonly pitchMm: number
}

/** The height of a row's centres, nearest to the preferred ratio. */
function rowCentre(row: RowInput): number | Reason {
  const { middleMm, radiusMm } = row
  const highest = row.aboveMm + radiusMm
  const lowest = Math.min(row.isFirst ? highest + row.pitchMm : Infinity, row.lowestMm - radiusMm)
  if (lowest < highest) return 'off-type-area'
  const centre = clamp(middleMm - PREFERRED_RATIO.target * radiusMm, highest, lowest)
  const ratio = (middleMm - centre) / radiusMm
  if (ratio < ALLOWED_RATIO.min) return 'no-room-above'
  return ratio > ALLOWED_RATIO.max ? 'too-far-from-text' : centre
}

function spotOf(named: Named, centreXMm: number, centreYMm: number, row: RowInput): SealSpot {
  const belowCentreRatio = (row.middleMm - centreYMm) / named.radiusMm
  const isPreferred = belowCentreRatio >= PREFERRED_RATIO.min && belowCentreRatio <= PREFERRED_RATIO.max
  return {
    centreXMm,
    centreYMm,
    rule: isPreferred ? 'preferred' : 'shifted',
    belowCentreRatio,
    gapAboveMm: centreYMm - named.radiusMm - row.aboveMm,
  }
}

/** Is a seal inside the sheet, or, on a joint paper, inside the type area? */
function isInside(spot: SealSpot, radiusMm: number, isJoint: boolean): boolean {
  const [left, right] = isJoint
    ? [TYPE_AREA.leftMm - APART_MM, TYPE_AREA.rightMm + APART_MM]
    : [EDGE_MM, OFFICIAL_PAGE.widthMm.value - EDGE_MM]
  return spot.centreXMm - radiusMm >= left && spot.centreXMm + radiusMm <= right
}

function doTouch(a: SealSpot, b: SealSpot, radiiMm: number): boolean {
  return Math.hypot(a.centreXMm - b.centreXMm, a.centreYMm - b.centreYMm) < radiiMm + APART_MM
}

/** A place for every issuer's seal, or why there is none with this line pitch. */
export function placeSeal(input: SealPlaceInput): SealPlace {
  const found = placeAll(input)
  return typeof found === 'string'
    ? { kind: 'needs-adjust', reason: found, pitchPt: tighterPitchPt(input.pitchMm) }
    : { kind: 'placed', places: found }
}

function placeAll(input: SealPlaceInput): readonly SealSpot[] | Reason {
  const { date, textBottomMm, pitchMm, issuers } = input
  const rows = rowsOf(input)
  const last = issuers.at(-1)
  const first = rows[0]?.[0]
  if (!last || !first || textBottomMm === null || textBottomMm > first.rect.topMm) return 'no-text-above'
  if (Math.abs(middleX(last) - middleX(date)) > CENTRED_TOLERANCE_MM) return 'not-centred'
  const pageEnd = TYPE_AREA.bottomMm + BELOW_TYPE_AREA_MM
  const lowestMm = Math.min(pageEnd, (input.noteTopMm ?? Infinity) - APART_MM)
  const spots = new Map<number, SealSpot>()
  let aboveMm = textBottomMm
  for (const [at, row] of rows.entries()) {
    const isLast = at === rows.length - 1
    const radiusMm = Math.max(...row.map((named) => named.radiusMm))
    const names = middleY(row.at(-1)?.rect ?? last)
    const middleMm = isLast ? (names + middleY(date)) / 2 : names
    const part = { middleMm, aboveMm, isFirst: at === 0, lowestMm, radiusMm, pitchMm }
    const centre = rowCentre(part)
    if (typeof centre === 'string') return centre
    for (const named of row) {
      const isOnDate = isLast && named.rect === last
      spots.set(named.index, spotOf(named, middleX(isOnDate ? date : named.rect), centre, part))
    }
    aboveMm = centre + radiusMm + APART_MM
  }
  return checked(rows.flat(), spots)
}

/** In the order of the issuers, once no seal leaves its area or meets another. */
function checked(
  named: readonly Named[],
  spots: ReadonlyMap<number, SealSpot>,
): readonly SealSpot[] | Reason {
  const all = [...named]
    .sort((a, b) => a.index - b.index)
    .flatMap(({ index, radiusMm }) => {
      const spot = spots.get(index)
      return spot === undefined ? [] : [{ spot, radiusMm }]
    })
  if (all.some(({ spot, radiusMm }) => !isInside(spot, radiusMm, all.length > 1))) return 'off-type-area'
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      if (doTouch(one.spot, other.spot, one.radiusMm + other.radiusMm)) return 'seals-touch'
    }
  }
  return all.map(({ spot }) => spot)
}
