/** One file of a campaign with everything its page needs, and what this person may see of it. */
import { useMemo } from 'react'
import { DEFAULT_TERMS, type Campaign, type CampaignTerms } from '@shared/domain/campaign/campaign'
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import { isDoubleReview } from '@shared/domain/campaign/entry-people'
import { rulingFindings, type RulingFinding } from '@shared/domain/campaign/entry-outcome'
import { recheckReasons } from '@shared/domain/campaign/recheck'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { WorkCalendar } from '@shared/domain/law/calendar'
import type { Actor, Person } from '@shared/domain/people/person'
import type { Review } from '@shared/domain/review/review'
import { viewerOf, visibleReviews } from '@shared/domain/review/visibility'
import type { RecheckReason } from '@shared/domain/scoring/needs-recheck'
import { useLawBooks } from '../../data/law'
import { useReviewsOfCase, useRow, useRows } from '../../data/live'
import { useActor, useSession } from '../../data/session'

export type EntryView = {
  readonly entry: CampaignEntry
  readonly campaign: Campaign
  readonly terms: CampaignTerms
  /** undefined until the scans are in. */
  readonly caseFile: CaseFile | undefined
  /** Of this entry; all of them, for order and state. What they say is shown of `visible` only. */
  readonly reviews: readonly Review[]
  readonly visible: readonly Review[]
  readonly standard: ScoringStandard | undefined
  readonly people: readonly Person[]
  readonly isStaffed: boolean
  readonly actor: Actor | null
  readonly isDouble: boolean
  readonly calendars: readonly WorkCalendar[]
  /** Empty: the leader may let the file pass. */
  readonly recheckReasons: readonly RecheckReason[]
  /** Numbered as in the opinion and the register. */
  readonly problems: readonly RulingFinding[]
}

/** null while loading, undefined when there is no such file. */
export function useEntry(entryId: string): EntryView | null | undefined {
  const entry = useRow('entries', entryId)
  const campaign = useRow('campaigns', entry?.campaignId ?? null)
  const entries = useRows('entries')
  const draws = useRows('draws')
  const caseFile = useRow('cases', entry?.caseId ?? null)
  const ofCase = useReviewsOfCase(entry?.caseId ?? '')
  const adopted = useRow('standards', ofCase?.find((one) => one.entryId === entryId)?.standardSha256 ?? null)
  const people = useRows('people')
  const session = useSession()
  const actor = useActor()
  const books = useLawBooks()
  return useMemo(() => {
    if (entry === undefined) return undefined
    if (!entry || !campaign || entries === null || draws === null || caseFile === null) return null
    if (ofCase === null || adopted === null || people === null || session === null || books === null)
      return null
    const reviews = ofCase.filter((one) => one.entryId === entryId)
    const standard = adopted?.standard
    const order = [...(standard?.vetoes ?? []), ...(standard?.items ?? [])].map(({ id }) => id)
    return {
      ...{ entry, campaign, caseFile, reviews, standard, people, actor },
      terms: campaign.plan?.terms ?? DEFAULT_TERMS,
      visible: visibleReviews(entry, reviews, viewerOf(actor, session.isStaffed)),
      isStaffed: session.isStaffed,
      isDouble: isDoubleReview(entry, campaign.plan),
      calendars: books.calendars,
      recheckReasons: recheckReasons(entry, {
        entries: entries.filter(({ campaignId }) => campaignId === campaign.id),
        gradesOf: () => standard?.grades ?? [],
        seed: draws.find(({ campaignId }) => campaignId === campaign.id)?.seed ?? campaign.id,
      }),
      problems: rulingFindings(entry, reviews, order),
    }
  }, [entry, campaign, entries, draws, caseFile, ofCase, adopted, people, session, actor, books, entryId])
}
