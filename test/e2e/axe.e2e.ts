/**
 * Every screen and dialog, light and dark, under axe-core: nothing serious, nothing critical, nothing that scrolls
 * sideways at 1366×768. One story through the whole app, so that each screen is seen as a person meets it.
 */
import { appendFile, copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  formatReports,
  keepPictures,
  scanScreen,
  SCHEMES,
  sidewaysScroll,
  type ScreenReport,
} from '../helpers/axe'
import { launchApp, resizeContent, type RunningApp } from '../helpers/electron-app'
import { qpdf } from '../helpers/pdf-tools'
import { openCase, seedSampleCase } from '../helpers/seed-case'

const LONG_TITLE = `示例案卷：${'关于违反规定未取得许可擅自从事经营活动并逾期不改正'.repeat(3)}案`
const LONG_AGENCY = `示例县${'综合行政执法和应急管理以及市场监督'.repeat(3)}局`

let folder = ''
let running: RunningApp
const reports: ScreenReport[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-axe-'))
  await restart()
})
afterAll(async () => {
  console.log(formatReports(reports))
  await running.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => {
  expect(running.pageErrors).toEqual([])
})

async function restart(): Promise<void> {
  running = await launchApp({ userDataDir: join(folder, 'data') })
  running.page.setDefaultTimeout(15_000)
  await resizeContent(running, 1366, 768)
}

/** Scans what is in sight in both schemes; the findings fail the test that asked. */
async function scan(screen: string): Promise<void> {
  const seen: ScreenReport[] = []
  for (const scheme of SCHEMES) seen.push(await scanScreen(running.page, screen, scheme))
  reports.push(...seen)
  expect
    .soft([screen, ...seen.flatMap(({ scheme, findings }) => findings.map((f) => `${scheme} ${f}`))])
    .toEqual([screen])
  expect.soft([screen, await sidewaysScroll(running.page)]).toEqual([screen, 0])
  await keepPictures(running, screen)
}

const button = (name: string | RegExp): Locator => running.page.getByRole('button', { name })
const exactly = (name: string): Locator => running.page.getByRole('button', { name, exact: true })
const dialog = (name?: string | RegExp): Locator =>
  running.page.getByRole('dialog', name === undefined ? {} : { name })
const field = (label: string): Locator => running.page.getByLabel(label)
const goTo = async (section: string): Promise<void> => {
  await running.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: section }).click()
}
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await running.page.keyboard.press(key)
}
async function closeDialog(): Promise<void> {
  await press('Escape')
  await dialog().waitFor({ state: 'detached' })
}
const setHash = (hash: string): Promise<void> =>
  running.page.evaluate((target) => {
    location.hash = target
  }, hash)

/** What the next file dialog answers. */
const answerOpenDialog = (filePaths: readonly string[]): Promise<void> =>
  running.app.evaluate(({ dialog: shown }, paths) => {
    shown.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...paths] })
  }, filePaths)

/** The confirmation of main, answered with its first button. */
const confirmInMain = (): Promise<void> =>
  running.app.evaluate(({ dialog: shown }) => {
    shown.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
  })

