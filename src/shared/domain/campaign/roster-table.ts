/**
 * 参评案卷名册 from a table a unit made: which column is which, which row is a file, and a word on every row that is
 * not. Nothing is passed over in silence: each row below the heading is a file, a problem or counted as blank.
 */
import type { CaseType } from '../case-file/case-file'
import type { ListedFile } from './campaign'
import { cleanText, fileIdentity, isSameUnit, looseText } from './clean-text'
import { parseCaseType, parseClosedOn, parseMustReason } from './roster-cells'

export const ROSTER_FIELDS = [
  'unit',
  'number',
  'title',
  'caseType',
  'closedOn',
  'mustReason',
  'note',
] as const
export type RosterField = (typeof ROSTER_FIELDS)[number]

export const ROSTER_FIELD_NAMES: Readonly<Record<RosterField, string>> = {
  unit: '单位',
  number: '文号',
  title: '案卷名称',
  caseType: '案卷类型',
  closedOn: '结案日期',
  mustReason: '必查原因',
  note: '备注',
}

/** Column by field, null where the table has none. */
export type RosterMapping = Readonly<Record<RosterField, number | null>>

/** Heading words by field, the surest first; a heading counts when it holds the word. */
const HEADINGS: Readonly<Record<RosterField, readonly string[]>> = {
  unit: [
    '执法单位',
    '执法机关',
    '办案单位',
    '报送单位',
    '被评查单位',
    '承办单位',
    '实施机关',
    '单位',
    '机关',
    '部门',
  ],
  number: ['决定书文号', '文书文号', '文号', '案号', '决定书编号', '案卷编号', '编号'],
  title: ['案卷名称', '案件名称', '案件名', '案由', '项目名称', '事项名称', '名称'],
  caseType: ['案卷类型', '案件类型', '案卷类别', '执法类别', '类型', '类别', '程序'],
  closedOn: ['结案日期', '结案时间', '办结日期', '办结时间', '结案', '办结', '决定日期', '日期'],
  mustReason: ['必查原因', '必查', '重点案件', '重大案件', '是否重大', '是否听证', '重点'],
  note: ['备注', '说明'],
}

export type RosterLayout = {
  /** Row of the headings, from 0; -1 when none was recognised: then the first row is data. */
  readonly headingRow: number
  readonly mapping: RosterMapping
}

const NO_COLUMNS: RosterMapping = {
  unit: null,
  number: null,
  title: null,
  caseType: null,
  closedOn: null,
  mustReason: null,
  note: null,
}

function mapHeadings(cells: readonly string[]): RosterMapping {
  const headings = cells.map(looseText)
  const taken = new Set<number>()
  const mapping: Record<RosterField, number | null> = { ...NO_COLUMNS }
  for (const field of ROSTER_FIELDS) {
    for (const word of HEADINGS[field]) {
      const column = headings.findIndex((text, index) => !taken.has(index) && text.includes(word))
      if (column < 0) continue
      taken.add(column)
      mapping[field] = column
      break
    }
  }
  return mapping
}

const MOST_TITLE_ROWS = 15
const countMapped = (mapping: RosterMapping): number =>
  ROSTER_FIELDS.filter((field) => mapping[field] !== null).length

/** The first row that names the number and something else is the heading; above it stands the title of the sheet. */
export function guessLayout(rows: readonly (readonly string[])[]): RosterLayout {
  for (const [headingRow, cells] of rows.slice(0, MOST_TITLE_ROWS).entries()) {
    const mapping = mapHeadings(cells)
    if (mapping.number !== null && countMapped(mapping) >= 2) return { headingRow, mapping }
  }
  return { headingRow: -1, mapping: NO_COLUMNS }
}

export type RosterProblem =
  | { readonly kind: 'no-unit' | 'no-number' | 'too-long' | 'looks-like-total' }
  | { readonly kind: 'unknown-type' | 'bad-date'; readonly text: string }
  | { readonly kind: 'duplicate-row'; readonly number: string; readonly firstRow: number }
  | { readonly kind: 'duplicate-known'; readonly number: string }

export type RosterNote =
  | { readonly kind: 'type-assumed'; readonly text: string }
  | { readonly kind: 'unit-not-planned'; readonly unit: string }
  | { readonly kind: 'no-title' | 'no-date' }

/** A row with its number in the source, from 1. */
export type AtRow<T> = { readonly row: number; readonly what: T }

