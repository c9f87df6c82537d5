/** One line of the ruler sheet: what was wanted, what was measured, and whether that is good enough. */
import type { Measure, Provenance } from './geometry'

export type RulerLine = {
  readonly id: string
  /** In Chinese. */
  readonly what: string
  readonly expected: string
  readonly measured: string
  readonly deviationMm: number
  readonly toleranceMm: number
  readonly isOk: boolean
  /** The rule behind it, and how well we know it. */
  readonly source: string
}

export const RULER_TOLERANCE_MM = { place: 0.5, sealCentre: 0.3, sealSize: 0.2, ruleThickness: 0.15 } as const

const PROVENANCE_NAMES: Readonly<Record<Provenance, string>> = {
  found: '据标准摘录',
  knowledge: '待核对标准原文',
  computed: '由标准推算',
  proposal: '标准未定，本程序设定',
}

/** `clause` is the heading of GB/T 9704-2012 the measure stands under. */
export const sourceOf = ({ provenance }: Pick<Measure, 'provenance'>, clause: string): string =>
  `GB/T 9704-2012 ${clause}（${PROVENANCE_NAMES[provenance]}）`

export type RulerRule = { readonly id: string; readonly what: string; readonly source: string }

const mm = (value: number): string => `${value.toFixed(2)} mm`

/** A length against the wanted one; null: what should be measured was not found. */
export function lengthLine(
  rule: RulerRule,
  expectedMm: number,
  measuredMm: number | null,
  toleranceMm: number = RULER_TOLERANCE_MM.place,
): RulerLine {
  if (measuredMm === null || Number.isNaN(measuredMm)) return missingLine(rule, mm(expectedMm), toleranceMm)
  const deviationMm = Math.abs(measuredMm - expectedMm)
  return {
    ...rule,
    expected: mm(expectedMm),
    measured: mm(measuredMm),
    deviationMm,
    toleranceMm,
    isOk: deviationMm <= toleranceMm + 1e-9,
  }
}

/** Of several lengths that should all be the same, or each its own, the one farthest off. */
export function worstLine(
  rule: RulerRule,
  pairs: readonly (readonly [expectedMm: number, measuredMm: number])[],
  toleranceMm: number = RULER_TOLERANCE_MM.place,
): RulerLine | null {
  let worst: readonly [number, number] | null = null
  for (const pair of pairs) {
    if (worst === null || Math.abs(pair[0] - pair[1]) > Math.abs(worst[0] - worst[1])) worst = pair
  }
  return worst === null ? null : lengthLine(rule, worst[0], worst[1], toleranceMm)
}

export function missingLine(rule: RulerRule, expected: string, toleranceMm = 0): RulerLine {
  return { ...rule, expected, measured: '未找到', deviationMm: 0, toleranceMm, isOk: false }
}

/** Something that is so or is not. */
export const factLine = (rule: RulerRule, expected: string, measured: string, isOk: boolean): RulerLine => ({
  ...rule,
  expected,
  measured,
  deviationMm: 0,
  toleranceMm: 0,
  isOk,
})

/** A length that may not exceed a limit. */
export function limitLine(
  rule: RulerRule,
  limitMm: number,
  measuredMm: number,
  toleranceMm: number,
): RulerLine {
  const deviationMm = Math.max(0, measuredMm - limitMm)
  return {
    ...rule,
    expected: `不大于 ${mm(limitMm)}`,
    measured: mm(measuredMm),
    deviationMm,
    toleranceMm,
    isOk: deviationMm <= toleranceMm + 1e-9,
  }
}
