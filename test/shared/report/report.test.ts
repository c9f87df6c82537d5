import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { EventBody } from '@shared/events/catalogue'
import { FontManifest } from '@shared/domain/layout/fonts'
import { buildFindingList } from '@shared/report/finding-list'
import { buildReviewReport, type ReviewReport } from '@shared/report/review-report'
import { buildScoreSheet } from '@shared/report/score-sheet'
import { buildSealRegister } from '@shared/report/seal-register'
import { tableFurnitureHtml, tableHtml } from '@shared/report/table-html'
import * as w from '../../helpers/sample-record'

const OPENING = [w.registered, w.adopted, w.started]
const item = (id: string) => w.STANDARD.items.find((each) => each.id === id)

function report(bodies: readonly EventBody[]): ReviewReport {
  const state = w.play([...OPENING, ...bodies])
  return buildReviewReport(
    state.get('cases', w.CASE_ID),
    state.get('reviews', w.REVIEW_ID),
    w.STANDARD,
    '2026-03-01',
  )
}

const excused = (itemId: string, reason: string): EventBody => ({
  type: 'review/item-excused',
  payload: { reviewId: w.REVIEW_ID, caseId: w.CASE_ID, itemId, reason },
})

const THREE = w.recorded(1, { unitCenti: 20, count: 3, description: '三处未签名' })
const ON_PHOTO = w.recorded(2, {
  itemId: 'PT-B03',
  unitCenti: 50,
  places: [
    { kind: 'region', fileId: w.FILE_B, pageIndex: 0, boxPt: [1, 1, 9, 9] },
    { kind: 'pin', fileId: w.FILE_A, pageIndex: 2, pointPt: [5, 5] },
    { kind: 'missing', document: '送达回证' },
  ],
  description: '照片未注明',
})
const NA_ITEM = w.STANDARD.items.find(({ naAllowed }) => naAllowed)?.id ?? ''

describe('buildReviewReport', () => {
  it('has one row for each veto and each item of the edition, vetoes first', () => {
    const { rows } = report([])
    expect(rows.map(({ itemId }) => itemId)).toEqual([
      ...w.STANDARD.vetoes.map(({ id }) => id),
      ...w.STANDARD.items.map(({ id }) => id),
    ])
  })

  it('counts pages over the whole case, and names what is missing', () => {
    const [, second] = report([THREE, ON_PHOTO]).findings
    expect(second?.placeText).toBe('第4页、第3页、缺：送达回证')
    expect(second?.documentText).toBe('照片、正卷、送达回证')
  })

  it('takes 0.2 three times to 0.6, and says so', () => {
    const { findings, rows } = report([THREE])
    expect(findings[0]?.pointsText).toBe('0.2×3=0.6')
    const row = rows.find(({ itemId }) => itemId === 'PT-A02')
    const full = (item('PT-A02')?.pointsCenti ?? 0) / 100
    expect(row).toMatchObject({ lost: 0.6, full, got: Math.round((full - 0.6) * 100) / 100 })
    expect(row?.reasons).toEqual(['（1）三处未签名（第1页，扣0.2×3=0.6）'])
  })

  it('shows 合理缺项 with its reason and without points', () => {
    const row = report([excused(NA_ITEM, '本案未举行听证')]).rows.find(({ itemId }) => itemId === NA_ITEM)
    expect(row).toMatchObject({ naReason: '本案未举行听证', lost: null, got: null })
  })

  it('leaves withdrawn findings out and numbers the rest from one', () => {
    const withdrawn: EventBody = {
      type: 'finding/withdrawn',
      payload: { reviewId: w.REVIEW_ID, caseId: w.CASE_ID, findingId: w.uuid(101) },
    }
    const { findings } = report([THREE, ON_PHOTO, withdrawn])
    expect(findings.map(({ number, description }) => [number, description])).toEqual([[1, '照片未注明']])
  })

  it('carries the day of submission once submitted, the given day before', () => {
    expect(report([])).toMatchObject({ reviewedOn: '2026-03-01', isSubmitted: false })
    expect(report([w.submitted])).toMatchObject({ reviewedOn: '2026-01-01', isSubmitted: true })
  })

  it('names vetoes and costs no points for advice', () => {
    const veto = w.recorded(3, { kind: 'veto', itemId: 'PT-V01', unitCenti: 0, description: '无管辖权' })
    const advice = w.recorded(4, { kind: 'advice', unitCenti: 0, description: '建议补充' })
    const { vetoTexts, findings, rows } = report([veto, advice])
    expect(vetoTexts).toHaveLength(1)
    expect(vetoTexts[0]).toContain('PT-V01')
    expect(findings.map(({ pointsText }) => pointsText)).toEqual(['', ''])
    expect(rows.find(({ itemId }) => itemId === 'PT-A02')).toMatchObject({ lost: 0 })
  })
})

