import { describe, expect, it } from 'vitest'
import { parseRange } from '../../../src/main/store-routes/range'

describe('parseRange', () => {
  it.each<readonly [header: string, size: number, expected: readonly [start: number, end: number] | null]>([
    ['bytes=0-0', 10, [0, 1]],
    ['bytes=0-9', 10, [0, 10]],
    ['bytes=2-5', 10, [2, 6]],
    [' bytes=2-5 ', 10, [2, 6]],
    // Past the end: what there is.
    ['bytes=5-99', 10, [5, 10]],
    ['bytes=9-', 10, [9, 10]],
    ['bytes=0-', 10, [0, 10]],
    ['bytes=-3', 10, [7, 10]],
    ['bytes=-99', 10, [0, 10]],
    // Beyond 2 GB.
    ['bytes=3000000000-3000000009', 4_000_000_000, [3_000_000_000, 3_000_000_010]],
    // Nothing that could be given.
    ['bytes=10-', 10, null],
    ['bytes=10-20', 10, null],
    ['bytes=5-4', 10, null],
    ['bytes=-0', 10, null],
    ['bytes=0-', 0, null],
    ['bytes=-5', 0, null],
    // Not a range of ours.
    ['bytes=-', 10, null],
    ['bytes=', 10, null],
    ['bytes=0-1,4-5', 10, null],
    ['bytes=a-b', 10, null],
    ['bytes=1.5-3', 10, null],
    ['bytes=--3', 10, null],
    ['items=0-1', 10, null],
    ['', 10, null],
  ])('reads %j of %i bytes as %j', (header, size, expected) => {
    const range = parseRange(header, size)
    expect(range && [range.start, range.end]).toEqual(expected)
  })
})
