/** The review screen in real Electron: what a reviewer does all week, by keyboard and by mouse. */
import { createRequire } from 'node:module'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, resizeContent, SCREEN_SIZES, type RunningApp } from '../helpers/electron-app'
import { qpdf } from '../helpers/pdf-tools'
import { openCase, seedCaseFromFiles, seedSampleCase, seedSettings } from '../helpers/seed-case'

const SAMPLE = '03-nongyao'
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await seedSettings(page)
  await resizeContent(running, 1366, 768)
  // Nothing fades in: what is measured is what stays.
  await page.emulateMedia({ reducedMotion: 'reduce' })
})
afterAll(async () => {
  await running.close()
})
afterEach(() => {
  expect(running.pageErrors).toEqual([])
})

const startReview = async (): Promise<string> => {
  const caseId = await seedSampleCase(page, SAMPLE)
  await openCase(page, caseId)
  await page.getByRole('button', { name: '开始评查' }).click()
  await page.locator('[data-rendered]').first().waitFor()
  return caseId
}

const row = (itemId: string): Locator => page.locator(`[data-item="${itemId}"]`)
const currentItem = (): Promise<string | null> => page.locator('[data-current]').getAttribute('data-item')
const press = (...keys: readonly string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())

/** Waits until what has been saved is what the screen shows. */
async function expectScore(expected: {
  got: string
  full?: string
  tenths: string
  grade: string
}): Promise<void> {
  await expect
    .poll(() =>
      page.getByTestId('score').evaluate(({ dataset }) => ({
        got: dataset.gotCenti,
        full: dataset.fullCenti,
        tenths: dataset.scoreTenths,
        grade: dataset.grade,
      })),
    )
    .toEqual({ full: '10000', ...expected })
}

const FULL_MARKS = { got: '10000', tenths: '1000', grade: '优秀' } as const

async function goTo(itemId: string): Promise<void> {
  await row(itemId).locator('[data-row]').click()
  await expect.poll(currentItem).toBe(itemId)
}

type Share = readonly [number, number]

/** Draws on the page in sight; shares of its visible part. */
async function drawBox(from: Share, to: Share): Promise<void> {
  await press('b')
  await drag(await onViewer(from), await onViewer(to))
}

async function onViewer([x, y]: Share): Promise<{ x: number; y: number }> {
  const box = await page.getByTestId('page-viewer').boundingBox()
  if (box === null) throw new Error('no pages on screen')
  return { x: box.x + x * box.width, y: box.y + y * box.height }
}

async function drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2)
  await page.mouse.move(to.x, to.y)
  await page.mouse.up()
}

const mark = (label: string): Locator => page.locator(`[data-mark-id][aria-label^="标记 ${label}，"]`)

type AxeResult = { readonly violations: readonly { id: string; impact: string; nodes: { html: string }[] }[] }

/** Serious and critical findings only; each with the element it is about. */
async function axeFindings(): Promise<readonly string[]> {
  // Through the debugger: the page's own policy lets no foreign script in.
  await page.evaluate(await readFile(AXE, 'utf8'))
  const { violations } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<AxeResult> } }
    return axe.run()
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

describe('starting a review', () => {
  it('says by which standard before it binds the review to it', async () => {
    await openCase(page, await seedSampleCase(page, SAMPLE))
    const start = page.getByRole('button', { name: '开始评查' })
    // Disabled until the editions have been read.
    await expect.poll(() => start.isEnabled()).toBe(true)
    const text = await page.locator('main').innerText()
    expect(text).toContain('行政处罚（普通程序）案卷评查标准（CF-PT-2026.2）')
    expect(text).toContain('评查项 38 项，共 100 分；否决项 14 项')
    expect(text).toContain('未经任何机关发布')
    await start.click()
    await expectScore(FULL_MARKS)
    await expect.poll(() => page.getByTestId('progress').textContent()).toBe('已看 0/38 项')
  })

  it.each(SCREEN_SIZES)('fits $width×$height without scrolling the window', async ({ width, height }) => {
    await startReview()
    await resizeContent(running, width, height)
    const size = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement
      return [scrollWidth, scrollHeight]
    })
    expect(size).toEqual([width, height])
    await resizeContent(running, 1366, 768)
  })
})

