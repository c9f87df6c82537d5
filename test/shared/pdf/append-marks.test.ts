import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pageToView, type PageFrame } from '@shared/domain/case-file/geometry'
import type { BoxPt } from '@shared/domain/case-file/page-index'
import { appendMarks, type PdfMark } from '@shared/pdf/append-marks'
import { bytesSource, pdfSource } from '@shared/pdf/byte-source'
import { pdfDate } from '@shared/pdf/mark-appearance'
import { buildPdfIndex } from '@shared/pdf/page-index'
import {
  SCAN_VARIANTS,
  USER_PASSWORD,
  brokenXref,
  plainScan,
  signedLike,
  turnedPages,
  type ScanVariant,
} from '../../fixtures/pdf/build'
import { latin1 } from '../../fixtures/pdf/raw-pdf'
import { pdftoppm, pdftotext, qpdfCheck, qpdfJson, rgbAt } from '../../helpers/pdf-tools'
import { testPdfium } from '../../helpers/pdfium'

const REVISION = '0123456789abcdef0123456789abcdef'
const TEXT = '第3项：询问笔录未交被询问人核对（㛃、𬱖）'

const mark = (pageIndex: number, boxPt: BoxPt, change: Partial<PdfMark> = {}): PdfMark => ({
  id: `mark-${pageIndex}`,
  pageIndex,
  place: { kind: 'region', boxPt },
  number: 12,
  severity: '致命',
  contents: TEXT,
  author: '示例甲',
  at: '2026-03-02T09:30:00+08:00',
  ...change,
})

async function framesOf(bytes: Uint8Array, password?: string): Promise<readonly PageFrame[]> {
  const given = password === undefined ? {} : { password }
  const source = bytesSource(bytes)
  const result = buildPdfIndex({ source, sha256: '0'.repeat(64), pdfium: await testPdfium(), ...given })
  if (!result.ok) throw new Error(result.failure.code)
  return result.value.pages
}

async function appended(bytes: Uint8Array, marks: readonly PdfMark[], password?: string): Promise<Buffer> {
  const given = password === undefined ? {} : { password }
  const frames = await framesOf(bytes, password)
  const result = await appendMarks({
    source: bytesSource(bytes),
    marks,
    frames,
    revisionId: REVISION,
    ...given,
  })
  if (!result.ok) throw new Error(result.failure.code)
  return Buffer.concat([bytes, result.value])
}

const isReddish = ([r, g, b]: readonly number[]) => (r ?? 0) > 120 && (g ?? 255) < 70 && (b ?? 255) < 80

/** Whether the frame of a region shows on all four sides where the screen would show it. */
function showsFrame(
  pdf: Uint8Array,
  pageIndex: number,
  frame: PageFrame,
  box: BoxPt,
  password = '',
): boolean {
  const dpi = 144
  const pixels = pdftoppm(pdf, { pageNumber: pageIndex + 1, dpi, password })
  const view = pageToView(frame, box, dpi / 72)
  const [cx, cy] = [view.x + view.width / 2, view.y + view.height / 2]
  const sides = [
    [cx, view.y],
    [cx, view.y + view.height],
    [view.x, cy],
    [view.x + view.width, cy],
  ] as const
  const hits = sides.every(([x, y]) => [-1, 0, 1].some((d) => isReddish(rgbAt(pixels, x + d, y + d))))
  return hits && !isReddish(rgbAt(pixels, cx, cy))
}

describe('appendMarks on every dress of a scan', () => {
  it.each<[ScanVariant, string | undefined]>([
    ['plain', undefined],
    ['object streams', undefined],
    ['linearized', undefined],
    ['aes-128, owner password', undefined],
    ['aes-256, owner password', undefined],
    ['aes-256, user password', USER_PASSWORD],
  ])('keeps the original of %s and shows the mark in it', async (variant, password) => {
    const original = readFileSync(SCAN_VARIANTS[variant]())
    const box: BoxPt = [40, 60, 150, 200]
    const out = await appended(original, [mark(2, box), mark(7, box, { number: 3 })], password)
    expect(out.subarray(0, original.length).equals(original)).toBe(true)
    expect(qpdfCheck(out, password)).toEqual([])
    const [frame] = await framesOf(out, password)
    if (!frame) throw new Error('no page')
    expect(showsFrame(out, 2, frame, box, password)).toBe(true)
    expect(showsFrame(out, 7, frame, box, password)).toBe(true)
    expect(showsFrame(out, 3, frame, box, password)).toBe(false)
    expect(out.length - original.length).toBeLessThan(20_000)
  })

  it.each<[ScanVariant, string | undefined]>([
    ['aes-128, owner password', undefined],
    ['aes-256, user password', USER_PASSWORD],
  ])('leaves %s encrypted', async (variant, password) => {
    const out = await appended(readFileSync(SCAN_VARIANTS[variant]()), [mark(0, [10, 10, 50, 50])], password)
    const opened = (await testPdfium()).open(pdfSource(bytesSource(out)), password)
    if (!opened.ok) throw new Error(opened.failure.code)
    expect(opened.value.isEncrypted).toBe(true)
    opened.value.close()
    expect(out.includes(Buffer.from('feff7b2c', 'hex'))).toBe(false)
    expect(out.toString('latin1')).not.toContain('feff7b2c')
    expect(annotationsOf(out, password)[0]?.contents).toBe(TEXT)
  })
})

