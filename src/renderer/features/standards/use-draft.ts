/**
 * The draft on the screen: what is typed is the truth here until it is in the record. Saved by Ctrl+S, after a rest,
 * and whenever the page is left; undo and redo reach back over saves.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { StandardDraft } from '@shared/domain/checklist/draft'
import type { StandardDraftRow } from '@shared/events/tables'
import { tellFailure } from '../../app/notices'
import { perform } from '../../data/acts'
import { change, endGroup, redo, startHistory, undo, type EditHistory } from './edit-history'

/** A whole draft is written each time: not after every word. */
const REST_MS = 4000

export type DraftEditing = {
  readonly draft: StandardDraft
  /** The draft as it is now, for a step that needs to know it; the same function always. */
  readonly latest: () => StandardDraft
  readonly isDirty: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** @param group  the field being typed in, '' for a step of its own */
  readonly edit: (make: (draft: StandardDraft) => StandardDraft, group?: string) => void
  readonly leaveField: () => void
  readonly undo: () => void
  readonly redo: () => void
  /** @returns false when it could not be saved; the person has been told */
  readonly save: () => Promise<boolean>
}

export function useDraftEditing(row: StandardDraftRow): DraftEditing {
  const [history, setHistory] = useState<EditHistory<StandardDraft>>(() => startHistory(row.draft))
  const [saved, setSaved] = useState(row.draft)
  const { present } = history
  const isDirty = present !== saved
  const now = useRef({ present, saved })
  useEffect(() => {
    now.current = { present, saved }
  }, [present, saved])
  const saving = useRef<Promise<boolean>>(Promise.resolve(true))
  const { id: draftId, origin } = row

  const save = useCallback((): Promise<boolean> => {
    const work = async (): Promise<boolean> => {
      const { present: draft, saved: last } = now.current
      if (draft === last) return true
      try {
        await perform('standard-draft/saved', { draftId, draft, origin })
        now.current = { ...now.current, saved: draft }
        setSaved(draft)
        return true
      } catch (cause) {
        tellFailure(cause)
        return false
      }
    }
    // One after the other: a save that is under way holds an older text.
    saving.current = saving.current.then(work)
    return saving.current
  }, [draftId, origin])

  useEffect(() => {
    if (!isDirty) return undefined
    const timer = setTimeout(() => void save(), REST_MS)
    return () => clearTimeout(timer)
  }, [present, isDirty, save])
  useSaveBeforeLeaving(save)

  const latest = useCallback(() => now.current.present, [])
  const edit = useCallback<DraftEditing['edit']>(
    (make, group = '') => setHistory((last) => change(last, make(last.present), group)),
    [],
  )
  return useMemo(
    () => ({
      draft: present,
      latest,
      isDirty,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      edit,
      leaveField: () => setHistory(endGroup),
      undo: () => setHistory(undo),
      redo: () => setHistory(redo),
      save,
    }),
    [present, isDirty, history, save, latest, edit],
  )
}

function useSaveBeforeLeaving(save: () => Promise<boolean>): void {
  useEffect(() => {
    const now = (): void => void save()
    const whenHidden = (): void => {
      if (document.visibilityState === 'hidden') now()
    }
    document.addEventListener('visibilitychange', whenHidden)
    window.addEventListener('blur', now)
    window.addEventListener('pagehide', now)
    return () => {
      document.removeEventListener('visibilitychange', whenHidden)
      window.removeEventListener('blur', now)
      window.removeEventListener('pagehide', now)
      now()
    }
  }, [save])
}
