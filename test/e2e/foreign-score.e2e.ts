/**
 * A foreign table at work, in real Electron: the surveying style (gates, 20 for the form, 80 for the content) is
 * written by the editor alone, a shipped sample is judged by it, and the numbers are those a hand works out.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { standAtOsEdge, type OsEdge } from '../../scripts/demo/os-edge'
import { launchApp, resizeContent, screenshot, type RunningApp } from '../helpers/electron-app'
import { pdftotext } from '../helpers/pdf-tools'
import { openCase, seedSampleCase } from '../helpers/seed-case'
import { seedJournal, settled } from '../helpers/seed-journal'
import { publishSurveyingStandard } from '../helpers/surveying-standard'

/** Kept pictures are asked for by hand: they are looked at, not compared. */
const SHOTS = process.env.HENGJUAN_SHOTS

let folder = ''
let running: RunningApp
let page: Page
let edge: OsEdge

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-foreign-'))
  await seedJournal(join(folder, 'data'), [settled('示例甲')])
  running = await launchApp({ userDataDir: join(folder, 'data') })
  page = running.page
  page.setDefaultTimeout(15_000)
  edge = await standAtOsEdge(running.app)
  await resizeContent(running, 1366, 768)
  await page.emulateMedia({ reducedMotion: 'reduce' })
})
afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => {
  expect(running.pageErrors).toEqual([])
})

const row = (itemId: string): Locator => page.locator(`[data-item="${itemId}"]`)
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

async function goTo(itemId: string): Promise<void> {
  await row(itemId).locator('[data-row]').click()
  await row(itemId).and(page.locator('[data-current]')).waitFor()
}

const shownScore = () =>
  page.getByTestId('score').evaluate(({ dataset }) => ({
    got: dataset.gotCenti,
    full: dataset.fullCenti,
    tenths: dataset.scoreTenths,
    grade: dataset.grade,
  }))

/** The page in sight, a rule by its number, and how often. */
async function deduct(itemId: string, rule: string, count: number): Promise<void> {
  await goTo(itemId)
  await press('w', rule)
  await row(itemId).and(page.locator('[data-state="deducted"]')).waitFor()
  if (count === 1) return
  await press('e')
  await page.getByLabel('次数').fill(String(count))
  await press('Control+Enter')
  await page.getByLabel('次数').waitFor({ state: 'detached' })
}

/**
 * Worked out by hand. Form 20, content 80, together 100, nothing left out, so nothing is rescaled.
 * A02 每处扣0.5: 3 × 0.5 = 1.5. A03 不得分: all 2. A07 每处扣0.5，最多扣1: 3 × 0.5 = 1.5, at most 1.
 * B02 每份扣2: 2 × 2 = 4. B05 second rule 每份扣1: 1. Lost 1.5 + 2 + 1 + 4 + 1 = 9.5; left 90.5.
 */
const ACTS = [
  { item: 'A02', rule: '1', count: 3, got: '9850', tenths: '985' },
  { item: 'A03', rule: '1', count: 1, got: '9650', tenths: '965' },
  { item: 'A07', rule: '1', count: 3, got: '9550', tenths: '955' },
  { item: 'B02', rule: '1', count: 2, got: '9150', tenths: '915' },
  { item: 'B05', rule: '2', count: 1, got: '9050', tenths: '905' },
] as const

