/** Keys that link, confirm and find the way: 同一事实, 确认否决, 卷内目录, 看材料. */
import { documentsOfItem, entriesFor, type OutlineEntry } from '@shared/domain/case-file/outline'
import type { Finding } from '@shared/domain/review/review'
import { pageKey } from '../../viewer'
import { nameOf } from './fact-notes'
import { tellBriefly } from './notices'
import type { Workspace } from './use-workspace'

/** @returns what the item is judged in; empty when neither the standard nor its words say */
export function documentsOf({ standard }: Pick<Workspace, 'standard'>, itemId: string): readonly string[] {
  const row = [...standard.items, ...standard.vetoes].find(({ id }) => id === itemId)
  return row ? documentsOfItem(row) : []
}

/** The next document of the item after the page in sight, and around to the first. */
export function showDocuments(work: Workspace): boolean {
  const { current, outline, pages, viewer } = work
  const documents = documentsOf(work, current.id)
  if (documents.length === 0) {
    tellBriefly(`标准没有写明 ${current.id} 看什么材料。`)
    return true
  }
  const found = entriesFor(outline, documents).flatMap((entry) => {
    const index = pageIndexOf(work, entry)
    return index < 0 ? [] : [{ entry, index }]
  })
  const here = viewer.getState().currentIndex
  const next = found.find(({ index }) => index > here) ?? found[0]
  if (!next) {
    const names = documents.join('、')
    tellBriefly(
      outline.length === 0
        ? `本项看：${names}。卷内目录还没有标注，翻到文书首页按 S 标注。`
        : `卷内目录里还没有标出：${names}。`,
    )
    return true
  }
  viewer.goToPage(next.index)
  tellBriefly(`${next.entry.title}，第 ${pages[next.index]?.pageNumber ?? 1} 页`)
  return true
}

/** Index over the whole case, -1 when the page is not there. */
export const pageIndexOf = ({ pages }: Pick<Workspace, 'pages'>, entry: OutlineEntry): number =>
  pages.findIndex(({ key }) => key === pageKey(entry.fileId, entry.pageIndex))

/** Links the selected finding with the first one that may be the same fact, or takes its link back. */
export function linkSelected(work: Workspace): boolean {
  const { selected } = work
  if (selected === null) return false
  linkFinding(work, selected.finding)
  return true
}

export function linkFinding(work: Workspace, finding: Finding): void {
  const note = work.factNotes.get(finding.id)
  const suspect = note?.suspects[0]
  if (suspect) {
    void work.session.link(finding, suspect.other.finding).then((isDone) => {
      if (isDone) tellBriefly(`已与${nameOf(suspect.other)}关联为同一事实`)
    })
  } else if (note && note.linked.length > 0) unlinkFinding(work, finding)
  else tellBriefly('没有发现与它疑似同一事实的问题。')
}

export function unlinkFinding(work: Workspace, finding: Finding): void {
  void work.session.unlink(finding).then((isDone) => {
    if (isDone) tellBriefly('已取消关联')
  })
}

/** Why this person may not confirm the veto; null: may. */
export function confirmRefusal({ actor }: Pick<Workspace, 'actor'>, finding: Finding): string | null {
  if (finding.kind !== 'veto') return '选中的不是一票否决。'
  return actor === null || actor.name === finding.recordedBy
    ? `一票否决由${finding.recordedBy}以外的人确认。请在“人员”里登记，由另一人登录后确认。`
    : null
}

export function confirmSelectedVeto(work: Workspace): boolean {
  if (work.selected === null) return false
  confirmVeto(work, work.selected.finding)
  return true
}

export function confirmVeto(work: Workspace, finding: Finding): void {
  const isConfirmed = Boolean(finding.confirmedBy)
  const refusal = isConfirmed ? null : confirmRefusal(work, finding)
  if (refusal !== null) tellBriefly(refusal)
  else void work.session.confirmVeto(finding, !isConfirmed)
}

/** Does something with a finding of the list by its id; one that is gone meanwhile is passed over. */
export function withFinding(
  work: Workspace,
  findingId: string,
  run: (work: Workspace, finding: Finding) => void,
): void {
  const found = work.findings.find(({ finding }) => finding.id === findingId)
  if (found) run(work, found.finding)
}
