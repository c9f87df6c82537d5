import { describe, expect, it } from 'vitest'
import { bytesSource, pdfSource } from '@shared/pdf/byte-source'
import { checkStamp, type ExpectedStamp } from '@shared/pdf/check-stamp'
import { anchorCentre, findAnchor, setDocumentInfo, stampSeal, stripAnchors } from '@shared/pdf/stamp-seal'
import { pngBytes } from '../../fixtures/pdf/png'
import { pagesPdf, type RawPage } from '../../fixtures/pdf/raw-pdf'
import { pdftoppm, qpdfCheck, rgbAt } from '../../helpers/pdf-tools'
import { testPdfium } from '../../helpers/pdfium'

const MM = 72 / 25.4
const DATE = 'https://seal.invalid/date'

/** A red ring and a bar; the picture has a transparent margin of a tenth on every side. */
const SEAL = pngBytes({
  widthPx: 300,
  heightPx: 300,
  pixel: (x, y) => {
    const r = Math.hypot(x - 149.5, y - 149.5)
    const isRing = r < 120 && r > 105
    const isBar = Math.abs(y - 150) < 12 && Math.abs(x - 150) < 70
    return isRing || isBar ? [220, 20, 20, 255] : [0, 0, 0, 0]
  },
})

const link = (uri: string, rect: string) =>
  `<< /Type /Annot /Subtype /Link /Rect [${rect}] /Border [0 0 0] /A << /S /URI /URI (${uri}) >> >>`

/** Two pages as a printer would leave them: text, the date anchored, and a link of the text's own. */
function printed(): Buffer {
  const box = '/MediaBox [0 0 594.96 841.92]'
  const pages: readonly RawPage[] = [
    { entries: box, content: 'BT /F1 16 Tf 80 700 Td (first page) Tj ET' },
    {
      entries: `${box} /Annots [${link(DATE, '355.5 221.67 457.5 238.17')} ${link('https://example.org/', '10 10 20 20')}]`,
      content: 'BT /F1 16 Tf 358 225 Td (2026-03-02) Tj 0 200 Td (elsewhere) Tj ET',
    },
  ]
  return pagesPdf(pages)
}

const CENTRE = { pageIndex: 1, xMm: 143.4, yMm: 216 }
const request = {
  pdf: printed(),
  sealPng: SEAL,
  widthMm: 42,
  heightMm: 42,
  centre: CENTRE,
  removeAnchors: true,
}
const expected: ExpectedStamp = { pageIndex: 1, centreMm: [143.4, 216], sizeMm: [42, 42], sealPng: SEAL }

describe('findAnchor', () => {
  it('finds the place and the page', async () => {
    expect(await findAnchor(printed(), DATE)).toEqual([
      { pageIndex: 1, rectPt: [355.5, 221.67, 457.5, 238.17] },
    ])
  })

  it('finds nothing where nothing is', async () => {
    expect(await findAnchor(printed(), 'https://seal.invalid/other')).toEqual([])
  })

  it('gives the centre in millimetres from the top left', async () => {
    const [anchor] = await findAnchor(printed(), DATE)
    if (!anchor) throw new Error('no anchor')
    const centre = await anchorCentre(printed(), anchor)
    expect(centre.xMm).toBeCloseTo(406.5 / MM, 3)
    expect(centre.yMm).toBeCloseTo((841.92 - 229.92) / MM, 3)
  })
})

describe('stampSeal', () => {
  it('puts the ring where it was asked, and black text under it stays black', async () => {
    const out = await stampSeal(request)
    expect(qpdfCheck(out)).toEqual([])
    const dpi = 200
    const pixels = pdftoppm(out, { pageNumber: 2, dpi })
    const px = (mm: number) => (mm / 25.4) * dpi
    // The middle of the ring: 112.5 of 150 half pixels of the picture.
    const radius = 21 * (112.5 / 150)
    for (const angle of [45, 135, 225, 315]) {
      const [dx, dy] = [
        Math.cos((angle * Math.PI) / 180) * radius,
        Math.sin((angle * Math.PI) / 180) * radius,
      ]
      const [r, g, b] = rgbAt(pixels, px(143.4 + dx), px(216 + dy))
      expect([r > 180, g < 90, b < 90]).toEqual([true, true, true])
    }
    const before = pdftoppm(request.pdf, { pageNumber: 2, dpi })
    let black = 0
    for (let i = 0; i < before.rgb.length; i += 3) {
      if ((before.rgb[i] ?? 255) > 20) continue
      black += 1
      expect(pixels.rgb[i] ?? 255).toBeLessThan(40)
    }
    expect(black).toBeGreaterThan(500)
  })

  it('removes the anchors and nothing else', async () => {
    const out = await stampSeal(request)
    expect(await findAnchor(out, DATE)).toEqual([])
    expect(await findAnchor(out, 'https://example.org/')).toHaveLength(1)
    expect(Buffer.from(out).toString('latin1')).not.toContain('seal.invalid')
  })

  it('takes no date from the clock: the same request gives the same bytes', async () => {
    const info = { title: '行政执法监督意见书', createdAt: new Date('2026-03-02T01:30:00Z') }
    const [one, other] = [await stampSeal({ ...request, info }), await stampSeal({ ...request, info })]
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
    expect(Buffer.from(one).toString('latin1')).toContain('D:20260302013000Z')
  })

  it.each([
    ['left', { xMm: 20, yMm: 100 }],
    ['above', { xMm: 100, yMm: 20.9 }],
    ['right', { xMm: 190, yMm: 100 }],
    ['below', { xMm: 100, yMm: 280 }],
    ['a page that is not there', { pageIndex: 2 }],
  ])('refuses a place off the page: %s', async (_name, change) => {
    const centre = { ...CENTRE, ...change }
    await expect(stampSeal({ ...request, centre })).rejects.toMatchObject({ code: 'seal/off-page' })
  })

  it('refuses a picture that is none', async () => {
    const sealPng = Buffer.from('not a picture')
    await expect(stampSeal({ ...request, sealPng })).rejects.toMatchObject({ code: 'seal/image-damaged' })
  })

  it('refuses a document that is none', async () => {
    const pdf = Buffer.from('not a document')
    await expect(stampSeal({ ...request, pdf })).rejects.toMatchObject({ code: 'pdf/damaged' })
  })
})

