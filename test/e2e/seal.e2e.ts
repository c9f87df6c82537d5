/**
 * The seal by four eyes in real Electron: three registered people at one laptop, each with a PIN, through the screens.
 * Who must not is refused, in the window and behind it; what leaves is measured, read and told from a forged copy.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { EventType, PayloadOf } from '@shared/events/catalogue'
import { standAtOsEdge, type OsEdge } from '../../scripts/demo/os-edge'
import { violations } from '../helpers/axe'
import { openInBareBrowser, type BareBrowser } from '../helpers/bare-browser'
import { launchApp, resizeContent, type RunningApp } from '../helpers/electron-app'
import { pdftotext } from '../helpers/pdf-tools'
import { redBox } from '../helpers/red-ink'
import { seedSubmittedReview } from '../helpers/seed-review'
import {
  PASSPHRASE,
  registerPeople,
  SEAL_PEOPLE,
  seedAttachments,
  seedNumberedPaper,
  seedSeal,
  signInAs,
  type SealPerson,
} from '../helpers/seed-seal'

const SEAL_NAME = '京山市人民政府行政执法监督专用章'
const SECOND_SEAL = '示例备用章'
/** The page's right edge, where only the seam stands. */
const [SEAM_FROM_MM, PAGE_MM] = [190, 210]

let folder = ''
let running: RunningApp
let page: Page
let edge: OsEdge
let people: Readonly<Record<SealPerson, string>>
let paperId = ''
let otherPaperId = ''
let sealId = ''
let secondSealId = ''

const card = (testId: string): Locator => page.getByTestId(testId)
const dialog = (): Locator => page.getByRole('dialog')
const go = (hash: string): Promise<void> => page.evaluate((to) => void (location.hash = to), hash)
const pin = (name: SealPerson): string => SEAL_PEOPLE[name].pin
const inFolder = (name: string): string => join(folder, name)

async function openPaper(id: string): Promise<void> {
  await go('#/settings')
  await go(`#/documents/${id}`)
  await page.getByRole('tab', { name: '用印', exact: true }).click()
  await page.getByTestId('seal-chain').waitFor()
}

/** Main's word for it. */
const eventsOf = <T extends EventType>(type: T): Promise<readonly PayloadOf<T>[]> =>
  page.evaluate(async (wanted) => {
    const answer = await globalThis.hengjuan['journal:read'](1, 5000)
    if (!answer.ok) throw new Error(answer.failure.code)
    return answer.value.filter((event) => event.type === wanted).map(({ payload }) => payload)
  }, type) as Promise<readonly PayloadOf<T>[]>

const requestIdOf = async (documentId: string): Promise<string> =>
  (await eventsOf('seal-request/made')).findLast((one) => one.documentId === documentId)?.requestId ?? ''

/** @returns the code main refuses with, or null */
const decide = (requestId: string, name: SealPerson): Promise<string | null> =>
  page.evaluate(
    async ([id, personId, secret]) => {
      const answer = await globalThis.hengjuan['seal:decide']({
        ...{ requestId: id, personId, pin: secret, isApproved: true, note: '' },
      })
      return answer.ok ? null : answer.failure.code
    },
    [requestId, people[name], pin(name)] as const,
  )

const sealBehindTheScreen = (requestId: string, keeper: SealPerson): Promise<string | null> =>
  page.evaluate(
    async ([documentId, id, seal, personId, secret, passphrase, name]) => {
      const answer = await globalThis.hengjuan['document:seal']({
        ...{ documentId, requestId: id, sealId: seal, passphrase, keeperPin: { personId, pin: secret } },
        ...{ applicant: '示例乙', approver: '示例甲', keeper: name, reason: '制发', copies: 1 },
        ...{ seam: true, isDuplex: false, moveMm: null },
      })
      return answer.ok ? null : answer.failure.code
    },
    [paperId, requestId, sealId, people[keeper], pin(keeper), PASSPHRASE, keeper] as const,
  )

async function switchTo(name: SealPerson): Promise<void> {
  await page.getByRole('button', { name: '换人', exact: true }).click()
  await page.getByRole('radio', { name }).check()
  await page.getByLabel(/^登录密码/).fill(pin(name))
  await page.keyboard.press('Enter')
  await page.getByRole('group', { name: '当前人员' }).getByText(name).waitFor()
}

