/** Screens of the handbook the demo has no reason to stop at: a review half way, and a list with several cases. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { ShareRect } from '@shared/domain/case-file/geometry'
import { parseReviewScriptText, type ReviewScript } from '@shared/exchange/review-script'
import { launchApp, resizeContent } from '../../test/helpers/electron-app'
import { openCase, seedSampleCase, seedSettings } from '../../test/helpers/seed-case'
import { waitDrawn } from '../demo/desk'
import { PROJECT_ROOT } from '../lib/paths'

export const SCENE_SIZE = { width: 1366, height: 768 } as const

export type Take = (name: string, png: Buffer) => Promise<void>

export async function takeScenes(take: Take): Promise<void> {
  const running = await launchApp()
  const { page } = running
  const shoot = async (name: string): Promise<void> => {
    await page.mouse.move(2, 2)
    await waitDrawn(page)
    await take(name, await page.screenshot({ animations: 'disabled' }))
  }
  try {
    page.setDefaultTimeout(30_000)
    await page.emulateMedia({ colorScheme: 'light' })
    await resizeContent(running, SCENE_SIZE.width, SCENE_SIZE.height)
    await seedSettings(page)
    const [open, reviewed] = [await seedSampleCase(page, '01-canyin'), await seedSampleCase(page, '02-zhatu')]
    await seedSampleCase(page, '03-nongyao')
    await reviewByKey(page, reviewed, await loadKey('02-zhatu'))
    await assignToCampaign(page, [open, reviewed])
    await openCase(page, open)
    await reviewHalfWay(page, await loadKey('01-canyin'), shoot)
    await page.getByRole('button', { name: /回到案卷列表$/ }).click()
    await page.getByRole('row').filter({ hasText: '已提交' }).waitFor()
    await shoot('cases')
  } finally {
    await running.close()
  }
}

type Shoot = (name: string) => Promise<void>

/** As chapter 2 tells it: the missing signature on page 15; then another fault, and a document that is not there. */
async function reviewHalfWay(page: Page, key: ReviewScript, shoot: Shoot): Promise<void> {
  await page.getByRole('button', { name: '开始评查' }).click()
  await page.locator('[data-testid="review"][data-review-state="open"]').waitFor()
  await deduct(page, key, 'PT-E05')
  await holdBox(page, key, 'PT-A02')
  await shoot('review-placed')
  await recordByRule(page, 'PT-A02', 1)
  await deduct(page, key, 'PT-C01')
  await page.locator('[data-save-state="saved"]').waitFor()
  await shoot('review')
  await goToItem(page, 'PT-G02')
  await page.keyboard.press('2')
  await page.keyboard.press('m')
  const form = page.getByRole('region', { name: '卷内缺失的材料' })
  await form.locator('input').fill('送达回证')
  await shoot('review-missing')
  await form.getByRole('button', { name: '确定' }).click()
  await page.locator('[data-item="PT-G02"] [data-finding]').waitFor()
}

async function deduct(page: Page, key: ReviewScript, itemId: string): Promise<void> {
  await holdBox(page, key, itemId)
  await recordByRule(page, itemId, 1)
}

/** Draws the box of the key for an item; it waits for its rule. */
async function holdBox(page: Page, { items }: ReviewScript, itemId: string): Promise<void> {
  const entry = items.find(({ id }) => id === itemId)
  const place = entry?.kind === 'deductions' ? entry.deductions[0]?.place : undefined
  if (place?.kind !== 'page') throw new Error(`the key has no box for ${itemId}`)
  await goToItem(page, itemId)
  await drawBox(page, place.pageNumber, place.rect)
  await page.locator('[data-strip="place"]').waitFor()
}

async function recordByRule(page: Page, itemId: string, digit: number): Promise<void> {
  await page.keyboard.press(String(digit))
  await page.locator(`[data-item="${itemId}"] [data-finding]`).waitFor()
}

async function goToItem(page: Page, itemId: string): Promise<void> {
  await page.locator(`[data-item="${itemId}"] [data-row]`).click()
  await page.locator(`[data-item="${itemId}"][data-current]`).waitFor()
}

async function drawBox(page: Page, pageNumber: number, [x, y, width, height]: ShareRect): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.type(String(pageNumber))
  await page.keyboard.press('Enter')
  const sheet = page.locator(`[data-testid="page-viewer"] [data-page-number="${pageNumber}"]`)
  await page.locator(`[data-testid="page-viewer"][data-current-page="${pageNumber}"]`).waitFor()
  await waitDrawn(page)
  await page.getByRole('button', { name: '画框标记（B）' }).click()
  await scrollTo(page, pageNumber, y)
  const box = await sheet.boundingBox()
  if (box === null) throw new Error(`page ${pageNumber} is not on screen`)
  const [left, top] = [box.x + x * box.width, box.y + y * box.height]
  await page.mouse.move(left, top)
  await page.mouse.down()
  await page.mouse.move(left + (width * box.width) / 2, top + (height * box.height) / 2)
  await page.mouse.move(left + width * box.width, top + height * box.height)
  await page.mouse.up()
  await page.locator('[data-testid="page-viewer"][data-tool="read"]').waitFor()
}

