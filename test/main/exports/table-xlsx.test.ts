/** The table file, opened as any zip and read cell by cell: not by the library that wrote it. */
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ReportTable } from '@shared/report/table'
import { tableXlsx } from '../../../src/main/exports/table-xlsx'

const TABLE: ReportTable = {
  title: '行政执法案卷评查评分表',
  facts: [
    ['案卷名称', '<b>示例</b> & "甲"'],
    ['当事人', ''],
  ],
  columns: [
    { label: '编号', width: 9, align: 'center' },
    { label: '分值', width: 6, align: 'right' },
    { label: '扣分', width: 6, align: 'right' },
    { label: '理由', width: 30, align: 'left' },
  ],
  rows: [
    ['PT-A01', 4, 0.6, '第3页\n=SUM(A1:A9)'],
    ['PT-A02', 3.5, null, ''],
    ['合计', 7.5, 0.6, '0012'],
  ],
  notes: [{ heading: '计算过程', lines: ['0.2 × 3 = 0.6', '7.5 − 0.6 = 6.9'] }],
  signatures: ['评查人：示例甲', '复核人：'],
  isSample: true,
}

type Seen = { readonly type: string; readonly value: string }

async function read(
  table: ReportTable,
): Promise<{ cells: Map<string, Seen>; names: string[]; sheet: string; book: string }> {
  const files = unzipSync(await tableXlsx(table))
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array())
  const sheet = text('xl/worksheets/sheet1.xml')
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map(
    ([, t = '']) => t,
  )
  const cells = new Map<string, Seen>()
  for (const [, attributes = '', inner = ''] of sheet.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const [, place = ''] = /r="([A-Z]+\d+)"/.exec(attributes) ?? []
    const [, type = 'n'] = /t="(\w+)"/.exec(attributes) ?? []
    const [, raw = ''] = /<(?:v|t)[^>]*>(.*?)<\/(?:v|t)>/s.exec(inner) ?? []
    cells.set(place, { type, value: type === 's' ? (shared[Number(raw)] ?? '') : raw })
  }
  return { cells, names: Object.keys(files), sheet, book: text('xl/workbook.xml') }
}

const rowOf = (cells: ReadonlyMap<string, Seen>, value: string): number =>
  Number(/\d+$/.exec([...cells].find(([, cell]) => cell.value === value)?.[0] ?? '0')?.[0])

describe('tableXlsx', () => {
  it('writes numbers as numbers and text as text', async () => {
    const { cells } = await read(TABLE)
    const row = rowOf(cells, 'PT-A01')
    expect(cells.get(`B${row}`)).toEqual({ type: 'n', value: '4' })
    expect(cells.get(`C${row}`)).toEqual({ type: 'n', value: '0.6' })
    expect(cells.get(`D${row}`)?.type).not.toBe('n')
    expect(cells.get(`D${row + 2}`)).toMatchObject({ value: '0012' })
    expect(cells.get(`D${row + 2}`)?.type).not.toBe('n')
  })

  it('leaves an empty cell without a value, so that sums stay clean', async () => {
    const { cells } = await read(TABLE)
    const row = rowOf(cells, 'PT-A02')
    expect(cells.get(`C${row}`)?.value ?? '').toBe('')
    expect(cells.get(`D${row}`)?.value ?? '').toBe('')
    expect(cells.get(`C${row}`)?.type ?? 'n').toBe('n')
  })

  it('never makes a formula of what a person typed, and escapes its markup', async () => {
    const { sheet, names, cells } = await read(TABLE)
    expect(sheet).not.toContain('<f>')
    expect(names.filter((name) => /vba|external/i.test(name))).toEqual([])
    expect([...cells.values()].some(({ value }) => value.includes('&lt;b&gt;示例&lt;/b&gt; &amp;'))).toBe(
      true,
    )
  })

  it('holds title, facts, head, rows, working and signatures in this order', async () => {
    const { cells } = await read(TABLE)
    const lines = [
      '行政执法案卷评查评分表',
      '示例案卷，仅供练习，不得作为评查依据',
      '当事人：—',
      '编号',
      'PT-A01',
      '合计',
      '计算过程',
      '0.2 × 3 = 0.6',
    ]
    const rows = lines.map((line) => rowOf(cells, line))
    expect(rows).toEqual([...rows].sort((a, b) => a - b))
    expect(new Set(rows).size).toBe(lines.length)
    expect([...cells.values()].some(({ value }) => value.includes('评查人：示例甲'))).toBe(true)
  })

  it('names the sheet after the title, in at most 31 characters', async () => {
    const { book } = await read({ ...TABLE, title: '很'.repeat(40) })
    expect(/<sheet [^>]*name="([^"]*)"/.exec(book)?.[1]).toBe('很'.repeat(31))
  })
})
