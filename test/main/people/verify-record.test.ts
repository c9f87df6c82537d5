import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RecordCheck } from '@shared/ipc/shapes'
import type { StoredEvent } from '../../../src/main/journal/types'
import { lockKey, newKeys } from '../../../src/main/people/key-lock'
import { verifyRecord } from '../../../src/main/people/verify-record'
import { forgeJournal } from '../../helpers/forge-journal'
import { codeOf, factsOf, openDesk, PINS, type OpenDesk } from '../../helpers/people'
import * as w from '../../helpers/sample-record'

let dir: string
let at: OpenDesk
let people: { readonly admin: string; readonly reviewer: string }

/** Seq: 1 registered unsigned, 2 first person, 3 signed in, 4 second person, 5 signed in, 6–8 one write, 9 alone. */
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hengjuan-verify-'))
  at = await openDesk(dir)
  await at.record.write([w.registered])
  const { personId: admin } = await at.desk.register(factsOf('示例甲', 'admin'), PINS.admin)
  const { personId: reviewer } = await at.desk.register(factsOf('示例乙', 'reviewer'), PINS.reviewer)
  people = { admin, reviewer }
  await at.desk.signIn(reviewer, PINS.reviewer)
  await at.record.write([w.adopted, w.started, w.recorded(1)])
  await at.record.write([w.recorded(2)])
})
afterEach(async () => {
  await at.record.close()
  await rm(dir, { recursive: true, force: true })
})

const check = (signal = new AbortController().signal): Promise<RecordCheck> =>
  verifyRecord(at.record.journal, () => undefined, signal)

async function stored(): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = []
  for await (const event of at.record.journal.iterate()) events.push(event)
  return events
}

/** Lets somebody rewrite the disk, and opens what they left. */
async function forge(change: (events: readonly StoredEvent[]) => readonly StoredEvent[]): Promise<void> {
  const events = await stored()
  await at.record.close()
  await forgeJournal(join(dir, 'journal'), change(events))
  at = await openDesk(dir)
}
const altered = (seq: number, patch: (event: StoredEvent) => Partial<StoredEvent>) => {
  return (events: readonly StoredEvent[]) =>
    events.map((event) => (event.seq === seq ? { ...event, ...patch(event) } : event))
}

describe('the check of the whole record', () => {
  it('finds every signature good, also after a restart', async () => {
    const expected = { events: 9, signed: 7, badCount: 0, bad: [], damage: null }
    expect(await check()).toEqual(expected)
    await at.record.close()
    at = await openDesk(dir)
    expect(await check()).toEqual(expected)
  })

  it('holds acts of a renewed key good by the key of their time', async () => {
    await at.desk.signIn(people.admin, PINS.admin)
    await at.desk.renewKey(people.reviewer, PINS.other)
    await at.desk.signIn(people.reviewer, PINS.other)
    await at.record.write([w.recorded(3)])
    expect(await check()).toMatchObject({ badCount: 0, signed: 11 })
  })

  it('lets a refused sign-in stand unsigned, and nothing else', async () => {
    at.desk.signOut()
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await at.desk.signIn(people.reviewer, PINS.other).catch(codeOf)
      at.pass(10_000)
    }
    expect((await stored()).at(-1)?.type).toBe('person/sign-in-refused')
    expect(await check()).toMatchObject({ events: 10, signed: 7, badCount: 0 })
  })

  it('works on an empty record and on one without people', async () => {
    const other = await mkdtemp(join(tmpdir(), 'hengjuan-verify-'))
    const empty = await openDesk(other)
    const { signal } = new AbortController()
    const result = () => verifyRecord(empty.record.journal, () => undefined, signal)
    expect(await result()).toEqual({ events: 0, signed: 0, badCount: 0, bad: [], damage: null })
    await empty.record.write([w.registered])
    expect(await result()).toEqual({ events: 1, signed: 0, badCount: 0, bad: [], damage: null })
    await empty.record.close()
    await rm(other, { recursive: true, force: true })
  })

  it('tells how far it is, to the end', async () => {
    const told: number[] = []
    await verifyRecord(
      at.record.journal,
      ({ done, total }) => told.push(done / total),
      new AbortController().signal,
    )
    expect(told.at(-1)).toBe(1)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })

  it('stops when it is cancelled', async () => {
    await expect(check(AbortSignal.abort())).rejects.toMatchObject({ code: 'jobs/cancelled' })
  })

  it('names damage of the disk', async () => {
    const file = await open(join(dir, 'journal', 'journal-000001.hjj'), 'r+')
    await file.write('X', 400)
    await file.close()
    const { damage } = await check()
    expect(damage?.code).toBe('journal/damaged')
  })
})

