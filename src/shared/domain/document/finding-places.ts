/** Where findings lie, in words: 见案卷第3页、第5至7页；卷内未见“送达回证”. Pages count over the whole case, as in every report. */
export type DraftPlace =
  | { readonly kind: 'page'; readonly pageNumber: number }
  | { readonly kind: 'missing'; readonly document: string }

/** 第3页、第5至7页; empty when no page is named. */
export function pagePlacesText(places: readonly DraftPlace[]): string {
  const numbers = places.flatMap((place) => (place.kind === 'page' ? [place.pageNumber] : []))
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  const runs: { from: number; to: number }[] = []
  for (const page of sorted) {
    const run = runs.at(-1)
    if (run !== undefined && page === run.to + 1) run.to = page
    else runs.push({ from: page, to: page })
  }
  return runs.map(({ from, to }) => (from === to ? `第${from}页` : `第${from}至${to}页`)).join('、')
}

/** “送达回证”、“审批表”; empty when nothing is missing. */
export function missingText(places: readonly DraftPlace[]): string {
  const names = places.flatMap((place) => (place.kind === 'missing' ? [place.document] : []))
  return [...new Set(names)].map((name) => `“${name}”`).join('、')
}

/** Both in one phrase, for the brackets after a fact. */
export function placesText(places: readonly DraftPlace[]): string {
  const pages = pagePlacesText(places)
  const missing = missingText(places)
  return [pages && `见案卷${pages}`, missing && `卷内未见${missing}`].filter(Boolean).join('；')
}
