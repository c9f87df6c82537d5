/** Scans come in, as they are found on a stick: all sorts in one folder, hostile names, locks, duplicates, a change of mind. */
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { randomFrom } from '../../scripts/torture/random'
import { makeScans } from '../../scripts/torture/scans'
import {
  jpegPagesPdf,
  pageJpeg,
  plainScan,
  SCAN_VARIANTS,
  turnedPages,
  USER_PASSWORD,
} from '../fixtures/pdf/build'
import { padJpeg } from '../fixtures/pdf/jpeg'
import { pngBytes } from '../fixtures/pdf/png'
import { launchApp, type RunningApp } from '../helpers/electron-app'
import { readProjection } from '../../scripts/torture/check-screen'
import { qpdf } from '../helpers/pdf-tools'
import { ask, chooseFrom, expectSound } from './survival-desk'

type Filed = {
  readonly id: string
  readonly facts: { readonly title: string }
  readonly files: readonly {
    readonly name: string
    readonly kind: string
    readonly pageCount: number
    readonly needsPassword: boolean
  }[]
}

let folder = ''
let running: RunningApp
let page: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-intake-'))
  running = await launchApp({ userDataDir: join(folder, 'data') })
  page = running.page
  await page.getByLabel('您的姓名').fill('示例评查员')
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
})
afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(async () => {
  // A test that failed in an open dialog must not take the next one with it.
  if ((await page.getByRole('dialog').count()) > 0) await page.reload()
})

const dialog = () => page.getByRole('dialog')
const start = () => dialog().getByRole('button', { name: '开始导入' })

async function stick(name: string, files: Readonly<Record<string, Uint8Array | string>>): Promise<string> {
  const dir = join(folder, name)
  await mkdir(dir, { recursive: true })
  for (const [file, bytes] of Object.entries(files)) await writeFile(join(dir, file), bytes)
  return dir
}

async function choose(
  path: string,
  item: '选择案卷文件夹…' | '选择扫描件文件…' = '选择案卷文件夹…',
): Promise<void> {
  await chooseFrom(running, path)
  await page.getByRole('button', { name: '导入案卷' }).click()
  await page.getByRole('menuitem', { name: item }).click()
  await start().waitFor()
}

async function close(): Promise<void> {
  await dialog().getByRole('button', { name: '关闭' }).last().click()
  // It fades; until it is gone it takes what is dropped on the page.
  await dialog().waitFor({ state: 'detached' })
}

/** Name (with the reason under it) and verdict of each row of the result. */
async function results(): Promise<readonly (readonly [name: string, verdict: string])[]> {
  await dialog().getByRole('button', { name: '关闭' }).last().waitFor()
  const rows = await dialog().getByRole('row').all()
  return Promise.all(
    rows.map(async (row) => {
      const [name = '', , verdict = ''] = await row.getByRole('cell').allInnerTexts()
      return [name.replace(/\s*\n\s*/g, '｜'), verdict] as const
    }),
  )
}

const casesShown = async (): Promise<readonly Filed[]> =>
  (await readProjection(page)).tables.cases as unknown as readonly Filed[]

const caseOf = async (title: string): Promise<Filed> => {
  const found = (await casesShown()).find(({ facts }) => facts.title === title)
  if (!found) throw new Error(`no case ${title}`)
  return found
}

const jpeg = (seed: number, orientation?: number): Uint8Array =>
  pageJpeg({ widthPx: 120, heightPx: 160, seed, ...(orientation === undefined ? {} : { orientation }) })

const png = pngBytes({ widthPx: 60, heightPx: 80, pixel: (x, y) => [x * 4, y * 3, 90, 255] })

