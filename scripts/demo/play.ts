/** The story from an empty data folder to a sealed document, step by step, through the real screens. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchApp, resizeContent, type RunningApp } from '../../test/helpers/electron-app'
import type { CaseFolder } from './case-folder'
import { Camera, DESK_SIZE, type Desk } from './desk'
import { DemoFailure } from './failure'
import { importFolder, setVetoStyle, startReview, welcome } from './office-screens'
import { standAtOsEdge } from './os-edge'
import { checkOutputs, clearOutputs, markedNames, OPINION, SCREENS, SUMMARY, UNSEALED } from './outputs'
import {
  correctParagraph,
  draftOpinion,
  exportDocument,
  exportMarkedCopies,
  exportReview,
  issueOpinion,
  makeSampleSeal,
  openOpinion,
  readRegister,
  sealOpinion,
  TYPED_SENTENCE,
  type ShownSeal,
} from './paper-screens'
import {
  checkTheRest,
  playEntry,
  readFiles,
  readFindings,
  readScore,
  submitReview,
  type Moments,
  type ShownScore,
} from './review-screen'
import { goTo } from './person'
import { blobsOf, mainErrors } from './store-witness'
import { buildSummary, expectedFindings, expectedScore, type Summary } from './summary'

export type Step = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** Every click is answered within this time, or something is wrong. */
const ANSWER_LIMIT_MS = 30_000

export async function play(folder: CaseFolder, outDir: string, step: Step): Promise<Summary> {
  await mkdir(outDir, { recursive: true })
  await clearOutputs(outDir)
  let desk: Desk | null = null
  const running = await step('启动应用（全新的数据目录）', () => launchApp())
  try {
    desk = await sitDown(running, outDir)
    const summary = await tell(desk, folder, step)
    await step('核对输出文件', () => checkOutputs(outDir, expectedOutputs(folder, summary)))
    await assertQuiet(running, desk)
    await writeFile(join(outDir, SUMMARY), `${JSON.stringify(summary, null, 2)}\n`)
    return summary
  } catch (cause) {
    const picture = await desk?.camera.takeFailure('当时的画面').catch(() => undefined)
    if (picture !== undefined) console.error(`  画面已保存：${picture}`)
    for (const error of [...running.pageErrors, ...(await mainErrors(running.userDataDir))]) {
      console.error(`  ${error}`)
    }
    throw cause
  } finally {
    await running.close().catch(() => running.kill())
  }
}

async function sitDown(running: RunningApp, outDir: string): Promise<Desk> {
  const { page, app } = running
  page.setDefaultTimeout(ANSWER_LIMIT_MS)
  // Nothing fades in: what is photographed is what stays.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await resizeContent(running, DESK_SIZE.width, DESK_SIZE.height)
  const camera = new Camera(running, join(outDir, SCREENS))
  return { running, page, edge: await standAtOsEdge(app), outDir, camera }
}

async function tell(desk: Desk, folder: CaseFolder, step: Step): Promise<Summary> {
  const { page, camera, running } = desk
  const { script } = folder
  await step('首次使用：填写姓名', () => welcome(desk))
  const electron = await step('设置：一票否决的处理', () => setVetoStyle(desk, script))
  await step(`导入案卷：${folder.scans.length} 个扫描件`, () => importFolder(desk, folder))
  await step('开始评查', () => startReview(desk, folder))
  const shownFiles = await readFiles(desk)
  await page.getByRole('tab', { name: '评分表' }).click()
  await step(`逐项记录：${script?.items.length ?? 0} 项`, () => review(desk, folder))
  const checked = await step('其余各项记为无问题（键盘）', () => checkTheRest(desk))
  console.log(`  无问题 ${checked} 项`)
  const score = await readScore(page)
  mustEqual('得分', score, expectedScore(folder.standard, script))
  await step('查看计分过程', () => explain(desk))
  await step('提交评查', () => submitReview(desk))
  const findings = await step('查看问题清单', () => readFindings(desk))
  mustEqual('问题条数', findings, expectedFindings(script))
  await camera.take('评查-已提交-深色', { scheme: 'dark' })
  await camera.take('评查-已提交-1920', { width: 1920, height: 1080 })
  await step('导出评分表、问题清单、标注卷', () => exportReports(desk, folder))
  const opinion = findings === 0 ? null : await makeOpinion(desk, step)
  if (opinion === null) console.log('  没有问题，不制发监督意见书')
  await step('回到案卷列表', () => lookAtList(desk, score))
  const blobs = await blobsOf(running.userDataDir, shownFiles, folder)
  const { number = null, seal = null } = opinion ?? {}
  return buildSummary({ score, electron, findings, documentNumber: number, seal, blobs })
}

