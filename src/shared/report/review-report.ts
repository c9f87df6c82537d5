/**
 * What the 评分表 and the 问题清单 say of a review, as text ready for any form (page, table file, screen).
 * Pure: gathers case, review, edition and score; judges nothing. Columns follow docs/domain-sources.md, "forms".
 */
import { CASE_TYPE_NAMES, type CaseFile } from '@shared/domain/case-file/case-file'
import type { Place } from '@shared/domain/case-file/place'
import type { ScoringStandard, StandardItem } from '@shared/domain/checklist/standard'
import {
  numberedFindings,
  type Finding,
  type FindingKind,
  type Review,
  type Severity,
} from '@shared/domain/review/review'
import { describePlaces } from '@shared/domain/scoring/place-text'
import type { ItemScore, ScoreResult } from '@shared/domain/scoring/score-result'
import { scoreReview } from '@shared/domain/scoring/score-review'
import { chinaDay } from '@shared/lib/china-day'
import { formatCenti, formatTenths } from '@shared/lib/decimal'
import { describeNotice, describeStepInFull, VETO_STYLE_TEXT } from '@shared/messages/scoring'

export type ReportFinding = {
  readonly number: number
  readonly id: string
  readonly kind: FindingKind
  readonly itemId: string
  readonly itemText: string
  /** 第3页、第5页；缺：送达回证 */
  readonly placeText: string
  /** Files the places are in, or the missing documents. */
  readonly documentText: string
  readonly description: string
  readonly defectCode: string
  readonly law: string
  readonly severity: Severity
  /** Empty for vetoes and advice. */
  readonly pointsText: string
  readonly amountCenti: number
  readonly advice: string
}

export type ReportRow = {
  readonly itemId: string
  readonly section: string
  readonly text: string
  readonly kind: 'veto' | 'item'
  readonly full: number | null
  readonly lost: number | null
  readonly got: number | null
  /** Why points were lost or the veto was raised, with pages. */
  readonly reasons: readonly string[]
  readonly naReason: string
}

export type ReviewReport = {
  readonly title: string
  readonly agency: string
  readonly party: string
  readonly caseType: string
  readonly decisionNumber: string
  readonly handlers: string
  /** 初评, 初评A, 合议 … */
  readonly round: string
  readonly standardText: string
  readonly vetoStyleText: string
  readonly reviewer: string
  /** Calendar day of submission, or of the report while the review is open. */
  readonly reviewedOn: string
  readonly isSubmitted: boolean
  readonly isSample: boolean
  readonly rows: readonly ReportRow[]
  readonly fullApplicableText: string
  readonly gotText: string
  readonly scoreText: string
  readonly grade: string
  readonly vetoTexts: readonly string[]
  /** The whole working, line by line, so that it can be recomputed by hand. */
  readonly steps: readonly string[]
  readonly notices: readonly string[]
  readonly findings: readonly ReportFinding[]
}

/** @param today  calendar day used while the review is still open */
export function buildReviewReport(
  caseFile: CaseFile,
  review: Review,
  standard: ScoringStandard,
  today: string,
): ReviewReport {
  const score = scoreReview(standard, review)
  const findings = numberedFindings(review).map(({ number, finding }) =>
    describeFinding(caseFile, standard, number, finding),
  )
  const places = new Map(findings.map(({ id, placeText }) => [id, placeText]))
  const { facts } = caseFile
  return {
    title: facts.title,
    agency: facts.agency,
    party: facts.party,
    caseType: CASE_TYPE_NAMES[facts.caseType],
    decisionNumber: facts.decisionNumber,
    handlers: facts.handlers,
    round: review.round,
    standardText: `${standard.name}（${standard.id}，版本 ${standard.edition}）`,
    vetoStyleText: VETO_STYLE_TEXT[review.vetoStyle],
    reviewer: review.reviewer,
    reviewedOn: review.submittedAt === null ? today : chinaDay(review.submittedAt),
    isSubmitted: review.state === 'submitted',
    isSample: caseFile.sampleSlug !== null,
    rows: [...vetoRows(standard, review, findings), ...itemRows(standard, score, review, findings)],
    fullApplicableText: formatCenti(score.fullApplicableCenti),
    gotText: formatCenti(score.gotCenti),
    scoreText: score.scoreTenths === null ? '不计分' : formatTenths(score.scoreTenths),
    grade: score.grade ?? '不评等次',
    vetoTexts: score.vetoes.map(
      ({ itemId, text, reason }) => `${itemId} ${text}${reason ? `（${reason}）` : ''}`,
    ),
    steps: score.trace.map((step) => describeStepInFull(step, (id) => places.get(id) ?? '')),
    notices: score.notices.map(describeNotice),
    findings,
  }
}

