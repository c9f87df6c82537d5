/** 抽卷记录: what was drawn from, how, by whom, and how anybody runs it again. */
import type { Campaign } from '@shared/domain/campaign/campaign'
import type { Draw } from '@shared/domain/campaign/draw'
import { lotText, ruleCode, type HashText } from '@shared/domain/campaign/draw-files'
import { chinaMinute } from '@shared/lib/china-day'
import type { ReportTable } from './table'

const KEY_DIGITS = 12

/** 5%, 2.5%: per mille as a percentage, exact. */
export const permilleText = (permille: number): string =>
  permille % 10 === 0 ? `${permille / 10}%` : `${Math.floor(permille / 10)}.${permille % 10}%`

export function ruleText({ rule }: Pick<Draw, 'rule'>): string {
  const layers = rule.isByCaseType ? '先按单位、再按案卷类型分层' : '按单位分层'
  return `${layers}；每单位抽取 ${permilleText(rule.ratioPermille)}（不足一件的进为一件），最少 ${rule.minPerUnit} 件，最多 ${rule.maxPerUnit} 件；必查案卷全部入选并计入件数`
}

export function buildDrawCertificate(campaign: Campaign, draw: Draw, hash: HashText): ReportTable {
  const required = draw.picked.filter(({ origin }) => origin === 'required').length
  const unitCount = new Set(draw.strata.map(({ unit }) => unit)).size
  const excluded = draw.excludedEntryIds?.length ?? 0
  return {
    title: '行政执法案卷评查抽卷记录',
    facts: [
      ['批次', `${campaign.year}年度 ${campaign.name}`],
      ['抽取时间', chinaMinute(draw.at)],
      ['参加抽取的单位', `${unitCount} 个`],
      ['名册总数', `${draw.listCount} 件`],
      ['抽中', `${draw.picked.length} 件（必查 ${required} 件，随机 ${draw.picked.length - required} 件）`],
      ['随机种子', draw.seed],
      ['种子来源', draw.seedSource],
      ['规则代码', ruleCode(draw.rule)],
      ...((draw.againReason ?? '') === '' ? [] : [['补抽原因', draw.againReason ?? ''] as const]),
      ...(excluded === 0 ? [] : [['不再参加', `已在本批次的 ${excluded} 件不参加这次抽取`] as const]),
    ],
    columns: [
      { label: '序号', width: 5, align: 'center' },
      { label: '单位', width: 20, align: 'left' },
      { label: '案卷类型', width: 9, align: 'center' },
      { label: '文号', width: 20, align: 'left' },
      { label: '案卷名称', width: 30, align: 'left' },
      { label: '结案日期', width: 10, align: 'center' },
      { label: '入选方式', width: 14, align: 'left' },
      { label: '排序码（前12位）', width: 16, align: 'center' },
    ],
    rows: draw.picked.map(({ listed, origin }, index) => [
      index + 1,
      listed.unit,
      listed.caseType,
      listed.number,
      listed.title,
      listed.closedOn ?? '',
      origin === 'required' ? `必查：${listed.mustReason}` : '随机',
      hash(lotText(draw.seed, listed)).slice(0, KEY_DIGITS),
    ]),
    parts: [strataPart(draw)],
    notes: [
      { heading: '抽取方法', lines: [`${ruleText(draw)}。`] },
      { heading: '名册校验值（SHA-256）', lines: [draw.listSha256] },
      { heading: '怎样复算', lines: againLines(draw, hash) },
    ],
    signatures: [`抽取人：${draw.drawnBy}`, `见证人：${draw.witness}`, '签字：', '日期：'],
    isSample: false,
  }
}

const strataPart = ({ strata }: Draw) => ({
  heading: '各层件数',
  columns: [
    { label: '单位', width: 30, align: 'left' },
    { label: '案卷类型', width: 12, align: 'center' },
    { label: '名册件数', width: 10, align: 'right' },
    { label: '必查', width: 8, align: 'right' },
    { label: '随机抽取', width: 10, align: 'right' },
    { label: '合计抽中', width: 10, align: 'right' },
  ] as const,
  rows: [
    ...strata.map(({ unit, caseType, total, required, drawn }) => [
      unit,
      caseType ?? '不分类型',
      total,
      required,
      drawn,
      required + drawn,
    ]),
    [
      '合计',
      '',
      sum(strata.map(({ total }) => total)),
      sum(strata.map(({ required }) => required)),
      sum(strata.map(({ drawn }) => drawn)),
      sum(strata.map(({ required, drawn }) => required + drawn)),
    ],
  ],
})

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function againLines(draw: Draw, hash: HashText): readonly string[] {
  const example = draw.picked[0]?.listed
  return [
    '从程序导出这次抽卷的“抽取名册”（CSV 文件）。用任何工具计算这个文件的 SHA-256，应与“名册校验值”完全相同。',
    '对名册里每一件，把“种子、单位、文号”三行文字（UTF-8 编码，行间一个换行符，末尾不换行）计算 SHA-256，得到 64 位排序码。',
    '各层先把“必查原因”不为空的全部列入；其余按排序码从小到大（0 最小，f 最大）取前若干件，件数见“各层件数”的“随机抽取”。',
    '每单位件数＝名册件数×比例，有小数进一，再不少于最少、不多于最多，也不超过名册件数；必查多于此数的，必查全部入选。',
    '每单位件数减去必查后，余下名额按各类型未入选的件数分配：先各取整数部分，剩下的给小数部分最大的；相同的给件数多的，再相同的按名册顺序。',
    ...(example
      ? [`验算示例：${example.unit} ${example.number} 的排序码是 ${hash(lotText(draw.seed, example))}`]
      : []),
    `有程序源代码的，也可以运行：npx tsx scripts/redraw.ts 抽取名册.csv "${draw.seed}" ${ruleCode(draw.rule)}`,
  ]
}
