/** 附件 as they are typed: paragraphs by line, a table cell by cell. Pure. */
import type { Annex } from '@shared/domain/document/supervision-document'
import type { CitedFinding } from '../cited-findings'

export type AnnexTable = NonNullable<Annex['table']>

export const textOfAnnex = ({ paragraphs }: Pick<Annex, 'paragraphs'>): string => paragraphs.join('\n')

/** Each line is a paragraph; blank ones are only space while typing. */
export const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 200)

export const setCell = (table: AnnexTable, row: number, column: number, text: string): AnnexTable => ({
  ...table,
  rows: table.rows.map((cells, at) => (at === row ? cells.with(column, text.slice(0, 2000)) : cells)),
})

export const addRow = (table: AnnexTable): AnnexTable => ({
  ...table,
  rows: [...table.rows, table.columns.map(() => '')],
})

export const removeRow = (table: AnnexTable, row: number): AnnexTable => ({
  ...table,
  rows: table.rows.toSpliced(row, 1),
})

const COLUMNS: AnnexTable['columns'] = [
  { label: '序号', width: 7 },
  { label: '问题', width: 33 },
  { label: '所在页', width: 15 },
  { label: '依据', width: 23 },
  { label: '整改要求', width: 22 },
]

/** 问题清单 from the findings the paper speaks of, as they stand now; null when it speaks of none. */
export function findingTable(findings: readonly CitedFinding[]): AnnexTable | null {
  if (findings.length === 0) return null
  return {
    columns: COLUMNS,
    rows: findings.map(({ description, placeText, law, itemId, advice, isAdvice }, index) =>
      [
        String(index + 1),
        description,
        placeText,
        law || `评查标准第${itemId}项`,
        advice || (isAdvice ? '供改进参考' : '自行纠正'),
      ].map((cell) => cell.slice(0, 2000)),
    ),
  }
}

/** A table of one's own starts with two columns. */
export const EMPTY_TABLE: AnnexTable = {
  columns: [
    { label: '序号', width: 10 },
    { label: '内容', width: 90 },
  ],
  rows: [['1', '']],
}

/** The names under the text follow the annexes: a new one is added, a renamed one renamed, a removed one taken out. */
export function namesAfter(
  names: readonly string[],
  before: readonly Annex[],
  after: readonly Annex[],
): readonly string[] {
  const kept = names.flatMap((name) => {
    const old = before.find(({ title }) => title === name)
    if (!old) return [name]
    const now = after.find(({ id }) => id === old.id)
    return now ? [now.title] : []
  })
  const added = after
    .filter(({ id }) => !before.some((old) => old.id === id))
    .map(({ title }) => title)
    .filter((title) => !kept.includes(title))
  return [...kept, ...added].slice(0, 20)
}
