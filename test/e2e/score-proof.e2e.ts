/**
 * A score nobody can argue with, in real Electron: handed out with the page that works it out again, checked there
 * without the app and without a network, found out when a single figure is altered, and printed step by step.
 */
import { createHash } from 'node:crypto'
import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { standAtOsEdge, type OsEdge } from '../../scripts/demo/os-edge'
import { PROJECT_ROOT } from '../../scripts/lib/paths'
import type { EventType, PayloadOf } from '@shared/events/catalogue'
import type { FindingContent } from '@shared/domain/review/review'
import { openInBareBrowser, type BareBrowser } from '../helpers/bare-browser'
import { launchApp, resizeContent, type RunningApp } from '../helpers/electron-app'
import { pdftotext } from '../helpers/pdf-tools'
import { seedSampleCase, seedSettings } from '../helpers/seed-case'

/** Kept papers are asked for by hand: they are looked at, not compared. */
const SHOTS = process.env.HENGJUAN_SHOTS
const STANDARD_ID = 'CF-PT-2026.2'
const PAGE_NAME = '评分凭证核对页.html'
const CAMPAIGN_ID = '11111111-1111-4111-8111-111111111111'
const ENTRY_ID = '22222222-2222-4222-8222-222222222222'

let folder = ''
let running: RunningApp
let page: Page
let edge: OsEdge

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-proof-'))
  running = await launchApp()
  page = running.page
  page.setDefaultTimeout(15_000)
  edge = await standAtOsEdge(running.app)
  await seedSettings(page)
  await resizeContent(running, 1366, 768)
})
afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => {
  expect(running.pageErrors).toEqual([])
})

async function perform<T extends EventType>(type: T, payload: PayloadOf<T>): Promise<void> {
  const code = await page.evaluate(
    async (act) => {
      const answer = await globalThis.hengjuan['act:perform'](act)
      return answer.ok ? null : `${act.type} ${answer.failure.code}`
    },
    { type, payload },
  )
  expect(code).toBeNull()
}

const payloads = <T extends EventType>(type: T): Promise<readonly PayloadOf<T>[]> =>
  page.evaluate(async (wanted) => {
    const answer = await globalThis.hengjuan['journal:read'](1, 2000)
    if (!answer.ok) throw new Error(answer.failure.code)
    return answer.value.filter((event) => event.type === wanted).map(({ payload }) => payload)
  }, type) as Promise<readonly PayloadOf<T>[]>

type Found = Pick<FindingContent, 'itemId'> & Partial<FindingContent> & { readonly pageIndex?: number }

/** A review of one case, as the review screen makes it, with everything a score can be made of. */
async function review(
  caseId: string,
  round: '初评' | '初评A' | '初评B',
  found: readonly Found[],
  excused: readonly (readonly [itemId: string, reason: string])[],
): Promise<string> {
  const files = (await payloads('case/registered')).find((one) => one.caseId === caseId)?.files ?? []
  const file = files.find(({ pageCount }) => pageCount >= 6)
  const reviewId = await page.evaluate(
    async (order) => {
      const answer = await globalThis.hengjuan['review:start'](order)
      if (!answer.ok) throw new Error(answer.failure.code)
      return answer.value.reviewId
    },
    { caseId, standardId: STANDARD_ID, round, entryId: round === '初评' ? null : ENTRY_ID },
  )
  for (const { pageIndex = 0, ...patch } of found) {
    const finding: FindingContent = {
      ...{ kind: 'deduction', ruleId: null, unitCenti: 100, count: 1, defectCode: null },
      ...{ law: '', severity: '一般', advice: '', description: '' },
      places: [{ kind: 'region', fileId: file?.fileId ?? '', pageIndex, boxPt: [100, 100, 300, 160] }],
      ...patch,
    }
    await perform('finding/recorded', { reviewId, caseId, findingId: crypto.randomUUID(), finding })
  }
  for (const [itemId, reason] of excused)
    await perform('review/item-excused', { reviewId, caseId, itemId, reason })
  await page.evaluate(async (id) => {
    const answer = await globalThis.hengjuan['review:submit']({ reviewId: id })
    if (!answer.ok) throw new Error(answer.failure.code)
  }, reviewId)
  return reviewId
}

