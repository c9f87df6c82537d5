/**
 * Decimal numbers as exact integers. Points are hundredths ("centi"), scores are tenths: 0.2 × 3 is
 * 20 × 3 = 60 and prints 0.6. No value ever passes through a binary fraction.
 */
import { ok, refuse, type Result } from './result'

const DECIMAL = /^(\d{1,9})(?:\.(\d{1,2}))?$/

/**
 * Reads `2`, `0.5`, `0.25`, also in full-width digits as Chinese input methods write them.
 * Refuses signs, exponents, grouping, a bare `.5` or `5.`, and more than two decimals.
 */
export function parseDecimalToCenti(text: string): Result<number> {
  const plain = text
    .trim()
    .replace(/[０-９]/g, toHalfWidth)
    .replace(/[．。]/g, '.')
  const match = DECIMAL.exec(plain)
  if (!match) return refuse('score/not-a-decimal', { text })
  const [, whole = '0', fraction = ''] = match
  return ok(Number(whole) * 100 + Number(fraction.padEnd(2, '0')))
}

/** 60 → `0.6`, 200 → `2`, -25 → `-0.25`: as short as exact allows. */
export function formatCenti(centi: number): string {
  return formatScaled(centi, 2).replace(/\.?0+$/, '')
}

/** 875 → `87.5`, 900 → `90.0`: a score always shows its one decimal. */
export function formatTenths(tenths: number): string {
  return formatScaled(tenths, 1)
}

function formatScaled(value: number, decimals: 1 | 2): string {
  if (!Number.isSafeInteger(value)) throw new Error(`not an exact integer: ${value}`)
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
  const sign = value < 0 ? '-' : ''
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

function toHalfWidth(digit: string): string {
  return String.fromCharCode(digit.charCodeAt(0) - 0xfee0)
}
