/**
 * The form of a rule. A rule is data: what it asks, of which facts, on which articles, and which checklist item
 * a breach belongs to. Only what no common check can say is a named function (`custom`).
 */
import type { CaseType } from '../../case-file/case-file'
import type { Severity } from '../../review/review'
import type { TermUnit, WorkCalendar } from '../calendar'
import type { FactReader } from '../fact-reader'
import type { KnownFact } from '../facts'
import type { HearingThresholds, Sector } from '../sectors'

export const LAW_STATUSES = ['违反', '超期', '缺日期', '需人工', '临界', '合规', '不适用'] as const
export type LawStatus = (typeof LAW_STATUSES)[number]

/** 提示: shown, never offered as a finding. */
export type RuleSeverity = Severity | '提示'

export type Outcome = {
  readonly status: LawStatus
  /** Whole sentences with dates and numbers, in the order of the reasoning. */
  readonly sentences: readonly string[]
  /** Days over the limit: working days where the term is in working days; 0 where none. */
  readonly days: number
  /** Hours over, for terms in hours only. */
  readonly hours: number | null
  /** Of the term that was judged. */
  readonly unit: TermUnit | null
  readonly dueOn: string | null
  readonly counted: readonly string[]
  readonly shiftedFrom: string | null
  readonly calendarVersions: readonly string[]
  readonly missingYears: readonly number[]
  /** In time by one day or less; with a term in working days this alone does not make it 临界. */
  readonly nearLimit: boolean
  /** The day the term runs from, where there is one. */
  readonly from: string | null
}

export type Kit = {
  readonly read: FactReader
  readonly caseType: CaseType
  readonly calendars: readonly WorkCalendar[]
  readonly sector: Sector
  readonly thresholds: HearingThresholds
}

/** Applies only if. `ask`: while unknown the rule says 缺日期; otherwise unknown means it did not happen. */
export type When =
  | {
      readonly flag: KnownFact
      readonly is?: boolean
      readonly ask?: boolean
      /** Any of these facts shows that it did happen. */
      readonly or?: readonly KnownFact[]
    }
  | { readonly choice: KnownFact; readonly of: readonly string[]; readonly ask?: boolean }
  | { readonly present: KnownFact }
  | { readonly positive: KnownFact }

export type FlagCheck = { readonly is: 'flag'; readonly key: KnownFact; readonly want: boolean }

type Body =
  | {
      readonly is: 'within'
      readonly from: KnownFact
      readonly to: KnownFact
      readonly n: number
      readonly unit: TermUnit
      /** An earlier event is in time, not a mistake in the dates. */
      readonly mayPrecede?: boolean
    }
  /** The event must not come before the term has run; `strict`: only on a later day. */
  | {
      readonly is: 'wait'
      readonly from: KnownFact
      readonly to: KnownFact
      readonly n: number
      readonly unit: TermUnit
      readonly strict: boolean
    }
  | { readonly is: 'order'; readonly first: KnownFact; readonly then: KnownFact; readonly strict?: boolean }
  | FlagCheck
  | { readonly is: 'at-least'; readonly key: KnownFact; readonly n: number }
  | { readonly is: 'exactly'; readonly key: KnownFact; readonly n: number }
  /** Two or more, each with a certificate valid on the first of these days that is known. */
  | { readonly is: 'officers'; readonly on: readonly KnownFact[] }
  | { readonly is: 'manual'; readonly look: string }
  | { readonly is: 'custom'; readonly run: (kit: Kit) => Outcome; readonly keys: readonly KnownFact[] }

export type Target = {
  /** Checklist item per case type; none: the breach is shown but no finding is offered. */
  readonly items: Partial<Readonly<Record<CaseType, string>>>
  readonly defect: string | null
  readonly severity: RuleSeverity
}

/** A check may point at another item than its rule does. */
export type Check = Body &
  Partial<Target> & {
    readonly when?: When
    /** Of the rule's case types, those this check is for; all when absent. */
    readonly only?: readonly CaseType[]
  }

export type Rule = Target & {
  readonly id: string
  readonly title: string
  /** Short form, see checklist/basis.ts: `处61、85`. */
  readonly articles: string
  readonly caseTypes: readonly CaseType[]
  readonly when: readonly When[]
  readonly checks: readonly Check[]
}
