import { readFileSync } from 'node:fs'
import { ScoringStandard } from '@shared/domain/checklist/standard'
import {
  describeScriptProblem,
  parseReviewScript,
  parseReviewScriptText,
  scoreInputOfScript,
} from '@shared/exchange/review-script'
import { checkReviewScript } from '@shared/exchange/review-script-check'
import { describe, expect, it } from 'vitest'

type Json = Record<string, unknown>

const deduction = (over: Json = {}): Json => ({
  points: 1,
  count: 2,
  page: 3,
  rect: [0.1, 0.2, 0.3, 0.05],
  note: '缺签名',
  defect: 'D-ZT-05',
  ...over,
})

const without = (value: Json, key: string): Json =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))

const facts = (over: Json = {}): Json => ({
  title: '示例案',
  agency: '示例县示例局',
  party: '示例甲公司',
  caseType: '处罚普通',
  decisionNumber: '示罚〔2025〕1号',
  dates: { filed: '2025-03-03', decided: '2025-05-20', served: null },
  ...over,
})

const script = (items: readonly unknown[], over: Json = {}): Json => ({
  case: facts(),
  standard: 'CF-PT-2026.1',
  vetoStyle: 'B',
  items,
  ...over,
})

const withDeduction = (entry: unknown): Json => script([{ id: 'PT-A02', deductions: [entry] }])

const COMPLETE = script([
  { id: 'PT-A02', deductions: [deduction()] },
  { id: 'PT-G02', deductions: [{ points: 0.5, count: 1, missing: '送达回证', note: '没有送达回证' }] },
  { id: 'PT-D08', na: '未举行听证' },
  { id: 'PT-V07', veto: '未告知', page: 12, rect: [0.1, 0.1, 0.5, 0.1] },
])

function problemsOfParse(raw: unknown): string[] {
  const result = parseReviewScript(raw)
  return result.ok ? [] : result.problems.map(describeScriptProblem)
}

