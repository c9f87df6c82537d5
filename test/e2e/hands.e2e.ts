/** Speed for hands in real Electron: what was found before, phrases, the outline, links, and a way back that stays. */
import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, resizeContent, type RunningApp } from '../helpers/electron-app'
import { seedSampleCase, seedSettings } from '../helpers/seed-case'

const SAMPLE = '01-canyin'
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await seedSettings(page)
  await resizeContent(running, 1366, 768)
  await page.emulateMedia({ reducedMotion: 'reduce' })
})
afterAll(async () => {
  await running.close()
})
afterEach(() => {
  expect(running.pageErrors).toEqual([])
})

type Started = { readonly caseId: string; readonly reviewId: string }

/** A case with a review begun through the bridge; nothing is opened. */
async function seedReview(on: Page = page): Promise<Started> {
  const caseId = await seedSampleCase(on, SAMPLE)
  const reviewId = await on.evaluate(async (id) => {
    const answer = await globalThis.hengjuan['review:start']({ caseId: id, standardId: 'CF-PT-2026.2' })
    if (!answer.ok) throw new Error(answer.failure.code)
    return answer.value.reviewId
  }, caseId)
  return { caseId, reviewId }
}

async function open({ caseId, reviewId }: Started, on: Page = page): Promise<void> {
  await on.evaluate((hash) => {
    location.hash = hash
  }, `#/cases/${caseId}/${reviewId}`)
  await on.locator('[data-rendered]').first().waitFor()
}

const startReview = async (): Promise<Started> => {
  const started = await seedReview()
  await open(started)
  return started
}

/** Writes a finding through the bridge, as another day's work. @returns its id */
const record = (started: Started, content: object, on: Page = page): Promise<string> =>
  on.evaluate(
    async ({ ids, finding }) => {
      const findingId = crypto.randomUUID()
      const payload = { ...ids, findingId, finding }
      const answer = await globalThis.hengjuan['act:perform']({ type: 'finding/recorded', payload })
      if (!answer.ok) throw new Error(answer.failure.code)
      return findingId
    },
    { ids: started, finding: { ...FINDING, ...content } },
  )

const FINDING = {
  kind: 'deduction',
  itemId: 'PT-A02',
  ruleId: 'PT-A02-r1',
  unitCenti: 100,
  count: 1,
  places: [{ kind: 'missing', document: '执法证复印件' }],
  description: '复查笔录缺示例乙的签名',
  defectCode: 'D-ZT-05',
  law: '《中华人民共和国行政处罚法》第四十二条',
  severity: '严重',
  advice: '由本人补充说明并附卷',
}

const row = (itemId: string): Locator => page.locator(`[data-item="${itemId}"]`)
const currentItem = (): Promise<string | null> => page.locator('[data-current]').getAttribute('data-item')
const press = (...keys: readonly string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
const pageInSight = (): Promise<string> => page.getByLabel('页码').first().inputValue()

async function goTo(itemId: string): Promise<void> {
  await row(itemId).locator('[data-row]').click()
  await expect.poll(currentItem).toBe(itemId)
}

const gotCenti = (): Promise<string | undefined> =>
  page.getByTestId('score').evaluate(({ dataset }) => dataset.gotCenti)

type AxeResult = { readonly violations: readonly { id: string; impact: string; nodes: { html: string }[] }[] }

async function axeFindings(): Promise<readonly string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'))
  const { violations } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<AxeResult> } }
    return axe.run()
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