describe('a record rewritten with the chain computed anew', () => {
  type Case = readonly [
    what: string,
    change: (events: readonly StoredEvent[]) => readonly StoredEvent[],
    bad: readonly (readonly [seq: number, why: string])[],
  ]

  it.each<Case>([
    [
      'by its last payload',
      altered(9, () => ({ payload: { ...payloadOf(9), count: 9 } })),
      [[9, 'bad-signature']],
    ],
    ['by its last actor', altered(9, () => ({ actor: '示例甲' })), [[9, 'bad-signature']]],
    ['by its last person', altered(9, () => ({ by: w.uuid(99) })), [[9, 'unknown-person']]],
    [
      'by a last signature gone',
      altered(9, ({ sig: _sig, ...event }) => ({ ...event, sig: undefined })),
      [[9, 'unsigned']],
    ],
    [
      'by signature and person gone',
      altered(9, (event) => ({ ...event, sig: undefined, by: undefined })),
      [[9, 'unsigned']],
    ],
    ['by a signature of nothing', altered(9, () => ({ sig: 'AAAA' })), [[9, 'bad-signature']]],
  ])('is found out %s', async (_what, change, bad) => {
    await forge(change)
    const result = await check()
    expect(result.damage).toBeNull()
    expect(result.bad.map(({ seq, why }) => [seq, why])).toEqual(bad)
    expect(result.badCount).toBe(bad.length)
  })

  it.each<readonly [string, (events: readonly StoredEvent[]) => readonly StoredEvent[]]>([
    ['by an older time', altered(5, () => ({ at: '2020-01-01T00:00:00.000Z' }))],
    [
      'by an unsigned event of before the people',
      altered(1, (event) => ({
        payload: { ...(event.payload as object), facts: { ...w.FACTS, title: '另一案' } },
      })),
    ],
    ['by an event left out', (events) => events.filter(({ seq }) => seq !== 8)],
    [
      'by two in another order',
      (events) => [...events.slice(0, 4), events[5], events[4], ...events.slice(6)] as StoredEvent[],
    ],
    ['by one put in twice', (events) => [...events.slice(0, 8), ...events.slice(7)]],
  ])('is found out %s through what was signed after it', async (_what, change) => {
    await forge(change)
    const result = await check()
    expect(result.damage).toBeNull()
    expect(result.badCount).toBeGreaterThan(0)
  })

  it('is found out by a person put in, and what that person did', async () => {
    const intruder = newKeys()
    const id = w.uuid(66)
    const lock = await lockKey({ id, publicKey: intruder.publicKey }, intruder.privateKey, PINS.other)
    await forge((events) => [
      ...events,
      {
        ...(events[3] as StoredEvent),
        id: w.uuid(67),
        by: undefined,
        sig: undefined,
        payload: { personId: id, facts: factsOf('示例丁', 'admin'), publicKey: intruder.publicKey, lock },
      },
      { ...(events[8] as StoredEvent), id: w.uuid(68), by: id },
    ])
    const { bad } = await check()
    expect(bad).toEqual([
      { seq: 10, why: 'unsigned' },
      { seq: 11, why: 'unknown-person' },
    ])
  })

  it('is not found out when the very end is cut off: only a copy shows that', async () => {
    await forge((events) => events.slice(0, 8))
    expect(await check()).toMatchObject({ events: 8, badCount: 0 })
  })
})

const payloadOf = (seq: number): object => (seq === 9 ? (w.recorded(2).payload as object) : {})
