import { describe, expect, it } from 'vitest'
import { problemText } from '../../../src/renderer/features/campaigns/plan/problem-text'
import {
  columnName,
  noteLines,
  rosterProblemText,
} from '../../../src/renderer/features/campaigns/roster/roster-text'

describe('words of the roster', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
  ])('column %i is %s', (index, name) => {
    expect(columnName(index)).toBe(name)
  })
  it('name the first row of a file listed twice', () => {
    expect(rosterProblemText({ kind: 'duplicate-row', number: '1号', firstRow: 4 })).toBe(
      '与第 4 行是同一案卷（1号）',
    )
    expect(rosterProblemText({ kind: 'unknown-type', text: '' })).toBe('没有案卷类型')
  })
  it('gather the rows of one kind, a unit the plan does not know by its name', () => {
    const notes = [
      ...Array.from({ length: 14 }, (_, row) => ({ row: row + 2, what: { kind: 'no-date' as const } })),
      { row: 3, what: { kind: 'unit-not-planned' as const, unit: '示例局' } },
    ]
    expect(noteLines(notes)).toEqual([
      { text: '没有结案日期', rows: '第 2、3、4、5、6、7、8、9、10、11、12、13 行等 14 行' },
      { text: '单位不在方案的参评单位里：示例局', rows: '第 3 行' },
    ])
  })
})

it('a problem of a plan names unit and person', () => {
  expect(
    problemText({ kind: 'unit-without-reviewers', level: 'warn', unit: '示例局', left: 1, needed: 2 }),
  ).toBe('示例局：回避之后只剩 1 名评查员，需要 2 名。')
})
