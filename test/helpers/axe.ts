/** axe-core on the screen in sight, in both colour schemes. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { resizeContent, SCREEN_SIZES, type RunningApp } from './electron-app'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const SCHEMES = ['light', 'dark'] as const
export type Scheme = (typeof SCHEMES)[number]
const IMPACTS = ['critical', 'serious', 'moderate', 'minor'] as const
type Impact = (typeof IMPACTS)[number]

type Violation = {
  readonly id: string
  readonly impact: Impact
  readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[]
}

export type ScreenReport = {
  readonly screen: string
  readonly scheme: Scheme
  readonly counts: Readonly<Record<Impact, number>>
  /** Serious and critical: rule, element, what is wrong. */
  readonly findings: readonly string[]
  /** Moderate and minor, by rule. */
  readonly hints: readonly string[]
}

export async function violations(page: Page): Promise<readonly Violation[]> {
  // Through the debugger: the page's own policy lets no foreign script in.
  await page.evaluate(SOURCE)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: Violation[] }> }
    }
    return (await axe.run({ resultTypes: ['violations'] })).violations
  })
}

const describeNodes = ({ id, nodes }: Violation): readonly string[] =>
  nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`)

/** Colours fade in when the scheme changes or a dialog opens; half-way colours would be judged. */
async function settle(page: Page): Promise<void> {
  // Asked anew at each frame: the promise of an animation whose element went meanwhile may never be kept.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
      ),
  )
}

export async function scanScreen(page: Page, screen: string, scheme: Scheme): Promise<ScreenReport> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor()
  await settle(page)
  const found = await violations(page)
  const of = (impact: Impact) => found.filter((violation) => violation.impact === impact)
  const count = (impact: Impact): number => of(impact).reduce((sum, { nodes }) => sum + nodes.length, 0)
  return {
    screen,
    scheme,
    counts: {
      critical: count('critical'),
      serious: count('serious'),
      moderate: count('moderate'),
      minor: count('minor'),
    },
    findings: [...of('critical'), ...of('serious')].flatMap(describeNodes),
    hints: [...of('moderate'), ...of('minor')].map(({ id, nodes }) => `${id} × ${nodes.length}`),
  }
}

/** One line a screen: critical, serious, moderate, minor; light / dark. */
export function formatReports(reports: readonly ScreenReport[]): string {
  const screens = [...new Set(reports.map(({ screen }) => screen))]
  const lines = screens.map((screen) => {
    const cells = SCHEMES.map((scheme) => {
      const report = reports.find((one) => one.screen === screen && one.scheme === scheme)
      return report ? IMPACTS.map((impact) => report.counts[impact]).join(' ') : '- - - -'
    })
    const hints = [...new Set(reports.filter((one) => one.screen === screen).flatMap(({ hints: h }) => h))]
    return `${cells.join('   ')}   ${screen}${hints.length > 0 ? `   (${hints.join(', ')})` : ''}`
  })
  return ['light     dark      (critical serious moderate minor)', ...lines].join('\n')
}

/** Content wider than the window, in px; 0 when nothing can be scrolled sideways. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** Pictures of the screen in both sizes and schemes, when HENGJUAN_SCREENS names a folder for them. */
export async function keepPictures(running: RunningApp, screen: string): Promise<void> {
  const folder = process.env.HENGJUAN_SCREENS
  if (folder === undefined) return
  for (const { width, height } of SCREEN_SIZES) {
    await resizeContent(running, width, height)
    for (const scheme of SCHEMES) {
      await running.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await settle(running.page)
      await running.page.screenshot({ path: join(folder, `${screen}-${width}-${scheme}.png`) })
    }
  }
  const [first] = SCREEN_SIZES
  await resizeContent(running, first.width, first.height)
}
