/** Rows of 调卷与分配: what is still to do for each file. */
import { checkAssignment } from '@shared/domain/campaign/assign'
import { byUnitAndNumber, looseText } from '@shared/domain/campaign/clean-text'
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import { isOut } from '@shared/domain/campaign/progress'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import { describeFailure } from '@shared/messages'
import type { CampaignData } from '../use-campaign'

export type FileRow = {
  readonly entry: CampaignEntry
  readonly paper: 'never' | 'out' | 'back'
  readonly caseTitle: string | null
  readonly reviewerNames: readonly string[]
  readonly leaderName: string
  /** Why the reviewers it has should not judge it any more; empty when all is well. */
  readonly conflict: string
  readonly haystack: string
}

export type FileFilter = 'all' | 'never' | 'out' | 'no-case' | 'no-reviewer' | 'conflict'

export const FILE_FILTERS: readonly { readonly value: FileFilter; readonly label: string }[] = [
  { value: 'all', label: '全部案卷' },
  { value: 'never', label: '尚未调卷' },
  { value: 'out', label: '尚未归还' },
  { value: 'no-case', label: '未对应扫描件' },
  { value: 'no-reviewer', label: '未分配' },
  { value: 'conflict', label: '分配有问题' },
]

export function buildFileRows(data: CampaignData, cases: readonly CaseFile[]): readonly FileRow[] {
  const { campaign, entries, people } = data
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const titles = new Map(cases.map(({ id, facts }) => [id, facts.title]))
  return entries.toSorted(byUnitAndNumber).map((entry) => {
    const { assignment, listed } = entry
    const verdict =
      assignment && checkAssignment({ unit: listed.unit, plan: campaign.plan, people }, assignment)
    const reviewers = assignment ? [assignment.reviewerA, assignment.reviewerB] : []
    return {
      entry,
      paper: entry.handovers.length === 0 ? 'never' : isOut(entry) ? 'out' : 'back',
      caseTitle: entry.caseId === null ? null : (titles.get(entry.caseId) ?? '（案卷已移除）'),
      reviewerNames: reviewers.filter((id) => id !== null).map((id) => names.get(id) ?? '（未知）'),
      leaderName: assignment?.leader ? (names.get(assignment.leader) ?? '（未知）') : '',
      conflict: verdict && !verdict.ok ? describeFailure(verdict.failure) : '',
      haystack: looseText(`${listed.unit} ${listed.number} ${listed.title}`),
    }
  })
}

const matches = (row: FileRow, filter: FileFilter): boolean => {
  switch (filter) {
    case 'all':
      return true
    case 'never':
    case 'out':
      return row.paper === filter
    case 'no-case':
      return row.entry.caseId === null
    case 'no-reviewer':
      return row.entry.assignment === null
    case 'conflict':
      return row.conflict !== ''
  }
}

export function filterFileRows(
  rows: readonly FileRow[],
  filter: FileFilter,
  text: string,
): readonly FileRow[] {
  const words = text.split(/\s+/).map(looseText).filter(Boolean)
  return rows.filter((row) => matches(row, filter) && words.every((word) => row.haystack.includes(word)))
}

export const countFiles = (rows: readonly FileRow[], filter: FileFilter): number =>
  rows.filter((row) => matches(row, filter)).length
