/**
 * 换版试算: what a review would come to under another edition. Shown, never stored: a review keeps the edition it
 * was made with. Entries are carried over by the number of their item; what has no place there is listed.
 */
import type { Failure } from '@shared/lib/app-error'
import type { ScoringStandard } from '../checklist/standard'
import type { Review } from '../review/review'
import { checkDeduction, checkNotApplicable, checkVeto } from './check-input'
import { scoreCase } from './score-case'
import type { ScoreDeduction, ScoreInput } from './score-input'
import type { ItemScore, ScoreResult } from './score-result'
import { scoreInputOf } from './score-review'

export type UnmappedEntry = {
  readonly kind: 'deduction' | 'na' | 'veto'
  readonly itemId: string
  /** `null` for 合理缺项. */
  readonly findingId: string | null
  /** Why the other edition does not take it. */
  readonly failure: Failure
}

/** One side of a row; `null`: the edition has no such item. Hundredths. */
export type RescoredSide = {
  readonly text: string
  readonly fullCenti: number
  readonly lostCenti: number
  readonly isNa: boolean
} | null

export type RescoredItem = {
  readonly itemId: string
  readonly before: RescoredSide
  readonly after: RescoredSide
  readonly differs: boolean
}

export type Rescore = {
  readonly inputBefore: ScoreInput
  readonly inputAfter: ScoreInput
  readonly before: ScoreResult
  readonly after: ScoreResult
  readonly unmapped: readonly UnmappedEntry[]
  /** Items of the own edition in its order, then those only the other has. */
  readonly items: readonly RescoredItem[]
}

/** @param own  the edition the review is bound to */
export function rescoreUnder(own: ScoringStandard, other: ScoringStandard, review: Review): Rescore {
  const inputBefore = scoreInputOf(review)
  const { input: inputAfter, unmapped } = carryOver(own, other, inputBefore)
  const before = scoreCase(own, inputBefore)
  const after = scoreCase(other, inputAfter)
  return { inputBefore, inputAfter, before, after, unmapped, items: compareItems(own, other, before, after) }
}

function carryOver(
  own: ScoringStandard,
  other: ScoringStandard,
  input: ScoreInput,
): { readonly input: ScoreInput; readonly unmapped: readonly UnmappedEntry[] } {
  const unmapped: UnmappedEntry[] = []
  const deductions = input.deductions.map((entry) => withKnownRule(own, other, entry))
  const kept = {
    deductions: deductions.filter((entry) => {
      const checked = checkDeduction(other, entry)
      if (!checked.ok) unmapped.push(unmappedEntry('deduction', entry.itemId, entry.id, checked.failure))
      return checked.ok
    }),
    notApplicable: input.notApplicable.filter((entry) => {
      const checked = checkNotApplicable(other, entry)
      if (!checked.ok) unmapped.push(unmappedEntry('na', entry.itemId, null, checked.failure))
      return checked.ok
    }),
    vetoes: input.vetoes.filter((entry) => {
      const checked = checkVeto(other, entry)
      if (!checked.ok) unmapped.push(unmappedEntry('veto', entry.itemId, entry.id, checked.failure))
      return checked.ok
    }),
  }
  // A style the reviewer chose against the edition stays chosen; otherwise each edition has its own.
  const vetoStyle = input.vetoStyle === own.vetoStyle ? other.vetoStyle : input.vetoStyle
  return { input: { ...input, ...kept, vetoStyle }, unmapped }
}

function unmappedEntry(
  kind: UnmappedEntry['kind'],
  itemId: string,
  findingId: string | null,
  failure: Failure,
): UnmappedEntry {
  return { kind, itemId, findingId, failure }
}

/** A rule is the same rule when number and wording are; otherwise the deduction goes over as a free entry. */
function withKnownRule(
  own: ScoringStandard,
  other: ScoringStandard,
  { ruleId, ...entry }: ScoreDeduction,
): ScoreDeduction {
  const textIn = ({ items }: ScoringStandard): string | undefined =>
    items.find(({ id }) => id === entry.itemId)?.rules.find(({ id }) => id === ruleId)?.text
  const text = textIn(own)
  if (ruleId === undefined) return entry
  if (text !== undefined && textIn(other) === text) return { ...entry, ruleId }
  return text === undefined ? entry : { ...entry, label: text }
}

function compareItems(
  own: ScoringStandard,
  other: ScoringStandard,
  before: ScoreResult,
  after: ScoreResult,
): RescoredItem[] {
  const ids = new Set([...own.items, ...other.items].map(({ id }) => id))
  return [...ids].map((itemId) => {
    const sides = { before: sideOf(own, before, itemId), after: sideOf(other, after, itemId) }
    return { itemId, ...sides, differs: JSON.stringify(sides.before) !== JSON.stringify(sides.after) }
  })
}

function sideOf(standard: ScoringStandard, result: ScoreResult, itemId: string): RescoredSide {
  const item = standard.items.find(({ id }) => id === itemId)
  const score: ItemScore | undefined = result.items.find((candidate) => candidate.itemId === itemId)
  if (!item || !score) return null
  const { fullCenti, lostCenti, status } = score
  return { text: item.text, fullCenti, lostCenti, isNa: status === 'na' }
}
