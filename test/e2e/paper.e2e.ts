/**
 * The official document on paper, measured by other programs (poppler, qpdf) against GB/T 9704-2012 as
 * geometry.ts holds it. Printed by the app's own printer in real Electron on a machine without any font at all.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LINE_PITCH_PT, OFFICIAL_PAGE, TYPE_AREA, ptToMm } from '@shared/domain/layout/geometry'
import { placeSeal } from '@shared/domain/layout/seal-place'
import {
  middleXMm,
  middleYMm,
  printPapers,
  sealAnchors,
  textLines,
  textRuns,
  type Papers,
} from '../helpers/paper'
import { inkMm, isBlankMm, type InkBox } from '../helpers/paper-ink'
import { pdffonts, pdftotext, qpdfCheck } from '../helpers/pdf-tools'
import { GRID, HOSTILE, LANDSCAPE, OPINION, RARE, TAILS } from './paper-jobs'

/** Rounding of Chromium's layout to whole CSS pixels, 0.265 mm. */
const PIXEL_MM = 25.4 / 96
const PITCH = OFFICIAL_PAGE.linePitchMm.value
const CHAR = OFFICIAL_PAGE.characterAdvanceMm.value

/** The standard's own tolerance where it gives one, else our aim. */
type Row = readonly [what: string, wanted: number, measured: number, toleranceMm: number]

function printTable(title: string, rows: readonly Row[]): void {
  const lines = rows.map(
    ([what, wanted, measured, tolerance]) =>
      `${what.padEnd(34)}${wanted.toFixed(2).padStart(9)}${measured.toFixed(2).padStart(10)}  ±${tolerance.toFixed(2)}`,
  )
  console.log([`${title} (mm, from the top left corner)`, ...lines].join('\n'))
}

function expectAll(rows: readonly Row[]): void {
  for (const [what, wanted, measured, tolerance] of rows) {
    expect(
      Math.abs(measured - wanted),
      `${what}: ${measured.toFixed(3)} instead of ${wanted}`,
    ).toBeLessThanOrEqual(tolerance)
  }
}

let papers: Papers
let noFonts: string

beforeAll(async () => {
  noFonts = await mkdtemp(join(tmpdir(), 'hengjuan-nofonts-'))
  const config = join(noFonts, 'fonts.conf')
  await writeFile(config, `<?xml version="1.0"?><fontconfig><cachedir>${noFonts}</cachedir></fontconfig>`)
  papers = await printPapers([GRID, OPINION, RARE, LANDSCAPE, ...TAILS, ...HOSTILE], {
    FONTCONFIG_FILE: config,
  })
})

afterAll(async () => {
  await papers.remove()
  await rm(noFonts, { recursive: true, force: true })
})

describe('the grid of a page', () => {
  it('has A4 paper, the margins of the standard, 28 characters a line and 22 lines', () => {
    const path = papers.path('grid')
    const lines = textLines(textRuns(path), 2).filter((line) => !line.text.startsWith('—'))
    const first = lines[0]
    const last = lines.at(-1)
    if (first === undefined || last === undefined) throw new Error('page 2 is empty')
    expect(lines).toHaveLength(OFFICIAL_PAGE.linesPerPage.value)
    expect(lines.map(({ text }) => Array.from(text).length)).toEqual(lines.map(() => 28))
    const pitches = lines.slice(1).map((line, index) => middleYMm(line) - middleYMm(lines[index] ?? line))
    const paper = papers.pageSizeMm('grid')
    const rows: readonly Row[] = [
      ['page width', 210, paper.widthMm, 0.3],
      ['page height', 297, paper.heightMm, 0.3],
      ['left edge of the text', TYPE_AREA.leftMm, first.leftMm, 0.3],
      ['right edge of the text', TYPE_AREA.rightMm, first.rightMm, 0.3],
      ['middle of the first line', TYPE_AREA.topMm + PITCH / 2, middleYMm(first), 0.4],
      ['middle of the last line', TYPE_AREA.bottomMm - PITCH / 2, middleYMm(last), 0.4],
      ['line pitch, mean', PITCH, (middleYMm(last) - middleYMm(first)) / 21, 0.02],
      ['line pitch, smallest', PITCH, Math.min(...pitches), PIXEL_MM],
      ['line pitch, largest', PITCH, Math.max(...pitches), PIXEL_MM],
      ['character advance', CHAR, (first.rightMm - first.leftMm) / 28, 0.02],
    ]
    printTable('page', rows)
    expectAll(rows)
  })

  it('keeps the ink inside the type area, page number apart', () => {
    for (const pageNumber of [1, 2, 3]) {
      expect(isBlankMm(papers.path('grid'), pageNumber, { left: 0, top: 0, right: 210, bottom: 36.5 })).toBe(
        true,
      )
      expect(isBlankMm(papers.path('grid'), pageNumber, { left: 0, top: 0, right: 27.5, bottom: 297 })).toBe(
        true,
      )
      expect(
        isBlankMm(papers.path('grid'), pageNumber, { left: 184.7, top: 0, right: 210, bottom: 297 }),
      ).toBe(true)
      expect(
        isBlankMm(papers.path('grid'), pageNumber, { left: 0, top: 262.5, right: 210, bottom: 266 }),
      ).toBe(true)
    }
  })

  it('numbers odd pages right and even pages left, 7 mm below the type area', () => {
    const below = { left: 0, top: 263, right: 210, bottom: 290 }
    const boxes = [1, 2, 3].map((pageNumber) => inkMm(papers.path('grid'), pageNumber, below))
    const [one, two, three] = boxes as [InkBox, InkBox, InkBox]
    const middle = (box: InkBox): number => (box.top + box.bottom) / 2
    const rows: readonly Row[] = [
      ['number 1, right end', TYPE_AREA.rightMm - CHAR, one.right, 0.6],
      ['number 2, left end', TYPE_AREA.leftMm + CHAR, two.left, 0.6],
      ['number 3, right end', TYPE_AREA.rightMm - CHAR, three.right, 0.6],
      ['number 1, middle', TYPE_AREA.bottomMm + 7, middle(one), 0.6],
      ['number 2, middle', TYPE_AREA.bottomMm + 7, middle(two), 0.6],
    ]
    printTable('page numbers', rows)
    expectAll(rows)
    expect(textLines(textRuns(papers.path('grid')), 2).at(-1)?.text).toBe('—2—')
  })
})

