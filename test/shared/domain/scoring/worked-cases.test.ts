/** The four other checklists; CF-PT has its rows in score-case.test.ts. Every expected value was worked out by hand. */
import { describe, expect, it } from 'vitest'
import { scoreCase } from '@shared/domain/scoring/score-case'
import { formatCenti, formatTenths } from '@shared/lib/decimal'
import { readStandard, type ShippedId } from '../checklist/editions'
import { say } from './say'
import { JC_ROWS, JC_VETOES } from './worked/jc'
import { JY_ROWS, JY_VETOES } from './worked/jy'
import { QZ_ROWS, QZ_VETOES } from './worked/qz'
import type { VetoRow, WorkedRow } from './worked/rows'
import { XK_ROWS, XK_VETOES } from './worked/xk'

const TABLES: readonly (readonly [ShippedId, readonly WorkedRow[], readonly VetoRow[]])[] = [
  ['CF-JY-2026.1', JY_ROWS, JY_VETOES],
  ['CF-XK-2026.1', XK_ROWS, XK_VETOES],
  ['CF-QZ-2026.1', QZ_ROWS, QZ_VETOES],
  ['CF-JC-2026.1', JC_ROWS, JC_VETOES],
]

describe.each(TABLES)('%s, worked by hand', (id, rows, vetoes) => {
  const standard = readStandard(id)
  const outcome = (words: string, style: 'A' | 'B' | 'C' = 'B'): string => {
    const result = scoreCase(standard, say(words, style, id.slice(3, 5)))
    expect(result.refused).toEqual([])
    const { gotCenti, fullApplicableCenti, scoreTenths, grade } = result
    const score = scoreTenths === null ? '无' : formatTenths(scoreTenths)
    return `${formatCenti(gotCenti)}/${formatCenti(fullApplicableCenti)} ${score} ${grade ?? '无'}`
  }

  it.each(rows)('%s → %s', (words, expected) => {
    expect(outcome(words)).toBe(expected)
  })

  it.each(vetoes)('%s: %s, A %s, B %s, C %s', (words, gotFull, a, b, c) => {
    expect([outcome(words, 'A'), outcome(words, 'B'), outcome(words, 'C')]).toEqual([
      `${gotFull} ${a}`,
      `${gotFull} ${b}`,
      `${gotFull} ${c}`,
    ])
  })

  it('takes points on every item at least once, and has 40 rows or more', () => {
    expect(rows.length + vetoes.length).toBeGreaterThanOrEqual(40)
    const lost = rows.flatMap(([said]) => said.split(', ').filter((phrase) => !phrase.endsWith(' na')))
    const untouched = standard.items.filter((item) => !lost.some((said) => said.startsWith(item.id.slice(3))))
    expect(untouched.map((item) => item.id)).toEqual([])
  })
})
