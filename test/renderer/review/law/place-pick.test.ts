import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  dropWaitingAfterThisTurn,
  takeFactPlace,
  waitForPlace,
} from '../../../../src/renderer/features/review/law/place-pick'
import { onPage } from './law-case'

afterEach(() => {
  waitForPlace(null)
})

describe('a fact that waits for its place', () => {
  it('takes one box and no second', () => {
    const take = vi.fn()
    waitForPlace({ key: 'filing.date', take })
    expect([takeFactPlace(onPage(1)), takeFactPlace(onPage(2))]).toEqual([true, false])
    expect(take.mock.calls).toEqual([[onPage(1)]])
  })

  it('takes the box that put the tool away, but none that is drawn later', async () => {
    const take = vi.fn()
    waitForPlace({ key: 'filing.date', take })
    dropWaitingAfterThisTurn()
    expect(takeFactPlace(onPage(1))).toBe(true)
    waitForPlace({ key: 'filing.date', take })
    dropWaitingAfterThisTurn()
    await Promise.resolve()
    expect(takeFactPlace(onPage(2))).toBe(false)
  })
})
