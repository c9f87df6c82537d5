import { describe, expect, it } from 'vitest'
import { PageIndex } from '@shared/domain/case-file/page-index'
import { bytesSource } from '@shared/pdf/byte-source'
import { buildImageIndex } from '@shared/pdf/image-index'
import { sniffKind } from '@shared/pdf/sniff-kind'
import { pageJpeg } from '../../fixtures/pdf/build'
import { pngBytes } from '../../fixtures/pdf/png'

const SHA = 'a'.repeat(64)
const SIZE = { widthPx: 200, heightPx: 100 }
const index = (bytes: Uint8Array, kind: 'jpeg' | 'png') => buildImageIndex(bytesSource(bytes), kind, SHA)

/** The frame header of a JPEG, with other dimensions written into it. */
function withSize(jpeg: Uint8Array, widthPx: number, heightPx: number): Uint8Array {
  const bytes = Buffer.from(jpeg)
  const at = bytes.indexOf(Buffer.from([0xff, 0xc0]))
  bytes.writeUInt16BE(heightPx, at + 5)
  bytes.writeUInt16BE(widthPx, at + 7)
  return bytes
}

describe('buildImageIndex of a JPEG', () => {
  it.each([
    ['its own density', { densityDpi: 100 }, [144, 72], [200, 100]],
    ['72 dpi, the lowest believed', { densityDpi: 72 }, [200, 100], [200, 100]],
    ['200 dpi when the density is a screen of dots', { densityDpi: 1 }, [72, 36], [200, 100]],
    [
      'width and height exchanged when it lies on its side',
      { densityDpi: 100, orientation: 6 },
      [72, 144],
      [100, 200],
    ],
    ['its width when it stands on its head', { densityDpi: 100, orientation: 3 }, [144, 72], [200, 100]],
  ] as const)('gives the page %s', (_name, change, size, px) => {
    const bytes = pageJpeg({ ...SIZE, ...change })
    const result = index(bytes, 'jpeg')
    expect(result).toEqual({
      ok: true,
      value: {
        v: 1,
        sha256: SHA,
        kind: 'jpeg',
        bytes: bytes.length,
        encryption: 'none',
        pages: [
          {
            cropBox: [0, 0, ...size],
            rotate: 0,
            jpeg: { offset: 0, length: bytes.length, widthPx: px[0], heightPx: px[1] },
          },
        ],
      },
    })
    if (result.ok) PageIndex.parse(result.value)
  })

  const whole = pageJpeg(SIZE)
  it.each([
    ['nothing', new Uint8Array(0)],
    ['a marker alone', whole.subarray(0, 2)],
    ['a cut file', whole.subarray(0, whole.length - 50)],
    ['another kind', Buffer.from('GIF89a plus some more bytes to read')],
    ['no width', withSize(whole, 0, 100)],
  ])('refuses %s as damaged', (_name, bytes) => {
    expect(index(bytes, 'jpeg')).toMatchObject({ ok: false, failure: { code: 'image/damaged' } })
  })

  it.each([
    [65_500, 65_500],
    [65_500, 1],
    [20_000, 20_000],
  ])('refuses %i x %i pixels before anything decodes them', (widthPx, heightPx) => {
    expect(index(withSize(whole, widthPx, heightPx), 'jpeg')).toMatchObject({
      ok: false,
      failure: { code: 'image/too-large' },
    })
  })

  it('survives a cut at every byte', () => {
    for (let cut = 0; cut < Math.min(whole.length, 700); cut += 1) {
      expect(index(whole.subarray(0, cut), 'jpeg').ok).toBe(false)
    }
  })
})

describe('buildImageIndex of a PNG', () => {
  const png = (change: Partial<Parameters<typeof pngBytes>[0]> = {}) =>
    pngBytes({ ...SIZE, pixel: () => [200, 0, 0, 255], ...change })

  it('gives 200 dpi without a density, and its own with one', () => {
    const pagesOf = (bytes: Uint8Array) => {
      const result = index(bytes, 'png')
      return result.ok ? result.value.pages : result.failure.code
    }
    expect(pagesOf(png())).toEqual([{ cropBox: [0, 0, 72, 36], rotate: 0 }])
    expect(pagesOf(png({ densityDpi: 100 }))).toEqual([{ cropBox: [0, 0, 144, 72], rotate: 0 }])
  })

  it.each([
    ['a cut file', png().subarray(0, 60)],
    ['a signature alone', png().subarray(0, 8)],
    ['no end chunk', png().subarray(0, png().length - 12)],
  ])('refuses %s as damaged', (_name, bytes) => {
    expect(index(bytes, 'png')).toMatchObject({ ok: false, failure: { code: 'image/damaged' } })
  })

  it('refuses giant dimensions', () => {
    const bytes = Buffer.from(png())
    bytes.writeUInt32BE(4_000_000_000, 16)
    expect(index(bytes, 'png')).toMatchObject({ ok: false, failure: { code: 'image/too-large' } })
  })
})

describe('sniffKind', () => {
  const junk = (length: number) => Buffer.alloc(length, 'x')
  it.each([
    ['jpeg', pageJpeg({ widthPx: 8, heightPx: 8 })],
    ['png', pngBytes({ ...SIZE, pixel: () => [0, 0, 0, 0] })],
    ['pdf', Buffer.from('%PDF-1.4')],
    ['pdf', Buffer.concat([junk(1019), Buffer.from('%PDF-1.4')])],
    [null, Buffer.concat([junk(1025), Buffer.from('%PDF-1.4')])],
    [null, Buffer.from('<html>%PDF')],
    [null, new Uint8Array(0)],
    [null, Buffer.from('%PDF')],
  ])('says %s', (kind, bytes) => {
    expect(sniffKind(bytes)).toBe(kind)
  })
})
