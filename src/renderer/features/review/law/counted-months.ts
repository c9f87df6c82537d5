/** The days of a term on month sheets, Monday first: what was counted, what was a day off. Pure. */
import type { WorkCalendar } from '@shared/domain/law/calendar'
import type { LawResult } from '@shared/domain/law/check-law'
import { addDays, dayNumber } from '@shared/domain/law/days'
import { drawDays, type DrawnDay } from '@shared/domain/law/timeline'

export type DayCell = {
  /** Of the month. */
  readonly date: number
  readonly kind: DrawnDay['kind']
  /** The how-manieth counted day; null when it does not count. */
  readonly nth: number | null
  readonly role: '起' | '满' | null
}
export type MonthSheet = { readonly title: string; readonly weeks: readonly (readonly (DayCell | null)[])[] }

type Counted = Pick<LawResult, 'from' | 'dueOn' | 'counted'>

export function buildMonths(
  { from, dueOn, counted }: Counted,
  calendars: readonly WorkCalendar[],
): readonly MonthSheet[] {
  const days = [from?.slice(0, 10), dueOn?.slice(0, 10), ...counted].flatMap((day) => day ?? []).sort()
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return []
  const nth = new Map(counted.map((day, index) => [day, index + 1]))
  const sheets = new Map<string, (DayCell | null)[]>()
  const end = addDays(nextMonth(last), -1)
  for (const { day, kind } of drawDays(`${first.slice(0, 8)}01`, end, calendars)) {
    const title = `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`
    const cells = sheets.get(title) ?? blanks(day)
    const role = day === from?.slice(0, 10) ? '起' : day === dueOn?.slice(0, 10) ? '满' : null
    cells.push({ date: Number(day.slice(8)), kind, nth: nth.get(day) ?? null, role })
    sheets.set(title, cells)
  }
  return [...sheets].map(([title, cells]) => ({ title, weeks: inWeeks(cells) }))
}

const nextMonth = (day: string): string => `${addDays(`${day.slice(0, 8)}28`, 4).slice(0, 8)}01`

/** 1970-01-01 was a Thursday; Monday is 0 here. */
const blanks = (day: string): null[] =>
  Array.from({ length: (((dayNumber(day) + 3) % 7) + 7) % 7 }, () => null)

function inWeeks(cells: readonly (DayCell | null)[]): readonly (readonly (DayCell | null)[])[] {
  const count = Math.ceil(cells.length / 7)
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_each, at) => cells[week * 7 + at] ?? null),
  )
}
