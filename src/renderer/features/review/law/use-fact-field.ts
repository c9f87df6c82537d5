/** One fact while it is being filled in: its draft, its page, and saving both. */
import { useState } from 'react'
import type { Place } from '@shared/domain/case-file/place'
import type { FactValue } from '@shared/domain/law/fact-sheet'
import type { FactInfo } from '@shared/domain/law/facts'
import { wholePage } from '../places'
import type { Workspace } from '../use-workspace'
import { useFactDraft, without, type FactDraft } from './fact-drafts'
import { waitForPlace } from './place-pick'
import type { Law } from './use-law'

export type FactField = {
  readonly fact: FactInfo
  readonly draft: FactDraft | undefined
  readonly saved: FactValue | null
  readonly source: Place | null
  readonly isLocked: boolean
  readonly isSaving: boolean
  readonly change: (draft: FactDraft | null) => void
  /** `source` replaces the page; otherwise the one pointed out, or the old one, stays. */
  readonly save: (value: FactValue | null, source?: Place | null) => Promise<boolean>
  readonly currentPage: () => Place | null
  readonly takeCurrentPage: () => void
  readonly drawPlace: () => void
  readonly dropSource: () => void
}

export function useFactField(work: Workspace, law: Law, fact: FactInfo): FactField {
  const { key } = fact
  const { drafts, facts, canEdit } = law
  const draft = useFactDraft(drafts, key)
  const [isSaving, setSaving] = useState(false)
  const entered = facts[key]
  const saved = entered?.value ?? null
  const source = draft?.source ?? entered?.source ?? null

  const save: FactField['save'] = async (
    value,
    place = drafts.get(key)?.source ?? entered?.source ?? null,
  ) => {
    const isSame =
      JSON.stringify(value) === JSON.stringify(saved) &&
      JSON.stringify(place) === JSON.stringify(entered?.source ?? null)
    if (isSame || (value === null && entered === undefined)) {
      if (value !== null || drafts.get(key)?.source === undefined) drafts.set(key, null)
      return true
    }
    setSaving(true)
    const note = entered?.note.slice(0, 500) ?? ''
    const isDone = await law.saveFact({ key, value, source: value === null ? null : place, note })
    setSaving(false)
    if (isDone) drafts.set(key, null)
    return isDone
  }
  const takePlace = (place: Place): void => {
    const typed = drafts.get(key)
    const isTyping = typed?.text !== undefined || typed?.rows !== undefined
    // With a value there it is saved at once; otherwise it waits for the value.
    if (entered !== undefined && !isTyping) void save(entered.value, place)
    else drafts.set(key, { ...typed, source: place })
  }
  const currentPage = (): Place | null => {
    const page = work.pages[work.viewer.getState().currentIndex]
    return page === undefined ? null : wholePage(page)
  }
  return {
    ...{ fact, draft, saved, source, isSaving, save, currentPage },
    isLocked: !canEdit,
    change: (next) => drafts.set(key, next),
    takeCurrentPage: () => {
      const place = currentPage()
      if (place !== null) takePlace(place)
    },
    drawPlace: () => {
      waitForPlace({ key, take: takePlace })
      work.viewer.setTool('box')
    },
    dropSource: () => {
      drafts.set(key, without(drafts.get(key), 'source'))
      if (entered?.source) void save(entered.value, null)
    },
  }
}
