/** The intake over a real record and a real blob store; only the reading of pages is a stand-in. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PageIndex } from '@shared/domain/case-file/page-index'
import type { IntakeOrder, Offer } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import { openBlobStore } from '../../../src/main/blob-store/blob-store'
import type { BlobStore } from '../../../src/main/blob-store/types'
import { Offers } from '../../../src/main/intake/offers'
import { runIntake } from '../../../src/main/intake/run-intake'
import { openJournal } from '../../../src/main/journal/journal'
import type { Office } from '../../../src/main/office/office'
import { Record } from '../../../src/main/record/record'
import { FACTS } from '../../helpers/sample-record'

vi.mock('../../../src/main/app/log', () => ({ log: { failure: () => undefined, warn: () => undefined } }))

let folder = ''
let record: Record
let blobs: BlobStore
let office: Office
let offers: Offers
let built: string[] = []
/** By file content: what reading its pages throws. */
let failures: Map<string, AppError>
const never = new AbortController().signal

const indexOf = (sha256: string, kind: PageIndex['kind'], encryption: PageIndex['encryption']): PageIndex =>
  ({
    v: 1,
    sha256,
    kind,
    bytes: 9,
    encryption,
    pages: [
      { cropBox: [0, 0, 10, 10], rotate: 0 },
      { cropBox: [0, 0, 10, 10], rotate: 0 },
    ] as unknown as PageIndex['pages'],
  }) as PageIndex

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hengjuan-intake-unit-'))
  const opened = await openJournal({
    dir: join(folder, 'journal'),
    now: Date.now,
    newId: randomUUID,
    reserveBytes: 4096,
  })
  record = await Record.open(opened, randomUUID)
  blobs = await openBlobStore({ dir: join(folder, 'blobs'), marginBytes: 0 })
  failures = new Map()
  built = []
  office = {
    record,
    blobs,
    newId: randomUUID,
    jobs: {
      run: (
        _task: string,
        { path }: { path: string },
        { signal, onProgress }: { signal: AbortSignal; onProgress: (done: number) => void },
      ) => blobs.ingest(path, { signal, onProgress: ({ doneBytes }) => onProgress(doneBytes) }),
    },
    pages: {
      build: async (sha256: string, kind: PageIndex['kind'], { password }: { password?: string }) => {
        const text = Buffer.from(await blobs.readRange(sha256, 0, 100)).toString()
        const failure = failures.get(text)
        if (failure && password !== 'right') throw failure
        built.push(text)
        return indexOf(sha256, kind, failure ? 'password' : 'none')
      },
    },
  } as unknown as Office
  offers = new Offers(randomUUID)
})
afterEach(async () => {
  await record.close()
  rmSync(folder, { recursive: true, force: true })
})

const text = (n: number): string => `%PDF-1.4 ${n}`

async function offer(files: readonly (readonly [name: string, text: string])[]): Promise<Offer> {
  const dir = mkdtempSync(join(folder, 'stick-'))
  for (const [name, content] of files) writeFileSync(join(dir, name), content)
  return offers.make([dir])
}

function take(given: Offer, patch: Partial<IntakeOrder> = {}, signal: AbortSignal = never, report = vi.fn()) {
  const order: IntakeOrder = {
    token: given.token,
    jobId: randomUUID(),
    target: { kind: 'new', facts: FACTS, campaignId: null },
    entryIds: given.entries.map(({ entryId }) => entryId),
    passwords: {},
    ...patch,
  }
  return runIntake(office, offers.get(given.token), order, signal, report)
}

const kindsOf = ({ results }: Awaited<ReturnType<typeof take>>) => results.map(({ kind }) => kind)
const seq = (): number => record.status.head.seq

