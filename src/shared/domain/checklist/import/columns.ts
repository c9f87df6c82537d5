/**
 * Which column of a foreign table means what. Guessed from the words of the header row, wherever that row stands;
 * a person sees the guess on the mapping screen and has the last word.
 */
export const COLUMN_MEANINGS = [
  'id',
  'section',
  'text',
  'points',
  'ruleText',
  'cap',
  'veto',
  'na',
  'basis',
  'ignore',
] as const
export type ColumnMeaning = (typeof COLUMN_MEANINGS)[number]

export type TableMapping = {
  /** From 0; -1: the table has no header. */
  readonly headerRow: number
  /** By column, as wide as the widest row. */
  readonly columns: readonly ColumnMeaning[]
}

/** The column form of this program: exported so, and taken back without a question. */
export const NINE_COLUMNS: readonly (readonly [label: string, meaning: ColumnMeaning])[] = [
  ['ID', 'id'],
  ['部分', 'section'],
  ['评查内容', 'text'],
  ['分值', 'points'],
  ['扣分规则', 'ruleText'],
  ['封顶', 'cap'],
  ['否决', 'veto'],
  ['可缺项', 'na'],
  ['依据', 'basis'],
]

/** In the order of preference: of two columns that could be the text, the first line that fits wins. */
const WORDS: readonly (readonly [meaning: ColumnMeaning, pattern: RegExp])[] = [
  ['veto', /否决/],
  ['na', /缺项/],
  ['cap', /封顶|扣分上限|最高扣/],
  [
    'ruleText',
    /扣分规则|扣分标准|扣分细则|扣分情形|扣分办法|扣分说明|扣分项目|评分细则|评分标准|评分办法|评分方法|计分标准|计分办法|计分方法|计分规则|扣分依据|分值细则/,
  ],
  [
    'ignore',
    /^(?:实?得分|扣分|实扣分?|扣分原因|扣分理由|扣分情况|自评分?|自查分?|复评分?|评查得分|评查情况|备注|存在问题|评查结果|页码)$/,
  ],
  [
    'points',
    /^(?:分值|标准分值?|基本分值?|满分|分数|分|应得分|总分|权重|配分|项目分值|小项分值)(?:[（(].*[)）])?$/,
  ],
  ['basis', /依据|法律条款|法条/],
  ['id', /^(?:ID|id|编号|序号|项目编号|代码|编码|项号|序|No\.?|№)$/],
  [
    'text',
    /评查内容|评查要点|评查细目|检查内容|考核内容|具体内容|评查指标|评查标准|二级指标|三级指标|标准要求|内容及要求|项目内容|评查事项|内容|要求|标准/,
  ],
  ['section', /部分|类别|一级指标|评查项目|评查类|大项|分类|环节|项目|指标|阶段/],
]

const plain = (cell: string | undefined): string => (cell ?? '').replace(/\s+/g, '')

/** Two columns cannot mean the same; the later one is left out. 评查标准 beside 评查内容 is the rule. */
function meaningsOf(row: readonly string[], width: number): ColumnMeaning[] {
  const labels = Array.from({ length: width }, (_, index) => plain(row[index]))
  const isNine = NINE_COLUMNS.every(([label], index) => labels[index]?.toUpperCase() === label)
  if (isNine) return labels.map((_, index) => NINE_COLUMNS[index]?.[1] ?? 'ignore')
  const columns: ColumnMeaning[] = labels.map(() => 'ignore')
  const taken = new Set<ColumnMeaning>()
  const give = (index: number, meaning: ColumnMeaning): void => {
    columns[index] = meaning
    if (meaning !== 'ignore') taken.add(meaning)
  }
  const open = new Set(labels.flatMap((label, index) => (label === '' || label.length > 20 ? [] : [index])))
  for (const [meaning, pattern] of WORDS) {
    for (const index of open) {
      if (!pattern.test(labels[index] ?? '') || taken.has(meaning)) continue
      give(index, meaning)
      open.delete(index)
    }
  }
  for (const index of open) {
    const isText = WORDS.some(([meaning, pattern]) => meaning === 'text' && pattern.test(labels[index] ?? ''))
    if (!taken.has('ruleText') && isText) give(index, 'ruleText')
  }
  // 项目 alone, without any 内容: it is the text.
  if (!taken.has('text')) {
    const index = columns.indexOf('section')
    if (index >= 0) columns[index] = 'text'
    else if (taken.has('ruleText')) columns[columns.indexOf('ruleText')] = 'text'
  }
  return columns
}

const HEADER_SEARCH_ROWS = 20
const weightOf = (columns: readonly ColumnMeaning[]): number =>
  columns.reduce(
    (sum, meaning) => sum + (meaning === 'ignore' ? 0 : meaning === 'text' || meaning === 'points' ? 2 : 1),
    0,
  )

/** @param rows  every cell as text; rows may be of different length */
export function guessMapping(rows: readonly (readonly string[])[]): TableMapping {
  const width = Math.max(0, ...rows.map((row) => row.length))
  let best: TableMapping = { headerRow: -1, columns: guessByContent(rows, width) }
  let bestWeight = 3
  rows.slice(0, HEADER_SEARCH_ROWS).forEach((row, headerRow) => {
    // A title in one merged cell is no header, whatever words it holds.
    if (row.filter((cell) => plain(cell) !== '').length < 2) return
    const columns = meaningsOf(row, width)
    const weight = weightOf(columns)
    if (weight > bestWeight) {
      best = { headerRow, columns }
      bestWeight = weight
    }
  })
  return best
}

/** No header: the longest column is the text, the next one with 扣 the rule, short numbers are points. */
function guessByContent(rows: readonly (readonly string[])[], width: number): ColumnMeaning[] {
  const columns: ColumnMeaning[] = Array.from({ length: width }, () => 'ignore')
  const cellsOf = (index: number): string[] =>
    rows.map((row) => plain(row[index])).filter((cell) => cell !== '')
  const share = (index: number, test: (cell: string) => boolean): number => {
    const cells = cellsOf(index)
    return cells.length === 0 ? 0 : cells.filter(test).length / cells.length
  }
  const length = (index: number): number => cellsOf(index).reduce((sum, cell) => sum + cell.length, 0)
  const indexes = columns.map((_, index) => index)
  const rule = indexes.find((index) => share(index, (cell) => /扣\s*\d|扣分/.test(cell)) > 0.5)
  if (rule !== undefined) columns[rule] = 'ruleText'
  const text = indexes.filter((index) => columns[index] === 'ignore').sort((a, b) => length(b) - length(a))[0]
  if (text !== undefined && length(text) > 0) columns[text] = 'text'
  const points = indexes.findLast(
    (index) =>
      columns[index] === 'ignore' && share(index, (cell) => /^\d{1,2}(?:\.\d+)?分?$/.test(cell)) > 0.6,
  )
  if (points !== undefined) columns[points] = 'points'
  return columns
}
