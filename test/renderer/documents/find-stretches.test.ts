import { describe, expect, it } from 'vitest'
import { findStretches, type PageSigns } from '../../../src/renderer/features/documents/find-stretches'

/** Lines of signs, each a tenth of the page high, from the top. */
const page = (...lines: readonly string[]): PageSigns =>
  lines.flatMap((line, row) =>
    Array.from(line).map((sign) => ({ sign, top: row / 10, bottom: (row + 1) / 10 })),
  )

const PAGES = [
  page('京山市行政执法监督局', '经查，该案卷有', '下列情况：', '1.复查笔录缺签名，由承办'),
  page('人补正。', '—2—', '2.𬱖某未签名。'),
]

describe('findStretches', () => {
  it('finds a paragraph over its lines', () => {
    expect(findStretches(PAGES, '经查，该案卷有下列情况：')).toEqual([
      { pageIndex: 0, top: 0.1, bottom: 0.3 },
    ])
  })

  it('finds a paragraph that runs on over the page', () => {
    expect(findStretches(PAGES, '1.复查笔录缺签名，由承办人补正。')).toEqual([
      { pageIndex: 0, top: 0.3, bottom: 0.4 },
      { pageIndex: 1, top: 0, bottom: 0.1 },
    ])
  })

  it('goes by the beginning when a page number stands in between', () => {
    expect(findStretches(PAGES, '1.复查笔录缺签名，由承办人补正。—9—此后还有')).toEqual([
      { pageIndex: 0, top: 0.3, bottom: 0.4 },
      { pageIndex: 1, top: 0, bottom: 0.1 },
    ])
  })

  it('counts a rare sign of two units as one', () => {
    expect(findStretches(PAGES, '𬱖某未签名')).toEqual([{ pageIndex: 1, top: 0.2, bottom: 0.3 }])
  })

  it('does not mind blanks and line feeds in the text', () => {
    expect(findStretches(PAGES, ' 经查，\n该案卷有 ')).toEqual([{ pageIndex: 0, top: 0.1, bottom: 0.2 }])
  })

  it.each(['', '  ', '没有这一段'])('finds nothing for %j', (text) => {
    expect(findStretches(PAGES, text)).toEqual([])
  })
})
