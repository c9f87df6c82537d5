/** Every rule against its table of cases: pass, fail, edge day, holiday shift, missing fact. */
import { describe, expect, it } from 'vitest'
import { DayBook } from '@shared/domain/law/calendar'
import { checkRule, hasFailed } from '@shared/domain/law/check-law'
import { RULES } from '@shared/domain/law/rules/all'
import { drawDays } from '@shared/domain/law/timeline'
import { CALENDARS, readCases } from './cases/read-cases'

const CASES = readCases()
const ruleById = new Map(RULES.map((rule) => [rule.id, rule]))

describe.each(RULES.map((rule) => [rule.id, rule.title] as const))('%s %s', (id) => {
  it.each(CASES.filter((each) => each.ruleId === id).map((each) => [each.at, each.line, each] as const))(
    '%s %s',
    (_at, _line, wanted) => {
      const rule = ruleById.get(wanted.ruleId)
      if (!rule) throw new Error(wanted.ruleId)
      const { caseType, sector, expected } = wanted
      const result = checkRule(rule, wanted.facts, { caseType, sector, calendars: CALENDARS })
      expect(`${result.status} ${result.explanation.join('')}`).toMatch(new RegExp(`^${wanted.status} `))
      if (wanted.days !== null) expect(result.days).toBe(wanted.days)
      if (wanted.near) expect(result.nearLimit).toBe(true)
      if (expected.has('due')) expect(result.dueOn).toBe(expected.get('due'))
      if (expected.has('shift')) expect(result.shiftedFrom).toBe(expected.get('shift'))
      if (expected.has('hours')) expect(result.hours).toBe(Number(expected.get('hours')))
      if (expected.has('missing')) expect(result.missingFacts).toContain(expected.get('missing'))
      if (expected.has('item')) expect(result.suggestion?.itemId ?? 'none').toBe(expected.get('item'))
      if (expected.has('defect')) expect(result.suggestion?.defectCode).toBe(expected.get('defect'))
      expect(result.explanation.length).toBeGreaterThan(0)
      if (!hasFailed(result.status)) expect(result.suggestion).toBeNull()
    },
  )
})

describe('the tables', () => {
  it.each(RULES.map((rule) => [rule.id] as const))('hold at least five cases for %s', (id) => {
    expect(CASES.filter((each) => each.ruleId === id).length).toBeGreaterThanOrEqual(5)
  })

  it('name no rule that does not exist', () => {
    expect(CASES.filter((each) => !ruleById.has(each.ruleId)).map((each) => each.at)).toEqual([])
  })

  it('hold a case over a holiday for every term in days', () => {
    const book = new DayBook(CALENDARS)
    const terms = new Map<string, boolean>()
    for (const each of CASES) {
      const rule = ruleById.get(each.ruleId)
      if (!rule) continue
      const { caseType, sector } = each
      const { from, dueOn } = checkRule(rule, each.facts, { caseType, sector, calendars: CALENDARS })
      if (from === null || dueOn === null || dueOn.includes('T')) continue
      const days = drawDays(from, dueOn, CALENDARS)
      const crosses = days.some(({ day }) => book.isHoliday(day))
      terms.set(each.ruleId, crosses || terms.get(each.ruleId) === true)
    }
    expect(terms.size).toBeGreaterThanOrEqual(28)
    expect([...terms].filter(([, crosses]) => !crosses).map(([id]) => id)).toEqual([])
  })

  it('hold a case in order and a failed or manual one for every rule', () => {
    const lacking = RULES.filter((rule) => {
      const statuses = CASES.filter((each) => each.ruleId === rule.id).map((each) => each.status)
      const bad = statuses.some((status) => ['违反', '超期', '需人工'].includes(status))
      return !bad || !(statuses.includes('合规') || rule.id === 'Q-07')
    })
    expect(lacking.map((rule) => rule.id)).toEqual([])
  })
})
