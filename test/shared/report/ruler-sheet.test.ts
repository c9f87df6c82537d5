import { describe, expect, it } from 'vitest'
import { factLine, lengthLine, limitLine, missingLine, worstLine } from '@shared/domain/layout/ruler-line'
import { buildRulerSheet } from '@shared/report/ruler-sheet'

const RULE = { id: 'x', what: '版心左边缘', source: '示例' }
const FACTS = {
  title: '示例意见书',
  number: '京执监意〔2026〕3号',
  form: '文书式',
  pageCount: 1,
  fileSha256: '0'.repeat(64),
  measuredOn: '2026-03-05',
  isSample: true,
}

describe('a line of the ruler', () => {
  it.each([
    [28.5, true],
    [28.51, false],
    [27.5, true],
    [27.49, false],
    [Number.NaN, false],
    [null, false],
  ])('with 28 mm wanted and %d mm measured is ok: %s', (measured, isOk) => {
    expect(lengthLine(RULE, 28, measured).isOk).toBe(isOk)
  })

  it('takes the worst of many, and says nothing of none', () => {
    const pairs = [
      [1, 1.1],
      [2, 1.4],
      [3, 3],
    ] as const
    expect(worstLine(RULE, pairs)).toMatchObject({ expected: '2.00 mm', measured: '1.40 mm', isOk: false })
    expect(worstLine(RULE, [])).toBeNull()
  })

  it('counts only what goes beyond a limit', () => {
    expect(limitLine(RULE, 262, 100, 0.5)).toMatchObject({ deviationMm: 0, isOk: true })
    expect(limitLine(RULE, 262, 262.6, 0.5).isOk).toBe(false)
  })
})

describe('buildRulerSheet', () => {
  it('says line by line and in the head what passed and what did not', () => {
    const lines = [
      lengthLine(RULE, 28, 28.05),
      lengthLine({ ...RULE, id: 'y', what: '印章中心横向' }, 144, 144.9, 0.3),
      factLine({ ...RULE, id: 'z', what: '文字' }, '甲', '甲', true),
      missingLine({ ...RULE, id: 'q', what: '核验码' }, '第 1 页'),
    ]
    const table = buildRulerSheet(lines, FACTS)
    expect(table.rows.map((row) => row[6])).toEqual(['合格', '不合格', '合格', '不合格'])
    const facts = new Map(table.facts)
    expect(facts.get('结论')).toBe('2 项不合格')
    expect(facts.get('最大偏差')).toBe('0.90 mm')
    // A fact has neither deviation nor tolerance.
    expect(table.rows[2]?.slice(4, 6)).toEqual(['', ''])
    expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true)
  })
})