describe('scoring by keyboard alone', () => {
  it('needs three keys for “deduct here, next item” and shows what was saved', async () => {
    await startReview()
    for (let veto = 0; veto < 14; veto += 1) await press('Space')
    await expect.poll(currentItem).toBe('PT-A01')
    // Rule 2 costs 1 point; here = the page in sight; next item.
    await press('2', 'w', 'j')
    await expectScore({ got: '9900', tenths: '990', grade: '优秀' })
    await expect.poll(currentItem).toBe('PT-A02')
    await expect.poll(() => row('PT-A01').getAttribute('data-state')).toBe('deducted')
    // The same the other way round: the place first.
    await press('w', '1', 'ArrowDown')
    await expectScore({ got: '9800', tenths: '980', grade: '优秀' })
    await expect.poll(currentItem).toBe('PT-A03')
  })

  it('draws a box with the arrow keys', async () => {
    await startReview()
    await goTo('PT-E04')
    await press('1', 'ArrowDown', 'ArrowDown', 'Shift+ArrowRight', 'Enter')
    await expectScore({ got: '9950', tenths: '995', grade: '优秀' })
    await mark('1').waitFor()
    expect(await mark('1').getAttribute('aria-label')).toContain('第 1 页')
    await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-row'))).toBe(true)
  })

  it('takes a missing document for a place, and refuses a deduction without any', async () => {
    await startReview()
    await goTo('PT-G02')
    await press('2', 'm')
    await page
      .getByRole('combobox', { name: '缺失的材料' })
      .or(page.getByLabel('缺失的材料'))
      .first()
      .waitFor()
    await page.keyboard.type('送达回证')
    await press('Enter')
    await expectScore({ got: '9950', tenths: '995', grade: '优秀' })
    expect(await row('PT-G02').innerText()).toContain('缺失：送达回证')
    await press('0')
    await page.getByLabel('每次扣').fill('0.3')
    await page.getByLabel('问题描述').fill('卷内材料顺序有误')
    await press('Control+Enter')
    await page.getByText('没有位置不能保存').waitFor()
    await expectScore({ got: '9950', tenths: '995', grade: '优秀' })
  })

  it('leaves out a 合理缺项 with its reason and rescales the rest', async () => {
    await startReview()
    await goTo('PT-D08')
    await press('n')
    await page.getByRole('region', { name: /合理缺项的理由/ }).waitFor()
    await press('Escape')
    await goTo('PT-D08')
    await press('n', 'Enter')
    await expectScore({ ...FULL_MARKS, got: '9700', full: '9700' })
    await goTo('PT-E04')
    await press('w', '1')
    // 96.5 ÷ 97 × 100 = 99.48…
    await expectScore({ got: '9650', full: '9700', tenths: '995', grade: '优秀' })
    await goTo('PT-A01')
    await press('n')
    await page.getByText('PT-A01 不是可缺项').waitFor()
  })

  it('raises a veto that keeps the score and forces the grade', async () => {
    await startReview()
    await goTo('PT-V07')
    await press('w', 'v')
    await page.getByLabel('问题描述').waitFor()
    await press('Control+Enter')
    await expectScore({ ...FULL_MARKS, grade: '不合格' })
    await page.getByTestId('score').getByText('一票否决 1').waitFor()
    await expect.poll(() => page.getByTestId('score-live').textContent()).toContain('一票否决 1 项')
  })

  it('undoes and redoes acts of every kind, in order', async () => {
    await startReview()
    await goTo('PT-D07')
    await press('n', 'Enter')
    await expectScore({ ...FULL_MARKS, got: '9800', full: '9800' })
    await goTo('PT-A02')
    await press('w', '1')
    await expectScore({ got: '9700', full: '9800', tenths: '990', grade: '优秀' })
    await press('x')
    await expectScore({ ...FULL_MARKS, got: '9800', full: '9800' })
    await press('Control+z')
    await expectScore({ got: '9700', full: '9800', tenths: '990', grade: '优秀' })
    await press('Control+z')
    await expectScore({ ...FULL_MARKS, got: '9800', full: '9800' })
    await press('Control+z')
    await expectScore(FULL_MARKS)
    await press('Control+y')
    await press('Control+y')
    await expectScore({ got: '9700', full: '9800', tenths: '990', grade: '优秀' })
  })

  it('does not take typing for commands', async () => {
    await startReview()
    await goTo('PT-A02')
    await press('0')
    await page.getByLabel('问题描述').fill('')
    await page.keyboard.type('x1wnv')
    expect(await page.getByLabel('问题描述').inputValue()).toBe('x1wnv')
    await press('Escape')
    await page.getByRole('button', { name: '继续填写' }).click()
    expect(await page.getByLabel('问题描述').inputValue()).toBe('x1wnv')
    await press('Escape')
    await expectScore(FULL_MARKS)
  })

  it('finds a defect by its initials and fills in words, law and advice', async () => {
    await startReview()
    await goTo('PT-F02')
    await press('w', 'f')
    await page.getByRole('combobox', { name: '缺陷类型' }).waitFor()
    await page.keyboard.type('wsdhz')
    await page.getByRole('option', { name: /D-SD-02/ }).waitFor()
    await press('Enter')
    await expect.poll(() => page.getByLabel('问题描述').inputValue()).toContain('无送达回证')
    await page.getByLabel('扣分规则').selectOption({ index: 0 })
    await page.getByLabel('次数').fill('2')
    await press('Control+Enter')
    await expectScore({ got: '9900', tenths: '990', grade: '优秀' })
    expect(await row('PT-F02').innerText()).toContain('D-SD-02')
    expect(await row('PT-F02').innerText()).toContain('扣 0.5 × 2 = 1')
  })
})

