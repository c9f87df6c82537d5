import { describe, expect, it } from 'vitest'
import {
  guessLayout,
  readRoster,
  type RosterContext,
  type RosterMapping,
} from '@shared/domain/campaign/roster-table'
import { parseCaseType, parseClosedOn, parseMustReason } from '@shared/domain/campaign/roster-cells'

const HEAD = ['序号', '执法单位', '案卷名称', '决定书文号', '案卷类型', '结案日期', '是否听证', '备注']
const MAPPING: RosterMapping = {
  unit: 1,
  title: 2,
  number: 3,
  caseType: 4,
  closedOn: 5,
  mustReason: 6,
  note: 7,
}
const ROW = ['1', '示例县城管局', '示例案', '示城罚〔2025〕1号', '普通程序', '2025/6/3', '', '']
const context = (patch: Partial<RosterContext> = {}): RosterContext => ({
  layout: { headingRow: 0, mapping: MAPPING },
  defaultUnit: '',
  defaultType: null,
  plannedUnits: [],
  known: [],
  ...patch,
})
const read = (rows: readonly (readonly string[])[], patch: Partial<RosterContext> = {}) =>
  readRoster([HEAD, ...rows], context(patch))
const row = (patch: Partial<Record<number, string>>): readonly string[] =>
  ROW.map((cell, index) => patch[index] ?? cell)

describe('the columns of a foreign table', () => {
  it('are found by their headings, below the title of the sheet', () => {
    expect(guessLayout([['2025年度行政处罚案卷目录'], [''], HEAD, ROW])).toEqual({
      headingRow: 2,
      mapping: MAPPING,
    })
  })
  it.each([
    ['案号', ['案号', '案由'], { number: 0, title: 1 }],
    ['办结时间', ['文号', '办结时间'], { number: 0, closedOn: 1 }],
    ['单位 with blanks and a full-width bracket', ['单 位（全称）', '文 号'], { unit: 0, number: 1 }],
    ['必查', ['文号', '必查原因'], { number: 0, mustReason: 1 }],
    ['one column is one field only', ['单位名称', '名称', '编号'], { unit: 0, title: 1, number: 2 }],
  ] as const)('%s', (_case, headings, expected) => {
    expect(guessLayout([headings]).mapping).toMatchObject(expected)
  })
  it('are left to a person where no heading is recognised', () => {
    expect(guessLayout([['a', 'b'], ROW])).toMatchObject({ headingRow: -1, mapping: { number: null } })
  })
})

describe('a row', () => {
  it('becomes a file', () => {
    expect(read([ROW])).toEqual({
      files: [
        {
          unit: '示例县城管局',
          number: '示城罚〔2025〕1号',
          title: '示例案',
          caseType: '处罚普通',
          closedOn: '2025-06-03',
          mustReason: '',
          note: '',
        },
      ],
      problems: [],
      notes: [],
      blankRows: 0,
    })
  })
  it.each([
    ['without a number', { 3: '' }, { kind: 'no-number' }],
    ['without a unit', { 1: '' }, { kind: 'no-unit' }],
    ['of a total', { 1: '合计', 3: '' }, { kind: 'looks-like-total' }],
    ['of an unknown type', { 4: '其他' }, { kind: 'unknown-type', text: '其他' }],
    ['without a type', { 4: '' }, { kind: 'unknown-type', text: '' }],
    ['with a date that is none', { 5: '2025年2月30日' }, { kind: 'bad-date', text: '2025年2月30日' }],
    ['with more text than there is room for', { 2: '长'.repeat(201) }, { kind: 'too-long' }],
  ] as const)('%s is named with its number and left out', (_case, patch, what) => {
    expect(read([row({ 3: '另一号' }), row(patch)])).toMatchObject({
      files: [{ number: '另一号' }],
      problems: [{ row: 3, what }],
    })
  })
  it('that names the same file again is named with the first one', () => {
    expect(read([ROW, row({ 3: '示城罚[2025] 1号' })]).problems).toEqual([
      { row: 3, what: { kind: 'duplicate-row', number: '示城罚[2025] 1号', firstRow: 2 } },
    ])
  })
  it('of another unit with the same number is another file', () => {
    expect(read([ROW, row({ 1: '示例县水利局' })]).files).toHaveLength(2)
  })
  it('that stands on another list of the campaign is named', () => {
    const known = [{ unit: '示例县城管局', number: '示城罚〔2025〕1号' }]
    expect(read([ROW], { known }).problems).toMatchObject([{ row: 2, what: { kind: 'duplicate-known' } }])
  })
  it('takes unit and type from outside the table when it has none', () => {
    const reading = read([row({ 1: '', 4: '' })], { defaultUnit: '示例县水利局', defaultType: '许可' })
    expect(reading.files).toMatchObject([{ unit: '示例县水利局', caseType: '许可' }])
  })
  it('has its unit written as the plan writes it, and is noted when the plan does not know it', () => {
    expect(read([row({ 1: '示例县 城管局' })], { plannedUnits: ['示例县城管局'] })).toMatchObject({
      files: [{ unit: '示例县城管局' }],
      notes: [],
    })
    expect(read([ROW], { plannedUnits: ['示例县水利局'] }).notes).toEqual([
      { row: 2, what: { kind: 'unit-not-planned', unit: '示例县城管局' } },
    ])
  })
  it('is noted without name or date, or when 行政处罚 leaves the procedure open', () => {
    expect(read([row({ 2: '', 4: '行政处罚', 5: '' })]).notes.map(({ what }) => what.kind)).toEqual([
      'type-assumed',
      'no-title',
      'no-date',
    ])
  })
})

