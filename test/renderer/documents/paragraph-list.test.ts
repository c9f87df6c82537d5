import { describe, expect, it } from 'vitest'
import type { Paragraph } from '@shared/domain/document/supervision-document'
import { systemText, takeBack } from '../../../src/renderer/features/documents/paragraph-list'

const paragraph = (id: string, text = id): Paragraph => ({
  id,
  role: 'fact',
  level: 'body',
  text,
  findingIds: [],
})
const list = [paragraph('a'), paragraph('b'), paragraph('c')]

describe('takeBack', () => {
  it('puts the order back and keeps what was typed since', () => {
    const after = [list[1], list[0], list[2]] as readonly Paragraph[]
    const now = after.map((one) => (one.id === 'b' ? { ...one, text: '后来改的' } : one))
    expect(takeBack({ before: list, after, now }).map(({ text }) => text)).toEqual(['a', '后来改的', 'c'])
  })

  it('brings a removed paragraph back', () => {
    const after = [paragraph('a'), paragraph('c')]
    expect(takeBack({ before: list, after, now: after })).toEqual(list)
  })
})

describe('systemText', () => {
  it.each([
    ['b', 'b'],
    ['x', undefined],
  ])('of %s is %s', (id, text) => expect(systemText(list, id)).toBe(text))
  it('is not known without a draft', () => expect(systemText(null, 'a')).toBeUndefined())
})
