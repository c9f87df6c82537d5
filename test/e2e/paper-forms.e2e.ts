/**
 * Every form of paper in every variant, printed in real Electron on a machine without any font, sealed where it is to
 * be sealed, and put under the app's own ruler; then the ruler itself is put to the proof with papers that are wrong.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jsQR from 'jsqr'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rulerSheet, type RulerLine, type SealExpectation } from '@shared/domain/layout/ruler-sheet'
import { buildRulerSheet } from '@shared/report/ruler-sheet'
import { measurePaper } from '@shared/pdf/measure-paper'
import { SAMPLE_PAPERS, type SamplePaper } from '../../scripts/papers/samples'
import { printPapers, type Papers } from '../helpers/paper'
import { pdftoppm } from '../helpers/pdf-tools'
import { testPdfium } from '../helpers/pdfium'
import { sealPaper, stampAll, type SealedPaper } from '../helpers/sealed-paper'
import { WITHOUT_NUMBERS, WRONG_MARGIN } from './paper-jobs'

let papers: Papers
let noFonts: string
const worst = new Map<string, { readonly line: RulerLine; readonly lines: number }>()

beforeAll(async () => {
  noFonts = await mkdtemp(join(tmpdir(), 'hengjuan-nofonts-'))
  const config = join(noFonts, 'fonts.conf')
  await writeFile(config, `<?xml version="1.0"?><fontconfig><cachedir>${noFonts}</cachedir></fontconfig>`)
  papers = await printPapers([...SAMPLE_PAPERS, WRONG_MARGIN, WITHOUT_NUMBERS], { FONTCONFIG_FILE: config })
})

afterAll(async () => {
  await papers.remove()
  await rm(noFonts, { recursive: true, force: true })
  const table = [...worst].map(
    ([form, { line, lines }]) =>
      `${form.padEnd(10)}${String(lines).padStart(6)} lines  worst ${line.deviationMm.toFixed(2)} mm  ${line.what}`,
  )
  console.log(['worst deviation per form', ...table].join('\n'))
})

function sampleOf(name: string): SamplePaper {
  const sample = SAMPLE_PAPERS.find((one) => one.name === name)
  if (!sample) throw new Error(`no sample ${name}`)
  return sample
}

async function sealed({ name, document }: SamplePaper): Promise<SealedPaper> {
  const done = await sealPaper(new Uint8Array(await readFile(papers.path(name))), document)
  if (typeof done === 'string') throw new Error(`${name}: ${done}`)
  return done
}

async function rule(sample: SamplePaper): Promise<readonly RulerLine[]> {
  const { pdf, seals } = await sealed(sample)
  return rulerSheet(sample.document, measurePaper(await testPdfium(), pdf), seals, sample.options)
}

const failures = (lines: readonly RulerLine[]): readonly string[] =>
  lines.filter(({ isOk }) => !isOk).map((line) => `${line.id}: ${line.expected} / ${line.measured}`)

const failedIds = (lines: readonly RulerLine[]): readonly string[] =>
  lines.filter(({ isOk }) => !isOk).map(({ id }) => id)

describe('the ruler', () => {
  it.each(SAMPLE_PAPERS.map((sample) => [sample.name, sample] as const))(
    'passes %s in every line',
    async (_name, sample) => {
      const lines = await rule(sample)
      expect(failures(lines)).toEqual([])
      expect(lines.length).toBeGreaterThanOrEqual(15)
      const { form } = sample.document
      for (const line of lines) {
        const known = worst.get(form)
        if (!known || line.deviationMm > known.line.deviationMm)
          worst.set(form, { line, lines: known?.lines ?? 0 })
      }
      const known = worst.get(form)
      if (known) worst.set(form, { ...known, lines: known.lines + lines.length })
    },
  )

  it('has the pages each paper should have', () => {
    const pages = (name: string): number | null => papers.outcome(name).pageCount
    expect(['legal-one', 'letter-one', 'sheet-one'].map(pages)).toEqual([1, 1, 1])
    expect(
      ['legal-three', 'red-head-three', 'letter-three', 'sheet-three'].every((one) => (pages(one) ?? 0) >= 3),
    ).toBe(true)
    // Two text pages, or an odd number and a page for the 版记: even in any case.
    for (const form of ['legal', 'red-head', 'letter']) expect((pages(`${form}-duplex`) ?? 1) % 2).toBe(0)
  })

  it('measures joint seals: one on each name, apart, none on the 附注', async () => {
    const lines = await rule(sampleOf('legal-joint3'))
    const line = (id: string): RulerLine | undefined => lines.find((one) => one.id === id)
    expect(line('seal-count')).toMatchObject({ measured: '3 个', isOk: true })
    expect(line('seals-apart')).toMatchObject({ isOk: true })
    expect(line('note-free')).toMatchObject({ isOk: true })
    expect(lines.filter(({ id }) => /^seal-\d-(x|y)$/.test(id))).toHaveLength(6)
  })

  it('can be exported as a table that says what passed', async () => {
    const lines = await rule(sampleOf('red-head-full'))
    const table = buildRulerSheet(lines, {
      title: '示例',
      number: '京执监意〔2026〕3号',
      form: '公文红头',
      pageCount: 5,
      fileSha256: 'a'.repeat(64),
      measuredOn: '2026-03-05',
      isSample: true,
    })
    expect(table.rows).toHaveLength(lines.length)
    expect(table.rows.every((row) => row[6] === '合格')).toBe(true)
    expect(new Map(table.facts).get('结论')).toBe(`${lines.length} 项全部合格`)
  })
})

describe('the ruler on a wrong paper', () => {
  it('finds a margin 2 mm off', async () => {
    const sample = sampleOf('legal-three')
    const pdf = await readFile(papers.path(WRONG_MARGIN.name))
    const lines = rulerSheet(sample.document, measurePaper(await testPdfium(), pdf), [], sample.options)
    expect(failedIds(lines)).toEqual(
      expect.arrayContaining(['area-left', 'area-right', 'title-centre', 'indent']),
    )
    expect(lines.find(({ id }) => id === 'area-left')?.deviationMm).toBeCloseTo(2, 0)
  })

  it.each<[string, Partial<SealExpectation>, readonly string[]]>([
    ['0.4 mm to the right', { centreXMm: 0.4 }, ['seal-1-x']],
    ['0.4 mm down', { centreYMm: 0.4 }, ['seal-1-y']],
    ['0.3 mm too wide and high', { widthMm: 0.3, heightMm: 0.3 }, ['seal-1-width', 'seal-1-height']],
  ])('finds a seal %s', async (_what, by, ids) => {
    const sample = sampleOf('legal-one')
    const { seals } = await sealed(sample)
    const moved = seals.map((seal) => ({
      ...seal,
      centreXMm: seal.centreXMm + (by.centreXMm ?? 0),
      centreYMm: seal.centreYMm + (by.centreYMm ?? 0),
      widthMm: seal.widthMm + (by.widthMm ?? 0),
      heightMm: seal.heightMm + (by.heightMm ?? 0),
    }))
    const pdf = await stampAll(new Uint8Array(await readFile(papers.path('legal-one'))), moved)
    const lines = rulerSheet(sample.document, measurePaper(await testPdfium(), pdf), seals, sample.options)
    expect(failedIds(lines)).toEqual(ids)
  })

  it('finds a seal on the 附注, a seal far from the text, and two seals that touch', async () => {
    const pdfium = await testPdfium()
    const ruled = async (name: string, move: (seal: SealExpectation, index: number) => SealExpectation) => {
      const sample = sampleOf(name)
      const { seals } = await sealed(sample)
      const moved = seals.map(move)
      const pdf = await stampAll(new Uint8Array(await readFile(papers.path(name))), moved)
      return failedIds(rulerSheet(sample.document, measurePaper(pdfium, pdf), moved, sample.options))
    }
    expect(await ruled('legal-one', (seal) => ({ ...seal, centreYMm: seal.centreYMm + 12 }))).toEqual([
      'seal-1-top',
      'note-free',
    ])
    const nearer = await ruled('legal-joint3', (seal, index) =>
      index === 1 ? { ...seal, centreXMm: seal.centreXMm + 10 } : seal,
    )
    expect(nearer).toEqual(['seals-apart'])
  })

  it('finds a missing and a second seal', async () => {
    const sample = sampleOf('legal-one')
    const { pdf, seals } = await sealed(sample)
    const plain = measurePaper(await testPdfium(), await readFile(papers.path('legal-one')))
    expect(failedIds(rulerSheet(sample.document, plain, seals))).toEqual(
      expect.arrayContaining(['seal-count', 'seal-1-place']),
    )
    const twice = await stampAll(
      pdf,
      seals.map((seal) => ({ ...seal, centreYMm: seal.centreYMm - 60 })),
    )
    const lines = rulerSheet(sample.document, measurePaper(await testPdfium(), twice), seals)
    expect(failedIds(lines)).toEqual(['seal-count'])
  })

  it.each([
    ['one character changed', (text: string) => text.replace('30日', '60日')],
    ['one character added', (text: string) => text.replace('书面报告', '书面的报告')],
    ['one character missing', (text: string) => text.replace('书面报告', '书报告')],
    ['two characters in another order', (text: string) => text.replace('书面', '面书')],
  ])('finds %s', async (_what, change) => {
    const sample = sampleOf('legal-one')
    const pdf = await readFile(papers.path('legal-one'))
    const paragraphs = sample.document.paragraphs.map((one) => ({ ...one, text: change(one.text) }))
    expect(paragraphs).not.toEqual(sample.document.paragraphs)
    const lines = rulerSheet({ ...sample.document, paragraphs }, measurePaper(await testPdfium(), pdf), [])
    expect(failedIds(lines)).toContain('text')
  })

  it('finds a paper of another form, a page without its number, and a paper enlarged by one per cent', async () => {
    const pdfium = await testPdfium()
    const sample = sampleOf('red-head-one')
    const letter = measurePaper(pdfium, await readFile(papers.path('letter-one')))
    expect(failedIds(rulerSheet(sample.document, letter)).length).toBeGreaterThan(5)

    const bare = measurePaper(pdfium, await readFile(papers.path(WITHOUT_NUMBERS.name)))
    expect(failedIds(rulerSheet(sampleOf('legal-one').document, bare))).toContain('number-1-text')

    const grown = await PDFDocument.load(await readFile(papers.path('legal-three')))
    for (const page of grown.getPages()) page.scaleContent(1.01, 1.01)
    const lines = rulerSheet(sampleOf('legal-three').document, measurePaper(pdfium, await grown.save()))
    expect(failedIds(lines)).toEqual(expect.arrayContaining(['characters', 'area-right', 'face-body']))
  })
})

describe('the square', () => {
  it.each(['legal-qr', 'letter-qr', 'red-head-full'])('is read from the printed page of %s', (name) => {
    const { document } = sampleOf(name)
    const pageNumber = papers.outcome(name).pageCount ?? 1
    const { rgb, widthPx, heightPx } = pdftoppm(papers.path(name), { pageNumber, dpi: 300 })
    const rgba = new Uint8ClampedArray(widthPx * heightPx * 4)
    for (let i = 0; i < widthPx * heightPx; i += 1) {
      rgba.set([rgb[i * 3] ?? 0, rgb[i * 3 + 1] ?? 0, rgb[i * 3 + 2] ?? 0, 255], i * 4)
    }
    // The foot of the page: a reader looks at the square, not at the whole sheet.
    const from = Math.floor(heightPx * 0.86)
    const foot = rgba.slice(from * widthPx * 4)
    expect(jsQR(foot, widthPx, heightPx - from)?.data).toBe(document.qr?.text)
  })
})