describe('stripAnchors', () => {
  it('leaves the pages as they look', async () => {
    const out = await stripAnchors(printed())
    expect(Buffer.from(out).toString('latin1')).not.toContain('seal.invalid')
    expect(await findAnchor(out, 'https://example.org/')).toHaveLength(1)
    expect(
      Buffer.from(pdftoppm(out, { pageNumber: 2 }).rgb).equals(
        Buffer.from(pdftoppm(printed(), { pageNumber: 2 }).rgb),
      ),
    ).toBe(true)
  })
})

describe('setDocumentInfo', () => {
  it('writes title and producer that PDFium reads back', async () => {
    const out = await setDocumentInfo(printed(), {
      title: '标题',
      createdAt: new Date('2026-03-02T00:00:00Z'),
    })
    expect(qpdfCheck(out)).toEqual([])
    expect(Buffer.from(out).toString('latin1').toUpperCase()).toContain('FEFF68079898')
    expect(Buffer.from(out).toString('latin1').toUpperCase()).toContain('FEFF88615377')
  })
})

describe('checkStamp', () => {
  it('measures centre and size to a fifth of a millimetre, and reads what is covered', async () => {
    const check = await checkStamp(await testPdfium(), request.pdf, await stampSeal(request), expected)
    expect(check).toMatchObject({ pageIndex: 1, pageCount: 2, coversText: '2026-03-02' })
    expect(Math.abs(check.centreMm[0] - 143.4)).toBeLessThan(0.2)
    expect(Math.abs(check.centreMm[1] - 216)).toBeLessThan(0.2)
    expect(Math.abs(check.sizeMm[0] - 42)).toBeLessThan(0.2)
    expect(Math.abs(check.sizeMm[1] - 42)).toBeLessThan(0.2)
  })

  it.each([
    ['moved right', { centre: { ...CENTRE, xMm: 144.1 } }],
    ['moved down', { centre: { ...CENTRE, yMm: 216.7 } }],
    ['smaller', { widthMm: 41, heightMm: 41 }],
    ['stretched', { heightMm: 43 }],
    ['on another page', { centre: { ...CENTRE, pageIndex: 0 } }],
  ])('fails a seal %s', async (_name, change) => {
    const after = await stampSeal({ ...request, ...change })
    await expect(checkStamp(await testPdfium(), request.pdf, after, expected)).rejects.toMatchObject({
      code: 'seal/check-failed',
    })
  })

  it('fails when nothing was stamped', async () => {
    const after = await stripAnchors(request.pdf)
    await expect(checkStamp(await testPdfium(), request.pdf, after, expected)).rejects.toMatchObject({
      code: 'seal/check-failed',
    })
  })

  it('fails when another page is marked too', async () => {
    const twice = await stampSeal({
      ...request,
      pdf: await stampSeal(request),
      centre: { ...CENTRE, pageIndex: 0 },
    })
    await expect(checkStamp(await testPdfium(), request.pdf, twice, expected)).rejects.toMatchObject({
      code: 'seal/check-failed',
    })
  })

  it('fails when the page gains a second seal', async () => {
    const twice = await stampSeal({
      ...request,
      pdf: await stampSeal(request),
      centre: { ...CENTRE, yMm: 60 },
    })
    await expect(checkStamp(await testPdfium(), request.pdf, twice, expected)).rejects.toMatchObject({
      code: 'seal/check-failed',
    })
  })

  it('leaves no document open behind', async () => {
    const pdfium = await testPdfium()
    const after = await stampSeal(request)
    await checkStamp(pdfium, request.pdf, after, expected)
    const before = pdfium.memoryBytes()
    for (let i = 0; i < 3; i += 1) await checkStamp(pdfium, request.pdf, after, expected)
    expect(pdfium.memoryBytes()).toBe(before)
    expect(pdfium.open(pdfSource(bytesSource(after))).ok).toBe(true)
  })
})
