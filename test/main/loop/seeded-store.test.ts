/** On a real disk: the played year as a data folder, registering on top of it, scans taken in, papers sent out. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { yearlyFigures } from '@shared/domain/loop/figures'
import { soleActor } from '@shared/domain/people/person'
import { brokenRows } from '@shared/domain/seal/register-chain'
import { AppError } from '@shared/lib/app-error'
import { openBlobStore } from '../../../src/main/blob-store/blob-store'
import type { BlobStore } from '../../../src/main/blob-store/types'
import { makeBatch } from '../../../src/main/exports/batch'
import { Offers } from '../../../src/main/intake/offers'
import { openJournal } from '../../../src/main/journal/journal'
import { attachFiles } from '../../../src/main/loop/attach-files'
import { attachedKind } from '../../../src/main/loop/attached-kind'
import { registerClue, registerDispute, registerMatter } from '../../../src/main/loop/register'
import type { Office } from '../../../src/main/office/office'
import { Record } from '../../../src/main/record/record'
import { ARTICLE_2022, CALENDARS, seedLoopStore } from '../../helpers/loop-store'
import * as h from '../../shared/domain/loop/helpers'

vi.mock('electron', () => ({ app: { getVersion: () => '0.3.0' } }))
vi.mock('../../../src/main/app/log', () => ({ log: { failure: () => undefined, warn: () => undefined } }))

let folder = ''
let record: Record
let blobs: BlobStore
let office: Office
/** By file content: what reading its pages throws. */
const failures = new Map<string, AppError>()
const never = new AbortController().signal
const nothing = (): void => undefined

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hengjuan-loop-'))
  await seedLoopStore(folder)
  const store = join(folder, 'store')
  const opened = await openJournal({ dir: join(store, 'journal'), now: Date.now, newId: randomUUID })
  record = await Record.open(opened, randomUUID)
  blobs = await openBlobStore({ dir: join(store, 'blobs') })
  office = {
    ...{ record, blobs, newId: randomUUID, now: () => new Date('2026-03-05T16:00:00.000Z') },
    jobs: { run: async (_task: string, { path }: { path: string }) => blobs.ingest(path) },
    pages: {
      build: async (sha256: string, kind: string) => {
        const failure = failures.get(readFileSync(blobs.path(sha256), 'utf8'))
        if (failure) throw failure
        return { sha256, kind, encryption: 'none', pages: [{}, {}] }
      },
    },
  } as unknown as Office
}, 60_000)
afterAll(async () => {
  await record.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the seeded data folder', () => {
  it('folds to the figures of the founding article, and its register is a whole chain', () => {
    const { state } = record
    const { printed } = yearlyFigures(
      {
        ...{ documents: state.all('documents'), matters: state.all('matters'), clues: state.all('clues') },
        ...{ disputes: state.all('disputes'), calendars: CALENDARS, today: '2023-03-09' },
        viewer: soleActor('示例甲'),
      },
      2022,
    )
    expect(Object.fromEntries(printed.map(({ id, value }) => [id, value]))).toEqual(ARTICLE_2022)
    expect(record.status.trouble).toBeNull()
    expect(brokenRows(state.all('sealUses'))).toEqual([])
  })

  it('holds the bytes of its sealed papers', async () => {
    const hashes = new Set(record.state.all('sealUses').flatMap((use) => [use.beforeSha256, use.afterSha256]))
    for (const sha256 of hashes) expect((await blobs.openVerified(sha256)).bytes).toBeGreaterThan(200)
  })
})

