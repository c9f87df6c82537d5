import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeDiff, diffStandards } from '@shared/domain/checklist/diff'
import { ScoringStandard } from '@shared/domain/checklist/standard'

const base = ScoringStandard.parse(JSON.parse(readFileSync('resources/standards/CF-PT-2026.1.json', 'utf8')))
const [first, second] = base.items
if (!first || !second) throw new Error('no items')
const [rule] = first.rules
if (!rule) throw new Error('no rule')
const lines = (after: ScoringStandard) => diffStandards(base, after).map(describeDiff)
const withFirst = (patch: Partial<typeof first>): ScoringStandard => ({
  ...base,
  items: [{ ...first, ...patch }, ...base.items.slice(1)],
})

type Row = readonly [what: string, after: ScoringStandard, expected: readonly string[]]
const ROWS: readonly Row[] = [
  ['nothing', base, []],
  [
    'points',
    withFirst({ pointsCenti: 400 }),
    ['部分 主体资格：10 分 → 11 分', '评查项 PT-A01 分值：3 分 → 4 分'],
  ],
  ['a cap', withFirst({ capCenti: 200 }), ['评查项 PT-A01 封顶：3 分 → 2 分']],
  ['whether it may be left out', withFirst({ naAllowed: true }), ['评查项 PT-A01 可缺项：否 → 是']],
  [
    'a condition',
    withFirst({ naAllowed: true, naWhen: [{ factKey: 'hearing', op: 'is', value: '否' }] }),
    ['评查项 PT-A01 可缺项：否 → 是（hearing为否）'],
  ],
  [
    'a rule',
    withFirst({ rules: [{ ...rule, unitCenti: 150, per: '处', maxCenti: 200 }, ...first.rules.slice(1)] }),
    [
      '评查项 PT-A01 扣分规则：职权依据不清：扣 2 分；委托书缺失或要素不全：扣 1 分 → 职权依据不清：每处扣 1.5 分，最多 2 分；委托书缺失或要素不全：扣 1 分',
    ],
  ],
  [
    'a removed item',
    { ...base, items: base.items.slice(1) },
    ['部分 主体资格：10 分 → 7 分', `删去评查项 PT-A01：${first.text}（3 分）`],
  ],
  [
    'an added item',
    { ...base, items: [...base.items, { ...first, id: 'PT-A09', text: '新的内容', pointsCenti: 100 }] },
    ['部分 主体资格：10 分 → 11 分', '增加评查项 PT-A09：新的内容（1 分）'],
  ],
  ['a renumbered item', withFirst({ id: 'PT-A08' }), ['评查项 PT-A08 编号：PT-A01 → PT-A08']],
  [
    'a removed veto',
    { ...base, vetoes: base.vetoes.slice(1) },
    [`删去否决项 PT-V01：${base.vetoes[0]?.text}`],
  ],
  [
    'grades',
    {
      ...base,
      grades: [
        { name: '优秀', minTenths: 950 },
        { name: '良好', minTenths: 600 },
        { name: '不合格', minTenths: 0 },
      ],
    },
    ['删去等次 合格：60.0 分起', '增加等次 良好：60.0 分起', '等次 优秀：90.0 分起 → 95.0 分起'],
  ],
  [
    'settings',
    {
      ...base,
      vetoStyle: 'A',
      effectiveTo: '2027-12-31',
      twoReviewers: { maxDifferenceTenths: 30, needSameGrade: true, needSameVetoes: false, combine: 'lower' },
    },
    [
      '标准 失效日期：无 → 2027-12-31',
      '标准 一票否决方式：B → A',
      '标准 两人评查：相差不超过 5.0 分，等次相同，否决相同，取平均分 → 相差不超过 3.0 分，等次相同，取较低分',
    ],
  ],
]

describe('the difference of two editions', () => {
  it.each(ROWS)('names %s', (_what, after, expected) => {
    expect(lines(after)).toEqual(expected)
  })

  it('takes back what it adds: the other way round every addition is a removal', () => {
    const after = { ...base, items: base.items.slice(2), vetoes: base.vetoes.slice(1) }
    const count = (diff: ReturnType<typeof diffStandards>, kind: string) =>
      diff.filter((line) => line.kind === kind).length
    expect(count(diffStandards(base, after), 'removed')).toBe(3)
    expect(count(diffStandards(after, base), 'added')).toBe(3)
  })
})
