/**
 * 初评A against 初评B: do they agree within the rule of the standard, and if so, on what; where do they differ.
 * Without agreement nothing is agreed here: the panel (合议) makes its own review. No numeric rule was found in
 * practice; the default is this project's proposal and each standard may set its own.
 */
import { groupBy } from '@shared/lib/group-by'
import { DEFAULT_TWO_REVIEWERS, type ScoringStandard, type TwoReviewersRule } from '../checklist/standard'
import { effectOf, gradeOf, worseGrade } from './grade'
import { meanTenths } from './rescale'
import type { ScoreInput } from './score-input'
import type { ScoreResult } from './score-result'

/** Why the panel must decide. `style`: the two used different veto styles, so their scores say different things. */
export type PanelReason = 'difference' | 'grades' | 'vetoes' | 'style' | 'no-score'

export type ComparedItem = {
  readonly kind: 'item' | 'veto'
  readonly itemId: string
  /** Hundredths, after the caps; 0 for veto rows. */
  readonly lostA: number
  readonly lostB: number
  readonly naA: boolean
  readonly naB: boolean
  readonly vetoA: boolean
  readonly vetoB: boolean
  readonly differs: boolean
  /** Deductions and vetoes by id, as entered. */
  readonly findingIdsA: readonly string[]
  readonly findingIdsB: readonly string[]
}

export type ReviewComparison = {
  readonly rule: TwoReviewersRule
  /** `null` when one of them has no score. */
  readonly differenceTenths: number | null
  readonly gradesDiffer: boolean
  readonly vetoesDiffer: boolean
  readonly outcome: 'agreed' | 'panel'
  /** Empty when agreed. */
  readonly reasons: readonly PanelReason[]
  /** `null` for the panel. */
  readonly agreedTenths: number | null
  readonly agreedGrade: string | null
  /** Rows of the standard in its order, items before vetoes. */
  readonly items: readonly ComparedItem[]
}

export function compareReviews(
  standard: ScoringStandard,
  resultA: ScoreResult,
  inputA: ScoreInput,
  resultB: ScoreResult,
  inputB: ScoreInput,
): ReviewComparison {
  const rule = standard.twoReviewers ?? DEFAULT_TWO_REVIEWERS
  const { scoreTenths: scoreA } = resultA
  const { scoreTenths: scoreB } = resultB
  const differenceTenths = scoreA === null || scoreB === null ? null : Math.abs(scoreA - scoreB)
  const gradesDiffer = resultA.grade !== resultB.grade
  const vetoesDiffer = vetoIdsOf(resultA).join('\n') !== vetoIdsOf(resultB).join('\n')
  const reasons: PanelReason[] = [
    ...(differenceTenths === null ? (['no-score'] as const) : []),
    ...(differenceTenths !== null && differenceTenths > rule.maxDifferenceTenths
      ? (['difference'] as const)
      : []),
    ...(rule.needSameGrade && gradesDiffer ? (['grades'] as const) : []),
    ...(rule.needSameVetoes && vetoesDiffer ? (['vetoes'] as const) : []),
    ...(resultA.vetoStyle === resultB.vetoStyle ? [] : (['style'] as const)),
  ]
  const agreed = reasons.length === 0 ? agree(standard, rule, resultA, resultB) : null
  return {
    rule,
    differenceTenths,
    gradesDiffer,
    vetoesDiffer,
    outcome: agreed ? 'agreed' : 'panel',
    reasons,
    agreedTenths: agreed?.scoreTenths ?? null,
    agreedGrade: agreed?.grade ?? null,
    items: compareItems(standard, resultA, inputA, resultB, inputB),
  }
}

/**
 * Combines the scores before the veto, grades the combined score, then applies what either met: a section minimum
 * that lowered one grade keeps the agreed one as low, and a veto of either has its effect.
 */
function agree(
  standard: ScoringStandard,
  { combine }: TwoReviewersRule,
  a: ScoreResult,
  b: ScoreResult,
): { readonly scoreTenths: number | null; readonly grade: string | null } {
  const before = [a.scoreBeforeVetoTenths, b.scoreBeforeVetoTenths]
  const known = before.filter((score) => score !== null)
  const scoreTenths = combine === 'mean' ? meanTenths(known) : known.length > 0 ? Math.min(...known) : null
  const grade =
    scoreTenths === null
      ? null
      : [a, b]
          .flatMap(limitsOf)
          .reduce(
            (lowest, limit) => worseGrade(standard.grades, lowest, limit),
            gradeOf(standard, scoreTenths).grade,
          )
  const hasVeto = a.vetoes.length + b.vetoes.length > 0
  return hasVeto ? effectOf(standard.grades, a.vetoStyle, { scoreTenths, grade }) : { scoreTenths, grade }
}

function limitsOf({ trace }: ScoreResult): string[] {
  return trace.flatMap((step) => (step.kind === 'section-minimum' && !step.isMet ? [step.gradeAtMost] : []))
}

function compareItems(
  standard: ScoringStandard,
  resultA: ScoreResult,
  inputA: ScoreInput,
  resultB: ScoreResult,
  inputB: ScoreInput,
): ComparedItem[] {
  const [a, b] = [sideOf(resultA, inputA), sideOf(resultB, inputB)]
  const rows = [
    ...standard.items.map(({ id }) => ({ kind: 'item' as const, itemId: id })),
    ...standard.vetoes.map(({ id }) => ({ kind: 'veto' as const, itemId: id })),
  ]
  return rows.map(({ kind, itemId }) => {
    const compared = {
      ...{ lostA: a.lost(itemId), lostB: b.lost(itemId) },
      ...{ naA: a.na.has(itemId), naB: b.na.has(itemId) },
      ...{ vetoA: a.vetoes.has(itemId), vetoB: b.vetoes.has(itemId) },
    }
    const { lostA, lostB, naA, naB, vetoA, vetoB } = compared
    const differs = lostA !== lostB || naA !== naB || vetoA !== vetoB
    return { kind, itemId, ...compared, differs, findingIdsA: a.ids(itemId), findingIdsB: b.ids(itemId) }
  })
}

type Side = {
  readonly lost: (itemId: string) => number
  readonly na: ReadonlySet<string>
  readonly vetoes: ReadonlySet<string>
  readonly ids: (itemId: string) => readonly string[]
}

function sideOf(result: ScoreResult, input: ScoreInput): Side {
  const lost = new Map(result.items.map((item) => [item.itemId, item.lostCenti]))
  const entries = groupBy([...input.deductions, ...input.vetoes], (entry) => entry.itemId)
  return {
    lost: (itemId) => lost.get(itemId) ?? 0,
    na: new Set(input.notApplicable.map((entry) => entry.itemId)),
    vetoes: new Set(vetoIdsOf(result)),
    ids: (itemId) => (entries.get(itemId) ?? []).map((entry) => entry.id),
  }
}

function vetoIdsOf(result: ScoreResult): string[] {
  return [...new Set(result.vetoes.map((veto) => veto.itemId))].toSorted()
}
