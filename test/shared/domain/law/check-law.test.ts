import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CaseType } from '@shared/domain/case-file/case-file'
import { checkLaw, hasFailed, type LawOptions } from '@shared/domain/law/check-law'
import { statusText } from '@shared/domain/law/explain'
import { findFact } from '@shared/domain/law/facts'
import { RULES } from '@shared/domain/law/rules/all'
import type { Check, When } from '@shared/domain/law/rules/rule'
import { CALENDARS, readCases, sectorNamed, SECTORS, sheetOf } from './cases/read-cases'

const options = (caseType: CaseType, more: Partial<LawOptions> = {}): LawOptions => ({
  ...{ caseType, calendars: CALENDARS, sector: sectorNamed('通用') },
  ...more,
})
const one = (ruleId: string, facts: Record<string, string>, more: Partial<LawOptions> = {}) => {
  const result = checkLaw(sheetOf(Object.entries(facts)), options('处罚普通', more)).find(
    (each) => each.ruleId === ruleId,
  )
  if (!result) throw new Error(ruleId)
  return result
}

const FILED = { 'filing.date': '2024-09-09', 'decision.date': '2024-12-11' }

describe('checkLaw', () => {
  it.each(CaseType.options)('gives one result for each rule of %s, also without facts', (caseType) => {
    const results = checkLaw({}, options(caseType))
    const ids = RULES.filter((rule) => rule.caseTypes.includes(caseType)).map((rule) => rule.id)
    expect(results.map((each) => each.ruleId).sort()).toEqual([...ids].sort())
    expect(results.filter((each) => hasFailed(each.status))).toEqual([])
  })

  it('puts failures first, the heaviest of them on top, and what does not apply last', () => {
    const facts = sheetOf(
      Object.entries({ ...FILED, 'notice.served': '2024-12-12', 'officers.list': '示例甲' }),
    )
    const results = checkLaw(facts, options('处罚普通'))
    const failures = results.filter((each) => hasFailed(each.status))
    expect(failures.map((each) => each.ruleId)).toEqual(['P-01', 'P-11', 'O-06', 'P-21'])
    expect(results.slice(0, 4)).toEqual(failures)
    expect(results.at(-1)?.status).toBe('不适用')
  })

  it('proposes a finding with item, defect, the failing sentences and the basis written out', () => {
    expect(one('P-21', FILED).suggestion).toEqual({
      itemId: 'PT-D10',
      defectCode: 'D-CX-14',
      kind: 'deduction',
      severity: '严重',
      description:
        '自“立案日期”2024年9月9日起算，期限90日（开始当日不计），至2024年12月9日届满。' +
        '原最后一日2024年12月8日是休息日，顺延至2024年12月9日。' +
        '“决定日期”为2024年12月11日，超期2日。不计顺延的，超期3日。',
      law: '《中华人民共和国行政处罚法》第六十条',
    })
  })

  it.each([
    ['P-21', FILED, '超期2日'],
    ['P-24', { 'decision.date': '2026-03-02', 'service.date': '2026-03-12' }, '超期1个工作日'],
    ['P-24', { 'decision.date': '2026-03-02', 'service.date': '2026-03-11' }, '合规'],
    ['P-24', { 'decision.date': '2026-03-02' }, '缺日期'],
    ['P-01', {}, '缺事实'],
    [
      'Q-03',
      {
        'measure.urgent': '是',
        'measure.start': '2026-05-01T21:30',
        'measure.approved-at': '2026-05-02T22:00',
      },
      '超期0.5小时',
    ],
  ] as const)('%s %j reads %s', (ruleId, facts, text) => {
    expect(statusText(one(ruleId, facts))).toBe(text)
  })

  it('leaves what is in order out of the description', () => {
    const facts = { 'certificate.shown': '是', 'record.made': '否' }
    expect(one('P-02', facts).suggestion?.description).toBe('“制作了笔录”为“否”，不符合要求。')
  })

  it('warns of a year without a calendar, in the result and in the suggestion', () => {
    const facts = { 'decision.date': '2027-03-01', 'service.date': '2027-03-20' }
    const result = one('P-24', facts)
    expect(result).toMatchObject({ status: '超期', missingYears: [2027] })
    expect(result.warnings).toEqual(['2027年的节假日安排没有录入，仅按周末推算，请录入后重新核对。'])
    expect(result.suggestion?.description).toContain('2027年的节假日安排没有录入')
  })

  it('warns too when only the days over run through a year without a calendar', () => {
    const facts = { 'decision.date': '2026-12-10', 'service.date': '2027-02-01' }
    expect(one('P-24', facts)).toMatchObject({ dueOn: '2026-12-21', status: '超期', missingYears: [2027] })
  })

  it('names the calendars it counted with', () => {
    const facts = { 'decision.date': '2025-12-29', 'service.date': '2026-01-05' }
    expect(one('P-24', facts).calendarVersions).toEqual([
      '2025（国办发明电〔2024〕12号）',
      '2026（2025-11-04）',
    ])
  })

  it('shows the term without claims, and what the claims would give, while a person has to decide', () => {
    const facts = { ...FILED, 'decision.excluded': '2024-10-08~2024-10-20:检验:' }
    const result = one('P-21', facts, { sector: sectorNamed('市场监管') })
    expect(result).toMatchObject({ status: '需人工', dueOn: '2024-12-09', suggestion: null })
    expect(result.explanation.slice(-2)).toEqual([
      '主张扣除2024年10月8日至2024年10月20日共13日（检验）：没有文书证明。',
      '所主张的扣除、延长全部成立的，至2024年12月23日届满，成立与否须人工认定。',
    ])
  })

  it('counts a day claimed twice once', () => {
    const spans = '2024-10-08~2024-10-20:检验:甲告知书,2024-10-15~2024-10-22:鉴定:乙告知书'
    const result = one('P-21', { ...FILED, 'decision.excluded': spans }, { sector: sectorNamed('市场监管') })
    expect(result).toMatchObject({ status: '合规', dueOn: '2024-12-23' })
  })

  it('asks for nothing more once the answer stands', () => {
    const result = one('P-13', { 'party.kind': '法人', 'fine.amount': '100', 'hearing.offered': '是' })
    expect(result).toMatchObject({ status: '合规', missingFacts: [] })
  })

  it('says which facts it used and which it lacked', () => {
    const result = one('P-24', { 'decision.date': '2026-03-02' })
    expect(result).toMatchObject({
      status: '缺日期',
      factsUsed: ['decision.date'],
      missingFacts: ['service.date'],
    })
  })

  it('prefers the thresholds of the unit to those of the sector', () => {
    const facts = {
      ...{ 'hearing.heavy-kind': '无', 'party.kind': '公民', 'fine.amount': '3000', 'hearing.offered': '否' },
    }
    expect(one('P-13', facts, { sector: sectorNamed('生态环境') }).status).toBe('合规')
    const thresholds = { citizenFen: 2000_00, organisationFen: 30_000_00 }
    expect(one('P-13', facts, { sector: sectorNamed('生态环境'), thresholds }).status).toBe('违反')
  })

  it('takes a fact of the wrong kind, or an option that does not exist, for missing', () => {
    const fact = { source: null, note: '', enteredAt: '2026-06-01T08:00:00.000Z', enteredBy: '' }
    const facts = {
      ...sheetOf([['decision.date', '2026-03-02']]),
      'service.date': { ...fact, value: { kind: 'text' as const, value: '2026-03-05' } },
      'service.mode': { ...fact, value: { kind: 'choice' as const, value: '托人带去' } },
    }
    const results = checkLaw(facts, options('处罚普通'))
    expect(results.find((each) => each.ruleId === 'P-24')?.status).toBe('缺日期')
    expect(results.find((each) => each.ruleId === 'P-25')?.status).toBe('不适用')
  })

  it('does not depend on the order the facts were entered in, nor change them', () => {
    const cases = readCases().filter((each) => each.caseType === '处罚普通')
    fc.assert(
      fc.property(fc.shuffledSubarray(cases, { minLength: 1, maxLength: 6 }), (some) => {
        const entries = some.flatMap((each) => Object.entries(each.facts))
        const merged = Object.fromEntries(entries)
        const before = JSON.stringify(merged)
        const reversed = Object.fromEntries(Object.entries(merged).reverse())
        expect(checkLaw(reversed, options('处罚普通'))).toEqual(checkLaw(merged, options('处罚普通')))
        expect(JSON.stringify(merged)).toBe(before)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the rules as data', () => {
  const checks = (rule: (typeof RULES)[number]): readonly Check[] => rule.checks
  const standards = new Map(
    readdirSync('resources/standards').map((name) => {
      const standard = JSON.parse(readFileSync(`resources/standards/${name}`, 'utf8')) as { id: string }
      return [standard.id, JSON.stringify(standard)]
    }),
  )
  const defects = readFileSync('resources/defects/defects-2026.1.json', 'utf8')
  const pairs = RULES.flatMap((rule) =>
    [rule, ...checks(rule)].flatMap((each) =>
      Object.entries(each.items ?? {}).map(([type, item]) => [rule.id, type, item]),
    ),
  )

  it('have no id twice', () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length)
  })

  it('hold P-01 to P-40, Q-01 to Q-23, X-01 to X-14, T-01 to T-08 and the order rules', () => {
    const series = (letter: string): number => RULES.filter((rule) => rule.id.startsWith(letter)).length
    expect(['P', 'Q', 'X', 'T', 'O'].map(series)).toEqual([40, 23, 14, 8, 25])
  })

  it.each(pairs)('%s points at an item of the %s list: %s', (_id, _type, item = '') => {
    const list = standards.get(`CF-${item.slice(0, 2)}-2026.1`)
    expect(list).toContain(`"id":"${item}"`)
  })

  it.each(pairs)('%s points at the list of its own kind of case (%s, %s)', (_id, type = '', item = '') => {
    const lists: Record<string, string> = {
      处罚普通: 'PT',
      处罚简易: 'JY',
      许可: 'XK',
      强制: 'QZ',
      检查: 'JC',
    }
    expect(item.slice(0, 2)).toBe(lists[type])
  })

  it('name only defects of the catalogue', () => {
    const codes = RULES.flatMap((rule) => [rule.defect, ...checks(rule).map((check) => check.defect ?? null)])
    const unknown = codes.filter((code) => code !== null && !defects.includes(`"${code}"`))
    expect(unknown).toEqual([])
  })

  it('ask only for facts that are offered in that kind of case', () => {
    const asked = RULES.flatMap((rule) =>
      rule.caseTypes.flatMap((type) =>
        [
          ...rule.when.flatMap(conditionKeys),
          ...checks(rule)
            .filter((check) => check.only?.includes(type) ?? true)
            .flatMap((check) => [...keysOf(check), ...(check.when ? conditionKeys(check.when) : [])]),
        ]
          .filter((key) => findFact(key)?.caseTypes.includes(type) !== true)
          .map((key) => `${rule.id} ${type} ${key}`),
      ),
    )
    expect(asked).toEqual([])
  })
})

function conditionKeys(when: When): readonly string[] {
  if ('flag' in when) return [when.flag, ...(when.or ?? [])]
  if ('choice' in when) return [when.choice]
  return ['present' in when ? when.present : when.positive]
}

function keysOf(check: Check): readonly string[] {
  switch (check.is) {
    case 'within':
    case 'wait':
      return [check.from, check.to]
    case 'order':
      return [check.first, check.then]
    case 'flag':
    case 'at-least':
    case 'exactly':
      return [check.key]
    case 'custom':
      return check.keys
    case 'officers':
      return ['officers.list']
    case 'manual':
      return []
  }
}

describe('the sectors', () => {
  it('have 通用 first, none confirmed, each with its sources', () => {
    expect(SECTORS[0]?.id).toBe('通用')
    expect(SECTORS.every((sector) => !sector.confirmed && sector.provenance.length >= 3)).toBe(true)
    expect(new Set(SECTORS.map((sector) => sector.id)).size).toBe(SECTORS.length)
  })

  it.each(SECTORS.map((sector) => [sector.id, sector] as const))(
    '%s: a term or sum that is set has a source',
    (_id, sector) => {
      const about = new Set(sector.provenance.map((each) => each.about))
      expect(about.has('decision')).toBe(true)
      if (sector.filing) expect(about.has('filing')).toBe(true)
      if (sector.extension1) expect(about.has('extension')).toBe(true)
      if (sector.hearing.citizenFen !== null) expect(about.has('hearing')).toBe(true)
      if (sector.excludable.length > 0) expect(about.has('excludable')).toBe(true)
    },
  )
})
