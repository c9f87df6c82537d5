import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EventBody } from '@shared/events/catalogue'
import { openJournal } from '../../../src/main/journal/journal'
import { Record, type RecordedEvent } from '../../../src/main/record/record'
import * as w from '../../helpers/sample-record'

let dir: string
let open: Record[]

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hengjuan-record-'))
  open = []
})

afterEach(async () => {
  await Promise.all(open.map((record) => record.close()))
  await rm(dir, { recursive: true, force: true })
})

const openIn = () => openJournal({ dir: join(dir, 'journal'), now: Date.now, newId: randomUUID })

async function openRecord(): Promise<Record> {
  const record = await Record.open(await openIn(), randomUUID)
  open.push(record)
  return record
}

async function reopen(record: Record): Promise<Record> {
  await record.close()
  open = open.filter((other) => other !== record)
  return openRecord()
}

const removed: EventBody = { type: 'case/removed', payload: { caseId: w.CASE_ID } }

describe('the record', () => {
  it('folds what it wrote, and folds the same after reopening', async () => {
    const first = await openRecord()
    await first.write([w.registered, w.adopted, w.started])
    await first.write([w.recorded(1)])
    const rows = first.state.all('reviews')
    const second = await reopen(first)
    expect(second.state.all('reviews')).toEqual(rows)
    expect(second.status.head).toEqual(first.status.head)
  })

  it('writes all of a batch or none of it', async () => {
    const record = await openRecord()
    await expect(record.write([w.registered, w.registered])).rejects.toMatchObject({ code: 'case/exists' })
    expect(record.state.all('cases')).toEqual([])
    expect(record.status.head.seq).toBe(0)
  })

  it('lets a batch build on itself', async () => {
    const record = await openRecord()
    await record.write([w.registered, w.adopted, w.started, w.recorded(1)])
    expect(record.state.get('reviews', w.REVIEW_ID).findings).toHaveLength(1)
  })

  it('checks each write against the one before, however they arrive', async () => {
    const record = await openRecord()
    await record.write([w.registered])
    const results = await Promise.allSettled([record.write([removed]), record.write([removed])])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  })

  it('gives no two documents one number, asked for at the same moment', async () => {
    const record = await openRecord()
    const ids = [w.uuid(31), w.uuid(32)]
    await record.write([w.registered, w.adopted, w.started, w.submitted])
    for (const id of ids) {
      await record.write([
        w.drafted(id),
        w.step('document/submitted', id),
        { type: 'document/reviewed', payload: { documentId: id, person: '示例乙', note: '' } },
      ])
    }
    const sign = (id: string) =>
      record.write((state) => [w.signed(id, state.all('documents').filter((d) => d.number).length + 1)])
    await Promise.all(ids.map(sign))
    expect(ids.map((id) => record.state.get('documents', id).number?.serial)).toEqual([1, 2])
  })

  it('refuses a payload that does not match its schema, whoever asks', async () => {
    const record = await openRecord()
    const bad = { type: 'case/removed', payload: { caseId: 'x' } } as EventBody
    await expect(record.write([bad])).rejects.toMatchObject({ code: 'act/malformed' })
    expect(record.status.head.seq).toBe(0)
  })

  it('names the hash every next event names', async () => {
    const record = await openRecord()
    const seen: RecordedEvent[] = []
    record.onAppended((events) => seen.push(...events))
    await record.write([w.registered, w.adopted])
    await record.write([removed])
    const read = await record.read(1, 10)
    expect(read).toEqual(seen)
    expect(read.slice(1).map(({ prevHash }) => prevHash)).toEqual(read.slice(0, -1).map(({ hash }) => hash))
    expect(read.at(-1)?.hash).toBe(record.status.head.hash)
    expect(await record.read(2, 1)).toEqual(read.slice(1, 2))
  })

  it('opens for reading only before an event of a newer release, and shows what came before', async () => {
    const first = await openRecord()
    await first.write([w.registered])
    await first.close()
    open = []
    const { journal } = await openIn()
    await journal.append([{ type: 'case/teleported', v: 1, payload: {}, actor: '示例' }])
    await journal.append([{ type: 'case/removed', v: 1, payload: { caseId: w.CASE_ID }, actor: '示例' }])
    await journal.close()

    const record = await openRecord()
    expect(record.status.trouble).toMatchObject({ code: 'journal/unknown-event', params: { seq: 2 } })
    expect(record.status.head.seq).toBe(1)
    expect(record.state.get('cases', w.CASE_ID).removedAt).toBeNull()
    expect(await record.read(1, 10)).toHaveLength(1)
    await expect(record.write([removed])).rejects.toMatchObject({ code: 'journal/unknown-event' })
    const { journal: again } = await reopenRaw(record)
    expect(again.head.seq).toBe(3)
    await again.close()
  })
})

async function reopenRaw(record: Record) {
  await record.close()
  open = open.filter((other) => other !== record)
  return openIn()
}
