import { describe, expect, it } from 'vitest'
import { pageToView } from '@shared/domain/case-file/geometry'
import { bytesSource } from '@shared/pdf/byte-source'
import { composeImagesPdf, type ImagePage } from '@shared/pdf/compose-images'
import { buildImageIndex } from '@shared/pdf/image-index'
import type { PdfMark } from '@shared/pdf/append-marks'
import { encodeJpeg } from '../../fixtures/pdf/jpeg'
import { pngBytes } from '../../fixtures/pdf/png'
import { pdftoppm, qpdfCheck, rgbAt } from '../../helpers/pdf-tools'

const INFO = { title: '带批注的图片', createdAt: new Date('2026-03-02T00:00:00Z') }

function imagePage(kind: 'jpeg' | 'png', bytes: Uint8Array): ImagePage {
  const index = buildImageIndex(bytesSource(bytes), kind, '0'.repeat(64))
  const page = index.ok ? index.value.pages[0] : undefined
  if (!page) throw new Error('no index')
  return { kind, bytes, page }
}

/** As displayed: 160 x 96, black in the upper left quarter only. `orientation` stores it turned the other way. */
function cornerJpeg(orientation: number): Uint8Array {
  const [width, height] = [160, 96]
  const shown = (x: number, y: number) => (x < width / 2 && y < height / 2 ? 0 : 255)
  const isLying = orientation >= 5
  const pixel = (u: number, v: number) => {
    switch (orientation) {
      case 2:
        return shown(width - 1 - u, v)
      case 3:
        return shown(width - 1 - u, height - 1 - v)
      case 4:
        return shown(u, height - 1 - v)
      case 5:
        return shown(v, u)
      case 6:
        return shown(width - 1 - v, u)
      case 7:
        return shown(width - 1 - v, height - 1 - u)
      case 8:
        return shown(v, height - 1 - u)
      default:
        return shown(u, v)
    }
  }
  const [widthPx, heightPx] = isLying ? [height, width] : [width, height]
  return encodeJpeg({ widthPx, heightPx, components: 1, densityDpi: 72, orientation, pixel })
}

const mark = (pageIndex: number): PdfMark => ({
  id: 'a',
  pageIndex,
  place: { kind: 'region', boxPt: [90, 20, 140, 60] },
  number: 1,
  severity: '致命',
  contents: '缺少签名',
  author: '示例甲',
  at: '2026-03-02T09:30:00+08:00',
})

describe('composeImagesPdf', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('shows a picture of EXIF orientation %i upright', async (orientation) => {
    const image = imagePage('jpeg', cornerJpeg(orientation))
    expect(image.page.cropBox).toEqual([0, 0, 160, 96])
    const pixels = pdftoppm(await composeImagesPdf({ images: [image], marks: [], info: INFO }))
    expect([pixels.widthPx, pixels.heightPx]).toEqual([160, 96])
    const quarters = [
      [40, 24],
      [120, 24],
      [40, 72],
      [120, 72],
    ].map(([x = 0, y = 0]) => rgbAt(pixels, x, y)[0] < 128)
    expect(quarters).toEqual([true, false, false, false])
  })

  it('embeds the bytes of a JPEG unchanged', async () => {
    const jpeg = cornerJpeg(6)
    const out = Buffer.from(
      await composeImagesPdf({ images: [imagePage('jpeg', jpeg)], marks: [], info: INFO }),
    )
    expect(out.includes(Buffer.from(jpeg))).toBe(true)
  })

  it('mixes JPEG and PNG, and marks the right page', async () => {
    const png = pngBytes({ widthPx: 160, heightPx: 96, densityDpi: 72, pixel: () => [255, 255, 255, 255] })
    const images = [imagePage('jpeg', cornerJpeg(1)), imagePage('png', png)]
    const out = await composeImagesPdf({ images, marks: [mark(1)], info: INFO })
    expect(qpdfCheck(out)).toEqual([])
    const view = pageToView({ cropBox: [0, 0, 160, 96], rotate: 0 }, [90, 20, 140, 60], 2)
    const [r, g] = rgbAt(pdftoppm(out, { pageNumber: 2, dpi: 144 }), view.x + 30, view.y)
    expect([r > 120, g < 90]).toEqual([true, true])
    const [r1, g1, b1] = rgbAt(pdftoppm(out, { pageNumber: 1, dpi: 144 }), view.x + 30, view.y)
    expect([r1 > 230, g1 > 230, b1 > 230]).toEqual([true, true, true])
  })

  it('refuses a mark on a page that is not there', async () => {
    const images = [imagePage('jpeg', cornerJpeg(1))]
    await expect(composeImagesPdf({ images, marks: [mark(1)], info: INFO })).rejects.toMatchObject({
      code: 'pdf/mark-outside',
    })
  })

  it('refuses a picture that pdf-lib cannot take', async () => {
    const images = [{ ...imagePage('jpeg', cornerJpeg(1)), bytes: Buffer.from('no picture') }]
    await expect(composeImagesPdf({ images, marks: [], info: INFO })).rejects.toMatchObject({
      code: 'image/damaged',
    })
  })
})
