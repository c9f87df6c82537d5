/** Opens the viewer alone in a real Electron window on a folder of files (test/e2e/harness/viewer). */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { build } from 'vite'
import type { FileKind, PageIndex } from '@shared/domain/case-file/page-index'
import { bytesSource } from '@shared/pdf/byte-source'
import { buildImageIndex } from '@shared/pdf/image-index'
import { buildPdfIndex } from '@shared/pdf/page-index'
import type { Pdfium } from '@shared/pdf/pdfium'
import { resolveRuntime } from '../../scripts/runtime'

const HARNESS = resolve('test/e2e/harness/viewer')
const alias = { '@shared': resolve('src/shared') }

export type HarnessFile = {
  readonly name: string
  readonly kind: FileKind
  readonly bytes: Uint8Array
  /** Given instead of being built: for files that are wrong on purpose. */
  readonly index?: Omit<PageIndex, 'sha256' | 'v' | 'bytes' | 'kind'>
  readonly password?: string
  /** The index exists, the blob does not. */
  readonly isLost?: boolean
}

export type OpenViewer = {
  readonly page: Page
  readonly app: ElectronApplication
  readonly close: () => Promise<void>
}

export async function buildHarness(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'hengjuan-viewer-'))
  const shared = { configFile: false as const, logLevel: 'warn' as const, resolve: { alias } }
  await build({
    ...shared,
    root: HARNESS,
    base: './',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: 'chrome130',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
      emptyOutDir: true,
      outDir: join(outDir, 'renderer'),
    },
  })
  await build({
    ...shared,
    build: {
      target: 'node20',
      ssr: join(HARNESS, 'main.ts'),
      outDir,
      emptyOutDir: false,
      rollupOptions: { external: ['electron', ...builtinModules], output: { entryFileNames: 'main.js' } },
    },
  })
  await writeFile(
    join(outDir, 'package.json'),
    JSON.stringify({ name: 'viewer', version: '0.0.0', type: 'module', main: 'main.js' }),
  )
  return outDir
}

export async function writeCase(dir: string, files: readonly HarnessFile[], pdfium: Pdfium): Promise<void> {
  await mkdir(dir, { recursive: true })
  const scans = []
  for (const file of files) {
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')
    const index = indexOf(file, sha256, pdfium)
    if (file.isLost !== true) await writeFile(join(dir, sha256), file.bytes)
    await writeFile(join(dir, `${sha256}.json`), JSON.stringify(index))
    scans.push({
      fileId: randomUUID(),
      name: file.name,
      kind: file.kind,
      sha256,
      bytes: file.bytes.length,
      pageCount: index.pages.length,
      needsPassword: file.password !== undefined,
    })
  }
  await writeFile(join(dir, 'case.json'), JSON.stringify(scans))
}

function indexOf({ kind, bytes, index, password }: HarnessFile, sha256: string, pdfium: Pdfium): PageIndex {
  if (index !== undefined) return { v: 1, sha256, kind, bytes: bytes.length, ...index }
  const source = bytesSource(bytes)
  const built =
    kind === 'pdf'
      ? buildPdfIndex({ source, sha256, pdfium, ...(password === undefined ? {} : { password }) })
      : buildImageIndex(source, kind, sha256)
  if (!built.ok) throw new Error(built.failure.code)
  return built.value
}

export async function openViewer(
  harnessDir: string,
  caseDir: string,
  scheme: 'light' | 'dark' = 'light',
): Promise<OpenViewer> {
  const runtime = await resolveRuntime({ quiet: true })
  const userData = await mkdtemp(join(tmpdir(), 'hengjuan-viewer-data-'))
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath: runtime.executablePath,
    args: [...asRoot, '--force-device-scale-factor=1', `--user-data-dir=${userData}`, harnessDir],
    env: {
      ...(process.env as Record<string, string>),
      VIEWER_CASE_DIR: caseDir,
      VIEWER_RENDERER_DIR: join(harnessDir, 'renderer'),
      VIEWER_SCHEME: scheme,
    },
  })
  const page = await app.firstWindow()
  await page.waitForSelector('[data-page-number="1"]')
  return {
    page,
    app,
    close: async () => {
      await app.close()
      await rm(userData, { recursive: true, force: true })
    },
  }
}
