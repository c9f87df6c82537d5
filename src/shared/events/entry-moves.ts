/** What every event of an entry does: change the row and, when the state changes, keep the step. */
import type { CampaignEntry, EntryState } from '@shared/domain/campaign/entry'
import { z } from '@shared/lib/zod'
import type { Occurrence } from './define'
import type { Key, Rows } from './tables'

export const EntryId = z.object({ entryId: z.uuid() })
export const words = z.string().trim().max(2000)
export const day = z.iso.date()
export const name = z.string().trim().min(1).max(50)

export const touch = (p: { entryId: string }): readonly Key[] => [['entries', p.entryId]]

/** Acts that belong to the history although the state stays. */
const NOTABLE: ReadonlySet<string> = new Set(['entry/objection-waived', 'entry/reinspected'])

/** Changes an entry and, when `to` is given, moves it on and keeps the step. */
export function moveEntry(
  rows: Rows,
  entryId: string,
  { at, actor, by }: Occurrence,
  eventType: string,
  to: EntryState | null,
  patch: Partial<CampaignEntry> = {},
): void {
  const entry = rows.get('entries', entryId)
  const steps =
    (to === null || to === entry.state) && !NOTABLE.has(eventType)
      ? entry.steps
      : [...entry.steps, { at, actor, by, eventType, from: entry.state, to: to ?? entry.state }]
  rows.put('entries', { ...entry, ...patch, state: to ?? entry.state, steps })
}
