/** What the forms of the loop share: form tables of two columns, names, lists of attached files. */
import type { AttachedFile } from '@shared/domain/document/attached-file'
import type { Paper } from '@shared/domain/loop/progress'
import type { PersonRef } from '@shared/domain/people/person'
import type { Cell, Column, ReportTable, TablePart } from './table'

export const column = (label: string, width: number, align: Column['align'] = 'left'): Column => ({
  label,
  width,
  align,
})

const FORM_COLUMNS: readonly Column[] = [column('项目', 16, 'center'), column('内容', 64)]

/** A form to be read, or filled in by hand: what and what. */
export const formTable = (
  title: string,
  rows: readonly (readonly [label: string, value: string])[],
  signatures: readonly string[],
): ReportTable => ({
  ...{ title, facts: [], columns: FORM_COLUMNS, rows, notes: [], signatures, isSample: false },
})

export const formPart = (
  heading: string,
  rows: readonly (readonly [label: string, value: string])[],
): TablePart => ({ heading, columns: FORM_COLUMNS, rows })

export const namesOf = (people: readonly PersonRef[]): string => people.map(({ name }) => name).join('、')

export const filesText = (files: readonly AttachedFile[]): string =>
  files.map(({ name, pageCount }) => `${name}（${pageCount} 页）`).join('\n')

export const paperName = ({ kind, number }: Pick<Paper, 'kind' | 'number'>): string =>
  `${kind.title}${number === null ? '' : ` ${number.text}`}`

/** A line of the course of a matter or a paper. */
export type CourseLine = {
  readonly on: string
  readonly what: string
  readonly who: string
  readonly note: string
}

export const COURSE_COLUMNS: readonly Column[] = [
  column('日期', 12, 'center'),
  column('事项', 24),
  column('人员', 16),
  column('说明', 40),
]

export const courseRows = (lines: readonly CourseLine[]): readonly Cell[][] =>
  lines.toSorted((a, b) => a.on.localeCompare(b.on)).map(({ on, what, who, note }) => [on, what, who, note])

/** What happened to a paper after it went out, in the words of its own follow-up. */
export function followUpLines(paper: Paper): readonly CourseLine[] {
  const { delivery, extension, reminders, replies, verifications, closing, recall } = paper.followUp
  const name = paper.number?.text ?? paper.kind.title
  const line = (on: string, what: string, who: string, note: string): CourseLine => ({
    ...{ on, who, note },
    what: `${name} ${what}`,
  })
  return [
    ...(delivery
      ? [
          line(
            delivery.receivedOn,
            delivery.refusal === null ? '送达' : '送达（拒收）',
            namesOf(delivery.servers),
            `${delivery.way}，${delivery.unit}${delivery.receivedBy === '' ? '' : `，收件人 ${delivery.receivedBy}`}`,
          ),
        ]
      : []),
    ...(extension
      ? [
          line(
            extension.requestedOn,
            '延期',
            extension.approvedBy.name,
            `${extension.days}日，${extension.reason}`,
          ),
        ]
      : []),
    ...reminders.map((one) => line(one.on, '催办', '', [one.way, one.note].filter(Boolean).join('，'))),
    ...replies.map((one) =>
      line(one.receivedOn, '收到反馈', '', [one.number, one.text].filter(Boolean).join('，')),
    ),
    ...verifications.map((one) => line(one.on, `核查：${one.result}`, namesOf(one.people), one.opinion)),
    ...(closing
      ? [
          line(
            closing.on,
            '销号',
            '',
            [closing.conclusion, ...closing.revoked.map((one) => `撤销 ${one}`)].join('；'),
          ),
        ]
      : []),
    ...(recall ? [line(recall.on, '收回', '', `收回 ${recall.returned} 份，缺失 ${recall.missing} 份`)] : []),
  ]
}

/** The paper itself: drafted is no act of the case; signed is. */
export const issuedLine = (paper: Paper): readonly CourseLine[] =>
  paper.issuedOn === null
    ? []
    : [{ on: paper.issuedOn, what: `制发 ${paperName(paper)}`, who: '', note: paper.fields.addressee }]
