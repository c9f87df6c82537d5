/** Screens of the chapters on people, campaigns and rounds: four people, three units, one file up to its panel. */
import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { DEFAULT_DRAW_RULE, DEFAULT_TERMS, type ListedFile } from '@shared/domain/campaign/campaign'
import type { FindingContent, Round } from '@shared/domain/review/review'
import { launchApp, resizeContent } from '../../test/helpers/electron-app'
import { seedSampleCase, seedSettings } from '../../test/helpers/seed-case'
import { waitDrawn } from '../demo/desk'
import {
  OFFICE_NAME,
  payloadsOf,
  PEOPLE,
  perform,
  registerPeople,
  signIn,
  type Ids,
  type Name,
} from './campaign-desk'
import { SCENE_SIZE, type Take } from './handbook-scenes'

const STANDARD_ID = 'CF-PT-2026.2'
/** The files of the samples, drawn whatever the lot says, and as many others of the same units. */
const SAMPLES = [
  { slug: '01-canyin', unit: '示例县市场监督管理局', short: '示市监罚', no: 12 },
  { slug: '02-zhatu', unit: '示例县城市管理执法局', short: '示城管罚', no: 27 },
  { slug: '03-nongyao', unit: '示例县农业农村局', short: '示农罚', no: 9 },
] as const
const FILES_A_UNIT = 24

export async function takeCampaignScenes(take: Take): Promise<void> {
  const running = await launchApp()
  const { page } = running
  const shoot = async (name: string): Promise<void> => {
    await page.mouse.move(2, 2)
    await page.waitForFunction(() => document.querySelector('.mantine-Notification-root') === null)
    await waitDrawn(page)
    await take(name, await page.screenshot({ animations: 'disabled' }))
  }
  try {
    page.setDefaultTimeout(30_000)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await resizeContent(running, SCENE_SIZE.width, SCENE_SIZE.height)
    await seedSettings(page, { officeName: OFFICE_NAME })
    for (const { slug } of SAMPLES) await seedSampleCase(page, slug)
    const ids = await registerPeople(page)
    await go(page, '#/people')
    await page.getByRole('table').getByText('示例丙').waitFor()
    await shoot('people')
    const campaignId = await planCampaign(page, ids)
    await drawFiles(page, campaignId, shoot)
    const entryId = await distribute(page, shoot)
    await comparePanel(page, entryId, ids, shoot)
    await page.evaluate(async () => void (await globalThis.hengjuan['person:sign-out']()))
    await page.getByRole('form', { name: '登录' }).waitFor()
    await shoot('sign-in')
  } finally {
    await running.close()
  }
}

type Shoot = (name: string) => Promise<void>

/** From another page, so that the screen starts anew: a tab that was open before would stay. */
async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate(() => void (location.hash = '#/settings'))
  await page.getByRole('heading', { name: '设置', exact: true }).waitFor()
  await page.evaluate((to) => void (location.hash = to), hash)
}

const dialogOf = (page: Page): Locator => page.getByRole('dialog')
const gone = (page: Page): Promise<void> => dialogOf(page).waitFor({ state: 'detached' })

async function planCampaign(page: Page, ids: Ids): Promise<string> {
  const campaignId = randomUUID()
  await perform(page, 'campaign/opened', { campaignId, name: '行政处罚案卷集中评查', year: 2026 })
  await perform(page, 'campaign/planned', {
    campaignId,
    plan: {
      ...{ mode: '常规', basis: '2026 年度行政执法案卷评查工作方案', isDoubleReview: true },
      ...{ units: SAMPLES.map(({ unit }) => unit), standardIds: { 处罚普通: STANDARD_ID } },
      ...{ drawRule: DEFAULT_DRAW_RULE, terms: DEFAULT_TERMS },
      ...{ reviewerIds: [ids.示例甲, ids.示例乙], leaderId: ids.示例丙, recusals: [] },
    },
  })
  await perform(page, 'roster/imported', {
    ...{ campaignId, rosterId: randomUUID(), sourceName: '各单位已结案案卷清单.xlsx', leftOutRows: 0 },
    files: SAMPLES.flatMap(listOf),
  })
  return campaignId
}

function listOf({ unit, short, no }: (typeof SAMPLES)[number]): readonly ListedFile[] {
  return Array.from({ length: FILES_A_UNIT }, (_, index) => ({
    unit,
    number: `${short}〔2025〕${no + index}号`,
    title: index === 0 ? '' : `示例案卷之${index + 1}`,
    caseType: '处罚普通' as const,
    closedOn: `2025-${String((index % 12) + 1).padStart(2, '0')}-20`,
    mustReason: index === 0 ? '听证' : '',
    note: '',
  }))
}

