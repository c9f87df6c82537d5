import { PDF, P12Signer } from '@libpdf/core'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import type { Picture } from '@shared/domain/seal/picture'
import { reassemble } from '@shared/domain/seal/seam'
import { decodeSealPng } from '@shared/pdf/seam-picture'
import {
  SCAN_VARIANTS,
  USER_PASSWORD,
  brokenXref,
  turnedPages,
  type ScanVariant,
} from '../../fixtures/pdf/build'
import { hybrid, mixedSizes, oddContents, userUnits } from '../../fixtures/pdf/odd-pages'
import { pagesPdf } from '../../fixtures/pdf/raw-pdf'
import { sealPicture, sealPng } from '../../fixtures/pdf/seal'
import { pdftoppm, pdftotext, qpdf, qpdfCheck, qpdfJson, rgbAt, withTempDir } from '../../helpers/pdf-tools'
import { throwawayP12 } from '../../helpers/throwaway-p12'
import { A4, append, expectSealed, PICTURE, plainPages, seal, type Options } from './seal-pages'

describe('appendSeam over many pages', () => {
  it.each<[pages: number, impressions: number]>([
    [2, 1],
    [3, 1],
    [19, 1],
    [20, 1],
    [21, 2],
    [100, 5],
  ])(
    '%i pages fanned out show the seal, %i times',
    async (pages, impressions) => {
      const { seen, made, out } = await expectSealed(plainPages(pages))
      expect(seen.impressions).toHaveLength(impressions)
      expect(seen.pages).toBe(pages)
      expect(made.method).toBe('content')
      expect(pdftotext(out).match(/page \d+/g)).toHaveLength(pages)
    },
    60_000,
  )

  it('shares its pictures between equal groups', async () => {
    const { made } = await seal(plainPages(100))
    const pictures =
      Buffer.from(made.tail)
        .toString('latin1')
        .match(/\/SMask \d+ 0 R/g) ?? []
    expect(pictures).toHaveLength(20)
    expect(made.tail.length).toBeLessThan(150_000)
  })

  it('leaves the backs alone when sheets are printed on both sides', async () => {
    const { made, out } = await expectSealed(plainPages(7), { isDuplex: true })
    expect(made.strips.map(({ pageIndex }) => pageIndex)).toEqual([0, 2, 4, 6])
    expect(redAtRightEdge(out, 1)).toBeGreaterThan(20)
    expect(redAtRightEdge(out, 2)).toBe(0)
  })

  it('takes a picture of its own density and makes the same bytes again', async () => {
    const picture = sealPicture(333)
    const first = await expectSealed(plainPages(4), { picture })
    const again = await seal(plainPages(4), { picture })
    expect(again.out.equals(first.out)).toBe(true)
  })
}, 30_000)

/** Drawn by another engine at the picture's own density, cut out and put side by side. */
function reassembledByPoppler(pdf: Uint8Array, pages: number): Picture {
  const strips = Array.from({ length: pages }, (_, i): Picture => {
    const { widthPx, heightPx, rgb } = pdftoppm(pdf, { pageNumber: i + 1, dpi: 600 })
    const [width, top] = [PICTURE.widthPx / pages, Math.round((heightPx - PICTURE.heightPx) / 2)]
    const data = new Uint8ClampedArray(width * PICTURE.heightPx * 4).fill(255)
    for (let y = 0; y < PICTURE.heightPx; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const from = ((top + y) * widthPx + widthPx - width + x) * 3
        data.set(rgb.subarray(from, from + 3), (y * width + x) * 4)
      }
    }
    return { widthPx: width, heightPx: PICTURE.heightPx, data }
  })
  return reassemble(strips)
}

it('shows the same seal to a reader of another make', async () => {
  const entries = ['', '/Rotate 90', '/Rotate 180', '/Rotate 270']
  const pdf = pagesPdf(entries.map((rotate) => ({ entries: `${A4} ${rotate}`, content: '' })))
  const { out } = await expectSealed(pdf)
  const seen = reassembledByPoppler(out, 4)
  let sum = 0
  PICTURE.data.forEach((value, i) => {
    const alpha = (PICTURE.data[i - (i % 4) + 3] ?? 0) / 255
    if (i % 4 < 3) sum += Math.abs((seen.data[i] ?? 0) - (255 - alpha * (255 - value)))
  })
  // It places images on its own grid: up to a pixel of 0.04 mm beside ours.
  expect(sum / (PICTURE.data.length * 0.75)).toBeLessThan(4)
}, 30_000)

