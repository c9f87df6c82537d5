import { describe, expect, it } from 'vitest'
import { findSameFaults, linkedWith, overlapShare, whySame } from '@shared/domain/review/same-fault'
import { box, FILE_B, finding, missing } from './helpers'

const pin = (x: number, y: number) =>
  ({ kind: 'pin', fileId: '00000000-0000-4000-8000-00000000000a', pageIndex: 0, pointPt: [x, y] }) as const

describe('the share two boxes have in common', () => {
  it.each([
    ['the same box', [0, 0, 10, 10], [0, 0, 10, 10], 1],
    ['half of it', [0, 0, 10, 10], [5, 0, 15, 10], 0.5],
    ['a small one inside a large one', [0, 0, 100, 100], [10, 10, 20, 20], 1],
    ['edges that only touch', [0, 0, 10, 10], [10, 0, 20, 10], 0],
    ['nothing at all', [0, 0, 0, 0], [0, 0, 10, 10], 0],
  ] as const)('%s', (_name, a, b, share) => {
    expect(overlapShare(a, b)).toBe(share)
  })
})

describe('the same fault twice', () => {
  const on = (itemId: string, change: object = {}) => finding(itemId, { itemId, ...change })
  it.each([
    [
      'half of the smaller box',
      on('A', { places: [box(0, [0, 0, 10, 10])] }),
      on('B', { places: [box(0, [5, 0, 15, 10])] }),
      'place',
    ],
    [
      'just under half',
      on('A', { places: [box(0, [0, 0, 100, 10])] }),
      on('B', { places: [box(0, [51, 0, 151, 10])] }),
      null,
    ],
    ['another page', on('A'), on('B', { places: [box(1)] }), null],
    ['another file', on('A'), on('B', { places: [box(0, [100, 100, 200, 140], FILE_B)] }), null],
    [
      'a small box within a whole page',
      on('A', { places: [box(0, [18, 25, 577, 817])] }),
      on('B', { places: [box(0)] }),
      null,
    ],
    [
      'the whole page twice',
      on('A', { places: [box(0, [18, 25, 577, 817])] }),
      on('B', { places: [box(0, [18, 25, 577, 817])] }),
      'place',
    ],
    [
      'two pins beside each other',
      on('A', { places: [pin(100, 100)] }),
      on('B', { places: [pin(106, 108)] }),
      'place',
    ],
    ['two pins apart', on('A', { places: [pin(100, 100)] }), on('B', { places: [pin(100, 113)] }), null],
    ['a pin in a box', on('A', { places: [pin(150, 120)] }), on('B'), 'place'],
    [
      'a pin on a page marked whole',
      on('A', { places: [pin(150, 120)] }),
      on('B', { places: [box(0, [18, 25, 577, 817])] }),
      null,
    ],
    [
      'the same missing paper, blanks or not',
      on('A', { places: [missing('送达回证')] }),
      on('B', { places: [missing('送达 回证')] }),
      'missing',
    ],
    [
      'two missing papers',
      on('A', { places: [missing('送达回证')] }),
      on('B', { places: [missing('备考表')] }),
      null,
    ],
    [
      'the same defect code',
      on('A', { defectCode: 'D-ZT-05' }),
      on('B', { places: [box(3)], defectCode: 'D-ZT-05' }),
      'defect',
    ],
    [
      'a place says more than a code',
      on('A', { defectCode: 'D-ZT-05' }),
      on('B', { defectCode: 'D-ZT-05' }),
      'place',
    ],
    ['a veto and a deduction', on('A', { kind: 'veto' }), on('B'), 'place'],
    ['advice costs nothing', on('A', { kind: 'advice' }), on('B'), null],
    ['the same item', on('A'), on('A'), null],
  ] as const)('%s', (_name, a, b, why) => {
    expect(whySame(a, b)).toBe(why)
    expect(whySame(b, a)).toBe(why)
  })

  it('names each pair once and leaves out what is linked', () => {
    const [a, b, c] = [on('A'), on('B'), on('C', { places: [box(0)] })]
    expect(findSameFaults([a, b, c])).toEqual([
      { a: 'A', b: 'B', why: 'place' },
      { a: 'A', b: 'C', why: 'place' },
      { a: 'B', b: 'C', why: 'place' },
    ])
    const factId = 'f'
    const linked = [{ ...a, factId }, { ...b, factId }, c]
    expect(findSameFaults(linked).map(({ a: one, b: two }) => [one, two])).toEqual([
      ['A', 'C'],
      ['B', 'C'],
    ])
    expect(linkedWith({ ...a, factId }, linked).map(({ id }) => id)).toEqual(['B'])
    expect(linkedWith(c, linked)).toEqual([])
  })
})
