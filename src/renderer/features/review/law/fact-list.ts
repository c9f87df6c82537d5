/** Which facts the form shows, and in which order. Pure. */
import type { CaseDates, CaseType } from '@shared/domain/case-file/case-file'
import type { FactSheet } from '@shared/domain/law/fact-sheet'
import { factsFor, type FactInfo } from '@shared/domain/law/facts'

export type FactFilter = 'missing' | 'all' | 'entered'
export type FactSection = { readonly title: string; readonly facts: readonly FactInfo[] }

type Asking = {
  readonly caseType: CaseType
  readonly facts: FactSheet['facts']
  /** Asked for by a rule, or asked for since the form was opened: a field does not vanish under one's hands. */
  readonly wanted: ReadonlySet<string>
  readonly filter: FactFilter
  readonly words: string
}

export function sectionsOf({ caseType, facts, wanted, filter, words }: Asking): readonly FactSection[] {
  const sought = words.trim()
  const isShown = ({ key, label }: FactInfo): boolean => {
    if (sought !== '') return label.includes(sought)
    if (filter === 'missing') return wanted.has(key)
    return filter === 'all' || facts[key] !== undefined
  }
  return factsFor(caseType)
    .map(({ group, facts: own }) => ({ title: group, facts: own.filter(isShown) }))
    .filter((section) => section.facts.length > 0)
}

const FROM_CASE: Readonly<Record<string, keyof CaseDates>> = {
  'filing.date': 'filed',
  'decision.date': 'decided',
  'service.date': 'served',
}

/** A date of the case as registered: offered while the fact is empty, never taken over by itself. */
export function proposalFor(key: string, dates: CaseDates): string | null {
  const from = FROM_CASE[key]
  return from === undefined ? null : dates[from]
}
