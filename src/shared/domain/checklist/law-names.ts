/**
 * The short names used in the 依据 columns and the laws they stand for, in the editions whose text was read.
 * Longer names come before names they begin with; anything not listed stays as written.
 */
export type LawName = { readonly short: string; readonly title: string; readonly edition: string }

export const LAW_NAMES: readonly LawName[] = [
  { short: '民诉', title: '中华人民共和国民事诉讼法', edition: '2023年修正' },
  { short: '行诉', title: '中华人民共和国行政诉讼法', edition: '2017年修正' },
  { short: '档条', title: '中华人民共和国档案法实施条例', edition: '2024年' },
  { short: '处', title: '中华人民共和国行政处罚法', edition: '2021年修订' },
  { short: '强', title: '中华人民共和国行政强制法', edition: '2011年' },
  { short: '许', title: '中华人民共和国行政许可法', edition: '2019年修正' },
  { short: '移', title: '行政执法机关移送涉嫌犯罪案件的规定', edition: '2020年修订' },
  { short: '复', title: '中华人民共和国行政复议法', edition: '2023年修订' },
  { short: '证', title: '最高人民法院关于行政诉讼证据若干问题的规定', edition: '法释〔2002〕21号' },
]

/** Whole names that stand for one document, without article numbers. */
export const DOCUMENT_NAMES: ReadonlyMap<string, string> = new Map([
  ['文书格式文本', '《行政检查文书基本格式文本（试行）》'],
  ['国办发〔2024〕54号', '《国务院办公厅关于严格规范涉企行政检查的意见》（国办发〔2024〕54号）'],
  ['监督条例（条次待核）', '《行政执法监督条例》（条次待核）'],
])
