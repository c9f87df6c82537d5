/** The clocks in real Electron: facts read off pages, what they make of a late decision, and who decides. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, resizeContent, type RunningApp } from '../helpers/electron-app'
import { keepPictures, SCHEMES, scanScreen, sidewaysScroll } from '../helpers/axe'
import { openCase, seedSampleCase, seedSettings } from '../helpers/seed-case'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await seedSettings(page)
  await resizeContent(running, 1366, 768)
  await page.emulateMedia({ reducedMotion: 'reduce' })
})
afterAll(async () => {
  await running.close()
})
afterEach(() => {
  expect(running.pageErrors).toEqual([])
})

const fact = (key: string): Locator => page.locator(`[data-fact="${key}"]`)
const field = (key: string): Locator => fact(key).locator('input')
const law = (): Locator => page.getByTestId('law')
const view = (name: RegExp): Promise<void> => law().getByRole('radiogroup').first().getByText(name).click()
const resultRow = (ruleId: string): Locator => page.locator(`[data-law-row="${ruleId}"]`)
const badge = (): Promise<string | null> =>
  page.locator('[data-law-badge]').evaluateAll(([one]) => one?.getAttribute('data-law-badge') ?? null)
const lost = (): Promise<string | undefined> =>
  page.getByTestId('score').evaluate(({ dataset }) => dataset.gotCenti)

async function openLaw(): Promise<string> {
  const caseId = await seedSampleCase(page, '03-nongyao')
  await openCase(page, caseId)
  await page.getByRole('button', { name: '开始评查' }).click()
  await page.locator('[data-rendered]').first().waitFor()
  await page.getByRole('tab', { name: /时限与程序/ }).click()
  await law().waitFor()
  return caseId
}

async function goToPage(number: number): Promise<void> {
  await page.getByRole('textbox', { name: '页码' }).fill(String(number))
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('textbox', { name: '页码' }).inputValue()).toBe(String(number))
}

/** 2025-07-02 and ninety days later, 2025-09-30; decided fifteen days after that. */
async function enterLateDecision(): Promise<void> {
  await field('filing.date').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => field('filing.date').inputValue()).toBe('2025-07-02')
  await goToPage(4)
  await field('decision.date').fill('20251015')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => fact('decision.date').getByText('第 4 页').count()).toBe(1)
}

describe('the facts of a case', () => {
  it('offers a date of the registration and takes it over by one key, never by itself', async () => {
    await openLaw()
    expect(await field('filing.date').inputValue()).toBe('')
    await field('filing.date').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => field('filing.date').inputValue()).toBe('2025-07-02')
    // Enter has gone on to the next field.
    expect(await field('filing.date').evaluate((input) => input === document.activeElement)).toBe(false)
  })

  it('keeps the page a date was read on, and goes back there', async () => {
    await goToPage(6)
    await field('decision.date').fill('2025年10月15日')
    await page.keyboard.press('Control+Enter')
    const link = fact('decision.date').getByRole('button', { name: '第 6 页' })
    await link.waitFor()
    expect(await field('decision.date').inputValue()).toBe('2025-10-15')
    await goToPage(1)
    await link.click()
    await expect.poll(() => page.getByRole('textbox', { name: '页码' }).inputValue()).toBe('6')
  })

  it('takes a box drawn on the page as the source, and no finding', async () => {
    await fact('filing.date')
      .getByRole('button', { name: /^框出出处/ })
      .click()
    const viewer = await page.getByTestId('page-viewer').boundingBox()
    if (viewer === null) throw new Error('no pages on screen')
    const [x, y] = [viewer.x + viewer.width * 0.4, viewer.y + viewer.height * 0.4]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 80, y + 50)
    await page.mouse.up()
    await fact('filing.date').getByRole('button', { name: '第 6 页' }).waitFor()
    expect(await page.locator('[data-mark-id]').count()).toBe(0)
  })

  it('refuses a day that is none, in words, and keeps the focus', async () => {
    await field('clue.date').fill('2025-02-30')
    await page.keyboard.press('Enter')
    await fact('clue.date').getByText('须是真实的日期').waitFor()
    expect(await field('clue.date').evaluate((input) => input === document.activeElement)).toBe(true)
    await page.keyboard.press('Escape')
    expect(await field('clue.date').inputValue()).toBe('')
  })

  it('is taken back by Ctrl+Z', async () => {
    await page.getByRole('tab', { name: '评分表' }).click()
    await page.locator('[data-current-row]').focus()
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await page.getByRole('tab', { name: /时限与程序/ }).click()
    await law().getByText('全部', { exact: true }).click()
    await expect.poll(() => field('decision.date').inputValue()).toBe('')
    expect(await field('filing.date').inputValue()).toBe('2025-07-02')
  })
})

