/** One file through a whole campaign in real Electron, by the one person of an office that has registered nobody. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { EventType, PayloadOf } from '@shared/events/catalogue'
import type { FindingContent } from '@shared/domain/review/review'
import { SCHEMES, scanScreen, sidewaysScroll } from '../helpers/axe'
import { launchApp, resizeContent, screenshot, type RunningApp } from '../helpers/electron-app'
import { seedSampleCase, seedSettings } from '../helpers/seed-case'

const CAMPAIGN_ID = '11111111-1111-4111-8111-111111111111'
const ENTRY_ID = '22222222-2222-4222-8222-222222222222'
/** Kept pictures are asked for by hand: they are looked at, not compared. */
const SHOTS = process.env.HENGJUAN_SHOTS

let folder = ''
let running: RunningApp
let page: Page
let caseId = ''
let fileId = ''

async function perform<T extends EventType>(type: T, payload: PayloadOf<T>): Promise<void> {
  const code = await page.evaluate(
    async (act) => {
      const answer = await globalThis.hengjuan['act:perform'](act)
      return answer.ok ? null : answer.failure.code
    },
    { type, payload },
  )
  expect(code).toBeNull()
}

const finding = (patch: Partial<FindingContent>): FindingContent => ({
  kind: 'deduction',
  itemId: 'PT-A02',
  ruleId: null,
  unitCenti: 100,
  count: 1,
  places: [{ kind: 'region', fileId, pageIndex: 0, boxPt: [100, 100, 300, 160] }],
  description: '询问笔录缺一名执法人员签名',
  defectCode: 'D-ZT-05',
  law: '《行政处罚法》第四十二条',
  severity: '一般',
  advice: '由承办人书面说明并附卷',
  ...patch,
})

/** Records findings in the open review of a round and submits it, as the review screen does. */
async function fillAndSubmit(round: string, findings: readonly FindingContent[]): Promise<void> {
  const reviewId = await reviewIdOf(round)
  for (const one of findings) {
    await perform('finding/recorded', { reviewId, caseId, findingId: crypto.randomUUID(), finding: one })
  }
  const code = await page.evaluate(async (id) => {
    const answer = await globalThis.hengjuan['review:submit']({ reviewId: id })
    return answer.ok ? null : answer.failure.code
  }, reviewId)
  expect(code).toBeNull()
}

/** The newest review of a round, from the record. */
const reviewIdOf = (round: string): Promise<string> =>
  page.evaluate(async (wanted) => {
    const answer = await globalThis.hengjuan['journal:read'](1, 2000)
    if (!answer.ok) throw new Error(answer.failure.code)
    const started = answer.value.filter(({ type }) => type === 'review/started')
    const payloads = started.map(({ payload }) => payload as { reviewId: string; round: string })
    return payloads.findLast((one) => one.round === wanted)?.reviewId ?? ''
  }, round)

const openEntry = async (): Promise<void> => {
  await page.evaluate((id) => {
    location.hash = `#/entries/${id}`
  }, ENTRY_ID)
  await page.getByTestId('entry-state').waitFor()
}
const next = (): Locator => page.getByTestId('next-step')
const press = (name: string): Promise<void> => next().getByRole('button', { name, exact: true }).click()
const dialog = (): Locator => page.getByRole('dialog')
const send = async (name: string): Promise<void> => {
  await dialog().getByRole('button', { name, exact: true }).click()
  await dialog().waitFor({ state: 'detached' })
}
const expectState = (text: string): Promise<void> =>
  expect
    .poll(() => page.getByTestId('entry-state').textContent(), { timeout: 10_000 })
    .toMatch(new RegExp(`^${text}`))
const names = async (label: string, people: readonly string[]): Promise<void> => {
  const field = dialog().locator('input').and(dialog().getByLabel(label))
  for (const name of people) {
    await field.fill(name)
    await field.press('Enter')
  }
}
/** Nothing serious for axe in either scheme, nothing wider than the window, and a picture when one is asked for. */
const shot = async (name: string): Promise<void> => {
  for (const scheme of SCHEMES) {
    const report = await scanScreen(page, name, scheme)
    expect(report.findings).toEqual([])
  }
  expect(await sidewaysScroll(page)).toBe(0)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  if (SHOTS) await screenshot(running, join(SHOTS, `${name}.png`))
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-rounds-'))
  running = await launchApp()
  page = running.page
  page.setDefaultTimeout(20_000)
  await seedSettings(page)
  await resizeContent(running, 1366, 768)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  caseId = await seedSampleCase(page, '03-nongyao')
  fileId = await page.evaluate(async () => {
    const answer = await globalThis.hengjuan['journal:read'](1, 100)
    if (!answer.ok) throw new Error(answer.failure.code)
    const registered = answer.value.find(({ type }) => type === 'case/registered')
    return (registered?.payload as { files: { fileId: string }[] }).files[0]?.fileId ?? ''
  })
  await perform('campaign/opened', { campaignId: CAMPAIGN_ID, name: '示例集中评查', year: 2026 })
  await perform('entry/added', {
    entryId: ENTRY_ID,
    campaignId: CAMPAIGN_ID,
    listed: {
      unit: '示例县农业农村局',
      number: '示农罚〔2025〕1号',
      title: '示例农药案',
      caseType: '处罚普通',
      closedOn: '2025-10-10',
      mustReason: '',
      note: '',
    },
  })
})
afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => {
  expect(running.pageErrors).toEqual([])
})

