/** What a problem of a 方案 says on screen. */
import type { PlanProblem } from '@shared/domain/campaign/plan-problems'
import { assertNever } from '@shared/lib/assert-never'

export function problemText(problem: PlanProblem): string {
  switch (problem.kind) {
    case 'min-above-max':
      return '每单位最少件数大于最多件数。'
    case 'unit-twice':
      return `参评单位“${problem.unit}”写了两次。`
    case 'reviewer-twice':
      return '同一名评查员选了两次。'
    case 'no-units':
      return '还没有填写参评单位。'
    case 'no-standard':
      return '还没有选择评分标准。'
    case 'no-basis':
      return '还没有填写评查依据。'
    case 'nothing-drawn':
      return '比例和最少件数都是 0，只会抽中必查案卷。'
    case 'too-few-reviewers':
      return `可用的评查员不足 ${problem.needed} 名（组长不计）。`
    case 'no-leader':
      return '还没有指定组长，合议和复核将无人主持。'
    case 'leader-is-reviewer':
      return `${problem.name} 是组长，不再参加初评，分配时会跳过。`
    case 'person-gone':
      return `${problem.name} 已经停用，不能再分配案卷。`
    case 'not-a-reviewer':
      return `${problem.name} 没有“评查员”角色，不能分配案卷。`
    case 'unit-without-reviewers':
      return `${problem.unit}：回避之后只剩 ${problem.left} 名评查员，需要 ${problem.needed} 名。`
    case 'similar-unit':
      return `${problem.name} 所在单位与“${problem.unit}”名称相近，请核对是否需要回避。`
    case 'recusal-of-stranger':
      return '回避表里有人不在本批次的评查员和组长之中，该条不起作用。'
    default:
      return assertNever(problem)
  }
}
