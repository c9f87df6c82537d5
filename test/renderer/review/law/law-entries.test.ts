/** Every act of the law panel, played with its way back through the guard and the fold. */
import { describe, expect, it } from 'vitest'
import type { FactValue } from '@shared/domain/law/fact-sheet'
import type { EventBody } from '@shared/events/catalogue'
import type { MemoryTables } from '@shared/events/tables'
import { setFact, suggestionEntries } from '../../../../src/renderer/features/review/law/law-entries'
import * as w from '../../../helpers/sample-record'

const made = suggestionEntries({ reviewId: w.REVIEW_ID, caseId: w.CASE_ID })
const P21 = { suggestionId: 'P-21', shown: '超期：超期2日。' }
const start = (...more: readonly EventBody[]): MemoryTables =>
  w.play([w.registered, w.adopted, w.started, ...more])
const review = (state: MemoryTables) => state.get('reviews', w.REVIEW_ID)
const said = (state: MemoryTables) => ({
  findings: review(state).findings.map(({ id, description, withdrawnAt }) => [
    id,
    description,
    withdrawnAt === null,
  ]),
  decisions: review(state).decisions.map(({ suggestionId, kind, reason, shown }) => ({
    ...{ suggestionId, kind, reason, shown },
  })),
})
const factOf = (state: MemoryTables, key: string) => state.find('factSheets', w.CASE_ID)?.facts[key]
const date = (value: string): FactValue => ({ kind: 'date', value })
const page = { kind: 'pin', fileId: w.FILE_A, pageIndex: 1, pointPt: [5, 5] } as const

describe('a fact', () => {
  it('is taken away again, or becomes what it was, with its page', () => {
    const state = start()
    const first = setFact(
      w.CASE_ID,
      { key: 'filing.date', value: date('2024-09-09'), source: page, note: '' },
      undefined,
    )
    w.play(first.act, state)
    expect(factOf(state, 'filing.date')).toMatchObject({ value: date('2024-09-09'), source: page })
    const change = { key: 'filing.date', value: date('2024-09-10'), source: null, note: '' }
    const second = setFact(w.CASE_ID, change, factOf(state, 'filing.date'))
    w.play(second.act, state)
    expect(factOf(state, 'filing.date')).toMatchObject({ value: date('2024-09-10'), source: null })
    w.play(second.undo, state)
    expect(factOf(state, 'filing.date')).toMatchObject({ value: date('2024-09-09'), source: page })
    w.play(first.undo, state)
    expect(factOf(state, 'filing.date')).toBeUndefined()
    w.play(first.redo, state)
    expect(factOf(state, 'filing.date')).toMatchObject({ value: date('2024-09-09'), source: page })
  })

  it('says in the undo list what it was', () => {
    const set = (key: string, value: FactValue | null) =>
      setFact(w.CASE_ID, { key, value, source: null, note: '' }, undefined).label
    expect([set('filing.date', date('2024-09-09')), set('case.sector', null)]).toEqual([
      '填写 立案日期',
      '清除 适用行业',
    ])
  })
})

describe('a suggestion', () => {
  const accept = made.accept(P21, w.uuid(101), w.finding({ itemId: 'PT-D10', unitCenti: 300 }))

  it('accepted makes a finding; undo withdraws it and opens the suggestion; redo takes both back up', () => {
    const state = start()
    w.play(accept.act, state)
    const done = said(state)
    expect(done.decisions).toEqual([{ ...P21, kind: 'accepted', reason: '' }])
    expect(done.findings).toEqual([[w.uuid(101), '缺一人签名', true]])
    w.play(accept.undo, state)
    expect(said(state)).toEqual({ decisions: [], findings: [[w.uuid(101), '缺一人签名', false]] })
    w.play(accept.redo, state)
    expect(said(state)).toEqual(done)
  })

  it('rejected keeps its reason; undo opens it', () => {
    const state = start()
    const entry = made.reject(P21, '本行业另有规定')
    w.play(entry.act, state)
    expect(said(state).decisions).toEqual([{ ...P21, kind: 'rejected', reason: '本行业另有规定' }])
    w.play(entry.undo, state)
    expect(said(state).decisions).toEqual([])
  })

  it.each([
    ['rejected', made.reject(P21, '本行业另有规定').act, []],
    ['accepted', accept.act, []],
    [
      'accepted, its finding refined since',
      accept.act,
      [
        {
          type: 'finding/edited',
          payload: {
            reviewId: w.REVIEW_ID,
            caseId: w.CASE_ID,
            findingId: w.uuid(101),
            finding: w.finding({ itemId: 'PT-D10', unitCenti: 300, description: '改后' }),
          },
        },
      ],
    ],
    [
      'accepted, its finding withdrawn since',
      accept.act,
      [
        {
          type: 'finding/withdrawn',
          payload: { reviewId: w.REVIEW_ID, caseId: w.CASE_ID, findingId: w.uuid(101) },
        },
      ],
    ],
  ] satisfies readonly (readonly [string, readonly EventBody[], readonly EventBody[]])[])(
    'thought over again comes back as it stood: %s',
    (_what, decided, since) => {
      const state = start(...decided, ...since)
      const was = said(state)
      const [decision] = review(state).decisions
      if (decision === undefined) throw new Error('nothing was decided')
      const entry = made.reopen(decision, review(state).findings[0] ?? null)
      w.play(entry.act, state)
      expect(said(state).decisions).toEqual([])
      expect(said(state).findings.every(([, , stands]) => stands === false)).toBe(true)
      w.play(entry.undo, state)
      expect(said(state)).toEqual(was)
    },
  )
})
