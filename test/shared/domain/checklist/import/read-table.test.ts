/** Tables brought in: the nine-column form there and back, and the forms annexes come in. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { finishDraft } from '@shared/domain/checklist/draft'
import { guessMapping } from '@shared/domain/checklist/import/columns'
import { parsePastedTable } from '@shared/domain/checklist/import/paste'
import { readStandardTable } from '@shared/domain/checklist/import/read-table'
import { tableOfStandard } from '@shared/domain/checklist/import/table-of-standard'
import { ScoringStandard } from '@shared/domain/checklist/standard'

const FOLDER = 'resources/standards'
const EDITIONS = readdirSync(FOLDER).map((name) =>
  ScoringStandard.parse(JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'))),
)
const ORIGIN = { today: '2026-11-23', source: '示例.xlsx' }
const read = (rows: readonly (readonly string[])[]) => readStandardTable(rows, guessMapping(rows), ORIGIN)
const codes = (rows: readonly (readonly string[])[]) =>
  read(rows).problems.map(({ row, failure }) => `${row} ${failure.code}`)
const items = (rows: readonly (readonly string[])[]) =>
  read(rows).draft.items.map(({ id, section, text, pointsCenti }) => [id, section, text, pointsCenti])

/** Everything the nine columns hold. */
const held = (standard: ScoringStandard) => ({
  sections: standard.sections.map(({ id, name }) => ({ id, name })),
  items: standard.items.map(
    ({ id, section, text, pointsCenti, capCenti, ruleText, rules, naAllowed, basis }) => ({
      ...{ id, section, text, pointsCenti, capCenti, ruleText, rules, naAllowed, basis },
    }),
  ),
  vetoes: standard.vetoes.map(({ id, text, ruleText, naAllowed, basis }) => ({
    id,
    text,
    ruleText,
    naAllowed,
    basis,
  })),
})

describe('the nine-column form', () => {
  it.each(EDITIONS.map((standard) => [standard.id, standard] as const))(
    'of %s comes back with everything it holds',
    (_id, standard) => {
      const table = tableOfStandard(standard)
      const { draft, problems } = read(table)
      expect(problems).toEqual([])
      const back = finishDraft({ ...draft, id: standard.id, name: standard.name, issuer: standard.issuer })
      if (!back.ok) throw new Error(JSON.stringify(back.failure))
      expect(held(back.value)).toEqual(held(standard))
      expect(tableOfStandard(back.value)).toEqual(table)
    },
  )

  it('is read with lines above it, which name the edition', () => {
    const [standard] = EDITIONS
    if (!standard) throw new Error('no edition')
    const rows = [
      ['行政许可案卷评查标准'],
      ['标准名称：示例许可标准'],
      ['标准编号：SL-XK-2026.2'],
      ['版次：2026.2'],
      ['发布机关：示例县司法局'],
      ['案卷类型：行政许可'],
      ['生效日期：2026-03-01'],
      ['失效日期：—'],
      ...tableOfStandard(standard),
    ]
    const { draft, problems } = read(rows)
    expect(problems).toEqual([])
    expect(draft).toMatchObject({
      name: '示例许可标准',
      id: 'SL-XK-2026.2',
      edition: '2026.2',
      issuer: '示例县司法局',
      caseType: '许可',
      effectiveFrom: '2026-03-01',
      effectiveTo: '',
    })
    expect(draft.items.length).toBe(standard.items.length)
  })
})

const ANNEX = [
  ['某市行政处罚案卷评查评分表', '', '', '', ''],
  ['', '', '', '', ''],
  ['序号', '评查项目', '评查内容', '评分标准', '分值'],
  ['1', '主体资格（5分）', '执法主体合法', '主体不明确扣3分', '3'],
  ['2', '', '执法人员资格', '缺证号每人扣1分，扣完为止', '2分'],
  ['3', '事实证据（10分）', '事实清楚', '每缺一要素扣1分；前后矛盾每处扣1分', '６'],
  ['4', '', '证据充分', '酌情扣分', '4'],
  ['合计', '', '', '', '15'],
  ['说明：本表由评查人填写', '', '', '', ''],
]

