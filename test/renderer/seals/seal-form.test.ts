import { describe, expect, it } from 'vitest'
import {
  findProblems,
  findWarnings,
  hasProblems,
  type SealImportForm,
} from '../../../src/renderer/features/seals/seal-form'

const GOOD: SealImportForm = {
  name: '示例专用章',
  widthMm: 42,
  heightMm: 42,
  passphrase: '三月的雨落在老街',
  again: '三月的雨落在老街',
  isSample: false,
}

describe('findProblems', () => {
  it('finds none in a good form', () => {
    expect(hasProblems(findProblems(GOOD))).toBe(false)
  })

  it.each<[string, Partial<SealImportForm>, keyof ReturnType<typeof findProblems>]>([
    ['no name', { name: '  ' }, 'name'],
    ['a seal of 9 mm', { widthMm: 9, heightMm: 9 }, 'size'],
    ['a seal of 101 mm', { heightMm: 101 }, 'size'],
    ['an emptied size', { widthMm: 0, heightMm: 0 }, 'size'],
    ['seven signs', { passphrase: '1234567', again: '1234567' }, 'passphrase'],
    ['a mistyped repetition', { again: '三月的雨落在新街' }, 'again'],
  ])('refuses %s', (_name, change, field) => {
    const problems = findProblems({ ...GOOD, ...change })
    expect(problems[field]).not.toBeNull()
    expect(Object.values(problems).filter((problem) => problem !== null)).toHaveLength(1)
  })
})

describe('findWarnings', () => {
  it.each([
    [{ widthMm: 42, heightMm: 42 }, 992, []],
    [{ widthMm: 42, heightMm: 42 }, 497, []],
    [{ widthMm: 42, heightMm: 42 }, 480, ['dpi']],
    [{ widthMm: 30, heightMm: 30 }, 992, ['毫米']],
    [{ widthMm: 60, heightMm: 60 }, 600, ['毫米', 'dpi']],
    [{ widthMm: 42, heightMm: 42 }, null, []],
  ] as const)('%j at %s px', (size, widthPx, words) => {
    const warnings = findWarnings({ ...GOOD, ...size }, widthPx)
    expect(warnings).toHaveLength(words.length)
    words.forEach((word, index) => expect(warnings[index]).toContain(word))
  })
})
