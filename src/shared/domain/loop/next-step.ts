/**
 * What comes next for a paper, a matter, a clue and a dispute, as data for the screens: every step with the guard's
 * own answer (paper-rules.ts, matter-rules.ts), and the one the office should take now.
 */
import type { WorkCalendar } from '../law/calendar'
import type { Failure } from '@shared/lib/app-error'
import type { Result } from '@shared/lib/result'
import { answerTermOf, duesOfPaper, lateReminder } from './clocks'
import type { Clue } from './clue'
import type { DueLevel } from './count-term'
import {
  CLUE_ACTS,
  DISPUTE_ACTS,
  MATTER_ACTS,
  mayClue,
  mayDispute,
  mayMatter,
  nextClueStep,
  papersOf,
  unheardParties,
  type ClueAct,
  type DisputeAct,
  type MatterAct,
} from './matter-rules'
import type { Dispute } from './dispute'
import type { Matter } from './matter'
import { mayFollow, PAPER_ACTS, type PaperAct } from './paper-rules'
import {
  answerState,
  asksForAnswer,
  findNone,
  isEscalated,
  isOut,
  isPaperOpen,
  type FindPaper,
  type Paper,
} from './progress'

export type NextStep<Act extends string = string> = {
  /** The event it is written as; 升级 and drafting go through their own channel. */
  readonly act: Act
  readonly label: string
  /** The guard takes it, if what is filled in is right. */
  readonly isPossible: boolean
  /** Why not; for the sentence beside a closed button. */
  readonly refusal: Failure | null
  /** What should be done, or is waited for, now; at most one of a list. */
  readonly isNext: boolean
  /** Said beside the next step. */
  readonly why: string
  /** The clock it runs against. */
  readonly dueOn: string | null
  readonly level: DueLevel | null
}

type Advice<Act extends string> = {
  readonly act: Act
  readonly why: string
  readonly dueOn?: string | undefined
  readonly level?: DueLevel | undefined
} | null

function steps<Act extends string>(
  acts: readonly Act[],
  labelOf: (act: Act) => string,
  may: (act: Act) => Result<null>,
  advice: Advice<Act>,
): readonly NextStep<Act>[] {
  return acts.map((act) => {
    const verdict = may(act)
    const isNext = verdict.ok && advice?.act === act
    return {
      act,
      label: labelOf(act),
      isPossible: verdict.ok,
      refusal: verdict.ok ? null : verdict.failure,
      isNext,
      why: isNext ? advice.why : '',
      dueOn: isNext ? (advice.dueOn ?? null) : null,
      level: isNext ? (advice.level ?? null) : null,
    }
  })
}

const PAPER_LABELS: Readonly<Record<PaperAct, string>> = {
  'document/delivered': '登记送达',
  'document/extension-granted': '批准延期',
  'document/reminded': '登记催办',
  'document/reply-received': '登记反馈',
  'document/verified': '登记核查',
  'document/escalated': '升级',
  'document/closed': '销号',
  'document/recalled': '登记收回',
}

/** @param find  the other papers, so that a decision voided since does not count */
export function nextForPaper(
  paper: Paper,
  calendars: readonly WorkCalendar[],
  today: string,
  find: FindPaper = findNone,
): readonly NextStep<PaperAct>[] {
  const isServed = paper.followUp.delivery !== null
  return steps(
    PAPER_ACTS,
    (act) => {
      if (act === 'document/delivered' && isServed) return '更正送达'
      return act === 'document/escalated' ? escalationName(paper) : PAPER_LABELS[act]
    },
    (act) => mayFollow(paper, act, find),
    adviceForPaper(paper, calendars, today, find),
  )
}

const ESCALATED_TO: Readonly<Record<string, string>> = {
  decision: '决定书',
  opinion: '意见书',
  'dispute-decision': '协调决定书',
}

/** `升级为决定书`; of a kind the office added, only that it is one. */
export function escalationName({ kind }: Pick<Paper, 'kind'>): string {
  const name = ESCALATED_TO[kind.followUp.escalatesTo ?? '']
  return name === undefined ? '升级' : `升级为${name}`
}

function adviceForPaper(
  paper: Paper,
  calendars: readonly WorkCalendar[],
  today: string,
  find: FindPaper,
): Advice<PaperAct> {
  const { kind, followUp } = paper
  if (paper.state === 'voided')
    return followUp.recall === null
      ? { act: 'document/recalled', why: '文书已作废，发出的份数要收回。' }
      : null
  if (!isOut(paper) || followUp.closing !== null) return null
  const dues = duesOfPaper(paper, calendars, today, find)
  const due = (termId: string) => {
    const found = dues.find((one) => one.termId === termId)
    return { dueOn: found?.dueOn, level: found?.level }
  }
  if (kind.followUp.needsDelivery && followUp.delivery === null)
    return { act: 'document/delivered', why: '文书已经发出，等待送达。', ...due('deliver') }
  if (isEscalated(paper, find)) return { act: 'document/closed', why: '已经升级，本文书可以销号。' }
  if (!asksForAnswer(paper)) return { act: 'document/closed', why: '本文书不要求反馈，可以销号。' }
  switch (answerState(paper)) {
    case 'done':
      return { act: 'document/closed', why: '核查认为已整改，可以销号。' }
    case 'answered':
      return kind.followUp.needsRectification
        ? { act: 'document/verified', why: '已收到反馈，等待核查。', ...due('check') }
        : { act: 'document/closed', why: '已收到反馈，可以销号。' }
    case 'waiting':
    case 'failed':
      return adviceForUnanswered(paper, calendars, today, find)
  }
}

