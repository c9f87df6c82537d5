import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PageIndex } from '@shared/domain/case-file/page-index'
import { bytesSource, pdfSource, type ByteSource } from '@shared/pdf/byte-source'
import { buildPdfIndex } from '@shared/pdf/page-index'
import {
  SCAN_VARIANTS,
  USER_PASSWORD,
  brokenXref,
  jpegPagesPdf,
  pageJpeg,
  signedLike,
  turnedPages,
  type JpegPage,
  type ScanVariant,
} from '../../fixtures/pdf/build'
import { encodeJpeg, segment } from '../../fixtures/pdf/jpeg'
import { latin1, objectBytes, pagesPdf, rawPdf } from '../../fixtures/pdf/raw-pdf'
import { testPdfium } from '../../helpers/pdfium'

const SHA = '0'.repeat(64)

async function indexOf(bytes: Uint8Array, password?: string): Promise<PageIndex> {
  const pdfium = await testPdfium()
  const given = password === undefined ? {} : { password }
  const result = buildPdfIndex({ source: bytesSource(bytes), sha256: SHA, pdfium, ...given })
  if (!result.ok) throw new Error(result.failure.code)
  return PageIndex.parse(result.value)
}

async function refusalOf(bytes: Uint8Array, password?: string): Promise<string | null> {
  const pdfium = await testPdfium()
  const given = password === undefined ? {} : { password }
  const result = buildPdfIndex({ source: bytesSource(bytes), sha256: SHA, pdfium, ...given })
  return result.ok ? null : result.failure.code
}

const SIZE = { widthPx: 64, heightPx: 96 }
const JPEG = pageJpeg(SIZE)
const COLOUR = pageJpeg({ ...SIZE, components: 3 })

const scanned = (change: Partial<JpegPage> = {}): JpegPage => ({
  ...SIZE,
  jpeg: JPEG,
  entries: '/MediaBox [0 0 64 96]',
  content: 'q 64 0 0 96 0 0 cm /Im0 Do Q',
  ...change,
})

describe('the JPEG fast path', () => {
  it.each<[string, Partial<JpegPage>]>([
    ['a plain scan', {}],
    [
      'a crop box off the origin',
      { entries: '/MediaBox [-9 -9 99 99] /CropBox [10 -5 74 91]', content: '64 0 0 96 10 -5 cm /Im0 Do' },
    ],
    ['a matrix in two steps', { content: 'q 0.5 0 0 0.5 0 0 cm q 128 0 0 192 0 0 cm /Im0 Do Q Q' }],
    ['an edge missed by less than a point', { content: 'q 64.7 0 0 95.4 -0.6 0.6 cm /Im0 Do Q' }],
    ['colour', { jpeg: COLOUR, colorSpace: '/DeviceRGB' }],
    ['a turned page', { entries: '/MediaBox [0 0 64 96] /Rotate 270' }],
    ['a filter in an array', { image: '' }],
    ['a file name that looks like an operator', { content: 'q 64 0 0 96 0 0 cm % Do nothing\n/Im0 Do Q' }],
  ])('takes %s, and points at the JPEG itself', async (_name, change) => {
    const page = scanned(change)
    const bytes = jpegPagesPdf([page])
    const jpeg = (await indexOf(bytes)).pages[0]?.jpeg
    expect(jpeg).toMatchObject(SIZE)
    const [offset = 0, length = 0] = [jpeg?.offset, jpeg?.length]
    expect(Buffer.from(bytes.subarray(offset, offset + length))).toEqual(Buffer.from(page.jpeg))
  })

  const exifTurned = pageJpeg({ ...SIZE, orientation: 6 })
  const adobeRgb = Buffer.concat([
    COLOUR.subarray(0, 2),
    segment(0xee, [...Buffer.from('Adobe', 'latin1'), 0, 100, 0, 0, 0, 0, 0]),
    COLOUR.subarray(2),
  ])
  it.each<[string, Partial<JpegPage>]>([
    ['a picture with a margin', { content: 'q 60 0 0 92 2 2 cm /Im0 Do Q' }],
    ['a picture upside down', { content: 'q 64 0 0 -96 0 96 cm /Im0 Do Q' }],
    ['a mirrored picture', { content: 'q -64 0 0 96 64 0 cm /Im0 Do Q' }],
    ['a picture on its side', { content: 'q 0 96 -64 0 64 0 cm /Im0 Do Q' }],
    ['the picture drawn twice', { content: 'q 64 0 0 96 0 0 cm /Im0 Do Q q 9 0 0 9 0 0 cm /Im0 Do Q' }],
    ['something drawn over it', { content: 'q 64 0 0 96 0 0 cm /Im0 Do Q 0 0 9 9 re f' }],
    ['a clip', { content: 'q 0 0 9 9 re W n 64 0 0 96 0 0 cm /Im0 Do Q' }],
    ['a graphics state', { content: 'q /GS0 gs 64 0 0 96 0 0 cm /Im0 Do Q' }],
    ['a state left open', { content: 'q 64 0 0 96 0 0 cm /Im0 Do' }],
    ['a state closed too often', { content: '64 0 0 96 0 0 cm /Im0 Do Q' }],
    ['a soft mask', { image: '/SMask 1 0 R' }],
    ['a colour key mask', { image: '/Mask [0 1]' }],
    ['inverted decoding', { image: '/Decode [1 0]' }],
    ['a colour transform of its own', { image: '/DecodeParms << /ColorTransform 0 >>' }],
    ['optional content', { image: '/OC 1 0 R' }],
    ['another colour space', { colorSpace: '[/Indexed /DeviceRGB 1 <000000FFFFFF>]' }],
    ['components that do not match', { colorSpace: '/DeviceRGB' }],
    ['a size that does not match', { widthPx: 65 }],
    ['EXIF that a browser would turn', { jpeg: exifTurned }],
    ['RGB without a transform', { jpeg: adobeRgb, colorSpace: '/DeviceRGB' }],
    ['bytes that are no JPEG', { jpeg: latin1('not a picture at all') }],
    [
      'annotations',
      { entries: '/MediaBox [0 0 64 96] /Annots [<< /Type /Annot /Subtype /Square /Rect [0 0 9 9] >>]' },
    ],
    ['a user unit', { entries: '/MediaBox [0 0 64 96] /UserUnit 2' }],
  ])('leaves %s to PDFium', async (_name, change) => {
    const [page] = (await indexOf(jpegPagesPdf([scanned(change)]))).pages
    expect(page?.cropBox).toEqual([0, 0, 64, 96])
    expect(page?.jpeg).toBeUndefined()
  })

  it('does not believe a wrong stream length', async () => {
    const wrong = latin1(
      jpegPagesPdf([scanned()])
        .toString('latin1')
        .replace(`/Length ${JPEG.length}`, `/Length ${JPEG.length - 7}`),
    )
    expect((await indexOf(wrong)).pages[0]?.jpeg).toBeUndefined()
  })
})

