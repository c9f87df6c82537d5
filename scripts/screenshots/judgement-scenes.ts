/** Screens of the chapters on standards, the law's clocks and practice: one person, samples, a late decision. */
import type { Locator, Page } from 'playwright-core'
import { launchApp, resizeContent } from '../../test/helpers/electron-app'
import { openCase, seedSampleCase, seedSettings } from '../../test/helpers/seed-case'
import { waitDrawn } from '../demo/desk'
import { perform } from './campaign-desk'
import { SCENE_SIZE, type Take } from './handbook-scenes'

/** Filed as 03-nongyao says; decided fifteen days after the ninety. */
const FACTS = [
  { key: 'filing.date', day: '2025-07-02' },
  { key: 'investigation.start', day: '2025-07-03' },
  { key: 'notice.served', day: '2025-09-01' },
  { key: 'decision.date', day: '2025-10-15' },
  { key: 'service.date', day: '2025-10-20' },
] as const

export async function takeJudgementScenes(take: Take): Promise<void> {
  const running = await launchApp()
  const { page } = running
  const shoot = async (name: string): Promise<void> => {
    await page.mouse.move(2, 2)
    await page.waitForFunction(() => document.querySelector('.mantine-Notification-root') === null)
    await waitDrawn(page)
    await take(name, await page.screenshot({ animations: 'disabled' }))
  }
  try {
    page.setDefaultTimeout(30_000)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await resizeContent(running, SCENE_SIZE.width, SCENE_SIZE.height)
    await seedSettings(page)
    await page.evaluate(() => void (location.hash = '#/standards'))
    await page.getByText('行政许可案卷评查标准').first().waitFor()
    await shoot('standards')
    await lookAtClocks(page, await seedSampleCase(page, '03-nongyao'), shoot)
    await practise(page, await seedSampleCase(page, '01-canyin'), shoot)
  } finally {
    await running.close()
  }
}

type Shoot = (name: string) => Promise<void>

async function lookAtClocks(page: Page, caseId: string, shoot: Shoot): Promise<void> {
  for (const { key, day } of FACTS) {
    const fact = { key, value: { kind: 'date', value: day }, source: null, note: '' } as const
    await perform(page, 'case/fact-set', { caseId, ...fact })
  }
  await openCase(page, caseId)
  await page.getByRole('button', { name: '开始评查' }).click()
  await page.locator('[data-rendered]').first().waitFor()
  await page.getByRole('tab', { name: /时限与程序/ }).click()
  const law = page.getByTestId('law')
  const view = (name: RegExp): Locator => law.getByRole('radiogroup').first().getByText(name)
  await view(/核对结果/).click()
  await page.locator('[data-law-row="P-21"]').click()
  await page.locator('[data-rule="P-21"]').scrollIntoViewIfNeeded()
  await shoot('law-results')
  await view(/时间轴/).click()
  await shoot('law-timeline')
}

/** One finding as the key has it, one it has not; the rest is missed. */
async function practise(page: Page, caseId: string, shoot: Shoot): Promise<void> {
  await openCase(page, caseId)
  await page.getByRole('button', { name: '开始练习' }).click()
  await page.getByRole('button', { name: '提交练习' }).waitFor()
  await page.locator('[data-rendered]').first().waitFor()
  await recordWholePage(page, 'PT-A02', 15)
  await recordWholePage(page, 'PT-A03', 1)
  await page.getByRole('button', { name: '提交练习' }).click()
  await page.getByRole('button', { name: /^(仍然)?提交$/ }).click()
  await page.getByTestId('agreement').waitFor()
  await shoot('training')
}

async function recordWholePage(page: Page, itemId: string, pageNumber: number): Promise<void> {
  const row = page.locator(`[data-item="${itemId}"]`)
  await row.locator('[data-row]').click()
  await row.and(page.locator('[data-current]')).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.type(String(pageNumber))
  await page.keyboard.press('Enter')
  await page.locator(`[data-testid="page-viewer"][data-current-page="${pageNumber}"]`).waitFor()
  await page.locator('[data-current-row]').focus()
  await page.keyboard.press('w')
  await page.keyboard.press('1')
  await row.locator('[data-finding]').waitFor()
}
