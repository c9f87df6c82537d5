/** What a person at the keyboard does, and how they see that it has worked. States are waited for, never time. */
import type { Locator, Page } from 'playwright-core'
import { DemoFailure } from './failure'

const LIMIT_MS = 30_000
const LOOK_AGAIN_MS = 15

/** @param what  said when it does not come true */
export async function until(isTrue: () => Promise<boolean>, what: string): Promise<void> {
  const endMs = performance.now() + LIMIT_MS
  while (!(await isTrue())) {
    if (performance.now() > endMs) throw new DemoFailure(`等不到：${what}`)
    await new Promise((next) => setTimeout(next, LOOK_AGAIN_MS))
  }
}

/** Replaces what stands in a field. */
export async function write(field: Locator, text: string): Promise<void> {
  const { keyboard } = field.page()
  await field.click()
  await keyboard.press('ControlOrMeta+A')
  if (text === '') await keyboard.press('Delete')
  else await keyboard.insertText(text)
  await until(async () => (await field.inputValue()) === text, `输入框显示“${text}”`)
}

/** A date field takes year, month and day one after another. */
export async function writeDate(field: Locator, isoDate: string): Promise<void> {
  const [year = '', month = '', day = ''] = isoDate.split('-')
  const { keyboard } = field.page()
  await field.click({ position: { x: 16, y: 16 } })
  await keyboard.type(year)
  await keyboard.press('ArrowRight')
  await keyboard.type(month + day)
  await until(async () => (await field.inputValue()) === isoDate, `日期显示 ${isoDate}`)
}

/** 已保存 stands in the header: the disk has it. */
export async function waitSaved(page: Page): Promise<void> {
  await page.locator('[data-save-state="saved"]').waitFor()
}

/** Picks from a Mantine Select: opens the list, then the option. */
export async function choose(field: Locator, option: string | RegExp): Promise<void> {
  await field.click()
  await field.page().getByRole('option', { name: option }).click()
}

/** A short notice in the corner; it goes away by itself. */
export async function readNotice(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole('alert').filter({ hasText: text }).first().waitFor()
}

export async function goTo(page: Page, section: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: section }).click()
}