/** Reddish pixels in the rightmost millimetre of a page as poppler shows it. */
function redAtRightEdge(pdf: Uint8Array, pageNumber: number, password = ''): number {
  const pixels = pdftoppm(pdf, { pageNumber, dpi: 72, password })
  let count = 0
  for (let y = 0; y < pixels.heightPx; y += 1) {
    for (let x = pixels.widthPx - 3; x < pixels.widthPx; x += 1) {
      const [r, g] = rgbAt(pixels, x, y)
      if (r > g + 60) count += 1
    }
  }
  return count
}

describe('appendSeam on files of all kinds', () => {
  it.each<[ScanVariant, string | undefined]>([
    ['plain', undefined],
    ['object streams', undefined],
    ['linearized', undefined],
    ['aes-128, owner password', undefined],
    ['aes-256, owner password', undefined],
    ['aes-256, user password', USER_PASSWORD],
  ])('seals a scan: %s', async (variant, password) => {
    const given = password === undefined ? {} : { password }
    const { out } = await expectSealed(readFileSync(SCAN_VARIANTS[variant]()), given)
    expect(redAtRightEdge(out, 1, password)).toBeGreaterThan(20)
  })

  it.each<[string, () => Buffer, number]>([
    ['turned pages with a visible box of their own', turnedPages, 4],
    ['pages of mixed sizes', mixedSizes, 5],
    ['pages in units of their own', userUnits, 3],
    ['a hybrid file', hybrid, 2],
    ['odd contents', oddContents, 3],
  ])('seals %s', async (_name, make, pages) => {
    const { out, seen } = await expectSealed(make())
    expect(seen.pages).toBe(pages)
    for (let page = 1; page <= pages; page += 1) expect(redAtRightEdge(out, page)).toBeGreaterThan(0)
  })

  it('sizes a strip by the units of its page', async () => {
    const { made } = await seal(userUnits())
    const heights = made.strips.map(({ boxPt: [x0, y0, x1, y1], pageIndex }) =>
      pageIndex === 1 ? x1 - x0 : y1 - y0,
    )
    const side = (42 / 25.4) * 72
    heights.forEach((height, i) => expect(height * ([2, 0.5, 1][i] ?? 0)).toBeCloseTo(side, 3))
  })

  it.each<[string, (dir: string, path: string) => void]>([
    ['turned', (dir, path) => qpdf([path, '--rotate=+90:1,3', '--rotate=180:2', join(dir, 'out.pdf')])],
    [
      'linearized and encrypted',
      (dir, path) => qpdf([path, '--linearize', '--encrypt', '', 'o', '256', '--', join(dir, 'out.pdf')]),
    ],
    [
      'turned, encrypted and in object streams',
      (dir, path) =>
        qpdf([
          ...[path, '--rotate=+270:1-4', '--object-streams=generate'],
          ...['--encrypt', '', 'owner-1', '256', '--', join(dir, 'out.pdf')],
        ]),
    ],
  ])('seals what qpdf has %s', async (_name, change) => {
    const pdf = withTempDir((dir) => {
      writeFileSync(join(dir, 'in.pdf'), mixedSizes())
      change(dir, join(dir, 'in.pdf'))
      return readFileSync(join(dir, 'out.pdf'))
    })
    await expectSealed(pdf)
  })

  it('keeps the strips of an encrypted file encrypted', async () => {
    const pdf = readFileSync(SCAN_VARIANTS['aes-256, user password']())
    const { out } = await expectSealed(pdf, { password: USER_PASSWORD })
    expect(out.subarray(pdf.length).toString('latin1')).not.toMatch(/HJSeamInk gs|Artifact BMC/)
    expect(qpdfCheck(out, 'wrong')).not.toEqual([])
  })

  it('seals a second time with another seal', async () => {
    const first = await seal(plainPages(3))
    const second = await expectSealed(first.out, { picture: sealPicture(500) })
    expect(second.out.length).toBeGreaterThan(first.out.length)
  })

  it('seals a document of our own', async () => {
    const doc = await PDFDocument.create()
    for (let i = 0; i < 3; i += 1) doc.addPage([595.28, 841.89])
    await expectSealed(await doc.save({ useObjectStreams: false }))
  })

  it.each<[string, () => Buffer, Options, string]>([
    ['every offset wrong', brokenXref, {}, 'pdf/cannot-append'],
    [
      'a page lower than the seal',
      () => pagesPdf(Array.from({ length: 2 }, () => ({ entries: '/MediaBox [0 0 300 100]', content: '' }))),
      {},
      'seal/seam-page-small',
    ],
  ])('refuses %s', async (_name, make, options, code) => {
    expect(await append(make(), options)).toMatchObject({ ok: false, failure: { code } })
  })

  it('refuses an encrypted page that is too low with the same code', async () => {
    const pdf = withTempDir((dir) => {
      const small = pagesPdf([1, 2].map(() => ({ entries: '/MediaBox [0 0 300 100]', content: '' })))
      writeFileSync(join(dir, 'in.pdf'), small)
      qpdf([join(dir, 'in.pdf'), '--encrypt', '', 'o', '256', '--', join(dir, 'out.pdf')])
      return readFileSync(join(dir, 'out.pdf'))
    })
    expect(await append(pdf)).toMatchObject({ ok: false, failure: { code: 'seal/seam-page-small' } })
  })
}, 30_000)