describe('an opinion drafted from findings', () => {
  it('has title, number, addressee, indents, name and date where they belong', () => {
    const lines = textLines(textRuns(papers.path('opinion')), 1)
    const find = (text: string) => {
      const line = lines.find((one) => one.text.startsWith(text))
      if (line === undefined) throw new Error(`no line ${text}`)
      return line
    }
    const all = textRuns(papers.path('opinion'))
    const issuer = all.filter(({ text }) => text === '京山市行政执法监督局').at(-1)
    const date = all.filter(({ text }) => text === '2026年3月5日').at(-1)
    if (issuer === undefined || date === undefined) throw new Error('no signature')
    const centre = (TYPE_AREA.leftMm + TYPE_AREA.rightMm) / 2
    const rows: readonly Row[] = [
      ['issuer in the title, middle x', centre, middleXMm(find('京山市行政执法监督局')), 0.4],
      ['issuer in the title, middle y', 37 + 0.625 * PITCH, middleYMm(find('京山市行政执法监督局')), 0.4],
      ['document name, middle x', centre, middleXMm(find('行政执法监督意见书')), 0.4],
      ['document name, middle y', 37 + 1.875 * PITCH, middleYMm(find('行政执法监督意见书')), 0.4],
      ['number, middle x', centre, middleXMm(find('京执监意〔2026〕3号')), 0.4],
      ['number, middle y', 37 + 3.5 * PITCH, middleYMm(find('京执监意〔2026〕3号')), 0.4],
      ['addressee, left', TYPE_AREA.leftMm, find('京山市示例局：').leftMm, 0.3],
      ['addressee, middle y', 37 + 5.5 * PITCH, middleYMm(find('京山市示例局：')), 0.4],
      ['first line of text, left', TYPE_AREA.leftMm + 2 * CHAR, find('因开展行政处罚').leftMm, 0.3],
      ['heading, left', TYPE_AREA.leftMm + 2 * CHAR, find('一、查明的事实').leftMm, 0.3],
      ['date, right end', TYPE_AREA.rightMm - 4 * CHAR, date.rightMm, 0.3],
      ['name, middle x, against the date', middleXMm(date), middleXMm(issuer), 0.3],
      ['date below the name', PITCH, middleYMm(date) - middleYMm(issuer), PIXEL_MM],
    ]
    printTable('opinion', rows)
    expectAll(rows)
  })

  it('embeds only TrueType faces and is a sound file', () => {
    const fonts = pdffonts(papers.path('opinion'))
    expect(fonts.length).toBeGreaterThanOrEqual(4)
    expect(fonts.map(({ type }) => type)).toEqual(fonts.map(() => 'CID TrueType'))
    expect(fonts.every(({ isEmbedded }) => isEmbedded)).toBe(true)
    expect([...new Set(fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, '')))].sort()).toEqual([
      'HJBiaoSong',
      'HJFangSong',
      'HJHeiTi',
      'HJRare',
      'HJSongTi',
    ])
    expect(qpdfCheck(papers.path('opinion'))).toEqual([])
  })

  it('carries its text, page numbers included', () => {
    const text = pdftotext(papers.path('opinion')).replace(/\s+/g, '')
    expect(text).toContain('示例市㛃记食品店')
    expect(text).toContain('上述第1项情况，不符合《中华人民共和国行政处罚法》（以下简称《行政处罚法》）')
    expect(text).toContain('—1—')
    expect(text).not.toMatch(/[\u2e80-\u2fdf\ue000-\uf8ff\ufffd]/)
  })
})

