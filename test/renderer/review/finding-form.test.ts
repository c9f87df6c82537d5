import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DefectCatalogue } from '@shared/domain/defect/catalogue'
import { FindingContent } from '@shared/domain/review/review'
import { scoreReview } from '@shared/domain/scoring/score-review'
import { buildChecklist, rowsOf } from '../../../src/renderer/features/review/checklist-rows'
import {
  checkForm,
  contentOfRule,
  formOf,
  startForm,
  withDefect,
  withRule,
} from '../../../src/renderer/features/review/finding-form'
import { region, review, STANDARD } from './sample-review'

const rows = rowsOf(buildChecklist(STANDARD, review(), scoreReview(STANDARD, review())))
const rowOf = (id: string) => {
  const row = rows.find((candidate) => candidate.id === id)
  if (!row) throw new Error(id)
  return row
}
const { defects } = DefectCatalogue.parse(
  JSON.parse(readFileSync('resources/defects/defects-2026.1.json', 'utf8')),
)
const defectOf = (code: string) => {
  const defect = defects.find((candidate) => candidate.code === code)
  if (!defect) throw new Error(code)
  return defect
}
const STEP = STANDARD.stepCenti

describe('a deduction by one key', () => {
  it.each(rows.flatMap((row) => row.rules.map((rule) => [rule.id, row, rule] as const)))(
    'makes a whole finding of %s',
    (_id, row, rule) => {
      const content = contentOfRule(row, rule, [region(3)])
      expect(FindingContent.parse(content)).toEqual(content)
      expect(content).toMatchObject({ itemId: row.id, ruleId: rule.id, unitCenti: rule.unitCenti, count: 1 })
      expect(content.description.length).toBeGreaterThanOrEqual(4)
    },
  )

  it('writes out a rule that says nothing without its item', () => {
    const row = rowOf('PT-E04')
    const rule = row.rules[0]
    if (!rule) throw new Error('PT-E04 has no rule')
    expect(rule.text).toBe('每处')
    expect(contentOfRule(row, rule, [region(0)]).description).toBe(`不符合“${row.text}”（每处）`)
  })
})

describe('the form', () => {
  const form = {
    ...startForm(rowOf('PT-A03'), 'deduction', [region(1)]),
    pointsText: '0.5',
    description: '地址前后不一致',
  }

  it('becomes exactly what was typed', () => {
    const checked = checkForm({ ...form, count: 3 }, rowOf('PT-A03'), STEP)
    expect(checked).toMatchObject({ ok: true, content: { unitCenti: 50, count: 3, ruleId: null } })
  })

  it.each([
    ['points', { pointsText: '' }],
    ['points', { pointsText: '0' }],
    ['points', { pointsText: '0.25' }],
    ['points', { pointsText: '3.1' }],
    ['points', { pointsText: '一' }],
    ['count', { count: 0 }],
    ['count', { count: 1.5 }],
    ['places', { places: [] }],
    ['description', { description: '   ' }],
  ] as const)('refuses a bad %s (%o)', (field, change) => {
    const checked = checkForm({ ...form, ...change }, rowOf('PT-A03'), STEP)
    if (checked.ok) throw new Error('accepted')
    expect(Object.keys(checked.errors)).toEqual([field])
  })

  it('asks no points of a veto or of advice', () => {
    const veto = startForm(rowOf('PT-V07'), 'veto', [region(1)])
    expect(checkForm(veto, rowOf('PT-V07'), STEP)).toMatchObject({
      ok: true,
      content: { kind: 'veto', unitCenti: 0, count: 1, severity: '致命' },
    })
    const advice = checkForm({ ...form, kind: 'advice' }, rowOf('PT-A03'), STEP)
    expect(advice).toMatchObject({ ok: true, content: { kind: 'advice', unitCenti: 0, ruleId: null } })
  })

  it('is the same again after it was saved and opened', () => {
    const checked = checkForm({ ...form, ruleId: 'PT-A03-r2' }, rowOf('PT-A03'), STEP)
    if (!checked.ok) throw new Error('refused')
    const again = checkForm(formOf(checked.content), rowOf('PT-A03'), STEP)
    expect(again).toEqual(checked)
  })
})

describe('what choosing fills in', () => {
  const row = rowOf('PT-A03')

  it('takes points and words of a rule, and changes them with the rule', () => {
    const first = withRule(startForm(row, 'deduction', []), row, 'PT-A03-r1')
    expect(first).toMatchObject({ pointsText: '2', description: '缺身份证明' })
    expect(withRule(first, row, 'PT-A03-r2')).toMatchObject({ pointsText: '0.5', description: '每处不一致' })
  })

  it('keeps words a person has typed', () => {
    const typed = {
      ...withRule(startForm(row, 'deduction', []), row, 'PT-A03-r1'),
      description: '无营业执照',
    }
    expect(withRule(typed, row, 'PT-A03-r2').description).toBe('无营业执照')
    expect(withDefect(typed, row, defectOf('D-ZT-08')).description).toBe('无营业执照')
  })

  it('fills words, law, severity and advice from a defect', () => {
    const filled = withDefect(startForm(row, 'deduction', []), row, defectOf('D-ZT-08'))
    expect(filled).toMatchObject({
      defectCode: 'D-ZT-08',
      description: '缺身份证明或代理手续',
      severity: '一般',
      advice: '补附并注明',
    })
    expect(filled.law).toContain('《中华人民共和国行政处罚法》第五十九条')
  })

  it('keeps a veto 致命 whatever the defect says', () => {
    const veto = startForm(rowOf('PT-V02'), 'veto', [])
    expect(withDefect(veto, rowOf('PT-V02'), defectOf('D-ZT-05')).severity).toBe('致命')
  })
})
