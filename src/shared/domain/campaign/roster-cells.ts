/** Single cells of a roster as units write them: case types by many names, dates in many forms, yes and no. */
import type { CaseType } from '../case-file/case-file'
import { addDays } from '../law/days'
import { looseText } from './clean-text'

/** Tried in this order: 简易 before 处罚, since 行政处罚（简易程序） holds both. */
const TYPE_WORDS: readonly (readonly [CaseType, readonly string[]])[] = [
  ['处罚简易', ['简易', '当场处罚']],
  ['强制', ['强制', '查封', '扣押', '冻结']],
  ['许可', ['许可', '审批', '核准']],
  ['检查', ['检查']],
]
const ORDINARY = ['普通程序', '一般程序', '处罚普通', '普通', '一般']

export type ParsedType = {
  readonly caseType: CaseType
  /** Only 行政处罚 was written: taken for the ordinary procedure, and said so. */
  readonly isAssumed: boolean
}

/** @returns null: not a type, and no default */
export function parseCaseType(text: string, fallback: CaseType | null): ParsedType | null {
  const plain = looseText(text)
  if (plain === '') return fallback === null ? null : { caseType: fallback, isAssumed: false }
  for (const [caseType, words] of TYPE_WORDS)
    if (words.some((word) => plain.includes(word))) return { caseType, isAssumed: false }
  if (ORDINARY.some((word) => plain.includes(word))) return { caseType: '处罚普通', isAssumed: false }
  return plain.includes('处罚') ? { caseType: '处罚普通', isAssumed: true } : null
}

/** Excel counts days from here (its 1900 has a leap day too many; no file is that old). */
const EXCEL_DAY_ZERO = '1899-12-30'
const EXCEL_DAYS = { first: 20_000, last: 80_000 }
const DATE = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ].*)?$/
const PACKED = /^(\d{4})(\d{2})(\d{2})$/

/** @returns null when the cell is empty */
export function parseClosedOn(text: string): string | null | 'unreadable' {
  const plain = text.normalize('NFKC').trim()
  if (plain === '' || plain === '-' || plain === '—') return null
  const match = DATE.exec(plain) ?? PACKED.exec(plain)
  if (match) {
    const [, year = '', month = '', date = ''] = match
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
    return isRealDay(day) ? day : 'unreadable'
  }
  const serial = /^\d{5}(\.\d+)?$/.test(plain) ? Math.floor(Number(plain)) : 0
  return serial >= EXCEL_DAYS.first && serial <= EXCEL_DAYS.last
    ? addDays(EXCEL_DAY_ZERO, serial)
    : 'unreadable'
}

function isRealDay(day: string): boolean {
  const instant = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day)
}

const NO = new Set(['', '否', '无', '不是', '没有', '0', '-', '—', '/', '×', 'x', 'n', 'no', 'false'])
const YES = new Set(['是', '有', '1', '√', '✓', '✔', 'y', 'yes', 'true', '必查'])

/** The reason as written; 是 alone becomes 必查, 否 becomes empty. */
export function parseMustReason(text: string): string {
  const plain = looseText(text)
  if (NO.has(plain)) return ''
  return YES.has(plain) ? '必查' : text
}
