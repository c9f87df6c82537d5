/**
 * The projection of the journal: dropped and rebuilt whenever it is missing, behind or in doubt.
 * Indexed fields are ids, states, dates and numbers only, so that rows can be encrypted later.
 */
import Dexie, { type EntityTable } from 'dexie'
import { TABLE_NAMES, type TableName, type Tables } from '@shared/events/tables'

/** How far the projection has come; written in the same transaction as the rows. */
export type AppliedMark = { readonly id: 'applied'; readonly seq: number; readonly hash: string }

type Version = { readonly version: number; readonly stores: Record<string, string | null> }

/**
 * One entry a release. Rows are derived, so an upgrade is "drop and rebuild": no upgrade functions,
 * but published versions are never edited.
 */
const VERSIONS: readonly Version[] = [
  {
    version: 1,
    stores: {
      meta: 'id',
      campaigns: 'id, year',
      cases: 'id, state, registeredAt, campaignId',
      reviews: 'id, caseId, state',
      documents: 'id, caseId, reviewId, state, draftedAt',
      seals: 'id, importedAt',
      sealUses: 'id, serial, documentId',
      exports: 'id, at, caseId',
      standards: 'id',
      settings: 'id',
    },
  },
  {
    version: 2,
    stores: {
      reviews: 'id, caseId, state, entryId, round',
      rosters: 'id, campaignId',
      draws: 'id, campaignId',
      entries: 'id, campaignId, caseId, state',
      people: 'id',
      factSheets: 'id, caseId',
      calendars: 'id',
      sectors: 'id',
      phrases: 'id',
      standardDrafts: 'id',
    },
  },
  {
    version: 3,
    stores: {
      documents: 'id, caseId, reviewId, matterId, clueId, disputeId, parentId, state, draftedAt',
      sealRequests: 'id, documentId, state',
      registers: 'id',
      kinds: 'id',
      devices: 'id',
      numberBlocks: 'id',
      matters: 'id, state, year',
      clues: 'id, state, year',
      disputes: 'id, state, year',
    },
  },
]
export const SCHEMA_VERSION = Math.max(...VERSIONS.map(({ version }) => version))
export const DATABASE_NAME = 'hengjuan'

export class ProjectionDb extends Dexie {
  declare meta: EntityTable<AppliedMark, 'id'>

  constructor(name: string = DATABASE_NAME) {
    // Relaxed durability is enough: the journal holds the truth, a lost write only puts us behind.
    // Not opened anew by a query: a query to a lost database must fail at once (projection.ts), not wait for ever.
    super(name, { chromeTransactionDurability: 'relaxed', autoOpen: false })
    for (const { version, stores } of VERSIONS) {
      const step = this.version(version).stores(stores)
      // Rows of an older form are not converted: without the mark the projector rebuilds them from the journal.
      if (version > 1) step.upgrade((old) => old.table('meta').clear())
    }
  }

  of<T extends TableName>(table: T): EntityTable<Tables[T], 'id'> {
    return this.table(table) as unknown as EntityTable<Tables[T], 'id'>
  }

  /** Every table of the projection and the mark, for transactions over all of it. */
  everything(): string[] {
    return ['meta', ...TABLE_NAMES]
  }
}

/** Dexie opens a database of a newer release silently; a projection of unknown shape is dropped instead. */
export async function dropIfNewer(name: string = DATABASE_NAME): Promise<boolean> {
  const known = (await indexedDB.databases()).find((database) => database.name === name)
  const isNewer = known?.version !== undefined && Math.floor(known.version / 10) > SCHEMA_VERSION
  if (isNewer) await Dexie.delete(name)
  return isNewer
}
