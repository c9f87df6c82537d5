/**
 * The yearly figures an office reports, each with its definition in words and the rows it was counted from. Pure.
 * The list and its order are those of 京山市构建行政执法协调监督工作体系 (2023-03-09); rates and days are our proposal.
 * Clues are counted for everybody, as the article prints them; the rows behind them are for the named roles.
 */
import type { WorkCalendar } from '../law/calendar'
import { daysBetween, yearOf } from '../law/days'
import { isCluePaper, mayHandleClues, type Viewer } from './access'
import { answerTermOf } from './clocks'
import { CLUE_RECEIVERS, clueNumber, type Clue } from './clue'
import { disputeNumber, type Dispute } from './dispute'
import { matterNumber, type Matter } from './matter'
import { answerState, asksForAnswer, isOut, type Paper } from './progress'

export type FigureBooks = {
  readonly documents: readonly Paper[]
  readonly matters: readonly Matter[]
  readonly clues: readonly Clue[]
  readonly disputes: readonly Dispute[]
  readonly calendars: readonly WorkCalendar[]
}

export type FigureRow = {
  readonly id: string
  readonly table: 'documents' | 'matters' | 'clues' | 'disputes'
  /** Of the row itself, for the way there. */
  readonly rowId: string
  readonly on: string
  readonly label: string
  readonly unit: string
  /** Why it counts, or why it does not. */
  readonly detail: string
  /** In a rate: is it part of the upper number? In a count always. */
  readonly isCounted: boolean
}

export type Figure = {
  readonly id: string
  readonly label: string
  readonly unit: '份' | '件' | '条' | '%' | '天'
  /** null: nothing to reckon with. A rate or an average has one decimal. */
  readonly value: number | null
  /** The same of the year before. */
  readonly before: number | null
  readonly definition: string
  /** Empty where the viewer may not see them. */
  readonly rows: readonly FigureRow[]
}

/** The rows a figure was counted from; of a rate those of its upper number. */
export const rowsOf = ({ rows }: Figure): readonly FigureRow[] => rows.filter(({ isCounted }) => isCounted)

type Draft = Omit<Figure, 'value' | 'before'>
type Maker = (year: number) => Draft & { readonly value: number | null }

/** What one year's figures are counted from, and for whom. */
export type Counting = FigureBooks & { readonly today: string; readonly viewer: Viewer }

/** Sent out in this year and not voided since: drafts and void papers are no papers of a year. */
export const issuedIn = (documents: readonly Paper[], year: number): readonly Paper[] =>
  documents.filter((paper) => isOut(paper) && paper.issuedOn !== null && yearOf(paper.issuedOn) === year)

export function paperRow(books: Counting, paper: Paper, detail = '', isCounted = true): FigureRow {
  const find = (id: string): Paper | undefined => books.documents.find((one) => one.id === id)
  const isClosed = isCluePaper(paper, find) && !mayHandleClues(books.viewer)
  return {
    ...{ id: paper.id, table: 'documents', rowId: paper.id, on: paper.issuedOn ?? '', isCounted, detail },
    label: isClosed ? (paper.number?.text ?? '') : `${paper.kind.title} ${paper.number?.text ?? ''}`.trim(),
    unit: paper.fields.addressee,
  }
}

const matterRow = (matter: Matter, detail = ''): FigureRow => ({
  ...{ id: matter.id, table: 'matters', rowId: matter.id, on: matter.facts.registeredOn, isCounted: true },
  ...{ label: `${matterNumber(matter)} ${matter.facts.title}`, unit: matter.facts.unit, detail },
})

/** By its number and its receiver alone: what it says stays with it. */
const clueRow = (clue: Clue): FigureRow => ({
  ...{ id: clue.id, table: 'clues', rowId: clue.id, on: clue.transfer?.on ?? '', isCounted: true },
  ...{ label: clueNumber(clue), unit: clue.facts.receiver, detail: clue.facts.receiverKind },
})

const counted = (figure: Draft): Draft & { value: number } => ({ ...figure, value: figure.rows.length })

const OUT = '已用印（不用印的，已编号）且没有作废'

const ofKind =
  (books: Counting, kindId: string, label: string): Maker =>
  (year) => {
    const rows = issuedIn(books.documents, year)
      .filter((paper) => paper.kindId === kindId)
      .map((paper) => paperRow(books, paper))
    const definition = `成文日期在本年、${OUT}的${label}，一个文号计一份。`
    return counted({ id: `kind-${kindId}`, label, unit: '份', definition, rows })
  }