describe('a folder of all sorts', () => {
  it('takes what is a scan, names what is not with its reason, and asks for the one password', async () => {
    const plain = await readFile(plainScan())
    const dir = await stick('混合案卷', {
      '10_执照.png': png,
      '1_正卷.pdf': plain,
      '2_照片.jpg': jpeg(3, 6),
      '3_说明.txt': '不是扫描件',
      '4_空.pdf': '',
      '5_网页.pdf': '<!doctype html><title>下载失败</title>',
      '6_截断.pdf': plain.subarray(0, 900),
      '7_限制打印.pdf': await readFile(SCAN_VARIANTS['aes-256, owner password']()),
      '8_有口令.pdf': await readFile(SCAN_VARIANTS['aes-256, user password']()),
      '9_又一份正卷.pdf': plain,
    })
    await choose(dir)
    const offered = await dialog().getByLabel('所选文件').getByRole('row').allInnerTexts()
    expect(offered.map((text) => text.split('\t')[0])).toEqual([
      '1_正卷.pdf',
      '2_照片.jpg',
      '3_说明.txt',
      '4_空.pdf',
      '5_网页.pdf',
      '6_截断.pdf',
      '7_限制打印.pdf',
      '8_有口令.pdf',
      '9_又一份正卷.pdf',
      '10_执照.png',
    ])
    expect(await dialog().innerText()).toContain('另有 1 个不是扫描件的文件不导入')
    await start().click()
    await dialog().getByText('1 个文件设有打开密码').waitFor()
    expect(await results()).toEqual([
      ['1_正卷.pdf', '已导入'],
      ['2_照片.jpg', '已导入'],
      ['4_空.pdf｜文件是空的，没有导入。请向移交单位索取完整文件。', '没有导入'],
      [expect.stringMatching(/^5_网页\.pdf｜这份 PDF 已损坏或不是 PDF/), '没有导入'],
      [expect.stringMatching(/^6_截断\.pdf｜这份 PDF 已损坏或不是 PDF/), '没有导入'],
      ['7_限制打印.pdf', '已导入'],
      ['8_有口令.pdf', '需要密码'],
      ['9_又一份正卷.pdf', '重复，未再导入'],
      ['10_执照.png', '已导入'],
    ])

    const password = dialog().getByLabel('8_有口令.pdf')
    await password.fill('wrong')
    await dialog().getByRole('button', { name: '用密码导入' }).click()
    await dialog().getByText('密码不正确，请重新输入').waitFor()
    await dialog().getByLabel('8_有口令.pdf').fill(USER_PASSWORD)
    await dialog().getByRole('button', { name: '用密码导入' }).click()
    await dialog().getByText('设有打开密码').waitFor({ state: 'detached' })
    expect(new Map(await results()).get('8_有口令.pdf')).toBe('已导入')
    await close()

    const { files } = await caseOf('混合案卷')
    expect(
      files.map(({ name, kind, pageCount, needsPassword }) => [name, kind, pageCount, needsPassword]),
    ).toEqual([
      ['1_正卷.pdf', 'pdf', 8, false],
      ['2_照片.jpg', 'jpeg', 1, false],
      ['7_限制打印.pdf', 'pdf', 8, false],
      ['10_执照.png', 'png', 1, false],
      ['8_有口令.pdf', 'pdf', 8, true],
    ])
    await expectSound(running)
  })

  it('keeps what was filled in while the only file is still locked', async () => {
    const dir = await stick('只有加密件', {})
    // Not the file of above: its password is remembered as long as the app runs.
    const plain = join(folder, 'turned.pdf')
    await writeFile(plain, turnedPages())
    qpdf(['--encrypt', USER_PASSWORD, 'owner-1', '256', '--', plain, join(dir, '1.pdf')])
    await choose(dir)
    await dialog().getByLabel('案卷名称').fill('改过的名称')
    await dialog().getByLabel('当事人').fill('示例甲公司')
    await start().click()
    await dialog().getByLabel('1.pdf').fill(USER_PASSWORD)
    await dialog().getByRole('button', { name: '用密码导入' }).click()
    await dialog().getByText('已导入 1 个文件').waitFor()
    await close()
    expect((await caseOf('改过的名称')).facts).toMatchObject({ party: '示例甲公司' })
  })

  it('turns a photograph as its EXIF says', async () => {
    const dir = await stick('竖拍', { '1.jpg': jpeg(7, 6) })
    await choose(dir)
    await start().click()
    await results()
    await close()
    const { tables } = await readProjection(page)
    const filed = (
      tables.cases as unknown as { facts: { title: string }; files: { sha256: string }[] }[]
    ).find(({ facts }) => facts.title === '竖拍')
    const index = await page.evaluate(
      async (sha256) => (await fetch(`app://hengjuan/pages/${sha256}.json`)).json() as Promise<unknown>,
      filed?.files[0]?.sha256,
    )
    // 120 × 160 as stored, shown lying down; 72 points an inch at 200 dots an inch.
    expect(index).toMatchObject({ pages: [{ cropBox: [0, 0, 57.6, 43.2], rotate: 0 }] })
  })

  it('says that a folder without any scan has none, and offers nothing to start', async () => {
    const dir = await stick('只有说明', { 'a.txt': 'a', 'b.docx': 'b' })
    await choose(dir)
    await dialog().getByText('没有找到扫描件').waitFor()
    expect(await start().isDisabled()).toBe(true)
    await dialog().getByRole('button', { name: '取消' }).click()
  })
})

describe('names', () => {
  const HOSTILE = [
    '<img src=x onerror=alert(1)>.jpg',
    '一\u202Efdp.jpg',
    '两行\n名字.jpg',
    `${'很长的名字'.repeat(16)}.jpg`,
    '{{7*7}} ${process.env} %00.jpg',
  ]

  it('of any kind are text and nothing else', async () => {
    const dir = await stick(
      '奇怪的名字',
      Object.fromEntries(HOSTILE.map((name, index) => [name, jpeg(20 + index)])),
    )
    await choose(dir)
    await start().click()
    await dialog().getByText('已导入 5 个文件，共 5 页。').waitFor()
    expect(await page.locator('img[src=x]').count()).toBe(0)
    await close()
    const { files } = await caseOf('奇怪的名字')
    expect(files.map(({ name }) => name).sort()).toEqual([...HOSTILE].sort())
    expect(running.pageErrors).toEqual([])
  })
})

