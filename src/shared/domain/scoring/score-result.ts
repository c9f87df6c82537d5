/**
 * The outcome of scoring with every step that led to it. Plain data: it is stored in reports and drawn on
 * screen; `messages/scoring` puts the steps into words. Points are hundredths, scores are tenths.
 */
import type { Failure } from '@shared/lib/app-error'
import type { VetoStyle } from '../review/review'

/** Steps in the order of working: items (standard order), sum, rescale, grade, section minimums, vetoes, their effect. */
export type ScoreStep =
  | {
      readonly kind: 'deduction'
      readonly deductionId: string
      readonly itemId: string
      /** Absent for a hand-set amount. */
      readonly ruleId?: string
      readonly label: string
      readonly unitCenti: number
      readonly count: number
      readonly amountCenti: number
    }
  /** The fact is deducted elsewhere (`countedItemId`), so `amountCenti` is not. */
  | {
      readonly kind: 'same-fact'
      readonly deductionId: string
      readonly itemId: string
      readonly ruleId?: string
      readonly label: string
      readonly amountCenti: number
      readonly countedItemId: string
    }
  /** All deductions of one preset together reach more than the preset may take. */
  | {
      readonly kind: 'rule-cap'
      readonly itemId: string
      readonly ruleId: string
      readonly ruleText: string
      readonly sumCenti: number
      readonly capCenti: number
    }
  | {
      readonly kind: 'item-cap'
      readonly itemId: string
      readonly sumCenti: number
      readonly capCenti: number
    }
  /** Only for items that lost points. */
  | {
      readonly kind: 'item'
      readonly itemId: string
      readonly fullCenti: number
      readonly lostCenti: number
      readonly gotCenti: number
    }
  | { readonly kind: 'na'; readonly itemId: string; readonly fullCenti: number; readonly reason: string }
  /** totalCenti − naCenti = fullApplicableCenti; fullApplicableCenti − lostCenti = gotCenti */
  | {
      readonly kind: 'sum'
      readonly totalCenti: number
      readonly naCenti: number
      readonly fullApplicableCenti: number
      readonly lostCenti: number
      readonly gotCenti: number
    }
  /**
   * Exact score in tenths = numerator ÷ denominator = wholeTenths + remainder ÷ denominator;
   * half up: one tenth more when remainder × 2 ≥ denominator.
   */
  | {
      readonly kind: 'rescale'
      readonly gotCenti: number
      readonly fullCenti: number
      readonly numerator: number
      readonly denominator: number
      readonly wholeTenths: number
      readonly remainder: number
      readonly rounding: 'exact' | 'down' | 'up'
      readonly scoreTenths: number
    }
  | { readonly kind: 'nothing-applicable' }
  | {
      readonly kind: 'grade'
      readonly scoreTenths: number
      readonly minTenths: number
      readonly grade: string
    }
  /** One for each section that has a minimum and something applicable. */
  | {
      readonly kind: 'section-minimum'
      readonly sectionId: string
      readonly name: string
      readonly gotCenti: number
      readonly fullCenti: number
      readonly scoreTenths: number
      readonly minTenths: number
      readonly isMet: boolean
      readonly gradeAtMost: string
      readonly gradeBefore: string
      readonly gradeAfter: string
    }
  | {
      readonly kind: 'veto'
      readonly vetoId: string
      readonly itemId: string
      readonly text: string
      readonly reason: string
      readonly confirmed: boolean
    }
  | {
      readonly kind: 'veto-effect'
      readonly style: VetoStyle
      readonly scoreBeforeTenths: number | null
      readonly scoreAfterTenths: number | null
      readonly gradeBefore: string | null
      readonly gradeAfter: string | null
    }

export type ItemScore = {
  readonly itemId: string
  readonly sectionId: string
  readonly status: 'scored' | 'na'
  readonly fullCenti: number
  /** What was claimed, before any cap; 0 when not applicable. */
  readonly deductedCenti: number
  /** What counts, after the caps. */
  readonly lostCenti: number
  /** 0 when not applicable; then neither `fullCenti` nor this enters a sum. */
  readonly gotCenti: number
  readonly steps: readonly ScoreStep[]
}

export type SectionScore = {
  readonly sectionId: string
  readonly name: string
  /** Applicable points only. */
  readonly fullCenti: number
  readonly lostCenti: number
  readonly gotCenti: number
}

export type VetoResult = {
  readonly id: string
  readonly itemId: string
  readonly text: string
  readonly reason: string
  readonly confirmed: boolean
}

/** Worth showing to the reviewer; none of them stops the score. */
export type ScoreNotice =
  | { readonly kind: 'nothing-applicable' }
  | {
      readonly kind: 'little-applicable'
      readonly fullApplicableCenti: number
      readonly limitCenti: number
    }
  | { readonly kind: 'veto-unconfirmed'; readonly itemId: string }
  /** A rule that can only happen once was used `times` times; the arithmetic follows the reviewer. */
  | {
      readonly kind: 'one-off-repeated'
      readonly itemId: string
      readonly ruleId: string
      readonly times: number
    }
  /** The item is 合理缺项, so the deduction counts nothing: one of the two is wrong. */
  | { readonly kind: 'deduction-on-na'; readonly itemId: string; readonly deductionId: string }
  /** The veto counts nevertheless: a veto is never hidden by a 合理缺项. */
  | { readonly kind: 'veto-on-na'; readonly itemId: string; readonly vetoId: string }

export type ScoreResult = {
  readonly standardId: string
  readonly vetoStyle: VetoStyle
  readonly items: readonly ItemScore[]
  readonly sections: readonly SectionScore[]
  readonly fullApplicableCenti: number
  readonly gotCenti: number
  /** `null` when nothing is applicable. */
  readonly scoreBeforeVetoTenths: number | null
  readonly scoreTenths: number | null
  /** After the section minimums. */
  readonly gradeBeforeVeto: string | null
  readonly grade: string | null
  readonly vetoes: readonly VetoResult[]
  readonly notices: readonly ScoreNotice[]
  /** Entries the standard does not allow. They count nothing; acts are checked before they are written. */
  readonly refused: readonly Failure[]
  readonly trace: readonly ScoreStep[]
}
