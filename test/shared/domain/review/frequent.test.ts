import { describe, expect, it } from 'vitest'
import { buildFrequency, NO_FREQUENCY, repeatsFor, useOfDefect } from '@shared/domain/review/frequent'
import type { Review } from '@shared/domain/review/review'
import { finding, review } from './helpers'

const NOW = Date.parse('2026-06-01T00:00:00.000Z')
const daysAgo = (days: number): string => new Date(NOW - days * 86_400_000).toISOString()
const build = (reviews: readonly Review[], agency = '') =>
  buildFrequency({
    reviews,
    agency,
    agencyOf: (caseId) => (caseId === 'own' ? '示例县示例局' : '别的单位'),
    exceptCaseId: 'current',
    nowMs: NOW,
  })
const never = (): boolean => false
const said = (reviews: readonly Review[], agency = '') =>
  repeatsFor(build(reviews, agency), 'PT-A02', never).map(({ description, times }) => [description, times])
const one = (id: string, description: string, days: number, change: object = {}) =>
  finding(id, { description, recordedAt: daysAgo(days), ...change })

describe('what was found before', () => {
  it('puts the more frequent first', () => {
    const findings = [one('1', '甲', 1), one('2', '乙', 1), one('3', '乙', 1)]
    expect(said([review({ findings })])).toEqual([
      ['乙', 2],
      ['甲', 1],
    ])
  })

  it('puts the more recent first when both occurred as often', () => {
    expect(said([review({ findings: [one('1', '旧', 200), one('2', '新', 2)] })])).toEqual([
      ['新', 1],
      ['旧', 1],
    ])
  })

  it('weighs one of today like two of ninety days ago', () => {
    const [{ score: today = 0 } = {}] =
      build([review({ findings: [one('1', '甲', 0)] })]).byItem.get('PT-A02') ?? []
    const [{ score: old = 0 } = {}] =
      build([review({ findings: [one('1', '甲', 90), one('2', '甲', 90)] })]).byItem.get('PT-A02') ?? []
    expect(old).toBeCloseTo(today)
  })

  it('puts the same unit first', () => {
    const reviews = [
      review({ id: 'a', caseId: 'other', findings: [one('1', '别处', 1)] }),
      review({ id: 'b', caseId: 'own', findings: [one('2', '本单位', 20)] }),
    ]
    expect(said(reviews).map(([text]) => text)).toEqual(['别处', '本单位'])
    expect(said(reviews, '示例县示例局').map(([text]) => text)).toEqual(['本单位', '别处'])
  })

  it.each([
    [
      'every review of the same file, of whomever',
      review({ caseId: 'current', findings: [one('1', '甲', 1)] }),
    ],
    ['a practice', review({ round: '训练', findings: [one('1', '甲', 1)] })],
    ['a withdrawn finding', review({ findings: [one('1', '甲', 1, { withdrawnAt: daysAgo(0) })] })],
    [
      'a finding taken over by a later round',
      review({ findings: [one('1', '甲', 1, { inheritedFrom: 'x' })] }),
    ],
  ])('leaves out %s', (_name, left) => {
    expect(said([left])).toEqual([])
  })

  it('says the newest wording of law and advice', () => {
    const findings = [
      one('1', '甲', 9, { law: '旧' }),
      one('2', '甲', 1, { law: '新' }),
      one('3', '甲', 5, { law: '中' }),
    ]
    expect(repeatsFor(build([review({ findings })]), 'PT-A02', never)[0]).toMatchObject({
      law: '新',
      times: 3,
    })
  })

  it('offers three at most, no veto, and nothing a preset says already', () => {
    const findings = [
      ...['甲', '乙', '丙', '丁'].map((text, index) => one(text, text, index)),
      one('v', '否决', 0, { kind: 'veto' }),
    ]
    const frequency = build([review({ findings })])
    expect(
      repeatsFor(frequency, 'PT-A02', ({ description }) => description === '甲').map((r) => r.description),
    ).toEqual(['乙', '丙', '丁'])
  })

  it('ranks a defect far higher on the item it was used on', () => {
    const frequency = build([
      review({
        findings: [
          one('1', '甲', 0, { defectCode: 'D-ZT-05' }),
          one('2', '乙', 0, { itemId: 'PT-B03', defectCode: 'D-ZJ-02' }),
          one('3', '丙', 0, { itemId: 'PT-B03', defectCode: 'D-ZJ-02' }),
        ],
      }),
    ])
    const score = (code: string) => useOfDefect(frequency, code, 'PT-A02').score
    expect(score('D-ZT-05')).toBeGreaterThan(score('D-ZJ-02'))
    expect(score('D-ZJ-02')).toBeGreaterThan(score('D-FL-01'))
    expect(useOfDefect(NO_FREQUENCY, 'D-ZT-05', 'PT-A02')).toEqual({ here: 0, score: 0 })
  })

  it('counts every finding of 600 reviews once', () => {
    const reviews = Array.from({ length: 600 }, (_, r) =>
      review({
        id: `r${r}`,
        findings: Array.from({ length: 8 }, (_, f) =>
          one(`${r}-${f}`, `问题${(r * 7 + f) % 90}`, r % 300, {
            itemId: `PT-A0${(f % 4) + 1}`,
            defectCode: `D-ZT-${String((f % 10) + 1).padStart(2, '0')}`,
          }),
        ),
      }),
    )
    const frequency = build(reviews)
    expect([...frequency.byItem.values()].flat().reduce((sum, { times }) => sum + times, 0)).toBe(4800)
  })
})