const ofMatters =
  (
    { matters }: Counting,
    figure: Pick<Figure, 'id' | 'label' | 'definition'>,
    isIt: (matter: Matter) => boolean,
  ): Maker =>
  (year) => {
    const rows = matters
      .filter((matter) => yearOf(matter.facts.registeredOn) === year && isIt(matter))
      .map((matter) => matterRow(matter))
    return counted({ ...figure, unit: '件', rows })
  }

const revoked =
  (books: Counting): Maker =>
  (year) => {
    const seen = new Map<string, FigureRow>()
    for (const paper of books.documents) {
      const { closing } = paper.followUp
      if (!isOut(paper) || closing === null || yearOf(closing.on) !== year) continue
      for (const decision of closing.revoked) {
        if (seen.has(decision)) continue
        const row = paperRow(books, paper, decision)
        seen.set(decision, { ...row, id: `${paper.id}:${decision}`, on: closing.on })
      }
    }
    const definition = '销号日期在本年的文书里登记的、被监督单位撤销的行政处罚决定；同一份决定只计一次。'
    return counted({ id: 'revoked', label: '撤销行政处罚', unit: '件', definition, rows: [...seen.values()] })
  }

const transferred = ({ clues }: Counting, year: number): readonly Clue[] =>
  clues.filter(({ transfer }) => transfer !== null && yearOf(transfer.on) === year)

const cluesTo =
  (books: Counting, receiver: Clue['facts']['receiverKind'] | null): Maker =>
  (year) => {
    const found = transferred(books, year).filter(
      ({ facts }) => receiver === null || facts.receiverKind === receiver,
    )
    return {
      id: receiver === null ? 'clues' : `clues-${receiver}`,
      label: receiver === null ? '移送问题线索' : `移送${receiver}`,
      unit: '条',
      definition: `移送日期在本年的问题线索${receiver === null ? '' : `中，接收机关是${receiver}的`}。`,
      value: found.length,
      rows: mayHandleClues(books.viewer) ? found.map(clueRow) : [],
    }
  }

/** 公益诉讼: matters marked so, and clues of harm to the public handed to the procuratorate whose matter is not. */
const publicInterest =
  (books: Counting): Maker =>
  (year) => {
    const matters = books.matters.filter(
      ({ facts }) => facts.isPublicInterest && yearOf(facts.registeredOn) === year,
    )
    const known = new Set(books.matters.filter(({ facts }) => facts.isPublicInterest).map(({ id }) => id))
    const clues = transferred(books, year).filter(
      ({ facts }) =>
        facts.nature === '公益损害' && facts.receiverKind === '检察机关' && !known.has(facts.matterId ?? ''),
    )
    return {
      id: 'public-interest',
      label: '公益诉讼线索',
      unit: '件',
      definition:
        '立项日期在本年、标明涉及公益诉讼的监督案件，加上本年移送检察机关、性质为公益损害而所属监督案件没有这样标明的问题线索。',
      value: matters.length + clues.length,
      rows: [
        ...matters.map((matter) => matterRow(matter)),
        ...(mayHandleClues(books.viewer) ? clues.map(clueRow) : []),
      ],
    }
  }

const disputes =
  ({ disputes: all }: Counting): Maker =>
  (year) => {
    const rows = all
      .filter(({ facts }) => yearOf(facts.appliedOn) === year)
      .map((dispute): FigureRow => ({
        ...{ id: dispute.id, table: 'disputes', rowId: dispute.id, on: dispute.facts.appliedOn },
        ...{ label: `${disputeNumber(dispute)} ${dispute.facts.title}`, unit: dispute.facts.applicant },
        ...{ detail: dispute.ending?.way ?? '办理中', isCounted: true },
      }))
    const definition = '提出申请的日期在本年的行政执法争议协调。'
    return counted({ id: 'disputes', label: '争议协调', unit: '件', definition, rows })
  }

/** One decimal, from whole numbers. */
export const percent = (part: number, all: number): number | null =>
  all === 0 ? null : Math.round((part * 1000) / all) / 10

const rate = (figure: Omit<Draft, 'unit'>): Draft & { value: number | null } => ({
  ...figure,
  unit: '%',
  value: percent(rowsOf({ ...figure, unit: '%', value: 0, before: 0 }).length, figure.rows.length),
})

const deliveryRate =
  (books: Counting): Maker =>
  (year) => {
    const rows = issuedIn(books.documents, year)
      .filter(({ kind }) => kind.followUp.needsDelivery)
      .map((paper) => {
        const on = paper.followUp.delivery?.receivedOn
        return paperRow(books, paper, on === undefined ? '没有登记送达' : `${on} 送达`, on !== undefined)
      })
    const definition = `成文日期在本年、${OUT}、需要送达的文书中，已经登记送达的所占比例。`
    return rate({ id: 'delivery-rate', label: '送达率', definition, rows })
  }