async function review(desk: Desk, { script, standard }: CaseFolder): Promise<void> {
  const { camera } = desk
  const moments: Moments = {
    held: () => camera.take('评查-框出位置'),
    editor: () => camera.take('评查-填写问题'),
    missing: () => camera.take('评查-缺失材料'),
    excuse: () => camera.take('评查-合理缺项'),
  }
  for (const entry of script?.items ?? []) {
    try {
      await playEntry(desk, standard, entry, moments)
    } catch (cause) {
      throw new DemoFailure(`评查项 ${entry.id}：${cause instanceof Error ? cause.message : String(cause)}`, {
        cause,
      })
    }
  }
}

async function explain({ page, camera }: Desk): Promise<void> {
  await page.getByTestId('score').click()
  await page.getByTestId('explanation').waitFor()
  await camera.take('评查-计分过程')
  await page.keyboard.press('Escape')
  await page.getByTestId('explanation').waitFor({ state: 'detached' })
}

async function exportReports(desk: Desk, { scans }: CaseFolder): Promise<void> {
  await exportReview(desk, '评分表（PDF）', '评分表.pdf')
  await exportReview(desk, '评分表（XLSX）', '评分表.xlsx')
  await exportReview(desk, '问题清单（PDF）', '问题清单.pdf')
  await exportReview(desk, '问题清单（XLSX）', '问题清单.xlsx')
  mustEqual('标注卷', await exportMarkedCopies(desk), markedNames(scans))
}

type MadeOpinion = { readonly number: string; readonly seal: ShownSeal }

async function makeOpinion(desk: Desk, step: Step): Promise<MadeOpinion> {
  await step('起草监督意见书', () => draftOpinion(desk))
  await step('修改一段文字', () => correctParagraph(desk))
  const number = await step('送审、审核、签发并编号', () => issueOpinion(desk))
  console.log(`  文号 ${number}`)
  await step('导出待盖章稿', () => exportDocument(desk, '导出待盖章稿', UNSEALED))
  const diameterMm = await step('生成示例印章', () => makeSampleSeal(desk))
  await step('从文书列表打开', () => openOpinion(desk, number))
  const seal = await step('用印', () => sealOpinion(desk, number, diameterMm))
  await step('导出盖章的监督意见书', () => exportDocument(desk, '导出盖章件', OPINION))
  await step('查看用印登记簿', () => readRegister(desk, number))
  return { number, seal }
}

async function lookAtList({ page, camera }: Desk, score: ShownScore): Promise<void> {
  await goTo(page, '案卷')
  const row = page.getByRole('row').filter({ hasText: '已提交' })
  await row.waitFor()
  const text = await row.innerText()
  const shown = score.scoreTenths === null ? '—' : (score.scoreTenths / 10).toFixed(1)
  if (!text.includes(shown.replace(/\.0$/, ''))) throw new DemoFailure(`案卷列表里的得分不是 ${shown}`)
  await camera.take('案卷列表')
  await camera.take('案卷列表-深色', { scheme: 'dark' })
}

const expectedOutputs = ({ scans, script }: CaseFolder, { documentNumber }: Summary) => ({
  scans,
  opinion: documentNumber === null ? null : { number: documentNumber, sentence: TYPED_SENTENCE },
  notes: (script?.items ?? []).flatMap((entry) =>
    entry.kind === 'deductions'
      ? entry.deductions.map(({ note }) => note)
      : entry.kind === 'veto'
        ? [entry.reason]
        : [],
  ),
})

/** Nothing may have gone wrong behind the scenes either. */
async function assertQuiet({ pageErrors, userDataDir }: RunningApp, { edge }: Desk): Promise<void> {
  const loud = [...pageErrors, ...(await mainErrors(userDataDir))]
  if (loud.length > 0) throw new DemoFailure(`应用报告了 ${loud.length} 处错误`)
  const lost = (await edge.log()).asked.filter(({ isAnswered }) => !isAnswered)
  if (lost.length > 0)
    throw new DemoFailure(`没有料到的系统窗口：${lost.map(({ title }) => title).join('、')}`)
}

function mustEqual(what: string, shown: unknown, expected: unknown): void {
  const [is, wanted] = [JSON.stringify(shown), JSON.stringify(expected)]
  if (is !== wanted) throw new DemoFailure(`${what}不符：界面是 ${is}，应为 ${wanted}`)
}
