import { describe, expect, it } from 'vitest'
import { inheritAll, inheritReview, type Source } from '@shared/domain/review/inherit'
import type { Finding, Review } from '@shared/domain/review/review'
import { parseBody } from '@shared/events/act'
import { MemoryTables } from '@shared/events/tables'
import * as e from '../../../helpers/sample-entry'
import * as w from '../../../helpers/sample-record'

const ITEM_IDS = [...w.STANDARD.items, ...w.STANDARD.vetoes].map(({ id }) => id)

const finding = (n: number, patch: Partial<Finding> = {}): Finding => ({
  ...w.finding(),
  ...{ id: w.uuid(n), recordedAt: '2026-01-01T00:00:00.000Z', recordedBy: '示例甲', withdrawnAt: null },
  ...patch,
})
const review = (n: number, patch: Partial<Review>): Review => ({
  ...{ id: w.uuid(n), caseId: w.CASE_ID, round: '初评A', entryId: e.ENTRY_ID, basedOn: [] },
  ...{ standardSha256: w.sha('5'), standardId: w.STANDARD.id, vetoStyle: 'B', state: 'submitted' },
  ...{ startedAt: '', reviewer: '示例甲', reviewerId: null, submittedAt: null, result: null },
  ...{ items: {}, findings: [], decisions: [] },
  ...patch,
})

const A = review(1, {
  items: {
    'PT-D08': { isChecked: true, naReason: '未举行听证' },
    'PT-A01': { isChecked: true, naReason: null },
  },
  findings: [
    finding(11),
    finding(12, { itemId: 'PT-B01', factId: w.uuid(99) }),
    finding(13, { itemId: 'PT-B01', withdrawnAt: '2026-01-02T00:00:00.000Z' }),
    finding(14, { itemId: 'PT-V01', kind: 'veto', unitCenti: 0, confirmedBy: '示例丙' }),
  ],
})
const B = review(2, {
  round: '初评B',
  items: { 'PT-D08': { isChecked: true, naReason: null } },
  findings: [finding(21, { recordedBy: '示例乙' }), finding(22, { itemId: 'PT-D08', recordedBy: '示例乙' })],
})

function take(follows: Readonly<Record<string, Source | 'own'>>, otherwise: Source) {
  let n = 900
  const choice = { follows: new Map(Object.entries(follows)), otherwise }
  return inheritReview(ITEM_IDS, { A, B }, choice, () => w.uuid((n += 1)))
}
const origins = (taken: ReturnType<typeof take>): readonly string[] =>
  taken.findings.map(({ inheritedFrom }) => inheritedFrom)

describe('what a later round takes over', () => {
  it.each<[string, Readonly<Record<string, Source | 'own'>>, Source, readonly number[]]>([
    ['everything of A', {}, 'A', [11, 12, 14]],
    ['everything of B', {}, 'B', [21, 22]],
    ['one item of B', { 'PT-A02': 'B' }, 'A', [21, 12, 14]],
    ['one item of neither', { 'PT-B01': 'own' }, 'A', [11, 14]],
    ['a veto left with B', { 'PT-V01': 'B', 'PT-D08': 'B' }, 'A', [11, 12, 22]],
  ])('%s', (_what, follows, otherwise, ids) => {
    expect(origins(take(follows, otherwise)).toSorted()).toEqual(ids.map(w.uuid).toSorted())
  })

  it('copies under new ids, each naming what it comes from and who recorded it', () => {
    const taken = take({}, 'A')
    const ids = taken.findings.map(({ findingId }) => findingId)
    expect(new Set([...ids, ...A.findings.map(({ id }) => id)]).size).toBe(3 + 4)
    expect(taken.findings.find(({ inheritedFrom }) => inheritedFrom === w.uuid(12))).toMatchObject({
      recordedBy: '示例甲',
      finding: { itemId: 'PT-B01', factId: w.uuid(99) },
    })
    expect(taken.findings.find(({ inheritedFrom }) => inheritedFrom === w.uuid(14))?.confirmedBy).toBe(
      '示例丙',
    )
  })

  it('takes 合理缺项 with the item it follows, and no mark of an item judged anew', () => {
    expect(take({}, 'A').items['PT-D08']?.naReason).toBe('未举行听证')
    expect(take({ 'PT-D08': 'B' }, 'A').items['PT-D08']?.naReason).toBeNull()
    expect(take({ 'PT-D08': 'own' }, 'A').items).toEqual({ 'PT-A01': { isChecked: true, naReason: null } })
  })

  it('leaves the sources as they are', () => {
    const before = JSON.stringify([A, B])
    take({ 'PT-B01': 'own' }, 'A')
    expect(JSON.stringify([A, B])).toBe(before)
  })

  it('makes a payload the schema takes, and folds into an open review', () => {
    const inherited = inheritAll(ITEM_IDS, A, () => crypto.randomUUID())
    const payload = { ...e.started('合议').payload, inherited, basedOn: [A.id] }
    expect(parseBody('review/started', payload).ok).toBe(true)
    const state = new MemoryTables()
    const world = e.world()
    for (const table of ['cases', 'standards', 'campaigns', 'entries'] as const)
      for (const row of world.all(table)) state.put(table, row as never)
    e.apply(state, { type: 'review/started', payload } as never, e.SOLE)
    const made = state.get('reviews', e.reviewIdOf('合议'))
    expect(made).toMatchObject({ state: 'open', basedOn: [A.id], items: A.items })
    expect(made.findings.map(({ recordedBy, inheritedFrom }) => [recordedBy, inheritedFrom])).toEqual([
      ['示例甲', w.uuid(11)],
      ['示例甲', w.uuid(12)],
      ['示例甲', w.uuid(14)],
    ])
  })
})
