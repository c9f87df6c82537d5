/**
 * Live queries over the projection. `null` means "not known yet", `undefined` means "there is none".
 * Rows are read-only: changing one in place would corrupt the cache.
 */
import { useLiveQuery } from 'dexie-react-hooks'
import { DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import type { Review } from '@shared/domain/review/review'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { SETTINGS_ID, type TableName, type Tables } from '@shared/events/tables'
import { db } from './connection'

export function useRow<T extends TableName>(table: T, id: string | null): Tables[T] | undefined | null {
  return useLiveQuery(
    async () => (id === null ? undefined : ((await db.of(table).get(id as never)) as Tables[T] | undefined)),
    [table, id],
    null,
  )
}

export function useRows<T extends TableName>(table: T): readonly Tables[T][] | null {
  return useLiveQuery(async () => (await db.of(table).toArray()) as Tables[T][], [table], null)
}

export function useReviewOfCase(caseId: string): Review | undefined | null {
  return useLiveQuery(() => db.of('reviews').where('caseId').equals(caseId).first(), [caseId], null)
}

export function useDocumentsOfCase(caseId: string): readonly SupervisionDocument[] | null {
  return useLiveQuery(() => db.of('documents').where('caseId').equals(caseId).toArray(), [caseId], null)
}

/** Settings as saved, or the defaults; null while loading. */
export function useSettings(): Tables['settings'] | null {
  const row = useRow('settings', SETTINGS_ID)
  if (row === null) return null
  return row ?? { ...DEFAULT_SETTINGS, id: SETTINGS_ID }
}
