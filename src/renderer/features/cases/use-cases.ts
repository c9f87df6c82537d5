import { useMemo } from 'react'
import type { CaseFacts } from '@shared/domain/case-file/case-file'
import { perform } from '../../data/acts'
import { useRows } from '../../data/live'
import { buildCaseRows, type CaseRow } from './case-rows'

/** All cases as rows, null while loading, and what can be done with one. */
export function useCases() {
  const cases = useRows('cases')
  const campaigns = useRows('campaigns')
  const reviews = useRows('reviews')
  const standards = useRows('standards')
  const rows = useMemo<readonly CaseRow[] | null>(
    () =>
      cases && campaigns && reviews && standards
        ? buildCaseRows({ cases, campaigns, reviews, standards })
        : null,
    [cases, campaigns, reviews, standards],
  )
  return {
    rows,
    campaigns: campaigns ?? [],
    remove: (caseId: string) => perform('case/removed', { caseId }),
    restore: (caseId: string) => perform('case/restored', { caseId }),
    editFacts: (caseId: string, facts: CaseFacts) => perform('case/facts-edited', { caseId, facts }),
    assign: (caseId: string, campaignId: string | null) => perform('case/assigned', { caseId, campaignId }),
    openCampaign: async (name: string, year: number): Promise<string> => {
      const campaignId = crypto.randomUUID()
      await perform('campaign/opened', { campaignId, name, year })
      return campaignId
    },
  }
}
