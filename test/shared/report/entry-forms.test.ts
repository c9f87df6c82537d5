/** The forms of the rounds: what stands in which cell. */
import { describe, expect, it } from 'vitest'
import { DEFAULT_TERMS } from '@shared/domain/campaign/campaign'
import type { CampaignEntry, Rectification } from '@shared/domain/campaign/entry'
import type { FindingContent } from '@shared/domain/review/review'
import type { MemoryTables } from '@shared/events/tables'
import { buildComparison, buildPanelRecord } from '@shared/report/entry-comparison'
import type { EntryDossier } from '@shared/report/entry-dossier'
import { buildFeedback } from '@shared/report/entry-feedback'
import { buildObjectionRecord } from '@shared/report/entry-objection'
import { buildRecheckRecord } from '@shared/report/entry-recheck'
import { buildRectificationRegister, rectificationState } from '@shared/report/entry-rectification'
import type { PROBLEM_GROUPS } from '@shared/report/problem-groups'
import { problemGroup } from '@shared/report/problem-groups'
import type { ReportTable } from '@shared/report/table'
import * as e from '../../helpers/sample-entry'
import * as w from '../../helpers/sample-record'

const VETO: Partial<FindingContent> = {
  ...{ kind: 'veto', itemId: 'PT-V13', unitCenti: 0, severity: '致命', description: '决定书未盖章' },
  places: [{ kind: 'missing', document: '决定书印章' }],
}

function compared(ofA: readonly Partial<FindingContent>[], ofB: readonly Partial<FindingContent>[]) {
  const state = e.act(e.world(), e.actorOf(e.LEADER), e.assigned())
  e.held(state, '初评A', e.actorOf(e.A), ...ofA.map((patch, n) => e.found('初评A', n, patch)))
  e.held(state, '初评B', e.actorOf(e.B), ...ofB.map((patch, n) => e.found('初评B', 50 + n, patch)))
  return e.act(state, e.actorOf(e.LEADER), e.compared(state))
}

const dossierOf = (state: MemoryTables, patch: Partial<CampaignEntry> = {}): EntryDossier => ({
  entry: { ...e.entryOf(state), ...patch },
  campaignName: '2026 示例评查',
  terms: DEFAULT_TERMS,
  caseFile: state.get('cases', w.CASE_ID),
  reviews: state.all('reviews'),
  standard: w.STANDARD,
  today: '2026-03-10',
})

const fact = (table: ReportTable | null, label: string): string | undefined =>
  table?.facts.find(([name]) => name === label)?.[1]
const note = (table: ReportTable | null, heading: string): readonly string[] | undefined =>
  table?.notes.find((one) => one.heading === heading)?.lines

describe('初评比对表', () => {
  it('lists what differs or was found, side by side with pages', () => {
    const table = buildComparison(dossierOf(compared([{}, VETO], [{}])))
    expect(table.rows.map((row) => row.slice(0, 1).concat(row.slice(2)))).toEqual([
      ['PT-A02', '1', '1', '一致', '缺一人签名（第1页，扣1）', '缺一人签名（第1页，扣1）'],
      ['PT-V13', '否决', '无', '不一致', '决定书未盖章（缺：决定书印章，否决）', ''],
    ])
    expect(fact(table, '初评A')).toBe('示例甲：99.0 分，不合格，一票否决（PT-V13）')
    expect(fact(table, '比对结果')).toBe('需要合议（等次不同、否决项不同）')
    expect(note(table, '说明')?.[0]).toContain('其余 50 项')
  })

  it('says what two that agree come to', () => {
    const table = buildComparison(dossierOf(compared([{}], [])))
    expect(fact(table, '比对结果')).toBe('一致，合并得分 99.5 分，优秀')
    expect(fact(table, '分差')).toBe('1.0 分')
  })
})

describe('合议记录', () => {
  const state = compared([{}, VETO], [{}])
  e.act(state, e.actorOf(e.LEADER), {
    type: 'entry/panel-item-decided',
    payload: { entryId: e.ENTRY_ID, decision: { itemId: 'PT-V13', follows: 'B', reason: '末页有印章' } },
  })
  e.held(state, '合议', e.actorOf(e.LEADER), e.found('合议', 90))
  const panel = {
    ...{ on: '2026-03-05', members: [e.asParticipant(e.A), e.asParticipant(e.LEADER)] },
    ...{ decider: e.asParticipant(e.LEADER), reason: '核对原卷', decisions: e.entryOf(state).panelDecisions },
    dissents: [{ person: e.asParticipant(e.A), itemId: 'PT-V13', text: '印章模糊' }],
  }

  it('is none before the panel has concluded', () => {
    expect(buildPanelRecord(dossierOf(state))).toBeNull()
  })

  it('shows each decision with before, after and reason, and keeps the dissent', () => {
    const table = buildPanelRecord(dossierOf(state, { panel }))
    expect(table?.rows.map((row) => row.slice(2))).toEqual([['否决', '无', '采纳初评B', '无', '末页有印章']])
    expect(note(table, '保留意见')).toEqual(['示例甲（PT-V13）：印章模糊'])
    expect(fact(table, '合议结果')).toBe('99.0 分，优秀')
    expect(fact(table, '参加人员')).toBe('示例甲、示例丙')
  })
})

