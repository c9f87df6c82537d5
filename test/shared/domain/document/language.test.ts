import { describe, expect, it } from 'vitest'
import { checkLanguage, type LanguageCode } from '@shared/domain/document/language'
import type { Paragraph } from '@shared/domain/document/supervision-document'
import { documentMessages } from '@shared/messages/documents'

const paragraph = (role: string, text: string, id = role): Paragraph => ({
  id,
  role,
  level: 'body',
  text,
  findingIds: [],
})

/** A 意见书 with nothing to complain of. */
const SOUND: readonly Paragraph[] = [
  paragraph('source', '根据规定进行了评查。'),
  paragraph('fact', '1.只有一名执法人员签名。'),
  paragraph('evidence', '有材料在卷证明。'),
  paragraph('evaluation', '不符合《中华人民共和国行政处罚法》第四十二条第一款的规定。'),
  paragraph('requirement', '自行纠正：附说明，涉及金额5000元。'),
  paragraph('term', '自收到之日起30日内，即2026年3月5日前。'),
]

const withText = (role: string, text: string): readonly Paragraph[] =>
  SOUND.map((one) => (one.role === role ? { ...one, text } : one))

describe('checkLanguage', () => {
  it('has nothing to say about a sound opinion', () => {
    expect(checkLanguage(SOUND, 'opinion')).toEqual([])
  })

  it.each<[LanguageCode, string, string]>([
    ['language/order-word', '自行纠正，责令三日内完成', '责令'],
    ['language/blame-word', '自行纠正敷衍了事的做法', '敷衍了事'],
    ['language/date-form', '自行纠正，2026-03-05前报告', '2026-03-05'],
    ['language/date-form', '自行纠正，2026.3.5前报告', '2026.3.5'],
    ['language/date-form', '自行纠正，2026年03月5日前报告', '2026年03月'],
    ['language/date-form', '自行纠正，2026年3月05日前报告', '2026年3月05日'],
    ['language/date-form', '自行纠正，二〇二六年三月前报告', '二〇二六年'],
    ['language/article-digits', '自行纠正，依第42条', '第42条'],
    ['language/article-digits', '自行纠正，依第四十二条第1款', '第四十二条第1款'],
    ['language/law-without-title-marks', '根据行政处罚法自行纠正', '行政处罚法'],
    ['language/amount-in-words', '自行纠正罚款五千元', '五千元'],
    ['language/ascii-punctuation', '自行纠正,附说明', ','],
    ['language/unverified-law', '自行纠正（条次待核）', '待核'],
  ])('%s: %s', (code, text, found) => {
    expect(checkLanguage(withText('requirement', text), 'opinion')).toEqual([
      { code, paragraphId: 'requirement', found, start: text.indexOf(found) },
    ])
  })

  it.each([
    '自行纠正《行政处罚法》适用问题，京执监意〔2026〕3号',
    '自行纠正，处罚款12,000元',
    '自行纠正行政处罚法律文书',
    '自行纠正（1）项，罚款1万元',
  ])('lets %s pass', (text) => {
    expect(checkLanguage(withText('requirement', text), 'opinion')).toEqual([])
  })

  it('asks for the full title before the short one', () => {
    expect(checkLanguage(withText('evaluation', '不符合《行政处罚法》第四十二条。'), 'opinion')).toEqual([
      { code: 'language/short-title-first', paragraphId: 'evaluation', found: '《行政处罚法》', start: 3 },
    ])
    const introduced = '不符合《中华人民共和国行政处罚法》（以下简称《行政处罚法》）第四十二条。'
    expect(checkLanguage(withText('evaluation', introduced), 'opinion')).toEqual([])
  })

  it('wants no conclusion before the facts', () => {
    expect(checkLanguage(withText('source', '该案违反程序。'), 'opinion')).toEqual([
      { code: 'language/conclusion-before-facts', paragraphId: 'source', found: '违反', start: 2 },
    ])
  })

  it('lets a decision order', () => {
    expect(checkLanguage([paragraph('decision', '责令限期履行。')], 'decision')).toEqual([])
  })

  it('misses self-correction and every part that is gone', () => {
    const warnings = checkLanguage([paragraph('source', '进行了评查。'), paragraph('fact', ' ')], 'opinion')
    expect(warnings.map(({ code, found }) => [code, found])).toEqual([
      ['language/no-self-correction', '自行纠正'],
      ['language/part-missing', '查明的事实'],
      ['language/part-missing', '证据'],
      ['language/part-missing', '认定意见'],
      ['language/part-missing', '监督意见'],
      ['language/part-missing', '整改期限和反馈要求'],
    ])
    for (const { code, found } of warnings) expect(documentMessages[code]?.({ found })).toMatch(/[。]$/)
  })

  it('gives warnings in reading order', () => {
    const starts = checkLanguage(withText('requirement', '责令自行纠正,第42条待核'), 'opinion').map(
      ({ start }) => start,
    )
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    expect(starts).toHaveLength(4)
  })
})
