import { describe, expect, it } from 'vitest'
import { ByteCache } from '../../../../src/renderer/viewer/engine/byte-cache'

function open(budgetBytes = 100) {
  const gone: string[] = []
  const cache = new ByteCache<string>({ budgetBytes, dispose: (value) => gone.push(value) })
  return { cache, gone }
}

describe('ByteCache', () => {
  it('drops the least recently used first', () => {
    const { cache, gone } = open()
    cache.set('a', 'A', 40)
    cache.set('b', 'B', 40)
    cache.get('a')
    cache.set('c', 'C', 40)
    expect(gone).toEqual(['B'])
    expect(cache.usedBytes).toBe(80)
  })

  it('does not count a peek as use', () => {
    const { cache, gone } = open()
    cache.set('a', 'A', 40)
    cache.set('b', 'B', 40)
    cache.peek('a')
    cache.set('c', 'C', 40)
    expect(gone).toEqual(['A'])
  })

  it('keeps what is pinned even over budget, and lets it go once unpinned', () => {
    const { cache, gone } = open()
    cache.set('a', 'A', 80)
    cache.pin(['a'])
    cache.set('b', 'B', 80)
    expect(gone).toEqual([])
    cache.pin(['b'])
    expect(gone).toEqual(['A'])
  })

  it('keeps a newcomer larger than the whole budget: somebody is looking at it', () => {
    const { cache, gone } = open()
    cache.set('a', 'A', 500)
    expect(cache.get('a')).toBe('A')
    expect(gone).toEqual([])
  })

  it('disposes of what is replaced and counts its bytes no more', () => {
    const { cache, gone } = open()
    cache.set('a', 'A1', 60)
    cache.set('a', 'A2', 70)
    expect(gone).toEqual(['A1'])
    expect(cache.usedBytes).toBe(70)
  })

  it('disposes of everything when cleared, pinned or not', () => {
    const { cache, gone } = open()
    cache.set('a', 'A', 1)
    cache.set('b', 'B', 1)
    cache.pin(['a'])
    cache.clear()
    expect(gone.toSorted()).toEqual(['A', 'B'])
    expect([cache.size, cache.usedBytes]).toEqual([0, 0])
  })
})
