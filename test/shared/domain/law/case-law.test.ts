import { describe, expect, it } from 'vitest'
import type { WorkCalendar } from '@shared/domain/law/calendar'
import {
  joinBooks,
  judgeCase,
  overlayRows,
  SECTOR_FACT,
  sectorOf,
  yearsOf,
} from '@shared/domain/law/case-law'
import { factText } from '@shared/domain/law/fact-text'
import type { FactSheet, FactValue } from '@shared/domain/law/fact-sheet'
import type { Sector } from '@shared/domain/law/sectors'

const calendar = (year: number, version: string): WorkCalendar => ({
  ...{ id: String(year), year, restDays: [], workDays: [], version, source: '示例通知', provenance: 'P' },
})
const sector = (id: string, days = 90): Sector => ({
  ...{ id, name: id, decision: { n: days, unit: 'cal' }, extension1: null, extension2: null, excludable: [] },
  ...{ filing: null, hearing: { citizenFen: null, organisationFen: null }, provenance: [], confirmed: false },
})
const facts = (values: Readonly<Record<string, FactValue>>): FactSheet['facts'] =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      { value, source: null, note: '', enteredAt: '2026-01-01T00:00:00.000Z', enteredBy: '示例甲' },
    ]),
  )

const SHIPPED = {
  calendars: [calendar(2025, '1'), calendar(2026, '1')],
  sectors: [sector('通用'), sector('甲')],
}

describe('rows of the office', () => {
  it('stand above the shipped ones of the same id, and beside the others', () => {
    const books = joinBooks(SHIPPED, {
      calendars: [calendar(2024, '2'), calendar(2026, '2')],
      sectors: [sector('甲', 60)],
    })
    expect(books.calendars.map(({ id, version }) => [id, version])).toEqual([
      ['2024', '2'],
      ['2025', '1'],
      ['2026', '2'],
    ])
    expect(books.sectors.map(({ id, decision }) => [id, decision.n])).toEqual([
      ['通用', 90],
      ['甲', 60],
    ])
  })

  it('change nothing where there are none', () => {
    expect(overlayRows(SHIPPED.calendars, [])).toEqual(SHIPPED.calendars)
  })
})

describe('the sector of a case', () => {
  const of = (id: string | null) =>
    sectorOf(id === null ? {} : facts({ [SECTOR_FACT]: { kind: 'choice', value: id } }), SHIPPED.sectors).id

  it.each([
    ['甲', '甲'],
    [null, '通用'],
    ['已删除的行业', '通用'],
  ])('chosen %s is %s', (chosen, used) => {
    expect(of(chosen)).toBe(used)
  })

  it('decides the term', () => {
    const own = joinBooks(SHIPPED, { calendars: [], sectors: [sector('甲', 60)] })
    const dates = { 'filing.date': '2025-03-03', 'decision.date': '2025-05-20' }
    const given = Object.fromEntries(
      Object.entries(dates).map(([key, value]) => [key, { kind: 'date', value } as const]),
    )
    const status = (id: string) =>
      judgeCase(
        facts({ ...given, [SECTOR_FACT]: { kind: 'choice', value: id } }),
        '处罚普通',
        own,
      ).results.find(({ ruleId }) => ruleId === 'P-21')?.status
    expect([status('通用'), status('甲')]).toEqual(['合规', '超期'])
  })
})

describe('yearsOf', () => {
  it('finds the years of days, minutes and spans', () => {
    const given = facts({
      'filing.date': { kind: 'date', value: '2021-12-31' },
      'measure.start': { kind: 'datetime', value: '2022-01-01T09:00' },
      'decision.excluded': {
        kind: 'spans',
        value: [{ from: '2023-12-30', to: '2024-01-02', reason: '', document: '' }],
      },
      'fine.amount': { kind: 'money', value: 200_000 },
      'birth.date': { kind: 'date', value: '1980-05-05' },
    })
    expect(yearsOf(given)).toEqual([2021, 2022, 2023, 2024])
  })
})

describe('factText', () => {
  it.each<readonly [FactValue, string]>([
    [{ kind: 'date', value: '2024-09-09' }, '2024-09-09'],
    [{ kind: 'datetime', value: '2024-09-09T21:30' }, '2024-09-09 21:30'],
    [{ kind: 'money', value: 1_000_000 }, '10000元'],
    [{ kind: 'money', value: 1050 }, '10.5元'],
    [{ kind: 'money', value: 1005 }, '10.05元'],
    [{ kind: 'yes-no', value: false }, '否'],
    [{ kind: 'count', value: 2 }, '2'],
    [
      {
        kind: 'officers',
        value: [{ name: '示例甲', certificate: '', validFrom: null, validTo: '2026-01-01' }],
      },
      '示例甲（无证号，不明至2026-01-01）',
    ],
    [
      { kind: 'spans', value: [{ from: '2024-10-08', to: '2024-10-10', reason: '检验', document: '' }] },
      '2024-10-08至2024-10-10 检验（无文书）',
    ],
    [
      {
        kind: 'records',
        value: [
          {
            title: '笔录',
            location: '',
            start: '2024-09-09T09:00',
            end: null,
            officers: ['示例甲', '示例乙'],
          },
        ],
      },
      '笔录（2024-09-09 09:00至未记，示例甲、示例乙）',
    ],
    [
      { kind: 'papers', value: [{ title: '决定书', number: '示罚〔2024〕1号', date: '2024-12-11' }] },
      '决定书（示罚〔2024〕1号，2024-12-11）',
    ],
  ])('%j is %s', (value, text) => {
    expect(factText(value)).toBe(text)
  })
})
