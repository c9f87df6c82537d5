import { afterEach, describe, expect, it } from 'vitest'
import { AppError } from '@shared/lib/app-error'
import { bytesSource, pdfSource } from '@shared/pdf/byte-source'
import type { PdfiumDocument, Raster } from '@shared/pdf/pdfium'
import { pagesPdf } from '../../fixtures/pdf/raw-pdf'
import { testPdfium } from '../../helpers/pdfium'

const opened: PdfiumDocument[] = []
afterEach(() => opened.splice(0).forEach((doc) => doc.close()))

async function open(bytes: Uint8Array, password?: string): Promise<PdfiumDocument> {
  const pdfium = await testPdfium()
  const result = pdfium.open(pdfSource(bytesSource(bytes)), password)
  if (!result.ok) throw new Error(result.failure.code)
  opened.push(result.value)
  return result.value
}

const pixel = (raster: Raster, x: number, y: number) => [
  ...raster.data.subarray((y * raster.widthPx + x) * 4, (y * raster.widthPx + x) * 4 + 4),
]

/** A red square of 20 pt in the lower left corner of the visible box, on a page of 100 x 200 pt. */
const cornered = (rotate: number) =>
  pagesPdf([
    {
      entries: `/MediaBox [-10 -10 300 300] /CropBox [50 60 150 260] /Rotate ${rotate}`,
      content: '1 0 0 rg 50 60 20 20 re f',
    },
  ])

describe('pdfium.open', () => {
  it.each([
    ['nothing', new Uint8Array(0)],
    ['a web page', Buffer.from('<html><body>404</body></html>')],
    ['a header alone', Buffer.from('%PDF-1.7\n')],
  ])('refuses %s as damaged', async (_name, bytes) => {
    const pdfium = await testPdfium()
    expect(pdfium.open(pdfSource(bytesSource(bytes)))).toMatchObject({
      ok: false,
      failure: { code: 'pdf/damaged' },
    })
  })

  it('refuses a file beyond 32 bits', async () => {
    const pdfium = await testPdfium()
    const source = { size: 2 ** 32, readAt: () => undefined }
    expect(pdfium.open(source)).toMatchObject({ ok: false, failure: { code: 'pdf/too-large' } })
  })

  it('passes on a failed read instead of calling the file damaged', async () => {
    const pdfium = await testPdfium()
    const source = {
      size: 5000,
      readAt: () => {
        throw new AppError('blob/gone', 'gone')
      },
    }
    expect(() => pdfium.open(source)).toThrow(expect.objectContaining({ code: 'blob/gone' }))
  })

  it('gives back what it took: a thousand rounds do not grow the memory', async () => {
    const pdfium = await testPdfium()
    const bytes = cornered(0)
    const round = async () => {
      const doc = await open(bytes)
      doc.render(0, { widthPx: 100, heightPx: 200 })
      doc.textBoxes(0)
      doc.close()
    }
    for (let i = 0; i < 20; i += 1) await round()
    const before = pdfium.memoryBytes()
    for (let i = 0; i < 1000; i += 1) await round()
    expect(pdfium.memoryBytes()).toBe(before)
  })
})

describe('pageInfo', () => {
  it.each([0, 90, 180, 270] as const)('gives the crop box unrotated at /Rotate %i', async (rotate) => {
    const doc = await open(cornered(rotate))
    expect(doc.pageInfo(0)).toEqual({ cropBox: [50, 60, 150, 260], rotate })
  })

  it('clips the crop box to the media box and inherits both', async () => {
    const tree = '/MediaBox [0 0 100 100] /CropBox [-50 20 80 500] /Rotate 450'
    const doc = await open(pagesPdf([{ entries: '', content: '' }], { tree }))
    expect(doc.pageInfo(0)).toEqual({ cropBox: [0, 20, 80, 100], rotate: 90 })
  })

  it('names the page that cannot be loaded', async () => {
    const doc = await open(cornered(0))
    expect(() => doc.pageInfo(7)).toThrow(
      expect.objectContaining({ code: 'pdf/page-unreadable', params: { pageNumber: 8 } }),
    )
  })
})

describe('render', () => {
  /** Where the lower left corner of the page goes when the page is turned clockwise. */
  it.each([
    [0, [5, 195]],
    [90, [5, 5]],
    [180, [95, 5]],
    [270, [195, 95]],
  ] as const)('shows the corner square in its place at /Rotate %i', async (rotate, [x, y]) => {
    const doc = await open(cornered(rotate))
    const [widthPx, heightPx] = rotate % 180 === 0 ? [100, 200] : [200, 100]
    const raster = doc.render(0, { widthPx, heightPx })
    expect(pixel(raster, x, y)).toEqual([255, 0, 0, 255])
    expect(pixel(raster, widthPx / 2, heightPx / 2)).toEqual([255, 255, 255, 255])
  })

  it('renders a clip as the same pixels of the whole', async () => {
    const doc = await open(cornered(0))
    const whole = doc.render(0, { widthPx: 200, heightPx: 400 })
    const clip = doc.render(0, {
      widthPx: 200,
      heightPx: 400,
      clip: { xPx: 30, yPx: 350, widthPx: 20, heightPx: 30 },
    })
    for (let y = 0; y < 30; y += 1) {
      for (let x = 0; x < 20; x += 1) expect(pixel(clip, x, y)).toEqual(pixel(whole, x + 30, y + 350))
    }
  })

  it('refuses a raster that would fill the memory, and goes on', async () => {
    const doc = await open(cornered(0))
    expect(() => doc.render(0, { widthPx: 50_000, heightPx: 50_000 })).toThrow(
      expect.objectContaining({ code: 'pdf/render-too-large' }),
    )
    expect(doc.render(0, { widthPx: 10, heightPx: 20 }).data).toHaveLength(800)
  })
})

describe('text', () => {
  it('reads characters with boxes in page space', async () => {
    const doc = await open(
      pagesPdf([
        { entries: '/MediaBox [0 0 200 200] /Rotate 90', content: 'BT /F1 20 Tf 50 100 Td (Ab 7) Tj ET' },
      ]),
    )
    expect(doc.text(0)).toBe('Ab 7')
    const boxes = doc.textBoxes(0)
    expect(boxes.map((box) => box.char).join('')).toBe('Ab 7')
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = boxes[0]?.boxPt ?? []
    expect(x0).toBeGreaterThan(49)
    expect(x1).toBeLessThan(65)
    expect(y0).toBeGreaterThan(98)
    expect(y1).toBeLessThan(117)
  })
})
