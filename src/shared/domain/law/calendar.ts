/**
 * Working days and the counting of terms (the usual reading): the first day is not counted; a last day on a rest
 * day moves to the next working day. Calendars are rows an office may edit, so they are arguments; a year
 * without a calendar is counted by weekends alone and named in the answer, never passed over.
 * Source: 民事诉讼法 art. 85 by analogy; 行政处罚法 art. 85, 行政强制法 art. 69, 行政许可法 art. 82 for 工作日.
 */
import { z } from '@shared/lib/zod'
import { IsoDate } from '../case-file/case-file'
import { ProvenanceMark } from '../checklist/provenance'
import { addDays, addHours, addMonths, dayNumber, isWeekend, yearOf } from './days'

export const WorkCalendar = z
  .object({
    /** The year as text. */
    id: z.string().regex(/^\d{4}$/),
    year: z.int().min(1990).max(2100),
    /** Days off by the yearly notice, weekends inside a holiday included. */
    restDays: z.array(IsoDate).max(120).readonly(),
    /** 调休上班: weekend days worked. */
    workDays: z.array(IsoDate).max(60).readonly(),
    version: z.string().trim().min(1).max(60),
    source: z.string().trim().min(1).max(500),
    provenance: ProvenanceMark,
  })
  .readonly()
  .refine((calendar) => calendar.id === String(calendar.year), { message: 'id is not the year' })
  .refine(
    (calendar) => [...calendar.restDays, ...calendar.workDays].every((day) => yearOf(day) === calendar.year),
    {
      message: 'a day of another year',
    },
  )
  .refine((calendar) => !calendar.restDays.some((day) => calendar.workDays.includes(day)), {
    message: 'a day both off and worked',
  })
export type WorkCalendar = z.infer<typeof WorkCalendar>

export type TermUnit = 'work' | 'cal' | 'month' | 'hour'

export type Due = {
  /** `YYYY-MM-DD`; for hours `YYYY-MM-DDTHH:mm`. */
  readonly dueOn: string
  /** The last day before it was moved; null when it was not. */
  readonly shiftedFrom: string | null
  /** The days counted, first to last, without those of the shift: what the drawn calendar fills in. */
  readonly countedDays: readonly string[]
  /** Years that had to be counted without a calendar. */
  readonly missingYears: readonly number[]
  /** `2026 版本` of every calendar that was looked into. */
  readonly calendarVersions: readonly string[]
}

/** Rest and work days by year, and a note of the years it was asked about. */
export class DayBook {
  readonly #calendars: ReadonlyMap<number, WorkCalendar>
  readonly #asked = new Set<number>()

  constructor(calendars: readonly WorkCalendar[]) {
    this.#calendars = new Map(calendars.map((calendar) => [calendar.year, calendar]))
  }

  isWorkingDay(day: string): boolean {
    this.#asked.add(yearOf(day))
    const calendar = this.#calendars.get(yearOf(day))
    if (calendar?.workDays.includes(day)) return true
    if (calendar?.restDays.includes(day)) return false
    return !isWeekend(day)
  }

  /** A day the yearly notice names as off, whatever weekday it is. */
  isHoliday(day: string): boolean {
    this.#asked.add(yearOf(day))
    return this.#calendars.get(yearOf(day))?.restDays.includes(day) ?? false
  }

  get missingYears(): readonly number[] {
    return [...this.#asked].filter((year) => !this.#calendars.has(year)).sort((a, b) => a - b)
  }

  get versions(): readonly string[] {
    return [...this.#asked]
      .sort((a, b) => a - b)
      .flatMap((year) => {
        const calendar = this.#calendars.get(year)
        return calendar ? [`${year}（${calendar.version}）`] : []
      })
  }
}

/**
 * The last day (or minute) of a term.
 *
 * @param start  `YYYY-MM-DD`, or `YYYY-MM-DDTHH:mm` for hours; itself not counted
 * @param n  whole number, 1 or more
 */
export function due(start: string, n: number, unit: TermUnit, calendars: readonly WorkCalendar[]): Due {
  if (!Number.isInteger(n) || n < 1) throw new Error(`not a term: ${n}`)
  if (unit === 'hour') {
    const dueOn = addHours(start, n)
    return { dueOn, shiftedFrom: null, countedDays: [], missingYears: [], calendarVersions: [] }
  }
  const book = new DayBook(calendars)
  const day = start.slice(0, 10)
  if (unit === 'work') return settle(book, countWorkingDays(book, day, n, 1))
  const last = unit === 'cal' ? addDays(day, n) : addMonths(day, n)
  return settle(book, everyDay(day, last))
}

/**
 * The latest day that still lies `n` days before `end` (“届满三十日前”): `end` is not counted; never moved.
 */
export function countBack(end: string, n: number, unit: TermUnit, calendars: readonly WorkCalendar[]): Due {
  if (!Number.isInteger(n) || n < 1) throw new Error(`not a term: ${n}`)
  const book = new DayBook(calendars)
  const day = end.slice(0, 10)
  const counted =
    unit === 'work'
      ? countWorkingDays(book, day, n, -1)
      : everyDay(unit === 'month' ? addMonths(day, -n) : addDays(day, -n), day).map((each) =>
          addDays(each, -1),
        )
  const countedDays = [...counted].sort()
  const dueOn = countedDays[0] ?? day
  return {
    dueOn,
    shiftedFrom: null,
    countedDays,
    missingYears: book.missingYears,
    calendarVersions: book.versions,
  }
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string, calendars: readonly WorkCalendar[]): number {
  const book = new DayBook(calendars)
  return everyDay(from, to).filter((day) => book.isWorkingDay(day)).length
}

function countWorkingDays(book: DayBook, start: string, n: number, step: 1 | -1): readonly string[] {
  const counted: string[] = []
  let day = start
  while (counted.length < n) {
    day = addDays(day, step)
    if (book.isWorkingDay(day)) counted.push(day)
  }
  return counted
}

function everyDay(start: string, last: string): readonly string[] {
  const length = Math.max(0, dayNumber(last) - dayNumber(start))
  return Array.from({ length }, (_, index) => addDays(start, index + 1))
}

function settle(book: DayBook, counted: readonly string[]): Due {
  const last = counted.at(-1)
  if (last === undefined) throw new Error('a term of no days')
  let dueOn = last
  while (!book.isWorkingDay(dueOn)) dueOn = addDays(dueOn, 1)
  return {
    dueOn,
    shiftedFrom: dueOn === last ? null : last,
    countedDays: counted,
    missingYears: book.missingYears,
    calendarVersions: book.versions,
  }
}
