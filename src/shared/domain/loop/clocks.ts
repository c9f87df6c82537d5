/**
 * Every clock of the loop that is running: 送达, 调卷, 整改, 反馈, 核查, 催办后处理, 复查, 线索移送 and its result, 争议协调.
 * Pure; days come from the papers, terms from the kinds (terms.ts), counting from count-term.ts.
 * Source: docs/adr/0024. A clue's clock names the clue by its number alone, and is shown to those who may handle it.
 */
import type { KindDefinition } from '../document/kind'
import type { WorkCalendar } from '../law/calendar'
import { mayHandleClues, visibleDocuments, type Viewer } from './access'
import { clueNumber, type Clue } from './clue'
import { countTerm, daysLeft, levelOf, type Counted, type DueLevel } from './count-term'
import { disputeNumber, type Dispute } from './dispute'
import {
  answerState,
  findNone,
  isEnded,
  isEscalated,
  isOut,
  servedOn,
  type FindPaper,
  type Paper,
} from './progress'
import { answerTerms, loopTerm, mainTerm, RECTIFY, REVIEW_REQUEST, type LoopTerm } from './terms'

export type { DueLevel } from './count-term'

export type Due = Counted & {
  /** Of the row and the term: the same clock keeps its id. */
  readonly id: string
  readonly termId: string
  /** 整改期限 … as the list says it. */
  readonly what: string
  /** Number or title of what it is about. */
  readonly about: string
  /** Who has to move. */
  readonly whose: '本机关' | '被监督单位' | '接收机关'
  readonly level: DueLevel
  readonly daysLeft: number
  readonly documentId: string | null
  readonly matterId: string | null
  readonly clueId: string | null
  readonly disputeId: string | null
}

export type LoopBooks = {
  readonly documents: readonly Paper[]
  readonly clues: readonly Clue[]
  readonly disputes: readonly Dispute[]
  /** As they are set now: for the terms of clues and disputes that have no paper yet. */
  readonly kinds: readonly KindDefinition[]
  readonly calendars: readonly WorkCalendar[]
}

type Link = Pick<Due, 'about' | 'whose' | 'documentId' | 'matterId' | 'clueId' | 'disputeId'>

const NO_LINK = { documentId: null, matterId: null, clueId: null, disputeId: null } as const

function clock(rowId: string, term: LoopTerm, counted: Counted, link: Link, today: string): Due {
  return {
    ...counted,
    ...link,
    id: `${rowId}:${term.id}`,
    termId: term.id,
    what: `${term.label}期限`,
    level: levelOf(counted, today),
    daysLeft: daysLeft(counted, today),
  }
}

/** All running clocks this viewer may see, the nearest first. @param today  `YYYY-MM-DD` in Beijing */
export function duesOf(books: LoopBooks, today: string, viewer: Viewer): readonly Due[] {
  const { documents, clues, disputes, kinds, calendars } = books
  const byId = new Map(documents.map((paper) => [paper.id, paper]))
  const find: FindPaper = (id) => byId.get(id)
  // Handed over with its clue: from then on the clocks of the clue run, not those of the letter.
  const handedOver = new Set(clues.map(({ transfer }) => transfer?.documentId))
  const running = visibleDocuments(documents, viewer).filter(({ id }) => !handedOver.has(id))
  return [
    ...running.flatMap((paper) => duesOfPaper(paper, calendars, today, find)),
    ...(mayHandleClues(viewer) ? clues : []).flatMap((clue) => duesOfClue(clue, books, today)),
    ...disputes.flatMap((dispute) => duesOfDispute(dispute, kinds, calendars, today)),
  ].toSorted(byDay)
}

const byDay = (a: Due, b: Due): number =>
  a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** What is worth a word when the program starts: everything from its first reminder on. */
export const remindersOf = (dues: readonly Due[]): readonly Due[] =>
  dues.filter(({ level }) => level !== 'later')

export function duesOfPaper(
  paper: Paper,
  calendars: readonly WorkCalendar[],
  today: string,
  find: FindPaper = findNone,
): readonly Due[] {
  const { kind, followUp, issuedOn } = paper
  if (!isOut(paper) || isEnded(paper) || issuedOn === null) return []
  const link = { ...NO_LINK, documentId: paper.id, matterId: paper.matterId, about: nameOf(paper) }
  if (kind.followUp.needsDelivery && followUp.delivery === null) {
    const term = loopTerm('deliver', [kind])
    const counted = countTerm(term, '成文日期', issuedOn, null, calendars)
    return [clock(paper.id, term, counted, { ...link, whose: '本机关' }, today)]
  }
  if (isEscalated(paper, find)) return []
  return [
    ...answerDues(paper, calendars).map(({ term, counted }) =>
      clock(paper.id, term, counted, { ...link, whose: '被监督单位' }, today),
    ),
    ...reviewRequest(paper, calendars, today).map(({ term, counted }) =>
      clock(paper.id, term, counted, { ...link, whose: '被监督单位' }, today),
    ),
    ...ourDues(paper, calendars).map(({ term, counted }) =>
      clock(paper.id, term, counted, { ...link, whose: '本机关' }, today),
    ),
  ]
}

