/** Findings as papers speak of them: in checklist order, vetoes first, with the pages as they are counted over the case. */
import { toChineseNumber } from '@shared/lib/chinese-number'
import type { CaseFile } from '../case-file/case-file'
import { pageNumberOf } from '../case-file/paging'
import type { Place } from '../case-file/place'
import type { ScoringStandard } from '../checklist/standard'
import { standingFindings, type Finding, type FindingKind, type Severity } from '../review/review'
import { trimEnd } from './fact'
import { placesText, type DraftPlace } from './finding-places'
import type { PaperSource, ReviewedCase } from './paper-source'

export type DraftFinding = {
  readonly id: string
  readonly kind: FindingKind
  readonly itemId: string
  /** The checklist item's own words. */
  readonly itemText: string
  readonly defectCode: string | null
  /** May be empty. */
  readonly description: string
  /** Written out, titles in 《》, several separated by ；; may be empty. */
  readonly law: string
  readonly severity: Severity
  /** May be empty. */
  readonly advice: string
  readonly places: readonly DraftPlace[]
  /** The same places as the record has them. */
  readonly cited: readonly Place[]
  /** Named where a paper speaks of several cases; empty otherwise. */
  readonly caseTitle: string
  /** The rule of the law clocks it was accepted from, for example P-21; empty for one a person wrote. */
  readonly ruleId: string
}

/** Vetoes, then deductions, each in checklist order; then advice, which is no fault. Rectified ones are left out. */
export function findingsOf(source: PaperSource): readonly DraftFinding[] {
  const done = rectifiedIn(source)
  const all = source.cases.flatMap((one) => ofCase(one, source.cases.length > 1))
  const standing = all.filter(({ id }) => !done.has(id))
  const of = (kind: FindingKind) => standing.filter((finding) => finding.kind === kind)
  return [...of('veto'), ...of('deduction'), ...of('advice')]
}

/** A paper that follows another speaks of what the last 核查 found not yet put right. */
function rectifiedIn({ parent }: PaperSource): ReadonlySet<string> {
  const items = parent?.followUp.verifications.at(-1)?.items ?? []
  return new Set(items.filter(({ result }) => result === '已整改').map(({ findingId }) => findingId))
}

function ofCase({ caseFile, reviewed }: ReviewedCase, isOneOfSeveral: boolean): readonly DraftFinding[] {
  if (reviewed === null) return []
  const { review, standard } = reviewed
  const rules = new Map(
    review.decisions.flatMap(({ kind, findingId, suggestionId }) =>
      kind === 'accepted' && findingId !== null ? [[findingId, suggestionId] as const] : [],
    ),
  )
  return inChecklistOrder(standard, standingFindings(review)).map((finding) => ({
    ...draftFinding(caseFile, standard, finding),
    caseTitle: isOneOfSeveral ? caseFile.facts.title : '',
    ruleId: rules.get(finding.id) ?? '',
  }))
}

function inChecklistOrder(standard: ScoringStandard, findings: readonly Finding[]): readonly Finding[] {
  const order = new Map([...standard.vetoes, ...standard.items].map(({ id }, index) => [id, index]))
  const rank = ({ itemId }: Finding): number => order.get(itemId) ?? order.size
  return findings.toSorted((a, b) => rank(a) - rank(b))
}

function draftFinding(caseFile: CaseFile, standard: ScoringStandard, finding: Finding) {
  const { id, kind, itemId, defectCode, description, law, severity, advice, places } = finding
  const row = [...standard.vetoes, ...standard.items].find((item) => item.id === itemId)
  return {
    ...{ id, kind, itemId, defectCode, description, law, severity, advice },
    itemText: row?.text ?? itemId,
    places: places.flatMap((place) => draftPlace(caseFile, place)),
    cited: places,
  }
}

function draftPlace(caseFile: CaseFile, place: Place): readonly DraftPlace[] {
  if (place.kind === 'missing') return [{ kind: 'missing', document: place.document }]
  const pageNumber = pageNumberOf(caseFile, place.fileId, place.pageIndex)
  return pageNumber === undefined ? [] : [{ kind: 'page', pageNumber }]
}

/** What was found, in the reviewer's words; without words, only that the item was not met. */
export function describeFinding(finding: DraftFinding): string {
  const described = trimEnd(finding.description)
  if (described !== '') return described
  const item = trimEnd(finding.itemText)
  return finding.kind === 'veto' ? `存在“${item}”的情形` : `与“${item}”的要求不一致`
}

/** With its pages, and its case where there are several; without full stop. */
export function factOf(finding: DraftFinding): string {
  const places = placesText(finding.places)
  const title = finding.caseTitle === '' ? '' : `“${finding.caseTitle}”案卷：`
  return `${title}${describeFinding(finding)}${places === '' ? '' : `（${places}）`}`
}

/** 第42条第1款 → 第四十二条第一款: papers write the numbers of articles in characters. */
const ARTICLE_NUMBER = /第(\d{1,4})(?=[条款项章节])/gu
const inCharacters = (law: string): string =>
  law.replace(ARTICLE_NUMBER, (_, digits: string) => `第${toChineseNumber(Number(digits))}`)

/** 《甲法》第一条；《乙法》第2条 → 《甲法》第一条、《乙法》第二条 */
export const joinLaws = (law: string): string =>
  trimEnd(inCharacters(law))
    .split(/[；;]/)
    .map((part) => trimEnd(part).replace(/的规定$/, ''))
    .filter((part) => part !== '')
    .join('、')
