/** Four people on one laptop, in real Electron: registered, signed in by keyboard, refused, locked, and checked. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '@shared/domain/people/person'
import { openJournal } from '../../src/main/journal/journal'
import type { StoredEvent } from '../../src/main/journal/types'
import { formatReports, scanScreen, SCHEMES, sidewaysScroll, type ScreenReport } from '../helpers/axe'
import { launchApp, resizeContent, type RunningApp } from '../helpers/electron-app'
import { forgeJournal } from '../helpers/forge-journal'
import { openCase, seedSampleCase } from '../helpers/seed-case'

const PINS = { 示例甲: '739164', 示例乙: '284913', 示例丙: '山下有松也有云有鹤', 示例丁: '604817' } as const
type Name = keyof typeof PINS
const WRONG = '918273'
const FORGOTTEN = '571938'

let folder = ''
let running: RunningApp
const reports: ScreenReport[] = []

const start = async (): Promise<void> => {
  running = await launchApp({ userDataDir: join(folder, 'data') })
  running.page.setDefaultTimeout(15_000)
  await resizeContent(running, 1366, 768)
}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-people-'))
  await start()
})
afterAll(async () => {
  console.log(formatReports(reports))
  await running.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => {
  expect(running.pageErrors).toEqual([])
})

async function scan(screen: string): Promise<void> {
  const seen: ScreenReport[] = []
  for (const scheme of SCHEMES) seen.push(await scanScreen(running.page, screen, scheme))
  reports.push(...seen)
  const findings = seen.flatMap((report) => report.findings)
  expect.soft([screen, ...findings]).toEqual([screen])
  expect.soft([screen, await sidewaysScroll(running.page)]).toEqual([screen, 0])
}

const page = () => running.page
const press = (key: string): Promise<void> => page().keyboard.press(key)
const button = (name: string): Locator => page().getByRole('button', { name, exact: true })
const dialog = (): Locator => page().getByRole('dialog')
const signInForm = (title: string): Locator => page().getByRole('form', { name: title })
const password = (): Locator => page().getByLabel(/^登录密码/)
const current = (name: Name): Locator =>
  page().getByRole('group', { name: '当前人员' }).getByText(name, { exact: false })
const link = (name: string): Promise<void> => page().getByRole('link', { name, exact: true }).click()
const focused = (): Promise<string> =>
  page().evaluate(
    () => document.activeElement?.getAttribute('value') ?? document.activeElement?.tagName ?? '',
  )

async function fillPerson(name: Name, roles: readonly string[] | null): Promise<void> {
  await dialog().getByLabel('姓名').fill(name)
  if (roles !== null) {
    for (const role of ['评查员', '组长', '复核', '管理员'])
      await dialog()
        .getByRole('checkbox', { name: new RegExp(`^${role}`) })
        .setChecked(roles.includes(role))
  }
  await dialog().getByLabel('新登录密码').fill(PINS[name])
  await dialog().getByLabel('再输入一次').fill(PINS[name])
  await dialog().getByRole('button', { name: '登记', exact: true }).click()
  await dialog().waitFor({ state: 'detached' })
}

async function signIn(name: Name, pin: string = PINS[name]): Promise<void> {
  await page().getByRole('radio', { name }).check()
  await password().fill(pin)
  await expect.poll(() => button('登录').isEnabled(), { timeout: 20_000 }).toBe(true)
  await press('Enter')
}

async function switchTo(name: Name, pin?: string): Promise<void> {
  await button('换人').click()
  await signIn(name, pin)
  await current(name).waitFor()
}

/** What main answers a window that just asks. */
const perform = (type: string, payload: object): Promise<string | null> =>
  page().evaluate(
    async (act) => {
      const answer = await globalThis.hengjuan['act:perform'](act)
      return answer.ok ? null : answer.failure.code
    },
    { type, payload },
  )

const lastEvents = (count: number): Promise<readonly StoredEvent[]> =>
  page().evaluate(async (many) => {
    const answer = await globalThis.hengjuan['journal:read'](1, 1000)
    return answer.ok ? (answer.value.slice(-many) as unknown as StoredEvent[]) : []
  }, count)

const theCheck = async (): Promise<string> => {
  await link('人员')
  await page()
    .getByRole('button', { name: /^(开始核对|再核对一次)$/ })
    .click()
  return (await page().getByText('核对全部记录：').textContent()) ?? ''
}

