/** One campaign with its files, as the tabs need them. */
import { useMemo } from 'react'
import type { Campaign } from '@shared/domain/campaign/campaign'
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import type { Person } from '@shared/domain/people/person'
import { useRow, useRows } from '../../data/live'

export type CampaignData = {
  readonly campaign: Campaign
  readonly entries: readonly CampaignEntry[]
  readonly people: readonly Person[]
}

/** null while loading, undefined when there is no such campaign. */
export function useCampaign(campaignId: string): CampaignData | null | undefined {
  const campaign = useRow('campaigns', campaignId)
  const all = useRows('entries')
  const register = useRows('people')
  // In the order they were registered: ids are random.
  const people = useMemo(
    () => register?.toSorted((a, b) => a.registeredAt.localeCompare(b.registeredAt)) ?? null,
    [register],
  )
  const entries = useMemo(
    () => all?.filter((entry) => entry.campaignId === campaignId) ?? null,
    [all, campaignId],
  )
  if (campaign === null || entries === null || people === null) return null
  return campaign && { campaign, entries, people }
}
