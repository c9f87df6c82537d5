/**
 * Law titles in running text: in full at first mention, short afterwards.
 * 《中华人民共和国行政处罚法》（以下简称《行政处罚法》） … 《行政处罚法》. Titles that do not begin with the name of the
 * state have no agreed short form and stay as they are.
 */
const STATE = '中华人民共和国'
const FULL_TITLE = /《中华人民共和国([^《》]+)》/g

function countTitles(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const [, short = ''] of text.matchAll(FULL_TITLE)) counts.set(short, (counts.get(short) ?? 0) + 1)
  }
  return counts
}

/**
 * @param texts  the parts of one document in reading order, titles written in full
 * @returns the same parts; a title that occurs once only gets no abbreviation
 */
export function shortenLawTitles(texts: readonly string[]): readonly string[] {
  const counts = countTitles(texts)
  const introduced = new Set<string>()
  return texts.map((text) =>
    text.replace(FULL_TITLE, (title, short: string) => {
      if (introduced.has(short)) return `《${short}》`
      introduced.add(short)
      return (counts.get(short) ?? 0) > 1 ? `《${STATE}${short}》（以下简称《${short}》）` : title
    }),
  )
}