describe('the same scans once more', () => {
  it('are duplicates within their case, and a case of their own elsewhere', async () => {
    const dir = makeScans(join(folder, '重复来的案卷'), randomFrom(11))
    await choose(dir)
    await start().click()
    await dialog()
      .getByText(/^已导入/)
      .first()
      .waitFor()
    await close()
    const { id, files } = await caseOf('重复来的案卷')
    const offer = await ask<{ token: string; entries: { entryId: string }[] }>(
      page,
      'intake:choose',
      'folder',
    )
    const order = {
      token: offer.token,
      jobId: crypto.randomUUID(),
      target: { kind: 'existing', caseId: id },
      entryIds: offer.entries.map(({ entryId }) => entryId),
      passwords: {},
    }
    const before = await ask<{ head: { seq: number } }>(page, 'journal:status')
    const answer = await ask<{ caseId: string | null; results: { kind: string }[] }>(
      page,
      'intake:run',
      order,
    )
    expect(answer.results.map(({ kind }) => kind)).toEqual(files.map(() => 'duplicate'))
    expect(await ask(page, 'journal:status')).toEqual(before)

    await choose(dir)
    await start().click()
    await dialog()
      .getByText(/^已导入/)
      .first()
      .waitFor()
    await close()
    expect((await casesShown()).filter(({ facts }) => facts.title === '重复来的案卷')).toHaveLength(2)
  })
})

describe('a change of mind', () => {
  it('in the middle leaves no case and no half of one', async () => {
    const LARGE_BYTES = 24 << 20
    const big = (seed: number) =>
      jpegPagesPdf([
        {
          widthPx: 120,
          heightPx: 160,
          jpeg: padJpeg(jpeg(seed), LARGE_BYTES),
          entries: '/MediaBox [0 0 120 160]',
          content: 'q 120 0 0 160 0 0 cm /Im0 Do Q',
        },
      ])
    const dir = join(folder, '很大的案卷')
    await mkdir(dir)
    await writeFile(join(dir, '1.pdf'), big(1))
    for (let n = 2; n <= 12; n += 1) {
      await copyFile(join(dir, '1.pdf'), join(dir, `${n}.pdf`))
      await writeFile(join(dir, `${n}.pdf`), `%${n}\n`, { flag: 'a' })
    }
    const before = await ask(page, 'journal:status')
    await choose(dir)
    await start().click()
    await dialog().getByRole('button', { name: '取消导入' }).click()
    await dialog()
      .getByText('没有导入任何文件')
      .or(dialog().getByText(/^已导入/))
      .first()
      .waitFor()
    const verdicts = (await results()).map(([, verdict]) => verdict)
    expect(verdicts).toContain('已取消')
    await close()
    expect(await ask(page, 'journal:status')).toEqual(before)
    await expectSound(running)
  })
})

describe('files dropped on the window', () => {
  it('are offered by the paths behind them, which the page never sees', async () => {
    // The driver hands paths over in the system's locale, which in a bare container is not UTF-8.
    const dir = await stick('dropped', { '2.jpg': jpeg(31), '10.jpg': jpeg(32) })
    const session = await page.context().newCDPSession(page)
    const box = await page.locator('main').boundingBox()
    const at = { x: (box?.x ?? 0) + 300, y: (box?.y ?? 0) + 200 }
    const data = { items: [], files: [join(dir, '10.jpg'), join(dir, '2.jpg')], dragOperationsMask: 1 }
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      session.send('Input.dispatchDragEvent', { type, ...at, data })
    await drag('dragEnter')
    await drag('dragOver')
    // Only when the page has said that it takes them does the system let go of them.
    await page.getByText('松开鼠标，导入案卷文件夹或扫描件').waitFor()
    await drag('dragOver')
    await drag('drop')
    await start().waitFor()
    const offered = await dialog().getByLabel('所选文件').getByRole('row').allInnerTexts()
    expect(offered.map((text) => text.split('\t')[0])).toEqual(['2.jpg', '10.jpg'])
    expect(await page.content()).not.toContain(dir)
    await start().click()
    await dialog().getByText('已导入 2 个文件，共 2 页。').waitFor()
    await close()
  })

  it('made by a script have no path and bring nothing', async () => {
    const answer = await page.evaluate(() =>
      window.hengjuan.pathsOf([new File(['%PDF-1.4'], '/etc/hostname')]),
    )
    expect(answer).toMatchObject({ ok: true, value: { entries: [] } })
  })
})