type Seen = {
  readonly contents: string
  readonly subtype: string
  readonly author: string
  readonly severity: string
  readonly date: string
}

/** Annotations as qpdf reads them. */
function annotationsOf(pdf: Uint8Array, password = ''): readonly Seen[] {
  const json = qpdfJson(pdf, password) as {
    qpdf: [unknown, Record<string, { value?: Record<string, string> }>]
  }
  const text = (value = '') => value.replace(/^[ub]:/, '')
  return Object.values(json.qpdf[1]).flatMap(({ value }) =>
    value?.['/Type'] === '/Annot' && value['/Contents'] !== undefined
      ? [
          {
            contents: text(value['/Contents']),
            subtype: text(value['/Subtype']),
            author: text(value['/T']),
            severity: text(value['/Subj']),
            date: text(value['/M']),
          },
        ]
      : [],
  )
}

describe('what a reader is told', () => {
  it('carries the Chinese text, author, severity and date', async () => {
    const out = await appended(readFileSync(plainScan()), [
      mark(0, [10, 10, 50, 50]),
      mark(1, [0, 0, 1, 1], { place: { kind: 'pin', pointPt: [100, 100] }, severity: '轻微' }),
    ])
    const date = "D:20260302093000+08'00'"
    expect(annotationsOf(out)).toEqual([
      { contents: TEXT, subtype: '/Square', author: '示例甲', severity: '致命', date },
      { contents: TEXT, subtype: '/Circle', author: '示例甲', severity: '轻微', date },
    ])
  })

  it('draws the number as text in the appearance', async () => {
    const out = await appended(turnedPages(), [mark(0, [80, 100, 160, 160], { number: 4711 })])
    expect(pdftotext(out)).toContain('4711')
  })

  it.each([
    ['2026-03-02T09:30:00+08:00', "D:20260302093000+08'00'"],
    ['2026-03-02T09:30:00.123Z', 'D:20260302093000Z'],
  ])('writes %s as %s', (iso, pdf) => {
    expect(pdfDate(iso)).toBe(pdf)
  })

  it('does not invent a date', () => {
    expect(() => pdfDate('2026-03-02')).toThrow()
  })
})

describe('turned and cropped pages', () => {
  const box: BoxPt = [80, 120, 200, 220]

  it.each([
    [0, 0],
    [90, 1],
    [180, 2],
    [270, 3],
  ])('puts the frame in its place at /Rotate %i', async (_rotate, pageIndex) => {
    const original = turnedPages()
    const out = await appended(original, [mark(pageIndex, box)])
    const frame = (await framesOf(original))[pageIndex]
    if (!frame) throw new Error('no page')
    expect(qpdfCheck(out)).toEqual([])
    expect(showsFrame(out, pageIndex, frame, box)).toBe(true)
  })

  it.each([0, 1, 2, 3])(
    'keeps the number upright and above the region as seen, page %i',
    async (pageIndex) => {
      const original = turnedPages()
      const [frames, out] = [
        await framesOf(original),
        await appended(original, [mark(pageIndex, box, { number: 1 })]),
      ]
      const frame = frames[pageIndex]
      if (!frame) throw new Error('no page')
      const pixels = pdftoppm(out, { pageNumber: pageIndex + 1, dpi: 720 })
      const view = pageToView(frame, box, 10)
      // A "1" is a column of white: more white rows than white columns inside the tag of about 46 by 52 pixels.
      const [rows, columns] = [new Set<number>(), new Set<number>()]
      for (let y = Math.ceil(view.y - 50); y < view.y - 6; y += 1) {
        for (let x = Math.ceil(view.x); x < view.x + 44; x += 1) {
          const [r, g, b] = rgbAt(pixels, x, y)
          if (r > 200 && g > 200 && b > 200) {
            rows.add(y)
            columns.add(x)
          }
        }
      }
      expect(rows.size).toBeGreaterThan(columns.size)
      expect(columns.size).toBeGreaterThan(0)
    },
  )

  it('keeps the number on the page when the region touches its upper edge', async () => {
    const original = turnedPages()
    const [frame] = await framesOf(original)
    if (!frame) throw new Error('no page')
    const [x0, , x1, y1] = frame.cropBox
    const out = await appended(original, [mark(0, [x0, y1 - 50, x1, y1])])
    const pixels = pdftoppm(out, { dpi: 144 })
    const hits = Array.from({ length: 30 }, (_, x) => rgbAt(pixels, x, 8)).filter(isReddish)
    expect(hits.length).toBeGreaterThan(5)
  })

  it('draws a pin around its point', async () => {
    const original = turnedPages()
    const frames = await framesOf(original)
    for (const [pageIndex, frame] of frames.entries()) {
      const pin = mark(pageIndex, [0, 0, 1, 1], { place: { kind: 'pin', pointPt: [150, 250] } })
      const pixels = pdftoppm(await appended(original, [pin]), { pageNumber: pageIndex + 1, dpi: 288 })
      const view = pageToView(frame, [150, 250, 150, 250], 4)
      const ring = [0, 90, 180, 270].map((angle) => {
        const [dx, dy] = [Math.cos((angle * Math.PI) / 180) * 10.5, Math.sin((angle * Math.PI) / 180) * 10.5]
        return isReddish(rgbAt(pixels, view.x + dx, view.y + dy))
      })
      expect(ring).toEqual([true, true, true, true])
    }
  })
})

