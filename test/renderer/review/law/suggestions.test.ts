import { describe, expect, it } from 'vitest'
import type { LawResult } from '@shared/domain/law/check-law'
import { FindingContent, type Finding, type SuggestionDecision } from '@shared/domain/review/review'
import {
  contentOfSuggestion,
  costOf,
  groupEntries,
  joinDecisions,
  placesOf,
  shownText,
  type LawEntry,
} from '../../../../src/renderer/features/review/law/suggestions'
import { date, judge, LATE, onPage, REVIEW, rowsFor, sheet, STANDARD, yes } from './law-case'

const ROWS = rowsFor(REVIEW)

function entryOf(
  ruleId: string,
  facts = LATE,
  decisions: readonly SuggestionDecision[] = [],
  findings: readonly Finding[] = [],
): LawEntry {
  const found = joinDecisions(judge(facts), decisions, findings, ROWS).find(
    ({ result }) => result.ruleId === ruleId,
  )
  if (found === undefined) throw new Error(`no rule ${ruleId}`)
  return found
}

const decisionOn = (result: LawResult, change: Partial<SuggestionDecision> = {}): SuggestionDecision => ({
  suggestionId: result.ruleId,
  kind: 'rejected',
  findingId: null,
  reason: '本行业另有规定',
  shown: shownText(result),
  at: '2026-01-02T00:00:00.000Z',
  by: '示例乙',
  ...change,
})

describe('suggestions and decisions', () => {
  it('is open while it fails, has its item, and nobody has decided', () => {
    const entry = entryOf('P-21')
    expect([entry.result.status, entry.result.days, entry.isOpen, entry.row?.id]).toEqual([
      '超期',
      2,
      true,
      'PT-D10',
    ])
  })

  it('is not open when the edition has no such item', () => {
    const others = ROWS.filter(({ id }) => id !== 'PT-D10')
    const entry = joinDecisions(judge(LATE), [], [], others).find(({ result }) => result.ruleId === 'P-21')
    expect([entry?.isOpen, entry?.row]).toEqual([false, null])
  })

  it('keeps a decision and says when the result under it has changed', () => {
    const before = entryOf('P-21').result
    const same = entryOf('P-21', LATE, [decisionOn(before)])
    expect([same.isOpen, same.hasChanged]).toEqual([false, false])
    const later = { ...LATE, ...sheet({ 'decision.date': [date('2024-12-20'), onPage(5)] }) }
    const changed = entryOf('P-21', later, [decisionOn(before)])
    expect([changed.isOpen, changed.hasChanged]).toEqual([false, true])
  })

  it('leaves a decided rule among the failures though it fails no more', () => {
    const before = entryOf('P-21').result
    const mended = { ...LATE, ...sheet({ 'decision.date': [date('2024-10-10')] }) }
    const entry = entryOf('P-21', mended, [decisionOn(before)])
    expect([entry.result.status, entry.hasChanged]).toEqual(['合规', true])
    expect(groupEntries([entry]).map(({ id }) => id)).toEqual(['failed'])
  })

  it('puts every result into one group, failures first', () => {
    const entries = joinDecisions(judge(LATE), [], [], ROWS)
    const groups = groupEntries(entries)
    expect(groups.flatMap((group) => group.entries)).toHaveLength(entries.length)
    expect(groups[0]?.id).toBe('failed')
    expect(groups.filter(({ isFolded }) => isFolded).map(({ id }) => id)).toEqual(
      groups.map(({ id }) => id).filter((id) => id === 'fine' || id === 'none'),
    )
  })
})

describe('the finding of an acceptance', () => {
  it('stands on the pages the facts were read on, with dates, law and the preset’s points', () => {
    const entry = entryOf('P-21')
    const cost = costOf(entry)
    const { suggestion } = entry.result
    if (cost.kind !== 'preset' || suggestion === null || entry.row === null) throw new Error('not offered')
    const content = contentOfSuggestion({
      ...{ suggestion, row: entry.row, result: entry.result, facts: LATE, rule: cost.rule, advice: '' },
    })
    expect(FindingContent.safeParse(content).success).toBe(true)
    expect(content).toMatchObject({
      itemId: 'PT-D10',
      kind: 'deduction',
      unitCenti: 300,
      count: 1,
      severity: '严重',
    })
    expect(content.places).toEqual([onPage(2), onPage(5)])
    expect(content.description).toContain('2024年12月9日届满')
    expect(content.description).toContain('超期2日')
    expect(content.law).toContain('第六十条')
    expect(content.defectCode).toBe('D-CX-14')
  })

  it('names the paper that lacks when no page is known', () => {
    const facts = sheet({ 'filing.date': [date('2024-09-09')], 'decision.date': [date('2024-12-11')] })
    const { result } = entryOf('P-21', facts)
    expect(placesOf(result, facts)).toEqual([{ kind: 'missing', document: '记载“决定日期”的材料' }])
  })

  it('has each page once', () => {
    const facts = sheet({
      'filing.date': [date('2024-09-09'), onPage(2)],
      'decision.date': [date('2024-12-11'), onPage(2)],
    })
    expect(placesOf(entryOf('P-21', facts).result, facts)).toEqual([onPage(2)])
  })

  it('costs nothing on a veto row', () => {
    const facts = sheet({
      'notice.served': [date('2024-12-12'), onPage(3)],
      'decision.date': [date('2024-12-11'), onPage(5)],
    })
    const veto = joinDecisions(judge(facts), [], [], ROWS).find(
      ({ isOpen, row }) => isOpen && row?.kind === 'veto',
    )
    if (!veto?.result.suggestion || veto.row === null) throw new Error('no veto failed')
    expect(costOf(veto)).toEqual({ kind: 'none' })
    const { row, result } = veto
    const content = contentOfSuggestion({
      ...{ suggestion: veto.result.suggestion, row, result, facts, rule: null, advice: '' },
    })
    expect(content).toMatchObject({ kind: 'veto', unitCenti: 0, ruleId: null, severity: '致命' })
  })

  it('leaves the cost to a person where no preset is beyond doubt', () => {
    const entry = entryOf('P-33', sheet({ 'correction.ordered': [yes(false)] }))
    expect(entry.isOpen).toBe(true)
    expect(costOf(entry)).toEqual({
      kind: 'choose',
      rules: STANDARD.items.find(({ id }) => id === 'PT-C04')?.rules,
    })
  })
})
