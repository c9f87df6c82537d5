import { describe, expect, it } from 'vitest'
import { parseQr, qrText, verifyQr } from '@shared/paper-proof/qr'
import { bookOf, proofFor, rowFor, sha256 } from './sealed-paper'

const ROW = rowFor(proofFor(Buffer.from('stamped')))
const OTHER = {
  ...ROW,
  ...{ registerSerial: 18, sealUseId: '99999999-0000-4000-8000-000000000004', number: '示执监意〔2026〕4号' },
  ...{ contentSha256: sha256('另一份'), stampedSha256: sha256('other') },
}
const BOOK = bookOf([OTHER, ROW])
const TEXT = qrText(ROW)

describe('qrText', () => {
  it('says number, text and row', () => {
    expect(TEXT).toBe(`HJ1|示执监意〔2026〕3号|${ROW.contentSha256.slice(0, 32)}|17-abcdef12`)
    expect(parseQr(`  ${TEXT}\n`)).toMatchObject({ number: '示执监意〔2026〕3号', registerSerial: 17 })
    expect(() => qrText({ ...ROW, number: 'a|b' })).toThrow()
  })
})

describe('verifyQr', () => {
  it.each(['valid', 'voided', 'recalled'] as const)('knows a genuine code, %s', (state) => {
    const verdict = verifyQr(TEXT, bookOf([OTHER, { ...ROW, state }]))
    expect(verdict).toMatchObject({ verdict: 'genuine', row: { registerSerial: 17, state } })
  })

  it.each<[string, string, readonly string[]]>([
    ['number', TEXT.replace('3号', '5号'), ['number']],
    ['text', TEXT.replace(ROW.contentSha256.slice(0, 32), 'f'.repeat(32)), ['content']],
    ['row', TEXT.replace('|17-', '|16-'), ['register']],
    ['seal', TEXT.replace('abcdef12', 'abcdef13'), ['register']],
    [
      'number and text',
      TEXT.replace('3号', '5号').replace(/\|[0-9a-f]{32}\|/, `|${'0'.repeat(32)}|`),
      ['number', 'content'],
    ],
    ['row for that of another paper', TEXT.replace('17-abcdef12', '18-99999999'), ['register']],
  ])('finds a changed %s', (_name, text, differs) => {
    expect(verifyQr(text, BOOK)).toMatchObject({ verdict: 'altered', row: { registerSerial: 17 }, differs })
  })

  it.each<[string, string, string]>([
    ['of another office', `HJ1|别执监意〔2026〕1号|${'0'.repeat(32)}|3-00000000`, 'not-listed'],
    ['of something else', 'https://example.org/', 'no-code'],
    ['cut short', TEXT.slice(0, -1), 'no-code'],
    ['of another form', TEXT.replace('HJ1', 'HJ2'), 'no-code'],
  ])('does not know a code %s', (_name, text, why) => {
    expect(verifyQr(text, BOOK)).toMatchObject({ verdict: 'unknown', why })
  })

  it('says nothing without a book', () => {
    expect(verifyQr(TEXT, null)).toMatchObject({ verdict: 'unknown', why: 'no-book' })
  })
})
