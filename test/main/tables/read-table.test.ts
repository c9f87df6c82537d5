/** Foreign workbooks and CSV, good and bad; one of them through the real background process. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '../../../src/main/tables/read-table'
import { checkZip } from '../../../src/main/tables/zip-guard'
import { nodeJobs } from '../../helpers/jobs'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'hengjuan-tables-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

let count = 0
const file = (bytes: Uint8Array | string, ending = 'csv'): string => {
  const path = join(dir, `t${(count += 1)}.${ending}`)
  writeFileSync(path, bytes)
  return path
}
const rowsOf = async (bytes: Uint8Array | string) => (await readTable(file(bytes)))[0]?.rows
const gb = (...bytes: number[]) => Uint8Array.from(bytes)

describe('a workbook', () => {
  it('comes as text: numbers without dust, days as days, empty sheets left out', async () => {
    const day = new Date(Date.UTC(2026, 2, 5))
    const book = writeExcelFile([
      {
        sheet: '评查标准',
        data: [
          [{ value: '序号' }, { value: '分值' }, { value: '日期' }, { value: '可缺项' }],
          [
            { value: 1, type: Number },
            { value: 0.1 + 0.2, type: Number },
            { value: day, type: Date, format: 'yyyy-mm-dd' },
            { value: true, type: Boolean },
          ],
          [null, { value: '续\n行' }, null, null],
        ],
      },
      { sheet: '空表', data: [] },
    ])
    const path = file(new Uint8Array(await book.toBuffer()), 'xlsx')
    expect(await readTable(path)).toEqual([
      {
        name: '评查标准',
        rows: [
          ['序号', '分值', '日期', '可缺项'],
          ['1', '0.3', '2026-03-05', '是'],
          ['', '续\n行', '', ''],
        ],
      },
    ])
    const jobs = nodeJobs(join(dir, 'blobs'))
    try {
      expect(await jobs.run('read-table', { path })).toEqual(await readTable(path))
    } finally {
      await jobs.close()
    }
  })
})

describe('text', () => {
  it.each([
    ['UTF-8', '甲,乙\n"一,二",3'],
    ['UTF-8 with a mark', '\ufeff甲,乙\n"一,二",3'],
    ['semicolons', '甲;乙\n"一,二";3'],
    ['tabs', '甲\t乙\n一,二\t3'],
  ])('%s is read', async (_what, text) => {
    expect(await rowsOf(text)).toEqual([
      ['甲', '乙'],
      ['一,二', '3'],
    ])
  })

  it('of a Chinese Excel (GB18030) is read', async () => {
    // 分值,扣分
    expect(await rowsOf(gb(0xb7, 0xd6, 0xd6, 0xb5, 0x2c, 0xbf, 0xdb, 0xb7, 0xd6))).toEqual([['分值', '扣分']])
  })

  it('of Excel, Unicode text (UTF-16) is read', async () => {
    expect(
      await rowsOf(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('甲\t乙', 'utf16le')])),
    ).toEqual([['甲', '乙']])
  })
})

/** A directory that claims what it likes. */
const zip = (parts: Record<string, Uint8Array>): Buffer => Buffer.from(zipSync(parts))
const BOMB = zip({ 'xl/worksheets/sheet1.xml': new Uint8Array(120 * 1024 * 1024) })

describe('what is no table', () => {
  const cases: readonly (readonly [string, () => Uint8Array | string, string])[] = [
    ['an old XLS or a locked file', () => gb(0xd0, 0xcf, 0x11, 0xe0, 1, 2), 'table/old-format'],
    ['a picture', () => gb(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1), 'table/not-a-table'],
    ['letters of no encoding', () => gb(0xb7, 0xff, 0xff, 0xff), 'table/encoding'],
    ['nothing', () => '', 'table/empty'],
    ['commas only', () => ',,\n,,', 'table/empty'],
    ['a ZIP that is no workbook', () => zip({ 'a.txt': strToU8('a') }), 'table/damaged'],
    ['a ZIP cut short', () => zip({ 'a.txt': strToU8('abc'.repeat(100)) }).subarray(0, 60), 'table/damaged'],
    ['a small file that inflates to 120 MB', () => BOMB, 'table/too-large'],
    ['a file above 20 MB', () => new Uint8Array(20 * 1024 * 1024 + 1).fill(0x61), 'table/too-large'],
    ['more cells than a person can use', () => `${','.repeat(99)}a\n`.repeat(5001), 'table/too-many-cells'],
  ]
  it.each(cases)('%s is refused', async (_what, bytes, code) => {
    await expect(readTable(file(bytes()))).rejects.toMatchObject({ code })
  })

  it('a file that is not there is refused', async () => {
    await expect(readTable(join(dir, 'nothing.csv'))).rejects.toMatchObject({ code: 'table/unreadable' })
  })

  it('a part that claims to be small is inflated all the same', () => {
    const lying = Buffer.from(BOMB)
    const entry = lying.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    lying.writeUInt32LE(10, entry + 24)
    expect(() => checkZip(lying, 1024 * 1024)).toThrowError(
      expect.objectContaining({ code: 'table/too-large' }),
    )
  })

  it('an encrypted part is named as such', () => {
    const locked = zip({ 'a.txt': strToU8('a') })
    const entry = locked.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    locked.writeUInt16LE(1, entry + 8)
    expect(() => checkZip(locked, 1024)).toThrowError(expect.objectContaining({ code: 'table/locked' }))
  })
})