async function drawFiles(page: Page, campaignId: string, shoot: Shoot): Promise<void> {
  await go(page, `#/campaigns/${campaignId}`)
  await page.getByRole('tab', { name: '方案' }).click()
  await page.getByText('以上比例、件数和期限已由本机关研究确定').waitFor()
  await shoot('campaign-plan')
  await page.getByRole('tab', { name: '名册与抽卷' }).click()
  await page.getByRole('button', { name: '抽卷', exact: true }).click()
  const dialog = dialogOf(page)
  await dialog.getByLabel('随机种子').fill('20260101')
  await dialog.getByLabel('种子来源').fill('2026年1月1日在示例县司法局会议室当众抽号，各单位派员在场')
  await dialog.getByRole('combobox', { name: '抽取人' }).fill('示例丁')
  await dialog.getByRole('combobox', { name: '见证人' }).fill('示例丙')
  await dialog.getByLabel('种子来源').focus()
  await shoot('draw')
  await dialog.getByRole('button', { name: '抽取', exact: true }).click()
  await gone(page)
}

/** Papers out, scans linked, reviewers given. @returns the entry of the last sample */
async function distribute(page: Page, shoot: Shoot): Promise<string> {
  await page.getByRole('tab', { name: '调卷与分配' }).click()
  await page.getByRole('button', { name: /^按文号对应/ }).click()
  await page.getByRole('button', { name: '自动分配', exact: true }).click()
  await dialogOf(page)
    .getByRole('button', { name: /^分配 \d+ 件$/ })
    .click()
  await gone(page)
  const entries = await drawnEntries(page)
  for (const { entryId, unit } of entries.filter(({ isRequired }) => isRequired)) {
    const handover = { direction: 'out', on: '2026-01-05', volumes: 1, pages: 46, note: '' } as const
    await perform(page, 'entry/handed-over', {
      entryId,
      handover: { ...handover, from: unit.slice(0, 20), to: '示例丁' },
    })
  }
  await page.getByText('在外').first().waitFor()
  await shoot('campaign-files')
  const last = entries.find(({ unit, isRequired }) => isRequired && unit === SAMPLES[2].unit)
  if (last === undefined) throw new Error('the required file was not drawn')
  return last.entryId
}

type Drawn = { readonly entryId: string; readonly unit: string; readonly isRequired: boolean }

async function drawnEntries(page: Page): Promise<readonly Drawn[]> {
  const [made] = await payloadsOf(page, 'draw/made')
  if (made === undefined) throw new Error('nothing was drawn')
  return made.draw.picked.map(({ entryId, origin, listed }) => ({
    ...{ entryId, unit: listed.unit, isRequired: origin === 'required' },
  }))
}

type Work = { readonly reviewId: string; readonly caseId: string; readonly fileId: string }

/** Begins a round through the button of the file's own page and finds what it is about in the record. */
async function begin(page: Page, entryId: string, button: string, round: Round): Promise<Work> {
  await go(page, `#/entries/${entryId}`)
  await page.getByTestId('next-step').getByRole('button', { name: button, exact: true }).click()
  await page.locator('[data-testid="review"][data-review-state="open"]').waitFor()
  const started = (await payloadsOf(page, 'review/started')).findLast((one) => one.round === round)
  if (started === undefined) throw new Error(`${round} was not begun`)
  const { reviewId, caseId } = started
  const registered = (await payloadsOf(page, 'case/registered')).find((one) => one.caseId === caseId)
  return { reviewId, caseId, fileId: registered?.files[0]?.fileId ?? '' }
}

async function recordAndSubmit(page: Page, work: Work, faults: readonly Fault[]): Promise<void> {
  const { reviewId, caseId, fileId } = work
  for (const { itemId, unitCenti, pageIndex, description } of faults) {
    const finding: FindingContent = {
      ...{ kind: 'deduction', itemId, ruleId: null, unitCenti, count: 1, description },
      ...{ defectCode: null, law: '', severity: '一般', advice: '由承办人书面说明并附卷' },
      places: [{ kind: 'region', fileId, pageIndex, boxPt: [100, 100, 300, 160] }],
    }
    await perform(page, 'finding/recorded', { reviewId, caseId, findingId: randomUUID(), finding })
  }
  await page.evaluate(async (id) => {
    const answer = await globalThis.hengjuan['review:submit']({ reviewId: id })
    if (!answer.ok) throw new Error(answer.failure.code)
  }, reviewId)
}