describe('buildScoreSheet', () => {
  it('sums exactly what counts, leaving 合理缺项 out', () => {
    const { rows } = buildScoreSheet(report([THREE, ON_PHOTO, excused(NA_ITEM, '未涉及')]))
    const total = rows.at(-1)
    const fullCenti = w.STANDARD.items.reduce(
      (sum, { id, pointsCenti }) => sum + (id === NA_ITEM ? 0 : pointsCenti),
      0,
    )
    expect(total?.[0]).toBe('合计')
    expect([total?.[3], total?.[4], total?.[6]]).toEqual([fullCenti / 100, 1.1, (fullCenti - 110) / 100])
  })

  it('says that an open review is not finished, and shows the whole working', () => {
    const sheet = buildScoreSheet(report([THREE]))
    const notes = new Map(sheet.notes.map(({ heading, lines }) => [heading, lines]))
    expect(notes.get('评查结果')?.join()).toContain('评查尚未提交')
    expect(notes.get('计算过程')?.length).toBeGreaterThan(2)
  })

  it('names round, edition, rule and pages, so that every line can be worked again', () => {
    const byRule = w.recorded(5, { ruleId: 'PT-A02-r1', count: 2 })
    const veto = w.recorded(6, { kind: 'veto', itemId: 'PT-V01', unitCenti: 0, description: '无管辖权' })
    const sheet = buildScoreSheet(report([THREE, byRule, veto, excused(NA_ITEM, '未涉及')]))
    const facts = new Map(sheet.facts)
    expect(facts.get('评查轮次')).toBe('初评')
    expect(facts.get('评分标准')).toBe('行政处罚（普通程序）案卷评查标准（CF-PT-2026.1，版本 2026.1）')
    expect(facts.get('案卷类型')).toBe('行政处罚（普通程序）')
    const lines = sheet.notes.find(({ heading }) => heading === '计算过程')?.lines ?? []
    expect(lines.slice(0, 2)).toEqual([
      'PT-A02 三处未签名：扣 0.2 × 3 = 0.6 分（自定扣分；第1页）',
      'PT-A02 每份缺一人签名或证号：扣 1 × 2 = 2 分（规则 PT-A02-r1；第1页）',
    ])
    expect(lines.some((line) => /^一票否决 PT-V01 .*无管辖权（待确认）（第1页）$/.test(line))).toBe(true)
    for (const word of ['合理缺项', '适用满分：', '折算：', '等次：', '一票否决（方式 B']) {
      expect(
        lines.some((line) => line.includes(word)),
        word,
      ).toBe(true)
    }
  })
})

describe('buildFindingList', () => {
  it('has a cell for every column of every finding', () => {
    const list = buildFindingList(report([THREE, ON_PHOTO]))
    expect(list.rows.map((row) => row.length)).toEqual([list.columns.length, list.columns.length])
    expect(list.rows.map(([number]) => number)).toEqual([1, 2])
  })

  it('says so when nothing was found', () => {
    expect(buildFindingList(report([])).notes).toEqual([
      { heading: '说明', lines: ['本次评查没有发现问题。'] },
    ])
  })
})

describe('buildSealRegister', () => {
  it('lists every impression by its number, with the hashes before and after', () => {
    const state = w.play([
      ...OPENING,
      w.submitted,
      w.drafted(),
      w.step('document/submitted'),
      { type: 'document/reviewed', payload: { documentId: w.DOCUMENT_ID, person: '示例乙', note: '' } },
      w.signed(),
      w.sealImported,
      w.sealed(),
    ])
    const input = {
      ...{ uses: state.all('sealUses'), shown: { year: null, seal: null }, journalHead: 'f'.repeat(64) },
      ...{ unitOf: () => '示例县司法局', recallOf: () => '', noteOf: () => '', printedOn: '2026-03-01' },
    }
    const { rows, columns, facts } = buildSealRegister(input)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toHaveLength(columns.length)
    expect(rows[0]?.[0]).toBe(1)
    expect(rows[0]?.join('|')).toContain(`前 ${'1'.repeat(16)}\n后 ${'2'.repeat(16)}`)
    const head = new Map(facts)
    expect(head.get('本表')).toBe('1 条（全簿 1 条）')
    expect(head.get('核验结果')).toBe('1 条逐行相接')
    expect(head.get('末行校验值')).toBe(state.all('sealUses')[0]?.rowHash)
    expect(head.get('操作记录校验值')).toBe('f'.repeat(64))
    const of2025 = buildSealRegister({ ...input, shown: { year: 2025, seal: null } })
    expect(of2025.rows).toEqual([])
    const altered = input.uses.map((use) => ({ ...use, copies: 9 }))
    expect(new Map(buildSealRegister({ ...input, uses: altered }).facts).get('核验结果')).toContain('第 1 号')
  })
})

describe('tableHtml', () => {
  const FONTS = FontManifest.parse(JSON.parse(readFileSync('resources/fonts/fonts.json', 'utf8')))

  it('shows markup in any field as text', () => {
    const hostile = '<img src=x onerror=alert(1)>&"\''
    const finding = w.recorded(1, { description: hostile, law: hostile, advice: hostile })
    const facts = { ...w.FACTS, title: hostile, agency: hostile }
    const edited: EventBody = { type: 'case/facts-edited', payload: { caseId: w.CASE_ID, facts } }
    for (const table of [
      buildScoreSheet(report([finding, edited])),
      buildFindingList(report([finding, edited])),
    ]) {
      const html = tableHtml(table, FONTS)
      expect(html).not.toContain('<img')
      expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
      expect(html).not.toContain('<script')
    }
  })

  it('repeats the head and asks for A4 lying down', () => {
    const html = tableHtml(buildFindingList(report([THREE])), FONTS)
    expect(html).toContain('table-header-group')
    expect(html).toContain('@page{size:297mm 210mm')
  })

  it('numbers every page of the furniture', () => {
    const html = tableFurnitureHtml(3, FONTS)
    expect([...html.matchAll(/第 (\d) 页，共 3 页/g)].map(([, n]) => n)).toEqual(['1', '2', '3'])
  })
})
