/** 一、（一）1.（1）: headings by level, and running numbers of lists. Typed by nobody. */
import { toChineseNumber } from '@shared/lib/chinese-number'
import type { ParagraphLevel } from './supervision-document'

const LEVELS = ['h1', 'h2', 'h3', 'h4'] as const

export type Numbering = {
  /** `一、` for the next heading of this level; deeper levels begin anew. */
  readonly heading: (level: ParagraphLevel) => string
  /** The next number of the list. */
  readonly next: () => number
  readonly endList: () => void
}

const written = (depth: number, value: number): string => {
  if (depth === 0) return `${toChineseNumber(value)}、`
  if (depth === 1) return `（${toChineseNumber(value)}）`
  return depth === 2 ? `${value}.` : `（${value}）`
}

export const listMark = (style: 'n' | 'cn', value: number): string =>
  style === 'n' ? `${value}.` : `${toChineseNumber(value)}、`

export function startNumbering(): Numbering {
  const counts = [0, 0, 0, 0]
  let list = 0
  return {
    heading: (level) => {
      const depth = LEVELS.findIndex((one) => one === level)
      if (depth < 0) return ''
      counts[depth] = (counts[depth] ?? 0) + 1
      counts.fill(0, depth + 1)
      list = 0
      return written(depth, counts[depth] ?? 1)
    },
    next: () => (list += 1),
    endList: () => {
      list = 0
    },
  }
}
