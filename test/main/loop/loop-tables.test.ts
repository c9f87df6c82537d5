/** Forms and registers of the loop as main makes them from a played year. */
import { describe, expect, it } from 'vitest'
import type { ExportKind } from '@shared/domain/export/export-record'
import { soleActor, type Actor } from '@shared/domain/people/person'
import { DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import type { ReportTable } from '@shared/report/table'
import { tableHtml } from '@shared/report/table-html'
import { makeTable } from '../../../src/main/exports/tables'
import { tableXlsx } from '../../../src/main/exports/table-xlsx'
import type { Office } from '../../../src/main/office/office'
import { ARTICLE_2022, kindNamed, store2022 } from '../../helpers/loop-store'
import { CLUE_KEEPER, REVIEWER } from '../../shared/domain/loop/helpers'

const state = store2022()
const officeOf = (actor: Actor, at = '2023-03-09T02:00:00.000Z'): Office =>
  ({
    record: { state, actor, settings: DEFAULT_SETTINGS },
    resourcesDir: 'resources',
    now: () => new Date(at),
  }) as unknown as Office
const SOLE = soleActor('示例甲')

const table = async (
  kind: ExportKind,
  subjectId: string | null,
  actor: Actor = SOLE,
  year: number | null = null,
): Promise<ReportTable> => (await makeTable(officeOf(actor), kind, subjectId, year)).table

const refusal = async (kind: ExportKind, subjectId: string | null, actor: Actor): Promise<string | null> =>
  table(kind, subjectId, actor).then(
    () => null,
    (cause: unknown) => (cause as { readonly code: string }).code,
  )

const paperOf = (kindId: string) => {
  const found = state.all('documents').find((one) => one.kindId === kindId && one.state !== 'voided')
  if (!found) throw new Error(`no ${kindId}`)
  return found
}
const [matter] = state.all('matters').filter(({ serial, year }) => year === 2022 && serial === 1)
const [clue] = state.all('clues').filter(({ serial, year }) => year === 2022 && serial === 1)
const [dispute] = state.all('disputes')
if (!matter || !clue || !dispute) throw new Error('the year is not as it should be')
const decision = paperOf('decision')
const escalated = state.all('documents').find(({ followUp }) => followUp.escalatedTo === decision.id)
const letter = paperOf('transfer')

const cellsOf = ({ rows, parts = [] }: ReportTable) => [rows, ...parts.map((part) => part.rows)].flat(2)

const EVERY: readonly (readonly [ExportKind, string | null])[] = [
  ['delivery-receipt', decision.id],
  ['verification-record', decision.id],
  ['follow-up-file', escalated?.id ?? ''],
  ['matter-file', matter.id],
  ['dispute-file', dispute.id],
  ['clue-sheet', clue.id],
  ['clue-receipt', clue.id],
  ['document-register', null],
  ['matter-register', null],
  ['clue-register', null],
  ['number-register', null],
  ['yearly-figures', null],
]

describe.each(EVERY)('%s', (kind, subjectId) => {
  it('is sound: every row as wide as its head, nothing undefined, on paper and as a table file', async () => {
    const made = await table(kind, subjectId)
    for (const { columns, rows } of [made, ...(made.parts ?? [])])
      expect(rows.filter((row) => row.length !== columns.length)).toEqual([])
    expect(made.rows.length).toBeGreaterThan(0)
    const html = tableHtml(made, { faces: [] } as never)
    expect(html).not.toMatch(/undefined|NaN|\[object/)
    expect((await tableXlsx(made)).byteLength).toBeGreaterThan(1000)
  })
})

describe('文书台账', () => {
  it('has the fourteen columns of the register', async () => {
    const { columns } = await table('document-register', null)
    expect(columns.map(({ label }) => label).join('|')).toBe(
      '登记号|种类|文号|主送|案由|案卷|成文|送达|整改到期|反馈|核查结论|状态|升级文号|归档号',
    )
  })

  it('follows an opinion from the number to the decision it became', async () => {
    const { rows } = await table('document-register', null, SOLE, 2022)
    expect(rows.find((row) => row[2] === escalated?.number?.text)).toEqual([
      '监督案件〔2022〕21号',
      '行政执法监督意见书',
      '京执监意〔2022〕21号',
      '示例市农业农村局',
      '程序不当',
      '',
      '2022-08-05',
      '2022-08-08',
      '2022-09-07',
      '',
      '',
      '已销号',
      '京政执监决〔2022〕1号',
      '',
    ])
  })

  it('keeps void numbers, leaves drafts out, and lists one year when asked', async () => {
    const { rows } = await table('document-register', null, SOLE, 2022)
    expect(rows).toHaveLength(64)
    expect(rows.find((row) => row[2] === '京执监意〔2022〕22号')?.[11]).toBe('已作废')
    expect(rows.every((row) => String(row[6] || '2022').startsWith('2022'))).toBe(true)
    expect((await table('document-register', null)).rows.length).toBeGreaterThan(64)
  })

  it('shows of the letter of a clue the number and the receiving body, and that to the named roles', async () => {
    const letters = (of: ReportTable) =>
      of.rows.filter((row) => String(row[2]).startsWith('京执监移〔2022〕'))
    const shown = letters(await table('document-register', null, SOLE, 2022))
    expect(shown).toHaveLength(7)
    expect(shown[0]?.filter((cell) => cell !== '')).toEqual(['京执监移〔2022〕1号', '示例市纪委监委'])
    expect(letters(await table('document-register', null, REVIEWER, 2022))).toEqual([])
  })
})

describe('送达回证', () => {
  it('has the rows of its kind, filled from what was entered', async () => {
    const { title, rows } = await table('delivery-receipt', decision.id)
    const fields = kindNamed('receipt').fields
    expect(rows.map(([label]) => label)).toEqual(fields.map(({ label }) => label))
    const value = (label: string) => rows.find((row) => row[0] === label)?.[1]
    expect([title, value('文书名称'), value('文号')]).toEqual([
      '送达回证',
      '行政执法监督决定书',
      '京政执监决〔2022〕1号',
    ])
    expect([value('送达人签名'), value('收件人签名、职务'), value('单位收文章')]).toEqual([
      '示例甲、示例乙',
      '示例戊，办公室主任',
      '',
    ])
  })

  it('is blank where nothing has been served yet, but for the paper itself', async () => {
    const opinion = paperOf('dispute-opinion')
    const { rows } = await table('delivery-receipt', opinion.id)
    const filled = rows.filter(([, value]) => value !== '').map(([label]) => label)
    expect(filled).toEqual(['文书名称', '文号', '受送达单位', '份数'])
  })
})

describe('核查记录 and 送达与整改情况', () => {
  it('tell every look, the last one in the form', async () => {
    const twice = state.all('documents').find(({ followUp }) => followUp.verifications.length === 2)
    const { rows, parts } = await table('verification-record', twice?.id ?? '')
    expect(rows.find(([label]) => label === '复查结果')?.[1]).toBe('已整改')
    expect(parts?.[0]?.rows.map((row) => row[3])).toEqual(['部分整改', '已整改'])
  })

  it('tell the course in the order of its days', async () => {
    const { rows } = await table('follow-up-file', escalated?.id ?? '')
    expect(rows.map((row) => String(row[1]).replace(/^.*〔2022〕21号 ?/, ''))).toEqual([
      '',
      '送达',
      '催办',
      '销号',
    ])
    const days = rows.map((row) => String(row[0]))
    expect(days).toEqual(days.toSorted())
  })
})

describe('监督案件 on paper', () => {
  it('the register counts them and names the decisions revoked', async () => {
    const { rows } = await table('matter-register', null, SOLE, 2022)
    expect(rows).toHaveLength(28)
    expect(rows.filter((row) => row[10] !== '')).toHaveLength(7)
    expect(rows.filter((row) => row[6] === '是')).toHaveLength(11)
    expect(rows.filter((row) => row[7] === '是')).toHaveLength(3)
    expect(rows.filter((row) => row[14] === '已归档')).toHaveLength(20)
  })

  it('the file holds cover, course and papers', async () => {
    const { facts, rows, parts } = await table('matter-file', matter.id)
    expect(facts).toContainEqual(['登记号', '监督案件〔2022〕1号'])
    expect(facts).toContainEqual(['归档号', '2022-监督-1'])
    const course = rows.map((row) => String(row[1]))
    expect([course[0], course.at(-1)]).toEqual(['立项登记', '归档'])
    expect(parts?.map(({ heading }) => heading)).toEqual(['文书', '调查'])
  })

  it('an open one shows its clocks, and how they were counted', async () => {
    const open = state
      .all('matters')
      .find((one) => one.state === 'open' && one.facts.registeredOn > '2022-10')
    const made = (await makeTable(officeOf(SOLE, '2022-10-18T02:00:00.000Z'), 'matter-file', open?.id ?? ''))
      .table
    expect(made.parts?.map(({ heading }) => heading)).toContain('文书')
  })
})

describe('线索', () => {
  it.each([
    ['clue-register', null],
    ['clue-sheet', clue.id],
    ['clue-receipt', clue.id],
    ['follow-up-file', letter.id],
    ['delivery-receipt', letter.id],
    ['verification-record', letter.id],
  ] as const)('%s is for the named roles', async (kind, subjectId) => {
    expect(await refusal(kind, subjectId, REVIEWER)).toBe('clue/not-for-you')
    expect(await refusal(kind, subjectId, CLUE_KEEPER)).toBeNull()
  })

  it.each([
    ['document-register', null],
    ['matter-register', null],
    ['number-register', null],
    ['yearly-figures', null],
    ['matter-file', matter.id],
    ['clue-register', null],
    ['clue-receipt', clue.id],
  ] as const)('%s says nothing of what a clue says, whoever asks', async (kind, subjectId) => {
    const text = JSON.stringify(await table(kind, subjectId))
    expect(text).not.toContain('监督中发现的示例情况')
    expect(text).not.toContain('示例线索')
  })

  it('is told in full on its own sheet', async () => {
    const made = await table('clue-sheet', clue.id)
    expect(cellsOf(made)).toContain('监督中发现的示例情况。')
    expect(made.parts?.[0]?.rows.map((row) => row[1])).toEqual(['示例甲', '示例乙', '示例丙', '示例丁'])
  })

  it('has one line each in the register, by its number', async () => {
    const { rows } = await table('clue-register', null, SOLE, 2022)
    expect(rows.map(([number]) => number)).toEqual(
      Array.from({ length: 7 }, (_, n) => `线索〔2022〕${n + 1}号`),
    )
    expect(rows.filter((row) => row[11] === '立案')).toHaveLength(5)
  })
})

describe('编号台账', () => {
  it('lists every serial of a year, void ones with their reason', async () => {
    const { rows, facts } = await table('number-register', null, SOLE, 2022)
    const opinions = rows.filter((row) => row[0] === '京执监意')
    expect(opinions.map((row) => row[2])).toEqual(Array.from({ length: 22 }, (_, n) => n + 1))
    expect(opinions.at(-1)?.slice(4)).toEqual(['已作废', '行政执法监督意见书', '', '案件名称有误'])
    expect(facts).toContainEqual(['待说明', '0 个'])
    expect(rows.filter((row) => row[0] === '京执监移').every((row) => row[5] === '')).toBe(true)
  })
})

describe('年度统计表', () => {
  it('prints what the founding article prints', async () => {
    const { title, rows } = await table('yearly-figures', null, REVIEWER, 2022)
    expect(title).toBe('行政执法监督年度统计表（2022 年）')
    expect(rows.map((row) => row[2])).toEqual(Object.values(ARTICLE_2022))
    expect(rows.find((row) => row[0] === '监督意见书')?.slice(2, 5)).toEqual([21, 2, 19])
  })

  it('is of this year when no year is named', async () => {
    const { title } = await table('yearly-figures', null)
    expect(title).toContain('2023 年')
  })
})
