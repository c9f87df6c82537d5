import { describe, expect, it } from 'vitest'
import type { CampaignEntry, Handover } from '@shared/domain/campaign/entry'
import { newEntry } from '@shared/events/campaign-events'
import {
  buildFileRows,
  countFiles,
  filterFileRows,
} from '../../../src/renderer/features/campaigns/files/file-rows'
import { uuid } from '../../helpers/sample-record'
import { listed, person, plan } from '../../shared/domain/campaign/files'

const handover = (direction: Handover['direction']): Handover => ({
  ...{ direction, on: '2026-03-02', volumes: 1, pages: 80, from: '示例甲', to: '示例乙', note: '' },
})
const entry = (n: number, patch: Partial<CampaignEntry> = {}): CampaignEntry => ({
  ...newEntry(
    {
      ...{ id: uuid(n), campaignId: uuid(1), drawId: null, origin: 'added' },
      listed: listed({ number: `示农罚〔2025〕${n}号` }),
    },
    { id: '', at: '2026-03-02T00:00:00.000Z', actor: '示例甲', by: null },
    'entry/added',
  ),
  ...patch,
})
const people = [person(0), person(1), person(2, { unit: '示例县农业农村局' })]
const campaign = { id: uuid(1), name: '示例', year: 2026, openedAt: '', plan: plan() }
const [a, b, c] = people.map(({ id }) => id)
const rows = buildFileRows(
  {
    campaign,
    people,
    entries: [
      entry(36, { handovers: [handover('out')] }),
      entry(6, { handovers: [handover('out'), handover('back')], caseId: uuid(99) }),
      entry(7, { assignment: { reviewerA: a ?? '', reviewerB: b ?? '', leader: null } }),
      entry(8, { assignment: { reviewerA: a ?? '', reviewerB: c ?? '', leader: null } }),
    ],
  },
  [],
)
const numbers = (filter: Parameters<typeof filterFileRows>[1], text = ''): readonly string[] =>
  filterFileRows(rows, filter, text).map((row) => row.entry.listed.number)

describe('the files of a campaign', () => {
  it('stand in the order a person counts', () => {
    expect(numbers('all').map((number) => number.slice(9))).toEqual(['6号', '7号', '8号', '36号'])
  })
  it.each([
    ['never', ['示农罚〔2025〕7号', '示农罚〔2025〕8号']],
    ['out', ['示农罚〔2025〕36号']],
    ['no-case', ['示农罚〔2025〕7号', '示农罚〔2025〕8号', '示农罚〔2025〕36号']],
    ['no-reviewer', ['示农罚〔2025〕6号', '示农罚〔2025〕36号']],
    ['conflict', ['示农罚〔2025〕8号']],
  ] as const)('are found by what is still to do: %s', (filter, expected) => {
    expect(numbers(filter)).toEqual(expected)
    expect(countFiles(rows, filter)).toBe(expected.length)
  })
  it('are found by words, whatever brackets are typed', () => {
    expect(numbers('all', '农业 [2025]36')).toEqual(['示农罚〔2025〕36号'])
    expect(numbers('all', '水利')).toEqual([])
  })
  it('say why a reviewer should not judge one any more, and that a case has gone', () => {
    expect(rows.find(({ conflict }) => conflict !== '')?.conflict).toContain('应当回避')
    expect(rows.map(({ caseTitle }) => caseTitle)).toEqual(['（案卷已移除）', null, null, null])
  })
})
