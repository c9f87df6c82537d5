/** Everything that happened in a matter, in one list: its own steps, those of its papers, clues and disputes. Pure. */
import type { SupervisionDocument, DocumentStep } from '@shared/domain/document/supervision-document'
import { clueNumber, type Clue } from '@shared/domain/loop/clue'
import { disputeNumber, type Dispute } from '@shared/domain/loop/dispute'
import type { Matter } from '@shared/domain/loop/matter'
import { chinaDay } from '@shared/lib/china-day'

export type TimelineEntry = {
  /** `YYYY-MM-DD` in Beijing. */
  readonly day: string
  readonly title: string
  readonly detail: string
  readonly documentId: string | null
}

type Known = {
  readonly matter: Matter
  /** Only what the reader may see. */
  readonly papers: readonly SupervisionDocument[]
  readonly clues: readonly Clue[]
  readonly disputes: readonly Dispute[]
}

export const STEP_NAMES: Readonly<Record<DocumentStep['step'], string>> = {
  drafted: '起草',
  submitted: '送审',
  reviewed: '审核通过',
  signed: '签发编号',
  returned: '退回修改',
  sealed: '用印',
  'crypto-signed': '电子签名',
  delivered: '送达',
  extended: '批准延期',
  reminded: '催办',
  replied: '收到反馈',
  verified: '核查',
  closed: '销号',
  escalated: '升级处理',
  recalled: '收回',
  voided: '作废',
}

const entry = (day: string, title: string, detail = '', documentId: string | null = null): TimelineEntry => ({
  ...{ day, title, detail, documentId },
})

/** Oldest first; what bears the same day keeps the order in which it was recorded. */
export function timelineOf({ matter, papers, clues, disputes }: Known): readonly TimelineEntry[] {
  return [
    ...ofMatter(matter),
    ...papers.flatMap(ofPaper),
    ...clues.flatMap(ofClue),
    ...disputes.flatMap(ofDispute),
  ].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

const ofMatter = ({
  facts,
  registeredBy,
  investigations,
  closing,
  archive,
}: Matter): readonly TimelineEntry[] => [
  entry(facts.registeredOn, '立项登记', `登记人 ${registeredBy}`),
  ...investigations.map(({ on, people, what }) =>
    entry(on, `调查（${people.map(({ name }) => name).join('、')}）`, what),
  ),
  ...(closing === null ? [] : [entry(closing.on, `结案：${closing.conclusion}`, closing.note)]),
  ...(archive === null ? [] : [entry(archive.on, `归档：${archive.archiveNumber}`, archive.note)]),
]

/** Steps before the paper went out bear the day they were taken; later ones the day the paper names. */
function ofPaper({ id, kind, number, steps, followUp }: SupervisionDocument): readonly TimelineEntry[] {
  const name = number?.text ?? kind.title
  const count = { reminded: 0, replied: 0, verified: 0 }
  const dayOf = ({ step, at }: DocumentStep): string => {
    switch (step) {
      case 'delivered':
        return followUp.delivery?.receivedOn ?? chinaDay(at)
      case 'reminded':
        return followUp.reminders[count.reminded++]?.on ?? chinaDay(at)
      case 'replied':
        return followUp.replies[count.replied++]?.receivedOn ?? chinaDay(at)
      case 'verified':
        return followUp.verifications[count.verified++]?.on ?? chinaDay(at)
      case 'closed':
        return followUp.closing?.on ?? chinaDay(at)
      default:
        return chinaDay(at)
    }
  }
  return steps.map((step) =>
    entry(
      dayOf(step),
      `${name} ${STEP_NAMES[step.step]}`,
      [step.person, step.note].filter(Boolean).join('：'),
      id,
    ),
  )
}

function ofClue(clue: Clue): readonly TimelineEntry[] {
  const name = clueNumber(clue)
  return [
    entry(chinaDay(clue.registeredAt), `${name} 登记`),
    ...clue.approvals.map(({ on, step, person }) => entry(on, `${name} ${step}`, person.name)),
    ...(clue.transfer === null ? [] : [entry(clue.transfer.on, `${name} 移送`)]),
    ...(clue.receipt === null ? [] : [entry(clue.receipt.on, `${name} 收到回执`)]),
    ...(clue.result === null ? [] : [entry(clue.result.on, `${name} 办理结果：${clue.result.result}`)]),
    ...(clue.withdrawn === null ? [] : [entry(clue.withdrawn.on, `${name} 撤回`)]),
  ]
}

function ofDispute(dispute: Dispute): readonly TimelineEntry[] {
  const name = disputeNumber(dispute)
  const { facts, views, staffingOpinion, meetings, ending } = dispute
  return [
    entry(facts.appliedOn, `${name} 申请协调`, facts.applicant),
    ...views.map(({ on, party }) => entry(on, `${name} 收到各方意见`, party)),
    ...(staffingOpinion === null ? [] : [entry(staffingOpinion.on, `${name} 机构编制部门意见`)]),
    ...meetings.map(({ on }) => entry(on, `${name} 专家论证会`)),
    ...(ending === null ? [] : [entry(ending.on, `${name} 办结：${ending.way}`)]),
  ]
}
