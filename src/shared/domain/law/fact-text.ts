/** Facts in words, for screens and reports. Pure. */
import { assertNever } from '@shared/lib/assert-never'
import type { FactValue } from './fact-sheet'

/** 1000000 → `10000`, 1050 → `10.5`: as a person types it, without 元. */
export const yuanText = (fen: number): string => {
  const rest = fen % 100
  return `${Math.floor(fen / 100)}${rest === 0 ? '' : `.${String(rest).padStart(2, '0').replace(/0$/, '')}`}`
}

export const minuteText = (minute: string): string => minute.replace('T', ' ')

/** One line; lists are joined with `；`. */
export function factText(fact: FactValue): string {
  switch (fact.kind) {
    case 'date':
    case 'choice':
    case 'text':
      return fact.value
    case 'datetime':
      return minuteText(fact.value)
    case 'money':
      return `${yuanText(fact.value)}元`
    case 'count':
      return String(fact.value)
    case 'yes-no':
      return fact.value ? '是' : '否'
    case 'officers':
      return fact.value
        .map(({ name, certificate, validFrom, validTo }) => {
          const valid = validFrom || validTo ? `，${validFrom ?? '不明'}至${validTo ?? '不明'}` : ''
          return `${name}（${certificate === '' ? '无证号' : certificate}${valid}）`
        })
        .join('；')
    case 'spans':
      return fact.value
        .map(
          ({ from, to, reason, document }) =>
            `${from}至${to}${reason === '' ? '' : ` ${reason}`}（${document === '' ? '无文书' : document}）`,
        )
        .join('；')
    case 'records':
      return fact.value
        .map(({ title, location, start, end, officers }) => {
          const time = `${minuteText(start)}至${end === null ? '未记' : minuteText(end)}`
          return `${title}（${[location, time, officers.join('、')].filter((part) => part !== '').join('，')}）`
        })
        .join('；')
    case 'papers':
      return fact.value.map(({ title, number, date }) => `${title}（${number}，${date}）`).join('；')
    default:
      return assertNever(fact)
  }
}
