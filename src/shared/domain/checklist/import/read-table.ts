/**
 * A foreign table as a draft: the nine-column form of this program, and the free forms annexes come in (headings over
 * several columns, cells merged downwards, sums, vetoes among the items). Pure; what it could not read is said with the
 * number of the row, and stays to be filled in.
 */
import type { ErrorCode, ErrorParams, Failure } from '@shared/lib/app-error'
import type { DraftItem, DraftRule, DraftSection, DraftVeto, StandardDraft } from '../draft'
import { emptyDraft } from '../draft'
import { parseRuleText } from '../rule-text'
import {
  HEADING_NUMBER,
  isNote,
  isVetoSection,
  isSumLabel,
  oneLine,
  readAnswer,
  readHeading,
  readPoints,
  ruleLines,
  speaksOfVeto,
  zeroesTheFile,
} from './cells'
import type { ColumnMeaning, TableMapping } from './columns'
import { readTableHead } from './head'
import { numberRows } from './numbering'

export type ImportProblem = {
  /** As the sheet counts, from 1; 0: the whole table. */
  readonly row: number
  readonly failure: Failure
}
export type ReadTable = { readonly draft: StandardDraft; readonly problems: readonly ImportProblem[] }

export type TableOrigin = {
  /** Today, for what the table does not say. */
  readonly today: string
  /** Name of the file, or 粘贴的表格. */
  readonly source: string
}

/** A row on its way to an item or a veto. */
export type RawRow = {
  readonly row: number
  readonly id: string
  readonly section: string
  readonly text: string
  readonly ruleText: string
  readonly pointsCenti: number | null
  readonly capCenti: number | null
  readonly isVeto: boolean
  readonly naAllowed: boolean
  readonly basis: string
}

type SaidSum = { readonly row: number; readonly section: string | null; readonly centi: number }

/** @param rows  every cell as text; merged cells hold their text in the first one */
export function readStandardTable(
  rows: readonly (readonly string[])[],
  mapping: TableMapping,
  origin: TableOrigin,
): ReadTable {
  const has = (meaning: ColumnMeaning): boolean => mapping.columns.includes(meaning)
  const head = {
    ...emptyDraft(origin.today),
    ...readTableHead(rows.slice(0, Math.max(0, mapping.headerRow))),
  }
  const whole = (code: ErrorCode): ImportProblem => ({ row: 0, failure: { code, params: {} } })
  const lacking = [
    ...(has('text') ? [] : [whole('import/no-text-column')]),
    ...(has('points') ? [] : [whole('import/no-points-column')]),
  ]
  if (lacking.length > 0) return { draft: head, problems: lacking }
  const collected = collect(rows, mapping)
  const numbered = numberRows(collected.rows)
  const draft = fill(head, numbered.rows, numbered.sections, collected.isZeroing, origin)
  const problems = [
    ...collected.problems,
    ...(collected.rows.length === 0 ? [whole('import/no-rows')] : []),
    ...(numbered.isRenumbered ? [whole('import/numbers-made')] : []),
    ...(has('ruleText') || collected.rows.length === 0 ? [] : [whole('import/no-rule-column')]),
    ...(collected.isZeroing ? [whole('import/veto-zeroes')] : []),
    ...sumProblems(collected.rows, collected.sums),
  ]
  return { draft, problems: problems.toSorted((a, b) => a.row - b.row) }
}

type Collected = {
  readonly rows: RawRow[]
  readonly sums: SaidSum[]
  readonly problems: ImportProblem[]
  section: string
  isZeroing: boolean
}

function collect(rows: readonly (readonly string[])[], mapping: TableMapping): Collected {
  const into: Collected = { rows: [], sums: [], problems: [], section: '', isZeroing: false }
  const header = rows[mapping.headerRow]?.map(oneLine).join('|')
  rows.forEach((cells, index) => {
    const filled = cells.map(oneLine).filter((cell) => cell !== '')
    if (index <= mapping.headerRow || filled.length === 0) return
    // A long table repeats its header on every page.
    if (cells.map(oneLine).join('|') === header) return
    readRow(cells, filled, index + 1, mapping, into)
  })
  return into
}

