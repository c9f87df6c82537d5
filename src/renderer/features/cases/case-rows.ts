/** Rows of the case list: gathered from the tables, filtered and sorted in memory (names are never indexed). */
import type { Campaign } from '@shared/domain/campaign/campaign'
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import type { CaseFile, CaseState } from '@shared/domain/case-file/case-file'
import { countPages } from '@shared/domain/case-file/paging'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { Review } from '@shared/domain/review/review'
import { rulingOf, type Ruling } from '@shared/domain/review/visibility'
import { scoreReview } from '@shared/domain/scoring/score-review'
import type { AdoptedStandard } from '@shared/events/tables'
import { formatTenths } from '@shared/lib/decimal'
import { groupBy } from '@shared/lib/group-by'

export type CaseRow = {
  readonly file: CaseFile
  readonly campaignName: string
  readonly pageCount: number
  readonly scoreText: string
  readonly grade: string
  readonly hasVeto: boolean
}

export type CaseFilter = {
  readonly text: string
  readonly state: CaseState | 'all' | 'removed'
  readonly campaignId: string | 'all' | 'none'
}

export const STATE_LABELS: Readonly<Record<CaseState, string>> = {
  registered: '待评查',
  'in-review': '评查中',
  submitted: '已提交',
}

type Gathered = {
  readonly cases: readonly CaseFile[]
  readonly campaigns: readonly Campaign[]
  readonly reviews: readonly Review[]
  readonly standards: readonly AdoptedStandard[]
  readonly entries: readonly CampaignEntry[]
}

/** Newest first. */
export function buildCaseRows({
  cases,
  campaigns,
  reviews,
  standards,
  entries,
}: Gathered): readonly CaseRow[] {
  const campaignNames = new Map(campaigns.map(({ id, name, year }) => [id, `${year} ${name}`]))
  const reviewsOf = groupBy(reviews, ({ caseId }) => caseId)
  const entryOf = new Map(entries.map((entry) => [entry.caseId, entry]))
  const standardOf = new Map(standards.map(({ id, standard }) => [id, standard]))
  return [...cases]
    .sort((a, b) => b.registeredAt.localeCompare(a.registeredAt))
    .map((file) => {
      const ruling = rulingOf(entryOf.get(file.id), reviewsOf.get(file.id) ?? [])
      return {
        file,
        campaignName: (file.campaignId && campaignNames.get(file.campaignId)) || '',
        pageCount: countPages(file.files),
        ...scoreOf(ruling, standardOf),
      }
    })
}

type Scored = Pick<CaseRow, 'scoreText' | 'grade' | 'hasVeto'>

/** Inside a campaign only the result that holds: what a single blind review says is nobody's business yet. */
function scoreOf(ruling: Ruling | null, standardOf: ReadonlyMap<string, ScoringStandard>): Scored {
  if (ruling === null) return { scoreText: '', grade: '', hasVeto: false }
  if (ruling.kind === 'outcome') {
    const { scoreTenths, grade, vetoItemIds } = ruling.outcome
    return { scoreText: tenthsText(scoreTenths), grade, hasVeto: vetoItemIds.length > 0 }
  }
  const standard = standardOf.get(ruling.review.standardSha256)
  const score = standard ? scoreReview(standard, ruling.review) : undefined
  return {
    scoreText: tenthsText(score?.scoreTenths ?? null),
    grade: score?.grade ?? '',
    hasVeto: (score?.vetoes.length ?? 0) > 0,
  }
}

const tenthsText = (tenths: number | null): string => (tenths === null ? '' : formatTenths(tenths))

export function filterCaseRows(rows: readonly CaseRow[], filter: CaseFilter): readonly CaseRow[] {
  const words = filter.text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(({ file }) => {
    const isRemoved = file.removedAt !== null
    if (isRemoved !== (filter.state === 'removed')) return false
    if (filter.state !== 'all' && filter.state !== 'removed' && file.state !== filter.state) return false
    if (filter.campaignId === 'none' && file.campaignId !== null) return false
    if (filter.campaignId !== 'all' && filter.campaignId !== 'none' && file.campaignId !== filter.campaignId)
      return false
    const { title, agency, party, decisionNumber } = file.facts
    const haystack = `${title} ${agency} ${party} ${decisionNumber}`.toLowerCase()
    return words.every((word) => haystack.includes(word))
  })
}
