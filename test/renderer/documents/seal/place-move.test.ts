import { describe, expect, it } from 'vitest'
import {
  centreOf,
  clampMove,
  isMoved,
  moveByKey,
  moveText,
  toOrder,
  type Move,
} from '../../../../src/renderer/features/documents/seal/place-move'

const SPOT = {
  ...{ pageIndex: 1, ruleXMm: 140, ruleYMm: 200, centreXMm: 140, centreYMm: 200, widthMm: 42, heightMm: 42 },
  boundsMm: { left: 3.27, right: 2, up: 0, down: 5.5 },
}

describe('moveByKey', () => {
  it.each<[string, boolean, Move, Move | null]>([
    ['ArrowRight', false, [0, 0], [0.5, 0]],
    ['ArrowLeft', false, [0, 0], [-0.5, 0]],
    ['ArrowDown', false, [0, 0], [0, 0.5]],
    ['ArrowUp', false, [0, 0.5], [0, 0]],
    ['ArrowRight', true, [0.2, 0], [0.3, 0]],
    ['ArrowUp', true, [0, 0], [0, -0.1]],
    ['Enter', false, [0, 0], null],
    ['a', true, [1, 1], null],
  ])('%s with Shift %s from %j leads to %j', (key, shiftKey, from, to) => {
    expect(moveByKey(from, { key, shiftKey })).toEqual(to)
  })

  it('stays on tenths however often it is pressed', () => {
    let move: Move = [0, 0]
    for (let press = 0; press < 30; press += 1)
      move = moveByKey(move, { key: 'ArrowRight', shiftKey: true }) ?? move
    expect(move).toEqual([3, 0])
  })
})

describe('clampMove', () => {
  it.each<[Move, Move]>([
    [
      [1, 1],
      [1, 1],
    ],
    [
      [-9, 9],
      [-3.2, 5.5],
    ],
    [
      [9, -9],
      [2, 0],
    ],
    [
      [0.04, 0.06],
      [0, 0.1],
    ],
  ])('brings %j to %j', (asked, within) => {
    expect(clampMove(asked, SPOT)).toEqual(within)
  })
})

describe('what crosses and what is shown', () => {
  it('keeps the rule where nothing was moved', () => {
    expect(isMoved([0, 0])).toBe(false)
    expect(toOrder([0, 0])).toBeNull()
    expect(toOrder([0, -0.1])).toEqual([0, -0.1])
    expect(centreOf(SPOT, [1.5, -0.5])).toEqual([141.5, 199.5])
  })

  it.each<[Move, string]>([
    [[0, 0], '未移动'],
    [[1, 0], '右移 1.0 毫米'],
    [[-0.5, -2], '左移 0.5 毫米，上移 2.0 毫米'],
    [[0, 0.3], '下移 0.3 毫米'],
  ])('says %j as %s', (move, text) => {
    expect(moveText(move)).toBe(text)
  })
})
