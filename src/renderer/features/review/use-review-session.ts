/**
 * The acts of a review, each with its way back. The score on screen follows from the live query only, so what
 * is shown is what has been saved.
 */
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import type { FindingContent, Finding, Review, VetoStyle } from '@shared/domain/review/review'
import { tellFailure } from '../../app/notices'
import { perform } from '../../data/acts'
import { newFindingId } from './finding-id'
import { tellBriefly } from './notices'
import {
  forget,
  lastDone,
  lastUndone,
  push,
  stepBack,
  stepForward,
  type ScreenAct,
  type UndoEntry,
  UndoHistory,
} from './undo-stack'

export type ReviewSession = {
  /** Resolves with the new finding's id when it is saved, or null when it was refused. */
  readonly record: (content: FindingContent) => Promise<string | null>
  readonly edit: (finding: Finding, content: FindingContent) => Promise<boolean>
  readonly withdraw: (finding: Finding) => Promise<boolean>
  readonly check: (itemId: string, isChecked: boolean) => Promise<boolean>
  /** 合理缺项; null takes it back. */
  readonly excuse: (itemId: string, reason: string | null) => Promise<boolean>
  readonly setVetoStyle: (vetoStyle: VetoStyle) => Promise<boolean>
  /** @returns the item it concerned, or null when there was nothing to do */
  readonly undo: () => Promise<string | null>
  readonly redo: () => Promise<string | null>
  readonly nextUndo: string | null
  readonly nextRedo: string | null
}

export function useReviewSession(review: Review): ReviewSession {
  const [history] = useState(() => new UndoHistory())
  const stack = useSyncExternalStore(history.subscribe, history.get)
  const { id: reviewId, caseId, items, vetoStyle } = review
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
  return {
    ...commands,
    excuse,
    setVetoStyle,
    undo: useCallback(() => walk(history, 'undo'), [history]),
    redo: useCallback(() => walk(history, 'redo'), [history]),
    nextUndo: lastDone(stack)?.label ?? null,
    nextRedo: lastUndone(stack)?.label ?? null,
  }
}

async function run(history: UndoHistory, entry: UndoEntry): Promise<boolean> {
  history.set(push(history.get(), entry))
  const isDone = await write(entry.act)
  if (!isDone) history.set(forget(history.get(), entry))
  return isDone
}

async function walk(history: UndoHistory, direction: 'undo' | 'redo'): Promise<string | null> {
  const isUndo = direction === 'undo'
  const entry = isUndo ? lastDone(history.get()) : lastUndone(history.get())
  if (entry === null) return null
  history.set(isUndo ? stepBack(history.get()) : stepForward(history.get()))
  const isDone = await write(isUndo ? entry.undo : entry.redo)
  if (isDone) tellBriefly(`${isUndo ? '已撤销' : '已重做'}：${entry.label}`)
  else history.set(forget(history.get(), entry))
  return isDone ? entry.itemId : null
}

async function write({ type, payload }: ScreenAct): Promise<boolean> {
  try {
    await perform(type, payload)
    return true
  } catch (cause) {
    tellFailure(cause)
    return false
  }
}

const KIND_WORDS = { deduction: '扣分', veto: '一票否决', advice: '提示' } as const

const repeatable = (entry: Omit<UndoEntry, 'act'>): UndoEntry => ({ ...entry, act: entry.redo })

function commandsFor(at: { readonly reviewId: string; readonly caseId: string }, history: UndoHistory) {
  const named = (content: FindingContent): string => `${KIND_WORDS[content.kind]} ${content.itemId}`
  return {
    record: async (finding: FindingContent): Promise<string | null> => {
      const findingId = newFindingId()
      const isDone = await run(history, {
        label: named(finding),
        itemId: finding.itemId,
        act: { type: 'finding/recorded', payload: { ...at, findingId, finding } },
        undo: { type: 'finding/withdrawn', payload: { ...at, findingId } },
        redo: { type: 'finding/restored', payload: { ...at, findingId } },
      })
      return isDone ? findingId : null
    },
    edit: (old: Finding, finding: FindingContent): Promise<boolean> =>
      run(
        history,
        repeatable({
          label: `修改 ${finding.itemId}`,
          itemId: finding.itemId,
          redo: { type: 'finding/edited', payload: { ...at, findingId: old.id, finding } },
          undo: { type: 'finding/edited', payload: { ...at, findingId: old.id, finding: contentOf(old) } },
        }),
      ),
    withdraw: (finding: Finding): Promise<boolean> =>
      run(
        history,
        repeatable({
          label: `撤回 ${named(finding)}`,
          itemId: finding.itemId,
          redo: { type: 'finding/withdrawn', payload: { ...at, findingId: finding.id } },
          undo: { type: 'finding/restored', payload: { ...at, findingId: finding.id } },
        }),
      ),
    check: (itemId: string, isChecked: boolean): Promise<boolean> =>
      run(
        history,
        repeatable({
          label: `${isChecked ? '看过' : '未看'} ${itemId}`,
          itemId,
          redo: { type: 'review/item-checked', payload: { ...at, itemId, isChecked } },
          undo: { type: 'review/item-checked', payload: { ...at, itemId, isChecked: !isChecked } },
        }),
      ),
    setVetoStyle: (vetoStyle: VetoStyle, before: VetoStyle): Promise<boolean> =>
      run(
        history,
        repeatable({
          label: `否决方式 ${vetoStyle}`,
          itemId: null,
          redo: { type: 'review/veto-style-set', payload: { ...at, vetoStyle } },
          undo: { type: 'review/veto-style-set', payload: { ...at, vetoStyle: before } },
        }),
      ),
    excuse: (itemId: string, reason: string | null, before: string | null): Promise<boolean> =>
      run(
        history,
        repeatable({
          label: `${reason === null ? '取消缺项' : '合理缺项'} ${itemId}`,
          itemId,
          redo: { type: 'review/item-excused', payload: { ...at, itemId, reason } },
          undo: { type: 'review/item-excused', payload: { ...at, itemId, reason: before } },
        }),
      ),
  }
}

/** What a person said of a finding, without what the record added. */
export function contentOf(finding: Finding): FindingContent {
  const { kind, itemId, ruleId, unitCenti, count, places } = finding
  const { description, defectCode, law, severity, advice } = finding
  return {
    ...{ kind, itemId, ruleId, unitCenti, count, places },
    ...{ description, defectCode, law, severity, advice },
  }
}
