/**
 * 文号: `京执监意〔2026〕3号`. Hexagonal brackets, full year, no 第, no leading zero (GB/T 9704-2012).
 * One series per prefix and year; a void document keeps its number, and no number is given twice.
 */
import { type Result, ok, refuse } from '@shared/lib/result'
import type { DocumentNumber } from './supervision-document'

/** 机关代字: Han characters only, so that it can never be read as part of the year or serial. */
const PREFIX = /^\p{Script=Han}{2,20}$/u
const NUMBER = /^(\p{Script=Han}{2,20})〔(20\d{2})〕([1-9]\d{0,5})号$/u

export const isNumberPrefix = (text: string): boolean => PREFIX.test(text) && !text.endsWith('第')

export function formatNumber(prefix: string, year: number, serial: number): string {
  return `${prefix}〔${year}〕${serial}号`
}

/** Parts of a number written exactly as it must be; refuses `document/number-malformed`. */
export function parseNumber(text: string): Result<DocumentNumber> {
  const parts = NUMBER.exec(text)
  const [, prefix, year, serial] = parts ?? []
  if (prefix === undefined || !isNumberPrefix(prefix)) return refuse('document/number-malformed', { text })
  return ok({ prefix, year: Number(year), serial: Number(serial), text })
}

/** The parts of a used number that decide whether it is taken; voided documents count. */
export type UsedNumber = Pick<DocumentNumber, 'prefix' | 'year' | 'serial'>

/**
 * The number after the highest one used in this series. Gaps stay gaps: a missing number may stand on a paper
 * this machine has never seen.
 */
export function nextNumber(prefix: string, year: number, used: readonly UsedNumber[]): DocumentNumber {
  const taken = used.filter((number) => number.prefix === prefix && number.year === year)
  const serial = taken.reduce((highest, number) => Math.max(highest, number.serial), 0) + 1
  return { prefix, year, serial, text: formatNumber(prefix, year, serial) }
}

/** Serials missing below the highest one, ascending; each needs a void record or an explanation. */
export function missingSerials(prefix: string, year: number, used: readonly UsedNumber[]): readonly number[] {
  const taken = new Set(used.filter((n) => n.prefix === prefix && n.year === year).map((n) => n.serial))
  const highest = Math.max(0, ...taken)
  return Array.from({ length: highest }, (_, index) => index + 1).filter((serial) => !taken.has(serial))
}
