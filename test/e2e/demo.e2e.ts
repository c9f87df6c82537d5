/** `npm run demo` as a person starts it: its exit code, what it says, and every file it leaves. */
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toolCommand } from '../../scripts/lib/bin'
import { PROJECT_ROOT } from '../../scripts/lib/paths'
import { capture } from '../../scripts/lib/run'
import { pageJpeg, turnedPages } from '../fixtures/pdf/build'
import { pdftotext, qpdfCheck, qpdfJson } from '../helpers/pdf-tools'

const LIMIT_MS = 240_000
const SAMPLE = join(PROJECT_ROOT, 'resources', 'samples', '01-canyin')
const REPORTS = ['评分表.pdf', '评分表.xlsx', '问题清单.pdf', '问题清单.xlsx']

let folder = ''
let out = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-case-'))
  out = await mkdtemp(join(tmpdir(), 'hengjuan-out-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
  await rm(out, { recursive: true, force: true })
})

const demo = (...args: string[]) => {
  const [node, tsx] = toolCommand('tsx')
  return capture(node, [tsx, 'scripts/demo.ts', ...args], { cwd: PROJECT_ROOT })
}

type Summary = Readonly<Record<string, unknown>> & {
  readonly documentNumber: string
  readonly blobs: readonly { readonly name: string; readonly pages: number }[]
}

const summaryOf = async (): Promise<Summary> =>
  JSON.parse(await readFile(join(out, 'summary.json'), 'utf8')) as Summary

/** Blanks, line breaks and page numbers are the paper's. */
const textOf = (name: string): string => pdftotext(join(out, name)).replace(/\s/g, '').replace(/—\d+—/g, '')

type QpdfJson = { readonly qpdf: readonly [unknown, Readonly<Record<string, { readonly value?: unknown }>>] }
type Annotation = { readonly boxPt: readonly number[]; readonly says: string }

/** Square annotations with their words, in the order of the file; qpdf writes strings as `u:…`. */
function annotationsOf(name: string): readonly Annotation[] {
  const [, objects] = (qpdfJson(join(out, name)) as QpdfJson).qpdf
  return Object.values(objects).flatMap(({ value }) => {
    if (typeof value !== 'object' || value === null) return []
    const entries = value as Readonly<Record<string, unknown>>
    if (entries['/Subtype'] !== '/Square') return []
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = entries['/Rect'] as readonly number[]
    // The number beside the box belongs to the annotation and not to the box: /RD says by how much.
    const [left = 0, top = 0, right = 0, bottom = 0] = (entries['/RD'] ?? []) as readonly number[]
    const boxPt = [x0 + left, y0 + bottom, x1 - right, y1 - top]
    return [{ boxPt, says: String(entries['/Contents']) }]
  })
}

async function sharedStrings(name: string): Promise<string> {
  const part = unzipSync(await readFile(join(out, name)))['xl/sharedStrings.xml']
  return new TextDecoder().decode(part)
}