describe('a sample judged by a table the office has written', () => {
  it('starts by the edition the editor has published', async () => {
    await page.getByRole('link', { name: '评分标准' }).click()
    await publishSurveyingStandard(page)
    await openCase(page, await seedSampleCase(page, '01-canyin'))
    const editions = page.getByLabel('评分标准的版次')
    await editions.selectOption({
      label: (await editions.locator('option', { hasText: 'SL-CH' }).innerText()).trim(),
    })
    await page.getByText('评查项 13 项，共 100 分；否决项 9 项').waitFor()
    await page.getByRole('button', { name: '开始评查' }).click()
    await page.locator('[data-rendered]').first().waitFor()
    await expect.poll(shownScore).toEqual({ got: '10000', full: '10000', tenths: '1000', grade: '合格' })
  })

  it.each(ACTS)('$item, rule $rule, $count times: $tenths tenths are left', async (act) => {
    await deduct(act.item, act.rule, act.count)
    await expect.poll(shownScore).toEqual({ got: act.got, full: '10000', tenths: act.tenths, grade: '合格' })
  })

  it('shows what is left of the form and of the content', async () => {
    await page.getByText('得 15.5 / 20').waitFor()
    await page.getByText('得 75 / 80').waitFor()
  })

  it('is nothing and 不合格 as soon as one gate is shut, and as before when it is opened again', async () => {
    const gate = await page.locator('[data-item]', { hasText: '程序违法' }).getAttribute('data-item')
    await goTo(gate ?? '')
    await press('w', 'v')
    await page.getByLabel('问题描述').fill('未经立案即调查取证')
    await press('Control+Enter')
    await expect.poll(shownScore).toEqual({ got: '9050', full: '10000', tenths: '0', grade: '不合格' })
    await press('Control+z')
    await expect.poll(shownScore).toEqual({ got: '9050', full: '10000', tenths: '905', grade: '合格' })
    await press('Control+y')
    await expect.poll(async () => (await shownScore()).tenths).toBe('0')
    if (SHOTS) await screenshot(running, join(SHOTS, 'foreign-review.png'))
  })

  it('is submitted with both numbers said', async () => {
    await page.getByRole('button', { name: '提交评查' }).click()
    const dialog = page.getByRole('dialog', { name: '提交评查' })
    if (SHOTS) await screenshot(running, join(SHOTS, 'foreign-submit.png'))
    await dialog.getByText('不合格').first().waitFor()
    await dialog.getByRole('button', { name: '仍然提交' }).click()
    await page.locator('[data-review-state="submitted"]').waitFor()
    const result = await page.evaluate(async () => {
      const answer = await globalThis.hengjuan['journal:read'](1, 1000)
      const events = answer.ok ? answer.value : []
      return (events.findLast(({ type }) => type === 'review/submitted')?.payload as { result: object })
        .result
    })
    expect(result).toMatchObject({
      scoreTenths: 0,
      gotCenti: 9050,
      fullApplicableCenti: 10_000,
      grade: '不合格',
    })
  })

  it('has a 评分表 with its edition and every step', async () => {
    const path = join(SHOTS ?? folder, '评分表.pdf')
    await edge.answerNext({ kind: 'save', path })
    await page.getByRole('button', { name: '导出', exact: true }).click()
    await page.getByRole('menuitem', { name: '评分表（PDF）' }).click()
    await page.getByRole('status').getByText('已导出').waitFor()
    const text = pdftotext(path).replace(/\s/g, '')
    for (const said of STEPS) expect(text).toContain(said.replace(/\s/g, ''))
    // Nothing was left out, so there is nothing to rescale by.
    expect(text).not.toContain('合理缺项，满分')
  })
})

const YEAR = new Date().getFullYear()
const STEPS = [
  '测绘地理信息行政处罚案卷评查标准（示例）',
  `（SL-CH，版本 ${YEAR}.1）`,
  '总分计 0 分，等次为最低',
  'A02 每处：扣 0.5 × 3 = 1.5 分（规则 A02-r1；',
  'A02 得分：4 − 1.5 = 2.5 分',
  'A03 不符合的：扣 2 分（规则 A03-r1；',
  'A03 得分：2 − 2 = 0 分',
  'A07 每处：扣 0.5 × 3 = 1.5 分（规则 A07-r1；',
  'A07 “每处”累计 1.5 分，以 1 分为限',
  'A07 得分：2 − 1 = 1 分',
  'B02 每份证据不合要求：扣 2 × 2 = 4 分（规则 B02-r1；',
  'B02 得分：25 − 4 = 21 分',
  'B05 每份回证不全：扣 1 分（规则 B05-r2；',
  'B05 得分：10 − 1 = 9 分',
  '适用满分 100 分；实得：100 − 9.5 = 90.5 分',
  '折算：90.5 ÷ 100 × 100 = 90.5',
  '等次：90.5 ≥ 60.0，合格',
  '一票否决 否06 程序违法；理由：未经立案即调查取证（待确认）（第1页）',
  '一票否决（方式 A：总分计 0 分，等次为最低）：得分 90.5 → 0.0，等次 合格 → 不合格',
]