describe('an annex form', () => {
  it('has its header found below the title, and merged sections carried down', () => {
    expect(guessMapping(ANNEX)).toEqual({
      headerRow: 2,
      columns: ['id', 'section', 'text', 'ruleText', 'points'],
    })
    expect(items(ANNEX)).toEqual([
      ['1', 'A', '执法主体合法', 300],
      ['2', 'A', '执法人员资格', 200],
      ['3', 'B', '事实清楚', 600],
      ['4', 'B', '证据充分', 400],
    ])
    expect(read(ANNEX).draft.sections.map(({ name }) => name)).toEqual(['主体资格', '事实证据'])
    expect(read(ANNEX).problems).toEqual([])
    expect(read(ANNEX).draft).toMatchObject({ name: '某市行政处罚案卷评查评分表', caseType: '处罚普通' })
  })

  it('has its rules read with a confidence', () => {
    const rules = read(ANNEX).draft.items.flatMap(({ rules: all }) =>
      all.map(({ text, unitCenti, per, reading }) => `${text} ${unitCenti} ${per ?? '次'} ${reading}`),
    )
    expect(rules).toEqual([
      '主体不明确 300 次 certain',
      '缺证号每人 100 人 certain',
      '每缺一要素 100 要素 certain',
      '前后矛盾每处 100 处 certain',
      '酌情扣分 10 次 not-understood',
    ])
  })

  it('has sums compared with what the headings and the last row say', () => {
    const rows = ANNEX.map((row) => (row[2] === '证据充分' ? [...row.slice(0, 4), '3'] : row))
    expect(codes(rows)).toEqual(['6 import/section-sum', '8 import/total-sum'])
    expect(read(rows).problems[0]?.failure.params).toEqual({
      section: '事实证据',
      saidCenti: 1000,
      sumCenti: 900,
    })
  })

  it('has headings in rows of their own', () => {
    const rows = [
      ['评查内容', '标准分', '评分细则'],
      ['一、主体资格（5分）', '', ''],
      ['执法主体合法', '5', '主体不明确扣3'],
      ['二、程序（4分）', '', ''],
      ['及时立案', '4', '无审批扣2'],
    ]
    expect(items(rows)).toEqual([
      ['A01', 'A', '执法主体合法', 500],
      ['B01', 'B', '及时立案', 400],
    ])
    expect(codes(rows)).toEqual(['0 import/numbers-made'])
  })

  it('has rows without points joined to the item above, and says so', () => {
    const rows = [
      ['序号', '评查内容', '扣分标准', '分值'],
      ['1', '立案', '无审批扣1', '3'],
      ['', '立案时间', '无日期扣1', ''],
      ['', '', '先调查后立案扣2', ''],
    ]
    const { draft, problems } = read(rows)
    expect(draft.items.map(({ text, ruleText, rules }) => [text, ruleText, rules.length])).toEqual([
      ['立案；立案时间', '无审批扣1；无日期扣1；先调查后立案扣2', 3],
    ])
    expect(problems.map(({ row, failure }) => `${row} ${failure.code}`)).toEqual([
      '3 import/row-joined',
      '4 import/row-joined',
    ])
  })

  it('has lines in a rule cell as parts, and lines in a text cell as one', () => {
    const rows = [
      ['评查内容', '扣分标准', '分值'],
      ['立案\n及时', '1.无审批扣1分；\n2.无日期扣1分', '3'],
    ]
    const [item] = read(rows).draft.items
    expect(item?.text).toBe('立案及时')
    expect(item?.rules.map(({ text }) => text)).toEqual(['无审批', '无日期'])
  })

  it('has its header on every page left out', () => {
    const rows = [ANNEX[2] ?? [], ANNEX[3] ?? [], ANNEX[2] ?? [], ANNEX[4] ?? []]
    expect(items(rows).length).toBe(2)
  })
})

describe('vetoes among the rows', () => {
  const TABLE = [
    ['序号', '评查内容', '评分标准', '分值'],
    ['一、基本标准', '', '', ''],
    ['1', '主体不合法', '一票否决', ''],
    ['2', '超越职权', '案卷计0分', ''],
    ['3', '无执法资格', '有此情形', '-100'],
    ['二、一般标准（100分）', '', '', ''],
    ['4', '立案', '无审批扣1', '100'],
  ]

  it('are told by 一票否决, 计0分 and −100', () => {
    const { draft, problems } = read(TABLE)
    expect(draft.vetoes.map(({ id, text }) => [id, text])).toEqual([
      ['1', '主体不合法'],
      ['2', '超越职权'],
      ['3', '无执法资格'],
    ])
    expect(draft.items.map(({ id }) => id)).toEqual(['4'])
    expect(draft.vetoStyle).toBe('A')
    expect(problems.map(({ failure }) => failure.code)).toEqual(['import/veto-zeroes'])
  })

  it.each([
    ['一、基本标准（有下列情形之一的，直接评定为不合格案卷）', 'B'],
    ['一、基础标准（出现一项的，案卷计0分）', 'A'],
    ['一、一票否决项', 'B'],
  ])('are told by a heading: %s', (heading, style) => {
    const { draft } = read([
      ['序号', '评查内容', '评分标准', '分值'],
      [heading, '', '', ''],
      ['1', '执法主体不合法', '', ''],
      ['2', '执法人员少于两人', '', ''],
      ['二、一般标准（100分）', '', '', ''],
      ['3', '立案', '无审批扣1', '100'],
    ])
    expect(draft.vetoes.map(({ text, ruleText }) => [text, ruleText])).toEqual([
      ['执法主体不合法', '出现即否决'],
      ['执法人员少于两人', '出现即否决'],
    ])
    expect([draft.items.length, draft.vetoStyle]).toEqual([1, style])
  })

  it('leave the style alone when only 一票否决 is said', () => {
    expect(read(TABLE.filter((_, row) => row !== 3 && row !== 4)).draft.vetoStyle).toBe('B')
  })
})

