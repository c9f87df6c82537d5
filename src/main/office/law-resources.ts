/** Calendars and sector rules as main needs them: shipped files, with the office's own rows above them. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WorkCalendar } from '@shared/domain/law/calendar'
import { joinBooks, type LawBooks } from '@shared/domain/law/case-law'
import { SectorFile } from '@shared/domain/law/sectors'
import type { Office } from './office'

const CALENDAR_FILE = /^\d{4}\.json$/

/** @throws when a shipped file cannot be read: our bug, the package is broken */
export async function loadShippedLaw(resourcesDir: string): Promise<LawBooks> {
  const folder = join(resourcesDir, 'calendars')
  const names = (await readdir(folder)).filter((name) => CALENDAR_FILE.test(name)).sort()
  const [calendars, sectors] = await Promise.all([
    Promise.all(names.map(async (name) => WorkCalendar.parse(await readJson(join(folder, name))))),
    readJson(join(resourcesDir, 'law', 'sectors.json')),
  ])
  return { calendars, sectors: SectorFile.parse(sectors).sectors }
}

export async function loadLawBooks({ resourcesDir, record }: Office): Promise<LawBooks> {
  const own = { calendars: record.state.all('calendars'), sectors: record.state.all('sectors') }
  return joinBooks(await loadShippedLaw(resourcesDir), own)
}

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'))
