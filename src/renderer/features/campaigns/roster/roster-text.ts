/** What the reading of a roster says on screen, row by row. */
import type { AtRow, RosterNote, RosterProblem } from '@shared/domain/campaign/roster-table'
import { assertNever } from '@shared/lib/assert-never'

export function rosterProblemText(problem: RosterProblem): string {
  switch (problem.kind) {
    case 'no-unit':
      return '没有单位'
    case 'no-number':
      return '没有文号'
    case 'looks-like-total':
      return '像是合计行，不是案卷'
    case 'too-long':
      return '有一格超过 200 字'
    case 'unknown-type':
      return problem.text === '' ? '没有案卷类型' : `案卷类型“${problem.text}”不认识`
    case 'bad-date':
      return `结案日期“${problem.text}”读不懂`
    case 'duplicate-row':
      return `与第 ${problem.firstRow} 行是同一案卷（${problem.number}）`
    case 'duplicate-known':
      return `${problem.number} 已在本批次的另一份名册里`
    default:
      return assertNever(problem)
  }
}

const NOTE_TEXT: Readonly<Record<RosterNote['kind'], string>> = {
  'type-assumed': '只写“行政处罚”，按普通程序处理',
  'unit-not-planned': '单位不在方案的参评单位里',
  'no-title': '没有案卷名称',
  'no-date': '没有结案日期',
}

const SHOWN_ROWS = 12

export type NoteLine = { readonly text: string; readonly rows: string }

/** One line a kind, with the rows it is about. */
export function noteLines(notes: readonly AtRow<RosterNote>[]): readonly NoteLine[] {
  const byText = new Map<string, number[]>()
  for (const { row, what } of notes) {
    const text =
      what.kind === 'unit-not-planned' ? `${NOTE_TEXT[what.kind]}：${what.unit}` : NOTE_TEXT[what.kind]
    byText.set(text, [...(byText.get(text) ?? []), row])
  }
  return [...byText].map(([text, rows]) => ({
    text,
    rows: `第 ${rows.slice(0, SHOWN_ROWS).join('、')} 行${rows.length > SHOWN_ROWS ? `等 ${rows.length} 行` : ''}`,
  }))
}

/** A, B, … Z, AA as spreadsheets name their columns. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`
}