async function openReview(caseId: string, reviewId: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/cases/${caseId}/${reviewId}`)
  await page.locator('[data-review-state="submitted"]').waitFor()
}

/** From the menu of the screen, answered at the edge of the operating system. */
async function exportAs(label: string, path: string): Promise<void> {
  const before = (await payloads('export/made')).length
  await edge.answerNext({ kind: 'save', path })
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.getByRole('menuitem', { name: label }).click()
  await expect.poll(async () => (await payloads('export/made')).length, { timeout: 30_000 }).toBe(before + 1)
  await page.getByRole('status').getByText('已导出').waitFor()
  await page.getByRole('button', { name: '关闭', exact: true }).click()
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const textOf = (path: string): string => pdftotext(path).replace(/\s/g, '')

/**
 * Worked out by hand. 100 points, PT-D05 (3) left out: 97 apply. PT-A02 2 × 1 = 2, page 2. PT-E05 6 × 0.2 = 1.2, but
 * the item has 1. PT-G02 漏装 0.5. Lost 2 + 1 + 0.5 = 3.5; left 93.5; 93.5 ÷ 97 × 100 = 96.3917…, 96.4. PT-V07 is hit:
 * style B keeps the score and takes the grade.
 */
const FINDINGS: readonly Found[] = [
  { itemId: 'PT-A02', ruleId: 'PT-A02-r1', count: 2, description: '勘验笔录缺二人签名', pageIndex: 1 },
  {
    itemId: 'PT-E05',
    ruleId: 'PT-E05-r1',
    unitCenti: 20,
    count: 6,
    description: '涂改处未确认',
    pageIndex: 4,
  },
  {
    ...{ itemId: 'PT-G02', ruleId: 'PT-G02-r2', unitCenti: 50, description: '漏装送达回证' },
    places: [{ kind: 'missing', document: '送达回证' }],
  },
  {
    itemId: 'PT-V07',
    kind: 'veto',
    unitCenti: 0,
    severity: '致命',
    description: '未告知即决定',
    pageIndex: 5,
  },
]
const EXCUSED = [['PT-D05', '不属应当法制审核的情形']] as const
const STEPS = [
  'PT-A02 每份缺一人签名或证号：扣 1 × 2 = 2 分（规则 PT-A02-r1；第2页）',
  'PT-A02 得分：3 − 2 = 1 分',
  'PT-D05 合理缺项，满分 3 分不计入；理由：不属应当法制审核的情形',
  'PT-E05 每处：扣 0.2 × 6 = 1.2 分（规则 PT-E05-r1；第5页）',
  'PT-E05 累计扣 1.2 分，超过封顶，扣完 1 分为止',
  'PT-E05 得分：1 − 1 = 0 分',
  'PT-G02 漏装每份：扣 0.5 分（规则 PT-G02-r2；缺：送达回证）',
  'PT-G02 得分：2 − 0.5 = 1.5 分',
  '适用满分：100 − 3 = 97 分；实得：97 − 3.5 = 93.5 分',
  '折算：93.5 ÷ 97 × 100 = 96.3917…，四舍五入保留一位小数为 96.4',
  '等次：96.4 ≥ 90.0，优秀',
  '；理由：未告知即决定（待确认）（第6页）',
  '一票否决（方式 B：保留得分，等次为最低）：得分 96.4 → 96.4，等次 优秀 → 不合格',
]

describe('a case judged once', () => {
  let json = ''
  let proofPath = ''

  it('hands its score out with the page that checks it, and both are on record', async () => {
    const caseId = await seedSampleCase(page, '02-zhatu')
    const reviewId = await review(caseId, '初评', FINDINGS, EXCUSED)
    await openReview(caseId, reviewId)
    proofPath = join(folder, '一案-评分凭证.json')
    await exportAs('评分凭证（供核验）', proofPath)
    const shipped = await readFile(join(PROJECT_ROOT, 'resources', 'verify', 'score.html'))
    expect((await readFile(join(folder, PAGE_NAME))).equals(shipped)).toBe(true)
    json = await readFile(proofPath, 'utf8')
    const bytes = Buffer.from(json)
    expect((await payloads('export/made')).at(-1)).toMatchObject({
      kind: 'score-proof',
      caseId,
      files: [
        { name: '一案-评分凭证.json', sha256: sha256(bytes), bytes: bytes.length },
        { name: PAGE_NAME, sha256: sha256(shipped), bytes: shipped.length },
      ],
    })
    await exportAs('评分凭证（供核验）', proofPath)
    expect((await readdir(folder)).sort()).toEqual(['一案-评分凭证.json', PAGE_NAME].sort())
  })

  it('prints every step of its score', async () => {
    const path = join(SHOTS ?? folder, '评分表-单人.pdf')
    await exportAs('评分表（PDF）', path)
    const text = textOf(path)
    for (const said of [...STEPS, `（${STANDARD_ID}，版本 2026.2）`])
      expect(text).toContain(said.replace(/\s/g, ''))
  })

  describe('checked in a browser that knows nothing of the app', () => {
    let bare: BareBrowser
    beforeAll(async () => {
      bare = await openInBareBrowser(join(folder, PAGE_NAME))
      bare.page.setDefaultTimeout(15_000)
    })
    afterAll(() => bare.close())

    const verdict = (): Promise<string> => bare.page.locator('#verdict').innerText()
    const wrong = (): Promise<string[]> => bare.page.locator('tr.different').allInnerTexts()
    const paste = async (text: string): Promise<void> => {
      await bare.copy(text)
      await bare.page.locator('#pasted').focus()
      await bare.page.keyboard.press('Control+A')
      await bare.page.keyboard.press('Control+V')
      await expect.poll(() => bare.page.locator('#pasted').inputValue()).toBe(text)
    }
    const drop = (text: string, name: string): Promise<void> =>
      bare.page.evaluate(
        ([content, fileName]) => {
          const dataTransfer = new DataTransfer()
          dataTransfer.items.add(new File([content], fileName, { type: 'application/json' }))
          const over = new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true })
          document.body.dispatchEvent(over)
          if (!over.defaultPrevented) throw new Error('a drop is not taken')
          document.body.dispatchEvent(
            new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
          )
        },
        [text, name] as const,
      )
    const expectEqual = async (name: string): Promise<void> => {
      await bare.page.locator('#name', { hasText: name }).waitFor()
      expect(await verdict()).toMatch(/^一致/)
      expect(await wrong()).toEqual([])
      const lines = (await bare.page.locator('td.text').allInnerTexts()).join('\n').replace(/\s/g, '')
      for (const said of STEPS) expect(lines).toContain(said.replace(/\s/g, ''))
    }
    const reset = (): Promise<void> => paste('{}')

    it('is 一致 by file, by drop and by paste', async () => {
      await bare.page.locator('#file').setInputFiles(proofPath)
      await expectEqual('一案-评分凭证.json')
      if (SHOTS) await bare.page.screenshot({ path: join(SHOTS, 'verify-equal.png') })
      await reset()
      expect(await verdict()).not.toMatch(/^一致/)
      await drop(json, '拖入的凭证.json')
      await expectEqual('拖入的凭证.json')
      await reset()
      await paste(json)
      await expectEqual('粘贴的文本')
      await bare.page.locator('#pasted').fill('不是凭证')
      await bare.page.getByRole('button', { name: '核对粘贴的文本' }).click()
      expect(await verdict()).not.toMatch(/^一致/)
    })

    type Altered = readonly [what: string, from: RegExp, to: string, line: RegExp]
    it.each<Altered>([
      [
        'a deduction',
        /("itemId": "PT-A02",\s*"unitCenti": )100/,
        '$150',
        /PT-A02 每份缺一人签名或证号：扣 0\.5 × 2 = 1 分[\s\S]*凭证写明：PT-A02 每份缺一人签名或证号：扣 1 × 2 = 2 分/,
      ],
      [
        'how often',
        /("itemId": "PT-A02",\s*"unitCenti": 100,\s*"count": )2/,
        '$11',
        /凭证写明：PT-A02 每份缺一人签名或证号：扣 1 × 2 = 2 分/,
      ],
      [
        'a point of the score',
        /"scoreTenths": 964(,\s*"gradeBeforeVeto")/,
        '"scoreTenths": 974$1',
        /得分：凭证写明 97\.4 分，重新计算为 96\.4 分/,
      ],
      ['the grade', /"grade": "不合格"(,\s*"vetoItemIds"|\s*\}|,)/, '"grade": "合格"$1', /不合格/],
      [
        'the hash of the edition',
        /("standards": \[\s*\{\s*"sha256": ")[0-9a-f]{64}/,
        `$1${'0'.repeat(64)}`,
        /指纹：凭证写明/,
      ],
      ['a rule of the edition', /"minTenths": 900/, '"minTenths": 970', /指纹：凭证写明|等次/],
      ['a page that was named', /"places": \[[^\]]*\]/, '"places": []', /没有写明页码/],
    ])('is 不一致 when %s is altered, and says where', async (_what, from, to, line) => {
      const altered = json.replace(from, to)
      expect(altered).not.toBe(json)
      await reset()
      await paste(altered)
      expect(await verdict()).toMatch(/^不一致：有 \d+ 处/)
      expect((await wrong()).join('\n')).toMatch(line)
      if (SHOTS && _what === 'a deduction') {
        await bare.page.screenshot({ path: join(SHOTS, 'verify-different.png'), fullPage: true })
      }
    })

    it('asks for nothing but itself, and may not', async () => {
      expect(await bare.requested()).toEqual([pathToFileURL(join(folder, PAGE_NAME)).href])
      const answer = await bare.page.evaluate(() =>
        fetch('https://example.org/').then(
          () => 'let through',
          () => 'kept back',
        ),
      )
      expect(answer).toBe('kept back')
      expect((await bare.requested()).length).toBe(1)
    })
  })
})

describe('a case judged twice', () => {
  it('prints every step of both reviews, and its proof holds both and their comparison', async () => {
    const caseId = await seedSampleCase(page, '03-nongyao')
    await perform('campaign/opened', { campaignId: CAMPAIGN_ID, name: '示例集中评查', year: 2026 })
    const listed = { unit: '示例县农业农村局', number: '示农罚〔2025〕1号', title: '示例农药案' } as const
    await perform('entry/added', {
      ...{ entryId: ENTRY_ID, campaignId: CAMPAIGN_ID },
      listed: { ...listed, caseType: '处罚普通', closedOn: null, mustReason: '', note: '' },
    })
    await perform('entry/case-linked', { entryId: ENTRY_ID, caseId })
    // A: 97 − 2 = 95, 97.938… ≈ 97.9. B: 97 − 1 = 96, 98.969… ≈ 99.0. 1.1 apart; the mean 98.45 is 98.5.
    const both = [{ itemId: 'PT-A02', ruleId: 'PT-A02-r1', description: '缺一人签名', pageIndex: 2 }] as const
    const a = await review(caseId, '初评A', [{ ...both[0], count: 2 }], EXCUSED)
    const b = await review(caseId, '初评B', both, EXCUSED)
    await page.evaluate(async (entryId) => {
      const answer = await globalThis.hengjuan['entry:compare']({ entryId })
      if (!answer.ok) throw new Error(answer.failure.code)
    }, ENTRY_ID)

    const dir = SHOTS ?? folder
    await mkdir(dir, { recursive: true })
    const papers = [
      [
        a,
        '评分表-初评A.pdf',
        '扣 1 × 2 = 2 分（规则 PT-A02-r1；第3页）',
        '95 ÷ 97 × 100 = 97.9381…',
        '为 97.9',
      ],
      [b, '评分表-初评B.pdf', '扣 1 分（规则 PT-A02-r1；第3页）', '96 ÷ 97 × 100 = 98.9690…', '为 99'],
    ] as const
    for (const [reviewId, name, ...said] of papers) {
      await openReview(caseId, reviewId)
      await exportAs('评分表（PDF）', join(dir, name))
      const text = textOf(join(dir, name))
      for (const line of [
        ...said,
        `评查轮次：${name.slice(4, 7)}`,
        'PT-D05 合理缺项，满分 3 分不计入',
        '等次：',
      ]) {
        expect(text).toContain(line.replace(/\s/g, ''))
      }
    }

    const path = join(folder, '双评-评分凭证.json')
    await exportAs('评分凭证（供核验）', path)
    const bare = await openInBareBrowser(join(folder, PAGE_NAME))
    await bare.page.locator('#file').setInputFiles(path)
    await bare.page.locator('#name', { hasText: '双评-评分凭证.json' }).waitFor()
    expect(await bare.page.locator('#verdict').innerText()).toMatch(/^一致/)
    const lines = await bare.page.locator('td.text').allInnerTexts()
    expect(lines.join('\n')).toContain('相差 1.1 分，两人一致，得分 98.5 分，等次 优秀')
    const proof = await readFile(path, 'utf8')
    const altered = proof.replace('"agreedTenths": 985', '"agreedTenths": 995')
    expect(altered).not.toBe(proof)
    await writeFile(join(folder, '改过.json'), altered)
    await bare.page.locator('#file').setInputFiles(join(folder, '改过.json'))
    await expect.poll(() => bare.page.locator('#verdict').innerText()).toMatch(/^不一致/)
    await bare.close()
  })
})
