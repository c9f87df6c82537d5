/** Where findings lie, in words: 案卷“询问笔录”第3页、第5至7页；卷内未见“送达回证”. */
export type DraftPlace =
  | { readonly kind: 'page'; readonly fileName: string; readonly pageNumber: number }
  | { readonly kind: 'missing'; readonly document: string }

/** The name without its last extension; 扫描1.pdf → 扫描1. */
const stem = (fileName: string): string => fileName.replace(/(?<=.)\.[A-Za-z0-9]{1,5}$/, '')

/** 第3页、第5至7页 */
function pagesText(pageNumbers: readonly number[]): string {
  const sorted = [...new Set(pageNumbers)].sort((a, b) => a - b)
  const runs: { from: number; to: number }[] = []
  for (const page of sorted) {
    const run = runs.at(-1)
    if (run !== undefined && page === run.to + 1) run.to = page
    else runs.push({ from: page, to: page })
  }
  return runs.map(({ from, to }) => (from === to ? `第${from}页` : `第${from}至${to}页`)).join('、')
}

/** Pages grouped by file in order of first mention; empty when no page is named. */
export function pagePlacesText(places: readonly DraftPlace[]): string {
  const byFile = new Map<string, number[]>()
  for (const place of places) {
    if (place.kind !== 'page') continue
    byFile.set(place.fileName, [...(byFile.get(place.fileName) ?? []), place.pageNumber])
  }
  return [...byFile].map(([file, pages]) => `“${stem(file)}”${pagesText(pages)}`).join('、')
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
