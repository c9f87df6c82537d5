/**
 * The whole story by keyboard alone, from an empty data folder to a sealed document: no mouse call anywhere, and the
 * page itself counts that no pointer was pressed. Only the windows of the operating system are answered at its edge.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { standAtOsEdge, type OsEdge } from '../../scripts/demo/os-edge'
import { PROJECT_ROOT } from '../../scripts/lib/paths'
import { launchApp, resizeContent, type RunningApp } from '../helpers/electron-app'
import { pdftotext } from '../helpers/pdf-tools'

const SAMPLE = join(PROJECT_ROOT, 'resources', 'samples', '02-zhatu')
const SENTENCE = '本意见由评查员全程用键盘拟写。'
const PASSPHRASE = 'shili-koulin-2026'
const LIMIT_MS = 240_000

let running: RunningApp
let page: Page
let edge: OsEdge
let out = ''

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'hengjuan-story-'))
  running = await launchApp()
  page = running.page
  page.setDefaultTimeout(30_000)
  edge = await standAtOsEdge(running.app)
  await resizeContent(running, 1366, 768)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.evaluate(() => {
    document.documentElement.dataset.presses = '0'
    const count = () => {
      const { dataset } = document.documentElement
      dataset.presses = String(Number(dataset.presses) + 1)
    }
    for (const type of ['pointerdown', 'wheel']) window.addEventListener(type, count, true)
  })
})
afterEach(async () => {
  await running.close()
  await rm(out, { recursive: true, force: true })
})

/** A busy machine takes its time. */
const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 30_000, interval: 20 })

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

/** A person looks where the focus is before typing. */
async function expectFocus(target: Locator): Promise<void> {
  await soon(() => isFocused(target)).toBe(true)
}

const isFocused = async (target: Locator): Promise<boolean> =>
  (await target.count()) === 1 && target.evaluate((element) => element === document.activeElement)

const MOST_TABS = 120

/** Tab, or Shift+Tab, until the focus is there: nobody needs to know how many. */
async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor()
  for (let count = 0; count < MOST_TABS; count += 1) {
    if (await isFocused(target)) return
    await press(key)
  }
  throw new Error(`not reached by ${key}: ${target.toString()}`)
}

async function type(text: string): Promise<void> {
  await press('ControlOrMeta+A')
  await page.keyboard.insertText(text)
}

/** Into the field with the focus, then on. */
async function typeAndTab(field: Locator, text: string): Promise<void> {
  await expectFocus(field)
  await type(text)
  await soon(() => field.inputValue()).toBe(text)
  await press('Tab')
}

const saved = (): Promise<void> => page.locator('[data-save-state="saved"]').waitFor()
const button = (name: string | RegExp): Locator =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
const row = (itemId: string): Locator => page.locator(`[data-item="${itemId}"]`)
const current = (itemId: string): Promise<void> => row(itemId).and(page.locator('[data-current]')).waitFor()
const state = (itemId: string, word: string): Promise<void> =>
  row(itemId)
    .and(page.locator(`[data-state="${word}"]`))
    .waitFor()

async function downTo(itemId: string): Promise<void> {
  while ((await page.locator('[data-current]').getAttribute('data-item')) !== itemId) {
    const before = await page.locator('[data-current]').getAttribute('data-item')
    await press('ArrowDown')
    await soon(() => page.locator('[data-current]').getAttribute('data-item')).not.toBe(before)
  }
  await current(itemId)
}

async function goToPage(pageNumber: number): Promise<void> {
  await press('g')
  await expectFocus(page.getByRole('textbox', { name: '页码' }))
  await type(String(pageNumber))
  await press('Enter')
  await page.locator(`[data-testid="page-viewer"][data-current-page="${pageNumber}"]`).waitFor()
  await page.locator(`[data-page-number="${pageNumber}"][data-rendered]`).waitFor()
}

/** Arrows bring up the box and move it, Shift+arrows size it, Enter sets it. */
async function drawByArrows(): Promise<void> {
  await page.locator('[data-testid="page-viewer"][data-tool="box"]').waitFor()
  await press('ArrowDown', 'ArrowRight', 'ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowDown', 'Enter')
}

