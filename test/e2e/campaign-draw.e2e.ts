/** A campaign up to its first reviews, in real Electron: plan, rosters from a file and pasted, a draw that the exported list repeats, papers, people, progress. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ruleCode } from '@shared/domain/campaign/draw-files'
import type { EventBody, PayloadOf } from '@shared/events/catalogue'
import { rerunDraw } from '../../scripts/redraw/rerun'
import { keepPictures, scanScreen, SCHEMES, sidewaysScroll } from '../helpers/axe'
import { launchApp, resizeContent, type RunningApp } from '../helpers/electron-app'
import { seedSampleCase, seedSettings } from '../helpers/seed-case'

const UNITS = ['示例县农业农村局', '示例县城市管理执法局', '示例县水利局'] as const
const PIN = '726491'
let folder = ''
let running: RunningApp

const start = async (name: string): Promise<void> => {
  running = await launchApp({ userDataDir: join(folder, name) })
  running.page.setDefaultTimeout(15_000)
  await resizeContent(running, 1366, 768)
}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-campaign-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => {
  expect(running.pageErrors).toEqual([])
})

const button = (name: string | RegExp): Locator =>
  running.page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
const field = (label: string | RegExp): Locator => running.page.getByRole('textbox', { name: label })
/** A field that also offers names. */
const combo = (name: string): Locator => running.page.getByRole('combobox', { name })
const dialog = (): Locator => running.page.getByRole('dialog')
const tab = (name: string | RegExp): Locator => running.page.getByRole('tab', { name })
const go = (hash: string): Promise<void> => running.page.evaluate((to) => void (location.hash = to), hash)
const choose = async (label: string | RegExp, option: string | RegExp): Promise<void> => {
  await running.page.getByRole('combobox', { name: label }).click()
  await running.page.getByRole('option', { name: option }).first().click()
}
const told = (text: string | RegExp): Promise<void> =>
  running.page.getByRole('alert').filter({ hasText: text }).first().waitFor()

async function looksGood(screen: string): Promise<void> {
  expect(await sidewaysScroll(running.page)).toBe(0)
  for (const scheme of SCHEMES) {
    const { findings } = await scanScreen(running.page, screen, scheme)
    expect(findings).toEqual([])
  }
  await keepPictures(running, screen)
  await running.page.emulateMedia({ colorScheme: 'light' })
}

type Told = { readonly type: string; readonly payload: unknown }
const events = async (): Promise<readonly Told[]> =>
  running.page.evaluate(async () => {
    const answer = await globalThis.hengjuan['journal:read'](1, 5000)
    return answer.ok ? answer.value.map(({ type, payload }) => ({ type, payload })) : []
  })
const payloads = async <T extends EventBody['type']>(type: T): Promise<readonly PayloadOf<T>[]> =>
  (await events()).filter((event) => event.type === type).map(({ payload }) => payload as PayloadOf<T>)

const answerDialogs = (openPath: string): Promise<void> =>
  running.app.evaluate(
    ({ dialog: native, shell }, [path, into]) => {
      native.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path ?? ''] })
      const save = async (...args: readonly unknown[]) => {
        const { defaultPath = '' } = (args.at(-1) ?? {}) as { defaultPath?: string }
        return { canceled: false, filePath: `${into}/${defaultPath.split(/[\\/]/).pop() ?? ''}` }
      }
      Object.assign(native, { showSaveDialog: save })
      shell.showItemInFolder = () => undefined
    },
    [openPath, folder] as const,
  )

async function savedAs(act: () => Promise<void>): Promise<string> {
  const before = (await payloads('export/made')).length
  await act()
  await expect.poll(async () => (await payloads('export/made')).length, { timeout: 30_000 }).toBe(before + 1)
  const made = (await payloads('export/made')).at(-1)
  await told('已导出')
  return join(folder, made?.files[0]?.name ?? '')
}
const exportAs = (label: string, format: string): Promise<string> =>
  savedAs(async () => {
    await button(label).first().click()
    await running.page.getByRole('menuitem', { name: format }).click()
  })

const register = (name: string, roles: readonly string[], unit = ''): Promise<string> =>
  running.page.evaluate(
    async ([who, own, home, pin]) => {
      const answer = await globalThis.hengjuan['person:register']({
        facts: { name: who, unit: home, certificate: '', roles: [...own] as ['reviewer'], recusedUnits: [] },
        pin,
      })
      if (!answer.ok) throw new Error(answer.failure.code)
      return answer.value.personId
    },
    [name, roles, unit, PIN] as const,
  )