async function expectClean(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // The header of Mantine's dialogs is a second banner to axe: a hint, no barrier.
    const found = (await violations(page)).filter(({ impact }) => ['critical', 'serious'].includes(impact))
    expect(found.map(({ id, nodes }) => `${colorScheme} ${id} ${nodes[0]?.html ?? ''}`)).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

/** Exported by the person through a button of the window. */
async function exportTo(name: string, ask: () => Promise<void>): Promise<string> {
  const path = inFolder(name)
  await edge.answerNext({ kind: 'save', path })
  await ask()
  await page.getByText(`已导出：${name}`).last().waitFor()
  return path
}

async function threePages(path: string): Promise<void> {
  const file = await PDFDocument.create()
  for (let index = 0; index < 3; index += 1) file.addPage([595.28, 841.89])
  await writeFile(path, await file.save())
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-seal-'))
  await threePages(inFolder('附表.pdf'))
  running = await launchApp()
  page = running.page
  page.setDefaultTimeout(30_000)
  await resizeContent(running, 1366, 768)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const review = await seedSubmittedReview(page)
  paperId = await seedNumberedPaper(page, review, 1, (id) =>
    seedAttachments(running, id, [inFolder('附表.pdf')]),
  )
  otherPaperId = await seedNumberedPaper(page, review)
  edge = await standAtOsEdge(running.app)
}, 120_000)
afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => {
  expect(running.pageErrors).toEqual([])
})

describe('an office that has registered nobody', () => {
  it('is told why a real seal needs people, and may practise with a sample', async () => {
    await openPaper(paperId)
    await card('seal-unstaffed').getByText('三个人分别办理', { exact: false }).waitFor()
    await page.getByRole('button', { name: '用示例印章练习…' }).click()
    await dialog().getByText('还没有示例印章', { exact: false }).waitFor()
    await page.keyboard.press('Escape')
    await expectClean()
  })
})

describe('申请', () => {
  it('offers the seal that fits, says why others do not, and is made by who has signed in', async () => {
    people = await registerPeople(page)
    sealId = await seedSeal(page, SEAL_NAME, { lockAfterMinutes: 5 })
    secondSealId = await seedSeal(page, SECOND_SEAL, { kindIds: ['opinion'] })
    await seedSeal(page, '过期章', { kindIds: ['opinion'], validUntil: '2020-01-01' })
    await signInAs(page, people.示例乙, pin('示例乙'))
    await openPaper(paperId)
    const form = card('seal-request-form')
    await form.getByText('示例乙').waitFor()
    expect(await form.getByRole('combobox', { name: '印章' }).inputValue()).toBe(SEAL_NAME)
    await form.getByText('过期章：', { exact: false }).waitFor()
    await form.getByText('不在有效期内', { exact: false }).waitFor()
    await form.getByRole('switch', { name: '加盖骑缝章' }).check()
    await form.getByRole('checkbox', { name: /^附表\.pdf/ }).check()
    await form.getByRole('textbox', { name: '份数' }).fill('2')
    await expectClean()
    await form.getByRole('button', { name: '提出申请' }).dblclick()
    await card('seal-decision').waitFor()
    const [made, ...more] = await eventsOf('seal-request/made')
    expect(more).toEqual([])
    expect(made?.applicant.name).toBe('示例乙')
    expect(made?.wish).toMatchObject({ sealId, copies: 2, seam: true, isDuplex: false })
    expect(made?.wish.attachmentIds).toHaveLength(1)
  })
})

describe('审批', () => {
  it('is not for the applicant, in the window and behind it', async () => {
    const form = card('seal-decision')
    expect(await form.getByRole('combobox', { name: '审批人' }).inputValue()).toBe('示例甲')
    await form.getByRole('combobox', { name: '审批人' }).click()
    const own = page.getByRole('option', { name: '示例乙（本次申请人）' })
    expect(await own.getAttribute('data-combobox-disabled')).toBe('true')
    await page.keyboard.press('Escape')
    expect(await decide(await requestIdOf(paperId), '示例乙')).toBe('seal/approver-is-applicant')
  })

  it('waits after a wrong PIN and says how long', async () => {
    const form = card('seal-decision')
    await form.getByLabel('审批人登录密码').fill('000000')
    await form.getByRole('button', { name: '同意用印' }).click()
    await form.getByRole('alert').getByText('登录密码不正确', { exact: false }).waitFor()
    expect(await form.getByLabel('审批人登录密码').inputValue()).toBe('')
    expect(await eventsOf('seal-request/approved')).toEqual([])
    await form.getByRole('button', { name: '同意用印' }).waitFor()
  })

  it('is given by a leader with a PIN at the applicant’s laptop, who stays signed in', async () => {
    const form = card('seal-decision')
    const hash = (await eventsOf('seal-request/made'))[0]?.contentSha256 ?? ''
    const shown = ((await card('seal-wish').textContent()) ?? '').replace(/\s/g, '')
    expect(shown).toContain(hash.slice(0, 16))
    expect(shown).toMatch(/中心距左\d+\.\d、距上\d+\.\d毫米/)
    await expectClean()
    await form.getByLabel('审批人登录密码').fill(pin('示例甲'))
    await form.getByRole('button', { name: '同意用印' }).click()
    await card('seal-keeper').waitFor()
    const approval = page.locator('[data-step="approve"][data-status="done"]')
    await approval.getByText('示例甲').waitFor()
    await approval.getByText('本人登录密码签名').waitFor()
    await page.getByRole('group', { name: '当前人员' }).getByText('示例乙').waitFor()
  })
})

