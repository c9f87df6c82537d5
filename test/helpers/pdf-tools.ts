/** qpdf and poppler as independent witnesses: what we write must be right in readers that are not ours. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Pixels = { readonly widthPx: number; readonly heightPx: number; readonly rgb: Uint8Array }

const MAX_BUFFER = 512 << 20

/** Runs `use` with a folder that is gone afterwards. */
export function withTempDir<T>(use: (dir: string) => T): T {
  const dir = mkdtempSync(join(tmpdir(), 'hengjuan-pdf-'))
  const remove = () => rmSync(dir, { recursive: true, force: true })
  let result: T
  try {
    result = use(dir)
  } catch (cause) {
    remove()
    throw cause
  }
  if (result instanceof Promise) return result.finally(remove) as T
  remove()
  return result
}

function withFile<T>(pdf: Uint8Array | string, use: (path: string) => T): T {
  if (typeof pdf === 'string') return use(pdf)
  return withTempDir((dir) => {
    const path = join(dir, 'in.pdf')
    writeFileSync(path, pdf)
    return use(path)
  })
}

/** qpdf's verdict: an empty list when it finds neither errors nor warnings. */
export function qpdfCheck(pdf: Uint8Array | string, password = ''): readonly string[] {
  return withFile(pdf, (path) => {
    const run = spawnSync('qpdf', [`--password=${password}`, '--check', path], { encoding: 'latin1' })
    if (run.error) throw run.error
    if (run.status === 0) return []
    return `${run.stdout}\n${run.stderr}`
      .split('\n')
      .filter((line) => /warning|error|invalid|damaged/i.test(line))
  })
}

export function qpdf(args: readonly string[]): void {
  execFileSync('qpdf', [...args], { stdio: 'pipe', maxBuffer: MAX_BUFFER })
}

export type RasterOptions = {
  readonly pageNumber?: number
  readonly dpi?: number
  readonly password?: string
}

/** One page as RGB, drawn by poppler: the crop box, /Rotate applied. */
export function pdftoppm(pdf: Uint8Array | string, options: RasterOptions = {}): Pixels {
  const { pageNumber = 1, dpi = 72, password = '' } = options
  return withFile(pdf, (path) => {
    const page = String(pageNumber)
    const args = [
      '-r',
      String(dpi),
      '-f',
      page,
      '-l',
      page,
      '-cropbox',
      '-upw',
      password,
      '-opw',
      password,
      path,
    ]
    return readPpm(
      execFileSync('pdftoppm', args, { maxBuffer: MAX_BUFFER, stdio: ['ignore', 'pipe', 'ignore'] }),
    )
  })
}

function readPpm(ppm: Uint8Array): Pixels {
  const head = Buffer.from(ppm.subarray(0, 64)).toString('latin1')
  const found = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(head)
  if (!found) throw new Error('pdftoppm gave no picture')
  return { widthPx: Number(found[1]), heightPx: Number(found[2]), rgb: ppm.subarray(found[0].length) }
}

export function rgbAt(pixels: Pixels, x: number, y: number): readonly [number, number, number] {
  const at = (Math.floor(y) * pixels.widthPx + Math.floor(x)) * 3
  return [pixels.rgb[at] ?? -1, pixels.rgb[at + 1] ?? -1, pixels.rgb[at + 2] ?? -1]
}

export function pdftotext(pdf: Uint8Array | string, password = ''): string {
  return withFile(pdf, (path) =>
    execFileSync('pdftotext', ['-upw', password, '-layout', path, '-'], {
      encoding: 'utf8',
      maxBuffer: MAX_BUFFER,
    }),
  )
}

export type PdfFont = { readonly name: string; readonly type: string; readonly isEmbedded: boolean }

export function pdffonts(pdf: Uint8Array | string): readonly PdfFont[] {
  return withFile(pdf, (path) => {
    const lines = execFileSync('pdffonts', [path], { encoding: 'utf8' }).split('\n').slice(2)
    return lines.flatMap((line) => {
      const found = /^(\S.*?)\s{2,}(.*?)\s{2,}\S+\s+(yes|no)\s/.exec(line)
      return found ? [{ name: found[1] ?? '', type: found[2] ?? '', isEmbedded: found[3] === 'yes' }] : []
    })
  })
}

/** The document as qpdf's JSON, to look at dictionaries as another program reads them. */
export function qpdfJson(pdf: Uint8Array | string, password = ''): unknown {
  return withFile(pdf, (path) => {
    const run = spawnSync('qpdf', [`--password=${password}`, '--json=2', '--json-stream-data=none', path], {
      encoding: 'utf8',
      maxBuffer: MAX_BUFFER,
    })
    if (run.error) throw run.error
    return JSON.parse(run.stdout) as unknown
  })
}

export const readBytes = (path: string): Uint8Array => readFileSync(path)
