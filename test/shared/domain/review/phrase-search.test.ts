import { describe, expect, it } from 'vitest'
import type { Phrase } from '@shared/domain/review/phrase'
import { hasPhrase, matchesPhrase, phrasesFor } from '@shared/domain/review/phrase-search'

const phrase = (id: string, change: Partial<Phrase> = {}): Phrase => ({
  id,
  place: 'problem',
  text: id,
  itemId: null,
  defectCode: null,
  savedAt: '2026-01-01T00:00:00.000Z',
  savedBy: '示例甲',
  removedAt: null,
  ...change,
})
const context = { place: 'problem', itemId: 'PT-A02', defectCode: 'D-ZT-05' } as const

describe('the phrases offered', () => {
  it('come nearest first, then newest', () => {
    const all = [
      phrase('anywhere'),
      phrase('newer anywhere', { savedAt: '2026-02-01T00:00:00.000Z' }),
      phrase('item', { itemId: 'PT-A02' }),
      phrase('defect', { defectCode: 'D-ZT-05' }),
      phrase('both', { itemId: 'PT-A02', defectCode: 'D-ZT-05' }),
      phrase('other item', { itemId: 'PT-B01', savedAt: '2025-01-01T00:00:00.000Z' }),
    ]
    expect(phrasesFor(all, context).map(({ id }) => id)).toEqual([
      'both',
      'defect',
      'item',
      'newer anywhere',
      'anywhere',
      'other item',
    ])
  })

  it('are those of the place, and not the removed ones', () => {
    const all = [phrase('a', { place: 'advice' }), phrase('b', { removedAt: '2026-02-01T00:00:00.000Z' })]
    expect(phrasesFor(all, context)).toEqual([])
  })
})

describe('finding a phrase by what is typed', () => {
  it.each([
    ['', true],
    ['送达', true],
    ['sdhz', true],
    ['songda', true],
    ['回证 见证', true],
    ['hz 拒收', false],
    ['备考表', false],
  ])('%s', (query, found) => {
    expect(matchesPhrase('送达回证没有见证人签名', query)).toBe(found)
  })
})

it('knows a phrase that is there already', () => {
  const content = { place: 'problem', text: ' a ', itemId: null, defectCode: null } as const
  expect(hasPhrase([phrase('a')], content)).toBe(true)
  expect(hasPhrase([phrase('a', { removedAt: '2026-02-01T00:00:00.000Z' })], content)).toBe(false)
  expect(hasPhrase([phrase('a', { place: 'advice' })], content)).toBe(false)
})
