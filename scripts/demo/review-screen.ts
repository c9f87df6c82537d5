/** The review workspace as a reviewer uses it: the page first, then the item, then the words. */
import type { Locator, Page } from 'playwright-core'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { ScriptDeduction, ScriptEntry, ScriptPlace } from '@shared/exchange/review-script'
import { formatCenti } from '@shared/lib/decimal'
import type { Desk } from './desk'
import { drawBox } from './draw-box'
import { DemoFailure } from './failure'
import { until, waitSaved, write } from './person'

const rowOf = (page: Page, itemId: string): Locator => page.locator(`[data-item="${itemId}"]`)
const editorOf = (page: Page): Locator => page.getByRole('region', { name: '记录问题' })

/** Moments worth a picture, each taken once. */
export type Moments = Partial<Record<'held' | 'editor' | 'missing' | 'excuse', () => Promise<void>>>

export async function playEntry(
  { page }: Desk,
  standard: ScoringStandard,
  entry: ScriptEntry,
  moments: Moments,
): Promise<void> {
  switch (entry.kind) {
    case 'na':
      return excuse(page, entry.id, entry.reason, moments)
    case 'veto':
      return recordVeto(page, entry.id, entry.reason, entry.place, moments)
    case 'deductions':
      for (const deduction of entry.deductions) {
        await recordDeduction(page, standard, entry.id, deduction, moments)
      }
  }
}

async function selectItem(page: Page, itemId: string): Promise<Locator> {
  const row = rowOf(page, itemId)
  await row.locator('[data-row]').click()
  await row.and(page.locator('[data-current]')).waitFor()
  return row
}

async function recordDeduction(
  page: Page,
  standard: ScoringStandard,
  itemId: string,
  deduction: ScriptDeduction,
  moments: Moments,
): Promise<void> {
  const { place } = deduction
  if (place.kind === 'page') await drawPlace(page, place, moments)
  const row = await selectItem(page, itemId)
  const before = await row.locator('[data-finding]').count()
  const rule = standard.items
    .find(({ id }) => id === itemId)
    ?.rules.find(({ unitCenti }) => unitCenti === deduction.unitCenti)
  if (rule === undefined) {
    await row.getByRole('button', { name: /^自定扣分/ }).click()
    await write(editorOf(page).getByLabel('每次扣'), formatCenti(deduction.unitCenti))
    if (place.kind === 'missing') {
      await editorOf(page)
        .getByRole('button', { name: /^缺失材料/ })
        .click()
      await writeMissing(page, place.document, moments)
    }
  } else {
    await row.locator(`[data-rule="${rule.id}"]`).click()
    if (place.kind === 'missing') {
      await page
        .locator('[data-strip="rule"]')
        .getByRole('button', { name: /^缺失材料/ })
        .click()
      await writeMissing(page, place.document, moments)
    }
    await until(
      async () => (await row.locator('[data-finding]').count()) === before + 1,
      `${itemId} 已记扣分`,
    )
    await waitSaved(page)
    await row
      .locator('[data-finding]')
      .last()
      .getByRole('button', { name: /^修改第/ })
      .click()
  }
  await describeFinding(page, deduction, moments)
  await until(async () => (await row.locator('[data-finding]').count()) === before + 1, `${itemId} 已记扣分`)
  await row.getByText(deduction.note, { exact: false }).first().waitFor()
}

async function drawPlace(
  page: Page,
  { pageNumber, rect }: Extract<ScriptPlace, { kind: 'page' }>,
  moments: Moments,
): Promise<void> {
  const onHeld = takeOnce(moments, 'held')
  await drawBox(page, pageNumber, rect, onHeld)
  await page.locator('[data-strip="place"]').getByText(`第 ${pageNumber} 页`).waitFor()
}

async function writeMissing(page: Page, document: string, moments: Moments): Promise<void> {
  const form = page.getByRole('region', { name: '卷内缺失的材料' })
  await write(form.locator('input'), document)
  await takeOnce(moments, 'missing')?.()
  await form.getByRole('button', { name: '确定' }).click()
  await until(async () => (await form.count()) === 0, '缺失材料已写明')
}

async function describeFinding(page: Page, deduction: ScriptDeduction, moments: Moments): Promise<void> {
  const editor = editorOf(page)
  await editor.waitFor()
  const count = editor.getByLabel('次数')
  if ((await count.inputValue()) !== String(deduction.count)) await write(count, String(deduction.count))
  if (deduction.defect !== null) await pickDefect(page, editor, deduction.defect)
  await write(editor.getByLabel('问题描述'), deduction.note)
  await takeOnce(moments, 'editor')?.()
  await saveFinding(page, editor)
}

async function pickDefect(page: Page, editor: Locator, code: string): Promise<void> {
  const picker = editor.getByLabel('缺陷类型')
  await write(picker, code)
  await page.getByRole('option', { name: new RegExp(`^${code}`) }).click()
  await until(async () => (await picker.inputValue()).startsWith(`${code} `), `缺陷 ${code} 已选定`)
}

async function saveFinding(page: Page, editor: Locator): Promise<void> {
  await editor.getByRole('button', { name: '保存', exact: true }).click()
  await until(async () => (await editor.count()) === 0, '问题已保存')
  await waitSaved(page)
}

