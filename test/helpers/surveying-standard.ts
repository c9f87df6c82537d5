/**
 * A checklist in the style of the national surveying table, as an office would type it into the editor: nine gates,
 * any of which makes the file 0 points and 不合格; 20 points for the form, 80 for the content. Points found for the
 * form: 2, 4, 2, 1, 2, 1, 2; the rest is made up.
 */
import type { Locator, Page } from 'playwright-core'

export const GATES = [
  '执法主体不合法',
  '执法人员无执法资格',
  '执法人员少于两人',
  '事实不清、主要证据不足',
  '适用法律错误',
  '程序违法',
  '应当移送司法机关未移送',
  '处罚对象认定错误（示例）',
  '未告知听证权利（示例）',
]
export type Item = readonly [text: string, points: string, rule: string]
export const FORM: readonly Item[] = [
  ['使用规定的文书', '2', '每份不符扣0.5分'],
  ['文书填写规范', '4', '每处扣0.5分，扣完为止'],
  ['一案一卷', '2', '不符合的，不得分'],
  ['封面', '1', '每缺一项扣0.5分'],
  ['卷内目录', '2', '每处扣0.5分'],
  ['排列顺序', '1', '错序扣1分'],
  ['页码', '2', '每处扣0.5分，最多扣1分'],
  ['装订、归档（示例）', '6', '缺一项扣1分；酌情扣1-3分'],
]
export const CONTENT: readonly Item[] = [
  ['立案', '10', '无审批表扣5分；审批表缺日期扣1分'],
  ['调查取证', '25', '每份证据不合要求扣2分'],
  ['告知', '15', '每缺一要素扣3分'],
  ['决定书', '20', '每缺或错一项扣4分'],
  ['送达和执行', '10', '超期送达扣5分；每份回证不全扣1分'],
]
export const NAME = '测绘地理信息行政处罚案卷评查标准（示例）'
export const ISSUER = '示例市测绘主管部门'

/** The editor's controls, by what a person reads on them. */
export function editorOf(page: Page) {
  const button = (name: string | RegExp): Locator =>
    page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
  const field = (label: string): Locator => page.getByLabel(label, { exact: true })
  const tab = (name: RegExp): Promise<void> => page.getByRole('tab', { name }).click()
  const writeItem = async (section: string, [text, points, rule]: Item): Promise<void> => {
    await button(`加评查项到“${section}”`).click()
    await field('分值').fill(points)
    await field('评查内容').fill(text)
    await field('扣分规则原文').fill(rule)
  }
  return { button, field, tab, writeItem }
}

/** From the library to the published edition, through the editor and nothing else. */
export async function publishSurveyingStandard(page: Page): Promise<void> {
  const { button, field, tab, writeItem } = editorOf(page)
  await button('新建或导入标准').click()
  await page.getByRole('menuitem', { name: '新建空白标准' }).click()
  await page.getByTestId('standard-editor').waitFor()
  await field('发布机关').fill(ISSUER)
  await field('标准名称').fill(NAME)
  await field('标准编号').fill('SL-CH')
  await field('第 1 档等次名称').fill('合格')
  await field('第 1 档起点分').fill('60')
  await button('删除第 2 档等次').click()
  await tab(/^否决项/)
  await page.getByRole('radio', { name: /方式 A/ }).check()
  for (const gate of GATES) {
    await button('加否决项').click()
    await field('评查内容').fill(gate)
  }
  await tab(/^评查项/)
  for (const name of ['卷面', '内容']) {
    await button('加一个部分').click()
    await field('部分名称').last().fill(name)
  }
  for (const item of FORM) await writeItem('卷面', item)
  for (const item of CONTENT) await writeItem('内容', item)
  await tab(/^核对规则/)
  await button('全部无误').click()
  await page.getByTestId('rules-checked').waitFor()
  await button('发布…').click()
  await page
    .getByRole('dialog', { name: '发布标准' })
    .getByRole('button', { name: '发布', exact: true })
    .click()
  await page.getByRole('table', { name: '标准库' }).locator('tr').filter({ hasText: 'SL-CH' }).waitFor()
}
