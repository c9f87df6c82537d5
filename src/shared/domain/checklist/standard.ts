/**
 * One edition of a scoring standard (评分标准), as data. No judgement here: `checkStandard` says whether an
 * edition is sound, `scoring/score-case` applies it. Points are integer hundredths ("centi"): 0.2 = 20.
 * A review is bound to the edition it was made with, so a published edition is never changed in place.
 */
import { z } from '@shared/lib/zod'
import { CaseType } from '../case-file/case-file'
import { VetoStyle } from '../review/review'
import { Provenance, Source } from './provenance'

/**
 * `CF-PT-2026.1` for ours; a table from elsewhere keeps its own numbering (`1.2.3`, `一（3）`). Never a slash, so
 * that an id is safe as the name of a file.
 */
const ID = /^[\p{L}\p{N}][\p{L}\p{N}._（）()-]{0,39}$/u
export const StandardId = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u)
/** `PT-A02` for an item, `PT-V01` for a veto row. */
export const ItemId = z.string().regex(ID)
export type ItemId = z.infer<typeof ItemId>
/** The item's id and the place of the rule in it: `PT-A01-r1`. */
export const RuleId = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._（）()-]{0,39}-r\d{1,3}$/u)

const Centi = z.int().nonnegative()

/** 扣1至3分: what one occurrence may cost; the reviewer chooses within. Both ends belong to it. */
export const PointsRange = z.object({ minCenti: Centi, maxCenti: Centi.positive() }).readonly()
export type PointsRange = z.infer<typeof PointsRange>

/** One way to lose points, cut from `ruleText` at `；`. `per: null` happens once, otherwise once per unit. */
export const DeductionRule = z
  .object({
    /** `PT-A01-r1`, counted from 1 in the order of `ruleText`. */
    id: RuleId,
    text: z.string().min(1),
    /** With `range` or `manual` only what is offered first. */
    unitCenti: Centi.positive(),
    per: z.string().min(1).nullable(),
    /** The most this rule may take, however often it occurs. */
    maxCenti: Centi.positive(),
    range: PointsRange.optional(),
    /** The text could not be read as points: it is kept, and the reviewer sets the points (within `range`, if any). */
    manual: z.literal(true).optional(),
  })
  .readonly()
export type DeductionRule = z.infer<typeof DeductionRule>

/**
 * When all conditions hold over the facts of the case, 合理缺项 is suggested; a person decides. `is` compares the
 * fact, written as text, with `value`; `present` means that it is known.
 */
export const NaCondition = z
  .object({
    factKey: z.string().min(1).max(60),
    op: z.enum(['is', 'is-not', 'present', 'absent']),
    value: z.string().max(200).optional(),
  })
  .readonly()
export type NaCondition = z.infer<typeof NaCondition>

export const StandardItem = z
  .object({
    id: ItemId,
    section: z.string().min(1),
    text: z.string().min(1),
    pointsCenti: Centi.positive(),
    /** 封顶: the highest total deduction of the item. */
    capCenti: Centi.positive(),
    /** The rule in the standard's own words; what a report quotes. */
    ruleText: z.string().min(1),
    rules: z.array(DeductionRule).readonly(),
    /** 可缺项: may be declared not applicable, with a reason. */
    naAllowed: z.boolean(),
    /** In the short form of the table (`处17、19`); `expandBasis` writes it out. */
    basis: z.string().min(1),
    provenance: z.array(Provenance).min(1).readonly(),
    naWhen: z.array(NaCondition).min(1).readonly().optional(),
    /** Kinds of documents in which the item is judged, by name: where a reviewer is taken. */
    documents: z.array(z.string().min(1).max(40)).min(1).readonly().optional(),
  })
  .readonly()
export type StandardItem = z.infer<typeof StandardItem>

export const VetoItem = z
  .object({
    id: ItemId,
    text: z.string().min(1),
    ruleText: z.string().min(1),
    basis: z.string().min(1),
    naAllowed: z.boolean(),
    provenance: z.array(Provenance).min(1).readonly(),
    naWhen: z.array(NaCondition).min(1).readonly().optional(),
    documents: z.array(z.string().min(1).max(40)).min(1).readonly().optional(),
  })
  .readonly()
export type VetoItem = z.infer<typeof VetoItem>

/** A grade holds from `minTenths` (tenths of a point, after rounding) up to the next higher grade. */
export const Grade = z.object({ name: z.string().min(1), minTenths: z.int().min(0).max(1000) }).readonly()
export type Grade = z.infer<typeof Grade>

/** 部分最低分: a section rescaled to 100 below `minTenths` keeps the grade from being better than `gradeAtMost`. */
export const SectionMinimum = z
  .object({ minTenths: z.int().min(0).max(1000), gradeAtMost: z.string().min(1) })
  .readonly()
export type SectionMinimum = z.infer<typeof SectionMinimum>

export const Section = z
  .object({ id: z.string().min(1), name: z.string().min(1), minimum: SectionMinimum.optional() })
  .readonly()
export type Section = z.infer<typeof Section>

/** When two reviewers agree by themselves, and what the agreed score is; otherwise 合议. */
export const TwoReviewersRule = z
  .object({
    /** At most this far apart. */
    maxDifferenceTenths: z.int().min(0).max(1000),
    needSameGrade: z.boolean(),
    needSameVetoes: z.boolean(),
    /** Mean: one decimal, half up. */
    combine: z.enum(['mean', 'lower']),
  })
  .readonly()
export type TwoReviewersRule = z.infer<typeof TwoReviewersRule>

/** 本项目建议: cross review is common practice, but no numeric rule was found. */
export const DEFAULT_TWO_REVIEWERS: TwoReviewersRule = {
  maxDifferenceTenths: 50,
  needSameGrade: true,
  needSameVetoes: true,
  combine: 'mean',
}

export const ScoringStandard = z
  .object({
    format: z.literal('hengjuan/scoring-standard'),
    /** 2 as soon as a field marked (2) is used: a program that knows 1 only must not score by half a standard. */
    v: z.literal([1, 2]),
    id: StandardId,
    name: z.string().min(1),
    issuer: z.string().min(1),
    edition: z.string().min(1),
    effectiveFrom: z.iso.date(),
    caseType: CaseType,
    totalCenti: Centi.positive(),
    /** Smallest step of a deduction. */
    stepCenti: Centi.positive(),
    /** Warn the reviewer when the applicable points fall below this. */
    naWarnBelowCenti: Centi,
    /** A: total 0 and lowest grade · B: score kept, lowest grade · C: grade capped below the highest. */
    vetoStyle: VetoStyle,
    /** Highest first; the last one starts at 0. */
    grades: z.array(Grade).min(2).readonly(),
    provenance: z.array(Provenance).min(1).readonly(),
    sources: z.array(Source).readonly(),
    sections: z.array(Section).min(1).readonly(),
    items: z.array(StandardItem).min(1).readonly(),
    vetoes: z.array(VetoItem).readonly(),
    /** (2) Last day it applies to. (2) are also `range`, `manual`, `naWhen`, `documents`, `minimum` above. */
    effectiveTo: z.iso.date().optional(),
    /** (2) Absent: `DEFAULT_TWO_REVIEWERS`. */
    twoReviewers: TwoReviewersRule.optional(),
    /** (2) 同一事实不重复扣分 */
    sameFactOnce: z.boolean().optional(),
    /** (2) The edition this one was made from. */
    derivedFrom: z
      .object({ id: StandardId, edition: z.string().min(1) })
      .readonly()
      .optional(),
  })
  .readonly()
export type ScoringStandard = z.infer<typeof ScoringStandard>
