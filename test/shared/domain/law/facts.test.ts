import { describe, expect, it } from 'vitest'
import { CaseType } from '@shared/domain/case-file/case-file'
import { chineseMinute, chineseYuan } from '@shared/domain/law/explain'
import { FactKey, FactValue, SourcedFact } from '@shared/domain/law/fact-sheet'
import { FACTS, factsFor, findFact, fitsFact } from '@shared/domain/law/facts'

describe('the catalogue of facts', () => {
  it('has no key and no label twice', () => {
    expect(new Set(FACTS.map((fact) => fact.key)).size).toBe(FACTS.length)
    expect(new Set(FACTS.map((fact) => fact.label)).size).toBe(FACTS.length)
  })

  it('has keys the event accepts, case types, and options for choices alone', () => {
    for (const fact of FACTS) {
      expect(FactKey.safeParse(fact.key).success, fact.key).toBe(true)
      expect(fact.caseTypes.length, fact.key).toBeGreaterThan(0)
      expect(fact.options.length >= 2, fact.key).toBe(fact.kind === 'choice')
    }
  })

  it.each(CaseType.options)('offers %s its facts by group, each once', (caseType) => {
    const keys = factsFor(caseType).flatMap((section) => section.facts.map((fact) => fact.key))
    expect(keys.length).toBe(FACTS.filter((fact) => fact.caseTypes.includes(caseType)).length)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.length).toBeGreaterThan(10)
  })

  it.each([
    ['decision.date', { kind: 'date', value: '2026-03-02' }, true],
    ['decision.date', { kind: 'text', value: '2026-03-02' }, false],
    ['party.kind', { kind: 'choice', value: '公民' }, true],
    ['party.kind', { kind: 'choice', value: '路人' }, false],
    ['no.such', { kind: 'date', value: '2026-03-02' }, false],
  ] as const)('%s takes %j: %s', (key, value, ok) => {
    expect(fitsFact(key, value)).toBe(ok)
  })

  it('finds nothing under a key of another edition', () => {
    expect(findFact('no.such')).toBeUndefined()
  })
})

describe('FactValue', () => {
  const span = { from: '2026-03-02', to: '2026-03-05', reason: '检验', document: '' }
  it.each([
    ['a day', { kind: 'date', value: '2026-02-28' }, true],
    ['a day that does not exist', { kind: 'date', value: '2026-02-29' }, false],
    ['a minute', { kind: 'datetime', value: '2026-03-02T09:05' }, true],
    ['seconds', { kind: 'datetime', value: '2026-03-02T09:05:01' }, false],
    ['a zone', { kind: 'datetime', value: '2026-03-02T09:05Z' }, false],
    ['an hour that does not exist', { kind: 'datetime', value: '2026-03-02T25:00' }, false],
    ['half a 分', { kind: 'money', value: 10.5 }, false],
    ['a debt', { kind: 'money', value: -1 }, false],
    ['spans', { kind: 'spans', value: [span] }, true],
    ['a span of one day', { kind: 'spans', value: [{ ...span, to: span.from }] }, true],
    ['a span turned round', { kind: 'spans', value: [{ ...span, to: '2026-03-01' }] }, false],
    [
      'a nameless officer',
      { kind: 'officers', value: [{ name: ' ', certificate: '', validFrom: null, validTo: null }] },
      false,
    ],
    ['a kind of its own', { kind: 'colour', value: 'red' }, false],
  ])('%s', (_name, value, ok) => {
    expect(FactValue.safeParse(value).success).toBe(ok)
  })

  it('travels with the page it was read on', () => {
    const fact = {
      value: { kind: 'count', value: 2 },
      source: {
        kind: 'pin',
        fileId: '7d9f3c52-30f5-4e39-9a3e-0d1a4b9f6f10',
        pageIndex: 3,
        pointPt: [10, 20],
      },
      ...{ note: '', enteredAt: '2026-06-01T08:00:00.000Z', enteredBy: '示例甲' },
    }
    expect(SourcedFact.parse(fact)).toEqual(fact)
  })
})

describe('the words', () => {
  it.each([
    [100, '1元'],
    [1_234_567_89, '1,234,567.89元'],
    [5, '0.05元'],
    [3_000_00, '3,000元'],
  ])('%d 分 is %s', (fen, text) => {
    expect(chineseYuan(fen)).toBe(text)
  })

  it('writes a minute as papers do', () => {
    expect(chineseMinute('2026-05-01T09:05')).toBe('2026年5月1日9时05分')
  })
})