const saved: string[] = []
/** Answers the save dialog and takes the export from the page's own menu. */
async function exportForm(label: string): Promise<Buffer> {
  const path = join(SHOTS ?? folder, `${label}.pdf`)
  await running.app.evaluate(({ dialog: native, shell }, filePath) => {
    native.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    shell.showItemInFolder = () => undefined
  }, path)
  await page.getByRole('button', { name: '导出表格' }).click()
  await page.getByRole('menuitem', { name: `${label}（PDF）` }).click()
  await page.getByText(`已导出 ${label}.pdf`).waitFor()
  saved.push(label)
  return readFile(path)
}

describe('a file in a campaign', () => {
  it('waits for its scans and is linked to the case', async () => {
    await openEntry()
    await expectState('已抽取')
    await press('对应案卷')
    await dialog().getByRole('combobox', { name: '已导入的案卷' }).click()
    await page.getByRole('option').first().click()
    await send('对应')
    await next().getByRole('button', { name: '开始初评A' }).waitFor()
    await shot('01-linked')
  })

  it('refuses a step whose time has not come, with a sentence', async () => {
    const refused = await page.evaluate(async (entryId) => {
      const answer = await globalThis.hengjuan['entry:compare']({ entryId })
      return answer.ok ? null : answer.failure
    }, ENTRY_ID)
    expect(refused).toMatchObject({ code: 'entry/wrong-step', params: { state: 'drawn' } })
  })

  it('takes two first reviews and compares them', async () => {
    await press('开始初评A')
    await page.locator('[data-rendered]').first().waitFor()
    await fillAndSubmit('初评A', [
      finding({}),
      finding({
        itemId: 'PT-B01',
        unitCenti: 300,
        description: '违法地点记载前后矛盾',
        defectCode: 'D-SS-02',
      }),
    ])
    await openEntry()
    await expectState('初评中')
    await press('开始初评B')
    await page.locator('[data-rendered]').first().waitFor()
    await fillAndSubmit('初评B', [
      finding({}),
      finding({
        kind: 'veto',
        itemId: 'PT-V13',
        unitCenti: 0,
        severity: '致命',
        description: '决定书未加盖处罚机关印章',
        defectCode: 'D-WS-02',
        places: [{ kind: 'missing', document: '决定书印章' }],
      }),
    ])
    await openEntry()
    await expectState('初评完成')
    await shot('02-reviewed')
    await press('比对')
    await send('比对')
    await expectState('合议')
    expect(await page.getByTestId('comparison-verdict').textContent()).toContain('需要合议')
    await page.locator('[data-item="PT-V13"]').waitFor()
    await page.locator('[data-item="PT-B01"]').waitFor()
    expect(await page.locator('[data-item="PT-A02"]').count()).toBe(0)
    await shot('03-panel')
    expect((await exportForm('初评比对表')).subarray(0, 4).toString()).toBe('%PDF')
  })

  it('settles every differing item and makes the review of the panel from them', async () => {
    const settle = async (itemId: string, choice: string, reason: string): Promise<void> => {
      const block = page.locator(`[data-item="${itemId}"]`)
      await block.getByRole('radio', { name: choice }).check()
      await block.getByLabel(`${itemId} 理由`).fill(reason)
      await block.getByRole('button', { name: `选定 ${itemId}` }).click()
      await block.getByText('已选定').waitFor()
    }
    await settle('PT-B01', '采纳初评A', '笔录与决定书的地点确有出入')
    await settle('PT-V13', '采纳初评A', '决定书末页已加盖印章，初评B看漏')
    await shot('04-settled')
    await press('建立合议评分')
    await page.locator('[data-rendered]').first().waitFor()
    await fillAndSubmit('合议', [])
    await openEntry()
    await press('合议定案')
    await names('参加合议人员', ['示例甲', '示例乙', '示例丙'])
    await dialog().getByRole('combobox', { name: '最终决定人' }).click()
    await page.getByRole('option', { name: '示例丙' }).click()
    await dialog().getByLabel('合议理由').fill('对照原卷核对，印章清楚，不构成否决。')
    await dialog().getByRole('button', { name: '添加保留意见' }).click()
    await dialog().getByRole('combobox', { name: '保留意见人 1' }).click()
    await page.getByRole('option', { name: '示例乙' }).click()
    await dialog().getByLabel('意见 1', { exact: true }).fill('印章盖在年月日之外，仍应当提示。')
    await shot('05-conclude')
    await send('定案')
    await expectState('复核：96.0 分，优秀')
    await exportForm('合议记录')
  })

  it('is re-checked, because it may become 优秀', async () => {
    expect(await next().getByRole('button', { name: '免予复核' }).count()).toBe(0)
    await press('复核（维持原结果）')
    await dialog().getByText('最高等次').waitFor()
    await dialog().getByLabel('复核意见').fill('同意合议结果。')
    await send('完成复核')
    await expectState('待反馈')
    await exportForm('复核意见')
    await exportForm('评查意见')
  })

  it('is fed back with the term counted, objected to and answered by others', async () => {
    await press('登记反馈')
    await dialog().getByLabel('单位签收人').fill('示例丁')
    expect(await dialog().getByTestId('term-note').textContent()).toContain('5 个工作日')
    await shot('06-feedback')
    await send('登记反馈')
    await expectState('已反馈')
    const early = await page.evaluate(async (entryId) => {
      const answer = await globalThis.hengjuan['entry:finalize']({ entryId })
      return answer.ok ? null : answer.failure.code
    }, ENTRY_ID)
    expect(early).toBe('entry/term-running')
    await press('登记异议')
    await dialog().getByLabel('提出人').fill('示例丁')
    await dialog().getByRole('combobox', { name: '异议项' }).fill('PT-A02')
    await page.getByRole('option', { name: /^PT-A02/ }).click()
    await dialog().getByLabel('PT-A02 异议理由').fill('第二页有两人签名')
    await dialog().getByLabel('PT-A02 所附材料').fill('原卷第二页')
    await shot('07-objection')
    await send('登记异议')
    await expectState('异议中')
    await press('建立申辩后评分')
    await page.locator('[data-rendered]').first().waitFor()
    const reviewId = await reviewIdOf('申辩后')
    const inherited = await page.evaluate(async (id) => {
      const answer = await globalThis.hengjuan['journal:read'](1, 2000)
      if (!answer.ok) throw new Error(answer.failure.code)
      const event = answer.value.find(
        ({ type, payload }) => type === 'review/started' && (payload as { reviewId: string }).reviewId === id,
      )
      const { inherited: taken } = event?.payload as {
        inherited: { findings: { findingId: string; finding: { itemId: string } }[] }
      }
      return taken.findings.map(({ findingId, finding: one }) => ({ findingId, itemId: one.itemId }))
    }, reviewId)
    expect(inherited.map(({ itemId }) => itemId)).toEqual(['PT-A02', 'PT-B01'])
    const findingId = inherited[0]?.findingId ?? ''
    await perform('finding/withdrawn', { reviewId, caseId, findingId })
    await fillAndSubmit('申辩后', [])
    await openEntry()
    await press('作出处理意见')
    await names('处理人', ['示例甲', '示例戊'])
    await dialog().getByRole('radio', { name: '采纳', exact: true }).check()
    await dialog().getByLabel('PT-A02 处理理由').fill('原卷第二页确有两名执法人员签名')
    await dialog().getByLabel('处理结论').fill('采纳异议，恢复 1 分。')
    await dialog().getByRole('button', { name: '作出处理意见' }).click()
    // 示例甲 made the first reviews.
    await dialog().getByText('示例甲做过这个案卷的初评，不能处理异议').waitFor()
    await shot('08-own-objection')
    await dialog().locator('input').and(dialog().getByLabel('处理人')).focus()
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    await names('处理人', ['示例戊', '示例己'])
    await send('作出处理意见')
    await expectState('已反馈：97.0 分')
    await exportForm('异议申请及处理意见')
  })

  it('becomes final once the unit has waived the rest of the term', async () => {
    await press('登记单位无异议')
    await send('登记')
    await press('定稿')
    await send('定稿')
    await expectState('定稿：97.0 分，优秀')
    await page.evaluate(() => {
      location.hash = '#/cases'
    })
    await page.getByRole('row').filter({ hasText: '97.0' }).getByText('优秀').waitFor()
    await openEntry()
  })

  it('is put right problem by problem, re-inspected and closed', async () => {
    await press('下达整改要求')
    await shot('09-rectify')
    await send('下达整改')
    await expectState('整改中')
    await press('登记整改报告')
    await dialog().getByLabel('报告人').fill('示例丁')
    await dialog().getByLabel('整改情况').fill('已书面说明地点出入的原因并附卷。')
    await dialog().getByLabel('问题 1 证明材料').fill('情况说明一份')
    await send('登记')
    await expectState('复查')
    await press('登记复查')
    await names('复查人', ['示例戊'])
    await shot('10-reinspect')
    await send('复查通过')
    await press('销号')
    await send('销号')
    await expectState('销号')
    expect(await next().count()).toBe(0)
    await shot('11-closed')
    await exportForm('整改台账')
    expect(saved).toEqual([
      '初评比对表',
      '合议记录',
      '复核意见',
      '评查意见',
      '异议申请及处理意见',
      '整改台账',
    ])
  })
})
