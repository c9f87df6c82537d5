/** Grades, and what a veto (一票否决) does to them: the three styles found in practice. */
import { assertNever } from '@shared/lib/assert-never'
import type { Grade, ScoringStandard } from '../checklist/standard'
import type { VetoStyle } from '../review/review'
import type { VetoCall } from './score-input'
import { rescale } from './rescale'
import type { ScoreStep, SectionScore, VetoResult } from './score-result'

type Verdict = { readonly scoreTenths: number | null; readonly grade: string | null }

export type VetoOutcome = Verdict & {
  readonly vetoes: readonly VetoResult[]
  readonly steps: readonly ScoreStep[]
}

/** Looks at the rounded score: what is printed as 90.0 is 优秀, what is printed as 89.9 is not. */
export function gradeOf(
  standard: ScoringStandard,
  scoreTenths: number,
): Extract<ScoreStep, { kind: 'grade' }> {
  const grade = standard.grades.find((candidate) => scoreTenths >= candidate.minTenths)
  if (!grade) throw new Error(`no grade for ${scoreTenths} tenths in ${standard.id}`)
  return { kind: 'grade', scoreTenths, minTenths: grade.minTenths, grade: grade.name }
}

/** The worse of two grades of the standard. */
export function worseGrade(grades: readonly Grade[], one: string, other: string): string {
  const rank = (name: string): number => grades.findIndex((grade) => grade.name === name)
  return rank(one) >= rank(other) ? one : other
}

type MinimumStep = Extract<ScoreStep, { kind: 'section-minimum' }>

/** 部分最低分, in the order of the sections; each may only lower the grade. */
export function applyMinimums(
  standard: ScoringStandard,
  sections: readonly SectionScore[],
  before: string | null,
): { readonly grade: string | null; readonly steps: readonly MinimumStep[] } {
  if (before === null) return { grade: null, steps: [] }
  let grade = before
  const steps: MinimumStep[] = []
  for (const { id, minimum } of standard.sections) {
    const section = sections.find(({ sectionId }) => sectionId === id)
    const share = section && minimum ? rescale(section.gotCenti, section.fullCenti) : null
    if (!section || !minimum || !share) continue
    const { minTenths, gradeAtMost } = minimum
    const isMet = share.scoreTenths >= minTenths
    const gradeAfter = isMet ? grade : worseGrade(standard.grades, grade, gradeAtMost)
    steps.push({
      kind: 'section-minimum',
      ...{ sectionId: id, name: section.name, gotCenti: section.gotCenti, fullCenti: section.fullCenti },
      ...{ scoreTenths: share.scoreTenths, minTenths, isMet, gradeAtMost, gradeBefore: grade, gradeAfter },
    })
    grade = gradeAfter
  }
  return { grade, steps }
}

export function applyVetoes(
  standard: ScoringStandard,
  before: Verdict & { readonly style: VetoStyle; readonly vetoes: readonly VetoCall[] },
): VetoOutcome {
  const { style, scoreTenths, grade } = before
  if (before.vetoes.length === 0) return { scoreTenths, grade, vetoes: [], steps: [] }
  const vetoes = before.vetoes.map((call) => vetoResult(standard, call))
  const after = effectOf(standard.grades, style, { scoreTenths, grade })
  return {
    ...after,
    vetoes,
    steps: [
      ...vetoes.map(({ id, ...veto }): ScoreStep => ({ kind: 'veto', vetoId: id, ...veto })),
      {
        kind: 'veto-effect',
        style,
        scoreBeforeTenths: scoreTenths,
        scoreAfterTenths: after.scoreTenths,
        gradeBefore: grade,
        gradeAfter: after.grade,
      },
    ],
  }
}

export function effectOf(grades: readonly Grade[], style: VetoStyle, before: Verdict): Verdict {
  const lowest = grades.at(-1)?.name ?? null
  switch (style) {
    case 'A':
      return { scoreTenths: 0, grade: lowest }
    case 'B':
      return { scoreTenths: before.scoreTenths, grade: lowest }
    case 'C': {
      const isHighest = before.grade !== null && before.grade === grades[0]?.name
      return { ...before, grade: isHighest ? (grades[1]?.name ?? null) : before.grade }
    }
    default:
      return assertNever(style)
  }
}

function vetoResult(standard: ScoringStandard, call: VetoCall): VetoResult {
  const row = standard.vetoes.find((veto) => veto.id === call.itemId)
  if (!row) throw new Error(`veto ${call.itemId} passed the check but is not in ${standard.id}`)
  const { id, itemId, reason } = call
  return { id, itemId, text: row.text, reason, confirmed: call.confirmed === true }
}
