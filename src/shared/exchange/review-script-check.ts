/** Checks a well-formed review.json against the standard it names and the case it is meant for. */
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import { formatCenti } from '@shared/lib/decimal'
import type { ReviewScript, ScriptEntry, ScriptPlace } from './review-script'
import { problem, type ScriptProblem } from './review-script-problems'

/** What the form cannot know: the standard's items and the length of the case. */
export function checkReviewScript(
  script: ReviewScript,
  standard: ScoringStandard,
  pageCount: number,
): readonly ScriptProblem[] {
  const problems: ScriptProblem[] = []
  if (script.standard !== standard.id) {
    problems.push(
      problem('standard', 'script/other-standard', { id: script.standard, expected: standard.id }),
    )
  }
  script.items.forEach((entry, index) => {
    const path = `items[${index}]`
    problems.push(...checkEntry(entry, path, standard))
    for (const [placePath, place] of placesOf(entry, path)) {
      if (place.kind === 'page' && place.pageNumber > pageCount) {
        const params = { page: place.pageNumber, pageCount }
        problems.push(problem(`${placePath}.page`, 'script/page-beyond', params))
      }
    }
  })
  return problems
}

function checkEntry(entry: ScriptEntry, path: string, standard: ScoringStandard): ScriptProblem[] {
  const { id } = entry
  const item = standard.items.find((candidate) => candidate.id === id)
  const veto = standard.vetoes.find((candidate) => candidate.id === id)
  const row = item ?? veto
  if (!row) return [problem(`${path}.id`, 'script/unknown-item', { id, standard: standard.id })]
  switch (entry.kind) {
    case 'na':
      return row.naAllowed ? [] : [problem(`${path}.na`, 'script/na-not-allowed', { id })]
    case 'veto':
      return veto ? [] : [problem(`${path}.veto`, 'script/not-a-veto', { id })]
    case 'deductions':
      if (!item) return [problem(`${path}.deductions`, 'script/deduction-on-veto', { id })]
      return entry.deductions.flatMap((deduction, index) =>
        checkPoints(
          deduction.unitCenti,
          item.pointsCenti,
          standard.stepCenti,
          `${path}.deductions[${index}]`,
        ),
      )
  }
}

function checkPoints(unitCenti: number, fullCenti: number, stepCenti: number, path: string): ScriptProblem[] {
  const problems: ScriptProblem[] = []
  const said = formatCenti(unitCenti)
  if (unitCenti > fullCenti) {
    const params = { points: said, full: formatCenti(fullCenti) }
    problems.push(problem(`${path}.points`, 'script/points-above-item', params))
  }
  if (unitCenti % stepCenti !== 0) {
    const params = { points: said, step: formatCenti(stepCenti) }
    problems.push(problem(`${path}.points`, 'script/points-off-step', params))
  }
  return problems
}

function placesOf(entry: ScriptEntry, path: string): readonly (readonly [string, ScriptPlace])[] {
  if (entry.kind === 'veto') return [[path, entry.place]]
  if (entry.kind === 'na') return []
  return entry.deductions.map(({ place }, index) => [`${path}.deductions[${index}]`, place] as const)
}
