/** Everything the review screen knows and can do at the moment; its parts get what they need from here. */
import { useCallback, useMemo, useState } from 'react'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { OutlineEntry } from '@shared/domain/case-file/outline'
import type { Place } from '@shared/domain/case-file/place'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { Actor } from '@shared/domain/people/person'
import { repeatsFor, type Frequency, type RankedRepeat } from '@shared/domain/review/frequent'
import {
  numberedFindings,
  type Finding,
  type NumberedFinding,
  type Review,
} from '@shared/domain/review/review'
import { mayWorkIn } from '@shared/domain/review/visibility'
import { scoreReview } from '@shared/domain/scoring/score-review'
import type { ScoreResult } from '@shared/domain/scoring/score-result'
import { useActor } from '../../data/session'
import type { MarkPlace, ViewerMark, ViewerPage, ViewerStore } from '../../viewer'
import {
  buildChecklist,
  progressOf,
  rowsOf,
  type ChecklistGroup,
  type ChecklistRow,
  type Progress,
} from './checklist-rows'
import { buildFactNotes, type FactNotes } from './fact-notes'
import { isPresetText } from './finding-form'
import { MAX_REPEATS } from './key-map'
import { buildMarks, firstMarkId, goldMarks, ownerOf } from './marks'
import { replacePlace } from './place-draft'
import { usePlacing, type Placing } from './use-placing'
import { contentOf } from './review-entries'
import { useFrequency } from './use-frequency'
import { useReviewSession, type ReviewSession } from './use-review-session'
import { useTraining, type Training } from './use-training'

export type Tab = 'score' | 'findings' | 'law' | 'case' | 'training'
export type Dialog = 'help' | 'explain' | 'rescore' | 'submit' | 'reopen' | 'phrases'
/** A small form in the panel that one key opens. */
export type SideForm = 'missing' | 'excuse' | 'outline'

export type Workspace = {
  readonly caseFile: CaseFile
  readonly review: Review
  readonly standard: ScoringStandard
  readonly viewer: ViewerStore
  readonly pages: readonly ViewerPage[]
  readonly canEdit: boolean
  readonly score: ScoreResult
  readonly groups: readonly ChecklistGroup[]
  readonly rows: readonly ChecklistRow[]
  readonly findings: readonly NumberedFinding[]
  readonly progress: Progress
  readonly marks: readonly ViewerMark[]
  readonly session: ReviewSession
  readonly placing: Placing
  /** Who works here; null while it is not known. */
  readonly actor: Actor | null
  readonly outline: readonly OutlineEntry[]
  readonly frequency: Frequency
  /** 常记问题 of the current item. */
  readonly repeats: readonly RankedRepeat[]
  readonly factNotes: FactNotes
  /** The comparison with the key, once a practice has been submitted. */
  readonly training: Training | null
  /** Another review of this case: a practice. */
  readonly onOpenReview: (reviewId: string) => void
  readonly current: ChecklistRow
  readonly selected: NumberedFinding | null
  readonly selectedMarkId: string | null
  readonly isUnfolded: boolean
  readonly tab: Tab
  readonly dialog: Dialog | null
  readonly sideForm: SideForm | null
  readonly goToItem: (itemId: string, options?: { readonly showMark?: boolean }) => void
  readonly selectFinding: (findingId: string | null, options?: { readonly showMark?: boolean }) => void
  readonly selectMark: (markId: string | null) => void
  readonly moveMark: (markId: string, place: MarkPlace) => Promise<void>
  readonly setUnfolded: (isUnfolded: boolean) => void
  readonly setTab: (tab: Tab) => void
  readonly setDialog: (dialog: Dialog | null) => void
  readonly setSideForm: (form: SideForm | null) => void
  /** Puts the keyboard back where the items are. */
  readonly focusList: () => void
}

export type WorkspaceInput = Pick<
  Workspace,
  'caseFile' | 'review' | 'standard' | 'viewer' | 'pages' | 'onOpenReview'
>

/**
 * After the next drawing, when the new current row is there. A quick hand may be in a form or a field by then:
 * what it types next belongs there and must not become commands of the list.
 */
function focusList(): void {
  const before = document.activeElement
  requestAnimationFrame(() => {
    const now = document.activeElement
    if (now !== before && now?.closest('[data-editor], input, textarea, select')) return
    document.querySelector<HTMLElement>('[data-current-row]')?.focus()
  })
}

