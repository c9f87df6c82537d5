/**
 * What was found before, ranked: recent and frequent first, the same office's files most. Pure.
 * The index is built once when a review is opened (`buildFrequency`), asking it costs next to nothing.
 */
import { standingFindings, type Finding, type FindingContent, type Review } from './review'

/** One finding of before, as far as it can be said again; places never carry over. */
export type Repeat = Omit<FindingContent, 'places' | 'factId' | 'count'>

export type RankedRepeat = Repeat & {
  readonly times: number
  readonly lastAt: string
  readonly score: number
}

export type Frequency = {
  /** Best first. */
  readonly byItem: ReadonlyMap<string, readonly RankedRepeat[]>
  /** For the picker: the same finding counts for its code on every item, most on this one. */
  readonly defects: ReadonlyMap<string, DefectUse>
}

export type DefectUse = {
  readonly score: number
  readonly byItem: ReadonlyMap<string, number>
}

export const NO_FREQUENCY: Frequency = { byItem: new Map(), defects: new Map() }

/** After so many days a finding weighs half. */
const HALF_LIFE_DAYS = 90
/** A unit repeats its own faults. */
const SAME_AGENCY = 2
const DAY_MS = 86_400_000

export type FrequencyInput = {
  readonly reviews: readonly Review[]
  /** 被评查单位 of a case. */
  readonly agencyOf: (caseId: string) => string
  /** Of the case under review; empty: unknown. */
  readonly agency: string
  /** The file under review: what others found in it must not reach a reviewer who judges it blind. */
  readonly exceptCaseId: string
  readonly nowMs: number
}

export function buildFrequency(input: FrequencyInput): Frequency {
  const repeats = new Map<string, Map<string, RankedRepeat>>()
  const defects = new Map<string, { score: number; byItem: Map<string, number> }>()
  for (const review of input.reviews) {
    if (review.caseId === input.exceptCaseId || review.round === '训练') continue
    const isOwn = input.agency !== '' && input.agencyOf(review.caseId) === input.agency
    for (const finding of standingFindings(review)) {
      // A later round took it over: it was found once.
      if (finding.inheritedFrom) continue
      const weight = (isOwn ? SAME_AGENCY : 1) * freshness(finding.recordedAt, input.nowMs)
      count(repeats, finding, weight)
      if (finding.defectCode !== null) countDefect(defects, finding.defectCode, finding.itemId, weight)
    }
  }
  return {
    byItem: new Map([...repeats].map(([itemId, own]) => [itemId, [...own.values()].toSorted(byScore)])),
    defects,
  }
}

function freshness(recordedAt: string, nowMs: number): number {
  const days = Math.max(0, (nowMs - Date.parse(recordedAt)) / DAY_MS)
  return 2 ** (-days / HALF_LIFE_DAYS)
}

/** Sameness is in the words: the same defect said otherwise is offered as its own line. */
const keyOf = ({ kind, defectCode, description }: Finding): string =>
  `${kind} ${defectCode ?? ''} ${description}`

function count(repeats: Map<string, Map<string, RankedRepeat>>, finding: Finding, weight: number): void {
  const own = repeats.get(finding.itemId) ?? new Map<string, RankedRepeat>()
  const known = own.get(keyOf(finding))
  const isNewer = known === undefined || finding.recordedAt > known.lastAt
  const said = isNewer ? repeatOf(finding) : known
  own.set(keyOf(finding), {
    ...said,
    times: (known?.times ?? 0) + 1,
    lastAt: isNewer ? finding.recordedAt : known.lastAt,
    score: (known?.score ?? 0) + weight,
  })
  repeats.set(finding.itemId, own)
}

function repeatOf(finding: Finding): Repeat {
  const { kind, itemId, ruleId, unitCenti, description, defectCode, law, severity, advice } = finding
  return { kind, itemId, ruleId, unitCenti, description, defectCode, law, severity, advice }
}

function countDefect(
  defects: Map<string, { score: number; byItem: Map<string, number> }>,
  code: string,
  itemId: string,
  weight: number,
): void {
  const use = defects.get(code) ?? { score: 0, byItem: new Map<string, number>() }
  use.score += weight
  use.byItem.set(itemId, (use.byItem.get(itemId) ?? 0) + weight)
  defects.set(code, use)
}

const byScore = (a: RankedRepeat, b: RankedRepeat): number =>
  b.score - a.score || b.times - a.times || (a.description < b.description ? -1 : 1)

/**
 * What to offer under an item by one key. Words that are only the preset's own say nothing new and are left out.
 * @param isPreset whether the words are those of a rule of the item
 */
export function repeatsFor(
  frequency: Frequency,
  itemId: string,
  isPreset: (repeat: Repeat) => boolean,
  most = 3,
): readonly RankedRepeat[] {
  const own = frequency.byItem.get(itemId) ?? []
  return own.filter((repeat) => repeat.kind !== 'veto' && !isPreset(repeat)).slice(0, most)
}

const HERE_WEIGHS = 10

/** For the picker: how much a defect was used; its use on this item weighs far more than elsewhere. */
export function useOfDefect(
  frequency: Frequency,
  code: string,
  itemId: string,
): { readonly here: number; readonly score: number } {
  const use = frequency.defects.get(code)
  const here = use?.byItem.get(itemId) ?? 0
  return { here, score: (use?.score ?? 0) + HERE_WEIGHS * here }
}
