/** Imported cases that no file of a campaign has yet and nobody has begun to review; the wanted case type first. */
import { useMemo } from 'react'
import type { CaseType } from '@shared/domain/case-file/case-file'
import { useRows } from '../../data/live'
import type { LinkableCase } from './FeedbackDialogs'

export function useLinkableCases(caseType: CaseType): readonly LinkableCase[] | null {
  const cases = useRows('cases')
  const entries = useRows('entries')
  return useMemo(() => {
    if (cases === null || entries === null) return null
    const taken = new Set(entries.map(({ caseId }) => caseId))
    return cases
      .filter(({ id, state, removedAt }) => removedAt === null && state === 'registered' && !taken.has(id))
      .toSorted(
        (a, b) =>
          Number(b.facts.caseType === caseType) - Number(a.facts.caseType === caseType) ||
          b.registeredAt.localeCompare(a.registeredAt),
      )
      .map(({ id, facts }) => ({
        value: id,
        label: [facts.title, facts.agency, facts.decisionNumber].filter(Boolean).join('，'),
      }))
  }, [cases, entries, caseType])
}
