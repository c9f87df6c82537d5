import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lookAtCase } from '../../../scripts/demo/case-folder'

const SAMPLE = 'resources/samples/01-canyin'

let dir = ''
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hengjuan-demo-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const script = (patch: object): string =>
  JSON.stringify({
    case: {
      title: '示例案',
      agency: '示例局',
      party: '示例甲',
      caseType: '处罚普通',
      decisionNumber: '示罚〔2025〕1号',
      dates: { filed: '2025-03-03', decided: null, served: null },
    },
    standard: 'CF-PT-2026.1',
    vetoStyle: 'B',
    items: [],
    ...patch,
  })

const deduction = (patch: object) => ({
  id: 'PT-A02',
  deductions: [{ points: 1, count: 1, page: 1, rect: [0.1, 0.1, 0.2, 0.1], note: '缺签名', ...patch }],
})

const problemsOf = async (): Promise<readonly string[]> => {
  const looked = await lookAtCase(dir)
  return looked.ok ? [] : looked.problems
}

describe('lookAtCase', () => {
  it('reads scans in natural order of names with their pages, once each, and leaves the rest', async () => {
    await copyFile(join(SAMPLE, '10_副卷.pdf'), join(dir, '10.pdf'))
    await copyFile(join(SAMPLE, '10_副卷.pdf'), join(dir, '11-又一份.pdf'))
    await copyFile(join(SAMPLE, '3_照片证据一.jpg'), join(dir, '2.jpg'))
    await writeFile(join(dir, '说明.txt'), '不是扫描件')
    await writeFile(join(dir, '3-坏.pdf'), '%PDF-1.4 damaged')
    const looked = await lookAtCase(dir)
    expect(
      looked.ok && looked.value.scans.map(({ name, kind, pageCount }) => [name, kind, pageCount]),
    ).toEqual([
      ['2.jpg', 'jpeg', 1],
      ['10.pdf', 'pdf', 9],
    ])
    expect(looked.ok && looked.value.unreadable.map(({ name }) => name)).toEqual(['3-坏.pdf'])
    expect(looked.ok && looked.value.script).toBeNull()
  })

  it.each([
    ['no such folder', join('does', 'not', 'exist'), '找不到文件夹'],
    ['a folder without scans', '', '没有能打开的'],
  ])('refuses %s', async (_what, below, said) => {
    const looked = await lookAtCase(join(dir, below))
    expect(looked.ok ? '' : looked.problems[0]).toContain(said)
  })

  it('names every field of a review.json that does not fit, before anything is started', async () => {
    await copyFile(join(SAMPLE, '3_照片证据一.jpg'), join(dir, '1.jpg'))
    await writeFile(join(dir, 'review.json'), script({ vetoStyle: 'D', items: [deduction({ points: 'x' })] }))
    const problems = await problemsOf()
    expect(problems.map((line) => line.split(':')[0])).toEqual(['vetoStyle', 'items[0].deductions[0].points'])
  })

  it.each([
    ['a page beyond the case', deduction({ page: 2 }), 'items[0].deductions[0].page'],
    ['an item the standard does not have', { ...deduction({}), id: 'PT-Z99' }, 'items[0].id'],
    ['a defect no catalogue has', deduction({ defect: 'D-ZZ-99' }), 'items[0].deductions[0].defect'],
    ['points beyond the item', deduction({ points: 50 }), 'items[0].deductions[0].points'],
  ])('refuses %s', async (_what, entry, path) => {
    await mkdir(join(dir, '照片'))
    await copyFile(join(SAMPLE, '3_照片证据一.jpg'), join(dir, '照片', '1.jpg'))
    await writeFile(join(dir, 'review.json'), script({ items: [entry] }))
    expect((await problemsOf()).map((line) => line.split(':')[0])).toEqual([path])
  })
})
