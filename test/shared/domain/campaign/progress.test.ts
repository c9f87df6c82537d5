import { describe, expect, it } from 'vitest'
import { DEFAULT_TERMS } from '@shared/domain/campaign/campaign'
import type { CampaignEntry, EntryState } from '@shared/domain/campaign/entry'
import {
  countStates,
  dueDay,
  filterProgress,
  progressRows,
  unitResults,
  type ProgressRow,
} from '@shared/domain/campaign/progress'
import { newEntry } from '@shared/events/campaign-events'
import { uuid } from '../../../helpers/sample-record'
import { listed, plan } from './files'

const O = { id: '', actor: '示例甲', by: null }
const at = (day: string): string => `${day}T02:00:00.000Z`

function entry(
  n: number,
  state: EntryState,
  into: string,
  patch: Partial<CampaignEntry> = {},
): CampaignEntry {
  const start = newEntry(
    { id: uuid(n), campaignId: uuid(1), drawId: null, origin: 'added', listed: listed({ number: `${n}号` }) },
    { ...O, at: at('2026-03-02') },
    'entry/added',
  )
  const step = { at: at(into), actor: '', by: null, eventType: '', from: null, to: state }
  return { ...start, state, steps: [...start.steps, step], ...patch }
}
const result = (scoreTenths: number | null, grade: string, vetoItemIds: readonly string[] = []) => ({
  outcome: {
    ...{ scoreTenths, gotCenti: 0, fullApplicableCenti: 10_000, grade, vetoItemIds },
    ...{ from: '初评' as const, reviewId: null },
  },
})
const objection = { objectionId: uuid(9), on: '2026-03-05', person: '示例乙', items: [], lateReason: '' }
const orders = { orderedOn: '2026-03-02', dueOn: '2026-04-01', items: [], reinspections: [] }

describe('the day a step is due', () => {
  // 2026-03-02 is a Monday.
  it.each([
    ['drawn', {}, null],
    ['lent', {}, '2026-03-09'],
    ['reviewing', {}, '2026-03-09'],
    ['reviewed', {}, '2026-03-05'],
    ['panel', {}, '2026-03-05'],
    ['recheck', {}, '2026-03-04'],
    ['agreed', {}, null],
    [
      'fed-back',
      { feedback: { on: '2026-03-02', objectionDueOn: '2026-03-09', receivedBy: '示例乙', waivedOn: null } },
      '2026-03-09',
    ],
    [
      'fed-back',
      {
        feedback: {
          on: '2026-03-02',
          objectionDueOn: '2026-03-09',
          receivedBy: '示例乙',
          waivedOn: '2026-03-03',
        },
      },
      null,
    ],
    ['objected', { objections: [{ ...objection, decision: null }] }, '2026-03-12'],
    ['rectifying', { rectification: { ...orders, reports: [] } }, '2026-04-01'],
    [
      'reinspecting',
      { rectification: { ...orders, reports: [{ on: '2026-03-20', person: '', text: '', results: [] }] } },
      '2026-03-30',
    ],
    ['final', {}, null],
    ['closed', {}, null],
  ] as const)('%s %j', (state, patch, expected) => {
    expect(dueDay(entry(1, state, '2026-03-02', patch), DEFAULT_TERMS, [])).toBe(expected)
  })

  it('moves off a rest day the calendar names', () => {
    const calendar = {
      ...{ id: '2026', year: 2026, restDays: ['2026-03-09'], workDays: [], version: '1', source: '示例' },
      provenance: 'P' as const,
    }
    expect(
      dueDay(
        entry(1, 'objected', '2026-03-05', { objections: [{ ...objection, decision: null }] }),
        DEFAULT_TERMS,
        [calendar],
      ),
    ).toBe('2026-03-13')
  })

  it('of a first review counts from the day the paper came, not from the first mark', () => {
    const lent = entry(1, 'lent', '2026-03-02')
    const step = {
      at: at('2026-03-06'),
      actor: '',
      by: null,
      eventType: '',
      from: null,
      to: 'reviewing' as const,
    }
    expect(dueDay({ ...lent, state: 'reviewing', steps: [...lent.steps, step] }, DEFAULT_TERMS, [])).toBe(
      '2026-03-09',
    )
  })
})

