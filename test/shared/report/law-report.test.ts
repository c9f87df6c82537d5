import { describe, expect, it } from 'vitest'
import type { EventBody } from '@shared/events/catalogue'
import { judgeCase } from '@shared/domain/law/case-law'
import { buildLawReport } from '@shared/report/law-report'
import { BOOKS } from '../../renderer/review/law/law-case'
import * as w from '../../helpers/sample-record'

const at = { reviewId: w.REVIEW_ID, caseId: w.CASE_ID }
const fact = (key: string, value: string, pageIndex: number | null): EventBody => ({
  type: 'case/fact-set',
  payload: {
    ...{ caseId: w.CASE_ID, key, note: '', value: { kind: 'date', value } },
    source: pageIndex === null ? null : { kind: 'pin', fileId: w.FILE_A, pageIndex, pointPt: [1, 1] },
  },
})
const FACTS = [
  fact('filing.date', '2024-09-09', 1),
  fact('decision.date', '2024-12-11', 2),
  fact('service.date', '2031-03-03', null),
]

function report(more: readonly EventBody[] = []) {
  const state = w.play([w.registered, w.adopted, w.started, ...FACTS, ...more])
  const facts = state.get('factSheets', w.CASE_ID).facts
  return buildLawReport({
    caseFile: state.get('cases', w.CASE_ID),
    review: state.get('reviews', w.REVIEW_ID),
    ...{ facts, ...judgeCase(facts, '处罚普通', BOOKS), printedOn: '2026-03-01' },
  })
}

const rowOf = (table: ReturnType<typeof report>, ruleId: string) => table.rows.find(([id]) => id === ruleId)

describe('时限与程序核对表', () => {
  it('shows the counting, the article, and that nobody has decided', () => {
    const row = rowOf(report(), 'P-21')
    expect(row?.slice(0, 6)).toEqual([
      'P-21',
      '立案之日起九十日内作出决定',
      '超期2日',
      '2024-09-09',
      '2024-12-09（由2024-12-08顺延）',
      90,
    ])
    expect(row?.[7]).toBe('《中华人民共和国行政处罚法》第六十条')
    expect(row?.[8]).toBe('待定')
  })

  it('shows who decided, and how', () => {
    const accepted: EventBody = {
      type: 'suggestion/accepted',
      payload: {
        ...{ ...at, suggestionId: 'P-21', shown: '超期', findingId: w.uuid(101) },
        finding: w.finding({ itemId: 'PT-D10', unitCenti: 300 }),
      },
    }
    const rejected: EventBody = {
      type: 'suggestion/rejected',
      payload: { ...at, suggestionId: 'P-24', shown: '超期', reason: '邮寄在途' },
    }
    const table = report([accepted, rejected])
    expect(rowOf(table, 'P-21')?.[8]).toMatch(/^已采纳（第1条问题），示例评查员，\d{4}-/)
    expect(rowOf(table, 'P-24')?.[8]).toMatch(/^不采纳（邮寄在途），示例评查员，/)
  })

  it('has every fact with its page, in the order of the proceedings', () => {
    expect(report().parts?.[0]?.rows.map((row) => row.slice(0, 3))).toEqual([
      ['立案日期', '2024-09-09', '第2页'],
      ['决定日期', '2024-12-11', '第3页'],
      ['决定书送达日期', '2031-03-03', ''],
    ])
  })

  it('leaves out what does not apply, and says which years had no calendar', () => {
    const table = report([fact('decision.date', '2031-02-20', 2)])
    expect(table.rows.some(([, , verdict]) => verdict === '不适用')).toBe(false)
    expect(table.notes[0]?.lines.join('')).toContain('2031年的节假日安排没有录入')
  })
})
