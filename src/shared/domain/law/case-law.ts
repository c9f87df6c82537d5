/**
 * One case before the law, put together: the calendars and sectors in force (the office's own rows stand above
 * the shipped ones), the sector the case was given, and the results. The same function serves screen and report.
 */
import type { CaseType } from '../case-file/case-file'
import type { WorkCalendar } from './calendar'
import { checkLaw, type LawResult } from './check-law'
import type { FactSheet } from './fact-sheet'
import { DEFAULT_SECTOR_ID, type Sector } from './sectors'

/** The fact that says which row of the sectors the case is judged by; a `choice` whose value is the row's id. */
export const SECTOR_FACT = 'case.sector'

export type LawBooks = {
  /** By year. */
  readonly calendars: readonly WorkCalendar[]
  readonly sectors: readonly Sector[]
}

/** A row of the office replaces the shipped one of the same id; rows only the office has come last. */
export function overlayRows<T extends { readonly id: string }>(
  shipped: readonly T[],
  own: readonly T[],
): readonly T[] {
  const byId = new Map([...shipped, ...own].map((row) => [row.id, row]))
  return [...byId.values()]
}

export function joinBooks(shipped: LawBooks, own: LawBooks): LawBooks {
  const calendars = overlayRows(shipped.calendars, own.calendars).toSorted((a, b) => a.year - b.year)
  return { calendars, sectors: overlayRows(shipped.sectors, own.sectors) }
}

/** The sector of the case; the general one while none is chosen, or when the chosen one is gone. */
export function sectorOf(facts: FactSheet['facts'], sectors: readonly Sector[]): Sector {
  const value = facts[SECTOR_FACT]?.value
  const id = value?.kind === 'choice' ? value.value : DEFAULT_SECTOR_ID
  const found =
    sectors.find((sector) => sector.id === id) ??
    sectors.find((sector) => sector.id === DEFAULT_SECTOR_ID) ??
    sectors[0]
  if (found === undefined) throw new Error('no sector at all: the shipped table was not loaded')
  return found
}

export type CaseLaw = { readonly sector: Sector; readonly results: readonly LawResult[] }

export function judgeCase(facts: FactSheet['facts'], caseType: CaseType, books: LawBooks): CaseLaw {
  const sector = sectorOf(facts, books.sectors)
  return { sector, results: checkLaw(facts, { caseType, calendars: books.calendars, sector }) }
}

/** Days from which no working day is ever counted: how old somebody was, how long ago it happened. */
const LONG_AGO: ReadonlySet<string> = new Set(['birth.date', 'act.end'])

/** Years a sheet speaks of, so that a missing calendar is noticed before anything is counted. */
export function yearsOf(facts: FactSheet['facts']): readonly number[] {
  const years = new Set<number>()
  for (const [key, { value }] of Object.entries(facts)) {
    if (LONG_AGO.has(key)) continue
    if (value.kind === 'date' || value.kind === 'datetime') years.add(Number(value.value.slice(0, 4)))
    if (value.kind === 'spans')
      for (const span of value.value)
        for (const day of [span.from, span.to]) years.add(Number(day.slice(0, 4)))
  }
  return [...years].sort((a, b) => a - b)
}
