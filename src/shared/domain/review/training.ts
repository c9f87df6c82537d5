/**
 * 练习: a file scored blind, then held against its gold key. Pure: what was found, missed, charged wrongly or falsely,
 * item by item, and how far the two agree. The key itself is handed out by main only after submission.
 * The measure of agreement is this project's proposal; it judges practice and never counts for a file.
 */
import { z } from '@shared/lib/zod'
import { Place } from '../case-file/place'
import type { ScoringStandard } from '../checklist/standard'
import { scoreCase } from '../scoring/score-case'
import type { ScoreInput } from '../scoring/score-input'
import { scoreReview } from '../scoring/score-review'
import { FindingKind, standingFindings, VetoStyle, type Finding, type Review } from './review'

export const GoldFinding = z
  .object({
    /** `PT-A02/1`, so that a screen can name it. */
    id: z.string().min(1),
    kind: FindingKind.extract(['deduction', 'veto']),
    itemId: z.string().min(1),
    unitCenti: z.int().nonnegative(),
    count: z.int().positive(),
    places: z.array(Place).min(1).readonly(),
    description: z.string(),
    defectCode: z.string().nullable(),
  })
  .readonly()
export type GoldFinding = z.infer<typeof GoldFinding>

export const GoldKey = z
  .object({
    standardId: z.string(),
    vetoStyle: VetoStyle,
    findings: z.array(GoldFinding).readonly(),
    excused: z.array(z.object({ itemId: z.string(), reason: z.string() }).readonly()).readonly(),
  })
  .readonly()
export type GoldKey = z.infer<typeof GoldKey>

export type TrainingVerdict =
  /** Found, on the right item, at the right place, with the right points. */
  | 'right'
  /** Found, but with other points. */
  | 'points'
  /** Found on the right item, shown somewhere else. */
  | 'place'
  /** The same spot, charged to another item. */
  | 'item'
  | 'missed'
  /** Not in the key. */
  | 'false'

export type TrainingLine = {
  readonly subject: 'finding' | 'excuse'
  readonly verdict: TrainingVerdict
  /** Of the key, or of the finding that is not in it. */
  readonly itemId: string
  readonly gold: GoldFinding | null
  readonly mine: Finding | null
  /** The reasons of 合理缺项, where the line is about one. */
  readonly goldReason: string | null
  readonly myReason: string | null
}

export type TrainingItem = {
  readonly itemId: string
  /** null for a row of the vetoes. */
  readonly goldLostCenti: number | null
  readonly myLostCenti: number | null
  readonly lines: readonly TrainingLine[]
}

export type TrainingResult = {
  /** Only items about which the key or the trainee has something to say. */
  readonly items: readonly TrainingItem[]
  readonly counts: Readonly<Record<TrainingVerdict, number>>
  /** Tenths of a percent. Right counts whole, half right half, missed and false nothing. */
  readonly agreementTenths: number
  readonly gold: { readonly scoreTenths: number | null; readonly grade: string | null }
  readonly mine: { readonly scoreTenths: number | null; readonly grade: string | null }
}

const VERDICTS: readonly TrainingVerdict[] = ['right', 'points', 'place', 'item', 'missed', 'false']
const HALF: ReadonlySet<TrainingVerdict> = new Set<TrainingVerdict>(['points', 'place', 'item'])

export function compareWithGold(standard: ScoringStandard, gold: GoldKey, review: Review): TrainingResult {
  const lines = [...findingLines(gold, review), ...excuseLines(gold, review)]
  const goldScore = scoreCase(standard, scoreInputOfGold(gold))
  const myScore = scoreReview(standard, review)
  const lost = (items: typeof myScore.items, itemId: string): number | null =>
    items.find((item) => item.itemId === itemId)?.lostCenti ?? null
  const rows = [...standard.vetoes, ...standard.items].map(({ id }): TrainingItem => ({
    itemId: id,
    goldLostCenti: lost(goldScore.items, id),
    myLostCenti: lost(myScore.items, id),
    lines: lines.filter((line) => line.itemId === id),
  }))
  const counts = countVerdicts(lines)
  return {
    items: rows.filter((item) => item.lines.length > 0),
    counts,
    agreementTenths: agreement(counts),
    gold: { scoreTenths: goldScore.scoreTenths, grade: goldScore.grade },
    mine: { scoreTenths: myScore.scoreTenths, grade: myScore.grade },
  }
}

function countVerdicts(lines: readonly TrainingLine[]): TrainingResult['counts'] {
  const count = (verdict: TrainingVerdict): number => lines.filter((line) => line.verdict === verdict).length
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)])) as TrainingResult['counts']
}

/** Nothing to find and nothing found is full agreement. */
function agreement(counts: TrainingResult['counts']): number {
  const all = VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0)
  if (all === 0) return 1000
  const halves = 2 * counts.right + counts.points + counts.place + counts.item
  return Math.floor((halves * 1000 + all) / (2 * all))
}

export const isHalfRight = (verdict: TrainingVerdict): boolean => HALF.has(verdict)

