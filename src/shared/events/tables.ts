/**
 * The state the journal folds into: a handful of tables of whole aggregates.
 * The same shape lives in memory in main and in Dexie in the renderer.
 */
import type { Campaign, CaseFile } from '@shared/domain/case-file/case-file'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { ExportRecord } from '@shared/domain/export/export-record'
import type { Review } from '@shared/domain/review/review'
import type { Seal, SealUse } from '@shared/domain/seal/seal'
import type { Settings } from '@shared/domain/settings/settings'

/** An edition as taken into use; its id is the SHA-256 of its canonical JSON. */
export type AdoptedStandard = {
  readonly id: string
  readonly adoptedAt: string
  readonly standard: ScoringStandard
}

export type SettingsRow = Settings & { readonly id: typeof SETTINGS_ID }
export const SETTINGS_ID = 'settings'

export type Tables = {
  campaigns: Campaign
  cases: CaseFile
  reviews: Review
  documents: SupervisionDocument
  seals: Seal
  sealUses: SealUse
  exports: ExportRecord
  standards: AdoptedStandard
  settings: SettingsRow
}
export type TableName = keyof Tables
export type Key = readonly [table: TableName, id: string]

export const TABLE_NAMES = [
  'campaigns',
  'cases',
  'reviews',
  'documents',
  'seals',
  'sealUses',
  'exports',
  'standards',
  'settings',
] as const satisfies readonly TableName[]

/** What `apply` may see and change: only rows its event touches. */
export type Rows = {
  find<T extends TableName>(table: T, id: string): Tables[T] | undefined
  /** @throws when the row is missing: then the journal itself is at odds, which is our bug */
  get<T extends TableName>(table: T, id: string): Tables[T]
  put<T extends TableName>(table: T, row: Tables[T]): void
}

/** All tables in memory; main's copy of the state, and the renderer's workbench for a rebuild. */
export class MemoryTables implements Rows {
  readonly #tables: { [T in TableName]: Map<string, Tables[T]> } = {
    campaigns: new Map(),
    cases: new Map(),
    reviews: new Map(),
    documents: new Map(),
    seals: new Map(),
    sealUses: new Map(),
    exports: new Map(),
    standards: new Map(),
    settings: new Map(),
  }

  find<T extends TableName>(table: T, id: string): Tables[T] | undefined {
    return this.#tables[table].get(id)
  }

  get<T extends TableName>(table: T, id: string): Tables[T] {
    const row = this.find(table, id)
    if (row === undefined) throw new Error(`no row ${table}/${id}`)
    return row
  }

  put<T extends TableName>(table: T, row: Tables[T]): void {
    this.#tables[table].set(row.id, row)
  }

  all<T extends TableName>(table: T): readonly Tables[T][] {
    return [...this.#tables[table].values()]
  }
}
