/** The viewer in a real window: pictures lie where page space says, marks come back in exact page points. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pagePointToShare, sharePointToPage, type PointPt } from '@shared/domain/case-file/geometry'
import type { PageIndex, PageInfo } from '@shared/domain/case-file/page-index'
import { USER_PASSWORD } from '../fixtures/pdf/build'
import { testPdfium } from '../helpers/pdfium'
import { buildHarness, openViewer, writeCase, type OpenViewer } from '../helpers/viewer-harness'
import type { ViewerHarness } from './harness/viewer/page'
import { PAGE_NUMBERS, QUARTERS, viewerCase } from './viewer-case'

declare global {
  interface Window {
    harness: ViewerHarness
  }
}

let dir: string
let open: OpenViewer
let page: Page

beforeAll(async () => {
  dir = await buildHarness()
  await writeCase(join(dir, 'case'), viewerCase(), await testPdfium())
  open = await openViewer(dir, join(dir, 'case'))
  page = open.page
})

afterAll(async () => {
  await open.close()
  await rm(dir, { recursive: true, force: true })
})

const sheet = (number: number): string => `section[data-page-number="${number}"]`

async function show(number: number, until = `${sheet(number)}[data-rendered]`): Promise<void> {
  await page.evaluate((n) => window.harness.viewer.goToPage(n - 1), number)
  await page.waitForSelector(until)
}

async function zoom(kind: 'fit-page' | 'fit-width'): Promise<void> {
  await page.evaluate((k) => window.harness.viewer.setZoom({ kind: k }), kind)
}

/** What the reader sees of a page: its place on screen. */
async function boundsOf(number: number): Promise<{ x: number; y: number; width: number; height: number }> {
  const bounds = await page.locator(sheet(number)).boundingBox()
  if (bounds === null) throw new Error(`page ${number} is not in sight`)
  return bounds
}

async function infoOf(number: number): Promise<PageInfo> {
  return page.evaluate(async (n) => {
    const files = (await (await fetch('app://hengjuan/case/case.json')).json()) as { sha256: string }[]
    const infos: PageInfo[] = []
    for (const { sha256 } of files) {
      const index = (await (await fetch(`app://hengjuan/pages/${sha256}.json`)).json()) as PageIndex
      infos.push(...index.pages)
    }
    const info = infos[n - 1]
    if (info === undefined) throw new Error('no such page')
    return info
  }, number)
}

/** The colour on screen at points of the window, read from a screenshot. */
async function coloursAt(
  points: readonly (readonly [number, number])[],
): Promise<readonly (readonly number[])[]> {
  const png = (await page.screenshot()).toString('base64')
  return page.evaluate(
    async ([data, wanted]) => {
      const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes]))
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.drawImage(bitmap, 0, 0)
      return wanted.map(([x, y]) =>
        [...context.getImageData(Math.round(x), Math.round(y), 1, 1).data].slice(0, 3),
      )
    },
    [png, points] as const,
  )
}

/** Middles of the four quarters of the unrotated page, in page space. */
function quarterPoints({ cropBox: [x0, y0, x1, y1] }: PageInfo): Record<keyof typeof QUARTERS, PointPt> {
  const at = (right: number, up: number): PointPt => [x0 + right * (x1 - x0), y0 + up * (y1 - y0)]
  return { ul: at(0.25, 0.75), ur: at(0.75, 0.75), ll: at(0.25, 0.25), lr: at(0.75, 0.25) }
}

async function expectQuarters(number: number, turn: 0 | 90 | 180 | 270 = 0): Promise<void> {
  const [info, bounds] = [await infoOf(number), await boundsOf(number)]
  const points = quarterPoints(info)
  const names = Object.keys(QUARTERS) as (keyof typeof QUARTERS)[]
  const colours = await coloursAt(
    names.map((name) => {
      const [x, y] = pagePointToShare(info, points[name], turn)
      return [bounds.x + x * bounds.width, bounds.y + y * bounds.height]
    }),
  )
  names.forEach((name, i) => {
    QUARTERS[name].forEach((wanted, channel) => {
      const seen = colours[i]?.[channel] ?? -1
      expect(Math.abs(seen - wanted), `page ${number} ${name} is ${colours[i]?.join(' ')}`).toBeLessThan(30)
    })
  })
}

