/** The store release 0.1.0 left behind (test/fixtures/old-journal): its journal, and the rows its window held. */
import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../../scripts/lib/paths'

const FOLDER = join(PROJECT_ROOT, 'test', 'fixtures', 'old-journal')
export const OLD_JOURNAL = join(FOLDER, 'journal-000001.hjj')
export const OLD_EVENTS = 52

export type OldRow = Readonly<Record<string, unknown>> & { readonly id: string }
export type OldWindow = {
  readonly applied: { readonly id: string; readonly seq: number; readonly hash: string }
  readonly tables: Readonly<Record<string, readonly OldRow[]>>
}

export const readOldWindow = async (): Promise<OldWindow> =>
  JSON.parse(await readFile(join(FOLDER, 'rows.json'), 'utf8')) as OldWindow

/** Lays the old journal where a data folder has it. */
export async function layOldJournal(journalDir: string): Promise<void> {
  await mkdir(journalDir, { recursive: true })
  await copyFile(OLD_JOURNAL, join(journalDir, 'journal-000001.hjj'))
}

/** The stores of version 1 as that release made them; keys only, for its indexes go with the version. */
export const OLD_STORES = [
  'meta',
  'campaigns',
  'cases',
  'reviews',
  'documents',
  'seals',
  'sealUses',
  'exports',
  'standards',
  'settings',
] as const
/** Dexie multiplies its own numbers by ten. */
export const OLD_VERSION = 10
