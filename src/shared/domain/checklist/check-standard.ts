/**
 * Says what is unsound about an edition that is well-formed (zod has seen it). Used by tests on the shipped
 * editions and before an imported table is accepted: one whose points do not add up is refused, not repaired.
 */
import type { ErrorCode, ErrorParams, Failure } from '@shared/lib/app-error'
import type { DeductionRule, ScoringStandard, StandardItem, VetoItem } from './standard'

/** @returns every problem found, in the order of the edition; empty when sound */
export function checkStandard(standard: ScoringStandard): readonly Failure[] {
  return [
    ...checkForm(standard),
    ...checkTotals(standard),
    ...checkIds(standard),
    ...checkGrades(standard),
    ...standard.items.flatMap((item) => checkItem(item, standard.stepCenti)),
    ...[...standard.items, ...standard.vetoes].flatMap(checkConditions),
  ]
}

function problem(code: ErrorCode, params: ErrorParams): Failure {
  return { code, params }
}

function checkForm(standard: ScoringStandard): Failure[] {
  const { v, id, edition, effectiveFrom, effectiveTo, derivedFrom } = standard
  return [
    ...(v === 1 && usesForm2(standard) ? [problem('standard/form-too-old', {})] : []),
    ...(effectiveTo !== undefined && effectiveTo < effectiveFrom
      ? [problem('standard/days-reversed', { effectiveFrom, effectiveTo })]
      : []),
    ...(derivedFrom?.id === id && derivedFrom.edition === edition
      ? [problem('standard/derived-from-itself', { id, edition })]
      : []),
  ]
}

/** Whether a program that knows form 1 only would leave something of this edition out. */
export function usesForm2(standard: Omit<ScoringStandard, 'v'>): boolean {
  const isUsed = (value: unknown): boolean => value !== undefined
  return [
    ...[standard.effectiveTo, standard.twoReviewers, standard.sameFactOnce, standard.derivedFrom],
    ...standard.sections.map((section) => section.minimum),
    ...[...standard.items, ...standard.vetoes].flatMap((row) => [row.naWhen, row.documents]),
    ...standard.items.flatMap((item) => item.rules.flatMap((rule) => [rule.range, rule.manual])),
  ].some(isUsed)
}

function checkTotals(standard: ScoringStandard): Failure[] {
  const sumCenti = standard.items.reduce((sum, item) => sum + item.pointsCenti, 0)
  if (sumCenti === standard.totalCenti) return []
  return [problem('standard/points-do-not-add-up', { sumCenti, totalCenti: standard.totalCenti })]
}

function checkIds(standard: ScoringStandard): Failure[] {
  const sectionIds = new Set(standard.sections.map((section) => section.id))
  const ids = [
    ...standard.items.flatMap((item) => [item.id, ...item.rules.map((rule) => rule.id)]),
    ...standard.vetoes.map((veto) => veto.id),
  ]
  return [
    ...findRepeated(ids).map((id) => problem('standard/id-repeated', { id })),
    ...findRepeated(standard.sections.map((section) => section.id)).map((id) =>
      problem('standard/id-repeated', { id }),
    ),
    ...standard.items
      .filter((item) => !sectionIds.has(item.section))
      .map((item) => problem('standard/section-missing', { itemId: item.id, section: item.section })),
    ...standard.sections
      .filter((section) => !standard.items.some((item) => item.section === section.id))
      .map((section) => problem('standard/section-empty', { section: section.id })),
  ]
}

/** Every score must find exactly one grade, and style C needs a second one to fall to. */
function checkGrades({ grades, sections }: ScoringStandard): Failure[] {
  const isFalling = grades.every((grade, index) => {
    const above = grades[index - 1]
    return above === undefined || above.minTenths > grade.minTenths
  })
  const isEndingAtZero = grades.at(-1)?.minTenths === 0
  const names = findRepeated(grades.map((grade) => grade.name))
  return [
    ...(isFalling && isEndingAtZero ? [] : [problem('standard/grades-not-falling-to-zero', {})]),
    ...names.map((name) => problem('standard/grade-repeated', { name })),
    ...sections.flatMap(({ id, minimum }) =>
      minimum === undefined || grades.some((grade) => grade.name === minimum.gradeAtMost)
        ? []
        : [problem('standard/grade-unknown', { section: id, grade: minimum.gradeAtMost })],
    ),
  ]
}

function checkItem(item: StandardItem, stepCenti: number): Failure[] {
  const { id: itemId, pointsCenti, capCenti } = item
  const amounts = [pointsCenti, capCenti, ...item.rules.flatMap(amountsOf)]
  return [
    ...(capCenti > pointsCenti
      ? [problem('standard/cap-exceeds-points', { itemId, capCenti, pointsCenti })]
      : []),
    ...item.rules
      .filter((rule) => amountsOf(rule).some((amount) => amount > rule.maxCenti || amount > pointsCenti))
      .map((rule) => problem('standard/rule-exceeds-item', { itemId, ruleId: rule.id })),
    ...item.rules
      .filter(({ range, unitCenti }) => range && (unitCenti < range.minCenti || unitCenti > range.maxCenti))
      .map((rule) => problem('standard/range-unsound', { itemId, ruleId: rule.id })),
    ...item.rules
      .filter((rule) => !isRuleIdOf(itemId, rule.id))
      .map((rule) => problem('standard/rule-of-other-item', { itemId, ruleId: rule.id })),
    ...(amounts.some((amount) => amount % stepCenti !== 0)
      ? [problem('standard/off-step', { itemId, stepCenti })]
      : []),
  ]
}

function amountsOf({ unitCenti, maxCenti, range }: DeductionRule): number[] {
  return [unitCenti, maxCenti, ...(range ? [range.minCenti, range.maxCenti] : [])]
}

function isRuleIdOf(itemId: string, ruleId: string): boolean {
  return ruleId.startsWith(`${itemId}-r`) && /^\d+$/.test(ruleId.slice(itemId.length + 2))
}

function checkConditions({ id: itemId, naAllowed, naWhen }: StandardItem | VetoItem): Failure[] {
  if (naWhen === undefined) return []
  const lacking = naWhen.filter(({ op, value }) => (op === 'is' || op === 'is-not') && value === undefined)
  return [
    ...(naAllowed ? [] : [problem('standard/na-not-allowed', { itemId })]),
    ...lacking.map(({ factKey }) => problem('standard/na-value-missing', { itemId, factKey })),
  ]
}

function findRepeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}
