/** An edition in the nine-column form, as a table file or on paper; the import reads it back, lines above included. */
import { CASE_TYPE_NAMES } from '@shared/domain/case-file/case-file'
import { twoReviewersText } from '@shared/domain/checklist/diff'
import { HEAD_LABELS } from '@shared/domain/checklist/import/head'
import { tableOfStandard } from '@shared/domain/checklist/import/table-of-standard'
import { DEFAULT_TWO_REVIEWERS, type ScoringStandard } from '@shared/domain/checklist/standard'
import { formatTenths } from '@shared/lib/decimal'
import { VETO_STYLE_TEXT } from '@shared/messages/scoring'
import type { Column, ReportTable } from './table'

const LAYOUT: readonly Omit<Column, 'label'>[] = [
  { width: 8, align: 'center' },
  { width: 10, align: 'center' },
  { width: 36, align: 'left' },
  { width: 5, align: 'right' },
  { width: 26, align: 'left' },
  { width: 5, align: 'right' },
  { width: 5, align: 'center' },
  { width: 6, align: 'center' },
  { width: 18, align: 'left' },
]
/** 分值 and 封顶 as numbers, so that they can be summed. */
const NUMBERS: ReadonlySet<number> = new Set([3, 5])

export function buildStandardTable(standard: ScoringStandard): ReportTable {
  const [header = [], ...rows] = tableOfStandard(standard)
  return {
    // Letters a sheet's name may not hold.
    title: standard.name.replace(/[:\\/?*[\]]/g, ' '),
    facts: factsOf(standard),
    columns: header.map((label, index) => ({ label, ...(LAYOUT[index] ?? { width: 10, align: 'left' }) })),
    rows: rows.map((row) => row.map((cell, index) => (NUMBERS.has(index) ? Number(cell) : cell))),
    notes: [{ heading: '说明', lines: notesOf(standard).map((line) => `注：${line}`) }],
    signatures: [],
    isSample: false,
  }
}

function factsOf(standard: ScoringStandard): (readonly [string, string])[] {
  const { name, id, edition, issuer, caseType, effectiveFrom, effectiveTo = '' } = standard
  return [
    [HEAD_LABELS.name, name],
    [HEAD_LABELS.id, id],
    [HEAD_LABELS.edition, edition],
    [HEAD_LABELS.issuer, issuer],
    [HEAD_LABELS.caseType, CASE_TYPE_NAMES[caseType]],
    [HEAD_LABELS.effectiveFrom, effectiveFrom],
    [HEAD_LABELS.effectiveTo, effectiveTo],
  ]
}

function notesOf(standard: ScoringStandard): string[] {
  const { grades, vetoStyle, twoReviewers = DEFAULT_TWO_REVIEWERS, sections } = standard
  const minimums = sections.flatMap(({ name, minimum }) =>
    minimum === undefined
      ? []
      : [`${name}折算低于 ${formatTenths(minimum.minTenths)} 分的，等次不得高于${minimum.gradeAtMost}。`],
  )
  return [
    `等次：${grades.map(({ name, minTenths }) => `${name} ${formatTenths(minTenths)} 分起`).join('，')}。`,
    `一票否决：方式 ${vetoStyle}，${VETO_STYLE_TEXT[vetoStyle]}。`,
    `两人评查：${twoReviewersText(twoReviewers)}；否则合议。`,
    ...minimums,
  ]
}
