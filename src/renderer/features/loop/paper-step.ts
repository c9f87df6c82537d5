/** In a few words, what comes next for a paper; the paper's own page says it in full. Pure. */
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { WorkCalendar } from '@shared/domain/law/calendar'
import { nextForPaper } from '@shared/domain/loop/next-step'
import { isOut } from '@shared/domain/loop/progress'

type FindPaper = (id: string) => SupervisionDocument | undefined

/** @param find  the other papers, so that a decision voided since does not count */
export function paperStep(
  paper: SupervisionDocument,
  calendars: readonly WorkCalendar[],
  today: string,
  find: FindPaper,
): string {
  const { state, followUp, sealed } = paper
  if (state === 'voided') return sealed !== null && followUp.recall === null ? '收回发出的份数' : ''
  if (followUp.closing !== null) return `${followUp.closing.on} 销号`
  if (!isOut(paper)) return state === 'numbered' ? '用印' : '审核签发'
  const next = nextForPaper(paper, calendars, today, find).find(({ isNext }) => isNext)
  if (next === undefined) return ''
  return next.dueOn === null ? next.why : `${next.why}（期限 ${next.dueOn}）`
}
