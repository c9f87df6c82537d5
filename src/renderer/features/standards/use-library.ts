/** What the library page shows and does: editions, drafts, and the acts on them. */
import { useMemo } from 'react'
import { draftOf, emptyDraft, type StandardDraft } from '@shared/domain/checklist/draft'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { StandardDraftRow, StandardOrigin } from '@shared/events/tables'
import { chinaDay } from '@shared/lib/china-day'
import { tellDone } from '../../app/notices'
import { perform } from '../../data/acts'
import { saveExport } from '../../data/exports'
import { useRows } from '../../data/live'
import { useShippedStandards } from '../../data/shipped'
import { libraryRows, namesOfCopy, openDrafts, type EditionRow } from './library-rows'

export type Library = {
  readonly editions: readonly EditionRow[]
  readonly drafts: readonly StandardDraftRow[]
}

export const todayInChina = (): string => chinaDay(new Date().toISOString())

/** null while loading. */
export function useLibrary(): Library | null {
  const shipped = useShippedStandards()
  const adopted = useRows('standards')
  const drafts = useRows('standardDrafts')
  return useMemo(
    () =>
      shipped === null || adopted === null || drafts === null
        ? null
        : { editions: libraryRows(shipped, adopted, todayInChina()), drafts: openDrafts(drafts) },
    [shipped, adopted, drafts],
  )
}

/** @returns the id of the new draft, which is in the record */
export async function saveNewDraft(draft: StandardDraft, origin: StandardOrigin): Promise<string> {
  const draftId = crypto.randomUUID()
  await perform('standard-draft/saved', { draftId, draft, origin })
  return draftId
}

export const startDraft = (): Promise<string> => saveNewDraft(emptyDraft(todayInChina()), 'edited')

/** A copy carries its own edition and says what it was made from. Of a shipped one the issuer is for the office to name. */
export function copyToDraft(
  { standard, origin }: EditionRow,
  editions: readonly EditionRow[],
): Promise<string> {
  const draft: StandardDraft = {
    ...draftOf(standard),
    ...namesOfCopy(
      standard,
      editions.map((row) => row.standard),
    ),
    ...(origin === 'shipped' ? { issuer: '' } : {}),
    effectiveFrom: todayInChina(),
    effectiveTo: '',
    provenance: [
      { about: 'standard', mark: 'P', source: `由 ${standard.id}（版次 ${standard.edition}）修订` },
      ...standard.provenance,
    ],
    derivedFrom: { id: standard.id, edition: standard.edition },
  }
  return saveNewDraft(draft, 'edited')
}

/** As main makes it: over the edition as zod writes it. */
async function hashOf(standard: ScoringStandard): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(standard))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export async function exportEdition(
  { standard, adopted }: EditionRow,
  format: 'xlsx' | 'pdf',
): Promise<void> {
  const subjectId = adopted?.id ?? (await hashOf(standard))
  const names = await saveExport({ kind: 'standard-table', subjectId, format })
  if (names) tellDone(`已导出：${names.join('、')}`)
}
