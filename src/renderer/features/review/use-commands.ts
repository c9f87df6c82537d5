/** What each key of the review does. */
import { neighbour, nextUnseen } from './checklist-rows'
import { isReading, type ReviewCommand } from './key-map'
import { confirmSelectedVeto, linkSelected, showDocuments } from './more-commands'
import { tellBriefly } from './notices'
import { EMPTY_DRAFT } from './place-draft'
import { wholePage } from './places'
import type { Editor } from './use-placing'
import type { Workspace } from './use-workspace'

/** @returns false when the key means nothing here, so that the browser or the viewer may have it */
export function runCommand(work: Workspace, command: ReviewCommand): boolean {
  if (!work.canEdit && !isReading(command)) return false
  if (work.placing.editor !== null && !WITH_EDITOR.has(command.kind)) return false
  switch (command.kind) {
    case 'rule':
      return chooseRule(work, command.index)
    case 'next':
    case 'previous':
      return go(work, neighbour(work.rows, work.current.id, command.kind === 'next' ? 1 : -1))
    case 'next-unseen':
      return goToUnseen(work)
    case 'pass':
      return pass(work)
    case 'unfold':
    case 'fold':
      work.setUnfolded(command.kind === 'unfold')
      return true
    case 'next-finding':
    case 'previous-finding':
      return stepFinding(work, command.kind === 'next-finding' ? 1 : -1)
    case 'explain':
    case 'help':
      work.setDialog(command.kind)
      return true
    case 'cancel':
      return cancel(work)
    case 'undo':
    case 'redo':
      void walk(work, command.kind)
      return true
    case 'repeat':
      return chooseRepeat(work, command.index)
    case 'documents':
      return showDocuments(work)
    case 'link':
      return linkSelected(work)
    case 'confirm-veto':
      return confirmSelectedVeto(work)
    default:
      return runPlacing(work, command.kind)
  }
}

/** Keys that still make sense while the editor is open (and the keyboard is not in one of its fields). */
const WITH_EDITOR: ReadonlySet<ReviewCommand['kind']> = new Set<ReviewCommand['kind']>([
  'draw',
  'pin',
  'whole-page',
  'missing',
  'outline',
  'documents',
  'cancel',
  'help',
])

type PlacingKind = Extract<
  ReviewCommand['kind'],
  | 'own-points'
  | 'missing'
  | 'outline'
  | 'whole-page'
  | 'draw'
  | 'pin'
  | 'excuse'
  | 'veto'
  | 'advice'
  | 'edit'
  | 'withdraw'
  | 'search'
>

function runPlacing(work: Workspace, kind: PlacingKind): boolean {
  const { placing, current, viewer, selected } = work
  const isVeto = current.kind === 'veto'
  switch (kind) {
    case 'draw':
    case 'pin':
      viewer.setTool(kind === 'draw' ? 'box' : 'pin')
      return true
    case 'whole-page':
      return placeWholePage(work)
    case 'missing':
    case 'outline':
      work.setSideForm(kind)
      return true
    case 'excuse':
      if (current.naAllowed) work.setSideForm('excuse')
      else tellBriefly(`${current.id} 不是可缺项。卷内确实缺少的，应当扣分。`)
      return true
    case 'veto':
      if (isVeto) placing.openNew(current, 'veto', 'description')
      return isVeto
    case 'advice':
      placing.openNew(current, 'advice', 'description')
      return true
    case 'own-points':
      placing.openNew(current, isVeto ? 'veto' : 'deduction', isVeto ? 'description' : 'points')
      return true
    case 'search':
      if (selected) placing.openFinding(selected.finding)
      else placing.openNew(current, isVeto ? 'veto' : 'deduction', 'defect')
      return true
    case 'edit':
      if (selected) placing.openFinding(selected.finding)
      return selected !== null
    case 'withdraw':
      return withdraw(work)
  }
}

function go(work: Workspace, itemId: string): boolean {
  work.goToItem(itemId)
  work.focusList()
  return true
}

