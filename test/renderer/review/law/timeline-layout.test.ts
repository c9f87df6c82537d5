import { describe, expect, it } from 'vitest'
import type { FactSheet } from '@shared/domain/law/fact-sheet'
import { buildTimeline } from '@shared/domain/law/timeline'
import {
  fitText,
  LABEL_PX,
  layOutTimeline,
  textWidth,
  type Drawing,
} from '../../../../src/renderer/features/review/law/timeline-layout'
import { BOOKS, date, judge, LATE, sheet } from './law-case'

function draw(facts: FactSheet['facts'], widthPx = 420): Drawing {
  const results = judge(facts)
  const timeline = buildTimeline(facts, results, '处罚普通')
  if (timeline === null) throw new Error('nothing to draw')
  return layOutTimeline({ timeline, results, facts, calendars: BOOKS.calendars, widthPx })
}

const FULL = sheet({
  'clue.date': [date('2024-09-02')],
  'filing.date': [date('2024-09-09')],
  'investigation.start': [date('2024-09-10')],
  'investigation.end': [date('2024-11-15')],
  'notice.served': [date('2024-11-20')],
  'review.date': [date('2024-11-18')],
  'discussion.date': [date('2024-12-01')],
  'approval.date': [date('2024-12-10')],
  'decision.date': [date('2024-12-11')],
  'service.date': [date('2024-12-25')],
  'closing.date': [date('2025-02-10')],
  'archive.date': [date('2025-02-20')],
  'act.end': [date('2024-08-20')],
  'discovery.date': [date('2024-09-01')],
})

describe('the drawn calendar', () => {
  it('draws window, shift and what is late one after another', () => {
    const drawing = draw(LATE, 1000)
    const bar = drawing.bars.find(({ ruleId }) => ruleId === 'P-21')
    if (!bar?.shift || bar.late === null) throw new Error('not late by a shifted term')
    expect(bar.window.x + bar.window.width).toBeCloseTo(bar.shift.x)
    expect(bar.shift.x + bar.shift.width).toBeCloseTo(bar.late.x)
    const dayPx = bar.shift.width
    expect(bar.late.width).toBeCloseTo(2 * dayPx)
    expect(bar.note).toBe('超期2日 · 至2024-12-09')
    expect(bar.spoken).toBe(
      'P-21 立案之日起九十日内作出决定：超期2日，自2024-09-09至2024-12-09（由2024-12-08顺延），实际2024-12-11',
    )
  })

  it('measures lateness in the days of its term: three working days are five days wide', () => {
    const facts = { ...LATE, ...sheet({ 'service.date': [date('2024-12-25')] }) }
    const bar = draw(facts, 1000).bars.find(({ ruleId }) => ruleId === 'P-24')
    const other = draw(facts, 1000).bars.find(({ ruleId }) => ruleId === 'P-21')
    if (!bar?.late || !other?.late) throw new Error('not late')
    expect(bar.note).toBe('超期3个工作日 · 至2024-12-20')
    expect(bar.late.width / other.late.width).toBeCloseTo(5 / 2)
  })

  it.each([300, 420, 720, 1280, 3360])('keeps everything inside %i px', (widthPx) => {
    const { bars, steps, months, off } = draw(FULL, widthPx)
    const boxes = [
      ...bars.flatMap(({ window, late }) => [window, ...(late ? [late] : [])]),
      ...months,
      ...off,
    ]
    for (const { x, width } of boxes) {
      expect(x).toBeGreaterThanOrEqual(-0.01)
      expect(x + width).toBeLessThanOrEqual(widthPx + 3.01)
    }
    for (const { labelX, text } of steps) {
      expect(labelX).toBeGreaterThanOrEqual(0)
      expect(labelX + textWidth(text, LABEL_PX)).toBeLessThanOrEqual(widthPx + 0.01)
    }
  })

  it.each([300, 420, 1280])('lets no two labels of a row touch at %i px', (widthPx) => {
    const { steps, stepRows } = draw(FULL, widthPx)
    for (let row = 0; row < stepRows; row += 1) {
      const own = steps.filter((step) => step.row === row).toSorted((a, b) => a.labelX - b.labelX)
      for (const [index, step] of own.entries()) {
        const next = own[index + 1]
        if (next) expect(step.labelX + textWidth(step.text, LABEL_PX)).toBeLessThanOrEqual(next.labelX)
      }
    }
  })

  it('cuts a term of years at the edge instead of squeezing the case', () => {
    const { bars, lastDay } = draw(FULL)
    const limitation = bars.find(({ ruleId }) => ruleId === 'P-04')
    expect(limitation?.isCut).toEqual({ left: true, right: true })
    expect(lastDay < '2025-05-01').toBe(true)
  })

  it('names a holiday and a day worked instead', () => {
    const { off } = draw(FULL, 2000)
    expect(off.find(({ from }) => from === '2024-10-01')).toMatchObject({ kind: 'holiday', to: '2024-10-07' })
    expect(off.find(({ from }) => from === '2024-10-12')?.kind).toBe('makeup')
    expect(off.find(({ from }) => from === '2024-11-02')).toMatchObject({ kind: 'weekend', to: '2024-11-03' })
  })

  it('draws only long holidays where days are too narrow', () => {
    expect(new Set(draw(FULL, 300).off.map(({ kind }) => kind))).toEqual(new Set(['holiday']))
  })

  it('marks a step that comes before the one it follows', () => {
    const facts = { ...FULL, ...sheet({ 'approval.date': [date('2024-11-01')] }) }
    const wrong = draw(facts).steps.filter(({ isOutOfOrder }) => isOutOfOrder)
    expect(wrong.map(({ key, text }) => [key, text])).toEqual([['approval.date', '！决定审批 11-1']])
  })

  it('gives the year once, and again in January', () => {
    const labels = draw(FULL, 1280).months.map(({ label }) => label)
    expect(labels.filter((label) => label.includes('年'))).toEqual(['2024年9月', '2025年1月'])
  })
})

describe('texts', () => {
  it.each([
    ['P-21 立案之日起九十日内作出决定', 500, 'P-21 立案之日起九十日内作出决定'],
    ['立案之日起九十日内', 60, '立案之日…'],
    ['立案', 5, ''],
  ])('fits %s into %i px', (text, width, fitted) => {
    expect(fitText(text, width, 12)).toBe(fitted)
  })
})
