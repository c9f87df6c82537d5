/** What each act of the law panel writes, and what takes it back. Pure. */
import { SECTOR_FACT } from '@shared/domain/law/case-law'
import type { FactValue, SourcedFact } from '@shared/domain/law/fact-sheet'
import { factLabel } from '@shared/domain/law/facts'
import type { Place } from '@shared/domain/case-file/place'
import type { Finding, FindingContent, SuggestionDecision } from '@shared/domain/review/review'
import type { EventBody } from '@shared/events/catalogue'
import { repeatable, type UndoEntry } from '../../../data/undo-stack'
import { contentOf } from '../review-entries'

export type FactChange = {
  readonly key: string
  readonly value: FactValue | null
  readonly source: Place | null
  readonly note: string
}

export const nameOfFact = (key: string): string => (key === SECTOR_FACT ? '适用行业' : factLabel(key))

/** Undo writes the old value again; a fact that was not there is taken away. */
export function setFact(caseId: string, change: FactChange, before: SourcedFact | undefined): UndoEntry {
  const set = ({ key, value, source, note }: FactChange): EventBody => ({
    type: 'case/fact-set',
    payload: { caseId, key, value, source, note },
  })
  const old: FactChange = {
    key: change.key,
    value: before?.value ?? null,
    source: before?.source ?? null,
    note: before?.note.slice(0, 500) ?? '',
  }
  return repeatable({
    label: `${change.value === null ? '清除' : '填写'} ${nameOfFact(change.key)}`,
    itemId: null,
    redo: [set(change)],
    undo: [set(old)],
  })
}

type At = { readonly reviewId: string; readonly caseId: string }
export type Shown = { readonly suggestionId: string; readonly shown: string }

export function suggestionEntries(at: At) {
  const accepted = (which: Shown, findingId: string, finding: FindingContent): EventBody => ({
    type: 'suggestion/accepted',
    payload: { ...at, ...which, findingId, finding },
  })
  const rejected = (which: Shown, reason: string): EventBody => ({
    type: 'suggestion/rejected',
    payload: { ...at, ...which, reason },
  })
  const reopened = (suggestionId: string): EventBody => ({
    type: 'suggestion/reopened',
    payload: { ...at, suggestionId },
  })
  return {
    accept: (which: Shown, findingId: string, finding: FindingContent): UndoEntry =>
      repeatable({
        label: `采纳 ${which.suggestionId}`,
        itemId: null,
        redo: [accepted(which, findingId, finding)],
        undo: [reopened(which.suggestionId)],
      }),
    reject: (which: Shown, reason: string): UndoEntry =>
      repeatable({
        label: `不采纳 ${which.suggestionId}`,
        itemId: null,
        redo: [rejected(which, reason)],
        undo: [reopened(which.suggestionId)],
      }),
    /** `finding`: the one it made, as it stands now, so that what was refined in it comes back too. */
    reopen: (decision: SuggestionDecision, finding: Finding | null): UndoEntry => {
      const { suggestionId, shown, findingId, reason } = decision
      const which = { suggestionId, shown }
      const taken =
        findingId !== null && finding !== null ? [accepted(which, findingId, contentOf(finding))] : []
      const withdrawn: readonly EventBody[] =
        findingId !== null && finding !== null && finding.withdrawnAt !== null
          ? [{ type: 'finding/withdrawn', payload: { ...at, findingId } }]
          : []
      return repeatable({
        label: `重新考虑 ${suggestionId}`,
        itemId: null,
        redo: [reopened(suggestionId)],
        undo: decision.kind === 'rejected' ? [rejected(which, reason)] : [...taken, ...withdrawn],
      })
    },
  }
}
