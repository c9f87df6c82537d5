/** Killed after each step of an impression: never a sealed paper without a row, never a row without its bytes. */
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { brokenRows } from '@shared/domain/seal/register-chain'
import { SEAL_STEPS, type SealStep } from '../../../src/main/seals/sealing'
import * as h from '../../helpers/seal-office'
import * as w from '../../helpers/sample-record'

const SLOW = { timeout: 120_000 }

let base: string
let staff: h.Staff
let dir: string
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'hengjuan-kill-base-'))
  const house = await h.openSealOffice(base)
  staff = await h.staffed(house)
  await h.ask(house, staff, { seam: true, attachmentIds: [h.FILE_ID] })
  await h.approve(house, staff)
  await house.record.close()
}, 60_000)
afterAll(() => rm(base, { recursive: true, force: true }))
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hengjuan-kill-'))
  await cp(base, dir, { recursive: true })
})
afterEach(() => rm(dir, { recursive: true, force: true }))

type End = { readonly signal: string | null; readonly code: number | null; readonly said: string }

/** @param step  the one after which it ends; `none`: it goes through */
async function sealIn(what: 'paper' | 'file', step: SealStep | 'none'): Promise<End> {
  const args = [
    '--import',
    'tsx',
    resolve('test/main/seals/seal-once.ts'),
    dir,
    what,
    step,
    JSON.stringify(staff),
  ]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (data: Buffer) => (said += data.toString()))
  return new Promise((done) => child.once('close', (code, signal) => done({ code, signal, said })))
}

/** Opens the store as the next start would, and looks whether everything in it holds together. */
async function look() {
  const house = await h.openSealOffice(dir)
  const { record, blobs } = house
  expect(record.status.trouble).toBeNull()
  const uses = record.state.all('sealUses')
  expect(uses.map(({ serial }) => serial).toSorted()).toEqual(uses.map((_use, index) => index + 1))
  expect(brokenRows(uses)).toEqual([])
  for (const { beforeSha256, afterSha256 } of uses) {
    await blobs.openVerified(beforeSha256)
    await blobs.openVerified(afterSha256)
  }
  const documents = record.state.all('documents')
  for (const document of documents) {
    expect(document.state === 'sealed').toBe(document.sealed !== null)
    const row = uses.find(({ id }) => id === document.sealed?.sealUseId)
    expect(row?.afterSha256).toBe(document.sealed?.pdfSha256)
  }
  for (const { documentId, target } of uses)
    if (target.kind === 'document') expect(record.state.get('documents', documentId).state).toBe('sealed')
  const numbers = documents.flatMap(({ number }) => (number ? [number.text] : []))
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(readdirSync(join(dir, 'blobs', 'tmp'))).toEqual([])
  const request = record.state.get('sealRequests', h.REQUEST_ID)
  const state = record.state.get('documents', w.DOCUMENT_ID).state
  await record.close()
  return { rows: uses.length, state, used: request.used }
}

describe('a kill while a paper is sealed', SLOW, () => {
  it.each(SEAL_STEPS)(
    'after %s leaves all of it or nothing, and the next try goes through once',
    async (step) => {
      expect(await sealIn('paper', step)).toEqual({ code: null, signal: 'SIGKILL', said: '' })
      const isDone = step === 'recorded'
      expect(await look()).toEqual({
        ...{ rows: isDone ? 1 : 0, state: isDone ? 'sealed' : 'numbered', used: isDone ? ['document'] : [] },
      })
      const again = await sealIn('paper', 'none')
      // What was recorded is not done twice.
      expect(again.said).toBe(isDone ? 'refused document/wrong-state' : 'sealed')
      expect(await look()).toEqual({ rows: 1, state: 'sealed', used: ['document'] })
    },
  )

  const OF_A_FILE = ['released', 'seamed', 'kept-after', 'recorded'] as const satisfies readonly SealStep[]
  it.each(OF_A_FILE)('after %s of a file that goes out with it likewise', async (step) => {
    expect((await sealIn('paper', 'none')).said).toBe('sealed')
    expect((await sealIn('file', step)).signal).toBe('SIGKILL')
    expect(await look()).toMatchObject({ rows: step === 'recorded' ? 2 : 1, state: 'sealed' })
    const again = step === 'recorded' ? 'refused seal/request-used' : 'sealed'
    expect((await sealIn('file', 'none')).said).toBe(again)
    expect(await look()).toEqual({ rows: 2, state: 'sealed', used: ['document', h.FILE_ID] })
  })
})
