/**
 * Whether the facts of a case suggest 合理缺项 for a row. Assist only: it is offered with its reason, and a
 * person decides (docs/adr/0010). A row without conditions, or one that may not be 合理缺项, is never suggested.
 */
import type { NaCondition, StandardItem, VetoItem } from './standard'

/** Facts by key, as far as they are known; a fact's value, or a fact that holds such a value, will do. */
export type FactValues = Readonly<Record<string, { readonly value: unknown } | undefined>>

export function naSuggested(row: StandardItem | VetoItem, facts: FactValues): boolean {
  if (!row.naAllowed || row.naWhen === undefined) return false
  return row.naWhen.every((condition) => holds(condition, facts))
}

/**
 * An unknown fact satisfies `absent` alone: nothing is concluded about a value nobody has entered, so `is-not`
 * needs a known value too.
 */
function holds({ factKey, op, value }: NaCondition, facts: FactValues): boolean {
  const text = textOf(facts[factKey]?.value)
  switch (op) {
    case 'present':
      return text !== null
    case 'absent':
      return text === null
    case 'is':
      return text !== null && text === value
    case 'is-not':
      return text !== null && text !== value
  }
}

/** `null`: not known. Yes and no are 是 and 否, as a standard writes them. */
function textOf(given: unknown): string | null {
  const value = isHolder(given) ? given.value : given
  if (Array.isArray(value)) return value.length === 0 ? null : String(value.length)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string' || value.trim() === '') return null
  return value.trim()
}

function isHolder(given: unknown): given is { readonly value: unknown } {
  return typeof given === 'object' && given !== null && 'value' in given
}
