import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256OfText } from '@shared/domain/scoring/sha256-of-text'

const byNode = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

describe('sha256OfText', () => {
  it('gives the values of the standard', () => {
    expect(sha256OfText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256OfText('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  it.each([54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 100_000])('agrees for %i bytes', (length) => {
    expect(sha256OfText('a'.repeat(length))).toBe(byNode('a'.repeat(length)))
  })

  it.each(['\ud800', 'a\udc00b', '\ud83d\ude00', '𠮷'])(
    'agrees for surrogates, whole or half: %j',
    (text) => {
      expect(sha256OfText(text)).toBe(byNode(text))
    },
  )

  it('agrees for any text', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
    fc.assert(fc.property(text, (given) => sha256OfText(given) === byNode(given)))
  })
})