describe('the register', () => {
  it('says what it switches on, and works without it', async () => {
    await page().getByLabel('您的姓名').fill('示例甲')
    await button('开始使用').click()
    await link('人员')
    await page().getByText('一个人使用，全部功能可用，不必登录').waitFor()
    await scan('people, nobody')
    expect(await page().getByRole('group', { name: '当前人员' }).count()).toBe(0)
    expect(await theCheck()).toContain('1 条，已签名 0 条，问题 0')
  })

  it('takes an administrator first, refuses a weak PIN, and signs in at once', async () => {
    await button('登记第一名人员').click()
    await dialog().getByLabel('新登录密码').fill('123456')
    await dialog().getByLabel('再输入一次').fill('123456')
    await dialog().getByRole('button', { name: '登记', exact: true }).click()
    await dialog().getByText('太容易猜到').waitFor()
    await scan('people, first registration')
    await fillPerson('示例甲', ['管理员', '组长'])
    await current('示例甲').waitFor()
    await page().getByText('只有一名管理员').waitFor()
  })

  it('takes three more', async () => {
    const rest: readonly (readonly [Name, readonly string[]])[] = [
      ['示例乙', ['评查员']],
      ['示例丙', ['评查员']],
      ['示例丁', ['复核', '管理员']],
    ]
    for (const [name, roles] of rest) {
      await button('登记人员').click()
      await fillPerson(name, roles)
      await page().getByRole('row', { name }).waitFor()
    }
    expect(await page().getByText('只有一名管理员').count()).toBe(0)
    await page().getByRole('button', { name: '示例乙 的更多操作' }).click()
    await page().getByRole('menuitem', { name: '重设登录密码' }).waitFor()
    await scan('people, the register')
    await press('Escape')
  })
})

describe('signing in', () => {
  it('goes from person to person by keyboard alone', async () => {
    await press('Control+Shift+H')
    await signInForm('换人').waitFor()
    await scan('sign-in, switch')
    const wanted = await page().getByRole('radio', { name: '示例乙' }).getAttribute('value')
    for (let step = 0; step < 4 && (await focused()) !== wanted; step += 1) await press('ArrowDown')
    expect(await focused()).toBe(wanted)
    await press('Tab')
    await page().keyboard.type(PINS.示例乙)
    await press('Enter')
    await current('示例乙').waitFor()
    const [event] = await lastEvents(1)
    expect(event).toMatchObject({
      type: 'person/signed-in',
      actor: '示例乙',
      sig: expect.any(String) as string,
    })
  })

  it('refuses a wrong PIN, makes the next one wait, and lets go back', async () => {
    await button('换人').click()
    await signIn('示例丙', WRONG)
    await page().getByText('登录密码不正确，没有登录。再输错 4 次将暂停登录').waitFor()
    await scan('sign-in, refused')
    expect(await password().inputValue()).toBe('')
    await expect.poll(() => focused()).toBe('')
    await page().getByRole('button', { name: /^请等/ }).waitFor({ state: 'detached' })
    await press('Escape')
    await current('示例乙').waitFor()
    await switchTo('示例丙')
  })

  it('gives each person their own roles, in a sentence where they end', async () => {
    await link('设置')
    await page().getByLabel('所在单位').fill('示例县司法局')
    await button('保存设置').click()
    await page().getByText('这一步要由管理员办理').first().waitFor()
    await link('人员')
    await page().getByText('人员由管理员登记和修改。').waitFor()
    expect(await button('登记人员').count()).toBe(0)
    const facts = {
      name: '示例丙',
      unit: '',
      certificate: '',
      roles: ['admin' satisfies Role],
      recusedUnits: [],
    }
    const [signedIn] = (await lastEvents(200)).filter(({ type }) => type === 'person/signed-in').slice(-1)
    expect(await perform('person/facts-edited', { personId: signedIn?.by, facts })).toBe('person/role-needed')
  })

  it('shows nobody the review of somebody else, and lets nobody change it', async () => {
    const caseId = await seedSampleCase(page(), '01-canyin')
    await openCase(page(), caseId)
    await button('开始评查').click()
    await page().getByRole('tab', { name: '案卷信息' }).waitFor()
    const started = (await lastEvents(5)).find(({ type }) => type === 'review/started')
    const { reviewId } = started?.payload as { readonly reviewId: string }
    await press('Control+Shift+H')
    await signIn('示例乙')
    await current('示例乙').waitFor()
    expect(await page().evaluate(() => location.hash)).toBe('#/cases')
    const checked = { reviewId, caseId, itemId: 'PT-A01', isChecked: true }
    expect(await perform('review/item-checked', checked)).toBe('review/not-yours')
    await switchTo('示例丙')
    expect(await perform('review/item-checked', checked)).toBeNull()
  })
})

