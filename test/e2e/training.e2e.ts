/** Practice in real Electron: scored blind, then held against the key; as often as one likes, and never counted. */
import { createRequire } from 'node:module'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, resizeContent, type RunningApp } from '../helpers/electron-app'
import { openCase, seedSampleCase, seedSettings } from '../helpers/seed-case'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

let running: RunningApp
let page: Page
let caseId: string

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await seedSettings(page)
  await resizeContent(running, 1366, 768)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  caseId = await seedSampleCase(page, '01-canyin')
})
afterAll(async () => {
  await running.close()
})
afterEach(() => {
  expect(running.pageErrors).toEqual([])
})

const row = (itemId: string): Locator => page.locator(`[data-item="${itemId}"]`)
const press = (...keys: readonly string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
const reviewId = (): Promise<string> => page.evaluate(() => location.hash.split('/')[3] ?? '')
const askForKey = (id: string): Promise<string> =>
  page.evaluate(async (review) => {
    const answer = await globalThis.hengjuan['training:key']({ reviewId: review })
    return answer.ok ? `${answer.value.findings.length} findings` : answer.failure.code
  }, id)

async function goTo(itemId: string): Promise<void> {
  await row(itemId).locator('[data-row]').click()
  await row(itemId).and(page.locator('[data-current]')).waitFor()
}

async function goToPage(number: number): Promise<void> {
  await press('g')
  await page.keyboard.type(String(number))
  await press('Enter')
  await expect.poll(() => page.getByLabel('页码').first().inputValue()).toBe(String(number))
  await page.locator('[data-current-row]').focus()
}

async function begin(label: '开始练习' | '再练一次'): Promise<void> {
  await openCase(page, caseId)
  await page.getByRole('button', { name: label }).click()
  await page.getByRole('button', { name: '提交练习' }).waitFor()
  await page.locator('[data-rendered]').first().waitFor()
}

async function submit(): Promise<void> {
  await page.getByRole('button', { name: '提交练习' }).click()
  await page.getByRole('button', { name: /^(仍然)?提交$/ }).click()
  await page.getByTestId('agreement').waitFor()
}

/** In the key: PT-A02 on page 15, once at 1 point. */
async function recordA02(): Promise<void> {
  await goTo('PT-A02')
  await goToPage(15)
  await press('w', '1')
  await row('PT-A02').locator('[data-finding]').waitFor()
}

const count = (verdict: string): Promise<number> => page.locator(`[data-verdict="${verdict}"]`).count()

describe('a practice', () => {
  it('is blind: neither the screen nor the bridge gives the key away before submission', async () => {
    await begin('开始练习')
    expect(await askForKey(await reviewId())).toBe('training/not-submitted')
    expect(await page.getByRole('tab', { name: '比对' }).count()).toBe(0)
    expect(await page.getByText('参考答案').count()).toBe(0)
    await page.getByText('练习，不计入评查').waitFor()
  })

  it('shows after submission what was right, missed, false and of other points, with the places of the key', async () => {
    await recordA02()
    // The key takes 0.2 three times on page 12; here twice.
    await goTo('PT-E05')
    await goToPage(12)
    await press('w', '0')
    await page.getByLabel('每次扣').fill('0.2')
    await page.getByLabel('次数').fill('2')
    await page.getByRole('textbox', { name: '问题描述' }).fill('空白栏未划除')
    await press('Control+Enter')
    await row('PT-E05').locator('[data-finding]').waitFor()
    // Not in the key.
    await goTo('PT-A03')
    await goToPage(1)
    await press('w', '1')
    await row('PT-A03').locator('[data-finding]').waitFor()
    await goTo('PT-D03')
    await press('n', 'Enter')
    await row('PT-D03').and(page.locator('[data-state="excused"]')).waitFor()
    await submit()
    const item = (itemId: string): Locator =>
      page.getByTestId('training').getByRole('region', { name: itemId })
    expect(await item('PT-A02').innerText()).toContain('一致')
    expect(await item('PT-E05').innerText()).toContain('分值不同')
    expect(await item('PT-A03').innerText()).toContain('误评')
    expect(await item('PT-D03').innerText()).toContain('一致')
    expect(await item('PT-B03').innerText()).toContain('漏评')
    expect(await count('missed')).toBeGreaterThan(3)
    expect([await count('right'), await count('points'), await count('false')]).toEqual([2, 1, 1])
    const agreement = await page.getByTestId('agreement').innerText()
    expect(agreement).toMatch(/^符合 \d{1,2}\.\d%$/)
    // Two right and a half of all points of judgement.
    const all = await page.locator('[data-verdict]').count()
    expect(agreement).toBe(`符合 ${(Math.floor((5 * 1000 + all) / (2 * all)) / 10).toFixed(1)}%`)
    // The place of the key, on its page.
    await item('PT-B03')
      .getByRole('button', { name: /进货票据复印件/ })
      .click()
    await expect.poll(() => page.getByLabel('页码').first().inputValue()).toBe('21')
    await page.locator('[data-mark-id^="gold:PT-B03"]').first().waitFor()
    await page.evaluate(await readFile(AXE, 'utf8'))
    const grave = await page.evaluate(async () => {
      type Result = { violations: { id: string; impact: string; nodes: { html: string }[] }[] }
      const { axe } = globalThis as unknown as { axe: { run: () => Promise<Result> } }
      const { violations } = await axe.run()
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)
    })
    expect(grave).toEqual([])
  })

  it('cannot be opened again, and makes no paper', async () => {
    expect(await askForKey(await reviewId())).toMatch(/findings$/)
    expect(await page.getByRole('button', { name: '退回修改' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: '起草监督意见书' }).count()).toBe(0)
    const refusal = await page.evaluate(
      async (ids) => {
        const payload = { ...ids, reason: '再看' }
        const answer = await globalThis.hengjuan['act:perform']({ type: 'review/reopened', payload })
        return answer.ok ? 'written' : answer.failure.code
      },
      { caseId, reviewId: await reviewId() },
    )
    expect(refusal).toBe('training/final')
  })

  it('goes out as a table of the comparison', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hengjuan-training-'))
    try {
      for (const [label, name, magic] of [
        ['练习比对表（PDF）', '比对.pdf', '%PDF'],
        ['练习比对表（XLSX）', '比对.xlsx', 'PK'],
      ] as const) {
        await running.app.evaluate(
          ({ dialog }, filePath) => {
            dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
          },
          join(folder, name),
        )
        await page.getByRole('button', { name: '导出' }).click()
        await page.getByRole('menuitem', { name: label }).click()
        await page.getByText(name, { exact: true }).waitFor()
        expect((await readFile(join(folder, name))).subarray(0, magic.length).toString('latin1')).toBe(magic)
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('leaves the case as it was, and can be done again with a clean sheet', async () => {
    await page.evaluate(() => {
      location.hash = '#/cases'
    })
    const listed = page.locator('table tbody tr').first()
    await listed.waitFor()
    expect(await listed.innerText()).toContain('待评查')
    await begin('再练一次')
    expect(await page.locator('[data-finding]').count()).toBe(0)
    expect(await askForKey(await reviewId())).toBe('training/not-submitted')
    await recordA02()
    // What the first practice found is no help here.
    expect(await page.getByRole('group', { name: '常记问题' }).count()).toBe(0)
    await submit()
    expect([await count('right'), await count('false')]).toEqual([1, 0])
  })

  it('stands beside the real review of the same sample', async () => {
    await openCase(page, caseId)
    await page.getByRole('button', { name: '开始评查' }).click()
    await page.getByRole('button', { name: '提交评查' }).waitFor()
    await page.getByRole('tab', { name: '案卷信息' }).click()
    await page.getByRole('list', { name: '做过的练习' }).waitFor()
    expect(await page.getByRole('list', { name: '做过的练习' }).getByRole('listitem').count()).toBe(2)
  })
})