describe('the picture', () => {
  it.each([
    ['PDFium, /Rotate 0, cropped', PAGE_NUMBERS.turned, 'pdfium'],
    ['PDFium, /Rotate 90, cropped', PAGE_NUMBERS.turned + 1, 'pdfium'],
    ['PDFium, /Rotate 180, cropped', PAGE_NUMBERS.turned + 2, 'pdfium'],
    ['PDFium, /Rotate 270, cropped', PAGE_NUMBERS.turned + 3, 'pdfium'],
    ['one JPEG, /Rotate 0', PAGE_NUMBERS.scanned, 'jpeg'],
    ['one JPEG with an EXIF turn a PDF ignores, /Rotate 90', PAGE_NUMBERS.scanned + 1, 'pdfium'],
    ['one JPEG, /Rotate 180', PAGE_NUMBERS.scanned + 2, 'jpeg'],
    ['one JPEG, /Rotate 270', PAGE_NUMBERS.scanned + 3, 'jpeg'],
    ['a PNG file', PAGE_NUMBERS.png, 'image'],
  ] as const)('of %s lies where page space says', async (_name, number, path) => {
    await zoom('fit-page')
    await show(number)
    expect(await page.getAttribute(sheet(number), 'data-render-path')).toBe(path)
    await expectQuarters(number)
  })

  it('of a photo follows its EXIF turn', async () => {
    await zoom('fit-page')
    await show(PAGE_NUMBERS.photo)
    const { x, y, width, height } = await boundsOf(PAGE_NUMBERS.photo)
    expect(height).toBeGreaterThan(width)
    // 90 degrees clockwise: the sensor's lower left comes to the upper left.
    const [colour] = await coloursAt([[x + width / 4, y + height / 4]])
    QUARTERS.ll.forEach((wanted, i) => {
      expect(Math.abs((colour?.[i] ?? -1) - wanted)).toBeLessThan(30)
    })
  })

  it.each([PAGE_NUMBERS.turned + 1, PAGE_NUMBERS.scanned + 1])(
    'of page %i follows the turn of the reader',
    async (number) => {
      await show(number)
      await page.locator('[data-testid=page-viewer]').focus()
      await page.keyboard.press('r')
      await page.waitForSelector(`${sheet(number)}[data-rendered]`)
      await expectQuarters(number, 90)
      await page.keyboard.press('Shift+R')
      await expectQuarters(number, 0)
    },
  )
})

describe('a page that cannot be shown', () => {
  it.each([
    ['damaged', PAGE_NUMBERS.damaged, '这份 PDF 已损坏'],
    ['lost', PAGE_NUMBERS.lost, '原件不在本机的案卷库里'],
    ['locked', PAGE_NUMBERS.locked, '设有打开密码'],
  ] as const)('because it is %s says why and offers to try again', async (_name, number, reason) => {
    await show(number, `${sheet(number)} [role=alert]`)
    expect(await page.locator(`${sheet(number)} [role=alert]`).innerText()).toContain(reason)
    expect(await page.locator(`${sheet(number)} button`, { hasText: '重试' }).isVisible()).toBe(true)
  })

  it('is drawn once the password is there', async () => {
    const fileId = await page.getAttribute(sheet(PAGE_NUMBERS.locked), 'data-file-id')
    await page.evaluate(([id, word]) => window.harness.unlock(id ?? '', word ?? ''), [fileId, USER_PASSWORD])
    await page.waitForSelector(`${sheet(PAGE_NUMBERS.locked)}[data-rendered]`)
  })
})

const lastCreated = () => page.evaluate(() => window.harness.created.at(-1))

async function expectBox(
  number: number,
  drawn: { x: number; y: number; width: number; height: number },
): Promise<void> {
  const [info, bounds, place] = [await infoOf(number), await boundsOf(number), await lastCreated()]
  const corner = (x: number, y: number): PointPt =>
    sharePointToPage(info, [(x - bounds.x) / bounds.width, (y - bounds.y) / bounds.height])
  const [a, b] = [corner(drawn.x, drawn.y), corner(drawn.x + drawn.width, drawn.y + drawn.height)]
  const wanted = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])]
  if (place?.kind !== 'region') throw new Error('no box was drawn')
  place.boxPt.forEach((value, i) => {
    expect(Math.abs(value - (wanted[i] ?? NaN)), `${place.boxPt.join()} / ${wanted.join()}`).toBeLessThan(0.5)
  })
}

