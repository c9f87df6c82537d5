/** The files the demo must leave, and whether each of them opens. */
import { readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describeFailure } from '@shared/messages'
import { bytesSource, pdfSource } from '@shared/pdf/byte-source'
import { loadPdfium } from '@shared/pdf/pdfium'
import { capture, hasProgram } from '../lib/run'
import type { Scan } from './case-folder'
import { DemoFailure } from './failure'

export const REPORTS = ['评分表.pdf', '评分表.xlsx', '问题清单.pdf', '问题清单.xlsx'] as const
export const OPINION = '监督意见书.pdf'
export const UNSEALED = '待盖章稿.pdf'
export const SUMMARY = 'summary.json'
export const SCREENS = 'screens'

const MARKED = /^标注卷-.*\.pdf$/

/** 标注卷-01.pdf … one for each original PDF, and one for all loose pictures. */
export function markedNames(scans: readonly Scan[]): readonly string[] {
  const pdfs = scans.filter(({ kind }) => kind === 'pdf')
  const names = pdfs.map((_, index) => `标注卷-${String(index + 1).padStart(2, '0')}.pdf`)
  return pdfs.length < scans.length ? [...names, '标注卷-图片.pdf'] : names
}

/** What an earlier run left here; nothing else in the folder is touched. */
export async function clearOutputs(outDir: string): Promise<void> {
  const names = await readdir(outDir)
  const ours = new Set<string>([...REPORTS, OPINION, UNSEALED, SUMMARY])
  const old = names.filter((name) => ours.has(name) || MARKED.test(name))
  await Promise.all(old.map((name) => rm(join(outDir, name), { force: true })))
  const screens = join(outDir, SCREENS)
  const pictures = await readdir(screens).catch(() => [])
  await Promise.all(
    pictures.filter((name) => name.endsWith('.png')).map((name) => rm(join(screens, name), { force: true })),
  )
}

export type ExpectedOutputs = {
  readonly scans: readonly Scan[]
  /** null: the case is in order and no opinion was written. */
  readonly opinion: { readonly number: string; readonly sentence: string } | null
  /** Notes of the findings. */
  readonly notes: readonly string[]
}

/** Throws for the first file that is missing, does not open, or does not say what it must. */
export async function checkOutputs(outDir: string, expected: ExpectedOutputs): Promise<void> {
  const { scans, opinion, notes } = expected
  const opened = await openPdfs(outDir, [
    '评分表.pdf',
    '问题清单.pdf',
    ...markedNames(scans),
    ...(opinion === null ? [] : [OPINION, UNSEALED]),
  ])
  const pdfs = scans.filter(({ kind }) => kind === 'pdf')
  const pictures = scans.length - pdfs.length
  markedNames(scans).forEach((name, index) => {
    const want = pdfs[index]?.pageCount ?? pictures
    if (opened.get(name)?.pageCount !== want) throw new DemoFailure(`${name} 应有 ${want} 页`)
  })
  for (const name of ['评分表.xlsx', '问题清单.xlsx']) await openWorkbook(outDir, name)
  for (const note of notes) mustSay(opened, '问题清单.pdf', note.slice(0, TELLING_LENGTH))
  if (opinion === null) return
  for (const name of [OPINION, UNSEALED]) {
    mustSay(opened, name, opinion.number)
    mustSay(opened, name, opinion.sentence)
    for (const note of notes) mustSay(opened, name, note)
  }
}

/** A long note may run over to the next page of a table, whose heading then stands in the middle of it. */
const TELLING_LENGTH = 24

type Opened = { readonly pageCount: number; readonly text: string }

async function openPdfs(dir: string, names: readonly string[]): Promise<ReadonlyMap<string, Opened>> {
  const wasm = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')
  const pdfium = await loadPdfium(await readFile(wasm))
  const hasQpdf = await hasProgram('qpdf')
  const opened = new Map<string, Opened>()
  for (const name of names) {
    const bytes = await readOutput(dir, name)
    const result = pdfium.open(pdfSource(bytesSource(bytes)))
    if (!result.ok) throw new DemoFailure(`${name} 打不开：${describeFailure(result.failure)}`)
    const { pageCount } = result.value
    // Scans have no text to look for, and hundreds of pages of it.
    const textPages = MARKED.test(name) ? 0 : pageCount
    const text = Array.from({ length: textPages }, (_, index) => result.value.text(index)).join('\n')
    result.value.close()
    opened.set(name, { pageCount, text: bare(text) })
    if (hasQpdf) await qpdfAgrees(dir, name)
  }
  return opened
}

/** 3 is qpdf's "warnings only": the originals bring their own. */
async function qpdfAgrees(dir: string, name: string): Promise<void> {
  const { code, output } = await capture('qpdf', ['--check', join(dir, name)])
  if (code !== 0 && !(code === 3 && MARKED.test(name)))
    throw new DemoFailure(`qpdf：${name}：${output.trim()}`)
}

async function openWorkbook(dir: string, name: string): Promise<void> {
  const files = unzipSync(await readOutput(dir, name))
  for (const part of ['xl/workbook.xml', 'xl/worksheets/sheet1.xml']) {
    if (files[part] === undefined) throw new DemoFailure(`${name} 里没有 ${part}`)
  }
}

async function readOutput(dir: string, name: string): Promise<Uint8Array> {
  const bytes = await readFile(join(dir, name)).catch(() => null)
  if (bytes === null || bytes.byteLength === 0) throw new DemoFailure(`没有 ${name}`)
  return bytes
}

/** Lines and pages are broken by the paper, not by the sentence: no blanks, no page numbers. */
const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').replace(/—\d+—/g, '')

function mustSay(opened: ReadonlyMap<string, Opened>, name: string, text: string): void {
  if (!opened.get(name)?.text.includes(bare(text))) throw new DemoFailure(`${name} 里找不到“${text}”`)
}
