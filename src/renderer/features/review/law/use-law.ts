/** The clocks of one review: facts, results, what was decided, and the acts, each with its way back. */
import { useMemo, useState } from 'react'
import type { DeductionRule } from '@shared/domain/checklist/standard'
import { judgeCase, SECTOR_FACT } from '@shared/domain/law/case-law'
import type { LawResult } from '@shared/domain/law/check-law'
import type { FactSheet } from '@shared/domain/law/fact-sheet'
import type { Sector } from '@shared/domain/law/sectors'
import { useFacts, useLawBooks, type JoinedBooks } from '../../../data/law'
import { useDefectIndex } from '../../../data/shipped'
import { newFindingId } from '../finding-id'
import type { Workspace } from '../use-workspace'
import { FactDrafts } from './fact-drafts'
import { setFact, suggestionEntries, type FactChange } from './law-entries'
import { naSuggestions } from './na-suggestions'
import { contentOfSuggestion, joinDecisions, shownText, type LawEntry } from './suggestions'

export type LawView = 'facts' | 'results' | 'timeline'

export type Law = {
  readonly books: JoinedBooks
  readonly facts: FactSheet['facts']
  readonly sector: Sector
  readonly results: readonly LawResult[]
  readonly entries: readonly LawEntry[]
  /** Facts some rule asks for, heavier rules first. */
  readonly missing: readonly string[]
  /** 建议缺项, reason by item. */
  readonly naItems: ReadonlyMap<string, string>
  readonly openCount: number
  readonly canEdit: boolean
  readonly drafts: FactDrafts
  readonly view: LawView
  readonly currentRule: string | null
  readonly setView: (view: LawView) => void
  readonly setCurrentRule: (ruleId: string | null) => void
  /** The fact somebody wants to fill in or set right; the form takes the keyboard there. */
  readonly currentFact: string | null
  readonly showFact: (key: string | null) => void
  /** To the results, at this rule. */
  readonly showRule: (ruleId: string) => void
  readonly saveFact: (change: FactChange) => Promise<boolean>
  readonly setSector: (sectorId: string) => Promise<boolean>
  /** `rule`: null for a veto. */
  readonly accept: (entry: LawEntry, rule: DeductionRule | null) => Promise<boolean>
  readonly reject: (entry: LawEntry, reason: string) => Promise<boolean>
  readonly reopen: (entry: LawEntry) => Promise<boolean>
  readonly acceptNa: (itemId: string) => Promise<boolean>
}

/** null while calendars, sectors or facts are being read. */
export function useLaw(work: Workspace): Law | null {
  const { caseFile, review, standard, rows, canEdit, setTab } = work
  const books = useLawBooks()
  const facts = useFacts(caseFile.id)
  const { caseType } = caseFile.facts
  const [view, setView] = useState<LawView>('facts')
  const [currentRule, setCurrentRule] = useState<string | null>(null)
  const [currentFact, setCurrentFact] = useState<string | null>(null)
  const [drafts] = useState(() => new FactDrafts())
  const judged = useMemo(
    () => (books && facts ? judgeCase(facts, caseType, books) : null),
    [books, facts, caseType],
  )
  const entries = useMemo(
    () => joinDecisions(judged?.results ?? [], review.decisions, review.findings, rows),
    [judged, review.decisions, review.findings, rows],
  )
  const missing = useMemo(
    () => [...new Set((judged?.results ?? []).flatMap(({ missingFacts }) => missingFacts))],
    [judged],
  )
  const naItems = useMemo(() => naSuggestions(standard, rows, facts ?? {}), [standard, rows, facts])
  const acts = useLawActs(work, facts ?? {}, naItems)
  if (books === null || facts === null || judged === null) return null
  const showRule = (ruleId: string): void => {
    setTab('law')
    setView('results')
    setCurrentRule(ruleId)
  }
  const showFact = (key: string | null): void => {
    setCurrentFact(key)
    if (key !== null) setView('facts')
  }
  return {
    ...{ books, facts, entries, missing, naItems, canEdit, drafts, ...judged, ...acts },
    ...{ view, setView, currentRule, setCurrentRule, showRule, currentFact, showFact },
    openCount: entries.filter(({ isOpen }) => isOpen).length + naItems.size,
  }
}

type Acts = Pick<Law, 'saveFact' | 'setSector' | 'accept' | 'reject' | 'reopen' | 'acceptNa'>

function useLawActs(work: Workspace, facts: FactSheet['facts'], naItems: Law['naItems']): Acts {
  const { caseFile, review, session } = work
  const defects = useDefectIndex()
  const adviceFor = (code: string | null): string =>
    defects?.entries.find(({ defect }) => defect.code === code)?.defect.advice ?? ''
  const made = suggestionEntries({ reviewId: review.id, caseId: caseFile.id })
  const saveFact = (change: FactChange): Promise<boolean> =>
    session.run(setFact(caseFile.id, change, facts[change.key]))
  const shownOf = ({ result }: LawEntry) => ({ suggestionId: result.ruleId, shown: shownText(result) })
  return {
    saveFact,
    setSector: (value) =>
      saveFact({ key: SECTOR_FACT, value: { kind: 'choice', value }, source: null, note: '' }),
    accept: async (entry, rule) => {
      const { result, row } = entry
      const { suggestion } = result
      if (suggestion === null || row === null) return false
      const advice = adviceFor(suggestion.defectCode)
      const findingId = newFindingId()
      const content = contentOfSuggestion({ suggestion, row, result, facts, rule, advice })
      return session.run(made.accept(shownOf(entry), findingId, content))
    },
    reject: (entry, reason) => session.run(made.reject(shownOf(entry), reason)),
    reopen: async ({ decision, finding }) =>
      decision === null ? false : await session.run(made.reopen(decision, finding)),
    acceptNa: async (itemId) => {
      const reason = naItems.get(itemId)
      return reason === undefined ? false : await session.excuse(itemId, reason)
    },
  }
}