export type RosterReading = {
  readonly files: readonly ListedFile[]
  /** Rows that are no file for now; they are left out unless the table or the columns are mended. */
  readonly problems: readonly AtRow<RosterProblem>[]
  /** Rows that are taken, with something to look at. */
  readonly notes: readonly AtRow<RosterNote>[]
  readonly blankRows: number
}

export type RosterContext = {
  readonly layout: RosterLayout
  /** For tables without such a column, or with an empty cell. */
  readonly defaultUnit: string
  readonly defaultType: CaseType | null
  readonly plannedUnits: readonly string[]
  /** Files on the campaign's other lists. */
  readonly known: readonly Pick<ListedFile, 'unit' | 'number'>[]
}

const MOST_CHARACTERS = 200
const isTotal = (cells: readonly string[]): boolean =>
  cells.some((text) => /^(合计|总计|小计|共计)[:：]?/.test(cleanText(text)))

type ReadRow =
  | { readonly kind: 'problem'; readonly problem: RosterProblem }
  | { readonly kind: 'file'; readonly file: ListedFile; readonly notes: readonly RosterNote[] }

const bad = (problem: RosterProblem): ReadRow => ({ kind: 'problem', problem })

function readRow(cells: readonly string[], context: RosterContext): ReadRow {
  const { mapping } = context.layout
  const cell = (field: RosterField): string => {
    const column = mapping[field]
    return column === null ? '' : cleanText(cells[column] ?? '')
  }
  const written = cell('unit') || cleanText(context.defaultUnit)
  const number = cell('number')
  if (number === '') return bad(isTotal(cells) ? { kind: 'looks-like-total' } : { kind: 'no-number' })
  if (written === '') return bad({ kind: 'no-unit' })
  // The plan's own spelling, so that one unit is one unit.
  const unit = context.plannedUnits.find((planned) => isSameUnit(planned, written)) ?? written
  const type = parseCaseType(cell('caseType'), context.defaultType)
  if (type === null) return bad({ kind: 'unknown-type', text: cell('caseType') })
  const closedOn = parseClosedOn(cell('closedOn'))
  if (closedOn === 'unreadable') return bad({ kind: 'bad-date', text: cell('closedOn') })
  const file: ListedFile = {
    unit,
    number,
    title: cell('title'),
    caseType: type.caseType,
    closedOn,
    mustReason: parseMustReason(cell('mustReason')),
    note: cell('note'),
  }
  if (
    [file.unit, file.number, file.title, file.mustReason, file.note].some(
      (text) => text.length > MOST_CHARACTERS,
    )
  )
    return bad({ kind: 'too-long' })
  const notes: RosterNote[] = []
  if (type.isAssumed) notes.push({ kind: 'type-assumed', text: cell('caseType') })
  if (context.plannedUnits.length > 0 && !context.plannedUnits.includes(unit))
    notes.push({ kind: 'unit-not-planned', unit })
  if (file.title === '') notes.push({ kind: 'no-title' })
  if (closedOn === null) notes.push({ kind: 'no-date' })
  return { kind: 'file', file, notes }
}

export function readRoster(rows: readonly (readonly string[])[], context: RosterContext): RosterReading {
  const files: ListedFile[] = []
  const problems: AtRow<RosterProblem>[] = []
  const notes: AtRow<RosterNote>[] = []
  const firstRows = new Map<string, number>()
  const known = new Set(context.known.map(fileIdentity))
  let blankRows = 0
  for (const [index, cells] of rows.entries()) {
    if (index <= context.layout.headingRow) continue
    const row = index + 1
    if (cells.every((text) => cleanText(text) === '')) {
      blankRows += 1
      continue
    }
    const read = readRow(cells, context)
    if (read.kind === 'problem') {
      problems.push({ row, what: read.problem })
      continue
    }
    const { file } = read
    const identity = fileIdentity(file)
    const firstRow = firstRows.get(identity)
    if (firstRow !== undefined) {
      problems.push({ row, what: { kind: 'duplicate-row', number: file.number, firstRow } })
    } else if (known.has(identity)) {
      problems.push({ row, what: { kind: 'duplicate-known', number: file.number } })
    } else {
      firstRows.set(identity, row)
      files.push(file)
      notes.push(...read.notes.map((what) => ({ row, what })))
    }
  }
  return { files, problems, notes, blankRows }
}
