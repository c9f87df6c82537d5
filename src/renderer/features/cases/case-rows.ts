/** Rows of the case list: gathered from the tables, filtered and sorted in memory (names are never indexed). */
import type { Campaign } from '@shared/domain/campaign/campaign'
import type { CaseFile, CaseState } from '@shared/domain/case-file/case-file'
import { countPages } from '@shared/domain/case-file/paging'
import type { Review } from '@shared/domain/review/review'
import { scoreReview } from '@shared/domain/scoring/score-review'
import type { AdoptedStandard } from '@shared/events/tables'
import { formatTenths } from '@shared/lib/decimal'

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
}

/** Newest first. */
export function buildCaseRows({ cases, campaigns, reviews, standards }: Gathered): readonly CaseRow[] {
  const campaignNames = new Map(campaigns.map(({ id, name, year }) => [id, `${year} ${name}`]))
  // A practice counts for nothing.
  const counting = reviews.filter(({ round }) => round !== '训练')
  const reviewOf = new Map(counting.map((review) => [review.caseId, review]))
  const standardOf = new Map(standards.map(({ id, standard }) => [id, standard]))
  return [...cases]
    .sort((a, b) => b.registeredAt.localeCompare(a.registeredAt))
    .map((file) => {
      const review = reviewOf.get(file.id)
      const standard = review && standardOf.get(review.standardSha256)
      const score = review && standard ? scoreReview(standard, review) : undefined
      return {
        file,
        campaignName: (file.campaignId && campaignNames.get(file.campaignId)) || '',
        pageCount: countPages(file.files),
        scoreText: score && score.scoreTenths !== null ? formatTenths(score.scoreTenths) : '',
        grade: score?.grade ?? '',
        hasVeto: (score?.vetoes.length ?? 0) > 0,
      }
    })
}

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
