/**
 * The acts of a review, each with its way back. The score on screen follows from the live query only, so what
 * is shown is what has been saved.
 */
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { OutlineEntry } from '@shared/domain/case-file/outline'
import type { FindingContent, Finding, Review, VetoStyle } from '@shared/domain/review/review'
import { tellFailure } from '../../app/notices'
import { historyOfReview, runEntry, walkHistory } from '../../data/undo'
import { lastDone, lastUndone, type UndoEntry, type UndoHistory } from '../../data/undo-stack'
import { newFindingId } from './finding-id'
import { tellBriefly } from './notices'
import { entriesOf, type Outlines } from './review-entries'

export type ReviewSession = {
  /** Resolves with the new finding's id when it is saved, or null when it was refused. */
  readonly record: (content: FindingContent, alsoLink?: Finding) => Promise<string | null>
  readonly edit: (finding: Finding, content: FindingContent, alsoLink?: Finding) => Promise<boolean>
  readonly withdraw: (finding: Finding) => Promise<boolean>
  readonly check: (itemId: string, isChecked: boolean) => Promise<boolean>
  /** 合理缺项; null takes it back. */
  readonly excuse: (itemId: string, reason: string | null) => Promise<boolean>
  readonly setVetoStyle: (vetoStyle: VetoStyle) => Promise<boolean>
  readonly setOutline: (outline: readonly OutlineEntry[], label: string) => Promise<boolean>
  /** 同一事实: one `factId` for both. */
  readonly link: (a: Finding, b: Finding) => Promise<boolean>
  readonly unlink: (finding: Finding) => Promise<boolean>
  /** 确认否决, by another person than the recorder. */
  readonly confirmVeto: (finding: Finding, isConfirmed: boolean) => Promise<boolean>
  /** Any other act of this screen, with its way back. */
  readonly run: (entry: UndoEntry) => Promise<boolean>
  /** @returns the item it concerned, or null when there was nothing to do */
  readonly undo: () => Promise<string | null>
  readonly redo: () => Promise<string | null>
  readonly nextUndo: string | null
  readonly nextRedo: string | null
}

export function useReviewSession(review: Review, outline: readonly OutlineEntry[]): ReviewSession {
  const { id: reviewId, caseId, items, vetoStyle } = review
  const history = historyOfReview(reviewId)
  const stack = useSyncExternalStore(history.subscribe, history.get)
  const commands = useMemo(() => commandsFor({ reviewId, caseId }, history), [reviewId, caseId, history])
  const excuse = useCallback(
    (itemId: string, reason: string | null) =>
      commands.excuse(itemId, reason, items[itemId]?.naReason ?? null),
    [commands, items],
  )
  const setVetoStyle = useCallback(
    (style: VetoStyle) => commands.setVetoStyle(style, vetoStyle),
    [commands, vetoStyle],
  )
  const setOutline = useCallback(
    (after: readonly OutlineEntry[], label: string) => commands.setOutline({ after, before: outline }, label),
    [commands, outline],
  )
  return {
    ...commands,
    excuse,
    setVetoStyle,
    setOutline,
    undo: useCallback(() => walk(history, 'undo'), [history]),
    redo: useCallback(() => walk(history, 'redo'), [history]),
    nextUndo: lastDone(stack)?.label ?? null,
    nextRedo: lastUndone(stack)?.label ?? null,
  }
}

async function tryRun(history: UndoHistory, entry: UndoEntry): Promise<boolean> {
  try {
    await runEntry(history, entry)
    return true
  } catch (cause) {
    tellFailure(cause)
    return false
  }
}

async function walk(history: UndoHistory, direction: 'undo' | 'redo'): Promise<string | null> {
  try {
    const entry = await walkHistory(history, direction)
    if (entry) tellBriefly(`${direction === 'undo' ? '已撤销' : '已重做'}：${entry.label}`)
    return entry?.itemId ?? null
  } catch (cause) {
    tellFailure(cause)
    return null
  }
}

function commandsFor(at: { readonly reviewId: string; readonly caseId: string }, history: UndoHistory) {
  const entries = entriesOf(at)
  const run = (entry: UndoEntry): Promise<boolean> => tryRun(history, entry)
  return {
    run,
    record: async (content: FindingContent, alsoLink?: Finding): Promise<string | null> => {
      const findingId = newFindingId()
      return (await run(entries.record(findingId, content, alsoLink))) ? findingId : null
    },
    edit: (old: Finding, content: FindingContent, alsoLink?: Finding) =>
      run(entries.edit(old, content, alsoLink)),
    withdraw: (finding: Finding) => run(entries.withdraw(finding)),
    check: (itemId: string, isChecked: boolean) => run(entries.check(itemId, isChecked)),
    setVetoStyle: (style: VetoStyle, before: VetoStyle) => run(entries.setVetoStyle(style, before)),
    excuse: (itemId: string, reason: string | null, before: string | null) =>
      run(entries.excuse(itemId, reason, before)),
    setOutline: (outlines: Outlines, label: string) => run(entries.setOutline(outlines, label)),
    link: (a: Finding, b: Finding) => run(entries.link(a, b)),
    unlink: (finding: Finding) => run(entries.unlink(finding)),
    confirmVeto: (finding: Finding, isConfirmed: boolean) => run(entries.confirmVeto(finding, isConfirmed)),
  }
}