describe('registering', () => {
  it('takes the next number of the year of the matter itself', async () => {
    const facts = { ...h.matter().facts, registeredOn: '2022-12-30' }
    const { matterId } = await registerMatter(office, { facts, entryId: null })
    expect(record.state.get('matters', matterId)).toMatchObject({ year: 2022, serial: 29, state: 'open' })
  })

  it('numbers clues and disputes by the year in Beijing', async () => {
    const late = { ...office, now: () => new Date('2026-12-31T16:00:00.000Z') } as Office
    const { clueId } = await registerClue(late, { facts: h.clue().facts })
    const { disputeId } = await registerDispute(late, { facts: h.dispute().facts })
    expect(record.state.get('clues', clueId)).toMatchObject({ year: 2027, serial: 1 })
    expect(record.state.get('disputes', disputeId)).toMatchObject({ year: 2027, serial: 1 })
  })

  it('never gives a number twice, however many ask at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, () => registerMatter(office, { facts: h.matter().facts, entryId: null })),
    )
    const serials = made.map(({ matterId }) => record.state.get('matters', matterId).serial)
    expect(serials.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('attaching files', () => {
  const offerOf = async (files: Readonly<{ [name: string]: string }>) => {
    const source = mkdtempSync(join(tmpdir(), 'hengjuan-loop-source-'))
    for (const [name, content] of Object.entries(files)) writeFileSync(join(source, name), content)
    const offers = new Offers(randomUUID)
    const { token } = await offers.make([source])
    return offers.get(token)
  }
  const attach = async (files: Readonly<{ [name: string]: string }>, signal = never) => {
    const kept = await offerOf(files)
    return attachFiles(office, kept, [...kept.files.keys()], signal, nothing)
  }

  it('takes all into the store, with their pages', async () => {
    const taken = await attach({ '1.pdf': '%PDF-1.7 one', '2.pdf': '%PDF-1.7 two' })
    expect(taken.map(({ name, pageCount, kind }) => [name, pageCount, kind])).toEqual([
      ['1.pdf', 2, 'pdf'],
      ['2.pdf', 2, 'pdf'],
    ])
    for (const { sha256 } of taken) expect(await blobs.has(sha256)).toBe(true)
  })

  it('refuses the whole for one that fails, and says which and why', async () => {
    failures.set('%PDF-1.7 broken', new AppError('pdf/damaged', 'broken'))
    await expect(attach({ '好.pdf': '%PDF-1.7 good', '坏.pdf': '%PDF-1.7 broken' })).rejects.toMatchObject({
      code: 'loop/file-refused',
      params: { name: '坏.pdf', reason: expect.stringContaining('损坏') as string },
    })
  })

  it('refuses what is no scan', async () => {
    const kept = await offerOf({ '说明.txt': 'text' })
    await expect(attachFiles(office, kept, ['0'], never, nothing)).rejects.toMatchObject({
      code: 'loop/file-refused',
    })
  })

  it('stops when cancelled, and refuses a file that was not offered', async () => {
    await expect(attach({ '一.pdf': '%PDF-1.7 one' }, AbortSignal.abort())).rejects.toMatchObject({
      code: 'blob/cancelled',
    })
    const kept = await offerOf({ '一.pdf': '%PDF-1.7 one' })
    await expect(attachFiles(office, kept, ['7'], never, nothing)).rejects.toMatchObject({
      code: 'intake/offer-gone',
    })
  })

  it('are found by the viewer wherever they were named', async () => {
    const [file] = await attach({ '回证.jpg': 'a picture' })
    if (!file) throw new Error('nothing taken')
    expect(attachedKind(record.state, file.sha256)).toBeUndefined()
    const document = record.state.all('documents').find(({ kindId }) => kindId === 'dispute-opinion')
    const delivery = { ...h.delivered('2022-09-15'), files: [file] }
    await record.write([
      {
        type: 'document/delivered',
        payload: { documentId: document?.id ?? '', delivery: delivery as never },
      },
    ])
    expect(attachedKind(record.state, file.sha256)).toBe('jpeg')
  })
})

describe('many papers into one folder', () => {
  const target = (name: string): string => {
    const path = join(folder, name)
    mkdirSync(path)
    return path
  }
  const order = (documentIds: readonly string[]) => ({
    jobId: randomUUID(),
    kind: 'document' as const,
    documentIds,
  })
  const sealed = () => record.state.all('documents').filter(({ state }) => state === 'sealed')

  it('writes a hundred, each with its result, under one record', async () => {
    const papers = sealed()
    const ids = Array.from({ length: 100 }, (_, n) => papers[n % papers.length]?.id ?? '')
    const draft = record.state.all('documents').find(({ state }) => state === 'drafting')?.id ?? ''
    const path = target('batch')
    const told: number[] = []
    const before = record.status.head.seq
    const made = await makeBatch(
      office,
      order([...ids, draft, randomUUID()]),
      () => Promise.resolve(path),
      never,
      ({ done }) => {
        told.push(done)
      },
    )
    const results = made?.report.results ?? []
    expect(results.filter(({ failure }) => failure === null)).toHaveLength(100)
    expect(results.slice(100).map(({ failure }) => failure?.code)).toEqual([
      'export/not-sealed',
      'document/unknown',
    ])
    const names = readdirSync(path)
    expect(names).toHaveLength(100)
    expect(new Set(results.slice(0, 100).map(({ name }) => name))).toEqual(new Set(names))
    expect(record.status.head.seq - before).toBe(1)
    expect(record.state.get('exports', made?.report.exportId ?? '').files.map(({ name }) => name)).toEqual(
      results.slice(0, 100).map(({ name }) => name),
    )
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.at(-1)).toBe(102)
  })

  it('stops at a cancel; what was made until then goes out with its record', async () => {
    const path = target('cancelled')
    const stop = new AbortController()
    const ids = sealed().map(({ id }) => id)
    const made = await makeBatch(
      office,
      order(ids),
      () => Promise.resolve(path),
      stop.signal,
      ({ done }) => {
        if (done === 3) stop.abort()
      },
    )
    expect(made?.report.isCancelled).toBe(true)
    expect(made?.report.results).toHaveLength(4)
    expect(readdirSync(path)).toHaveLength(4)
  })

  it('leaves no trace where nothing could be made, and none when the dialog was closed', async () => {
    const path = target('empty')
    const before = record.status.head.seq
    const made = await makeBatch(office, order([randomUUID()]), () => Promise.resolve(path), never, nothing)
    expect(made?.report).toMatchObject({ exportId: null, isCancelled: false })
    expect(
      await makeBatch(office, order([randomUUID()]), () => Promise.resolve(null), never, nothing),
    ).toBeNull()
    expect([record.status.head.seq, readdirSync(path)]).toEqual([before, []])
  })

  it('leaves no half-written file when the folder is gone', async () => {
    const ids = sealed().map(({ id }) => id)
    const before = record.status.head.seq
    await expect(
      makeBatch(office, order(ids), () => Promise.resolve(join(folder, 'gone')), never, nothing),
    ).rejects.toMatchObject({ code: 'export/cannot-write' })
    expect(record.status.head.seq).toBe(before)
  })
})
