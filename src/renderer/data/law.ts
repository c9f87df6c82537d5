/**
 * What the clocks count with: calendars and sector rules. The shipped files are read when somebody first needs
 * them; rows this office has saved stand above them.
 */
import { useEffect, useMemo, useState } from 'react'
import { WorkCalendar } from '@shared/domain/law/calendar'
import { joinBooks, type LawBooks } from '@shared/domain/law/case-law'
import type { FactSheet } from '@shared/domain/law/fact-sheet'
import { SectorFile } from '@shared/domain/law/sectors'
import { useRow, useRows } from './live'

const CALENDAR_FILES = import.meta.glob<{ readonly default: unknown }>('../../../resources/calendars/*.json')

async function read(): Promise<LawBooks> {
  const [sectors, ...calendars] = await Promise.all([
    import('../../../resources/law/sectors.json'),
    ...Object.values(CALENDAR_FILES).map((load) => load()),
  ])
  return {
    calendars: calendars.map((file) => WorkCalendar.parse(file.default)),
    sectors: SectorFile.parse(sectors.default).sectors,
  }
}

let loading: Promise<LawBooks> | null = null
/** Loads once, however many ask. */
export const loadShippedLaw = (): Promise<LawBooks> => (loading ??= read())

export type JoinedBooks = LawBooks & {
  readonly shipped: LawBooks
  /** Ids of rows the office has saved itself. */
  readonly ownCalendars: ReadonlySet<string>
  readonly ownSectors: ReadonlySet<string>
}

/** null while loading. A shipped file that cannot be read belongs to the error boundary. */
export function useLawBooks(): JoinedBooks | null {
  const [shipped, setShipped] = useState<LawBooks | null>(null)
  const [trouble, setTrouble] = useState<unknown>(null)
  useEffect(() => {
    loadShippedLaw().then(setShipped, setTrouble)
  }, [])
  const calendars = useRows('calendars')
  const sectors = useRows('sectors')
  if (trouble !== null) throw trouble
  return useMemo(() => {
    if (shipped === null || calendars === null || sectors === null) return null
    return {
      ...joinBooks(shipped, { calendars, sectors }),
      shipped,
      ownCalendars: new Set(calendars.map(({ id }) => id)),
      ownSectors: new Set(sectors.map(({ id }) => id)),
    }
  }, [shipped, calendars, sectors])
}

const NO_FACTS: FactSheet['facts'] = {}

/** The facts of a case; null while loading. */
export function useFacts(caseId: string): FactSheet['facts'] | null {
  const sheet = useRow('factSheets', caseId)
  return sheet === null ? null : (sheet?.facts ?? NO_FACTS)
}
