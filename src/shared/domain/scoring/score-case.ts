/**
 * Scores one case file against one edition of a standard, with every step that led there.
 * Pure, whole numbers only, the same for any order of the input. It judges what a person entered and adds
 * nothing of its own. The rules and what their sources leave open: docs/adr/0013.
 */
import type { Failure } from '@shared/lib/app-error'
import { groupBy } from '@shared/lib/group-by'
import type { Result } from '@shared/lib/result'
import type { ScoringStandard } from '../checklist/standard'
import { applyMinimums, applyVetoes, gradeOf } from './grade'
import { checkDeduction, checkNotApplicable, checkVeto } from './check-input'
import { rescale } from './rescale'
import { findSameFacts } from './same-fact'
import type { NotApplicable, ScoreDeduction, ScoreInput, VetoCall } from './score-input'
import { scoreItem, skipItem, type ScoredItem } from './score-item'
import type { ItemScore, ScoreNotice, ScoreResult, ScoreStep, SectionScore } from './score-result'

export function scoreCase(standard: ScoringStandard, input: ScoreInput): ScoreResult {
  const sound = keepSound(standard, input)
  const scored = scoreItems(standard, sound)
  const items = scored.map((entry) => entry.score)
  const sections = sumSections(standard, items)
  const sum = sumStep(items)
  const rescaled = rescale(sum.gotCenti, sum.fullApplicableCenti)
  const scoreBeforeVetoTenths = rescaled?.scoreTenths ?? null
  const graded = scoreBeforeVetoTenths === null ? null : gradeOf(standard, scoreBeforeVetoTenths)
  const limited = applyMinimums(standard, sections, graded?.grade ?? null)
  const outcome = applyVetoes(standard, {
    style: input.vetoStyle,
    vetoes: sound.vetoes,
    scoreTenths: scoreBeforeVetoTenths,
    grade: limited.grade,
  })
  return {
    standardId: standard.id,
    vetoStyle: input.vetoStyle,
    items,
    sections,
    fullApplicableCenti: sum.fullApplicableCenti,
    gotCenti: sum.gotCenti,
    scoreBeforeVetoTenths,
    scoreTenths: outcome.scoreTenths,
    gradeBeforeVeto: limited.grade,
    grade: outcome.grade,
    vetoes: outcome.vetoes,
    notices: [
      ...noticesOfSum(standard, sum.fullApplicableCenti),
      ...scored.flatMap((entry) => entry.notices),
      ...noticesOfVetoes(sound),
    ],
    refused: sound.refused,
    trace: [
      ...items.flatMap((item) => item.steps),
      sum,
      rescaled ?? { kind: 'nothing-applicable' },
      ...(graded ? [graded] : []),
      ...limited.steps,
      ...outcome.steps,
    ],
  }
}

type SoundInput = {
  readonly deductions: readonly ScoreDeduction[]
  readonly naReasons: ReadonlyMap<string, string>
  readonly vetoes: readonly VetoCall[]
  readonly refused: readonly Failure[]
  readonly isSameFactOnce: boolean
}

/** Keeps what the standard allows, sorted by id so that the order of entry never matters. */
function keepSound(standard: ScoringStandard, input: ScoreInput): SoundInput {
  const refused: Failure[] = []
  const isSound = (result: Result<true>): boolean => {
    if (!result.ok) refused.push(result.failure)
    return result.ok
  }
  const deductions = input.deductions.filter((entry) => isSound(checkDeduction(standard, entry)))
  const notApplicable = input.notApplicable.filter((entry) => isSound(checkNotApplicable(standard, entry)))
  const vetoes = input.vetoes.filter((entry) => isSound(checkVeto(standard, entry)))
  return {
    deductions: deductions.toSorted(byId),
    naReasons: firstReasons(notApplicable),
    vetoes: vetoes.toSorted((a, b) => compare(a.itemId, b.itemId) || byId(a, b)),
    refused: refused.toSorted((a, b) => compare(JSON.stringify(a), JSON.stringify(b))),
    isSameFactOnce: input.sameFactOnce ?? standard.sameFactOnce ?? false,
  }
}

/** Two entries for one item: the reason first in code order is shown, whichever came first. */
function firstReasons(entries: readonly NotApplicable[]): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>()
  for (const { itemId, reason } of entries.toSorted((a, b) => compare(a.reason, b.reason))) {
    if (!reasons.has(itemId)) reasons.set(itemId, reason)
  }
  return reasons
}

function scoreItems(standard: ScoringStandard, sound: SoundInput): ScoredItem[] {
  const applicable = sound.deductions.filter((entry) => !sound.naReasons.has(entry.itemId))
  const countedItems = sound.isSameFactOnce ? findSameFacts(standard, applicable) : new Map<string, string>()
  const byItem = groupBy(sound.deductions, (entry) => entry.itemId)
  return standard.items.map((item) => {
    const own = byItem.get(item.id) ?? []
    const reason = sound.naReasons.get(item.id)
    if (reason !== undefined) {
      const notices = own.map((entry): ScoreNotice => {
        return { kind: 'deduction-on-na', itemId: item.id, deductionId: entry.id }
      })
      return { score: skipItem(item, reason), notices }
    }
    const entries = own.map((deduction) => {
      return { deduction, countedItemId: countedItems.get(deduction.id) ?? null }
    })
    return scoreItem(item, entries)
  })
}

function sumStep(items: readonly ItemScore[]): Extract<ScoreStep, { kind: 'sum' }> {
  const totalCenti = sumBy(items, (item) => item.fullCenti)
  const fullApplicableCenti = sumBy(items.filter(isScored), (item) => item.fullCenti)
  const lostCenti = sumBy(items, (item) => item.lostCenti)
  return {
    kind: 'sum',
    totalCenti,
    naCenti: totalCenti - fullApplicableCenti,
    fullApplicableCenti,
    lostCenti,
    gotCenti: fullApplicableCenti - lostCenti,
  }
}

function sumSections(standard: ScoringStandard, items: readonly ItemScore[]): SectionScore[] {
  return standard.sections.map(({ id, name }) => {
    const own = items.filter((item) => item.sectionId === id && isScored(item))
    return {
      sectionId: id,
      name,
      fullCenti: sumBy(own, (item) => item.fullCenti),
      lostCenti: sumBy(own, (item) => item.lostCenti),
      gotCenti: sumBy(own, (item) => item.gotCenti),
    }
  })
}

function noticesOfSum(standard: ScoringStandard, fullApplicableCenti: number): ScoreNotice[] {
  if (fullApplicableCenti === 0) return [{ kind: 'nothing-applicable' }]
  const limitCenti = standard.naWarnBelowCenti
  if (fullApplicableCenti >= limitCenti) return []
  return [{ kind: 'little-applicable', fullApplicableCenti, limitCenti }]
}

function noticesOfVetoes(sound: SoundInput): ScoreNotice[] {
  return sound.vetoes.flatMap(({ id, itemId, confirmed }): ScoreNotice[] => [
    ...(sound.naReasons.has(itemId) ? [{ kind: 'veto-on-na', itemId, vetoId: id } as const] : []),
    ...(confirmed === true ? [] : [{ kind: 'veto-unconfirmed', itemId } as const]),
  ])
}

function isScored(item: ItemScore): boolean {
  return item.status === 'scored'
}

function sumBy<T>(values: readonly T[], amount: (value: T) => number): number {
  return values.reduce((sum, value) => sum + amount(value), 0)
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