describe('runIntake', () => {
  it('registers one case with all files in the order asked for, in one event', async () => {
    const given = await offer([
      ['1.pdf', text(1)],
      ['2.pdf', text(2)],
      ['10.pdf', text(3)],
    ])
    const { caseId, results } = await take(given, { entryIds: ['2', '0', '1'] })
    expect(results.map(({ name, kind, pageCount }) => [name, kind, pageCount])).toEqual([
      ['10.pdf', 'imported', 2],
      ['1.pdf', 'imported', 2],
      ['2.pdf', 'imported', 2],
    ])
    expect(record.state.get('cases', caseId ?? '').files.map(({ name }) => name)).toEqual([
      '10.pdf',
      '1.pdf',
      '2.pdf',
    ])
    expect(seq()).toBe(1)
  })

  it('names each file that cannot be taken with its reason, and takes the others', async () => {
    failures.set(text(2), new AppError('pdf/damaged', 'broken'))
    const given = await offer([
      ['1.pdf', text(1)],
      ['2.pdf', text(2)],
      ['3.txt', 'x'],
      ['4.pdf', ''],
      ['5.pdf', text(5)],
    ])
    const report = await take(given)
    expect(report.results.map(({ name, kind, failure }) => [name, kind, failure?.code ?? null])).toEqual([
      ['1.pdf', 'imported', null],
      ['2.pdf', 'failed', 'pdf/damaged'],
      ['3.txt', 'failed', 'intake/not-a-scan'],
      ['4.pdf', 'failed', 'intake/empty-file'],
      ['5.pdf', 'imported', null],
    ])
    expect(record.state.get('cases', report.caseId ?? '').files).toHaveLength(2)
  })

  it('asks for a password, refuses a wrong one, and takes the file with the right one', async () => {
    failures.set(text(1), new AppError('pdf/password-needed', 'locked'))
    const given = await offer([['1.pdf', text(1)]])
    const first = await take(given)
    expect([first.caseId, ...kindsOf(first)]).toEqual([null, 'needs-password'])
    failures.set(text(1), new AppError('pdf/password-wrong', 'wrong'))
    const second = await take(given, { passwords: { '0': 'wrong' } })
    expect(second.results[0]?.failure?.code).toBe('pdf/password-wrong')
    expect(seq()).toBe(0)
    const third = await take(given, { passwords: { '0': 'right' } })
    expect(kindsOf(third)).toEqual(['imported'])
    expect(record.state.get('cases', third.caseId ?? '').files[0]).toMatchObject({ needsPassword: true })
  })

  it('finds the same bytes again, within one intake and in the case they are added to', async () => {
    const given = await offer([
      ['1.pdf', text(1)],
      ['2.pdf', text(1)],
    ])
    const first = await take(given)
    expect(kindsOf(first)).toEqual(['imported', 'duplicate'])
    const target = { kind: 'existing', caseId: first.caseId ?? '' } as const
    const again = await take(await offer([['x.pdf', text(1)]]), { target })
    expect([again.caseId, ...kindsOf(again)]).toEqual([null, 'duplicate'])
    const more = await take(await offer([['y.pdf', text(2)]]), { target })
    expect(kindsOf(more)).toEqual(['imported'])
    expect(record.state.get('cases', target.caseId).files.map(({ name }) => name)).toEqual(['1.pdf', 'y.pdf'])
  })

  it('writes nothing when nothing could be taken', async () => {
    const report = await take(await offer([['1.txt', 'x']]))
    expect([report.caseId, seq()]).toEqual([null, 0])
  })

  it('makes no case when it is cancelled on the way, and says what was not taken', async () => {
    const controller = new AbortController()
    const given = await offer([
      ['1.pdf', text(1)],
      ['2.pdf', text(2)],
      ['3.pdf', text(3)],
    ])
    const build = office.pages.build.bind(office.pages)
    vi.spyOn(office.pages, 'build').mockImplementation(async (...args) => {
      const index = await build(...args)
      if (built.length === 2) controller.abort()
      return index
    })
    const report = await take(given, {}, controller.signal)
    expect(kindsOf(report)).toEqual(['imported', 'imported', 'cancelled'])
    expect([report.caseId, seq()]).toEqual([null, 0])
  })

  it('ignores entries that were never offered', async () => {
    const given = await offer([['1.pdf', text(1)]])
    expect(kindsOf(await take(given, { entryIds: ['0', '7', '../../etc/passwd'] }))).toEqual(['imported'])
  })

  it('reports bytes done up to the total', async () => {
    const report = vi.fn()
    const given = await offer([
      ['1.pdf', text(1)],
      ['2.pdf', text(2)],
    ])
    await take(given, {}, never, report)
    const total = text(1).length + text(2).length
    const seen = report.mock.calls.map(([progress]) => progress as { done: number; total: number })
    expect(seen.every((progress) => progress.total === total)).toBe(true)
    expect(seen.map(({ done }) => done)).toEqual([...seen.map(({ done }) => done)].sort((a, b) => a - b))
    expect(seen.at(-1)?.done).toBe(total)
  })

  it('names a file that went away after it was chosen', async () => {
    const given = await offer([
      ['1.pdf', text(1)],
      ['2.pdf', text(2)],
    ])
    rmSync(offers.get(given.token).files.get('0')?.path ?? '')
    const report = await take(given)
    expect(report.results.map(({ kind, failure }) => [kind, failure?.code ?? null])).toEqual([
      ['failed', 'blob/source-lost'],
      ['imported', null],
    ])
  })
})