describe('files that are not plain', () => {
  it('leaves a signature and its ByteRange as they are, and its field on the page', async () => {
    const original = signedLike()
    const out = await appended(original, [mark(0, [50, 50, 100, 100])])
    expect(out.subarray(0, original.length).equals(original)).toBe(true)
    expect(qpdfCheck(out)).toEqual([])
    const json = qpdfJson(out) as { qpdf: [unknown, Record<string, { value?: Record<string, unknown> }>] }
    const pages = Object.values(json.qpdf[1]).filter(({ value }) => value?.['/Type'] === '/Page')
    expect(pages[0]?.value?.['/Annots']).toEqual(['5 0 R', expect.stringMatching(/R$/)])
  })

  it('can be marked again, and keeps the first marks', async () => {
    const once = await appended(readFileSync(SCAN_VARIANTS['object streams']()), [
      mark(0, [10, 10, 60, 60], { contents: '甲' }),
    ])
    const twice = await appended(once, [mark(0, [70, 70, 150, 150], { contents: '乙' })])
    expect(twice.subarray(0, once.length).equals(once)).toBe(true)
    expect(qpdfCheck(twice)).toEqual([])
    expect(
      annotationsOf(twice)
        .map((seen) => seen.contents)
        .sort(),
    ).toEqual(['乙', '甲'])
  })

  it('appends behind trailing bytes a mail gateway left', async () => {
    const original = Buffer.concat([turnedPages(), latin1('\r\n--boundary--\r\n')])
    const out = await appended(original, [mark(0, [80, 120, 200, 220])])
    expect(out.subarray(0, original.length).equals(original)).toBe(true)
    const frame = (await framesOf(original))[0]
    expect(frame && showsFrame(out, 0, frame, [80, 120, 200, 220])).toBe(true)
  })

  it.each([
    ['a table where every offset is wrong', brokenXref],
    ['a file cut in half', () => turnedPages().subarray(0, 900)],
  ])('refuses %s with a code', async (_name, build) => {
    const bytes = build()
    const frames = await framesOf(turnedPages())
    const source = bytesSource(bytes)
    const result = await appendMarks({
      source,
      marks: [mark(0, [80, 120, 200, 220])],
      frames,
      revisionId: REVISION,
    })
    expect(result).toMatchObject({ ok: false, failure: { code: 'pdf/cannot-append' } })
  })

  it('refuses a mark on a page that is not there', async () => {
    const bytes = turnedPages()
    const frames = await framesOf(bytes)
    const source = bytesSource(bytes)
    const result = await appendMarks({ source, marks: [mark(4, [0, 0, 9, 9])], frames, revisionId: REVISION })
    expect(result).toMatchObject({
      ok: false,
      failure: { code: 'pdf/mark-outside', params: { pageNumber: 5 } },
    })
  })

  it('appends nothing for no marks', async () => {
    const bytes = turnedPages()
    expect((await appended(bytes, [])).length).toBe(bytes.length)
  })

  it('gives the same tail for the same request', async () => {
    const bytes = readFileSync(plainScan())
    const marks = [mark(0, [10, 10, 50, 50])]
    expect((await appended(bytes, marks)).equals(await appended(bytes, marks))).toBe(true)
  })
})