async function comeIn(): Promise<void> {
  await expectFocus(page.getByRole('textbox', { name: '您的姓名' }))
  await type('示例评查员')
  await press('Enter')
  await edge.answerNext({ kind: 'open', path: SAMPLE })
  await tabTo(button('选择案卷文件夹'))
  await press('Enter')
  const dialog = page.getByRole('dialog', { name: '导入案卷' })
  const field = (label: string) => dialog.getByRole('textbox', { name: label })
  await typeAndTab(field('案卷名称'), '示例甲建筑工程有限公司擅自处置建筑垃圾案')
  await typeAndTab(field('被评查单位'), '示例县城市管理执法局')
  await typeAndTab(field('当事人'), '示例甲建筑工程有限公司')
  await tabTo(field('决定书文号'))
  await typeAndTab(field('决定书文号'), '示城管罚〔2025〕27号')
  await tabTo(dialog.getByLabel('作出决定日期'))
  await page.keyboard.type('2025')
  await press('ArrowRight')
  await page.keyboard.type('0606')
  await soon(() => dialog.getByLabel('作出决定日期').inputValue()).toBe('2025-06-06')
  await press('Enter')
  await dialog.getByText(/^已导入 9 个文件/).waitFor()
  await expectFocus(dialog.getByRole('button', { name: '打开案卷' }))
  await press('Enter')
  await expectFocus(button('开始评查'))
  await press('Enter')
  await current('PT-V01')
  await page.locator('[data-page-number="1"][data-rendered]').waitFor()
}

/** A clean veto row, a veto, a reasoned gap, a deduction with a box, one for a missing paper; the rest in order. */
async function reviewCase(): Promise<void> {
  await expectFocus(page.locator('[data-current-row]'))
  await press('Space')
  await state('PT-V01', 'checked')

  await downTo('PT-V07')
  await goToPage(6)
  await press('b')
  await drawByArrows()
  await page.locator('[data-strip="place"]').getByText('第 6 页').waitFor()
  await expectFocus(page.locator('[data-current-row]'))
  await press('v')
  const editor = page.getByRole('region', { name: '记录问题' })
  await expectFocus(editor.getByLabel('问题描述'))
  await type('作出决定前没有告知当事人')
  await press('Control+Enter')
  await state('PT-V07', 'vetoed')

  await downTo('PT-V08')
  await press('n')
  const reason = page.getByRole('region', { name: 'PT-V08 合理缺项的理由' }).locator('input')
  await expectFocus(reason)
  await type('不属应当告知听证的情形')
  await press('Enter')
  await state('PT-V08', 'excused')

  await expectFocus(page.locator('[data-current-row]'))
  await downTo('PT-A02')
  await press('1')
  await page.locator('[data-strip="rule"]').waitFor()
  await goToPage(16)
  await drawByArrows()
  await state('PT-A02', 'deducted')
  await row('PT-A02').getByText('第 16 页').waitFor()
  await press('e')
  await expectFocus(editor.getByLabel('问题描述'))
  await type('现场勘验笔录缺一名执法人员签名')
  await press('Shift+Tab')
  await expectFocus(editor.getByLabel('缺陷类型'))
  await type('zt05')
  await page.getByRole('option', { name: /^D-ZT-05/ }).waitFor()
  await press('Enter')
  await soon(() => editor.getByLabel('缺陷类型').inputValue()).toMatch(/^D-ZT-05 /)
  await press('Control+Enter')
  await row('PT-A02').getByText('现场勘验笔录缺一名执法人员签名').waitFor()
  await expectFocus(page.locator('[data-current-row]'))

  await downTo('PT-F02')
  await press('1', 'm')
  await expectFocus(page.getByRole('region', { name: '卷内缺失的材料' }).locator('input'))
  await type('责令改正通知书送达回证')
  await press('Enter')
  await state('PT-F02', 'deducted')

  await press('Control+z')
  await state('PT-F02', 'unseen')
  await press('Control+y')
  await state('PT-F02', 'deducted')

  while ((await page.locator('[data-item][data-state="unseen"]').count()) > 0) {
    await press('u')
    const next = page.locator('[data-item][data-current][data-state="unseen"]')
    await next.waitFor()
    const itemId = (await next.getAttribute('data-item')) ?? ''
    await press('Space')
    await state(itemId, 'checked')
  }
}

async function submit(): Promise<void> {
  await tabTo(button('提交评查'), 'Shift+Tab')
  await press('Enter')
  const dialog = page.getByRole('dialog', { name: '提交评查' })
  await dialog.getByText('98.5 分').waitFor()
  await dialog.getByText('不合格').first().waitFor()
  await expectFocus(dialog.getByRole('button', { name: '提交', exact: true }))
  await press('Enter')
  await page.locator('[data-review-state="submitted"]').waitFor()
  await tabTo(page.getByRole('tab', { name: '评分表' }))
  await press('ArrowRight')
  await page
    .getByRole('tabpanel', { name: /^问题清单/ })
    .getByText('责令改正通知书送达回证')
    .first()
    .waitFor()
}