describe('scoring with the mouse', () => {
  it('records what was drawn, and stops at the cap of the item', async () => {
    await startReview()
    await goTo('PT-E05')
    for (let fault = 0; fault < 6; fault += 1) {
      await drawBox([0.3, 0.1 + fault * 0.1], [0.6, 0.16 + fault * 0.1])
      await row('PT-E05').locator('[data-rule]').click()
      await mark(String(fault + 1)).waitFor()
    }
    // Six times 0.2 is 1.2; the item has 1 point.
    await expectScore({ got: '9900', tenths: '990', grade: '优秀' })
    await press('ArrowRight')
    await row('PT-E05').getByText('PT-E05 累计扣 1.2 分，超过封顶，扣完 1 分为止').waitFor()
  })

  it('moves a mark and keeps it where it was put, across a reload', async () => {
    await startReview()
    await goTo('PT-E04')
    await drawBox([0.3, 0.2], [0.5, 0.3])
    await press('1')
    await mark('1').waitFor()
    const before = await mark('1').boundingBox()
    if (before === null) throw new Error('mark not on screen')
    const middle = { x: before.x + before.width / 2, y: before.y + before.height / 2 }
    await drag(middle, { x: middle.x + 60, y: middle.y + 40 })
    await expect.poll(async () => Math.round(((await mark('1').boundingBox())?.x ?? 0) - before.x)).toBe(60)
    const moved = await mark('1').locator('rect').first().getAttribute('x')
    await page.reload()
    await page.locator('[data-rendered]').first().waitFor()
    await mark('1').waitFor()
    expect(Number(await mark('1').locator('rect').first().getAttribute('x'))).toBeCloseTo(Number(moved), 0)
  })

  it('ties box, finding and item together in both directions', async () => {
    await startReview()
    await goTo('PT-A02')
    await press('w', '1')
    await mark('1').waitFor()
    await press('PageDown', 'PageDown', 'PageDown')
    await goTo('PT-G01')
    await press('w', '1')
    await mark('2').waitFor()
    await expectScore({ got: '9850', tenths: '985', grade: '优秀' })
    const shownPage = () => page.getByTestId('page-viewer').getAttribute('data-current-page')
    // Item → page.
    await goTo('PT-A02')
    await expect.poll(shownPage).toBe('1')
    // List → page and item.
    await page.getByRole('tab', { name: /问题清单/ }).click()
    await page.locator('tr[data-finding]').nth(1).getByRole('button').click()
    await expect.poll(shownPage).toBe('4')
    // Box → item.
    await page.getByRole('tab', { name: '评分表' }).click()
    await press('PageUp', 'PageUp', 'PageUp')
    await mark('1').click()
    await expect.poll(currentItem).toBe('PT-A02')
  })
})