async function signed(pdf: Uint8Array): Promise<Buffer> {
  const { p12, password } = throwawayP12()
  const doc = await PDF.load(pdf)
  const { bytes } = await doc.sign({ signer: await P12Signer.create(p12, password), fieldName: 'Sig1' })
  return Buffer.from(bytes)
}

const pdfsig = (pdf: Uint8Array): string =>
  withTempDir((dir) => {
    writeFileSync(join(dir, 'in.pdf'), pdf)
    return execFileSync('pdfsig', ['-nocert', join(dir, 'in.pdf')], { encoding: 'utf8' })
  })

describe('appendSeam on a signed file', () => {
  it('uses locked annotations, and the signature stays valid', async () => {
    const pdf = await signed(plainPages(3))
    const { out, made } = await expectSealed(pdf)
    expect(made.method).toBe('annotation')
    expect(made.signed).toEqual({ isSigned: true, certified: null })
    expect(pdfsig(out)).toContain('Signature is Valid')
    const stamps = Object.values(objectsOf(out)).filter((one) => one['/Subtype'] === '/Stamp')
    expect(stamps.map((one) => one['/F'])).toEqual([708, 708, 708])
  })

  it('says what a certifying signature allows', async () => {
    const pdf = pagesPdf([1, 2].map(() => ({ entries: A4, content: '' })))
      .toString('latin1')
      .replace(
        '/Type /Catalog ',
        '/Type/Catalog/Perms<</DocMDP<</Reference[<</TransformParams<</P 1>>>>]>>>>',
      )
    const rebuilt = withTempDir((dir) => {
      writeFileSync(join(dir, 'in.pdf'), pdf, 'latin1')
      try {
        qpdf([join(dir, 'in.pdf'), join(dir, 'out.pdf')])
      } catch {
        // qpdf mends the offsets and says so with its exit code.
      }
      return readFileSync(join(dir, 'out.pdf'))
    })
    expect((await seal(rebuilt)).made.signed).toEqual({ isSigned: true, certified: 1 })
  })
}, 30_000)

function objectsOf(pdf: Uint8Array): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const { qpdf: parts } = qpdfJson(pdf) as { qpdf: [unknown, Record<string, { value?: unknown }>] }
  return Object.fromEntries(
    Object.entries(parts[1]).map(([key, one]) => [key, (one.value ?? {}) as Record<string, unknown>]),
  )
}

describe('decodeSealPng', () => {
  it('gives back every pixel', async () => {
    const picture = await decodeSealPng(sealPng(120))
    expect(Buffer.from(picture.data).equals(Buffer.from(sealPicture(120).data))).toBe(true)
  })

  it('refuses what is no PNG', async () => {
    await expect(decodeSealPng(new Uint8Array(9))).rejects.toMatchObject({ code: 'seal/image-damaged' })
  })
})