export function useWorkspace(input: WorkspaceInput): Workspace {
  const { caseFile, review, standard, viewer } = input
  const view = useReviewView(standard, review)
  const { rows, findings } = view
  const outline = caseFile.outline ?? NO_OUTLINE
  const session = useReviewSession(review, outline)
  const actor = useActor()
  const frequency = useFrequency(caseFile, review)
  const training = useTraining(standard, review)
  const [currentId, setCurrentId] = useState(rows[0]?.id ?? '')
  const [selectedMarkId, setSelectedMarkId] = useState<string | null>(null)
  const [isUnfolded, setUnfolded] = useState(false)
  const [tab, setTab] = useState<Tab>(isPractised(review) ? 'training' : 'score')
  const [dialog, setDialogState] = useState<Dialog | null>(null)
  const [sideForm, setSideForm] = useState<SideForm | null>(null)

  const select = useCallback(
    (markId: string | null, isShown: boolean) => {
      setSelectedMarkId(markId)
      if (markId !== null && isShown) viewer.scrollToMark(markId)
    },
    [viewer],
  )
  const placing = usePlacing({
    session,
    rowOf: (itemId) => rows.find((row) => row.id === itemId),
    onRecorded: (findingId, itemId) => {
      setCurrentId((now) => now || itemId)
      setSelectedMarkId(`${findingId}#0`)
    },
  })

  const current = rows.find((row) => row.id === currentId) ?? rows[0]
  if (current === undefined) throw new Error('a standard without rows was adopted')
  const selected = selectedOf(findings, selectedMarkId)
  const { editor, draft } = placing
  const editedId = editor?.finding?.id ?? null
  const editedPlaces = editor?.form.places ?? null
  const gold = training?.gold ?? null
  const marks = useMemo(
    () => [
      ...buildMarks(
        findings,
        draft.places,
        editedPlaces === null ? null : { findingId: editedId, places: editedPlaces },
      ),
      ...goldMarks(gold?.findings ?? []),
    ],
    [findings, draft.places, editedId, editedPlaces, gold],
  )
  const repeats = useMemo(
    () => repeatsFor(frequency, current.id, (repeat) => isPresetText(current, repeat), MAX_REPEATS),
    [frequency, current],
  )

  const goToItem: Workspace['goToItem'] = (itemId, { showMark = true } = {}) => {
    setCurrentId(itemId)
    setTab('score')
    const own = findings.find(({ finding }) => finding.itemId === itemId)
    select(own ? (firstMarkId(own) ?? `${own.finding.id}#0`) : null, showMark)
  }
  const selectFinding: Workspace['selectFinding'] = (findingId, { showMark = true } = {}) => {
    const found = findings.find(({ finding }) => finding.id === findingId)
    if (found) setCurrentId(found.finding.itemId)
    select(found ? (firstMarkId(found) ?? `${found.finding.id}#0`) : null, showMark)
  }
  const selectMark = useCallback(
    (markId: string | null) => {
      setSelectedMarkId(markId)
      const owner = markId === null ? null : ownerOf(markId)
      if (owner?.kind !== 'finding') return
      setTab((now) => (now === 'case' ? 'score' : now))
      const found = findings.find(({ finding }) => finding.id === owner.findingId)
      if (found) setCurrentId(found.finding.itemId)
    },
    [findings],
  )
  const setDialog = (next: Dialog | null): void => {
    setDialogState(next)
    if (next === null) focusList()
  }
  const moveMark = useMoveMark(findings, session, placing)
  const actions = { goToItem, selectFinding, selectMark, moveMark, focusList }
  const setters = { setUnfolded, setTab, setDialog, setSideForm }
  const state = { current, selected, selectedMarkId, isUnfolded, tab, dialog, sideForm, marks }
  return {
    ...input,
    ...view,
    ...actions,
    ...setters,
    ...state,
    ...{ session, placing },
    canEdit: review.state === 'open' && actor !== null && mayWorkIn(review, actor),
    ...{ actor, outline, frequency, repeats, training },
  }
}

const NO_OUTLINE: readonly OutlineEntry[] = []

const isPractised = ({ round, state }: Review): boolean => round === '训练' && state === 'submitted'

type ReviewView = Pick<Workspace, 'score' | 'groups' | 'rows' | 'findings' | 'progress' | 'factNotes'>

function useReviewView(standard: ScoringStandard, review: Review): ReviewView {
  return useMemo(() => {
    const score = scoreReview(standard, review)
    const groups = buildChecklist(standard, review, score)
    const rows = rowsOf(groups)
    const findings = numberedFindings(review)
    return { score, groups, rows, findings, progress: progressOf(rows), factNotes: buildFactNotes(findings) }
  }, [standard, review])
}

function selectedOf(findings: readonly NumberedFinding[], markId: string | null): NumberedFinding | null {
  const owner = markId === null ? null : ownerOf(markId)
  if (owner?.kind !== 'finding') return null
  return findings.find(({ finding }) => finding.id === owner.findingId) ?? null
}

/** A moved mark is an edit of its finding; a moved box that is not recorded yet only changes here. */
function useMoveMark(
  findings: readonly NumberedFinding[],
  session: ReviewSession,
  { draft, editor, setDraft, changeForm }: Placing,
): Workspace['moveMark'] {
  return async (id, place) => {
    const owner = ownerOf(id)
    switch (owner.kind) {
      case 'draft':
        setDraft(replacePlace(draft, owner.placeIndex, place))
        return
      case 'editor':
        if (editor)
          changeForm({ ...editor.form, places: withPlace(editor.form.places, owner.placeIndex, place) })
        return
      case 'gold':
        return
      case 'finding': {
        const finding = findings.find((one) => one.finding.id === owner.findingId)?.finding
        if (finding) await editPlace(session, finding, owner.placeIndex, place)
      }
    }
  }
}

const withPlace = (places: readonly Place[], index: number, place: Place): readonly Place[] =>
  places.map((one, i) => (i === index ? place : one))

async function editPlace(
  session: ReviewSession,
  finding: Finding,
  index: number,
  place: Place,
): Promise<void> {
  await session.edit(finding, { ...contentOf(finding), places: withPlace(finding.places, index, place) })
}
