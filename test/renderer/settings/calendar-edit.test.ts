import { describe, expect, it } from 'vitest'
import {
  kindOf,
  monthWeeks,
  pressDay,
  readPasted,
} from '../../../src/renderer/features/settings/calendar-edit'

const NONE = { restDays: [], workDays: [] }

describe('pressing a day', () => {
  it.each([
    ['2027-01-04', ['rest', 'work', 'rest']],
    ['2027-01-02', ['makeup', 'rest', 'weekend']],
  ] as const)('turns %s through %j', (day, kinds) => {
    let days: Parameters<typeof pressDay>[1] = NONE
    for (const kind of kinds) {
      days = pressDay(day, days)
      expect(kindOf(day, days)).toBe(kind)
    }
  })
})

describe('monthWeeks', () => {
  it.each([
    [2027, 2, 28],
    [2024, 2, 29],
    [2026, 12, 31],
  ])('has every day of %i-%i once, Mondays first', (year, month, length) => {
    const weeks = monthWeeks(year, month)
    const days = weeks.flat().filter((day) => day !== null)
    expect(days).toHaveLength(length)
    expect(new Set(days).size).toBe(length)
    expect(weeks.every((week) => week.length === 7)).toBe(true)
    const mondays = weeks.flatMap(([monday]) => monday ?? [])
    expect(mondays.every((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1)).toBe(true)
  })
})

describe('readPasted', () => {
  it('takes days and spans, with or without a heading', () => {
    const text = '日期,类型\n2027-01-01,休\n2027年2月5日至2027年2月7日\t放假\n2027-02-14,班\n'
    expect(readPasted(text, 2027)).toEqual({
      ok: true,
      count: 5,
      days: {
        restDays: ['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07'],
        workDays: ['2027-02-14'],
      },
    })
  })

  it('does not note a weekday as worked: it is', () => {
    const read = readPasted('2027-02-15,班', 2027)
    expect(read.ok && read.days).toEqual(NONE)
  })

  it.each([
    ['2027-02-30,休', /不是真实的日期/],
    ['2026-02-03,休', /不是 2027 年/],
    ['2027-02-03,待定', /看不懂/],
    ['二月三日,休', /应当是/],
    ['2027-02-09至2027-02-03,休', /起止日期/],
    ['', /没有读到/],
  ])('refuses %j as a whole', (line, error) => {
    const read = readPasted(line === '' ? '' : `2027-01-01,休\n${line}`, 2027)
    expect(read.ok ? [] : read.errors.join()).toMatch(error)
  })
})