type Fault = {
  readonly itemId: string
  readonly unitCenti: number
  readonly pageIndex: number
  readonly description: string
}
const BOTH: Fault = {
  ...{ itemId: 'PT-A02', unitCenti: 100, pageIndex: 0 },
  description: '询问笔录缺一名执法人员签名',
}
const ONLY_A: readonly Fault[] = [
  { itemId: 'PT-B01', unitCenti: 300, pageIndex: 0, description: '违法地点记载前后矛盾' },
  { itemId: 'PT-C01', unitCenti: 200, pageIndex: 0, description: '决定书引用法律条文没有写到款、项' },
  { itemId: 'PT-D05', unitCenti: 300, pageIndex: 0, description: '法制审核意见没有写明审核结论' },
]
const ONLY_B: readonly Fault[] = [
  { itemId: 'PT-B01', unitCenti: 100, pageIndex: 0, description: '违法地点少写门牌号' },
]

async function comparePanel(page: Page, entryId: string, ids: Ids, shoot: Shoot): Promise<void> {
  const reviewers = await assignedNames(page, entryId, ids)
  await signIn(page, ids, reviewers.a)
  await recordAndSubmit(page, await begin(page, entryId, '开始初评A', '初评A'), [BOTH, ...ONLY_A])
  await signIn(page, ids, reviewers.b)
  await recordAndSubmit(page, await begin(page, entryId, '开始初评B', '初评B'), [BOTH, ...ONLY_B])
  await signIn(page, ids, '示例丙')
  await openProgress(page, shoot)
  await go(page, `#/entries/${entryId}`)
  await page.getByTestId('next-step').getByRole('button', { name: '比对', exact: true }).click()
  await dialogOf(page).getByRole('button', { name: '比对', exact: true }).click()
  await gone(page)
  await settle(page, 'PT-B01', '采纳初评A', '笔录与决定书的地点确有出入。')
  await page.getByTestId('next-step').scrollIntoViewIfNeeded()
  await shoot('entry-panel')
  await settle(page, 'PT-C01', '采纳初评A', '决定书确实只写到条。')
  await settle(page, 'PT-D05', '采纳初评A', '审核意见只有签名，没有结论。')
  await recordAndSubmit(page, await begin(page, entryId, '建立合议评分', '合议'), [])
  await go(page, `#/entries/${entryId}`)
  await page.getByTestId('next-step').getByRole('button', { name: '合议定案', exact: true }).click()
  await writeMinutes(page, reviewers.b)
  await shoot('entry-minutes')
}

async function assignedNames(page: Page, entryId: string, ids: Ids): Promise<{ a: Name; b: Name }> {
  const assigned = (await payloadsOf(page, 'entry/assigned')).findLast((one) => one.entryId === entryId)
  if (assigned === undefined) throw new Error('nobody was assigned')
  const nameOf = (personId: string | null): Name => {
    const found = PEOPLE.find(({ name }) => ids[name] === personId)
    if (found === undefined) throw new Error('an unknown reviewer')
    return found.name
  }
  const { reviewerA, reviewerB } = assigned.assignment
  return { a: nameOf(reviewerA), b: nameOf(reviewerB) }
}

async function openProgress(page: Page, shoot: Shoot): Promise<void> {
  await go(page, '#/campaigns')
  await page.getByRole('button', { name: '行政处罚案卷集中评查' }).click()
  await page.getByRole('tab', { name: /^进度/ }).click()
  await page.getByText('初评完成').first().waitFor()
  await shoot('progress')
}

async function settle(page: Page, itemId: string, choice: string, reason: string): Promise<void> {
  const block = page.locator(`[data-item="${itemId}"]`)
  await block.getByRole('radio', { name: choice }).check()
  await block.getByLabel(`${itemId} 理由`).fill(reason)
  await block.getByRole('button', { name: `选定 ${itemId}` }).click()
  await block.getByText('已选定').waitFor()
}

async function writeMinutes(page: Page, dissenter: Name): Promise<void> {
  const dialog = dialogOf(page)
  await dialog.getByRole('combobox', { name: '最终决定人' }).click()
  await page.getByRole('option', { name: '示例丙' }).click()
  await dialog
    .getByLabel('合议理由')
    .fill('对照原卷逐项核对，地点前后不一致，审核意见没有结论，按初评A扣分。')
  await dialog.getByRole('button', { name: '添加保留意见' }).click()
  await dialog.getByRole('combobox', { name: '保留意见人 1' }).click()
  await page.getByRole('option', { name: dissenter }).click()
  await dialog.getByLabel('意见 1', { exact: true }).fill('地点可以由其他材料确定，扣 1 分即可。')
  await dialog.getByLabel('意见 1', { exact: true }).scrollIntoViewIfNeeded()
}
