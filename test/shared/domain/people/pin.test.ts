import { describe, expect, it } from 'vitest'
import { checkPin } from '@shared/domain/people/pin'

const codeOf = (pin: string): string | null => {
  const judged = checkPin(pin)
  return judged.ok ? null : judged.failure.code
}

describe('checkPin', () => {
  it.each([
    ['six digits', '739164', null],
    ['twelve digits', '739164028557', null],
    ['full-width digits', '７３９１６４', null],
    ['words', '山下有松也有云', 'person/pin-length'],
    ['more words', '山下有松也有云有鹤', null],
    ['mixed text', 'huiyi7间办公', null],
    ['nothing', '', 'person/pin-length'],
    ['five digits', '73916', 'person/pin-length'],
    ['thirteen digits', '7391640285571', 'person/pin-length'],
    ['short text', 'ab7kq2x', 'person/pin-length'],
    ['overlong text', 'ab7kq2x9'.repeat(9), 'person/pin-length'],
    ['a rising run', '123456', 'person/pin-simple'],
    ['a falling run', '987654', 'person/pin-simple'],
    ['a run over nine', '890123', 'person/pin-simple'],
    ['a run by two', '024680', 'person/pin-simple'],
    ['a full-width run', '１２３４５６', 'person/pin-simple'],
    ['all the same', '777777', 'person/pin-simple'],
    ['a pair repeated', '383838', 'person/pin-simple'],
    ['a triple repeated', '739739', 'person/pin-simple'],
    ['a date repeated', '03170317', 'person/pin-simple'],
    ['a cut repetition', '73973973', 'person/pin-simple'],
    ['two different digits only', '334433', 'person/pin-simple'],
    ['a common one', '147258', 'person/pin-simple'],
    ['a common word', 'PassWord', 'person/pin-simple'],
    ['letters in a row', 'abcdefgh', 'person/pin-simple'],
    ['a birthday', '19800317', 'person/pin-date'],
    ['a leap day', '20000229', 'person/pin-date'],
    ['a day that never was', '19800231', null],
    ['a short birthday', '800317', 'person/pin-date'],
    ['six digits that are no day', '801347', null],
  ])('judges %s', (_what, pin, code) => {
    expect(codeOf(pin)).toBe(code)
  })
})
