import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCenti, formatTenths, parseDecimalToCenti } from '@shared/lib/decimal'

describe('parseDecimalToCenti', () => {
  it.each([
    ['0.2', 20],
    ['0.20', 20],
    ['0.05', 5],
    ['2', 200],
    ['0', 0],
    ['10', 1000],
    ['1.5', 150],
    ['100', 10_000],
    [' 0.5 ', 50],
    ['007.1', 710],
    ['０．５', 50],
    ['１２', 1200],
    ['0。2', 20],
    ['1.15', 115], // 1.15 × 100 is 114.99999999999999 in binary
    ['0.29', 29], // 0.29 × 100 is 28.999999999999996 in binary
  ])('reads %s as %i hundredths', (text, centi) => {
    expect(parseDecimalToCenti(text)).toEqual({ ok: true, value: centi })
  })

  it.each([
    '',
    ' ',
    '.5',
    '5.',
    '-1',
    '+1',
    '1e2',
    '0.255',
    '1,5',
    '0x1',
    '一',
    'NaN',
    '1 2',
    '9'.repeat(10),
  ])('refuses %j', (text) => {
    expect(parseDecimalToCenti(text)).toMatchObject({ ok: false, failure: { code: 'score/not-a-decimal' } })
  })

  it('reads back whatever is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (centi) => {
        expect(parseDecimalToCenti(formatCenti(centi))).toEqual({ ok: true, value: centi })
      }),
    )
  })
})

describe('formatCenti', () => {
  it.each([
    [60, '0.6'],
    [20 * 3, '0.6'],
    [10 + 20, '0.3'],
    [200, '2'],
    [10_000, '100'],
    [1000, '10'],
    [0, '0'],
    [5, '0.05'],
    [150, '1.5'],
    [101, '1.01'],
    [-25, '-0.25'],
  ])('writes %i as %s', (centi, text) => {
    expect(formatCenti(centi)).toBe(text)
  })

  it('does not write what is not whole', () => {
    expect(() => formatCenti(0.5)).toThrow()
  })
})

describe('formatTenths', () => {
  it.each([
    [875, '87.5'],
    [900, '90.0'],
    [1000, '100.0'],
    [0, '0.0'],
    [5, '0.5'],
  ])('writes %i as %s', (tenths, text) => {
    expect(formatTenths(tenths)).toBe(text)
  })
})
