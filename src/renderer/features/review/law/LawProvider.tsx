import { useEffect, useMemo, type ReactNode } from 'react'
import { useLatest } from '../use-latest'
import type { Workspace } from '../use-workspace'
import { LawContext, LawMarksContext, type ItemMark } from './law-context'
import type { LawEntry } from './suggestions'
import { dropWaitingAfterThisTurn, waitForPlace } from './place-pick'
import { useLaw, type Law } from './use-law'

type LawProviderProps = { readonly work: Workspace; readonly children: ReactNode }

const NO_ENTRIES: readonly LawEntry[] = []
const NO_ITEMS: Law['naItems'] = new Map()

/** The clocks of this review, computed once for panel, checklist and pages. */
export function LawProvider({ work, children }: LawProviderProps) {
  const law = useLaw(work)
  const marks = useMarks(law?.entries ?? NO_ENTRIES, law?.naItems ?? NO_ITEMS)
  useAcceptKey(work, law)
  useDropWaitingPlace(work)
  return (
    <LawContext value={law}>
      <LawMarksContext value={marks}>{children}</LawMarksContext>
    </LawContext>
  )
}

function useMarks(
  entries: readonly LawEntry[],
  naItems: ReadonlyMap<string, string>,
): ReadonlyMap<string, ItemMark> {
  return useMemo(() => {
    const marks = new Map<string, ItemMark>()
    for (const id of naItems.keys()) marks.set(id, { open: 0, isNa: true })
    for (const { isOpen, row } of entries) {
      if (!isOpen || row === null) continue
      const before = marks.get(row.id) ?? { open: 0, isNa: false }
      marks.set(row.id, { ...before, open: before.open + 1 })
    }
    return marks
  }, [entries, naItems])
}

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [data-law]'

/** A in the checklist: takes the suggestion of the current row, 缺项 first; a finding is looked at before. */
function useAcceptKey(work: Workspace, law: Law | null): void {
  const latest = useLatest({ work, law })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { work: now, law: clocks } = latest()
      if (event.key.toLowerCase() !== 'a' || event.ctrlKey || event.altKey || event.metaKey) return
      if (event.defaultPrevented || (event.target instanceof Element && event.target.closest(TYPING))) return
      if (clocks === null || now.tab !== 'score' || now.dialog !== null || !now.canEdit) return
      if (now.placing.editor !== null) return
      if (takeSuggestion(now.current.id, clocks)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [latest])
}

function takeSuggestion(itemId: string, law: Law): boolean {
  if (law.naItems.has(itemId)) {
    void law.acceptNa(itemId)
    return true
  }
  const open = law.entries.find(({ isOpen, row }) => isOpen && row?.id === itemId)
  if (open === undefined) return false
  law.showRule(open.result.ruleId)
  return true
}

/** A fact waits for its box only as long as the drawing tool is in the hand. */
function useDropWaitingPlace({ viewer }: Workspace): void {
  useEffect(() => {
    let before = viewer.getState().tool
    const unsubscribe = viewer.subscribe(() => {
      const { tool } = viewer.getState()
      if (before !== 'read' && tool === 'read') dropWaitingAfterThisTurn()
      before = tool
    })
    return () => {
      unsubscribe()
      waitForPlace(null)
    }
  }, [viewer])
}