describe('parseReviewScript', () => {
  it('reads deductions, missing documents, 合理缺项 and vetoes in the order of the file', () => {
    const result = parseReviewScript(COMPLETE)
    expect(result.ok && result.value.items).toEqual([
      {
        kind: 'deductions',
        id: 'PT-A02',
        deductions: [
          {
            unitCenti: 100,
            count: 2,
            place: { kind: 'page', pageNumber: 3, rect: [0.1, 0.2, 0.3, 0.05] },
            note: '缺签名',
            defect: 'D-ZT-05',
          },
        ],
      },
      {
        kind: 'deductions',
        id: 'PT-G02',
        deductions: [
          {
            unitCenti: 50,
            count: 1,
            place: { kind: 'missing', document: '送达回证' },
            note: '没有送达回证',
            defect: null,
          },
        ],
      },
      { kind: 'na', id: 'PT-D08', reason: '未举行听证' },
      {
        kind: 'veto',
        id: 'PT-V07',
        reason: '未告知',
        place: { kind: 'page', pageNumber: 12, rect: [0.1, 0.1, 0.5, 0.1] },
      },
    ])
  })

  it.each([
    [0.2, 20],
    [0.1, 10],
    [0.29, 29],
    [0.57, 57],
    [1.1, 110],
    [3, 300],
    [100, 10_000],
  ])('reads %d points as exactly %d hundredths', (points, unitCenti) => {
    const result = parseReviewScript(withDeduction(deduction({ points })))
    expect(result.ok && scoreInputOfScript(result.value).deductions[0]?.unitCenti).toBe(unitCenti)
  })

  it('takes dates that are null or left out as not known', () => {
    const result = parseReviewScript(script([], { case: facts({ dates: { filed: '2025-03-03' } }) }))
    expect(result.ok && result.value.case.dates).toEqual({ filed: '2025-03-03', decided: null, served: null })
  })

  it('takes a rect that reaches the edge in spite of binary fractions', () => {
    expect(problemsOfParse(withDeduction(deduction({ rect: [0.7, 0.9, 0.3, 0.1] })))).toEqual([])
  })

  const RECT = '应为 4 个 0 到 1 之间的数（x、y、宽、高，占页面的比例）'
  const POINTS = '应为 大于 0、不超过 100 的数，最多两位小数（每处扣几分，如 0.2）'
  const D0 = 'items[0].deductions[0]'
  it.each<[string, unknown, string]>([
    ['not an object', 7, 'review.json: 应为 一个对象，含 case、standard、vetoStyle、items 四项'],
    ['no items', without(script([]), 'items'), 'items: 缺少这一项，应为 一个数组，每个评查项一条'],
    ['items not a list', script([], { items: {} }), 'items: 应为 一个数组，每个评查项一条'],
    ['unknown field', script([], { extra: 1 }), 'review.json: 不认识的字段“extra”，请删除或检查拼写'],
    [
      'other veto style',
      script([], { vetoStyle: 'b' }),
      'vetoStyle: 应为 "A"、"B"、"C" 之一（一票否决的处理方式）',
    ],
    ['standard', script([], { standard: '../x' }), 'standard: 应为 评分标准编号，如 CF-PT-2026.1'],
    [
      'empty title',
      script([], { case: facts({ title: ' ' }) }),
      'case.title: 应为 不超过 200 字的文字，不能为空',
    ],
    [
      'no party',
      script([], { case: without(facts(), 'party') }),
      'case.party: 缺少这一项，应为 不超过 200 字的文字',
    ],
    [
      'case type',
      script([], { case: facts({ caseType: '执照' }) }),
      'case.caseType: 应为 “处罚普通”“处罚简易”“许可”“强制”“检查”之一',
    ],
    [
      'a day that does not exist',
      script([], { case: facts({ dates: { filed: '2025-02-30' } }) }),
      'case.dates.filed: 应为 真实存在的日期，写作 年-月-日，如 2025-03-03；没有就写 null',
    ],
    [
      'entry not an object',
      script([1]),
      'items[0]: 应为 一个对象，含 id，以及 deductions（扣分）、na（合理缺项）、veto（一票否决）三者之一',
    ],
    [
      'entry without a kind',
      script([{ id: 'PT-A01' }]),
      'items[0]: 应有 deductions（扣分）、na（合理缺项）、veto（一票否决）三者之一，而且只有一个',
    ],
    [
      'entry of two kinds',
      script([{ id: 'PT-D08', na: '无', deductions: [] }]),
      'items[0]: 应有 deductions（扣分）、na（合理缺项）、veto（一票否决）三者之一，而且只有一个',
    ],
    ['item id', script([{ id: 'A/02', na: '无' }]), 'items[0].id: 应为 评查项编号，如 PT-A02'],
    [
      'no reason for 合理缺项',
      script([{ id: 'PT-D08', na: '' }]),
      'items[0].na: 应为 不超过 500 字的文字，不能为空（合理缺项的理由）',
    ],
    [
      'the same item twice',
      script([
        { id: 'PT-D08', na: '无' },
        { id: 'PT-D08', na: '无' },
      ]),
      'items[1].id: 评查项 PT-D08 重复，已在 items[0] 写过；请合并为一条',
    ],
    [
      'no deduction in the list',
      script([{ id: 'PT-A02', deductions: [] }]),
      'items[0].deductions: 应为 一个数组，至少一条扣分',
    ],
    [
      'deduction not an object',
      withDeduction('x'),
      `${D0}: 应为 一个对象，含 points、count、note，以及 page 和 rect（位置）或者 missing（缺失）`,
    ],
    ['points as text', withDeduction(deduction({ points: '1' })), `${D0}.points: ${POINTS}`],
    ['points zero', withDeduction(deduction({ points: 0 })), `${D0}.points: ${POINTS}`],
    ['three decimals', withDeduction(deduction({ points: 0.125 })), `${D0}.points: ${POINTS}`],
    ['count', withDeduction(deduction({ count: 1.5 })), `${D0}.count: 应为 1 到 999 的整数（处数）`],
    [
      'no note',
      withDeduction(without(deduction(), 'note')),
      `${D0}.note: 缺少这一项，应为 不超过 2000 字的文字，不能为空（问题描述）`,
    ],
    ['defect code', withDeduction(deduction({ defect: 'D-1' })), `${D0}.defect: 应为 缺陷代码，如 D-SD-02`],
    [
      'page zero',
      withDeduction(deduction({ page: 0 })),
      `${D0}.page: 应为 从 1 开始的整数（全卷按导入顺序数的第几页）`,
    ],
    ['rect with a number too few', withDeduction(deduction({ rect: [0, 0, 1] })), `${D0}.rect: ${RECT}`],
    ['rect in points', withDeduction(deduction({ rect: [72, 72, 100, 20] })), `${D0}.rect: ${RECT}`],
    ['rect as text', withDeduction(deduction({ rect: '0,0,1,1' })), `${D0}.rect: ${RECT}`],
    ['rect without height', withDeduction(deduction({ rect: [0, 0, 0.5, 0] })), `${D0}.rect: 宽和高应大于 0`],
    [
      'rect beyond the edge',
      withDeduction(deduction({ rect: [0.8, 0, 0.3, 0.1] })),
      `${D0}.rect: 框超出页面：x＋宽、y＋高都不能大于 1`,
    ],
    [
      'no place',
      withDeduction({ points: 1, count: 1, note: '缺' }),
      `${D0}: 没有位置：应写 page 和 rect，或者写 missing（卷内缺少的文书名称）`,
    ],
    ['page without rect', withDeduction(without(deduction(), 'rect')), `${D0}.rect: 缺少这一项，${RECT}`],
    [
      'page and missing',
      withDeduction(deduction({ missing: '送达回证' })),
      `${D0}: page、rect 与 missing 不能同时写：要么指出页面位置，要么写明缺失`,
    ],
    [
      'veto without a place',
      script([{ id: 'PT-V07', veto: '未告知' }]),
      'items[0]: 没有位置：应写 page 和 rect，或者写 missing（卷内缺少的文书名称）',
    ],
    [
      'misspelt field',
      withDeduction(deduction({ pages: 3 })),
      `${D0}: 不认识的字段“pages”，请删除或检查拼写`,
    ],
  ])('says what is wrong: %s', (_, raw, expected) => {
    expect(problemsOfParse(raw)).toEqual([expected])
  })

  it('lists every problem, not only the first', () => {
    const raw = script(
      [{ id: '/A', deductions: [deduction({ points: -1, rect: [1, 2, 3] })] }, { id: 'PT-D08' }],
      { vetoStyle: 'D', case: facts({ title: '' }) },
    )
    expect(problemsOfParse(raw).map((line) => line.split(':')[0])).toEqual([
      'case.title',
      'vetoStyle',
      'items[0].id',
      `${D0}.points`,
      `${D0}.rect`,
      'items[1]',
    ])
  })

  it('carries the count and all lines in the failure', () => {
    const result = parseReviewScript(script([7]))
    expect(result.ok || result.failure).toMatchObject({ code: 'script/invalid', params: { count: 1 } })
  })

  it('does not change its argument', () => {
    const before = structuredClone(COMPLETE)
    parseReviewScript(COMPLETE)
    expect(COMPLETE).toEqual(before)
  })
})

