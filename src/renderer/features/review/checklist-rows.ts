/**
 * The checklist as the screen shows it: the standard's rows joined with what the review says of them. Pure.
 * Vetoes come first, so that nobody counts commas in a file that fails on its legality.
 */
import type { DeductionRule, ScoringStandard } from '@shared/domain/checklist/standard'
import { numberedFindings, type NumberedFinding, type Review } from '@shared/domain/review/review'
import { groupBy } from '@shared/lib/group-by'
import type { ItemScore, ScoreResult, ScoreStep } from '@shared/domain/scoring/score-result'

export type RowState = 'unseen' | 'checked' | 'deducted' | 'excused' | 'vetoed'

export type ChecklistRow = {
  readonly kind: 'item' | 'veto'
  readonly id: string
  readonly text: string
  readonly ruleText: string
  readonly basis: string
  readonly naAllowed: boolean
  readonly rules: readonly DeductionRule[]
  /** 0 for a veto row. */
  readonly pointsCenti: number
  readonly lostCenti: number
  readonly state: RowState
  readonly naReason: string | null
  readonly findings: readonly NumberedFinding[]
  readonly steps: readonly ScoreStep[]
}

export type ChecklistGroup = {
  readonly id: string
  readonly name: string
  readonly rows: readonly ChecklistRow[]
  /** Applicable points of the section; null for the vetoes. */
  readonly points: { readonly fullCenti: number; readonly gotCenti: number } | null
}

export const VETO_GROUP_ID = 'veto'

export function buildChecklist(
  standard: ScoringStandard,
  review: Review,
  score: ScoreResult,
): readonly ChecklistGroup[] {
  const byItem = groupBy(numberedFindings(review), ({ finding }) => finding.itemId)
  const scores = new Map(score.items.map((item) => [item.itemId, item]))
  const vetoes = standard.vetoes.map((veto): ChecklistRow =>
    withReview({ kind: 'veto', ...veto, rules: [], pointsCenti: 0 }, review, byItem.get(veto.id), undefined),
  )
  const sections = standard.sections.map((section): ChecklistGroup => {
    const own = score.sections.find(({ sectionId }) => sectionId === section.id)
    return {
      id: section.id,
      name: section.name,
      rows: standard.items
        .filter((item) => item.section === section.id)
        .map((item) =>
          withReview({ kind: 'item', ...item }, review, byItem.get(item.id), scores.get(item.id)),
        ),
      points: own ? { fullCenti: own.fullCenti, gotCenti: own.gotCenti } : null,
    }
  })
  return [{ id: VETO_GROUP_ID, name: '一票否决', rows: vetoes, points: null }, ...sections]
}

type BareRow = Pick<
  ChecklistRow,
  'kind' | 'id' | 'text' | 'ruleText' | 'basis' | 'naAllowed' | 'rules' | 'pointsCenti'
>

function withReview(
  { kind, id, text, ruleText, basis, naAllowed, rules, pointsCenti }: BareRow,
  review: Review,
  findings: readonly NumberedFinding[] = [],
  score: ItemScore | undefined,
): ChecklistRow {
  const mark = review.items[id]
  const naReason = mark?.naReason ?? null
  return {
    ...{ kind, id, text, ruleText, basis, naAllowed, rules, pointsCenti, naReason, findings },
    lostCenti: score?.lostCenti ?? 0,
    steps: score?.steps ?? [],
    state: stateOf(mark?.isChecked === true, naReason, findings),
  }
}

function stateOf(
  isChecked: boolean,
  naReason: string | null,
  findings: readonly NumberedFinding[],
): RowState {
  if (findings.some(({ finding }) => finding.kind === 'veto')) return 'vetoed'
  if (naReason !== null) return 'excused'
  if (findings.some(({ finding }) => finding.kind === 'deduction')) return 'deducted'
  return isChecked || findings.length > 0 ? 'checked' : 'unseen'
}

export const STATE_WORDS: Readonly<Record<RowState, string>> = {
  unseen: '未看',
  checked: '无问题',
  deducted: '扣分',
  excused: '缺项',
  vetoed: '否决',
}

/** What the row says of itself: a looked-at row with advice is not 无问题. */
export function stateWord(row: ChecklistRow): string {
  return row.state === 'checked' && row.findings.length > 0 ? '提示' : STATE_WORDS[row.state]
}

export const rowsOf = (groups: readonly ChecklistGroup[]): readonly ChecklistRow[] =>
  groups.flatMap((group) => group.rows)

export type Progress = {
  readonly seenItems: number
  readonly items: number
  readonly seenVetoes: number
  readonly vetoes: number
}

export function progressOf(rows: readonly ChecklistRow[]): Progress {
  const items = rows.filter((row) => row.kind === 'item')
  const vetoes = rows.filter((row) => row.kind === 'veto')
  const seen = (list: readonly ChecklistRow[]): number => list.filter((row) => row.state !== 'unseen').length
  return { seenItems: seen(items), items: items.length, seenVetoes: seen(vetoes), vetoes: vetoes.length }
}

/** The row `step` away, stopping at both ends. */
export function neighbour(rows: readonly ChecklistRow[], id: string, step: 1 | -1): string {
  const index = rows.findIndex((row) => row.id === id)
  return rows[Math.min(rows.length - 1, Math.max(0, index + step))]?.id ?? id
}

/** The next row nobody has looked at, from `id` on and around; null when all are done. */
export function nextUnseen(rows: readonly ChecklistRow[], id: string): string | null {
  const start = rows.findIndex((row) => row.id === id) + 1
  const around = [...rows.slice(start), ...rows.slice(0, start)]
  return around.find((row) => row.state === 'unseen')?.id ?? null
}