describe('buildPdfIndex', () => {
  it.each<[ScanVariant, PageIndex['encryption'], number]>([
    ['plain', 'none', 8],
    ['object streams', 'none', 8],
    ['linearized', 'none', 8],
    ['aes-128, owner password', 'empty-password', 0],
    ['aes-256, owner password', 'empty-password', 0],
  ])('reads the scan as %s', async (variant, encryption, fast) => {
    const bytes = readFileSync(SCAN_VARIANTS[variant]())
    const index = await indexOf(bytes)
    expect(index).toMatchObject({ kind: 'pdf', bytes: bytes.length, encryption, sha256: SHA })
    expect(index.pages.map((page) => page.cropBox)).toEqual(Array(8).fill([0, 0, 200, 280]))
    expect(index.pages.filter((page) => page.jpeg)).toHaveLength(fast)
  })

  it('asks for the password, refuses a wrong one, opens with the right one', async () => {
    const bytes = readFileSync(SCAN_VARIANTS['aes-256, user password']())
    expect(await refusalOf(bytes)).toBe('pdf/password-needed')
    expect(await refusalOf(bytes, 'wrong')).toBe('pdf/password-wrong')
    expect(await indexOf(bytes, USER_PASSWORD)).toMatchObject({
      encryption: 'password',
      pages: { length: 8 },
    })
  })

  it.each([
    ['turned and cropped pages', turnedPages],
    ['the same with a broken table', brokenXref],
  ])('gives geometry for %s', async (_name, build) => {
    const { pages } = await indexOf(build())
    expect(pages).toEqual([0, 90, 180, 270].map((rotate) => ({ cropBox: [40, 60, 240, 360], rotate })))
  })

  it('keeps the fast path away from a page signed or marked', async () => {
    expect((await indexOf(signedLike())).pages).toEqual([{ cropBox: [0, 0, 300, 300], rotate: 0 }])
  })

  it('agrees with PDFium on every page of every fixture', async () => {
    const pdfium = await testPdfium()
    for (const bytes of [
      turnedPages(),
      readFileSync(SCAN_VARIANTS.linearized()),
      jpegPagesPdf([scanned()]),
    ]) {
      const { pages } = await indexOf(bytes)
      const opened = pdfium.open({
        size: bytes.length,
        readAt: (at, n, into) => into.set(bytes.subarray(at, at + n)),
      })
      if (!opened.ok) throw new Error(opened.failure.code)
      pages.forEach((page, i) => {
        expect({ cropBox: page.cropBox, rotate: page.rotate }).toEqual(opened.value.pageInfo(i))
      })
      opened.value.close()
    }
  })

  it('reads a few kilobytes a page, whatever the pictures weigh', async () => {
    const pdfium = await testPdfium()
    const heavy = encodeJpeg({ ...SIZE, components: 1, pixel: () => 200 })
    const padded = Buffer.concat([
      heavy.subarray(0, 2),
      ...Array.from({ length: 8 }, () => segment(0xfe, Buffer.alloc(60_000))),
      heavy.subarray(2),
    ])
    const bytes = jpegPagesPdf(Array.from({ length: 10 }, () => scanned({ jpeg: padded })))
    const source = bytesSource(bytes)
    let read = 0
    const counting = {
      size: source.size,
      readAt: (at: number, length: number) => ((read += length), source.readAt(at, length)),
    }
    const result = buildPdfIndex({ source: counting, sha256: SHA, pdfium })
    expect(result.ok && result.value.pages.every((page) => page.jpeg)).toBe(true)
    expect(read).toBeLessThan(200_000)
    expect(bytes.length).toBeGreaterThan(4_800_000)
  })
})

