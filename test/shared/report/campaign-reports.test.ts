import { describe, expect, it } from 'vitest'
import type { Draw } from '@shared/domain/campaign/draw'
import { drawFiles, lotText } from '@shared/domain/campaign/draw-files'
import type { CampaignEntry, Handover } from '@shared/domain/campaign/entry'
import { progressRows } from '@shared/domain/campaign/progress'
import { newEntry } from '@shared/events/campaign-events'
import { buildDrawCertificate, permilleText } from '@shared/report/campaign-draw'
import { buildHandoverRegister, differsOnReturn } from '@shared/report/campaign-handovers'
import { buildCampaignProgress } from '@shared/report/campaign-progress'
import { uuid } from '../../helpers/sample-record'
import { hashText, listed, many, plan } from '../domain/campaign/files'

const campaign = { id: uuid(1), name: '示例批次', year: 2026, openedAt: '', plan: plan() }

describe('抽卷记录', () => {
  const outcome = drawFiles(
    [...many(40), ...many(1, { mustReason: '听证' }, 90)],
    plan().drawRule,
    '7',
    hashText,
  )
  if (!outcome.ok) throw new Error(outcome.failure.code)
  const { listSha256, listCount, strata, picked } = outcome.value
  const draw: Draw = {
    ...{ id: uuid(2), campaignId: uuid(1), at: '2026-03-02T02:00:00.000Z', algorithm: 'hengjuan-draw-1' },
    ...{ seed: '7', seedSource: '公开摇号', rule: plan().drawRule, listSha256, listCount, strata },
    picked: picked.map(({ listed: file, origin }, n) => ({ entryId: uuid(50 + n), listed: file, origin })),
    ...{ drawnBy: '示例甲', witness: '示例乙', againReason: '扩大抽查', excludedEntryIds: [uuid(9)] },
  }
  const table = buildDrawCertificate(campaign, draw, hashText)

  it('lists every file with the head of its lot and how it came in', () => {
    expect(table.rows.map((row) => [row[3], row[6], row[7]])).toEqual(
      picked.map(({ listed: file, origin, key }) => [
        file.number,
        origin === 'required' ? '必查：听证' : '随机',
        key.slice(0, 12),
      ]),
    )
  })
  it('adds the strata up, and says seed, hash, rule, reason and both names', () => {
    expect(table.parts?.[0]?.rows.at(-1)).toEqual(['合计', '', 41, 1, 2, 3])
    const said = JSON.stringify([table.facts, table.notes, table.signatures])
    for (const words of [
      '"7"',
      '公开摇号',
      listSha256,
      '50,3,20,type',
      '扩大抽查',
      '示例甲',
      '示例乙',
      '1 件不参加',
    ])
      expect(said).toContain(words)
    expect(said).toContain(hashText(lotText('7', draw.picked[0]?.listed ?? listed())))
  })
  it.each([
    [50, '5%'],
    [25, '2.5%'],
    [3, '0.3%'],
    [0, '0%'],
    [1000, '100%'],
  ])('writes %i per mille as %s', (permille, text) => {
    expect(permilleText(permille)).toBe(text)
  })
})

const handover = (direction: Handover['direction'], pages = 80): Handover => ({
  ...{ direction, on: '2026-03-02', volumes: 1, pages, from: '示例甲', to: '示例乙', note: '' },
})
const entry = (n: number, patch: Partial<CampaignEntry> = {}): CampaignEntry => ({
  ...newEntry(
    {
      ...{ id: uuid(n), campaignId: uuid(1), drawId: null, origin: 'added' },
      listed: listed({ number: `${n}号` }),
    },
    { id: '', at: '2026-03-02T00:00:00.000Z', actor: '示例甲', by: null },
    'entry/added',
  ),
  ...patch,
})

describe('调卷登记表', () => {
  const table = buildHandoverRegister(
    campaign,
    [
      entry(10, { handovers: [handover('out')] }),
      entry(2, { handovers: [handover('out'), handover('back', 79)] }),
      entry(3),
    ],
    '2026-03-05',
  )
  it('has a line for every hand-over, and says where less came back', () => {
    expect(table.rows.map((row) => [row[0], row[2], row[4], row[7], row[10]])).toEqual([
      [1, '2号', '调出', 80, ''],
      [2, '2号', '归还', 79, '卷数、页数与调出时不符'],
      [3, '10号', '调出', 80, ''],
    ])
  })
  it('names what is still out', () => {
    expect(table.notes[0]?.lines).toEqual([
      '示例县农业农村局 10号 示例案（2026-03-02 调出，1 卷 80 页，现在 示例乙 处）',
    ])
    expect(buildHandoverRegister(campaign, [entry(3)], '').notes[0]?.lines).toEqual(['无。'])
  })
  it.each([
    ['never lent', [], false],
    ['out', [handover('out')], false],
    ['back whole', [handover('out'), handover('back')], false],
    ['back with fewer pages', [handover('out'), handover('back', 79)], true],
    ['out again', [handover('out'), handover('back', 79), handover('out')], false],
  ])('%s: %j', (_case, handovers, expected) => {
    expect(differsOnReturn({ handovers })).toBe(expected)
  })
})

it('评查进度表 has a column for each grade that occurs, and numbers that can be summed', () => {
  const result = (scoreTenths: number, grade: string) => ({
    outcome: {
      ...{ scoreTenths, gotCenti: 0, fullApplicableCenti: 10_000, grade, vetoItemIds: [] },
      ...{ from: '初评' as const, reviewId: null },
    },
  })
  const rows = progressRows({
    entries: [entry(1, result(905, '优秀')), entry(2, result(600, '合格')), entry(3)],
    ...{ plan: plan(), nameOf: () => '', calendars: [], today: '2026-03-05' },
  })
  const table = buildCampaignProgress(campaign, rows, '2026-03-05')
  expect(table.parts?.[0]?.columns.map(({ label }) => label)).toEqual([
    ...['单位', '件数', '已有结果', '优秀', '合格', '一票否决', '均分'],
  ])
  expect(table.parts?.[0]?.rows.at(-1)).toEqual(['合计', 3, 2, 1, 1, 0, 75.3])
  expect(table.rows[0]?.[8]).toBe(90.5)
})