describe('a decision that came late', () => {
  it('is a suggestion, and costs nothing until a person takes it', async () => {
    await openLaw()
    await enterLateDecision()
    await view(/核对结果/)
    await resultRow('P-21').click()
    const text = await page.locator('[data-rule="P-21"]').innerText()
    expect(text).toContain('超期15日')
    expect(text).toContain('《中华人民共和国行政处罚法》第六十条')
    expect(text).toContain('2025-09-30，计入 90 日')
    expect(text).toContain('2025（国办发明电〔2024〕12号）')
    expect(text).toContain('按“超期”扣 3 分')
    expect(await lost()).toBe('10000')
    expect(await badge()).toBe('1')
  })

  it('is taken by A: a finding on its item and page, with who and when', async () => {
    await resultRow('P-21').focus()
    await page.keyboard.press('a')
    await expect.poll(lost).toBe('9700')
    const text = page.locator('[data-rule="P-21"]')
    await text.getByText(/已采纳，示例甲，\d{4}-\d{2}-\d{2} \d{2}:\d{2}。记为第 1 条问题。/).waitFor()
    expect(await badge()).toBeNull()
    await page.getByRole('tab', { name: /问题清单/ }).click()
    const row = page.locator('tr[data-finding]')
    expect(await row.innerText()).toMatch(/超期15日[\s\S]*PT-D10 · D-CX-14[\s\S]*4\t严重\t扣 3/)
  })

  it('is open again after Ctrl+Z, and taken again after Ctrl+Y', async () => {
    await page.getByRole('tab', { name: '评分表' }).click()
    await page.locator('[data-current-row]').focus()
    await page.keyboard.press('Control+z')
    await expect.poll(lost).toBe('10000')
    await expect.poll(badge).toBe('1')
    await page.keyboard.press('Control+y')
    await expect.poll(lost).toBe('9700')
    await page.keyboard.press('Control+z')
    await expect.poll(badge).toBe('1')
  })

  it('marks its row in the checklist, from where A leads to it', async () => {
    await page.locator('[data-law-mark="PT-D10"]').waitFor()
    await page.locator('[data-item="PT-D10"] [data-row]').click()
    await page.keyboard.press('a')
    await expect.poll(() => resultRow('P-21').evaluate((one) => one === document.activeElement)).toBe(true)
  })

  it('is left by X with a reason that stays on record', async () => {
    await page.keyboard.press('x')
    await page.getByRole('combobox', { name: '不采纳的理由' }).fill('检验期间依法扣除')
    await page.keyboard.press('Enter')
    const text = page.locator('[data-rule="P-21"]')
    await text.getByText(/不采纳，示例甲，.*理由：检验期间依法扣除/).waitFor()
    expect(await lost()).toBe('10000')
    expect(await badge()).toBeNull()
  })

  it('says so when the facts under a decision have changed', async () => {
    await view(/案情事实/)
    await law().getByText('全部', { exact: true }).click()
    await field('decision.date').fill('20251020')
    await page.keyboard.press('Enter')
    await expect.poll(() => field('decision.date').inputValue()).toBe('2025-10-20')
    await view(/核对结果/)
    const text = page.locator('[data-rule="P-21"]')
    await text.locator('[data-law-row]').getByText('结果已变化').waitFor()
    await resultRow('P-21').focus()
    await page.keyboard.press('r')
    await expect.poll(badge).toBe('1')
  })
})

