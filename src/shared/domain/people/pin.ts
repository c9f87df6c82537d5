/**
 * Which PINs are taken. Six digits are guessed offline in hours by somebody who has the disk (docs/adr/0018); what is
 * refused here are those a colleague would try first.
 */
import { ok, refuse, type Result } from '@shared/lib/result'

export const PIN_DIGITS = { least: 6, most: 12 } as const
export const PIN_TEXT = { least: 8, most: 64 } as const

/** The same PIN from every keyboard: full-width digits and compatibility forms are one. */
export const normalizePin = (pin: string): string => pin.normalize('NFKC')

const COMMON: ReadonlySet<string> = new Set([
  '123321',
  '147258',
  '147258369',
  '159357',
  '1314520',
  '5201314',
  '789456',
  '741852',
  '741852963',
  '123456a',
  '1qaz2wsx',
  'abcd1234',
  'a1234567',
  'a12345678',
  'password',
  'password1',
  'qwertyui',
  'qwer1234',
  'woaini520',
])

/** 123456, 654321, 890123, 13579: each sign as far from the one before as the next. */
function isRun(pin: string): boolean {
  const codes = [...pin].map((sign) => sign.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0))
  const isDigits = /^\d+$/.test(pin)
  const [first = 0] = steps
  return steps.every((step) => step === first || (isDigits && (step - first) % 10 === 0))
}

/** 111111, 121212, 123123, 52052052: a short piece over and over, the last one perhaps cut. */
function isRepetition(pin: string): boolean {
  for (let period = 1; period <= pin.length / 2; period += 1) {
    if ([...pin].every((sign, index) => index < period || sign === pin.charAt(index - period))) return true
  }
  return false
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1 && day >= 1
}

/** 19800317, 800317, 031780 read as a day; the commonest PINs after the plainest ones. */
function isDate(pin: string): boolean {
  const parts = (pattern: RegExp): readonly number[] | null => pattern.exec(pin)?.slice(1).map(Number) ?? null
  const long = parts(/^((?:19|20)\d\d)(\d\d)(\d\d)$/)
  if (long) return isDay(long[0] ?? 0, long[1] ?? 0, long[2] ?? 0)
  const short = parts(/^(\d\d)(\d\d)(\d\d)$/)
  // 2000 is a leap year: the day exists in some year that ends so.
  return short !== null && isDay(2000, short[1] ?? 0, short[2] ?? 0)
}

/** @returns `person/pin-length`, `person/pin-simple`, `person/pin-date` when it is not taken */
export function checkPin(pin: string): Result<null> {
  const plain = normalizePin(pin)
  const isDigits = /^\d*$/.test(plain)
  const { least, most } = isDigits ? PIN_DIGITS : PIN_TEXT
  if (plain.length < least || plain.length > most) {
    return refuse('person/pin-length', {
      digits: PIN_DIGITS.least,
      mostDigits: PIN_DIGITS.most,
      text: PIN_TEXT.least,
    })
  }
  const folded = plain.toLowerCase()
  if (COMMON.has(folded) || isRun(folded) || isRepetition(folded)) return refuse('person/pin-simple')
  if (new Set(folded).size < 3) return refuse('person/pin-simple')
  return isDigits && isDate(plain) ? refuse('person/pin-date') : ok(null)
}