describe('the working of the score', () => {
  it('can be done again by hand from what the screen says', async () => {
    await startReview()
    await goTo('PT-D05')
    await press('n', 'Enter')
    await goTo('PT-B01')
    await press('w', '1', 'w', '2')
    await expectScore({ got: '9500', full: '9700', tenths: '979', grade: '优秀' })
    await press('c')
    await page.getByTestId('explanation').waitFor()
    const lines = await page.getByTestId('explanation').locator('li').allInnerTexts()
    expect(lines).toEqual([
      'PT-B01 每缺一要素：扣 1 分',
      'PT-B01 前后矛盾每处：扣 1 分',
      'PT-B01 得分：5 − 2 = 3 分',
      'PT-D05 合理缺项，满分 3 分不计入；理由：本案不属于应当法制审核的范围',
      '适用满分：100 − 3 = 97 分；实得：97 − 2 = 95 分',
      '折算：95 ÷ 97 × 100 = 97.9381…，四舍五入保留一位小数为 97.9',
      '等次：97.9 ≥ 90.0，优秀',
    ])
    await press('Escape')
    await page.getByTestId('explanation').waitFor({ state: 'hidden' })
  })
})

describe('submitting', () => {
  it('names what is open, then only lets the review be read', async () => {
    await startReview()
    await goTo('PT-A02')
    await press('w', '1')
    await expectScore({ got: '9900', tenths: '990', grade: '优秀' })
    await page.getByRole('button', { name: '提交评查' }).click()
    await page.getByText('还有 51 项没有看').waitFor()
    await page.getByRole('button', { name: '仍然提交' }).click()
    await page.getByTestId('submitted-mark').waitFor()
    await press('x', '1', 'w', 'Space', 'Control+z')
    await page.getByRole('tab', { name: '评分表' }).click()
    await expectScore({ got: '9900', tenths: '990', grade: '优秀' })
    expect(await page.getByRole('button', { name: '自定扣分' }).count()).toBe(0)
  })

  it('opens it again only with a reason', async () => {
    await page.getByRole('button', { name: '退回修改' }).click()
    const dialog = page.getByRole('dialog', { name: '退回修改' })
    expect(await dialog.getByRole('button', { name: '退回修改' }).isDisabled()).toBe(true)
    await dialog.getByLabel('退回原因').fill('第 1 条页码有误')
    await dialog.getByRole('button', { name: '退回修改' }).click()
    await page.getByRole('button', { name: '提交评查' }).waitFor()
    await goTo('PT-A03')
    await press('w', '2')
    await expectScore({ got: '9850', tenths: '985', grade: '优秀' })
  })

  it('drafts the opinion once and then opens that one', async () => {
    await page.getByRole('button', { name: '提交评查' }).click()
    await page.getByRole('button', { name: '仍然提交' }).click()
    await page.getByRole('button', { name: '起草监督意见书' }).click()
    await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#\/documents\/[0-9a-f-]{36}$/)
    const opened = await page.evaluate(() => location.hash)
    await page.goBack()
    await page.getByRole('button', { name: '打开监督意见书' }).click()
    await expect.poll(() => page.evaluate(() => location.hash)).toBe(opened)
  })
})