describe('marks', () => {
  it.each([0, 1, 2, 3])('come back in page points when drawn by mouse on turned page %i', async (turn) => {
    const number = PAGE_NUMBERS.turned + turn
    await zoom('fit-page')
    await show(number)
    const { x, y } = await boundsOf(number)
    const box = { x: Math.round(x) + 40, y: Math.round(y) + 60, width: 150, height: 70 }
    await page.click('button[aria-label^="画框标记"]')
    await page.mouse.move(box.x, box.y)
    await page.mouse.down()
    await page.mouse.move(box.x + 50, box.y + 20)
    await page.mouse.move(box.x + box.width, box.y + box.height)
    await page.mouse.up()
    await expectBox(number, box)
  })

  it('are drawn by keyboard alone and come back in page points', async () => {
    const number = PAGE_NUMBERS.turned + 1
    await show(number)
    await page.locator('[data-testid=page-viewer]').focus()
    for (const key of ['b', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Shift+ArrowRight'])
      await page.keyboard.press(key)
    const cursor = await page
      .locator(`${sheet(number)} svg rect`)
      .last()
      .boundingBox()
    if (cursor === null) throw new Error('no cursor')
    // boundingBox includes half of the 2 px stroke on every side only for painted bounds; Chromium gives the fill box.
    await page.keyboard.press('Enter')
    await expectBox(number, cursor)
    expect(await page.evaluate(() => window.harness.viewer.getState().tool)).toBe('read')
  })

  it('are given up with Esc', async () => {
    const before = await page.evaluate(() => window.harness.created.length)
    await page.keyboard.press('b')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    expect(
      await page.evaluate(() => [window.harness.created.length, window.harness.viewer.getState().tool]),
    ).toEqual([before, 'read'])
  })

  it('are moved and resized by keyboard and by handle, and ask before they go', async () => {
    const number = PAGE_NUMBERS.turned
    await show(number)
    const mark = page.locator(`${sheet(number)} [data-mark-id]`).first()
    const id = await mark.getAttribute('data-mark-id')
    await mark.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => window.harness.changed.length === 1)
    await page.keyboard.press('Delete')
    expect(await page.evaluate(() => window.harness.deleted)).toEqual([id])

    const handle = await page.locator(`${sheet(number)} [data-handle=se]`).boundingBox()
    if (handle === null) throw new Error('no handle')
    const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2]
    const before = await page.evaluate(() => window.harness.changed.at(-1)?.place)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 20, y + 10)
    await page.mouse.up()
    await page.waitForFunction(() => window.harness.changed.length === 2)
    const after = await page.evaluate(() => window.harness.changed.at(-1)?.place)
    if (before?.kind !== 'region' || after?.kind !== 'region') throw new Error('not a box')
    const bounds = await boundsOf(number)
    const ptPerPx = 200 / bounds.width
    expect(after.boxPt[2] - before.boxPt[2]).toBeCloseTo(20 * ptPerPx, 1)
    expect(before.boxPt[1] - after.boxPt[1]).toBeCloseTo(10 * ptPerPx, 1)
    expect([after.boxPt[0], after.boxPt[3]]).toEqual([before.boxPt[0], before.boxPt[3]])
  })

  it('are brought into sight from afar', async () => {
    await show(PAGE_NUMBERS.png)
    await page.evaluate(() => window.harness.viewer.scrollToMark('new-2'))
    await page.waitForSelector('[data-mark-id="new-2"]')
    expect(await page.locator('[data-mark-id="new-2"]').isVisible()).toBe(true)
  })
})

describe('keys', () => {
  it('go to pages', async () => {
    await page.locator('[data-testid=page-viewer]').focus()
    const current = () => page.evaluate(() => window.harness.viewer.getState().currentIndex + 1)
    await page.keyboard.press('Home')
    expect(await current()).toBe(1)
    await page.keyboard.press('PageDown')
    await page.keyboard.press('PageDown')
    expect(await current()).toBe(3)
    await page.keyboard.press('End')
    expect(await current()).toBe(20)
    await page.keyboard.press('g')
    await page.keyboard.type('9')
    await page.keyboard.press('Enter')
    expect(await current()).toBe(9)
  })

  it('keep the page while zooming', async () => {
    const state = () => page.evaluate(() => window.harness.viewer.getState())
    await page.keyboard.press('0')
    expect((await state()).ratio).toBe(1)
    await page.keyboard.press('+')
    expect((await state()).ratio).toBe(1.1)
    await page.keyboard.press('2')
    await page.keyboard.press('1')
    expect(await state()).toMatchObject({ currentIndex: 8, zoom: { kind: 'fit-width' } })
  })
})
