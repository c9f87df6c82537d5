/** An office to be abused: three people with a keeper among them, numbered papers, a seal; asked behind the screens. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { brokenRows, registerHead } from '@shared/domain/seal/register-chain'
import type { MemoryTables } from '@shared/events/tables'
import { checkStore } from '../../scripts/torture/check-store'
import { Ledger } from '../../scripts/torture/ledger'
import { launchApp, type RunningApp } from '../helpers/electron-app'
import { approvedRequest, orderOf, sealWith, wishFor, type Somebody } from '../helpers/seal-acts'
import { seedSubmittedReview, type SeededReview } from '../helpers/seed-review'
import {
  PASSPHRASE,
  registerPeople,
  SEAL_PEOPLE,
  seedNumberedPaper,
  seedSeal,
  signInAs,
  type SealPerson,
} from '../helpers/seed-seal'
import { answerOf, startAgain, type Answer } from './survival-desk'

export const SEAL_NAME = '京山市人民政府行政执法监督专用章'
export const SPARE_SEAL = '示例备用章'

export type AbusedOffice = {
  readonly review: SeededReview
  /** Numbered, one after another. */
  readonly papers: readonly string[]
  readonly people: Readonly<Record<SealPerson, Somebody>>
  readonly sealId: string
  readonly spareId: string
}

/** The keeper's question in main's own window, answered with yes before it is asked. */
export const sayYes = ({ app }: RunningApp): Promise<void> =>
  app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
  })

/** @param papers  how many are numbered */
export async function openAbusedOffice(
  userDataDir: string,
  papers: number,
): Promise<{ readonly running: RunningApp; readonly office: AbusedOffice }> {
  const running = await launchApp({ userDataDir })
  const { page } = running
  page.setDefaultTimeout(30_000)
  const review = await seedSubmittedReview(page)
  const ids: string[] = []
  for (let count = 0; count < papers; count += 1) ids.push(await seedNumberedPaper(page, review))
  const registered = await registerPeople(page)
  const somebody = (name: SealPerson): Somebody => ({
    ...{ personId: registered[name], name, pin: SEAL_PEOPLE[name].pin },
  })
  const people = { 示例甲: somebody('示例甲'), 示例乙: somebody('示例乙'), 示例丙: somebody('示例丙') }
  await signInAs(page, people.示例甲.personId, people.示例甲.pin)
  const sealId = await seedSeal(page, SEAL_NAME)
  const spareId = await seedSeal(page, SPARE_SEAL, { kindIds: ['opinion'] })
  await sayYes(running)
  return { running, office: { review, papers: ids, people, sealId, spareId } }
}

/** Started again on the same folder, with that person at the laptop. */
export async function reopen(userDataDir: string, who: Somebody | null): Promise<RunningApp> {
  const running = await startAgain(userDataDir)
  await sayYes(running)
  if (who) await signInAs(running.page, who.personId, who.pin)
  return running
}

/** A paper as its request and approval have made it: 示例乙 asks, 示例甲 approves; 示例乙 stays at the laptop. */
export async function approve(
  page: Page,
  { people, sealId }: AbusedOffice,
  documentId: string,
): Promise<string> {
  await signInAs(page, people.示例乙.personId, people.示例乙.pin)
  return approvedRequest(page, documentId, wishFor(sealId), {
    applicant: people.示例乙,
    approver: people.示例甲,
  })
}

/** 示例丙 presses the seal beside whoever has signed in. */
export const press = (
  page: Page,
  { people, sealId }: AbusedOffice,
  documentId: string,
  requestId: string,
  passphrase = PASSPHRASE,
): Promise<Answer<{ sealUseId: string } | null>> =>
  sealWith(page, orderOf(documentId, requestId, wishFor(sealId), people.示例丙, passphrase))

export const codeOf = ({ ok, failure }: Answer<unknown>): string => (ok ? 'ok' : failure.code)

export const act = (page: Page, type: string, payload: object): Promise<Answer<{ seq: number }>> =>
  answerOf<{ seq: number }>(page, 'act:perform', { type, payload })

/**
 * The folder as it lies on the disk: chain, signatures, every file a row speaks of, no number twice, no sealed paper
 * without its row and no row without its paper, and the register chained from its first row to its head.
 */
export async function expectStoreWhole(userDataDir: string): Promise<MemoryTables> {
  const { state } = await checkStore(userDataDir, new Ledger(), new Map())
  const uses = state.all('sealUses')
  expect(brokenRows(uses)).toEqual([])
  const register = state.find('registers', 'register')
  expect(register?.rows ?? 0).toBe(uses.length)
  if (register) expect(register.head).toBe(registerHead(uses))
  for (const { used, state: now, wish } of state.all('sealRequests')) {
    expect(used.length).toBeLessThanOrEqual(1 + wish.attachmentIds.length)
    if (used.includes('document')) expect(now).toBe('used')
  }
  return state
}

/** Every byte the app has written as text or as record: journal and log. */
export async function writtenBytes(userDataDir: string): Promise<Buffer> {
  const parts: Buffer[] = []
  for (const folder of ['logs', join('store', 'journal')]) {
    const dir = join(userDataDir, folder)
    for (const name of await readdir(dir).catch(() => [])) {
      if (name !== 'reserve.bin') parts.push(await readFile(join(dir, name)))
    }
  }
  return Buffer.concat(parts)
}