describe('what was found before', () => {
  it('is said again by one key, with its words, law and advice, at a place of its own', async () => {
    for (const count of [2, 1]) {
      const before = await seedReview()
      for (let n = 0; n < count; n += 1) await record(before, {})
      if (count === 2) await record(before, { description: '只出现一次的写法', defectCode: 'D-ZT-04' })
    }
    await startReview()
    await goTo('PT-A02')
    const repeats = row('PT-A02').getByRole('group', { name: '常记问题' })
    await expect.poll(() => repeats.getByRole('button').allInnerTexts()).toHaveLength(2)
    expect(await repeats.getByRole('button').first().innerText()).toContain('复查笔录缺示例乙的签名')
    expect(await repeats.getByRole('button').first().innerText()).toContain('记过 3 次')
    // It needs a place: without one it waits, then the page in sight is enough.
    await press('Alt+1')
    await page.locator('[data-strip="rule"]').getByText('复查笔录缺示例乙的签名').waitFor()
    await press('Enter')
    await expect.poll(gotCenti).toBe('9900')
    await row('PT-A02').locator('[data-finding][data-selected]').waitFor()
    await press('e')
    await expect
      .poll(() => page.getByRole('textbox', { name: '整改建议' }).inputValue())
      .toBe('由本人补充说明并附卷')
    expect(await page.getByRole('combobox', { name: '缺陷类型' }).inputValue()).toContain('D-ZT-05')
    await press('Escape')
    // Place first, then the key.
    await press('w', 'Alt+2')
    await row('PT-A02').locator('[data-finding]').nth(1).waitFor()
    expect(await row('PT-A02').locator('[data-finding]').nth(1).innerText()).toContain('只出现一次的写法')
  })

  it('comes first in the picker of that item', async () => {
    await goTo('PT-A02')
    await press('Escape', 'w', '0')
    await page.getByRole('combobox', { name: '缺陷类型' }).click()
    const first = page.getByRole('listbox', { name: '可选的缺陷类型' }).getByRole('option').first()
    expect(await first.innerText()).toContain('D-ZT-05')
    expect(await first.innerText()).toContain('常用')
    await page.getByRole('combobox', { name: '缺陷类型' }).blur()
    await page.getByRole('button', { name: '关闭，不保存' }).click()
  })
})

describe('phrases', () => {
  it('are saved where they are written, put in by pinyin, and removed with a way back', async () => {
    await startReview()
    await goTo('PT-B03')
    await press('w', '0')
    const problem = page.getByRole('textbox', { name: '问题描述' })
    await problem.fill('复制件没有“与原件核对无误”字样')
    await press('Control+;')
    await page.getByRole('button', { name: '把当前文字存为常用语' }).click()
    await page.getByText('已存为常用语').waitFor()
    await problem.fill('第二份：')
    await press('End', 'Control+;')
    await page.getByRole('textbox', { name: '查找常用语' }).pressSequentially('fzj')
    await page.getByRole('option', { name: '复制件没有“与原件核对无误”字样' }).waitFor()
    expect(await axeFindings()).toEqual([])
    await press('Enter')
    await expect.poll(() => problem.inputValue()).toBe('第二份：复制件没有“与原件核对无误”字样')
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await press('Control+;')
    await page.getByRole('button', { name: '管理' }).click()
    const dialog = page.getByRole('dialog', { name: '常用语' })
    await dialog.getByRole('button', { name: /^删除常用语：复制件/ }).click()
    await dialog.getByText('还没有常用语').waitFor()
    expect(await axeFindings()).toEqual([])
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await dialog.getByRole('button', { name: /^修改常用语：复制件/ }).click()
    await dialog.getByLabel('常用语文字').fill('复制件没有核对手续')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.getByText('复制件没有核对手续').waitFor()
    await press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '关闭，不保存' }).click()
  })

  it('are offered as reasons of 合理缺项', async () => {
    await goTo('PT-D03')
    await press('n')
    const reason = page.getByRole('combobox', { name: '合理缺项的理由' })
    await reason.fill('本案没有先行登记保存')
    await page.getByRole('button', { name: '存为常用语' }).click()
    await press('Escape')
    await goTo('PT-D03')
    await press('n')
    await expect.poll(() => reason.inputValue()).toBe('本案没有先行登记保存')
    await press('Escape')
  })
})

describe('卷内目录', () => {
  it('is marked by one key and a few letters, heads the page list, and leads from an item to its papers', async () => {
    await startReview()
    const mark = async (pageNumber: number, letters: string): Promise<void> => {
      await press('g')
      await page.keyboard.type(String(pageNumber))
      await press('Enter')
      await expect.poll(pageInSight).toBe(String(pageNumber))
      await page.locator('[data-current-row]').focus()
      await press('s')
      await page.getByRole('combobox', { name: '文书名称' }).pressSequentially(letters)
      await page.getByRole('option').first().waitFor()
      await press('Enter', 'Enter')
      await page.getByRole('combobox', { name: '文书名称' }).waitFor({ state: 'hidden' })
    }
    await mark(3, 'lasp')
    await mark(11, 'sdhz')
    await goTo('PT-D01')
    await press('d')
    await expect.poll(pageInSight).toBe('3')
    await goTo('PT-F02')
    await press('d')
    await expect.poll(pageInSight).toBe('11')
    await page.getByRole('listbox', { name: '页面列表' }).getByText('送达回证').waitFor()
    await page.getByRole('tab', { name: '案卷信息' }).click()
    const outline = page.getByRole('region', { name: '卷内目录' })
    expect(await outline.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('立案审批表'),
      expect.stringContaining('送达回证'),
    ])
    expect(await axeFindings()).toEqual([])
    await outline.getByRole('button', { name: /从目录去掉 立案审批表/ }).click()
    await expect.poll(() => outline.getByRole('listitem').count()).toBe(1)
    await page.getByRole('button', { name: /^撤销：/ }).click()
    await expect.poll(() => outline.getByRole('listitem').count()).toBe(2)
  })

  it('says what is looked for when nothing is marked yet', async () => {
    await startReview()
    await goTo('PT-D06')
    await press('d')
    await page.getByText('本项看：行政处罚事先告知书、送达回证').waitFor()
  })
})

