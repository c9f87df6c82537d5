/** First start, settings, intake and the start of a review. */
import type { Page } from 'playwright-core'
import type { ReviewScript } from '@shared/exchange/review-script'
import type { CaseFolder } from './case-folder'
import type { Desk } from './desk'
import { DemoFailure } from './failure'
import { choose, goTo, readNotice, until, waitSaved, write, writeDate } from './person'

export const REVIEWER = '示例评查员'

export async function welcome({ page, camera }: Desk): Promise<void> {
  const name = page.getByRole('textbox', { name: '您的姓名' })
  await name.waitFor()
  await camera.take('首次使用')
  await write(name, REVIEWER)
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByRole('heading', { name: '还没有案卷' }).waitFor()
  await page
    .getByRole('button', { name: /^打开示例案卷：/ })
    .first()
    .waitFor()
  await camera.take('案卷-空')
}

/** @returns the version of Electron the app says it runs on */
export async function setVetoStyle({ page, camera }: Desk, script: ReviewScript | null): Promise<string> {
  await goTo(page, '设置')
  const field = page.getByRole('combobox', { name: '一票否决的处理' })
  await field.waitFor()
  const wanted = script === null ? null : `方式 ${script.vetoStyle}`
  if (wanted !== null && !(await field.inputValue()).startsWith(wanted)) {
    await choose(field, new RegExp(`^${wanted}：`))
    await page.getByRole('button', { name: '保存设置' }).click()
    await readNotice(page, '设置已保存')
    await waitSaved(page)
  }
  const about = page.getByRole('region', { name: '关于' })
  await about.waitFor()
  await camera.take('设置')
  const electron = /Electron ([\d.]+)/.exec(await about.innerText())?.[1]
  if (electron === undefined) throw new DemoFailure('“关于”里没有运行环境')
  return electron
}

export async function importFolder(desk: Desk, { dir, script, scans }: CaseFolder): Promise<void> {
  const { page, edge, camera } = desk
  await goTo(page, '案卷')
  await edge.answerNext({ kind: 'open', path: dir })
  await page.getByRole('button', { name: '选择案卷文件夹' }).click()
  const dialog = page.getByRole('dialog', { name: '导入案卷' })
  await dialog.getByText(/找到 \d+ 个扫描件/).waitFor()
  if (script !== null) await writeFacts(desk, script)
  await camera.take('导入-填写案卷信息')
  await dialog.getByRole('button', { name: '开始导入' }).click()
  await dialog.getByText(/^已导入 \d+ 个文件/).waitFor({ timeout: 600_000 })
  await camera.take('导入-结果')
  const said = await dialog.getByText(/^已导入 \d+ 个文件/).innerText()
  const pages = scans.reduce((sum, scan) => sum + scan.pageCount, 0)
  const expected = `已导入 ${scans.length} 个文件，共 ${pages} 页。`
  if (said.trim() !== expected) throw new DemoFailure(`导入结果是“${said.trim()}”，应为“${expected}”`)
  await waitSaved(page)
  await dialog.getByRole('button', { name: '打开案卷' }).click()
}

async function writeFacts({ page }: Desk, { case: facts }: ReviewScript): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '导入案卷' })
  const field = (label: string) => dialog.getByRole('textbox', { name: label })
  await write(field('案卷名称'), facts.title)
  await write(field('被评查单位'), facts.agency)
  await write(field('当事人'), facts.party)
  await write(field('决定书文号'), facts.decisionNumber)
  const dates = [
    ['立案日期', facts.dates.filed],
    ['作出决定日期', facts.dates.decided],
    ['送达日期', facts.dates.served],
  ] as const
  for (const [label, value] of dates) {
    if (value !== null) await writeDate(dialog.getByLabel(label), value)
  }
}

export async function startReview({ page, camera }: Desk, { script, standard }: CaseFolder): Promise<void> {
  const start = page.getByRole('button', { name: '开始评查' })
  await start.waitFor()
  await page.getByLabel('评分标准的版次').selectOption(standard.id)
  await page.getByText(`（${standard.id}）`).waitFor()
  if (script !== null) await page.getByText(new RegExp(`^方式 ${script.vetoStyle}：`)).waitFor()
  await until(() => start.isEnabled(), '可以开始评查')
  await camera.take('开始评查')
  await start.click()
  await page.locator('[data-testid="review"][data-review-state="open"]').waitFor()
  await firstPageDrawn(page)
}

async function firstPageDrawn(page: Page): Promise<void> {
  await page.locator('[data-testid="page-viewer"] [data-page-number="1"][data-rendered]').waitFor()
}