function goToUnseen(work: Workspace): boolean {
  const target = nextUnseen(work.rows, work.current.id)
  if (target === null) tellBriefly('全部评查项都已看过。')
  return target === null || go(work, target)
}

/** 无问题，下一项: a row that already says something is left as it is. */
function pass(work: Workspace): boolean {
  if (work.placing.draft.waiting !== null) return placeWholePage(work)
  if (work.current.state === 'unseen') void work.session.check(work.current.id, true)
  return go(work, neighbour(work.rows, work.current.id, 1))
}

function chooseRule(work: Workspace, index: number): boolean {
  const { current, placing, viewer } = work
  if (current.kind === 'veto') {
    if (index !== 0) return false
    placing.openNew(current, 'veto', 'description')
    return true
  }
  if (!current.rules[index]) return false
  const isPlaced = placing.draft.places.length > 0
  placing.chooseRule(current, index)
  if (isPlaced) work.focusList()
  else viewer.setTool('box')
  return true
}

/** 常记问题: recorded at once where a place is drawn, otherwise it waits for one. */
function chooseRepeat(work: Workspace, index: number): boolean {
  const { current, placing, repeats, viewer } = work
  const repeat = repeats[index]
  if (!repeat || current.state === 'excused') return false
  const isPlaced = placing.draft.places.length > 0
  placing.chooseRepeat(current, repeat)
  if (isPlaced) work.focusList()
  else viewer.setTool('box')
  return true
}

function placeWholePage(work: Workspace): boolean {
  const page = work.pages[work.viewer.getState().currentIndex]
  if (!page) return false
  work.viewer.setTool('read')
  work.placing.takePlace(wholePage(page))
  if (work.placing.editor === null) work.focusList()
  return true
}

function withdraw(work: Workspace): boolean {
  if (work.selected === null) return false
  withdrawFinding(work, work.selected.finding.id)
  work.focusList()
  return true
}

/** Taken back at once, and back again by one press: nothing is lost by a slip. */
export function withdrawFinding(work: Workspace, findingId: string): void {
  const found = work.findings.find(({ finding }) => finding.id === findingId)
  if (!found) return
  if (work.selected?.finding.id === findingId) work.selectMark(null)
  void work.session.withdraw(found.finding).then((isDone) => {
    if (!isDone) return
    tellBriefly(`已撤回第 ${found.number} 条问题`, { label: '撤销', onChoose: () => void walk(work, 'undo') })
  })
}

function stepFinding(work: Workspace, step: 1 | -1): boolean {
  const { findings, selected } = work
  if (findings.length === 0) return false
  const index = selected ? selected.number - 1 + step : step === 1 ? 0 : findings.length - 1
  const target = findings[(index + findings.length) % findings.length]
  work.selectFinding(target?.finding.id ?? null)
  work.focusList()
  return true
}

async function walk(work: Workspace, direction: 'undo' | 'redo'): Promise<void> {
  const itemId = await work.session[direction]()
  if (itemId !== null) work.goToItem(itemId, { showMark: false })
}

/** One Esc leaves one thing, the innermost first. */
function cancel(work: Workspace): boolean {
  const { placing, viewer } = work
  if (work.sideForm !== null) work.setSideForm(null)
  else if (viewer.getState().tool !== 'read' || placing.draft.waiting !== null) {
    viewer.setTool('read')
    placing.setDraft({ ...placing.draft, waiting: null })
  } else if (placing.editor !== null) giveUpEditor(work, placing.editor)
  else if (placing.draft.places.length > 0) placing.setDraft(EMPTY_DRAFT)
  else if (work.selectedMarkId !== null) work.selectMark(null)
  else return false
  work.focusList()
  return true
}

export function closeEditor({ placing, viewer, focusList }: Workspace): void {
  viewer.setTool('read')
  placing.closeEditor()
  focusList()
}

/** Closing never loses what was typed: it can be taken up again. */
export function giveUpEditor(work: Workspace, editor: Editor): void {
  closeEditor(work)
  if (editor.form === editor.initial) return
  tellBriefly('没有保存', { label: '继续填写', onChoose: () => work.placing.openAgain(editor) })
}