describe('the same fault twice', () => {
  it('is asked about before saving, linked by one act, and shown in list and explanation', async () => {
    await startReview()
    await goTo('PT-A02')
    await press('w', '1')
    await expect.poll(gotCenti).toBe('9900')
    await goTo('PT-B03')
    await press('w', '0')
    const notice = page.getByTestId('same-fact')
    await notice.getByText('可能与第 1 条（PT-A02）是同一事实：位置重叠').waitFor()
    await page.getByLabel('每次扣').fill('0.5')
    await page.getByRole('textbox', { name: '问题描述' }).fill('同一处的另一种说法')
    await notice.getByRole('button', { name: '同一事实：关联' }).click()
    await press('Control+Enter')
    await expect.poll(gotCenti).toBe('9850')
    await row('PT-B03').getByText('与第 1 条（PT-A02）为同一事实').waitFor()
    await page.getByRole('tab', { name: /问题清单/ }).click()
    await page.getByRole('table', { name: '问题清单' }).getByText('与第 2 条（PT-B03）为同一事实').waitFor()
    expect(await axeFindings()).toEqual([])
    await press('c')
    await page.getByTestId('explanation').getByText('第 1 条（PT-A02）、第 2 条（PT-B03）').waitFor()
    await press('Escape')
    await page.getByTestId('explanation').waitFor({ state: 'hidden' })
    // One step back takes back the finding and both links.
    await press('Control+z')
    await expect.poll(gotCenti).toBe('9900')
    await page.getByRole('tab', { name: /问题清单/ }).click()
    await expect.poll(() => page.getByText('为同一事实').count()).toBe(0)
  })

  it('is linked by L after two quick findings', async () => {
    await startReview()
    await goTo('PT-A02')
    await press('w', '1')
    await goTo('PT-B03')
    await press('w', '1')
    await row('PT-B03').getByText('可能与第 1 条（PT-A02）是同一事实').waitFor()
    await press('l')
    await row('PT-B03').getByText('与第 1 条（PT-A02）为同一事实').waitFor()
    await press('Control+z')
    await row('PT-B03').getByText('可能与第 1 条（PT-A02）是同一事实').waitFor()
    await press('Control+y')
    await row('PT-B03').getByText('与第 1 条（PT-A02）为同一事实').waitFor()
  })
})

describe('the way back', () => {
  it('waits in the review while one is elsewhere', async () => {
    const started = await startReview()
    await goTo('PT-A02')
    await press('w', '1')
    await expect.poll(gotCenti).toBe('9900')
    await page.getByRole('button', { name: '返回案卷列表' }).click()
    await page.getByRole('heading', { name: '案卷', exact: true }).waitFor()
    await open(started)
    await page.locator('[data-current-row]').waitFor()
    await press('Control+z')
    await expect.poll(gotCenti).toBe('10000')
    await press('Control+y')
    await expect.poll(gotCenti).toBe('9900')
  })

  it('holds in the list of cases: removed, and back by key or by button', async () => {
    await page.evaluate(() => {
      location.hash = '#/cases'
    })
    const rows = page.locator('table tbody tr')
    await rows.first().waitFor()
    const count = await rows.count()
    const remove = async (): Promise<void> => {
      await rows
        .first()
        .getByRole('button', { name: /的更多操作$/ })
        .click()
      await page.getByRole('menuitem', { name: /移入回收站/ }).click()
      await expect.poll(() => rows.count()).toBe(count - 1)
    }
    await remove()
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await expect.poll(() => rows.count()).toBe(count)
    await remove()
    await page.getByRole('menu').waitFor({ state: 'hidden' })
    await press('Control+z')
    await expect.poll(() => rows.count()).toBe(count)
    await press('Control+y')
    await expect.poll(() => rows.count()).toBe(count - 1)
    await press('Control+z')
    await expect.poll(() => rows.count()).toBe(count)
  })
})

