/**
 * 折算: Σ实得 ÷ Σ适用满分 × 100, one decimal, half up. Whole numbers only, so an exact .05 goes up and
 * nothing else does.
 */
import type { ScoreStep } from './score-result'

export type RescaleStep = Extract<ScoreStep, { kind: 'rescale' }>

/** @returns `null` when nothing is applicable: there is no score then, and no division by zero */
export function rescale(gotCenti: number, fullCenti: number): RescaleStep | null {
  if (fullCenti <= 0) return null
  const numerator = gotCenti * 1000 // a full score is 1000 tenths
  const remainder = numerator % fullCenti
  const wholeTenths = (numerator - remainder) / fullCenti
  const isUp = remainder * 2 >= fullCenti
  return {
    kind: 'rescale',
    gotCenti,
    fullCenti,
    numerator,
    denominator: fullCenti,
    wholeTenths,
    remainder,
    rounding: remainder === 0 ? 'exact' : isUp ? 'up' : 'down',
    scoreTenths: wholeTenths + (isUp ? 1 : 0),
  }
}

/**
 * Score of a unit: the mean of its files, one decimal, half up; files without a score do not count.
 * Source: 北京市宣武区行政许可案卷评查细则（试行）.
 *
 * @returns tenths, or `null` when no file has a score
 */
export function meanTenths(scoresTenths: readonly (number | null)[]): number | null {
  const scores = scoresTenths.filter((score) => score !== null)
  if (scores.length === 0) return null
  const sum = scores.reduce((total, score) => total + score, 0)
  const remainder = sum % scores.length
  return (sum - remainder) / scores.length + (remainder * 2 >= scores.length ? 1 : 0)
}
