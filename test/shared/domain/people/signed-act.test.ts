import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, signedText } from '@shared/domain/people/signed-act'

describe('canonicalJson', () => {
  it('orders keys by code unit, numbers among them, and leaves lists as they are', () => {
    expect(canonicalJson({ b: [2, 1], 10: 'x', 9: 'y', 案: null, a: { z: 1, y: true } })).toBe(
      '{"10":"x","9":"y","a":{"y":true,"z":1},"b":[2,1],"案":null}',
    )
  })

  it('says the same of a value before and after the disk', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: false }), (value) => {
        fc.pre(isJson(value))
        const text = JSON.stringify(value) as string | undefined
        fc.pre(text !== undefined)
        expect(canonicalJson(JSON.parse(text ?? ''))).toBe(canonicalJson(value))
      }),
      { numRuns: 2000 },
    )
  })

  it('says the same whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed())
        expect(canonicalJson(turned)).toBe(canonicalJson(value))
      }),
    )
  })

  it('drops what JSON drops', () => {
    expect(canonicalJson({ a: undefined, b: [undefined], c: -0, d: NaN })).toBe('{"b":[null],"c":0,"d":null}')
  })
})

function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined
  } catch {
    return false // a BigInt or a circle
  }
}

describe('signedText', () => {
  const act = {
    id: '00000000-0000-4000-8000-000000000001',
    type: 'finding/recorded',
    v: 1,
    payload: { b: 1, a: '案卷' },
    actor: '示例甲',
    by: '00000000-0000-4000-8000-000000000002',
  }
  const after = 'ab'.repeat(32)

  it('is exactly these bytes', () => {
    expect(signedText(act, after)).toBe(
      'hengjuan/act/1\n{"actor":"示例甲","after":"abababababababababababababababababababababababababababababababab",' +
        '"by":"00000000-0000-4000-8000-000000000002","id":"00000000-0000-4000-8000-000000000001",' +
        '"payload":{"a":"案卷","b":1},"type":"finding/recorded","v":1}',
    )
  })

  it.each([
    ['id', { id: '00000000-0000-4000-8000-000000000009' }],
    ['type', { type: 'finding/edited' }],
    ['version', { v: 2 }],
    ['payload', { payload: { b: 2, a: '案卷' } }],
    ['actor', { actor: '示例乙' }],
    ['person', { by: null }],
  ])('changes with the %s', (_what, patch) => {
    expect(signedText({ ...act, ...patch }, after)).not.toBe(signedText(act, after))
  })

  it('changes with what came before', () => {
    expect(signedText(act, 'cd'.repeat(32))).not.toBe(signedText(act, after))
  })

  it('does not change with fields it does not sign', () => {
    expect(signedText({ ...act, at: '2026-01-01T00:00:00.000Z' } as typeof act, after)).toBe(
      signedText(act, after),
    )
  })
})
