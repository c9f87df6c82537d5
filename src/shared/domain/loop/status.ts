/** Where a paper, a matter and a clue stand, in the words of the registers. */
import type { Clue } from './clue'
import type { Matter } from './matter'
import { answerState, asksForAnswer, isEscalated, isOut, type FindPaper, type Paper } from './progress'

const BEFORE_OUT: Readonly<Partial<Record<Paper['state'], string>>> = {
  drafting: '拟稿',
  reviewing: '审核',
  signing: '待签发',
  numbered: '待用印',
  voided: '已作废',
}

export function paperStatus(paper: Paper, find: FindPaper): string {
  if (!isOut(paper)) return BEFORE_OUT[paper.state] ?? ''
  const { kind, followUp } = paper
  if (followUp.closing !== null) return '已销号'
  if (isEscalated(paper, find)) return '已升级'
  if (kind.followUp.needsDelivery && followUp.delivery === null) return '待送达'
  if (!asksForAnswer(paper)) return kind.followUp.needsDelivery ? '已送达' : '已发出'
  const states = { waiting: '待反馈', failed: '整改未到位', done: '待销号' } as const
  const state = answerState(paper)
  if (state === 'answered') return kind.followUp.needsRectification ? '待核查' : '已反馈'
  return states[state]
}

export const MATTER_STATUS: Readonly<Record<Matter['state'], string>> = {
  open: '办理中',
  closed: '已结案',
  archived: '已归档',
}

export const CLUE_STATUS: Readonly<Record<Clue['state'], string>> = {
  registered: '待审批',
  approved: '待移送',
  transferred: '待回执',
  received: '待反馈结果',
  answered: '已反馈',
  withdrawn: '已撤回',
}
