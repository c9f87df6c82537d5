/** 文书台账: one line a number, void ones too. Of a paper about a clue only its number and who received it. */
import { visibleDocuments, isCluePaper, type Viewer } from '@shared/domain/loop/access'
import { answerTermOf } from '@shared/domain/loop/clocks'
import { matterNumber, type Matter } from '@shared/domain/loop/matter'
import type { Paper } from '@shared/domain/loop/progress'
import { paperStatus } from '@shared/domain/loop/status'
import type { WorkCalendar } from '@shared/domain/law/calendar'
import { yearOf } from '@shared/domain/law/days'
import { column } from './loop-parts'
import type { Cell, ReportTable } from './table'

export type DocumentRegisterInput = {
  readonly documents: readonly Paper[]
  readonly matters: readonly Matter[]
  readonly calendars: readonly WorkCalendar[]
  readonly viewer: Viewer
  /** null: all years */
  readonly year: number | null
  /** Title and number of a case. */
  readonly caseName: (caseId: string) => string
  readonly printedOn: string
}

export function buildDocumentRegister(input: DocumentRegisterInput): ReportTable {
  const { documents, viewer, year, printedOn } = input
  const listed = visibleDocuments(documents, viewer)
    .filter(({ number, issuedOn }) => number !== null && issuedOn !== null)
    .filter(({ issuedOn }) => year === null || yearOf(issuedOn ?? '') === year)
    .toSorted(byNumber)
  const rowOf = registerRow(input)
  return {
    title: '行政执法监督文书台账',
    facts: [
      ['年度', year === null ? '全部' : `${year} 年`],
      [
        '文书数',
        `${listed.length} 份（含作废 ${listed.filter(({ state }) => state === 'voided').length} 份）`,
      ],
      ['打印日期', printedOn],
    ],
    columns: [
      column('登记号', 13),
      column('种类', 10),
      column('文号', 15),
      column('主送', 13),
      column('案由', 11),
      column('案卷', 16),
      column('成文', 9, 'center'),
      column('送达', 9, 'center'),
      column('整改到期', 9, 'center'),
      column('反馈', 9, 'center'),
      column('核查结论', 8, 'center'),
      column('状态', 8, 'center'),
      column('升级文号', 12),
      column('归档号', 10),
    ],
    rows: listed.map(rowOf),
    notes: [],
    signatures: ['填表人：', '审核人：', `日期：${printedOn}`],
    isSample: false,
  }
}

const byNumber = (a: Paper, b: Paper): number =>
  (a.issuedOn ?? '').localeCompare(b.issuedOn ?? '') ||
  (a.number?.prefix ?? '').localeCompare(b.number?.prefix ?? '') ||
  (a.number?.serial ?? 0) - (b.number?.serial ?? 0)

function registerRow({ documents, matters, calendars, caseName }: DocumentRegisterInput) {
  const byId = new Map(documents.map((paper) => [paper.id, paper]))
  const find = (id: string): Paper | undefined => byId.get(id)
  const matterOf = new Map(matters.map((matter) => [matter.id, matter]))
  return (paper: Paper): Cell[] => {
    const { kind, number, fields, followUp, issuedOn } = paper
    if (isCluePaper(paper, find))
      return ['', '', number?.text ?? '', fields.addressee, ...Array.from({ length: 10 }, () => '')]
    const matter = matterOf.get(paper.matterId ?? '')
    const cases = paper.caseId === null ? (matter?.facts.caseIds ?? []) : [paper.caseId]
    return [
      matter === undefined ? '' : matterNumber(matter),
      kind.title,
      number?.text ?? '',
      fields.addressee,
      matter?.facts.cause ?? '',
      cases.map(caseName).join('\n'),
      issuedOn,
      followUp.delivery?.receivedOn ?? '',
      paper.state === 'voided' ? '' : (answerTermOf(paper, calendars)?.dueOn ?? ''),
      followUp.replies.at(-1)?.receivedOn ?? '',
      followUp.verifications.at(-1)?.result ?? '',
      paperStatus(paper, find),
      find(followUp.escalatedTo ?? '')?.number?.text ?? '',
      matter?.archive?.archiveNumber ?? '',
    ]
  }
}
