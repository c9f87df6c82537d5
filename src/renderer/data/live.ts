/**
 * Live queries over the projection. `null` means "not known yet", `undefined` means "there is none".
 * Rows are read-only: changing one in place would corrupt the cache.
 */
import { useLiveQuery } from 'dexie-react-hooks'
import { useSyncExternalStore } from 'react'
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import { DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import type { Review, Round } from '@shared/domain/review/review'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { SETTINGS_ID, type TableName, type Tables } from '@shared/events/tables'
import { projector } from './connection'
import type { Reader, Shown } from './projection'

/** Where the rows on screen come from. */
export const useShown = (): Shown => useSyncExternalStore(projector.subscribe, projector.shown)

function useQuery<T>(ask: (reader: Reader) => Promise<T>, inputs: readonly unknown[]): T | null {
  const shown = useShown()
  return useLiveQuery<T, null>(() => ask(shown.reader), [shown, ...inputs], null)
}

export function useRow<T extends TableName>(table: T, id: string | null): Tables[T] | undefined | null {
  return useQuery(async (reader) => (id === null ? undefined : await reader.get(table, id)), [table, id])
}

export function useRows<T extends TableName>(table: T): readonly Tables[T][] | null {
  return useQuery((reader) => reader.all(table), [table])
}

/** The reviews of one round in the whole store: a list of cases must not read every blind review. */
export function useReviewsOfRound(round: Round): readonly Review[] | null {
  return useQuery((reader) => reader.ofRound(round), [round])
}

/** Every review of a case, oldest first. */
export function useReviewsOfCase(caseId: string): readonly Review[] | null {
  return useQuery(
    async (reader) =>
      (await reader.ofCase('reviews', caseId)).toSorted((a, b) => a.startedAt.localeCompare(b.startedAt)),
    [caseId],
  )
}

/** Every review of these cases, in no order; what a paper about several of them speaks of. */
export function useReviewsOfCases(caseIds: readonly string[]): readonly Review[] | null {
  return useQuery(
    async (reader) => (await Promise.all(caseIds.map((caseId) => reader.ofCase('reviews', caseId)))).flat(),
    [caseIds.join(' ')],
  )
}

/** Files of campaigns this case stands for, oldest first; as a rule one or none. */
export function useEntriesOfCase(caseId: string): readonly CampaignEntry[] | null {
  return useQuery((reader) => reader.ofCase('entries', caseId), [caseId])
}

export function useDocumentsOfCase(caseId: string): readonly SupervisionDocument[] | null {
  return useQuery((reader) => reader.ofCase('documents', caseId), [caseId])
}

/** Settings as saved, or the defaults; null while loading. */
export function useSettings(): Tables['settings'] | null {
  const row = useRow('settings', SETTINGS_ID)
  if (row === null) return null
  return row ?? { ...DEFAULT_SETTINGS, id: SETTINGS_ID }
}
