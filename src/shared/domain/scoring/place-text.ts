/** Where a finding shows itself, as people cite it: `第12页`, or what is missing. */
import type { CaseFile } from '../case-file/case-file'
import { pageNumberOf } from '../case-file/paging'
import type { Place } from '../case-file/place'

export function describePlace(caseFile: CaseFile, place: Place): string {
  if (place.kind === 'missing') return `缺：${place.document}`
  const pageNumber = pageNumberOf(caseFile, place.fileId, place.pageIndex)
  return pageNumber === undefined ? '页码不明' : `第${pageNumber}页`
}

/** Each place once, in the order they were marked. */
export const describePlaces = (caseFile: CaseFile, places: readonly Place[]): readonly string[] => [
  ...new Set(places.map((place) => describePlace(caseFile, place))),
]