describe('复核意见', () => {
  const recheck = {
    ...{ on: '2026-03-06', personId: e.RECHECKER.id, name: '示例丁', opinion: '同意' },
    ...{ isChanged: false, isWaived: false, reasons: ['highest-grade'] as const },
  }
  it('keeps the result, with what held before whatever came later', () => {
    const state = compared([{}], [])
    const later = { ...e.agreedOutcome, scoreTenths: 1000, from: '申辩后' as const, reviewId: w.uuid(725) }
    const table = buildRecheckRecord(dossierOf(state, { recheck, outcome: later }))
    expect(table?.rows).toEqual([
      ['99.5 分，优秀（两份初评一致，合并计分）', '维持原结果', '同复核前', '同意'],
    ])
    expect(fact(table, '复核原因')).toBe('最高等次')
    expect(table?.parts).toEqual([])
  })

  it('lists the items it changed', () => {
    const state = compared([{}], [])
    e.putInState(state, 'recheck')
    e.held(state, '复核', e.actorOf(e.RECHECKER), e.found('复核', 95, { itemId: 'PT-B01', unitCenti: 200 }))
    const table = buildRecheckRecord(dossierOf(state, { recheck: { ...recheck, isChanged: true } }))
    expect(table?.rows[0]?.[2]).toBe('98.0 分，优秀')
    expect(table?.parts?.[0]?.rows.map((row) => [row[0], row[2], row[3]])).toEqual([
      ['PT-A02', '1 / 0', '0'],
      ['PT-B01', '0', '2'],
    ])
  })

  it('is none before the re-check', () => {
    expect(buildRecheckRecord(dossierOf(compared([], [])))).toBeNull()
  })
})

describe('评查意见', () => {
  it('groups the problems, says what was good, and how to object', () => {
    const state = compared(
      [
        { itemId: 'PT-B01', defectCode: 'D-SS-02', description: '地点矛盾', advice: '说明' },
        { defectCode: 'D-ZT-05' },
      ],
      [],
    )
    const dossier = dossierOf(state)
    const table = buildFeedback(dossier)
    expect(table?.rows.map((row) => row.slice(0, 5))).toEqual([
      ['主体', 1, 'PT-A02', '第1页', '缺一人签名'],
      ['事实证据', 2, 'PT-B01', '第1页', '地点矛盾'],
    ])
    expect(fact(table, '得分等次')).toBe('99.0 分，优秀')
    expect(note(table, '优点')?.[0]).toMatch(/^法律适用与裁量、程序/)
    expect(note(table, '救济')?.[0]).toContain('5 个工作日')
    const feedback = { on: '2026-03-02', objectionDueOn: '2026-03-09', receivedBy: '示例己', waivedOn: null }
    const served = buildFeedback({ ...dossier, entry: { ...dossier.entry, feedback } })
    expect(note(served, '救济')?.[0]).toContain('2026年3月9日前')
  })

  it('is none while the panel has not decided', () => {
    expect(buildFeedback(dossierOf(compared([VETO], [])))).toBeNull()
  })

  it.each<[string | null, string, (typeof PROBLEM_GROUPS)[number]]>([
    ['D-ZT-01', 'PT-D01', '主体'],
    ['D-ZJ-01', 'PT-A01', '事实证据'],
    ['D-CL-02', 'PT-A01', '法律适用'],
    ['D-CX-14', 'PT-A01', '程序'],
    ['D-SD-01', 'PT-A01', '程序'],
    ['D-GD-02', 'PT-A01', '文书归档'],
    [null, 'PT-A01', '主体'],
    [null, 'PT-B01', '事实证据'],
    [null, 'PT-C01', '法律适用'],
    [null, 'PT-D01', '程序'],
    [null, 'PT-E01', '文书归档'],
    [null, 'PT-F01', '程序'],
    [null, 'PT-G01', '文书归档'],
    [null, 'PT-V03', '主体'],
    [null, 'PT-V04', '事实证据'],
    [null, 'PT-V06', '法律适用'],
    [null, 'PT-V07', '程序'],
    [null, 'PT-V13', '文书归档'],
  ])('%s on %s is %s', (defectCode, itemId, group) => {
    const finding = {
      ...w.finding({ defectCode, itemId }),
      ...{ id: w.uuid(1), recordedAt: '', recordedBy: '', withdrawnAt: null },
    }
    expect(problemGroup(w.STANDARD, finding)).toBe(group)
  })
})