const documentIs = (word: string): Promise<void> =>
  page.locator(`[data-testid="document-page"][data-state="${word}"]`).waitFor()

async function writeOpinion(): Promise<void> {
  await tabTo(button('起草监督意见书'), 'Shift+Tab')
  await press('Enter')
  await documentIs('drafting')
  const text = page.getByRole('textbox', { name: '正文', exact: true })
  await tabTo(text)
  await press('Control+Home')
  await page.keyboard.insertText(SENTENCE)
  await soon(async () => (await text.textContent()) ?? '').toContain(SENTENCE)
  await page.getByTestId('preview-page').first().waitFor()

  await tabTo(button('送审'), 'Shift+Tab')
  await press('Enter')
  const sending = page.getByRole('dialog', { name: '送审' })
  await expectFocus(sending.getByRole('textbox', { name: '经办人' }))
  await press('Enter')
  await documentIs('reviewing')
  await answerAs('法制审核通过', '审核人', '示例审核员')
  await answerAs('分管负责人审批通过', '审核人', '示例审批员')
  await documentIs('signing')
  await answerAs('签发并编号', '签发人', '示例签发人')
  await documentIs('numbered')
}

async function answerAs(act: string, label: string, person: string): Promise<void> {
  await tabTo(button(act))
  await press('Enter')
  const field = page.getByRole('dialog', { name: act }).getByRole('textbox', { name: label })
  await expectFocus(field)
  await type(person)
  await press('Enter')
}

const section = (name: string): Locator =>
  page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name, exact: true })

async function makeSeal(): Promise<void> {
  await tabTo(section('印章与用印'), 'Shift+Tab')
  await press('Enter')
  await tabTo(button('生成示例印章'))
  await press('Enter')
  const dialog = page.getByRole('dialog', { name: '生成示例印章' })
  await dialog.getByTestId('impression').waitFor()
  await tabTo(dialog.getByRole('textbox', { name: '印章口令' }))
  await type(PASSPHRASE)
  await tabTo(dialog.getByRole('textbox', { name: '再输入一次口令' }))
  await type(PASSPHRASE)
  await press('Enter')
  await page.getByText('示例 无效').first().waitFor()
  await soon(() => dialog.count()).toBe(0)
}

/** @returns the number of the document */
async function sealOpinion(): Promise<string> {
  await tabTo(section('监督文书'), 'Shift+Tab')
  await press('Enter')
  const link = page.getByRole('button', { name: /〔\d{4}〕1号$/ })
  await tabTo(link)
  const number = (await link.innerText()).trim()
  await press('Enter')
  await tabTo(button('用印'))
  await press('Enter')
  await tabTo(button('用示例印章练习…'))
  await press('Enter')
  const dialog = page.getByRole('dialog', { name: `用印：${number}` })
  await tabTo(dialog.getByRole('textbox', { name: '印章口令' }))
  await type(PASSPHRASE)
  await tabTo(dialog.getByRole('textbox', { name: '监印人' }))
  await type('示例监印员')
  await edge.answerNext({ kind: 'message', button: '用印' })
  await press('Enter')
  await documentIs('sealed')
  await page.getByTestId('sealed-card').getByText('印章中心').waitFor()
  return number
}

describe('the whole story', () => {
  it(
    'is told by keyboard alone, from an empty folder to a sealed document',
    async () => {
      await comeIn()
      await reviewCase()
      await submit()
      await writeOpinion()
      await makeSeal()
      const number = await sealOpinion()
      const path = join(out, '意见书.pdf')
      await edge.answerNext({ kind: 'save', path })
      await tabTo(button('导出盖章件'))
      await press('Enter')
      await page.getByRole('alert').filter({ hasText: '已导出：意见书.pdf' }).waitFor()
      await saved()

      const text = pdftotext(path).replace(/\s/g, '')
      for (const said of [number, SENTENCE, '现场勘验笔录缺一名执法人员签名', '作出决定前没有告知当事人']) {
        expect(text).toContain(said)
      }
      expect(await page.evaluate(() => document.documentElement.dataset.presses)).toBe('0')
      expect((await edge.log()).asked.map(({ isAnswered }) => isAnswered)).toEqual([true, true, true])
      expect(running.pageErrors).toEqual([])
    },
    LIMIT_MS,
  )
})
