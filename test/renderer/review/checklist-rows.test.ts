import { describe, expect, it } from 'vitest'
import { scoreReview } from '@shared/domain/scoring/score-review'
import { numberedFindings, type Review } from '@shared/domain/review/review'
import {
  buildChecklist,
  neighbour,
  nextUnseen,
  progressOf,
  rowsOf,
  stateWord,
} from '../../../src/renderer/features/review/checklist-rows'
import { finding, review, STANDARD } from './sample-review'

const groupsOf = (one: Review) => buildChecklist(STANDARD, one, scoreReview(STANDARD, one))
const rowOf = (one: Review, id: string) => {
  const row = rowsOf(groupsOf(one)).find((candidate) => candidate.id === id)
  if (!row) throw new Error(id)
  return row
}

describe('the checklist', () => {
  it('puts the vetoes first and then every section of the standard', () => {
    expect(groupsOf(review()).map(({ name }) => name)).toEqual([
      '一票否决',
      ...STANDARD.sections.map(({ name }) => name),
    ])
    expect(rowsOf(groupsOf(review()))).toHaveLength(14 + 38)
  })

  it('numbers standing findings in the order they were recorded; a withdrawn one gives up its number', () => {
    const findings = [
      finding('a', {}),
      finding('b', { withdrawnAt: '2026-03-01T02:00:00.000Z' }),
      finding('c', {}),
    ]
    expect(numberedFindings(review({ findings })).map(({ number, finding: { id } }) => [number, id])).toEqual(
      [
        [1, 'a'],
        [2, 'c'],
      ],
    )
  })

  it.each([
    ['unseen', '未看', review()],
    ['checked', '无问题', review({ items: { 'PT-D08': { isChecked: true, naReason: null } } })],
    ['excused', '缺项', review({ items: { 'PT-D08': { isChecked: false, naReason: '未举行听证' } } })],
    ['deducted', '扣分', review({ findings: [finding('a', { itemId: 'PT-D08' })] })],
    [
      'checked',
      '提示',
      review({ findings: [finding('a', { itemId: 'PT-D08', kind: 'advice', unitCenti: 0 })] }),
    ],
    [
      'unseen',
      '未看',
      review({ findings: [finding('a', { itemId: 'PT-D08', withdrawnAt: '2026-03-01T02:00:00.000Z' })] }),
    ],
  ] as const)('says %s as %s', (state, word, one) => {
    const row = rowOf(one, 'PT-D08')
    expect([row.state, stateWord(row)]).toEqual([state, word])
  })

  it('shows a veto even on a row that was excused', () => {
    const one = review({
      items: { 'PT-V08': { isChecked: true, naReason: '不属于听证范围' } },
      findings: [finding('a', { itemId: 'PT-V08', kind: 'veto', unitCenti: 0 })],
    })
    expect(rowOf(one, 'PT-V08').state).toBe('vetoed')
  })

  it('carries the loss after the cap, and the steps that led to it', () => {
    const row = rowOf(review({ findings: [finding('a', { count: 5 })] }), 'PT-A02')
    expect(row.lostCenti).toBe(300)
    expect(row.steps.map(({ kind }) => kind)).toEqual(['deduction', 'item-cap', 'item'])
  })

  it('counts items and vetoes apart', () => {
    const one = review({
      items: {
        'PT-V01': { isChecked: true, naReason: null },
        'PT-A01': { isChecked: true, naReason: null },
        'PT-D03': { isChecked: false, naReason: '未采取' },
      },
      findings: [finding('a', {})],
    })
    expect(progressOf(rowsOf(groupsOf(one)))).toEqual({ seenItems: 3, items: 38, seenVetoes: 1, vetoes: 14 })
  })
})

describe('going through the rows', () => {
  const rows = rowsOf(groupsOf(review({ items: { 'PT-A01': { isChecked: true, naReason: null } } })))

  it.each([
    ['PT-V01', -1, 'PT-V01'],
    ['PT-V14', 1, 'PT-A01'],
    ['PT-G05', 1, 'PT-G05'],
  ] as const)('from %s by %i comes to %s', (from, step, to) => {
    expect(neighbour(rows, from, step)).toBe(to)
  })

  it('finds the next unseen row past the ones already seen, and around the end', () => {
    expect(nextUnseen(rows, 'PT-V14')).toBe('PT-A02')
    expect(nextUnseen(rows, 'PT-G05')).toBe('PT-V01')
  })

  it('has no next unseen row when all are seen', () => {
    const items = Object.fromEntries(rows.map(({ id }) => [id, { isChecked: true, naReason: null }]))
    expect(nextUnseen(rowsOf(groupsOf(review({ items }))), 'PT-A01')).toBeNull()
  })
})
