/** The real app on its real screens: the few acts the figures need, and a stop-watch that runs inside the page. */
import type { Page } from 'playwright-core'
import { resizeContent, type RunningApp } from '../../test/helpers/electron-app'
import '../../test/helpers/seed-case'

/** The smallest window the screens are made for. */
export const WINDOW = { width: 1366, height: 768 } as const

/** Not a target: only so that a figure that never comes does not stop the others. */
const LIMIT_MS = 60_000

export async function useSmallWindow(running: RunningApp): Promise<void> {
  await resizeContent(running, WINDOW.width, WINDOW.height)
}

/** Through the import dialog, as a person does; only the system's own file dialog is answered for them. */
export async function importThroughDialog(running: RunningApp, folder: string, title: string): Promise<void> {
  const { app, page } = running
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, folder)
  await page.getByRole('button', { name: '选择案卷文件夹' }).click()
  const form = page.getByRole('dialog', { name: '导入案卷' })
  await form.getByRole('textbox', { name: '案卷名称' }).fill(title)
  await form.getByRole('button', { name: '开始导入' }).click()
  await form.getByText(/^已导入 \d+ 个文件/).waitFor({ timeout: 600_000 })
  await form.getByRole('button', { name: '打开案卷' }).click()
}

/** From the screen of a case without a review. @returns when its first page is drawn */
export async function startReview(page: Page): Promise<void> {
  await page.getByRole('button', { name: '开始评查' }).click()
  await page.locator(drawnPage(1)).waitFor({ timeout: 60_000 })
}

export async function backToCases(page: Page): Promise<void> {
  await page.getByRole('button', { name: '返回案卷列表' }).click()
  await page.locator('table tbody tr').first().waitFor()
}

export const drawnPage = (number: number): string => `section[data-page-number="${number}"][data-rendered]`

type Watched = { benchWatch: Promise<number> }

/**
 * A stop-watch in the page: starts at the event `eventName` that `act` causes, stops when `selector` (CSS, or
 * `CSS >> words it shows`) is there and the
 * frame that shows it has been handed to the screen.
 * @returns milliseconds from the event's own time stamp
 */
export async function timeUntil(
  page: Page,
  eventName: 'click' | 'keydown',
  selector: string,
  act: () => Promise<void>,
): Promise<number> {
  // Set up and answered before the act: keys take another way into the page and may overtake.
  // No named function in here: the script runner would wrap it in a helper that the page does not have.
  await page.evaluate(
    ([name, wanted, limitMs]) => {
      const [css = '', words = ''] = wanted.split(' >> ')
      if ([...document.querySelectorAll(css)].some((one) => one.textContent.includes(words)))
        throw new Error(`${wanted} is there already`)
      const kept = globalThis as unknown as Watched
      kept.benchWatch = new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`${wanted} did not come`)), limitMs)
        addEventListener(
          name,
          ({ timeStamp }) => {
            const observer = new MutationObserver(() => {
              if (![...document.querySelectorAll(css)].some((one) => one.textContent.includes(words))) return
              observer.disconnect()
              requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp)))
            })
            observer.observe(document, { subtree: true, childList: true, attributes: true })
          },
          { capture: true, once: true },
        )
      })
    },
    [eventName, selector, LIMIT_MS] as const,
  )
  await act()
  return page.evaluate(() => (globalThis as unknown as Watched).benchWatch)
}
