/**
 * Judges the facts of a case against every rule that is for its kind. Pure; it proposes and never scores: a
 * failed check carries at most one suggested finding, which a person accepts or rejects.
 */
import { expandBasis } from '../checklist/basis'
import type { CaseType } from '../case-file/case-file'
import type { FindingKind, Severity } from '../review/review'
import { SEVERITIES } from '../defect/severity'
import type { TermUnit, WorkCalendar } from './calendar'
import { runCheck, whyNot } from './checks'
import { say } from './explain'
import { FactReader } from './fact-reader'
import type { FactSheet } from './fact-sheet'
import type { KnownFact } from './facts'
import { outcome, rank, worst } from './outcome'
import { RULES } from './rules/all'
import type { Kit, LawStatus, Outcome, Rule, RuleSeverity, Target } from './rules/rule'
import type { HearingThresholds, Sector } from './sectors'

export type LawSuggestion = {
  readonly itemId: string
  readonly defectCode: string | null
  readonly kind: FindingKind
  readonly severity: Severity
  readonly description: string
  /** 依据, written out. */
  readonly law: string
}

export type LawResult = {
  readonly ruleId: string
  readonly title: string
  readonly status: LawStatus
  readonly severity: RuleSeverity
  /** Days over; working days where the term is in working days. */
  readonly days: number
  readonly hours: number | null
  readonly unit: TermUnit | null
  /** Where the judged term runs from, and its last day. */
  readonly from: string | null
  readonly dueOn: string | null
  readonly counted: readonly string[]
  readonly shiftedFrom: string | null
  /** Short form `处61、85`, and written out. */
  readonly article: string
  readonly articleText: string
  readonly explanation: readonly string[]
  readonly warnings: readonly string[]
  readonly nearLimit: boolean
  readonly missingFacts: readonly KnownFact[]
  readonly factsUsed: readonly KnownFact[]
  readonly calendarVersions: readonly string[]
  readonly missingYears: readonly number[]
  readonly suggestion: LawSuggestion | null
}

export type LawOptions = {
  readonly caseType: CaseType
  readonly calendars: readonly WorkCalendar[]
  readonly sector: Sector
  /** The unit's own; otherwise the sector's. */
  readonly thresholds?: HearingThresholds | null
}

/** Results of the rules for this kind of case, failures and heavier rules first, then in the order of the law. */
export function checkLaw(facts: FactSheet['facts'], options: LawOptions): readonly LawResult[] {
  return sortResults(
    RULES.filter((rule) => rule.caseTypes.includes(options.caseType)).map((rule) =>
      checkRule(rule, facts, options),
    ),
  )
}

export function checkRule(rule: Rule, facts: FactSheet['facts'], options: LawOptions): LawResult {
  const { caseType, calendars, sector } = options
  const read = new FactReader(facts)
  const kit: Kit = { read, caseType, calendars, sector, thresholds: options.thresholds ?? sector.hearing }
  const barred = whyNot(read, rule.when)
  if (barred) return result(rule, rule, barred, kit)
  const checks = rule.checks.filter((check) => check.only?.includes(caseType) ?? true)
  const judged = checks.flatMap((check) => {
    if (check.when && whyNot(read, [check.when])) return []
    return [{ check, outcome: runCheck(kit, check) }]
  })
  if (judged.length === 0) return result(rule, rule, outcome('不适用', ['本条没有需要核对的内容。']), kit)
  const { index, outcome: whole } = worst(judged.map((each) => each.outcome))
  const lead = judged[index]?.check
  const target: Target = {
    items: lead?.items ?? rule.items,
    defect: lead?.defect === undefined ? rule.defect : lead.defect,
    severity: lead?.severity ?? rule.severity,
  }
  const failing = judged.flatMap((each) => (hasFailed(each.outcome.status) ? each.outcome.sentences : []))
  return result(rule, target, whole, kit, failing)
}

function result(
  rule: Rule,
  target: Target,
  judged: Outcome,
  kit: Kit,
  failing: readonly string[] = [],
): LawResult {
  const { read } = kit
  const { sentences, status, ...rest } = judged
  const article = expandBasis(rule.articles)
  const warnings = rest.missingYears.length > 0 ? [say.missingYear(rest.missingYears)] : []
  return {
    ...rest,
    ...{ ruleId: rule.id, title: rule.title, status, severity: target.severity },
    ...{ article: rule.articles, articleText: article.text },
    explanation: sentences,
    warnings,
    missingFacts: isSettled(status) ? [] : read.missing,
    factsUsed: read.used,
    suggestion: suggest(target, status, [...failing, ...warnings], article.text, kit.caseType),
  }
}

function suggest(
  target: Target,
  status: LawStatus,
  sentences: readonly string[],
  law: string,
  caseType: CaseType,
): LawSuggestion | null {
  const itemId = target.items[caseType]
  if (!hasFailed(status) || itemId === undefined || target.severity === '提示') return null
  return {
    itemId,
    defectCode: target.defect,
    kind: /-V\d/.test(itemId) ? 'veto' : 'deduction',
    severity: target.severity,
    description: sentences.join(''),
    law,
  }
}

/** Nothing more needs to be entered. */
const isSettled = (status: LawStatus): boolean =>
  status === '合规' || status === '临界' || status === '不适用'

export const hasFailed = (status: LawStatus): boolean => status === '违反' || status === '超期'

const weight = (severity: RuleSeverity): number =>
  severity === '提示' ? SEVERITIES.length : SEVERITIES.indexOf(severity)

function sortResults(results: readonly LawResult[]): readonly LawResult[] {
  const place = new Map(results.map((each, index) => [each.ruleId, index]))
  const of = (each: LawResult): number => place.get(each.ruleId) ?? 0
  const failed = (each: LawResult): number => (hasFailed(each.status) ? 0 : 1)
  return [...results].sort(
    (a, b) =>
      failed(a) - failed(b) ||
      (failed(a) === 0 ? weight(a.severity) - weight(b.severity) : rank(a.status) - rank(b.status)) ||
      weight(a.severity) - weight(b.severity) ||
      of(a) - of(b),
  )
}
