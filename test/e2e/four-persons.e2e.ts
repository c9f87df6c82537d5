/**
 * A campaign from the draw to 销号 by four persons on one laptop, in real Electron, through the screens: who must not
 * see sees nothing, who may not act is refused with a sentence, and at the end every act carries its person's signature.
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { EMPTY_PLAN } from '@shared/domain/campaign/plan-problems'
import type { FindingContent } from '@shared/domain/review/review'
import type { EventBody, PayloadOf } from '@shared/events/catalogue'
import { launchApp, resizeContent, screenshot, type RunningApp } from '../helpers/electron-app'
import { seedSampleCase, seedSettings } from '../helpers/seed-case'

const PINS = { 示例甲: '739164', 示例乙: '284913', 示例丙: '918273', 示例丁: '604817' } as const
type Name = keyof typeof PINS
const ROLES: Readonly<Record<Name, readonly ('admin' | 'leader' | 'reviewer' | 'rechecker')[]>> = {
  示例甲: ['admin', 'leader'],
  示例乙: ['reviewer'],
  示例丙: ['reviewer'],
  示例丁: ['rechecker'],
}
const UNIT = '示例县农业农村局'
const CAMPAIGN_ID = '11111111-1111-4111-8111-111111111111'
/** Kept pictures and papers are asked for by hand: they are looked at, not compared. */
const SHOTS = process.env.HENGJUAN_SHOTS

let folder = ''
let running: RunningApp
let page: Page
let caseId = ''
let fileId = ''
let entryId = ''
const people = new Map<Name, string>()

const button = (name: string): Locator => page.getByRole('button', { name, exact: true })
const dialog = (): Locator => page.getByRole('dialog')
const next = (): Locator => page.getByTestId('next-step')
const press = (name: string): Promise<void> => next().getByRole('button', { name, exact: true }).click()
const shot = async (name: string): Promise<void> => {
  if (SHOTS) await screenshot(running, join(SHOTS, `${name}.png`))
}
const send = async (name: string): Promise<void> => {
  await dialog().getByRole('button', { name, exact: true }).click()
  await dialog().waitFor({ state: 'detached' })
}
const go = (hash: string): Promise<void> => page.evaluate((to) => void (location.hash = to), hash)

async function openEntry(): Promise<void> {
  await go('#/settings')
  await go(`#/entries/${entryId}`)
  await page.getByTestId('entry-state').waitFor()
}
const expectState = (text: string): Promise<void> =>
  expect
    .poll(() => page.getByTestId('entry-state').textContent(), { timeout: 10_000 })
    .toMatch(new RegExp(`^${text}`))

type Told = { readonly type: string; readonly by?: string; readonly sig?: string; readonly payload: unknown }
const events = (): Promise<readonly Told[]> =>
  page.evaluate(async () => {
    const answer = await globalThis.hengjuan['journal:read'](1, 5000)
    return answer.ok ? (answer.value as unknown as Told[]) : []
  })
const payloads = async <T extends EventBody['type']>(type: T): Promise<readonly PayloadOf<T>[]> =>
  (await events()).filter((event) => event.type === type).map(({ payload }) => payload as PayloadOf<T>)

/** @returns the refusal's code, or null */
const perform = (body: EventBody): Promise<string | null> =>
  page.evaluate(async (act) => {
    const answer = await globalThis.hengjuan['act:perform'](act)
    return answer.ok ? null : answer.failure.code
  }, body)

async function signIn(name: Name): Promise<void> {
  await page.getByRole('radio', { name }).check()
  await page.getByLabel(/^登录密码/).fill(PINS[name])
  await page.keyboard.press('Enter')
  await page.getByRole('group', { name: '当前人员' }).getByText(name).waitFor()
}
async function switchTo(name: Name): Promise<void> {
  await button('换人').click()
  await signIn(name)
}

const register = (name: Name): Promise<string> =>
  page.evaluate(
    async ([who, own, pin]) => {
      const answer = await globalThis.hengjuan['person:register']({
        facts: { name: who, unit: '示例县司法局', certificate: '', roles: [...own], recusedUnits: [] },
        pin,
      })
      if (!answer.ok) throw new Error(answer.failure.code)
      return answer.value.personId
    },
    [name, ROLES[name], PINS[name]] as const,
  )

