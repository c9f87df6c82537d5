/** Words for states, and plain filtering: names are never indexed, so lists are searched in memory. */
import type { ClueState } from '@shared/domain/loop/clue'
import type { Dispute } from '@shared/domain/loop/dispute'
import type { MatterState } from '@shared/domain/loop/matter'

export const MATTER_STATE_NAMES: Readonly<Record<MatterState, string>> = {
  open: '办理中',
  closed: '已结案',
  archived: '已归档',
}

export const CLUE_STATE_NAMES: Readonly<Record<ClueState, string>> = {
  registered: '审批中',
  approved: '待移送',
  transferred: '已移送',
  received: '已签收',
  answered: '已反馈',
  withdrawn: '已撤回',
}

export const DISPUTE_STATE_NAMES: Readonly<Record<Dispute['state'], string>> = {
  open: '协调中',
  ended: '已办结',
}

/** `''`: every year or state. */
export type ListFilter = { readonly text: string; readonly state: string; readonly year: string }
export const NO_FILTER: ListFilter = { text: '', state: '', year: '' }

type Listed = { readonly year: number; readonly serial: number; readonly state: string }

/** Newest first; every word must stand somewhere in what `textOf` says. */
export function filterList<T extends Listed>(
  rows: readonly T[],
  { text, state, year }: ListFilter,
  textOf: (row: T) => string,
): readonly T[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return rows
    .filter((row) => state === '' || row.state === state)
    .filter((row) => year === '' || String(row.year) === year)
    .filter((row) => {
      const haystack = textOf(row).toLowerCase()
      return words.every((word) => haystack.includes(word))
    })
    .toSorted((a, b) => b.year - a.year || b.serial - a.serial)
}

export const yearsOf = (rows: readonly { readonly year: number }[]): readonly string[] =>
  [...new Set(rows.map(({ year }) => year))].toSorted((a, b) => b - a).map(String)
