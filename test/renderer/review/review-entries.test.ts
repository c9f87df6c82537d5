/** Every act of the review, played with its way back through the guard and the fold. */
import { describe, expect, it } from 'vitest'
import type { EventBody } from '@shared/events/catalogue'
import type { Finding } from '@shared/domain/review/review'
import type { MemoryTables } from '@shared/events/tables'
import { entriesOf } from '../../../src/renderer/features/review/review-entries'
import type { UndoEntry } from '../../../src/renderer/data/undo-stack'
import * as w from '../../helpers/sample-record'

const entries = entriesOf({ reviewId: w.REVIEW_ID, caseId: w.CASE_ID })
const start = (...more: readonly EventBody[]): MemoryTables =>
  w.play([w.registered, w.adopted, w.started, ...more])
const reviewOf = (state: MemoryTables) => state.get('reviews', w.REVIEW_ID)
const findingOf = (state: MemoryTables, n: number): Finding => {
  const found = reviewOf(state).findings.find(({ id }) => id === w.uuid(100 + n))
  if (!found) throw new Error('no such finding')
  return found
}
const said = (state: MemoryTables) => ({
  findings: reviewOf(state).findings.map(({ id, withdrawnAt, factId, description, confirmedBy }) => ({
    ...{ id, description },
    stands: withdrawnAt === null,
    factId: factId ?? null,
    confirmedBy: confirmedBy ?? null,
  })),
  items: Object.entries(reviewOf(state).items).filter(([, mark]) => mark.isChecked || mark.naReason !== null),
  vetoStyle: reviewOf(state).vetoStyle,
  outline: state.get('cases', w.CASE_ID).outline ?? [],
})

const A = w.recorded(1)
const B = w.recorded(2, { itemId: 'PT-B03', unitCenti: 50 })
const outline = [{ kind: 'D40', title: '送达回证', fileId: w.FILE_A, pageIndex: 1 }]

type Row = readonly [what: string, before: readonly EventBody[], make: (state: MemoryTables) => UndoEntry]

describe('undo takes back what was done, redo does it again', () => {
  it.each<Row>([
    ['a change', [A], (s) => entries.edit(findingOf(s, 1), w.finding({ description: '改后' }))],
    ['a withdrawal', [A], (s) => entries.withdraw(findingOf(s, 1))],
    ['a check', [], () => entries.check('PT-A01', true)],
    ['合理缺项', [], () => entries.excuse('PT-D03', '本案未采取', null)],
    ['the veto style', [], () => entries.setVetoStyle('C', 'B')],
    ['a link', [A, B], (s) => entries.link(findingOf(s, 1), findingOf(s, 2))],
    [
      'a change that links',
      [A, B],
      (s) => entries.edit(findingOf(s, 1), w.finding({ description: '改后' }), findingOf(s, 2)),
    ],
    ['the outline', [], () => entries.setOutline({ after: outline, before: [] }, '目录')],
  ])('%s', (_what, before, make) => {
    const state = start(...before)
    const entry = make(state)
    const [was, done] = [said(state), said(w.play(entry.act, state))]
    expect(done).not.toEqual(was)
    expect(entry.undo).toHaveLength(entry.act.length)
    expect(said(w.play(entry.undo, state))).toEqual(was)
    expect(said(w.play(entry.redo, state))).toEqual(done)
  })

  it('a new finding stays in the record, withdrawn, and comes back', () => {
    const state = start(A)
    const entry = entries.record(
      w.uuid(102),
      w.finding({ itemId: 'PT-B03', unitCenti: 50 }),
      findingOf(state, 1),
    )
    w.play(entry.act, state)
    const [a, b] = [findingOf(state, 1), findingOf(state, 2)]
    expect(a.factId).toBeTruthy()
    expect(b.factId).toBe(a.factId)
    w.play(entry.undo, state)
    expect(findingOf(state, 2).withdrawnAt).not.toBeNull()
    expect(findingOf(state, 1).factId).toBeNull()
    w.play(entry.redo, state)
    expect(findingOf(state, 2).withdrawnAt).toBeNull()
    expect(findingOf(state, 1).factId).toBe(findingOf(state, 2).factId)
  })

  it('links a third finding to the fact that two have already', () => {
    const state = start(A, B, w.recorded(3, { itemId: 'PT-A03', unitCenti: 50 }))
    w.play(entries.link(findingOf(state, 1), findingOf(state, 2)).act, state)
    w.play(entries.link(findingOf(state, 3), findingOf(state, 1)).act, state)
    const facts = new Set([1, 2, 3].map((n) => findingOf(state, n).factId))
    expect(facts.size).toBe(1)
    w.play(entries.unlink(findingOf(state, 3)).act, state)
    expect([1, 2, 3].map((n) => findingOf(state, n).factId !== null)).toEqual([true, true, false])
  })
})

describe('a confirmed veto', () => {
  const veto = w.recorded(1, { kind: 'veto', itemId: 'PT-V01', unitCenti: 0 })
  const confirmed = (isConfirmed = true): EventBody => ({
    type: 'finding/veto-confirmed',
    payload: { reviewId: w.REVIEW_ID, caseId: w.CASE_ID, findingId: w.uuid(101), isConfirmed },
  })

  it('is taken back by its undo', () => {
    const state = start(veto)
    const entry = entries.confirmVeto(findingOf(state, 1), true)
    w.play(entry.act, state)
    expect(findingOf(state, 1).confirmedBy).toBe('示例评查员')
    w.play(entry.undo, state)
    expect(findingOf(state, 1).confirmedBy).toBeNull()
  })

  it('waits again when its words or its place change, not when it is linked', () => {
    const state = start(veto, B, confirmed())
    w.play(entries.link(findingOf(state, 1), findingOf(state, 2)).act, state)
    expect(findingOf(state, 1).confirmedBy).toBe('示例评查员')
    const changed = w.finding({ kind: 'veto', itemId: 'PT-V01', unitCenti: 0, description: '改后' })
    w.play(entries.edit(findingOf(state, 1), changed).act, state)
    expect(findingOf(state, 1).confirmedBy).toBeNull()
  })
})
