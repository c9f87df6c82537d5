/**
 * The library of standards in real Electron: a checklist in another style written by the editor alone, a workbook
 * brought in, editions copied, compared, exported and put out of use.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import writeExcelFile from 'write-excel-file/node'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { scanScreen } from '../helpers/axe'
import { launchApp, resizeContent, type RunningApp } from '../helpers/electron-app'
import { seedJournal, settled } from '../helpers/seed-journal'
import { CONTENT, editorOf, FORM, GATES, type Item } from '../helpers/surveying-standard'

let folder = ''
let running: RunningApp
let page: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-standards-'))
  await seedJournal(join(folder, 'data'), [settled('示例甲')])
  running = await launchApp({ userDataDir: join(folder, 'data') })
  page = running.page
  page.setDefaultTimeout(15_000)
  await resizeContent(running, 1366, 768)
  await page.getByRole('link', { name: '评分标准' }).click()
  await library().waitFor()
})
afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => {
  expect(running.pageErrors).toEqual([])
})

const library = (): Locator => page.getByRole('table', { name: '标准库' })
const drafts = (): Locator => page.getByRole('table', { name: '标准草稿' })
const button = (name: string | RegExp): Locator => editorOf(page).button(name)
const tab = (name: RegExp): Promise<void> => editorOf(page).tab(name)
const field = (label: string): Locator => editorOf(page).field(label)
const writeItem = (section: string, item: Item): Promise<void> => editorOf(page).writeItem(section, item)
const menu = async (entry: string): Promise<void> => {
  await button('新建或导入标准').click()
  await page.getByRole('menuitem', { name: entry }).click()
}
/** By key: a notice may lie over the entry. */
const editionMenu = async (name: RegExp, entry: string): Promise<void> => {
  await page.getByRole('button', { name }).press('Enter')
  await page.getByRole('menuitem', { name: entry }).press('Enter')
}
const saved = (): Promise<void> => page.getByText('改动已保存').waitFor()
const home = async (): Promise<void> => {
  await button('回到标准库').click()
  await library().waitFor()
}
const problems = (): Promise<string> => page.getByTestId('problem-count').innerText()