describe('rare names', () => {
  const NAMES = ['㛃', '𬱖', '䶮']

  it.each([
    ['body', 1],
    ['heading', 2],
    ['second heading', 3],
    ['title', 0],
  ])('stand in the %s as text and as three different pictures', (_where, index) => {
    const lines = textLines(textRuns(papers.path('rare')), 1).filter(({ text }) => text.includes('㛃'))
    expect(lines).toHaveLength(4)
    const order = ['title', 'body', 'heading', 'second heading']
    const line = lines[index]
    if (line === undefined) throw new Error(`no line ${order[index]}`)
    expect(line.text).toContain('㛃𬱖䶮')
    const width = (line.rightMm - line.leftMm) / Array.from(line.text).length
    const start = Array.from(line.text).indexOf('㛃')
    const pictures = NAMES.map((_, offset) => {
      const left = line.leftMm + (start + offset) * width
      return inkMm(papers.path('rare'), 1, {
        left,
        top: line.topMm - 1,
        right: left + width,
        bottom: line.bottomMm + 1,
      })
    })
    // A missing glyph would be nothing, or three times the same box.
    for (const picture of pictures) expect(picture.share).toBeGreaterThan(0.05)
    expect(new Set(pictures.map(({ print }) => print)).size).toBe(3)
  })
})

describe('the signature and its seal', () => {
  it.each(TAILS.map(({ name }) => [name]))(
    '%s: stands with at least two lines of text and has room',
    (name) => {
      const path = papers.path(name)
      const anchors = sealAnchors(path)
      const { issuer, date, textEnd, note } = anchors
      if (!issuer || !date || !textEnd) throw new Error('an anchor is missing')
      const pageNumber = papers.outcome(name).pageCount ?? 0
      const lines = textLines(textRuns(path), pageNumber)
      const head = lines.findIndex(({ text }) => text.startsWith('京山市示例局：'))
      const bodyLines = lines
        .slice(head + 1)
        .filter(({ text, bottomMm }) => bottomMm < issuer.topMm && !text.startsWith('附件'))
      expect(bodyLines.length).toBeGreaterThanOrEqual(2)
      for (const diameterMm of [38, 42, 45]) {
        const place = placeSeal({
          issuers: [issuer],
          date,
          textBottomMm: textEnd.bottomMm,
          noteTopMm: null,
          diametersMm: [diameterMm],
          pitchMm: ptToMm(LINE_PITCH_PT),
        })
        expect(place.kind, `${diameterMm} mm: ${JSON.stringify(place)}`).toBe('placed')
        const [spot] = place.kind === 'placed' ? place.places : []
        if (spot === undefined || note === undefined) continue
        // A 附注 ends left of the seal or begins below it.
        const isFree =
          note.rightMm < spot.centreXMm - diameterMm / 2 || note.topMm > spot.centreYMm + diameterMm / 2
        expect(isFree, `${diameterMm} mm on the note`).toBe(true)
      }
    },
  )
})

describe('the print page', () => {
  it('runs no script, loads nothing from outside and follows no redirect', () => {
    const text = pdftotext(papers.path('hostile')).replace(/\s+/g, '')
    expect(text).toContain('原文在此')
    expect(text).not.toContain('脚本')
    expect(papers.outcome('hostile').failure).toBeNull()
    expect(papers.outcome('hostile').blockedRequests).toBe(0)
  })

  it('gives up a print that takes too long and goes on with the next', () => {
    expect(papers.outcome('hangs').failure).toBe('document/print-timeout')
    expect(papers.outcome('after-hang').failure).toBeNull()
    expect(pdftotext(papers.path('after-hang'))).toContain('还能打印')
  })

  it('prints a landscape table', () => {
    const { widthMm, heightMm } = papers.pageSizeMm('landscape')
    expect([Math.round(widthMm), Math.round(heightMm)]).toEqual([297, 210])
  })
})
