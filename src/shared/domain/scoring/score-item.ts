/**
 * One checklist item: occurrences × unit, then the cap of each preset, then the cap of the item (扣完为止).
 * The score of an item never falls below 0.
 */
import type { DeductionRule, StandardItem } from '../checklist/standard'
import type { ScoreDeduction } from './score-input'
import type { ItemScore, ScoreNotice, ScoreStep } from './score-result'

/** A deduction of this item; `countedItemId` is set when the same fact is deducted elsewhere. */
export type ItemDeduction = { readonly deduction: ScoreDeduction; readonly countedItemId: string | null }

export type ScoredItem = { readonly score: ItemScore; readonly notices: readonly ScoreNotice[] }

/** @param entries in the order they shall be shown */
export function scoreItem(item: StandardItem, entries: readonly ItemDeduction[]): ScoredItem {
  const counted = entries.filter((entry) => entry.countedItemId === null).map((entry) => entry.deduction)
  const steps: ScoreStep[] = entries.map((entry) => deductionStep(item, entry))
  const deductedCenti = sumOf(counted)

  const capCenti = itemCap(item)
  let sumCenti = sumOf(counted.filter((deduction) => deduction.ruleId === undefined))
  for (const rule of item.rules) {
    const ruleSumCenti = sumOf(counted.filter((deduction) => deduction.ruleId === rule.id))
    // A rule cap that is not below the item's own says nothing; the item cap then shows the whole sum.
    const isCapped = rule.maxCenti < capCenti && ruleSumCenti > rule.maxCenti
    sumCenti += isCapped ? rule.maxCenti : ruleSumCenti
    if (isCapped) steps.push(ruleCapStep(item, rule, ruleSumCenti))
  }

  const lostCenti = Math.min(sumCenti, capCenti)
  if (sumCenti > capCenti) steps.push({ kind: 'item-cap', itemId: item.id, sumCenti, capCenti })
  const fullCenti = item.pointsCenti
  const gotCenti = fullCenti - lostCenti
  if (lostCenti > 0) steps.push({ kind: 'item', itemId: item.id, fullCenti, lostCenti, gotCenti })

  return {
    score: {
      itemId: item.id,
      sectionId: item.section,
      status: 'scored',
      fullCenti,
      deductedCenti,
      lostCenti,
      gotCenti,
      steps,
    },
    notices: item.rules.flatMap((rule) => findRepeatedOneOff(item, rule, counted)),
  }
}

/** An item that is 合理缺项: neither its points nor a score enter any sum. */
export function skipItem(item: StandardItem, reason: string): ItemScore {
  const fullCenti = item.pointsCenti
  return {
    itemId: item.id,
    sectionId: item.section,
    status: 'na',
    fullCenti,
    deductedCenti: 0,
    lostCenti: 0,
    gotCenti: 0,
    steps: [{ kind: 'na', itemId: item.id, fullCenti, reason }],
  }
}

export function amountOf(deduction: ScoreDeduction): number {
  return deduction.unitCenti * deduction.count
}

function sumOf(deductions: readonly ScoreDeduction[]): number {
  return deductions.reduce((sum, deduction) => sum + amountOf(deduction), 0)
}

/** A cap above the points would let the item go below 0. */
function itemCap(item: StandardItem): number {
  return Math.min(item.capCenti, item.pointsCenti)
}

function deductionStep(item: StandardItem, { deduction, countedItemId }: ItemDeduction): ScoreStep {
  const { id: deductionId, itemId, unitCenti, count } = deduction
  const ruleText = item.rules.find((rule) => rule.id === deduction.ruleId)?.text
  const label = ruleText ?? deduction.label ?? ''
  const amountCenti = amountOf(deduction)
  const rule = deduction.ruleId === undefined ? {} : { ruleId: deduction.ruleId }
  if (countedItemId !== null) {
    return { kind: 'same-fact', deductionId, itemId, ...rule, label, amountCenti, countedItemId }
  }
  return { kind: 'deduction', deductionId, itemId, ...rule, label, unitCenti, count, amountCenti }
}

function ruleCapStep(item: StandardItem, rule: DeductionRule, sumCenti: number): ScoreStep {
  const { id: ruleId, text: ruleText, maxCenti: capCenti } = rule
  return { kind: 'rule-cap', itemId: item.id, ruleId, ruleText, sumCenti, capCenti }
}

function findRepeatedOneOff(
  item: StandardItem,
  rule: DeductionRule,
  counted: readonly ScoreDeduction[],
): ScoreNotice[] {
  if (rule.per !== null) return []
  const times = counted
    .filter((deduction) => deduction.ruleId === rule.id && deduction.unitCenti > 0)
    .reduce((sum, deduction) => sum + deduction.count, 0)
  return times > 1 ? [{ kind: 'one-off-repeated', itemId: item.id, ruleId: rule.id, times }] : []
}