/** The hand-worked table of one sample: figure → value. */
async function keyFigures(slug: string): Promise<ReadonlyMap<string, string>> {
  const key = await readFile(join(PROJECT_ROOT, 'test', 'fixtures', 'samples-key.md'), 'utf8')
  const section = key.split(/^## /m).find((part) => part.startsWith(`${slug}\n`)) ?? ''
  const rows = section.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  return new Map(rows.map(([, name = '', value = '']) => [name, value]))
}

describe('npm run demo', () => {
  it(
    'plays the first sample to the score worked out by hand and leaves every output',
    async () => {
      const { code, output } = await demo('--out', out)
      expect(output).toContain('演示完成')
      expect(code).toBe(0)
      const summary = await summaryOf()
      const key = await keyFigures('01-canyin')
      expect(summary).toMatchObject({
        score: Number(key.get('score')),
        points: Number(key.get('got')),
        fullApplicable: Number(key.get('full')),
        grade: key.get('grade'),
        vetoes: [],
        findings: 8,
      })
      const pdfs = summary.blobs.filter(({ name }) => name.endsWith('.pdf'))
      const marked = pdfs.map((_, index) => `标注卷-0${index + 1}.pdf`)
      const files = [...REPORTS, ...marked, '标注卷-图片.pdf', '监督意见书.pdf', '待盖章稿.pdf']
      expect((await readdir(out)).toSorted()).toEqual([...files, 'screens', 'summary.json'].toSorted())
      for (const name of files.filter((each) => each.endsWith('.pdf'))) {
        expect([name, qpdfCheck(join(out, name))]).toEqual([name, []])
      }
      const notes = (
        JSON.parse(await readFile(join(SAMPLE, 'review.json'), 'utf8')) as {
          items: { deductions?: { note: string }[] }[]
        }
      ).items.flatMap(({ deductions = [] }) => deductions.map(({ note }) => note))
      const opinion = textOf('监督意见书.pdf')
      for (const said of [summary.documentNumber, ...notes]) expect(opinion).toContain(said)
      expect(textOf('待盖章稿.pdf')).toContain(summary.documentNumber)
      const marks = [...marked, '标注卷-图片.pdf'].flatMap(annotationsOf)
      expect(notes.filter((note) => !marks.some(({ says }) => says.includes(note)))).toEqual([])
      expect(marks.length).toBe(8)
      expect(await sharedStrings('评分表.xlsx')).toContain('94.8')
      const list = await sharedStrings('问题清单.xlsx')
      for (const note of notes) expect(list).toContain(note)
      expect((await readdir(join(out, 'screens'))).length).toBeGreaterThan(20)
    },
    LIMIT_MS,
  )

  it(
    'plays a folder of mixed scans: boxes on turned pages, the whole page, a speck, own points, a missing paper, a veto',
    async () => {
      await writeFile(join(folder, '2_正卷.pdf'), turnedPages())
      await writeFile(join(folder, '10_照片.jpg'), pageJpeg({ widthPx: 900, heightPx: 600, orientation: 6 }))
      await copyFile(join(SAMPLE, '5_营业执照复印件.png'), join(folder, '1_证照.png'))
      await writeFile(join(folder, '说明.txt'), '不是扫描件')
      await writeFile(join(folder, 'review.json'), JSON.stringify(MIXED))
      const { code, output } = await demo('--case', folder, '--out', out)
      expect(output).toContain('演示完成')
      expect(code).toBe(0)
      expect(await summaryOf()).toMatchObject({
        score: 97.4, // 94.5 ÷ 97
        points: 94.5, // 97 − 1 − 0.6 − 0.2 − 0.2 − 0.5
        fullApplicable: 97,
        grade: '合格', // style C: one grade below 优秀
        vetoes: ['PT-V07'],
        findings: 6,
        blobs: [
          { name: '1_证照.png', pages: 1 },
          { name: '2_正卷.pdf', pages: 4 },
          { name: '10_照片.jpg', pages: 1 },
        ],
      })
      const [onTurned, whole, speck] = ['缺签名', '整页', '一点'].map((note) =>
        annotationsOf('标注卷-01.pdf').find(({ says }) => says.includes(note)),
      )
      // The visible box is 200 × 300 pt at (40, 60); page 3 of the case is turned by 90.
      expectNear(onTurned?.boxPt, [80, 90, 130, 240])
      expectNear(whole?.boxPt, [40, 60, 240, 360])
      // A speck on the page turned by 180 is enlarged around its middle to what can be seen on paper: 6 pt.
      expectNear(speck?.boxPt, [156.6, 147.45, 162.6, 153.45])
      expect(annotationsOf('标注卷-图片.pdf').map(({ says }) => says)).toEqual([
        expect.stringContaining('照片没有说明'),
      ])
      expect(textOf('监督意见书.pdf')).toContain('没有告知书')
    },
    LIMIT_MS,
  )

  it(
    'finds everything in order without a review.json, and then writes no opinion',
    async () => {
      await mkdir(join(folder, '正卷'))
      await writeFile(join(folder, '正卷', '1.pdf'), turnedPages())
      const { code } = await demo('--case', folder, '--out', out)
      expect(code).toBe(0)
      expect(await summaryOf()).toMatchObject({
        score: 100,
        points: 100,
        fullApplicable: 100,
        grade: '优秀',
        vetoes: [],
        findings: 0,
        documentNumber: null,
        seal: null,
      })
      const files = [...REPORTS, '标注卷-01.pdf', 'screens', 'summary.json']
      expect((await readdir(out)).toSorted()).toEqual(files.toSorted())
    },
    LIMIT_MS,
  )

  it('says field by field what is wrong with a review.json and starts nothing', async () => {
    await copyFile(join(SAMPLE, '3_照片证据一.jpg'), join(folder, '1.jpg'))
    const broken = { ...MIXED, vetoStyle: 'X', items: [{ id: 'PT-A02', deductions: [{ points: 1 }] }] }
    await writeFile(join(folder, 'review.json'), JSON.stringify(broken))
    const { code, output } = await demo('--case', folder, '--out', out)
    expect(code).toBe(2)
    for (const path of ['vetoStyle:', 'items[0].deductions[0].count:', 'items[0].deductions[0].note:']) {
      expect(output).toContain(path)
    }
    expect(await readdir(out)).toEqual([])
  })

  it('answers an unknown option with the usage', async () => {
    const { code, output } = await demo('--verbose')
    expect(code).toBe(2)
    expect(output).toContain('--verbose')
    expect(output).toContain('用法')
  })
})

/** Within one and a half points, half a millimetre: a pixel of the screen they were drawn on. */
function expectNear(boxPt: readonly number[] = [], expected: readonly number[]): void {
  const isNear = expected.every((value, index) => Math.abs(value - (boxPt[index] ?? Number.NaN)) <= 1.5)
  expect(isNear ? expected : boxPt).toEqual(expected)
}

const MIXED = {
  case: {
    title: '示例丁商店未明码标价案',
    agency: '示例县发展和改革局',
    party: '示例丁商店',
    caseType: '处罚普通',
    decisionNumber: '示发改罚〔2025〕3号',
    dates: { filed: '2025-03-03', decided: '2025-05-20', served: null },
  },
  standard: 'CF-PT-2026.1',
  vetoStyle: 'C',
  items: [
    {
      id: 'PT-A02',
      deductions: [{ points: 1, count: 1, page: 3, rect: [0.1, 0.2, 0.5, 0.25], note: '缺签名' }],
    },
    {
      id: 'PT-B03',
      deductions: [{ points: 0.3, count: 2, page: 6, rect: [0.2, 0.2, 0.4, 0.3], note: '照片没有说明' }],
    },
    {
      id: 'PT-E05',
      deductions: [{ points: 0.2, count: 1, page: 4, rect: [0.4, 0.3, 0.004, 0.003], note: '一点' }],
    },
    { id: 'PT-G03', deductions: [{ points: 0.2, count: 1, page: 2, rect: [0, 0, 1, 1], note: '整页' }] },
    {
      id: 'PT-F02',
      deductions: [{ points: 0.5, count: 1, missing: '送达回证', note: '没有送达回证', defect: 'D-SD-02' }],
    },
    { id: 'PT-D08', na: '未举行听证' },
    { id: 'PT-V07', veto: '没有告知书', missing: '行政处罚事先告知书' },
  ],
}
