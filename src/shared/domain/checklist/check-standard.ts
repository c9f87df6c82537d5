/**
 * Says what is unsound about an edition that is well-formed (zod has seen it). Used by tests on the shipped
 * editions and before an imported table is accepted: one whose points do not add up is refused, not repaired.
 */
import type { ErrorCode, ErrorParams, Failure } from '@shared/lib/app-error'
import type { ScoringStandard, StandardItem } from './standard'

/** @returns every problem found, in the order of the edition; empty when sound */
export function checkStandard(standard: ScoringStandard): readonly Failure[] {
  return [
    ...checkTotals(standard),
    ...checkIds(standard),
    ...checkGrades(standard),
    ...standard.items.flatMap((item) => checkItem(item, standard.stepCenti)),
  ]
}

function problem(code: ErrorCode, params: ErrorParams): Failure {
  return { code, params }
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
function checkGrades({ grades }: ScoringStandard): Failure[] {
  const isFalling = grades.every((grade, index) => {
    const above = grades[index - 1]
    return above === undefined || above.minTenths > grade.minTenths
  })
  const isEndingAtZero = grades.at(-1)?.minTenths === 0
  const names = findRepeated(grades.map((grade) => grade.name))
  return [
    ...(isFalling && isEndingAtZero ? [] : [problem('standard/grades-not-falling-to-zero', {})]),
    ...names.map((name) => problem('standard/grade-repeated', { name })),
  ]
}

function checkItem(item: StandardItem, stepCenti: number): Failure[] {
  const { id: itemId, pointsCenti, capCenti } = item
  const amounts = [pointsCenti, capCenti, ...item.rules.flatMap((rule) => [rule.unitCenti, rule.maxCenti])]
  return [
    ...(capCenti > pointsCenti
      ? [problem('standard/cap-exceeds-points', { itemId, capCenti, pointsCenti })]
      : []),
    ...item.rules
      .filter((rule) => rule.unitCenti > rule.maxCenti || rule.maxCenti > pointsCenti)
      .map((rule) => problem('standard/rule-exceeds-item', { itemId, ruleId: rule.id })),
    ...item.rules
      .filter((rule) => !rule.id.startsWith(`${itemId}-r`))
      .map((rule) => problem('standard/rule-of-other-item', { itemId, ruleId: rule.id })),
    ...(amounts.some((amount) => amount % stepCenti !== 0)
      ? [problem('standard/off-step', { itemId, stepCenti })]
      : []),
  ]
}

function findRepeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}