describe('异议申请及处理意见', () => {
  const objection = {
    ...{ objectionId: e.OBJECTION_ID, on: '2026-03-03', person: '示例己', lateReason: '' },
    items: [{ itemId: 'PT-A02', findingId: null, reason: '有两人签名', materials: '第二页' }],
  }
  it('has a row an item, with what it cost before and after', () => {
    const state = compared([{}], [{}])
    e.putInState(state, 'objected', { objections: [{ ...objection, decision: null }] })
    const open = buildObjectionRecord(dossierOf(state))
    expect(open?.rows).toEqual([
      [
        ...['2026-03-03', '示例己', 'PT-A02', expect.stringContaining('两名执法人员'), '1'],
        ...['有两人签名\n材料：第二页', '尚未处理', '', ''],
      ],
    ])
    e.held(state, '申辩后', e.actorOf(e.RECHECKER))
    const decision = {
      ...{ on: '2026-03-05', handlers: [e.LEADER, e.RECHECKER].map(e.asParticipant), summary: '采纳' },
      items: [{ itemId: 'PT-A02', isUpheld: true, reason: '属实' }],
      reviewId: e.reviewIdOf('申辩后'),
    }
    const done = buildObjectionRecord(dossierOf(state, { objections: [{ ...objection, decision }] }))
    expect(done?.rows[0]?.slice(4)).toEqual([
      '1',
      '有两人签名\n材料：第二页',
      '采纳：属实',
      '0',
      '示例丙、示例丁',
    ])
    expect(note(done, '处理结论')).toEqual(['采纳', '变更后得分：100.0 分，优秀。'])
  })

  it('is none without an objection', () => {
    expect(buildObjectionRecord(dossierOf(compared([], [])))).toBeNull()
  })
})

describe('整改台账', () => {
  const items = [1, 2].map((n) => ({
    findingId: w.uuid(n),
    number: n,
    problem: `问题${n}`,
    demand: '说明',
  }))
  const results = (second: boolean) => [
    { findingId: w.uuid(1), isDone: true, reason: '', proof: '说明一份' },
    { findingId: w.uuid(2), isDone: second, reason: second ? '' : '材料未到', proof: '' },
  ]
  const rectification: Rectification = {
    ...{ orderedOn: '2026-03-10', dueOn: '2026-04-09', items, reinspections: [] },
    reports: [{ on: '2026-03-20', person: '示例己', text: '已改', results: results(true) }],
  }
  const register = (patch: Partial<CampaignEntry>) =>
    buildRectificationRegister(
      '2026 示例评查',
      [{ entry: { ...e.entryOf(e.world()), ...patch }, title: '示例案', isSample: false }],
      '2026-04-01',
    )

  it('is none while nothing was asked for', () => {
    expect(register({})).toBeNull()
  })

  it.each([
    ['before a report', { ...rectification, reports: [] }, [2, 0, 2]],
    ['after a report', rectification, [2, 2, 0]],
    [
      'after a re-inspection that found one open',
      {
        ...rectification,
        reinspections: [
          {
            ...{ on: '2026-03-25', inspectors: [e.asParticipant(e.LEADER)], isPassed: false, note: '' },
            results: results(false),
          },
        ],
      },
      [2, 1, 1],
    ],
  ] as const)('counts %s', (_when, now, [total, done, open]) => {
    const entry = { ...e.entryOf(e.world()), rectification: now }
    expect(rectificationState(entry)).toEqual({ total, done, open })
    const row = register({ rectification: now })?.rows[0]
    expect(row?.slice(2, 5)).toEqual([total, done, open])
  })

  it('has the columns of the trade, and every problem below', () => {
    const inspections = [
      {
        ...{ on: '2026-03-25', inspectors: [e.asParticipant(e.LEADER)], isPassed: true, note: '' },
        results: results(true),
      },
    ]
    const table = register({
      rectification: { ...rectification, reinspections: inspections },
      closed: { on: '2026-03-26', note: '' },
    })
    const labels = table?.columns.map(({ label }) => label) ?? []
    for (const label of ['单位', '问题数', '已改', '未改', '原因', '证明材料', '复查', '销号日期'])
      expect(labels).toContain(label)
    expect(table?.rows[0]).toEqual([
      ...[e.UNIT, '示例案', 2, 2, 0, '', '（1）说明一份', '2026-04-09'],
      ...['2026-03-25 通过\n复查人：示例丙', '2026-03-26'],
    ])
    expect(table?.parts?.[0]?.rows[1]).toEqual([2, '问题2', '说明', '已改', '', '', '已改'])
  })
})
