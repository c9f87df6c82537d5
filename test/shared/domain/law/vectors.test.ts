/** The worked examples the rules were agreed on, as written down with them. */
import { describe, expect, it } from 'vitest'
import type { CaseType } from '@shared/domain/case-file/case-file'
import { due, WorkCalendar } from '@shared/domain/law/calendar'
import { checkRule, type LawResult } from '@shared/domain/law/check-law'
import { RULES } from '@shared/domain/law/rules/all'
import { extraFine } from '@shared/domain/law/rules/penalty-sums'
import { daysBetween } from '@shared/domain/law/days'
import { CALENDARS, sectorNamed, sheetOf } from './cases/read-cases'

function judge(ruleId: string, facts: Record<string, string>, caseType?: CaseType): LawResult {
  const rule = RULES.find((each) => each.id === ruleId)
  if (!rule) throw new Error(ruleId)
  const type = caseType ?? rule.caseTypes[0] ?? '处罚普通'
  return checkRule(rule, sheetOf(Object.entries(facts)), {
    caseType: type,
    calendars: CALENDARS,
    sector: sectorNamed('通用'),
  })
}

describe('P-21', () => {
  it('filed 2024-09-09, decision 2024-12-11: day 93; due 2024-12-08, a Sunday, moved to 2024-12-09; late by 2, by 3 without the shift', () => {
    const result = judge('P-21', { 'filing.date': '2024-09-09', 'decision.date': '2024-12-11' })
    expect(daysBetween('2024-09-09', '2024-12-11')).toBe(93)
    expect(result).toMatchObject({ status: '超期', days: 2, dueOn: '2024-12-09', shiftedFrom: '2024-12-08' })
    expect(result.explanation.join('')).toContain('不计顺延的，超期3日。')
  })

  it('filed 2024-09-09, decision 2024-12-09: in time only through the shift', () => {
    expect(judge('P-21', { 'filing.date': '2024-09-09', 'decision.date': '2024-12-09' }).status).toBe('临界')
  })
})

describe('P-07', () => {
  const holiday = WorkCalendar.parse({
    id: '2025',
    year: 2025,
    restDays: Array.from({ length: 8 }, (_, index) => `2025-10-0${index + 1}`),
    workDays: ['2025-09-28', '2025-10-11'],
    version: '示例',
    source: '示例',
    provenance: 'K',
  })

  it('start Friday 2025-09-26, seven working days: 09-28, 29, 30, 10-09, 10, 11, 13', () => {
    const term = due('2025-09-26', 7, 'work', [holiday])
    expect(term.countedDays).toEqual([
      ...['2025-09-28', '2025-09-29', '2025-09-30', '2025-10-09', '2025-10-10', '2025-10-11', '2025-10-13'],
    ])
    expect(term.dueOn).toBe('2025-10-13')
  })

  it('gives the same day with the calendar that is shipped', () => {
    expect(due('2025-09-26', 7, 'work', CALENDARS).dueOn).toBe('2025-10-13')
  })
})

describe('P-24', () => {
  it('decision 2026-03-02, served 2026-03-11: the seventh working day, in time', () => {
    const result = judge('P-24', { 'decision.date': '2026-03-02', 'service.date': '2026-03-11' })
    expect(result).toMatchObject({ status: '合规', dueOn: '2026-03-11' })
  })
})

describe('P-28', () => {
  it('fine 10,000, 40 days late: 12,000, capped at 10,000', () => {
    expect(extraFine(10_000_00, 40, 0)).toEqual({ days: 40, rawFen: 12_000_00, dueFen: 10_000_00 })
  })

  it('fine 10,000, 40 days late, 30 of them in litigation: 10 × 300 = 3,000', () => {
    expect(extraFine(10_000_00, 40, 30)).toEqual({ days: 10, rawFen: 3_000_00, dueFen: 3_000_00 })
  })
})

describe('P-08', () => {
  it.each([
    ['公民', '200', '合规'],
    ['公民', '201', '违反'],
    ['个体工商户', '3000', '需人工'],
  ])('%s %s yuan: %s', (party, yuan, status) => {
    const facts = { 'penalty.kind': '罚款', 'party.kind': party, 'fine.amount': yuan }
    const result = judge('P-08', facts)
    expect(result.status).toBe(status)
    expect(result.suggestion?.kind ?? null).toBe(status === '违反' ? 'veto' : null)
  })
})

describe('Q-03', () => {
  it('seized 2026-05-01 21:30, approved 2026-05-02 22:00: 24.5 hours, a veto', () => {
    const facts = {
      'measure.urgent': '是',
      'measure.start': '2026-05-01T21:30',
      'measure.approved-at': '2026-05-02T22:00',
    }
    const result = judge('Q-03', facts)
    expect(result).toMatchObject({ status: '超期', hours: 0.5 })
    expect(result.explanation.join('')).toContain('共24.5小时')
    expect(result.suggestion).toMatchObject({ kind: 'veto', itemId: 'QZ-V03' })
  })
})

describe('Q-09', () => {
  it('seized 2026-01-10, extended 2026-02-08, released 2026-03-12: day 61, late by 1', () => {
    const facts = {
      'measure.start': '2026-01-10T09:00',
      'measure.extended-on': '2026-02-08',
      'measure.extended-told': '是',
      'measure.end': '2026-03-12',
    }
    expect(daysBetween('2026-01-10', '2026-03-12')).toBe(61)
    expect(judge('Q-09', facts)).toMatchObject({ status: '超期', days: 1, dueOn: '2026-03-11' })
  })
})

describe('X-05', () => {
  it('accepted 2026-03-02, decision 2026-03-30: the twentieth working day, in time', () => {
    const result = judge('X-05', { 'accept.date': '2026-03-02', 'decision.date': '2026-03-30' })
    expect(result).toMatchObject({ status: '合规', dueOn: '2026-03-30' })
    expect(result.counted).toHaveLength(20)
  })
})
