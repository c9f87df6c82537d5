/** What a paper needs of its kind: terms in words, lines of a field, dates as papers write them. */
import { chineseDate } from './chinese-date'
import { GROUND } from './grounds'
import { fact, trimEnd, type FactBook } from './fact'
import type { KindDefinition, KindTerm } from './kind'

/** A kind with this field has titles of its own (关于……情况的通报). */
export const TITLE_FIELD = 'title'

export const termText = ({ days, unit }: Pick<KindTerm, 'days' | 'unit'>): string =>
  `${days}${unit === 'days' ? '日' : '个工作日'}`

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/

/** The kind's fields as a person filled them in; those left empty stay gaps. */
export function factsOfKind(kind: KindDefinition, values: Readonly<Record<string, string>>): FactBook {
  const terms = kind.terms.map((term) => [
    `term.${term.id}`,
    fact(termText(term), { ground: `${GROUND.kind}：${term.label}期限` }),
  ])
  const fields = kind.fields.map(({ id, type }) => {
    const value = (values[id] ?? '').trim()
    const text = type === 'date' && ISO_DAY.test(value) ? chineseDate(value) : value
    return [id, fact(type === 'long' ? trimEnd(text) : text, { ground: GROUND.values })]
  })
  return Object.fromEntries([...terms, ...fields]) as FactBook
}

/** One entry a line, in the order written; numbers somebody typed before them are the engine's to write. */
export const linesOf = (value: string | undefined): readonly string[] =>
  (value ?? '')
    .split('\n')
    .map((line) =>
      trimEnd(
        line
          .trim()
          .replace(/^(?:\d+[.、．]|[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）)\s*/u, ''),
      ),
    )
    .filter((line) => line !== '')
