/** The reviewer's desk: the running app, the operating system's edge, and a camera. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { resizeContent, type RunningApp, type ScreenshotOptions } from '../../test/helpers/electron-app'
import type { OsEdge } from './os-edge'

export type Desk = {
  readonly running: RunningApp
  readonly page: Page
  readonly edge: OsEdge
  readonly outDir: string
  readonly camera: Camera
}

/** The smallest window the screens are made for. */
export const DESK_SIZE = { width: 1366, height: 768 } as const

export class Camera {
  readonly #running: RunningApp
  readonly #folder: string
  #count = 0

  constructor(running: RunningApp, folder: string) {
    this.#running = running
    this.#folder = folder
  }

  /** One picture of what is on screen, named in the order they were taken. */
  async take(name: string, options: ScreenshotOptions = {}): Promise<void> {
    const { page } = this.#running
    const { width = DESK_SIZE.width, height = DESK_SIZE.height, scheme = 'light' } = options
    const isUsual = width === DESK_SIZE.width && height === DESK_SIZE.height
    this.#count += 1
    const file = `${String(this.#count).padStart(2, '0')}-${name}.png`
    await mkdir(this.#folder, { recursive: true })
    if (!isUsual) await resizeContent(this.#running, width, height)
    if (scheme === 'dark') await page.emulateMedia({ colorScheme: 'dark' })
    await waitDrawn(page)
    await page.screenshot({ path: join(this.#folder, file), animations: 'disabled' })
    if (scheme === 'dark') await page.emulateMedia({ colorScheme: 'light' })
    if (isUsual) return
    await resizeContent(this.#running, DESK_SIZE.width, DESK_SIZE.height)
    await waitDrawn(page)
  }

  async takeFailure(step: string): Promise<string> {
    await mkdir(this.#folder, { recursive: true })
    const path = join(this.#folder, `失败-${step}.png`)
    await this.#running.page.screenshot({ path, timeout: 5000 })
    return path
  }
}

/** Case pages in sight are drawn at the size they are shown at, and the paper of a document is the current one. */
export async function waitDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const viewer = document.querySelector('[data-testid="page-viewer"]')
    const frame = viewer?.getBoundingClientRect()
    const sheets = frame === undefined ? [] : [...(viewer?.querySelectorAll('[data-page-number]') ?? [])]
    const areSheetsDrawn = sheets.every((sheet) => {
      const box = sheet.getBoundingClientRect()
      if (frame === undefined || box.bottom <= frame.top || box.top >= frame.bottom) return true
      const asked = Number(sheet.getAttribute('data-rendered')?.split('@')[1] ?? Number.NaN)
      const density = window.devicePixelRatio
      return [box.width, box.height].some((side) => Math.abs(asked - side * density) <= 1.5)
    })
    const pageCount = document.querySelector('[data-testid="page-count"]')
    const isPaperCurrent = pageCount === null || /共 \d+ 页$/.test(pageCount.textContent.trim())
    return areSheetsDrawn && isPaperCurrent
  })
}
