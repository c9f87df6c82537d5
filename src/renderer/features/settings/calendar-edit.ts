/** Editing one year's calendar: what a press on a day does, and lists pasted from a notice. Pure. */
import type { WorkCalendar } from '@shared/domain/law/calendar'
import { addDays, dayNumber, isWeekend, yearOf } from '@shared/domain/law/days'

export type DayKind = 'work' | 'weekend' | 'rest' | 'makeup'
export type CalendarDays = Pick<WorkCalendar, 'restDays' | 'workDays'>

export function kindOf(day: string, { restDays, workDays }: CalendarDays): DayKind {
  if (restDays.includes(day)) return 'rest'
  if (workDays.includes(day)) return 'makeup'
  return isWeekend(day) ? 'weekend' : 'work'
}

/** A working day becomes a holiday and back; a weekend day worked, then a holiday, then a weekend again. */
export function pressDay(day: string, days: CalendarDays): CalendarDays {
  const kind = kindOf(day, days)
  const next: DayKind =
    kind === 'work'
      ? 'rest'
      : kind === 'weekend'
        ? 'makeup'
        : kind === 'makeup'
          ? 'rest'
          : isWeekend(day)
            ? 'weekend'
            : 'work'
  return setDay(day, next, days)
}

/** `makeup` only says something on a weekend: a weekday is worked anyway. */
function setDay(day: string, kind: DayKind, { restDays, workDays }: CalendarDays): CalendarDays {
  const without = (list: readonly string[]): readonly string[] => list.filter((one) => one !== day)
  return {
    restDays: kind === 'rest' ? [...without(restDays), day].sort() : without(restDays),
    workDays: kind === 'makeup' && isWeekend(day) ? [...without(workDays), day].sort() : without(workDays),
  }
}

/** Weeks from Monday; null before the first and after the last day of the month. */
export function monthWeeks(year: number, month: number): readonly (readonly (string | null)[])[] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  const next = `${addDays(`${first.slice(0, 8)}28`, 4).slice(0, 8)}01`
  const lead = (((dayNumber(first) + 3) % 7) + 7) % 7
  const length = dayNumber(next) - dayNumber(first)
  const cells = [
    ...Array.from({ length: lead }, () => null),
    ...Array.from({ length }, (_, at) => addDays(first, at)),
  ]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_each, at) => cells[week * 7 + at] ?? null),
  )
}

export type PasteResult =
  | { readonly ok: true; readonly days: CalendarDays; readonly count: number }
  | { readonly ok: false; readonly errors: readonly string[] }

const REST = /^(休|休息|假|放假|节假日|rest|off)$/i
const WORK = /^(班|上班|调休|调休上班|补班|work)$/i
const DAY = /(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?/g

/**
 * One line a day or a span of days: `2027-01-01,休`, `2027-02-05至2027-02-11 放假`, `2027-02-14,班`. Lines that
 * begin with letters of a heading are passed over. Replaces what the year had; a line that is wrong refuses all.
 */
export function readPasted(text: string, year: number): PasteResult {
  let days: CalendarDays = { restDays: [], workDays: [] }
  const errors: string[] = []
  let count = 0
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const plain = line.trim().replace(/^\uFEFF/, '')
    if (plain === '' || /^(日期|date)\b/i.test(plain) || plain.startsWith('日期')) continue
    const read = readLine(plain, year)
    if (typeof read === 'string') errors.push(`第 ${index + 1} 行：${read}`)
    else
      for (const day of read.days) {
        days = setDay(day, read.kind, days)
        count += 1
      }
  }
  if (errors.length > 0) return { ok: false, errors }
  return count === 0 ? { ok: false, errors: ['没有读到任何日期。'] } : { ok: true, days, count }
}

const MAX_SPAN_DAYS = 31

function readLine(
  line: string,
  year: number,
): string | { readonly days: readonly string[]; readonly kind: DayKind } {
  const found = [...line.matchAll(DAY)].map(
    ([, y = '', m = '', d = '']) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`,
  )
  const [first, last = first] = found
  if (first === undefined || last === undefined || found.length > 2) return '应当是“日期,休”或者“日期,班”。'
  const unreal = [first, last].find((day) => !isReal(day))
  if (unreal !== undefined) return `${unreal} 不是真实的日期。`
  if (yearOf(first) !== year || yearOf(last) !== year) return `不是 ${year} 年的日期。`
  const word = line.replace(DAY, '').replace(/[\s,，;；\t"至到~—-]+/g, '')
  const kind: DayKind | null = REST.test(word) ? 'rest' : WORK.test(word) ? 'makeup' : null
  if (kind === null) return `“${word}”看不懂，请写“休”或者“班”。`
  const length = dayNumber(last) - dayNumber(first) + 1
  if (length < 1 || length > MAX_SPAN_DAYS) return '起止日期不对。'
  return { kind, days: Array.from({ length }, (_, at) => addDays(first, at)) }
}

function isReal(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day
}
