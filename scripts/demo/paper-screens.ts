/** The opinion from draft to seal, the seal itself, and everything that is exported. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Desk } from './desk'
import { DemoFailure } from './failure'
import { REVIEWER } from './office-screens'
import { goTo, readNotice, until, waitSaved, write } from './person'

/** Added by hand to the paragraph on terms; looked for in the sealed PDF. */
export const TYPED_SENTENCE = '书面报告应当按上述序号逐项写明纠正情况。'

const PEOPLE = { reviewer: '示例审核员', signer: '示例签发人', keeper: '示例监印员' } as const
const PASSPHRASE = '示例口令-只供演示-2026'

const stateIs = (page: Page, state: string): Promise<void> =>
  page.locator(`[data-testid="document-page"][data-state="${state}"]`).waitFor()

export async function draftOpinion({ page, camera }: Desk): Promise<void> {
  await page.getByRole('button', { name: '起草监督意见书' }).click()
  await stateIs(page, 'drafting')
  await page.getByTestId('preview-page').first().waitFor()
  await camera.take('监督意见书-系统草稿')
}

/** One paragraph corrected by typing; the printed page follows. */
export async function correctParagraph({ page, camera }: Desk): Promise<void> {
  const paragraph = page
    .getByTestId('document-editor')
    .locator('[data-paragraph-id] > p')
    .filter({ hasText: '内完成自行纠正' })
  const before = await paragraph.innerText()
  // The whole paragraph is taken hold of and let go at its end.
  await paragraph.click({ clickCount: 3 })
  await page.keyboard.press('ArrowRight')
  await page.keyboard.insertText(TYPED_SENTENCE)
  const count = page.getByTestId('page-count')
  await until(async () => (await count.innerText()).includes('正在更新'), '版面随文字更新')
  await until(async () => /共 \d+ 页$/.test((await count.innerText()).trim()), '版面已更新')
  await waitSaved(page)
  if ((await paragraph.innerText()) !== before + TYPED_SENTENCE) throw new DemoFailure('改过的段落没有留住')
  await camera.take('监督意见书-改过一段')
  await camera.take('监督意见书-深色', { scheme: 'dark' })
  await camera.take('监督意见书-1920', { width: 1920, height: 1080 })
}

async function pass({ page, camera }: Desk, step: string): Promise<void> {
  await page.getByRole('button', { name: `${step}通过`, exact: true }).click()
  const approving = page.getByRole('dialog', { name: `${step}通过` })
  await write(approving.getByRole('textbox', { name: '审核人' }), PEOPLE.reviewer)
  await write(approving.getByRole('textbox', { name: /^审核意见/ }), '事实清楚，同意。')
  await camera.take(`监督意见书-${step}`)
  await approving.getByRole('button', { name: `${step}通过`, exact: true }).click()
  await readNotice(page, `${step}已通过`)
}

/** 送审 → 法制审核 → 审批 → 签发并编号. @returns the number given */
export async function issueOpinion(desk: Desk): Promise<string> {
  const { page, camera } = desk
  await page.getByRole('button', { name: '送审', exact: true }).click()
  const sending = page.getByRole('dialog', { name: '送审' })
  await write(sending.getByRole('textbox', { name: '经办人' }), REVIEWER)
  await sending.getByRole('button', { name: '送审', exact: true }).click()
  await stateIs(page, 'reviewing')
  await readNotice(page, '已送审')
  await pass(desk, '法制审核')
  await pass(desk, '分管负责人审批')
  await stateIs(page, 'signing')
  await page.getByRole('button', { name: '签发并编号', exact: true }).click()
  const signing = page.getByRole('dialog', { name: '签发并编号' })
  await write(signing.getByRole('textbox', { name: '签发人' }), PEOPLE.signer)
  const announced = await signing.getByTestId('number-to-take').innerText()
  await camera.take('监督意见书-签发')
  await signing.getByRole('button', { name: '签发并编号', exact: true }).click()
  await stateIs(page, 'numbered')
  await readNotice(page, '已签发，文号')
  await waitSaved(page)
  const number = (await page.getByTestId('document-number').innerText()).trim()
  if (!announced.includes(number)) throw new DemoFailure(`签发前说的文号不是 ${number}`)
  return number
}

/** @returns the diameter the register of seals gives, millimetres */
export async function makeSampleSeal({ page, camera }: Desk): Promise<number> {
  await goTo(page, '印章与用印')
  await page.getByRole('button', { name: '生成示例印章' }).click()
  const dialog = page.getByRole('dialog', { name: '生成示例印章' })
  await dialog.getByTestId('impression').waitFor()
  await write(dialog.getByRole('textbox', { name: '印章口令' }), PASSPHRASE)
  await write(dialog.getByRole('textbox', { name: '再输入一次口令' }), PASSPHRASE)
  await camera.take('印章-生成示例印章')
  await dialog.getByRole('button', { name: '生成示例印章' }).click()
  await readNotice(page, '已导入印章')
  const row = page.getByRole('row').filter({ hasText: '示例 无效' })
  await row.waitFor()
  await waitSaved(page)
  await camera.take('印章与用印')
  return numberIn(await row.innerText(), /([\d.]+) × [\d.]+/)
}

