import { describe, expect, it } from 'vitest'
import { due } from '@shared/domain/law/calendar'
import { buildMonths } from '../../../../src/renderer/features/review/law/counted-months'
import { BOOKS } from './law-case'

const from = '2025-09-26'
const { countedDays: counted, dueOn } = due(from, 7, 'work', BOOKS.calendars)
const sheets = buildMonths({ from, dueOn, counted }, BOOKS.calendars)
const cells = sheets.flatMap(({ title, weeks }) =>
  weeks.flat().flatMap((cell) => (cell === null ? [] : [{ title, ...cell }])),
)

describe('month sheets of a term (vector P-07)', () => {
  it('numbers the counted days in their order', () => {
    const numbered = cells.flatMap(({ title, date, nth }) => (nth === null ? [] : [[title, date, nth]]))
    expect(numbered).toEqual([
      ['2025年9月', 28, 1],
      ['2025年9月', 29, 2],
      ['2025年9月', 30, 3],
      ['2025年10月', 9, 4],
      ['2025年10月', 10, 5],
      ['2025年10月', 11, 6],
      ['2025年10月', 13, 7],
    ])
  })

  it('marks the start and the end, days off and days worked instead', () => {
    expect(cells.filter(({ role }) => role !== null).map(({ date, role }) => [date, role])).toEqual([
      [26, '起'],
      [13, '满'],
    ])
    const kind = (title: string, date: number) =>
      cells.find((cell) => cell.title === title && cell.date === date)?.kind
    expect([kind('2025年9月', 28), kind('2025年10月', 1), kind('2025年10月', 12)]).toEqual([
      'makeup',
      'holiday',
      'weekend',
    ])
  })

  it('has whole months in whole weeks', () => {
    expect(cells).toHaveLength(30 + 31)
    expect(sheets.every(({ weeks }) => weeks.every((week) => week.length === 7))).toBe(true)
  })
})