function scoreInputOfGold(gold: GoldKey): ScoreInput {
  const of = (kind: GoldFinding['kind']) => gold.findings.filter((finding) => finding.kind === kind)
  return {
    vetoStyle: gold.vetoStyle,
    deductions: of('deduction').map(({ id, itemId, unitCenti, count, description }) => ({
      ...{ id, itemId, unitCenti, count },
      label: description,
    })),
    vetoes: of('veto').map(({ id, itemId, description }) => ({ id, itemId, reason: description })),
    notApplicable: gold.excused,
  }
}

/** How two findings are told to be the same, the surest first; each pair is made once. */
const TIERS: readonly {
  readonly verdict: 'right' | 'place' | 'item'
  readonly fits: (gold: GoldFinding, mine: Finding) => boolean
}[] = [
  { verdict: 'right', fits: (gold, mine) => isSameItem(gold, mine) && isSameSpot(gold.places, mine.places) },
  {
    verdict: 'right',
    fits: (gold, mine) =>
      isSameItem(gold, mine) && gold.defectCode !== null && gold.defectCode === mine.defectCode,
  },
  { verdict: 'place', fits: (gold, mine) => isSameItem(gold, mine) },
  {
    verdict: 'item',
    fits: (gold, mine) => gold.kind === mine.kind && isOverlapping(gold.places, mine.places),
  },
]

const isSameItem = (gold: GoldFinding, mine: Finding): boolean =>
  gold.itemId === mine.itemId && gold.kind === mine.kind

function findingLines(gold: GoldKey, review: Review): readonly TrainingLine[] {
  const mine = standingFindings(review).filter(({ kind }) => kind !== 'advice')
  const pairs = new Map<GoldFinding, { readonly mine: Finding; readonly verdict: TrainingVerdict }>()
  const used = new Set<Finding>()
  for (const { verdict, fits } of TIERS) {
    for (const wanted of gold.findings) {
      const found = pairs.has(wanted) ? undefined : mine.find((one) => !used.has(one) && fits(wanted, one))
      if (found === undefined) continue
      used.add(found)
      const isSamePoints = wanted.unitCenti * wanted.count === found.unitCenti * found.count
      pairs.set(wanted, { mine: found, verdict: verdict === 'right' && !isSamePoints ? 'points' : verdict })
    }
  }
  const known = gold.findings.map((wanted): TrainingLine => {
    const pair = pairs.get(wanted)
    return lineOf(pair?.verdict ?? 'missed', wanted, pair?.mine ?? null)
  })
  const extra = mine.filter((one) => !used.has(one)).map((one) => lineOf('false', null, one))
  return [...known, ...extra]
}

function lineOf(verdict: TrainingVerdict, gold: GoldFinding | null, mine: Finding | null): TrainingLine {
  const itemId = gold?.itemId ?? mine?.itemId ?? ''
  return { subject: 'finding', verdict, itemId, gold, mine, goldReason: null, myReason: null }
}

/** The same page, or the same missing paper: where exactly a box is drawn is not what is practised. */
function isSameSpot(gold: readonly Place[], mine: readonly Place[]): boolean {
  return gold.some((place) => mine.some((other) => isSamePage(place, other) || isSameMissing(place, other)))
}

const isSamePage = (a: Place, b: Place): boolean =>
  a.kind !== 'missing' && b.kind !== 'missing' && a.fileId === b.fileId && a.pageIndex === b.pageIndex

const isSameMissing = (a: Place, b: Place): boolean =>
  a.kind === 'missing' &&
  b.kind === 'missing' &&
  (a.document.includes(b.document) || b.document.includes(a.document))

/** Across items the page alone is not enough: the boxes must touch. */
function isOverlapping(gold: readonly Place[], mine: readonly Place[]): boolean {
  return gold.some((place) =>
    mine.some((other) => {
      if (place.kind === 'missing' || other.kind === 'missing') return isSameMissing(place, other)
      return isSamePage(place, other) && touches(place, other)
    }),
  )
}

type OnPage = Exclude<Place, { kind: 'missing' }>
const boxOf = (place: OnPage): readonly [number, number, number, number] =>
  place.kind === 'region' ? place.boxPt : [...place.pointPt, ...place.pointPt]

function touches(a: OnPage, b: OnPage): boolean {
  const [ax0, ay0, ax1, ay1] = boxOf(a)
  const [bx0, by0, bx1, by1] = boxOf(b)
  return ax0 <= bx1 && bx0 <= ax1 && ay0 <= by1 && by0 <= ay1
}

function excuseLines(gold: GoldKey, review: Review): readonly TrainingLine[] {
  const wanted = new Map(gold.excused.map(({ itemId, reason }) => [itemId, reason]))
  const mine = new Map(
    Object.entries(review.items).flatMap(([itemId, { naReason }]) =>
      naReason === null ? [] : [[itemId, naReason] as const],
    ),
  )
  return [...new Set([...wanted.keys(), ...mine.keys()])].map((itemId): TrainingLine => {
    const [goldReason, myReason] = [wanted.get(itemId) ?? null, mine.get(itemId) ?? null]
    const verdict = goldReason === null ? 'false' : myReason === null ? 'missed' : 'right'
    return { subject: 'excuse', verdict, itemId, gold: null, mine: null, goldReason, myReason }
  })
}
