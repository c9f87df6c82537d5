/**
 * Which preset of an item a failed check follows. A match must be beyond doubt (the only preset there is, or the
 * only one with the words named here); otherwise null, and a person chooses. Presets whose points a person has
 * to set are never taken by themselves. Pure.
 */
import type { DeductionRule } from '@shared/domain/checklist/standard'
import type { LawResult } from '@shared/domain/law/check-law'

/** Words of the preset by rule of law, for breaches that are no lateness. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'O-02': ['先调查后补立案'],
  'P-03': ['未告知回避或回避未处理'],
  'P-10': ['未告知复议前置'],
  'P-11': ['每缺一要素', '每缺一项告知'],
  'P-19': ['审核人资格不明'],
  'P-23': ['每缺或错一项'],
  'P-25': ['电子送达条件'],
  'P-26': ['应公示未公示'],
  'P-29': ['条件不符'],
  'P-31': ['无票据', '票据不符'],
  'P-35': ['委托书缺失', '委托手续不全'],
  'P-38': ['应适用新规定未适用'],
  'P-40': ['每缺或错一项'],
  'Q-16': ['未复核'],
  'X-04': ['未告知'],
}

/** 超期, 逾期, 超七日. */
const LATE = /超期|逾期|超[一二三四五六七八九十]+日/

const isSettled = (rule: DeductionRule): boolean => rule.manual !== true && rule.range === undefined

export function presetFor(
  rules: readonly DeductionRule[],
  { ruleId, status }: Pick<LawResult, 'ruleId' | 'status'>,
): DeductionRule | null {
  const [only] = rules
  const found = rules.length === 1 ? only : byWords(rules, ruleId, status)
  return found !== undefined && isSettled(found) ? found : null
}

function byWords(
  rules: readonly DeductionRule[],
  ruleId: string,
  status: LawResult['status'],
): DeductionRule | undefined {
  const words = WORDS[ruleId]
  const matches = rules.filter(({ text }) =>
    status === '超期' ? LATE.test(text) : words?.some((word) => text.includes(word)) === true,
  )
  return matches.length === 1 ? matches[0] : undefined
}