export async function openOpinion({ page, camera }: Desk, number: string): Promise<void> {
  await goTo(page, '监督文书')
  const link = page.getByRole('button', { name: number })
  await link.waitFor()
  await camera.take('监督文书')
  await link.click()
  await page.getByTestId('preview-page').first().waitFor()
}

export type ShownSeal = {
  readonly page: number
  readonly centreXmm: number
  readonly centreYmm: number
  readonly diameterMm: number
}

/** @param diameterMm  of the seal; the impression is measured by the app after stamping and must agree */
export async function sealOpinion(desk: Desk, number: string, diameterMm: number): Promise<ShownSeal> {
  const { page, edge, camera } = desk
  await page.getByRole('button', { name: '用印', exact: true }).click()
  await page.getByTestId('seal-unstaffed').waitFor()
  await camera.take('用印-登记人员前')
  await page.getByRole('button', { name: '用示例印章练习…' }).click()
  const dialog = page.getByRole('dialog', { name: `用印：${number}` })
  await write(dialog.getByRole('textbox', { name: '印章口令' }), PASSPHRASE)
  await write(dialog.getByRole('textbox', { name: '监印人' }), PEOPLE.keeper)
  await camera.take('用印')
  await edge.answerNext({ kind: 'message', button: '用印' })
  await dialog.getByRole('button', { name: '用印', exact: true }).click()
  await stateIs(page, 'sealed')
  const facts = page.getByTestId('sealed-card').getByTestId('sealed-facts')
  await facts.getByText('印章中心').waitFor()
  const seal = readSeal(await facts.innerText(), diameterMm)
  await camera.take('已用印')
  await readNotice(page, '已用印')
  await waitSaved(page)
  await camera.take('监督意见书-已用印')
  return seal
}

/** One pixel of the picture the app measures on. */
const MEASURING_ERROR_MM = 0.3

function readSeal(text: string, diameterMm: number): ShownSeal {
  const measuredMm = numberIn(text, /([\d.]+) 毫米 × [\d.]+ 毫米/)
  if (Math.abs(measuredMm - diameterMm) > MEASURING_ERROR_MM) {
    throw new DemoFailure(`印迹直径 ${measuredMm} 毫米，印章直径 ${diameterMm} 毫米`)
  }
  return {
    page: numberIn(text, /第 (\d+) 页/),
    centreXmm: numberIn(text, /距左 ([\d.]+) 毫米/),
    centreYmm: numberIn(text, /距上 ([\d.]+) 毫米/),
    diameterMm,
  }
}

function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new DemoFailure(`画面上读不出 ${pattern.source}：${text}`)
  return Number(found)
}

export async function readRegister({ page, camera }: Desk, number: string): Promise<void> {
  await goTo(page, '印章与用印')
  await page.getByRole('tab', { name: /^用印登记簿/ }).click()
  const row = page.locator('[data-serial="1"]')
  await row.getByText(number, { exact: true }).waitFor()
  await row.getByText(PEOPLE.keeper, { exact: true }).waitFor()
  await camera.take('用印登记簿')
}

/** From the document's own screen. */
export async function exportDocument(desk: Desk, button: string, file: string): Promise<void> {
  const { page, edge, outDir } = desk
  await edge.answerNext({ kind: 'save', path: join(outDir, file) })
  await page.getByRole('button', { name: button, exact: true }).click()
  await readNotice(page, `已导出：${file}`)
}

/** From the submitted review. */
export async function exportReview(desk: Desk, item: string, file: string): Promise<void> {
  await runExport(desk, item, { kind: 'save', path: join(desk.outDir, file) })
  await closeExportNotice(desk.page, [file])
}

/** @returns the names the app says it wrote */
export async function exportMarkedCopies(desk: Desk): Promise<readonly string[]> {
  const { page, outDir, camera, edge } = desk
  await runExport(desk, '标注卷（PDF）', { kind: 'open', path: outDir })
  const notice = exportNotice(page)
  await notice.getByText('已导出').waitFor()
  const lines = (await notice.innerText()).split('\n').map((line) => line.trim())
  await camera.take('导出-标注卷')
  const before = (await edge.log()).revealed.length
  await notice.getByRole('button', { name: '打开所在文件夹' }).click()
  await until(async () => (await edge.log()).revealed.length === before + 1, '文件夹已打开')
  const names = lines.filter((line) => line.endsWith('.pdf'))
  await closeExportNotice(page, names)
  return names
}

const exportNotice = (page: Page) => page.getByRole('status').filter({ hasText: '已导出' })

async function runExport(
  { page, edge }: Desk,
  item: string,
  answer: Parameters<Desk['edge']['answerNext']>[0],
): Promise<void> {
  await edge.answerNext(answer)
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function closeExportNotice(page: Page, names: readonly string[]): Promise<void> {
  const notice = exportNotice(page)
  for (const name of names) await notice.getByText(name, { exact: true }).waitFor({ timeout: 300_000 })
  await notice.getByRole('button', { name: '关闭' }).click()
  await until(async () => (await notice.count()) === 0, '导出提示已关闭')
}
