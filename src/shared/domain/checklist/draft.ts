/**
 * An edition being written or imported: the fields of `ScoringStandard`, but blanks, repeated numbers and sums that do
 * not add up are allowed until it is published. `check-draft` says what is still wrong, `finishDraft` makes the edition.
 */
import { ok, refuse, type Result } from '@shared/lib/result'
import { z } from '@shared/lib/zod'
import { CaseType } from '../case-file/case-file'
import { VetoStyle } from '../review/review'
import { usesForm2 } from './check-standard'
import { Provenance, Source } from './provenance'
import {
  NaCondition,
  PointsRange,
  ScoringStandard,
  TwoReviewersRule,
  type DeductionRule,
  type Section,
  type StandardItem,
  type VetoItem,
} from './standard'

const line = z.string().max(500)
const prose = z.string().max(4000)
const Centi = z.int().min(0).max(1_000_000).nullable()
const Tenths = z.int().min(0).max(100_000).nullable()
/** Names the row while its number may still change; unique within its list. */
const RowKey = z.string().min(1).max(40)

/** How sure the reading of a rule is. `confirmed`: a person has looked at it, or wrote it. */
export const RuleReading = z.enum(['certain', 'likely', 'not-understood', 'confirmed'])
export type RuleReading = z.infer<typeof RuleReading>

export const DraftRule = z
  .object({
    text: prose,
    unitCenti: Centi,
    per: z.string().max(20).nullable(),
    /** null: the item's cap. */
    maxCenti: Centi,
    range: PointsRange.nullable(),
    isManual: z.boolean(),
    reading: RuleReading,
    /** Why it is not certain, as a code of `rule-text`. */
    reason: z.string().max(60),
  })
  .readonly()
export type DraftRule = z.infer<typeof DraftRule>

const row = {
  key: RowKey,
  id: line,
  text: prose,
  ruleText: prose,
  basis: prose,
  naAllowed: z.boolean(),
  naWhen: z.array(NaCondition).max(20).readonly(),
  documents: z.array(z.string().min(1).max(40)).max(40).readonly(),
  provenance: z.array(Provenance).readonly(),
}

export const DraftItem = z
  .object({
    ...row,
    /** `id` of a section. */
    section: line,
    pointsCenti: Centi,
    /** null: the points of the item. */
    capCenti: Centi,
    rules: z.array(DraftRule).max(60).readonly(),
  })
  .readonly()
export type DraftItem = z.infer<typeof DraftItem>

export const DraftVeto = z.object(row).readonly()
export type DraftVeto = z.infer<typeof DraftVeto>

export const DraftGrade = z.object({ name: line, minTenths: Tenths }).readonly()
export type DraftGrade = z.infer<typeof DraftGrade>

export const DraftSection = z
  .object({
    key: RowKey,
    id: line,
    name: line,
    minimum: z.object({ minTenths: Tenths, gradeAtMost: line }).readonly().nullable(),
  })
  .readonly()
export type DraftSection = z.infer<typeof DraftSection>

export const StandardDraft = z
  .object({
    v: z.literal(1),
    id: line,
    name: line,
    issuer: line,
    edition: line,
    /** `YYYY-MM-DD`, or empty. */
    effectiveFrom: line,
    /** `YYYY-MM-DD`, or empty: no end. */
    effectiveTo: line,
    caseType: CaseType,
    totalCenti: Centi,
    stepCenti: Centi,
    naWarnBelowCenti: Centi,
    vetoStyle: VetoStyle,
    grades: z.array(DraftGrade).max(20).readonly(),
    /** null: the default rule. */
    twoReviewers: TwoReviewersRule.nullable(),
    /** null: as the settings say. */
    sameFactOnce: z.boolean().nullable(),
    sections: z.array(DraftSection).max(200).readonly(),
    items: z.array(DraftItem).max(1000).readonly(),
    vetoes: z.array(DraftVeto).max(300).readonly(),
    provenance: z.array(Provenance).readonly(),
    sources: z.array(Source).readonly(),
    derivedFrom: z.object({ id: line, edition: line }).readonly().nullable(),
  })
  .readonly()
export type StandardDraft = z.infer<typeof StandardDraft>

/** What an edition without a named basis says of itself. */
export const NO_BASIS = '未载明'
const WRITTEN_HERE: Provenance = { about: 'standard', mark: 'P', source: '在本程序中编写' }
const DRAFT_TEXT: Provenance = { about: 'text', mark: 'P', source: '在本程序中编写' }

export function emptyDraft(today: string): StandardDraft {
  return {
    v: 1,
    id: '',
    name: '',
    issuer: '',
    edition: `${today.slice(0, 4)}.1`,
    effectiveFrom: today,
    effectiveTo: '',
    caseType: '处罚普通',
    totalCenti: 10_000,
    stepCenti: 10,
    naWarnBelowCenti: 6000,
    vetoStyle: 'B',
    grades: [
      { name: '优秀', minTenths: 900 },
      { name: '合格', minTenths: 600 },
      { name: '不合格', minTenths: 0 },
    ],
    twoReviewers: null,
    sameFactOnce: null,
    sections: [],
    items: [],
    vetoes: [],
    provenance: [WRITTEN_HERE],
    sources: [],
    derivedFrom: null,
  }
}