describe('what a person has to say', () => {
  it('asks for the points where no preset is beyond doubt', async () => {
    await view(/案情事实/)
    await law().getByText('全部', { exact: true }).click()
    await fact('correction.ordered').getByText('否').click()
    await view(/核对结果/)
    await resultRow('P-33').click()
    await page.keyboard.press('a')
    expect(await lost()).toBe('10000')
    await page.keyboard.press('1')
    await expect.poll(lost).toBe('9900')
    await page.getByText(/已采纳，示例甲/).waitFor()
  })

  it('suggests 合理缺项 from the facts, and one key takes it', async () => {
    await view(/案情事实/)
    await law().getByText('全部', { exact: true }).click()
    await fact('gains.exist').getByText('否').click()
    await page.getByRole('tab', { name: '评分表' }).click()
    const row = page.locator('[data-item="PT-B06"]')
    await row.locator('[data-row]').click()
    await row.getByText('“有违法所得”为“否”').waitFor()
    expect(await row.getAttribute('data-state')).toBe('unseen')
    await page.keyboard.press('a')
    await expect.poll(() => row.getAttribute('data-state')).toBe('excused')
  })
})

describe('from a result', () => {
  it('leads to the field of a fact that lacks, and to the row of a suggested 缺项', async () => {
    await page.getByRole('tab', { name: /时限与程序/ }).click()
    await view(/案情事实/)
    await law().getByText('全部', { exact: true }).click()
    await fact('registration.used').getByText('否').click()
    await view(/核对结果/)
    await page.locator('[data-na="PT-D03"]').getByText('“采取了先行登记保存”为“否”').waitFor()
    expect(await badge()).toBe('2')
    await page.getByRole('button', { name: '采纳缺项：PT-D03' }).click()
    await expect.poll(badge).toBe('1')
    await resultRow('P-24').click()
    await page.getByRole('button', { name: '去填写：决定书送达日期' }).click()
    await expect
      .poll(() => field('service.date').evaluate((input) => input === document.activeElement))
      .toBe(true)
  })
})

describe('the drawn calendar', () => {
  it('names every term for the ear, and leads to its result', async () => {
    await page.getByRole('tab', { name: /时限与程序/ }).click()
    await view(/时间轴/)
    const bar = page.getByRole('button', {
      name: /^P-21 .*超期20日，自2025-07-02至2025-09-30，实际2025-10-20$/,
    })
    await bar.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => resultRow('P-21').evaluate((one) => one === document.activeElement)).toBe(true)
  })

  it('fits the panel, and scrolls only inside itself when drawn larger', async () => {
    await view(/时间轴/)
    const drawing = page.locator('svg[aria-label="办案时间轴"]')
    const widths = () =>
      drawing.evaluate((svg) => [svg.clientWidth, svg.parentElement?.clientWidth ?? 0] as const)
    const [fit, room] = await widths()
    expect(fit).toBeLessThanOrEqual(room)
    await law().getByRole('button', { name: '放大', exact: true }).click()
    await expect.poll(async () => (await widths())[0]).toBe(fit * 2)
    expect(await sidewaysScroll(page)).toBe(0)
    await law().getByRole('button', { name: '适合宽度' }).click()
  })
})