/** Within the term one waits; after it 催办, then 升级 or, where the kind has none, 催办 again. */
function adviceForUnanswered(
  paper: Paper,
  calendars: readonly WorkCalendar[],
  today: string,
  find: FindPaper,
): Advice<PaperAct> {
  const term = answerTermOf(paper, calendars)
  const dues = duesOfPaper(paper, calendars, today, find)
  const main = dues.find(({ whose, dueOn }) => whose === '被监督单位' && dueOn === term?.dueOn)
  const clock = { dueOn: main?.dueOn, level: main?.level }
  if (term === null || today <= term.dueOn)
    return { act: 'document/reply-received', why: '等待被监督单位反馈。', ...clock }
  if (lateReminder(paper, calendars) === null)
    return { act: 'document/reminded', why: '期限已过，没有整改到位的反馈，应当催办。', ...clock }
  const escalate = dues.find(({ termId }) => termId === 'escalate')
  const late = { dueOn: escalate?.dueOn, level: escalate?.level }
  if (escalate !== undefined && today <= escalate.dueOn)
    return { act: 'document/reply-received', why: '已经催办，等待反馈。', ...late }
  return mayFollow(paper, 'document/escalated', find).ok
    ? { act: 'document/escalated', why: `催办后仍未整改，应当${escalationName(paper)}。`, ...late }
    : { act: 'document/reminded', why: '催办后仍无反馈，应当再次催办。', ...late }
}

const MATTER_LABELS: Readonly<Record<MatterAct, string>> = {
  'matter/facts-edited': '修改登记内容',
  'matter/investigated': '登记调查',
  'matter/closed': '结案',
  'matter/reopened': '重新办理',
  'matter/archived': '归档',
}

/** @param documents  all papers, or at least those of this matter */
export function nextForMatter(matter: Matter, documents: readonly Paper[]): readonly NextStep<MatterAct>[] {
  const papers = papersOf(matter.id, documents)
  return steps(
    MATTER_ACTS,
    (act) => MATTER_LABELS[act],
    (act) => mayMatter(matter, act, papers),
    adviceForMatter(matter, papers),
  )
}

function adviceForMatter(matter: Matter, papers: readonly Paper[]): Advice<MatterAct> {
  if (matter.state === 'archived') return null
  if (matter.state === 'closed') return { act: 'matter/archived', why: '已经结案，等待归档。' }
  if (papers.some(isPaperOpen)) return null
  if (papers.length > 0) return { act: 'matter/closed', why: '文书都已办结，可以结案。' }
  return matter.investigations.length === 0
    ? { act: 'matter/investigated', why: '已经立项，等待调查。' }
    : null
}

/** A paper should be drafted now: looked into, and nothing issued yet. */
export const wantsPaper = (matter: Matter, documents: readonly Paper[]): boolean =>
  matter.state === 'open' && matter.investigations.length > 0 && papersOf(matter.id, documents).length === 0

export function nextForClue(clue: Clue): readonly NextStep<ClueAct>[] {
  const labels: Readonly<Record<ClueAct, string>> = {
    'clue/facts-edited': '修改登记内容',
    'clue/approved': `审批：${nextClueStep(clue) ?? '已完成'}`,
    'clue/transferred': '登记移送',
    'clue/receipt-recorded': '登记回执',
    'clue/result-recorded': '登记办理结果',
    'clue/withdrawn': '撤回线索',
  }
  return steps(
    CLUE_ACTS,
    (act) => labels[act],
    (act) => mayClue(clue, act),
    CLUE_ADVICE[clue.state],
  )
}

const CLUE_ADVICE: Readonly<Record<Clue['state'], Advice<ClueAct>>> = {
  registered: { act: 'clue/approved', why: '等待审批。' },
  approved: { act: 'clue/transferred', why: '已经批准，应当在期限内移送。' },
  transferred: { act: 'clue/receipt-recorded', why: '已经移送，等待接收机关回执。' },
  received: { act: 'clue/result-recorded', why: '已收到回执，等待办理结果。' },
  answered: null,
  withdrawn: null,
}

const DISPUTE_LABELS: Readonly<Record<DisputeAct, string>> = {
  'dispute/facts-edited': '修改登记内容',
  'dispute/view-recorded': '登记各方意见',
  'dispute/staffing-opinion-recorded': '登记机构编制部门意见',
  'dispute/meeting-held': '登记专家论证会',
  'dispute/ended': '办结',
}

export function nextForDispute(dispute: Dispute): readonly NextStep<DisputeAct>[] {
  return steps(
    DISPUTE_ACTS,
    (act) => DISPUTE_LABELS[act],
    () => mayDispute(dispute),
    adviceForDispute(dispute),
  )
}

function adviceForDispute(dispute: Dispute): Advice<DisputeAct> {
  if (dispute.state === 'ended') return null
  const [party] = unheardParties(dispute)
  if (party !== undefined) return { act: 'dispute/view-recorded', why: `等待${party}的意见。` }
  if (dispute.staffingOpinion === null)
    return { act: 'dispute/staffing-opinion-recorded', why: '各方意见已齐，应当征求机构编制部门意见。' }
  return {
    act: 'dispute/ended',
    why:
      dispute.meetings.length === 0
        ? '可以提出协调意见；要作协调决定的，先开专家论证会。'
        : '可以提出协调意见或者作出协调决定。',
  }
}
