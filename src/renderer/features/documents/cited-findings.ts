/** The findings a paper speaks of, numbered as in their review. Pure. */
import type { CaseFile } from '@shared/domain/case-file/case-file'
import { pageNumberOf } from '@shared/domain/case-file/paging'
import type { Place } from '@shared/domain/case-file/place'
import { numberedFindings, type Review } from '@shared/domain/review/review'

export type CitedFinding = {
  readonly id: string
  readonly caseId: string
  readonly reviewId: string
  /** Running number of the review; 0 for a finding withdrawn since. */
  readonly number: number
  /** 第3页、第5页；缺：送达回证 */
  readonly placeText: string
  readonly description: string
  readonly itemId: string
  readonly law: string
  readonly advice: string
  readonly isAdvice: boolean
}

export function citedFindings(
  reviews: readonly Review[],
  cases: readonly CaseFile[],
): ReadonlyMap<string, CitedFinding> {
  return new Map(
    reviews.flatMap((review) => {
      const numbers = new Map(numberedFindings(review).map(({ number, finding }) => [finding.id, number]))
      const own = cases.filter(({ id }) => id === review.caseId)
      return review.findings.map((finding): [string, CitedFinding] => [
        finding.id,
        {
          id: finding.id,
          caseId: review.caseId,
          reviewId: review.id,
          number: numbers.get(finding.id) ?? 0,
          placeText: placesText(own, finding.places),
          description: finding.description,
          itemId: finding.itemId,
          law: finding.law,
          advice: finding.advice,
          isAdvice: finding.kind === 'advice',
        },
      ])
    }),
  )
}

/** Pages as the case counts them; a page of a case that is not at hand is left out. */
export function placesText(cases: readonly CaseFile[], places: readonly Place[]): string {
  const pages = places.flatMap((place) => {
    if (place.kind === 'missing') return []
    for (const file of cases) {
      const number = pageNumberOf(file, place.fileId, place.pageIndex)
      if (number !== undefined) return number
    }
    return []
  })
  const missing = places.flatMap((place) => (place.kind === 'missing' ? [place.document] : []))
  const distinct = [...new Set(pages)].sort((a, b) => a - b)
  return [
    distinct.map((page) => `第${page}页`).join('、'),
    missing.length > 0 ? `缺：${[...new Set(missing)].join('、')}` : '',
  ]
    .filter(Boolean)
    .join('；')
}
