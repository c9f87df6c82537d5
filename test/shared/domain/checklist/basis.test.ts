import { describe, expect, it } from 'vitest'
import { expandBasis } from '@shared/domain/checklist/basis'
import { toChineseNumber } from '@shared/lib/chinese-number'
import { readDefects, readPenaltyStandard } from './editions'

const CF = '《中华人民共和国行政处罚法》'
const ZJ = '《最高人民法院关于行政诉讼证据若干问题的规定》'

describe('expandBasis', () => {
  it.each([
    ['处17、19', `${CF}第十七条、第十九条`],
    ['处59', `${CF}第五十九条`],
    ['处59；证10', `${CF}第五十九条；${ZJ}第十条`],
    ['证10至15', `${ZJ}第十条至第十五条`],
    ['处46；证10至15', `${CF}第四十六条；${ZJ}第十条至第十五条`],
    ['处67至70', `${CF}第六十七条至第七十条`],
    ['民诉87至95', '《中华人民共和国民事诉讼法》第八十七条至第九十五条'],
    ['民诉89、91、95', '《中华人民共和国民事诉讼法》第八十九条、第九十一条、第九十五条'],
    ['复20、24', '《中华人民共和国行政复议法》第二十条、第二十四条'],
    ['行诉46', '《中华人民共和国行政诉讼法》第四十六条'],
    ['移3、5、11', '《行政执法机关移送涉嫌犯罪案件的规定》第三条、第五条、第十一条'],
    ['强53、54', '《中华人民共和国行政强制法》第五十三条、第五十四条'],
    ['许27、31、58', '《中华人民共和国行政许可法》第二十七条、第三十一条、第五十八条'],
    ['档条19', '《中华人民共和国档案法实施条例》第十九条'],
    ['文书格式文本', '《行政检查文书基本格式文本（试行）》'],
    [
      '处55；国办发〔2024〕54号',
      `${CF}第五十五条；《国务院办公厅关于严格规范涉企行政检查的意见》（国办发〔2024〕54号）`,
    ],
  ])('writes %s out', (basis, text) => {
    expect(expandBasis(basis)).toMatchObject({ text, unverified: false, verbatim: [] })
  })

  it.each([
    ['[K]', ''],
    ['`[K]`', ''],
    ['强5 `[K]`、16、23', '《中华人民共和国行政强制法》第五条、第十六条、第二十三条'],
    ['`[K]` 国办发〔2018〕118号', '国办发〔2018〕118号'],
    ['监督条例（条次待核）', '《行政执法监督条例》（条次待核）'],
  ])('reports %s as unverified', (basis, text) => {
    expect(expandBasis(basis)).toMatchObject({ text, unverified: true })
  })

  it.each(['国办发〔2024〕54号问题解答', '处', '处1a', '处20至10', '处0', '本市规定第3条'])(
    'keeps %s as written',
    (basis) => {
      expect(expandBasis(basis)).toMatchObject({ text: basis, verbatim: [basis], citations: [] })
    },
  )

  it('keeps the unknown part beside the known one', () => {
    expect(expandBasis('处47；省条例12').text).toBe(`${CF}第四十七条；省条例12`)
  })
})

const BASES = [
  ...readPenaltyStandard().vetoes.map((row) => [row.id, row.basis] as const),
  ...readPenaltyStandard().items.map((row) => [row.id, row.basis] as const),
  ...readDefects().defects.map((row) => [row.code, row.basis] as const),
]

describe('the 依据 of the 52 rows and 80 defects', () => {
  it('are all looked at', () => {
    expect(BASES).toHaveLength(132)
  })

  it.each(BASES)('%s: nothing of %s is dropped or left unknown', (_id, basis) => {
    const { text, unverified, citations, verbatim } = expandBasis(basis)
    expect(verbatim).toEqual([])
    expect(unverified).toBe(/\[K\]|待核/.test(basis))
    expect(text === '').toBe(basis === '[K]')
    // Every article number of the short form, found again independently in the long one.
    const withoutDocuments = basis.replace(/国办发〔\d+〕\d+号/g, '')
    const numbers = (withoutDocuments.match(/\d+/g) ?? []).map(Number)
    expect(
      citations.flatMap((c) => c.articles.flatMap((a) => (a.from === a.to ? [a.from] : [a.from, a.to]))),
    ).toEqual(numbers)
    for (const number of numbers) expect(text).toContain(`第${toChineseNumber(number)}条`)
    expect(text.split('；')).toHaveLength(basis.split('；').length)
    expect(text.match(/《/g)?.length ?? 0).toBe(basis === '[K]' ? 0 : basis.split('；').length)
  })
})

describe('toChineseNumber', () => {
  it.each([
    [0, '零'],
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [19, '十九'],
    [20, '二十'],
    [37, '三十七'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [115, '一百一十五'],
    [1010, '一千零一十'],
    [1260, '一千二百六十'],
    [2004, '二千零四'],
  ])('writes %i as %s', (value, text) => {
    expect(toChineseNumber(value)).toBe(text)
  })

  it.each([-1, 1.5, 10_000])('does not write %d', (value) => {
    expect(() => toChineseNumber(value)).toThrow()
  })
})
