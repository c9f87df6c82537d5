import { describe, expect, it } from 'vitest'
import type { Place } from '@shared/domain/case-file/place'
import { numberedFindings } from '@shared/domain/review/review'
import { buildMarks, firstMarkId, markId, ownerOf } from '../../../src/renderer/features/review/marks'
import {
  firstPage,
  pageNumberOf,
  pagesText,
  placesText,
  placeText,
  wholePage,
} from '../../../src/renderer/features/review/places'
import { FILES, finding, missing, region, review } from './sample-review'

describe('marks on the pages', () => {
  const numbered = numberedFindings(
    review({
      findings: [
        finding('a', { places: [region(2)] }),
        finding('b', { places: [missing('送达回证'), region(3), region(0, 2)], severity: '严重' }),
        finding('c', { places: [missing('备考表')] }),
        finding('d', { kind: 'advice', unitCenti: 0 }),
      ],
    }),
  )

  it('carry the number of their finding, and of several places each its own', () => {
    expect(buildMarks(numbered, [], null).map(({ id, label, severity }) => [id, label, severity])).toEqual([
      ['a#0', '1', '一般'],
      ['b#1', '2-2', '严重'],
      ['b#2', '2-3', '严重'],
      ['d#0', '4', null],
    ])
  })

  it('show what is drawn and not recorded yet as such', () => {
    const [mark] = buildMarks([], [region(1)], null)
    expect(mark).toMatchObject({ id: 'draft#0', label: '待记', severity: null })
  })

  it('show the boxes of the editor in place of the saved ones', () => {
    const marks = buildMarks(numbered, [], { findingId: 'a', places: [region(7)] })
    expect(marks.find(({ id }) => id === 'a#0')).toBeUndefined()
    expect(marks.find(({ id }) => id === 'editor#0')).toMatchObject({ label: '1', place: region(7) })
  })

  it.each([
    { kind: 'finding', findingId: 'a#b', placeIndex: 12 },
    { kind: 'draft', placeIndex: 0 },
    { kind: 'editor', placeIndex: 3 },
  ] as const)('are traced back to their owner (%o)', (owner) => {
    expect(ownerOf(markId(owner))).toEqual(owner)
  })

  it('lead to the first place that lies on a page', () => {
    expect(numbered.map(firstMarkId)).toEqual(['a#0', 'b#1', null, 'd#0'])
  })
})

describe('places in words', () => {
  it.each([
    [region(0), '第 1 页'],
    [region(0, 1), '第 13 页'],
    [region(8, 2), '第 22 页'],
    [missing('送达回证'), '缺失：送达回证'],
    [{ ...region(0), fileId: '00000000-0000-4000-8000-00000000ffff' }, '页码不明'],
  ] satisfies [Place, string][])('counts over the whole case (%#)', (place, text) => {
    expect(placeText(FILES, place)).toBe(text)
  })

  it('names each page once, in order, then what is missing', () => {
    const places = [region(0, 1), region(2), region(2), missing('备考表')]
    expect(placesText(FILES, places)).toBe('第 3、13 页；缺失：备考表')
    expect(pagesText(FILES, places)).toBe('3、13；缺失：备考表')
    expect(firstPage(FILES, places)).toBe(3)
  })

  it('sorts what is only missing behind every page', () => {
    expect(firstPage(FILES, [missing('备考表')])).toBe(Infinity)
  })

  it('has no page number for a file of another case', () => {
    expect(pageNumberOf(FILES, 'elsewhere', 0)).toBeNull()
  })

  it('takes a whole page as a box a little inside its visible part', () => {
    const page = { fileId: FILES[0].fileId, pageIndex: 4, info: { cropBox: [100, 200, 700, 1000] as const } }
    expect(wholePage(page)).toEqual({
      kind: 'region',
      fileId: FILES[0].fileId,
      pageIndex: 4,
      boxPt: [118, 224, 682, 976],
    })
  })
})
