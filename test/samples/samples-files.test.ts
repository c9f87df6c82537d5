import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findScans } from '../../src/main/intake/find-scans'
import type { PageInfo } from '@shared/domain/case-file/page-index'
import { describeScriptProblem, type ScriptPlace } from '@shared/exchange/review-script'
import { checkReviewScript } from '@shared/exchange/review-script-check'
import { bytesSource, pdfSource } from '@shared/pdf/byte-source'
import { buildImageIndex } from '@shared/pdf/image-index'
import { buildPdfIndex } from '@shared/pdf/page-index'
import { sniffKind } from '@shared/pdf/sniff-kind'
import { beforeAll, describe, expect, it } from 'vitest'
import { testPdfium } from '../helpers/pdfium'
import { bytesOf, SAMPLES_DIR, scansOf, scriptOf, sizeOf, SLUGS, standard, type Slug } from './samples'

type Sheet = { readonly name: string; readonly pageIndex: number; readonly page: PageInfo }

async function sheetsOf(slug: Slug): Promise<Sheet[]> {
  const pdfium = await testPdfium()
  return scansOf(slug).flatMap((name) => {
    const source = bytesSource(bytesOf(slug, name))
    const kind = sniffKind(bytesOf(slug, name))
    if (kind === null) throw new Error(`${name} is no scan`)
    const sha256 = createHash('sha256').update(bytesOf(slug, name)).digest('hex')
    const index =
      kind === 'pdf' ? buildPdfIndex({ source, sha256, pdfium }) : buildImageIndex(source, kind, sha256)
    if (!index.ok) throw new Error(`${name}: ${index.failure.code}`)
    return index.value.pages.map((page, pageIndex) => ({ name, pageIndex, page }))
  })
}

const sheets = new Map<Slug, Sheet[]>()
const sheetsIn = (slug: Slug): Sheet[] => sheets.get(slug) ?? []

beforeAll(async () => {
  for (const slug of SLUGS) sheets.set(slug, await sheetsOf(slug))
})

describe('the samples together', () => {
  it('ship in 8 MB', () => {
    expect(SLUGS.reduce((sum, slug) => sum + sizeOf(slug), 0)).toBeLessThanOrEqual(8_000_000)
  })

  it('exercise what scans from a stick bring: cropped, turned and loose pages', () => {
    const all = SLUGS.flatMap((slug) => sheetsIn(slug))
    expect(all.filter(({ page }) => page.cropBox[0] !== 0 && page.cropBox[1] !== 0).length).toBeGreaterThan(0)
    expect(new Set(all.map(({ page }) => page.rotate))).toEqual(new Set([0, 90, 270]))
    expect(all.some(({ name }) => name.endsWith('.png'))).toBe(true)
  })

  it('reach the three outcomes: a good file, an ordinary one and a veto', () => {
    const vetoes = SLUGS.map((slug) => scriptOf(slug).items.filter((entry) => entry.kind === 'veto').length)
    expect(vetoes).toEqual([0, 0, 1])
  })
})

