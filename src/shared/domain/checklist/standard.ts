/**
 * One edition of a scoring standard (评分标准), as data. No judgement here: `checkStandard` says whether an
 * edition is sound, `scoring/score-case` applies it. Points are integer hundredths ("centi"): 0.2 = 20.
 * A review is bound to the edition it was made with, so a published edition is never changed in place.
 */
import { z } from '@shared/lib/zod'
import { CaseType } from '../case-file/case-file'
import { VetoStyle } from '../review/review'
import { Provenance, Source } from './provenance'

/** `CF-PT-2026.1` */
export const StandardId = z.string().regex(/^[A-Z]{2}-[A-Z]{2}-\d{4}\.\d+$/)
/** `PT-A02` for an item, `PT-V01` for a veto row. */
export const ItemId = z.string().regex(/^[A-Z]{2}-[A-Z]\d{2}$/)
export type ItemId = z.infer<typeof ItemId>

const Centi = z.int().nonnegative()

/** One way to lose points, cut from `ruleText` at `；`. `per: null` happens once, otherwise once per unit. */
export const DeductionRule = z
  .object({
    /** `PT-A01-r1`, counted from 1 in the order of `ruleText`. */
    id: z.string().regex(/^[A-Z]{2}-[A-Z]\d{2}-r\d+$/),
    text: z.string().min(1),
    unitCenti: Centi.positive(),
    per: z.string().min(1).nullable(),
    /** The most this rule may take, however often it occurs. */
    maxCenti: Centi.positive(),
  })
  .readonly()
export type DeductionRule = z.infer<typeof DeductionRule>

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
  })
  .readonly()
export type VetoItem = z.infer<typeof VetoItem>

/** A grade holds from `minTenths` (tenths of a point, after rounding) up to the next higher grade. */
export const Grade = z.object({ name: z.string().min(1), minTenths: z.int().min(0).max(1000) }).readonly()
export type Grade = z.infer<typeof Grade>

export const Section = z.object({ id: z.string().min(1), name: z.string().min(1) }).readonly()
export type Section = z.infer<typeof Section>

export const ScoringStandard = z
  .object({
    format: z.literal('hengjuan/scoring-standard'),
    v: z.literal(1),
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
  })
  .readonly()
export type ScoringStandard = z.infer<typeof ScoringStandard>