const finding = (patch: Partial<FindingContent>): FindingContent => ({
  kind: 'deduction',
  itemId: 'PT-A02',
  ruleId: null,
  unitCenti: 100,
  count: 1,
  places: [{ kind: 'region', fileId, pageIndex: 0, boxPt: [100, 100, 300, 160] }],
  description: '询问笔录缺一名执法人员签名',
  defectCode: 'D-ZT-05',
  law: '《中华人民共和国行政处罚法》第四十二条',
  severity: '一般',
  advice: '由承办人书面说明并附卷',
  ...patch,
})

/** On the review screen that has just opened: findings, then the submission through its own dialog. */
async function fillAndSubmit(findings: readonly FindingContent[]): Promise<void> {
  await page.locator('[data-testid="review"][data-review-state="open"]').waitFor()
  const started = (await payloads('review/started')).at(-1)
  for (const one of findings) {
    const ids = { reviewId: started?.reviewId ?? '', caseId, findingId: crypto.randomUUID() }
    expect(await perform({ type: 'finding/recorded', payload: { ...ids, finding: one } })).toBeNull()
  }
  await button('提交评查').click()
  await dialog()
    .getByRole('button', { name: /^(仍然提交|提交)$/ })
    .click()
  await page.locator('[data-testid="review"][data-review-state="submitted"]').waitFor()
}

const papers: string[] = []
/** @returns the text of the printed form */
async function exportForm(label: string): Promise<string> {
  const path = join(SHOTS ?? folder, `${label}.pdf`)
  await running.app.evaluate(({ dialog: native, shell }, filePath) => {
    native.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    shell.showItemInFolder = () => undefined
  }, path)
  await button('导出表格').click()
  await page.getByRole('menuitem', { name: `${label}（PDF）` }).click()
  await page.getByText(`已导出 ${label}.pdf`).waitFor()
  papers.push(label)
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s/g, '')
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-four-'))
  running = await launchApp()
  page = running.page
  page.setDefaultTimeout(20_000)
  await resizeContent(running, 1366, 768)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await seedSettings(page)
  caseId = await seedSampleCase(page, '03-nongyao')
  fileId = (await payloads('case/registered'))[0]?.files[0]?.fileId ?? ''
})
afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => {
  expect(running.pageErrors).toEqual([])
})