describe('hostile files', () => {
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>'
  const catalog = '<< /Type /Catalog /Pages 2 0 R >>'
  const nested = `${'['.repeat(10_000)}${']'.repeat(10_000)}`

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array(0)],
    ['a web page', latin1('<!DOCTYPE html><html><body>login</body></html>')],
    ['noise', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) & 255))],
    ['half a file', turnedPages().subarray(0, 300)],
    ['a tree without pages', rawPdf([catalog, '<< /Type /Pages /Kids [] /Count 0 >>'])],
    ['no catalog', rawPdf(['null', 'null'])],
  ])('refuses %s as damaged', async (_name, bytes) => {
    expect(await refusalOf(bytes)).toBe('pdf/damaged')
  })

  it.each<[string, Uint8Array]>([
    [
      'a tree that contains itself',
      rawPdf([catalog, '<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>', page]),
    ],
    ['kids that are missing', rawPdf([catalog, '<< /Type /Pages /Kids [9 0 R 3 0 R] /Count 2 >>', page])],
    [
      'the same page a thousand times',
      rawPdf([catalog, `<< /Type /Pages /Kids [${'3 0 R '.repeat(1000)}] /Count 1000 >>`, page]),
    ],
    [
      'ten thousand nested arrays',
      rawPdf([
        catalog,
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /X ${nested} >>`,
      ]),
    ],
    ['a giant count', rawPdf([catalog, '<< /Type /Pages /Kids [3 0 R] /Count 999999 >>', page])],
    ['a negative count', rawPdf([catalog, '<< /Type /Pages /Kids [3 0 R] /Count -5 >>', page])],
    [
      'names with control characters',
      pagesPdf([{ entries: '/MediaBox [0 0 100 100] /#00#0A#1B 1', content: '/#07 Do' }]),
    ],
    [
      'a resource chain that loops',
      rawPdf([
        catalog,
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox 4 0 R >>',
        '5 0 R',
        '4 0 R',
      ]),
    ],
    [
      'content that unpacks without end',
      rawPdf([
        catalog,
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>',
        { dict: '/Filter /FlateDecode', data: latin1('x\u009c\u0001') },
      ]),
    ],
  ])('survives %s', async (_name, bytes) => {
    const pdfium = await testPdfium()
    const result = buildPdfIndex({ source: bytesSource(bytes), sha256: SHA, pdfium })
    if (result.ok)
      expect(PageIndex.parse(result.value).pages.every((info) => info.jpeg === undefined)).toBe(true)
    else expect(result.failure.code).toMatch(/^pdf\/(damaged|too-many-pages)$/)
    expect(pdfium.isBroken()).toBe(false)
  })

  it('is cut anywhere without a crash', async () => {
    const pdfium = await testPdfium()
    const whole = jpegPagesPdf([scanned(), scanned()])
    for (let cut = 0; cut < whole.length; cut += 97) {
      const result = buildPdfIndex({ source: bytesSource(whole.subarray(0, cut)), sha256: SHA, pdfium })
      expect(result.ok || result.failure.code === 'pdf/damaged').toBe(true)
    }
    expect(pdfium.isBroken()).toBe(false)
  })

  it('is changed at random without a crash, and never points at bytes that are no JPEG', async () => {
    const pdfium = await testPdfium()
    const whole = jpegPagesPdf([scanned(), scanned({ jpeg: COLOUR, colorSpace: '/DeviceRGB' })])
    let state = 20_261_123
    const random = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    for (let run = 0; run < 600; run += 1) {
      const bytes = Buffer.from(whole)
      for (let i = 0; i <= random(6); i += 1) bytes[random(bytes.length)] = random(256)
      const result = buildPdfIndex({ source: bytesSource(bytes), sha256: SHA, pdfium })
      if (!result.ok) continue
      for (const { jpeg } of PageIndex.parse(result.value).pages) {
        if (jpeg) expect([bytes[jpeg.offset], bytes[jpeg.offset + 1]]).toEqual([0xff, 0xd8])
      }
    }
    expect(pdfium.isBroken()).toBe(false)
  })

  it('leaves a picture of four gigapixels to PDFium', async () => {
    const bomb = Buffer.from(JPEG)
    const frame = bomb.indexOf(Buffer.from([0xff, 0xc0]))
    bomb.writeUInt16BE(65_500, frame + 5)
    bomb.writeUInt16BE(65_500, frame + 7)
    const page = scanned({ jpeg: bomb, widthPx: 65_500, heightPx: 65_500 })
    expect((await indexOf(jpegPagesPdf([page]))).pages).toEqual([{ cropBox: [0, 0, 64, 96], rotate: 0 }])
  })

  it('stops when the caller says so', async () => {
    const pdfium = await testPdfium()
    const late = () => {
      throw new Error('deadline')
    }
    const source = bytesSource(turnedPages())
    expect(() => buildPdfIndex({ source, sha256: SHA, pdfium, onPage: late })).toThrow('deadline')
  })
})

describe('a file beyond 2 GB', () => {
  const HOLE = 2_300_000_000

  /** A scan behind a stream of 2.3 GB of nothing; only what is asked for exists. */
  function giant(): { readonly source: ByteSource; readonly jpegOffset: number } {
    const head = latin1(`%PDF-1.7\n9 0 obj\n<< /Length ${HOLE} >>\nstream\n`)
    const objects = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 64 96] /Contents 4 0 R /Resources << /XObject << /Im0 5 0 R >> >> >>',
      { dict: '', data: latin1('q 64 0 0 96 0 0 cm /Im0 Do Q') },
      {
        dict: '/Type /XObject /Subtype /Image /Width 64 /Height 96 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode',
        data: JPEG,
      },
    ]
    const parts: Uint8Array[] = [latin1('\nendstream\nendobj\n')]
    const tailStart = head.length + HOLE
    let at = tailStart + (parts[0]?.length ?? 0)
    let table = '0000000000 65535 f \n'
    objects.forEach((object, i) => {
      table += `${String(at).padStart(10, '0')} 00000 n \n`
      const bytes = objectBytes(i + 1, object)
      parts.push(bytes)
      at += bytes.length
    })
    parts.push(latin1(`xref\n0 6\n${table}trailer\n<< /Size 10 /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`))
    const tail = Buffer.concat(parts)
    const byteAt = (i: number) => (i < head.length ? head[i] : i < tailStart ? 0 : tail[i - tailStart]) ?? 0
    const readAt = (offset: number, length: number) =>
      Uint8Array.from({ length }, (_, i) => byteAt(offset + i))
    return {
      source: { size: tailStart + tail.length, readAt },
      jpegOffset: tailStart + tail.indexOf(Buffer.from(JPEG)),
    }
  }

  it('is read, and its offsets are whole', async () => {
    const pdfium = await testPdfium()
    const { source, jpegOffset } = giant()
    const result = buildPdfIndex({ source, sha256: SHA, pdfium })
    expect(result).toMatchObject({
      ok: true,
      value: { pages: [{ jpeg: { offset: jpegOffset, length: JPEG.length } }] },
    })
  })

  it('is drawn by PDFium', async () => {
    const pdfium = await testPdfium()
    const opened = pdfium.open(pdfSource(giant().source))
    if (!opened.ok) throw new Error(opened.failure.code)
    const raster = opened.value.render(0, { widthPx: 64, heightPx: 96 })
    opened.value.close()
    // The dark corner of the picture, lower left.
    expect(raster.data[(94 * 64 + 2) * 4]).toBeLessThan(80)
    expect(raster.data[(2 * 64 + 32) * 4]).toBeGreaterThan(180)
  })
})
