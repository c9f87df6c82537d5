/**
 * How near the editable DOCX comes to the PDF: every sample paper is printed in real Electron, written as DOCX, turned
 * into a PDF by LibreOffice with our own faces under the Chinese names, and compared line by line.
 * LibreOffice 7.4 does not read `w:autoSpaceDE` (no gap between Han and digits), which Word and WPS obey; so each paper
 * is compared twice: as LibreOffice opens it, and with that one switch set in its own ODT.
 * By hand only: needs `soffice`. `npx tsx scripts/docx-check.ts [name …] [--keep DIR]`
 */
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import { isRed, type MeasuredPaper } from '@shared/domain/layout/measured-paper'
import { DOCX_FONTS } from '@shared/docx/docx-measure'
import { documentDocx } from '@shared/docx/document-docx'
import { measurePaper } from '@shared/pdf/measure-paper'
import { printPapers } from '../test/helpers/paper'
import { testPdfium } from '../test/helpers/pdfium'
import { SAMPLE_PAPERS, type SamplePaper } from './papers/samples'
import { woff2ToTtf } from './papers/woff2'

const OUR_FAMILIES = {
  fang: 'HJ FangSong',
  kai: 'HJ KaiTi',
  hei: 'HJ HeiTi',
  biaosong: 'HJ BiaoSong',
  song: 'HJ SongTi',
} as const
const LIMIT_MS = 300_000
const SAME_LINE_MM = 1.6
/** What LibreOffice must reach, a paper. */
const WANTED_SHARE = 0.9

