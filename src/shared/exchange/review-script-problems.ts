/**
 * Turns zod's issues about a review.json into one problem per field: zod reports each number of a rect and
 * speaks English; the person who wrote the file needs the field and what belongs there.
 */
import type { ErrorCode, ErrorParams } from '@shared/lib/app-error'
import type { z } from '@shared/lib/zod'

/** `path` as in `items[2].deductions[0].rect`; the sentence is in messages/review-script. */
export type ScriptProblem = { readonly path: string; readonly code: ErrorCode; readonly params: ErrorParams }

export const problem = (path: string, code: ErrorCode, params: ErrorParams): ScriptProblem => ({
  path,
  code,
  params,
})

type Issue = z.core.$ZodIssue
type Key = PropertyKey

/** What belongs into a field, by its name; `[]` stands for an element of the list before it. */
const EXPECTED_BY_FIELD: Readonly<Record<string, string>> = {
  '': 'root',
  case: 'case',
  title: 'text-required',
  agency: 'text',
  party: 'text',
  decisionNumber: 'text',
  caseType: 'caseType',
  dates: 'dates',
  filed: 'date',
  decided: 'date',
  served: 'date',
  standard: 'standard',
  vetoStyle: 'vetoStyle',
  items: 'items',
  id: 'itemId',
  deductions: 'deductions',
  'deductions[]': 'deduction',
  points: 'points',
  count: 'count',
  note: 'note',
  defect: 'defect',
  page: 'page',
  rect: 'rect',
  'rect[]': 'rect',
  missing: 'missing',
  na: 'na',
  veto: 'veto',
}

/** @param base path of the value that was parsed, `''` for the whole file */
export function problemsOf(issues: readonly Issue[], base: string, raw: unknown): ScriptProblem[] {
  const found = new Map<string, ScriptProblem>()
  const add = (entry: ScriptProblem): void => {
    const key = `${entry.path} ${entry.code} ${entry.params['field'] ?? ''}`
    if (!found.has(key)) found.set(key, entry)
  }
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      const path = pathOf(base, issue.path)
      for (const field of issue.keys) add({ path, code: 'script/unknown-field', params: { field } })
    } else {
      add(fieldProblem(base, fieldPath(issue.path), raw))
    }
  }
  return [...found.values()]
}

function fieldProblem(base: string, keys: readonly Key[], raw: unknown): ScriptProblem {
  const isAbsent = keys.length > 0 && valueAt(raw, keys) === undefined
  return {
    path: pathOf(base, keys),
    code: isAbsent ? 'script/required' : 'script/expected',
    params: { expected: EXPECTED_BY_FIELD[fieldName(keys)] ?? 'root' },
  }
}

/** A rect is one field for the reader, though zod sees four. */
function fieldPath(keys: readonly Key[]): readonly Key[] {
  const rectAt = keys.indexOf('rect')
  return rectAt < 0 ? keys : keys.slice(0, rectAt + 1)
}

function fieldName(keys: readonly Key[]): string {
  const last = keys.at(-1)
  return typeof last === 'number' ? `${String(keys.at(-2))}[]` : String(last ?? '')
}

function pathOf(base: string, keys: readonly Key[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`
    return path === '' ? String(key) : `${path}.${String(key)}`
  }, base)
}

function valueAt(raw: unknown, keys: readonly Key[]): unknown {
  return keys.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<Key, unknown>)[key] : undefined,
    raw,
  )
}