describe('first run and home', () => {
  it('welcomes, and says what is missing', async () => {
    await button('开始使用').waitFor()
    await scan('01 welcome')
    await button('开始使用').click()
    await running.page.getByText('请填写姓名').waitFor()
    await scan('02 welcome, name missing')
    await field('您的姓名').fill('示例甲')
    await button('开始使用').click()
  })

  it('shows an empty home and the menu of the import', async () => {
    await running.page.getByText('还没有案卷').waitFor()
    await scan('03 home, empty')
    await exactly('导入案卷').click()
    await running.page.getByRole('menuitem').first().waitFor()
    await scan('04 home, import menu')
    await press('Escape')
  })

  it('offers, names a missing title, and reports each file', async () => {
    const damaged = join(folder, '损坏的扫描件.pdf')
    const locked = join(folder, `${'加密卷'.repeat(22)}.pdf`)
    const plain = join(folder, '1_正卷.pdf')
    await writeFile(damaged, '%PDF-1.7 这不是完整的文件')
    await copyFile(join('resources', 'samples', '01-canyin', '01_正卷_立案与决定.pdf'), plain)
    qpdf(['--encrypt', 'kaimen', 'owner', '256', '--', plain, locked])
    await writeFile(join(folder, '说明.txt'), '说明')
    await answerOpenDialog([plain, damaged, locked, join(folder, '说明.txt')])
    await exactly('导入案卷').click()
    await running.page.getByRole('menuitem', { name: '选择扫描件文件…' }).click()
    await field('案卷名称').waitFor()
    await field('案卷名称').fill('')
    await exactly('开始导入').click()
    await running.page.getByText('请填写案卷名称').waitFor()
    await scan('05 import, offer')
    await field('案卷名称').fill(LONG_TITLE)
    await field('被评查单位').fill(LONG_AGENCY)
    await exactly('开始导入').click()
    await exactly('打开案卷').waitFor()
    await scan('06 import, result')
    await exactly('关闭').last().click()
    await dialog().waitFor({ state: 'detached' })
  })

  it('lists cases, with every dialog and menu of the list', async () => {
    await running.page.getByRole('table').waitFor()
    await scan('07 home, cases')
    await exactly('新建批次').click()
    await exactly('建立').click()
    await running.page.getByText('请填写批次名称').waitFor()
    await scan('08 campaign dialog')
    await field('批次名称').fill('行政处罚案卷集中评查')
    await exactly('建立').click()
    await dialog().waitFor({ state: 'detached' })
    await button(/更多操作/).click()
    await running.page.getByRole('menuitem', { name: '修改案卷信息' }).waitFor()
    await scan('09 case menu')
    await running.page.getByRole('menuitem', { name: '修改案卷信息' }).click()
    await dialog('案卷信息').waitFor()
    await scan('10 facts dialog')
    await closeDialog()
    await field('查找案卷').fill('没有这个词')
    await running.page.getByText('没有符合条件的案卷').waitFor()
    await scan('11 home, nothing found')
    await field('查找案卷').fill('')
  })
})

describe('the review', () => {
  let caseId = ''

  it('says what begins', async () => {
    caseId = await seedSampleCase(running.page, '01-canyin')
    await openCase(running.page, caseId)
    await exactly('开始评查').waitFor()
    await scan('12 review, before start')
    await exactly('开始评查').click()
    await running.page.locator('[data-rendered]').first().waitFor()
    await scan('13 review, checklist')
  })

  it('takes deductions, gaps and excuses', async () => {
    const { page } = running
    await page.locator('[data-item="PT-A02"] [data-row]').click()
    await press('w', '1')
    await page.locator('[data-mark-id]').first().waitFor()
    await page.locator('[data-item="PT-B03"] [data-row]').click()
    await press('w', '0')
    await page.locator('[data-editor]').waitFor()
    await scan('14 review, editor')
    await page.getByRole('combobox', { name: '缺陷类型' }).focus()
    await page.getByRole('option').first().waitFor()
    await scan('15 review, defect picker')
    await page.getByRole('combobox', { name: '缺陷类型' }).blur()
    await field('问题描述').focus()
    await exactly('保存').click()
    await scan('16 review, editor refused')
    await button('关闭，不保存').click()
    await page.locator('[data-editor]').waitFor({ state: 'detached' })
    await page.locator('[data-item="PT-G02"] [data-row]').click()
    await press('m')
    await page.getByRole('combobox', { name: '缺失的材料' }).waitFor()
    await scan('17 review, missing document')
    await press('Escape', 'Escape')
    await page.locator('[data-item="PT-D08"] [data-row]').click()
    await press('n')
    await page.getByRole('combobox', { name: '合理缺项的理由' }).waitFor()
    await scan('18 review, not applicable')
    await press('Escape', 'Escape')
  })

  it('shows its tabs and dialogs', async () => {
    const { page } = running
    await page.getByRole('tab', { name: /问题清单/ }).click()
    await scan('19 review, findings')
    await page.getByRole('tab', { name: '案卷信息' }).click()
    await scan('20 review, case facts')
    await page.getByRole('tab', { name: '评分表' }).click()
    await button('按键一览（?）').click()
    await dialog('按键一览').waitFor()
    await scan('21 review, keys')
    await closeDialog()
    await page.getByTestId('score').click()
    await page.getByTestId('explanation').waitFor()
    await scan('22 review, working of the score')
    await closeDialog()
    await exactly('提交评查').click()
    await page.getByTestId('submit-result').waitFor()
    await scan('23 review, submit')
    await exactly('仍然提交').click()
    await page.getByTestId('submitted-mark').waitFor()
    await scan('24 review, submitted')
    await exactly('退回修改').click()
    await dialog('退回修改').waitFor()
    await scan('25 review, reopen')
    await closeDialog()
  })
})

