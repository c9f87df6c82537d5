/** 建议缺项: rows whose conditions the facts fulfil, each with the reason it would be excused for. Pure. */
import { naSuggested } from '@shared/domain/checklist/na-suggested'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { FactSheet } from '@shared/domain/law/fact-sheet'
import { factLabel } from '@shared/domain/law/facts'
import type { ChecklistRow } from '../checklist-rows'

/** Reason by item id; only rows nobody has judged yet. */
export function naSuggestions(
  standard: ScoringStandard,
  rows: readonly ChecklistRow[],
  facts: FactSheet['facts'],
): ReadonlyMap<string, string> {
  const untouched = new Set(
    rows
      .filter(({ state, findings }) => state === 'unseen' || (state === 'checked' && findings.length === 0))
      .map(({ id }) => id),
  )
  return new Map(
    [...standard.items, ...standard.vetoes]
      .filter((row) => untouched.has(row.id) && naSuggested(row, facts))
      .map((row) => [row.id, reasonOf(row.naWhen ?? [])]),
  )
}

type Condition = NonNullable<ScoringStandard['items'][number]['naWhen']>[number]

function reasonOf(conditions: readonly Condition[]): string {
  const parts = conditions.map(({ factKey, op, value = '' }) => {
    const name = `“${factLabel(factKey)}”`
    switch (op) {
      case 'is':
        return `${name}为“${value}”`
      case 'is-not':
        return `${name}不是“${value}”`
      case 'present':
        return `有${name}`
      case 'absent':
        return `没有${name}`
    }
  })
  return `按已录入的案情事实，${parts.join('，')}`
}
