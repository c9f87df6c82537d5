/** What the tests of the loop do at the screens of a running app, in the words of a person. */
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { DEFAULT_SEAL_FACTS } from '@shared/domain/seal/seal'
import type { EventType, PayloadOf } from '@shared/events/catalogue'
import { SEAL_SIZE, sealPng } from '../fixtures/pdf/seal'
import { SCHEMES, scanScreen, sidewaysScroll } from '../helpers/axe'
import { screenshot, type RunningApp } from '../helpers/electron-app'

/** Kept pictures are asked for by hand: they are looked at, not compared. */
export const SHOTS = process.env.HENGJUAN_SHOTS
const PASSPHRASE = '三月的雨落在示例老街上'

export let running: RunningApp
export let page: Page

/** The app the functions below speak to. */
export function sitDown(app: RunningApp): void {
  running = app
  page = app.page
  page.setDefaultTimeout(20_000)
}

export const go = (hash: string) => page.evaluate((to) => void (location.hash = to), hash)
export const dialog = (): Locator => page.getByRole('dialog')
export const button = (name: string | RegExp): Locator =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
export const next = (): Locator => page.getByTestId('next-step')
export const press = (name: string): Promise<void> =>
  next().getByRole('button', { name, exact: true }).click()
export const fill = (label: string, value: string): Promise<void> =>
  dialog().getByRole('textbox', { name: label, exact: true }).fill(value)
export const send = async (name: string): Promise<void> => {
  await dialog().getByRole('button', { name, exact: true }).click()
  await dialog().waitFor({ state: 'detached' })
}
/** Chooses from a select of the open dialog. */
export const choose = async (label: string, option: string | RegExp): Promise<void> => {
  await dialog().getByRole('combobox', { name: label, exact: true }).click()
  await page
    .getByRole('option', typeof option === 'string' ? { name: option, exact: true } : { name: option })
    .first()
    .click()
}
/** Names typed into a field of people. */
export const names = async (label: string, people: readonly string[]): Promise<void> => {
  const field = dialog().getByRole('combobox', { name: label, exact: true })
  for (const name of people) {
    await field.fill(name)
    await field.press('Enter')
  }
}
export const eventually = <T>(ask: () => Promise<T> | T) => expect.poll(ask, { timeout: 30_000 })

/** Nothing serious for axe in either scheme, nothing wider than the window, and a picture when one is asked for. */
export async function look(name: string): Promise<void> {
  for (const scheme of SCHEMES) {
    const report = await scanScreen(page, name, scheme)
    expect(report.findings, `${name} ${scheme}`).toEqual([])
  }
  expect(await sidewaysScroll(page)).toBe(0)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  if (SHOTS) await screenshot(running, join(SHOTS, `loop-${name}.png`))
}

type Act<T extends EventType> = { readonly type: T; readonly payload: PayloadOf<T> }

export async function perform<T extends EventType>(type: T, payload: PayloadOf<T>): Promise<void> {
  const code = await page.evaluate(
    async (act) => {
      const answer = await globalThis.hengjuan['act:perform'](act)
      return answer.ok ? '' : JSON.stringify(answer.failure)
    },
    { type, payload } satisfies Act<T>,
  )
  expect(code).toBe('')
}

export const payloads = (type: EventType): Promise<readonly Record<string, unknown>[]> =>
  page.evaluate(async (wanted) => {
    const answer = await globalThis.hengjuan['journal:read'](1, 5000)
    if (!answer.ok) throw new Error(answer.failure.code)
    return answer.value
      .filter((event) => event.type === wanted)
      .map(({ payload }) => payload as Record<string, unknown>)
  }, type)

export const last = async (type: EventType): Promise<Record<string, unknown>> =>
  (await payloads(type)).at(-1) ?? {}

let sealId = ''
export async function importSeal(): Promise<void> {
  sealId = await page.evaluate(
    async ({ png, ...order }) => {
      const answer = await globalThis.hengjuan['seal:import']({ ...order, png: new Uint8Array(png) })
      if (!answer.ok) throw new Error(answer.failure.code)
      return answer.value.sealId
    },
    {
      ...{ png: [...sealPng(512)], passphrase: PASSPHRASE, name: '示例印章（无效）', isSample: true },
      ...{ ...SEAL_SIZE, facts: { ...DEFAULT_SEAL_FACTS, holders: [], kindIds: [] } },
    },
  )
}

/** 送审, 审核, 签发并编号, 用印: each in its own test elsewhere, here by the bridge. */
export async function issue(documentId: string): Promise<void> {
  await perform('document/submitted', { documentId, person: '示例甲' })
  const drafted = (await payloads('document/drafted')).find((one) => one.documentId === documentId)
  const { approval } = (drafted?.kind ?? { approval: [] }) as { approval: readonly unknown[] }
  for (let step = 1; step < approval.length; step += 1)
    await perform('document/reviewed', { documentId, person: '示例乙', note: '' })
  const failure = await page.evaluate(
    async ({ id, seal, passphrase }) => {
      const signed = await globalThis.hengjuan['document:sign']({ documentId: id, person: '示例丙' })
      if (!signed.ok) return JSON.stringify(signed.failure)
      const sealed = await globalThis.hengjuan['document:seal']({
        ...{ documentId: id, sealId: seal, requestId: null, passphrase, keeperPin: null },
        ...{ applicant: '示例甲', approver: '示例丙', keeper: '示例丁', reason: '示例用印', copies: 1 },
        ...{ seam: false, isDuplex: false, moveMm: null },
      })
      return sealed.ok ? '' : JSON.stringify(sealed.failure)
    },
    { id: documentId, seal: sealId, passphrase: PASSPHRASE },
  )
  expect(failure).toBe('')
}

export const openFollowUp = async (documentId: string): Promise<void> => {
  await go(`#/documents/${documentId}`)
  await page.getByRole('tab', { name: '送达与整改' }).click()
  await page.getByTestId('follow-up').waitFor()
}

export async function deliver(): Promise<void> {
  await press('登记送达')
  await names('送达人', ['示例甲', '示例乙'])
  await fill('送达地点', '示例县市场监督管理局办公室')
  await fill('收件人', '示例戊')
  await fill('收件人职务', '办公室主任')
  await send('登记')
}