describe('exports', () => {
  it('writes what was chosen, names it, and offers its folder; a closed dialog changes nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hengjuan-export-'))
    const answerSaveDialog = (filePath: string | null): Promise<void> =>
      running.app.evaluate(({ dialog }, path) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: path === null, filePath: path ?? '' })
      }, filePath)
    const choose = async (label: string): Promise<void> => {
      await page.getByRole('button', { name: '导出' }).click()
      await page.getByRole('menuitem', { name: label }).click()
    }
    try {
      await startReview()
      await goTo('PT-A02')
      await press('w', '1')
      await expectScore({ got: '9900', tenths: '990', grade: '优秀' })
      await page.getByRole('button', { name: '提交评查' }).click()
      await page.getByRole('button', { name: '仍然提交' }).click()
      await page.getByTestId('submitted-mark').waitFor()
      await answerSaveDialog(null)
      await choose('评分表（XLSX）')
      await expect.poll(() => page.getByRole('button', { name: '导出' }).isEnabled()).toBe(true)
      expect(await page.getByText('已导出').count()).toBe(0)
      for (const [label, name, magic] of [
        ['评分表（PDF）', '评分表.pdf', '%PDF'],
        ['问题清单（XLSX）', '问题清单.xlsx', 'PK'],
      ] as const) {
        await answerSaveDialog(join(folder, name))
        await choose(label)
        await page.getByText(name, { exact: true }).waitFor()
        await page.getByRole('button', { name: '打开所在文件夹' }).waitFor()
        expect((await readFile(join(folder, name))).subarray(0, magic.length).toString('latin1')).toBe(magic)
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

describe('a locked file', () => {
  it('asks for its password after a restart, says when it is wrong, and opens with the right one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hengjuan-locked-'))
    const userDataDir = join(folder, 'data')
    const locked = join(folder, '加密卷.pdf')
    const plain = join('resources', 'samples', SAMPLE, '1_正卷一.pdf')
    qpdf(['--encrypt', 'kaimen', 'owner', '256', '--', plain, locked])
    let own = await launchApp({ userDataDir })
    try {
      await seedSettings(own.page)
      const caseId = await seedCaseFromFiles(own, [locked], { '加密卷.pdf': 'kaimen' })
      await openCase(own.page, caseId)
      await own.page.getByRole('button', { name: '开始评查' }).click()
      await own.page.getByTestId('review').waitFor()
      await own.close()
      own = await launchApp({ userDataDir })
      await openCase(own.page, caseId)
      const field = own.page.getByLabel('打开密码', { exact: true })
      await field.fill('bukaimen')
      await own.page.getByRole('button', { name: '打开', exact: true }).click()
      await own.page.getByText('密码不正确').waitFor()
      await field.fill('kaimen')
      await own.page.getByRole('button', { name: '打开', exact: true }).click()
      await own.page.locator('[data-rendered]').first().waitFor()
    } finally {
      await own.close()
      await rm(folder, { recursive: true, force: true })
    }
  })
})

describe('accessibility', () => {
  it.each(['light', 'dark'] as const)('has no serious finding of axe (%s)', async (colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await startReview()
    await goTo('PT-A02')
    await press('w', '1')
    await mark('1').waitFor()
    await goTo('PT-D08')
    await press('ArrowRight')
    const findings: Record<string, readonly string[]> = { checklist: await axeFindings() }
    await press('w', '0')
    findings.editor = await axeFindings()
    await press('Escape')
    await page.getByRole('tab', { name: /问题清单/ }).click()
    findings.list = await axeFindings()
    await page.getByRole('tab', { name: '案卷信息' }).click()
    findings.facts = await axeFindings()
    await page.getByRole('button', { name: '提交评查' }).click()
    await page.getByTestId('submit-result').waitFor()
    findings.submit = await axeFindings()
    await press('Escape')
    await page.getByTestId('submit-result').waitFor({ state: 'hidden' })
    expect(findings).toEqual({ checklist: [], editor: [], list: [], facts: [], submit: [] })
  })
})
