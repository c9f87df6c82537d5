/** In a few words, what comes next for a paper; the paper's own page says it in full. Pure. */
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { answerState, asksForAnswer, isOut } from '@shared/domain/loop/progress'

export function paperStep(paper: SupervisionDocument): string {
  const { state, kind, followUp } = paper
  if (state === 'voided') return followUp.recall === null && paper.sealed !== null ? '收回文书' : '已作废'
  if (!isOut(paper)) return state === 'numbered' ? '用印' : '审核签发'
  if (followUp.closing !== null) return '已销号'
  if (kind.followUp.needsDelivery && followUp.delivery === null) return '送达登记'
  if (followUp.escalatedTo !== null) return '已升级处理，待销号'
  if (!asksForAnswer(paper)) return '销号'
  switch (answerState(paper)) {
    case 'waiting':
      return '等待反馈'
    case 'answered':
      return kind.followUp.needsRectification ? '核查' : '销号'
    case 'failed':
      return '催办或者升级处理'
    case 'done':
      return '销号'
  }
}