function readRow(
  cells: readonly string[],
  filled: readonly string[],
  row: number,
  mapping: TableMapping,
  into: Collected,
): void {
  const raw = (meaning: ColumnMeaning): string | undefined => {
    const index = mapping.columns.indexOf(meaning)
    return index < 0 ? undefined : cells[index]
  }
  const [first = ''] = filled
  const points = readPoints(raw('points'))
  if (isSumLabel(first)) {
    const said = points.kind === 'points' ? points.centi : readHeading(filled.join('')).centi
    if (said !== null && !first.startsWith('小计')) into.sums.push({ row, section: null, centi: said })
    return
  }
  if (isNote(first)) return
  const at = cells.findIndex((cell) => oneLine(cell) === first)
  if (filled.length === 1 && isHeading(first, mapping.columns[at] ?? 'ignore', at, mapping)) {
    enterSection(first, row, into)
    return
  }
  const sectionCell = oneLine(raw('section'))
  if (sectionCell !== '') enterSection(sectionCell, row, into)
  readItemRow(raw, points, row, mapping, into)
}

/** One filled cell in a row of its own: over the whole width, or numbered like a heading. A lone rule is none. */
function isHeading(text: string, column: ColumnMeaning, at: number, mapping: TableMapping): boolean {
  if (column === 'points' || column === 'ruleText' || text.length > 60) return false
  const isNumbered = HEADING_NUMBER.test(text)
  const isSaying = readHeading(text).centi !== null
  return isNumbered || isSaying || (at === 0 && column !== 'text' && !mapping.columns.includes('section'))
}

function enterSection(cell: string, row: number, into: Collected): void {
  const { name, centi } = readHeading(cell)
  if (name === into.section) return
  into.section = name
  if (centi !== null) into.sums.push({ row, section: name, centi })
}

type Raw = (meaning: ColumnMeaning) => string | undefined

function readItemRow(
  raw: Raw,
  points: ReturnType<typeof readPoints>,
  row: number,
  mapping: TableMapping,
  into: Collected,
): void {
  const say = (code: ErrorCode, params: ErrorParams = {}): void => {
    into.problems.push({ row, failure: { code, params } })
  }
  const answer = (meaning: ColumnMeaning): boolean => {
    const value = readAnswer(raw(meaning))
    if (value === null) say('import/answer-unreadable', { text: oneLine(raw(meaning)) })
    return value === true
  }
  const text = oneLine(raw('text'))
  const ruleText = ruleLines(raw('ruleText'))
  const all = `${text}；${ruleText}；${oneLine(raw('points'))}`
  const isVeto =
    answer('veto') ||
    points.kind === 'zeroes' ||
    isVetoSection(into.section, points.kind === 'points') ||
    speaksOfVeto(all)
  const last = into.rows.at(-1)
  const isMore = points.kind === 'none' && !isVeto && oneLine(raw('id')) === ''
  if (isMore && last === undefined) return say('import/row-before-items')
  if (isMore && last) {
    into.rows[into.rows.length - 1] = joinRows(last, text, ruleText, oneLine(raw('basis')))
    return say('import/row-joined')
  }
  if (points.kind === 'unreadable' && !isVeto)
    say('import/points-unreadable', { text: oneLine(raw('points')) })
  if (points.kind === 'none' && !isVeto) say('import/no-points')
  if (isVeto && zeroesTheFile(`${into.section}；${all}`)) into.isZeroing = true
  const cap = readPoints(raw('cap'))
  if (cap.kind === 'unreadable' || cap.kind === 'zeroes')
    say('import/cap-unreadable', { text: oneLine(raw('cap')) })
  const hasOwnRule = /扣/.test(text)
  const rule =
    ruleText !== '' || isVeto
      ? ruleText
      : mapping.columns.includes('ruleText')
        ? ''
        : hasOwnRule
          ? text
          : '酌情扣分'
  if (rule === '' && !isVeto && mapping.columns.includes('ruleText')) say('import/no-rule')
  into.rows.push({
    row,
    id: oneLine(raw('id')),
    section: into.section,
    text: text === '' ? (last?.text ?? '') : text,
    ruleText: isVeto && rule === '' ? '出现即否决' : rule,
    pointsCenti: points.kind === 'points' ? points.centi : null,
    capCenti: cap.kind === 'points' ? cap.centi : null,
    isVeto,
    naAllowed: answer('na'),
    basis: oneLine(raw('basis')),
  })
}

