import { describe, expect, it } from 'vitest'
import { checkLanguage, clueSecrets, type LanguageCode } from '@shared/domain/document/language'
import type { KindDefinition } from '@shared/domain/document/kind'
import type { Paragraph } from '@shared/domain/document/supervision-document'
import { documentMessages } from '@shared/messages/documents'
import { CLUE, kindOf } from '../../../helpers/paper-source'

const OPINION = kindOf('opinion')
const check = (paragraphs: readonly Paragraph[], kind: KindDefinition = OPINION) =>
  checkLanguage({ kind, paragraphs })

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
    expect(check(SOUND)).toEqual([])
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
    ['language/not-neutral', '我们要求自行纠正', '我们'],
    ['language/unfilled', '自行纠正（待填写整改要求）', '（待填写整改要求）'],
    ['language/unfilled', '自行纠正{{advice}}', '{{advice}}'],
    ['language/unfilled', '于××年自行纠正', '××'],
    ['language/empty-page-note', '自行纠正（此页无正文）', '此页无正文'],
  ])('%s: %s', (code, text, found) => {
    expect(check(withText('requirement', text))).toEqual([
      { code, paragraphId: 'requirement', found, start: text.indexOf(found) },
    ])
  })

  it.each([
    '自行纠正《行政处罚法》适用问题，京执监意〔2026〕3号',
    '自行纠正，处罚款12,000元',
    '自行纠正行政处罚法律文书',
    '自行纠正（1）项，罚款1万元',
  ])('lets %s pass', (text) => {
    expect(check(withText('requirement', text))).toEqual([])
  })

  it('asks for the full title before the short one', () => {
    expect(check(withText('evaluation', '不符合《行政处罚法》第四十二条。'))).toEqual([
      { code: 'language/short-title-first', paragraphId: 'evaluation', found: '《行政处罚法》', start: 3 },
    ])
    const introduced = '不符合《中华人民共和国行政处罚法》（以下简称《行政处罚法》）第四十二条。'
    expect(check(withText('evaluation', introduced))).toEqual([])
  })

  it('wants no conclusion before the facts', () => {
    expect(check(withText('source', '该案违反程序。'))).toEqual([
      { code: 'language/conclusion-before-facts', paragraphId: 'source', found: '违反', start: 2 },
    ])
  })

  it.each(['reminder', 'notice', 'suggestion', 'opinion', 'transfer', 'rectify-notice', 'circular'])(
    'lets no %s order',
    (kindId) => {
      const codes = check([paragraph('requirement', '责令限期履行。')], kindOf(kindId)).map(
        ({ code }) => code,
      )
      expect(codes).toContain('language/order-word')
    },
  )

  it.each(['decision', 'dispute-decision'])('lets a %s order', (kindId) => {
    const codes = check([paragraph('requirement', '责令限期履行。')], kindOf(kindId)).map(({ code }) => code)
    expect(codes).not.toContain('language/order-word')
  })

  it.each<[string, string, boolean]>([
    ['term and body', '对本决定有异议的，可以自收到之日起10个工作日内向示例市人民政府书面申请复查。', true],
    ['no body', '对本决定有异议的，可以自收到之日起10个工作日内申请复查。', false],
    ['no term', '对本决定有异议的，可以向示例市人民政府书面申请复查。', false],
    ['nothing', '本决定自送达之日起生效。', false],
    ['in two sentences', '可以申请复查。报告应当在30日内向示例局提出。', false],
  ])('asks a decision how it can be objected to: %s', (_name, text, isTold) => {
    const paper = [paragraph('requirement', '撤销该决定。'), paragraph('remedy', text)]
    const codes = check(paper, kindOf('decision')).map(({ code }) => code)
    expect(codes.includes('language/no-remedy')).toBe(!isTold)
  })

  it('asks a decision to decide something', () => {
    const codes = (text: string) =>
      check([paragraph('requirement', text)], kindOf('decision')).map(({ code }) => code)
    expect(codes('请你单位及时完善。')).toContain('language/no-decision-word')
    for (const text of ['责令改正。', '撤销该决定。', '确认该行为违法。'])
      expect(codes(text)).not.toContain('language/no-decision-word')
  })

  it('asks a sheet for its required cells', () => {
    const kind = kindOf('receipt')
    const values = { paper: '行政执法监督意见书', copies: ' ' }
    expect(
      checkLanguage({ kind, paragraphs: [], fields: { values } }).map(({ code, found }) => [code, found]),
    ).toEqual([
      ['language/field-missing', '受送达单位'],
      ['language/field-missing', '份数'],
    ])
  })

  it('finds names and words of a clue in what everybody reads, and only there', () => {
    const secrets = clueSecrets([CLUE])
    const paper = [
      paragraph('overview', '示例丁收取当事人缴纳的罚款12000元后未按规定上缴。'),
      paragraph('fact', '评查案卷30件。'),
    ]
    const told = (kindId: string) =>
      checkLanguage({ kind: kindOf(kindId), paragraphs: paper }, secrets)
        .filter(({ code }) => code === 'language/clue-told')
        .map(({ found }) => found)
    expect(told('circular')).toEqual(['示例丁', '收取当事人缴纳的罚款12000元后未按规定上缴'])
    expect(told('transfer')).toEqual([])
    expect(told('opinion')).toEqual([])
  })

  it('misses self-correction and every part that is gone', () => {
    const warnings = check([paragraph('source', '进行了评查。'), paragraph('fact', ' ')])
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
    const starts = check(withText('requirement', '责令自行纠正,第42条待核')).map(({ start }) => start)
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    expect(starts).toHaveLength(4)
  })
})