describe('parseReviewScriptText', () => {
  it('reads text with a byte order mark', () => {
    expect(parseReviewScriptText(`\uFEFF${JSON.stringify(COMPLETE)}`).ok).toBe(true)
  })

  it('refuses text that is not JSON', () => {
    const result = parseReviewScriptText('{"case": ')
    expect(result.ok || result.problems.map(describeScriptProblem)).toEqual([
      'review.json: 不是有效的 JSON 文件。请检查括号、引号和逗号。',
    ])
  })
})

describe('checkReviewScript', () => {
  const standard = ScoringStandard.parse(
    JSON.parse(readFileSync('resources/standards/CF-PT-2026.1.json', 'utf8')),
  )
  const check = (raw: Json): string[] => {
    const result = parseReviewScript(raw)
    if (!result.ok) throw new Error(result.problems.map(describeScriptProblem).join('\n'))
    return checkReviewScript(result.value, standard, 30).map(describeScriptProblem)
  }

  it('accepts what the standard and the case allow', () => {
    expect(check(COMPLETE)).toEqual([])
  })

  it.each<[string, Json, string]>([
    [
      'another standard',
      script([], { standard: 'CF-JY-2026.1' }),
      'standard: 写的是 CF-JY-2026.1，所用评分标准是 CF-PT-2026.1',
    ],
    [
      'an unknown item',
      script([{ id: 'PT-Z99', na: '无' }]),
      'items[0].id: 评分标准 CF-PT-2026.1 里没有评查项 PT-Z99',
    ],
    [
      '合理缺项 where none may be',
      script([{ id: 'PT-A01', na: '无' }]),
      'items[0].na: PT-A01 不是可缺项，不能写 na',
    ],
    [
      'a veto on an item',
      script([{ id: 'PT-A01', veto: '无', missing: '委托书' }]),
      'items[0].veto: PT-A01 不是一票否决项，不能写 veto；应写 deductions',
    ],
    [
      'points on a veto',
      script([{ id: 'PT-V07', deductions: [deduction()] }]),
      'items[0].deductions: PT-V07 是一票否决项，不能扣分；应写 veto',
    ],
    [
      'more points than the item has',
      withDeduction(deduction({ points: 3.5 })),
      'items[0].deductions[0].points: 每处扣 3.5 分超过本项分值 3 分',
    ],
    [
      'points between two steps',
      withDeduction(deduction({ points: 0.25 })),
      'items[0].deductions[0].points: 扣 0.25 分不是最小扣分单位 0.1 分的整数倍',
    ],
    [
      'a page after the last',
      withDeduction(deduction({ page: 31 })),
      'items[0].deductions[0].page: 第 31 页超出全卷页数，本案卷共 30 页',
    ],
    [
      'a veto on a page after the last',
      script([{ id: 'PT-V07', veto: '未告知', page: 99, rect: [0, 0, 1, 1] }]),
      'items[0].page: 第 99 页超出全卷页数，本案卷共 30 页',
    ],
  ])('finds %s', (_, raw, expected) => {
    expect(check(raw)).toEqual([expected])
  })
})
