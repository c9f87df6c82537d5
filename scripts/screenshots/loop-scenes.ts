/** Screens of the chapters on following papers up and on the figures of a year. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { chinaDay } from '@shared/lib/china-day'
import { DEFAULT_SEAL_FACTS } from '@shared/domain/seal/seal'
import { SEAL_SIZE, sealPng } from '../../test/fixtures/pdf/seal'
import { launchApp, resizeContent } from '../../test/helpers/electron-app'
import { seedLoopStore } from '../../test/helpers/loop-store'
import { seedSubmittedReview } from '../../test/helpers/seed-review'
import { PASSPHRASE, perform, seedNumberedPaper } from '../../test/helpers/seed-seal'
import { waitDrawn } from '../demo/desk'
import { PROJECT_ROOT } from '../lib/paths'
import { SCENE_SIZE, type Take } from './handbook-scenes'

type Shoot = (name: string) => Promise<void>

export async function takeLoopScenes(take: Take): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hengjuan-loop-scenes-'))
  try {
    await inApp(take, {}, takeFollowUp)
    const store = join(folder, 'year')
    await seedLoopStore(store)
    await inApp(take, { userDataDir: store }, takeFigures)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What a unit would hand in: the record of the inspection, anew. */
const NEW_SCAN = join(PROJECT_ROOT, 'resources/samples/01-canyin/2_正卷_检查与询问.pdf')

type App = Awaited<ReturnType<typeof launchApp>>['app']

async function inApp(
  take: Take,
  options: Parameters<typeof launchApp>[0],
  play: (page: Page, shoot: Shoot, app: App) => Promise<void>,
): Promise<void> {
  const running = await launchApp(options)
  const { page, app } = running
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
    await play(page, shoot, app)
  } finally {
    await running.close()
  }
}

const dialogOf = (page: Page): Locator => page.getByRole('dialog')
const gone = (page: Page): Promise<void> => dialogOf(page).waitFor({ state: 'detached' })

/** A paper that was served and answered with new scans; then everything that is due. */
async function takeFollowUp(page: Page, shoot: Shoot, app: App): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, NEW_SCAN)
  const review = await seedSubmittedReview(page)
  const documentId = await seedNumberedPaper(page, review)
  await sealWithSample(page, documentId)
  await serve(page, documentId)
  await page.evaluate((id) => void (location.hash = `#/documents/${id}`), documentId)
  await page.getByRole('tab', { name: '送达与整改' }).click()
  await page.getByTestId('next-step').getByRole('button', { name: '登记反馈', exact: true }).click()
  const dialog = dialogOf(page)
  await dialog.getByRole('textbox', { name: '反馈内容', exact: true }).fill('已补签名，附补签的复查笔录。')
  await dialog.getByRole('button', { name: '选择扫描件…' }).click()
  await dialog.getByRole('button', { name: '用右边第 1 页作佐证' }).click()
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await gone(page)
  await page.getByTestId('finding-row').first().getByText('1 页').waitFor()
  await shoot('follow-up')
  await page.getByRole('button', { name: '对照查看问题 1' }).click()
  for (const side of ['原案卷页面，方向键翻页', '整改佐证页面，方向键翻页'])
    await page.getByRole('region', { name: side }).locator('[data-rendered]').first().waitFor()
  await shoot('page-pair')
  await page.keyboard.press('Escape')
  await gone(page)
  await disputes(page)
  await sealWithSample(page, await seedNumberedPaper(page, review))
  await page.evaluate(() => void (location.hash = '#/loop/dues'))
  await page.getByTestId('due-row').nth(3).waitFor()
  await shoot('dues')
}

async function sealWithSample(page: Page, documentId: string): Promise<void> {
  await page.evaluate(
    async ({ png, passphrase, id, ...order }) => {
      const bridge = globalThis.hengjuan
      const seal = await bridge['seal:import']({ ...order, passphrase, png: new Uint8Array(png) })
      if (!seal.ok) throw new Error(seal.failure.code)
      const sealed = await bridge['document:seal']({
        ...{ documentId: id, sealId: seal.value.sealId, requestId: null, passphrase, keeperPin: null },
        ...{ applicant: '示例甲', approver: '示例丙', keeper: '示例丁', reason: '示例用印', copies: 1 },
        ...{ seam: false, isDuplex: false, moveMm: null },
      })
      if (!sealed.ok) throw new Error(sealed.failure.code)
    },
    {
      ...{ png: [...sealPng(512)], passphrase: PASSPHRASE, id: documentId },
      ...{ name: '示例印章（无效）', isSample: true, ...SEAL_SIZE, facts: DEFAULT_SEAL_FACTS },
    },
  )
}

const dayBefore = (days: number): string => chinaDay(new Date(Date.now() - days * 86_400_000).toISOString())

async function serve(page: Page, documentId: string): Promise<void> {
  const servers = ['示例甲', '示例乙'].map((name) => ({ personId: null, name }))
  await perform(page, {
    type: 'document/delivered',
    payload: {
      documentId,
      delivery: {
        ...{ receivedBy: '示例戊', receiverTitle: '办公室主任', unit: '示例县市场监督管理局' },
        ...{ place: '示例县市场监督管理局办公室', way: '直接送达', servers, copies: 1 },
        ...{ receivedOn: dayBefore(0), receivedTime: '', refusal: null, note: '', files: [] },
      },
    },
  })
}

/** One that is late, one that falls due soon. */
async function disputes(page: Page): Promise<void> {
  for (const [title, days] of [
    ['示例市场占道经营由谁查处', 41],
    ['示例河道采砂执法依据不一致', 27],
  ] as const) {
    await page.evaluate(
      async (facts) => {
        const answer = await globalThis.hengjuan['dispute:register']({ facts })
        if (!answer.ok) throw new Error(answer.failure.code)
      },
      {
        ...{ title, appliedOn: dayBefore(days), applicant: '示例县甲局', question: `${title}。` },
        ...({ parties: ['示例县甲局', '示例县乙局'], kind: '都不主张管辖', matterId: null } as const),
      },
    )
  }
}

async function takeFigures(page: Page, shoot: Shoot): Promise<void> {
  await page.evaluate(() => void (location.hash = '#/registers'))
  await page.getByRole('tab', { name: '年度统计' }).click()
  await page.getByRole('combobox', { name: '统计年度' }).click()
  await page.getByRole('option', { name: '2022年', exact: true }).click()
  await page.locator('[data-figure="revoked"]').getByText('7', { exact: true }).waitFor()
  await shoot('figures')
}
