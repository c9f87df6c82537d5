/** Main's own steps on a real record: results are computed here, and blind reviews do not leave. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EventBody } from '@shared/events/catalogue'
import {
  compare,
  concludePanel,
  decideObjection,
  finalize,
  recheck,
} from '../../../src/main/entries/entry-acts'
import { getReview } from '../../../src/main/exports/subject'
import { openJournal } from '../../../src/main/journal/journal'
import { Record } from '../../../src/main/record/record'
import { groundOf } from '../../../src/main/reviews/entry-round'
import * as e from '../../helpers/sample-entry'
import * as w from '../../helpers/sample-record'

let dir: string
let record: Record
let today = '2026-03-02'
const office = () => ({ record, now: () => new Date(`${today}T02:00:00.000Z`) })

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hengjuan-entries-'))
  const opened = await openJournal({ dir: join(dir, 'journal'), now: Date.now, newId: randomUUID })
  record = await Record.open(opened, randomUUID)
  const listed = e.entryOf(e.world()).listed
  const { ENTRY_ID: entryId, CAMPAIGN_ID: campaignId } = e
  await record.write([
    w.registered,
    w.adopted,
    { type: 'campaign/opened', payload: { campaignId, name: '示例评查', year: 2026 } },
    { type: 'entry/added', payload: { entryId, campaignId, listed } },
    e.linked,
  ])
})
afterEach(async () => {
  await record.close()
  await rm(dir, { recursive: true, force: true })
})

async function held(round: '初评A' | '初评B' | '合议' | '申辩后', ...findings: EventBody[]): Promise<void> {
  const body = e.started(round)
  const ground = groundOf(record.state, { entryId: e.ENTRY_ID, round, base: 'A' }, randomUUID)
  const taken = ground === null ? {} : { basedOn: ground.basedOn, inherited: ground.inherited }
  await record.write([{ ...body, payload: { ...body.payload, ...taken } } as EventBody, ...findings])
  await record.write((state) => [e.submitted(state, round)])
}
const VETO = { kind: 'veto', itemId: 'PT-V01', unitCenti: 0 } as const

describe('the steps main computes', () => {
  it('refuse a wrong order before they compute anything', async () => {
    await expect(compare(office(), e.ENTRY_ID)).rejects.toMatchObject({
      code: 'entry/wrong-step',
      params: { act: 'entry/compared', state: 'drawn' },
    })
    await expect(finalize(office(), e.ENTRY_ID)).rejects.toMatchObject({ code: 'entry/wrong-step' })
    await expect(compare(office(), w.uuid(999))).rejects.toMatchObject({ code: 'entry/unknown' })
  })

  it('go from two that differ through panel, re-check and objection to 定稿', async () => {
    const { ENTRY_ID: entryId } = e
    await held('初评A', e.found('初评A', 1), e.found('初评A', 2, VETO))
    await held('初评B', e.found('初评B', 3))
    expect(await compare(office(), entryId)).toMatchObject({ outcome: 'panel', differingItemIds: ['PT-V01'] })

    const ask = { entryId, round: '合议', base: 'A' } as const
    expect(() => groundOf(record.state, ask, randomUUID)).toThrow('items without a decision')
    await record.write([
      {
        type: 'entry/panel-item-decided',
        payload: { entryId, decision: { itemId: 'PT-V01', follows: 'B', reason: '有权处罚' } },
      },
    ])
    await held('合议')
    const members = ['示例丙', '示例丁'].map((name) => ({ personId: null, name }))
    const [decider] = members
    if (!decider) throw new Error('nobody')
    await concludePanel(office(), entryId, { on: today, members, decider, reason: '核对', dissents: [] })
    expect(record.state.get('entries', entryId)).toMatchObject({
      state: 'recheck',
      outcome: { from: '合议', scoreTenths: 990, vetoItemIds: [] },
      panel: { decisions: [{ itemId: 'PT-V01', follows: 'B' }] },
    })

    await recheck(office(), entryId, { on: today, opinion: '同意' })
    expect(record.state.get('entries', entryId).recheck).toMatchObject({
      ...{ isChanged: false, reasons: ['highest-grade'] },
    })
    const objection = {
      ...{ objectionId: e.OBJECTION_ID, on: today, person: '示例己', lateReason: '' },
      items: [{ itemId: 'PT-A02', findingId: null, reason: '有两人签名', materials: '' }],
    }
    await record.write([
      {
        type: 'entry/fed-back',
        payload: { entryId, on: today, objectionDueOn: '2026-03-09', receivedBy: '示例己' },
      },
      { type: 'entry/objection-filed', payload: { entryId, objection } },
    ])
    const decision = (isUpheld: boolean) => ({
      ...{ on: today, handlers: members, summary: '采纳' },
      items: [{ itemId: 'PT-A02', isUpheld, reason: '属实' }],
    })
    const order = { entryId, objectionId: e.OBJECTION_ID, decision: decision(true) }
    await expect(decideObjection(office(), order)).rejects.toMatchObject({
      code: 'entry/objection-review-needed',
    })
    await held('申辩后', e.found('申辩后', 9, { itemId: 'PT-B01', unitCenti: 200 }))
    expect(record.state.get('reviews', e.reviewIdOf('申辩后')).findings).toHaveLength(2)
    await decideObjection(office(), order)
    expect(record.state.get('entries', entryId).outcome).toMatchObject({ from: '申辩后', scoreTenths: 970 })

    today = '2026-03-09'
    await expect(finalize(office(), entryId)).rejects.toMatchObject({ code: 'entry/term-running' })
    today = '2026-03-10'
    await finalize(office(), entryId)
    expect(record.state.get('entries', entryId).state).toBe('final')
    expect(record.state.get('cases', w.CASE_ID).state).toBe('submitted')
  })
})

describe('what a round is made from', () => {
  const ask = (round: '初评A' | '初评B' | '复核', base: 'A' | 'B') =>
    groundOf(record.state, { entryId: e.ENTRY_ID, round, base }, randomUUID)

  it('is nothing for the first review, and the edition of that one for the second', async () => {
    expect(ask('初评A', 'A')).toBeNull()
    await held('初评A', e.found('初评A', 1))
    expect(ask('初评B', 'A')).toMatchObject({ sha256: w.sha('5'), basedOn: [], inherited: null })
  })

  it.each([
    ['A', 1],
    ['B', 2],
  ] as const)('of a combined result is the review asked for: %s', async (base, count) => {
    await held('初评A', e.found('初评A', 1))
    await held('初评B', e.found('初评B', 2), e.found('初评B', 3, { itemId: 'PT-B01' }))
    await compare(office(), e.ENTRY_ID)
    const ground = ask('复核', base)
    expect(ground?.basedOn).toEqual([e.reviewIdOf('初评A'), e.reviewIdOf('初评B')])
    expect(ground?.inherited?.findings).toHaveLength(count)
  })
})

describe('an export of a first review', () => {
  it('is refused while it is blind to whoever asks, and allowed to its own reviewer', async () => {
    await held('初评A', e.found('初评A', 1))
    expect(getReview(office(), e.reviewIdOf('初评A')).review.round).toBe('初评A')
    for (const person of e.PEOPLE) record.state.put('people', person)
    const review = record.state.get('reviews', e.reviewIdOf('初评A'))
    record.state.put('reviews', { ...review, reviewerId: e.A.id })
    const ask = (person: (typeof e.PEOPLE)[number] | null) => {
      record.signer = person && { personId: person.id, publicKey: person.publicKey, sign: () => 'signed' }
      return () => getReview(office(), review.id)
    }
    expect(ask(e.A)()).toMatchObject({ review: { id: review.id } })
    for (const other of [e.B, e.LEADER, e.ADMIN, null])
      expect(ask(other)).toThrowError(expect.objectContaining({ code: 'review/hidden' }))
  })
})