describe('a campaign by four persons on one laptop', () => {
  it('begins with the register: a leader, two reviewers, one who re-checks', async () => {
    for (const name of Object.keys(PINS) as Name[]) people.set(name, await register(name))
    await page.getByRole('group', { name: '当前人员' }).getByText('示例甲').waitFor()
  })

  it('is planned and drawn by the leader before a witness', async () => {
    const plan = {
      ...EMPTY_PLAN,
      ...{ basis: '示例县2026年度案卷评查工作方案', units: [UNIT], isDoubleReview: true, isConfirmed: true },
      standardIds: { 处罚普通: 'CF-PT-2026.2' },
      reviewerIds: [people.get('示例乙') ?? '', people.get('示例丙') ?? ''],
      leaderId: people.get('示例甲') ?? null,
    }
    const number = (await payloads('case/registered'))[0]?.facts.decisionNumber ?? ''
    const opened = { campaignId: CAMPAIGN_ID, name: '示例年度案卷评查', year: 2026 }
    expect(await perform({ type: 'campaign/opened', payload: opened })).toBeNull()
    expect(await perform({ type: 'campaign/planned', payload: { campaignId: CAMPAIGN_ID, plan } })).toBeNull()
    await go(`#/campaigns/${CAMPAIGN_ID}`)
    await page.getByRole('tab', { name: '名册与抽卷' }).click()
    await button('导入名册').click()
    const rows = ['单位\t文号\t名称\t类型\t结案日期', `${UNIT}\t${number}\t示例农药案\t一般程序\t2025-10-10`]
    await page.getByRole('textbox', { name: '或者粘贴表格' }).fill(rows.join('\n'))
    await button('用粘贴的内容').click()
    await button('导入 1 件').click()
    await button('抽卷').click()
    await page.getByRole('textbox', { name: '随机种子' }).fill('2026112')
    await page.getByRole('textbox', { name: '种子来源' }).fill('两人当场各报一个数')
    await page.getByRole('combobox', { name: '见证人' }).fill('示例丁')
    await page.keyboard.press('Escape')
    await button('抽取').click()
    await page.getByText('抽卷完成').waitFor()
    await shot('four-01-drawn')
    entryId = (await payloads('draw/made'))[0]?.draw.picked[0]?.entryId ?? ''
  })

  it('lends the file, links its scans and gives it to the two reviewers', async () => {
    await page.getByRole('tab', { name: '调卷与分配' }).click()
    await button('按文号对应 1 件').click()
    await button('自动分配').click()
    await button('分配 1 件').click()
    await page.getByText('已分配 1 件').waitFor()
    const [given] = await payloads('entry/assigned')
    expect(new Set([given?.assignment.reviewerA, given?.assignment.reviewerB])).toEqual(
      new Set([people.get('示例乙'), people.get('示例丙')]),
    )
  })

  it('has two first reviews that do not see each other', async () => {
    const [given] = await payloads('entry/assigned')
    const isFirst = given?.assignment.reviewerA === people.get('示例乙')
    const [a, b] = isFirst ? (['示例乙', '示例丙'] as const) : (['示例丙', '示例乙'] as const)
    await switchTo(b)
    await openEntry()
    expect(await next().getByRole('button', { name: '开始初评A' }).count()).toBe(0)
    await switchTo(a)
    await openEntry()
    await press('开始初评A')
    await fillAndSubmit([
      finding({}),
      finding({
        ...{ itemId: 'PT-B01', unitCenti: 300, description: '违法地点记载前后矛盾', defectCode: 'D-SS-02' },
      }),
    ])
    const reviewA = (await payloads('review/started')).at(-1)?.reviewId ?? ''

    await switchTo(b)
    await openEntry()
    await page.getByText('比对后公开').first().waitFor()
    await page.getByText('评查已提交').waitFor({ state: 'detached' })
    await shot('four-02-blind')
    await go(`#/cases/${caseId}/${reviewA}`)
    await page.getByTestId('review').waitFor({ state: 'detached' })
    expect(await page.getByText('违法地点记载前后矛盾').count()).toBe(0)
    const refused = await perform({
      type: 'finding/recorded',
      payload: { reviewId: reviewA, caseId, findingId: crypto.randomUUID(), finding: finding({}) },
    })
    expect(refused).not.toBeNull()
    await openEntry()
    await press('开始初评B')
    await fillAndSubmit([
      finding({}),
      finding({
        ...{ kind: 'veto', itemId: 'PT-V13', unitCenti: 0, severity: '致命', defectCode: 'D-WS-02' },
        description: '决定书未加盖处罚机关印章',
        places: [{ kind: 'missing', document: '决定书印章' }],
      }),
    ])
  })

  it('is compared by the leader and settled by a panel that keeps the dissent', async () => {
    await switchTo('示例甲')
    await openEntry()
    await expectState('初评完成')
    await press('比对')
    await send('比对')
    await expectState('合议')
    expect(await exportForm('初评比对表')).toContain('PT-V13')
    for (const [itemId, reason] of [
      ['PT-B01', '笔录与决定书的地点确有出入'],
      ['PT-V13', '决定书末页已加盖印章，初评看漏'],
    ] as const) {
      const block = page.locator(`[data-item="${itemId}"]`)
      await block.getByRole('radio', { name: '采纳初评A' }).check()
      await block.getByLabel(`${itemId} 理由`).fill(reason)
      await block.getByRole('button', { name: `选定 ${itemId}` }).click()
      await block.getByText('已选定').waitFor()
    }
    await press('建立合议评分')
    await fillAndSubmit([])
    await openEntry()
    await press('合议定案')
    await dialog().getByRole('combobox', { name: '最终决定人' }).click()
    await page.getByRole('option', { name: '示例甲' }).click()
    await dialog().getByLabel('合议理由').fill('对照原卷核对，印章清楚，不构成否决。')
    await dialog().getByRole('button', { name: '添加保留意见' }).click()
    await dialog().getByRole('combobox', { name: '保留意见人 1' }).click()
    await page.getByRole('option', { name: '示例丙' }).click()
    await dialog().getByLabel('意见 1', { exact: true }).fill('印章盖在年月日之外，仍应当提示。')
    await send('定案')
    await expectState('复核：96.0 分，优秀')
    const record = await exportForm('合议记录')
    for (const words of ['示例甲', '示例乙', '示例丙', '印章盖在年月日之外', '不构成否决'])
      expect(record).toContain(words)
    await shot('four-03-panel')
  })

  it('is re-checked by the one person for it', async () => {
    await switchTo('示例乙')
    await openEntry()
    const refused = await page.evaluate(async (id) => {
      const answer = await globalThis.hengjuan['entry:recheck']({
        ...{ entryId: id, on: '2026-11-23', opinion: '同意' },
      })
      return answer.ok ? null : answer.failure.code
    }, entryId)
    expect(refused).toBe('person/role-needed')
    await switchTo('示例丁')
    await openEntry()
    await press('复核（维持原结果）')
    await dialog().getByLabel('复核意见').fill('同意合议结果。')
    await send('完成复核')
    await expectState('待反馈')
    expect(await exportForm('复核意见')).toContain('示例丁')
  })

  it('is fed back, objected to, and answered by two who did not review it first', async () => {
    await switchTo('示例甲')
    await openEntry()
    expect(await exportForm('评查意见')).toContain('96.0')
    await press('登记反馈')
    await dialog().getByLabel('单位签收人').fill('示例戊')
    await send('登记反馈')
    await press('登记异议')
    await dialog().getByLabel('提出人').fill('示例戊')
    await dialog().getByRole('combobox', { name: '异议项' }).fill('PT-A02')
    await page.getByRole('option', { name: /^PT-A02/ }).click()
    await dialog().getByLabel('PT-A02 异议理由').fill('第二页有两人签名')
    await dialog().getByLabel('PT-A02 所附材料').fill('原卷第二页')
    await send('登记异议')
    await expectState('异议中')
    await press('建立申辩后评分')
    await page.locator('[data-testid="review"][data-review-state="open"]').waitFor()
    const started = (await payloads('review/started')).at(-1)
    const disputed = started?.inherited?.findings.find((one) => one.finding.itemId === 'PT-A02')
    const ids = { reviewId: started?.reviewId ?? '', caseId, findingId: disputed?.findingId ?? '' }
    expect(await perform({ type: 'finding/withdrawn', payload: ids })).toBeNull()
    await fillAndSubmit([])
    await openEntry()
    await press('作出处理意见')
    const handlers = dialog().getByRole('combobox', { name: '处理人' })
    for (const name of ['示例甲', '示例丁']) {
      await handlers.click()
      await page.getByRole('option', { name }).click()
    }
    await page.keyboard.press('Escape')
    await dialog().getByRole('radio', { name: '采纳', exact: true }).check()
    await dialog().getByLabel('PT-A02 处理理由').fill('原卷第二页确有两名执法人员签名')
    await dialog().getByLabel('处理结论').fill('采纳异议，恢复 1 分。')
    await send('作出处理意见')
    await expectState('已反馈：97.0 分')
    expect(await exportForm('异议申请及处理意见')).toContain('采纳异议，恢复1分。2.变更后得分：97.0分')
  })

  it('becomes final, is put right, re-inspected and closed', async () => {
    await press('登记单位无异议')
    await send('登记')
    await press('定稿')
    await send('定稿')
    await expectState('定稿：97.0 分，优秀')
    await press('下达整改要求')
    await send('下达整改')
    await press('登记整改报告')
    await dialog().getByLabel('报告人').fill('示例戊')
    await dialog().getByLabel('整改情况').fill('已书面说明地点出入的原因并附卷。')
    await dialog().getByLabel('问题 1 证明材料').fill('情况说明一份')
    await send('登记')
    await expectState('复查')
    await press('登记复查')
    const inspectors = dialog().getByRole('combobox', { name: '复查人' })
    await inspectors.click()
    await page.getByRole('option', { name: '示例丁' }).click()
    await page.keyboard.press('Escape')
    await send('复查通过')
    await press('销号')
    await send('销号')
    await expectState('销号')
    expect(await exportForm('整改台账')).toContain('情况说明一份')
    await shot('four-04-closed')
    expect(papers).toHaveLength(6)
  })

  it('keeps every round as it was, and every act with its person', async () => {
    const all = await events()
    const rounds = (await payloads('review/started')).map(({ round }) => round)
    expect(rounds).toEqual(['初评A', '初评B', '合议', '申辩后'])
    const firstRegistered = all.findIndex(({ type }) => type === 'person/registered')
    const later = all.slice(firstRegistered + 1).filter(({ type }) => type !== 'person/signed-in')
    expect(later.every(({ by, sig }) => typeof by === 'string' && typeof sig === 'string')).toBe(true)
    expect(new Set(later.map(({ by }) => by))).toEqual(new Set(people.values()))
    await go('#/people')
    await page.getByRole('button', { name: /^(开始核对|再核对一次)$/ }).click()
    const told = (await page.getByText('核对全部记录：').textContent()) ?? ''
    expect(told).toContain(`${(await events()).length} 条`)
    expect(told).toMatch(/问题 0/)
  })
})
