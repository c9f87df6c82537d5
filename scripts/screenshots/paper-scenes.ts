/** Screens of the chapters on papers, kinds, numbers, the seal by four eyes and the page that judges a sealed paper. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { openInBareBrowser } from '../../test/helpers/bare-browser'
import { launchApp, resizeContent, type RunningApp } from '../../test/helpers/electron-app'
import { seedSubmittedReview } from '../../test/helpers/seed-review'
import {
  PASSPHRASE,
  registerPeople,
  SEAL_PEOPLE,
  seedNumberedPaper,
  seedSeal,
  signInAs,
} from '../../test/helpers/seed-seal'
import { waitDrawn } from '../demo/desk'
import { standAtOsEdge, type OsEdge } from '../demo/os-edge'
import { SCENE_SIZE, type Take } from './handbook-scenes'

const SEAL_NAME = '京山市人民政府行政执法监督专用章'

type Scene = { readonly running: RunningApp; readonly page: Page; readonly shoot: Shoot }
type Shoot = (name: string) => Promise<void>

export async function takePaperScenes(take: Take): Promise<void> {
  const running = await launchApp()
  const { page } = running
  const shoot: Shoot = async (name) => {
    await page.mouse.move(2, 2)
    await page.waitForFunction(() => document.querySelector('.mantine-Notification-root') === null)
    await waitDrawn(page)
    await take(name, await page.screenshot({ animations: 'disabled' }))
  }
  try {
    page.setDefaultTimeout(30_000)
    await page.evaluate('globalThis.__name = (value) => value')
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await resizeContent(running, SCENE_SIZE.width, SCENE_SIZE.height)
    const review = await seedSubmittedReview(page)
    const scene = { running, page, shoot }
    await takeDrafting(scene)
    const documentId = await seedNumberedPaper(page, review, 1)
    await takeNumbers(scene)
    await takeImport(scene)
    await takeSealing(scene, documentId, take)
  } finally {
    await running.close()
  }
}

const dialogOf = (page: Page): Locator => page.getByRole('dialog')
const go = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate(() => void (location.hash = '#/settings'))
  await page.getByRole('heading', { name: '设置', exact: true }).waitFor()
  await page.evaluate((to) => void (location.hash = to), hash)
}

/** 新建文书, the editor with the sources of a paragraph, the ruler's sheet. */
async function takeDrafting({ page, shoot }: Scene): Promise<void> {
  await go(page, '#/documents')
  await page.getByRole('button', { name: '新建文书' }).first().click()
  const dialog = dialogOf(page)
  await dialog.getByRole('combobox', { name: '文书种类' }).click()
  await page.getByRole('option', { name: /^行政执法监督意见书/ }).click()
  await dialog.getByRole('combobox', { name: '案卷和评查' }).click()
  await page.getByRole('option').first().click()
  await shoot('new-paper')
  await dialog.getByRole('button', { name: '起草', exact: true }).click()
  await page.getByTestId('document-page').waitFor()
  await page.getByTestId('document-editor').locator('[data-paragraph-id] > p').nth(3).click()
  await page.getByRole('list', { name: '这一段的依据' }).waitFor()
  await page.getByTestId('preview-page').first().waitFor()
  await shoot('paper-sources')
  await page.getByRole('button', { name: '版式检查' }).click()
  await page.getByTestId('ruler-sheet').waitFor()
  await shoot('ruler')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
}

async function takeNumbers({ page, shoot }: Scene): Promise<void> {
  await go(page, '#/kinds/opinion')
  await page.getByRole('tab', { name: '段落方案' }).click()
  await page.getByTestId('sample-draft').waitFor()
  await shoot('kind')
  await go(page, '#/kinds')
  await page.getByRole('tab', { name: '编号与分段' }).click()
  await page.getByRole('table', { name: '文号登记' }).waitFor()
  await shoot('numbers')
}