type Trouble = readonly [what: string, row: readonly string[], code: string]
const TROUBLES: readonly Trouble[] = [
  ['points in words', ['1', '立案', '无审批扣1', '见细则', ''], '2 import/points-unreadable'],
  ['no points', ['1', '立案', '无审批扣1', '', ''], '2 import/no-points'],
  ['no rule', ['1', '立案', '', '3', ''], '2 import/no-rule'],
  ['an answer that is none', ['1', '立案', '无审批扣1', '3', '也许'], '2 import/answer-unreadable'],
  ['a first row that belongs to nothing', ['', '立案', '无审批扣1', '', ''], '2 import/row-before-items'],
]

describe('what cannot be read', () => {
  it.each(TROUBLES)('%s is said with its row', (_what, row, code) => {
    expect(codes([['序号', '评查内容', '扣分规则', '分值', '可缺项'], row])).toContain(code)
  })

  it('a table without a column for the text or the points is not read', () => {
    const mapping = { headerRow: 0, columns: ['id', 'ignore'] as const }
    expect(
      readStandardTable([['a', 'b']], mapping, ORIGIN).problems.map(({ failure }) => failure.code),
    ).toEqual(['import/no-text-column', 'import/no-points-column'])
  })

  it('no rule column leaves the points to the reviewer, and says so', () => {
    const rows = [
      ['评查内容', '分值'],
      ['立案', '3'],
    ]
    const { draft, problems } = read(rows)
    expect(draft.items[0]).toMatchObject({ ruleText: '酌情扣分', rules: [{ isManual: true }] })
    expect(problems.map(({ failure }) => failure.code)).toContain('import/no-rule-column')
  })

  it('an empty table is not read', () => {
    expect(read([]).draft.items).toEqual([])
    expect(codes([]).length).toBeGreaterThan(0)
  })
})

describe('columns', () => {
  const HEADERS: readonly (readonly [readonly string[], readonly string[]])[] = [
    [
      ['序号', '评查内容', '评分标准', '分值'],
      ['id', 'text', 'ruleText', 'points'],
    ],
    [
      ['项目', '评查标准', '分值', '扣分', '得分'],
      ['section', 'text', 'points', 'ignore', 'ignore'],
    ],
    [
      ['项目', '评查内容', '评查标准', '标准分'],
      ['section', 'text', 'ruleText', 'points'],
    ],
    [
      ['类别', '序号', '具体内容', '满分', '扣分情形', '备注'],
      ['section', 'id', 'text', 'points', 'ruleText', 'ignore'],
    ],
    [
      ['评查项目', '分值', '扣分标准'],
      ['text', 'points', 'ruleText'],
    ],
    [
      ['部分', '要求', '法律依据', '应得分', '是否可缺项', '一票否决'],
      ['section', 'text', 'basis', 'points', 'na', 'veto'],
    ],
  ]
  it.each(HEADERS)('%j', (header, meanings) => {
    const filler = header.map(() => 'x')
    expect(guessMapping([header, filler]).columns).toEqual(meanings)
  })

  it('are guessed from the cells where no header stands', () => {
    const rows = [
      ['1', '执法主体合法并且职权清楚', '主体不明确扣3分', '3'],
      ['2', '两名以上执法人员取证并签名', '每人扣1分', '2'],
    ]
    expect(guessMapping(rows)).toEqual({ headerRow: -1, columns: ['ignore', 'text', 'ruleText', 'points'] })
    expect(items(rows).length).toBe(2)
  })
})

describe('a pasted table', () => {
  it('keeps quoted cells with tabs, quotes and line ends whole', () => {
    expect(parsePastedTable('序号\t内容\r\n1\t"无""章""\n或\t无日期"\r\n')).toEqual([
      ['序号', '内容'],
      ['1', '无"章"\n或\t无日期'],
    ])
  })

  it('takes a lone quote for a letter', () => {
    expect(parsePastedTable('"开头\t乙\n5\t丁')).toEqual([
      ['"开头', '乙'],
      ['5', '丁'],
    ])
  })

  it('drops what is empty at the end only', () => {
    expect(parsePastedTable('\t\n甲\t\t\n\n\t\n')).toEqual([[''], ['甲']])
    expect(parsePastedTable('')).toEqual([])
  })
})

describe('a table of 60 items', () => {
  it('is read in well under a second', () => {
    const rows = [
      ['序号', '评查项目', '评查内容', '评分标准', '分值'],
      ...Array.from({ length: 60 }, (_, index) => [
        String(index + 1),
        index % 10 === 0 ? `第${index / 10 + 1}类` : '',
        `第 ${index + 1} 项内容`.repeat(6),
        '每缺一项扣0.5分，最多扣1分；无审批扣1分；未签名每处扣0.2分',
        '2',
      ]),
    ]
    const startedAt = performance.now()
    const { draft } = read(rows)
    const tookMs = performance.now() - startedAt
    console.log(`import of 60 items: ${tookMs.toFixed(1)} ms`)
    expect(draft.items.length).toBe(60)
    expect(draft.items.every(({ rules }) => rules.length === 3)).toBe(true)
    expect(tookMs).toBeLessThan(500)
  })
})