describe('documents and seals', () => {
  it('says what to do while there are none', async () => {
    await goTo('监督文书')
    await running.page.getByText('还没有监督文书').waitFor()
    await scan('26 documents, empty')
    await goTo('印章与用印')
    await running.page.getByText('还没有印章').waitFor()
    await scan('27 seals, empty')
    await running.page.getByRole('tab', { name: /用印登记簿/ }).click()
    await running.page.getByText('还没有用印记录').waitFor()
    await scan('28 register, empty')
  })

  it('drafts and moves a document through its states', async () => {
    const { page } = running
    await goTo('案卷')
    await page
      .getByRole('row', { name: /餐饮|示例/ })
      .getByText('已提交')
      .waitFor()
    await page
      .getByRole('row', { name: /已提交/ })
      .locator('button')
      .first()
      .click()
    await button('起草监督意见书').click()
    await page.getByTestId('document-page').waitFor()
    await scan('29 document, drafting')
    await exactly('送审').click()
    await dialog('送审').waitFor()
    await scan('30 document, submit')
    await dialog().getByRole('button', { name: '送审' }).click()
    await page.locator('[data-testid="document-page"][data-state="reviewing"]').waitFor()
    await scan('31 document, reviewing')
    await exactly('退回').click()
    await dialog('退回修改').waitFor()
    await scan('32 document, return')
    await closeDialog()
    for (const step of ['法制审核', '分管负责人审批']) {
      await exactly(`${step}通过`).click()
      await dialog(`${step}通过`).getByLabel('审核人').fill('示例乙')
      if (step === '法制审核') await scan('33 document, approve')
      await dialog()
        .getByRole('button', { name: `${step}通过` })
        .click()
      await dialog().waitFor({ state: 'detached' })
    }
    await page.locator('[data-testid="document-page"][data-state="signing"]').waitFor()
    await exactly('签发并编号').click()
    await dialog('签发并编号').getByLabel('签发人').fill('示例丙')
    await scan('34 document, sign')
    await dialog().getByRole('button', { name: '签发并编号' }).click()
    await page.locator('[data-testid="document-page"][data-state="numbered"]').waitFor()
    await scan('35 document, numbered')
    await exactly('用印').click()
    await page.getByTestId('seal-unstaffed').waitFor()
    await scan('36 seal, nobody registered')
    await exactly('用示例印章练习…').click()
    await dialog(/^用印/).waitFor()
    await exactly('去生成示例印章').click()
  })

  it('imports a seal', async () => {
    await exactly('导入印章').first().click()
    await dialog('导入印章').waitFor()
    await scan('37 seal import, choose')
    await closeDialog()
    await exactly('生成示例印章').click()
    await running.page.getByTestId('impression').waitFor()
    await dialog().getByRole('button', { name: '生成示例印章' }).click()
    await scan('38 seal import, refused')
    await field('印章口令').fill('示例口令一二三四')
    await field('再输入一次口令').fill('示例口令一二三四')
    await dialog().getByRole('button', { name: '生成示例印章' }).click()
    await dialog().waitFor({ state: 'detached' })
    await scan('39 seals, filled')
    await button('停用').first().click()
    await dialog('停用印章').waitFor()
    await scan('40 seals, retire')
    await closeDialog()
  })

  it('seals the document and registers it', async () => {
    const { page } = running
    await goTo('监督文书')
    await page.getByRole('table').waitFor()
    await scan('41 documents, filled')
    await page
      .getByRole('table')
      .getByRole('button', { name: /〔\d{4}〕/ })
      .first()
      .click()
    await exactly('用印').click()
    await exactly('用示例印章练习…').click()
    await dialog(/^用印/).waitFor()
    await field('印章口令').fill('示例口令一二三四')
    await field('申请人').fill('示例甲')
    await field('审批人').fill('示例乙')
    await field('监印人').fill('示例甲')
    await scan('42 seal dialog')
    await confirmInMain()
    await dialog().getByRole('button', { name: '用印', exact: true }).click()
    await page.locator('[data-testid="document-page"][data-state="sealed"]').waitFor()
    await page.getByTestId('sealed-card').waitFor()
    await scan('43 sealed')
    await page.getByRole('tab', { name: '拟稿与预览' }).click()
    await scan('44 document, sealed')
    await exactly('更多').click()
    await page.getByRole('menuitem', { name: '作废…' }).click()
    await dialog('作废文书').waitFor()
    await scan('45 document, void')
    await closeDialog()
    await goTo('印章与用印')
    await page.getByRole('tab', { name: /用印登记簿/ }).click()
    await page.getByRole('table').waitFor()
    await scan('46 register, filled')
  })
})

