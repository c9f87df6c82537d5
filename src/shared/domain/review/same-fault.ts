/**
 * "The same fault twice": findings on different items that may be one and the same fact, to be asked about, never
 * decided. 同一事实不重复扣分 is applied by scoring only to findings a person has linked (`factId`).
 * The share of overlap is this project's proposal.
 */
import type { BoxPt } from '../case-file/page-index'
import type { Place } from '../case-file/place'
import type { FindingContent } from './review'

/** Of the smaller box. */
export const MIN_OVERLAP = 0.5

export type FaultLike = Pick<FindingContent, 'kind' | 'itemId' | 'places' | 'defectCode' | 'factId'> & {
  readonly id: string
}

export type SameFault = {
  readonly a: string
  readonly b: string
  /** The strongest reason found: a place says more than a missing paper, a paper more than a code. */
  readonly why: 'place' | 'missing' | 'defect'
}

const areaOf = ([x0, y0, x1, y1]: BoxPt): number => Math.max(0, x1 - x0) * Math.max(0, y1 - y0)

/** 0..1 of the smaller of the two. */
export function overlapShare(a: BoxPt, b: BoxPt): number {
  const smaller = Math.min(areaOf(a), areaOf(b))
  if (smaller === 0) return 0
  const common = areaOf([
    Math.max(a[0], b[0]),
    Math.max(a[1], b[1]),
    Math.min(a[2], b[2]),
    Math.min(a[3], b[3]),
  ])
  return common / smaller
}

const isIn = ([x, y]: readonly [number, number], [x0, y0, x1, y1]: BoxPt): boolean =>
  x >= x0 && x <= x1 && y >= y0 && y <= y1

/** Pins this close point at the same spot. */
const PIN_REACH_PT = 12

/**
 * Do two places on a page lie on each other? A whole page covers everything on it and says little: it counts only
 * against another whole page, which `overlapShare` of the larger tells.
 */
function isSameSpot(a: Place, b: Place): boolean {
  if (a.kind === 'missing' || b.kind === 'missing') return false
  if (a.fileId !== b.fileId || a.pageIndex !== b.pageIndex) return false
  if (a.kind === 'region' && b.kind === 'region') {
    return overlapShare(a.boxPt, b.boxPt) >= MIN_OVERLAP && !isFarLarger(a.boxPt, b.boxPt)
  }
  if (a.kind === 'pin' && b.kind === 'pin') {
    return Math.hypot(a.pointPt[0] - b.pointPt[0], a.pointPt[1] - b.pointPt[1]) <= PIN_REACH_PT
  }
  const [pin, region] = a.kind === 'pin' ? [a, b] : [b, a]
  return (
    pin.kind === 'pin' &&
    region.kind === 'region' &&
    isIn(pin.pointPt, region.boxPt) &&
    !isPageWide(region.boxPt)
  )
}

const FAR_LARGER = 8
const isFarLarger = (a: BoxPt, b: BoxPt): boolean =>
  Math.max(areaOf(a), areaOf(b)) > FAR_LARGER * Math.min(areaOf(a), areaOf(b))
/** Half of an A4 page; a pin somewhere in it is not at the same spot. */
const PAGE_WIDE_PT2 = (595 * 842) / 2
const isPageWide = (box: BoxPt): boolean => areaOf(box) > PAGE_WIDE_PT2

const missingNames = (places: readonly Place[]): readonly string[] =>
  places.flatMap((place) => (place.kind === 'missing' ? [place.document.replace(/\s+/g, '')] : []))

/** @returns why the two may be one fact, or null */
export function whySame(a: FaultLike, b: FaultLike): SameFault['why'] | null {
  if (a.itemId === b.itemId || a.kind === 'advice' || b.kind === 'advice') return null
  if (a.places.some((place) => b.places.some((other) => isSameSpot(place, other)))) return 'place'
  const missing = missingNames(b.places)
  if (missingNames(a.places).some((name) => missing.includes(name))) return 'missing'
  return a.defectCode !== null && a.defectCode === b.defectCode ? 'defect' : null
}

/** Every pair that may be one fact and is not linked yet, in the order of the list. */
export function findSameFaults(findings: readonly FaultLike[]): readonly SameFault[] {
  return findings.flatMap((a, index) =>
    findings.slice(index + 1).flatMap((b): readonly SameFault[] => {
      if (a.factId && a.factId === b.factId) return []
      const why = whySame(a, b)
      return why === null ? [] : [{ a: a.id, b: b.id, why }]
    }),
  )
}

/** The findings linked with `finding` as one fact, without itself. */
export const linkedWith = <T extends FaultLike>(finding: FaultLike, findings: readonly T[]): readonly T[] =>
  finding.factId ? findings.filter((other) => other.id !== finding.id && other.factId === finding.factId) : []
