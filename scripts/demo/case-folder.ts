/**
 * The folder as the demo will meet it in the app: scans in intake order with their pages, and the review to play.
 * Everything that can be wrong with a review.json is said here, before any window opens.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { ScoringStandard } from '@shared/domain/checklist/standard'
import { DefectCatalogue } from '@shared/domain/defect/catalogue'
import {
  describeScriptProblem,
  parseReviewScriptText,
  type ReviewScript,
} from '@shared/exchange/review-script'
import { checkReviewScript } from '@shared/exchange/review-script-check'
import type { Result } from '@shared/lib/result'
import { describeFailure } from '@shared/messages'
import { buildImageIndex } from '@shared/pdf/image-index'
import { buildPdfIndex } from '@shared/pdf/page-index'
import { loadPdfium, type Pdfium } from '@shared/pdf/pdfium'
import type { PageIndex } from '@shared/domain/case-file/page-index'
import { findScans, type FoundFile } from '../../src/main/intake/find-scans'
import { withFileSource } from '../../src/main/jobs/file-source'
import { toFailure } from '@shared/lib/app-error'
import { PROJECT_ROOT } from '../lib/paths'

export type Scan = {
  /** Below the chosen folder, with `/`. */
  readonly name: string
  readonly kind: 'pdf' | 'jpeg' | 'png'
  readonly sha256: string
  readonly pageCount: number
}

export type CaseFolder = {
  readonly dir: string
  /** null: everything is to be found in order. */
  readonly script: ReviewScript | null
  readonly standard: ScoringStandard
  /** Those the intake will take, in its order; a second copy of the same file is not among them. */
  readonly scans: readonly Scan[]
  /** Scans that cannot be read; the app names them and goes on. */
  readonly unreadable: readonly { readonly name: string; readonly reason: string }[]
}

export type Looked =
  | { readonly ok: true; readonly value: CaseFolder }
  | { readonly ok: false; readonly problems: readonly string[] }

/** The edition every review.json is written for; the newest one shipped is chosen by nobody here. */
const STANDARD_ID = 'CF-PT-2026.1'
const DEFECTS = 'defects-2026.1'

export async function lookAtCase(dir: string): Promise<Looked> {
  const isFolder = await stat(dir).then(
    (facts) => facts.isDirectory(),
    () => false,
  )
  if (!isFolder) return refuse(`--case：找不到文件夹 ${dir}`)
  const text = await readFile(join(dir, 'review.json'), 'utf8').catch(() => null)
  const parsed = text === null ? null : parseReviewScriptText(text)
  if (parsed !== null && !parsed.ok) return refuse(...parsed.problems.map(describeScriptProblem))
  const script = parsed?.value ?? null
  const { scans, unreadable } = await readScans(dir)
  if (scans.length === 0) {
    const reasons = unreadable.map(({ name, reason }) => `${name}：${reason}`)
    return refuse(`--case：${basename(dir)} 里没有能打开的 PDF、JPEG 或 PNG 扫描件`, ...reasons)
  }
  const standard = ScoringStandard.parse(await readResource('standards', STANDARD_ID))
  const pageCount = scans.reduce((sum, scan) => sum + scan.pageCount, 0)
  const problems = script === null ? [] : await checkScript(script, standard, pageCount)
  return problems.length > 0
    ? refuse(...problems)
    : { ok: true, value: { dir, script, standard, scans, unreadable } }
}

const refuse = (...problems: readonly string[]): Looked => ({ ok: false, problems })

async function checkScript(
  script: ReviewScript,
  standard: ScoringStandard,
  pageCount: number,
): Promise<readonly string[]> {
  const catalogue = DefectCatalogue.parse(await readResource('defects', DEFECTS))
  const known = new Set(catalogue.defects.map(({ code }) => code))
  const unknown = script.items.flatMap((entry, index) =>
    entry.kind !== 'deductions'
      ? []
      : entry.deductions.flatMap(({ defect }, place) =>
          defect === null || known.has(defect)
            ? []
            : [`items[${index}].deductions[${place}].defect: 缺陷目录里没有 ${defect}`],
        ),
  )
  return [...checkReviewScript(script, standard, pageCount).map(describeScriptProblem), ...unknown]
}

async function readResource(folder: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(PROJECT_ROOT, 'resources', folder, `${name}.json`), 'utf8'))
}

type ReadScans = Pick<CaseFolder, 'scans' | 'unreadable'>

async function readScans(dir: string): Promise<ReadScans> {
  const wasm = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')
  const pdfium = await loadPdfium(await readFile(wasm))
  const scans: Scan[] = []
  const unreadable: { name: string; reason: string }[] = []
  for (const file of await findScans([dir])) {
    if (file.kind === null) continue
    const sha256 = await hashOf(file.path)
    if (scans.some((scan) => scan.sha256 === sha256)) continue
    const index = await indexOf(file, sha256, pdfium)
    if (index.ok) {
      scans.push({ name: file.name, kind: file.kind, sha256, pageCount: index.value.pages.length })
    } else unreadable.push({ name: file.name, reason: describeFailure(index.failure) })
  }
  return { scans, unreadable }
}

/** The very reading the app does, so that both count the same pages. */
async function indexOf(file: FoundFile, sha256: string, pdfium: Pdfium): Promise<Result<PageIndex>> {
  const { kind } = file
  try {
    return await withFileSource(file.path, (source) =>
      kind === 'pdf' || kind === null
        ? buildPdfIndex({ source, sha256, pdfium })
        : buildImageIndex(source, kind, sha256),
    )
  } catch (cause) {
    return { ok: false, failure: toFailure(cause) }
  }
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