describe.each(SLUGS)('sample %s', (slug) => {
  it('has 30 to 60 pages', () => {
    expect(sheetsIn(slug).length).toBeGreaterThanOrEqual(30)
    expect(sheetsIn(slug).length).toBeLessThanOrEqual(60)
  })

  it('is found by the intake in the order of the key, and the key is no scan', async () => {
    const found = await findScans([join(SAMPLES_DIR, slug)])
    const scans = found.filter(({ kind }) => kind !== null).map(({ name }) => name)
    expect(scans).toEqual(scansOf(slug))
    expect(
      found
        .filter(({ kind }) => kind === null)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['review.json', '答案.md'])
  })

  it('has a key that fits the standard and the pages', () => {
    const problems = checkReviewScript(scriptOf(slug), standard, sheetsIn(slug).length)
    expect(problems.map(describeScriptProblem)).toEqual([])
  })

  it('names only defect codes of the catalogue', () => {
    const catalogue = readFileSync('resources/defects/defects-2026.1.json', 'utf8')
    const codes = scriptOf(slug).items.flatMap((entry) =>
      entry.kind === 'deductions' ? entry.deductions.map(({ defect }) => defect) : [],
    )
    expect(codes.filter((code) => code === null || !catalogue.includes(`"${code}"`))).toEqual([])
  })

  it('plants six to ten kinds of fault', () => {
    const kinds = scriptOf(slug).items.filter((entry) => entry.kind !== 'na')
    expect(kinds.length).toBeGreaterThanOrEqual(6)
    expect(kinds.length).toBeLessThanOrEqual(10)
  })

  it('shows what each box claims: ink where something is wrong, paper where something is missing', async () => {
    const wrong: string[] = []
    for (const { note, place } of placesOf(slug)) {
      const share = await inkShare(slug, place)
      if (share === null) continue
      if (SEVERAL_CELLS.test(note)) continue
      const isRight = EMPTY_PLACE.test(note) ? share <= MOST_ON_PAPER : share >= LEAST_INK
      if (!isRight) wrong.push(`${note}: ${share.toFixed(4)}`)
    }
    expect(wrong).toEqual([])
  })
})

/** Boxes that stand on an empty place without a printed label in it. */
const EMPTY_PLACE =
  /缺.*(执法人员|送达人).*签名|未编页号|没有“与原件核对无误”|没有规格和批号|联系电话空白|未写明代收人/
/** One box around cells with rules and signatures between them says nothing about ink. */
const SEVERAL_CELLS = /[两三]处空白/
/** The rim of a seal or one rule may cross an empty place; a printed label alone gives more than one hundredth. */
const MOST_ON_PAPER = 0.025
const LEAST_INK = 0.01
/** Darker than any paper tone of the scans. */
const DARK = 150

type Pointed = { readonly note: string; readonly place: ScriptPlace & { readonly kind: 'page' } }

function placesOf(slug: Slug): Pointed[] {
  return scriptOf(slug).items.flatMap((entry) => {
    const said =
      entry.kind === 'deductions'
        ? entry.deductions.map(({ note, place }) => ({ note, place }))
        : entry.kind === 'veto'
          ? [{ note: entry.reason, place: entry.place }]
          : []
    return said.flatMap(({ note, place }) => (place.kind === 'page' ? [{ note, place }] : []))
  })
}

/** Share of dark pixels inside the box, without its rim (table lines run there); null for loose pictures. */
async function inkShare(slug: Slug, { pageNumber, rect }: Pointed['place']): Promise<number | null> {
  const sheet = sheetsIn(slug)[pageNumber - 1]
  if (!sheet) throw new Error(`no page ${pageNumber}`)
  if (!sheet.name.endsWith('.pdf')) return null
  const opened = (await testPdfium()).open(pdfSource(bytesSource(bytesOf(slug, sheet.name))))
  if (!opened.ok) throw new Error(opened.failure.code)
  const [x0, y0, x1, y1] = sheet.page.cropBox
  const isTurned = sheet.page.rotate % 180 !== 0
  const widthPx = Math.round((isTurned ? y1 - y0 : x1 - x0) * SCALE)
  const heightPx = Math.round((isTurned ? x1 - x0 : y1 - y0) * SCALE)
  const raster = opened.value.render(sheet.pageIndex, { widthPx, heightPx })
  opened.value.close()
  const [x, y, w, h] = rect
  const left = Math.ceil((x + w * RIM) * widthPx)
  const right = Math.floor((x + w * (1 - RIM)) * widthPx)
  const top = Math.ceil((y + h * RIM) * heightPx)
  const bottom = Math.floor((y + h * (1 - RIM)) * heightPx)
  let dark = 0
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      if ((raster.data[(row * widthPx + column) * 4] ?? 255) < DARK) dark++
    }
  }
  return dark / ((right - left) * (bottom - top))
}

const SCALE = 2
const RIM = 0.12
