/** The scans of a file are this case: the entry names it, and the case joins the campaign. */
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import { perform } from '../../../data/acts'

export async function linkCase(entry: CampaignEntry, caseFile: CaseFile): Promise<void> {
  await perform('entry/case-linked', { entryId: entry.id, caseId: caseFile.id })
  if (caseFile.campaignId !== entry.campaignId)
    await perform('case/assigned', { caseId: caseFile.id, campaignId: entry.campaignId })
}
