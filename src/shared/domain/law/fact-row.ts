/** The short written form of one fact in the catalogue files. */
import type { FactKind } from './fact-sheet'

export const FACT_GROUPS = [
  '立案',
  '调查',
  '告知',
  '听证',
  '审核',
  '决定',
  '送达',
  '执行',
  '归档',
  '强制',
  '移送',
  '许可',
  '检查',
] as const
export type FactGroup = (typeof FACT_GROUPS)[number]

export type FactRow = readonly [
  key: string,
  label: string,
  group: FactGroup,
  kind: FactKind,
  /** Letters of the case types it matters for. */
  caseTypes: string,
  hint?: string,
  options?: readonly string[],
]
