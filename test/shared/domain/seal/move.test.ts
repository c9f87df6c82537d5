import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maySealStand, moveBounds, type MoveMm, type SealRoom } from '@shared/domain/seal/move'

/** A seal of 42 mm on a date 40 mm wide, its top edge 4 mm below the text. */
const ROOM: SealRoom = {
  rule: { xMm: 141, yMm: 150 },
  widthMm: 42,
  heightMm: 42,
  target: { leftMm: 121, rightMm: 161, topMm: 158, bottomMm: 164 },
  aboveMm: 125,
  note: null,
  others: [],
}

describe('where a seal may stand', () => {
  it.each<readonly [string, Partial<SealRoom>, MoveMm, boolean]>([
    ['where the rule puts it', {}, [0, 0], true],
    ['where the rule puts it, whatever stands around', { aboveMm: 149 }, [0, 0], true],
    ['a little to the right', {}, [3, 0], true],
    ['up to the text', {}, [0, -4], true],
    ['not on the text', {}, [0, -4.1], false],
    ['not so far right that less than half of the date is under it', {}, [30, 0], false],
    ['not below the date', {}, [0, 35], false],
    ['not above the date', { aboveMm: 60 }, [0, -25], false],
    ['not on the 附注', { note: { topMm: 172, rightMm: 130 } }, [0, 1], false],
    ['beside a short 附注', { note: { topMm: 165, rightMm: 119 } }, [0.1, 0], true],
    ['not moved over a short 附注', { note: { topMm: 165, rightMm: 119 } }, [-2, 0], false],
    ['clear of the 附注', { note: { topMm: 173, rightMm: 130 } }, [0, 1], true],
    [
      'not off the sheet',
      { target: { leftMm: 170, rightMm: 205, topMm: 148, bottomMm: 152 } },
      [44, 0],
      false,
    ],
    [
      'not into the page number',
      { rule: { xMm: 141, yMm: 243 }, target: { leftMm: 121, rightMm: 161, topMm: 249, bottomMm: 255 } },
      [0, 4],
      false,
    ],
    ['not on another seal', { others: [{ xMm: 97, yMm: 150, radiusMm: 21 }] }, [-2, 0], false],
    ['away from another seal', { others: [{ xMm: 97, yMm: 150, radiusMm: 21 }] }, [2, 0], true],
    [
      'not out of the type area on a joint paper',
      { others: [{ xMm: 60, yMm: 150, radiusMm: 21 }] },
      [23, 0],
      false,
    ],
  ])('%s', (_what, patch, move, may) => {
    expect(maySealStand({ ...ROOM, ...patch }, move)).toBe(may)
  })

  it('takes the height of the circle into account: less of the date is covered further out', () => {
    expect(maySealStand(ROOM, [17, 0])).toBe(true)
    expect(maySealStand(ROOM, [17, -4])).toBe(false)
  })
})

describe('how far it may be moved', () => {
  it('answers the last tenth of a millimetre each way', () => {
    expect(moveBounds(ROOM)).toEqual({ left: 17.8, right: 17.8, up: 4, down: 29.4 })
  })

  it('follows the move that is already made', () => {
    expect(moveBounds(ROOM, [0, -4]).right).toBeLessThan(moveBounds(ROOM).right)
  })

  it('answers around the rule when the move is out of bounds', () => {
    expect(moveBounds(ROOM, [0, -30])).toEqual(moveBounds(ROOM))
  })

  it('never offers a move that is refused', () => {
    const tenths = fc.integer({ min: -200, max: 200 }).map((value) => value / 10)
    fc.assert(
      fc.property(tenths, tenths, (right, down) => {
        const from: MoveMm = maySealStand(ROOM, [right, down]) ? [right, down] : [0, 0]
        const bounds = moveBounds(ROOM, from)
        return [
          [-bounds.left, from[1]],
          [bounds.right, from[1]],
          [from[0], -bounds.up],
          [from[0], bounds.down],
        ].every(([x = 0, y = 0]) => maySealStand(ROOM, [x, y]))
      }),
    )
  })
})
