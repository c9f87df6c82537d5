/** Prints papers with the app's own printer in real Electron, and measures them with poppler and qpdf. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { SEAL_ANCHORS } from '@shared/domain/layout/anchors'
import type { RectMm } from '@shared/domain/layout/geometry'
import { capture } from '../../scripts/lib/run'
import { sandboxArgs } from '../../scripts/lib/sandbox'
import { resolveRuntime } from '../../scripts/runtime'
import type { PaperJob, PaperOutcome } from '../e2e/harness/paper/main'
import { qpdfJson } from './pdf-tools'

const MM = 25.4 / 72
const A4_HEIGHT_PT = 841.92

export type Papers = {
  readonly outcome: (name: string) => PaperOutcome
  readonly path: (name: string) => string
  readonly pageSizeMm: (name: string) => { readonly widthMm: number; readonly heightMm: number }
  readonly remove: () => Promise<void>
}

async function buildPrinter(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@shared': resolve('src/shared') } },
    // Everything is bundled: the folder lies outside the project and has no node_modules.
    ssr: { noExternal: true },
    build: {
      target: 'node20',
      ssr: resolve('test/e2e/harness/paper/main.ts'),
      outDir,
      emptyOutDir: false,
      rollupOptions: { external: ['electron', ...builtinModules], output: { entryFileNames: 'main.js' } },
    },
  })
  const manifest = { name: 'paper', version: '0.0.0', type: 'module', main: 'main.js' }
  await writeFile(join(outDir, 'package.json'), JSON.stringify(manifest))
}

const LIMIT_MS = 90_000

/** @param env  for example FONTCONFIG_FILE */
export async function printPapers(
  jobs: readonly PaperJob[],
  env: Readonly<Record<string, string>> = {},
): Promise<Papers> {
  const dir = await mkdtemp(join(tmpdir(), 'hengjuan-paper-'))
  await buildPrinter(dir)
  await writeFile(join(dir, 'jobs.json'), JSON.stringify(jobs))
  const executable = process.env.HENGJUAN_ELECTRON ?? (await resolveRuntime({ quiet: true })).executablePath
  const { code, output } = await capture(
    executable,
    [...sandboxArgs(), `--user-data-dir=${join(dir, 'user-data')}`, dir],
    {
      env: { ...process.env, ...env, PAPER_DIR: dir, PAPER_RESOURCES: resolve('resources') },
      timeoutMs: LIMIT_MS,
    },
  )
  if (code !== 0) throw new Error(`the printer ended with ${code}: ${output}`)
  const outcomes = JSON.parse(await readFile(join(dir, 'outcomes.json'), 'utf8')) as readonly PaperOutcome[]
  return {
    outcome: (name) => {
      const found = outcomes.find((outcome) => outcome.name === name)
      if (found === undefined) throw new Error(`no paper ${name}`)
      return found
    },
    path: (name) => join(dir, `${name}.pdf`),
    pageSizeMm: (name) => pageSizeMm(join(dir, `${name}.pdf`)),
    remove: () => rm(dir, { recursive: true, force: true }),
  }
}

function pageSizeMm(path: string): { readonly widthMm: number; readonly heightMm: number } {
  const found = /Page size:\s+([\d.]+) x ([\d.]+) pts/.exec(
    execFileSync('pdfinfo', [path], { encoding: 'utf8' }),
  )
  return { widthMm: Number(found?.[1]) * MM, heightMm: Number(found?.[2]) * MM }
}

/** A run of text without spaces, in millimetres from the page's top left corner. */
export type TextRun = RectMm & { readonly text: string; readonly pageNumber: number }

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function textRuns(path: string): readonly TextRun[] {
  const html = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 })
  let pageNumber = 0
  const runs: TextRun[] = []
  for (const line of html.split('\n')) {
    if (line.includes('<page ')) pageNumber += 1
    const found = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<\/word>/.exec(
      line,
    )
    if (!found) continue
    const at = (index: number): number => Number(found[index]) * MM
    runs.push({
      pageNumber,
      text: (found[5] ?? '').replace(/&(\w+);/g, (all, name: string) => ENTITIES[name] ?? all),
      leftMm: at(1),
      topMm: at(2),
      rightMm: at(3),
      bottomMm: at(4),
    })
  }
  return runs
}

export const middleYMm = (rect: RectMm): number => (rect.topMm + rect.bottomMm) / 2
export const middleXMm = (rect: RectMm): number => (rect.leftMm + rect.rightMm) / 2

/** Lines of text: runs on one height joined, from top to bottom. */
export function textLines(runs: readonly TextRun[], pageNumber: number): readonly TextRun[] {
  const lines: TextRun[] = []
  const onPage = runs.filter((run) => run.pageNumber === pageNumber)
  for (const run of [...onPage].sort((a, b) => middleYMm(a) - middleYMm(b) || a.leftMm - b.leftMm)) {
    const index = lines.findIndex((line) => Math.abs(middleYMm(line) - middleYMm(run)) < 2.5)
    const line = lines[index]
    if (line === undefined) lines.push(run)
    else {
      const [first, second] = line.leftMm <= run.leftMm ? [line, run] : [run, line]
      lines[index] = {
        pageNumber,
        text: first.text + second.text,
        leftMm: first.leftMm,
        topMm: line.topMm,
        rightMm: Math.max(line.rightMm, run.rightMm),
        bottomMm: line.bottomMm,
      }
    }
  }
  return lines
}

type QpdfObjects = {
  readonly qpdf: readonly [unknown, Readonly<Record<string, { readonly value?: unknown }>>]
}
type Annotation = { readonly '/A'?: { readonly '/URI'?: string }; readonly '/Rect'?: readonly number[] }

const TARGETS = {
  issuer: SEAL_ANCHORS.issuer(0),
  date: SEAL_ANCHORS.date,
  textEnd: SEAL_ANCHORS.textEnd,
  note: SEAL_ANCHORS.note,
} as const

/** The seal anchors of a printed paper, as another program reads them. */
export function sealAnchors(path: string): Readonly<Partial<Record<keyof typeof TARGETS, RectMm>>> {
  const objects = Object.values((qpdfJson(path) as QpdfObjects).qpdf[1])
  const found: Partial<Record<keyof typeof TARGETS, RectMm>> = {}
  for (const { value } of objects) {
    const annotation = value as Annotation | null | undefined
    const uri = annotation?.['/A']?.['/URI']?.replace(/^u:/, '')
    const [x0, y0, x1, y1] = annotation?.['/Rect'] ?? []
    for (const key of Object.keys(TARGETS) as (keyof typeof TARGETS)[]) {
      if (uri !== TARGETS[key] || x0 === undefined || y0 === undefined) continue
      if (x1 === undefined || y1 === undefined) continue
      found[key] = {
        leftMm: x0 * MM,
        rightMm: x1 * MM,
        topMm: (A4_HEIGHT_PT - y1) * MM,
        bottomMm: (A4_HEIGHT_PT - y0) * MM,
      }
    }
  }
  return found
}
