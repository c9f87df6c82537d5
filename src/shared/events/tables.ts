/**
 * The state the journal folds into: a handful of tables of whole aggregates.
 * The same shape lives in memory in main and in Dexie in the renderer.
 */
import type { Campaign, Roster } from '@shared/domain/campaign/campaign'
import type { Draw } from '@shared/domain/campaign/draw'
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { StandardDraft } from '@shared/domain/checklist/draft'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { KindRow } from '@shared/domain/document/kind'
import type { DeviceRow, NumberBlockRow } from '@shared/domain/document/number-block'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { ExportRecord } from '@shared/domain/export/export-record'
import type { WorkCalendar } from '@shared/domain/law/calendar'
import type { FactSheet } from '@shared/domain/law/fact-sheet'
import type { Sector } from '@shared/domain/law/sectors'
import type { Clue } from '@shared/domain/loop/clue'
import type { Dispute } from '@shared/domain/loop/dispute'
import type { Matter } from '@shared/domain/loop/matter'
import type { Person } from '@shared/domain/people/person'
import type { Phrase } from '@shared/domain/review/phrase'
import type { Review } from '@shared/domain/review/review'
import type { Seal, SealRequest, SealUse } from '@shared/domain/seal/seal'
import type { Settings } from '@shared/domain/settings/settings'

export type StandardOrigin = 'shipped' | 'imported' | 'edited'

/** An edition as taken into use; its id is the SHA-256 of its canonical JSON. */
export type AdoptedStandard = {
  readonly id: string
  readonly adoptedAt: string
  readonly standard: ScoringStandard
  /** How it came here; editions adopted before there was a library were shipped ones. */
  readonly origin: StandardOrigin
  readonly adoptedBy: string
  /** Not offered for new reviews any more; old ones keep it. */
  readonly retiredAt: string | null
}

/** An edition being written; it may be unsound until it is published. */
export type StandardDraftRow = {
  readonly id: string
  readonly draft: StandardDraft
  readonly origin: StandardOrigin
  readonly savedAt: string
  readonly savedBy: string
  readonly endedAt: string | null
}

/** Where the chain of the 用印登记簿 stands. */
export type RegisterRow = { readonly id: typeof REGISTER_ID; readonly head: string; readonly rows: number }
export const REGISTER_ID = 'register'

export type SettingsRow = Settings & { readonly id: typeof SETTINGS_ID }
export const SETTINGS_ID = 'settings'

export type Tables = {
  campaigns: Campaign
  cases: CaseFile
  reviews: Review
  documents: SupervisionDocument
  seals: Seal
  sealUses: SealUse
  sealRequests: SealRequest
  registers: RegisterRow
  kinds: KindRow
  devices: DeviceRow
  numberBlocks: NumberBlockRow
  matters: Matter
  clues: Clue
  disputes: Dispute
  exports: ExportRecord
  standards: AdoptedStandard
  rosters: Roster
  draws: Draw
  entries: CampaignEntry
  people: Person
  factSheets: FactSheet
  calendars: WorkCalendar
  sectors: Sector
  phrases: Phrase
  standardDrafts: StandardDraftRow
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
  'sealRequests',
  'registers',
  'kinds',
  'devices',
  'numberBlocks',
  'matters',
  'clues',
  'disputes',
  'exports',
  'standards',
  'rosters',
  'draws',
  'entries',
  'people',
  'factSheets',
  'calendars',
  'sectors',
  'phrases',
  'standardDrafts',
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
    sealRequests: new Map(),
    registers: new Map(),
    kinds: new Map(),
    devices: new Map(),
    numberBlocks: new Map(),
    matters: new Map(),
    clues: new Map(),
    disputes: new Map(),
    exports: new Map(),
    standards: new Map(),
    rosters: new Map(),
    draws: new Map(),
    entries: new Map(),
    people: new Map(),
    factSheets: new Map(),
    calendars: new Map(),
    sectors: new Map(),
    phrases: new Map(),
    standardDrafts: new Map(),
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
