/**
 * 同一事实不重复扣分 (a switch, off by default): of deductions that share a `factId` only the one that costs
 * most counts; the others stay linked to their items and cost nothing.
 */
import { groupBy } from '@shared/lib/group-by'
import type { ScoringStandard } from '../checklist/standard'
import type { ScoreDeduction } from './score-input'
import { amountOf } from './score-item'

/**
 * Costs are compared before caps, so that the outcome never depends on other deductions. Equal cost: the
 * item that comes first in the standard, then the smaller id.
 *
 * @returns for each deduction that does not count, the item in which its fact is deducted
 */
export function findSameFacts(
  standard: ScoringStandard,
  deductions: readonly ScoreDeduction[],
): ReadonlyMap<string, string> {
  const position = new Map(standard.items.map((item, index) => [item.id, index]))
  const place = (entry: ScoreDeduction): number => position.get(entry.itemId) ?? position.size
  const countedItems = new Map<string, string>()
  for (const [factId, group] of groupBy(deductions, (entry) => entry.factId)) {
    if (factId === undefined) continue
    const [dearest, ...others] = group.toSorted(
      (a, b) => amountOf(b) - amountOf(a) || place(a) - place(b) || (a.id < b.id ? -1 : 1),
    )
    if (!dearest) continue
    for (const other of others) countedItems.set(other.id, dearest.itemId)
  }
  return countedItems
}