const rowsOf = (entries: readonly CampaignEntry[], today = '2026-03-09'): readonly ProgressRow[] =>
  progressRows({ entries, plan: plan(), nameOf: (id) => id.slice(-3), calendars: [], today })

describe('the board', () => {
  it('tells what is late, due and in time', () => {
    const [row] = rowsOf([entry(1, 'lent', '2026-03-02')], '2026-03-10')
    expect(row?.dueState).toBe('overdue')
    const states = ['2026-03-09', '2026-03-08', '2026-03-07'].map(
      (today) => rowsOf([entry(1, 'lent', '2026-03-02')], today)[0]?.dueState,
    )
    expect(states).toEqual(['soon', 'soon', 'in-time'])
  })

  it('finds by unit, state, person and lateness', () => {
    const assignment = { reviewerA: uuid(701), reviewerB: uuid(702), leader: uuid(703) }
    const rows = rowsOf(
      [
        entry(1, 'lent', '2026-03-02', { assignment }),
        entry(2, 'panel', '2026-03-02', { listed: listed({ unit: '示例县水利局', number: '2号' }) }),
      ],
      '2026-03-08',
    )
    const ids = (patch: Partial<Parameters<typeof filterProgress>[1]>): readonly string[] =>
      filterProgress(rows, {
        ...{ unit: null, state: null, personId: null, isOverdueOnly: false },
        ...patch,
      }).map((row) => row.entry.id)
    expect(ids({ unit: '示例县水利局' })).toEqual([uuid(2)])
    expect(ids({ state: 'lent' })).toEqual([uuid(1)])
    expect(ids({ personId: uuid(702) })).toEqual([uuid(1)])
    expect(ids({ personId: uuid(703) })).toEqual([uuid(1)])
    expect(ids({ isOverdueOnly: true })).toEqual([uuid(2)])
    expect(ids({})).toHaveLength(2)
  })

  it('counts states in the order of the steps', () => {
    const entries = [
      entry(1, 'final', '2026-03-02'),
      entry(2, 'drawn', '2026-03-02'),
      entry(3, 'final', '2026-03-02'),
    ]
    expect(countStates(entries)).toEqual([
      { state: 'drawn', count: 1 },
      { state: 'final', count: 2 },
    ])
  })
})

describe('the units', () => {
  it('have their grades and the mean of their files, half up, best first', () => {
    const other = { listed: listed({ unit: '示例县水利局', number: '9号' }) }
    const { units, all, grades } = unitResults(
      rowsOf([
        entry(1, 'final', '2026-03-02', result(905, '优秀')),
        entry(2, 'final', '2026-03-02', result(700, '不合格', ['PT-V01'])),
        entry(3, 'lent', '2026-03-02'),
        entry(4, 'final', '2026-03-02', { ...result(880, '合格'), ...other }),
      ]),
    )
    expect(grades).toEqual(['优秀', '合格', '不合格'])
    expect(
      units.map(({ unit, files, judged, vetoed, meanTenths }) => [unit, files, judged, vetoed, meanTenths]),
    ).toEqual([
      ['示例县水利局', 1, 1, 0, 880],
      ['示例县农业农村局', 3, 2, 1, 803],
    ])
    expect([all.files, all.judged, all.meanTenths]).toEqual([4, 3, 828])
  })

  it('without a result have none', () => {
    expect(unitResults(rowsOf([entry(1, 'lent', '2026-03-02')])).units[0]?.meanTenths).toBeNull()
    expect(unitResults([]).units).toEqual([])
  })
})
