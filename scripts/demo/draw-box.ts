/** Drawing a box with the mouse where review.json wants it: shares of the visible page become pixels on screen. */
import type { Locator, Page } from 'playwright-core'
import type { ShareRect } from '@shared/domain/case-file/geometry'
import { DemoFailure } from './failure'
import { until, write } from './person'

type PixelBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The app takes a shorter drag for a click. */
const SHORTEST_DRAG_PX = 6

const viewerOf = (page: Page): Locator => page.getByTestId('page-viewer')
const sheetOf = (page: Page, pageNumber: number): Locator =>
  viewerOf(page).locator(`[data-page-number="${pageNumber}"]`)

export async function goToPage(page: Page, pageNumber: number): Promise<void> {
  const tools = page.getByRole('toolbar', { name: '页面工具' })
  await write(tools.getByRole('textbox', { name: '页码' }), String(pageNumber))
  await page.keyboard.press('Enter')
  await page.locator(`[data-testid="page-viewer"][data-current-page="${pageNumber}"]`).waitFor()
  await sheetOf(page, pageNumber).and(page.locator('[data-rendered]')).waitFor()
}

/** @param onHeld  while the button is still down, for a picture of the box */
export async function drawBox(
  page: Page,
  pageNumber: number,
  rect: ShareRect,
  onHeld?: () => Promise<void>,
): Promise<void> {
  await goToPage(page, pageNumber)
  const hasZoomed = await zoomFor(page, pageNumber, rect)
  const target = await scrollIntoSight(page, pageNumber, rect)
  await page.getByRole('button', { name: /^画框标记/ }).click()
  await page.locator('[data-testid="page-viewer"][data-tool="box"]').waitFor()
  const { mouse } = page
  await mouse.move(target.x, target.y)
  await mouse.down()
  await mouse.move(target.x + target.width / 2, target.y + target.height / 2)
  await mouse.move(target.x + target.width, target.y + target.height)
  if (onHeld) await onHeld()
  await mouse.up()
  await page.locator('[data-testid="page-viewer"][data-tool="read"]').waitFor()
  if (hasZoomed) await zoomBy(page, /^适合宽度/)
}

/** A box higher than the window needs the whole page in sight. */
async function zoomFor(page: Page, pageNumber: number, rect: ShareRect): Promise<boolean> {
  const [view, box] = [await boxOf(viewerOf(page)), await pixelsOf(page, pageNumber, rect)]
  if (box.height <= view.height) return false
  await zoomBy(page, /^适合整页/)
  return true
}

async function zoomBy(page: Page, label: RegExp): Promise<void> {
  const button = page.getByRole('button', { name: label })
  await button.click()
  await button.and(page.locator('[aria-pressed="true"]')).waitFor()
}

/** Turns the wheel until the whole box lies in the window. */
async function scrollIntoSight(page: Page, pageNumber: number, rect: ShareRect): Promise<PixelBox> {
  const viewer = viewerOf(page)
  for (let times = 0; times < 4; times += 1) {
    const [view, box] = [await boxOf(viewer), await pixelsOf(page, pageNumber, rect)]
    const dx = outside(box.x, box.x + box.width, view.x, view.x + view.width)
    const dy = outside(box.y, box.y + box.height, view.y, view.y + view.height)
    if (dx === 0 && dy === 0) return box
    await page.mouse.move(view.x + view.width / 2, view.y + view.height / 2)
    await wheel(page, viewer, dx, dy)
  }
  throw new DemoFailure(`第 ${pageNumber} 页的框滚不到窗口里`)
}

/** How far to scroll so that `low`..`high` comes to lie in the middle of the window; 0 when it is inside. */
function outside(low: number, high: number, from: number, to: number): number {
  if (low >= from && high <= to) return 0
  return Math.round((low + high) / 2 - (from + to) / 2)
}

async function wheel(page: Page, viewer: Locator, dx: number, dy: number): Promise<void> {
  const target = await viewer.evaluate(
    (element, by) => ({
      left: Math.min(Math.max(0, element.scrollLeft + by.dx), element.scrollWidth - element.clientWidth),
      top: Math.min(Math.max(0, element.scrollTop + by.dy), element.scrollHeight - element.clientHeight),
    }),
    { dx, dy },
  )
  await page.mouse.wheel(dx, dy)
  const isThere = () =>
    viewer.evaluate(
      (element, to) =>
        Math.abs(element.scrollLeft - to.left) <= 1.5 && Math.abs(element.scrollTop - to.top) <= 1.5,
      target,
    )
  await until(isThere, '页面滚动到位')
}

/** A speck is drawn as small as a box can be drawn, around its middle. */
async function pixelsOf(page: Page, pageNumber: number, rect: ShareRect): Promise<PixelBox> {
  const sheet = await boxOf(sheetOf(page, pageNumber))
  const [x, y, width, height] = rect
  const drawn = {
    width: Math.max(SHORTEST_DRAG_PX, width * sheet.width),
    height: Math.max(SHORTEST_DRAG_PX, height * sheet.height),
  }
  return {
    x: sheet.x + (x + width / 2) * sheet.width - drawn.width / 2,
    y: sheet.y + (y + height / 2) * sheet.height - drawn.height / 2,
    ...drawn,
  }
}

async function boxOf(locator: Locator): Promise<PixelBox> {
  const box = await locator.boundingBox()
  if (box === null) throw new DemoFailure('页面不在屏幕上')
  return box
}
