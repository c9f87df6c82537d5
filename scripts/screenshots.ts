/**
 * Makes the pictures of the handbook and the README anew, from the real app: those the demo takes on its way, and a
 * few scenes of their own. `npx tsx scripts/screenshots.ts`, or with the names of some groups (review, campaign,
 * judgement, paper, loop, demo); under Xvfb where there is no display.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lookAtCase } from './demo/case-folder'
import { play } from './demo/play'
import { ensureBuilt } from './lib/build'
import { hasDisplay, rerunWithDisplay } from './lib/display'
import { PROJECT_ROOT } from './lib/paths'
import { resolveRuntime } from './runtime'
import { takeCampaignScenes } from './screenshots/campaign-scenes'
import { takeScenes, type Take } from './screenshots/handbook-scenes'
import { takeJudgementScenes } from './screenshots/judgement-scenes'
import { takeLoopScenes } from './screenshots/loop-scenes'
import { shrinkPng } from './screenshots/palette-png'
import { takePaperScenes } from './screenshots/paper-scenes'
import { ensureSystemLibraries } from './system'

const IMAGES = join(PROJECT_ROOT, 'docs/handbook/images')
/** As test/docs/links.test.ts asks. */
const MOST_BYTES = 200 * 1024

/** Picture of the handbook ← picture of the demo. */
const FROM_DEMO: Readonly<Record<string, string>> = {
  welcome: '首次使用',
  'cases-empty': '案卷-空',
  settings: '设置',
  import: '导入-填写案卷信息',
  'import-result': '导入-结果',
  'review-start': '开始评查',
  'review-editor': '评查-填写问题',
  'review-excuse': '评查-合理缺项',
  explain: '评查-计分过程',
  submit: '提交评查',
  findings: '评查-问题清单',
  opinion: '监督意见书-系统草稿',
  sign: '监督意见书-签发',
  seal: '用印',
}

const keep: Take = async (name, png) => {
  const small = shrinkPng(png, MOST_BYTES)
  await writeFile(join(IMAGES, `${name}.png`), small)
  console.log(`${name}.png ${Math.round(small.length / 1024)} KB`)
}

async function takeFromDemo(): Promise<void> {
  const looked = await lookAtCase(join(PROJECT_ROOT, 'resources/samples/01-canyin'))
  if (!looked.ok) throw new Error(looked.problems.join('\n'))
  const out = await mkdtemp(join(tmpdir(), 'hengjuan-pictures-'))
  try {
    await play(looked.value, out, (_name, work) => work())
    const taken = await readdir(join(out, 'screens'))
    for (const [name, scene] of Object.entries(FROM_DEMO)) {
      const file = taken.find((each) => each.replace(/^\d+-/, '') === `${scene}.png`)
      if (file === undefined) throw new Error(`the demo took no picture “${scene}”`)
      await keep(name, await readFile(join(out, 'screens', file)))
    }
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}

const GROUPS: Readonly<Record<string, () => Promise<void>>> = {
  review: () => takeScenes(keep),
  campaign: () => takeCampaignScenes(keep),
  judgement: () => takeJudgementScenes(keep),
  paper: () => takePaperScenes(keep),
  loop: () => takeLoopScenes(keep),
  demo: takeFromDemo,
}

async function main(): Promise<number> {
  const asked = process.argv.slice(2)
  const unknown = asked.find((name) => !(name in GROUPS))
  if (unknown !== undefined) {
    console.error(`没有这一组图片：${unknown}。可选：${Object.keys(GROUPS).join('、')}`)
    return 1
  }
  await ensureSystemLibraries({ display: !hasDisplay(), tests: false })
  const again = await rerunWithDisplay()
  if (again !== undefined) return again
  // Dates and Chromium's own words as the reader of the handbook sees them.
  process.env.TZ = 'Asia/Shanghai'
  process.env.LANGUAGE = 'zh_CN'
  process.env.HENGJUAN_ELECTRON = (await resolveRuntime()).executablePath
  if (!(await ensureBuilt())) return 1
  await mkdir(IMAGES, { recursive: true })
  for (const [name, take] of Object.entries(GROUPS)) {
    if (asked.length === 0 || asked.includes(name)) await take()
  }
  return 0
}

process.exitCode = await main()