const join = (a: string, b: string): string => (a === '' || b === '' || a === b ? a || b : `${a}；${b}`)

const joinRows = (above: RawRow, text: string, ruleText: string, basis: string): RawRow => ({
  ...above,
  text: join(above.text, text),
  ruleText: join(above.ruleText, ruleText),
  basis: join(above.basis, basis),
})

function fill(
  head: StandardDraft,
  rows: readonly RawRow[],
  sections: readonly DraftSection[],
  isZeroing: boolean,
  { source }: TableOrigin,
): StandardDraft {
  const mark = { about: 'text', mark: 'F', source: `导入自 ${source}` } as const
  const items = rows.filter(({ isVeto }) => !isVeto)
  const vetoes = rows.filter(({ isVeto }) => isVeto)
  const sectionOf = new Map(sections.map(({ id, name }) => [name, id]))
  return {
    ...head,
    vetoStyle: isZeroing ? 'A' : head.vetoStyle,
    provenance: [{ about: 'standard', mark: 'F', source: `导入自 ${source}` }],
    sections,
    items: items.map((row, index): DraftItem => ({
      ...rowOf(row, `i${index + 1}`, mark),
      section: sectionOf.get(row.section) ?? '',
      pointsCenti: row.pointsCenti,
      capCenti: row.capCenti === row.pointsCenti ? null : row.capCenti,
      rules: rulesOf(row.id, row.ruleText, row.capCenti ?? row.pointsCenti),
    })),
    vetoes: vetoes.map((row, index): DraftVeto => rowOf(row, `v${index + 1}`, mark)),
  }
}

const rowOf = (row: RawRow, key: string, mark: DraftVeto['provenance'][number]): DraftVeto => ({
  key,
  id: row.id,
  text: row.text,
  ruleText: row.ruleText,
  basis: row.basis,
  naAllowed: row.naAllowed,
  naWhen: [],
  documents: [],
  provenance: [mark],
})

/** What the reader makes of a rule text, as rows of a draft. Without points nothing can be read yet. */
export function rulesOf(itemId: string, ruleText: string, capCenti: number | null): DraftRule[] {
  if (capCenti === null || capCenti <= 0) return []
  return parseRuleText(itemId === '' ? 'x' : itemId, ruleText, capCenti).parts.flatMap(
    ({ rule, confidence, reason }) =>
      rule === null
        ? []
        : [
            {
              text: rule.text,
              unitCenti: rule.unitCenti,
              per: rule.per,
              maxCenti: rule.maxCenti === capCenti ? null : rule.maxCenti,
              range: rule.range ?? null,
              isManual: rule.manual === true,
              reading: confidence,
              reason,
            },
          ],
  )
}

function sumProblems(rows: readonly RawRow[], sums: readonly SaidSum[]): ImportProblem[] {
  return sums.flatMap(({ row, section, centi }): ImportProblem[] => {
    const of = rows.filter((each) => !each.isVeto && (section === null || each.section === section))
    const sumCenti = of.reduce((sum, each) => sum + (each.pointsCenti ?? 0), 0)
    if (sumCenti === centi) return []
    const params = { saidCenti: centi, sumCenti }
    return section === null
      ? [{ row, failure: { code: 'import/total-sum', params } }]
      : [{ row, failure: { code: 'import/section-sum', params: { ...params, section } } }]
  })
}