describe('监印', () => {
  let expected: readonly [number, number] = [0, 0]

  it('is not for the approver, though a keeper', async () => {
    const keeper = card('seal-keeper').getByRole('combobox', { name: '监印人' })
    expect(await keeper.inputValue()).toBe('示例丙')
    await keeper.click()
    const approver = page.getByRole('option', { name: '示例甲（本次审批人）' })
    expect(await approver.getAttribute('data-combobox-disabled')).toBe('true')
    await page.keyboard.press('Escape')
    expect(await sealBehindTheScreen(await requestIdOf(paperId), '示例甲')).toBe('seal/keeper-not-third')
    expect(await eventsOf('document/sealed')).toEqual([])
  })

  it('moves the seal by keys and figures, within bounds, and back', async () => {
    const form = card('seal-keeper')
    const right = form.getByRole('textbox', { name: '右移（毫米）' })
    await form.getByTestId('seal-spot').waitFor()
    await page.getByRole('application', { name: /^印章位置/ }).focus()
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'ArrowUp'])
      await page.keyboard.press(key)
    expect(await right.inputValue()).toBe('1.6')
    await right.fill('500')
    await page.keyboard.press('Tab')
    expect(Number(await right.inputValue())).toBeLessThan(60)
    await form.getByRole('button', { name: '恢复规则位置' }).click()
    expect(await right.inputValue()).toBe('0.0')
    await right.fill('2')
    await form.getByRole('textbox', { name: '下移（毫米）' }).fill('1.5')
    await page.keyboard.press('Tab')
    const told = (await form.getByTestId('seal-spot').textContent()) ?? ''
    const [, x = '', y = ''] = /距左 ([\d.]+)、距上 ([\d.]+)/.exec(told) ?? []
    expected = [Number(x), Number(y)]
    expect(told).toContain('右移 2.0 毫米，下移 1.5 毫米')
    await expectClean()
  })

  it("presses nothing when the keeper says no in main's own question", async () => {
    const form = card('seal-keeper')
    await edge.answerNext({ kind: 'message', button: '取消' })
    await form.getByLabel('监印人登录密码').fill(pin('示例丙'))
    await form.getByLabel('印章口令').fill(PASSPHRASE)
    await form.getByRole('button', { name: '用印', exact: true }).click()
    await form.getByText('在确认窗口选择了取消', { exact: false }).waitFor()
    expect(await form.getByLabel('印章口令').inputValue()).toBe('')
    expect(await form.getByLabel('监印人登录密码').inputValue()).toBe('')
    expect(await eventsOf('document/sealed')).toEqual([])
  })

  it('presses the seal where it was moved to, and shows what was measured', async () => {
    const form = card('seal-keeper')
    await edge.answerNext({ kind: 'message', button: '用印' })
    await form.getByLabel('监印人登录密码').fill(pin('示例丙'))
    await form.getByLabel('印章口令').fill(PASSPHRASE)
    await form.getByRole('button', { name: '用印', exact: true }).click()
    await card('sealed-card').waitFor({ timeout: 60_000 })
    await page.locator('[data-step="keep"][data-status="done"]').getByText('示例丙').waitFor()
    const facts = (await page.getByTestId('sealed-facts').textContent()) ?? ''
    expect(facts).toContain('右移 2.0 毫米，下移 1.5 毫米')
    expect(facts).toMatch(/骑缝章第 1 至 \d+ 页/)
    await expectClean()
  })

  it('hands out a copy whose seal stands there within 0.3 mm, with a strip on every page', async () => {
    const path = await exportTo('盖章件.pdf', () =>
      page.getByRole('button', { name: '导出盖章件（第 1 份，共 2 份）' }).click(),
    )
    const [sealed] = await eventsOf('document/sealed')
    const pageNumber = (sealed?.placement.pageIndex ?? -1) + 1
    const seal = redBox(path, pageNumber, 0, SEAM_FROM_MM)
    expect(Math.abs((seal?.centreMm[0] ?? 0) - expected[0])).toBeLessThanOrEqual(0.3)
    expect(Math.abs((seal?.centreMm[1] ?? 0) - expected[1])).toBeLessThanOrEqual(0.3)
    const pages = sealed?.seams.flatMap((seam) => seam.pages) ?? []
    expect(pages.length).toBeGreaterThanOrEqual(3)
    expect(pages).toEqual(Array.from({ length: sealed?.pageCount ?? 0 }, (_, index) => index))
    for (const index of pages)
      expect(redBox(path, index + 1, SEAM_FROM_MM, PAGE_MM), `${index}`).not.toBeNull()
    await card('copies').getByText(/^1-1-/).waitFor()
  })

  it('does not press twice on one approval', async () => {
    expect(await sealBehindTheScreen(await requestIdOf(paperId), '示例丙')).toBe('document/wrong-state')
    expect(await eventsOf('document/sealed')).toHaveLength(1)
  })

  it('prints the proof sheet', async () => {
    const path = await exportTo('用印核对单.pdf', () =>
      page.getByRole('button', { name: '导出用印核对单' }).click(),
    )
    const text = pdftotext(path).replace(/\s/g, '')
    for (const name of ['示例乙', '示例甲', '示例丙']) expect(text).toContain(name)
  })
})

