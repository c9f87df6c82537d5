import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  formatNumber,
  isNumberPrefix,
  missingSerials,
  nextNumber,
  parseNumber,
} from '@shared/domain/document/number'
import { KINDS } from '../../../helpers/paper-source'

const used = (prefix: string, year: number, ...serials: readonly number[]) =>
  serials.map((serial) => ({ prefix, year, serial }))

describe('parseNumber', () => {
  it.each([
    ['京执监意〔2026〕3号', '京执监意', 2026, 3],
    ['京执监通〔2026〕10号', '京执监通', 2026, 10],
    ['京政执监决〔2099〕120号', '京政执监决', 2099, 120],
  ])('reads %s', (text, prefix, year, serial) => {
    expect(parseNumber(text)).toEqual({ ok: true, value: { prefix, year, serial, text } })
  })

  it.each([
    ['round brackets', '京执监意(2026)3号'],
    ['square brackets', '京执监意［2026］3号'],
    ['a leading zero', '京执监意〔2026〕03号'],
    ['第', '京执监意〔2026〕第3号'],
    ['第 in the prefix', '京执监意第〔2026〕3号'],
    ['a short year', '京执监意〔26〕3号'],
    ['no prefix', '〔2026〕3号'],
    ['zero', '京执监意〔2026〕0号'],
    ['no 号', '京执监意〔2026〕3'],
    ['Latin in the prefix', 'A监意〔2026〕3号'],
    ['a space', '京执监意 〔2026〕3号'],
  ])('refuses %s', (_what, text) => {
    expect(parseNumber(text)).toEqual({
      ok: false,
      failure: { code: 'document/number-malformed', params: { text } },
    })
  })

  it('reads back whatever formatNumber writes, for every kind', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS.map((kind) => kind.numberPrefix.value).filter((prefix) => prefix !== '')),
        fc.integer({ min: 2000, max: 2099 }),
        fc.integer({ min: 1, max: 999_999 }),
        (prefix, year, serial) => {
          const text = formatNumber(prefix, year, serial)
          expect(parseNumber(text)).toEqual({ ok: true, value: { prefix, year, serial, text } })
        },
      ),
    )
  })
})

describe('nextNumber', () => {
  it.each([
    ['starts a series at 1', [], 1],
    ['follows the highest', used('京执监意', 2026, 1, 2, 3), 4],
    ['does not fill gaps', used('京执监意', 2026, 1, 7), 8],
    ['does not look at other years', used('京执监意', 2025, 9), 1],
    ['does not look at other prefixes', used('京执监通', 2026, 9), 1],
    ['counts in any order', used('京执监意', 2026, 5, 2, 4), 6],
  ])('%s', (_name, taken, serial) => {
    expect(nextNumber('京执监意', 2026, taken)).toEqual({
      prefix: '京执监意',
      year: 2026,
      serial,
      text: `京执监意〔2026〕${serial}号`,
    })
  })

  it('never gives a number twice, whatever was given before', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 })), (serials) => {
        expect(serials).not.toContain(nextNumber('京执监意', 2026, used('京执监意', 2026, ...serials)).serial)
      }),
    )
  })
})

describe('missingSerials', () => {
  it('lists the gaps below the highest', () => {
    expect(missingSerials('京执监意', 2026, used('京执监意', 2026, 1, 4, 6))).toEqual([2, 3, 5])
    expect(missingSerials('京执监意', 2026, [])).toEqual([])
  })
})

describe('isNumberPrefix', () => {
  it.each([
    ['京执监意', true],
    ['京', false],
    ['京执监意1', false],
    ['京执〔监', false],
    ['', false],
  ])('%s: %s', (text, isPrefix) => {
    expect(isNumberPrefix(text)).toBe(isPrefix)
  })
})