const nameOf = ({ number, kind, fields }: Paper): string =>
  `${number?.text ?? kind.title}${fields.addressee === '' ? '' : `（${fields.addressee}）`}`

type Running = { readonly term: LoopTerm; readonly counted: Counted }

/** The term the addressee's correction is measured by, counted; null while it has not begun. */
export function answerTermOf(paper: Paper, calendars: readonly WorkCalendar[]): Counted | null {
  const term = mainTerm(paper.kind)
  return term === null ? null : countAnswer(paper, term, calendars)
}

function countAnswer(
  paper: Paper,
  term: LoopTerm & { readonly from: 'received' | 'issued' },
  calendars: readonly WorkCalendar[],
): Counted | null {
  const start = term.from === 'issued' ? paper.issuedOn : servedOn(paper)
  if (start === null) return null
  const startName = start === paper.followUp.delivery?.receivedOn ? '收到文书之日' : '成文日期'
  return countTerm(term, startName, start, paper.followUp.extension, calendars)
}

/** 整改 waits again when 核查 found it undone; any other answer is given once. */
function answerDues(paper: Paper, calendars: readonly WorkCalendar[]): readonly Running[] {
  const state = answerState(paper)
  return answerTerms(paper.kind).flatMap((term) => {
    const isOpen =
      state === 'waiting' ||
      (state === 'failed' && (term.id === RECTIFY || paper.followUp.replies.length === 0))
    const counted = isOpen ? countAnswer(paper, term, calendars) : null
    return counted === null ? [] : [{ term, counted }]
  })
}

/** Their right, not our duty: it ends with its last day. */
function reviewRequest(paper: Paper, calendars: readonly WorkCalendar[], today: string): readonly Running[] {
  const own = paper.kind.terms.find(({ id }) => id === REVIEW_REQUEST)
  if (!own) return []
  const term = { ...own, setIn: paper.kind.title }
  const counted = countAnswer({ ...paper, followUp: { ...paper.followUp, extension: null } }, term, calendars)
  return counted === null || counted.dueOn < today ? [] : [{ term, counted }]
}

/** What the answer, or its absence, sets going on our side. */
function ourDues(paper: Paper, calendars: readonly WorkCalendar[]): readonly Running[] {
  const { kind, followUp } = paper
  const state = answerState(paper)
  if (state === 'answered' && kind.followUp.needsRectification) {
    const start = followUp.replies.at(-1)?.receivedOn
    const term = loopTerm('check', [kind])
    return start === undefined
      ? []
      : [{ term, counted: countTerm(term, '收到反馈之日', start, null, calendars) }]
  }
  const reminder = lateReminder(paper, calendars)
  if (reminder === null) return []
  const term = loopTerm('escalate', [kind])
  return [{ term, counted: countTerm(term, '催办之日', reminder, null, calendars) }]
}

/** The day of the last 催办 after the term had passed without the correction; null when there is none. */
export function lateReminder(paper: Paper, calendars: readonly WorkCalendar[]): string | null {
  const state = answerState(paper)
  if (state !== 'waiting' && state !== 'failed') return null
  const dueOn = answerTermOf(paper, calendars)?.dueOn
  if (dueOn === undefined) return null
  return paper.followUp.reminders.findLast(({ on }) => on > dueOn)?.on ?? null
}

function duesOfClue(clue: Clue, { documents, kinds, calendars }: LoopBooks, today: string): readonly Due[] {
  const link = {
    ...{ ...NO_LINK, clueId: clue.id, matterId: clue.facts.matterId },
    ...{ documentId: clue.transfer?.documentId ?? null, about: clueNumber(clue) },
  }
  const letter = documents.find(({ id }) => id === clue.transfer?.documentId)
  const own = [...(letter ? [letter.kind] : []), ...kinds.filter(({ access }) => access === 'clue')]
  const approvedOn = clue.approvals.at(-1)?.on
  if (clue.state === 'approved' && approvedOn !== undefined) {
    const term = loopTerm('transfer', own)
    const counted = countTerm(term, '批准之日', approvedOn, null, calendars)
    return [clock(clue.id, term, counted, { ...link, whose: '本机关' }, today)]
  }
  if (clue.state === 'received' && clue.receipt !== null) {
    const term = loopTerm('result', own)
    const counted = countTerm(term, '回执之日', clue.receipt.on, null, calendars)
    return [clock(clue.id, term, counted, { ...link, whose: '接收机关' }, today)]
  }
  return []
}

function duesOfDispute(
  dispute: Dispute,
  kinds: readonly KindDefinition[],
  calendars: readonly WorkCalendar[],
  today: string,
): readonly Due[] {
  if (dispute.state !== 'open') return []
  const own = kinds.filter(({ subjects }) => subjects.includes('dispute'))
  const term = loopTerm('handle', own)
  const counted = countTerm(term, '受理申请之日', dispute.facts.appliedOn, null, calendars)
  const { id, facts } = dispute
  const link = { ...NO_LINK, disputeId: id, matterId: facts.matterId, about: disputeNumber(dispute) }
  return [clock(id, term, counted, { ...link, whose: '本机关' }, today)]
}
