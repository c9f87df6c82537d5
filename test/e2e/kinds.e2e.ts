/** An office adds a kind of its own: copied, edited, tried, drafted with, seen on paper. In real Electron. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, resizeContent, type RunningApp } from '../helpers/electron-app'
import { seedSubmittedReview } from '../helpers/seed-review'

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TITLE = '行政执法监督调查函'

let running: RunningApp
let page: Page
let userDataDir = ''

beforeAll(async () => {
  userDataDir = await mkdtemp(join(tmpdir(), 'hengjuan-kinds-'))
  running = await launchApp({ userDataDir })
  page = running.page
  await page.getByLabel('您的姓名').waitFor()
  await resizeContent(running, 1366, 768)
  await seedSubmittedReview(page)
})
afterAll(async () => {
  await running.close()
  await rm(userDataDir, { recursive: true, force: true })
})

const go = (hash: string) => page.evaluate((to) => void (location.hash = to), hash)
const button = (name: string): Locator => page.getByRole('button', { name, exact: true })
const tab = (name: string | RegExp): Locator => page.getByRole('tab', { name })
const dialog = (): Locator => page.getByRole('dialog')
const eventually = <T>(ask: () => Promise<T> | T) => expect.poll(ask, { timeout: 30_000 })

/** Serious and critical findings of axe in both schemes, as rule and place. */
async function expectClean(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(`${axeSource};0`)
    const found = await page.evaluate(async () => {
      type Found = { violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }
      const { axe } = window as unknown as { axe: { run: (root: Document) => Promise<Found> } }
      const { violations } = await axe.run(document)
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`))
    })
    expect(found, colorScheme).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

describe('the kinds of papers', () => {
  it('are listed with what nobody has confirmed yet', async () => {
    await go('#/documents')
    await button('文书种类').click()
    const table = page.getByRole('table', { name: '文书种类' })
    await table.getByRole('button', { name: '情况通报', exact: true }).waitFor()
    expect(await table.getByText(/^\d+ 项待确认$/).count()).toBeGreaterThan(5)
    await expectClean()
  })

  it('grow by a copy of one that is near', async () => {
    await button('照此新增：调卷函').click()
    await page.getByLabel('文书名称').fill('调卷函')
    await page.getByLabel('简称').fill('调查函')
    await dialog().getByText('已有同名的文书种类', { exact: false }).waitFor()
    await page.getByLabel('文书名称').fill(TITLE)
    await page.getByLabel('机关代字（没有文号的留空）').fill('京执监查')
    await expectClean()
    await dialog().getByRole('button', { name: '新增' }).click()
    await page.getByTestId('kind-page').getByRole('heading', { name: TITLE }).waitFor()
  })

  it('are edited part by part, with a sample that follows', async () => {
    await tab('段落方案').click()
    const sample = page.getByTestId('sample-draft')
    await page.getByLabel('第1段的文字').fill('请就{{nosuch}}说明情况。')
    await page
      .getByText(/不认识的名称“nosuch”/)
      .first()
      .waitFor()
    expect(await button('保存').isDisabled()).toBe(true)
    await page
      .getByLabel('第1段的文字')
      .fill('为核实有关情况，请就{{subject}}的基本情况、办理过程和结果说明情况。')
    await sample.getByText('为核实有关情况', { exact: false }).waitFor()
    await expectClean()
    for (const name of ['基本和版式', '文号与发文机关', '字段', '期限', '审批步骤', '跟进']) {
      await tab(name).click()
      await expectClean()
    }
  })

  it('are confirmed one value at a time, saved, and taken back', async () => {
    await tab('文号与发文机关').click()
    await page.getByLabel('已核对，确认“发文机关”').check()
    await button('保存').click()
    await page.getByText('已保存。以后新起草的这种文书按此办理。').waitFor()
    await button('回到文书种类').click()
    const row = page.getByRole('row', { name: new RegExp(TITLE) })
    const open = async () => Number(/(\d+) 项待确认/.exec((await row.textContent()) ?? '')?.[1])
    const after = await open()
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('Control+z')
    await eventually(open).toBe(after + 1)
    await page.keyboard.press('Control+y')
    await eventually(open).toBe(after)
  })

  it('make papers at once: chosen, drafted, printed', async () => {
    await button('回到文书列表').click()
    await button('新建文书').click()
    await page.getByRole('combobox', { name: '文书种类' }).click()
    await page.getByRole('option', { name: new RegExp(TITLE) }).click()
    await dialog().getByText('案卷和评查', { exact: true }).first().click()
    await page.getByRole('combobox', { name: '案卷和评查' }).click()
    await page.getByRole('option').first().click()
    await expectClean()
    await dialog().getByRole('button', { name: '起草' }).click()
    await page.getByTestId('document-page').getByRole('heading', { name: TITLE }).waitFor()
    await page.getByTestId('document-editor').getByText('为核实有关情况', { exact: false }).waitFor()
    await page.getByTestId('preview-page').first().waitFor()
    await eventually(() => page.getByTestId('page-count').textContent()).toMatch(/^共 \d+ 页$/)
    await button('回到文书列表').click()
    await page.getByRole('table', { name: '监督文书' }).getByText(TITLE).waitFor()
  })

  it('are retired and come back', async () => {
    await button('文书种类').click()
    await button(`停用${TITLE}`).click()
    await page
      .getByRole('row', { name: new RegExp(TITLE) })
      .getByText('已停用')
      .waitFor()
    await button(`恢复${TITLE}`).click()
    await button(`停用${TITLE}`).waitFor()
  })
})

describe('numbers', () => {
  it('are given to another laptop as a code', async () => {
    await tab('编号与分段').click()
    await button('分出号段…').click()
    await page.getByRole('combobox', { name: '文书种类' }).click()
    await page.getByRole('option', { name: /^京执监查/ }).click()
    await page.getByLabel('那台电脑的编码').fill('k7m2pq')
    await expectClean()
    await dialog().getByRole('button', { name: '分出' }).click()
    await dialog()
      .getByText(/^京执监查20\d{2}-1-20-K7M2PQ-[A-Z0-9]{6}$/)
      .waitFor()
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('知道了')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'detached' })
    await page.getByRole('table', { name: '文号登记' }).getByText('分给 K7M2PQ').waitFor()
    await expectClean()
  })

  it('are not taken in when they are for somebody else, and closed with a reason', async () => {
    const code = (await page.getByRole('table', { name: '号段' }).locator('code').first().textContent()) ?? ''
    await button('登记收到的号段…').click()
    await page
      .getByRole('textbox', { name: '号段码' })
      .fill(code.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')))
    await dialog().getByText('校验没有通过', { exact: false }).waitFor()
    await page.keyboard.press('Escape')
    await button('停用…').click()
    await page.getByLabel('理由').fill('示例停用')
    await dialog().getByRole('button', { name: '停用' }).click()
    await page.getByText('已停用：示例停用').waitFor()
    await eventually(() => page.getByRole('table', { name: '文号登记' }).textContent()).toContain('号段停用')
  })

  it('has told the console nothing', () => {
    expect(running.pageErrors).toEqual([])
  })
})