/** A font folder of our faces alone, each also known by the name a DOCX asks for. */
async function writeFonts(dir: string): Promise<string> {
  const fonts = join(dir, 'fonts')
  await mkdir(fonts)
  for (const file of await readdir('resources/fonts')) {
    if (!file.endsWith('.woff2') || file === 'ui.woff2') continue
    const ttf = woff2ToTtf(new Uint8Array(await readFile(join('resources/fonts', file))))
    await writeFile(join(fonts, file.replace('.woff2', '.ttf')), ttf)
  }
  const aliases = Object.entries(DOCX_FONTS).map(([role, name]) => {
    const family = OUR_FAMILIES[role as keyof typeof OUR_FAMILIES]
    const digits = role === 'fang' ? `<string>${OUR_FAMILIES.song}</string>` : ''
    return `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="assign" binding="strong"><string>${family}</string>${digits}<string>HJ Rare</string></edit></match>`
  })
  const config = join(dir, 'fonts.conf')
  const cache = join(dir, 'cache')
  await writeFile(
    config,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir>${aliases.join('')}</fontconfig>`,
  )
  return config
}

/** Text lines of a paper, page by page, furniture included; the square's caption is in the PDF only. */
function linesOf(paper: MeasuredPaper): readonly string[] {
  return paper.pages.flatMap(({ chars }) => {
    const lines: { baselineMm: number; chars: { leftMm: number; char: string }[] }[] = []
    for (const char of chars) {
      if (char.sizePt < 9) continue
      const line = lines.find(({ baselineMm }) => Math.abs(baselineMm - char.baselineMm) < SAME_LINE_MM)
      if (line) line.chars.push(char)
      else lines.push({ baselineMm: char.baselineMm, chars: [char] })
    }
    return lines
      .sort((a, b) => a.baselineMm - b.baselineMm)
      .map((line) =>
        line.chars
          .sort((a, b) => a.leftMm - b.leftMm)
          .map(({ char }) => char)
          .join(''),
      )
  })
}

/** Lines of `a` that stand in `b` too, in the same order: indices into `a`. */
function commonLines(a: readonly string[], b: readonly string[]): ReadonlySet<number> {
  const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = best[i]
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const kept = new Set<number>()
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      kept.add(i)
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return kept
}

type Result = {
  readonly name: string
  readonly pages: readonly [pdf: number, docx: number]
  readonly equal: number
  readonly total: number
  readonly missed: readonly string[]
  readonly markTopMm: readonly (number | null)[]
}

const markTop = (paper: MeasuredPaper): number | null => {
  const tops = (paper.pages[0]?.chars ?? [])
    .filter(({ colour }) => isRed(colour))
    .map(({ inkMm }) => inkMm.topMm)
  return tops.length === 0 ? null : Math.min(...tops)
}

async function compare(name: string, pdf: string, docx: string): Promise<Result> {
  const pdfium = await testPdfium()
  const [ours, theirs] = [
    measurePaper(pdfium, await readFile(pdf)),
    measurePaper(pdfium, await readFile(docx)),
  ] as const
  const lines = linesOf(ours)
  const kept = commonLines(lines, linesOf(theirs))
  return {
    name,
    pages: [ours.pages.length, theirs.pages.length],
    equal: kept.size,
    total: lines.length,
    missed: lines.filter((_, index) => !kept.has(index)),
    markTopMm: [markTop(ours), markTop(theirs)],
  }
}

function printResults(what: string, results: readonly Result[]): void {
  console.log(`\n${what}`)
  console.log(`${'paper'.padEnd(24)}${'pages PDF/DOCX'.padStart(16)}${'equal lines'.padStart(16)}   mark top`)
  for (const { name, pages, equal, total, missed, markTopMm } of results) {
    const share = `${equal}/${total} ${((equal / total) * 100).toFixed(0)} %`
    const marks = markTopMm.map((top) => top?.toFixed(1) ?? '').join(' / ')
    console.log(`${name.padEnd(24)}${pages.join(' / ').padStart(16)}${share.padStart(16)}   ${marks}`)
    if (equal / total < WANTED_SHARE)
      for (const line of missed.slice(0, 6)) console.log(`    not equal: ${line}`)
  }
  const equal = results.reduce((sum, one) => sum + one.equal, 0)
  const total = results.reduce((sum, one) => sum + one.total, 0)
  const samePages = results.filter(({ pages }) => pages[0] === pages[1]).length
  const good = results.filter((one) => one.equal / one.total >= WANTED_SHARE).length
  console.log(
    `${results.length} papers: ${samePages} with the same page count, ${good} with at least 90 % equal lines; ${((equal / total) * 100).toFixed(1)} % of ${total} lines equal`,
  )
}

type Checked = { readonly plain: readonly Result[]; readonly switched: readonly Result[] }

async function check(samples: readonly SamplePaper[], dir: string): Promise<Checked> {
  const config = await writeFonts(dir)
  // Printed on a machine without fonts: system faces are hinted, and hinted advances are whole pixels.
  const none = join(dir, 'none.conf')
  await writeFile(
    none,
    `<?xml version="1.0"?><fontconfig><cachedir>${join(dir, 'none')}</cachedir></fontconfig>`,
  )
  const papers = await printPapers(samples, { FONTCONFIG_FILE: none })
  const createdAt = new Date()
  for (const { name, document, options } of samples) {
    const mark = options.mark === undefined ? {} : { mark: options.mark }
    const pitch = options.pitchPt === undefined ? {} : { pitchPt: options.pitchPt }
    await writeFile(join(dir, `${name}.docx`), await documentDocx(document, { createdAt, ...mark, ...pitch }))
    await writeFile(join(dir, `${name}.print.pdf`), await readFile(papers.path(name)))
  }
  await papers.remove()
  const convert = (format: string, extension: string, outDir: string): void => {
    const files = samples.map(({ name }) => join(outDir, `${name}.${extension}`))
    soffice(dir, config, ['--convert-to', format, '--outdir', outDir, ...files])
  }
  convert('pdf', 'docx', dir)
  const plain = await compareAll(samples, dir, dir)
  convert('odt', 'docx', dir)
  const switched = join(dir, 'switched')
  await mkdir(switched)
  for (const { name } of samples) {
    const odt = new Uint8Array(await readFile(join(dir, `${name}.odt`)))
    await writeFile(join(switched, `${name}.odt`), withoutGaps(odt))
  }
  convert('pdf', 'odt', switched)
  return { plain, switched: await compareAll(samples, dir, switched) }
}

/** What `w:autoSpaceDE` says, in the words of an ODT. */
function withoutGaps(odt: Uint8Array): Uint8Array {
  const parts: Zippable = {}
  for (const [path, bytes] of Object.entries(unzipSync(odt))) {
    const isStyled = path === 'styles.xml' || path === 'content.xml'
    const xml = (): Uint8Array =>
      strToU8(
        strFromU8(bytes).replaceAll('style:text-autospace="ideograph-alpha"', 'style:text-autospace="none"'),
      )
    parts[path] = path === 'mimetype' ? [bytes, { level: 0 }] : isStyled ? xml() : bytes
  }
  return zipSync(parts)
}

function soffice(dir: string, config: string, args: readonly string[]): void {
  const profile = `-env:UserInstallation=file://${join(dir, 'profile')}`
  execFileSync('soffice', [profile, '--headless', ...args], {
    env: { ...process.env, FONTCONFIG_FILE: config },
    stdio: 'ignore',
    timeout: LIMIT_MS,
  })
}

async function compareAll(
  samples: readonly SamplePaper[],
  dir: string,
  theirs: string,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const { name } of samples) {
    results.push(await compare(name, join(dir, `${name}.print.pdf`), join(theirs, `${name}.pdf`)))
  }
  return results
}

const { values, positionals } = parseArgs({ options: { keep: { type: 'string' } }, allowPositionals: true })
const samples = SAMPLE_PAPERS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
const dir = values.keep === undefined ? await mkdtemp(join(tmpdir(), 'hengjuan-docx-')) : resolve(values.keep)
await rm(dir, { recursive: true, force: true })
await mkdir(dir, { recursive: true })
try {
  const { plain, switched } = await check(samples, dir)
  printResults('as LibreOffice opens it', plain)
  printResults('with w:autoSpaceDE obeyed, as Word and WPS do', switched)
} finally {
  if (values.keep === undefined) await rm(dir, { recursive: true, force: true })
}