it('every row below the heading is a file, a problem or blank', () => {
  const rows = [ROW, row({ 3: '' }), ['', '', ''], ROW, row({ 3: '二号' }), []]
  const { files, problems, blankRows } = read(rows)
  expect([files.length, problems.length, blankRows]).toEqual([2, 2, 2])
  expect(files.length + problems.length + blankRows).toBe(rows.length)
})

it('reads 5,000 rows within a second', () => {
  const rows = Array.from({ length: 5000 }, (_, index) => row({ 3: `〔2025〕${index}号` }))
  const start = performance.now()
  expect(read(rows, { plannedUnits: ['示例县城管局'] }).files).toHaveLength(5000)
  expect(performance.now() - start).toBeLessThan(1000)
})

describe('cells', () => {
  it.each([
    ['行政处罚（普通程序）', '处罚普通', false],
    ['一般程序', '处罚普通', false],
    ['行政处罚', '处罚普通', true],
    ['处罚简易', '处罚简易', false],
    ['行政处罚（简易程序）', '处罚简易', false],
    ['当场处罚', '处罚简易', false],
    ['行政许可', '许可', false],
    ['审批', '许可', false],
    ['行政强制', '强制', false],
    ['查封、扣押', '强制', false],
    ['行政检查', '检查', false],
  ] as const)('%s is %s', (text, caseType, isAssumed) => {
    expect(parseCaseType(text, null)).toEqual({ caseType, isAssumed })
  })
  it('a written type wins over the default, an unknown one is not replaced by it', () => {
    expect(parseCaseType('许可', '检查')).toMatchObject({ caseType: '许可' })
    expect(parseCaseType('其他', '检查')).toBeNull()
  })
  it.each([
    ['2025-03-07', '2025-03-07'],
    ['2025/3/7', '2025-03-07'],
    ['2025.3.7', '2025-03-07'],
    ['2025年3月7日', '2025-03-07'],
    ['２０２５年３月７日', '2025-03-07'],
    ['20250307', '2025-03-07'],
    ['2025-03-07T00:00:00.000Z', '2025-03-07'],
    ['2025/3/7 0:00:00', '2025-03-07'],
    ['45723', '2025-03-07'],
    ['', null],
    ['—', null],
    ['2025年3月', 'unreadable'],
    ['3月7日', 'unreadable'],
    ['2025-13-01', 'unreadable'],
    ['12', 'unreadable'],
  ] as const)('the date %j is %j', (text, expected) => {
    expect(parseClosedOn(text)).toBe(expected)
  })
  it.each([
    ['', ''],
    ['否', ''],
    ['无', ''],
    ['／', ''],
    ['是', '必查'],
    ['√', '必查'],
    ['听证', '听证'],
    ['复议撤销', '复议撤销'],
  ])('the reason %j is %j', (text, expected) => {
    expect(parseMustReason(text)).toBe(expected)
  })
})
