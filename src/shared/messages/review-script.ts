/** What is wrong with a field of review.json, and what belongs there. The path stands before the sentence. */
import type { MessageTable } from './message'

/** Expected content by field; keys are the `expected` parameter of the problems. */
const EXPECTED: Readonly<Record<string, string>> = {
  root: '一个对象，含 case、standard、vetoStyle、items 四项',
  case: '一个对象，含 title、agency、party、caseType、decisionNumber、dates',
  text: '不超过 200 字的文字',
  'text-required': '不超过 200 字的文字，不能为空',
  caseType: '“处罚普通”“处罚简易”“许可”“强制”“检查”之一',
  dates: '一个对象，含 filed、decided、served',
  date: '真实存在的日期，写作 年-月-日，如 2025-03-03；没有就写 null',
  standard: '评分标准编号，如 CF-PT-2026.1',
  vetoStyle: '"A"、"B"、"C" 之一（一票否决的处理方式）',
  items: '一个数组，每个评查项一条',
  item: '一个对象，含 id，以及 deductions（扣分）、na（合理缺项）、veto（一票否决）三者之一',
  itemId: '评查项编号，如 PT-A02',
  deductions: '一个数组，至少一条扣分',
  deduction: '一个对象，含 points、count、note，以及 page 和 rect（位置）或者 missing（缺失）',
  points: '大于 0、不超过 100 的数，最多两位小数（每处扣几分，如 0.2）',
  count: '1 到 999 的整数（处数）',
  note: '不超过 2000 字的文字，不能为空（问题描述）',
  defect: '缺陷代码，如 D-SD-02',
  page: '从 1 开始的整数（全卷按导入顺序数的第几页）',
  rect: '4 个 0 到 1 之间的数（x、y、宽、高，占页面的比例）',
  missing: '不超过 200 字的文字，不能为空（卷内缺少的文书名称）',
  na: '不超过 500 字的文字，不能为空（合理缺项的理由）',
  veto: '不超过 2000 字的文字，不能为空（否决的事实）',
}

const expectedText = (key: unknown): string => EXPECTED[String(key)] ?? '符合格式说明的内容'

export const reviewScriptMessages: MessageTable = {
  'script/invalid': ({ count, details }) =>
    `review.json 有 ${count} 处不符合要求，没有执行任何评查。\n${details}`,
  'script/not-json': () => '不是有效的 JSON 文件。请检查括号、引号和逗号。',
  'script/expected': ({ expected }) => `应为 ${expectedText(expected)}`,
  'script/required': ({ expected }) => `缺少这一项，应为 ${expectedText(expected)}`,
  'script/unknown-field': ({ field }) => `不认识的字段“${field}”，请删除或检查拼写`,
  'script/rect-empty': () => '宽和高应大于 0',
  'script/rect-outside': () => '框超出页面：x＋宽、y＋高都不能大于 1',
  'script/entry-kind': () =>
    '应有 deductions（扣分）、na（合理缺项）、veto（一票否决）三者之一，而且只有一个',
  'script/place-missing': () => '没有位置：应写 page 和 rect，或者写 missing（卷内缺少的文书名称）',
  'script/place-both': () => 'page、rect 与 missing 不能同时写：要么指出页面位置，要么写明缺失',
  'script/duplicate-item': ({ id, first }) => `评查项 ${id} 重复，已在 ${first} 写过；请合并为一条`,

  'script/other-standard': ({ id, expected }) => `写的是 ${id}，所用评分标准是 ${expected}`,
  'script/unknown-item': ({ id, standard }) => `评分标准 ${standard} 里没有评查项 ${id}`,
  'script/deduction-on-veto': ({ id }) => `${id} 是一票否决项，不能扣分；应写 veto`,
  'script/not-a-veto': ({ id }) => `${id} 不是一票否决项，不能写 veto；应写 deductions`,
  'script/na-not-allowed': ({ id }) => `${id} 不是可缺项，不能写 na`,
  'script/points-above-item': ({ points, full }) => `每处扣 ${points} 分超过本项分值 ${full} 分`,
  'script/points-off-step': ({ points, step }) => `扣 ${points} 分不是最小扣分单位 ${step} 分的整数倍`,
  'script/page-beyond': ({ page, pageCount }) => `第 ${page} 页超出全卷页数，本案卷共 ${pageCount} 页`,
}
