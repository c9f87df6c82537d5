/** One document with everything its page shows, from the live tables. */
import { useMemo } from 'react'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import { pageNumberOf } from '@shared/domain/case-file/paging'
import { draftOpinion } from '@shared/domain/document/draft'
import { SUPERVISION_KINDS } from '@shared/domain/document/kinds'
import { checkLanguage, type LanguageWarning } from '@shared/domain/document/language'
import { nextNumber } from '@shared/domain/document/number'
import { opinionInput } from '@shared/domain/document/opinion-input'
import type { Paragraph, SupervisionDocument } from '@shared/domain/document/supervision-document'
import { numberedFindings, type Finding, type Review } from '@shared/domain/review/review'
import type { Settings } from '@shared/domain/settings/settings'
import type { AdoptedStandard } from '@shared/events/tables'
import { chinaDay } from '@shared/lib/china-day'
import { useRow, useRows, useSettings } from '../../data/live'

export type CitedFinding = {
  readonly id: string
  /** Running number of the review; 0 for a finding withdrawn since. */
  readonly number: number
  /** 第3页、第5页；缺：送达回证 */
  readonly placeText: string
  readonly description: string
}

export type DocumentWork = {
  readonly document: SupervisionDocument
  readonly caseFile: CaseFile | undefined
  readonly settings: Settings
  readonly findings: ReadonlyMap<string, CitedFinding>
  /** What the system would write from the findings as they stand; null when it cannot be told any more. */
  readonly systemDraft: readonly Paragraph[] | null
  readonly warnings: readonly LanguageWarning[]
  /** The number signing today would take. */
  readonly numberToTake: string
}

/** `null` while loading, `undefined` when there is no such document. */
export function useDocument(documentId: string): DocumentWork | null | undefined {
  const document = useRow('documents', documentId)
  const caseFile = useRow('cases', document?.caseId ?? null)
  const review = useRow('reviews', document?.reviewId ?? null)
  const standard = useRow('standards', review?.standardSha256 ?? null)
  const settings = useSettings()
  const documents = useRows('documents')
  const findings = useMemo(
    () => citedFindings(caseFile ?? undefined, review ?? undefined),
    [caseFile, review],
  )
  const systemDraft = useMemo(
    () => draftAgain(caseFile, review, standard, settings),
    [caseFile, review, standard, settings],
  )
  const warnings = useMemo(() => (document ? warningsOf(document) : []), [document])
  if (document === undefined) return undefined
  if (document === null || settings === null || documents === null || caseFile === null) return null
  return {
    document,
    caseFile,
    settings,
    findings,
    systemDraft,
    warnings,
    numberToTake: numberToTake(settings, documents),
  }
}

/** Kinds whose language is not known yet are not warned about. */
const warningsOf = ({ paragraphs, kindId }: SupervisionDocument): readonly LanguageWarning[] => {
  const known = SUPERVISION_KINDS.find(({ id }) => id === kindId)
  return known ? checkLanguage(paragraphs, known.id) : []
}

function citedFindings(
  caseFile: CaseFile | undefined,
  review: Review | undefined,
): ReadonlyMap<string, CitedFinding> {
  if (!review) return new Map()
  const numbers = new Map(numberedFindings(review).map(({ number, finding }) => [finding.id, number]))
  return new Map(
    review.findings.map((finding) => [
      finding.id,
      {
        id: finding.id,
        number: numbers.get(finding.id) ?? 0,
        placeText: placeText(caseFile, finding),
        description: finding.description,
      },
    ]),
  )
}

function placeText(caseFile: CaseFile | undefined, { places }: Finding): string {
  const pages = places.flatMap((place) => {
    if (place.kind === 'missing' || !caseFile) return []
    return pageNumberOf(caseFile, place.fileId, place.pageIndex) ?? []
  })
  const missing = places.flatMap((place) => (place.kind === 'missing' ? [place.document] : []))
  const distinct = [...new Set(pages)].sort((a, b) => a - b)
  return [
    distinct.map((page) => `第${page}页`).join('、'),
    missing.length > 0 ? `缺：${missing.join('、')}` : '',
  ]
    .filter(Boolean)
    .join('；')
}

type Loaded<T> = T | null | undefined

function draftAgain(
  caseFile: Loaded<CaseFile>,
  review: Loaded<Review>,
  adopted: Loaded<AdoptedStandard>,
  settings: Loaded<Settings>,
): readonly Paragraph[] | null {
  if (!caseFile || !review || !adopted || !settings) return null
  const reviewedOn = chinaDay(review.submittedAt ?? review.startedAt)
  const drafted = draftOpinion(
    opinionInput({ caseFile, review, standard: adopted.standard, settings, reviewedOn }),
  )
  return drafted.ok ? drafted.value : null
}

function numberToTake({ numberPrefix }: Settings, documents: readonly SupervisionDocument[]): string {
  const year = Number(chinaDay(new Date().toISOString()).slice(0, 4))
  const used = documents.flatMap(({ number }) => (number ? [number] : []))
  return nextNumber(numberPrefix, year, used).text
}
