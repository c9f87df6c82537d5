/** 文书台账 on screen: the fourteen columns of the register, a row each, with the ids behind them. Pure. */
import { chinaDay } from '@shared/lib/china-day'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { WorkCalendar } from '@shared/domain/law/calendar'
import { answerTermOf } from '@shared/domain/loop/clocks'
import { matterNumber, type Matter } from '@shared/domain/loop/matter'
import { answerState, asksForAnswer, isOut } from '@shared/domain/loop/progress'

export type RegisterState =
  | '拟稿'
  | '审核签发'
  | '待用印'
  | '待送达'
  | '待反馈'
  | '待核查'
  | '未整改到位'
  | '待销号'
  | '已升级'
  | '已销号'
  | '已作废'

export const REGISTER_STATES: readonly RegisterState[] = [
  '拟稿',
  '审核签发',
  '待用印',
  '待送达',
  '待反馈',
  '待核查',
  '未整改到位',
  '待销号',
  '已升级',
  '已销号',
  '已作废',
]

export type RegisterRow = {
  readonly documentId: string
  readonly matterId: string | null
  readonly kindId: string
  readonly year: number
  /** 登记号 of the matter; empty outside one. */
  readonly matter: string
  readonly kind: string
  readonly number: string
  readonly unit: string
  readonly cause: string
  readonly cases: string
  readonly issuedOn: string
  readonly deliveredOn: string
  readonly dueOn: string
  readonly repliedOn: string
  readonly verified: string
  readonly state: RegisterState
  readonly escalatedTo: string
  readonly archive: string
}

type Known = {
  /** Only what the reader may see. */
  readonly documents: readonly SupervisionDocument[]
  readonly matters: readonly Matter[]
  readonly cases: readonly CaseFile[]
  readonly calendars: readonly WorkCalendar[]
}

/** Newest first; what has no date yet stands at its day of drafting. */
export function registerRows({ documents, matters, cases, calendars }: Known): readonly RegisterRow[] {
  const matterOf = new Map(matters.map((one) => [one.id, one]))
  const caseOf = new Map(cases.map((one) => [one.id, one]))
  const paperOf = new Map(documents.map((one) => [one.id, one]))
  const dayOf = ({ issuedOn, draftedAt }: SupervisionDocument): string => issuedOn ?? chinaDay(draftedAt)
  return documents
    .toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)) || b.draftedAt.localeCompare(a.draftedAt))
    .map((paper) => {
      const matter = paper.matterId === null ? undefined : matterOf.get(paper.matterId)
      const caseFile = paper.caseId === null ? undefined : caseOf.get(paper.caseId)
      const { followUp } = paper
      const heir = followUp.escalatedTo === null ? undefined : paperOf.get(followUp.escalatedTo)
      return {
        ...{ documentId: paper.id, matterId: paper.matterId, kindId: paper.kindId },
        year: Number(dayOf(paper).slice(0, 4)),
        matter: matter === undefined ? '' : matterNumber(matter),
        kind: paper.kind.title,
        number: paper.number?.text ?? '',
        unit: paper.fields.addressee,
        cause: matter?.facts.cause || matter?.facts.title || caseFile?.facts.title || '',
        cases: [caseFile?.facts.decisionNumber || caseFile?.facts.title || ''].filter(Boolean).join('、'),
        issuedOn: paper.issuedOn ?? '',
        deliveredOn: followUp.delivery?.receivedOn ?? '',
        dueOn: asksForAnswer(paper) ? (answerTermOf(paper, calendars)?.dueOn ?? '') : '',
        repliedOn: followUp.replies.at(-1)?.receivedOn ?? '',
        verified: followUp.verifications.at(-1)?.result ?? '',
        state: registerState(paper),
        escalatedTo: followUp.escalatedTo === null ? '' : (heir?.number?.text ?? '起草中'),
        archive: matter?.archive?.archiveNumber ?? '',
      }
    })
}

export function registerState(paper: SupervisionDocument): RegisterState {
  const { state, kind, followUp } = paper
  if (state === 'voided') return '已作废'
  if (!isOut(paper)) {
    if (state === 'numbered') return '待用印'
    return state === 'drafting' ? '拟稿' : '审核签发'
  }
  if (followUp.closing !== null) return '已销号'
  if (kind.followUp.needsDelivery && followUp.delivery === null) return '待送达'
  if (followUp.escalatedTo !== null) return '已升级'
  if (!asksForAnswer(paper)) return '待销号'
  switch (answerState(paper)) {
    case 'waiting':
      return '待反馈'
    case 'answered':
      return kind.followUp.needsRectification ? '待核查' : '待销号'
    case 'failed':
      return '未整改到位'
    case 'done':
      return '待销号'
  }
}

export type RegisterFilter = {
  readonly text: string
  readonly year: string
  readonly kindId: string
  readonly unit: string
  readonly state: string
}
export const NO_FILTER: RegisterFilter = { text: '', year: '', kindId: '', unit: '', state: '' }

/** `''` stands for all; every word must stand somewhere in the row. */
export function filterRegister(
  rows: readonly RegisterRow[],
  { text, year, kindId, unit, state }: RegisterFilter,
): readonly RegisterRow[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if (year !== '' && String(row.year) !== year) return false
    if (kindId !== '' && row.kindId !== kindId) return false
    if (unit !== '' && row.unit !== unit) return false
    if (state !== '' && row.state !== state) return false
    const haystack = [row.matter, row.kind, row.number, row.unit, row.cause, row.cases]
      .join(' ')
      .toLowerCase()
    return words.every((word) => haystack.includes(word))
  })
}

/** What the selects offer: only what stands in the register. */
export function choicesOf(rows: readonly RegisterRow[]) {
  return {
    years: [...new Set(rows.map(({ year }) => String(year)))].toSorted().toReversed(),
    kinds: [...new Map(rows.map(({ kindId, kind }) => [kindId, kind]))],
    units: [...new Set(rows.map(({ unit }) => unit).filter(Boolean))].toSorted((a, b) =>
      a.localeCompare(b, 'zh'),
    ),
    states: REGISTER_STATES.filter((state) => rows.some((row) => row.state === state)),
  }
}