function vetoRows(
  standard: ScoringStandard,
  review: Review,
  findings: readonly ReportFinding[],
): ReportRow[] {
  return standard.vetoes.map(({ id, text }) => ({
    itemId: id,
    section: '否决项',
    text,
    kind: 'veto',
    full: null,
    lost: null,
    got: null,
    reasons: reasonsOf(findings, id),
    naReason: review.items[id]?.naReason ?? '',
  }))
}

function itemRows(
  standard: ScoringStandard,
  score: ScoreResult,
  review: Review,
  findings: readonly ReportFinding[],
): ReportRow[] {
  const scores = new Map(score.items.map((item) => [item.itemId, item]))
  const sections = new Map(standard.sections.map(({ id, name }) => [id, name]))
  return standard.items.map((item) => itemRow(item, scores.get(item.id), sections, review, findings))
}

function itemRow(
  item: StandardItem,
  score: ItemScore | undefined,
  sections: ReadonlyMap<string, string>,
  review: Review,
  findings: readonly ReportFinding[],
): ReportRow {
  const counts = score !== undefined && score.status === 'scored'
  return {
    itemId: item.id,
    section: sections.get(item.section) ?? item.section,
    text: item.text,
    kind: 'item',
    full: item.pointsCenti / 100,
    lost: counts ? score.lostCenti / 100 : null,
    got: counts ? score.gotCenti / 100 : null,
    reasons: reasonsOf(findings, item.id),
    naReason: review.items[item.id]?.naReason ?? '',
  }
}

function reasonsOf(findings: readonly ReportFinding[], itemId: string): string[] {
  return findings
    .filter((finding) => finding.itemId === itemId)
    .map(({ number, description, placeText, pointsText, kind }) => {
      const effect = kind === 'deduction' ? `，扣${pointsText}` : kind === 'advice' ? '，提示' : ''
      return `（${number}）${description}（${placeText}${effect}）`
    })
}

function describeFinding(
  caseFile: CaseFile,
  standard: ScoringStandard,
  number: number,
  finding: Finding,
): ReportFinding {
  const item = [...standard.items, ...standard.vetoes].find(({ id }) => id === finding.itemId)
  const amountCenti = finding.kind === 'deduction' ? finding.unitCenti * finding.count : 0
  return {
    number,
    id: finding.id,
    kind: finding.kind,
    itemId: finding.itemId,
    itemText: item?.text ?? '',
    placeText: describePlaces(caseFile, finding.places).join('、'),
    documentText: [...new Set(finding.places.map((place) => documentOf(caseFile, place)))].join('、'),
    description: finding.description,
    defectCode: finding.defectCode ?? '',
    law: finding.law,
    severity: finding.severity,
    pointsText: describePoints(finding),
    amountCenti,
    advice: finding.advice,
  }
}

function describePoints({ kind, unitCenti, count }: Finding): string {
  if (kind !== 'deduction') return ''
  const total = formatCenti(unitCenti * count)
  return count === 1 ? total : `${formatCenti(unitCenti)}×${count}=${total}`
}

function documentOf({ files }: CaseFile, place: Place): string {
  if (place.kind === 'missing') return place.document
  const name = files.find(({ fileId }) => fileId === place.fileId)?.name ?? ''
  return name.replace(/^.*\//, '').replace(/\.(pdf|jpe?g|png)$/i, '')
}