describe('the seam on what goes out with it', () => {
  it('is appended to the foreign file, whose own bytes stay', async () => {
    const form = card('seal-attachments')
    await edge.answerNext({ kind: 'message', button: '用印' })
    await form.getByLabel('监印人登录密码').fill(pin('示例丙'))
    await form.getByLabel('印章口令').fill(PASSPHRASE)
    await form.getByRole('button', { name: '加盖骑缝章' }).click()
    await page.locator('[data-file][data-done="true"]').waitFor({ timeout: 60_000 })
    const path = await exportTo('附表-骑缝章.pdf', () =>
      page.locator('[data-file]').getByRole('button', { name: '导出' }).click(),
    )
    const [before, after] = [await readFile(inFolder('附表.pdf')), await readFile(path)]
    expect(after.subarray(0, before.length).equals(before)).toBe(true)
    for (const pageNumber of [1, 2, 3])
      expect(redBox(path, pageNumber, SEAM_FROM_MM, PAGE_MM), `${pageNumber}`).not.toBeNull()
  })
})

describe('the vault', () => {
  it('is open for its keeper, counts down, and closes when somebody else sits down', async () => {
    await switchTo('示例丙')
    await page.evaluate(
      async ([id, passphrase]) => {
        const answer = await globalThis.hengjuan['seal:unlock']({ sealId: id, passphrase })
        if (!answer.ok) throw new Error(answer.failure.code)
      },
      [sealId, PASSPHRASE] as const,
    )
    await go('#/seals')
    await page.getByRole('tab', { name: /^印章（/ }).click()
    const row = page.locator(`[data-seal="${sealId}"]`)
    await row.getByText(/^已开启（剩余 [45]:\d\d）$/).waitFor()
    await row.getByRole('button', { name: '立即锁定' }).click()
    await row.getByText('已锁定').waitFor()
    await page.evaluate(
      ([id, passphrase]) => globalThis.hengjuan['seal:unlock']({ sealId: id, passphrase }),
      [sealId, PASSPHRASE] as const,
    )
    await row.getByText(/^已开启/).waitFor()
    await switchTo('示例甲')
    const open = await page.evaluate(() => globalThis.hengjuan['seal:open-vaults']())
    expect(open).toEqual({ ok: true, value: [] })
    await row.getByText('已锁定').waitFor()
  })

  it('waits longer after each wrong passphrase; the fifth is in the record', async () => {
    await switchTo('示例乙')
    await openPaper(otherPaperId)
    const ask = card('seal-request-form')
    await ask.getByRole('combobox', { name: '印章' }).click()
    await page.getByRole('option', { name: SECOND_SEAL }).click()
    await ask.getByRole('button', { name: '提出申请' }).click()
    await card('seal-decision').waitFor()
    expect(await decide(await requestIdOf(otherPaperId), '示例甲')).toBeNull()
    const form = card('seal-keeper')
    await form.waitFor()
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await form.getByLabel('监印人登录密码').fill(pin('示例丙'))
      await form.getByLabel('印章口令').fill('不是这个口令呀')
      await form.getByRole('button', { name: '用印', exact: true }).click()
      const words = attempt < 5 ? `还可以试 ${5 - attempt} 次` : '暂停打开'
      await form.getByRole('alert').getByText(words, { exact: false }).waitFor()
    }
    await form.getByRole('button', { name: /^请等 \d+ 分钟$/ }).waitFor()
    expect(await eventsOf('seal/unlock-refused')).toEqual([{ sealId: secondSealId, attempts: 5 }])
    expect(await eventsOf('document/sealed')).toHaveLength(1)
    await go('#/seals')
    await page.getByRole('tab', { name: /^印章（/ }).click()
    await page
      .locator(`[data-seal="${secondSealId}"]`)
      .getByText('连续输错口令 5 次', { exact: false })
      .waitFor()
    await expectClean()
  })
})

