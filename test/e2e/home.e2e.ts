/** The first run, the list of cases with what can be done to one, and the settings, in real Electron. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, resizeContent, SCREEN_SIZES, type RunningApp } from '../helpers/electron-app'
import { seedSampleCase } from '../helpers/seed-case'
import { registered, seedJournal, settled } from '../helpers/seed-journal'

let folder = ''
let running: RunningApp

const start = async (name: string): Promise<void> => {
  running = await launchApp({ userDataDir: join(folder, name) })
  running.page.setDefaultTimeout(15_000)
  await resizeContent(running, 1366, 768)
}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-home-'))
})
afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => {
  expect(running.pageErrors).toEqual([])
})

const button = (name: string): Locator => running.page.getByRole('button', { name, exact: true })
const rows = (): Locator => running.page.locator('tbody tr')
const rowOf = (title: string): Locator => rows().filter({ hasText: title })
const menuOf = async (title: string): Promise<void> => {
  await running.page.getByRole('button', { name: `${title} 的更多操作` }).click()
}
const entry = (name: string): Locator => running.page.getByRole('menuitem', { name })
const choose = async (label: string, option: string): Promise<void> => {
  await running.page.getByRole('combobox', { name: label, exact: true }).click()
  await running.page.getByRole('option', { name: option, exact: true }).click()
}
const scheme = (): Promise<string | null> =>
  running.page.locator('html').getAttribute('data-mantine-color-scheme')

describe('the first run', () => {
  beforeAll(() => start('fresh'))
  afterAll(() => running.close())

  it('waits in the field for the name and takes none that is only blanks', async () => {
    const name = running.page.getByLabel('您的姓名')
    await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true)
    await name.fill('   ')
    await running.page.keyboard.press('Enter')
    await running.page.getByText('请填写姓名').waitFor()
    expect(await name.getAttribute('aria-invalid')).toBe('true')
    await name.fill(' 示例甲 ')
    await running.page.keyboard.press('Enter')
    await running.page.getByText('还没有案卷').waitFor()
  })

  it('signs what is done with that name, in the record and in the review', async () => {
    const { page } = running
    const caseId = await seedSampleCase(page, '03-nongyao')
    await page.reload()
    await page.getByRole('table').getByRole('button').first().click()
    await button('开始评查').click()
    await page.getByRole('tab', { name: '案卷信息' }).click()
    await page.getByRole('tabpanel').getByText('示例甲', { exact: true }).waitFor()
    const actors = await page.evaluate(async () => {
      const answer = await window.hengjuan['journal:read'](1, 100)
      return answer.ok ? answer.value.map(({ type, actor }) => [type, actor]) : []
    })
    expect(actors).toContainEqual(['case/registered', '示例甲'])
    expect(actors).toContainEqual(['review/started', '示例甲'])
    expect(await page.evaluate(() => location.hash)).toBe(`#/cases/${caseId}`)
  })
})

const MANY = 300
const LONG = `示例${'关于违反规定未取得许可擅自从事经营活动并逾期不改正'.repeat(4)}案`
const MANY_CASES = Array.from({ length: MANY }, (_, index) =>
  registered({
    title: index === MANY - 1 ? LONG : `示例案卷第${index + 1}号`,
    agency: index % 3 === 0 ? '示例县农业农村局' : `示例县${'综合行政执法'.repeat(6)}局`,
  }),
)

describe('the list of cases', () => {
  beforeAll(async () => {
    await seedJournal(join(folder, 'many'), [settled('示例甲'), ...MANY_CASES])
    await start('many')
    await rows().first().waitFor()
  })
  afterAll(() => running.close())

  it.each(SCREEN_SIZES)('fits 300 cases with long names into $width×$height', async ({ width, height }) => {
    await resizeContent(running, width, height)
    // The rows in sight come first, the rest is drawn behind them.
    await expect.poll(() => rows().count(), { timeout: 10_000 }).toBe(MANY)
    expect(
      await running.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBe(0)
    const heights = await rows().evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height))
    expect(Math.max(...heights)).toBeLessThan(100)
    // Nothing of the long name hides what stands beside it.
    const agency = await rows().first().locator('td').nth(1).boundingBox()
    const title = await rows().first().getByRole('button').first().boundingBox()
    expect((title?.x ?? 0) + (title?.width ?? 0)).toBeLessThanOrEqual(agency?.x ?? 0)
    await resizeContent(running, 1366, 768)
  })

  it('keeps the headings in sight at the end of the list', async () => {
    await rows().last().scrollIntoViewIfNeeded()
    const heading = await running.page.getByRole('columnheader', { name: '案卷名称' }).boundingBox()
    expect(heading?.y).toBe(48)
    await running.page.evaluate(() => window.scrollTo(0, 0))
  })

  it('finds as one types', async () => {
    const search = running.page.getByLabel('查找案卷')
    for (const [text, count] of [
      ['农业', 100],
      ['农业 第10', 5],
      ['没有这样的案卷', 0],
      ['', MANY],
    ] as const) {
      await search.fill(text)
      await expect.poll(() => rows().count(), { timeout: 10_000 }).toBe(count)
    }
    await search.fill('没有这样的案卷')
    await running.page.getByText('没有符合条件的案卷').waitFor()
    await search.fill('第17号')
    await expect.poll(() => rows().count(), { timeout: 10_000 }).toBe(1)
  })

  it('makes a campaign once a year and name, and filters by it', async () => {
    const { page } = running
    const create = async (): Promise<void> => {
      await button('新建批次').click()
      await page.getByLabel('批次名称').fill('集中评查')
      await page.keyboard.press('Enter')
    }
    await create()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await create()
    await page.getByRole('dialog').getByText('本年度已有名为“集中评查”的批次').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const year = new Date().getFullYear()
    await menuOf('示例案卷第17号')
    await entry(`${year} 集中评查`).click()
    await rowOf('示例案卷第17号').getByText(`${year} 集中评查`).waitFor()
    await page.getByLabel('查找案卷').fill('')
    await choose('批次', `${year} 集中评查`)
    await expect.poll(() => rows().count(), { timeout: 10_000 }).toBe(1)
    await choose('批次', '未归入批次')
    await expect.poll(() => rows().count(), { timeout: 10_000 }).toBe(MANY - 1)
    await choose('批次', '全部批次')
  })

  it('changes the facts of a case and refuses an empty name', async () => {
    const { page } = running
    await page.getByLabel('查找案卷').fill('第17号')
    await menuOf('示例案卷第17号')
    await entry('修改案卷信息').click()
    const dialog = page.getByRole('dialog', { name: '案卷信息' })
    await dialog.getByLabel('案卷名称').fill('')
    await dialog.getByText('请填写案卷名称').waitFor()
    await dialog.getByRole('button', { name: '保存' }).click()
    expect(await dialog.isVisible()).toBe(true)
    await dialog.getByLabel('案卷名称').fill('示例案卷第17号（更名）')
    await dialog.getByLabel('作出决定日期').fill('2025-05-20')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'detached' })
    await rowOf('示例案卷第17号（更名）').waitFor()
    await page.reload()
    await menuOf('示例案卷第17号（更名）')
    await entry('修改案卷信息').click()
    expect(await dialog.getByLabel('作出决定日期').inputValue()).toBe('2025-05-20')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('bins a case and brings it back', async () => {
    await menuOf('示例案卷第18号')
    await entry('移入回收站（可恢复）').click()
    await rowOf('示例案卷第18号').waitFor({ state: 'detached' })
    await choose('状态', '回收站')
    await expect.poll(() => rows().count(), { timeout: 10_000 }).toBe(1)
    await menuOf('示例案卷第18号')
    await entry('恢复案卷').click()
    await running.page.getByText('回收站是空的').waitFor()
    await choose('状态', '全部状态')
    await rowOf('示例案卷第18号').waitFor()
  })

  it('shows where to drop while files hang over the window, and not for text', async () => {
    const { page } = running
    const hint = page.getByText('松开鼠标，导入案卷文件夹或扫描件')
    const dragged = (kind: 'file' | 'text') =>
      page.evaluateHandle((what) => {
        const transfer = new DataTransfer()
        if (what === 'file') transfer.items.add(new File(['x'], '扫描件.pdf'))
        else transfer.setData('text/plain', 'x')
        return transfer
      }, kind)
    await rows()
      .first()
      .dispatchEvent('dragover', { dataTransfer: await dragged('text') })
    expect(await hint.count()).toBe(0)
    const dataTransfer = await dragged('file')
    await rows().first().dispatchEvent('dragenter', { dataTransfer })
    await hint.waitFor()
    // Out of the window straight from a row: nothing else is entered.
    await rows().first().dispatchEvent('dragleave', { dataTransfer, relatedTarget: null })
    await hint.waitFor({ state: 'detached' })
  })

  it('is walked with Tab and opened with Enter', async () => {
    const { page } = running
    await page.getByLabel('查找案卷').fill('第20号')
    await expect.poll(() => rows().count(), { timeout: 10_000 }).toBe(1)
    await page.getByLabel('查找案卷').focus()
    const stops: string[] = []
    for (let step = 0; step < 5; step += 1) {
      await page.keyboard.press('Tab')
      stops.push(
        await page.evaluate(() => {
          const { activeElement } = document
          return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''
        }),
      )
    }
    expect(stops).toEqual(['状态', '批次', '新建批次', '示例案卷第20号', '示例案卷第20号 的更多操作'])
    const outline = await page.evaluate(
      () => document.activeElement && getComputedStyle(document.activeElement).outlineStyle,
    )
    expect(outline).toBe('solid')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await button('开始评查').waitFor()
    await page.goBack()
    await rows().first().waitFor()
  })
})

describe('the settings', () => {
  beforeAll(() => start('many'))

  it('are in Chinese down to the native parts', async () => {
    const { page, app } = running
    const languages = await page.evaluate(() => [
      navigator.language,
      document.documentElement.lang,
      new Date(2025, 2, 7).toLocaleDateString(),
    ])
    expect(languages).toEqual(['zh-CN', 'zh-CN', '2025/3/7'])
    expect(await app.evaluate(({ app: main }) => main.getLocale())).toBe('zh-CN')
  })

  it('are kept and applied at once: dark, and dark again after a restart', async () => {
    const { page } = running
    await page.getByRole('link', { name: '设置' }).click()
    expect(await button('保存设置').isDisabled()).toBe(true)
    await page.getByText('深色', { exact: true }).click()
    await page.getByLabel('所在单位').fill('示例县司法局')
    await button('保存设置').click()
    await expect.poll(scheme).toBe('dark')
    await page.getByText('设置已保存').waitFor()
    await running.close()
    await start('many')
    await expect.poll(scheme).toBe('dark')
    await running.page.getByRole('link', { name: '设置' }).click()
    expect(await running.page.getByLabel('所在单位').inputValue()).toBe('示例县司法局')
    await running.page.getByText('浅色', { exact: true }).click()
    await button('保存设置').click()
    await expect.poll(scheme).toBe('light')
  })

  it('refuse what cannot be', async () => {
    const { page } = running
    await page.getByLabel('评查人姓名').fill(' ')
    await page.getByLabel('文号机关代字').fill('京执监第')
    await page.getByText('请填写姓名').waitFor()
    await page.getByText('请填写 2 到 20 个汉字').waitFor()
    await button('保存设置').click()
    await page.reload()
    expect(await page.getByLabel('评查人姓名').inputValue()).toBe('示例甲')
  })
})
