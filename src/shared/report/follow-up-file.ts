/** 送达与整改情况: what happened to one paper after it went out, its clocks, and what came back with it. */
import type { Due } from '@shared/domain/loop/clocks'
import type { FindPaper, Paper } from '@shared/domain/loop/progress'
import { paperStatus } from '@shared/domain/loop/status'
import { COURSE_COLUMNS, column, courseRows, followUpLines, issuedLine, paperName } from './loop-parts'
import type { ReportTable, TablePart } from './table'

export const duesPart = (dues: readonly Due[], today: string): TablePart => ({
  heading: `期限（${today}）`,
  columns: [
    column('期限', 14),
    column('文书', 20),
    column('起算', 12, 'center'),
    column('届满', 12, 'center'),
    column('还有（日）', 8, 'right'),
    column('怎么算的', 46),
  ],
  rows: dues.map(({ what, about, startedOn, dueOn, daysLeft, explanation }) => [
    what,
    about,
    startedOn,
    dueOn,
    daysLeft,
    explanation,
  ]),
})

export const evidencePart = (papers: readonly Paper[]): TablePart => ({
  heading: '证明材料',
  columns: [column('文书', 20), column('来源', 16), column('文件', 40), column('页数', 8, 'right')],
  rows: papers.flatMap((paper) => {
    const { delivery, replies, verifications } = paper.followUp
    const name = paper.number?.text ?? paper.kind.title
    return [
      ...(delivery?.files ?? []).map((file) => [name, '送达回证', file.name, file.pageCount]),
      ...replies.flatMap(({ receivedOn, files }) =>
        files.map((file) => [name, `反馈 ${receivedOn}`, file.name, file.pageCount]),
      ),
      ...verifications.flatMap(({ on, files }) =>
        files.map((file) => [name, `核查 ${on}`, file.name, file.pageCount]),
      ),
      ...paper.files.map((file) => [name, '随附材料', file.name, file.pageCount]),
    ]
  }),
})

export function buildFollowUpFile(
  paper: Paper,
  dues: readonly Due[],
  find: FindPaper,
  printedOn: string,
): ReportTable {
  const { fields, issuedOn, followUp } = paper
  const parts = [duesPart(dues, printedOn), evidencePart([paper])].filter(({ rows }) => rows.length > 0)
  return {
    title: '监督文书送达与整改情况',
    facts: [
      ['文书', paperName(paper)],
      ['主送', fields.addressee],
      ['成文日期', issuedOn ?? ''],
      ['状态', paperStatus(paper, find)],
      ['撤销决定', followUp.closing?.revoked.join('、') ?? ''],
      ['打印日期', printedOn],
    ],
    columns: COURSE_COLUMNS,
    rows: courseRows([...issuedLine(paper), ...followUpLines(paper)]),
    parts,
    notes: [],
    signatures: ['填表人：', '审核人：', `日期：${printedOn}`],
    isSample: false,
  }
}