/** 生成示例印章, filled in and left. */
async function takeImport({ page, shoot }: Scene): Promise<void> {
  await go(page, '#/seals')
  await page.getByRole('button', { name: '生成示例印章' }).first().click()
  const dialog = dialogOf(page)
  await dialog.getByTestId('impression').waitFor()
  await dialog.getByRole('textbox', { name: '印章口令' }).fill(PASSPHRASE)
  await dialog.getByRole('textbox', { name: '再输入一次口令' }).fill(PASSPHRASE)
  await shoot('seal-import')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
}

/** Request, keeper, what was measured; then the page a stranger opens. */
async function takeSealing(scene: Scene, documentId: string, take: Take): Promise<void> {
  const { running, page, shoot } = scene
  const folder = await mkdtemp(join(tmpdir(), 'hengjuan-seal-scenes-'))
  try {
    const edge = await standAtOsEdge(running.app)
    const people = await registerPeople(page)
    await seedSeal(page, SEAL_NAME)
    await signInAs(page, people.示例乙, SEAL_PEOPLE.示例乙.pin)
    await go(page, `#/documents/${documentId}`)
    await page.getByRole('tab', { name: '用印', exact: true }).click()
    const request = page.getByTestId('seal-request-form')
    await request.getByRole('switch', { name: '加盖骑缝章' }).check()
    await request.getByLabel('份数').fill('2')
    await page.getByText(/^共 \d+ 页$/).waitFor()
    await shoot('seal-request')
    await request.getByRole('button', { name: '提出申请' }).click()
    const decision = page.getByTestId('seal-decision')
    await decision.getByLabel('审批人登录密码').fill(SEAL_PEOPLE.示例甲.pin)
    await decision.getByRole('button', { name: '同意用印' }).click()
    await press(scene, edge)
    const paper = join(folder, '盖章件.pdf')
    await saveAs(page, edge, paper, page.getByRole('button', { name: /^导出盖章件（第 1 份/ }))
    await go(page, '#/seals')
    await page.getByRole('tab', { name: /^用印登记簿/ }).click()
    await page.getByTestId('register-chain').waitFor()
    await shoot('register')
    await page.getByRole('tab', { name: '核验页' }).click()
    const verifyPage = join(folder, '核验页.html')
    await saveAs(page, edge, verifyPage, page.getByRole('button', { name: '导出核验页…' }))
    await judge(verifyPage, paper, take)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function press({ page, shoot }: Scene, edge: OsEdge): Promise<void> {
  const keeper = page.getByTestId('seal-keeper')
  await keeper.getByTestId('seal-spot').waitFor()
  await keeper.getByRole('textbox', { name: '右移（毫米）' }).fill('1')
  await page.keyboard.press('Tab')
  await keeper.getByLabel('监印人登录密码').fill(SEAL_PEOPLE.示例丙.pin)
  await keeper.getByLabel('印章口令').fill(PASSPHRASE)
  await shoot('seal-keeper')
  await edge.answerNext({ kind: 'message', button: '用印' })
  await keeper.getByRole('button', { name: '用印', exact: true }).click()
  await page.getByTestId('sealed-card').waitFor({ timeout: 60_000 })
  await shoot('sealed')
}

async function saveAs(page: Page, edge: OsEdge, path: string, button: Locator): Promise<void> {
  await edge.answerNext({ kind: 'save', path })
  await button.click()
  await page
    .getByText(/^已导出：/)
    .last()
    .waitFor()
}

async function judge(verifyPage: string, paper: string, take: Take): Promise<void> {
  const browser = await openInBareBrowser(verifyPage)
  try {
    await browser.page.getByLabel(/^PDF 文书/).setInputFiles(paper)
    await browser.page.locator('#verdict').getByText('真').first().waitFor()
    await take('verify-page', await browser.page.screenshot({ animations: 'disabled' }))
  } finally {
    await browser.close()
  }
}
