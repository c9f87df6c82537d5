import { describe, expect, it } from 'vitest'
import {
  lineText,
  parseDay,
  parseLine,
  parseMinute,
  parseYuan,
} from '../../../../src/renderer/features/review/law/parse-fact'

describe('parseDay', () => {
  it.each([
    ['2024-09-09', '2024-09-09'],
    ['20240909', '2024-09-09'],
    ['2024.9.9', '2024-09-09'],
    ['2024/9/9', '2024-09-09'],
    ['2024年9月9日', '2024-09-09'],
    [' ２０２４－０９－０９ ', '2024-09-09'],
    ['2024年 9月 9日', '2024-09-09'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', null],
    ['2024-13-01', null],
    ['2024-09-31', null],
    ['9月9日', null],
    ['24-09-09', null],
    ['2024', null],
    ['明天', null],
  ])('reads %s as %s', (text, day) => {
    expect(parseDay(text)).toBe(day)
  })
})

describe('parseMinute', () => {
  it.each([
    ['2024-09-09 21:30', '2024-09-09T21:30'],
    ['2024-09-09T21:30', '2024-09-09T21:30'],
    ['202409092130', '2024-09-09T21:30'],
    ['20240909 2130', '2024-09-09T21:30'],
    ['2024年9月9日21时30分', '2024-09-09T21:30'],
    ['2024年9月9日 9时5分', '2024-09-09T09:05'],
    ['2024.9.9 0：05', '2024-09-09T00:05'],
    ['2024-09-09', null],
    ['2024-09-09 24:00', null],
    ['2024-09-09 12:60', null],
    ['2024-09-31 12:00', null],
  ])('reads %s as %s', (text, minute) => {
    expect(parseMinute(text)).toBe(minute)
  })
})

describe('parseYuan', () => {
  it.each([
    ['10000', 1_000_000],
    ['1250.5', 125_050],
    ['1250.05', 125_005],
    ['10,000.00元', 1_000_000],
    ['10，000', 1_000_000],
    ['0', 0],
    ['1.234', null],
    ['-5', null],
    ['1,00', null],
    ['一万', null],
  ])('reads %s as %s 分', (text, fen) => {
    expect(parseYuan(text)).toBe(fen)
  })
})

describe('parseLine', () => {
  it('takes the fact away when nothing is typed', () => {
    expect(parseLine('date', '  ')).toEqual({ ok: true, value: null })
  })

  it.each([
    ['date', '2024-09-31'],
    ['datetime', '2024-09-09'],
    ['money', 'x'],
    ['count', '1.5'],
    ['choice', '没有的'],
  ] as const)('refuses a wrong %s with a sentence', (kind, text) => {
    const parsed = parseLine(kind, text, ['公民'])
    expect(parsed.ok).toBe(false)
    expect(parsed.ok ? '' : parsed.error).toMatch(/[。]$/)
  })

  it.each([
    ['date', '20240909', '2024-09-09'],
    ['datetime', '202409092130', '2024-09-09 21:30'],
    ['money', '1250.50', '1250.5'],
    ['count', '３', '3'],
    ['choice', '公民', '公民'],
    ['text', ' 示例甲 ', '示例甲'],
  ] as const)('puts a %s back into the field as %s → %s', (kind, text, back) => {
    const parsed = parseLine(kind, text, ['公民'])
    expect(parsed.ok && lineText(parsed.value)).toBe(back)
  })
})
