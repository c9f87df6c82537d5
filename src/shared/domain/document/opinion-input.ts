/** What the draft of a 监督意见书 needs, gathered from the case, its review, the standard and the settings. Pure. */
import type { CaseFile, CaseType } from '../case-file/case-file'
import { pageNumberOf } from '../case-file/paging'
import type { Place } from '../case-file/place'
import type { ScoringStandard } from '../checklist/standard'
import { standingFindings, type Finding, type Review } from '../review/review'
import type { Settings } from '../settings/settings'
import type { DraftFinding, OpinionInput } from './draft'
import type { DraftPlace } from './finding-places'
import type { DocumentFields } from './supervision-document'

const CASE_TYPE_WORDS: Readonly<Record<CaseType, string>> = {
  处罚普通: '行政处罚',
  处罚简易: '行政处罚',
  许可: '行政许可',
  强制: '行政强制',
  检查: '行政检查',
}

export type OpinionSource = {
  readonly caseFile: CaseFile
  readonly review: Review
  readonly standard: ScoringStandard
  readonly settings: Settings
  /** The day the review counts from, `YYYY-MM-DD` by the calendar of the office. */
  readonly reviewedOn: string
}

export function opinionInput({
  caseFile,
  review,
  standard,
  settings,
  reviewedOn,
}: OpinionSource): OpinionInput {
  const { title, agency, party, decisionNumber, dates, caseType } = caseFile.facts
  return {
    ...{ caseTitle: title, agency, party, decisionNumber, reviewedOn, settings },
    decidedOn: dates.decided,
    caseType: CASE_TYPE_WORDS[caseType],
    source: '案卷评查',
    findings: inChecklistOrder(standard, standingFindings(review)).map((finding) =>
      draftFinding(caseFile, standard, finding),
    ),
  }
}

/** A document cannot go to nobody: a case without an agency names the gap for the person to fill. */
export const UNKNOWN_ADDRESSEE = '（待填写被评查单位）'

export function opinionFields(caseFile: CaseFile, settings: Settings): DocumentFields {
  return {
    ...{ coIssuers: [], copiesTo: [], signatory: '', secrecy: '', urgency: '', copyNumber: '' },
    ...{ isSealed: true, printedBy: '', values: {} },
    issuer: settings.issuerName,
    addressee: caseFile.facts.agency === '' ? UNKNOWN_ADDRESSEE : caseFile.facts.agency.slice(0, 100),
    attachments: ['行政执法案卷评查问题清单'],
    contactPerson: settings.contactPerson.slice(0, 50),
    contactPhone: settings.contactPhone.slice(0, 50),
  }
}

function inChecklistOrder(standard: ScoringStandard, findings: readonly Finding[]): readonly Finding[] {
  const order = new Map([...standard.vetoes, ...standard.items].map(({ id }, index) => [id, index]))
  const rank = ({ itemId }: Finding): number => order.get(itemId) ?? order.size
  return findings.toSorted((a, b) => rank(a) - rank(b))
}

function draftFinding(caseFile: CaseFile, standard: ScoringStandard, finding: Finding): DraftFinding {
  const { id, kind, itemId, defectCode, description, law, severity, advice } = finding
  const row = [...standard.vetoes, ...standard.items].find((item) => item.id === itemId)
  return {
    ...{ id, kind, itemId, defectCode, description, law, severity, advice },
    itemText: row?.text ?? itemId,
    places: finding.places.flatMap((place) => draftPlace(caseFile, place)),
  }
}

function draftPlace(caseFile: CaseFile, place: Place): readonly DraftPlace[] {
  if (place.kind === 'missing') return [{ kind: 'missing', document: place.document }]
  const pageNumber = pageNumberOf(caseFile, place.fileId, place.pageIndex)
  return pageNumber === undefined ? [] : [{ kind: 'page', pageNumber }]
}
