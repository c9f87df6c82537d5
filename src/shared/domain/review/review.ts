/**
 * 评查: one reviewer's judgement of one case under one frozen edition of a standard.
 * Holds inputs only; every score is computed from them (domain/scoring).
 */
import { z } from '@shared/lib/zod'
import { Place } from '../case-file/place'

export const VetoStyle = z.enum(['A', 'B', 'C'])
export type VetoStyle = z.infer<typeof VetoStyle>

export const Severity = z.enum(['致命', '严重', '一般', '轻微'])
export type Severity = z.infer<typeof Severity>

/** `deduction` costs points, `veto` hits a 否决 row, `advice` (提示) is recorded and costs nothing. */
export const FindingKind = z.enum(['deduction', 'veto', 'advice'])
export type FindingKind = z.infer<typeof FindingKind>

/** 轮次. `初评` is the one review of a file outside a double review; `训练` never counts for anything. */
export const Round = z.enum(['初评', '初评A', '初评B', '合议', '复核', '申辩后', '训练'])
export type Round = z.infer<typeof Round>

/** What a person can say of a finding; a deduction without a place cannot be expressed. */
export const FindingContent = z
  .object({
    kind: FindingKind,
    itemId: z.string().min(1).max(40),
    /** The preset rule of the item this deduction follows, or null for a hand-set amount. */
    ruleId: z.string().max(60).nullable(),
    /** Hundredths of a point for one occurrence; 0 for vetoes and advice. */
    unitCenti: z.int().min(0).max(10_000),
    count: z.int().min(1).max(999),
    places: z.array(Place).min(1).max(50).readonly(),
    /** 问题描述 */
    description: z.string().trim().max(2000),
    defectCode: z.string().max(20).nullable(),
    law: z.string().trim().max(500),
    severity: Severity,
    advice: z.string().trim().max(1000),
    /** Findings of one and the same fact share this (同一事实不重复扣分); absent in old records. */
    factId: z.uuid().nullable().optional(),
  })
  .readonly()
export type FindingContent = z.infer<typeof FindingContent>

export type Finding = FindingContent & {
  readonly id: string
  readonly recordedAt: string
  readonly recordedBy: string
  /** Withdrawn findings stay, count nothing and can be restored. */
  readonly withdrawnAt: string | null
  /** Taken over from an earlier round, by that finding's id. */
  readonly inheritedFrom?: string | null
  /** A veto that a second person agreed to. */
  readonly confirmedBy?: string | null
}

/** A finding as an earlier round hands it on. */
export const InheritedFinding = z
  .object({
    findingId: z.uuid(),
    finding: FindingContent,
    inheritedFrom: z.uuid(),
    recordedBy: z.string().min(1),
    confirmedBy: z.string().nullable(),
  })
  .readonly()
export type InheritedFinding = z.infer<typeof InheritedFinding>

/** What a person made of a suggestion the law clocks gave (domain/law); rejected ones stay on record. */
export type SuggestionDecision = {
  /** `P-21`, or with a suffix when a rule speaks more than once: `O-01/notice`. */
  readonly suggestionId: string
  readonly kind: 'accepted' | 'rejected'
  readonly findingId: string | null
  readonly reason: string
  /** The sentence that was shown when it was decided. */
  readonly shown: string
  readonly at: string
  readonly by: string
}

export const ReviewItemMark = z
  .object({
    /** Looked at; an item with a finding or N/A counts as checked too. */
    isChecked: z.boolean(),
    /** 合理缺项, with its reason. */
    naReason: z.string().nullable(),
  })
  .readonly()
export type ReviewItemMark = z.infer<typeof ReviewItemMark>

/** What the record says at the moment of submission; recomputable from the inputs. */
export const SubmittedResult = z
  .object({
    scoreTenths: z.int().nullable(),
    gotCenti: z.int(),
    fullApplicableCenti: z.int(),
    grade: z.string(),
    vetoItemIds: z.array(z.string()).readonly(),
  })
  .readonly()
export type SubmittedResult = z.infer<typeof SubmittedResult>

export type Review = {
  readonly id: string
  readonly caseId: string
  readonly round: Round
  /** 参评案卷 this review belongs to; null outside a campaign's rounds. */
  readonly entryId: string | null
  /** Reviews this one was made from, for 合议, 复核, 申辩后. */
  readonly basedOn: readonly string[]
  /** SHA-256 of the adopted edition (domain/checklist); frozen for this review. */
  readonly standardSha256: string
  readonly standardId: string
  readonly vetoStyle: VetoStyle
  readonly state: 'open' | 'submitted'
  readonly startedAt: string
  readonly reviewer: string
  readonly reviewerId: string | null
  readonly submittedAt: string | null
  readonly result: SubmittedResult | null
  readonly items: Readonly<Record<string, ReviewItemMark>>
  readonly findings: readonly Finding[]
  readonly decisions: readonly SuggestionDecision[]
}

/** Findings that count, in the order they were recorded. */
export const standingFindings = (review: Review): readonly Finding[] =>
  review.findings.filter((finding) => finding.withdrawnAt === null)

export type NumberedFinding = { readonly number: number; readonly finding: Finding }

/** The running numbers of a review: the same on the page, in the list and in every report. */
export const numberedFindings = (review: Review): readonly NumberedFinding[] =>
  standingFindings(review).map((finding, index) => ({ number: index + 1, finding }))
