/**
 * What a reviewer types, read into typed facts. Dates are taken as papers and hands write them (20240909,
 * 2024.9.9, 2024年9月9日); anything that is not a real day is refused, never guessed. Pure.
 */
import { FactValue, type FactKind } from '@shared/domain/law/fact-sheet'
import { minuteText, yuanText } from '@shared/domain/law/fact-text'

export type ParsedFact =
  { readonly ok: true; readonly value: FactValue | null } | { readonly ok: false; readonly error: string }

/** Kinds that are written into one line. */
export type LineKind = Exclude<FactKind, 'yes-no' | 'officers' | 'spans' | 'records' | 'papers'>

const FULL_WIDTH = /[０-９：．－／]/g
const half = (text: string): string =>
  text.replace(FULL_WIDTH, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0)).trim()

const DAY = /^(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{2})(\d{2}))$/
const TIME = /^(\d{1,2})(?:[:时](\d{1,2})分?|(\d{2}))$/

/** `YYYY-MM-DD`, or null when the text is no real day. */
export function parseDay(text: string): string | null {
  const match = DAY.exec(half(text).replace(/\s+/g, ''))
  if (match === null) return null
  const [, year = '', month = match[4], date = match[5]] = match
  const day = `${year}-${(month ?? '').padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`
  return isRealDay(day) ? day : null
}

function isRealDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day
}

/** `YYYY-MM-DDTHH:mm`, or null. A day without a time is not enough. */
export function parseMinute(text: string): string | null {
  const plain = half(text).replace(/T/i, ' ')
  const bare = /^(\d{8})\s*(\d{4})$/.exec(plain)
  const written = /^(.+?[日\s])\s*(\d{1,2}\s*[:时].*)$/.exec(plain)
  const [, dayText, timeText] = bare ?? written ?? []
  const day = dayText === undefined ? null : parseDay(dayText)
  const time = TIME.exec((timeText ?? '').replace(/\s+/g, ''))
  if (day === null || time === null) return null
  const [, hours = '', minutes = time[3] ?? ''] = time
  if (Number(hours) > 23 || Number(minutes) > 59) return null
  return `${day}T${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`
}

/** Whole 分, or null. Grouping commas and a trailing 元 are as papers write them; at most two decimals. */
export function parseYuan(text: string): number | null {
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,11})(?:\.(\d{1,2}))?元?$/.exec(
    half(text).replace(/[，\s]/g, (c) => (c === '，' ? ',' : '')),
  )
  if (match === null) return null
  const [, whole = '0', cents = ''] = match
  return Number(whole.replaceAll(',', '')) * 100 + Number(cents.padEnd(2, '0'))
}

const REFUSALS: Readonly<Record<LineKind, string>> = {
  date: '请写成 2024-09-09 或 20240909，且须是真实的日期。',
  datetime: '请写成 2024-09-09 21:30，日期和时间都要有。',
  money: '请写金额，单位元，最多两位小数，如 10000 或 1250.50。',
  count: '请写整数。',
  choice: '请选择一项。',
  text: '文字太长，请不超过 2000 字。',
}

/** Nothing typed means: take the fact away. */
export function parseLine(kind: LineKind, text: string, options: readonly string[] = []): ParsedFact {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: true, value: null }
  const value = readLine(kind, trimmed, options)
  const parsed = value === null ? null : FactValue.safeParse({ kind, value })
  return parsed?.success ? { ok: true, value: parsed.data } : { ok: false, error: REFUSALS[kind] }
}

function readLine(kind: LineKind, text: string, options: readonly string[]): string | number | null {
  switch (kind) {
    case 'date':
      return parseDay(text)
    case 'datetime':
      return parseMinute(text)
    case 'money':
      return parseYuan(text)
    case 'count':
      return /^\d{1,6}$/.test(half(text)) ? Number(half(text)) : null
    case 'choice':
      return options.includes(text) ? text : null
    case 'text':
      return text
  }
}

/** The line as it is put back into the field. */
export function lineText(value: FactValue | null | undefined): string {
  switch (value?.kind) {
    case 'date':
    case 'choice':
    case 'text':
      return value.value
    case 'datetime':
      return minuteText(value.value)
    case 'money':
      return yuanText(value.value)
    case 'count':
      return String(value.value)
    default:
      return ''
  }
}
