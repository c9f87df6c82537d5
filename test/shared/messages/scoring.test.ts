import { describe, expect, it } from 'vitest'
import { scoreCase } from '@shared/domain/scoring/score-case'
import { describeNotice, describeStep, scoringMessages } from '@shared/messages/scoring'
import { readPenaltyStandard } from '../domain/checklist/editions'
import { say, tinyStandard } from '../domain/scoring/say'

const standard = readPenaltyStandard()
const linesOf = (words: string, style: 'A' | 'B' | 'C' = 'B'): string[] =>
  scoreCase(standard, say(words, style)).trace.map(describeStep)

describe('describeStep', () => {
  it('writes the whole working of a case', () => {
    expect(linesOf('A02#r1 1x4, E05 0.2x3, D08 na, V07 veto')).toEqual([
      'PT-A02 每份缺一人签名或证号：扣 1 × 4 = 4 分',
      'PT-A02 累计扣 4 分，超过封顶，扣完 3 分为止',
      'PT-A02 得分：3 − 3 = 0 分',
      'PT-D08 合理缺项，满分 3 分不计入；理由：本案没有此情形',
      'PT-E05：扣 0.2 × 3 = 0.6 分',
      'PT-E05 得分：1 − 0.6 = 0.4 分',
      '适用满分：100 − 3 = 97 分；实得：97 − 3.6 = 93.4 分',
      '折算：93.4 ÷ 97 × 100 = 96.2886…，四舍五入保留一位小数为 96.3',
      '等次：96.3 ≥ 90.0，优秀',
      '一票否决 PT-V07 作出决定前未依法告知，或拒绝听取陈述申辩（当事人明确放弃除外）；理由：见卷内第12页',
      '一票否决（方式 B：保留得分，等次为最低）：得分 96.3 → 96.3，等次 优秀 → 不合格',
    ])
  })

  it.each([
    ['F04 na, D08 na, E05 0.2x5, A01 0.2', '折算：94.8 ÷ 96 × 100 = 98.75，四舍五入保留一位小数为 98.8'],
    ['D08 na, D09 na, A01 1', '折算：94 ÷ 95 × 100 = 98.9473…，四舍五入保留一位小数为 98.9'],
    ['F04 na, B01 1x5, B02 1x4', '折算：90 ÷ 99 × 100 = 90.9090…，四舍五入保留一位小数为 90.9'],
    ['A01 1', '折算：99 ÷ 100 × 100 = 99.0'],
  ])('shows the deciding digits of %s', (words, line) => {
    expect(linesOf(words)).toContain(line)
  })

  it('cuts long decimals and does not round them', () => {
    // 20 of 21: 95.238095…; 1 of 21: 4.761904…
    const small = tinyStandard('A01=21')
    const line = (words: string): string | undefined =>
      scoreCase(small, say(words, 'B', 'TT'))
        .trace.map(describeStep)
        .find((text) => text.startsWith('折算'))
    expect(line('A01 1')).toBe('折算：20 ÷ 21 × 100 = 95.2380…，四舍五入保留一位小数为 95.2')
    expect(line('A01 20')).toBe('折算：1 ÷ 21 × 100 = 4.7619…，四舍五入保留一位小数为 4.8')
  })

  it('says when there is no score', () => {
    const small = tinyStandard('A01=5?')
    const lines = scoreCase(small, say('A01 na, V01 veto', 'A', 'TT')).trace.map(describeStep)
    expect(lines).toContain('没有适用的评查项，不计算得分')
    expect(lines.at(-1)).toBe('一票否决（方式 A：总分计 0 分，等次为最低）：得分 无 → 0.0，等次 无 → 不合格')
  })

  it('names the caps of presets and facts deducted elsewhere', () => {
    expect(
      describeStep({
        kind: 'rule-cap',
        itemId: 'PT-A02',
        ruleId: 'PT-A02-r1',
        ruleText: '每处',
        sumCenti: 250,
        capCenti: 200,
      }),
    ).toBe('PT-A02 “每处”累计 2.5 分，以 2 分为限')
    expect(
      describeStep({
        kind: 'same-fact',
        deductionId: 'x',
        itemId: 'PT-D02',
        label: '未告知权利',
        amountCenti: 100,
        countedItemId: 'PT-D06',
      }),
    ).toBe('PT-D02 未告知权利：同一事实已在 PT-D06 扣分，此处 1 分不再扣')
  })

  it('marks a veto nobody has confirmed', () => {
    const result = scoreCase(standard, { ...say(''), vetoes: [{ id: 'v', itemId: 'PT-V03', reason: '' }] })
    expect(result.trace.map(describeStep)).toContain('一票否决 PT-V03 被处罚当事人认定错误（待确认）')
  })
})

describe('describeNotice', () => {
  it('has a sentence for every notice', () => {
    const notices = [
      describeNotice({ kind: 'nothing-applicable' }),
      describeNotice({ kind: 'little-applicable', fullApplicableCenti: 5_900, limitCenti: 6_000 }),
      describeNotice({ kind: 'one-off-repeated', itemId: 'PT-A03', ruleId: 'PT-A03-r1', times: 2 }),
      describeNotice({ kind: 'veto-unconfirmed', itemId: 'PT-V01' }),
      describeNotice({ kind: 'deduction-on-na', itemId: 'PT-D08', deductionId: 'x' }),
      describeNotice({ kind: 'veto-on-na', itemId: 'PT-V08', vetoId: 'x' }),
    ]
    expect(notices[1]).toBe('适用满分只有 59 分，低于 60 分，请核对合理缺项。')
    for (const notice of notices) expect(notice).toMatch(/\p{Script=Han}.*。$/u)
  })
})

const NAMED = { itemId: 'PT-A01', text: '半分' }

describe('scoringMessages', () => {
  it('are sentences that name what they speak of', () => {
    for (const message of Object.values(scoringMessages)) {
      const text = message({ ...NAMED, ruleId: 'PT-A01-r1', stepCenti: 10, minCenti: 50, maxCenti: 150 })
      expect(text).toMatch(/PT-A01|半分/)
      expect(text).toMatch(/。$/)
      expect(text).not.toMatch(/undefined|NaN/)
    }
  })
})