const replyRate =
  (books: Counting): Maker =>
  (year) => {
    const rows = issuedIn(books.documents, year).flatMap((paper) => {
      const term = asksForAnswer(paper) ? answerTermOf(paper, books.calendars) : null
      const first = paper.followUp.replies[0]?.receivedOn
      if (term === null || (first === undefined && books.today <= term.dueOn)) return []
      const isInTime = first !== undefined && first <= term.dueOn
      const detail = `期限 ${term.dueOn}，${first === undefined ? '没有反馈' : `${first} 反馈`}`
      return [paperRow(books, paper, detail, isInTime)]
    })
    const definition = `成文日期在本年、${OUT}、要求反馈或者整改的文书中，期限已经届满或者已经反馈的，第一次反馈不晚于期限（含批准的延期）的所占比例。`
    return rate({ id: 'reply-rate', label: '按期反馈率', definition, rows })
  }

const rectified = (books: Counting, year: number): readonly FigureRow[] =>
  issuedIn(books.documents, year).flatMap((paper) => {
    const term = paper.kind.followUp.needsRectification ? answerTermOf(paper, books.calendars) : null
    const last = paper.followUp.verifications.at(-1)
    if (term === null || (last === undefined && books.today <= term.dueOn)) return []
    const detail = last === undefined ? `期限 ${term.dueOn}，没有核查` : `${last.on} 核查：${last.result}`
    return [paperRow(books, paper, detail, answerState(paper) === 'done')]
  })

const rectifyRate =
  (books: Counting): Maker =>
  (year) => {
    const definition = `成文日期在本年、${OUT}、要求整改的文书中，期限已经届满或者已经核查的，核查认为已整改的所占比例。`
    return rate({ id: 'rectify-rate', label: '整改率', definition, rows: rectified(books, year) })
  }

const rectifyDays =
  (books: Counting): Maker =>
  (year) => {
    const byId = new Map(books.documents.map((paper) => [paper.id, paper]))
    const rows = rectified(books, year)
      .filter(({ isCounted }) => isCounted)
      .map((row) => {
        const followUp = byId.get(row.rowId)?.followUp
        const [from, to] = [followUp?.delivery?.receivedOn, followUp?.verifications.at(-1)?.on]
        return { row, days: from === undefined || to === undefined ? 0 : daysBetween(from, to) }
      })
    const sum = rows.reduce((total, { days }) => total + days, 0)
    return {
      id: 'rectify-days',
      label: '平均整改天数',
      unit: '天',
      definition: '整改率中计入“已整改”的文书，从收到文书之日到核查认为已整改之日的平均日历天数。',
      value: rows.length === 0 ? null : Math.round((sum * 10) / rows.length) / 10,
      rows: rows.map(({ row, days }) => ({ ...row, detail: `${row.detail}，${days} 天` })),
    }
  }

export type YearlyFigures = {
  readonly year: number
  /** The founding article's list, in its order. */
  readonly printed: readonly Figure[]
  /** 移送 by receiving body, and 争议协调. */
  readonly more: readonly Figure[]
  readonly rates: readonly Figure[]
}

export function yearlyFigures(books: Counting, year: number): YearlyFigures {
  const made = (makers: readonly Maker[]): readonly Figure[] =>
    makers.map((maker) => ({ ...maker(year), before: maker(year - 1).value }))
  return {
    year,
    printed: made([
      ofKind(books, 'reminder', '工作提示函'),
      ofMatters(books, MATTERS, () => true),
      ofKind(books, 'opinion', '监督意见书'),
      ofKind(books, 'suggestion', '监督建议书'),
      ofKind(books, 'decision', '监督决定书'),
      revoked(books),
      cluesTo(books, null),
      ofMatters(books, JOINT, ({ facts }) => facts.isJoint),
      publicInterest(books),
    ]),
    more: made([...CLUE_RECEIVERS.map((receiver) => cluesTo(books, receiver)), disputes(books)]),
    rates: made([deliveryRate(books), replyRate(books), rectifyRate(books), rectifyDays(books)]),
  }
}

const MATTERS = { id: 'matters', label: '监督案件', definition: '立项日期在本年的监督案件。' }
const JOINT = {
  id: 'joint',
  label: '与检察机关联合监督',
  definition: '立项日期在本年、标明与检察机关联合监督的监督案件。',
}