/** An edition opened for editing; caps that only repeat the points follow the points again. */
export function draftOf(standard: ScoringStandard): StandardDraft {
  const { id, name, issuer, edition } = standard
  return {
    ...settingsOf(standard),
    v: 1,
    id,
    name,
    issuer,
    edition,
    effectiveTo: standard.effectiveTo ?? '',
    twoReviewers: standard.twoReviewers ?? null,
    sameFactOnce: standard.sameFactOnce ?? null,
    derivedFrom: standard.derivedFrom ?? null,
    provenance: standard.provenance,
    sections: standard.sections.map((section, index) => ({
      key: `s${index + 1}`,
      id: section.id,
      name: section.name,
      minimum: section.minimum ?? null,
    })),
    items: standard.items.map((item, index) => draftItemOf(item, `i${index + 1}`)),
    vetoes: standard.vetoes.map((veto, index) => ({ ...draftRowOf(veto), key: `v${index + 1}` })),
  }
}

type Same = 'effectiveFrom' | 'caseType' | 'totalCenti' | 'stepCenti' | 'naWarnBelowCenti' | 'vetoStyle'

/** The fields both have, blank or not. */
function settingsOf<S extends Pick<StandardDraft, Same | 'grades' | 'sources'>>(
  from: S,
): Pick<S, Same | 'grades' | 'sources'> {
  const { effectiveFrom, caseType, totalCenti, stepCenti, naWarnBelowCenti, vetoStyle, grades, sources } =
    from
  return { effectiveFrom, caseType, totalCenti, stepCenti, naWarnBelowCenti, vetoStyle, grades, sources }
}

function draftRowOf(from: VetoItem | StandardItem): Omit<DraftVeto, 'key'> {
  const { id, text, ruleText, basis, naAllowed, provenance } = from
  return {
    id,
    text,
    ruleText,
    basis,
    naAllowed,
    provenance,
    naWhen: from.naWhen ?? [],
    documents: from.documents ?? [],
  }
}

function draftItemOf(item: StandardItem, key: string): DraftItem {
  return {
    ...draftRowOf(item),
    key,
    section: item.section,
    pointsCenti: item.pointsCenti,
    capCenti: item.capCenti === item.pointsCenti ? null : item.capCenti,
    rules: item.rules.map((rule) => ({
      text: rule.text,
      unitCenti: rule.unitCenti,
      per: rule.per,
      maxCenti: rule.maxCenti === item.capCenti ? null : rule.maxCenti,
      range: rule.range ?? null,
      isManual: rule.manual === true,
      reading: 'confirmed',
      reason: '',
    })),
  }
}

/** The edition as written, rule ids assigned. Well-formed only; whether it is sound is for `checkStandard`. */
export function finishDraft(draft: StandardDraft): Result<ScoringStandard> {
  const parsed = ScoringStandard.safeParse(buildStandard(draft))
  if (parsed.success) return ok(parsed.data)
  return refuse('draft/incomplete', { field: parsed.error.issues[0]?.path.join('.') ?? '' })
}

/** Keeps what may be absent absent, so that the hash of an edition does not depend on how it was made. */
const maybe = <K extends string, V>(key: K, value: V | null | undefined): { readonly [P in K]?: V } =>
  value === null || value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V })

const someOf = <T>(values: readonly T[]): readonly T[] | null => (values.length === 0 ? null : values)

/** Shaped like an edition, blanks and all; only `finishDraft` says that it is one. */
export function buildStandard(draft: StandardDraft): object {
  const { effectiveTo, twoReviewers, sameFactOnce, derivedFrom } = draft
  const standard = {
    ...settingsOf(draft),
    id: draft.id.trim(),
    name: draft.name.trim(),
    issuer: draft.issuer.trim(),
    edition: draft.edition.trim(),
    format: 'hengjuan/scoring-standard' as const,
    sections: draft.sections.map(finishSection),
    items: draft.items.map(finishItem),
    vetoes: draft.vetoes.map(finishRow),
    provenance: draft.provenance.length === 0 ? [WRITTEN_HERE] : draft.provenance,
    ...maybe('effectiveTo', effectiveTo === '' ? null : effectiveTo),
    ...maybe('twoReviewers', twoReviewers),
    ...maybe('sameFactOnce', sameFactOnce),
    ...maybe('derivedFrom', derivedFrom),
  }
  // Blank numbers do not matter to the question.
  return { ...standard, v: usesForm2(standard as unknown as ScoringStandard) ? 2 : 1 }
}

function finishRow(from: DraftVeto | DraftItem): VetoItem {
  return {
    id: from.id.trim(),
    text: from.text.trim(),
    ruleText: from.ruleText.trim(),
    basis: from.basis.trim() === '' ? NO_BASIS : from.basis.trim(),
    naAllowed: from.naAllowed,
    provenance: from.provenance.length === 0 ? [DRAFT_TEXT] : from.provenance,
    ...maybe('naWhen', someOf(from.naWhen)),
    ...maybe('documents', someOf(from.documents)),
  }
}

function finishItem(item: DraftItem): object {
  const capCenti = item.capCenti ?? item.pointsCenti
  return {
    ...finishRow(item),
    section: item.section,
    pointsCenti: item.pointsCenti,
    capCenti,
    rules: item.rules.map((rule, index) => finishRule(rule, `${item.id.trim()}-r${index + 1}`, capCenti)),
  }
}

function finishRule(rule: DraftRule, id: string, capCenti: number | null): object {
  return {
    id,
    text: rule.text.trim(),
    unitCenti: rule.unitCenti,
    per: rule.per === '' ? null : rule.per,
    maxCenti: rule.maxCenti ?? capCenti,
    ...maybe('range', rule.range),
    ...maybe('manual', rule.isManual ? (true as const) : null),
  } satisfies { [K in keyof DeductionRule]: DeductionRule[K] | null }
}

function finishSection({ id, name, minimum }: DraftSection): object {
  return { id: id.trim(), name: name.trim(), ...maybe('minimum', minimum) } satisfies {
    [K in keyof Section]: unknown
  }
}