describe('the rest', () => {
  it('has settings, right and wrong', async () => {
    await goTo('设置')
    await field('评查人姓名').waitFor()
    await scan('47 settings')
    await field('评查人姓名').fill('')
    await field('文号机关代字').fill('第')
    await scan('48 settings, refused')
  })

  it('knows what to say about a case and a document that are not there', async () => {
    await setHash('#/cases/00000000-0000-4000-8000-000000000000')
    await running.page.getByText('找不到这个案卷').waitFor()
    await scan('49 case not found')
    await setHash('#/documents/00000000-0000-4000-8000-000000000000')
    await running.page.getByText('找不到这份文书').waitFor()
    await scan('50 document not found')
    await setHash('#/cases')
  })

  it('shows the progress of an import', async () => {
    await running.app.evaluate(({ ipcMain }) => {
      ipcMain.removeHandler('intake:run')
      ipcMain.handle('intake:run', (event, order: { jobId: string }) => {
        const progress = {
          jobId: order.jobId,
          phase: 'intake',
          done: 120e6,
          total: 340e6,
          item: '2_副卷.pdf',
        }
        event.sender.send('job:progress', progress)
        return new Promise(() => undefined)
      })
    })
    await exactly('导入案卷').click()
    await running.page.getByRole('menuitem').last().click()
    await exactly('开始导入').click()
    await running.page.getByText('正在导入 2_副卷.pdf').waitFor()
    await scan('51 import, running')
  })

  it('says that a torn write was cut, that the record is read-only, or that the store cannot be opened', async () => {
    const journal = join(folder, 'data', 'store', 'journal')
    const segment = join(journal, (await readdir(journal)).find((name) => name.endsWith('.hjj')) ?? '')
    await running.close()
    await appendFile(segment, Buffer.alloc(64, 7))
    await restart()
    await running.page.getByText('上次没有正常退出', { exact: true }).waitFor()
    await scan('52 torn write was cut')
    await running.close()
    const bytes = await readFile(segment)
    bytes.fill(7, bytes.length >> 1, (bytes.length >> 1) + 64)
    await writeFile(segment, bytes)
    await restart()
    await running.page.getByText('只能查看，不能修改', { exact: true }).waitFor()
    await scan('53 read-only record')
    await running.close()
    await writeFile(join(folder, 'data', 'store', 'blobs', 'store.json'), '{')
    await restart()
    await running.page.getByText('暂时不能打开', { exact: true }).waitFor()
    await scan('54 store cannot be opened')
  })
})