describe('a finding somebody comes for', () => {
  it('is selected when the review opens, with its item', async () => {
    const started = await seedReview()
    await record(started, {})
    const wanted = await record(started, { itemId: 'PT-B03', ruleId: null, description: '要找的这一条' })
    await page.evaluate((hash) => {
      location.hash = hash
    }, `#/cases/${started.caseId}/${started.reviewId}/${wanted}`)
    await expect.poll(currentItem).toBe('PT-B03')
    await page.locator(`[data-finding="${wanted}"][data-selected]`).waitFor()
  })
})

describe('a finding a paper cites', () => {
  it('is opened from the sentence that speaks of it', async () => {
    const started = await seedReview()
    await record(started, {})
    const cited = await record(started, { itemId: 'PT-B03', ruleId: null, description: '文书里引用的问题' })
    await page.evaluate(async (ids) => {
      const answer = await globalThis.hengjuan['review:submit']({ reviewId: ids.reviewId })
      if (!answer.ok) throw new Error(answer.failure.code)
    }, started)
    await open(started)
    await page.getByRole('button', { name: '起草监督意见书' }).click()
    await page
      .getByTestId('document-editor')
      .locator('[data-paragraph-id] > p')
      .filter({ hasText: '文书里引用的问题' })
      .first()
      .hover()
    await page
      .getByTestId('sentence-card')
      .getByRole('button', { name: /^问题 2/ })
      .click()
    await expect
      .poll(() => page.evaluate(() => location.hash))
      .toBe(`#/cases/${started.caseId}/${started.reviewId}/${cited}`)
    await expect.poll(currentItem).toBe('PT-B03')
    await page.locator(`[data-finding="${cited}"][data-selected]`).waitFor()
  })
})

describe('another edition', () => {
  it('is tried without changing anything', async () => {
    await startReview()
    await goTo('PT-A02')
    await press('w', '1')
    await expect.poll(gotCenti).toBe('9900')
    await press('c')
    await page.getByRole('button', { name: '按其他版次试算' }).click()
    const dialog = page.getByTestId('rescore')
    await dialog.getByText('试算：CF-PT-2026.1 2026.1 版').waitFor()
    expect(await dialog.innerText()).toContain('评查记录和得分都没有改变')
    await dialog.getByRole('checkbox').check()
    expect(await dialog.locator('[data-rescored="PT-A02"]').innerText()).toContain('扣 1')
    expect(await axeFindings()).toEqual([])
    await press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await press('Escape')
    await expect.poll(gotCenti).toBe('9900')
  })
})

describe('a veto', () => {
  it('waits for a second person, who confirms it by one key', async () => {
    const own = await launchApp()
    try {
      await seedSettings(own.page)
      const started = await seedReview(own.page)
      const register = (name: string, roles: readonly string[]) =>
        own.page.evaluate(
          async (facts) => {
            const answer = await globalThis.hengjuan['person:register']({ facts, pin: '246810' } as never)
            if (!answer.ok) throw new Error(answer.failure.code)
            return answer.value.personId
          },
          { name, unit: '', certificate: '', roles, recusedUnits: [] },
        )
      const signIn = (personId: string) =>
        own.page.evaluate(async (id) => {
          await globalThis.hengjuan['person:sign-out']()
          const answer = await globalThis.hengjuan['person:sign-in']({ personId: id, pin: '246810' })
          if (!answer.ok) throw new Error(answer.failure.code)
        }, personId)
      const first = await register('示例甲', ['admin', 'reviewer'])
      await signIn(first)
      const second = await register('示例乙', ['leader', 'reviewer'])
      await record(started, { kind: 'veto', itemId: 'PT-V02', ruleId: null, unitCenti: 0 }, own.page)
      await open(started, own.page)
      const veto = own.page.locator('[data-item="PT-V02"]')
      await veto.locator('[data-row]').click()
      await veto.getByText('由示例甲以外的人登录后确认').waitFor()
      await signIn(second)
      await open(started, own.page)
      await veto.locator('[data-row]').click()
      await veto.getByRole('button', { name: '确认否决' }).waitFor()
      await own.page.keyboard.press('y')
      await veto.getByText('已由示例乙确认').waitFor()
    } finally {
      await own.close()
    }
  })
})