/** Brings a height of a page into the upper half of the window. */
async function scrollTo(page: Page, pageNumber: number, shareY: number): Promise<void> {
  const sheet = page.locator(`[data-testid="page-viewer"] [data-page-number="${pageNumber}"]`)
  const view = await page.getByTestId('page-viewer').boundingBox()
  const box = await sheet.boundingBox()
  if (view === null || box === null) throw new Error(`page ${pageNumber} is not on screen`)
  const down = box.y + shareY * box.height - (view.y + view.height * 0.4)
  if (Math.abs(down) < 40) return
  await page.mouse.move(view.x + view.width / 2, view.y + view.height / 2)
  await page.mouse.wheel(0, down)
  const limit = performance.now() + 10_000
  for (let last = box.y; ;) {
    await waitDrawn(page)
    const now = (await sheet.boundingBox())?.y ?? last
    if (now !== box.y && now === last) return
    if (performance.now() > limit) throw new Error('the pages do not scroll')
    last = now
  }
}

async function loadKey(slug: string): Promise<ReviewScript> {
  const parsed = parseReviewScriptText(
    await readFile(join(PROJECT_ROOT, 'resources/samples', slug, 'review.json'), 'utf8'),
  )
  if (!parsed.ok) throw new Error(`${slug}: ${parsed.failure.code}`)
  return parsed.value
}

/** Only the list is shown of this one, so its places are one box on the first page. */
async function reviewByKey(page: Page, caseId: string, script: ReviewScript): Promise<void> {
  const { reviewId, fileId } = await page.evaluate(
    async ([id, standardId]) => {
      const started = await globalThis.hengjuan['review:start']({ caseId: id, standardId })
      const events = await globalThis.hengjuan['journal:read'](1, 1000)
      if (!started.ok || !events.ok) throw new Error('the review did not start')
      const registered = events.value.find(
        ({ type, payload }) => type === 'case/registered' && (payload as { caseId: string }).caseId === id,
      )
      const { files } = registered?.payload as { files: { fileId: string }[] }
      return { reviewId: started.value.reviewId, fileId: files[0]?.fileId ?? '' }
    },
    [caseId, script.standard] as const,
  )
  await perform(page, actsOfKey(script, { caseId, reviewId, fileId }))
  await page.evaluate(async (id) => {
    const answer = await globalThis.hengjuan['review:submit']({ reviewId: id })
    if (!answer.ok) throw new Error(answer.failure.code)
  }, reviewId)
}

type Act = { readonly type: string; readonly payload: object }
type Where = { readonly caseId: string; readonly reviewId: string; readonly fileId: string }

function actsOfKey(script: ReviewScript, { caseId, reviewId, fileId }: Where): readonly Act[] {
  const record = (finding: object): Act => ({
    type: 'finding/recorded',
    payload: {
      ...{ reviewId, caseId, findingId: randomUUID() },
      finding: {
        ...{ ruleId: null, defectCode: null, law: '', advice: '', severity: '一般' },
        places: [{ kind: 'region', fileId, pageIndex: 0, boxPt: [100, 100, 300, 160] }],
        ...finding,
      },
    },
  })
  return script.items.flatMap((entry): readonly Act[] => {
    const itemId = entry.id
    switch (entry.kind) {
      case 'na':
        return [{ type: 'review/item-excused', payload: { reviewId, caseId, itemId, reason: entry.reason } }]
      case 'veto':
        return [record({ kind: 'veto', itemId, unitCenti: 0, count: 1, description: entry.reason })]
      case 'deductions':
        return entry.deductions.map(({ unitCenti, count, note }) =>
          record({ kind: 'deduction', itemId, unitCenti, count, description: note }),
        )
    }
  })
}

async function assignToCampaign(page: Page, caseIds: readonly string[]): Promise<void> {
  const campaignId = randomUUID()
  await perform(page, [
    { type: 'campaign/opened', payload: { campaignId, name: '行政处罚案卷集中评查', year: 2026 } },
    ...caseIds.map((caseId) => ({ type: 'case/assigned', payload: { caseId, campaignId } })),
  ])
}

async function perform(page: Page, acts: readonly Act[]): Promise<void> {
  await page.evaluate(async (all) => {
    for (const act of all) {
      const answer = await globalThis.hengjuan['act:perform'](act)
      if (!answer.ok) throw new Error(`${act.type}: ${answer.failure.code}`)
    }
  }, acts)
}
