import { describe, expect, it } from 'vitest'
import type { CampaignPlan, ListedFile } from '@shared/domain/campaign/campaign'
import type { DrawRecord } from '@shared/domain/campaign/draw'
import type { EventBody } from '@shared/events/catalogue'
import { play, refusalOf, sha, uuid } from '../../helpers/sample-record'
import { listed, many, plan } from '../domain/campaign/files'

const CAMPAIGN = uuid(1)
const opened: EventBody = {
  type: 'campaign/opened',
  payload: { campaignId: CAMPAIGN, name: '示例批次', year: 2026 },
}
const planned = (patch: Partial<CampaignPlan> = {}): EventBody => ({
  type: 'campaign/planned',
  payload: { campaignId: CAMPAIGN, plan: plan(patch) },
})
const imported = (files: readonly ListedFile[], n = 20): EventBody => ({
  type: 'roster/imported',
  payload: { campaignId: CAMPAIGN, rosterId: uuid(n), sourceName: '名册.csv', files },
})
const withdrawn = (n = 20, campaignId = CAMPAIGN): EventBody => ({
  type: 'roster/withdrawn',
  payload: { campaignId, rosterId: uuid(n) },
})
const drawn = (files: readonly ListedFile[], patch: Partial<DrawRecord> = {}, n = 30): EventBody => ({
  type: 'draw/made',
  payload: {
    campaignId: CAMPAIGN,
    drawId: uuid(n),
    draw: {
      algorithm: 'hengjuan-draw-1',
      seed: '7',
      seedSource: '',
      rule: plan().drawRule,
      listSha256: sha('a'),
      listCount: files.length,
      strata: [{ unit: files[0]?.unit ?? '', caseType: '处罚普通', total: 3, required: 0, drawn: 3 }],
      picked: files.map((file, index) => ({
        entryId: uuid(n * 100 + index),
        listed: file,
        origin: 'drawn' as const,
      })),
      drawnBy: '示例甲',
      witness: '示例乙',
      ...patch,
    },
  },
})

const FILES = many(3)
const ready = [opened, planned(), imported(FILES)]

describe('a plan', () => {
  it.each([
    ['that contradicts itself', planned({ units: ['示例局', '示例局'] }), 'campaign/plan-unsound'],
    [
      'of a campaign nobody opened',
      { type: 'campaign/planned', payload: { campaignId: uuid(2), plan: plan() } },
      'campaign/unknown',
    ],
    ['in order', planned(), null],
  ] as const)('%s', (_case, body, code) => {
    expect(refusalOf(play([opened]), body)).toBe(code)
  })

  it('keeps the number of reviewers once a review has begun', () => {
    const state = play([...ready, drawn(FILES)])
    expect(refusalOf(state, planned({ isDoubleReview: false }))).toBeNull()
    const [entry] = state.all('entries')
    if (!entry) throw new Error('no entry')
    state.put('entries', { ...entry, rounds: { ...entry.rounds, a: uuid(40) } })
    expect(refusalOf(state, planned({ isDoubleReview: false }))).toBe('campaign/reviews-begun')
    expect(refusalOf(state, planned({ basis: '补充依据' }))).toBeNull()
  })
})

describe('a roster', () => {
  it.each([
    ['with a file twice', imported([...FILES, ...FILES], 21), 'roster/duplicate'],
    ['with a file of another list', imported([FILES[0] ?? listed()], 21), 'roster/duplicate'],
    ['under the same id', imported(many(3, {}, 10)), 'roster/exists'],
    ['of other files', imported(many(3, {}, 10), 21), null],
  ] as const)('%s', (_case, body, code) => {
    expect(refusalOf(play(ready), body)).toBe(code)
  })

  it('can be withdrawn once, from its own campaign, and then listed again', () => {
    const state = play(ready)
    expect(refusalOf(state, withdrawn(20, uuid(2)))).toBe('roster/unknown')
    expect(refusalOf(state, withdrawn(99))).toBe('roster/unknown')
    const without = play([...ready, withdrawn()])
    expect(refusalOf(without, withdrawn())).toBe('roster/unknown')
    expect(refusalOf(without, imported(FILES, 21))).toBeNull()
  })

  it('stays once it has been drawn from, even where the lot fell on none of its files', () => {
    expect(refusalOf(play([...ready, drawn(FILES)]), withdrawn())).toBe('roster/drawn-from')
    const other = imported(many(3, { unit: '示例县城管局' }), 21)
    const state = play([...ready, other, drawn(FILES, { rosterIds: [uuid(20), uuid(21)] })])
    expect(refusalOf(state, withdrawn(21))).toBe('roster/drawn-from')
  })

  it('keeps how many rows were left out', () => {
    const body: EventBody = {
      type: 'roster/imported',
      payload: { campaignId: CAMPAIGN, rosterId: uuid(22), sourceName: '', files: FILES, leftOutRows: 4 },
    }
    const state = play([opened, planned(), body])
    expect(state.get('rosters', uuid(22)).leftOutRows).toBe(4)
    expect(play(ready).get('rosters', uuid(20)).leftOutRows).toBe(0)
  })
})

describe('a draw', () => {
  it.each([
    [
      'witnessed by the drawer',
      drawn(FILES, { witness: '示例 甲', drawnBy: '示例  甲' }),
      'draw/witness-is-drawer',
    ],
    ['of a file on no list', drawn([listed({ number: '别处1号' })]), 'draw/not-listed'],
    ['in order', drawn(FILES), null],
  ] as const)('%s', (_case, body, code) => {
    expect(refusalOf(play(ready), body)).toBe(code)
  })

  it('makes an entry of every file picked', () => {
    const entries = play([...ready, drawn(FILES)]).all('entries')
    expect(entries.map(({ state, origin, drawId }) => [state, origin, drawId])).toEqual(
      FILES.map(() => ['drawn', 'drawn', uuid(30)]),
    )
  })

  it('needs a reason for a unit that was drawn before', () => {
    const more = many(3, {}, 10)
    const state = play([...ready, imported(more, 21), drawn(FILES)])
    expect(refusalOf(state, drawn(more, {}, 31))).toBe('draw/already-drawn')
    expect(refusalOf(state, drawn(more, { againReason: '补充名册' }, 31))).toBeNull()
  })

  it('of another unit needs none', () => {
    const other = many(3, { unit: '示例县城管局' })
    const state = play([...ready, imported(other, 21), drawn(FILES)])
    expect(refusalOf(state, drawn(other, {}, 31))).toBeNull()
  })
})
