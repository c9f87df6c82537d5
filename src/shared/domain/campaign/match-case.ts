/** Which imported case is the file on the list? By 文号 first, then by name; a person decides. */
import type { CaseFile } from '../case-file/case-file'
import type { ListedFile } from './campaign'
import { isSameUnit, looseText } from './clean-text'

export type CaseMatch = { readonly caseFile: CaseFile; readonly by: 'number' | 'title' | null }

const LEAST_TITLE = 4

function matchOf(listed: ListedFile, { facts }: CaseFile): 'number' | 'title' | null {
  if (looseText(facts.decisionNumber) === looseText(listed.number)) return 'number'
  const [a, b] = [looseText(facts.title), looseText(listed.title)]
  if (a.length < LEAST_TITLE || b.length < LEAST_TITLE) return null
  return a.includes(b) || b.includes(a) ? 'title' : null
}

/** Cases that are free to be linked, likeliest first; then those of the same unit, then by name. */
export function matchCases(
  listed: ListedFile,
  cases: readonly CaseFile[],
  taken: ReadonlySet<string>,
): readonly CaseMatch[] {
  const rank = ({ by, caseFile }: CaseMatch): number =>
    (by === 'number' ? 0 : by === 'title' ? 2 : 4) + (isSameUnit(caseFile.facts.agency, listed.unit) ? 0 : 1)
  return cases
    .filter(({ id, removedAt }) => removedAt === null && !taken.has(id))
    .map((caseFile) => ({ caseFile, by: matchOf(listed, caseFile) }))
    .toSorted(
      (a, b) => rank(a) - rank(b) || a.caseFile.facts.title.localeCompare(b.caseFile.facts.title, 'zh'),
    )
}