describe('calendars and sectors of the office', () => {
  const settings = async (): Promise<void> => {
    await page.evaluate(() => {
      location.hash = '#/settings'
    })
    await page.getByRole('region', { name: '工作日历' }).waitFor()
  }
  const calendar = (): Locator => page.getByRole('region', { name: '工作日历' })

  it('takes a pasted notice for a new year, shown as not verified', async () => {
    await settings()
    await calendar().getByLabel('年份').selectOption('2027')
    await calendar().getByRole('button', { name: '查看、修改' }).click()
    await calendar().getByLabel('粘贴节假日安排').fill('2027-01-01至2027-01-03,休\n2027-02-14,班')
    await calendar().getByRole('button', { name: '读入粘贴的内容' }).click()
    await calendar().getByRole('button', { name: '2月14日 调休上班' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await calendar().getByRole('button', { name: '2月15日 放假' }).waitFor()
    await calendar().getByLabel('版本').fill('示例通知')
    await calendar().getByLabel('来源').fill('示例来源')
    await calendar().getByRole('button', { name: '保存 2027 年' }).click()
    await calendar().getByText('版本 示例通知，放假 4 天，调休上班 1 天').waitFor()
    await calendar().getByText('待核', { exact: true }).waitFor()
    await calendar().getByText('本单位录入').waitFor()
  })

  it('keeps the term of a sector, and a case judged by it follows', async () => {
    await page.getByRole('button', { name: '修改农业农村' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('立案至决定').fill('120')
    await dialog.getByLabel('修改的依据（规章名称、条款）').fill('示例规章')
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByRole('row', { name: /农业农村.*120日/ }).waitFor()
    await openLaw()
    await enterLateDecision()
    await law().getByLabel('适用行业').selectOption('农业农村')
    await view(/核对结果/)
    await law().getByRole('button', { name: /^合规/ }).click()
    const status = () => page.locator('[data-rule="P-21"]').getAttribute('data-status')
    await expect.poll(status).toBe('合规')
    await view(/案情事实/)
    await law().getByLabel('适用行业').selectOption('通用')
    await view(/核对结果/)
    await expect.poll(status).toBe('超期')
  })
})

describe('the report', () => {
  it('goes out as a page and as a table', async () => {
    const folder = await mkdtemp(join(process.env.HENGJUAN_SCREENS ?? tmpdir(), 'hengjuan-law-'))
    try {
      for (const [label, name, magic] of [
        ['时限核对表（PDF）', '核对.pdf', '%PDF'],
        ['时限核对表（XLSX）', '核对.xlsx', 'PK'],
      ] as const) {
        await running.app.evaluate(
          ({ dialog, shell }, filePath) => {
            dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
            shell.showItemInFolder = () => undefined
          },
          join(folder, name),
        )
        await law().getByRole('button', { name: '导出' }).click()
        await page.getByRole('menuitem', { name: label }).click()
        await page.getByText(`已导出：${name}`).waitFor()
        expect((await readFile(join(folder, name))).subarray(0, magic.length).toString('latin1')).toBe(magic)
      }
    } finally {
      if (process.env.HENGJUAN_SCREENS === undefined) await rm(folder, { recursive: true, force: true })
    }
  })
})

describe('for everybody', () => {
  it.each(SCHEMES)('no serious axe finding in %s: facts, results, timeline, settings', async (scheme) => {
    const reports = []
    for (const name of [/案情事实/, /核对结果/, /时间轴/]) {
      await view(name)
      reports.push(await scanScreen(page, String(name), scheme))
    }
    await view(/核对结果/)
    await resultRow('P-21').click()
    reports.push(await scanScreen(page, 'result', scheme))
    await page.getByRole('tab', { name: '评分表' }).click()
    reports.push(await scanScreen(page, 'checklist', scheme))
    await page.getByRole('tab', { name: /时限与程序/ }).click()
    expect(reports.flatMap(({ findings }) => findings)).toEqual([])
  })

  it.each(SCHEMES)('no serious axe finding in the settings in %s', async (scheme) => {
    const before = await page.evaluate(() => location.hash)
    await page.evaluate(() => {
      location.hash = '#/settings'
    })
    await page.getByRole('region', { name: '工作日历' }).getByRole('button', { name: '查看、修改' }).click()
    expect((await scanScreen(page, 'settings', scheme)).findings).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await page.evaluate((hash) => {
      location.hash = hash
    }, before)
    await page.getByRole('tab', { name: /时限与程序/ }).click()
  })

  it('keeps its pictures when asked', async () => {
    await view(/时间轴/)
    await keepPictures(running, 'law-timeline')
    await view(/核对结果/)
    await keepPictures(running, 'law-results')
    expect(await sidewaysScroll(page)).toBe(0)
  })
})
