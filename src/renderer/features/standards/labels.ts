/** Words of the standards screens. */
import type { RuleReason } from '@shared/domain/checklist/rule-text'
import type { ColumnMeaning } from '@shared/domain/checklist/import/columns'
import type { RuleReading, DraftRule } from '@shared/domain/checklist/draft'
import { formatCenti } from '@shared/lib/decimal'

export const READING_NAMES: Readonly<Record<RuleReading, string>> = {
  certain: '已读懂',
  likely: '需核对',
  'not-understood': '未读懂',
  confirmed: '已核对',
}
export const READING_COLORS = {
  certain: 'teal',
  likely: 'yellow',
  'not-understood': 'orange',
  confirmed: 'gray',
} as const

const REASONS: Readonly<Record<Exclude<RuleReason, ''>, string>> = {
  'no-each': '没有写“每”，按缺几个算几次',
  'several-units': '写了两种计数单位，按前一种计',
  'every-several': '每几个扣一次，程序算不了，由评查人定分',
  'unknown-unit': '不认识的计数单位，由评查人定分',
  threshold: '达到几个才扣，按一次计',
  range: '扣分是一个区间',
  discretion: '原文写酌情，由评查人定分',
  'no-points': '没有写明白扣几分',
  'exceeds-item': '扣分超过了本项分值',
  'each-of-list': '并列的几项各扣一次，按项计',
  'no-separator': '几条规则写在一起，从分数处断开',
  'no-fault': '没有写什么情形',
  residue: '分数后面还有话，没有读',
  'open-end': '写了“以上”，没有上限',
  'gives-points': '写的是得分，不是扣分',
  'cap-of-several': '封顶管几条规则，请填在本项封顶里',
  veto: '写的是一票否决',
  remark: '说明，不扣分',
}

export const reasonText = (reason: string): string =>
  Object.hasOwn(REASONS, reason) ? REASONS[reason as Exclude<RuleReason, ''>] : ''

export const MEANING_NAMES: Readonly<Record<ColumnMeaning, string>> = {
  id: '编号',
  section: '部分',
  text: '评查内容',
  points: '分值',
  ruleText: '扣分规则',
  cap: '封顶',
  veto: '否决',
  na: '可缺项',
  basis: '依据',
  ignore: '不导入',
}

/** 每处扣 0.5 分，最多 2 分 */
export function ruleSummary({ unitCenti, per, maxCenti, range, isManual }: DraftRule): string {
  const most = maxCenti === null ? '' : `，最多 ${formatCenti(maxCenti)} 分`
  const each = per === null || per === '' ? '' : `每${per}`
  if (range) {
    const span = `${formatCenti(range.minCenti)} 至 ${formatCenti(range.maxCenti)} 分`
    return `${each}扣 ${span}${most}${isManual ? '，由评查人定分' : ''}`
  }
  return unitCenti === null ? '没有填扣几分' : `${each}扣 ${formatCenti(unitCenti)} 分${most}`
}
