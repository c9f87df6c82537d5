import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countBack,
  DayBook,
  due,
  WorkCalendar,
  workingDaysBetween,
  type TermUnit,
} from '@shared/domain/law/calendar'
import { addDays, addMonths, dayNumber, dayText, daysBetween, isWeekend } from '@shared/domain/law/days'
import { CALENDARS } from './cases/read-cases'

const RUNS = { numRuns: 2000 }
const day = fc.integer({ min: dayNumber('2022-01-01'), max: dayNumber('2026-06-30') }).map(dayText)
const length = fc.integer({ min: 1, max: 120 })
const unit = fc.constantFrom<TermUnit>('work', 'cal')

describe('the shipped calendars', () => {
  it.each(CALENDARS.map((calendar) => [calendar.id, calendar] as const))(
    '%s: weekends are worked, rest days named',
    (_id, calendar) => {
      expect(calendar.workDays.every(isWeekend)).toBe(true)
      expect(calendar.source).toContain('国务院办公厅')
    },
  )

  /** Sums of the 共…天 of each notice; 2022 has 12-31 from the notice of 2023, and 2023 therefore one less. */
  it.each([
    ['2022', 32, 7],
    ['2023', 26, 7],
    ['2024', 28, 8],
    ['2025', 28, 5],
    ['2026', 33, 6],
  ])('%s has %d days off and %d weekend days worked', (id, off, worked) => {
    const calendar = CALENDARS.find((each) => each.id === id)
    expect([calendar?.restDays.length, calendar?.workDays.length]).toEqual([off, worked])
  })

  it('cover 2022 to 2026', () => {
    expect(CALENDARS.map((calendar) => calendar.year)).toEqual([2022, 2023, 2024, 2025, 2026])
  })

  it.each([
    ['2024-02-09', true],
    ['2024-02-10', false],
    ['2024-02-18', true],
    ['2025-01-27', true],
    ['2025-01-28', false],
    ['2025-01-26', true],
    ['2026-01-04', true],
    ['2026-02-23', false],
    ['2026-10-10', true],
    ['2026-10-11', false],
    ['2023-10-08', true],
    ['2022-10-09', true],
  ])('%s is worked: %s', (date, works) => {
    expect(new DayBook(CALENDARS).isWorkingDay(date)).toBe(works)
  })
})

describe('WorkCalendar', () => {
  const base = {
    ...{
      id: '2027',
      year: 2027,
      restDays: ['2027-01-01'],
      workDays: ['2027-01-03'],
      version: '1',
      source: '示例',
    },
    provenance: 'P',
  }
  it.each([
    ['as it should be', {}, true],
    ['an id of another year', { id: '2026' }, false],
    ['a rest day of another year', { restDays: ['2026-12-31'] }, false],
    ['a day both off and worked', { workDays: ['2027-01-01'] }, false],
    ['no such day', { restDays: ['2027-02-29'] }, false],
  ])('%s: %j', (_name, change, ok) => {
    expect(WorkCalendar.safeParse({ ...base, ...change }).success).toBe(ok)
  })
})

describe('due', () => {
  it.each([
    ['2026-03-02', 1, 'work', '2026-03-03', null],
    ['2026-03-06', 1, 'work', '2026-03-09', null],
    ['2026-04-03', 1, 'work', '2026-04-07', null],
    ['2026-05-08', 1, 'work', '2026-05-09', null],
    ['2026-03-02', 15, 'cal', '2026-03-17', null],
    ['2026-04-20', 15, 'cal', '2026-05-06', '2026-05-05'],
    ['2026-01-31', 1, 'month', '2026-02-28', null],
    ['2024-02-29', 12, 'month', '2025-02-28', null],
    ['2026-02-02', 3, 'month', '2026-05-06', '2026-05-02'],
    ['2026-05-01T21:30', 24, 'hour', '2026-05-02T21:30', null],
    ['2026-12-31T23:00', 2, 'hour', '2027-01-01T01:00', null],
  ] as const)('%s + %d %s = %s', (start, n, of, dueOn, shiftedFrom) => {
    const term = due(start, n, of, CALENDARS)
    expect([term.dueOn, term.shiftedFrom]).toEqual([dueOn, shiftedFrom])
  })

  it('counts a year without a calendar by weekends and names it', () => {
    const term = due('2026-12-30', 5, 'work', CALENDARS)
    expect(term).toMatchObject({ dueOn: '2027-01-06', missingYears: [2027] })
    expect(term.calendarVersions).toEqual(['2026（2025-11-04）'])
  })

  it.each([0, -1, 1.5, Number.NaN])('refuses a term of %d', (n) => {
    expect(() => due('2026-03-02', n, 'cal', CALENDARS)).toThrow('not a term')
  })

  it('ends on a working day', () => {
    fc.assert(
      fc.property(day, length, unit, (start, n, of) => {
        expect(new DayBook(CALENDARS).isWorkingDay(due(start, n, of, CALENDARS).dueOn)).toBe(true)
      }),
      RUNS,
    )
  })

  it('grows with the term', () => {
    fc.assert(
      fc.property(day, length, unit, (start, n, of) => {
        expect(due(start, n + 1, of, CALENDARS).dueOn >= due(start, n, of, CALENDARS).dueOn).toBe(true)
      }),
      RUNS,
    )
  })

  it('grows with the start', () => {
    fc.assert(
      fc.property(day, length, unit, (start, n, of) => {
        expect(due(addDays(start, 1), n, of, CALENDARS).dueOn >= due(start, n, of, CALENDARS).dueOn).toBe(
          true,
        )
      }),
      RUNS,
    )
  })

  it('counts exactly the term, and the same number back again', () => {
    fc.assert(
      fc.property(day, length, (start, n) => {
        const term = due(start, n, 'work', CALENDARS)
        expect(term.countedDays).toHaveLength(n)
        expect(term.countedDays.at(-1)).toBe(term.dueOn)
        expect(workingDaysBetween(start, term.dueOn, CALENDARS)).toBe(n)
        const back = countBack(addDays(term.dueOn, 1), n, 'work', CALENDARS)
        expect(back.dueOn).toBe(term.countedDays[0])
      }),
      RUNS,
    )
  })

  it('moves a calendar term only forward, over rest days alone', () => {
    fc.assert(
      fc.property(day, length, (start, n) => {
        const term = due(start, n, 'cal', CALENDARS)
        const plain = addDays(start, n)
        expect(term.shiftedFrom ?? term.dueOn).toBe(plain)
        expect(term.countedDays).toHaveLength(n)
        const between = daysBetween(plain, term.dueOn)
        const book = new DayBook(CALENDARS)
        for (let step = 0; step < between; step += 1)
          expect(book.isWorkingDay(addDays(plain, step))).toBe(false)
      }),
      RUNS,
    )
  })
})

describe('countBack', () => {
  it.each([
    ['2026-06-30', 30, 'cal', '2026-05-31'],
    ['2026-03-31', 1, 'month', '2026-02-28'],
    ['2026-04-07', 1, 'work', '2026-04-03'],
  ] as const)('%s − %d %s = %s', (end, n, of, day) => {
    expect(countBack(end, n, of, CALENDARS).dueOn).toBe(day)
  })
})

describe('addMonths', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-05-31', 6, '2026-11-30'],
  ])('%s + %d = %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to)
  })

  it('keeps the month, whatever the day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (from, months) => {
        const [year = 0, month = 0] = from.split('-').map(Number)
        const [toYear = 0, toMonth = 0] = addMonths(from, months).split('-').map(Number)
        expect(toYear * 12 + toMonth).toBe(year * 12 + month + months)
      }),
      RUNS,
    )
  })
})
