/** Registers, yearly figures and the reminder at the start, on a store that holds the year of the founding article. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, resizeContent } from '../helpers/electron-app'
import { ARTICLE_2022, seedLoopStore } from '../helpers/loop-store'
import { button, dialog, eventually, go, look, page, running, sitDown } from './loop-desk'

describe('the year of the founding article', () => {
  let dir = ''
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'hengjuan-year-'))
    await seedLoopStore(dir)
    sitDown(await launchApp({ userDataDir: dir }))
    await resizeContent(running, 1366, 768)
    await page.emulateMedia({ reducedMotion: 'reduce' })
  })
  afterAll(async () => {
    await running.close()
    await rm(dir, { recursive: true, force: true })
  })
  afterEach(() => {
    expect(running.pageErrors).toEqual([])
  })

  it('says at the start what is late, once a day, and never in the way', async () => {
    const banner = page.getByTestId('due-banner')
    await banner.getByText(/监督办理有 \d+ 项已超期/).waitFor()
    const count = Number(/\d+/.exec((await banner.textContent()) ?? '')?.[0])
    expect(count).toBeGreaterThan(0)
    await eventually(() => page.getByTestId('loop-badge').first().textContent()).toContain(String(count))
    await look('home')
    await banner.getByRole('button', { name: '去办理' }).click()
    await eventually(() => page.getByTestId('due-row').count()).toBeGreaterThanOrEqual(count)
    await page
      .getByRole('button', { name: /怎么算的/ })
      .first()
      .click()
    await page
      .getByText(/起算，期限/)
      .first()
      .waitFor()
    await look('dues')
    await go('#/cases')
    await banner.getByRole('button', { name: '今天不再提醒' }).click()
    await banner.waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('heading', { name: '案卷', level: 2 }).waitFor()
    await eventually(() => page.getByTestId('loop-badge').first().textContent()).toContain(String(count))
    expect(await banner.count()).toBe(0)
  })

  it('counts the year as the article prints it', async () => {
    await go('#/registers')
    await page.getByRole('tab', { name: '年度统计' }).click()
    await page.getByRole('combobox', { name: '统计年度' }).click()
    await page.getByRole('option', { name: '2022年', exact: true }).click()
    for (const [id, value] of Object.entries(ARTICLE_2022))
      await eventually(() =>
        page.locator(`[data-figure="${id}"]`).getByTestId('figure-value').textContent(),
      ).toBe(String(value))
    await look('figures')
  })

  it('shows behind a figure how it is counted and every row of it', async () => {
    await page.locator('[data-figure="revoked"]').click()
    await dialog().getByText('同一份决定只计一次', { exact: false }).waitFor()
    expect(await dialog().getByRole('row').count()).toBe(1 + ARTICLE_2022.revoked)
    await look('figure')
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await button('看数据表').first().click()
    await page
      .getByRole('table', { name: /2022年各类文书/ })
      .getByRole('cell', { name: '25' })
      .waitFor()
  })
})
