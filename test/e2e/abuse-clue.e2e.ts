/** 线索 asked for by somebody without the role, through every door the window has to main. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClueFacts } from '@shared/domain/loop/clue'
import type { BatchExportReport } from '@shared/ipc/shapes'
import type { RunningApp } from '../helpers/electron-app'
import { foldPage, wishFor } from '../helpers/seal-acts'
import { signInAs } from '../helpers/seed-seal'
import { act, codeOf, openAbusedOffice, type AbusedOffice } from './abuse-desk'
import { answerOf, ask } from './survival-desk'

let folder = ''
let running: RunningApp
let page: Page
let office: AbusedOffice
let clueId = ''
let letterId = ''

const FACTS: ClueFacts = {
  ...{ title: '示例线索一', matterId: null, foundBy: '示例甲', foundOn: '2026-03-02', secrecy: '内部' },
  ...{ unit: '示例县示例局', persons: [], facts: '监督中发现的示例情况。', happenedAt: '', amount: '' },
  ...{ nature: '违纪', receiverKind: '纪检监察机关', receiver: '示例市纪委监委' },
  materials: [],
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-abuse-clue-'))
  ;({ running, office } = await openAbusedOffice(join(folder, 'data'), 0))
  ;({ page } = running)
  ;({ clueId } = await ask<{ clueId: string }>(page, 'clue:register', { facts: FACTS }))
  const none = { caseId: null, reviewId: null, matterId: null, disputeId: null, parentId: null }
  ;({ documentId: letterId } = await ask<{ documentId: string }>(page, 'document:draft', {
    ...{ kindId: 'transfer', form: null, ...none, clueId, reason: '' },
  }))
  await running.app.evaluate(({ dialog }, into) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: `${into}/out.pdf` })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [into] })
  }, folder)
})
afterAll(async () => {
  await running.kill()
  await rm(folder, { recursive: true, force: true })
})

const REFUSED = /^(clue\/not-for-you|person\/role-needed)$/
const doors = (): Readonly<Record<string, () => Promise<string>>> => {
  const step = { documentId: letterId, person: '示例丙' }
  const save =
    (kind: string, subjectId: string | null, format = 'pdf') =>
    () =>
      answerOf(page, 'export:save', { jobId: randomUUID(), kind, subjectId, format }).then(codeOf)
  return {
    'clue-register': save('clue-register', null),
    'clue-register as XLSX': save('clue-register', null, 'xlsx'),
    'clue-sheet': save('clue-sheet', clueId),
    'clue-receipt': save('clue-receipt', clueId),
    'the letter': save('document', letterId),
    'the letter without seal': save('document-unsealed', letterId),
    'the letter as DOCX': save('document-docx', letterId, 'docx'),
    'its ruler sheet': save('ruler-sheet', letterId),
    'its follow-up': save('follow-up-file', letterId),
    'its delivery receipt': save('delivery-receipt', letterId),
    'a batch with it': async () => {
      const order = { jobId: randomUUID(), documentIds: [letterId], kind: 'document-docx' }
      const { value } = await answerOf<BatchExportReport>(page, 'export:batch', order)
      expect(value.exportId).toBeNull()
      return value.results.map(({ failure }) => failure?.code ?? 'ok').join()
    },
    'its preview': () => answerOf(page, 'document:preview', { documentId: letterId }).then(codeOf),
    'a new text': () => answerOf(page, 'document:redraft', { documentId: letterId }).then(codeOf),
    'its seal’s place': () =>
      answerOf(page, 'document:place-seal', {
        ...{ documentId: letterId, sealId: office.sealId, moveMm: null },
      }).then(codeOf),
    'another letter': () =>
      answerOf(page, 'document:draft', {
        ...{ kindId: 'transfer', form: null, caseId: null, reviewId: null, matterId: null },
        ...{ disputeId: null, parentId: null, clueId, reason: '' },
      }).then(codeOf),
    'a clue of their own': () => answerOf(page, 'clue:register', { facts: FACTS }).then(codeOf),
    'its facts': () => act(page, 'clue/facts-edited', { clueId, facts: FACTS }).then(codeOf),
    'a step of the letter': () => act(page, 'document/submitted', step).then(codeOf),
    'the seal on it': () =>
      act(page, 'seal-request/made', {
        ...{ requestId: randomUUID(), documentId: letterId, wish: wishFor(office.sealId) },
        ...{ applicant: { personId: office.people.示例丙.personId, name: '示例丙' } },
        contentSha256: 'f'.repeat(64),
      }).then(codeOf),
  }
}

describe('a clue', () => {
  it('is refused to the keeper of the seal at every door, and nothing is written or left on the disk', async () => {
    await signInAs(page, office.people.示例丙.personId, office.people.示例丙.pin)
    const head = async () => (await ask<{ head: { seq: number } }>(page, 'journal:status')).head.seq
    const before = await head()
    const found: Record<string, string> = {}
    for (const [name, knock] of Object.entries(doors())) found[name] = await knock()
    const open = Object.entries(found).filter(([, code]) => !REFUSED.test(code))
    // These two ask first whether the paper has come so far; neither answers with a word of it.
    expect(Object.fromEntries(open)).toEqual({
      'its seal’s place': 'document/wrong-state',
      'the seal on it': 'document/wrong-state',
    })
    expect(await head()).toBe(before)
    expect((await readdir(folder)).sort()).toEqual(['data'])
  })

  it('is handed out to who may have it', async () => {
    await signInAs(page, office.people.示例甲.personId, office.people.示例甲.pin)
    expect((await foldPage(page)).get('clues', clueId).facts.title).toBe('示例线索一')
    expect(await doors()['clue-register']?.()).toBe('ok')
    expect(await doors()['its preview']?.()).toBe('ok')
  })
})