/** The screen in both schemes, without serious findings. */
async function expectClean(screen: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    expect((await scanScreen(page, screen, scheme)).findings, `${screen} ${scheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

describe('a checklist in another style, by the editor alone', () => {
  it('starts empty and says what is missing', async () => {
    await menu('新建空白标准')
    await page.getByTestId('standard-editor').waitFor()
    expect(await problems()).toContain('5 处要改正')
    expect(await button('发布…').isDisabled()).toBe(true)
    await expectClean('empty editor')
  })

  it('leads from a problem to its field', async () => {
    await tab(/^评查项/)
    await button('请填写发布机关。').click()
    await expect
      .poll(() => field('发布机关').evaluate((input) => input === document.activeElement))
      .toBe(true)
    await page.keyboard.type('示例市测绘主管部门')
    await field('标准名称').fill('测绘地理信息行政处罚案卷评查标准（示例）')
    await field('标准编号').fill('SL-CH')
    await field('第 1 档等次名称').fill('合格')
    await field('第 1 档起点分').fill('60')
    await button('删除第 2 档等次').click()
  })

  it('takes nine gates that zero the file', async () => {
    await tab(/^否决项/)
    await page.getByRole('radio', { name: /方式 A/ }).check()
    for (const gate of GATES) {
      await button('加否决项').click()
      await field('评查内容').fill(gate)
    }
    await tab(/^否决项（9）$/)
    await expectClean('vetoes')
  })

  it('takes a section by keyboard: written, and open for its items', async () => {
    await tab(/^评查项/)
    await button('加一个部分').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await field('部分名称').first().fill('卷面')
    await field('部分名称').last().focus()
    await page.keyboard.type('内容')
    await button('加评查项到“卷面”').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => field('编号').evaluate((input) => input === document.activeElement)).toBe(true)
    expect(await field('编号').inputValue()).toBe('A01')
    // 编号, 部分, 分值
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('2')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type(FORM[0]?.[0] ?? '')
    await page.keyboard.press('Tab')
    await page.keyboard.type(FORM[0]?.[2] ?? '')
    expect(await field('A01 规则 1 情形').inputValue()).toBe('每份不符')
    expect(await field('A01 规则 1 计次单位，空着算一次').inputValue()).toBe('份')
  })

  it('takes 20 points for the form and 80 for the content', async () => {
    for (const item of FORM.slice(1)) await writeItem('卷面', item)
    for (const item of CONTENT) await writeItem('内容', item)
    await expect.poll(() => page.getByTestId('total').innerText()).toBe('合计 100 / 100 分')
    expect(await field('B05 规则 2 扣分').inputValue()).toBe('1')
    await expectClean('items')
  })

  it('says at once when a rule exceeds its item, and takes it back by Ctrl+Z', async () => {
    await field('B05 规则 1 扣分').fill('11')
    await button(/B05 的扣分规则 B05-r1 超过本项分值/).waitFor()
    await page.keyboard.press('Control+z')
    await button(/B05 的扣分规则 B05-r1 超过本项分值/).waitFor({ state: 'detached' })
    expect(await field('B05 规则 1 扣分').inputValue()).toBe('5')
    await page.keyboard.press('Control+y')
    await button(/B05 的扣分规则 B05-r1 超过本项分值/).waitFor()
    await button('撤销').click()
    await button(/超过本项分值/).waitFor({ state: 'detached' })
  })

  it('shows the rules it is not sure of until somebody has looked', async () => {
    expect(await problems()).toBe('可以发布。另有 1 处请核对。')
    await tab(/^核对规则（2）$/)
    await expectClean('rules to check')
    await button('A08 规则 1 无误').click()
    await button('修改 A08').click()
    await button('A08 规则 2 无误').click()
    await expect.poll(problems).toBe('可以发布。')
  })

  it('sets a section minimum and the two-reviewer rule', async () => {
    await page.getByRole('switch', { name: '“内容”设部分最低分' }).click()
    await tab(/^基本信息/)
    await page.getByRole('checkbox', { name: /采用缺省规则/ }).click()
    await field('两人相差不超过（分）').fill('3')
    await expectClean('settings')
    await page.getByRole('checkbox', { name: /采用缺省规则/ }).click()
    await tab(/^评查项/)
    await page.getByRole('switch', { name: '“内容”设部分最低分' }).click()
  })

  it('keeps the draft by Ctrl+S, and over a reload', async () => {
    await page.keyboard.press('Control+s')
    await saved()
    await page.reload()
    await page.getByTestId('standard-editor').waitFor()
    await expect.poll(() => page.getByTestId('total').innerText()).toBe('合计 100 / 100 分')
    await home()
    await drafts()
      .getByRole('button', { name: '测绘地理信息行政处罚案卷评查标准（示例）', exact: true })
      .click()
    await page.getByTestId('standard-editor').waitFor()
  })

  it('keeps what was typed when the page is left without saving', async () => {
    await tab(/^基本信息/)
    await field('发布机关').fill('示例市测绘主管部门（试行）')
    await home()
    await drafts()
      .getByRole('button', { name: /测绘地理信息/ })
      .first()
      .click()
    await tab(/^基本信息/)
    expect(await field('发布机关').inputValue()).toBe('示例市测绘主管部门（试行）')
  })

  it('is published, and stands in the library from then on', async () => {
    await button('发布…').click()
    await page
      .getByRole('dialog', { name: '发布标准' })
      .getByRole('button', { name: '发布', exact: true })
      .click()
    await library().waitFor()
    const row = library().locator('tr').filter({ hasText: 'SL-CH' })
    const text = await row.innerText()
    for (const part of [
      '13 项 100 分',
      '否决 9 项',
      '示例市测绘主管部门（试行）',
      '本单位编写',
      '示例甲',
      '现行',
    ]) {
      expect(text).toContain(part)
    }
    expect(await drafts().count()).toBe(0)
    await row.getByRole('button').first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('方式 A：总分计 0 分，等次为最低').waitFor()
    await dialog.getByText('卷面（20 分）').waitFor()
    await dialog.getByText('内容（80 分）').waitFor()
    await expectClean('an edition')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('is adopted with rules a reviewer can count by', async () => {
    const standard = await page.evaluate(async () => {
      const answer = await window.hengjuan['journal:read'](1, 1000)
      const events = answer.ok ? answer.value : []
      return events.find(({ type }) => type === 'standard/adopted')?.payload
    })
    expect(standard).toMatchObject({
      origin: 'edited',
      standard: { id: 'SL-CH', vetoStyle: 'A', grades: [{ name: '合格' }, { name: '不合格', minTenths: 0 }] },
    })
    const { items, vetoes } = (standard as { standard: { items: { rules: object[] }[]; vetoes: object[] } })
      .standard
    expect(vetoes.length).toBe(9)
    expect(items.map(({ rules }) => rules.length)).toEqual([1, 1, 1, 1, 1, 1, 1, 2, 2, 1, 1, 1, 2])
    expect(items[6]?.rules).toEqual([{ id: 'A07-r1', text: '每处', unitCenti: 50, per: '处', maxCenti: 100 }])
  })
})

describe('an edition', () => {
  it('is copied into a draft of the next edition, and compared with what it came from', async () => {
    await editionMenu(/测绘地理信息.*的更多操作/, '复制为新草稿')
    await page.getByTestId('standard-editor').waitFor()
    await tab(/^基本信息/)
    await page.getByText(/由 SL-CH.*修订而来/).waitFor()
    await tab(/^评查项/)
    await button(/^A01/).click()
    await field('分值').fill('3')
    await button(/^A02/).click()
    await field('分值').fill('3')
    await button('发布…').click()
    await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click()
    await library().waitFor()
    expect(await library().locator('tr').filter({ hasText: 'SL-CH' }).count()).toBe(2)
    const year = new Date().getFullYear()
    await editionMenu(new RegExp(`测绘地理信息.*${year}\\.2.*的更多操作`), '与其他版次比较…')
    const table = page.getByRole('table', { name: '评查项的不同' })
    await table.waitFor()
    expect(await table.getByRole('row').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/A01\s+分值\s+2 分\s+3 分/)]),
    )
    await expectClean('comparison')
    await page.keyboard.press('Escape')
  })

  it('is put out of use and back', async () => {
    const year = new Date().getFullYear()
    const name = new RegExp(`测绘地理信息.*${year}\\.1.*的更多操作`)
    const states = (): Promise<string[]> =>
      library().locator('tr').filter({ hasText: 'SL-CH' }).allInnerTexts()
    await editionMenu(name, '停用…')
    await page.getByRole('dialog').getByRole('button', { name: '停用', exact: true }).click()
    await expect.poll(async () => (await states()).filter((text) => text.includes('停用')).length).toBe(1)
    await editionMenu(name, '恢复使用…')
    await page.getByRole('dialog').getByRole('button', { name: '恢复使用', exact: true }).click()
    await expect.poll(async () => (await states()).filter((text) => text.includes('停用')).length).toBe(0)
  })

  it('is exported as a workbook, and comes back through the import', async () => {
    const path = join(folder, 'licence.xlsx')
    await answerDialogs(path)
    await editionMenu(/行政许可案卷评查标准.*的更多操作/, '导出 XLSX…')
    await page.getByText(/已导出/).waitFor()
    await menu('导入表格文件（XLSX、CSV）…')
    await button('选择表格文件…').click()
    await page.getByText('可读出 27 个评查项').waitFor()
    await button('下一步').click()
    await expect
      .poll(() => page.getByTestId('import-summary').innerText())
      .toBe('读出 7 个部分、27 个评查项，合计 100 分；否决项 6 项。')
    await expectClean('import result')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})

/** The dialogs of the system cannot be clicked: they are answered where they are opened. */
async function answerDialogs(path: string): Promise<void> {
  await running.app.evaluate(({ dialog, shell }, file) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] })
    shell.showItemInFolder = () => undefined
  }, path)
}

describe('an annex of 60 items as a workbook', () => {
  const HEADER = ['序号', '评查项目', '评查内容', '评分标准', '标准分', '备注']
  const ROWS = Array.from({ length: 60 }, (_, index) => [
    String(index + 1),
    index % 10 === 0 ? `第${'一二三四五六'[index / 10]}类（${index === 50 ? 20 : 16}分）` : '',
    `第 ${index + 1} 项评查内容，符合规定、要素齐全`,
    index % 3 === 0
      ? '每缺一项扣0.5分，扣完为止'
      : index % 3 === 1
        ? '不符合的扣1分'
        : '缺一项扣0.5分；酌情扣分',
    index < 40 ? (index % 5 === 4 ? '2' : '1.5') : index < 50 ? (index % 5 === 4 ? '2' : '1.5') : '2',
    '',
  ])

  it('is brought in within a second, columns guessed', async () => {
    const path = join(folder, 'annex.xlsx')
    const cells = [['示例省行政处罚案卷评查标准', '', '', '', '', ''], HEADER, ...ROWS].map((row) =>
      row.map((value) => ({ value })),
    )
    await writeFile(path, new Uint8Array(await writeExcelFile(cells, { sheet: '附件1' }).toBuffer()))
    await answerDialogs(path)
    await menu('导入表格文件（XLSX、CSV）…')
    await button('选择表格文件…').click()
    await page.getByText('可读出 60 个评查项').waitFor()
    await expectClean('mapping')
  })

  it('has its columns changed by hand, and its trouble named with the row', async () => {
    await page.getByRole('combobox', { name: '第 4 列的含义' }).click()
    await page.getByRole('option', { name: '不导入' }).click()
    await page.getByText('没有扣分规则一列').waitFor()
    await page.getByRole('combobox', { name: '第 4 列的含义' }).click()
    await page.getByRole('option', { name: '扣分规则' }).click()
    await button('下一步').click()
    await page
      .getByText(/“第六类”|要留意的地方|扣分规则/)
      .first()
      .waitFor()
    await button('存为草稿并打开').click()
    await page.getByTestId('standard-editor').waitFor()
    expect(await page.getByTestId('standard-editor').getByRole('heading', { level: 2 }).innerText()).toBe(
      '示例省行政处罚案卷评查标准',
    )
    await tab(/^评查项（60）$/)
    await tab(/^核对规则（40）$/)
    await button('全部无误').click()
    await page.getByTestId('rules-checked').waitFor()
  })

  it('takes every key with all 60 items on the screen', async () => {
    await tab(/^评查项（60）$/)
    await page.getByRole('button', { name: /^60 / }).click()
    const text = field('评查内容')
    const before = await text.inputValue()
    await text.focus()
    await page.keyboard.press('End')
    await page.keyboard.type('逐键输入二十个字都不会丢失也不会乱序的')
    expect(await text.inputValue()).toBe(`${before}逐键输入二十个字都不会丢失也不会乱序的`)
    await home()
  })

  it('leaves the list of drafts when dropped', async () => {
    await button('删除草稿 示例省行政处罚案卷评查标准').click()
    await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click()
    await drafts().waitFor({ state: 'detached' })
    await expectClean('library')
  })
})

describe('what is no table', () => {
  it('is refused with a sentence, and the wizard stays', async () => {
    const path = join(folder, 'old.xls')
    await writeFile(path, Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))
    await answerDialogs(path)
    await menu('导入表格文件（XLSX、CSV）…')
    await button('选择表格文件…').click()
    await page.getByText('这是旧格式的表格，或者设了密码，没有导入。').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})
