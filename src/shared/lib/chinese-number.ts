/** Article numbers as laws print them: 10 → 十, 17 → 十七, 105 → 一百零五, 1010 → 一千零一十. */
const DIGITS = '零一二三四五六七八九'
const UNITS = ['', '十', '百', '千'] as const

/** @param value a whole number from 0 to 9999 */
export function toChineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) throw new Error(`out of range: ${value}`)
  if (value === 0) return '零'
  const digits = String(value).split('').map(Number)
  const parts = digits.map((digit, index) => {
    if (digit === 0) return '零'
    return `${DIGITS.charAt(digit)}${UNITS[digits.length - 1 - index] ?? ''}`
  })
  const spoken = parts.join('').replace(/零+/g, '零').replace(/零$/, '')
  return value < 20 ? spoken.replace(/^一十/, '十') : spoken
}
