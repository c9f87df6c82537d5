/**
 * A campaign of 300 files with two reviews each in the store: from a click to the screen it opens, and what a finding
 * costs the page in script until score and list are drawn anew.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { launchApp, type RunningApp } from '../../test/helpers/electron-app'
import { uuid } from '../../test/helpers/sample-record'
import { CAMPAIGN_FILES, CAMPAIGN_ID, entryIdOf, reviewIdOf, REVIEWER, writeCampaign } from './campaign-store'
import type { Group, GroupContext } from './group'
import { timeUntil, useSmallWindow } from './real-app'
import { makeRow, median, p95, spread, type Row } from './row'

const SCREEN_TARGET_MS = 200
const SCRIPT_TARGET_MS = 16
const FINDINGS_PER_RUN = 5

export const screensGroup: Group = {
  names: ['screen-ms', 'score-script-ms'],
  measure,
}

type Screen = { readonly name: string; readonly href: string; readonly shown: string }

/** Each is reached from the settings page, which draws next to nothing. */
const SCREENS: readonly Screen[] = [
  { name: '案卷', href: '#/cases', shown: 'main tr:nth-child(20) >> 示例案卷之' },
  { name: '批次列表', href: '#/campaigns', shown: 'main h2 >> 批次' },
  { name: '批次进度', href: `#/campaigns/${CAMPAIGN_ID}`, shown: 'main table tbody tr:nth-child(20)' },
  { name: '参评案卷', href: `#/entries/${entryIdOf(2)}`, shown: 'main h2 >> 示例案卷之2' },
  { name: '评查', href: `#/cases/${uuid(1)}/${reviewIdOf('初评B', 1)}`, shown: '[data-current-row]' },
  { name: '评分标准', href: '#/standards', shown: 'main td >> 行政许可' },
  { name: '监督文书', href: '#/documents', shown: 'main h2 >> 监督文书' },
  { name: '印章与用印', href: '#/seals', shown: 'main h2 >> 印章与用印' },
  { name: '人员', href: '#/people', shown: 'main h2 >> 人员' },
]
const HOME: Screen = { name: '设置', href: '#/settings', shown: 'main h2 >> 设置' }

/** A link in the page itself: the click is a person's, wherever the screen keeps its own buttons. */
async function placeLink(page: Page, href: string): Promise<void> {
  await page.evaluate((target) => {
    document.querySelector('#bench-link')?.remove()
    const link = document.createElement('a')
    link.id = 'bench-link'
    link.href = target
    link.textContent = 'bench'
    Object.assign(link.style, { position: 'fixed', left: '0', bottom: '0', zIndex: '9999' })
    document.body.append(link)
  }, href)
}

async function open(page: Page, { href, shown }: Screen): Promise<number> {
  await placeLink(page, href)
  return timeUntil(page, 'click', shown, () => page.locator('#bench-link').click())
}

/** As whom most of the work is done: the one whose review is still open. */
async function signIn(page: Page, { name, pin }: typeof REVIEWER): Promise<void> {
  await page.getByRole('radio', { name }).check({ timeout: 120_000 })
  await page.getByLabel('登录密码', { exact: true }).fill(pin)
  await page.keyboard.press('Enter')
  await page.locator('table tbody tr').first().waitFor({ timeout: 120_000 })
}

async function scriptSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0
}

/** One finding through the same call the screen makes; resolves when its line is drawn. */
async function recordFinding(page: Page, number: number): Promise<void> {
  const description = `计时用第 ${number} 条：送达回证没有签收日期`
  await page.evaluate(
    async ([caseId, reviewId, text]) => {
      const payload = {
        ...{ caseId, reviewId, findingId: crypto.randomUUID() },
        finding: {
          ...{ kind: 'deduction', itemId: 'PT-F02', ruleId: null, unitCenti: 10, count: 1 },
          ...{ places: [{ kind: 'missing', document: '送达回证' }], description: text, defectCode: null },
          ...{ law: '', severity: '一般', advice: '' },
        },
      }
      const answer = await globalThis.hengjuan['act:perform']({ type: 'finding/recorded', payload })
      if (!answer.ok) throw new Error(answer.failure.code)
    },
    [uuid(1), reviewIdOf('初评B', 1), description] as const,
  )
  await page.getByText(description).first().waitFor({ state: 'attached' })
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
}

async function measureScripts(running: RunningApp, runs: number): Promise<readonly number[]> {
  const { page } = running
  await open(page, HOME)
  const review = SCREENS.find(({ name }) => name === '评查')
  if (review) await open(page, review)
  await page.getByRole('tab', { name: /^问题清单/ }).click()
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  const times: number[] = []
  for (let number = 0; number < runs * FINDINGS_PER_RUN; number += 1) {
    const before = await scriptSeconds(cdp)
    await recordFinding(page, number)
    times.push(((await scriptSeconds(cdp)) - before) * 1000)
  }
  // The first one compiles what the others only run.
  return times.slice(1)
}

async function measure({ runs }: GroupContext): Promise<readonly Row[]> {
  const userDataDir = await mkdtemp(join(tmpdir(), 'hengjuan-bench-'))
  await writeCampaign(userDataDir)
  const running = await launchApp({ userDataDir })
  const { page } = running
  try {
    await useSmallWindow(running)
    await signIn(page, REVIEWER)
    const times = new Map(SCREENS.map(({ name }) => [name, [] as number[]]))
    for (let run = 0; run <= runs; run += 1) {
      for (const screen of SCREENS) {
        await open(page, HOME)
        const ms = await open(page, screen)
        // The first round only warms up.
        if (run > 0) times.get(screen.name)?.push(ms)
      }
    }
    const scripts = await measureScripts(running, runs)
    const rows = [...times].map(([name, values]) => ({ name, values }))
    const slowest = rows.toSorted((a, b) => median(b.values) - median(a.values))
    return [
      makeRow({
        name: 'screen-ms',
        value: Math.max(...rows.map(({ values }) => median(values))),
        unit: 'ms',
        target: SCREEN_TARGET_MS,
        against: `${CAMPAIGN_FILES} files × 2 reviews; ${slowest.map(({ name, values }) => `${name} ${spread(values)}`).join(', ')}`,
        runs,
      }),
      makeRow({
        name: 'score-script-ms',
        value: p95(scripts),
        unit: 'ms',
        target: SCRIPT_TARGET_MS,
        against: `script of the page for one finding, act to drawing; median ${spread(scripts)}`,
        runs: scripts.length,
      }),
    ]
  } finally {
    await running.close()
    await rm(userDataDir, { recursive: true, force: true })
  }
}
