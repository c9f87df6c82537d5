import { useMemo } from 'react'
import type { CaseFacts, CaseFile } from '@shared/domain/case-file/case-file'
import { AppError } from '@shared/lib/app-error'
import { perform } from '../../data/acts'
import { useReviewsOfRound, useRows } from '../../data/live'
import { performUndoable } from '../../data/undo'
import { assignCase, editFacts, removeCase, restoreCase } from './case-entries'
import { buildCaseRows, type CaseRow } from './case-rows'

/** All cases as rows, null while loading, and what can be done with one. */
export function useCases() {
  const cases = useRows('cases')
  const campaigns = useRows('campaigns')
  const reviews = useReviewsOfRound('初评')
  const standards = useRows('standards')
  const entries = useRows('entries')
  const rows = useMemo<readonly CaseRow[] | null>(
    () =>
      cases && campaigns && reviews && standards && entries
        ? buildCaseRows({ cases, campaigns, reviews, standards, entries })
        : null,
    [cases, campaigns, reviews, standards, entries],
  )
  return {
    rows,
    campaigns: campaigns ?? [],
    remove: async (caseId: string) => performUndoable(removeCase(fileOf(cases, caseId))),
    restore: async (caseId: string) => performUndoable(restoreCase(fileOf(cases, caseId))),
    editFacts: async (caseId: string, facts: CaseFacts) =>
      performUndoable(editFacts(fileOf(cases, caseId), facts)),
    assign: async (caseId: string, campaignId: string | null) =>
      performUndoable(assignCase(fileOf(cases, caseId), campaignId)),
    openCampaign: async (name: string, year: number): Promise<string> => {
      const campaignId = crypto.randomUUID()
      await perform('campaign/opened', { campaignId, name, year })
      return campaignId
    },
  }
}

/** As it stands now, which is what an undo goes back to. */
function fileOf(cases: readonly CaseFile[] | null, caseId: string): CaseFile {
  const file = cases?.find(({ id }) => id === caseId)
  if (!file) throw new AppError('case/unknown', 'not in the list')
  return file
}