async function recordVeto(
  page: Page,
  itemId: string,
  reason: string,
  place: ScriptPlace,
  moments: Moments,
): Promise<void> {
  if (place.kind === 'page') await drawPlace(page, place, moments)
  const row = await selectItem(page, itemId)
  await row.getByRole('button', { name: /提出一票否决/ }).click()
  const editor = editorOf(page)
  if (place.kind === 'missing') {
    await editor.getByRole('button', { name: /^缺失材料/ }).click()
    await writeMissing(page, place.document, moments)
  }
  await write(editor.getByLabel('问题描述'), reason)
  await saveFinding(page, editor)
  await row.and(page.locator('[data-state="vetoed"]')).waitFor()
}

async function excuse(page: Page, itemId: string, reason: string, moments: Moments): Promise<void> {
  const row = await selectItem(page, itemId)
  await row.getByRole('button', { name: /^合理缺项/ }).click()
  const form = page.getByRole('region', { name: `${itemId} 合理缺项的理由` })
  await write(form.locator('input'), reason)
  await takeOnce(moments, 'excuse')?.()
  await form.getByRole('button', { name: '确定' }).click()
  await row.and(page.locator('[data-state="excused"]')).waitFor()
  await waitSaved(page)
}

function takeOnce(moments: Moments, name: keyof Moments): (() => Promise<void>) | undefined {
  const take = moments[name]
  delete moments[name]
  return take
}

/** 无问题 for everything not looked at yet, by keyboard: U to the next one, Space for "in order". */
export async function checkTheRest({ page }: Desk): Promise<number> {
  const { keyboard } = page
  await page.locator('[data-current-row]').focus()
  let count = 0
  for (;;) {
    const unseen = page.locator('[data-item][data-state="unseen"]')
    if ((await unseen.count()) === 0) return count
    const current = page.locator('[data-item][data-current]')
    if ((await current.getAttribute('data-state')) !== 'unseen') await keyboard.press('u')
    await current.and(page.locator('[data-state="unseen"]')).waitFor()
    const itemId = (await current.getAttribute('data-item')) ?? ''
    await keyboard.press('Space')
    await rowOf(page, itemId).and(page.locator('[data-state="checked"]')).waitFor()
    count += 1
  }
}

export type ShownScore = {
  readonly scoreTenths: number | null
  readonly gotCenti: number
  readonly fullCenti: number
  readonly grade: string
  readonly vetoes: readonly string[]
}

/** What the bar and the checklist show. */
export async function readScore(page: Page): Promise<ShownScore> {
  const bar = page.getByTestId('score')
  const number = async (name: string): Promise<number> => {
    const text = await bar.getAttribute(name)
    if (text === null || text === '' || Number.isNaN(Number(text)))
      throw new DemoFailure(`得分栏没有 ${name}`)
    return Number(text)
  }
  const tenths = await bar.getAttribute('data-score-tenths')
  const vetoed = page.locator('[data-item][data-state="vetoed"]')
  return {
    scoreTenths: tenths === '' || tenths === null ? null : Number(tenths),
    gotCenti: await number('data-got-centi'),
    fullCenti: await number('data-full-centi'),
    grade: (await bar.getAttribute('data-grade')) ?? '',
    vetoes: await vetoed.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-item') ?? '')),
  }
}

export type ShownFile = { readonly name: string; readonly pages: number }

/** 案卷信息: the files in the order they were taken in. */
export async function readFiles({ page, camera }: Desk): Promise<readonly ShownFile[]> {
  await page.getByRole('tab', { name: '案卷信息' }).click()
  const panel = page.getByRole('tabpanel', { name: '案卷信息' })
  await panel.getByText(/^文件（\d+ 个/).waitFor()
  const lines = await panel.getByRole('listitem').allInnerTexts()
  await camera.take('评查-案卷信息')
  return lines.map((line) => {
    const [, name, pages] = /^(.*\S)\s+(\d+) 页$/s.exec(line.trim()) ?? []
    if (name === undefined) throw new DemoFailure(`读不懂文件清单：${line}`)
    return { name, pages: Number(pages) }
  })
}

/** 问题清单: how many faults it lists. */
export async function readFindings({ page, camera }: Desk): Promise<number> {
  await page.getByRole('tab', { name: /^问题清单/ }).click()
  const panel = page.getByRole('tabpanel', { name: /^问题清单/ })
  const empty = panel.getByText('还没有记录问题')
  const table = panel.getByRole('table', { name: '问题清单' })
  await table.or(empty).waitFor()
  await camera.take('评查-问题清单')
  return panel.locator('tbody [data-finding]').count()
}

export async function submitReview({ page, camera }: Desk): Promise<void> {
  await page.getByRole('button', { name: '提交评查' }).click()
  const dialog = page.getByRole('dialog', { name: '提交评查' })
  await dialog.getByTestId('submit-result').waitFor()
  await camera.take('提交评查')
  await dialog.getByRole('button', { name: '提交', exact: true }).click()
  await page.locator('[data-testid="review"][data-review-state="submitted"]').waitFor()
  await waitSaved(page)
}
