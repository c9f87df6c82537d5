import { describe, expect, it } from 'vitest'
import type { CaseType } from '@shared/domain/case-file/case-file'
import { checkLaw } from '@shared/domain/law/check-law'
import { buildTimeline, drawDays } from '@shared/domain/law/timeline'
import { CALENDARS, readCases, sectorNamed, sheetOf } from './cases/read-cases'

function draw(facts: Record<string, string>, caseType: CaseType = '处罚普通') {
  const sheet = sheetOf(Object.entries(facts))
  const results = checkLaw(sheet, { caseType, calendars: CALENDARS, sector: sectorNamed('市场监管') })
  return buildTimeline(sheet, results, caseType)
}

const CASE = {
  ...{ 'clue.date': '2026-03-02', 'filing.date': '2026-03-06', 'investigation.start': '2026-03-06' },
  ...{ 'investigation.end': '2026-03-20', 'notice.served': '2026-03-23', 'decision.date': '2026-04-10' },
  ...{ 'service.date': '2026-04-13', 'fine.amount': '1000' },
}

describe('buildTimeline', () => {
  it('puts the steps in the order of the proceedings, in days from the first', () => {
    const timeline = draw(CASE)
    expect(timeline?.firstDay).toBe('2026-03-02')
    expect(timeline?.events.map((event) => [event.key, event.at])).toEqual([
      ['clue.date', 0],
      ['filing.date', 4],
      ['investigation.start', 4],
      ['investigation.end', 18],
      ['notice.served', 21],
      ['decision.date', 39],
      ['service.date', 42],
    ])
    expect(timeline?.events.some((event) => event.isOutOfOrder)).toBe(false)
  })

  it('marks a step that is earlier than the one before it', () => {
    const events = draw({ ...CASE, 'notice.served': '2026-04-12' })?.events ?? []
    expect(events.filter((event) => event.isOutOfOrder).map((event) => event.key)).toEqual(['decision.date'])
  })

  it('does not call a side branch out of order', () => {
    const events = draw({ ...CASE, 'review.required': '是', 'review.date': '2026-03-21' })?.events ?? []
    expect(events.filter((event) => event.isOutOfOrder)).toEqual([])
  })

  it('draws the window of each term, also while its event is missing', () => {
    const windows = draw(CASE)?.windows ?? []
    expect(windows.find((window) => window.ruleId === 'P-21')).toMatchObject({
      ...{ from: '2026-03-06', dueOn: '2026-06-04', fromAt: 4, dueAt: 94, status: '合规' },
    })
    expect(windows.find((window) => window.ruleId === 'P-27')).toMatchObject({
      ...{ from: '2026-04-13', dueOn: '2026-04-28', status: '缺日期' },
    })
  })

  it('ends on the last of everything drawn', () => {
    const timeline = draw(CASE)
    expect([timeline?.lastDay, timeline?.length]).toEqual(['2026-06-04', 94])
  })

  it('lays windows of one lane apart', () => {
    const cases = readCases().filter((each) => each.caseType === '处罚普通')
    const facts = Object.assign({}, ...cases.map((each) => each.facts))
    const results = checkLaw(facts, {
      ...{ caseType: '处罚普通', calendars: CALENDARS, sector: sectorNamed('市场监管') },
    })
    const timeline = buildTimeline(facts, results, '处罚普通')
    expect(timeline?.windows.length).toBeGreaterThan(8)
    for (let lane = 0; lane < (timeline?.lanes ?? 0); lane += 1) {
      const row = (timeline?.windows ?? []).filter((window) => window.lane === lane)
      row.slice(1).forEach((window, index) => expect(window.fromAt).toBeGreaterThan(row[index]?.dueAt ?? 0))
    }
  })

  it('shows the claimed time with its document', () => {
    const spans = draw({ ...CASE, 'decision.excluded': '2026-03-10~2026-03-14:检验:检验期间告知书' })?.spans
    expect(spans).toEqual([
      {
        ...{ from: '2026-03-10', to: '2026-03-14', fromAt: 8, toAt: 12, reason: '检验' },
        ...{ document: '检验期间告知书', kind: 'excluded' },
      },
    ])
  })

  it('is null while nothing has a date', () => {
    expect(draw({ 'fine.amount': '1000' })).toBeNull()
  })

  it.each([
    ['许可', { 'apply.received': '2026-03-02', 'accept.date': '2026-03-04' }],
    ['强制', { 'measure.start': '2026-03-02T10:00' }],
    ['检查', { 'inspection.date': '2026-03-02' }],
    ['处罚简易', { 'decision.date': '2026-03-02' }],
  ] as const)('draws %s too', (caseType, facts) => {
    expect(draw(facts, caseType)?.events).toHaveLength(Object.keys(facts).length)
  })
})

describe('drawDays', () => {
  it('tells working days, weekends worked, weekends and holidays apart, and marks the counted', () => {
    const days = drawDays('2026-05-01', '2026-05-10', CALENDARS, ['2026-05-06'])
    expect(days.map((day) => day.kind)).toEqual([
      ...['holiday', 'holiday', 'holiday', 'holiday', 'holiday'],
      ...['work', 'work', 'work', 'makeup', 'weekend'],
    ])
    expect(days.filter((day) => day.isCounted).map((day) => day.day)).toEqual(['2026-05-06'])
  })
})
