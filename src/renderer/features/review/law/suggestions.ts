/**
 * Results of the clocks joined with what people decided about them, and the finding an acceptance records.
 * Nothing here judges: it only says what is open, what was decided, and whether it has changed since. Pure.
 */
import type { Place } from '@shared/domain/case-file/place'
import type { DeductionRule } from '@shared/domain/checklist/standard'
import type { LawResult, LawSuggestion } from '@shared/domain/law/check-law'
import type { FactSheet } from '@shared/domain/law/fact-sheet'
import { factLabel } from '@shared/domain/law/facts'
import type { LawStatus } from '@shared/domain/law/rules/rule'
import type { Finding, FindingContent, SuggestionDecision } from '@shared/domain/review/review'
import type { ChecklistRow } from '../checklist-rows'
import { presetFor } from './preset'

export type LawEntry = {
  readonly result: LawResult
  readonly decision: SuggestionDecision | null
  /** The finding an acceptance made; it may have been withdrawn since. */
  readonly finding: Finding | null
  /** It was decided over another result than this one. */
  readonly hasChanged: boolean
  /** Offered and not decided, on an item this edition has. */
  readonly isOpen: boolean
  /** The row the suggestion is for; null when the edition has no such item. */
  readonly row: ChecklistRow | null
}

const MAX_SHOWN = 1000

/** What stands in the record as the sentence a person saw. */
export const shownText = ({ status, explanation }: LawResult): string =>
  `${status}：${explanation.join('')}`.slice(0, MAX_SHOWN)

export function joinDecisions(
  results: readonly LawResult[],
  decisions: readonly SuggestionDecision[],
  findings: readonly Finding[],
  rows: readonly ChecklistRow[],
): readonly LawEntry[] {
  const byId = new Map(decisions.map((decision) => [decision.suggestionId, decision]))
  return results.map((result) => {
    const decision = byId.get(result.ruleId) ?? null
    const finding = findings.find(({ id }) => id === decision?.findingId)
    const row = rows.find(({ id }) => id === result.suggestion?.itemId) ?? null
    return {
      ...{ result, decision, row },
      finding: finding ?? null,
      hasChanged: decision !== null && decision.shown !== shownText(result),
      isOpen: result.suggestion !== null && row !== null && decision === null,
    }
  })
}

export type LawGroup = {
  readonly id: string
  readonly title: string
  readonly entries: readonly LawEntry[]
  readonly isFolded: boolean
}

const GROUPS: readonly { readonly id: string; readonly title: string; readonly of: readonly LawStatus[] }[] =
  [
    { id: 'failed', title: '违反、超期', of: ['违反', '超期'] },
    { id: 'near', title: '临界', of: ['临界'] },
    { id: 'lacking', title: '缺日期、缺事实', of: ['缺日期'] },
    { id: 'manual', title: '需人工', of: ['需人工'] },
    { id: 'fine', title: '合规', of: ['合规'] },
    { id: 'none', title: '不适用', of: ['不适用'] },
  ]
const FOLDED: ReadonlySet<string> = new Set(['fine', 'none'])

/** A decided entry that fails no more stays with the failures: somebody has to look at its decision. */
export function groupEntries(entries: readonly LawEntry[]): readonly LawGroup[] {
  const groupOf = ({ result, decision }: LawEntry): LawStatus => (decision === null ? result.status : '违反')
  return GROUPS.map(({ id, title, of }) => ({
    ...{ id, title },
    entries: entries.filter((entry) => of.includes(groupOf(entry))),
    isFolded: FOLDED.has(id),
  })).filter(({ entries: own }) => own.length > 0)
}

/** Pages the facts were read on, each place once; what the file lacks when no page is known. */
export function placesOf(result: LawResult, facts: FactSheet['facts']): readonly Place[] {
  const places = new Map<string, Place>()
  for (const key of result.factsUsed) {
    const source = facts[key]?.source
    if (source) places.set(JSON.stringify(source), source)
  }
  if (places.size > 0) return [...places.values()].slice(0, MAX_PLACES)
  // The paper of the event that is judged: the last date of those used, not the answer that made the rule apply.
  const dated = result.factsUsed.filter((each) => {
    const kind = facts[each]?.value.kind
    return kind === 'date' || kind === 'datetime'
  })
  const key = dated.at(-1) ?? result.factsUsed[0] ?? result.missingFacts[0]
  return [{ kind: 'missing', document: key === undefined ? result.title : `记载“${factLabel(key)}”的材料` }]
}
const MAX_PLACES = 50

/** The preset that follows from the result; `choose` when a person has to say what it costs. */
export type Cost =
  | { readonly kind: 'none' }
  | { readonly kind: 'preset'; readonly rule: DeductionRule }
  | { readonly kind: 'choose'; readonly rules: readonly DeductionRule[] }

export function costOf({ result, row }: LawEntry): Cost {
  if (row === null || row.kind === 'veto') return { kind: 'none' }
  const rule = presetFor(row.rules, result)
  return rule === null ? { kind: 'choose', rules: row.rules } : { kind: 'preset', rule }
}

type Making = {
  readonly suggestion: LawSuggestion
  readonly row: ChecklistRow
  readonly result: LawResult
  readonly facts: FactSheet['facts']
  /** null for vetoes. */
  readonly rule: DeductionRule | null
  readonly advice: string
}

export function contentOfSuggestion({
  suggestion,
  row,
  result,
  facts,
  rule,
  advice,
}: Making): FindingContent {
  const isVeto = row.kind === 'veto'
  return {
    kind: isVeto ? 'veto' : 'deduction',
    itemId: row.id,
    ruleId: isVeto ? null : (rule?.id ?? null),
    unitCenti: isVeto ? 0 : (rule?.unitCenti ?? 0),
    count: 1,
    places: placesOf(result, facts),
    description: suggestion.description.slice(0, 2000),
    defectCode: suggestion.defectCode,
    law: suggestion.law.slice(0, 500),
    severity: isVeto ? '致命' : suggestion.severity,
    advice: advice.slice(0, 1000),
  }
}
