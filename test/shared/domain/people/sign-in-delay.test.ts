import { describe, expect, it } from 'vitest'
import { isRefusal, waitMs } from '@shared/domain/people/sign-in-delay'

describe('the wait after wrong PINs', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 4],
    [4, 8],
    [5, 300],
    [6, 1],
    [9, 8],
    [10, 600],
    [15, 1200],
    [20, 2400],
    [25, 3600],
    [100, 3600],
  ])('after %i in a row is %i s', (attempts, seconds) => {
    expect(waitMs(attempts)).toBe(seconds * 1000)
  })

  it('lets nobody try more than 150 PINs a day', () => {
    const dayMs = 24 * 3600_000
    let spentMs = 0
    let attempts = 0
    while (spentMs < dayMs) spentMs += waitMs((attempts += 1))
    expect(attempts).toBeLessThan(150)
  })

  it('is recorded at every fifth', () => {
    expect([0, 1, 4, 5, 6, 9, 10].filter(isRefusal)).toEqual([5, 10])
  })
})