const cell = (text: string): string => (text.includes(',') ? `"${text}"` : text)
const HEAD = ['序号', '执法单位', '案件名称', '决定书文号', '案卷类型', '结案日期', '必查原因']
/** 40 files of the first unit, 12 of them licences; three rows that are none, one file twice. */
function rosterCsv(decisionNumber: string): string {
  const rows = Array.from({ length: 40 }, (_, n) => [
    String(n + 1),
    UNITS[0],
    `示例案第${n + 1}号`,
    n === 0 ? decisionNumber : `示农〔2025〕${n + 1}号`,
    n < 28 ? '行政处罚（普通程序）' : '行政许可',
    '2025/6/30',
    n === 0 ? '经过听证' : '',
  ])
  const odd = [
    ['41', UNITS[0], '没有文号', '', '行政许可', '', ''],
    ['42', UNITS[0], '日期不对', '示农〔2025〕42号', '行政许可', '2025年13月', ''],
    ['43', UNITS[0], '又列一次', '示农[2025]2号', '行政许可', '', ''],
    ['', '', '', '', '', '', ''],
    ['合计', '', '', '', '', '', ''],
  ]
  return [['2025年度已结案案卷清单'], HEAD, ...rows, ...odd]
    .map((row) => row.map(cell).join(','))
    .join('\r\n')
}
const pasted = [
  '文号\t名称\t类型\t办结日期',
  ...Array.from({ length: 25 }, (_, n) => `示城罚〔2025〕${n + 1}号\t占道案${n + 1}\t一般程序\t2025-05-06`),
].join('\n')

