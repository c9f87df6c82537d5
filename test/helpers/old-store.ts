/** The stores releases 0.1.0 and 0.2.0 left behind (test/fixtures/old-journal): journals, files, and the rows their windows held. */
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { NO_FOLLOW_UP } from '@shared/domain/document/follow-up'
import { OPINION_V1 } from '@shared/domain/document/opinion-v1'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { registerRowHash } from '@shared/domain/seal/register-chain'
import { DEFAULT_SEAL_FACTS, REGISTER_START, type SealUse } from '@shared/domain/seal/seal'
import { liftFields } from '@shared/events/lift-document'
import type { TableName } from '@shared/events/tables'
import { PROJECT_ROOT } from '../../scripts/lib/paths'
import { openBlobStore } from '../../src/main/blob-store/blob-store'

const FOLDER = join(PROJECT_ROOT, 'test', 'fixtures', 'old-journal')
export const OLD_JOURNAL = join(FOLDER, 'journal-000001.hjj')
export const OLD_EVENTS = 52

export type OldRow = Readonly<Record<string, unknown>> & { readonly id: string }
export type OldWindow = {
  readonly applied: { readonly id: string; readonly seq: number; readonly hash: string }
  readonly tables: Readonly<Record<string, readonly OldRow[]>>
}
/** Of release 0.2.0, which says also what the database looked like. */
export type Window020 = OldWindow & { readonly version: number; readonly stores: readonly string[] }

/** The two offices of release 0.2.0: nobody registered, and three people. */
export type Office020 = 'unstaffed' | 'staffed'
export const EVENTS_020: Readonly<Record<Office020, number>> = { unstaffed: 40, staffed: 34 }
export const PASSPHRASE_020 = '示例口令-八个字以上'
export const PINS_020 = { 示例甲: '739164', 示例乙: '284913', 示例丙: '918273' } as const

const folderOf = (office: Office020): string => join(FOLDER, '0.2.0', office)
export const journalOf = (office: Office020): string => join(folderOf(office), 'journal-000001.hjj')

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'))

export const readOldWindow = async (): Promise<OldWindow> =>
  (await readJson(join(FOLDER, 'rows.json'))) as OldWindow

export const readWindow020 = async (office: Office020): Promise<Window020> =>
  (await readJson(join(folderOf(office), 'rows.json'))) as Window020

async function layJournal(from: string, journalDir: string): Promise<void> {
  await mkdir(journalDir, { recursive: true })
  await copyFile(from, join(journalDir, 'journal-000001.hjj'))
}

/** Lays the journal of release 0.1.0 where a data folder has it. */
export const layOldJournal = (journalDir: string): Promise<void> => layJournal(OLD_JOURNAL, journalDir)

/** Lays a store of release 0.2.0: journal, vaults, papers. */
export async function layStore020(office: Office020, storeDir: string): Promise<void> {
  await layJournal(journalOf(office), join(storeDir, 'journal'))
  const files = join(folderOf(office), 'blobs')
  const blobs = await openBlobStore({ dir: join(storeDir, 'blobs') })
  for (const name of await readdir(files)) await blobs.put(await readFile(join(files, name)))
}

/** The scans of both releases are samples that are shipped still, byte for byte. */
export async function laySampleFiles(storeDir: string): Promise<void> {
  const blobs = await openBlobStore({ dir: join(storeDir, 'blobs') })
  const samples = join(PROJECT_ROOT, 'resources', 'samples')
  for (const entry of await readdir(samples, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) await blobs.put(await readFile(join(entry.parentPath, entry.name)))
  }
}

/** The stores of version 1 as release 0.1.0 made them; keys only, for its indexes go with the version. */
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

type Step = { readonly step: string }

/** Steps of 审核 that still counted. */
const approvalsOf = (steps: readonly Step[]): number => {
  const from = steps.findLastIndex(({ step }) => step === 'submitted' || step === 'returned')
  return steps.slice(from).filter(({ step }) => step === 'reviewed').length
}

export type RowsOfToday = Partial<{ readonly [T in TableName]: (row: OldRow) => object }>

/** What a row of a release before 0.3 has besides, in today's form. `personIds`: of registered people, by name. */
export const paperRows = (personIds: Readonly<Record<string, string>>): RowsOfToday => ({
  documents: (row) => {
    const { fields, steps, sealed } = row as unknown as Pick<
      SupervisionDocument,
      'fields' | 'steps' | 'sealed'
    >
    const name = steps[0]?.person ?? ''
    return {
      ...{ kindId: 'opinion', kind: OPINION_V1, form: 'legal', fields: liftFields(fields) },
      ...{ matterId: null, clueId: null, disputeId: null, parentId: null, annexes: [], files: [] },
      draftedBy: { personId: personIds[name] ?? null, name },
      ...{ approvals: approvalsOf(steps), sealed: sealed && { ...sealed, seams: [] } },
      ...{ cryptoSignature: null, followUp: NO_FOLLOW_UP },
    }
  },
  seals: () => ({ ...DEFAULT_SEAL_FACTS, refusal: null }),
  sealUses: () => ({
    ...{ target: { kind: 'document' }, impressions: { signature: 1, seam: 0 }, seams: [] },
    ...{ requestId: null, approvedAt: null, contentSha256: null },
    ...{ proofAt: null, proofSigner: null, proofSignature: null },
  }),
})

/** The chain of the register is new; old rows get their hashes in order. */
export function chained(rows: readonly OldRow[]): readonly OldRow[] {
  let previous: string = REGISTER_START
  return (rows as unknown as readonly SealUse[])
    .toSorted((a, b) => a.serial - b.serial)
    .map((row) => {
      previous = registerRowHash(row, previous)
      return { ...row, rowHash: previous }
    })
}