describe('the lock', () => {
  it('keeps what is typed, lets nothing through, and gives it back to the same person', async () => {
    await switchTo('示例甲')
    await link('人员')
    await button('登记人员').click()
    await dialog().getByLabel('姓名').fill('写到一半的姓')
    await press('Control+Shift+L')
    await signInForm('已锁定').waitFor()
    await scan('sign-in, locked')
    expect(await dialog().count()).toBe(0) // in the page, and invisible to everybody
    expect(await page().getByText('写到一半').count()).toBe(0)
    await press('Escape')
    for (let step = 0; step < 12; step += 1) {
      await press('Tab')
      const isInside = await page().evaluate(
        () =>
          document.activeElement === document.body ||
          (document.activeElement?.closest('[data-cover]') ?? null) !== null,
      )
      expect(isInside).toBe(true)
    }
    expect(await perform('export/made', {})).toBe('person/sign-in-needed')
    expect(
      await page().evaluate(async () => {
        const answer = await globalThis.hengjuan['sample:offer']('01-canyin')
        return answer.ok ? null : answer.failure.code
      }),
    ).toBe('person/sign-in-needed')
    await signIn('示例甲')
    await signInForm('已锁定').waitFor({ state: 'detached' })
    expect(await dialog().getByLabel('姓名').inputValue()).toBe('写到一半的姓')
    await press('Escape')
    await dialog().waitFor({ state: 'detached' })
  })

  it('is put off by a key that main itself has seen', async () => {
    const heard = await running.app.evaluateHandle(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const count = { before: contents?.listenerCount('input-event') ?? 0, keys: 0 }
      contents?.on('input-event', () => (count.keys += 1))
      return count
    })
    await press('Shift')
    await expect.poll(() => heard.evaluate(({ keys }) => keys)).toBeGreaterThan(0)
    expect(await heard.evaluate(({ before }) => before)).toBe(1)
  })

  it('comes when the screen of the machine is locked', async () => {
    await running.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
    await signInForm('已锁定').waitFor()
    await signIn('示例甲')
    await signInForm('已锁定').waitFor({ state: 'detached' })
  })
})

describe('a forgotten PIN', () => {
  it('is renewed by an administrator; the old one opens nothing, old acts still hold', async () => {
    await page().getByRole('button', { name: '示例丙 的更多操作' }).click()
    await page().getByRole('menuitem', { name: '重设登录密码' }).click()
    await dialog().getByLabel('新登录密码').fill(FORGOTTEN)
    await dialog().getByLabel('再输入一次').fill(FORGOTTEN)
    await scan('people, PIN renewed')
    await dialog().getByRole('button', { name: '重设', exact: true }).click()
    await dialog().waitFor({ state: 'detached' })
    await button('换人').click()
    await signIn('示例丙')
    await page().getByText('登录密码不正确').waitFor()
    await signIn('示例丙', FORGOTTEN)
    await current('示例丙').waitFor()
    expect(await theCheck()).toContain('问题 0')
    await scan('people, checked')
  })

  it('is changed by its owner when it is known', async () => {
    await button('修改我的登录密码').click()
    await dialog().getByLabel('现在的登录密码').fill(FORGOTTEN)
    await dialog().getByLabel('新登录密码').fill(PINS.示例丙)
    await dialog().getByLabel('再输入一次').fill(PINS.示例丙)
    await dialog().getByRole('button', { name: '修改', exact: true }).click()
    await dialog().waitFor({ state: 'detached' })
    await button('退出').click()
    await signInForm('登录').waitFor()
    await scan('sign-in, start')
    await signIn('示例丙')
    await current('示例丙').waitFor()
  })
})

describe('the record', () => {
  const journalDir = () => join(folder, 'data', 'store', 'journal')

  it('asks for a sign-in after a restart and holds', async () => {
    await running.close()
    await start()
    await signInForm('登录').waitFor()
    expect(await page().getByRole('navigation', { name: '主导航' }).count()).toBe(0)
    await signIn('示例乙')
    await current('示例乙').waitFor()
    expect(await theCheck()).toMatch(/\d+ 条，已签名 \d+ 条，问题 0/)
    const signed = (await lastEvents(1000)).filter(({ sig }) => sig !== undefined)
    expect(await page().getByText('核对全部记录：').textContent()).toContain(`已签名 ${signed.length} 条`)
  })

  it('keeps no PIN anywhere', async () => {
    const journal = await readFile(join(journalDir(), 'journal-000001.hjj'), 'utf8')
    const log = await readFile(join(folder, 'data', 'logs', 'main.log'), 'utf8')
    for (const pin of [...Object.values(PINS), WRONG, FORGOTTEN]) {
      expect(journal).not.toContain(pin)
      expect(log).not.toContain(pin)
    }
  })

  it('shows an act somebody rewrote on the disk, with the chain computed anew', async () => {
    await running.close()
    const opened = await openJournal({ dir: journalDir(), now: Date.now, newId: () => crypto.randomUUID() })
    const events: StoredEvent[] = []
    for await (const event of opened.journal.iterate()) events.push(event)
    await opened.journal.close()
    const target = events.findLast(({ type }) => type === 'review/item-checked')
    await forgeJournal(
      journalDir(),
      events.map((event) =>
        event === target ? { ...event, payload: { ...(event.payload as object), isChecked: false } } : event,
      ),
    )
    await start()
    await signIn('示例乙')
    await current('示例乙').waitFor()
    expect(await theCheck()).not.toContain('问题 0')
    await page()
      .getByText(`第 ${target?.seq ?? 0} 条：内容、人员、先后或时间与签名不符`)
      .waitFor()
    await scan('people, problems found')
  })
})