describe('a campaign of three units and four persons', () => {
  const people = new Map<string, string>()
  let decisionNumber = ''
  let campaignHash = ''
  let listPath = ''

  beforeAll(async () => {
    await start('campaign')
    await seedSettings(running.page)
    await seedSampleCase(running.page, '03-nongyao')
    decisionNumber = (await payloads('case/registered'))[0]?.facts.decisionNumber ?? ''
    for (const [name, roles, unit] of [
      ['示例甲', ['admin', 'leader'], ''],
      ['示例乙', ['reviewer'], ''],
      ['示例丙', ['reviewer'], ''],
      ['示例丁', ['reviewer'], UNITS[0]],
    ] as const)
      people.set(name, await register(name, roles, unit))
    listPath = join(folder, '农业农村局清单.csv')
    await writeFile(listPath, rosterCsv(decisionNumber))
    await answerDialogs(listPath)
  })
  afterAll(() => running.close())

  it('is opened', async () => {
    await go('#/campaigns')
    await running.page.getByText('还没有批次').waitFor()
    await looksGood('campaigns-01-empty')
    await button('新建批次').click()
    await field('批次名称').fill('示例年度案卷评查')
    await button('建立').click()
    await tab('方案').waitFor()
    campaignHash = await running.page.evaluate(() => location.hash)
  })

  it('has a plan whose problems show while it is written', async () => {
    const { page } = running
    await page.getByText('还没有填写参评单位。').waitFor()
    expect(await page.getByText('建议值 待确认').count()).toBe(10)
    await field('评查依据').fill('示例县2026年度案卷评查工作方案')
    await field('参评单位').fill(`${UNITS[0]}\n\n${UNITS[1]}\n${UNITS[2]}\n`)
    await choose('评分标准：行政处罚（普通程序）', /2026\.1/)
    await choose('评分标准：行政许可', /CF-XK/)
    for (const name of ['示例乙', '示例丙', '示例丁'])
      await choose('评查员', new RegExp(name)).then(() => page.keyboard.press('Escape'))
    await choose('组长', '示例甲')
    await page.getByText(`示例丁：${UNITS[0]}`).waitFor()
    await field('每单位最少').fill('30')
    await page.getByText('每单位最少件数大于最多件数。').waitFor()
    expect(await button('保存方案').isDisabled()).toBe(true)
    await looksGood('campaigns-02-plan-problem')
    await field('每单位最少').fill('3')
    await button('添加回避').click()
    await choose('第 1 条回避：人员', '示例乙')
    await choose('第 1 条回避：单位', UNITS[2])
    await field('第 1 条回避：事由').fill('近亲属在该单位')
    await page.getByText(`${UNITS[2]}：回避之后`).waitFor({ state: 'detached' })
    await page.getByText('方案内容齐全。').waitFor()
    await looksGood('campaigns-03-plan')
    await button('保存方案').click()
    await told('方案已保存')
    expect((await payloads('campaign/planned'))[0]?.plan).toMatchObject({
      units: [...UNITS],
      drawRule: { minPerUnit: 3 },
      recusals: [{ personId: people.get('示例乙'), unit: UNITS[2], reason: '近亲属在该单位' }],
    })
  })

  it('takes a roster from a file, and names every row that is no file', async () => {
    const { page } = running
    await button('导入名册').click()
    await button(/^选择表格文件/).click()
    await page.getByText('可导入 40 件，其中必查 1 件').waitFor()
    for (const words of [
      '第 43 行：没有文号',
      '第 44 行：结案日期“2025年13月”读不懂',
      '第 45 行：与第 4 行是同一案卷',
      '第 47 行：像是合计行，不是案卷',
      '空行 1 行',
    ])
      await page.getByText(words).waitFor()
    await looksGood('campaigns-04-roster')
    const save = button('导入 40 件')
    expect(await save.isDisabled()).toBe(true)
    await page.getByRole('checkbox', { name: /4 行有问题，不导入/ }).check()
    await save.click()
    await told('已导入 40 件')
    expect((await payloads('roster/imported'))[0]).toMatchObject({
      leftOutRows: 4,
      sourceName: '农业农村局清单.csv',
    })
  })

  it('takes a pasted table of one unit, and nothing twice', async () => {
    const { page } = running
    await button('导入名册').click()
    await field('或者粘贴表格').fill(pasted)
    await button('用粘贴的内容').click()
    await page.getByText('可导入 0 件').waitFor()
    await page.getByText('第 2 行：没有单位').waitFor()
    await combo('没有写单位的，按').fill(UNITS[1])
    await page.getByText('可导入 25 件').waitFor()
    await page.keyboard.press('Escape')
    await button('导入 25 件').click()
    await told('已导入 25 件')
    await button('导入名册').click()
    await button(/^选择表格文件/).click()
    await page.getByText('可导入 0 件').waitFor()
    await page.getByText('已在本批次的另一份名册里').first().waitFor()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  })

  it('is drawn by two, from a seed and its source', async () => {
    const { page } = running
    await button('抽卷').click()
    await page.getByText('将抽取（共 6 件）').waitFor()
    await field('随机种子').fill('2026112')
    await field('种子来源').fill('2026年11月23日在示例县司法局会议室由两人各报一个数')
    await combo('见证人').fill('示例甲')
    await page.getByText('不能与抽取人相同').waitFor()
    expect(await button('抽取').isDisabled()).toBe(true)
    await combo('见证人').fill('示例乙')
    await page.keyboard.press('Escape')
    await looksGood('campaigns-05-draw')
    await button('抽取').click()
    await told('抽卷完成')
    await button('查看各层件数').click()
    await looksGood('campaigns-06-drawn')
    const [made] = await payloads('draw/made')
    expect(made?.draw.strata).toEqual([
      { unit: UNITS[0], caseType: '处罚普通', total: 28, required: 1, drawn: 1 },
      { unit: UNITS[0], caseType: '许可', total: 12, required: 0, drawn: 1 },
      { unit: UNITS[1], caseType: '处罚普通', total: 25, required: 0, drawn: 3 },
    ])
  })

  it('is repeated from the exported list alone, and its certificate says the same', async () => {
    const [made] = await payloads('draw/made')
    if (!made) throw new Error('no draw')
    const { draw } = made
    const list = await savedAs(() => button('抽取名册').click())
    const again = rerunDraw(new Uint8Array(await readFile(list)), draw.seed, ruleCode(draw.rule))
    if (!again.ok) throw new Error(again.problem)
    expect(again.outcome.picked.map((one) => [one.listed, one.origin])).toEqual(
      draw.picked.map((one) => [one.listed, one.origin]),
    )
    expect(again.lines[0]).toBe(`名册校验值 ${draw.listSha256}`)

    const pdf = await exportAs('抽卷记录', 'PDF 文件')
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
    const words = text.replace(/\s/g, '')
    for (const said of [draw.seed, draw.listSha256, '抽取人：示例甲', '见证人：示例乙', '怎样复算'])
      expect(words).toContain(said.replace(/\s/g, ''))
    for (const { key } of again.outcome.picked) expect(words).toContain(key.slice(0, 12))
    const xlsx = await exportAs('抽卷记录', 'Excel 工作簿')
    expect((await readFile(xlsx)).subarray(0, 2).toString('latin1')).toBe('PK')
  })

  it('is not drawn again without a reason', async () => {
    await button('抽卷').click()
    expect(await button('抽取').isDisabled()).toBe(true)
    await choose('参加抽取的单位', UNITS[1])
    await running.page.keyboard.press('Escape')
    await field('补抽原因').waitFor()
    await field('随机种子').fill('9')
    await field('种子来源').fill('同上')
    await combo('见证人').fill('示例乙')
    expect(await button('抽取').isDisabled()).toBe(true)
    await button('取消').click()
    const refusal = await running.page.evaluate(
      async ([campaignId, unit]) => {
        const answer = await globalThis.hengjuan['draw:make']({
          ...{ campaignId, seed: '9', seedSource: '', drawnBy: '示例甲', witness: '示例乙', units: [unit] },
        })
        return answer.ok ? null : answer.failure.code
      },
      [campaignHash.split('/').at(-1) ?? '', UNITS[1]] as const,
    )
    expect(refusal).toBe('draw/already-drawn')
  })

  it('lends the papers out, and finds the scans by their number', async () => {
    const { page } = running
    await tab('调卷与分配').click()
    await button('按文号对应 1 件').click()
    await told('已对应 1 件')
    await button(`登记调卷 ${decisionNumber}`).click()
    await page.getByLabel('总页数').fill('86')
    await field('移交人').fill('示例戊')
    await button('登记').click()
    await told('已登记调出')
    await button(`登记调卷 ${decisionNumber}`).click()
    await page.getByLabel('总页数').fill('85')
    await page.getByText('与调出时（1 卷 86 页）不符').waitFor()
    await looksGood('campaigns-07-handover')
    await button('取消').click()
    const pdf = await exportAs('调卷登记表', 'PDF 文件')
    const words = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replace(/\s/g, '')
    expect(words).toContain('尚未归还：1件')
    expect(words).toContain(decisionNumber.replace(/\s/g, ''))
  })

  it('is dealt out evenly, and nobody gets files of the own unit', async () => {
    const { page } = running
    await button('自动分配').click()
    await page.getByText('分配 6 件').waitFor()
    await looksGood('campaigns-08-deal')
    await button('分配 6 件').click()
    await told('已分配 6 件')
    const entries = (await payloads('draw/made')).flatMap(({ draw }) => draw.picked)
    const unitOf = new Map(entries.map(({ entryId, listed }) => [entryId, listed.unit]))
    const given = await payloads('entry/assigned')
    expect(given).toHaveLength(6)
    for (const { entryId, assignment } of given) {
      const both = [assignment.reviewerA, assignment.reviewerB]
      expect(assignment.leader).toBe(people.get('示例甲'))
      if (unitOf.get(entryId) === UNITS[0]) expect(both).not.toContain(people.get('示例丁'))
    }
    await looksGood('campaigns-09-files')
  })

  it('refuses somebody who must stay away, whoever asks', async () => {
    const entry = (await payloads('draw/made'))[0]?.draw.picked.find(({ listed }) => listed.unit === UNITS[0])
    const code = await running.page.evaluate(
      async ([entryId, reviewerA, reviewerB]) => {
        const payload = { entryId, assignment: { reviewerA, reviewerB, leader: null } }
        const answer = await globalThis.hengjuan['act:perform']({ type: 'entry/assigned', payload })
        return answer.ok ? null : answer.failure.code
      },
      [entry?.entryId ?? '', people.get('示例丁') ?? '', people.get('示例乙') ?? ''] as const,
    )
    expect(code).toBe('assignment/recused')
  })

  it('shows where everything stands, and opens a file', async () => {
    const { page } = running
    await tab(/^进度/).click()
    await page.getByText('已抽取 5').waitFor()
    await page.getByText('已调卷 1').waitFor()
    await looksGood('campaigns-10-progress')
    await choose('单位', UNITS[1])
    await expect.poll(() => page.locator('tbody tr').count()).toBe(3)
    await page.getByText('按单位').click()
    await page.getByRole('cell', { name: '合计' }).waitFor()
    await looksGood('campaigns-11-units')
    await exportAs('进度表', 'PDF 文件')
    await page.getByText('按案卷').click()
    await page.locator('tbody tr').first().getByRole('button').first().click()
    await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#\/entries\//)
    await go('#/campaigns')
    await page.getByRole('heading', { name: '评查批次' }).waitFor()
    await page.getByRole('table').getByText('示例年度案卷评查').waitFor()
    await looksGood('campaigns-12-list')
  })
})