describe('印章与用印', () => {
  it('lists what waits, and for whom', async () => {
    await page.getByRole('tab', { name: '待办用印（1）' }).click()
    const waiting = page.locator('[data-request]').filter({ hasText: '待监印' })
    expect(await waiting.getAttribute('data-mine')).toBe('')
    await switchTo('示例丙')
    await expect.poll(() => waiting.getAttribute('data-mine')).toBe('监印')
    await waiting.getByRole('button', { name: /^监印 / }).click()
    await page.getByTestId('document-page').waitFor()
  })

  it('keeps the register: every row, its chain, what hides behind a row', async () => {
    await go('#/seals')
    await page.getByRole('tab', { name: '用印登记簿（2）' }).click()
    await page.getByTestId('register-chain').getByText('没有改动', { exact: false }).waitFor()
    const [sealed] = await eventsOf('document/sealed')
    await page.getByRole('button', { name: '第 1 号详情' }).click()
    const detail = (await page.getByTestId('register-detail').textContent()) ?? ''
    for (const value of [sealed?.afterSha256, sealed?.rowHash, sealed?.contentSha256])
      expect(detail).toContain(value)
    await expectClean()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await page.getByLabel('查找用印记录').fill('附表')
    await page.locator('[data-serial="1"]').waitFor({ state: 'detached' })
    await page.locator('[data-serial="2"]').waitFor()
    await page.getByLabel('查找用印记录').fill('')
  })

  it('prints it with the head of the chain', async () => {
    const path = await exportTo('用印登记簿.pdf', async () => {
      await page.getByRole('button', { name: '导出登记簿' }).click()
      await page.getByRole('menuitem', { name: 'PDF…' }).click()
    })
    const text = pdftotext(path).replace(/\s/g, '')
    const last = (await eventsOf('attachment/seamed')).at(-1)?.rowHash ?? '?'
    expect(text).toContain(last.slice(0, 16))
    expect(text).toContain('2条逐行相接')
  })
})

describe('the page of verification, in a browser with nothing of ours', () => {
  let browser: BareBrowser | null = null
  afterAll(async () => browser?.close())

  it('says 真 of the copy, 改 of one with a byte changed, 不识 of a stranger', async () => {
    await page.getByRole('tab', { name: '核验页' }).click()
    const path = await exportTo('核验页.html', () =>
      page.getByRole('button', { name: '导出核验页…' }).click(),
    )
    const copy = await readFile(inFolder('盖章件.pdf'))
    const forged = Buffer.from(copy)
    forged[2000] = (forged[2000] ?? 0) ^ 1
    await writeFile(inFolder('改.pdf'), forged)
    browser = await openInBareBrowser(path)
    for (const [name, sign] of [
      ['盖章件.pdf', '真'],
      ['改.pdf', '改'],
      ['附表.pdf', '不识'],
    ] as const) {
      await browser.page.locator('#file').setInputFiles(inFolder(name))
      await browser.page.locator('#name').getByText(name, { exact: false }).waitFor()
      expect(await browser.page.locator('#verdict .sign').textContent(), name).toBe(sign)
    }
  })
})

describe('作废 and 收回', () => {
  it('are the leader’s and counted copy by copy', async () => {
    await switchTo('示例甲')
    await openPaper(paperId)
    const section = page.getByRole('region', { name: '作废与收回' })
    await section.getByRole('button', { name: '作废…' }).click()
    await dialog().getByLabel('作废理由').fill('主送单位有误')
    await dialog().getByRole('button', { name: '作废', exact: true }).click()
    const form = card('recall-form')
    await form.getByRole('textbox', { name: '已收回份数' }).fill('1')
    await form.getByLabel('说明').fill('一份在收文单位')
    await form.getByRole('button', { name: '登记收回' }).click()
    await card('recall-done').getByText('还有 1 份没有收回', { exact: false }).waitFor()
    await go('#/seals')
    await page.getByRole('tab', { name: /^用印登记簿/ }).click()
    await page.locator('[data-serial="1"]').getByText('已作废；收回 1 份，未收回 1 份').waitFor()
  })
})
