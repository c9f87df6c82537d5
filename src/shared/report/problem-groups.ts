/** The five groups a unit's problems are told in: 主体, 事实证据, 法律适用, 程序, 文书归档. */
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { Finding } from '@shared/domain/review/review'

export const PROBLEM_GROUPS = ['主体', '事实证据', '法律适用', '程序', '文书归档'] as const
export type ProblemGroup = (typeof PROBLEM_GROUPS)[number]

/** By the family of the defect code, the third and fourth letters of `D-ZT-01`. */
const BY_CODE: Readonly<Record<string, ProblemGroup>> = {
  ZT: '主体',
  SS: '事实证据',
  ZJ: '事实证据',
  FL: '法律适用',
  CL: '法律适用',
  WS: '文书归档',
  GD: '文书归档',
}

/** Otherwise by what the section of the standard, or a veto row, speaks of; the first word that fits. */
const BY_WORD: readonly (readonly [RegExp, ProblemGroup])[] = [
  [/主体|资格|处罚权|职权|当事人认定/, '主体'],
  [/事实|证据/, '事实证据'],
  [/法律|依据|裁量|种类|幅度/, '法律适用'],
  [/文书|归档|立卷|决定书|档案/, '文书归档'],
]

export function problemGroup(standard: ScoringStandard, { defectCode, itemId }: Finding): ProblemGroup {
  const family = /^D-([A-Z]{2})-/.exec(defectCode ?? '')?.[1]
  if (family !== undefined) return BY_CODE[family] ?? '程序'
  const item = standard.items.find(({ id }) => id === itemId)
  const text =
    item === undefined
      ? (standard.vetoes.find(({ id }) => id === itemId)?.text ?? '')
      : (standard.sections.find(({ id }) => id === item.section)?.name ?? '')
  return BY_WORD.find(([words]) => words.test(text))?.[1] ?? '程序'
}
