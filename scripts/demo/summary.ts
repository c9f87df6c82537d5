/** summary.json: what the app showed and produced, in the form the README describes. Pure. */
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import { scoreCase } from '@shared/domain/scoring/score-case'
import { scoreInputOfScript, type ReviewScript } from '@shared/exchange/review-script'
import type { ShownSeal } from './paper-screens'
import type { ShownScore } from './review-screen'

export type Summary = {
  /** 0 to 100, one decimal; null when nothing in the case was applicable. */
  readonly score: number | null
  readonly points: number
  readonly fullApplicable: number
  readonly grade: string
  /** Items of the vetoes raised. */
  readonly vetoes: readonly string[]
  /** Standing findings: deductions and vetoes. */
  readonly findings: number
  /** null when there was nothing to write an opinion about. */
  readonly documentNumber: string | null
  /** Millimetres from the page's top left; null without an opinion. */
  readonly seal: ShownSeal | null
  /** In intake order. */
  readonly blobs: readonly { readonly name: string; readonly sha256: string; readonly pages: number }[]
  readonly runtime: { readonly electron: string }
}

export type SummaryParts = Pick<Summary, 'findings' | 'documentNumber' | 'seal' | 'blobs'> & {
  readonly score: ShownScore
  readonly electron: string
}

export function buildSummary({ score, electron, ...parts }: SummaryParts): Summary {
  return {
    score: score.scoreTenths === null ? null : score.scoreTenths / 10,
    points: score.gotCenti / 100,
    fullApplicable: score.fullCenti / 100,
    grade: score.grade,
    vetoes: score.vetoes,
    ...parts,
    runtime: { electron },
  }
}

/** The score by the pure function, straight from review.json: what the screen must have come to. */
export function expectedScore(standard: ScoringStandard, script: ReviewScript | null): ShownScore {
  const input =
    script === null
      ? { vetoStyle: standard.vetoStyle, deductions: [], notApplicable: [], vetoes: [] }
      : scoreInputOfScript(script)
  const { scoreTenths, gotCenti, fullApplicableCenti, grade, vetoes } = scoreCase(standard, input)
  const raised = new Set(vetoes.map(({ itemId }) => itemId))
  return {
    scoreTenths,
    gotCenti,
    fullCenti: fullApplicableCenti,
    grade: grade ?? '',
    vetoes: standard.vetoes.map(({ id }) => id).filter((id) => raised.has(id)),
  }
}

export const expectedFindings = (script: ReviewScript | null): number =>
  (script?.items ?? []).reduce((sum, entry) => {
    if (entry.kind === 'na') return sum
    return sum + (entry.kind === 'veto' ? 1 : entry.deductions.length)
  }, 0)
