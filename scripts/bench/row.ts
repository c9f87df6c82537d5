/** One figure of the bench: what was measured, what it is held against, and how busy the machine was. */
import { loadavg } from 'node:os'

export type Unit = 'ms' | 'MB' | '×'

export type Row = {
  readonly name: string
  readonly value: number
  readonly unit: Unit
  /** null: measured to be watched, nothing is promised. */
  readonly target: number | null
  /** null without a target. */
  readonly pass: boolean | null
  /** What the value is a ratio of, or what was measured beside it in the same run. */
  readonly against: string
  /** How many single measurements the value is the median (or p95, or peak) of. */
  readonly runs: number
  /** Average load of the last minute when the row was ready; above the number of cores the figure says little. */
  readonly load: number
}

export type RowInput = Omit<Row, 'pass' | 'load'>

export function makeRow({ value, target, ...rest }: RowInput): Row {
  return {
    ...rest,
    value: round(value),
    target,
    pass: target === null ? null : round(value) <= target,
    load: round(loadavg()[0] ?? 0),
  }
}

/** Three digits that count: 1234, 56.7, 0.123. */
function round(value: number): number {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 4
  return Number(value.toFixed(digits))
}

export function sorted(values: readonly number[]): readonly number[] {
  if (values.length === 0) throw new Error('nothing was measured')
  return values.toSorted((a, b) => a - b)
}

export function median(values: readonly number[]): number {
  const ordered = sorted(values)
  const middle = ordered.length >> 1
  const upper = ordered[middle] ?? 0
  return ordered.length % 2 === 1 ? upper : (upper + (ordered[middle - 1] ?? 0)) / 2
}

/** The smallest value that at least 95 of 100 do not exceed. */
export function p95(values: readonly number[]): number {
  const ordered = sorted(values)
  return ordered[Math.ceil(ordered.length * 0.95) - 1] ?? 0
}

/** `242 (205–260)`: median and range. */
export function spread(values: readonly number[]): string {
  const ordered = sorted(values)
  const [low = 0, high = 0] = [ordered[0], ordered.at(-1)]
  return `${round(median(values))} (${round(low)}–${round(high)})`
}

export function formatRow({ name, value, unit, target, pass, runs, load, against }: Row): string {
  const wanted = target === null ? '' : `≤ ${target}`
  const verdict = pass === null ? '' : pass ? 'ok' : 'MISSED'
  return [
    name.padEnd(26),
    `${value} ${unit}`.padStart(12),
    wanted.padStart(9),
    verdict.padStart(8),
    `n=${runs}`.padStart(7),
    `load ${load}`.padStart(11),
    `  ${against}`,
  ].join('')
}
