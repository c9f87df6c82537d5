/** Calendar days as text `YYYY-MM-DD` and as whole numbers; no clock, no zone, nothing but counting. */
const DAY_MS = 86_400_000

/** Days since 1970-01-01. */
export const dayNumber = (day: string): number =>
  Math.round(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / DAY_MS)

export const dayText = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10)

export const addDays = (day: string, days: number): string => dayText(dayNumber(day) + days)

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

export const yearOf = (day: string): number => Number(day.slice(0, 4))

/** Saturday or Sunday. */
export function isWeekend(day: string): boolean {
  const weekday = new Date(dayNumber(day) * DAY_MS).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** The same day `months` later; the last day of the month where that month is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split('-').map(Number)
  const index = year * 12 + (month - 1) + months
  const lastDate = new Date(Date.UTC(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 0)).getUTCDate()
  const first = new Date(Date.UTC(Math.floor(index / 12), ((index % 12) + 12) % 12, 1)).toISOString()
  return `${first.slice(0, 8)}${String(Math.min(date, lastDate)).padStart(2, '0')}`
}

/** Minutes between two local minutes `YYYY-MM-DDTHH:mm`. */
export const minutesBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}:00Z`) - Date.parse(`${from}:00Z`)) / 60_000)

export const addHours = (minute: string, hours: number): string =>
  new Date(Date.parse(`${minute}:00Z`) + hours * 3_600_000).toISOString().slice(0, 16)
