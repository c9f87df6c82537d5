/**
 * From "here" and "this" to a recorded finding: boxes waiting for a rule, a rule waiting for its box, and the
 * editor that takes both. React state only for what is being drawn or typed; what is recorded lives in the journal.
 */
import { useCallback, useRef, useState } from 'react'
import type { Place } from '@shared/domain/case-file/place'
import type { Finding, FindingContent, FindingKind } from '@shared/domain/review/review'
import type { ChecklistRow } from './checklist-rows'
import type { Repeat } from '@shared/domain/review/frequent'
import { contentOfRepeat, contentOfRule, formOf, startForm, type FindingForm } from './finding-form'
import {
  addPlace,
  choose,
  EMPTY_DRAFT,
  isEmptyDraft,
  type Chosen,
  type DraftStep,
  type PlaceDraft,
} from './place-draft'
import type { ReviewSession } from './use-review-session'

export type EditorFocus = 'points' | 'description' | 'defect'

export type Editor = {
  /** null while the finding is new. */
  readonly finding: Finding | null
  readonly form: FindingForm
  readonly focus: EditorFocus
  /** As it was opened; anything else would be lost by closing. */
  readonly initial: FindingForm
}

export type Placing = {
  readonly draft: PlaceDraft
  readonly editor: Editor | null
  /** A box, pin or missing document, wherever it is needed at the moment. */
  readonly takePlace: (place: Place) => void
  /** A preset of a row: recorded at once when a place waits, otherwise it waits for one. */
  readonly chooseRule: (row: ChecklistRow, index: number) => void
  /** 常记问题: the same for a finding of before. */
  readonly chooseRepeat: (row: ChecklistRow, repeat: Repeat) => void
  readonly openNew: (row: ChecklistRow, kind: FindingKind, focus: EditorFocus) => void
  readonly openFinding: (finding: Finding) => void
  /** Takes up again what was closed without saving. */
  readonly openAgain: (editor: Editor) => void
  readonly changeForm: (form: FindingForm) => void
  readonly setDraft: (draft: PlaceDraft) => void
  readonly closeEditor: () => void
  readonly isIdle: boolean
}

type Options = {
  readonly session: ReviewSession
  readonly rowOf: (itemId: string) => ChecklistRow | undefined
  readonly onRecorded: (findingId: string, itemId: string) => void
}

export function usePlacing({ session, rowOf, onRecorded }: Options): Placing {
  const [draft, setDraftState] = useState(EMPTY_DRAFT)
  const [editor, setEditor] = useState<Editor | null>(null)
  // Keys and boxes may follow each other faster than React draws.
  const latest = useRef(draft)
  const setDraft = useCallback((next: PlaceDraft) => {
    latest.current = next
    setDraftState(next)
  }, [])

  const take = ({ draft: next, record }: DraftStep): void => {
    setDraft(next)
    const row = record && rowOf(record.itemId)
    const content = record && row ? contentOf(record, row, record.places) : null
    if (!record || !row || !content) return
    void session.record(content).then((findingId) => {
      if (findingId !== null) onRecorded(findingId, row.id)
      // What was drawn is not lost when the record refused it.
      else setDraft({ places: record.places, waiting: null })
    })
  }

  return {
    draft,
    editor,
    isIdle: editor === null && isEmptyDraft(draft),
    setDraft,
    takePlace: (place) => {
      if (editor === null) take(addPlace(latest.current, place))
      else setEditor({ ...editor, form: { ...editor.form, places: [...editor.form.places, place] } })
    },
    chooseRule: (row, index) => {
      const rule = row.rules[index]
      if (rule) take(choose(latest.current, { itemId: row.id, ruleId: rule.id }))
    },
    chooseRepeat: (row, repeat) => take(choose(latest.current, { itemId: row.id, ruleId: null, repeat })),
    openNew: (row, kind, focus) => {
      const form = startForm(row, kind, latest.current.places)
      setEditor({ finding: null, focus, form, initial: form })
      setDraft(EMPTY_DRAFT)
    },
    openFinding: (finding) => {
      setDraft(EMPTY_DRAFT)
      const form = formOf(finding)
      setEditor({ finding, focus: 'description', form, initial: form })
    },
    openAgain: setEditor,
    changeForm: (form) => {
      if (editor) setEditor({ ...editor, form })
    },
    closeEditor: () => {
      setEditor(null)
    },
  }
}

function contentOf(chosen: Chosen, row: ChecklistRow, places: readonly Place[]): FindingContent | null {
  if (chosen.repeat) return contentOfRepeat(row, chosen.repeat, places)
  const rule = row.rules.find(({ id }) => id === chosen.ruleId)
  return rule ? contentOfRule(row, rule, places) : null
}
